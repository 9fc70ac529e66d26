//! The functions themselves: those of CPython's `Modules/cmathmodule.c` where all parts are finite, to the last bit; the C
//! library's, which are those of C99's annex G, for infinities and NaN.

use std::f64::consts::{FRAC_PI_2, LN_2};

use crate::objects::complex::Complex;
use crate::runtime::platform::libm;
use crate::runtime::platform::libm::complex as c;

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    Domain,
    Range,
}

type Answer = Result<Complex, Failure>;

const LARGE: f64 = f64::MAX / 4.0;
/// The logarithm of `LARGE`.
fn log_large() -> f64 {
    LARGE.ln()
}

fn z(real: f64, imaginary: f64) -> Complex {
    Complex::new(real, imaginary)
}

fn is_finite(a: Complex) -> bool {
    a.real.is_finite() && a.imaginary.is_finite()
}

fn in_range(a: Complex) -> Answer {
    if a.real.is_infinite() || a.imaginary.is_infinite() { Err(Failure::Range) } else { Ok(a) }
}

pub(super) fn sqrt(a: Complex) -> Answer {
    if !is_finite(a) {
        return Ok(c::call(c::csqrt, a));
    }
    if a.real == 0.0 && a.imaginary == 0.0 {
        return Ok(z(0.0, a.imaginary));
    }
    let (mut ax, ay) = (a.real.abs(), a.imaginary.abs());
    let s = if ax < f64::MIN_POSITIVE && ay < f64::MIN_POSITIVE && (ax > 0.0 || ay > 0.0) {
        // Subnormal numbers have few bits.
        ax = libm::ldexp(ax, 53);
        libm::ldexp((ax + ax.hypot(libm::ldexp(ay, 53))).sqrt(), -27)
    } else {
        ax /= 8.0;
        2.0 * (ax + ax.hypot(ay / 8.0)).sqrt()
    };
    let d = ay / (2.0 * s);
    Ok(if a.real >= 0.0 { z(s, d.copysign(a.imaginary)) } else { z(d, s.copysign(a.imaginary)) })
}

pub(super) fn exp(a: Complex) -> Answer {
    if !is_finite(a) {
        let undefined = a.imaginary.is_infinite() && (a.real.is_finite() || a.real == f64::INFINITY);
        return match () {
            () if undefined => Err(Failure::Domain),
            // Annex G leaves the signs open, here and below.
            () if a.imaginary.is_infinite() && !a.real.is_nan() => Ok(z(0.0, 0.0)),
            () => Ok(c::call(c::cexp, a)),
        };
    }
    let (sin, cos) = (a.imaginary.sin(), a.imaginary.cos());
    in_range(if a.real > log_large() {
        let l = (a.real - 1.0).exp();
        z(l * cos * std::f64::consts::E, l * sin * std::f64::consts::E)
    } else {
        let l = a.real.exp();
        z(l * cos, l * sin)
    })
}

pub(super) fn log(a: Complex) -> Answer {
    if !is_finite(a) {
        return Ok(c::call(c::clog, a));
    }
    let (ax, ay) = (a.real.abs(), a.imaginary.abs());
    let real = if ax > LARGE || ay > LARGE {
        (ax / 2.0).hypot(ay / 2.0).ln() + LN_2
    } else if ax < f64::MIN_POSITIVE && ay < f64::MIN_POSITIVE {
        if ax == 0.0 && ay == 0.0 {
            return Err(Failure::Domain);
        }
        let digits = f64::MANTISSA_DIGITS as i32;
        libm::ldexp(ax, digits).hypot(libm::ldexp(ay, digits)).ln() - f64::from(digits) * LN_2
    } else {
        let h = ax.hypot(ay);
        if (0.71..=1.73).contains(&h) {
            let (large, small) = if ax > ay { (ax, ay) } else { (ay, ax) };
            ((large - 1.0) * (large + 1.0) + small * small).ln_1p() / 2.0
        } else {
            h.ln()
        }
    };
    Ok(z(real, a.imaginary.atan2(a.real)))
}

pub(super) fn log10(a: Complex) -> Answer {
    let log = log(a)?;
    Ok(z(log.real / std::f64::consts::LN_10, log.imaginary / std::f64::consts::LN_10))
}

pub(super) fn acos(a: Complex) -> Answer {
    if !is_finite(a) {
        let open = a.real.is_infinite() && a.imaginary.is_nan();
        return Ok(if open { z(f64::NAN, f64::INFINITY) } else { c::call(c::cacos, a) });
    }
    if a.real.abs() > LARGE || a.imaginary.abs() > LARGE {
        let l = (a.real / 2.0).hypot(a.imaginary / 2.0).ln() + LN_2 * 2.0;
        let sign = if a.real < 0.0 { a.imaginary } else { -a.imaginary };
        let l = if a.real < 0.0 { -l.copysign(sign) } else { l.copysign(sign) };
        return Ok(z(a.imaginary.abs().atan2(a.real), l));
    }
    let s1 = sqrt(z(1.0 - a.real, -a.imaginary))?;
    let s2 = sqrt(z(1.0 + a.real, a.imaginary))?;
    let imaginary = libm::asinh(s2.real * s1.imaginary - s2.imaginary * s1.real);
    Ok(z(2.0 * s1.real.atan2(s2.real), imaginary))
}

pub(super) fn acosh(a: Complex) -> Answer {
    if !is_finite(a) {
        let open = a.real == 0.0 && a.imaginary.is_nan();
        return Ok(if open { z(f64::NAN, f64::NAN) } else { c::call(c::cacosh, a) });
    }
    if a.real.abs() > LARGE || a.imaginary.abs() > LARGE {
        let l = (a.real / 2.0).hypot(a.imaginary / 2.0).ln() + LN_2 * 2.0;
        return Ok(z(l, a.imaginary.atan2(a.real)));
    }
    let s1 = sqrt(z(a.real - 1.0, a.imaginary))?;
    let s2 = sqrt(z(a.real + 1.0, a.imaginary))?;
    let real = libm::asinh(s1.real * s2.real + s1.imaginary * s2.imaginary);
    Ok(z(real, 2.0 * s1.imaginary.atan2(s2.real)))
}

pub(super) fn asin(a: Complex) -> Answer {
    let s = asinh(z(-a.imaginary, a.real))?;
    Ok(z(s.imaginary, -s.real))
}

pub(super) fn asinh(a: Complex) -> Answer {
    if !is_finite(a) {
        return Ok(c::call(c::casinh, a));
    }
    if a.real.abs() > LARGE || a.imaginary.abs() > LARGE {
        let l = (a.real / 2.0).hypot(a.imaginary / 2.0).ln() + LN_2 * 2.0;
        let real = if a.imaginary >= 0.0 { l.copysign(a.real) } else { -l.copysign(-a.real) };
        return Ok(z(real, a.imaginary.atan2(a.real.abs())));
    }
    let s1 = sqrt(z(1.0 + a.imaginary, -a.real))?;
    let s2 = sqrt(z(1.0 - a.imaginary, a.real))?;
    let real = libm::asinh(s1.real * s2.imaginary - s2.real * s1.imaginary);
    Ok(z(real, a.imaginary.atan2(s1.real * s2.real - s1.imaginary * s2.imaginary)))
}

pub(super) fn atan(a: Complex) -> Answer {
    let s = atanh(z(-a.imaginary, a.real))?;
    Ok(z(s.imaginary, -s.real))
}

pub(super) fn atanh(a: Complex) -> Answer {
    if !is_finite(a) {
        return Ok(c::call(c::catanh, a));
    }
    // It is odd.
    if a.real < 0.0 || a.real == 0.0 && a.real.is_sign_negative() {
        let r = atanh(z(-a.real, -a.imaginary))?;
        return Ok(z(-r.real, -r.imaginary));
    }
    let ay = a.imaginary.abs();
    let (large, small) = (LARGE.sqrt(), f64::MIN_POSITIVE.sqrt());
    if a.real > large || ay > large {
        let h = (a.real / 2.0).hypot(a.imaginary / 2.0);
        return Ok(z(a.real / 4.0 / h / h, -(FRAC_PI_2.copysign(-a.imaginary))));
    }
    if a.real == 1.0 && ay < small {
        if ay == 0.0 {
            return Err(Failure::Domain);
        }
        let real = -(ay.sqrt() / ay.hypot(2.0).sqrt()).ln();
        return Ok(z(real, (2.0_f64.atan2(-ay) / 2.0).copysign(a.imaginary)));
    }
    let real = (4.0 * a.real / ((1.0 - a.real) * (1.0 - a.real) + ay * ay)).ln_1p() / 4.0;
    let imaginary = -(-2.0 * a.imaginary).atan2((1.0 - a.real) * (1.0 + a.real) - ay * ay) / 2.0;
    Ok(z(real, imaginary))
}

pub(super) fn cos(a: Complex) -> Answer {
    cosh(z(-a.imaginary, a.real))
}

pub(super) fn sin(a: Complex) -> Answer {
    let s = sinh(z(-a.imaginary, a.real))?;
    Ok(z(s.imaginary, -s.real))
}

pub(super) fn tan(a: Complex) -> Answer {
    let s = tanh(z(-a.imaginary, a.real))?;
    Ok(z(s.imaginary, -s.real))
}

pub(super) fn cosh(a: Complex) -> Answer {
    if !is_finite(a) {
        let undefined = a.imaginary.is_infinite() && !a.real.is_nan();
        return match () {
            () if undefined => Err(Failure::Domain),
            () if a.real.is_nan() && a.imaginary == 0.0 => Ok(z(f64::NAN, 0.0)),
            () => Ok(c::call(c::ccosh, a)),
        };
    }
    let (sin, cos) = (a.imaginary.sin(), a.imaginary.cos());
    in_range(if a.real.abs() > log_large() {
        let x = a.real - 1.0_f64.copysign(a.real);
        z(cos * x.cosh() * std::f64::consts::E, sin * x.sinh() * std::f64::consts::E)
    } else {
        z(cos * a.real.cosh(), sin * a.real.sinh())
    })
}

pub(super) fn sinh(a: Complex) -> Answer {
    if !is_finite(a) {
        let undefined = a.imaginary.is_infinite() && !a.real.is_nan();
        return match () {
            () if undefined => Err(Failure::Domain),
            () if a.real == 0.0 => Ok(z(0.0, f64::NAN)),
            () => Ok(c::call(c::csinh, a)),
        };
    }
    let (sin, cos) = (a.imaginary.sin(), a.imaginary.cos());
    in_range(if a.real.abs() > log_large() {
        let x = a.real - 1.0_f64.copysign(a.real);
        z(cos * x.sinh() * std::f64::consts::E, sin * x.cosh() * std::f64::consts::E)
    } else {
        z(cos * a.real.sinh(), sin * a.real.cosh())
    })
}

pub(super) fn tanh(a: Complex) -> Answer {
    if !is_finite(a) {
        let undefined = a.imaginary.is_infinite() && a.real.is_finite();
        return match () {
            () if undefined => Err(Failure::Domain),
            () if a.real.is_infinite() && a.imaginary.is_infinite() => Ok(z(a.real.signum(), 0.0)),
            () if a.real == 0.0 => Ok(z(f64::NAN, f64::NAN)),
            () => Ok(c::call(c::ctanh, a)),
        };
    }
    if a.real.abs() > log_large() {
        let (sin, cos) = (a.imaginary.sin(), a.imaginary.cos());
        let imaginary = 4.0 * sin * cos * (-2.0 * a.real.abs()).exp();
        return Ok(z(1.0_f64.copysign(a.real), imaginary));
    }
    let (tx, ty, cx) = (a.real.tanh(), a.imaginary.tan(), 1.0 / a.real.cosh());
    let txty = tx * ty;
    let denominator = 1.0 + txty * txty;
    Ok(z(tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx))
}

/// Polar coordinates as a complex number.
pub(super) fn rect(r: f64, phi: f64) -> Answer {
    if r.is_finite() && phi.is_finite() {
        // The sign of a zero angle is kept.
        return Ok(if phi == 0.0 { z(r, r * phi) } else { z(r * phi.cos(), r * phi.sin()) });
    }
    if r.is_infinite() && phi.is_finite() && phi != 0.0 {
        return Ok(z(r.copysign(r * phi.cos()), r.copysign(r * phi.sin())));
    }
    if r != 0.0 && !r.is_nan() && phi.is_infinite() {
        return Err(Failure::Domain);
    }
    Ok(match () {
        () if r == 0.0 => z(0.0, 0.0),
        () if r.is_infinite() && phi == 0.0 => z(r, phi * r.signum()),
        () if r.is_infinite() => z(f64::INFINITY, f64::NAN),
        () if phi == 0.0 => z(f64::NAN, 0.0),
        () => z(f64::NAN, f64::NAN),
    })
}
