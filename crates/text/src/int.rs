//! `int(str, base)`.

use crate::StrView;

/// What `int(str, base)` found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    Small(i64),
    /// Too large for an `i64`: ASCII digits in `radix` (2 to 36; any letter case), without leading zeros.
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
    /// More digits than allowed: ValueError, worded by [`too_many_digits`].
    TooManyDigits(usize),
}

/// `int(str, base)`, with `base` 0 (by prefix) or 2 to 36. `max_digits` is the interpreter's limit on digits in a
/// base that is no power of two; 0 for none.
pub fn parse(text: StrView<'_>, base: u32, max_digits: usize) -> Result<Int, Error> {
    todo!()
}

/// `int(bytes, base)`.
pub fn parse_bytes(text: &[u8], base: u32, max_digits: usize) -> Result<Int, Error> {
    todo!()
}
