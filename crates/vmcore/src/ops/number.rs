//! Arithmetic.

use crate::objects::int::Int;
use crate::objects::types::class_of;
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
    match value.as_small_int().or(value.as_bool().map(i64::from)) {
        Some(i) => Ok(i as f64),
        None => {
            let class = class_of(vm, value).name(vm);
            Err(vm.type_error(&format!("must be real number, not {class}")))
        }
    }
}

/// `operator.index(value)`: an int.
pub fn index(vm: &mut Vm, value: &Value) -> Res<Value> {
    if value.as_small_int().is_some() || value.downcast::<Int>().is_some() {
        Ok(value.clone())
    } else if let Some(truth) = value.as_bool() {
        Ok(Value::small_int_wrapping(i64::from(truth)))
    } else {
        let class = class_of(vm, value).name(vm);
        Err(vm.type_error(&format!("'{class}' object cannot be interpreted as an integer")))
    }
}

/// Whether `operator.index` would find a method.
pub fn has_index(_vm: &Vm, value: &Value) -> bool {
    value.as_small_int().is_some() || value.as_bool().is_some() || value.downcast::<Int>().is_some()
}
