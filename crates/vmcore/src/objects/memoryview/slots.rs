//! `memoryview`'s class, and its special methods.

use super::compare::compare;
use super::iter::MemoryIterator;
use super::{MemoryView, assign, released, subscript};
use crate::native::methods;
use crate::objects::rich_compare::rich_compare;
use crate::objects::types::Type;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

rich_compare!(MemoryView, compare);

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
        Ok(this.layout(vm)?.dimensions.first().map_or(1, |dimension| dimension.len))
    }

    #[py("__iter__")]
    fn iter(vm: &Vm, this: &Ref<MemoryView>) -> Res<Ref<MemoryIterator>> {
        MemoryIterator::new(vm, this)
    }

    #[py("__getitem__")]
    fn getitem(vm: &mut Vm, this: &Ref<MemoryView>, key: &Value) -> Res<Value> {
        subscript::get_item(vm, this, key)
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
