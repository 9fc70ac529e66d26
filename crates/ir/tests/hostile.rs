//! Code that the bytecode's verifier accepts and no compiler emits: the work that it can cause is bounded.

mod model {
    pub mod assemble;
}

use bytecode::{CodeObject, Const, Version};
use minivm_ir::{LowerError, Lowered, lower};
use model::assemble::Assembler;

fn lowered(code: &CodeObject) -> Result<Lowered, LowerError> {
    lower(code, &bytecode::verify(code, Version::V311).expect("the bytecode is valid"))
}

/// Code with so many entries on the stack while `body` is there.
fn on_deep_stack(depth: u32, body: impl FnOnce(&mut Assembler)) -> CodeObject {
    let mut out = Assembler::default();
    out.plain("RESUME", 0);
    (0..depth).for_each(|entry| out.plain("LOAD_FAST", entry % 3));
    body(&mut out);
    (1..depth).for_each(|_| out.plain("POP_TOP", 0));
    out.plain("RETURN_VALUE", 0);
    out.finish(3, 3, vec![Const::None], depth + 2)
}

/// Work in the square of the size would exceed the budget.
#[test]
fn joins_on_a_deep_stack_are_lowered() {
    let code = on_deep_stack(20_000, |out| {
        for _ in 0..20_000 {
            let join = out.label();
            out.plain("LOAD_FAST", 0);
            out.jump("POP_JUMP_FORWARD_IF_TRUE", "", join);
            out.plain("LOAD_FAST", 1);
            out.plain("STORE_FAST", 2);
            out.place(join);
        }
    });
    let lowered = lowered(&code).expect("lowered");
    // The 20,000 entries below the joins are loaded in pairs.
    assert_eq!(lowered.instrs.len(), 70_001);
}

#[test]
fn exchanges_across_a_deep_stack_are_refused_once_they_cost_too_much() {
    let exchanges = |count| {
        on_deep_stack(10_000, |out| {
            for _ in 0..count {
                let join = out.label();
                out.plain("LOAD_FAST", 0);
                out.jump("POP_JUMP_FORWARD_IF_TRUE", "", join);
                out.plain("SWAP", 10_000);
                out.place(join);
            }
        })
    };
    assert!(lowered(&exchanges(100)).is_ok());
    let error = lowered(&exchanges(10_000)).expect_err("refused");
    assert_eq!(error.message, "the stack is too involved");
}

#[test]
fn deletions_of_many_locals_in_many_loops_are_lowered() {
    let (locals, loops) = (20_000, 10_000);
    let mut out = Assembler::default();
    out.plain("RESUME", 0);
    let labels: Vec<_> = (0..=loops).map(|_| out.label()).collect();
    for (i, &label) in labels[..loops].iter().enumerate() {
        let local = i as u32 % locals;
        out.place(label);
        out.plain("LOAD_CONST", 0);
        out.jump("POP_JUMP_FORWARD_IF_TRUE", "", labels[i + 1]);
        out.plain("LOAD_CONST", 0);
        out.plain("STORE_FAST", local);
        out.plain("LOAD_CONST", 0);
        out.jump("", "POP_JUMP_BACKWARD_IF_TRUE", labels[i.saturating_sub(3_000)]);
        out.plain("DELETE_FAST", local);
    }
    out.place(labels[loops]);
    out.plain("LOAD_CONST", 0);
    out.plain("RETURN_VALUE", 0);
    assert!(lowered(&out.finish(locals as usize, 0, vec![Const::None], 3)).is_ok());
}
