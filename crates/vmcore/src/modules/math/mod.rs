//! `math`

mod elementary;
mod integers;
mod logarithms;
mod norms;
mod parts;
mod special;
mod sums;

use crate::native::module;
use crate::objects::dict::Dict;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

pub(crate) struct Math;

#[module("math", with(ELEMENTARY, PARTS, LOGARITHMS, SPECIAL, INTEGERS, SUMS, NORMS))]
/// Mathematical functions, as the C standard defines them.
impl Math {}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        super::set(vm, dict, name, Value::float(value))?;
    }
    Ok(())
}

/// There is no result.
#[cold]
fn domain_error(vm: &Vm) -> Raised {
    vm.value_error("math domain error")
}

/// The result is no float.
#[cold]
fn range_error(vm: &Vm) -> Raised {
    vm.overflow_error("math range error")
}

/// What a result that is not finite means, the arguments being what they are (`math_1` and `math_2` of CPython's
/// Modules/mathmodule.c): NaN and infinity are results only where arguments are.
fn check(vm: &Vm, result: f64, arguments: &[f64], overflows: bool) -> Res<f64> {
    if result.is_nan() && !arguments.iter().any(|x| x.is_nan()) {
        return Err(domain_error(vm));
    }
    if result.is_infinite() && arguments.iter().all(|x| x.is_finite()) {
        return Err(if overflows { range_error(vm) } else { domain_error(vm) });
    }
    Ok(result)
}
