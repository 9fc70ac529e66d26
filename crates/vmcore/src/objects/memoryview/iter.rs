//! `memory_iterator`.

use super::MemoryView;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct MemoryIterator {
    /// None once it is used up.
    view: Option<Ref<MemoryView>>,
    index: usize,
    len: usize,
}

impl Trace for MemoryIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.view.iter().for_each(|view| visit(view.as_value()));
    }
}

impl MemoryIterator {
    pub fn new(vm: &Vm, view: &Ref<MemoryView>) -> Res<Ref<MemoryIterator>> {
        let len = match view.layout(vm)?.dimensions[..] {
            [] => return Err(vm.type_error("invalid indexing of 0-dim memory")),
            [dimension] => dimension.len,
            _ => return Err(vm.not_implemented_error("multi-dimensional sub-views are not implemented")),
        };
        Ok(vm.alloc(MemoryIterator { view: Some(view.clone()), index: 0, len }))
    }

    pub fn advance(vm: &mut Vm, this: &Ref<MemoryIterator>) -> Res<Option<Value>> {
        let iterator = this.get(vm);
        let Some(view) = iterator.view.clone() else { return Ok(None) };
        let index = iterator.index;
        if index >= iterator.len {
            drop(this.get_mut(vm).view.take());
            return Ok(None);
        }
        this.get_mut(vm).index = index + 1;
        let offset = view.layout(vm)?.offset(index);
        view.item(vm, offset).map(Some)
    }
}

iteration!(MemoryIterator);

#[methods("memory_iterator", with(ITERATION))]
impl MemoryIterator {}
