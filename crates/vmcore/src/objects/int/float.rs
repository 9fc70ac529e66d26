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
            let magnitude = nearest(a.limbs());
            if magnitude.is_infinite() {
                return Err(vm.overflow_error("int too large to convert to float"));
            }
            Ok(if a.negative { -magnitude } else { magnitude })
        }
    }
}

/// The nearest double of a magnitude, infinite if too large.
fn nearest(magnitude: &[u64]) -> f64 {
    let bits = limbs::bit_length(magnitude);
    let dropped = bits.saturating_sub(64);
    let mut top = [0];
    limbs::shift_right(&mut top, magnitude, dropped);
    let exponent = i64::try_from(dropped).unwrap_or(i64::MAX / 2);
    text::float::compose(top[0], limbs::any_below(magnitude, dropped), exponent)
}

/// `int(x)`: rounded towards zero.
pub fn from_f64(vm: &Vm, x: f64) -> Res<Value> {
    if x.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(vm.overflow_error("cannot convert float infinity to integer"));
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
