//! `_codecs`: the built-in codecs as functions, and the codec registry.

mod charmap;
mod error_handlers;
mod escape;
pub mod registry;

use text::codecs::{Codec, Order};

use crate::native::module;
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::ops::buffer::BytesLike;
use crate::ops::codec::{self, decode_with, encode_with};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Codecs;

#[module("_codecs", with(CODERS))]
impl Codecs {
    #[py("register($module, search_function, /)")]
    fn register(vm: &mut Vm, search_function: &Value) -> Res<()> {
        registry::register(vm, search_function)
    }

    #[py("unregister($module, search_function, /)")]
    fn unregister(vm: &mut Vm, search_function: &Value) -> Res<()> {
        registry::unregister(vm, search_function)
    }

    #[py("lookup($module, encoding, /)")]
    fn lookup(vm: &mut Vm, encoding: &Ref<Str>) -> Res<Ref<Tuple>> {
        let encoding = codec::name(vm, encoding)?;
        registry::lookup(vm, &encoding)
    }

    #[py("encode($module, /, obj, encoding='utf-8', errors='strict')")]
    fn encode(
        vm: &mut Vm,
        obj: &Value,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
    ) -> Res<Value> {
        let encoding = match encoding {
            Some(encoding) => codec::name(vm, encoding)?,
            None => "utf-8".to_owned(),
        };
        registry::encode(vm, obj, &encoding, errors, registry::Use::Any)
    }

    #[py("decode($module, /, obj, encoding='utf-8', errors='strict')")]
    fn decode(
        vm: &mut Vm,
        obj: &Value,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
    ) -> Res<Value> {
        let encoding = match encoding {
            Some(encoding) => codec::name(vm, encoding)?,
            None => "utf-8".to_owned(),
        };
        registry::decode(vm, obj, &encoding, errors, registry::Use::Any)
    }

    #[py("register_error($module, errors, handler, /)")]
    fn register_error(vm: &mut Vm, errors: &Ref<Str>, handler: &Value) -> Res<()> {
        registry::register_error(vm, errors, handler)
    }

    #[py("lookup_error($module, name, /)")]
    fn lookup_error(vm: &mut Vm, name: &Ref<Str>) -> Res<Value> {
        registry::lookup_error(vm, name)
    }
}

/// Text, or bytes in UTF-8 which stand for it: what some decoders take (`Py_buffer(accept={str, buffer})`).
fn bytes_of(vm: &mut Vm, data: &Value) -> Res<Ref<Bytes>> {
    match data.downcast::<Str>() {
        Some(text) => encode_with(vm, text, Codec::Utf8, None),
        None => copied(vm, BytesLike::required(vm, data)?),
    }
}

fn copied(vm: &Vm, data: BytesLike<'_>) -> Res<Ref<Bytes>> {
    match data.value().exact::<Bytes>() {
        Some(bytes) => Ok(bytes.clone()),
        None => Ok(bytes::from_slice(vm, &data.bytes(vm)?)?),
    }
}

/// Text and the number of bytes it was decoded from.
fn decode_to(
    vm: &mut Vm,
    data: BytesLike<'_>,
    codec: Codec,
    errors: Option<&Ref<Str>>,
    last: bool,
) -> Res<(Value, usize)> {
    let bytes = copied(vm, data)?;
    let decoded = decode_with(vm, bytes.items(), codec, errors, last)?;
    Ok((decoded.text.into(), decoded.consumed))
}

/// Bytes and the number of characters they were encoded from.
fn encode_to(vm: &mut Vm, text: &Ref<Str>, codec: Codec, errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
    Ok((encode_with(vm, text, codec, errors)?.into(), text.len()))
}

/// The order that a number asks for: below, at or above 0.
fn order(byteorder: i32) -> Order {
    match byteorder {
        ..=-1 => Order::Little,
        0 => Order::Marked,
        1.. => Order::Big,
    }
}

/// And the other way round.
fn number(codec: Codec) -> i32 {
    match codec {
        Codec::Utf16(Order::Little) | Codec::Utf32(Order::Little) => -1,
        Codec::Utf16(Order::Big) | Codec::Utf32(Order::Big) => 1,
        _ => 0,
    }
}

#[module("_codecs", CODERS)]
impl Codecs {
    #[py("utf_7_encode($module, str, errors=None, /)")]
    fn utf_7_encode(vm: &mut Vm, str: &Ref<Str>, errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
        encode_to(vm, str, Codec::Utf7, errors)
    }

    #[py("utf_7_decode($module, data, errors=None, final=False, /)")]
    fn utf_7_decode(
        vm: &mut Vm,
        data: BytesLike<'_>,
        errors: Option<&Ref<Str>>,
        r#final: bool,
    ) -> Res<(Value, usize)> {
        decode_to(vm, data, Codec::Utf7, errors, r#final)
    }

    #[py("utf_8_encode($module, str, errors=None, /)")]
    fn utf_8_encode(vm: &mut Vm, str: &Ref<Str>, errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
        encode_to(vm, str, Codec::Utf8, errors)
    }

    #[py("utf_8_decode($module, data, errors=None, final=False, /)")]
    fn utf_8_decode(
        vm: &mut Vm,
        data: BytesLike<'_>,
        errors: Option<&Ref<Str>>,
        r#final: bool,
    ) -> Res<(Value, usize)> {
        decode_to(vm, data, Codec::Utf8, errors, r#final)
    }

    #[py("utf_16_encode($module, str, errors=None, byteorder=0, /)")]
    fn utf_16_encode(
        vm: &mut Vm,
        str: &Ref<Str>,
        errors: Option<&Ref<Str>>,
        byteorder: i32,
    ) -> Res<(Value, usize)> {
        encode_to(vm, str, Codec::Utf16(order(byteorder)), errors)
    }

    #[py("utf_16_decode($module, data, errors=None, final=False, /)")]
    fn utf_16_decode(
        vm: &mut Vm,
        data: BytesLike<'_>,
        errors: Option<&Ref<Str>>,
        r#final: bool,
    ) -> Res<(Value, usize)> {
        decode_to(vm, data, Codec::Utf16(Order::Marked), errors, r#final)
    }

    #[py("utf_16_le_encode($module, str, errors=None, /)")]
    fn utf_16_le_encode(vm: &mut Vm, str: &Ref<Str>, errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
        encode_to(vm, str, Codec::Utf16(Order::Little), errors)
    }

    #[py("utf_16_le_decode($module, data, errors=None, final=False, /)")]
    fn utf_16_le_decode(
        vm: &mut Vm,
        data: BytesLike<'_>,
        errors: Option<&Ref<Str>>,
        r#final: bool,
    ) -> Res<(Value, usize)> {
        decode_to(vm, data, Codec::Utf16(Order::Little), errors, r#final)
    }

    #[py("utf_16_be_encode($module, str, errors=None, /)")]
    fn utf_16_be_encode(vm: &mut Vm, str: &Ref<Str>, errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
        encode_to(vm, str, Codec::Utf16(Order::Big), errors)
    }

    #[py("utf_16_be_decode($module, data, errors=None, final=False, /)")]
    fn utf_16_be_decode(
        vm: &mut Vm,
        data: BytesLike<'_>,
        errors: Option<&Ref<Str>>,
        r#final: bool,
    ) -> Res<(Value, usize)> {
        decode_to(vm, data, Codec::Utf16(Order::Big), errors, r#final)
    }

    #[py("utf_16_ex_decode($module, data, errors=None, byteorder=0, final=False, /)")]
    fn utf_16_ex_decode(
        vm: &mut Vm,
        data: BytesLike<'_>,
        errors: Option<&Ref<Str>>,
        byteorder: i32,
        r#final: bool,
    ) -> Res<(Value, usize, i32)> {
        let bytes = copied(vm, data)?;
        let decoded = decode_with(vm, bytes.items(), Codec::Utf16(order(byteorder)), errors, r#final)?;
        Ok((decoded.text.into(), decoded.consumed, number(decoded.codec)))
    }

    #[py("utf_32_encode($module, str, errors=None, byteorder=0, /)")]
    fn utf_32_encode(
        vm: &mut Vm,
        str: &Ref<Str>,
        errors: Option<&Ref<Str>>,
        byteorder: i32,
    ) -> Res<(Value, usize)> {
        encode_to(vm, str, Codec::Utf32(order(byteorder)), errors)
    }

    #[py("utf_32_decode($module, data, errors=None, final=False, /)")]
    fn utf_32_decode(
        vm: &mut Vm,
        data: BytesLike<'_>,
        errors: Option<&Ref<Str>>,
        r#final: bool,
    ) -> Res<(Value, usize)> {
        decode_to(vm, data, Codec::Utf32(Order::Marked), errors, r#final)
    }

    #[py("utf_32_le_encode($module, str, errors=None, /)")]
    fn utf_32_le_encode(vm: &mut Vm, str: &Ref<Str>, errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
        encode_to(vm, str, Codec::Utf32(Order::Little), errors)
    }

    #[py("utf_32_le_decode($module, data, errors=None, final=False, /)")]
    fn utf_32_le_decode(
        vm: &mut Vm,
        data: BytesLike<'_>,
        errors: Option<&Ref<Str>>,
        r#final: bool,
    ) -> Res<(Value, usize)> {
        decode_to(vm, data, Codec::Utf32(Order::Little), errors, r#final)
    }

    #[py("utf_32_be_encode($module, str, errors=None, /)")]
    fn utf_32_be_encode(vm: &mut Vm, str: &Ref<Str>, errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
        encode_to(vm, str, Codec::Utf32(Order::Big), errors)
    }

    #[py("utf_32_be_decode($module, data, errors=None, final=False, /)")]
    fn utf_32_be_decode(
        vm: &mut Vm,
        data: BytesLike<'_>,
        errors: Option<&Ref<Str>>,
        r#final: bool,
    ) -> Res<(Value, usize)> {
        decode_to(vm, data, Codec::Utf32(Order::Big), errors, r#final)
    }

    #[py("utf_32_ex_decode($module, data, errors=None, byteorder=0, final=False, /)")]
    fn utf_32_ex_decode(
        vm: &mut Vm,
        data: BytesLike<'_>,
        errors: Option<&Ref<Str>>,
        byteorder: i32,
        r#final: bool,
    ) -> Res<(Value, usize, i32)> {
        let bytes = copied(vm, data)?;
        let decoded = decode_with(vm, bytes.items(), Codec::Utf32(order(byteorder)), errors, r#final)?;
        Ok((decoded.text.into(), decoded.consumed, number(decoded.codec)))
    }

    #[py("latin_1_encode($module, str, errors=None, /)")]
    fn latin_1_encode(vm: &mut Vm, str: &Ref<Str>, errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
        encode_to(vm, str, Codec::Latin1, errors)
    }

    #[py("latin_1_decode($module, data, errors=None, /)")]
    fn latin_1_decode(vm: &mut Vm, data: BytesLike<'_>, errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
        decode_to(vm, data, Codec::Latin1, errors, true)
    }

    #[py("ascii_encode($module, str, errors=None, /)")]
    fn ascii_encode(vm: &mut Vm, str: &Ref<Str>, errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
        encode_to(vm, str, Codec::Ascii, errors)
    }

    #[py("ascii_decode($module, data, errors=None, /)")]
    fn ascii_decode(vm: &mut Vm, data: BytesLike<'_>, errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
        decode_to(vm, data, Codec::Ascii, errors, true)
    }

    #[py("unicode_escape_encode($module, str, errors=None, /)")]
    fn unicode_escape_encode(vm: &mut Vm, str: &Ref<Str>, errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
        encode_to(vm, str, Codec::UnicodeEscape, errors)
    }

    #[py("unicode_escape_decode($module, data, errors=None, final=True, /)")]
    fn unicode_escape_decode(
        vm: &mut Vm,
        data: &Value,
        errors: Option<&Ref<Str>>,
        r#final: bool,
    ) -> Res<(Value, usize)> {
        let bytes = bytes_of(vm, data)?;
        decode_to(vm, BytesLike::required(vm, bytes.as_value())?, Codec::UnicodeEscape, errors, r#final)
    }

    #[py("raw_unicode_escape_encode($module, str, errors=None, /)")]
    fn raw_unicode_escape_encode(
        vm: &mut Vm,
        str: &Ref<Str>,
        errors: Option<&Ref<Str>>,
    ) -> Res<(Value, usize)> {
        encode_to(vm, str, Codec::RawUnicodeEscape, errors)
    }

    #[py("raw_unicode_escape_decode($module, data, errors=None, final=True, /)")]
    fn raw_unicode_escape_decode(
        vm: &mut Vm,
        data: &Value,
        errors: Option<&Ref<Str>>,
        r#final: bool,
    ) -> Res<(Value, usize)> {
        let bytes = bytes_of(vm, data)?;
        decode_to(vm, BytesLike::required(vm, bytes.as_value())?, Codec::RawUnicodeEscape, errors, r#final)
    }

    #[py("charmap_decode($module, data, errors=None, mapping=None, /)")]
    fn charmap_decode(
        vm: &mut Vm,
        data: BytesLike<'_>,
        errors: Option<&Ref<Str>>,
        mapping: Option<&Value>,
    ) -> Res<(Value, usize)> {
        let bytes = copied(vm, data)?;
        match mapping {
            Some(mapping) => charmap::decode(vm, &bytes, errors, mapping),
            None => decode_to(vm, data, Codec::Latin1, errors, true),
        }
    }

    #[py("charmap_encode($module, str, errors=None, mapping=None, /)")]
    fn charmap_encode(
        vm: &mut Vm,
        str: &Ref<Str>,
        errors: Option<&Ref<Str>>,
        mapping: Option<&Value>,
    ) -> Res<(Value, usize)> {
        match mapping {
            Some(mapping) => charmap::encode(vm, str, errors, mapping),
            None => encode_to(vm, str, Codec::Latin1, errors),
        }
    }

    #[py("charmap_build($module, map, /)")]
    fn charmap_build(vm: &mut Vm, map: &Ref<Str>) -> Res<Ref<Dict>> {
        charmap::build(vm, map)
    }

    #[py("escape_decode($module, data, errors=None, /)")]
    fn escape_decode(vm: &mut Vm, data: &Value, errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
        let bytes = bytes_of(vm, data)?;
        let decoded = escape::decode(vm, bytes.items(), errors)?;
        Ok((decoded.into(), bytes.items().len()))
    }

    #[py("escape_encode($module, data, errors=None, /)")]
    fn escape_encode(vm: &mut Vm, data: &Ref<Bytes>, _errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
        Ok((escape::encode(vm, data.items())?.into(), data.items().len()))
    }

    #[py("readbuffer_encode($module, data, errors=None, /)")]
    fn readbuffer_encode(vm: &mut Vm, data: &Value, _errors: Option<&Ref<Str>>) -> Res<(Value, usize)> {
        let bytes = bytes_of(vm, data)?;
        let len = bytes.items().len();
        Ok((bytes.into(), len))
    }
}

pub(crate) fn fill(_: &mut Vm, _: &Ref<Dict>) -> Res<()> {
    Ok(())
}
