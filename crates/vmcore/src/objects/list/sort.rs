//! `list.sort`.

use super::{List, timsort};
use crate::heap::Buf;
use crate::objects::str::Str;
use crate::ops::{self, CompareOp, call};
use crate::value::{Borrowed, Ref, Value};
use crate::vm::{Res, Vm};

/// Sorts the list. It is empty for everybody else meanwhile; when something raises, it is left partly sorted.
pub fn sort(vm: &mut Vm, list: &Ref<List>, key: Option<&Value>, reverse: bool) -> Res<()> {
    let mut values = list.get_mut(vm).items.take();
    let result = sort_values(vm, &mut values, key, reverse);
    let intruders = std::mem::replace(&mut list.get_mut(vm).items, values);
    if intruders.capacity() > 0 && result.is_ok() {
        return Err(vm.value_error("list modified during sort"));
    }
    drop(intruders);
    result
}

/// What is sorted: a key, and which value it is of.
#[derive(Clone, Copy)]
struct Item<'a> {
    key: Borrowed<'a>,
    index: usize,
}

fn sort_values(vm: &mut Vm, values: &mut Buf<Value>, key: Option<&Value>, reverse: bool) -> Res<()> {
    let keys = match key {
        None => None,
        Some(function) => {
            let mut keys = Buf::with_capacity(vm.heap(), values.len())?;
            for value in values.iter() {
                vm.tick(1)?;
                keys.push(call::call_positional(vm, function, std::slice::from_ref(value))?)?;
            }
            Some(keys)
        }
    };
    // Reversing before and after keeps the order of equals.
    let len = values.len();
    let place = |i: usize| if reverse { len - 1 - i } else { i };
    let mut sorted = Buf::with_capacity(vm.heap(), len)?;
    let result = match &keys {
        // Without keys the values are compared themselves: nothing to carry along.
        None => {
            let mut order: Buf<Borrowed<'_>> = Buf::with_capacity(vm.heap(), len)?;
            for i in 0..len {
                order.push(Borrowed::from(&values[place(i)]))?;
            }
            let result = sort_by_kind(vm, &mut order, |item| item);
            for i in 0..len {
                sorted.push(Value::clone(&order[place(i)]))?;
            }
            result
        }
        Some(keys) => {
            let mut order: Buf<Item<'_>> = Buf::with_capacity(vm.heap(), len)?;
            for i in 0..len {
                order.push(Item { key: Borrowed::from(&keys[place(i)]), index: place(i) })?;
            }
            let result = sort_by_kind(vm, &mut order, |item| item.key);
            for i in 0..len {
                sorted.push(values[order[place(i)].index].clone())?;
            }
            result
        }
    };
    *values = sorted;
    result
}

/// What all keys are, so that comparing them needs no looking at types.
enum Keys {
    Ints,
    Floats,
    Strs,
    Mixed,
}

fn kind_of<'a>(keys: impl Iterator<Item = Borrowed<'a>> + Clone) -> Keys {
    let all = |is: fn(&Value) -> bool| keys.clone().all(|key| is(&key));
    if all(|v| v.as_small_int().is_some()) {
        Keys::Ints
    } else if all(|v| v.as_float().is_some()) {
        Keys::Floats
    } else if all(|v| v.exact::<Str>().is_some()) {
        Keys::Strs
    } else {
        Keys::Mixed
    }
}

fn sort_by_kind<'a, T: Copy>(vm: &mut Vm, items: &mut [T], key: impl Fn(T) -> Borrowed<'a>) -> Res<()> {
    match kind_of(items.iter().map(|item| key(*item))) {
        Keys::Ints => timsort::sort(vm, items, |_, a, b| Ok(key(a).as_small_int() < key(b).as_small_int())),
        Keys::Floats => timsort::sort(vm, items, |_, a, b| Ok(key(a).as_float() < key(b).as_float())),
        Keys::Strs => timsort::sort(vm, items, |_, a, b| {
            let (a, b) = (key(a), key(b));
            Ok(a.exact::<Str>().map(|s| s.view()) < b.exact::<Str>().map(|s| s.view()))
        }),
        Keys::Mixed => {
            timsort::sort(vm, items, |vm, a, b| ops::compare::holds(vm, CompareOp::Less, &key(a), &key(b)))
        }
    }
}
