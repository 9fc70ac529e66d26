//! Two digits a byte.

use super::{Ascii, Binascii, error};
use crate::native::module;
use crate::objects::byte_string::hex::{self, Separator};
use crate::objects::bytes::{self, Bytes};
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

fn to_hex(vm: &mut Vm, data: BytesLike<'_>, sep: Option<&Value>, bytes_per_sep: i32) -> Res<Ref<Bytes>> {
    let separator = Separator::for_bytes(vm, sep)?;
    let text = hex::to_hex(vm, &data.bytes(vm)?, separator, bytes_per_sep)?;
    Ok(bytes::from_slice(vm, text.items())?)
}

fn from_hex(vm: &mut Vm, text: &Ascii<'_>) -> Res<Ref<Bytes>> {
    let text = text.bytes(vm)?;
    if text.len() % 2 == 1 {
        return Err(error(vm, "Odd-length string"));
    }
    vm.tick((text.len() / 16) as u64)?;
    let mut digits = 0;
    let data = bytes::filled(vm, text.len() / 2, |data| {
        for ([high, low], byte) in text.as_chunks::<2>().0.iter().zip(&mut *data) {
            let (high, low) = (hex::digit(*high), hex::digit(*low));
            digits |= high | low;
            *byte = high << 4 | low & 15;
        }
        data.len()
    })?;
    if digits > 15 { Err(error(vm, "Non-hexadecimal digit found")) } else { Ok(data) }
}

#[module("binascii", HEXADECIMAL)]
impl Binascii {
    #[py("b2a_hex($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)")]
    fn b2a_hex(vm: &mut Vm, data: BytesLike<'_>, sep: Option<&Value>, bytes_per_sep: i32) -> Res<Ref<Bytes>> {
        to_hex(vm, data, sep, bytes_per_sep)
    }

    #[py("hexlify($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)")]
    fn hexlify(vm: &mut Vm, data: BytesLike<'_>, sep: Option<&Value>, bytes_per_sep: i32) -> Res<Ref<Bytes>> {
        to_hex(vm, data, sep, bytes_per_sep)
    }

    #[py("a2b_hex($module, hexstr, /)")]
    fn a2b_hex(vm: &mut Vm, hexstr: Ascii<'_>) -> Res<Ref<Bytes>> {
        from_hex(vm, &hexstr)
    }

    #[py("unhexlify($module, hexstr, /)")]
    fn unhexlify(vm: &mut Vm, hexstr: Ascii<'_>) -> Res<Ref<Bytes>> {
        from_hex(vm, &hexstr)
    }
}
