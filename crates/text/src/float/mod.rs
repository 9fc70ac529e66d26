//! `float` and its text: `repr`, parsing, `printf`'s conversions, hexadecimal, rounding to decimal places.

mod digits;
mod format;
mod hex;
mod round;

pub use format::{Options, Style, format, format_bound, repr, with_repr};
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
    let parse = |text| std::str::from_utf8(text).ok()?.parse().ok();
    if text.contains(&b'_') { parse(&numeral::without_underscores(text)?) } else { parse(text) }
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

/// `mantissa * 2^exponent`, with a little more if `sticky`, rounded half to even; infinite if too large. With
/// `sticky` the mantissa has at least 57 bits.
pub fn compose(mantissa: u64, sticky: bool, exponent: i64) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let top = exponent + 64 - i64::from(mantissa.leading_zeros());
    // Bits below the 53 of a normal number, or below the smallest subnormal, are rounded away.
    let last_bit = (top - 53).max(-1074);
    if top > 1024 {
        return f64::INFINITY;
    }
    let dropped = last_bit - exponent;
    let kept = match dropped {
        ..=0 => mantissa, // It is short, and ends left of the last bit.
        1..=64 => {
            let wide = u128::from(mantissa);
            let (kept, rest) = (wide >> dropped, wide & ((1 << dropped) - 1));
            let half = 1u128 << (dropped - 1);
            let up = rest > half || rest == half && (sticky || kept & 1 == 1);
            (kept + u128::from(up)) as u64
        }
        _ => 0,
    };
    let unit = exponent.max(last_bit);
    // Both factors are exact, and so is their product unless it is too large.
    match unit {
        -1074..-1000 => kept as f64 * power_of_two(unit + 100) * power_of_two(-100),
        -1000..=971 => kept as f64 * power_of_two(unit),
        _ => kept as f64 * power_of_two(971) * power_of_two(unit - 971),
    }
}

/// `2^exponent`, which must be a normal number.
fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}
