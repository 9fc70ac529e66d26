//! `a op= b`

use super::binary::{Origin, ask_candidates, both_sequences, numbers, origin};
use super::{BinaryOp, sequence, unsupported};
use crate::objects::types::{class_of, lookup};
use crate::ops::call;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// `a op= b`
pub fn inplace(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Value> {
    if let Some(result) = numbers(vm, op, a, b) {
        return result;
    }
    if let Some(result) = sequence::quick_inplace(vm, op, a, b) {
        return result.map(|()| a.clone());
    }
    if both_sequences(vm, op, a, b) {
        return inplace_without_candidates(vm, op, a, b);
    }
    if let Some(method) = find_inplace(vm, op, a) {
        let result = call::unbound(vm, &method, a, std::slice::from_ref(b))?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    if let Some(result) = ask_candidates(vm, op, a, b)? {
        return Ok(result);
    }
    inplace_without_candidates(vm, op, a, b)
}

/// What is left when all candidates have answered NotImplemented: sequences, then TypeError.
pub fn inplace_without_candidates(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Value> {
    match sequence::inplace(vm, op, a, b)? {
        Some(result) => Ok(result),
        None => Err(unsupported(vm, op.inplace_symbol(), a, b)),
    }
}

/// The method to ask before all candidates of `a op b`: `__iadd__`, if it is not a builtin sequence's, whose turn comes
/// after them.
pub fn find_inplace(vm: &Vm, op: BinaryOp, a: &Value) -> Option<Value> {
    let method = lookup(vm, class_of(vm, a), op.inplace(vm.names())?)?;
    match origin(vm, &method) {
        Origin::Sequence => None,
        Origin::Number(_) | Origin::Python => Some(method),
    }
}
