//! `float.hex` and `float.fromhex`.

use super::compose;
use crate::{StrView, numeral};

/// `float.hex`
pub fn hex(value: f64) -> String {
    if !value.is_finite() {
        return super::repr(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let fraction = value.to_bits() & ((1 << 52) - 1);
    let (whole, exponent) = match (value.to_bits() >> 52) & 0x7FF {
        0 if fraction == 0 => return format!("{sign}0x0.0p+0"),
        0 => (0, -1022),
        biased => (1, biased as i32 - 1023),
    };
    format!("{sign}0x{whole}.{fraction:013x}p{exponent:+}")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HexError {
    /// ValueError "invalid hexadecimal floating-point string"
    Invalid,
    /// OverflowError "hexadecimal value too large to represent as a float"
    TooLarge,
}

/// `float.fromhex`: correctly rounded, half to even.
pub fn from_hex(text: StrView<'_>) -> Result<f64, HexError> {
    let text = text.as_ascii().ok_or(HexError::Invalid)?;
    let text = numeral::trim_start(text.as_bytes());
    let (negative, rest) = numeral::split_sign(text);
    let (magnitude, rest) = match special(rest) {
        Some(found) => found,
        None => finite(rest)?,
    };
    // An overflow is reported before garbage behind the number is.
    if !numeral::trim_start(rest).is_empty() {
        return Err(HexError::Invalid);
    }
    Ok(if negative { -magnitude } else { magnitude })
}

fn special(text: &[u8]) -> Option<(f64, &[u8])> {
    let after = |word: &str| {
        let (head, rest) = text.split_at_checked(word.len())?;
        head.eq_ignore_ascii_case(word.as_bytes()).then_some(rest)
    };
    let infinity = after("infinity").or_else(|| after("inf")).map(|rest| (f64::INFINITY, rest));
    infinity.or_else(|| after("nan").map(|rest| (f64::NAN, rest)))
}

/// `[0x] digits [. digits] [p exponent]`: the number, and what stands behind it.
fn finite(text: &[u8]) -> Result<(f64, &[u8]), HexError> {
    let text = match text {
        [b'0', b'x' | b'X', rest @ ..] => rest,
        _ => text,
    };
    let (whole, rest) = hex_digits(text);
    let (fraction, rest) = match rest {
        [b'.', rest @ ..] => hex_digits(rest),
        _ => (&[][..], rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return Err(HexError::Invalid);
    }
    let (exponent, rest) = match rest {
        [b'p' | b'P', rest @ ..] => exponent(rest)?,
        _ => (0, rest),
    };
    let (mut mantissa, mut sticky) = (0u64, false);
    let mut exponent = exponent - 4 * fraction.len() as i64;
    for &digit in whole.iter().chain(fraction) {
        let digit = u64::from(char::from(digit).to_digit(16).unwrap_or(0));
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | digit;
        } else {
            sticky |= digit != 0;
            exponent += 4;
        }
    }
    let value = compose(mantissa, sticky, exponent);
    if value.is_finite() { Ok((value, rest)) } else { Err(HexError::TooLarge) }
}

fn hex_digits(text: &[u8]) -> (&[u8], &[u8]) {
    text.split_at(text.iter().position(|byte| !byte.is_ascii_hexdigit()).unwrap_or(text.len()))
}

fn exponent(text: &[u8]) -> Result<(i64, &[u8]), HexError> {
    let (negative, text) = numeral::split_sign(text);
    let (digits, rest) =
        text.split_at(text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len()));
    if digits.is_empty() {
        return Err(HexError::Invalid);
    }
    // Capped where no number of digits could make up for it, and far from overflow.
    let magnitude =
        digits.iter().fold(0, |value: i64, &digit| (value * 10 + i64::from(digit - b'0')).min(1 << 58));
    Ok((if negative { -magnitude } else { magnitude }, rest))
}
