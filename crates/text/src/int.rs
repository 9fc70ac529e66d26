//! `int(str, base)`.

use crate::{StrBuf, StrData, StrView, numeral, repr};

/// What `int(str, base)` found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    Small(i64),
    /// Too large for an `i64`: ASCII digits in `radix` (2 to 36), letters in either case, no leading zeros.
    Large {
        negative: bool,
        radix: u32,
        digits: Vec<u8>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// ValueError, worded by [`invalid_literal`].
    Invalid,
    /// So many digits, more than allowed: ValueError, worded by [`too_many_digits`].
    TooManyDigits(usize),
}

/// `int(str, base)`, with `base` 0 (by prefix) or 2 to 36. `max_digits` is the interpreter's limit on the digits of
/// a number whose base is no power of two; 0 for none.
pub fn parse(text: StrView<'_>, base: u32, max_digits: usize) -> Result<Int, Error> {
    parse_bytes(&numeral::to_ascii(text), base, max_digits)
}

/// `int(bytes, base)`: as [`parse`].
pub fn parse_bytes(text: &[u8], base: u32, max_digits: usize) -> Result<Int, Error> {
    let (negative, text) = numeral::split_sign(numeral::trim_start(text));
    let (radix, text) = split_prefix(text, base);
    let (digits, rest) = split_digits(text, radix)?;
    if max_digits != 0 && !radix.is_power_of_two() {
        let count = digits.iter().filter(|&&byte| byte != b'_').count();
        if count > max_digits {
            return Err(Error::TooManyDigits(count));
        }
    }
    // Without a prefix, base 0 has no leading zeros (unless the number is zero), lest they be taken for octal.
    let misleading =
        base == 0 && radix == 10 && digits[0] == b'0' && digits.iter().any(|b| (b'1'..=b'9').contains(b));
    if misleading || !numeral::trim_start(rest).is_empty() {
        return Err(Error::Invalid);
    }
    Ok(match small(negative, digits, radix) {
        Some(value) => Int::Small(value),
        None => {
            let digits = digits.iter().copied().filter(|&b| b != b'_').skip_while(|&b| b == b'0').collect();
            Int::Large { negative, radix, digits }
        }
    })
}

/// The radix that `base` means for this text, and the text behind the prefix. One underscore may follow a prefix.
fn split_prefix(text: &[u8], base: u32) -> (u32, &[u8]) {
    let (radix, rest) = match text {
        [b'0', b'x' | b'X', rest @ ..] => (16, rest),
        [b'0', b'o' | b'O', rest @ ..] => (8, rest),
        [b'0', b'b' | b'B', rest @ ..] => (2, rest),
        _ if base == 0 => return (10, text),
        _ => return (base, text),
    };
    if base != 0 && base != radix {
        return (base, text);
    }
    (radix, rest.strip_prefix(b"_").unwrap_or(rest))
}

/// The digits in front, single underscores between them included, and what follows. There is at least one digit.
fn split_digits(text: &[u8], radix: u32) -> Result<(&[u8], &[u8]), Error> {
    let is_digit = |byte: u8| char::from(byte).is_digit(radix);
    let end = text.iter().position(|&byte| byte != b'_' && !is_digit(byte)).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let misplaced =
        digits.starts_with(b"_") || digits.ends_with(b"_") || digits.windows(2).any(|pair| pair == b"__");
    if digits.is_empty() || misplaced { Err(Error::Invalid) } else { Ok((digits, rest)) }
}

fn small(negative: bool, digits: &[u8], radix: u32) -> Option<i64> {
    let mut value: i64 = 0;
    for &byte in digits.iter().filter(|&&byte| byte != b'_') {
        let digit = i64::from(char::from(byte).to_digit(radix)?);
        // Counting down reaches i64::MIN as well.
        value = value.checked_mul(i64::from(radix))?.checked_sub(digit)?;
    }
    if negative { Some(value) } else { value.checked_neg() }
}

/// The words for a text that is no int.
pub fn invalid_literal(text: StrView<'_>, base: u32) -> StrData {
    let mut message = StrBuf::new();
    message.push_str(&format!("invalid literal for int() with base {base}: "));
    message.push_view(repr::repr(text).view().slice(0..SHOWN));
    message.finish()
}

/// The words for bytes that are no int.
pub fn invalid_literal_bytes(text: &[u8], base: u32) -> String {
    let shown = repr::bytes_repr(&text[..text.len().min(SHOWN)]);
    // The representation of bytes is ASCII.
    format!("invalid literal for int() with base {base}: {}", &shown[..shown.len().min(SHOWN)])
}

/// How much of a wrong literal is shown.
const SHOWN: usize = 200;

/// The words for a text with more digits than allowed.
pub fn too_many_digits(digits: usize, max_digits: usize) -> String {
    format!(
        "Exceeds the limit ({max_digits} digits) for integer string conversion: value has {digits} digits; use \
         sys.set_int_max_str_digits() to increase the limit"
    )
}
