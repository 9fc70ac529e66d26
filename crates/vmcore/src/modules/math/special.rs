//! The gamma and error functions.
//!
//! Gamma after Lanczos's approximation with the coefficients that CPython takes from Boost; the formulas decide the last
//! bits.
#![expect(clippy::excessive_precision, reason = "the coefficients stand as they were published")]

use std::f64::consts::PI;

use super::{Math, domain_error, range_error};
use crate::native::module;
use crate::runtime::platform::libm;
use crate::vm::{Res, Vm};

#[module("math", SPECIAL)]
impl Math {
    /// The error function at x.
    #[py("erf($module, x, /)")]
    fn erf(x: f64) -> f64 {
        libm::erf(x)
    }

    /// The complementary error function at x: 1 - erf(x).
    #[py("erfc($module, x, /)")]
    fn erfc(x: f64) -> f64 {
        libm::erfc(x)
    }

    /// The gamma function at x.
    #[py("gamma($module, x, /)")]
    fn gamma(vm: &mut Vm, x: f64) -> Res<f64> {
        let undefined = x == f64::NEG_INFINITY || x == 0.0 || x < 0.0 && x == x.floor();
        if undefined {
            return Err(domain_error(vm));
        }
        let result = gamma(x);
        if result.is_infinite() && x.is_finite() { Err(range_error(vm)) } else { Ok(result) }
    }

    /// The natural logarithm of the absolute value of the gamma function at x.
    #[py("lgamma($module, x, /)")]
    fn lgamma(vm: &mut Vm, x: f64) -> Res<f64> {
        if x.is_finite() && x <= 0.0 && x == x.floor() {
            return Err(domain_error(vm));
        }
        let result = log_gamma(x);
        if result.is_infinite() && x.is_finite() { Err(range_error(vm)) } else { Ok(result) }
    }
}

const G: f64 = 6.024680040776729583740234375;
const G_MINUS_HALF: f64 = 5.524680040776729583740234375;

/// Numerator and denominator of Lanczos's sum, as polynomials: coefficients from the constant on.
const NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// Lanczos's sum at a positive `x`.
fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    let coefficients = NUMERATOR.iter().zip(DENOMINATOR);
    if x < 5.0 {
        for (n, d) in coefficients.rev() {
            numerator = numerator * x + n;
            denominator = denominator * x + d;
        }
    } else {
        // In powers of 1/x, lest the powers of x overflow.
        for (n, d) in coefficients {
            numerator = numerator / x + n;
            denominator = denominator / x + d;
        }
    }
    numerator / denominator
}

/// `sin(pi * x)`, exact where that is: `pi * x` is never rounded far from 0.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let result = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1.0f64.copysign(x) * result
}

/// Gamma where it is defined; infinite beyond the range of floats.
fn gamma(x: f64) -> f64 {
    /// Factorials up to this one's are floats, made exactly.
    const WHOLE: f64 = 23.0;
    if !x.is_finite() {
        return x;
    }
    if x == x.floor() && x <= WHOLE {
        return (2..x as u64).map(|n| n as f64).product();
    }
    let distance = x.abs();
    if distance < 1e-20 {
        return 1.0 / x;
    }
    if distance > 200.0 {
        return if x < 0.0 { 0.0 / sin_pi(x) } else { f64::INFINITY };
    }
    let y = distance + G_MINUS_HALF;
    // What rounding took from `y`.
    let lost =
        if distance > G_MINUS_HALF { (y - distance) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - distance };
    let correction = lost * G / y;
    // In two steps where the power alone would overflow.
    let scale = |result: f64, by: fn(f64, f64) -> f64| {
        if distance < 140.0 {
            return by(result, y.powf(distance - 0.5));
        }
        let root = y.powf(distance / 2.0 - 0.25);
        by(by(result, root), root)
    };
    if x < 0.0 {
        let result = -PI / sin_pi(distance) / distance * y.exp() / lanczos_sum(distance);
        scale(result - correction * result, |a, b| a / b)
    } else {
        let result = lanczos_sum(distance) / y.exp();
        scale(result + correction * result, |a, b| a * b)
    }
}

/// The logarithm of gamma's absolute value where it is defined; infinite beyond the range of floats.
fn log_gamma(x: f64) -> f64 {
    const LOG_PI: f64 = 1.144729885849400174143427351353058711647;
    if x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return f64::INFINITY;
    }
    if x == 1.0 || x == 2.0 {
        return 0.0;
    }
    let distance = x.abs();
    if distance < 1e-20 {
        return -distance.ln();
    }
    let mut result = lanczos_sum(distance).ln() - G;
    result += (distance - 0.5) * ((distance + G - 0.5).ln() - 1.0);
    if x < 0.0 { LOG_PI - sin_pi(distance).abs().ln() - distance.ln() - result } else { result }
}
