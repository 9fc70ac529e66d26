//! `str.format` and `string.Formatter`: the pieces of a format string.
use std::ops::Range;

/// A piece: literal text (without doubled braces) and the field after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub literal: Range<usize>,
    pub field: Option<Field>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: Range<usize>,
    /// `r`, `s`, `a`: not checked.
    pub conversion: Option<u32>,
    pub spec: Range<usize>,
    /// The spec holds fields itself.
    pub nested: bool,
}
