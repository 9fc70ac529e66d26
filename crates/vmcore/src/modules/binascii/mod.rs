//! `binascii`: bytes as text of several kinds, and checksums. One file per kind.

mod base64;
mod hexadecimal;
mod quoted_printable;
mod uu;

use std::borrow::Cow;

use super::{new_exception, set};
use crate::native::{ArgAt, FromArg, module};
use crate::objects::dict::Dict;
use crate::objects::int::{self, IntView};
use crate::objects::str::Str;
use crate::objects::types::class_of;
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::runtime::platform::zlib;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Bytes, or text that is all ASCII.
pub(crate) enum Ascii<'a> {
    Text(&'a Ref<Str>),
    Bytes(BytesLike<'a>),
}

impl Ascii<'_> {
    fn bytes<'b>(&'b self, vm: &'b Vm) -> Res<Cow<'b, [u8]>> {
        match self {
            Ascii::Text(text) => Ok(Cow::Borrowed(text.items())),
            Ascii::Bytes(bytes) => bytes.bytes(vm),
        }
    }
}

impl<'a> FromArg<'a> for Ascii<'a> {
    fn from_arg(vm: &mut Vm, value: &'a Value, _: ArgAt) -> Res<Ascii<'a>> {
        if let Some(text) = value.downcast::<Str>() {
            return match text.is_ascii() {
                true => Ok(Ascii::Text(text)),
                false => Err(vm.value_error("string argument should contain only ASCII characters")),
            };
        }
        BytesLike::of(value).map(Ascii::Bytes).ok_or_else(|| {
            let class = class_of(vm, value).name(vm);
            vm.type_error(&format!("argument should be bytes, buffer or ASCII string, not '{class}'"))
        })
    }
}

/// C's `unsigned int` as the argument clinic has it without a check of the range: the low 32 bits.
pub(crate) struct Bits(pub u32);

impl FromArg<'_> for Bits {
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<Bits> {
        let number = ops::index(vm, value)?;
        if let Some(small) = int::to_i64(&number) {
            return Ok(Bits(small as u32));
        }
        let Some(view) = IntView::of(&number) else { return Ok(Bits(0)) };
        let low = view.limbs().first().copied().unwrap_or(0) as u32;
        Ok(Bits(if view.negative { low.wrapping_neg() } else { low }))
    }
}

/// `binascii.Error`
fn error(vm: &Vm, message: &str) -> Raised {
    let class = vm.interp().module_state.borrow().get("binascii").cloned();
    match class.as_ref().and_then(|class| class.downcast()) {
        Some(class) => vm.raise_message(class, message),
        None => vm.value_error(message),
    }
}

/// Charges what is made of `len` bytes, at most `factor` times as many.
fn charge(vm: &Vm, len: usize, factor: usize) -> Res<()> {
    vm.tick((len / 16) as u64)?;
    let most = len.saturating_mul(factor);
    vm.heap().charge(most)?;
    vm.heap().uncharge(most);
    Ok(())
}

pub(crate) struct Binascii;

#[module("binascii", with(HEXADECIMAL, BASE_SIXTYFOUR, UU, QUOTED_PRINTABLE))]
impl Binascii {
    #[py("crc32($module, data, crc=0, /)")]
    fn crc32(vm: &mut Vm, data: BytesLike<'_>, #[default(Bits(0))] crc: Bits) -> Res<u32> {
        let data = data.bytes(vm)?;
        vm.tick((data.len() / 64) as u64)?;
        Ok(zlib::crc32(crc.0, &data))
    }

    /// The checksum of BinHex, CRC-CCITT.
    #[py("crc_hqx($module, data, crc, /)")]
    fn crc_hqx(vm: &mut Vm, data: BytesLike<'_>, crc: Bits) -> Res<u32> {
        let data = data.bytes(vm)?;
        vm.tick((data.len() / 8) as u64)?;
        let byte = |crc: u16, byte: &u8| {
            (0..8).fold(crc ^ u16::from(*byte) << 8, |crc, _| {
                (crc << 1) ^ if crc & 0x8000 != 0 { 0x1021 } else { 0 }
            })
        };
        Ok(data.iter().fold(crc.0 as u16, byte).into())
    }
}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let base = vm.types().value_error.clone();
    let error = new_exception(vm, "binascii.Error", &base)?;
    vm.interp().module_state.borrow_mut().insert("binascii", error.clone());
    set(vm, module, "Error", error)?;
    let incomplete = new_exception(vm, "binascii.Incomplete", &vm.types().exception.clone())?;
    set(vm, module, "Incomplete", incomplete)
}
