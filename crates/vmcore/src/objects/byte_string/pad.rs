//! Padding, and stripping.

use super::{ByteString, is_space, whole};
use crate::heap::Buf;
use crate::objects::str::pad::{Expanded, expand_tabs, padding};
use crate::ops::buffer::BytesLike;
use crate::value::Ref;
use crate::vm::{Res, Vm};

pub(crate) fn pad<B: ByteString>(vm: &Vm, this: &Ref<B>, left: usize, right: usize, fill: u8) -> Res<Ref<B>> {
    if left == 0 && right == 0 {
        return whole(vm, this);
    }
    let bytes = B::view(this, vm);
    vm.tick(((left + right) / 64) as u64)?;
    // The width is an `i64`, so the sum is below twice that.
    let mut out = Buf::with_capacity(vm.heap(), bytes.len() + left + right)?;
    out.fill_with(left, fill)?;
    out.extend_from_slice(bytes)?;
    out.fill_with(right, fill)?;
    B::make(vm, out)
}

pub(crate) fn zfill<B: ByteString>(vm: &Vm, this: &Ref<B>, width: i64) -> Res<Ref<B>> {
    let bytes = B::view(this, vm);
    let zeros = padding(bytes.len(), width);
    if zeros == 0 {
        return whole(vm, this);
    }
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let mut out = Buf::with_capacity(vm.heap(), bytes.len().saturating_add(zeros))?;
    out.extend_from_slice(&bytes[..sign])?;
    out.fill_with(zeros, b'0')?;
    out.extend_from_slice(&bytes[sign..])?;
    B::make(vm, out)
}

pub(crate) fn expandtabs<B: ByteString>(vm: &Vm, this: &Ref<B>, tabsize: i32) -> Res<Ref<B>> {
    let bytes = B::view(this, vm);
    vm.tick((bytes.len() / 16) as u64)?;
    let mut out = Buf::with_capacity(vm.heap(), bytes.len())?;
    let mut result = Ok(());
    expand_tabs(bytes.iter().map(|byte| u32::from(*byte)), tabsize, |piece| {
        if result.is_ok() {
            result = match piece {
                Expanded::Spaces(count) => out.fill_with(count, b' '),
                // What came in as a byte is one.
                Expanded::Point(point) => out.push(point as u8),
            };
        }
    });
    result?;
    B::make(vm, out)
}

pub(crate) fn strip<B: ByteString>(
    vm: &Vm,
    this: &Ref<B>,
    chars: Option<BytesLike<'_>>,
    start: bool,
    end: bool,
) -> Res<Ref<B>> {
    let chars = chars.map(|chars| chars.bytes(vm)).transpose()?;
    let goes = |byte: &u8| match &chars {
        None => is_space(*byte),
        Some(chars) => chars.contains(byte),
    };
    let bytes = B::view(this, vm);
    let from = if start { bytes.iter().take_while(|byte| goes(byte)).count() } else { 0 };
    let cut = if end { bytes[from..].iter().rev().take_while(|byte| goes(byte)).count() } else { 0 };
    B::slice(vm, this, from..bytes.len() - cut)
}
