//! Arithmetic.

use crate::value::Value;
use crate::vm::{Res, Vm};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    Positive,
    Negative,
    Invert,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    Add,
    Subtract,
    Multiply,
    TrueDivide,
    FloorDivide,
    Remainder,
    Power,
    MatrixMultiply,
    LeftShift,
    RightShift,
    And,
    Or,
    Xor,
}

/// `a op b`
pub fn binary(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Value> {
    let _ = (a, b);
    Err(vm.type_error(&format!("unsupported operand {op:?}")))
}

/// `a op= b`
pub fn inplace(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Value> {
    binary(vm, op, a, b)
}

pub fn unary(vm: &mut Vm, op: UnaryOp, _a: &Value) -> Res<Value> {
    Err(vm.type_error(&format!("unsupported operand {op:?}")))
}

/// The number as a double.
pub fn as_f64(vm: &mut Vm, value: &Value) -> Res<f64> {
    if let Some(f) = value.as_float() {
        return Ok(f);
    }
    match value.as_small_int() {
        Some(i) => Ok(i as f64),
        None => Err(vm.type_error("must be real number")),
    }
}

/// `operator.index(value)`: an int.
pub fn index(vm: &mut Vm, value: &Value) -> Res<Value> {
    if value.as_small_int().is_some() {
        Ok(value.clone())
    } else {
        Err(vm.type_error("cannot be interpreted"))
    }
}

/// Whether `operator.index` would find a method.
pub fn has_index(_vm: &Vm, value: &Value) -> bool {
    value.as_small_int().is_some()
}
