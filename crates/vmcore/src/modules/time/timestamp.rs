//! Numbers of seconds (CPython's `Python/pytime.c`).

use crate::objects::int;
use crate::ops;
use crate::value::Value;
use crate::vm::{Raised, Res, Vm};

/// What becomes of a part of a nanosecond.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rounding {
    Down,
    /// Away from zero: a wait is never shorter than asked for.
    Up,
}

/// A time or a length of time.
pub(crate) struct Nanoseconds(pub i64);

impl Nanoseconds {
    /// Of seconds: a float or an int.
    pub(crate) fn of(vm: &mut Vm, value: &Value, rounding: Rounding) -> Res<Nanoseconds> {
        if is_float(vm, value) {
            let seconds = ops::as_f64(vm, value)?;
            if seconds.is_nan() {
                return Err(vm.value_error("Invalid value NaN (not a number)"));
            }
            let exact = seconds * 1e9;
            let whole = match rounding {
                Rounding::Down => exact.floor(),
                Rounding::Up if exact < 0.0 => exact.floor(),
                Rounding::Up => exact.ceil(),
            };
            // i64::MAX itself is no double: the next one above it is too large.
            return match whole >= i64::MIN as f64 && whole < i64::MAX as f64 {
                true => Ok(Nanoseconds(whole as i64)),
                false => Err(out_of_range(vm)),
            };
        }
        let seconds = ops::index(vm, value)?;
        match int::to_i64(&seconds).and_then(|seconds| seconds.checked_mul(1_000_000_000)) {
            Some(nanoseconds) => Ok(Nanoseconds(nanoseconds)),
            None => Err(vm.overflow_error("timestamp too large to convert to C _PyTime_t")),
        }
    }
}

fn is_float(vm: &Vm, value: &Value) -> bool {
    crate::objects::types::is_instance(vm, value, &vm.types().float)
}

/// Whole seconds since 1970, rounded down (`_PyTime_ObjectToTime_t`).
pub(crate) fn whole_seconds(vm: &mut Vm, value: &Value) -> Res<i64> {
    let whole = if is_float(vm, value) {
        let seconds = ops::as_f64(vm, value)?;
        if seconds.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        let whole = seconds.floor();
        if whole >= i64::MIN as f64 && whole < i64::MAX as f64 { Some(whole as i64) } else { None }
    } else {
        let seconds = ops::index(vm, value)?;
        int::to_i64(&seconds)
    };
    whole.ok_or_else(|| out_of_range(vm))
}

fn out_of_range(vm: &Vm) -> Raised {
    vm.overflow_error("timestamp out of range for platform time_t")
}

/// Nanoseconds as seconds (`_PyTime_AsSecondsDouble`).
pub(crate) fn seconds(nanoseconds: i64) -> f64 {
    match nanoseconds % 1_000_000_000 {
        0 => (nanoseconds / 1_000_000_000) as f64,
        _ => nanoseconds as f64 / 1e9,
    }
}
