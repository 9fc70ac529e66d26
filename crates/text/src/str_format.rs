//! The formats of `str.format` and `string.Formatter` (Objects/stringlib/unicode_format.h).

use std::ops::Range;

use crate::StrView;
use crate::format_spec::integer;

/// The words of a ValueError.
pub type Error = String;

/// A piece of a format: literal text, and the replacement field behind it if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Of doubled braces, it holds one.
    pub literal: Range<usize>,
    pub field: Option<Field>,
}

/// `{name!conversion:spec}`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: Range<usize>,
    /// Whatever it is: see [`unknown_conversion`].
    pub conversion: Option<u32>,
    pub spec: Range<usize>,
    /// The spec has replacement fields itself.
    pub nested: bool,
}

/// The words for a conversion other than `r`, `s` and `a`.
pub fn unknown_conversion(conversion: u32) -> Error {
    match char::from_u32(conversion) {
        Some(c @ '!'..='~') => format!("Unknown conversion specifier {c}"),
        _ => format!("Unknown conversion specifier \\x{conversion:x}"),
    }
}

/// The words for fields nested deeper than in a field's spec.
pub const RECURSION_EXCEEDED: &str = "Max string recursion exceeded";

/// Reads a format piece by piece; each is given before the next is looked at. After an error there are no more.
pub struct Parser<'a> {
    format: StrView<'a>,
    position: usize,
}

impl<'a> Parser<'a> {
    pub fn new(format: StrView<'a>) -> Parser<'a> {
        Parser { format, position: 0 }
    }

    /// A parser that goes on at a [`Parser::position`] of another.
    pub fn resume(format: StrView<'a>, position: usize) -> Parser<'a> {
        Parser { format, position }
    }

    /// How much of the format has been read.
    pub fn position(&self) -> usize {
        self.position
    }

    /// Takes the next character; what is no character is as good as any other ordinary one.
    fn take(&mut self) -> Option<char> {
        let point = self.format.get(self.position)?;
        self.position += 1;
        Some(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn piece(&mut self) -> Result<Piece, Error> {
        let start = self.position;
        let brace = loop {
            match self.take() {
                None => return Ok(Piece { literal: start..self.position, field: None }),
                Some(brace @ ('{' | '}')) => break brace,
                Some(_) => {}
            }
        };
        let literal = start..self.position - 1;
        if self.format.get(self.position) == Some(brace.into()) {
            self.position += 1;
            return Ok(Piece { literal: start..literal.end + 1, field: None });
        }
        if brace == '}' || self.position == self.format.len() {
            return Err(format!("Single '{brace}' encountered in format string"));
        }
        Ok(Piece { literal, field: Some(self.field()?) })
    }

    fn field(&mut self) -> Result<Field, Error> {
        let start = self.position;
        let mut end = loop {
            match self.take() {
                None => return Err("expected '}' before end of string".to_owned()),
                Some('{') => return Err("unexpected '{' in field name".to_owned()),
                Some('[') => self.skip_to_bracket(),
                Some(end @ ('}' | ':' | '!')) => break end,
                Some(_) => {}
            }
        };
        let name = start..self.position - 1;
        let mut conversion = None;
        if end == '!' {
            conversion = self.format.get(self.position);
            if self.take().is_none() {
                return Err("end of string while looking for conversion specifier".to_owned());
            }
            end = match self.take() {
                Some(end @ ('}' | ':')) => end,
                Some(_) => return Err("expected ':' after conversion specifier".to_owned()),
                None => ':', // The spec's end will be missed.
            };
        }
        if end == '}' {
            return Ok(Field { name, conversion, spec: self.position..self.position, nested: false });
        }
        let (spec, nested) = self.spec()?;
        Ok(Field { name, conversion, spec, nested })
    }

    /// Braces in brackets end nothing.
    fn skip_to_bracket(&mut self) {
        let rest = self.format.tail(self.position);
        self.position += rest.find_char(']'.into()).unwrap_or(rest.len());
    }

    fn spec(&mut self) -> Result<(Range<usize>, bool), Error> {
        let start = self.position;
        let (mut depth, mut nested) = (1, false);
        loop {
            match self.take() {
                None => return Err("unmatched '{' in format spec".to_owned()),
                Some('{') => {
                    nested = true;
                    depth += 1;
                }
                Some('}') => depth -= 1,
                Some(_) => {}
            }
            if depth == 0 {
                return Ok((start..self.position - 1, nested));
            }
        }
    }
}

impl Iterator for Parser<'_> {
    type Item = Result<Piece, Error>;

    fn next(&mut self) -> Option<Result<Piece, Error>> {
        if self.position >= self.format.len() {
            return None;
        }
        let piece = self.piece();
        if piece.is_err() {
            self.position = self.format.len();
        }
        Some(piece)
    }
}

/// The start of a field's name: `0`, nothing, or `key`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First<'a> {
    /// A positional argument, by its number.
    Index(usize),
    /// The next positional argument: [`AutoNumber::resolve`] knows its number.
    Auto,
    Key(StrView<'a>),
}

/// A step from a value to a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// `.name`
    Attribute(StrView<'a>),
    /// `[0]`
    Index(usize),
    /// `[key]`
    Key(StrView<'a>),
}

/// Takes a field's name apart.
pub fn split_name(name: StrView<'_>) -> Result<(First<'_>, Steps<'_>), Error> {
    let end = name.iter().position(is_step).unwrap_or(name.len());
    let first = name.slice(0..end);
    let first = match integer(first)? {
        _ if first.is_empty() => First::Auto,
        Some(index) => First::Index(index),
        None => First::Key(first),
    };
    Ok((first, Steps { rest: name.tail(end) }))
}

fn is_step(point: u32) -> bool {
    point == u32::from('.') || point == u32::from('[')
}

/// The steps of a field's name. After an error there are no more.
pub struct Steps<'a> {
    rest: StrView<'a>,
}

impl<'a> Steps<'a> {
    /// The steps in what [`Steps::rest`] left.
    pub fn resume(rest: StrView<'a>) -> Steps<'a> {
        Steps { rest }
    }

    /// What is still to be read.
    pub fn rest(&self) -> StrView<'a> {
        self.rest
    }

    fn step(&mut self, rest: StrView<'a>) -> Result<Step<'a>, Error> {
        let body = rest.tail(1);
        let step = match rest.get(0).and_then(char::from_u32) {
            Some('.') => {
                let end = body.iter().position(is_step).unwrap_or(body.len());
                self.rest = body.tail(end);
                Step::Attribute(body.slice(0..end))
            }
            Some('[') => {
                let end = body.find_char(']'.into()).ok_or("Missing ']' in format string")?;
                self.rest = body.tail(end + 1);
                let key = body.slice(0..end);
                integer(key)?.map_or(Step::Key(key), Step::Index)
            }
            _ => return Err("Only '.' or '[' may follow ']' in format field specifier".to_owned()),
        };
        match step {
            Step::Attribute(name) | Step::Key(name) if name.is_empty() => {
                Err("Empty attribute in format string".to_owned())
            }
            _ => Ok(step),
        }
    }
}

impl<'a> Iterator for Steps<'a> {
    type Item = Result<Step<'a>, Error>;

    fn next(&mut self) -> Option<Result<Step<'a>, Error>> {
        let rest = std::mem::replace(&mut self.rest, StrView::EMPTY);
        if rest.is_empty() {
            return None;
        }
        let step = self.step(rest);
        if step.is_err() {
            self.rest = StrView::EMPTY;
        }
        Some(step)
    }
}

/// Numbers the fields that have no number: all or none of a format's.
#[derive(Clone, Copy, Debug, Default)]
pub enum AutoNumber {
    #[default]
    Undecided,
    Manual,
    /// The next number.
    Automatic(usize),
}

impl AutoNumber {
    /// The field's first part with its number: never [`First::Auto`].
    pub fn resolve<'a>(&mut self, first: First<'a>) -> Result<First<'a>, Error> {
        match (first, *self) {
            (First::Key(_), _) => Ok(first),
            (First::Index(_), AutoNumber::Undecided | AutoNumber::Manual) => {
                *self = AutoNumber::Manual;
                Ok(first)
            }
            (First::Auto, AutoNumber::Undecided) => {
                *self = AutoNumber::Automatic(1);
                Ok(First::Index(0))
            }
            (First::Auto, AutoNumber::Automatic(next)) => {
                *self = AutoNumber::Automatic(next + 1);
                Ok(First::Index(next))
            }
            (First::Index(_), AutoNumber::Automatic(_)) => {
                Err("cannot switch from automatic field numbering to manual field specification".to_owned())
            }
            (First::Auto, AutoNumber::Manual) => {
                Err("cannot switch from manual field specification to automatic field numbering".to_owned())
            }
        }
    }
}
