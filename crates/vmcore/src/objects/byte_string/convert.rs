//! Types of parameters that bytes' methods take.

use std::borrow::Cow;

use crate::native::{ArgAt, FromArg};
use crate::objects::bytearray::ByteArray;
use crate::objects::bytes::Bytes;
use crate::objects::int;
use crate::objects::types::class_of;
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::value::Value;
use crate::vm::{Raised, Res, Vm};

/// What is looked for: bytes, or one byte given as an int.
pub(crate) enum Needle<'a> {
    Bytes(BytesLike<'a>),
    Byte([u8; 1]),
}

impl<'a> Needle<'a> {
    /// After the other arguments have been converted, as `_Py_parse_args` of Objects/bytes_methods.c does it.
    pub fn new(vm: &mut Vm, value: &'a Value) -> Res<Needle<'a>> {
        if let Some(bytes) = BytesLike::of(value) {
            return Ok(Needle::Bytes(bytes));
        }
        if !ops::has_index(vm, value) {
            let class = class_of(vm, value).name(vm);
            let message = format!("argument should be integer or bytes-like object, not '{class}'");
            return Err(vm.type_error(&message));
        }
        let index = ops::index(vm, value)?;
        match int::to_i64(&index).and_then(|i| u8::try_from(i).ok()) {
            Some(byte) => Ok(Needle::Byte([byte])),
            None => Err(vm.value_error("byte must be in range(0, 256)")),
        }
    }

    pub fn bytes<'b>(&'b self, vm: &'b Vm) -> Res<Cow<'b, [u8]>> {
        match self {
            Needle::Bytes(bytes) => bytes.bytes(vm),
            Needle::Byte(byte) => Ok(Cow::Borrowed(byte)),
        }
    }
}

/// What to pad with: bytes of length one.
pub(crate) struct FillByte(pub u8);

impl FromArg<'_> for FillByte {
    fn from_arg(vm: &mut Vm, value: &Value, at: ArgAt) -> Res<FillByte> {
        let fill = if let Some(bytes) = value.downcast::<Bytes>() {
            bytes.items()
        } else if let Some(array) = value.downcast::<ByteArray>() {
            &array.get(vm).items
        } else {
            return Err(at.wrong_type(vm, "a byte string of length 1", value));
        };
        match fill {
            [byte] => Ok(FillByte(*byte)),
            _ => Err(at.wrong_type(vm, "a byte string of length 1", value)),
        }
    }
}

/// An int as a byte (`_getbytevalue`).
pub(crate) fn byte(vm: &mut Vm, value: &Value) -> Res<u8> {
    let index = match value.as_small_int() {
        Some(int) => Some(int),
        None => int::to_i64(&ops::index(vm, value)?),
    };
    index.and_then(|i| u8::try_from(i).ok()).ok_or_else(|| out_of_range(vm))
}

fn out_of_range(vm: &Vm) -> Raised {
    vm.value_error("byte must be in range(0, 256)")
}
