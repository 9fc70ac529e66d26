//! The format specification mini-language: `format(value, spec)` of str, int, float and complex
//! (Python/formatter_unicode.c).

mod number;
mod parse;

pub use number::IntForm;
pub(crate) use parse::integer;

use crate::{StrBuf, StrData, StrView};

/// A parsed `[[fill]align][sign][z][#][0][width][,_][.precision][type]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatSpec {
    pub fill: u32,
    pub align: Align,
    pub sign: Option<Sign>,
    /// `z`
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    pub width: Option<usize>,
    pub grouping: Option<Grouping>,
    pub precision: Option<usize>,
    /// The presentation type; `None` is that of float and complex without one.
    pub kind: Option<u32>,
}

/// What is formatted: it decides the default alignment and presentation type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Str,
    Int,
    Float,
    Complex,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: between sign and digits.
    AfterSign,
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

/// The words of a ValueError.
pub type Error = StrData;

impl FormatSpec {
    /// An upper bound for the length, in code points, of the formatted value, if its digits or characters number
    /// `length` without precision and padding.
    pub fn bound(&self, length: usize) -> usize {
        let digits = length.saturating_add(crate::float::format_bound(self.precision.unwrap_or(0)));
        digits.saturating_mul(2).saturating_add(self.width.unwrap_or(0))
    }

    /// `format(str, spec)`; `type_name` is the object's, for messages.
    pub fn format_str(&self, value: StrView<'_>, type_name: &str) -> Result<StrData, Error> {
        let (kept, left, right) = self.place_str(value.len(), type_name)?;
        let mut out = StrBuf::with_capacity(kept);
        out.push_repeat(self.fill, left);
        out.push_view(value.slice(0..kept));
        out.push_repeat(self.fill, right);
        Ok(out.finish())
    }

    /// How much of a str of this length is kept, and how often the fill stands to its left and to its right.
    pub fn place_str(&self, length: usize, type_name: &str) -> Result<(usize, usize, usize), Error> {
        if self.kind != Some('s'.into()) {
            return Err(self.unknown_kind(type_name));
        }
        let refused = match (self.sign, self.align) {
            (Some(Sign::Space), _) => "Space not allowed in string format specifier",
            (Some(_), _) => "Sign not allowed in string format specifier",
            _ if self.no_negative_zero => "Negative zero coercion (z) not allowed in string format specifier",
            _ if self.alternate => "Alternate form (#) not allowed in string format specifier",
            (_, Align::AfterSign) => "'=' alignment not allowed in string format specifier",
            _ => {
                let kept = length.min(self.precision.unwrap_or(usize::MAX));
                let (left, right) = self.padding(kept);
                return Ok((kept, left, right));
            }
        };
        Err(refused.into())
    }

    /// Pushes `text`, padded to the width.
    fn pad(&self, text: StrView<'_>, out: &mut StrBuf) {
        let (left, right) = self.padding(text.len());
        out.push_repeat(self.fill, left);
        out.push_view(text);
        out.push_repeat(self.fill, right);
    }

    /// How often the fill stands to the left and to the right of a text of `length` code points.
    fn padding(&self, length: usize) -> (usize, usize) {
        let padding = self.width.unwrap_or(0).saturating_sub(length);
        let left = match self.align {
            Align::Left => 0,
            Align::Center => padding / 2,
            Align::Right | Align::AfterSign => padding,
        };
        (left, padding - left)
    }

    fn unknown_kind(&self, type_name: &str) -> Error {
        let kind = parse::shown(self.kind.unwrap_or(0));
        format!("Unknown format code '{kind}' for object of type '{type_name}'").into()
    }
}
