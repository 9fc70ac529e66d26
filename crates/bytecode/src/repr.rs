//! Constants as Python's `repr` shows them, for people to read.
//!
//! Differences from `repr`: code objects show no address, very long values end in `...`, integers beyond Python's limit
//! of 4300 digits show their size, and which characters beyond ASCII are printable is only nearly Python's.

use crate::constant::{BigInt, Const};
use crate::pystr::PyStr;
use std::fmt::Write;

/// Longest text, in bytes, before a container is cut short.
const MAX_LEN: usize = 1 << 20;

/// The `repr` of a constant.
pub fn repr(constant: &Const) -> String {
    let mut out = String::new();
    write_const(&mut out, constant);
    out
}

fn write_const(out: &mut String, constant: &Const) {
    match constant {
        Const::None => out.push_str("None"),
        Const::True => out.push_str("True"),
        Const::False => out.push_str("False"),
        Const::Ellipsis => out.push_str("Ellipsis"),
        Const::StopIteration => out.push_str("<class 'StopIteration'>"),
        Const::Int(int) => out.push_str(&int.to_string()),
        Const::BigInt(int) => out.push_str(&big_int(int)),
        Const::Float(float) => out.push_str(&float_repr(*float, ".0")),
        Const::Complex(real, imag) => {
            let imag = float_repr(*imag, "");
            if *real == 0.0 && real.is_sign_positive() {
                out.push_str(&format!("{imag}j"));
            } else {
                let plus = if imag.starts_with('-') { "" } else { "+" };
                out.push_str(&format!("({}{plus}{imag}j)", float_repr(*real, "")));
            }
        }
        Const::Str(text) => string(out, text),
        Const::Bytes(bytes) => {
            out.push('b');
            quoted(out, bytes.iter().map(|&b| u32::from(b)), |c| (0x20..0x7F).contains(&c));
        }
        Const::Tuple(items) => {
            sequence(out, "(", items, if items.len() == 1 { ",)" } else { ")" });
        }
        Const::List(items) => sequence(out, "[", items, "]"),
        Const::Set(items) if items.is_empty() => out.push_str("set()"),
        Const::Set(items) => sequence(out, "{", items, "}"),
        Const::FrozenSet(items) if items.is_empty() => out.push_str("frozenset()"),
        Const::FrozenSet(items) => sequence(out, "frozenset({", items, "})"),
        Const::Dict(pairs) => separated(out, "{", pairs, "}", |out, (key, value)| {
            write_const(out, key);
            out.push_str(": ");
            write_const(out, value);
        }),
        Const::Code(code) => {
            let (name, file, line) = (&code.name, &code.filename, code.firstlineno);
            out.push_str(&format!("<code object {name}, file \"{file}\", line {line}>"));
        }
    }
}

fn sequence(out: &mut String, open: &str, items: &[Const], close: &str) {
    separated(out, open, items, close, write_const);
}

fn separated<T>(out: &mut String, open: &str, items: &[T], close: &str, write: impl Fn(&mut String, &T)) {
    out.push_str(open);
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        if out.len() > MAX_LEN {
            out.push_str("...");
            break;
        }
        write(out, item);
    }
    out.push_str(close);
}

fn string(out: &mut String, text: &PyStr) {
    quoted(out, text.code_points(), |c| match char::from_u32(c) {
        None => false,
        Some(' ') => true,
        Some(c) => !(c.is_control() || c.is_whitespace() || matches!(c, '\u{E000}'..='\u{F8FF}')),
    });
}

/// Quotes code points: in single quotes unless only those occur inside.
fn quoted(out: &mut String, points: impl Iterator<Item = u32> + Clone, printable: impl Fn(u32) -> bool) {
    let has = |quote: char| points.clone().any(|c| c == u32::from(quote));
    let quote = if has('\'') && !has('"') { '"' } else { '\'' };
    out.push(quote);
    for c in points {
        match char::from_u32(c) {
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some('\\') => out.push_str("\\\\"),
            Some(c) if c == quote => out.extend(['\\', c]),
            Some(shown) if printable(c) => out.push(shown),
            _ => {
                let escaped = match c {
                    0..=0xFF => write!(out, "\\x{c:02x}"),
                    0x100..=0xFFFF => write!(out, "\\u{c:04x}"),
                    _ => write!(out, "\\U{c:08x}"),
                };
                debug_assert!(escaped.is_ok(), "writing to a String does not fail");
            }
        }
    }
    out.push(quote);
}

/// The shortest digits that read back the same; `whole` follows where there is neither point nor exponent.
fn float_repr(float: f64, whole: &str) -> String {
    if float.is_nan() {
        return "nan".into();
    }
    if float.is_infinite() {
        return if float > 0.0 { "inf" } else { "-inf" }.into();
    }
    let scientific = format!("{float:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if !(-4..16).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{digits}e{sign}{:02}", exponent.unsigned_abs());
    }
    let plain = format!("{float}");
    let suffix = if plain.contains('.') { "" } else { whole };
    plain + suffix
}

fn big_int(int: &BigInt) -> String {
    const CHUNK: u128 = 10_000_000_000_000_000_000;
    const MOST_LIMBS: usize = 224; // 4300 digits
    let sign = if int.negative { "-" } else { "" };
    if int.limbs.len() > MOST_LIMBS {
        return format!("<{sign}int of {} bits>", int.limbs.len() * 64);
    }
    let mut limbs = int.limbs.to_vec();
    let mut chunks = Vec::new();
    while limbs.iter().any(|&limb| limb != 0) {
        let mut rest = 0u128;
        for limb in limbs.iter_mut().rev() {
            rest = rest << 64 | u128::from(*limb);
            *limb = (rest / CHUNK) as u64;
            rest %= CHUNK;
        }
        chunks.push(rest);
    }
    let mut text = format!("{sign}{}", chunks.pop().unwrap_or(0));
    for chunk in chunks.iter().rev() {
        text.push_str(&format!("{chunk:019}"));
    }
    text
}
