//! `list`.

use crate::heap::{Buf, NoMemory, Trace, Visit};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A growable array of values.
#[repr(C)]
pub struct List {
    pub items: Buf<Value>,
}

impl Trace for List {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.items.iter().for_each(visit);
    }
    fn bytes(&self) -> usize {
        self.items.bytes()
    }
}

/// A new empty list.
pub fn new(vm: &Vm) -> Ref<List> {
    vm.alloc(List { items: Buf::new(vm.heap()) })
}

/// A list of these items.
pub fn from_buf(vm: &Vm, items: Buf<Value>) -> Ref<List> {
    vm.alloc(List { items })
}

/// A list of copies of these items.
pub fn from_slice(vm: &Vm, items: &[Value]) -> Result<Ref<List>, NoMemory> {
    Ok(from_buf(vm, Buf::from_slice(vm.heap(), items)?))
}

/// `[..., *iterable]`
pub fn extend_display(vm: &mut Vm, list: &Ref<List>, iterable: &Value) -> crate::vm::Res<()> {
    let iterator = crate::ops::get_iter(vm, iterable)?;
    while let Some(value) = crate::ops::next(vm, &iterator)? {
        list.get_mut(vm).items.push(value)?;
    }
    Ok(())
}

/// `list(iterable)`
pub fn from_iterable(vm: &mut Vm, iterable: &Value) -> Res<Ref<List>> {
    let items = crate::ops::iter::collect(vm, iterable)?;
    Ok(from_buf(vm, items))
}
