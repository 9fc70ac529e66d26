//! `%` formatting of str and bytes: the pieces of a format string.

use std::ops::Range;

use crate::StrView;

/// What a conversion takes its values from. A format is read lazily, as CPython does: an argument is fetched, and
/// its error raised, before the rest of the format is looked at.
pub trait Arguments {
    type Error;
    /// Makes the value under `key` the next conversion's (`%(key)s`); "format requires a mapping" if there is none.
    fn select(&mut self, key: StrView<'_>) -> Result<(), Self::Error>;
    /// The next argument as the width that `*` stands for; "* wants int".
    fn width(&mut self) -> Result<i64, Self::Error>;
    fn precision(&mut self) -> Result<i64, Self::Error>;
    /// A ValueError with these words.
    fn value_error(&mut self, message: String) -> Self::Error;
}

/// One piece of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Literal(Range<usize>),
    /// `%%`
    Percent,
    Conversion(Conversion),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversion {
    pub left: bool,
    pub sign: bool,
    pub blank: bool,
    pub alternate: bool,
    pub zero: bool,
    pub width: Option<usize>,
    pub precision: Option<usize>,
    /// `d`, `s`, ...: not checked; see [`Conversion::unsupported`].
    pub kind: u32,
    /// Where `kind` stands in the format.
    pub index: usize,
}
