//! The binary operators, by operator.

use super::arithmetic::{floor_div_rem, floor_rem, power};
use super::{Float, of};
use crate::native::{IntoValue, methods};
use crate::objects::complex;
use crate::objects::int::{self, IntView};
use crate::objects::operators::binary_operators;
use crate::objects::rich_compare::rich_compare;
use crate::ops::{BinaryOp, CompareOp};
use crate::value::Value;
use crate::vm::{Raised, Res, Vm};

/// A float or int as a double; OverflowError for an int beyond its range.
fn operand(vm: &Vm, value: &Value) -> Option<Res<f64>> {
    match of(value) {
        Some(x) => Some(Ok(x)),
        None => IntView::of(value).map(|int| int::to_f64(vm, int)),
    }
}

/// `a op b`, or NotImplemented unless both are floats or ints.
pub fn operate(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Value> {
    if !op.has_floats() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let Some(x) = operand(vm, a) else { return Ok(Value::NOT_IMPLEMENTED) };
    let x = x?;
    let Some(y) = operand(vm, b) else { return Ok(Value::NOT_IMPLEMENTED) };
    let y = y?;
    Ok(Value::float(match op {
        BinaryOp::Add => x + y,
        BinaryOp::Subtract => x - y,
        BinaryOp::Multiply => x * y,
        BinaryOp::TrueDivide if y == 0.0 => return Err(by_zero(vm, "float division by zero")),
        BinaryOp::TrueDivide => x / y,
        BinaryOp::FloorDivide if y == 0.0 => return Err(by_zero(vm, "float floor division by zero")),
        BinaryOp::FloorDivide => floor_div_rem(x, y).0,
        BinaryOp::Remainder if y == 0.0 => return Err(by_zero(vm, "float modulo")),
        BinaryOp::Remainder => floor_rem(x, y),
        BinaryOp::Divmod if y == 0.0 => return Err(by_zero(vm, "float divmod()")),
        BinaryOp::Divmod => return floor_div_rem(x, y).into_value(vm),
        BinaryOp::Power => {
            let is_complex = x.is_finite() && x < 0.0 && y.is_finite() && y != y.floor();
            if is_complex {
                return complex::operate(vm, op, &Value::float(x), &Value::float(y));
            }
            power(vm, x, y)?
        }
        _ => return Ok(Value::NOT_IMPLEMENTED),
    }))
}

#[cold]
fn by_zero(vm: &Vm, message: &str) -> Raised {
    vm.zero_division_error(message)
}

/// `pow(a, b, modulus)` with a float among them: TypeError, unless an operand is no number.
pub fn refuse_modulus(vm: &Vm, a: &Value, b: &Value) -> Res<()> {
    for value in [a, b] {
        match operand(vm, value) {
            Some(number) => number?,
            None => return Ok(()),
        };
    }
    Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"))
}

// `__pow__` takes a modulus: it is among the methods.
binary_operators! { OPERATORS, Float, operate:
    Add "__add__" add "__radd__" radd;
    Subtract "__sub__" sub "__rsub__" rsub;
    Multiply "__mul__" mul "__rmul__" rmul;
    TrueDivide "__truediv__" truediv "__rtruediv__" rtruediv;
    FloorDivide "__floordiv__" floordiv "__rfloordiv__" rfloordiv;
    Remainder "__mod__" r#mod "__rmod__" rmod;
    Divmod "__divmod__" divmod "__rdivmod__" rdivmod;
}

/// `a op b`, or NotImplemented unless `b` is a float or an int; ints of any size are compared exactly.
pub(super) fn compare(_vm: &Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    let Some(x) = of(a) else { return Ok(Value::NOT_IMPLEMENTED) };
    let order = match (of(b), IntView::of(b)) {
        (Some(y), _) => x.partial_cmp(&y),
        (None, Some(int)) => int::compare_f64(int, x).map(std::cmp::Ordering::reverse),
        (None, None) => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Value::bool(match order {
        Some(order) => op.holds(order),
        None => op == CompareOp::NotEqual,
    }))
}

rich_compare!(Float, compare);
