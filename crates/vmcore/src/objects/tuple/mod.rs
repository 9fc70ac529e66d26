//! `tuple`.

use crate::heap::{Inline, NoMemory, Trace, Visit};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The fixed part of a tuple: nothing.
pub struct TupleHead;

pub type Tuple = Inline<TupleHead, Value>;

impl Trace for Tuple {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.items().iter().for_each(visit);
    }
    fn size(&self) -> usize {
        size_of::<Tuple>() + size_of_val(self.items())
    }
}

impl Tuple {
    #[inline]
    pub fn len(&self) -> usize {
        self.items().len()
    }

    pub fn is_empty(&self) -> bool {
        self.items().is_empty()
    }
}

/// A tuple of these items.
pub fn from_iter(vm: &Vm, items: impl ExactSizeIterator<Item = Value>) -> Result<Ref<Tuple>, NoMemory> {
    if items.len() == 0
        && let Some(empty) = vm.interp().empty_tuple.get()
    {
        return Ok(empty.clone());
    }
    vm.heap().alloc_inline(vm.type_of_kind(crate::heap::Kind::Tuple), 0, TupleHead, items, 0)
}

/// A tuple of copies of these items.
pub fn from_slice(vm: &Vm, items: &[Value]) -> Result<Ref<Tuple>, NoMemory> {
    from_iter(vm, items.iter().cloned())
}

/// `tuple(iterable)`
pub fn from_iterable(vm: &mut Vm, iterable: &Value) -> Res<Ref<Tuple>> {
    if let Some(tuple) = iterable.exact::<Tuple>() {
        return Ok(tuple.clone());
    }
    let items = crate::ops::iter::collect(vm, iterable)?;
    Ok(from_slice(vm, &items)?)
}
