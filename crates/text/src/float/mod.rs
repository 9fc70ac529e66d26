//! `float` and its text.

use crate::StrView;

/// `repr(float)`.
pub fn repr(value: f64) -> String {
    todo!()
}

/// `float(str)`: the number, or `None` where CPython says "could not convert string to float".
pub fn parse(text: StrView<'_>) -> Option<f64> {
    todo!()
}

/// `float(bytes)`.
pub fn parse_bytes(text: &[u8]) -> Option<f64> {
    todo!()
}

/// How [`format`] writes a number: `printf`'s conversions, and `repr`'s.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Exponent,
    Fixed,
    General,
    Repr,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// A `+` before what is not negative.
    pub sign: bool,
    /// `.0` after what would look like an integer.
    pub add_dot_0: bool,
    /// Keep the point, and with `General` the trailing zeros.
    pub alternate: bool,
    /// Negative zero is written as zero, also when it is rounding that made it zero.
    pub no_negative_zero: bool,
    /// `E`, `INF`, `NAN`.
    pub upper: bool,
}

/// `PyOS_double_to_string`: correctly rounded at any precision (which `Repr` ignores). The result is at most
/// `precision + 330` bytes long.
pub fn format(value: f64, style: Style, precision: usize, options: Options) -> String {
    todo!()
}

/// `float.hex`.
pub fn hex(value: f64) -> String {
    todo!()
}

/// What `float.fromhex` says: ValueError or OverflowError.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HexError {
    Invalid,
    TooLarge,
}

/// `float.fromhex`.
pub fn from_hex(text: StrView<'_>) -> Result<f64, HexError> {
    todo!()
}

/// The magnitude of a finite number as `mantissa * 2^exponent`; the mantissa is odd, or zero with exponent zero.
pub fn decompose(value: f64) -> (u64, i32) {
    todo!()
}

/// `round(float, ndigits)`: correctly rounded, half to even. `None` where CPython says "rounded value too large to
/// represent".
pub fn round(value: f64, ndigits: i64) -> Option<f64> {
    todo!()
}
