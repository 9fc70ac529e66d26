//! What an instruction does with the value that a Python function called by it has returned: the instruction at `s`
//! still has its operands.

use ir::{Instr, Op};

use super::jumps::outcome;
use super::operators::{self, operands};
use super::state::{Outcome, State};
use crate::objects::types::class_of;
use crate::ops::compare::IN_COMPARISON;
use crate::ops::recursion::deeper;
use crate::ops::{self, BinaryOp, CompareOp};
use crate::value::{Value, Word};
use crate::vm::{Res, Vm};

/// The comparison that an instruction makes, if it makes one.
fn comparison(op: Op) -> Option<CompareOp> {
    Some(match op.forward() {
        Op::Less | Op::JumpIfLess => CompareOp::Less,
        Op::LessEqual | Op::JumpIfLessEqual => CompareOp::LessEqual,
        Op::Equal | Op::JumpIfEqual => CompareOp::Equal,
        Op::NotEqual | Op::JumpIfNotEqual => CompareOp::NotEqual,
        Op::Greater | Op::JumpIfGreater => CompareOp::Greater,
        Op::GreaterEqual | Op::JumpIfGreaterEqual => CompareOp::GreaterEqual,
        _ => return None,
    })
}

/// The operator that an instruction applies, if it applies one.
fn operator(op: Op) -> Option<BinaryOp> {
    Some(match op {
        Op::Add => BinaryOp::Add,
        Op::Subtract => BinaryOp::Subtract,
        Op::Multiply => BinaryOp::Multiply,
        Op::TrueDivide => BinaryOp::TrueDivide,
        Op::FloorDivide => BinaryOp::FloorDivide,
        Op::Remainder => BinaryOp::Remainder,
        Op::Power => BinaryOp::Power,
        Op::MatrixMultiply => BinaryOp::MatrixMultiply,
        Op::LeftShift => BinaryOp::LeftShift,
        Op::RightShift => BinaryOp::RightShift,
        Op::And => BinaryOp::And,
        Op::Or => BinaryOp::Or,
        Op::Xor => BinaryOp::Xor,
        _ => return None,
    })
}

/// How an instruction ends, its operands aside.
pub(super) enum Ending {
    /// Its result is this word.
    Store(Word),
    /// It jumps if the truth is what it asks for.
    Branch(bool),
    /// It has no result.
    Go,
}

/// How the instruction ends that asked a special method which has returned `value`, if that is all it takes. The value's
/// count is the result's, where it is one.
#[inline(always)]
pub(super) fn ending(vm: &Vm, i: &Instr, value: &Value) -> Option<Ending> {
    if value.is_not_implemented() {
        return None;
    }
    if operator(i.op).is_some() || is_stored_comparison(i.op) {
        return Some(Ending::Store(value.word()));
    }
    if comparison(i.op).is_some() {
        return value.as_bool().map(Ending::Branch);
    }
    match i.op.forward() {
        Op::JumpIf | Op::JumpIfContains => value.as_bool().map(Ending::Branch),
        Op::Not => value.as_bool().map(|truth| Ending::Store(Value::bool(!truth).into_word())),
        Op::Contains => {
            value.as_bool().map(|truth| Ending::Store(Value::bool(truth != (i.n == 1)).into_word()))
        }
        Op::SetItem | Op::DeleteItem | Op::StoreAttr if value.is_none() => Some(Ending::Go),
        Op::GetIter if ops::iter::is_iterator(vm, value) => Some(Ending::Store(value.word())),
        _ => None,
    }
}

/// Whether an instruction compares for a value, not to jump by it.
fn is_stored_comparison(op: Op) -> bool {
    matches!(op, Op::Less | Op::LessEqual | Op::Equal | Op::NotEqual | Op::Greater | Op::GreaterEqual)
}

/// `keep` is what the frame that returned was to remember.
pub(super) fn resume(vm: &mut Vm, s: State, keep: Word, value: Value) -> Res<Outcome> {
    let i = s.instr();
    if let Some(op) = operator(i.op) {
        if value.is_not_implemented() {
            return operators::ask(vm, s, op, operators::asked(keep));
        }
        return Ok(Outcome::Store(value));
    }
    if let Some(op) = comparison(i.op) {
        let (a, b) = operands(s);
        let value = match value.is_not_implemented() {
            true => deeper(vm, IN_COMPARISON, |vm| ops::compare::without_left(vm, op, a, b))?,
            false => value,
        };
        if is_stored_comparison(i.op) {
            return Ok(Outcome::Store(value));
        }
        let truth = ops::truth(vm, &value)?;
        return Ok(outcome(s, truth));
    }
    match i.op.forward() {
        Op::Not | Op::JumpIf => {
            let Some(truth) = value.as_bool() else {
                let class = class_of(vm, &value).name(vm);
                return Err(vm.type_error(&format!("__bool__ should return bool, returned {class}")));
            };
            Ok(if i.op == Op::Not { Outcome::Store(Value::bool(!truth)) } else { outcome(s, truth) })
        }
        Op::Contains => {
            let truth = ops::truth(vm, &value)?;
            Ok(Outcome::Store(Value::bool(truth != (i.n == 1))))
        }
        Op::JumpIfContains => {
            let truth = ops::truth(vm, &value)?;
            Ok(outcome(s, truth))
        }
        Op::GetIter => ops::iter::checked(vm, value).map(Outcome::Store),
        // What assigns has no use for the value.
        Op::SetItem | Op::DeleteItem | Op::StoreAttr | Op::DeleteAttr => Ok(Outcome::Go),
        _ => Ok(Outcome::Store(value)),
    }
}
