//! Letter case, and what kind of bytes there are: of ASCII alone.

use super::ByteString;
use crate::heap::Buf;
use crate::value::Ref;
use crate::vm::{Res, Vm};

/// A copy that `change` has changed in place.
pub(crate) fn changed<B: ByteString>(vm: &Vm, this: &Ref<B>, change: impl FnOnce(&mut [u8])) -> Res<Ref<B>> {
    let bytes = B::view(this, vm);
    vm.tick((bytes.len() / 64) as u64)?;
    let mut out = Buf::from_slice(vm.heap(), bytes)?;
    change(&mut out);
    B::make(vm, out)
}

pub(crate) fn swapcase(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|byte| byte.is_ascii_alphabetic()).for_each(|byte| *byte ^= 0x20);
}

pub(crate) fn capitalize(bytes: &mut [u8]) {
    bytes.make_ascii_lowercase();
    if let Some(first) = bytes.first_mut() {
        first.make_ascii_uppercase();
    }
}

pub(crate) fn title(bytes: &mut [u8]) {
    let mut after_letter = false;
    for byte in bytes {
        if after_letter {
            byte.make_ascii_lowercase();
        } else {
            byte.make_ascii_uppercase();
        }
        after_letter = byte.is_ascii_alphabetic();
    }
}

/// White space in C's sense, which vertical tab belongs to.
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

/// Whether there is a byte, and all are of a kind.
pub(crate) fn is_all<B: ByteString>(vm: &Vm, this: &Ref<B>, kind: impl Fn(u8) -> bool) -> bool {
    let bytes = B::view(this, vm);
    !bytes.is_empty() && bytes.iter().all(|byte| kind(*byte))
}

/// Whether there is a letter of the `right` case and none of the `wrong` one.
pub(crate) fn has_only_case(bytes: &[u8], right: fn(&u8) -> bool, wrong: fn(&u8) -> bool) -> bool {
    bytes.iter().any(right) && !bytes.iter().any(wrong)
}

pub(crate) fn is_title(bytes: &[u8]) -> bool {
    let (mut found, mut after_letter) = (false, false);
    for byte in bytes {
        if byte.is_ascii_uppercase() && after_letter || byte.is_ascii_lowercase() && !after_letter {
            return false;
        }
        after_letter = byte.is_ascii_alphabetic();
        found |= after_letter;
    }
    found
}
