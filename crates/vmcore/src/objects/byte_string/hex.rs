//! Bytes as hexadecimal digits and back.

use crate::heap::Buf;
use crate::objects::bytes::Bytes;
use crate::objects::str::{self, Str};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The value of a hexadecimal digit; more than 15 of any other byte.
#[inline]
pub fn digit(byte: u8) -> u8 {
    static VALUES: [u8; 256] = {
        let mut values = [u8::MAX; 256];
        let mut value = 0;
        while value < 16 {
            values[b"0123456789abcdef"[value] as usize] = value as u8;
            values[b"0123456789ABCDEF"[value] as usize] = value as u8;
            value += 1;
        }
        values
    };
    VALUES[usize::from(byte)]
}

/// What stands between groups of bytes.
pub struct Separator(u8);

impl Separator {
    /// After the other arguments have been converted.
    pub fn new(vm: &mut Vm, value: Option<&Value>) -> Res<Option<Separator>> {
        Separator::up_to(0x7F, vm, value)
    }

    /// In what is to be bytes, other characters than ASCII's can stand.
    pub fn for_bytes(vm: &mut Vm, value: Option<&Value>) -> Res<Option<Separator>> {
        Separator::up_to(0xFF, vm, value)
    }

    fn up_to(most: u8, vm: &mut Vm, value: Option<&Value>) -> Res<Option<Separator>> {
        let Some(value) = value else { return Ok(None) };
        if ops::len(vm, value)? != 1 {
            return Err(vm.value_error("sep must be length 1."));
        }
        let point = if let Some(text) = value.downcast::<Str>() {
            text.view().get(0)
        } else if let Some(bytes) = value.downcast::<Bytes>() {
            bytes.items().first().map(|byte| u32::from(*byte))
        } else {
            return Err(vm.type_error("sep must be str or bytes."));
        };
        match point.and_then(|point| u8::try_from(point).ok()).filter(|byte| *byte <= most) {
            Some(byte) => Ok(Some(Separator(byte))),
            None => Err(vm.value_error("sep must be ASCII.")),
        }
    }
}

/// `hex(sep, bytes_per_sep)`: groups are counted from the right, or from the left if the number is negative.
pub fn to_hex(vm: &Vm, bytes: &[u8], separator: Option<Separator>, bytes_per_sep: i32) -> Res<Ref<Str>> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    vm.tick((bytes.len() / 16) as u64)?;
    let group = bytes_per_sep.unsigned_abs() as usize;
    let Some(separator) = separator.filter(|_| group != 0) else {
        let digit = |value: u8| DIGITS[usize::from(value)];
        let pairs = bytes.iter().map(|byte| [digit(byte >> 4), digit(byte & 15)]);
        let pairs = Buf::from_counted(vm.heap(), bytes.len(), pairs)?;
        return Ok(str::from_view(vm, text::StrView::One(pairs.as_flattened()))?);
    };
    let mut out = Buf::with_capacity(vm.heap(), bytes.len().saturating_mul(3))?;
    for (index, byte) in bytes.iter().enumerate() {
        if index > 0 {
            let counted = if bytes_per_sep < 0 { index } else { bytes.len() - index };
            if counted.is_multiple_of(group) {
                out.push(separator.0)?;
            }
        }
        out.push(DIGITS[usize::from(byte >> 4)])?;
        out.push(DIGITS[usize::from(byte & 15)])?;
    }
    Ok(str::from_view(vm, text::StrView::One(&out))?)
}

/// `fromhex(string)`: pairs of digits, with ASCII white space between them.
pub fn from_hex(vm: &Vm, string: &Ref<Str>) -> Res<Buf<u8>> {
    let view = string.view();
    vm.tick((view.len() / 16) as u64)?;
    let digit = |at: usize| {
        view.get(at).and_then(char::from_u32).and_then(|c| c.to_digit(16)).ok_or_else(|| {
            let message = format!("non-hexadecimal number found in fromhex() arg at position {at}");
            vm.value_error(&message)
        })
    };
    let is_space = |at: usize| view.get(at).and_then(|c| u8::try_from(c).ok()).is_some_and(super::is_space);
    let mut out = Buf::with_capacity(vm.heap(), view.len() / 2)?;
    let mut at = 0;
    loop {
        while is_space(at) {
            at += 1;
        }
        if at == view.len() {
            return Ok(out);
        }
        out.push((digit(at)? << 4 | digit(at + 1)?) as u8)?;
        at += 2;
    }
}
