//! Rounding, remainders, and what a float is made of.

use super::{Math, domain_error, range_error};
use crate::native::module;
use crate::objects::int::{self, IntView};
use crate::objects::types::class_of;
use crate::ops::call::{self, Special};
use crate::ops::{self};
use crate::runtime::platform::libm;
use crate::value::Value;
use crate::vm::{Res, Vm};

#[module("math", PARTS)]
impl Math {
    /// The least integer that is not less than x.
    #[py("ceil($module, x, /)")]
    fn ceil(vm: &mut Vm, x: &Value) -> Res<Value> {
        round_with(vm, x, |n| &n.__ceil__, f64::ceil)
    }

    /// The greatest integer that is not greater than x.
    #[py("floor($module, x, /)")]
    fn floor(vm: &mut Vm, x: &Value) -> Res<Value> {
        round_with(vm, x, |n| &n.__floor__, f64::floor)
    }

    /// The integer closest to x between x and 0: x.__trunc__().
    #[py("trunc($module, x, /)")]
    fn trunc(vm: &mut Vm, x: &Value) -> Res<Value> {
        if let Some(x) = x.as_float() {
            return int::from_f64(vm, x);
        }
        match call::special(vm, x, |n| &n.__trunc__, &[])? {
            Some(result) => Ok(result),
            None => {
                let class = class_of(vm, x).name(vm);
                Err(vm.type_error(&format!("type {class} doesn't define __trunc__ method")))
            }
        }
    }

    /// The absolute value of x with the sign of y.
    #[py("copysign($module, x, y, /)")]
    fn copysign(x: f64, y: f64) -> f64 {
        x.copysign(y)
    }

    /// C's remainder of x / y, which has the sign of x.
    #[py("fmod($module, x, y, /)")]
    fn fmod(vm: &mut Vm, x: f64, y: f64) -> Res<f64> {
        let rest = x % y;
        if rest.is_nan() && !x.is_nan() && !y.is_nan() { Err(domain_error(vm)) } else { Ok(rest) }
    }

    /// The difference of x and the closest integer multiple of y, the even one of two.
    #[py("remainder($module, x, y, /)")]
    fn remainder(vm: &mut Vm, x: f64, y: f64) -> Res<f64> {
        let rest = libm::remainder(x, y);
        if rest.is_nan() && !x.is_nan() && !y.is_nan() { Err(domain_error(vm)) } else { Ok(rest) }
    }

    /// m and e such that x == m * 2.**e, with abs(m) from 0.5 to below 1; both are 0 for 0.
    #[py("frexp($module, x, /)")]
    fn frexp(x: f64) -> (f64, i32) {
        split_exponent(x)
    }

    #[py("ldexp($module, x, i, /)")]
    fn ldexp(vm: &mut Vm, x: f64, i: &Value) -> Res<f64> {
        let Some(exponent) = IntView::of(i) else {
            return Err(vm.type_error("Expected an int as second argument to ldexp."));
        };
        if x == 0.0 || !x.is_finite() {
            return Ok(x);
        }
        let beyond = if exponent.negative { i32::MIN } else { i32::MAX };
        let exponent = exponent.to_i64().and_then(|e| i32::try_from(e).ok()).unwrap_or(beyond);
        let result = libm::ldexp(x, exponent);
        if result.is_infinite() { Err(range_error(vm)) } else { Ok(result) }
    }

    /// The fractional and the integer part of x, both floats with its sign.
    #[py("modf($module, x, /)")]
    fn modf(x: f64) -> (f64, f64) {
        if x.is_infinite() {
            return (0.0f64.copysign(x), x);
        }
        (x.fract().copysign(x), x.trunc())
    }

    /// The next float after x towards y.
    #[py("nextafter($module, x, y, /)")]
    fn nextafter(x: f64, y: f64) -> f64 {
        libm::nextafter(x, y)
    }

    /// What the least significant bit of x is worth.
    #[py("ulp($module, x, /)")]
    fn ulp(x: f64) -> f64 {
        let x = x.abs();
        if !x.is_finite() {
            x
        } else if x == f64::MAX {
            x - x.next_down()
        } else {
            x.next_up() - x
        }
    }

    /// Whether two floats are close to each other.
    ///
    ///   rel_tol
    ///     how far apart they may be, as a share of the larger one
    ///   abs_tol
    ///     how far apart they may be in any case
    ///
    /// NaN is close to nothing, and an infinity to itself only.
    #[py("isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)")]
    fn isclose(vm: &mut Vm, a: f64, b: f64, rel_tol: f64, abs_tol: f64) -> Res<bool> {
        if rel_tol < 0.0 || abs_tol < 0.0 {
            return Err(vm.value_error("tolerances must be non-negative"));
        }
        if a == b {
            return Ok(true);
        }
        if a.is_infinite() || b.is_infinite() {
            return Ok(false);
        }
        let difference = (b - a).abs();
        Ok(difference <= (rel_tol * b).abs() || difference <= (rel_tol * a).abs() || difference <= abs_tol)
    }

    /// Whether x is neither infinite nor NaN.
    #[py("isfinite($module, x, /)")]
    fn isfinite(x: f64) -> bool {
        x.is_finite()
    }

    /// Whether x is infinite.
    #[py("isinf($module, x, /)")]
    fn isinf(x: f64) -> bool {
        x.is_infinite()
    }

    /// Whether x is NaN.
    #[py("isnan($module, x, /)")]
    fn isnan(x: f64) -> bool {
        x.is_nan()
    }
}

/// The class's own rounding if it has one, else that of the number as a float.
fn round_with(vm: &mut Vm, x: &Value, special: Special, function: fn(f64) -> f64) -> Res<Value> {
    if x.as_float().is_none()
        && let Some(result) = call::special(vm, x, special, &[])?
    {
        return Ok(result);
    }
    let x = ops::as_f64(vm, x)?;
    int::from_f64(vm, function(x))
}

/// Fraction and exponent as `frexp` has them.
pub(super) fn split_exponent(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let (mantissa, exponent) = text::float::decompose(x);
    let bits = 64 - mantissa.leading_zeros() as i32;
    // A mantissa has 53 bits and is exact as a float, and so is its half and so on.
    let fraction = mantissa as f64 / (1u64 << bits) as f64;
    (fraction.copysign(x), exponent + bits)
}
