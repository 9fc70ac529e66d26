//! `list`.

pub mod compare;
pub mod iter;
mod methods;
mod slicing;
pub mod sort;
mod timsort;

pub use slicing::select;

use std::ops::ControlFlow;

use crate::heap::{Buf, NoMemory, Trace, Visit};
use crate::objects::range::Range;
use crate::objects::tuple::Tuple;
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A growable array of values.
#[repr(C)]
pub struct List {
    pub items: Buf<Value>,
}

impl Trace for List {
    /// Last to first, as CPython's `list_traverse`: so finalizers of what only a list has are ordered.
    fn trace(&self, visit: &mut Visit<'_>) {
        self.items.iter().rev().for_each(visit);
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

/// `list(iterable)`
pub fn from_iterable(vm: &mut Vm, iterable: &Value) -> Res<Ref<List>> {
    let items = ops::iter::collect(vm, iterable)?;
    Ok(from_buf(vm, items))
}

/// `a + b`
pub fn concat(vm: &Vm, a: &Ref<List>, b: &Ref<List>) -> Res<Ref<List>> {
    let (a, b) = (&a.get(vm).items, &b.get(vm).items);
    let mut items = Buf::with_capacity(vm.heap(), a.len() + b.len())?;
    items.extend_from_slice(a)?;
    items.extend_from_slice(b)?;
    vm.tick(items.len() as u64)?;
    Ok(from_buf(vm, items))
}

/// `list * count`
pub fn repeat(vm: &Vm, list: &Ref<List>, count: usize) -> Res<Ref<List>> {
    Ok(from_buf(vm, repeated(vm, &list.get(vm).items, count)?))
}

fn repeated(vm: &Vm, items: &[Value], count: usize) -> Res<Buf<Value>> {
    let len = items.len().checked_mul(count).ok_or(NoMemory)?;
    let mut result = Buf::with_capacity(vm.heap(), len)?;
    vm.tick(len as u64)?;
    match items {
        [item] => result.fill_with(count, item.clone())?,
        _ => {
            for _ in 0..if items.is_empty() { 0 } else { count } {
                result.extend_from_slice(items)?;
            }
        }
    }
    Ok(result)
}

impl Ref<List> {
    pub fn len(&self, vm: &Vm) -> usize {
        self.get(vm).items.len()
    }

    pub fn is_empty(&self, vm: &Vm) -> bool {
        self.get(vm).items.is_empty()
    }

    pub fn push(&self, vm: &mut Vm, item: Value) -> Result<(), NoMemory> {
        self.get_mut(vm).items.push(item)
    }

    /// `self[index] = value`
    pub fn set_at(&self, vm: &mut Vm, index: i64, value: Value) -> Res<()> {
        let position = ops::item::position(index, self.len(vm));
        match position.and_then(|i| self.get_mut(vm).items.get_mut(i)) {
            Some(slot) => {
                drop(std::mem::replace(slot, value));
                Ok(())
            }
            None => Err(vm.index_error("list assignment index out of range")),
        }
    }

    /// Appends what `iterable` gives, each item as it comes: the list is seen growing.
    pub fn extend(&self, vm: &mut Vm, iterable: &Value) -> Res<()> {
        // Going through these runs no Python code: nobody can see the list growing. The list may be extended by itself.
        if let Some(added) = self.extend_stored(vm, iterable)? {
            return vm.tick(added as u64);
        }
        let stored = match iterable.exact::<Range>() {
            Some(_) => Some(ops::iter::collect(vm, iterable)?),
            None => ops::iter::stored(vm, iterable)?,
        };
        if let Some(mut items) = stored {
            if self.get(vm).items.capacity() == 0 {
                self.get_mut(vm).items = items;
                return Ok(());
            }
            let end = self.len(vm);
            self.get_mut(vm).items.splice(end..end, &mut items)?;
            return Ok(());
        }
        let iterator = ops::get_iter(vm, iterable)?;
        let hint = ops::iter::length_hint(vm, iterable, 8)?;
        // What is no possible length is no hint.
        if self.len(vm).checked_add(hint).is_some_and(|len| len <= isize::MAX as usize) {
            self.get_mut(vm).items.reserve(hint)?;
        }
        ops::iter::each(vm, &iterator, |vm, item| {
            self.get_mut(vm).items.push(item)?;
            Ok(ControlFlow::<()>::Continue(()))
        })?;
        self.get_mut(vm).items.shrink();
        Ok(())
    }

    /// `self += items` of a tuple, or of another list: how many items that were. None of anything else.
    pub fn extend_stored(&self, vm: &mut Vm, items: &Value) -> Result<Option<usize>, NoMemory> {
        if let Some(tuple) = items.exact::<Tuple>() {
            return self.extend_items(vm, tuple.items()).map(Some);
        }
        let Some(list) = items.exact::<List>().filter(|list| !list.is(self)) else { return Ok(None) };
        // Its items are out of it meanwhile, where nobody looks.
        let stored = list.get_mut(vm).items.take();
        let added = self.extend_items(vm, &stored);
        list.get_mut(vm).items = stored;
        added.map(Some)
    }

    fn extend_items(&self, vm: &mut Vm, items: &[Value]) -> Result<usize, NoMemory> {
        let own = &mut self.get_mut(vm).items;
        if own.capacity() == 0 && !items.is_empty() {
            own.reserve_exact(items.len())?;
        }
        own.extend_from_slice(items)?;
        Ok(items.len())
    }

    /// Where the first item equal to `item` is, at or after `start` and before `stop`. The list may change meanwhile.
    pub fn position(&self, vm: &mut Vm, item: &Value, start: usize, stop: usize) -> Res<Option<usize>> {
        let mut index = start;
        while index < stop {
            let Some(candidate) = self.get(vm).items.get(index).cloned() else { break };
            vm.tick(1)?;
            if ops::equal(vm, &candidate, item)? {
                return Ok(Some(index));
            }
            index += 1;
        }
        Ok(None)
    }

    pub fn contains(&self, vm: &mut Vm, item: &Value) -> Res<bool> {
        Ok(self.position(vm, item, 0, usize::MAX)?.is_some())
    }
}

/// `[..., *iterable]`
pub fn extend_display(vm: &mut Vm, list: &Ref<List>, iterable: &Value) -> Res<()> {
    let iterable_class = class_of(vm, iterable).clone();
    match list.extend(vm, iterable) {
        Ok(()) => Ok(()),
        Err(raised) if ops::iter::is_iterable(vm, iterable) => Err(raised),
        Err(raised) => {
            ops::raise::catch(vm, raised, &vm.types().type_error)?;
            let class = iterable_class.name(vm);
            Err(vm.type_error(&format!("Value after * must be an iterable, not {class}")))
        }
    }
}
