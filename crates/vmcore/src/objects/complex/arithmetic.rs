//! Arithmetic on complex numbers as CPython has it (Objects/complexobject.c): the formulas decide the last bits.

use std::ops::{Add, Mul, Neg, Sub};

use super::Complex;

impl Add for Complex {
    type Output = Complex;

    fn add(self, other: Complex) -> Complex {
        Complex::new(self.real + other.real, self.imaginary + other.imaginary)
    }
}

impl Sub for Complex {
    type Output = Complex;

    fn sub(self, other: Complex) -> Complex {
        Complex::new(self.real - other.real, self.imaginary - other.imaginary)
    }
}

impl Mul for Complex {
    type Output = Complex;

    fn mul(self, other: Complex) -> Complex {
        Complex::new(
            self.real * other.real - self.imaginary * other.imaginary,
            self.real * other.imaginary + self.imaginary * other.real,
        )
    }
}

impl Neg for Complex {
    type Output = Complex;

    fn neg(self) -> Complex {
        Complex::new(-self.real, -self.imaginary)
    }
}

/// What has no result, and what has one beyond the range of floats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    Domain,
    Range,
}

impl Complex {
    /// The distance from 0.
    pub fn length(self) -> f64 {
        self.real.hypot(self.imaginary)
    }

    /// `self / other` by the larger part of the divisor, so that nothing overflows on the way; none for 0.
    pub fn divide(self, other: Complex) -> Option<Complex> {
        let (re, im) = (other.real.abs(), other.imaginary.abs());
        if re >= im {
            if re == 0.0 {
                return None;
            }
            let ratio = other.imaginary / other.real;
            let denominator = other.real + other.imaginary * ratio;
            return Some(Complex::new(
                (self.real + self.imaginary * ratio) / denominator,
                (self.imaginary - self.real * ratio) / denominator,
            ));
        }
        if im >= re {
            let ratio = other.real / other.imaginary;
            let denominator = other.real * ratio + other.imaginary;
            return Some(Complex::new(
                (self.real * ratio + self.imaginary) / denominator,
                (self.imaginary * ratio - self.real) / denominator,
            ));
        }
        // At least one part is NaN.
        Some(Complex::new(f64::NAN, f64::NAN))
    }

    /// `self ** exponent`
    pub fn power(self, exponent: Complex) -> Result<Complex, Undefined> {
        /// Whole exponents up to this are multiplied out, which is more exact.
        const SMALL: f64 = 100.0;
        let whole = exponent.imaginary == 0.0 && exponent.real == exponent.real.floor();
        let result = if whole && exponent.real.abs() <= SMALL {
            self.power_of_integer(exponent.real as i32).ok_or(Undefined::Domain)?
        } else {
            self.power_by_polar(exponent).ok_or(Undefined::Domain)?
        };
        if result.real.is_infinite() || result.imaginary.is_infinite() {
            return Err(Undefined::Range);
        }
        Ok(result)
    }

    fn power_of_integer(self, exponent: i32) -> Option<Complex> {
        let mut result = Complex::ONE;
        let mut square = self;
        let mut rest = exponent.unsigned_abs();
        while rest > 0 {
            if rest & 1 == 1 {
                result = result * square;
            }
            rest >>= 1;
            square = square * square;
        }
        if exponent > 0 { Some(result) } else { Complex::ONE.divide(result) }
    }

    fn power_by_polar(self, exponent: Complex) -> Option<Complex> {
        if self.real == 0.0 && self.imaginary == 0.0 {
            let undefined = exponent.imaginary != 0.0 || exponent.real < 0.0;
            return if undefined { None } else { Some(Complex::new(0.0, 0.0)) };
        }
        let length = self.length();
        let angle = self.imaginary.atan2(self.real);
        let mut result_length = length.powf(exponent.real);
        let mut result_angle = angle * exponent.real;
        if exponent.imaginary != 0.0 {
            result_length /= (angle * exponent.imaginary).exp();
            result_angle += exponent.imaginary * length.ln();
        }
        // C's cos and sin set errno to EDOM for an infinite angle, which CPython reports.
        if result_angle.is_infinite() {
            return None;
        }
        Some(Complex::new(result_length * result_angle.cos(), result_length * result_angle.sin()))
    }
}
