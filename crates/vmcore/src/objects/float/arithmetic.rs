//! Arithmetic on doubles as Python has it (Objects/floatobject.c).

use crate::value::Value;
use crate::vm::{Raised, Res, Vm};

/// `divmod(x, y)`: the quotient rounded down, and a remainder with the sign of `y`, which is not 0.
pub fn floor_div_rem(x: f64, y: f64) -> (f64, f64) {
    let mut rest = x % y;
    // All but exact: `rest` was taken off, so what is left is close to a multiple of `y`.
    let mut quotient = (x - rest) / y;
    if rest == 0.0 {
        rest = 0.0f64.copysign(y);
    } else if (y < 0.0) != (rest < 0.0) {
        rest += y;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0.0f64.copysign(x / y), rest);
    }
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, rest)
}

/// `x % y`, which is not 0, with the sign of `y`.
pub fn floor_rem(x: f64, y: f64) -> f64 {
    let rest = x % y;
    if rest == 0.0 {
        0.0f64.copysign(y)
    } else if (y < 0.0) != (rest < 0.0) {
        rest + y
    } else {
        rest
    }
}

/// `x ** y` where that is real: C's `pow`, whose special cases are IEEE 754's. A negative base with a fractional
/// exponent is complex, and none of this function's business: NaN.
pub fn power(vm: &Vm, x: f64, y: f64) -> Res<f64> {
    if x == 0.0 && y < 0.0 && y.is_finite() {
        return Err(vm.zero_division_error("0.0 cannot be raised to a negative power"));
    }
    let result = x.powf(y);
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(out_of_range(vm));
    }
    Ok(result)
}

/// `OverflowError(errno.ERANGE, ...)`
#[cold]
fn out_of_range(vm: &Vm) -> Raised {
    /// `ERANGE`
    const RANGE: i64 = 34;
    let message = match vm.str("Numerical result out of range") {
        Ok(message) => message,
        Err(raised) => return raised,
    };
    vm.raise_with(&vm.types().overflow_error, &[Value::small_int_wrapping(RANGE), message.into()])
}
