//! `view[key] = value`

use super::{MemoryView, subscript};
use crate::heap::Buf;
use crate::objects::bytearray::ByteArray;
use crate::objects::slice::Slice;
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Without a value: `del view[key]`, which is always refused.
pub(super) fn set_item(vm: &mut Vm, view: &Ref<MemoryView>, key: &Value, value: Option<&Value>) -> Res<()> {
    let dimensions = view.layout(vm)?.dimensions.len();
    if view.get(vm).readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    let Some(value) = value else { return Err(vm.type_error("cannot delete memory")) };
    if dimensions > 0 && subscript::has_slices_only(key) {
        let (1, Some(slice)) = (dimensions, key.downcast::<Slice>()) else {
            let message = "memoryview slice assignments are currently restricted to ndim = 1";
            return Err(vm.not_implemented_error(message));
        };
        return set_slice(vm, view, slice, value);
    }
    let format = view.layout(vm)?.format;
    let offset = subscript::item_offset(vm, view, key, "sub-views are not implemented")?;
    let item = format.write(vm, value)?;
    write(vm, view, offset, &item[..format.size()])
}

fn set_slice(vm: &mut Vm, view: &Ref<MemoryView>, slice: &Ref<Slice>, value: &Value) -> Res<()> {
    BytesLike::required(vm, value)?;
    let source = super::new(vm, value)?;
    let target = subscript::sliced(vm, view, slice)?;
    view.layout(vm)?;
    let layout = source.layout(vm)?;
    let alike =
        layout.dimensions.len() == 1 && layout.count() == target.count() && layout.format == target.format;
    if !alike {
        let message = "memoryview assignment: lvalue and rvalue have different structures";
        return Err(vm.value_error(message));
    }
    let bytes = Buf::from_slice(vm.heap(), &source.bytes(vm)?)?;
    vm.tick((bytes.len() / 16) as u64)?;
    for (index, item) in bytes.chunks(target.format.size()).enumerate() {
        write(vm, view, target.offset(index), item)?;
    }
    Ok(())
}

/// ValueError if converting the value has released the view.
fn write(vm: &mut Vm, view: &Ref<MemoryView>, offset: usize, item: &[u8]) -> Res<()> {
    let object = view.object(vm)?.clone();
    if let Some(array) = object.downcast::<ByteArray>()
        && let Some(place) = array.get_mut(vm).items.get_mut(offset..offset + item.len())
    {
        place.copy_from_slice(item);
    }
    Ok(())
}
