//! Logarithms, also of ints that are no floats.

use super::parts::split_exponent;
use super::{Math, check, domain_error};
use crate::native::module;
use crate::objects::int::{self, IntView};
use crate::ops;
use crate::value::Value;
use crate::vm::{Res, Vm};

#[module("math", LOGARITHMS)]
impl Math {
    /// log(x, [base=math.e])
    /// The logarithm of x to the given base.
    #[py(
        "log($module, x, base=math.e, /)",
        no_text_signature,
        too_few = "math.log requires 1 to 2 arguments",
        too_many = "math.log requires 1 to 2 arguments"
    )]
    fn log(vm: &mut Vm, x: &Value, #[default(None)] base: Option<&Value>) -> Res<Value> {
        let numerator = logarithm(vm, x, f64::ln)?;
        match base {
            None => Ok(Value::float(numerator)),
            Some(base) => {
                let denominator = logarithm(vm, base, f64::ln)?;
                let [numerator, denominator] = [numerator, denominator].map(Value::float);
                ops::binary(vm, ops::BinaryOp::TrueDivide, &numerator, &denominator)
            }
        }
    }

    /// The logarithm to base 2.
    #[py("log2($module, x, /)")]
    fn log2(vm: &mut Vm, x: &Value) -> Res<f64> {
        logarithm(vm, x, f64::log2)
    }

    /// The logarithm to base 10.
    #[py("log10($module, x, /)")]
    fn log10(vm: &mut Vm, x: &Value) -> Res<f64> {
        logarithm(vm, x, f64::log10)
    }

    /// The natural logarithm of 1+x, precise for small x.
    #[py("log1p($module, x, /)")]
    fn log1p(vm: &mut Vm, x: f64) -> Res<f64> {
        check(vm, x.ln_1p(), &[x], false)
    }
}

/// `function(x)`, which is a logarithm.
fn logarithm(vm: &mut Vm, x: &Value, function: fn(f64) -> f64) -> Res<f64> {
    let Some(int) = IntView::of(x) else {
        let x = ops::as_f64(vm, x)?;
        return check(vm, function(x), &[x], false);
    };
    if int.negative || int.is_zero() {
        return Err(domain_error(vm));
    }
    let float = int::nearest_f64(int);
    if float.is_finite() {
        return Ok(function(float));
    }
    // Beyond the range of floats: the logarithms of fraction and exponent.
    let bits = int.bit_length();
    let (fraction, carry) = split_exponent(int::top_bits(int));
    Ok(function(fraction) + function(2.0) * (bits as f64 + f64::from(carry)))
}
