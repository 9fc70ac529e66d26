//! `unicode_escape` and `raw_unicode_escape`: Latin-1 with the escapes of Python's string literals, or with `\u` and
//! `\U` alone.

use std::io::Write;

use super::{Error, InvalidEscape};
use crate::{StrBuf, StrView, unicode};

/// Why an escape could not be read; `end` is where reading stopped. If it is `incomplete`, more input could help.
struct Failure {
    end: usize,
    reason: &'static str,
    incomplete: bool,
}

pub(super) fn decode(
    input: &[u8],
    position: &mut usize,
    last: bool,
    invalid_escape: &mut Option<InvalidEscape>,
    out: &mut StrBuf,
) -> Result<(), Error> {
    while let Some(backslash) = copy_to_backslash(input, position, out) {
        match read_escape(input, backslash + 1, invalid_escape, out) {
            Ok(end) => *position = end,
            Err(failure) if failure.incomplete && !last => return Ok(()),
            Err(Failure { end, reason, .. }) => {
                return Err(Error { encoding: "unicodeescape", start: backslash, end, reason });
            }
        }
    }
    Ok(())
}

pub(super) fn decode_raw(
    input: &[u8],
    position: &mut usize,
    last: bool,
    out: &mut StrBuf,
) -> Result<(), Error> {
    while let Some(backslash) = copy_to_backslash(input, position, out) {
        let letter = input.get(backslash + 1).copied();
        let escape = match letter {
            Some(b'u') => {
                read_hex(input, backslash + 2, 4, "truncated \\uXXXX escape", "\\Uxxxxxxxx out of range")
            }
            Some(b'U') => {
                read_hex(input, backslash + 2, 8, "truncated \\UXXXXXXXX escape", "\\Uxxxxxxxx out of range")
            }
            None if !last => return Ok(()),
            // A backslash that starts no escape takes the next character with it.
            _ => {
                let end = (backslash + 2).min(input.len());
                out.push_latin1(&input[backslash..end]);
                *position = end;
                continue;
            }
        };
        match escape {
            Ok((point, end)) => {
                out.push(point);
                *position = end;
            }
            Err(failure) if failure.incomplete && !last => return Ok(()),
            Err(Failure { end, reason, .. }) => {
                return Err(Error { encoding: "rawunicodeescape", start: backslash, end, reason });
            }
        }
    }
    Ok(())
}

/// Moves on to the next backslash, where it stays.
fn copy_to_backslash(input: &[u8], position: &mut usize, out: &mut StrBuf) -> Option<usize> {
    let rest = input.get(*position..).unwrap_or_default();
    let length = memchr::memchr(b'\\', rest);
    let plain = &rest[..length.unwrap_or(rest.len())];
    out.push_latin1(plain);
    *position += plain.len();
    length.map(|_| *position)
}

/// Reads what stands behind a backslash; gives where it ends.
fn read_escape(
    input: &[u8],
    at: usize,
    invalid_escape: &mut Option<InvalidEscape>,
    out: &mut StrBuf,
) -> Result<usize, Failure> {
    let Some(&letter) = input.get(at) else {
        return Err(Failure { end: at, reason: "\\ at end of string", incomplete: true });
    };
    let illegal = "illegal Unicode character";
    let at = at + 1;
    let simple = match letter {
        b'\n' => return Ok(at),
        b'\\' | b'\'' | b'"' => letter,
        b'b' => 0x08,
        b'f' => 0x0C,
        b't' => b'\t',
        b'n' => b'\n',
        b'r' => b'\r',
        b'v' => 0x0B,
        b'a' => 0x07,
        b'0'..=b'7' => return Ok(read_octal(input, at - 1, invalid_escape, out)),
        b'x' | b'u' | b'U' => {
            let (digits, truncated) = match letter {
                b'x' => (2, "truncated \\xXX escape"),
                b'u' => (4, "truncated \\uXXXX escape"),
                _ => (8, "truncated \\UXXXXXXXX escape"),
            };
            let (point, end) = read_hex(input, at, digits, truncated, illegal)?;
            out.push(point);
            return Ok(end);
        }
        b'N' => {
            let (point, end) = read_name(input, at)?;
            out.push(point);
            return Ok(end);
        }
        _ => {
            invalid_escape.get_or_insert(InvalidEscape::Letter(letter));
            out.push_latin1(&[b'\\', letter]);
            return Ok(at);
        }
    };
    out.push(simple.into());
    Ok(at)
}

/// One to three digits.
fn read_octal(
    input: &[u8],
    at: usize,
    invalid_escape: &mut Option<InvalidEscape>,
    out: &mut StrBuf,
) -> usize {
    let digits = input[at..].iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte));
    let (value, length) =
        digits.fold((0, 0), |(value, n), digit| (value * 8 + u32::from(digit - b'0'), n + 1));
    if value > 0o377 {
        invalid_escape.get_or_insert(InvalidEscape::Octal(value));
    }
    out.push(value);
    at + length
}

fn read_hex(
    input: &[u8],
    at: usize,
    count: usize,
    truncated: &'static str,
    illegal: &'static str,
) -> Result<(u32, usize), Failure> {
    let mut point = 0;
    for index in at..at + count {
        let Some(&byte) = input.get(index) else {
            return Err(Failure { end: index, reason: truncated, incomplete: true });
        };
        let Some(digit) = char::from(byte).to_digit(16) else {
            return Err(Failure { end: index, reason: truncated, incomplete: false });
        };
        point = point << 4 | digit;
    }
    let end = at + count;
    if point > 0x10FFFF {
        return Err(Failure { end, reason: illegal, incomplete: false });
    }
    Ok((point, end))
}

/// `{NAME}`
fn read_name(input: &[u8], at: usize) -> Result<(u32, usize), Failure> {
    let malformed =
        |end, incomplete| Err(Failure { end, reason: "malformed \\N character escape", incomplete });
    match input.get(at) {
        None => return malformed(at, true),
        Some(b'{') => {}
        Some(_) => return malformed(at, false),
    }
    let start = at + 1;
    let Some(length) = input[start..].iter().position(|&byte| byte == b'}') else {
        return malformed(input.len(), true);
    };
    if length == 0 {
        return malformed(start, false);
    }
    let end = start + length + 1;
    let name = std::str::from_utf8(&input[start..start + length]).ok();
    match name.and_then(unicode::names::lookup) {
        Some(point) => Ok((point, end)),
        None => Err(Failure { end, reason: "unknown Unicode character name", incomplete: false }),
    }
}

pub(super) fn encode(input: StrView<'_>, position: &mut usize, out: &mut Vec<u8>) -> Result<(), Error> {
    for point in input.tail(*position) {
        match point {
            0x09 => out.extend_from_slice(b"\\t"),
            0x0A => out.extend_from_slice(b"\\n"),
            0x0D => out.extend_from_slice(b"\\r"),
            0x5C => out.extend_from_slice(b"\\\\"),
            0x20..0x7F => out.push(point as u8),
            0..0x100 => push(out, format_args!("\\x{point:02x}")),
            _ => push_wide(point, out),
        }
    }
    *position = input.len();
    Ok(())
}

pub(super) fn encode_raw(input: StrView<'_>, position: &mut usize, out: &mut Vec<u8>) -> Result<(), Error> {
    for point in input.tail(*position) {
        match u8::try_from(point) {
            Ok(byte) => out.push(byte),
            Err(_) => push_wide(point, out),
        }
    }
    *position = input.len();
    Ok(())
}

fn push_wide(point: u32, out: &mut Vec<u8>) {
    if point < 0x10000 {
        push(out, format_args!("\\u{point:04x}"));
    } else {
        push(out, format_args!("\\U{point:08x}"));
    }
}

fn push(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    // Writing to a vector cannot fail.
    let _ = out.write_fmt(text);
}
