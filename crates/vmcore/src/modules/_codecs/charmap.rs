//! Codecs of one byte a character by a table of the program's: what most of `encodings` is made of.

use text::codecs::{Error, Replacement};

use crate::heap::Buf;
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::{self, Dict};
use crate::objects::int;
use crate::objects::str::{Str, StrBuilder};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

fn undefined(range: std::ops::Range<usize>) -> Error {
    let reason = "character maps to <undefined>";
    Error { encoding: "charmap", start: range.start, end: range.end, reason }
}

/// `charmap_decode`: `mapping` is a string, or anything from ints to ints, strings and None.
pub(super) fn decode(
    vm: &mut Vm,
    input: &Ref<Bytes>,
    errors: Option<&Ref<Str>>,
    mapping: &Value,
) -> Res<(Value, usize)> {
    let mut out = StrBuilder::new(vm);
    let mut input = input.clone();
    let mut at = 0;
    while let Some(byte) = input.items().get(at).copied() {
        vm.tick(1)?;
        if decode_byte(vm, byte, mapping, &mut out)? {
            at += 1;
            continue;
        }
        let handled = ops::codec::handle_decoding(vm, errors, &undefined(at..at + 1), input)?;
        out.push_view(handled.text.view())?;
        (input, at) = (handled.object, handled.position);
    }
    Ok((out.finish(vm)?.into(), input.items().len()))
}

/// Whether the byte has a meaning, which is pushed then.
fn decode_byte(vm: &mut Vm, byte: u8, mapping: &Value, out: &mut StrBuilder) -> Res<bool> {
    const NOTHING: u32 = 0xFFFE;
    if let Some(table) = mapping.exact::<Str>() {
        return match table.view().get(byte.into()).filter(|point| *point != NOTHING) {
            Some(point) => Ok(out.push(point).map(|()| true)?),
            None => Ok(false),
        };
    }
    let found = match look_up(vm, mapping, byte.into())? {
        Some(found) => found,
        None => return Ok(false),
    };
    if let Some(text) = found.downcast::<Str>() {
        if text.view() == text::StrView::Two(&[NOTHING as u16]) {
            return Ok(false);
        }
        out.push_view(text.view())?;
        return Ok(true);
    }
    if !int::is_int(vm, &found) {
        return Err(vm.type_error("character mapping must return integer, None or str"));
    }
    match int::to_i64(&found).and_then(|i| u32::try_from(i).ok()).filter(|point| *point <= 0x10_FFFF) {
        Some(NOTHING) => Ok(false),
        Some(point) => Ok(out.push(point).map(|()| true)?),
        None => Err(vm.type_error("character mapping must be in range(0x110000)")),
    }
}

/// `mapping[key]`; none for None and where there is nothing.
fn look_up(vm: &mut Vm, mapping: &Value, key: u32) -> Res<Option<Value>> {
    match ops::get_item(vm, mapping, &Value::small_int_wrapping(key.into())) {
        Ok(found) => Ok(Some(found).filter(|found| !found.is_none())),
        Err(raised) => {
            ops::raise::catch(vm, raised, &vm.types().lookup_error)?;
            Ok(None)
        }
    }
}

/// `charmap_encode`: `mapping` is anything from ints to ints, bytes and None.
pub(super) fn encode(
    vm: &mut Vm,
    string: &Ref<Str>,
    errors: Option<&Ref<Str>>,
    mapping: &Value,
) -> Res<(Value, usize)> {
    let view = string.view();
    let mut out = Buf::new(vm.heap());
    let mut at = 0;
    while let Some(point) = view.get(at) {
        vm.tick(1)?;
        if encode_point(vm, point, mapping, &mut out)? {
            at += 1;
            continue;
        }
        // An error is about all neighbours that have no meaning.
        let mut end = at + 1;
        let mut nothing = Buf::new(vm.heap());
        while let Some(point) = view.get(end)
            && !encode_point(vm, point, mapping, &mut nothing)?
        {
            end += 1;
        }
        let error = undefined(at..end);
        let (replacement, position) = ops::codec::handle_encoding(vm, errors, &error, string)?;
        match replacement {
            Replacement::Bytes(bytes) => out.extend_from_slice(&bytes)?,
            Replacement::Text(text) => {
                for point in text.view() {
                    if !encode_point(vm, point, mapping, &mut out)? {
                        return Err(ops::codec::raise_encoding(vm, &error, string));
                    }
                }
            }
        }
        at = position;
    }
    Ok((bytes::from_slice(vm, &out)?.into(), string.len()))
}

/// Whether the code point has bytes, which are pushed then.
fn encode_point(vm: &mut Vm, point: u32, mapping: &Value, out: &mut Buf<u8>) -> Res<bool> {
    let Some(found) = look_up(vm, mapping, point)? else { return Ok(false) };
    if let Some(bytes) = found.downcast::<Bytes>() {
        out.extend_from_slice(bytes.items())?;
        return Ok(true);
    }
    if !int::is_int(vm, &found) {
        let class = crate::objects::types::class_of(vm, &found).name(vm);
        let message = format!("character mapping must return integer, bytes or None, not {class}");
        return Err(vm.type_error(&message));
    }
    match int::to_i64(&found).and_then(|i| u8::try_from(i).ok()) {
        Some(byte) => Ok(out.push(byte).map(|()| true)?),
        None => Err(vm.type_error("character mapping must be in range(256)")),
    }
}

/// `charmap_build`: from the characters of a decoding table to their bytes.
pub(super) fn build(vm: &mut Vm, map: &Ref<Str>) -> Res<Ref<Dict>> {
    let table = dict::new(vm);
    for (byte, point) in map.view().iter().take(256).enumerate() {
        let (point, byte) = (Value::small_int_wrapping(point.into()), ops::int(vm, byte as i64)?);
        table.set_item(vm, &point, byte)?;
    }
    Ok(table)
}
