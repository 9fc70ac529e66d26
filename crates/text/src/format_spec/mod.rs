//! The format specification mini-language: `format(value, spec)` for str, int, float and complex.

use crate::{StrData, StrView};

/// A parsed `[[fill]align][sign][z][#][0][width][,_][.precision][type]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatSpec {
    pub fill: u32,
    /// `<`, `>`, `=` or `^`.
    pub align: Option<Align>,
    pub sign: Option<Sign>,
    pub no_negative_zero: bool,
    pub alternate: bool,
    pub width: Option<usize>,
    pub grouping: Option<Grouping>,
    pub precision: Option<usize>,
    pub kind: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
    AfterSign,
    Center,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Plus,
    Minus,
    Space,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    Comma,
    Underscore,
}

/// The words of a ValueError (or, where said, an OverflowError).
pub type Error = String;

impl FormatSpec {
    /// `type_name` is the formatted object's, for messages.
    pub fn parse(spec: StrView<'_>, type_name: &str) -> Result<FormatSpec, Error> {
        todo!()
    }

    /// An upper bound for the length in code points of a result whose plain value has `length` of them.
    pub fn bound(&self, length: usize) -> usize {
        todo!()
    }

    pub fn format_str(&self, value: StrView<'_>) -> Result<StrData, Error> {
        todo!()
    }

    /// What an int's digits have to be for [`FormatSpec::format_int`].
    pub fn int_form(&self, type_name: &str) -> Result<IntForm, Error> {
        todo!()
    }

    /// `digits` are the magnitude's in the radix that [`FormatSpec::int_form`] asks for, in lower case.
    pub fn format_int(&self, negative: bool, digits: &str, radix: u32) -> Result<StrData, Error> {
        todo!()
    }

    pub fn format_float(&self, value: f64, type_name: &str) -> Result<StrData, Error> {
        todo!()
    }

    pub fn format_complex(&self, real: f64, imaginary: f64, type_name: &str) -> Result<StrData, Error> {
        todo!()
    }
}

/// How an int is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntForm {
    /// As digits in this radix.
    Digits(u32),
    /// As the character with this number (`c`).
    Character,
    /// As a float: convert and go to [`FormatSpec::format_float`].
    Float,
}
