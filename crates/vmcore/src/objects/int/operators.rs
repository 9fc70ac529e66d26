//! The binary operators, by operator.

use super::{
    Int, IntView, add, and, div_rem, floor_divide, left_shift, modulo, multiply, or, power, right_shift,
    subtract, true_divide, wide, xor,
};
use crate::native::{IntoValue, methods};
use crate::objects::operators::binary_operators;
use crate::objects::rich_compare::rich_compare;
use crate::ops::{BinaryOp, CompareOp};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// `a op b`, or NotImplemented unless both are ints.
pub fn operate(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Value> {
    if let (Some(x), Some(y)) = (wide::of(a), wide::of(b))
        && !(op.is_bitwise() && a.as_bool().is_some() && b.as_bool().is_some())
        && let Some(result) = wide::operate(vm, op, x, y)
    {
        return result;
    }
    operate_on_limbs(vm, op, a, b)
}

#[inline(never)]
fn operate_on_limbs(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Value> {
    let (Some(x), Some(y)) = (IntView::of(a), IntView::of(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    if let (Some(p), Some(q)) = (a.as_bool(), b.as_bool()) {
        match op {
            BinaryOp::And => return Ok(Value::bool(p & q)),
            BinaryOp::Or => return Ok(Value::bool(p | q)),
            BinaryOp::Xor => return Ok(Value::bool(p ^ q)),
            _ => {}
        }
    }
    match op {
        BinaryOp::Add => add(vm, x, y),
        BinaryOp::Subtract => subtract(vm, x, y),
        BinaryOp::Multiply => multiply(vm, x, y),
        BinaryOp::TrueDivide => true_divide(vm, x, y),
        BinaryOp::FloorDivide => floor_divide(vm, x, y),
        BinaryOp::Remainder => modulo(vm, x, y),
        BinaryOp::Power => power(vm, x, y),
        BinaryOp::LeftShift => left_shift(vm, x, y),
        BinaryOp::RightShift => right_shift(vm, x, y),
        BinaryOp::And => and(vm, x, y),
        BinaryOp::Or => or(vm, x, y),
        BinaryOp::Xor => xor(vm, x, y),
        BinaryOp::Divmod => div_rem(vm, x, y)?.into_value(vm),
        BinaryOp::MatrixMultiply => Ok(Value::NOT_IMPLEMENTED),
    }
}

// `__pow__` takes a modulus: it is among the methods.
binary_operators! { OPERATORS, Int, operate:
    Add "__add__" add "__radd__" radd;
    Subtract "__sub__" sub "__rsub__" rsub;
    Multiply "__mul__" mul "__rmul__" rmul;
    TrueDivide "__truediv__" truediv "__rtruediv__" rtruediv;
    FloorDivide "__floordiv__" floordiv "__rfloordiv__" rfloordiv;
    Remainder "__mod__" r#mod "__rmod__" rmod;
    Divmod "__divmod__" divmod "__rdivmod__" rdivmod;
    LeftShift "__lshift__" lshift "__rlshift__" rlshift;
    RightShift "__rshift__" rshift "__rrshift__" rrshift;
    And "__and__" and "__rand__" rand;
    Or "__or__" or "__ror__" ror;
    Xor "__xor__" xor "__rxor__" rxor;
}

/// `a op b`, or NotImplemented unless both are ints.
fn compare(_vm: &Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    Ok(match (IntView::of(a), IntView::of(b)) {
        (Some(a), Some(b)) => Value::bool(op.holds(super::compare(a, b))),
        _ => Value::NOT_IMPLEMENTED,
    })
}

rich_compare!(Int, compare);
