//! What each instruction does to the operand stack: rules 17, 19 and 21.

use crate::op::Op;
use crate::verify::stack::{Kind, Machine, Stack, is_movable, wrong_kind};
use crate::verify::{Check, require};

/// Applies an instruction to the machine's stack, as it is when control goes on behind it. Gives the stack with which
/// it jumps, if it can.
pub(super) fn apply(op: Op, machine: &mut Machine) -> Check<Option<Stack>> {
    match op {
        Op::Nop | Op::MakeCell(_) | Op::CopyFreeVars(_) | Op::Resume(_) | Op::SetupAnnotations => {}
        Op::DeleteFast(_) | Op::DeleteDeref(_) | Op::DeleteName(_) | Op::DeleteGlobal(_) => {}

        Op::PopTop => {
            let kind = machine.pop()?;
            require(is_movable(kind), 19, || format!("POP_TOP drops a {kind:?}"))?;
        }
        Op::PushNull => machine.push(Kind::Null)?,
        Op::Copy(n) => {
            let kind = machine.peek(n)?;
            require(is_movable(kind), 19, || format!("COPY of a {kind:?}"))?;
            machine.push(kind)?;
        }
        Op::Swap(n) => machine.swap(n)?,

        Op::LoadGlobal { push_null, .. } => {
            if push_null {
                machine.push(Kind::Null)?;
            }
            machine.push_values(1)?;
        }
        Op::LoadConst(_)
        | Op::LoadFast(_)
        | Op::LoadClosure(_)
        | Op::LoadDeref(_)
        | Op::LoadClassDeref(_)
        | Op::LoadName(_)
        | Op::LoadBuildClass
        | Op::LoadAssertionError
        | Op::ReturnGenerator => machine.push_values(1)?,
        Op::StoreFast(_)
        | Op::StoreDeref(_)
        | Op::StoreName(_)
        | Op::StoreGlobal(_)
        | Op::DeleteAttr(_)
        | Op::ImportStar
        | Op::PrintExpr => machine.pop_values(1)?,
        Op::StoreAttr(_) | Op::DeleteSubscr | Op::EndAsyncFor => machine.pop_values(2)?,
        Op::StoreSubscr => machine.pop_values(3)?,
        Op::LoadMethod(_) => {
            machine.pop_values(1)?;
            machine.push(Kind::Method)?;
            machine.push(Kind::MethodSelf)?;
        }

        Op::LoadAttr(_)
        | Op::Unary(_)
        | Op::ListToTuple
        | Op::GetIter
        | Op::GetYieldFromIter
        | Op::GetAwaitable(_)
        | Op::GetAiter
        | Op::AsyncGenWrap => replace(machine, 1, 1)?,
        Op::YieldValue => replace(machine, 1, 1)?,
        Op::Binary { .. }
        | Op::Compare(_)
        | Op::Is { .. }
        | Op::Contains { .. }
        | Op::BinarySubscr
        | Op::ImportName(_)
        | Op::PrepReraiseStar => replace(machine, 2, 1)?,
        Op::ImportFrom(_) | Op::GetAnext | Op::GetLen | Op::MatchMapping | Op::MatchSequence => {
            look_and_push(machine, 1)?;
        }
        Op::MatchKeys => look_and_push(machine, 2)?,
        Op::CheckExcMatch => {
            machine.pop_values(1)?;
            look_and_push(machine, 1)?;
        }
        Op::BeforeWith | Op::BeforeAsyncWith => replace(machine, 1, 2)?,
        Op::CheckEgMatch => replace(machine, 2, 2)?,
        Op::MatchClass(_) => replace(machine, 3, 1)?,

        Op::BuildTuple(n) | Op::BuildList(n) | Op::BuildSet(n) | Op::BuildString(n) => {
            replace(machine, n.into(), 1)?;
        }
        Op::BuildMap(pairs) => replace(machine, u64::from(pairs) * 2, 1)?,
        Op::BuildConstKeyMap(n) => replace(machine, u64::from(n) + 1, 1)?,
        Op::BuildSlice { has_step } => replace(machine, 2 + u64::from(has_step), 1)?,
        Op::FormatValue { has_spec, .. } => replace(machine, 1 + u64::from(has_spec), 1)?,
        Op::MakeFunction(flags) => replace(machine, 1 + u64::from(flags.count_ones()), 1)?,
        Op::ListAppend(n) | Op::SetAdd(n) | Op::ListExtend(n) | Op::SetUpdate(n) | Op::DictUpdate(n) => {
            add(machine, 1, n)?
        }
        Op::MapAdd(n) => add(machine, 2, n)?,
        Op::DictMerge(n) => {
            add(machine, 1, n)?;
            machine.expect(n.saturating_add(2), Kind::Value)?;
        }
        Op::UnpackSequence(n) => replace(machine, 1, n.into())?,
        Op::UnpackEx { before, after } => replace(machine, 1, u64::from(before) + 1 + u64::from(after))?,

        Op::Call { argc, .. } => call(machine, argc)?,
        Op::CallFunctionEx { has_kwargs } => {
            machine.pop_values(2 + u64::from(has_kwargs))?;
            machine.pop_kind(Kind::Null)?;
            machine.push_values(1)?;
        }
        Op::ReturnValue => {
            machine.pop_values(1)?;
            let rest = machine.stack.depth;
            require(rest == 0, 21, || format!("RETURN_VALUE leaves {rest} entries"))?;
        }

        Op::PushExcInfo => {
            machine.pop_values(1)?;
            machine.push(Kind::Previous)?;
            machine.push_values(1)?;
        }
        Op::PopExcept => machine.pop_kind(Kind::Previous)?,
        Op::Reraise(n) => {
            machine.pop_values(1)?;
            if n > 0 {
                machine.expect(n, Kind::Lasti)?;
            }
        }
        Op::RaiseVarargs(n) => machine.pop_values(n.into())?,
        Op::WithExceptStart => {
            let shape = [Kind::Value, Kind::Previous, Kind::Lasti, Kind::Value];
            for (n, kind) in (1..).zip(shape) {
                machine.expect(n, kind)?;
            }
            machine.push_values(1)?;
        }

        Op::Jump(_) | Op::JumpBackward(_) => return Ok(Some(machine.stack)),
        Op::PopJumpIf { .. } => {
            machine.pop_values(1)?;
            return Ok(Some(machine.stack));
        }
        Op::JumpIfFalseOrPop(_) | Op::JumpIfTrueOrPop(_) => {
            let jumps_with = machine.stack;
            machine.pop_values(1)?;
            return Ok(Some(jumps_with));
        }
        // The iterator, and SEND's receiver, stay on the stack until they are exhausted.
        Op::ForIter(_) => {
            machine.expect(1, Kind::Value)?;
            let exhausted = machine.without_values(1)?;
            machine.push_values(1)?;
            return Ok(Some(exhausted));
        }
        Op::Send(_) => {
            machine.pop_values(1)?;
            machine.expect(1, Kind::Value)?;
            let returned = machine.stack;
            machine.push_values(1)?;
            return Ok(Some(returned));
        }
    }
    Ok(None)
}

/// What raising to a handler pushes on the stack that was cut for it.
pub(super) fn raise(lasti: bool, machine: &mut Machine) -> Check {
    if lasti {
        machine.push(Kind::Lasti)?;
    }
    machine.push_values(1)
}

fn replace(machine: &mut Machine, pops: u64, pushes: u64) -> Check {
    machine.pop_values(pops)?;
    machine.push_values(pushes)
}

/// Pushes a value got from the uppermost ones, which stay.
fn look_and_push(machine: &mut Machine, looks_at: u32) -> Check {
    (1..=looks_at).try_for_each(|n| machine.expect(n, Kind::Value))?;
    machine.push_values(1)
}

/// Pops entries into a container, which is then the n-th from the top.
fn add(machine: &mut Machine, pops: u64, n: u32) -> Check {
    machine.pop_values(pops)?;
    machine.expect(n, Kind::Value)
}

fn call(machine: &mut Machine, argc: u32) -> Check {
    machine.pop_values(argc.into())?;
    let upper = machine.pop()?;
    let lower = machine.pop()?;
    match (lower, upper) {
        (Kind::Null | Kind::Value, Kind::Value) | (Kind::Method, Kind::MethodSelf) => machine.push_values(1),
        (lower, upper) => Err(wrong_kind("a callable", if upper == Kind::Value { lower } else { upper })),
    }
}
