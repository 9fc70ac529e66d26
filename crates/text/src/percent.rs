//! `%` formatting of str and bytes (`unicode_format_arg_parse` in Objects/unicodeobject.c): reading the format, and
//! writing one converted value. Bytes are read and written as views of width one.

use std::ops::Range;

use crate::float::{self, Options, Style};
use crate::{StrBuf, StrView};

/// Where conversions take their values from. A format is read lazily, as CPython does it: an argument is fetched,
/// and its error raised, before the rest of the format is looked at.
pub trait Arguments {
    type Error;

    /// Makes the value under `key` the next conversion's (`%(key)s`). Called with `None` as soon as a key begins,
    /// to raise TypeError, "format requires a mapping", if it is in vain.
    fn select(&mut self, key: Option<StrView<'_>>) -> Result<(), Self::Error>;

    /// The next argument, for the width that `*` stands for: TypeError "* wants int" if it is none.
    fn star_width(&mut self) -> Result<i64, Self::Error>;

    /// The next argument, for the precision that `*` stands for, a C `int`.
    fn star_precision(&mut self) -> Result<i32, Self::Error>;

    /// A ValueError.
    fn value_error(&mut self, message: &'static str) -> Self::Error;
}

/// One piece of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Literal(Range<usize>),
    /// `%%`: writes one percent sign, takes no argument.
    Percent,
    Conversion(Conversion),
}

/// What stands between `%` and its letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conversion {
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// ` `
    pub blank: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    pub width: Option<usize>,
    pub precision: Option<usize>,
    /// The letter, whatever it is: see [`Conversion::unsupported`].
    pub kind: u32,
    /// Where the letter stands in the format.
    pub index: usize,
}

impl Conversion {
    /// Whether nothing stands between `%` and the letter.
    pub fn is_bare(&self) -> bool {
        let flagged = self.left || self.plus || self.blank || self.alternate || self.zero;
        !flagged && self.width.is_none() && self.precision.is_none()
    }
}

/// Reads a format piece by piece.
pub struct Parser<'a> {
    format: StrView<'a>,
    position: usize,
}

impl<'a> Parser<'a> {
    pub fn new(format: StrView<'a>) -> Parser<'a> {
        Parser { format, position: 0 }
    }

    /// The next piece; `None` at the end.
    pub fn next<A: Arguments>(&mut self, arguments: &mut A) -> Result<Option<Piece>, A::Error> {
        let start = self.position;
        if start >= self.format.len() {
            return Ok(None);
        }
        let literal = self.format.tail(start).find_char('%'.into()).unwrap_or(self.format.len() - start);
        if literal > 0 {
            self.position += literal;
            return Ok(Some(Piece::Literal(start..start + literal)));
        }
        self.position += 1;
        // Most often a letter follows at once; those left out are C's length modifiers.
        if let Some(kind) = self.peek()
            && let Some('a'..='g' | 'i'..='k' | 'm'..='z' | 'E'..='G' | 'X') = char::from_u32(kind)
        {
            let index = self.position;
            self.position += 1;
            return Ok(Some(Piece::Conversion(Conversion { kind, index, ..Conversion::default() })));
        }
        if self.take('%') {
            return Ok(Some(Piece::Percent));
        }
        let mut conversion = Conversion::default();
        if self.take('(') {
            self.key(arguments)?;
        }
        self.flags(&mut conversion);
        self.width(&mut conversion, arguments)?;
        if self.take('.') {
            conversion.precision = Some(self.precision(arguments)?);
        }
        // C's length modifiers mean nothing.
        let _ = self.take('h') || self.take('l') || self.take('L');
        conversion.index = self.position;
        conversion.kind = self.peek().ok_or_else(|| arguments.value_error("incomplete format"))?;
        self.position += 1;
        Ok(Some(Piece::Conversion(conversion)))
    }

    fn peek(&self) -> Option<u32> {
        self.format.get(self.position)
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted.into());
        self.position += usize::from(found);
        found
    }

    /// The key behind `(`, in which parentheses are balanced.
    fn key<A: Arguments>(&mut self, arguments: &mut A) -> Result<(), A::Error> {
        arguments.select(None)?;
        let start = self.position;
        let mut depth = 1;
        while depth > 0 {
            match self.peek().map(char::from_u32) {
                None => return Err(arguments.value_error("incomplete format key")),
                Some(Some('(')) => depth += 1,
                Some(Some(')')) => depth -= 1,
                Some(_) => {}
            }
            self.position += 1;
        }
        arguments.select(Some(self.format.slice(start..self.position - 1)))
    }

    fn flags(&mut self, conversion: &mut Conversion) {
        loop {
            let flag = match self.peek().and_then(char::from_u32) {
                Some('-') => &mut conversion.left,
                Some('+') => &mut conversion.plus,
                Some(' ') => &mut conversion.blank,
                Some('#') => &mut conversion.alternate,
                Some('0') => &mut conversion.zero,
                _ => return,
            };
            *flag = true;
            self.position += 1;
        }
    }

    fn width<A: Arguments>(
        &mut self,
        conversion: &mut Conversion,
        arguments: &mut A,
    ) -> Result<(), A::Error> {
        if self.take('*') {
            let width = arguments.star_width()?;
            conversion.left |= width < 0;
            conversion.width = Some(width.unsigned_abs() as usize);
        } else {
            let width = self.number(i64::MAX).ok_or_else(|| arguments.value_error("width too big"))?;
            conversion.width = width;
        }
        Ok(())
    }

    fn precision<A: Arguments>(&mut self, arguments: &mut A) -> Result<usize, A::Error> {
        if self.take('*') {
            return Ok(usize::try_from(arguments.star_precision()?).unwrap_or(0));
        }
        let digits =
            self.number(i32::MAX.into()).ok_or_else(|| arguments.value_error("precision too big"))?;
        Ok(digits.unwrap_or(0))
    }

    /// The digits here as a number of at most `most`, if there are any; `None` if it is larger.
    fn number(&mut self, most: i64) -> Option<Option<usize>> {
        let mut value: Option<i64> = None;
        while let Some(digit) = self.peek().and_then(char::from_u32).and_then(|c| c.to_digit(10)) {
            let next = value.unwrap_or(0).checked_mul(10)?.checked_add(digit.into())?;
            if next > most {
                return None;
            }
            value = Some(next);
            self.position += 1;
        }
        Some(value.map(|value| value as usize))
    }
}

impl Conversion {
    /// The words of the ValueError for a letter that is no conversion of a str format.
    pub fn unsupported(&self) -> String {
        let shown = char::from_u32(self.kind).filter(|c| ('\x1f'..='~').contains(c)).unwrap_or('?');
        self.unsupported_as(shown)
    }

    /// The words of the ValueError for a letter that is no conversion of a bytes format. (From 0x80 on, CPython fails
    /// to word it: OverflowError, "character argument not in range(0x110000)".)
    pub fn unsupported_in_bytes(&self) -> String {
        self.unsupported_as(char::from_u32(self.kind).unwrap_or('?'))
    }

    fn unsupported_as(&self, shown: char) -> String {
        format!("unsupported format character '{shown}' (0x{:x}) at index {}", self.kind, self.index)
    }

    /// The radix in which `d`, `i`, `u`, `o`, `x` and `X` write an int.
    pub fn radix(&self) -> Option<u32> {
        match char::from_u32(self.kind)? {
            'd' | 'i' | 'u' => Some(10),
            'o' => Some(8),
            'x' | 'X' => Some(16),
            _ => None,
        }
    }

    /// How `e`, `f`, `g` and their capitals write a float.
    pub fn style(&self) -> Option<Style> {
        match char::from_u32(self.kind)? {
            'e' | 'E' => Some(Style::Exponent),
            'f' | 'F' => Some(Style::Fixed),
            'g' | 'G' => Some(Style::General),
            _ => None,
        }
    }

    /// An upper bound for the length, in code points, of the written value, if its digits or characters number
    /// `length` without precision and padding.
    pub fn bound(&self, length: usize) -> usize {
        let digits = length.saturating_add(float::format_bound(self.precision.unwrap_or(0)));
        digits.saturating_add(self.width.unwrap_or(0))
    }

    /// Writes an int by its magnitude's digits in [`Conversion::radix`], letters small.
    pub fn write_int(&self, negative: bool, digits: &str, out: &mut StrBuf) {
        let upper = self.kind == u32::from('X');
        let zeros = self.precision.unwrap_or(0).saturating_sub(digits.len());
        let mut text = "0".repeat(zeros) + digits;
        if upper {
            text.make_ascii_uppercase();
        }
        let prefix = match char::from_u32(self.kind) {
            _ if !self.alternate => "",
            Some('o') => "0o",
            Some('x') => "0x",
            Some('X') => "0X",
            _ => "",
        };
        self.write_number(negative, prefix, &text, out);
    }

    /// Writes a float as [`Conversion::style`] says.
    pub fn write_float(&self, value: f64, out: &mut StrBuf) {
        let Some(style) = self.style() else { return };
        let upper = matches!(char::from_u32(self.kind), Some('E' | 'F' | 'G'));
        let options = Options { alternate: self.alternate, upper, ..Options::default() };
        let text = float::format(value, style, self.precision.unwrap_or(6), options);
        match text.strip_prefix('-') {
            Some(magnitude) => self.write_number(true, "", magnitude, out),
            None => self.write_number(false, "", &text, out),
        }
    }

    /// Writes the text that `s`, `r`, `a`, `b` and `c` make of a value; of all but `c`, the precision cuts it.
    pub fn write_text(&self, text: StrView<'_>, out: &mut StrBuf) {
        let most = if self.kind == u32::from('c') { None } else { self.precision };
        let text = text.slice(0..most.unwrap_or(usize::MAX));
        let padding = self.width.unwrap_or(0).saturating_sub(text.len());
        out.push_repeat(' '.into(), if self.left { 0 } else { padding });
        out.push_view(text);
        out.push_repeat(' '.into(), if self.left { padding } else { 0 });
    }

    fn write_number(&self, negative: bool, prefix: &str, digits: &str, out: &mut StrBuf) {
        let sign = match (negative, self.plus, self.blank) {
            (true, _, _) => "-",
            (_, true, _) => "+",
            (_, _, true) => " ",
            _ => "",
        };
        let length = sign.len() + prefix.len() + digits.len();
        let padding = self.width.unwrap_or(0).saturating_sub(length);
        let (before, zeros, behind) = match (self.left, self.zero) {
            (true, _) => (0, 0, padding),
            (_, true) => (0, padding, 0),
            _ => (padding, 0, 0),
        };
        out.push_repeat(' '.into(), before);
        out.push_str(sign);
        out.push_str(prefix);
        out.push_repeat('0'.into(), zeros);
        out.push_str(digits);
        out.push_repeat(' '.into(), behind);
    }
}
