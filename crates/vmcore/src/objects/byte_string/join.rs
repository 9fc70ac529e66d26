//! Putting bytes together.

use super::ByteString;
use crate::heap::Buf;
use crate::objects::types::class_of;
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `separator.join(items)`
pub(crate) fn join<B: ByteString>(vm: &mut Vm, separator: &Ref<B>, iterable: &Value) -> Res<Ref<B>> {
    let export = BytesLike::of(separator.as_value()).and_then(|separator| separator.export(vm));
    let items = ops::iter::sequence(vm, iterable, "can only join an iterable");
    drop(export);
    let items = items?;
    if let [item] = &items[..]
        && let Some(item) = item.exact::<B>()
    {
        return super::whole(vm, item);
    }
    vm.tick((items.len() / 4) as u64)?;
    let vm = &*vm;
    let between = B::view(separator, vm);
    let too_long = || vm.overflow_error("join() result is too long");
    let mut len = between.len().checked_mul(items.len().saturating_sub(1)).ok_or_else(too_long)?;
    for (index, item) in items.iter().enumerate() {
        let Some(item) = BytesLike::of(item).filter(|item| !item.has_gaps(vm)) else {
            let class = class_of(vm, item).name(vm);
            let message = format!("sequence item {index}: expected a bytes-like object, {class} found");
            return Err(vm.type_error(&message));
        };
        len = len.checked_add(item.bytes(vm)?.len()).ok_or_else(too_long)?;
    }
    let mut out = Buf::with_capacity(vm.heap(), len)?;
    for (index, item) in items.iter().filter_map(BytesLike::of).enumerate() {
        if index > 0 {
            out.extend_from_slice(between)?;
        }
        out.extend_from_slice(&item.bytes(vm)?)?;
    }
    B::make(vm, out)
}

/// `bytes * count`; none if no number says how long that is.
pub(crate) fn repeat(vm: &Vm, bytes: &[u8], count: usize) -> Res<Option<Buf<u8>>> {
    let len = bytes.len().checked_mul(count).filter(|len| *len <= isize::MAX as usize);
    let Some(len) = len else { return Ok(None) };
    vm.tick((len / 64) as u64)?;
    let mut out = Buf::with_capacity(vm.heap(), len)?;
    match bytes {
        [] => {}
        [byte] => out.fill_with(count, *byte)?,
        _ => {
            for _ in 0..count {
                out.extend_from_slice(bytes)?;
            }
        }
    }
    Ok(Some(out))
}
