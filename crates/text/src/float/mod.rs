//! `float` and its text: `repr`, parsing, `printf`'s conversions, hexadecimal, rounding to decimal places.

mod digits;
mod format;
mod hex;
mod round;

pub use format::{Options, Style, format, format_bound, repr};
pub use hex::{HexError, from_hex, hex};
pub use round::round;

use crate::{StrView, numeral};

/// `float(str)`: the number, or `None` where CPython says "could not convert string to float".
pub fn parse(text: StrView<'_>) -> Option<f64> {
    parse_bytes(&numeral::to_ascii(text))
}

/// `float(bytes)`: as [`parse`].
pub fn parse_bytes(text: &[u8]) -> Option<f64> {
    let text = numeral::trim(text);
    // What is left of the grammar is the same as Rust's, and both round correctly.
    let text = std::str::from_utf8(text).ok()?;
    if text.contains('_') { without_underscores(text)?.parse().ok() } else { text.parse().ok() }
}

/// Takes out underscores, each of which must stand between two digits.
fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let is_digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let well_placed =
        |(index, _): (usize, &str)| index.checked_sub(1).is_some_and(is_digit) && is_digit(index + 1);
    text.match_indices('_').all(well_placed).then(|| text.replace('_', ""))
}

/// The magnitude of a finite number as `mantissa * 2^exponent`, which is what `float.as_integer_ratio` needs. The
/// mantissa is odd, or zero with exponent zero.
pub fn decompose(value: f64) -> (u64, i32) {
    const MANTISSA_BITS: u32 = f64::MANTISSA_DIGITS - 1;
    let bits = value.to_bits();
    let fraction = bits & ((1 << MANTISSA_BITS) - 1);
    let (mantissa, exponent) = match (bits >> MANTISSA_BITS) & 0x7FF {
        0 => (fraction, -1074),
        biased => (fraction | (1 << MANTISSA_BITS), biased as i32 - 1075),
    };
    if mantissa == 0 {
        return (0, 0);
    }
    let zeros = mantissa.trailing_zeros();
    (mantissa >> zeros, exponent + zeros as i32)
}
