//! The binary operators, by operator.

use super::arithmetic::Undefined;
use super::{Complex, from_complex, of};
use crate::native::methods;
use crate::objects::float;
use crate::objects::int::{self, IntView};
use crate::objects::operators::binary_operators;
use crate::objects::rich_compare::rich_compare;
use crate::ops::{BinaryOp, CompareOp};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// A complex, float or int as a complex.
fn operand(vm: &Vm, value: &Value) -> Res<Option<Complex>> {
    if let Some(z) = of(value) {
        return Ok(Some(z));
    }
    if let Some(x) = float::of(value) {
        return Ok(Some(Complex::new(x, 0.0)));
    }
    match IntView::of(value) {
        Some(int) => Ok(Some(Complex::new(int::to_f64(vm, int)?, 0.0))),
        None => Ok(None),
    }
}

/// `a op b`, or NotImplemented unless both are numbers.
pub fn operate(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Value> {
    if !op.has_complex() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let Some(x) = operand(vm, a)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let Some(y) = operand(vm, b)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let result = match op {
        BinaryOp::Add => x + y,
        BinaryOp::Subtract => x - y,
        BinaryOp::Multiply => x * y,
        BinaryOp::TrueDivide => match x.divide(y) {
            Some(quotient) => quotient,
            None => return Err(vm.zero_division_error("complex division by zero")),
        },
        BinaryOp::Power => match x.power(y) {
            Ok(power) => power,
            Err(Undefined::Domain) => {
                return Err(vm.zero_division_error("0.0 to a negative or complex power"));
            }
            Err(Undefined::Range) => return Err(vm.overflow_error("complex exponentiation")),
        },
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(from_complex(vm, result).into())
}

/// `pow(a, b, modulus)` with a complex among them: ValueError, unless an operand is no number.
pub fn refuse_modulus(vm: &Vm, a: &Value, b: &Value) -> Res<()> {
    if operand(vm, a)?.is_some() && operand(vm, b)?.is_some() {
        return Err(vm.value_error("complex modulo"));
    }
    Ok(())
}

// `__pow__` takes a modulus: it is among the methods.
binary_operators! { OPERATORS, Complex, operate:
    Add "__add__" add "__radd__" radd;
    Subtract "__sub__" sub "__rsub__" rsub;
    Multiply "__mul__" mul "__rmul__" rmul;
    TrueDivide "__truediv__" truediv "__rtruediv__" rtruediv;
}

/// `a == b` or `a != b`; NotImplemented where `b` is no number, and for the order of two.
pub(super) fn compare(_vm: &Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    let negated = match op {
        CompareOp::Equal => false,
        CompareOp::NotEqual => true,
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let Some(z) = of(a) else { return Ok(Value::NOT_IMPLEMENTED) };
    let equal = if let Some(other) = of(b) {
        z == other
    } else if let Some(x) = float::of(b) {
        z.real == x && z.imaginary == 0.0
    } else if let Some(int) = IntView::of(b) {
        z.imaginary == 0.0 && int::compare_f64(int, z.real).is_some_and(|order| order.is_eq())
    } else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(equal != negated))
}

rich_compare!(Complex, compare);
