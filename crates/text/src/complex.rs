//! `complex(str)`.

use std::borrow::Cow;

use crate::{StrView, float, numeral};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// ValueError "complex() arg is a malformed string"
    Malformed,
    /// ValueError "could not convert string to complex: " and the string's representation.
    Underscore,
}

/// The parts of `[(] [float] [+|-] [float] j [)]` or of a float alone.
pub fn parse(text: StrView<'_>) -> Result<(f64, f64), Error> {
    let ascii = numeral::to_ascii(text);
    let text = match ascii.contains(&b'_') {
        true => Cow::Owned(numeral::without_underscores(&ascii).ok_or(Error::Underscore)?),
        false => ascii,
    };
    let text = numeral::trim(&text);
    let inner = match text.strip_prefix(b"(") {
        Some(rest) => numeral::trim(rest.strip_suffix(b")").ok_or(Error::Malformed)?),
        None => text,
    };
    parts(inner).ok_or(Error::Malformed)
}

fn parts(text: &[u8]) -> Option<(f64, f64)> {
    let first = text.split_at(float_length(text));
    match first {
        ([], rest) => Some((0.0, unit(rest)?)),
        (number, []) => Some((float::parse_bytes(number)?, 0.0)),
        (number, [b'j' | b'J']) => Some((0.0, float::parse_bytes(number)?)),
        (number, rest) => {
            let imaginary = match rest.split_at(float_length(rest)) {
                ([], rest) => signed_unit(rest)?,
                (number, [b'j' | b'J']) if matches!(rest[0], b'+' | b'-') => float::parse_bytes(number)?,
                _ => return None,
            };
            Some((float::parse_bytes(number)?, imaginary))
        }
    }
}

/// `j`, `+j` or `-j`
fn unit(text: &[u8]) -> Option<f64> {
    if let [b'j' | b'J'] = text { Some(1.0) } else { signed_unit(text) }
}

/// `+j` or `-j`
fn signed_unit(text: &[u8]) -> Option<f64> {
    match text {
        [b'+', b'j' | b'J'] => Some(1.0),
        [b'-', b'j' | b'J'] => Some(-1.0),
        _ => None,
    }
}

/// Length of the float in front, 0 if there is none.
fn float_length(text: &[u8]) -> usize {
    let sign = text.iter().take(1).filter(|byte| matches!(byte, b'+' | b'-')).count();
    let unsigned = &text[sign..];
    for word in ["infinity", "inf", "nan"] {
        if unsigned.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes())) {
            return sign + word.len();
        }
    }
    let whole = digits(unsigned);
    let mut end = whole;
    let mut fraction = 0;
    if unsigned.get(end) == Some(&b'.') {
        fraction = digits(&unsigned[end + 1..]);
        end += 1 + fraction;
    }
    if whole == 0 && fraction == 0 {
        return 0;
    }
    if let Some(b'e' | b'E') = unsigned.get(end) {
        let after = &unsigned[end + 1..];
        let exponent_sign = after.iter().take(1).filter(|byte| matches!(byte, b'+' | b'-')).count();
        let exponent = digits(&after[exponent_sign..]);
        if exponent > 0 {
            end += 1 + exponent_sign + exponent;
        }
    }
    sign + end
}

/// Length of the digits in front.
fn digits(text: &[u8]) -> usize {
    text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len())
}
