//! `repr` of str and bytes, `ascii`, and the escapes they share with the codecs and their error handlers.

use std::fmt::Write;

use crate::unicode::is_printable;
use crate::{StrBuf, StrData, StrView};

/// `repr(str)`: in single quotes unless it has those and no double ones; escaped is what is not printable.
pub fn repr(text: StrView<'_>) -> StrData {
    let mut out = StrBuf::with_capacity(text.len() + 2);
    write_repr(text, &mut out, is_printable);
    out.finish()
}

/// `ascii(str)`: as [`repr`], with everything outside ASCII escaped.
pub fn ascii(text: StrView<'_>) -> StrData {
    let mut out = StrBuf::with_capacity(text.len() + 2);
    write_repr(text, &mut out, |c| (0x20..0x7F).contains(&c));
    out.finish()
}

/// An upper bound for the length of `repr`'s and `ascii`'s result, in code points.
pub fn repr_bound(text: StrView<'_>) -> usize {
    text.len().saturating_mul(10).saturating_add(2)
}

fn write_repr(text: StrView<'_>, out: &mut StrBuf, is_plain: impl Fn(u32) -> bool) {
    let quote = quote_for(text.find_char(SINGLE).is_some(), text.find_char(DOUBLE).is_some());
    out.push(quote);
    for point in text {
        match point {
            0x0A => out.push_str("\\n"),
            0x0D => out.push_str("\\r"),
            0x09 => out.push_str("\\t"),
            BACKSLASH => out.push_str("\\\\"),
            _ if point == quote => {
                out.push(BACKSLASH);
                out.push(quote);
            }
            _ if is_plain(point) => out.push(point),
            _ => push_escape(point, out),
        }
    }
    out.push(quote);
}

/// `repr(bytes)`, with its `b`; what stands between the parentheses of `repr(bytearray)` is the same.
pub fn bytes_repr(bytes: &[u8]) -> String {
    let double = quote_for(bytes.contains(&b'\''), bytes.contains(&b'"')) == DOUBLE;
    let quote = if double { '"' } else { '\'' };
    let mut out = String::with_capacity(bytes.len() + 3);
    out.push('b');
    out.push(quote);
    for &byte in bytes {
        match byte {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\\' => out.push_str("\\\\"),
            _ if char::from(byte) == quote => {
                out.push('\\');
                out.push(quote);
            }
            0x20..=0x7E => out.push(char::from(byte)),
            _ => push_escape(u32::from(byte), &mut out),
        }
    }
    out.push(quote);
    out
}

const SINGLE: u32 = '\'' as u32;
const DOUBLE: u32 = '"' as u32;
const BACKSLASH: u32 = '\\' as u32;

fn quote_for(has_single: bool, has_double: bool) -> u32 {
    if has_single && !has_double { DOUBLE } else { SINGLE }
}

/// Pushes `\xhh`, `\uhhhh` or `\Uhhhhhhhh`, whichever is the shortest for `point`.
pub fn push_escape(point: u32, out: &mut impl Write) {
    // Writing to a string buffer cannot fail.
    let _ = match point {
        0..0x100 => write!(out, "\\x{point:02x}"),
        0x100..0x10000 => write!(out, "\\u{point:04x}"),
        _ => write!(out, "\\U{point:08x}"),
    };
}
