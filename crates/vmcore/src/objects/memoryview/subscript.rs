//! `view[key]`

use super::layout::{Dimension, Layout};
use super::{MemoryView, derived};
use crate::objects::slice::Slice;
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// An item, or a view of a part.
pub(super) fn get_item(vm: &mut Vm, view: &Ref<MemoryView>, key: &Value) -> Res<Value> {
    if !view.layout(vm)?.dimensions.is_empty() && has_slices_only(key) {
        let Some(slice) = key.downcast::<Slice>() else {
            return Err(vm.not_implemented_error("multi-dimensional slicing is not implemented"));
        };
        // Made before the bounds are asked for, which may release the view.
        let part = derived(vm, view, view.layout(vm)?.clone())?;
        let layout = sliced(vm, &part, slice)?;
        part.get_mut(vm).layout = layout;
        return Ok(part.into());
    }
    let missing = match key.downcast::<Tuple>() {
        Some(_) => "sub-views are not implemented",
        None => "multi-dimensional sub-views are not implemented",
    };
    let offset = item_offset(vm, view, key, missing)?;
    view.item(vm, offset)
}

/// Whether a subscript is a slice, or a tuple of one or more.
pub(super) fn has_slices_only(key: &Value) -> bool {
    let is_slice = |key: &Value| key.downcast::<Slice>().is_some();
    match key.downcast::<Tuple>() {
        Some(keys) => !keys.is_empty() && keys.items().iter().all(is_slice),
        None => is_slice(key),
    }
}

/// Where the item starts that a subscript means: an index, or a tuple of one in each dimension. `missing` is what to say
/// of one with too few.
pub(super) fn item_offset(vm: &mut Vm, view: &Ref<MemoryView>, key: &Value, missing: &str) -> Res<usize> {
    let layout = view.layout(vm)?.clone();
    let keys = match key.downcast::<Tuple>() {
        Some(keys) => keys.items(),
        None if layout.dimensions.is_empty() => {
            return Err(vm.type_error("invalid indexing of 0-dim memory"));
        }
        None => std::slice::from_ref(key),
    };
    if !keys.iter().all(|key| ops::has_index(vm, key)) {
        return Err(vm.type_error("memoryview: invalid slice key"));
    }
    if keys.len() < layout.dimensions.len() {
        return Err(vm.not_implemented_error(missing));
    }
    if keys.len() > layout.dimensions.len() {
        let (dimensions, given) = (layout.dimensions.len(), keys.len());
        let message = format!("cannot index {dimensions}-dimension view with {given}-element tuple");
        return Err(vm.type_error(&message));
    }
    let mut positions = Vec::with_capacity(keys.len());
    for (number, (key, dimension)) in keys.iter().zip(&layout.dimensions).enumerate() {
        let at = ops::item::index_of_subscript(vm, key)?;
        let Some(at) = ops::item::position(at, dimension.len) else {
            return Err(vm.index_error(&format!("index out of bounds on dimension {}", number + 1)));
        };
        positions.push(at);
    }
    Ok(layout.offset_at(&positions))
}

/// What a slice selects in the first dimension.
pub(super) fn sliced(vm: &mut Vm, view: &Ref<MemoryView>, slice: &Ref<Slice>) -> Res<Layout> {
    let mut layout = view.layout(vm)?.clone();
    let bounds = slice.bounds(vm)?;
    if let Some(Dimension { len, stride }) = layout.dimensions.first_mut() {
        let selection = bounds.select(*len);
        if selection.len > 0 {
            let skipped = stride.wrapping_mul(selection.start as isize);
            layout.start = layout.start.wrapping_add_signed(skipped);
        }
        *len = selection.len;
        *stride = stride.wrapping_mul(isize::try_from(selection.step).unwrap_or(isize::MAX));
    }
    Ok(layout)
}
