//! Iteration.

use std::ops::ControlFlow;

use super::call;
use super::raise::catch;
use crate::heap::{Advance, Buf, Kind};
use crate::interp::generators::{self, Step};
use crate::objects::bytes::iter::BytesIterator;
use crate::objects::dict::iter::DictIterator;
use crate::objects::dict::views::DictView;
use crate::objects::dict::{Dict, Part};
use crate::objects::exception::stop;
use crate::objects::generator::{Generator, async_generator};
use crate::objects::int;
use crate::objects::list::List;
use crate::objects::list::iter::{ListIterator, ListReverseIterator};
use crate::objects::range;
use crate::objects::range::iter::RangeIterator;
use crate::objects::sequence_iterator::SequenceIterator;
use crate::objects::set::Set;
use crate::objects::set::iter::SetIterator;
use crate::objects::str::iter::StrIterator;
use crate::objects::str::{self, Str};
use crate::objects::tuple::iter::TupleIterator;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{self, class_of};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// `iter(value)` of the most common builtin types, which takes no call and cannot fail.
#[inline]
pub(crate) fn builtin_iter(vm: &mut Vm, value: &Value) -> Option<Value> {
    let header = value.header().filter(|header| header.shape() == 0)?;
    Some(match header.kind() {
        Kind::List => ListIterator::new(vm, value.downcast()?).into(),
        Kind::Tuple => TupleIterator::new(vm, value.downcast()?).into(),
        Kind::Dict => DictIterator::new(vm, value.downcast()?, Part::Keys, false).into(),
        Kind::Set => SetIterator::new(vm, value.downcast()?).into(),
        Kind::Str => StrIterator::new(vm, value.downcast()?).into(),
        Kind::Bytes => BytesIterator::new(vm, value.downcast()?).into(),
        Kind::Range => range::iter::new(vm, value.downcast()?),
        // A generator is its own iterator.
        Kind::Generator if value.downcast::<Generator>()?.is_generator(vm) => value.clone(),
        kind if kind.info().advance.is_some() => value.clone(),
        _ => return None,
    })
}

/// `iter(value)`
pub fn get_iter(vm: &mut Vm, value: &Value) -> Res<Value> {
    if let Some(iterator) = builtin_iter(vm, value) {
        return Ok(iterator);
    }
    match call::find_special(vm, value, |n| &n.__iter__) {
        Some(method) if !method.is_none() => {
            let iterator = call::unbound(vm, &method, value, &[])?;
            checked(vm, iterator)
        }
        None if is_sequence(vm, value) => Ok(SequenceIterator::new(vm, value).into()),
        _ => Err(not_iterable(vm, value)),
    }
}

/// What an `__iter__` has returned, if that is an iterator.
pub(crate) fn checked(vm: &Vm, iterator: Value) -> Res<Value> {
    if is_builtin_iterator(&iterator) || is_iterator(vm, &iterator) {
        return Ok(iterator);
    }
    let class = class_of(vm, &iterator).name(vm);
    Err(vm.type_error(&format!("iter() returned non-iterator of type '{class}'")))
}

#[cold]
fn not_iterable(vm: &Vm, value: &Value) -> Raised {
    let class = class_of(vm, value).name(vm);
    vm.type_error(&format!("'{class}' object is not iterable"))
}

/// Whether it is an instance of a builtin type of iterators.
fn is_builtin_iterator(value: &Value) -> bool {
    builtin_advance(value).is_some()
}

/// The step of an iterator of a builtin type, but of generators.
#[inline]
fn builtin_advance(iterator: &Value) -> Option<Advance> {
    iterator.header().filter(|header| header.shape() == 0)?.kind().info().advance
}

/// `PyIter_Check`: whether `next` can be called.
pub fn is_iterator(vm: &Vm, value: &Value) -> bool {
    call::find_special(vm, value, |n| &n.__next__).is_some_and(|next| !next.is_none())
}

/// `PySequence_Check`: there is a `__getitem__`, and it is neither a dict's nor one that is a mapping's only
/// (`mp_subscript` without `sq_item`).
pub fn is_sequence(vm: &Vm, value: &Value) -> bool {
    let maps = matches!(
        value.kind(),
        Some(Kind::Dict | Kind::MappingProxy | Kind::Union | Kind::SreMatch | Kind::GenericAlias)
    );
    !maps && call::find_special(vm, value, |n| &n.__getitem__).is_some()
}

/// The next item of an iterator over a builtin container, where that is a matter of looking; none at the end too.
#[inline]
pub(crate) fn next_quick(vm: &mut Vm, iterator: &Value) -> Option<Value> {
    let header = iterator.header()?;
    if header.shape() != 0 {
        return None;
    }
    match header.kind() {
        Kind::ListIterator => ListIterator::quick(vm, iterator.downcast()?),
        Kind::TupleIterator => TupleIterator::quick(vm, iterator.downcast()?),
        Kind::RangeIterator => iterator.downcast::<RangeIterator>()?.get_mut(vm).step(),
        Kind::DictIterator => DictIterator::quick(vm, iterator.downcast()?),
        Kind::SetIterator => SetIterator::quick(vm, iterator.downcast()?),
        Kind::StrIterator => StrIterator::quick(vm, iterator.downcast()?),
        Kind::BytesIterator => BytesIterator::quick(vm, iterator.downcast()?),
        Kind::ListReverseIterator => ListReverseIterator::quick(vm, iterator.downcast()?),
        _ => None,
    }
}

/// Whether [`next_quick`] will find an item of an iterator over a sequence.
#[inline]
pub(crate) fn has_quick(vm: &Vm, iterator: &Value) -> bool {
    if let Some(iterator) = iterator.exact::<ListIterator>().map(|i| i.get(vm)) {
        iterator.list.as_ref().is_some_and(|list| iterator.index < list.get(vm).items.len())
    } else if let Some(iterator) = iterator.exact::<TupleIterator>().map(|i| i.get(vm)) {
        iterator.tuple.as_ref().is_some_and(|tuple| iterator.index < tuple.len())
    } else {
        iterator.exact::<RangeIterator>().is_some_and(|i| !i.get(vm).is_exhausted())
    }
}

/// `next(iterator)`: none at its end.
#[inline]
pub fn next(vm: &mut Vm, iterator: &Value) -> Res<Option<Value>> {
    if let Some(item) = next_quick(vm, iterator) {
        return Ok(Some(item));
    }
    match iterator.exact::<Generator>() {
        Some(generator) if generator.is_generator(vm) => generators::next(vm, generator),
        _ => next_anyhow(vm, iterator),
    }
}

/// [`next`], where a quick look has found nothing.
#[inline(never)]
pub(crate) fn next_anyhow(vm: &mut Vm, iterator: &Value) -> Res<Option<Value>> {
    if let Some(advance) = builtin_advance(iterator) {
        // As in `each`.
        crate::interp::check_stack(vm)?;
        return match advance(vm, iterator) {
            Err(raised) => stopped(vm, raised).map(|_| None),
            item => item,
        };
    }
    match advance(vm, iterator)? {
        Step::Yielded(value) => Ok(Some(value)),
        Step::Returned(_) => Ok(None),
    }
}

/// A step of an iterator, with the value of the StopIteration that ends it: builtin ones without a call.
#[inline]
pub fn advance(vm: &mut Vm, iterator: &Value) -> Res<Step> {
    if let Some(header) = iterator.header()
        && header.shape() == 0
    {
        if let Some(advance) = header.kind().info().advance {
            crate::interp::check_stack(vm)?;
            return match advance(vm, iterator) {
                Ok(Some(item)) => Ok(Step::Yielded(item)),
                Ok(None) => Ok(Step::Returned(Value::NONE)),
                Err(raised) => stopped(vm, raised),
            };
        }
        if let Some(generator) = iterator.downcast::<Generator>()
            && generator.is_generator(vm)
        {
            return generators::send(vm, generator, Value::NONE);
        }
    }
    step(vm, iterator)
}

/// A StopIteration that something an iterator called has raised is its end as well.
#[cold]
pub(crate) fn stopped(vm: &Vm, raised: Raised) -> Res<Step> {
    let stop = catch(vm, raised, &vm.types().stop_iteration)?;
    Ok(Step::Returned(stop::value(vm, &stop)))
}

/// `__next__`, with the value of the StopIteration it ends with.
fn step(vm: &mut Vm, iterator: &Value) -> Res<Step> {
    let Some(method) = call::find_special(vm, iterator, |n| &n.__next__) else {
        let class = class_of(vm, iterator).name(vm);
        return Err(vm.type_error(&format!("'{class}' object is not an iterator")));
    };
    let result = call::unbound(vm, &method, iterator, &[]);
    stop_or(vm, result)
}

/// The result of a step: a StopIteration is the end, with its value.
fn stop_or(vm: &mut Vm, result: Res<Value>) -> Res<Step> {
    match result {
        Ok(value) => Ok(Step::Yielded(value)),
        Err(raised) => stopped(vm, raised),
    }
}

/// A step of `yield from` with None: what the iterator gives, or the value of its StopIteration.
pub fn next_or_value(vm: &mut Vm, iterator: &Value) -> Res<Step> {
    if let Some(generator) = iterator.exact::<Generator>() {
        return generators::send(vm, generator, Value::NONE);
    }
    if let Some(awaitable) = iterator.exact::<async_generator::Send>() {
        return async_generator::Send::step(vm, awaitable, &Value::NONE);
    }
    advance(vm, iterator)
}

/// A step of `yield from`: `iterator.send(value)`.
pub fn send(vm: &mut Vm, iterator: &Value, value: &Value) -> Res<Step> {
    if value.is_none() && is_iterator(vm, iterator) {
        return next_or_value(vm, iterator);
    }
    let name = vm.names().send.clone();
    let result = call::method(vm, iterator, &name, std::slice::from_ref(value));
    stop_or(vm, result)
}

/// `operator.length_hint(value, default)`
pub fn length_hint(vm: &mut Vm, value: &Value, default: usize) -> Res<usize> {
    match super::truth::len_or_none(vm, value) {
        Ok(Some(len)) => return Ok(len),
        Ok(None) => {}
        Err(raised) => drop(catch(vm, raised, &vm.types().type_error)?),
    }
    let Some(method) = call::find_special(vm, value, |n| &n.__length_hint__) else {
        return Ok(default);
    };
    let result = match call::unbound(vm, &method, value, &[]) {
        Ok(result) if result.is_not_implemented() => return Ok(default),
        Ok(result) => result,
        Err(raised) => {
            catch(vm, raised, &vm.types().type_error)?;
            return Ok(default);
        }
    };
    if result.as_small_int().is_none()
        && result.as_bool().is_none()
        && result.downcast::<int::Int>().is_none()
    {
        let class = class_of(vm, &result).name(vm);
        return Err(vm.type_error(&format!("__length_hint__ must be an integer, not {class}")));
    }
    if int::is_negative(&result) {
        return Err(vm.value_error("__length_hint__() should return >= 0"));
    }
    match int::to_i64(&result) {
        Some(hint) => Ok(hint as usize),
        None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// Calls `f` with every item until it breaks; what it broke with, or none.
pub fn try_for_each<B>(
    vm: &mut Vm,
    iterable: &Value,
    mut f: impl FnMut(&mut Vm, Value) -> Res<ControlFlow<B>>,
) -> Res<Option<B>> {
    if let Some(tuple) = iterable.exact::<Tuple>() {
        for item in tuple.items() {
            vm.tick(1)?;
            if let ControlFlow::Break(result) = f(vm, item.clone())? {
                return Ok(Some(result));
            }
        }
        return Ok(None);
    }
    if let Some(list) = iterable.exact::<List>() {
        let mut index = 0;
        while let Some(item) = list.get(vm).items.get(index).cloned() {
            vm.tick(1)?;
            index += 1;
            if let ControlFlow::Break(result) = f(vm, item)? {
                return Ok(Some(result));
            }
        }
        return Ok(None);
    }
    let iterator = get_iter(vm, iterable)?;
    each(vm, &iterator, f)
}

/// Calls `f` with every item that the iterator still has, until it breaks; what it broke with, or none.
#[inline(always)]
pub fn each<B>(
    vm: &mut Vm,
    iterator: &Value,
    mut f: impl FnMut(&mut Vm, Value) -> Res<ControlFlow<B>>,
) -> Res<Option<B>> {
    let mut take = |vm: &mut Vm, item: Value| -> Res<ControlFlow<B>> {
        vm.tick(1)?;
        f(vm, item)
    };
    while let Some(item) = next_quick(vm, iterator) {
        if let ControlFlow::Break(result) = take(vm, item)? {
            return Ok(Some(result));
        }
    }
    if let Some(advance) = builtin_advance(iterator) {
        // Iterators over iterators may be nested to any depth.
        crate::interp::check_stack(vm)?;
        while let Some(item) = advance(vm, iterator).or_else(|raised| stopped(vm, raised).map(|_| None))? {
            if let ControlFlow::Break(result) = take(vm, item)? {
                return Ok(Some(result));
            }
        }
        return Ok(None);
    }
    while let Some(item) = next(vm, iterator)? {
        if let ControlFlow::Break(result) = take(vm, item)? {
            return Ok(Some(result));
        }
    }
    Ok(None)
}

/// Calls `f` with every item.
pub fn for_each(vm: &mut Vm, iterable: &Value, mut f: impl FnMut(&mut Vm, Value) -> Res<()>) -> Res<()> {
    let broke: Option<()> = try_for_each(vm, iterable, |vm, item| {
        f(vm, item)?;
        Ok(ControlFlow::Continue(()))
    })?;
    debug_assert!(broke.is_none());
    Ok(())
}

/// The items of an iterable of a builtin type that stores them: none of any other.
pub fn stored(vm: &Vm, iterable: &Value) -> Res<Option<Buf<Value>>> {
    let Some(header) = iterable.header().filter(|header| header.shape() == 0) else { return Ok(None) };
    let items = match header.kind() {
        Kind::Tuple => iterable.downcast::<Tuple>().map(|t| Buf::from_slice(vm.heap(), t.items())),
        Kind::List => iterable.downcast::<List>().map(|l| Buf::from_slice(vm.heap(), &l.get(vm).items)),
        Kind::Dict => iterable.downcast::<Dict>().map(|dict| {
            let keys = dict.get(vm).table.iter().map(|(key, _)| key.clone());
            Buf::from_counted(vm.heap(), dict.len(vm), keys)
        }),
        Kind::DictView => match iterable.downcast::<DictView>() {
            Some(view) if view.part == Part::Items => {
                let table = &view.dict.get(vm).table;
                let mut pairs = Buf::with_capacity(vm.heap(), table.len())?;
                for (key, value) in table.iter() {
                    pairs.push(tuple::pair(vm, key.clone(), value.clone())?.into())?;
                }
                Some(Ok(pairs))
            }
            Some(view) => {
                let part = |(key, value): (&Value, &Value)| match view.part {
                    Part::Keys => key.clone(),
                    _ => value.clone(),
                };
                let parts = view.dict.get(vm).table.iter().map(part);
                Some(Buf::from_counted(vm.heap(), view.dict.len(vm), parts))
            }
            None => None,
        },
        Kind::Set => iterable.downcast::<Set>().map(|set| {
            let keys = set.get(vm).table.iter().map(|(_, key)| key.clone());
            Buf::from_counted(vm.heap(), set.len(vm), keys)
        }),
        Kind::Str => iterable.downcast::<Str>().map(|string| {
            let points = string.view().iter().map(|point| Value::from(str::from_char(vm, point)));
            Buf::from_counted(vm.heap(), string.len(), points)
        }),
        _ => None,
    };
    let items = items.transpose()?;
    vm.tick(items.as_ref().map_or(0, |items| items.len() as u64))?;
    Ok(items)
}

/// The items, in a buffer of their own. Room is made for as many as the iterable says it has, or 8.
pub fn collect(vm: &mut Vm, iterable: &Value) -> Res<Buf<Value>> {
    if let Some(items) = stored(vm, iterable)? {
        return Ok(items);
    }
    let iterator = get_iter(vm, iterable)?;
    let hint = length_hint(vm, iterable, 8)?;
    let mut items = Buf::with_capacity(vm.heap(), hint)?;
    if let Some(range) = iterator.exact::<RangeIterator>() {
        vm.tick(hint as u64)?;
        let range = range.get_mut(vm);
        while let Some(item) = range.step() {
            items.push(item)?;
        }
        return Ok(items);
    }
    each(vm, &iterator, |_, item| {
        items.push(item)?;
        Ok(ControlFlow::<()>::Continue(()))
    })?;
    Ok(items)
}

/// The items; where it is not iterable, TypeError with `refused` for its message (`PySequence_Fast`).
pub fn sequence(vm: &mut Vm, iterable: &Value, refused: &str) -> Res<Buf<Value>> {
    if iterable.downcast::<Tuple>().is_some() || iterable.downcast::<List>().is_some() {
        return collect(vm, iterable);
    }
    if let Some(items) = stored(vm, iterable)? {
        return Ok(items);
    }
    match get_iter(vm, iterable) {
        Ok(iterator) => collect(vm, &iterator),
        Err(raised) => {
            catch(vm, raised, &vm.types().type_error)?;
            Err(vm.type_error(refused))
        }
    }
}

/// [`sequence`] of what is one: not of anything else that is iterable.
pub fn only_sequence(vm: &mut Vm, value: &Value, refused: &str) -> Res<Buf<Value>> {
    if is_sequence(vm, value) { sequence(vm, value, refused) } else { Err(vm.type_error(refused)) }
}

/// The iterator over something that is looked through for an item (`_PySequence_IterSearch`).
pub fn searched(vm: &mut Vm, iterable: &Value) -> Res<Value> {
    get_iter(vm, iterable).or_else(|raised| {
        catch(vm, raised, &vm.types().type_error)?;
        let class = class_of(vm, iterable).name(vm);
        Err(vm.type_error(&format!("argument of type '{class}' is not iterable")))
    })
}

/// `item in iterable` by going through it.
pub fn contains(vm: &mut Vm, iterable: &Value, item: &Value) -> Res<bool> {
    let iterator = searched(vm, iterable)?;
    while let Some(candidate) = next(vm, &iterator)? {
        vm.tick(1)?;
        if super::equal(vm, &candidate, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The index of the first of `items` that equals `item`.
pub fn position_in(vm: &mut Vm, items: &[Value], item: &Value) -> Res<Option<usize>> {
    for (index, candidate) in items.iter().enumerate() {
        vm.tick(1)?;
        if super::equal(vm, candidate, item)? {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

#[cold]
fn cannot_unpack(vm: &Vm, raised: Raised, value: &Value) -> Raised {
    let sequence = is_sequence(vm, value);
    let has_iter = call::find_special(vm, value, |n| &n.__iter__).is_some();
    match catch(vm, raised, &vm.types().type_error) {
        Err(raised) => raised,
        Ok(error) if has_iter || sequence => vm.raise(error),
        Ok(_) => {
            let class = class_of(vm, value).name(vm);
            vm.type_error(&format!("cannot unpack non-iterable {class} object"))
        }
    }
}

/// The items of `a, b, c = value`: exactly `count`.
pub fn unpack(vm: &mut Vm, value: &Value, count: usize) -> Res<Buf<Value>> {
    // Also of a tuple with names.
    let tuple = value.downcast::<Tuple>().filter(|tuple| {
        let (class, own) = (class_of(vm, value), &vm.types().tuple);
        tuple.header().shape() == 0 || types::is_inherited(vm, class, own, &vm.names().__iter__)
    });
    let stored = match (tuple, value.exact::<List>()) {
        (Some(tuple), _) => Some(tuple.items()),
        (None, list) => list.map(|list| &list.get(vm).items[..]),
    };
    if let Some(items) = stored {
        return match items.len().cmp(&count) {
            std::cmp::Ordering::Equal => Ok(Buf::from_slice(vm.heap(), items)?),
            std::cmp::Ordering::Less => Err(not_enough(vm, count, items.len())),
            std::cmp::Ordering::Greater => Err(too_many(vm, count)),
        };
    }
    let iterator = get_iter(vm, value).map_err(|raised| cannot_unpack(vm, raised, value))?;
    let mut items = Buf::with_capacity(vm.heap(), count)?;
    while items.len() < count {
        match next(vm, &iterator)? {
            Some(item) => items.push(item)?,
            None => return Err(not_enough(vm, count, items.len())),
        }
    }
    match next(vm, &iterator)? {
        None => Ok(items),
        Some(_) => Err(too_many(vm, count)),
    }
}

#[cold]
fn not_enough(vm: &Vm, expected: usize, got: usize) -> Raised {
    vm.value_error(&format!("not enough values to unpack (expected {expected}, got {got})"))
}

#[cold]
fn too_many(vm: &Vm, expected: usize) -> Raised {
    vm.value_error(&format!("too many values to unpack (expected {expected})"))
}

/// The items of `a, *b, c = value`: `before`, those in the middle, and `after`, in one buffer.
pub fn unpack_starred(vm: &mut Vm, value: &Value, before: usize, after: usize) -> Res<Buf<Value>> {
    let iterator = get_iter(vm, value).map_err(|raised| cannot_unpack(vm, raised, value))?;
    let mut items = Buf::new(vm.heap());
    while let Some(item) = next(vm, &iterator)? {
        vm.tick(1)?;
        items.push(item)?;
    }
    let (wanted, got) = (before + after, items.len());
    if got < wanted {
        let message = format!("not enough values to unpack (expected at least {wanted}, got {got})");
        return Err(vm.value_error(&message));
    }
    Ok(items)
}

/// Whether there is an `__iter__` or a `__getitem__` to go by.
pub fn is_iterable(vm: &Vm, value: &Value) -> bool {
    is_sequence(vm, value) || call::find_special(vm, value, |n| &n.__iter__).is_some()
}

/// The tuple of `*value` in a call of `callee`.
pub fn star_arguments(vm: &mut Vm, value: &Value, callee: &Value) -> Res<Ref<Tuple>> {
    if !is_iterable(vm, value) {
        let callee = call::describe(vm, callee)?;
        let class = class_of(vm, value).name(vm);
        let message = format!("{callee} argument after * must be an iterable, not {class}");
        return Err(vm.type_error(&message));
    }
    tuple::from_iterable(vm, value)
}
