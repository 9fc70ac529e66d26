//! `_json`: the strings of JSON, scanned and written. What drives them is the library's own `json`.

use crate::heap::Buf;
use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::str::{self, Str};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// `json.JSONDecodeError(message, document, position)`
fn error(vm: &mut Vm, message: &str, document: &Ref<Str>, position: i64) -> Raised {
    let made: Res<Value> = (|| {
        let name = vm.str("json.decoder")?.to_value();
        let names = ops::imports::names(vm, &["JSONDecodeError"])?.to_value();
        let module = ops::imports::import_module(vm, &name, None, &names, 0)?;
        let name = vm.intern("JSONDecodeError");
        let class = ops::get_attr(vm, &module, &name)?;
        let args = [vm.str(message)?.into(), document.to_value(), ops::int(vm, position)?];
        ops::call::call_positional(vm, &class, &args)
    })();
    match made {
        Ok(exception) => ops::exceptions::raise(vm, &exception, None),
        Err(raised) => raised,
    }
}

fn text<'a>(vm: &Vm, value: &'a Value) -> Res<&'a Ref<Str>> {
    value.downcast::<Str>().ok_or_else(|| {
        let class = class_of(vm, value).name(vm);
        vm.type_error(&format!("first argument must be a string, not {class}"))
    })
}

/// Four hexadecimal digits from `at` on.
fn digits(view: text::StrView<'_>, at: usize) -> Option<u32> {
    (at..at + 4).try_fold(0, |sum, at| {
        let digit = char::from_u32(view.get(at)?)?.to_digit(16)?;
        Some(sum << 4 | digit)
    })
}

/// What is wrong with a string, and where.
struct Wrong(&'static str, i64);

/// A string from `begin` on, just behind its opening quote: its text and where it ends.
fn scan(vm: &Vm, source: &Ref<Str>, begin: usize, strict: bool) -> Res<Result<(Ref<Str>, usize), Wrong>> {
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

/// A string of JSON; beyond ASCII escaped if `ascii` says so.
fn encode(vm: &Vm, source: &Ref<Str>, ascii: bool) -> Res<Ref<Str>> {
    vm.tick(source.len() as u64 / 8)?;
    let must_escape = |point: u32| {
        point < 0x20 || point == u32::from(b'"') || point == u32::from(b'\\') || ascii && point > 0x7E
    };
    let mut out = Buf::with_capacity(vm.heap(), source.len() + 2)?;
    let view = source.view();
    let mut add = |point: u32| out.push(point);
    add(u32::from(b'"'))?;
    for point in view {
        if !must_escape(point) {
            add(point)?;
            continue;
        }
        let short = match point {
            0x08 => b'b',
            0x09 => b't',
            0x0A => b'n',
            0x0C => b'f',
            0x0D => b'r',
            0x22 => b'"',
            0x5C => b'\\',
            _ => 0,
        };
        if short != 0 {
            add(u32::from(b'\\'))?;
            add(short.into())?;
            continue;
        }
        let units = match point {
            0x10000.. => [0xD800 + ((point - 0x10000) >> 10), 0xDC00 + (point & 0x3FF)],
            _ => [point, 0],
        };
        for unit in units.into_iter().take(if point > 0xFFFF { 2 } else { 1 }) {
            add(u32::from(b'\\'))?;
            add(u32::from(b'u'))?;
            for shift in [12, 8, 4, 0] {
                add(u32::from(b"0123456789abcdef"[(unit >> shift & 15) as usize]))?;
            }
        }
    }
    add(u32::from(b'"'))?;
    let mut text = text::StrBuf::with_capacity(out.len());
    out.iter().for_each(|&point| text.push(point));
    Ok(str::from_data(vm, &text.finish())?)
}

pub(crate) struct Json;

#[module("_json")]
impl Json {
    #[py("scanstring($module, string, end, strict=True, /)", no_text_signature, flavour = "parse_tuple")]
    fn scanstring(vm: &mut Vm, string: &Value, end: &Value, strict: bool) -> Res<(Ref<Str>, usize)> {
        let end = ops::index(vm, end)?;
        let source = text(vm, string)?;
        let begin = int::to_i64(&end).and_then(|end| usize::try_from(end).ok());
        let Some(begin) = begin.filter(|begin| *begin <= source.len()) else {
            return Err(vm.value_error("end is out of bounds"));
        };
        match scan(vm, source, begin, strict)? {
            Ok(found) => Ok(found),
            Err(Wrong(message, position)) => Err(error(vm, message, source, position)),
        }
    }

    #[py("encode_basestring($module, string, /)", no_text_signature)]
    fn encode_basestring(vm: &mut Vm, string: &Value) -> Res<Ref<Str>> {
        encode(vm, text(vm, string)?, false)
    }

    #[py("encode_basestring_ascii($module, string, /)", no_text_signature)]
    fn encode_basestring_ascii(vm: &mut Vm, string: &Value) -> Res<Ref<Str>> {
        encode(vm, text(vm, string)?, true)
    }
}

pub(crate) fn fill(_: &mut Vm, _: &Ref<Dict>) -> Res<()> {
    Ok(())
}
