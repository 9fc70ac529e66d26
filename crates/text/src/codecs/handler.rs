//! The error handlers that CPython has built in (Python/codecs.c).

use std::fmt::Write;

use super::{Codec, Error, is_surrogate, wide};
use crate::{StrBuf, StrData, StrView, repr, unicode};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handler {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    NameReplace,
    SurrogateEscape,
    SurrogatePass,
}

/// What stands in for what could not be encoded: text that is encoded in its place, or bytes as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replacement {
    Text(StrData),
    Bytes(Vec<u8>),
}

/// Why a handler does not handle an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unhandled {
    /// The error is to be raised.
    Raise(Error),
    /// The handler is not for decoding: TypeError, "don't know how to handle UnicodeDecodeError in error callback".
    NotForDecoding,
}

impl Handler {
    pub fn from_name(name: &str) -> Option<Handler> {
        Some(match name {
            "strict" => Handler::Strict,
            "ignore" => Handler::Ignore,
            "replace" => Handler::Replace,
            "backslashreplace" => Handler::BackslashReplace,
            "xmlcharrefreplace" => Handler::XmlCharRefReplace,
            "namereplace" => Handler::NameReplace,
            "surrogateescape" => Handler::SurrogateEscape,
            "surrogatepass" => Handler::SurrogatePass,
            _ => return None,
        })
    }

    /// Handles a decoding error of `input`: pushes what stands in, and gives where to go on.
    pub fn decode(self, input: &[u8], error: &Error, out: &mut StrBuf) -> Result<usize, Unhandled> {
        let invalid = input.get(error.start..error.end).unwrap_or_default();
        match self {
            Handler::Strict => Err(Unhandled::Raise(*error)),
            Handler::XmlCharRefReplace | Handler::NameReplace => Err(Unhandled::NotForDecoding),
            Handler::Ignore => Ok(error.end),
            Handler::Replace => {
                out.push(char::REPLACEMENT_CHARACTER.into());
                Ok(error.end)
            }
            Handler::BackslashReplace => {
                invalid.iter().for_each(|&byte| repr::push_escape(byte.into(), out));
                Ok(error.end)
            }
            Handler::SurrogateEscape => {
                // ASCII is never escaped: it could hide from those who look for it.
                let escaped = invalid.iter().take(4).take_while(|byte| !byte.is_ascii());
                let count = escaped.map(|&byte| out.push(0xDC00 + u32::from(byte))).count();
                if count == 0 { Err(Unhandled::Raise(*error)) } else { Ok(error.start + count) }
            }
            Handler::SurrogatePass => {
                let rest = input.get(error.start..).unwrap_or_default();
                let (surrogate, length) = read_surrogate(rest, error).ok_or(Unhandled::Raise(*error))?;
                out.push(surrogate);
                Ok(error.start + length)
            }
        }
    }

    /// Handles an encoding error of `input`: gives what stands in, and where to go on.
    pub fn encode(self, input: StrView<'_>, error: &Error) -> Result<(Replacement, usize), Unhandled> {
        let invalid = input.slice(error.start..error.end);
        let mut text = StrBuf::new();
        match self {
            Handler::Strict => return Err(Unhandled::Raise(*error)),
            Handler::Ignore => {}
            Handler::Replace => text.push_repeat('?'.into(), invalid.len()),
            Handler::BackslashReplace => invalid.iter().for_each(|point| repr::push_escape(point, &mut text)),
            Handler::XmlCharRefReplace => {
                // Writing to a string buffer cannot fail.
                invalid.iter().for_each(|point| write!(text, "&#{point};").unwrap_or_default());
            }
            Handler::NameReplace => {
                for point in invalid {
                    match unicode::names::name(point) {
                        Some(name) => write!(text, "\\N{{{name}}}").unwrap_or_default(),
                        None => repr::push_escape(point, &mut text),
                    }
                }
            }
            Handler::SurrogateEscape => {
                let escaped = invalid.iter().map_while(|point| match point {
                    0xDC80..=0xDCFF => Some((point - 0xDC00) as u8),
                    _ => None,
                });
                let bytes: Vec<u8> = escaped.collect();
                let end = error.start + bytes.len();
                if bytes.is_empty() {
                    return Err(Unhandled::Raise(*error));
                }
                return Ok((Replacement::Bytes(bytes), end));
            }
            Handler::SurrogatePass => {
                let bytes = write_surrogates(invalid, error).ok_or(Unhandled::Raise(*error))?;
                return Ok((Replacement::Bytes(bytes), error.end));
            }
        }
        Ok((Replacement::Text(text.finish()), error.end))
    }
}

/// The surrogate at the start of `bytes` in the error's encoding, and the length of its code.
fn read_surrogate(bytes: &[u8], error: &Error) -> Option<(u32, usize)> {
    let (point, length) = match Codec::from_name(error.encoding)? {
        Codec::Utf8 => match *bytes {
            [0xED, second @ 0xA0..=0xBF, third @ 0x80..=0xBF, ..] => {
                (0xD000 | (u32::from(second & 0x3F) << 6) | u32::from(third & 0x3F), 3)
            }
            _ => return None,
        },
        Codec::Utf16(order) => (wide::unit(bytes.first_chunk::<2>()?, order), 2),
        Codec::Utf32(order) => (wide::unit(bytes.first_chunk::<4>()?, order), 4),
        _ => return None,
    };
    is_surrogate(point).then_some((point, length))
}

/// Surrogates, if that is what they all are, in the error's encoding.
fn write_surrogates(points: StrView<'_>, error: &Error) -> Option<Vec<u8>> {
    let codec = Codec::from_name(error.encoding)?;
    let mut bytes = Vec::new();
    for point in points {
        if !is_surrogate(point) {
            return None;
        }
        match codec {
            Codec::Utf8 => {
                bytes.extend([0xED, (0x80 | point >> 6 & 0x3F) as u8, (0x80 | point & 0x3F) as u8])
            }
            Codec::Utf16(order) => wide::push_unit::<2>(point, order, &mut bytes),
            Codec::Utf32(order) => wide::push_unit::<4>(point, order, &mut bytes),
            _ => return None,
        }
    }
    Some(bytes)
}
