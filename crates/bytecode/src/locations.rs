//! Where instructions come from: the location table of 3.11 and later (PEP 626, PEP 657, `Objects/locations.md`).
//!
//! Lines count from 1 and columns are UTF-8 bytes from 0, as the compiler gave them. A malformed table ends early or
//! gives wrong numbers, never an error: nothing but messages depends on it.

use crate::code::CodeObject;

/// An item of `co_positions()`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Position {
    pub line: Option<i32>,
    pub end_line: Option<i32>,
    pub column: Option<u32>,
    pub end_column: Option<u32>,
}

/// A run of bytecode of one position, in byte offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: u32,
    pub end: u32,
    pub position: Position,
}

/// The position of the code unit at a byte offset.
pub fn position_at(code: &CodeObject, offset: u32) -> Option<Position> {
    spans(code).find(|span| (span.start..span.end).contains(&offset)).map(|span| span.position)
}

/// The line of the code unit at a byte offset: as [`position_at`], which looks at columns as well.
pub fn line_at(code: &CodeObject, offset: u32) -> Option<i32> {
    let mut reader = Reader { rest: &code.linetable, line: code.firstlineno };
    let mut units_left = offset / 2;
    loop {
        let head = reader.byte()?;
        let line = match head >> 3 & 15 {
            0..=10 => Some(reader.line),
            form @ 11..=12 => Some(reader.advance(i32::from(form) - 10)),
            13..=14 => {
                let delta = reader.svarint()?;
                Some(reader.advance(delta))
            }
            _ => None,
        };
        let units = u32::from(head & 7) + 1;
        if units_left < units {
            return if (offset as usize) < code.code.len() { line } else { None };
        }
        units_left -= units;
        reader.skip_entry();
    }
}

/// The position of each offset of an ascending sequence, in one pass over the table.
pub fn positions_of(code: &CodeObject, offsets: impl IntoIterator<Item = u32>) -> Vec<Position> {
    let mut spans = spans(code).peekable();
    let mut position = |offset| {
        while spans.next_if(|span| span.end <= offset).is_some() {}
        spans.peek().map_or(Position::default(), |span| span.position)
    };
    offsets.into_iter().map(&mut position).collect()
}

/// `co_lines()`: start and end in byte offsets, and the line if there is one. Neighbours may have the same line.
pub fn lines(code: &CodeObject) -> impl Iterator<Item = (u32, u32, Option<i32>)> + '_ {
    spans(code).map(|span| (span.start, span.end, span.position.line))
}

/// The entries of the table in order, cut to the length of the code.
pub fn spans(code: &CodeObject) -> impl Iterator<Item = Span> + '_ {
    let length = u32::try_from(code.code.len()).unwrap_or(u32::MAX);
    let mut reader = Reader { rest: &code.linetable, line: code.firstlineno };
    let mut start = 0;
    std::iter::from_fn(move || {
        let (units, position) = reader.entry()?;
        let span = Span { start, end: length.min(start + units * 2), position };
        start = span.end;
        (span.start < span.end).then_some(span)
    })
}

struct Reader<'a> {
    rest: &'a [u8],
    line: i32,
}

impl Reader<'_> {
    /// Code units covered (1 to 8), and their position.
    fn entry(&mut self) -> Option<(u32, Position)> {
        let head = u32::from(self.byte()?);
        let units = (head & 7) + 1;
        let position = match head >> 3 & 15 {
            group @ 0..=9 => {
                let second = u32::from(self.byte()?);
                let column = group * 8 + (second >> 4 & 7);
                self.on_line(0, 0, Some((column, column + (second & 15))))
            }
            code @ 10..=12 => {
                let columns = (u32::from(self.byte()?), u32::from(self.byte()?));
                self.on_line(code as i32 - 10, 0, Some(columns))
            }
            13 => {
                let delta = self.svarint()?;
                self.on_line(delta, 0, None)
            }
            14 => {
                let (delta, height) = (self.svarint()?, self.varint()?);
                // Columns are stored plus one; 0 means none.
                let (column, end_column) = (self.varint()?.checked_sub(1), self.varint()?.checked_sub(1));
                Position { column, end_column, ..self.on_line(delta, height, None) }
            }
            _ => Position::default(),
        };
        Some((units, position))
    }

    fn advance(&mut self, delta: i32) -> i32 {
        self.line = self.line.wrapping_add(delta);
        self.line
    }

    /// Goes on to the next entry: the bytes that begin one, and no others, have their top bit set.
    fn skip_entry(&mut self) {
        while let [0..=127, rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    fn on_line(&mut self, delta: i32, height: u32, columns: Option<(u32, u32)>) -> Position {
        Position {
            line: Some(self.advance(delta)),
            end_line: Some(self.line.wrapping_add_unsigned(height)),
            column: columns.map(|c| c.0),
            end_column: columns.map(|c| c.1),
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(byte)
    }

    /// Six bits a byte, least significant first; bit 6 says that more follow.
    fn varint(&mut self) -> Option<u32> {
        let (mut value, mut shift) = (0u32, 0);
        loop {
            let byte = self.byte()?;
            value |= u32::from(byte & 63).checked_shl(shift).unwrap_or(0);
            if byte & 64 == 0 {
                return Some(value);
            }
            shift = shift.saturating_add(6);
        }
    }

    fn svarint(&mut self) -> Option<i32> {
        let value = self.varint()?;
        let magnitude = (value >> 1) as i32;
        Some(if value & 1 == 1 { -magnitude } else { magnitude })
    }
}
