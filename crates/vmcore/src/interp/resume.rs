//! What an instruction does with the value that a Python function called by it has returned: the instruction at `s`
//! still has its operands.

use ir::Op;

use super::jumps::outcome;
use super::operators::operands;
use super::state::{Outcome, State};
use crate::objects::types::class_of;
use crate::ops::{self, CompareOp};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The comparison that an instruction makes, if it makes one.
fn comparison(op: Op) -> Option<CompareOp> {
    Some(match op {
        Op::Less | Op::JumpIfLess => CompareOp::Less,
        Op::LessEqual | Op::JumpIfLessEqual => CompareOp::LessEqual,
        Op::Equal | Op::JumpIfEqual => CompareOp::Equal,
        Op::NotEqual | Op::JumpIfNotEqual => CompareOp::NotEqual,
        Op::Greater | Op::JumpIfGreater => CompareOp::Greater,
        Op::GreaterEqual | Op::JumpIfGreaterEqual => CompareOp::GreaterEqual,
        _ => return None,
    })
}

pub(super) fn resume(vm: &mut Vm, s: State, value: Value) -> Res<Outcome> {
    let i = s.instr();
    if let Some(op) = comparison(i.op) {
        let (a, b) = operands(s);
        let value =
            if value.is_not_implemented() { ops::compare::without_left(vm, op, a, b)? } else { value };
        if matches!(
            i.op,
            Op::Less | Op::LessEqual | Op::Equal | Op::NotEqual | Op::Greater | Op::GreaterEqual
        ) {
            return Ok(Outcome::Store(value));
        }
        let truth = ops::truth(vm, &value)?;
        return Ok(outcome(s, truth));
    }
    match i.op {
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
        // What assigns has no use for the value.
        Op::SetItem | Op::DeleteItem | Op::StoreAttr | Op::DeleteAttr => Ok(Outcome::Go),
        _ => Ok(Outcome::Store(value)),
    }
}
