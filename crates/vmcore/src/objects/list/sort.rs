//! `list.sort`.

use std::cmp::Ordering;

use text::StrView;

use super::{List, timsort};
use crate::heap::Buf;
use crate::interp::run_pending;
use crate::objects::str::{Str, room_for};
use crate::objects::tuple::Tuple;
use crate::ops::{self, CompareOp, call};
use crate::value::{Borrowed, Ref, Value};
use crate::vm::{Res, Vm};

/// Sorts the list. It is empty for everybody else meanwhile; when something raises, it is left partly sorted.
pub fn sort(vm: &mut Vm, list: &Ref<List>, key: Option<&Value>, reverse: bool) -> Res<()> {
    // Whatever changes the list meanwhile fills this buffer or puts another in its place.
    let empty = Buf::with_capacity(vm.heap(), 1)?;
    let place = empty.as_ptr();
    let mut values = std::mem::replace(&mut list.get_mut(vm).items, empty);
    let result = sort_values(vm, &mut values, key, reverse);
    // What the keys' finalizers do to the list counts too.
    if vm.heap().has_pending() {
        run_pending(vm);
    }
    let intruders = std::mem::replace(&mut list.get_mut(vm).items, values);
    if (intruders.as_ptr() != place || !intruders.is_empty()) && result.is_ok() {
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
    let by = keys.as_deref().unwrap_or(values);
    let kind = kind_of(by.iter().map(Borrowed::from));
    if is_total(&kind, by) {
        return sort_plain(vm, values, keys.as_deref(), &kind, reverse);
    }
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
            let result = sort_by_kind(vm, &mut order, &kind, |item| item);
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
            let result = sort_by_kind(vm, &mut order, &kind, |item| item.key);
            for i in 0..len {
                sorted.push(values[order[place(i)].index].clone())?;
            }
            result
        }
    };
    *values = sorted;
    result
}

/// Whether keys of this kind have a total order: nobody can tell then in which order they are compared.
fn is_total(kind: &Keys, keys: &[Value]) -> bool {
    match kind {
        Keys::Ints | Keys::Strs => true,
        Keys::Floats => keys.iter().all(|key| key.as_float().is_some_and(|float| !float.is_nan())),
        Keys::Tuples | Keys::Mixed => false,
    }
}

/// Sorts by keys, or else values, of a kind with a total order.
fn sort_plain(
    vm: &Vm,
    values: &mut Buf<Value>,
    keys: Option<&[Value]>,
    kind: &Keys,
    reverse: bool,
) -> Res<()> {
    // The comparisons at most, and the scratch memory at most.
    let len = values.len();
    vm.tick(len as u64 * u64::from(usize::BITS - len.leading_zeros()))?;
    let words = if keys.is_some() { 10 } else { 4 };
    let _scratch = room_for(vm, words * size_of_val(&values[..]))?;
    // Equals stay in order either way.
    let turned = |order: Ordering| if reverse { order.reverse() } else { order };
    match (kind, keys) {
        (Keys::Ints, None) => values.sort_by(|a, b| turned(a.as_small_int().cmp(&b.as_small_int()))),
        (Keys::Ints, Some(keys)) => {
            let numbers = keys.iter().map(|key| key.as_small_int().unwrap_or_default());
            let ranked = numbers.zip(values.drain()).collect();
            sort_ranked(values, ranked, |(a, _), (b, _)| turned(a.cmp(b)))?;
        }
        (Keys::Floats, None) => values.sort_by(|a, b| turned(compare_floats(a.as_float(), b.as_float()))),
        (Keys::Floats, Some(keys)) => {
            let ranked = keys.iter().map(Value::as_float).zip(values.drain()).collect();
            sort_ranked(values, ranked, |(a, _), (b, _)| turned(compare_floats(*a, *b)))?;
        }
        (_, None) => {
            let rank = ranks_of_texts(values);
            let ranked = values.drain().map(|value| (rank(&value), value)).collect();
            sort_ranked(values, ranked, |(m, a), (n, b)| {
                turned(m.cmp(n).then_with(|| text_of(a).cmp(&text_of(b))))
            })?;
        }
        (_, Some(keys)) => {
            let rank = ranks_of_texts(keys);
            let texts = keys.iter().map(|key| (rank(key), text_of(key)));
            let ranked = texts.zip(values.drain()).collect();
            sort_ranked(values, ranked, |(a, _), (b, _)| turned(a.cmp(b)))?;
        }
    }
    Ok(())
}

/// Fills the values, which were taken out, in again, sorted with what each is ranked by.
fn sort_ranked<R>(
    values: &mut Buf<Value>,
    mut ranked: Vec<(R, Value)>,
    compare: impl Fn(&(R, Value), &(R, Value)) -> Ordering,
) -> Res<()> {
    ranked.sort_by(compare);
    values.extend_counted(ranked.len(), ranked.into_iter().map(|(_, value)| value))?;
    Ok(())
}

/// Floats, none of which is a NaN.
fn compare_floats(a: Option<f64>, b: Option<f64>) -> Ordering {
    a.partial_cmp(&b).unwrap_or(Ordering::Equal)
}

/// What ranks strings like these: the numbers that they begin with, where those order them; else nothing.
fn ranks_of_texts(texts: &[Value]) -> impl Fn(&Value) -> u64 + use<> {
    let narrow = texts.iter().all(|text| matches!(text_of(text), StrView::One(_)));
    move |text| match text_of(text) {
        StrView::One(units) if narrow => first_units(units),
        _ => 0,
    }
}

fn text_of(value: &Value) -> StrView<'_> {
    value.exact::<Str>().map_or(StrView::EMPTY, |s| s.view())
}

/// The first eight bytes as a number that is ordered as they are; where there are fewer, as if zeros followed.
#[inline]
fn first_units(units: &[u8]) -> u64 {
    match units.first_chunk() {
        Some(first) => u64::from_be_bytes(*first),
        None => units.iter().rev().fold(0, |number, unit| number >> 8 | u64::from(*unit) << 56),
    }
}

/// What all keys are, so that comparing them needs no looking at types.
enum Keys {
    Ints,
    Floats,
    Strs,
    Tuples,
    Mixed,
}

fn kind_of<'a>(mut keys: impl Iterator<Item = Borrowed<'a>> + Clone) -> Keys {
    let Some(first) = keys.clone().next() else { return Keys::Mixed };
    let (kind, is): (Keys, fn(&Value) -> bool) = if first.as_small_int().is_some() {
        (Keys::Ints, |v| v.as_small_int().is_some())
    } else if first.as_float().is_some() {
        (Keys::Floats, |v| v.as_float().is_some())
    } else if first.exact::<Tuple>().is_some() {
        (Keys::Tuples, |v| v.exact::<Tuple>().is_some())
    } else {
        (Keys::Strs, |v| v.exact::<Str>().is_some())
    };
    if keys.all(|key| is(&key)) { kind } else { Keys::Mixed }
}

/// Sorts in CPython's order of comparisons, which these can tell.
fn sort_by_kind<'a, T: Copy>(
    vm: &mut Vm,
    items: &mut [T],
    kind: &Keys,
    key: impl Fn(T) -> Borrowed<'a>,
) -> Res<()> {
    match kind {
        Keys::Floats => timsort::sort(vm, items, |_, a, b| Ok(key(a).as_float() < key(b).as_float())),
        // The items decide, which no level of recursion lies before.
        Keys::Tuples => timsort::sort(vm, items, |vm, a, b| {
            let (a, b) = (key(a), key(b));
            if let (Some(x), Some(y)) = (a.exact::<Tuple>(), b.exact::<Tuple>())
                && let Some(less) = ops::compare::quick_items(vm, CompareOp::Less, x.items(), y.items())?
            {
                return Ok(less);
            }
            ops::compare::holds(vm, CompareOp::Less, &a, &b)
        }),
        _ => timsort::sort(vm, items, |vm, a, b| ops::compare::holds(vm, CompareOp::Less, &key(a), &key(b))),
    }
}
