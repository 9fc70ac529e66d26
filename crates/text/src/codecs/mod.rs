//! The encodings that CPython has built in: UTF-7, -8, -16 and -32, Latin-1, ASCII, and the two of Python escapes.
//!
//! Decoding and encoding stop at what cannot be converted, and go on where the error handler says: a [`Handler`]
//! that CPython has built in, or one of the program's.

mod bytes;
mod escape;
mod handler;
mod utf7;
mod utf8;
mod wide;

pub use handler::{Handler, Replacement, Unhandled};

use crate::{StrBuf, StrData, StrView};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    Utf7,
    Utf8,
    Utf16(Order),
    Utf32(Order),
    Latin1,
    Ascii,
    UnicodeEscape,
    RawUnicodeEscape,
}

/// Byte order of UTF-16 and UTF-32.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Encoding writes a byte order mark and goes on in little endian; decoding goes by the mark it finds, and
    /// takes little endian if there is none.
    Marked,
    Little,
    Big,
}

/// The fields of a UnicodeDecodeError or UnicodeEncodeError, but for its object. Positions count bytes when
/// decoding, code points when encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error {
    pub encoding: &'static str,
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
}

impl Codec {
    /// The codec of this name, in any spelling: letter case is nothing, and whatever stands between letters and
    /// digits is one separator. UTF-7 goes by its name only where the library's codec asks for it. Aliases further afield are those of the library's `encodings.aliases`.
    pub fn from_name(name: &str) -> Option<Codec> {
        if let Some(codec) = Codec::from_usual_name(name.as_bytes()) {
            return Some(codec);
        }
        let mut normal = String::with_capacity(name.len());
        for part in name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
            if !normal.is_empty() {
                normal.push('_');
            }
            normal.push_str(&part.to_ascii_lowercase());
        }
        Some(match normal.as_str() {
            "utf_8" | "utf8" => Codec::Utf8,
            "utf_16" | "utf16" => Codec::Utf16(Order::Marked),
            "utf_16_le" | "utf_16le" => Codec::Utf16(Order::Little),
            "utf_16_be" | "utf_16be" => Codec::Utf16(Order::Big),
            "utf_32" | "utf32" => Codec::Utf32(Order::Marked),
            "utf_32_le" | "utf_32le" => Codec::Utf32(Order::Little),
            "utf_32_be" | "utf_32be" => Codec::Utf32(Order::Big),
            "latin_1" | "latin1" | "iso_8859_1" | "iso8859_1" => Codec::Latin1,
            "ascii" | "us_ascii" => Codec::Ascii,
            "unicode_escape" => Codec::UnicodeEscape,
            "raw_unicode_escape" => Codec::RawUnicodeEscape,
            _ => return None,
        })
    }

    /// As [`Codec::from_name`], of the spellings that nearly all programs use.
    #[inline]
    pub fn from_usual_name(name: &[u8]) -> Option<Codec> {
        Some(match name {
            b"utf-8" | b"utf8" | b"UTF-8" => Codec::Utf8,
            b"latin-1" | b"latin1" | b"iso-8859-1" => Codec::Latin1,
            b"ascii" => Codec::Ascii,
            _ => return None,
        })
    }
}

/// An escape that is deprecated.
#[derive(Clone, Copy, Debug)]
pub enum InvalidEscape {
    /// The letter after a backslash makes no escape.
    Letter(u8),
    /// The octal number is no byte.
    Octal(u32),
}

impl std::fmt::Display for InvalidEscape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            InvalidEscape::Letter(letter) => {
                write!(f, "invalid escape sequence '\\{}'", char::from(*letter))
            }
            InvalidEscape::Octal(value) => write!(f, "invalid octal escape sequence '\\{value:o}'"),
        }
    }
}

/// Decodes step by step. After an error, push what its handler gives, set `position` to where that says to go on,
/// and run again.
#[derive(Clone, Debug)]
pub struct Decoder {
    codec: Codec,
    /// What has been read of the input.
    pub position: usize,
    /// The first escape of those that DeprecationWarning is for.
    pub invalid_escape: Option<InvalidEscape>,
}

impl Decoder {
    pub fn new(codec: Codec) -> Decoder {
        Decoder { codec, position: 0, invalid_escape: None }
    }

    /// The codec, with the byte order that a mark has decided.
    pub fn codec(&self) -> Codec {
        self.codec
    }

    /// Decodes `input` from `position` on. Without `last`, it stops before a sequence that more input may complete.
    /// The result is never longer than the input.
    pub fn run(&mut self, input: &[u8], last: bool, out: &mut StrBuf) -> Result<(), Error> {
        let position = &mut self.position;
        match &mut self.codec {
            Codec::Utf7 => utf7::decode(input, position, last, out),
            Codec::Utf8 => utf8::decode(input, position, last, out),
            Codec::Utf16(order) => wide::decode_utf16(input, position, order, last, out),
            Codec::Utf32(order) => wide::decode_utf32(input, position, order, last, out),
            Codec::Latin1 => bytes::decode_latin1(input, position, out),
            Codec::Ascii => bytes::decode_ascii(input, position, out),
            Codec::UnicodeEscape => escape::decode(input, position, last, &mut self.invalid_escape, out),
            Codec::RawUnicodeEscape => escape::decode_raw(input, position, last, out),
        }
    }
}

/// Encodes step by step, as [`Decoder`] decodes.
#[derive(Clone, Debug)]
pub struct Encoder {
    codec: Codec,
    /// What has been read of the input.
    pub position: usize,
}

impl Encoder {
    pub fn new(codec: Codec) -> Encoder {
        Encoder { codec, position: 0 }
    }

    /// Encodes `input` from `position` on. Each code point takes ten bytes at most, and a byte order mark four.
    pub fn run(&mut self, input: StrView<'_>, out: &mut Vec<u8>) -> Result<(), Error> {
        let position = &mut self.position;
        match self.codec {
            Codec::Utf7 => {
                utf7::encode(input, position, out);
                Ok(())
            }
            Codec::Utf8 => utf8::encode(input, position, out),
            Codec::Utf16(order) => wide::encode_utf16(input, position, order, out),
            Codec::Utf32(order) => wide::encode_utf32(input, position, order, out),
            Codec::Latin1 => bytes::encode(input, position, bytes::LATIN_1, out),
            Codec::Ascii => bytes::encode(input, position, bytes::ASCII, out),
            Codec::UnicodeEscape => escape::encode(input, position, out),
            Codec::RawUnicodeEscape => escape::encode_raw(input, position, out),
        }
        .inspect_err(|error| *position = error.start)
    }

    /// Writes what an error handler gave in place of the input. False if the codec can't take it: the error that
    /// was handled is to be raised then.
    #[must_use]
    pub fn replace(&self, replacement: &Replacement, out: &mut Vec<u8>) -> bool {
        let (unit, order) = match self.codec {
            Codec::Utf16(order) => (2, order),
            Codec::Utf32(order) => (4, order),
            _ => (1, Order::Little),
        };
        match replacement {
            Replacement::Bytes(bytes) => {
                out.extend_from_slice(bytes);
                bytes.len().is_multiple_of(unit)
            }
            Replacement::Text(text) => {
                for point in text.view() {
                    match unit {
                        2 => wide::push_unit::<2>(point, order, out),
                        4 => wide::push_unit::<4>(point, order, out),
                        _ => out.push(point as u8),
                    }
                }
                text.view().max_char() < if self.codec == Codec::Latin1 { 0x100 } else { 0x80 }
            }
        }
    }
}

/// `bytes.decode` with a built-in error handler.
pub fn decode(input: &[u8], codec: Codec, handler: Handler) -> Result<StrData, Unhandled> {
    let mut decoder = Decoder::new(codec);
    let mut out = StrBuf::with_capacity(input.len());
    while let Err(error) = decoder.run(input, true, &mut out) {
        decoder.position = handler.decode(input, &error, &mut out)?;
    }
    Ok(out.finish())
}

/// `str.encode` with a built-in error handler.
pub fn encode(input: StrView<'_>, codec: Codec, handler: Handler) -> Result<Vec<u8>, Unhandled> {
    let mut encoder = Encoder::new(codec);
    let mut out = Vec::with_capacity(input.len());
    while let Err(error) = encoder.run(input, &mut out) {
        let (replacement, position) = handler.encode(input, &error)?;
        if !encoder.replace(&replacement, &mut out) {
            return Err(Unhandled::Raise(error));
        }
        encoder.position = position;
    }
    Ok(out)
}

fn is_surrogate(point: u32) -> bool {
    (0xD800..0xE000).contains(&point)
}
