//! Division: rounded down, and the true quotient as a float.

use dashu_int::ops::DivRem;

use super::large::{self, ON_STACK, with_limbs};
use super::{IntView, add, from_i64, from_i128, from_parts, limbs, subtract, wide};
use crate::ops::int::{floor_div, floor_mod};
use crate::value::Value;
use crate::vm::{Raised, Res, Vm};

/// `divmod(a, b)`: the quotient rounded down, and the remainder, which has the sign of `b`.
pub fn div_rem(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<(Value, Value)> {
    if b.is_zero() {
        return Err(by_zero(vm, "integer division or modulo by zero"));
    }
    if let Some((x, y)) = words(a, b) {
        return Ok((from_i64(vm, floor_div(x, y))?, from_i64(vm, floor_mod(x, y))?));
    }
    if let (Some(x), Some(y)) = (a.to_half_i128(), b.to_half_i128()) {
        let (quotient, rest) = wide::div_rem(x, y);
        return Ok((from_i128(vm, quotient)?, from_i128(vm, rest)?));
    }
    let (quotient, rest) = truncated(vm, a, b)?;
    // Rounded towards zero so far.
    match IntView::of(&rest) {
        Some(r) if !r.is_zero() && a.negative != b.negative => {
            let below = subtract(vm, of(&quotient), IntView::from(1))?;
            Ok((below, add(vm, r, b)?))
        }
        _ => Ok((quotient, rest)),
    }
}

/// `a // b`
pub fn floor_divide(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<Value> {
    if let Some((x, y)) = words(a, b) {
        return from_i64(vm, floor_div(x, y));
    }
    Ok(div_rem(vm, a, b)?.0)
}

/// `a % b`
pub fn modulo(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<Value> {
    if b.is_zero() {
        return Err(by_zero(vm, "integer modulo by zero"));
    }
    if let Some((x, y)) = words(a, b) {
        return from_i64(vm, floor_mod(x, y));
    }
    Ok(div_rem(vm, a, b)?.1)
}

#[cold]
fn by_zero(vm: &Vm, message: &str) -> Raised {
    vm.zero_division_error(message)
}

/// Both as words where the quotient is one too, and defined.
fn words(a: IntView<'_>, b: IntView<'_>) -> Option<(i64, i64)> {
    match (a.to_i64()?, b.to_i64()?) {
        (_, 0) | (i64::MIN, -1) => None,
        (x, y) => Some((x, y)),
    }
}

/// An int that was just made.
fn of(value: &Value) -> IntView<'_> {
    IntView::of(value).unwrap_or(IntView::from(0))
}

/// Quotient and remainder rounded towards zero; `b` is not 0.
fn truncated(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<(Value, Value)> {
    let negative = a.negative != b.negative;
    let (x, y) = (a.limbs(), b.limbs());
    if limbs::compare(x, y).is_lt() {
        return Ok((Value::small_int_wrapping(0), a.to_value(vm)?));
    }
    if let [divisor] = y {
        return with_limbs(vm, x.len(), |vm, out| {
            let rest = limbs::divide_by_limb(out, x, *divisor);
            Ok((from_parts(vm, negative, out)?, from_parts(vm, a.negative, &[rest])?))
        });
    }
    if x.len() < ON_STACK {
        let (mut quotient, mut rest) = ([0; ON_STACK], [0; ON_STACK]);
        let (quotient, rest) = (&mut quotient[..=x.len() - y.len()], &mut rest[..=x.len()]);
        limbs::divide(quotient, rest, x, y);
        return Ok((from_parts(vm, negative, quotient)?, from_parts(vm, a.negative, rest)?));
    }
    let _working = large::product(vm, x.len(), y.len())?;
    let (quotient, rest) = large::to_ubig(x).div_rem(large::to_ubig(y));
    Ok((large::from_ubig(vm, negative, &quotient)?, large::from_ubig(vm, a.negative, &rest)?))
}

/// Integers up to 2^53 are exact as doubles.
const EXACT: u64 = 1 << f64::MANTISSA_DIGITS;

/// `a / b`, correctly rounded.
pub fn true_divide(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<Value> {
    if b.is_zero() {
        return Err(by_zero(vm, "division by zero"));
    }
    if let (Some(x), Some(y)) = (a.to_i64(), b.to_i64())
        && x.unsigned_abs().max(y.unsigned_abs()) <= EXACT
    {
        return Ok(Value::float(x as f64 / y as f64));
    }
    let negative = a.negative != b.negative;
    let magnitude = if a.is_zero() { 0.0 } else { quotient(vm, a, b)? };
    if magnitude.is_infinite() {
        return Err(vm.overflow_error("integer division result too large for a float"));
    }
    Ok(Value::float(if negative { -magnitude } else { magnitude }))
}

/// The magnitude of `a / b`; neither is 0.
fn quotient(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<f64> {
    // The operands are shifted so that the integer quotient has 63 or 64 bits, enough to round from.
    let (a_bits, b_bits) = (a.bit_length() as i64, b.bit_length() as i64);
    let exponent = a_bits - b_bits - 63;
    if exponent > 1024 {
        return Ok(f64::INFINITY);
    }
    if exponent < -1200 {
        return Ok(0.0);
    }
    // Not shifted left by more than the quotient needs, so at most by the longer one's length.
    let words = a.limbs().len() + b.limbs().len() + 2;
    let _working = large::product(vm, words, words)?;
    let (mut x, mut y) = (large::to_ubig(a.limbs()), large::to_ubig(b.limbs()));
    if exponent < 0 {
        x <<= exponent.unsigned_abs() as usize;
    } else {
        y <<= exponent as usize;
    }
    let (quotient, rest) = x.div_rem(y);
    let mantissa = quotient.as_words().first().copied().unwrap_or(0);
    Ok(::text::float::compose(mantissa, !rest.is_zero(), exponent))
}
