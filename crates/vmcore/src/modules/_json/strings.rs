//! The strings of JSON, scanned and written.

use text::StrView;

use crate::heap::NoMemory;
use crate::objects::str::{self, Str, StrBuilder};
use crate::value::Ref;
use crate::vm::{Res, Vm};

/// Four hexadecimal digits from `at` on.
fn digits(view: text::StrView<'_>, at: usize) -> Option<u32> {
    (at..at + 4).try_fold(0, |sum, at| {
        let digit = char::from_u32(view.get(at)?)?.to_digit(16)?;
        Some(sum << 4 | digit)
    })
}

/// What is wrong with a string, and where.
pub(super) struct Wrong(pub &'static str, pub i64);

/// A string from `begin` on, just behind its opening quote: its text and where it ends.
pub(super) fn scan(
    vm: &Vm,
    source: &Ref<Str>,
    begin: usize,
    strict: bool,
) -> Res<Result<(Ref<Str>, usize), Wrong>> {
    const QUOTE: u32 = b'"' as u32;
    const BACKSLASH: u32 = b'\\' as u32;
    let view = source.view();
    let unterminated = Wrong("Unterminated string starting at", begin as i64 - 1);
    let mut out = text::StrBuf::new();
    let mut at = begin;
    loop {
        // What stands for itself.
        let mut end = at;
        loop {
            match view.get(end) {
                None => return Ok(Err(unterminated)),
                Some(QUOTE | BACKSLASH) => break,
                Some(point) if strict && point < 0x20 => {
                    return Ok(Err(Wrong("Invalid control character at", end as i64)));
                }
                Some(_) => end += 1,
            }
        }
        vm.tick((end - at) as u64 / 8 + 1)?;
        vm.heap().charge((end - at).saturating_mul(4))?;
        vm.heap().uncharge((end - at).saturating_mul(4));
        let plain = view.slice(at..end);
        if view.get(end) == Some(QUOTE) {
            if at == begin {
                return Ok(Ok((str::from_view(vm, plain)?, end + 1)));
            }
            out.push_view(plain);
            return Ok(Ok((str::from_data(vm, &out.finish())?, end + 1)));
        }
        out.push_view(plain);
        let Some(escape) = view.get(end + 1) else { return Ok(Err(unterminated)) };
        at = end + 2;
        let point = match char::from_u32(escape) {
            Some(same @ ('"' | '\\' | '/')) => same as u32,
            Some('b') => 0x08,
            Some('f') => 0x0C,
            Some('n') => 0x0A,
            Some('r') => 0x0D,
            Some('t') => 0x09,
            Some('u') => {
                // The last digit must not be the text's last character: a quote comes behind it.
                let found = digits(view, at).filter(|_| at + 4 < view.len());
                let Some(point) = found else {
                    return Ok(Err(Wrong("Invalid \\uXXXX escape", end as i64 + 1)));
                };
                at += 4;
                let pair = (0xD800..0xDC00).contains(&point)
                    && view.get(at) == Some(BACKSLASH)
                    && view.get(at + 1) == Some(u32::from(b'u'));
                let low = if pair { digits(view, at + 2).filter(|_| at + 6 < view.len()) } else { None };
                match low.filter(|low| (0xDC00..0xE000).contains(low)) {
                    Some(low) => {
                        at += 6;
                        0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00)
                    }
                    None => point,
                }
            }
            _ => return Ok(Err(Wrong("Invalid \\escape", end as i64))),
        };
        out.push(point);
    }
}

/// Writes `source` as a string of JSON; beyond ASCII escaped if `ascii` says so.
pub(super) fn write(vm: &Vm, source: &Ref<Str>, ascii: bool, out: &mut StrBuilder) -> Res<()> {
    vm.tick(source.len() as u64 / 8)?;
    let must_escape = |point: u32| {
        point < 0x20 || point == u32::from(b'"') || point == u32::from(b'\\') || ascii && point > 0x7E
    };
    let view = source.view();
    out.push(u32::from(b'"'))?;
    // Where begins what stands for itself.
    let mut plain = 0;
    for (at, point) in view.iter().enumerate() {
        if must_escape(point) {
            out.push_view(view.slice(plain..at))?;
            escape(point, out)?;
            plain = at + 1;
        }
    }
    out.push_view(view.slice(plain..view.len()))?;
    out.push(u32::from(b'"'))?;
    Ok(())
}

fn escape(point: u32, out: &mut StrBuilder) -> Result<(), NoMemory> {
    let short = match point {
        0x08 => b'b',
        0x09 => b't',
        0x0A => b'n',
        0x0C => b'f',
        0x0D => b'r',
        0x22 => b'"',
        0x5C => b'\\',
        _ => {
            return match char::from_u32(point) {
                Some(c) => c.encode_utf16(&mut [0; 2]).iter().try_for_each(|&half| unit(half, out)),
                // A lone surrogate.
                None => unit(point as u16, out),
            };
        }
    };
    out.push_view(StrView::One(&[b'\\', short]))
}

/// `\uXXXX`
fn unit(unit: u16, out: &mut StrBuilder) -> Result<(), NoMemory> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |shift: u32| DIGITS[usize::from(unit >> shift & 15)];
    out.push_view(StrView::One(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]))
}
