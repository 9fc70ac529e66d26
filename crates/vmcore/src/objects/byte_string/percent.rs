//! `format % values` of bytes.

use text::StrView;
use text::percent::{Conversion, Parser, Piece};

use crate::heap::Buf;
use crate::objects::bytearray::ByteArray;
use crate::objects::bytes::Bytes;
use crate::objects::int;
use crate::objects::str::StrBuilder;
use crate::objects::str::percent::{Format, Values, number, write};
use crate::objects::types::class_of;
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// `format % values`. Bytes are formatted as text of width one.
pub fn format(vm: &mut Vm, format: &[u8], values: &Value) -> Res<Buf<u8>> {
    let mut out = StrBuilder::new(vm);
    let mut values = Values::new(vm, values, Format::Bytes);
    let mut parser = Parser::new(StrView::One(format));
    while let Some(piece) = parser.next(&mut values)? {
        match piece {
            Piece::Literal(range) => out.push_view(StrView::One(format.get(range).unwrap_or_default()))?,
            Piece::Percent => out.push('%'.into())?,
            Piece::Conversion(conversion) => {
                let value = values.next()?;
                convert(values.vm, &value, &conversion, &mut out)?;
            }
        }
    }
    values.finish()?;
    let StrView::One(bytes) = out.view() else {
        return Err(vm.system_error("a byte format became text"));
    };
    Ok(Buf::from_slice(vm.heap(), bytes)?)
}

fn convert(vm: &mut Vm, value: &Value, conversion: &Conversion, out: &mut StrBuilder) -> Res<()> {
    match char::from_u32(conversion.kind) {
        Some('s' | 'b') => {
            let bytes = bytes_of(vm, value)?;
            push(vm, conversion, &bytes, out)
        }
        Some('r' | 'a') => {
            let shown = ops::format::ascii(vm, value)?;
            push(vm, conversion, shown.items(), out)
        }
        Some('c') => {
            let byte = character(vm, value)?;
            push(vm, conversion, &[byte], out)
        }
        _ => match number(vm, value, conversion, Format::Bytes)? {
            Some(number) => write(vm, conversion, number.len(), out, |buf| number.write(conversion, buf)),
            None => Err(vm.value_error(&conversion.unsupported_in_bytes())),
        },
    }
}

fn push(vm: &Vm, conversion: &Conversion, bytes: &[u8], out: &mut StrBuilder) -> Res<()> {
    write(vm, conversion, bytes.len(), out, |buf| conversion.write_text(StrView::One(bytes), buf))
}

/// What `%b` writes.
fn bytes_of(vm: &mut Vm, value: &Value) -> Res<Buf<u8>> {
    if value.exact::<Bytes>().is_none()
        && value.exact::<ByteArray>().is_none()
        && let Some(result) = ops::call::special(vm, value, |n| &n.__bytes__, &[])?
    {
        let Some(bytes) = result.downcast::<Bytes>() else {
            let class = class_of(vm, &result).name(vm);
            return Err(vm.type_error(&format!("__bytes__ returned non-bytes (type {class})")));
        };
        return Ok(Buf::from_slice(vm.heap(), bytes.items())?);
    }
    match BytesLike::of(value) {
        Some(bytes) => Ok(Buf::from_slice(vm.heap(), &bytes.gathered(vm)?)?),
        None => {
            let class = class_of(vm, value).name(vm);
            Err(vm.type_error(&format!(
                "%b requires a bytes-like object, or an object that implements __bytes__, not '{class}'"
            )))
        }
    }
}

/// What `%c` writes.
fn character(vm: &mut Vm, value: &Value) -> Res<u8> {
    const WRONG: &str = "%c requires an integer in range(256) or a single byte";
    if super::is_byte_string(value) {
        let single = BytesLike::required(vm, value)?.bytes(vm)?;
        return match *single {
            [byte] => Ok(byte),
            _ => Err(vm.type_error(WRONG)),
        };
    }
    let index = match ops::index(vm, value) {
        Ok(index) => index,
        Err(raised) => {
            ops::raise::catch(vm, raised, &vm.types().type_error)?;
            return Err(vm.type_error(WRONG));
        }
    };
    let byte = int::to_i64(&index).and_then(|i| u8::try_from(i).ok());
    byte.ok_or_else(|| vm.overflow_error("%c arg not in range(256)"))
}
