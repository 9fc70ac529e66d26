//! Rules 1 to 6, each about an instruction or table by itself.

use super::{Check, require};
use crate::{ABSENT, Effect, Field, Handler, Instr, Lowered, Op, Role};
use bytecode::CodeObject;

pub(super) fn whole(lowered: &Lowered, code: &CodeObject) -> Check {
    let (locals, registers) = (usize::from(lowered.first_temp), usize::from(lowered.registers));
    let agree = locals == code.localsplusnames.len() && registers >= locals;
    require(agree && registers <= i16::MAX as usize, 1, || format!("{locals} of {registers} registers"))?;
    let (instrs, offsets) = (lowered.instrs.len(), lowered.offsets.len());
    require(instrs == offsets, 1, || format!("{instrs} instructions, {offsets} offsets"))?;
    for site in &lowered.sites {
        require((site.name as usize) < code.names.len(), 2, || format!("a site has name {}", site.name))?;
    }
    let mut free = 0;
    for handler in &lowered.handlers {
        let &Handler { start, end, target, depth, lasti } = handler;
        let in_order = free <= start && start < end && end as usize <= instrs && (target as usize) < instrs;
        require(in_order, 5, || format!("range {start}..{end} with handler {target}"))?;
        let found = locals + usize::from(depth) + usize::from(lasti) + 1;
        require(found <= registers, 5, || {
            format!("handler {target} finds {found} of {registers} registers")
        })?;
        free = end;
    }
    let last = lowered.instrs.last();
    let ends = last.is_some_and(|last| !falls_through(last));
    require(ends, 6, || "control runs off the end".into())
}

/// Whether control can go on to the next instruction.
pub(super) fn falls_through(instr: &Instr) -> bool {
    instr.op.info().effect != Effect::Ends && !matches!(instr.op, Op::Jump | Op::JumpBack | Op::Repeat)
}

pub(super) fn instr(lowered: &Lowered, code: &CodeObject, index: usize, instr: &Instr) -> Check {
    let locals = i32::from(lowered.first_temp);
    let registers = i32::from(lowered.registers);
    for &(field, role) in instr.op.info().operands {
        let value = instr.field(field);
        let there = match role {
            Role::Def | Role::Use | Role::Keep if value == ABSENT.into() => {
                require(may_be_absent(instr, field), 3, || format!("{field:?} is absent"))?;
                true
            }
            Role::Def => {
                let results = instr.results() as i32;
                require(results == 1 || value >= locals, 4, || "several results are not temporaries".into())?;
                (0..=registers - results).contains(&value)
            }
            Role::Use if value < 0 => ((-1 - value) as usize) < code.consts.len(),
            Role::Use | Role::Keep => (0..registers).contains(&value),
            Role::Win => {
                let window = instr.window();
                require(window.start >= locals, 4, || "a window is not among the temporaries".into())?;
                window.end <= registers
            }
            Role::Jump => {
                let target = instr.target(index).and_then(|target| lowered.instrs.get(target));
                target.is_some_and(|target| leads_rightly(instr, target.op))
            }
            Role::Site => usize::try_from(value).is_ok_and(|site| site < lowered.sites.len()),
            Role::Con => usize::try_from(value).is_ok_and(|constant| constant < code.consts.len()),
            Role::Imm => true,
        };
        require(there, 2, || format!("operand {field:?} is {value}"))?;
        require(value == ABSENT.into() || !may_be_absent(instr, field), 3, || {
            format!("{field:?} should be absent")
        })?;
    }
    places(instr, locals)
}

/// Whether a jump may lead to such an instruction. A loop that does not look at the eval breaker is one of `Jump` to a
/// `Send`, as the bytecode's verifier has it.
fn leads_rightly(jump: &Instr, to: Op) -> bool {
    let back = jump.x <= 0;
    match jump.op {
        Op::Jump => true,
        Op::JumpBack => back,
        Op::Repeat => back && to == Op::ForIter,
        op => back == (op.forward() != op),
    }
}

/// Whether an operand is one that this instruction does without.
fn may_be_absent(instr: &Instr, field: Field) -> bool {
    match (instr.op, field) {
        (Op::FormatValue, Field::C) => instr.c == ABSENT,
        (Op::Raise, Field::B) => instr.n < 1,
        (Op::Raise, Field::C) => instr.n < 2,
        (Op::Reraise, Field::C) | (Op::CallEx, Field::D) => instr.n < 1,
        _ => false,
    }
}

/// Rule 4, but for windows and results.
fn places(instr: &Instr, locals: i32) -> Check {
    let is_local = |operand: i16| i32::from(operand) < locals;
    let holds = match instr.op {
        Op::Load => !is_local(instr.a) && is_local(instr.b),
        Op::LoadPair => {
            ![instr.a, instr.c].into_iter().any(is_local) && is_local(instr.b) && is_local(instr.d)
        }
        Op::Copy | Op::Drop | Op::ForIter | Op::Send | Op::JumpIfOrDrop => !is_local(instr.b),
        Op::LoadAttr | Op::StoreAttr | Op::GetItem | Op::SetItem => instr.b >= 0,
        Op::LoadMethod => instr.c >= 0,
        Op::CallEx => ![instr.b, instr.c].into_iter().any(is_local) && (instr.n == 0 || !is_local(instr.d)),
        Op::CheckBound
        | Op::DeleteLocal
        | Op::MakeCell
        | Op::LoadCell
        | Op::LoadClassCell
        | Op::StoreCell
        | Op::DeleteCell => is_local(instr.b),
        Op::CopyFreeVars => i32::from(instr.n) <= locals,
        Op::Swap => is_local(instr.a) == is_local(instr.b),
        Op::UnpackPair => is_local(instr.c) && is_local(instr.d) && instr.c != instr.d,
        _ => true,
    };
    require(holds, 4, || format!("{} of a register of the wrong kind", instr.op))
}
