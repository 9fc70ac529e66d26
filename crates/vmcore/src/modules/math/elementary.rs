//! Powers, exponentials, trigonometric and hyperbolic functions.

use std::f64::consts::PI;

use super::{Math, check, domain_error, range_error};
use crate::native::module;
use crate::runtime::platform::libm;
use crate::vm::{Res, Vm};

/// Declares functions of one float. `overflows` says whether an infinite result is out of range or undefined.
macro_rules! functions {
    ($($name:ident $signature:literal $doc:literal $overflows:literal $function:expr;)*) => {
        #[module("math", ELEMENTARY)]
        impl Math {
            $(
                #[doc = $doc]
                #[py($signature)]
                fn $name(vm: &mut Vm, x: f64) -> Res<f64> {
                    let function: fn(f64) -> f64 = $function;
                    check(vm, function(x), &[x], $overflows)
                }
            )*

            /// The angle of the point (x, y), from -pi to pi.
            #[py("atan2($module, y, x, /)")]
            fn atan2(y: f64, x: f64) -> f64 {
                y.atan2(x)
            }

            /// An angle in radians, in degrees.
            #[py("degrees($module, x, /)")]
            fn degrees(x: f64) -> f64 {
                x * (180.0 / PI)
            }

            /// An angle in degrees, in radians.
            #[py("radians($module, x, /)")]
            fn radians(x: f64) -> f64 {
                x * (PI / 180.0)
            }

            /// x to the power of y.
            #[py("pow($module, x, y, /)")]
            fn pow(vm: &mut Vm, x: f64, y: f64) -> Res<f64> {
                let result = x.powf(y);
                if x.is_finite() && y.is_finite() {
                    if result.is_nan() || result.is_infinite() && x == 0.0 {
                        return Err(domain_error(vm));
                    }
                    if result.is_infinite() {
                        return Err(range_error(vm));
                    }
                }
                Ok(result)
            }
        }
    };
}

functions! {
    acos "acos($module, x, /)" "The arc cosine in radians, from 0 to pi." false f64::acos;
    acosh "acosh($module, x, /)" "The inverse hyperbolic cosine." false |x| libm::acosh(x);
    asin "asin($module, x, /)" "The arc sine in radians, from -pi/2 to pi/2." false f64::asin;
    asinh "asinh($module, x, /)" "The inverse hyperbolic sine." false |x| libm::asinh(x);
    atan "atan($module, x, /)" "The arc tangent in radians, from -pi/2 to pi/2." false f64::atan;
    atanh "atanh($module, x, /)" "The inverse hyperbolic tangent." false |x| libm::atanh(x);
    cbrt "cbrt($module, x, /)" "The cube root." false |x| libm::cbrt(x);
    cos "cos($module, x, /)" "The cosine of an angle in radians." false f64::cos;
    cosh "cosh($module, x, /)" "The hyperbolic cosine." true f64::cosh;
    exp "exp($module, x, /)" "e to the power of x." true f64::exp;
    exp2 "exp2($module, x, /)" "2 to the power of x." true f64::exp2;
    expm1 "expm1($module, x, /)" "exp(x)-1, precise for small x." true f64::exp_m1;
    fabs "fabs($module, x, /)" "The absolute value, as a float." false f64::abs;
    sin "sin($module, x, /)" "The sine of an angle in radians." false f64::sin;
    sinh "sinh($module, x, /)" "The hyperbolic sine." true f64::sinh;
    sqrt "sqrt($module, x, /)" "The square root." false f64::sqrt;
    tan "tan($module, x, /)" "The tangent of an angle in radians." false f64::tan;
    tanh "tanh($module, x, /)" "The hyperbolic tangent." false f64::tanh;
}
