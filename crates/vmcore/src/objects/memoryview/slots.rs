//! `memoryview`'s class, and its special methods.

use super::compare::compare;
use super::iter::MemoryIterator;
use super::{Layout, MemoryView, assign, derived, released};
use crate::native::methods;
use crate::objects::rich_compare::rich_compare;
use crate::objects::slice::Slice;
use crate::objects::tuple::Tuple;
use crate::objects::types::Type;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

rich_compare!(MemoryView, compare);

/// Create a new memoryview object which references the given object.
#[methods("memoryview", with(COMPARE, METHODS))]
impl MemoryView {
    #[py("__new__($type, object)")]
    fn construct(vm: &Vm, _class: &Ref<Type>, object: &Value) -> Res<Ref<MemoryView>> {
        super::new(vm, object)
    }

    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<MemoryView>) -> String {
        let state = if this.is_released(vm) { "released memory" } else { "memory" };
        format!("<{state} at {:#x}>", this.as_value().word())
    }

    #[py("__hash__")]
    fn hash(vm: &Vm, this: &Ref<MemoryView>) -> Res<i64> {
        let known = this.get(vm).hash.get();
        if known != -1 {
            return Ok(known);
        }
        let layout = this.layout(vm)?;
        if !this.get(vm).readonly {
            return Err(vm.value_error("cannot hash writable memoryview object"));
        }
        if !layout.format.is_byte() {
            let message = "memoryview: hashing is restricted to formats 'B', 'b' or 'c'";
            return Err(vm.value_error(message));
        }
        let hash = vm.interp().hash_key.hash_bytes(&this.bytes(vm)?);
        this.get(vm).hash.set(hash);
        Ok(hash)
    }

    #[py("__len__")]
    fn length(vm: &Vm, this: &Ref<MemoryView>) -> Res<usize> {
        Ok(this.layout(vm)?.len)
    }

    #[py("__iter__")]
    fn iter(vm: &Vm, this: &Ref<MemoryView>) -> Res<Ref<MemoryIterator>> {
        MemoryIterator::new(vm, this)
    }

    #[py("__getitem__")]
    fn getitem(vm: &mut Vm, this: &Ref<MemoryView>, key: &Value) -> Res<Value> {
        let layout = this.layout(vm)?;
        if let Some(slice) = key.downcast::<Slice>() {
            let layout = sliced(vm, this, slice)?;
            return Ok(derived(vm, this, layout)?.into());
        }
        let index = index(vm, key, layout.len)?;
        this.item(vm, index)
    }

    #[py("__setitem__")]
    fn setitem(vm: &mut Vm, this: &Ref<MemoryView>, key: &Value, value: &Value) -> Res<()> {
        assign::set_item(vm, this, key, Some(value))
    }

    #[py("__delitem__")]
    fn delitem(vm: &mut Vm, this: &Ref<MemoryView>, key: &Value) -> Res<()> {
        assign::set_item(vm, this, key, None)
    }

    #[py("__enter__($self, /)", no_text_signature)]
    fn enter(vm: &Vm, this: &Ref<MemoryView>) -> Res<Ref<MemoryView>> {
        if this.is_released(vm) { Err(released(vm)) } else { Ok(this.clone()) }
    }

    #[py("__exit__($self, /, *exc_info)", no_text_signature)]
    fn exit(vm: &mut Vm, this: &Ref<MemoryView>, _exc_info: &[Value]) {
        this.release(vm);
    }
}

/// The item that a subscript means.
pub(super) fn index(vm: &mut Vm, key: &Value, len: usize) -> Res<usize> {
    if let Some(indices) = key.downcast::<Tuple>() {
        return match indices.items() {
            [] => Err(vm.not_implemented_error("sub-views are not implemented")),
            [one] if one.downcast::<Slice>().is_none() => index(vm, one, len),
            many if many.iter().all(|key| ops::has_index(vm, key)) => {
                let many = many.len();
                let message = format!("cannot index 1-dimension view with {many}-element tuple");
                Err(vm.type_error(&message))
            }
            many if many.iter().all(|key| key.downcast::<Slice>().is_some()) => {
                Err(vm.not_implemented_error("multi-dimensional slicing is not implemented"))
            }
            _ => Err(vm.type_error("memoryview: invalid slice key")),
        };
    }
    if !ops::has_index(vm, key) {
        return Err(vm.type_error("memoryview: invalid slice key"));
    }
    let at = ops::item::index_of_subscript(vm, key)?;
    ops::item::position(at, len).ok_or_else(|| vm.index_error("index out of bounds on dimension 1"))
}

/// What a slice selects of the view's items.
pub(super) fn sliced(vm: &mut Vm, view: &Ref<MemoryView>, slice: &Ref<Slice>) -> Res<Layout> {
    let bounds = slice.bounds(vm)?;
    let layout = view.layout(vm)?;
    let selection = bounds.select(layout.len);
    let step = isize::try_from(selection.step).unwrap_or(isize::MAX);
    let start = if selection.len == 0 { layout.start } else { layout.offset(selection.start as usize) };
    Ok(Layout { start, len: selection.len, stride: layout.stride.wrapping_mul(step), format: layout.format })
}
