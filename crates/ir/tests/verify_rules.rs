//! Every rule of the verifier of lowered code refuses something.

mod support;

use bytecode::{CodeObject, Version};
use minivm_ir::{ABSENT, Handler, Instr, Lowered, Op, State, lower, verify};
use std::sync::Arc;

/// The code of the first function in a source text, and its lowered form.
fn function(source: &str) -> (Arc<CodeObject>, Lowered) {
    let module = support::compile(source);
    let code = module.nested().next().expect("a function").clone();
    let verified = bytecode::verify(&code, Version::V311).expect("compile() emits valid code");
    let lowered = lower(&code, &verified).expect("valid code is lowered");
    assert_eq!(verify(&lowered, &code).err(), None);
    (code, lowered)
}

/// The rule by which a changed form is refused.
fn refused(source: &str, change: impl FnOnce(&mut Lowered)) -> u8 {
    let (code, mut lowered) = function(source);
    change(&mut lowered);
    verify(&lowered, &code).expect_err("the change breaks a rule").rule
}

/// Changes the only instruction of an operation.
fn change(lowered: &mut Lowered, op: Op, change: impl FnOnce(&mut Instr)) {
    let mut found = lowered.instrs.iter_mut().filter(|instr| instr.op == op);
    change(found.next().expect("the instruction is there"));
    assert_eq!(found.next(), None);
}

const ADD: &str = "def f(x): return x + 1";
const CALL: &str = "def f(x): return x(x, 1)";
const METHOD: &str = "def f(x): return x.m(1)";
const BRANCH: &str = "def f(x):\n y = x() if x else 1\n return g(y)";
const LOOP: &str = "def f(x):\n for y in x: pass";
const WHILE: &str = "def f(x):\n while x: x = x()";
const HANDLER: &str = "def f(x):\n try: x()\n except g: pass";

#[test]
fn registers_and_offsets_agree_with_the_code() {
    assert_eq!(refused(ADD, |l| l.first_temp += 1), 1);
    assert_eq!(refused(ADD, |l| l.registers = i16::MAX as u16 + 1), 1);
    assert_eq!(refused(ADD, |l| l.offsets.push([0; 2])), 1);
}

#[test]
fn operands_are_there() {
    assert_eq!(refused(ADD, |l| change(l, Op::Add, |i| i.a = 100)), 2);
    assert_eq!(refused(ADD, |l| change(l, Op::Add, |i| i.c = -100)), 2);
    assert_eq!(refused(CALL, |l| change(l, Op::LoadPair, |i| i.c = 0)), 4);
    assert_eq!(refused(METHOD, |l| change(l, Op::LoadMethod, |i| i.x = 7)), 2);
    assert_eq!(refused(METHOD, |l| l.sites[0].name = 9), 2);
    assert_eq!(refused(LOOP, |l| change(l, Op::ForIter, |i| i.x = -50)), 2);
    assert_eq!(refused(LOOP, |l| change(l, Op::ForIter, |i| i.x = i32::MAX)), 2);
    assert_eq!(refused(LOOP, |l| change(l, Op::Repeat, |i| i.x -= 1)), 2);
    assert_eq!(refused(CALL, |l| change(l, Op::Call, |i| i.n = 50)), 2);
}

#[test]
fn what_jumps_back_looks_at_the_eval_breaker() {
    let (_, lowered) = function(WHILE);
    let jumps = |op| lowered.instrs.iter().filter(|instr| instr.op == op).count();
    assert_eq!((jumps(Op::JumpIf), jumps(Op::JumpBackIf)), (1, 1));
    assert_eq!(refused(WHILE, |l| change(l, Op::JumpBackIf, |i| i.op = Op::JumpIf)), 2);
    assert_eq!(refused(WHILE, |l| change(l, Op::JumpIf, |i| i.op = Op::JumpBackIf)), 2);
}

#[test]
fn only_what_may_be_missing_is_absent() {
    assert_eq!(refused(ADD, |l| change(l, Op::Add, |i| i.c = ABSENT)), 3);
    assert_eq!(refused("def f(x): raise x", |l| change(l, Op::Raise, |i| i.c = 0)), 3);
    assert_eq!(refused("def f(x): raise x", |l| change(l, Op::Raise, |i| i.n = 2)), 3);
}

#[test]
fn registers_are_of_the_right_kind() {
    assert_eq!(refused(CALL, |l| change(l, Op::Call, |i| i.b = 0)), 4);
    assert_eq!(refused(METHOD, |l| change(l, Op::LoadMethod, |i| i.a = 0)), 4);
    assert_eq!(refused(LOOP, |l| change(l, Op::ForIter, |i| i.b = 0)), 4);
    assert_eq!(refused("def f():\n del x\n x = 1", |l| change(l, Op::DeleteLocal, |i| i.b = 1)), 4);
}

#[test]
fn protected_ranges_are_in_order_and_fit() {
    assert_eq!(refused(HANDLER, |l| l.handlers[0].end = l.handlers[0].start), 5);
    assert_eq!(refused(HANDLER, |l| l.handlers.swap(0, 1)), 5);
    assert_eq!(refused(HANDLER, |l| l.handlers[0].target = 1000), 5);
    assert_eq!(refused(HANDLER, |l| l.handlers[0].depth = 20), 5);
}

#[test]
fn control_stays_in_the_code() {
    let cut = |l: &mut Lowered| {
        l.instrs.pop();
        l.offsets.pop();
    };
    assert_eq!(refused(ADD, cut), 6);
}

#[test]
fn what_is_taken_is_owned() {
    assert_eq!(refused(ADD, |l| change(l, Op::Add, |i| i.b = 1)), 7);
    // Taken twice.
    assert_eq!(refused("def f(x): return -x + 1", |l| change(l, Op::Add, |i| i.c = i.b)), 7);
    // The receiver may be empty: only CallMethod takes that.
    assert_eq!(refused(METHOD, |l| change(l, Op::CallMethod, |i| (i.op, i.n) = (Op::BuildTuple, 2))), 7);
}

#[test]
fn what_is_written_is_empty() {
    let twice = |l: &mut Lowered| {
        let at = l.instrs.iter().position(|instr| instr.op == Op::LoadGlobal).expect("a load");
        l.instrs.insert(at, l.instrs[at]);
        l.offsets.insert(at, l.offsets[at]);
    };
    assert_eq!(refused("def f(x): return g", twice), 8);
}

#[test]
fn locals_that_are_read_are_bound() {
    let source = "def f(x):\n if x: y = 1\n return y";
    assert_eq!(refused(source, |l| change(l, Op::CheckBound, |i| i.b = 0)), 9);
}

#[test]
fn temporaries_agree_at_joins() {
    let drop_one = |l: &mut Lowered| {
        let at = l.instrs.iter().position(|instr| instr.op == Op::Drop).expect("a drop");
        l.instrs[at] = Instr::new(Op::Nop);
    };
    assert_eq!(refused("def f(x):\n while x: x()", drop_one), 10);
}

#[test]
fn nothing_is_left_at_the_end() {
    let extra = |l: &mut Lowered| change(l, Op::Return, |i| i.b = 0);
    assert_eq!(refused(ADD, extra), 11);
}

#[test]
fn nothing_lies_above_a_call() {
    assert_eq!(refused(CALL, |l| change(l, Op::Call, |i| i.n = 0)), 12);
}

#[test]
fn states_are_told() {
    let (code, lowered) = function(BRANCH);
    let states = verify(&lowered, &code).expect("valid");
    let at = |op: Op| lowered.instrs.iter().position(|instr| instr.op == op).expect("it is there");
    let before = |op: Op| states.before(&lowered, at(op)).expect("it is reached");
    // x is a parameter, y not assigned yet.
    assert_eq!(before(Op::JumpIf)[..2], [State::Owned, State::Unsure]);
    let last = states.before(&lowered, lowered.instrs.len() - 1).expect("it is reached");
    assert_eq!(last[..3], [State::Owned, State::Owned, State::Owned]);
}

#[test]
fn handlers_find_what_they_expect() {
    // A handler that expects an entry which is not there finds a temporary empty.
    let deeper = |l: &mut Lowered| l.handlers[0] = Handler { lasti: true, ..l.handlers[0] };
    assert!([8, 10].contains(&refused(HANDLER, deeper)));
}
