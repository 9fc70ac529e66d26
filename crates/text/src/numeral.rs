//! What `int(str)` and `float(str)` share: digits and white space of any script, underscores between digits.

use std::borrow::Cow;

use crate::StrView;
use crate::unicode::{decimal, is_space};

/// The text in ASCII: digits and white space of other scripts become those of ASCII; at the first other code point
/// outside ASCII the text ends in a `?`, which no numeral has (`_PyUnicode_TransformDecimalAndSpaceToASCII`).
pub(crate) fn to_ascii(text: StrView<'_>) -> Cow<'_, [u8]> {
    if let Some(ascii) = text.as_ascii() {
        return Cow::Borrowed(ascii.as_bytes());
    }
    let mut ascii = Vec::with_capacity(text.len());
    for point in text {
        match point {
            0..0x7F => ascii.push(point as u8),
            _ if is_space(point) => ascii.push(b' '),
            _ => match decimal(point) {
                Some(digit) => ascii.push(b'0' + digit),
                None => {
                    ascii.push(b'?');
                    break;
                }
            },
        }
    }
    Cow::Owned(ascii)
}

/// Without white space in front: that of ASCII without U+001C to U+001F (C's `isspace`, not `str.isspace`).
pub(crate) fn trim_start(text: &[u8]) -> &[u8] {
    &text[text.iter().position(|&byte| !is_c_space(byte)).unwrap_or(text.len())..]
}

/// Without white space at either end.
pub(crate) fn trim(text: &[u8]) -> &[u8] {
    let text = trim_start(text);
    &text[..text.iter().rposition(|&byte| !is_c_space(byte)).map_or(0, |at| at + 1)]
}

fn is_c_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// The sign in front, if there is one, taken off; true for a minus.
pub(crate) fn split_sign(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    }
}

/// Takes out underscores, each of which must stand between two digits.
pub(crate) fn without_underscores(text: &[u8]) -> Option<Vec<u8>> {
    let is_digit = |index: usize| text.get(index).is_some_and(u8::is_ascii_digit);
    let misplaced = |(index, byte): (usize, &u8)| {
        *byte == b'_' && !(index.checked_sub(1).is_some_and(is_digit) && is_digit(index + 1))
    };
    if text.iter().enumerate().any(misplaced) {
        return None;
    }
    Some(text.iter().copied().filter(|byte| *byte != b'_').collect())
}
