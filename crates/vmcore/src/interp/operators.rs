//! The slow paths of operators: what has to look at types, and may call Python functions.

use super::jumps::outcome;
use super::state::{Outcome, State};
use crate::ops::{self, BinaryOp, CompareOp, UnaryOp};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The operands `b` and `c`, which stay in their registers.
fn operands<'a>(s: State) -> (&'a Value, &'a Value) {
    // SAFETY: operands are not empty, and nothing overwrites them before the instruction ends.
    unsafe { (s.value(s.instr().b), s.value(s.instr().c)) }
}

pub(super) fn binary(vm: &mut Vm, s: State, op: BinaryOp) -> Res<Outcome> {
    let (a, b) = operands(s);
    let value = if s.instr().n == 1 { ops::inplace(vm, op, a, b)? } else { ops::binary(vm, op, a, b)? };
    Ok(Outcome::Store(value))
}

pub(super) fn compare(vm: &mut Vm, s: State, op: CompareOp) -> Res<Outcome> {
    let (a, b) = operands(s);
    Ok(Outcome::Store(ops::compare(vm, op, a, b)?))
}

pub(super) fn unary(vm: &mut Vm, s: State, op: UnaryOp) -> Res<Outcome> {
    // SAFETY: as in `operands`.
    let a = unsafe { s.value(s.instr().b) };
    Ok(Outcome::Store(ops::unary(vm, op, a)?))
}

pub(super) fn not(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: as in `operands`.
    let a = unsafe { s.value(s.instr().b) };
    Ok(Outcome::Store(Value::bool(!ops::truth(vm, a)?)))
}

pub(super) fn jump_if(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: as in `operands`.
    let truth = ops::truth(vm, unsafe { s.value(s.instr().b) })?;
    Ok(outcome(s, truth))
}

pub(super) fn jump_if_or_drop(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: as in `operands`; the register is the frame's and is dropped where the value is not kept.
    unsafe {
        let truth = ops::truth(vm, s.value(s.instr().b))?;
        if truth != (s.instr().n == 1) {
            s.consume(s.instr().b);
        }
        Ok(outcome(s, truth))
    }
}

pub(super) fn jump_if_compare(vm: &mut Vm, s: State, op: CompareOp) -> Res<Outcome> {
    let (a, b) = operands(s);
    let result = ops::compare(vm, op, a, b)?;
    let truth = ops::truth(vm, &result)?;
    Ok(outcome(s, truth))
}
