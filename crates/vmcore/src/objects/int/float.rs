//! To and from doubles.

use super::{IntView, from_parts, limbs};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The nearest double, half to even; OverflowError where there is none.
#[inline]
pub fn to_f64(vm: &Vm, a: IntView<'_>) -> Res<f64> {
    match a.to_i64() {
        Some(i) => Ok(i as f64),
        None => {
            let nearest = nearest_f64(a);
            if nearest.is_infinite() {
                return Err(vm.overflow_error("int too large to convert to float"));
            }
            Ok(nearest)
        }
    }
}

/// The nearest double, half to even; infinite if too large.
pub fn nearest_f64(a: IntView<'_>) -> f64 {
    let dropped = a.bit_length().saturating_sub(64);
    let magnitude = scaled(a, dropped, i64::try_from(dropped).unwrap_or(i64::MAX / 2));
    if a.negative { -magnitude } else { magnitude }
}

/// The magnitude over the power of two above it: from 0.5 to 1, rounded, for an int other than 0.
pub fn top_bits(a: IntView<'_>) -> f64 {
    let bits = a.bit_length();
    let dropped = bits.saturating_sub(64);
    scaled(a, dropped, -(bits.min(64) as i64))
}

/// The bits of the magnitude above the lowest `dropped`, as they are, times `2^exponent`, rounded by those.
fn scaled(a: IntView<'_>, dropped: u64, exponent: i64) -> f64 {
    let mut top = [0];
    limbs::shift_right(&mut top, a.limbs(), dropped);
    text::float::compose(top[0], limbs::any_below(a.limbs(), dropped), exponent)
}

/// `int(x)`: rounded towards zero.
pub fn from_f64(vm: &Vm, x: f64) -> Res<Value> {
    if x.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(vm.overflow_error("cannot convert float infinity to integer"));
    }
    if x.abs() < (1u64 << 53) as f64 {
        return super::from_i64(vm, x as i64);
    }
    let mut whole = [0; 17];
    write_whole(&mut whole, x);
    from_parts(vm, x < 0.0, &whole)
}

/// Writes the integer part of the magnitude of a finite `x` into zero limbs.
pub(super) fn write_whole(out: &mut [u64; 17], x: f64) {
    let (mantissa, exponent) = text::float::decompose(x.trunc());
    // The integer part's lowest bit is no fraction.
    limbs::shift_left(out, &[mantissa], u64::try_from(exponent).unwrap_or(0));
}
