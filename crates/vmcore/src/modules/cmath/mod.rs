//! `cmath`: mathematics of complex numbers.

mod functions;

use functions::Failure;

use super::set;
use crate::native::{ArgAt, FromArg, module};
use crate::objects::complex::{self, Complex};
use crate::objects::dict::Dict;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// A complex number, or what can be made one (`PyComplex_AsCComplex`).
struct Number(Complex);

impl FromArg<'_> for Number {
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<Number> {
        complex::convert(vm, value).map(Number)
    }
}

fn raise(vm: &Vm, failure: Failure) -> Raised {
    match failure {
        Failure::Domain => vm.value_error("math domain error"),
        Failure::Range => vm.overflow_error("math range error"),
    }
}

fn answer(vm: &Vm, result: Result<Complex, Failure>) -> Res<Ref<Complex>> {
    match result {
        Ok(z) => Ok(complex::from_complex(vm, z)),
        Err(failure) => Err(raise(vm, failure)),
    }
}

pub(crate) struct Cmath;

macro_rules! of_one {
    ($($name:ident $signature:literal;)*) => {
        #[module("cmath", FUNCTIONS)]
        impl Cmath {
            $(
                #[py($signature)]
                fn $name(vm: &mut Vm, z: Number) -> Res<Ref<Complex>> {
                    answer(vm, functions::$name(z.0))
                }
            )*
        }
    };
}

of_one! {
    acos "acos($module, z, /)";
    acosh "acosh($module, z, /)";
    asin "asin($module, z, /)";
    asinh "asinh($module, z, /)";
    atan "atan($module, z, /)";
    atanh "atanh($module, z, /)";
    cos "cos($module, z, /)";
    cosh "cosh($module, z, /)";
    exp "exp($module, z, /)";
    log10 "log10($module, z, /)";
    sin "sin($module, z, /)";
    sinh "sinh($module, z, /)";
    sqrt "sqrt($module, z, /)";
    tan "tan($module, z, /)";
    tanh "tanh($module, z, /)";
}

#[module("cmath", with(FUNCTIONS))]
impl Cmath {
    #[py("log($module, z, base=<unrepresentable>, /)")]
    fn log(vm: &mut Vm, z: Number, base: Option<&Value>) -> Res<Ref<Complex>> {
        let log = functions::log(z.0);
        let Some(base) = base else { return answer(vm, log) };
        let base = functions::log(complex::convert(vm, base)?);
        // A logarithm of 0 is minus infinity here; what it comes to is undefined all the same.
        let (log, base) = match (log, base) {
            (Ok(log), Ok(base)) => (log, base),
            (Err(failure), _) | (_, Err(failure)) => return Err(raise(vm, failure)),
        };
        match log.divide(base) {
            Some(result) => Ok(complex::from_complex(vm, result)),
            None => Err(raise(vm, Failure::Domain)),
        }
    }

    #[py("phase($module, z, /)")]
    fn phase(z: Number) -> f64 {
        z.0.imaginary.atan2(z.0.real)
    }

    #[py("polar($module, z, /)")]
    fn polar(vm: &mut Vm, z: Number) -> Res<(f64, f64)> {
        let r = z.0.real.hypot(z.0.imaginary);
        if r.is_infinite() && z.0.real.is_finite() && z.0.imaginary.is_finite() {
            return Err(raise(vm, Failure::Range));
        }
        Ok((r, z.0.imaginary.atan2(z.0.real)))
    }

    #[py("rect($module, r, phi, /)")]
    fn rect(vm: &mut Vm, r: f64, phi: f64) -> Res<Ref<Complex>> {
        answer(vm, functions::rect(r, phi))
    }

    #[py("isfinite($module, z, /)")]
    fn isfinite(z: Number) -> bool {
        z.0.real.is_finite() && z.0.imaginary.is_finite()
    }

    #[py("isinf($module, z, /)")]
    fn isinf(z: Number) -> bool {
        z.0.real.is_infinite() || z.0.imaginary.is_infinite()
    }

    #[py("isnan($module, z, /)")]
    fn isnan(z: Number) -> bool {
        z.0.real.is_nan() || z.0.imaginary.is_nan()
    }

    #[py("isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)")]
    fn isclose(vm: &mut Vm, a: Number, b: Number, rel_tol: f64, abs_tol: f64) -> Res<bool> {
        if rel_tol < 0.0 || abs_tol < 0.0 {
            return Err(vm.value_error("tolerances must be non-negative"));
        }
        let (a, b) = (a.0, b.0);
        if a.real == b.real && a.imaginary == b.imaginary {
            return Ok(true);
        }
        let infinite = |z: Complex| z.real.is_infinite() || z.imaginary.is_infinite();
        if infinite(a) || infinite(b) {
            return Ok(false);
        }
        let abs = |z: Complex| z.real.hypot(z.imaginary);
        let difference = abs(Complex::new(a.real - b.real, a.imaginary - b.imaginary));
        Ok(difference <= rel_tol * abs(b) || difference <= rel_tol * abs(a) || difference <= abs_tol)
    }
}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    use std::f64::consts::{E, PI, TAU};
    let reals = [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)];
    for (name, value) in reals {
        set(vm, module, name, Value::float(value))?;
    }
    for (name, imaginary) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
        let value = complex::from_complex(vm, Complex::new(0.0, imaginary));
        set(vm, module, name, value.into())?;
    }
    Ok(())
}
