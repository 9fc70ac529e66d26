//! `tuple`.

pub mod compare;
pub mod iter;
mod last;
mod methods;

pub use last::LastTuple;

use crate::heap::{Buf, Inline, Kind, NoMemory, Trace, Visit};
use crate::objects::attrs;
use crate::objects::list::List;
use crate::objects::slice::Selection;
use crate::objects::types::Type;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The fixed part of a tuple: nothing.
pub struct TupleHead;

pub type Tuple = Inline<TupleHead, Value>;

impl Trace for Tuple {
    /// Last to first, as CPython's `tupletraverse`.
    fn trace(&self, visit: &mut Visit<'_>) {
        self.items().iter().rev().for_each(visit);
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
#[inline]
pub fn from_iter(vm: &Vm, items: impl ExactSizeIterator<Item = Value>) -> Result<Ref<Tuple>, NoMemory> {
    if items.len() == 0
        && let Some(empty) = vm.interp().empty_tuple.get()
    {
        return Ok(empty.clone());
    }
    vm.heap().alloc_inline(vm.type_of_kind(Kind::Tuple), 0, TupleHead, items, 0)
}

/// A tuple of these items, one at least.
#[inline]
pub fn of<const N: usize>(vm: &Vm, items: [Value; N]) -> Result<Ref<Tuple>, NoMemory> {
    const { assert!(N > 0) };
    vm.heap().alloc_inline_array(vm.type_of_kind(Kind::Tuple), TupleHead, items)
}

/// A tuple of two items.
#[inline]
pub fn pair(vm: &Vm, first: Value, second: Value) -> Result<Ref<Tuple>, NoMemory> {
    of(vm, [first, second])
}

/// A tuple of copies of these items.
pub fn from_slice(vm: &Vm, items: &[Value]) -> Result<Ref<Tuple>, NoMemory> {
    from_iter(vm, items.iter().cloned())
}

/// A tuple of the items that are selected.
pub fn select(vm: &Vm, items: &[Value], selection: Selection) -> Result<Ref<Tuple>, NoMemory> {
    from_iter(vm, selection.positions().map(|i| items[i].clone()))
}

/// `tuple(iterable)`
pub fn from_iterable(vm: &mut Vm, iterable: &Value) -> Res<Ref<Tuple>> {
    if let Some(tuple) = iterable.exact::<Tuple>() {
        return Ok(tuple.clone());
    }
    if let Some(list) = iterable.exact::<List>() {
        return Ok(from_slice(vm, &list.get(vm).items)?);
    }
    let mut items = ops::iter::collect(vm, iterable)?;
    Ok(from_buf(vm, &mut items)?)
}

/// A tuple of the items in a buffer, which is left empty.
pub fn from_buf(vm: &Vm, items: &mut Buf<Value>) -> Result<Ref<Tuple>, NoMemory> {
    from_exact(vm, items.len(), items.drain())
}

/// A tuple of `len` items that come without their number.
fn from_exact(vm: &Vm, len: usize, items: impl Iterator<Item = Value>) -> Result<Ref<Tuple>, NoMemory> {
    from_iter(vm, Counted { len, items })
}

/// An iterator with a known length.
struct Counted<I> {
    len: usize,
    items: I,
}

impl<I: Iterator> Iterator for Counted<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.len = self.len.saturating_sub(1);
        self.items.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len, Some(self.len))
    }

    fn fold<B, F: FnMut(B, I::Item) -> B>(self, init: B, f: F) -> B {
        self.items.fold(init, f)
    }
}

impl<I: Iterator> ExactSizeIterator for Counted<I> {}

/// `a + b`
pub fn concat(vm: &Vm, a: &Ref<Tuple>, b: &Ref<Tuple>) -> Res<Ref<Tuple>> {
    if a.is_empty() && b.as_value().exact::<Tuple>().is_some() {
        return Ok(b.clone());
    }
    if b.is_empty() && a.as_value().exact::<Tuple>().is_some() {
        return Ok(a.clone());
    }
    let len = a.len() + b.len();
    vm.tick(len as u64)?;
    Ok(from_exact(vm, len, a.items().iter().chain(b.items()).cloned())?)
}

/// A tuple of `class`, which may be a subclass.
pub fn of_class(vm: &Vm, class: &Ref<Type>, items: &[Value]) -> Result<Ref<Tuple>, NoMemory> {
    let shape = class.get(vm).root_shape.get();
    if shape == 0 {
        return from_slice(vm, items);
    }
    let extra = attrs::extra_bytes(vm, class);
    let tuple = vm.heap().alloc_inline(Some(class), shape, TupleHead, items.iter().cloned(), extra)?;
    class.header().retain();
    Ok(tuple)
}
