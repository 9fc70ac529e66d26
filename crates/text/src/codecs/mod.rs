//! The built-in encodings.

use crate::{StrBuf, StrView};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    Utf8,
    Utf16(Order),
    Utf32(Order),
    Latin1,
    Ascii,
    UnicodeEscape,
    RawUnicodeEscape,
}

/// Byte order of UTF-16 and UTF-32. `Marked`: by the mark that decoding finds (native without one), and encoding
/// writes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Marked,
    Little,
    Big,
}

/// What a UnicodeDecodeError or UnicodeEncodeError says: positions are bytes, or code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error {
    pub encoding: &'static str,
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
}

/// Decodes step by step. On an error, the caller pushes what the error handler gives, sets `position` to where it
/// wants to go on, and runs again.
pub struct Decoder {
    pub codec: Codec,
    pub position: usize,
}

impl Decoder {
    pub fn new(codec: Codec) -> Decoder {
        todo!()
    }
    /// Decodes `input` from `position` on. Without `last`, stops before a sequence that more input could complete.
    pub fn run(&mut self, input: &[u8], last: bool, out: &mut StrBuf) -> Result<(), Error> {
        todo!()
    }
}

/// Encodes step by step, as [`Decoder`].
pub struct Encoder {
    pub codec: Codec,
    pub position: usize,
}

impl Encoder {
    pub fn new(codec: Codec) -> Encoder {
        todo!()
    }
    pub fn run(&mut self, input: StrView<'_>, out: &mut Vec<u8>) -> Result<(), Error> {
        todo!()
    }
}
