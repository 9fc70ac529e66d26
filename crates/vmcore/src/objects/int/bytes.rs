//! `int.to_bytes` and `int.from_bytes`.

use super::bits::negate;
use super::large::with_limbs;
use super::{IntView, from_parts};
use crate::heap::Buf;
use crate::value::Value;
use crate::vm::{Res, Vm};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endian {
    Little,
    Big,
}

/// The bytes of `a` in so many of them, in two's complement if `signed`.
pub fn to_bytes(vm: &Vm, a: IntView<'_>, length: usize, endian: Endian, signed: bool) -> Res<Buf<u8>> {
    if a.negative && !signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    if !fits(a, length, signed) {
        return Err(vm.overflow_error("int too big to convert"));
    }
    let mut bytes = Buf::with_capacity(vm.heap(), length)?;
    bytes.fill_with(length, if a.negative { 0xFF } else { 0 })?;
    with_limbs(vm, a.limbs().len(), |_, limbs| {
        limbs.copy_from_slice(a.limbs());
        if a.negative {
            negate(limbs);
        }
        for (byte, from) in bytes.iter_mut().zip(limbs.iter().flat_map(|limb| limb.to_le_bytes())) {
            *byte = from;
        }
        Ok(())
    })?;
    if endian == Endian::Big {
        bytes.reverse();
    }
    Ok(bytes)
}

fn fits(a: IntView<'_>, length: usize, signed: bool) -> bool {
    let room = (length as u64).saturating_mul(8);
    let bits = a.bit_length();
    if !signed || a.is_zero() {
        return bits <= room;
    }
    // The least number has one bit more than the greatest.
    let is_least = || {
        let (top, low) = a.limbs().split_last().unwrap_or((&0, &[]));
        top.is_power_of_two() && low.iter().all(|limb| *limb == 0)
    };
    bits < room || a.negative && bits == room && is_least()
}

/// The int of these bytes, in two's complement if `signed`.
pub fn from_bytes(vm: &Vm, bytes: &[u8], endian: Endian, signed: bool) -> Res<Value> {
    let top = if endian == Endian::Big { bytes.first() } else { bytes.last() };
    let negative = signed && top.is_some_and(|byte| byte >> 7 == 1);
    with_limbs(vm, bytes.len().div_ceil(8), |vm, limbs| {
        if negative {
            limbs.fill(u64::MAX);
        }
        for (i, limb) in limbs.iter_mut().enumerate() {
            let mut word = limb.to_le_bytes();
            for (j, byte) in word.iter_mut().enumerate() {
                let at = 8 * i + j;
                if at < bytes.len() {
                    *byte = if endian == Endian::Big { bytes[bytes.len() - 1 - at] } else { bytes[at] };
                }
            }
            *limb = u64::from_le_bytes(word);
        }
        if negative {
            negate(limbs);
        }
        from_parts(vm, negative, limbs)
    })
}
