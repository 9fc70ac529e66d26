//! `view[key] = value`

use super::{MemoryView, format::Format};
use crate::heap::Buf;
use crate::objects::bytearray::ByteArray;
use crate::objects::slice::Slice;
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Without a value: `del view[key]`, which is always refused.
pub(super) fn set_item(vm: &mut Vm, view: &Ref<MemoryView>, key: &Value, value: Option<&Value>) -> Res<()> {
    let layout = view.layout(vm)?;
    if view.get(vm).readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    let Some(value) = value else { return Err(vm.type_error("cannot delete memory")) };
    if let Some(slice) = key.downcast::<Slice>() {
        return set_slice(vm, view, slice, value);
    }
    let index = super::slots::index(vm, key, layout.len)?;
    let item = layout.format.write(vm, value)?;
    // Converting the value may have released the view.
    let offset = view.layout(vm)?.offset(index);
    write(vm, view, offset, &item[..layout.format.size()])
}

fn set_slice(vm: &mut Vm, view: &Ref<MemoryView>, slice: &Ref<Slice>, value: &Value) -> Res<()> {
    let source = BytesLike::required(vm, value)?;
    let format = match value.downcast::<MemoryView>() {
        Some(view) => view.layout(vm)?.format,
        None => Format::UnsignedByte,
    };
    let target = super::slots::sliced(vm, view, slice)?;
    let bytes = Buf::from_slice(vm.heap(), &source.bytes(vm)?)?;
    if format != target.format || bytes.len() != target.byte_len() {
        let message = "memoryview assignment: lvalue and rvalue have different structures";
        return Err(vm.value_error(message));
    }
    vm.tick((bytes.len() / 16) as u64)?;
    for (index, item) in bytes.chunks(target.format.size()).enumerate() {
        write(vm, view, target.offset(index), item)?;
    }
    Ok(())
}

fn write(vm: &mut Vm, view: &Ref<MemoryView>, offset: usize, item: &[u8]) -> Res<()> {
    let object = view.object(vm)?.clone();
    if let Some(array) = object.downcast::<ByteArray>()
        && let Some(place) = array.get_mut(vm).items.get_mut(offset..offset + item.len())
    {
        place.copy_from_slice(item);
    }
    Ok(())
}
