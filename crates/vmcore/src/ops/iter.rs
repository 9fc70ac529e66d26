//! Iteration.

use crate::heap::Buf;
use crate::interp::generators::Step;
use crate::objects::iter::Iter;
use crate::objects::list::List;
use crate::objects::tuple::{self, Tuple};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `iter(value)`
pub fn get_iter(vm: &mut Vm, value: &Value) -> Res<Value> {
    if let Some(list) = value.exact::<List>() {
        return Ok(vm.alloc(Iter::List { list: list.clone(), index: 0 }).into());
    }
    Err(vm.type_error("object is not iterable"))
}

/// `PySequence_Check`: there is a `__getitem__`, and it is no dict.
pub fn is_sequence(vm: &Vm, value: &Value) -> bool {
    let class = crate::objects::types::class_of(vm, value);
    value.downcast::<crate::objects::dict::Dict>().is_none()
        && crate::objects::types::lookup(vm, class, &vm.names().__getitem__).is_some()
}

/// The items of an iterable.
pub fn collect(vm: &mut Vm, iterable: &Value) -> Res<Buf<Value>> {
    let mut items = Buf::new(vm.heap());
    let iterator = get_iter(vm, iterable)?;
    while let Some(item) = next(vm, &iterator)? {
        items.push(item)?;
    }
    Ok(items)
}

/// `next(iterator)`: none at its end.
pub fn next(vm: &mut Vm, iterator: &Value) -> Res<Option<Value>> {
    let _ = iterator;
    Err(vm.type_error("object is not an iterator"))
}

/// A step of `yield from` with None: what the iterator gives, or the value of its StopIteration.
pub fn next_or_value(vm: &mut Vm, iterator: &Value) -> Res<Step> {
    match next(vm, iterator)? {
        Some(value) => Ok(Step::Yielded(value)),
        None => Ok(Step::Returned(Value::NONE)),
    }
}

/// A step of `yield from`: `iterator.send(value)`.
pub fn send(vm: &mut Vm, iterator: &Value, _value: &Value) -> Res<Step> {
    next_or_value(vm, iterator)
}

/// Exactly `count` items of an iterable, for an unpacking assignment.
pub fn unpack(vm: &mut Vm, value: &Value, count: usize) -> Res<Vec<Value>> {
    let iterator = get_iter(vm, value)?;
    let mut items = Vec::with_capacity(count);
    while let Some(item) = next(vm, &iterator)? {
        items.push(item);
    }
    if items.len() == count { Ok(items) } else { Err(vm.value_error("wrong number of values to unpack")) }
}

/// All items of an iterable, at least `before + after` of them, for an assignment with a starred target.
pub fn unpack_starred(vm: &mut Vm, value: &Value, before: usize, after: usize) -> Res<Vec<Value>> {
    let iterator = get_iter(vm, value)?;
    let mut items = Vec::new();
    while let Some(item) = next(vm, &iterator)? {
        items.push(item);
    }
    if items.len() >= before + after { Ok(items) } else { Err(vm.value_error("not enough values to unpack")) }
}

/// The tuple of `*value` in a call of `callee`.
pub fn star_arguments(vm: &mut Vm, value: &Value, callee: &Value) -> Res<Ref<Tuple>> {
    let _ = callee;
    let iterator = get_iter(vm, value)?;
    let mut items = Vec::new();
    while let Some(item) = next(vm, &iterator)? {
        items.push(item);
    }
    Ok(tuple::from_iter(vm, items.into_iter())?)
}
