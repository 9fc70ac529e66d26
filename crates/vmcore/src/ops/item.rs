//! Subscription and membership.

use super::call;
use super::raise::catch;
use crate::heap::{Buf, Kind};
use crate::modules::_collections::deque::Deque;
use crate::modules::array::Array;
use crate::objects::bytearray::ByteArray;
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::{Dict, Found};
use crate::objects::generic_alias;
use crate::objects::int;
use crate::objects::list::{self, List};
use crate::objects::set::Set;
use crate::objects::slice::{Bounds, Slice};
use crate::objects::str::{self, Str};
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Flags, Type, class_of};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Where a subscript points to in a sequence of `len` items; negative ones count from the end.
#[inline]
pub fn position(index: i64, len: usize) -> Option<usize> {
    let index = if index < 0 { index.checked_add(i64::try_from(len).ok()?)? } else { index };
    usize::try_from(index).ok().filter(|i| *i < len)
}

/// A subscript as an `i64`, by `__index__`: IndexError beyond 64 bits (`PyNumber_AsSsize_t`).
pub fn index_of_subscript(vm: &mut Vm, key: &Value) -> Res<i64> {
    if let Some(i) = key.as_small_int() {
        return Ok(i);
    }
    let index = super::index(vm, key)?;
    match int::to_i64(&index) {
        Some(i) => Ok(i),
        None => {
            let class = class_of(vm, key).name(vm);
            Err(vm.index_error(&format!("cannot fit '{class}' into an index-sized integer")))
        }
    }
}

#[cold]
fn refused(vm: &Vm, container: &Value, what: &str) -> Raised {
    let class = class_of(vm, container).name(vm);
    vm.type_error(&format!("'{class}' object {what}"))
}

/// The dict, also of a subclass that has the methods from `dict` that these hooks are about.
#[inline(always)]
pub fn as_dict<'a>(vm: &Vm, container: &'a Value, hooks: Flags) -> Option<&'a Ref<Dict>> {
    let dict = container.downcast::<Dict>()?;
    if dict.header().is_exact(Kind::Dict) || !class_of(vm, container).flags(vm).intersects(hooks) {
        Some(dict)
    } else {
        None
    }
}

/// `container[key]` of the builtin types, where that neither raises nor runs Python code.
#[inline]
pub fn get_item_quick(vm: &Vm, container: &Value, key: &Value) -> Option<Value> {
    let header = container.header()?;
    let kind = header.kind();
    if kind == Kind::Dict {
        let dict = as_dict(vm, container, Flags::DICT_GETITEM)?;
        let Found::At(index) = dict.find_quick(vm, key)? else { return None };
        return dict.get(vm).table.value_at(index).cloned();
    }
    let Some(index) = key.as_small_int() else {
        let slice = key.exact::<Slice>()?;
        let bounds = slice.quick_bounds()?;
        // Where memory runs out, the usual way raises.
        return get_slice_quick(vm, container, bounds)?.ok();
    };
    if !header.is_exact(kind) {
        return None;
    }
    let byte = match kind {
        Kind::Tuple => {
            let tuple = container.downcast::<Tuple>()?;
            return tuple.items().get(position(index, tuple.len())?).cloned();
        }
        Kind::Str => {
            let string = container.downcast::<Str>()?;
            let point = string.view().get(position(index, string.len())?)?;
            return Some(str::from_char(vm, point).into());
        }
        Kind::Bytes => {
            let bytes = container.downcast::<Bytes>()?.items();
            *bytes.get(position(index, bytes.len())?)?
        }
        Kind::ByteArray => {
            let bytes = &container.downcast::<ByteArray>()?.get(vm).items;
            *bytes.get(position(index, bytes.len())?)?
        }
        Kind::Array => return container.downcast::<Array>()?.get_quick(vm, index),
        Kind::Deque => {
            let deque = container.downcast::<Deque>()?;
            return deque.item(vm, position(index, deque.len(vm))?);
        }
        _ => return None,
    };
    Some(Value::small_int_wrapping(i64::from(byte)))
}

/// How many items a slice may select to be taken or stored at sight: more are charged for.
const QUICK_SLICE: usize = 4096;

/// `container[bounds]` of the builtin sequences, where few items are selected; none for all else.
pub fn get_slice_quick(vm: &Vm, container: &Value, bounds: Bounds) -> Option<Res<Value>> {
    let select = |len| Some(bounds.select(len)).filter(|selection| selection.len <= QUICK_SLICE);
    let made = if let Some(list) = container.exact::<List>() {
        let items = &list.get(vm).items;
        list::select(vm, items, select(items.len())?).map(Value::from)
    } else if let Some(tuple) = container.exact::<Tuple>() {
        match select(tuple.len())? {
            all if all.is_whole(tuple.len()) => Ok(tuple.to_value()),
            part => tuple::select(vm, tuple.items(), part).map(Value::from),
        }
    } else if let Some(string) = container.exact::<Str>() {
        str::select(vm, string, select(string.len())?).map(Value::from)
    } else {
        let bytes = container.exact::<Bytes>()?;
        match select(bytes.items().len())? {
            all if all.is_whole(bytes.items().len()) => Ok(bytes.to_value()),
            part if part.step == 1 => bytes::from_slice(vm, &bytes.items()[part.range()]).map(Value::from),
            _ => return None,
        }
    };
    Some(made.map_err(Into::into))
}

/// `list[slice] = items` of a list or tuple, where few slots change and no Python code runs; none for all else.
fn set_slice_quick(vm: &mut Vm, list: &Ref<List>, slice: &Ref<Slice>, items: &Value) -> Option<()> {
    let bounds = slice.quick_bounds()?;
    let selection = bounds.select(list.len(vm));
    if selection.step != 1 || selection.len > QUICK_SLICE || items.is(list.as_value()) {
        return None;
    }
    let items = match items.exact::<List>() {
        Some(other) => &other.get(vm).items[..],
        None => items.exact::<Tuple>()?.items(),
    };
    if items.len() > QUICK_SLICE {
        return None;
    }
    // Where memory runs out, the usual way raises.
    let items = Buf::from_slice(vm.heap(), items).ok()?;
    list.replace_range(vm, selection.range(), items).ok()
}

/// `container[key] = value` of the builtin types, where that neither raises nor runs Python code; the value that was there, if
/// it is still to be dropped.
#[inline]
pub fn set_item_quick(vm: &mut Vm, container: &Value, key: &Value, value: &Value) -> Option<Option<Value>> {
    if let Some(dict) = as_dict(vm, container, Flags::DICT_SETITEM) {
        let hash = super::hash::quick(vm, key)?;
        return match dict.find_hashed_quick(vm, key, hash)? {
            Found::At(index) => Some(dict.get_mut(vm).table.replace(index, value.clone())),
            Found::Nowhere => {
                // Where memory runs out, the usual way raises.
                dict.get_mut(vm).table.add(key.clone(), hash, value.clone()).ok().map(|()| None)
            }
        };
    }
    if let Some(list) = container.exact::<List>() {
        return set_slice_quick(vm, list, key.exact::<Slice>()?, value).map(|()| None);
    }
    if let Some(array) = container.exact::<Array>() {
        return array.set_quick(vm, key.as_small_int()?, value).map(|()| None);
    }
    let bytes = &mut container.exact::<ByteArray>()?.get_mut(vm).items;
    let at = position(key.as_small_int()?, bytes.len())?;
    bytes[at] = u8::try_from(value.as_small_int()?).ok()?;
    Some(None)
}

/// `item in container` of the builtin types, where that neither raises nor runs Python code.
#[inline]
pub fn contains_quick(vm: &Vm, container: &Value, item: &Value) -> Option<bool> {
    if let Some(dict) = as_dict(vm, container, Flags::DICT_CONTAINS) {
        return dict.find_quick(vm, item).map(|found| matches!(found, Found::At(_)));
    }
    if let Some(set) = container.exact::<Set>() {
        return set.contains_quick(vm, item);
    }
    if let (Some(string), Some(part)) = (container.exact::<Str>(), item.exact::<Str>()) {
        return Some(string.view().contains(part.view()));
    }
    let items = match (container.exact::<List>(), container.exact::<Tuple>()) {
        (Some(list), _) => &list.get(vm).items[..],
        (None, Some(tuple)) => tuple.items(),
        (None, None) => return None,
    };
    // A long search is for the slow path, which looks at the eval breaker.
    for candidate in items.get(..items.len().min(64))? {
        if super::identical(candidate, item)? {
            return Some(true);
        }
    }
    if items.len() <= 64 { Some(false) } else { None }
}

/// `container[key]`
pub fn get_item(vm: &mut Vm, container: &Value, key: &Value) -> Res<Value> {
    if let Some(i) = key.as_small_int() {
        if let Some(list) = container.exact::<List>() {
            let items = &list.get(vm).items;
            return match position(i, items.len()).and_then(|i| items.get(i)) {
                Some(value) => Ok(value.clone()),
                None => Err(vm.index_error("list index out of range")),
            };
        }
        if let Some(tuple) = container.exact::<Tuple>() {
            return match position(i, tuple.len()).and_then(|i| tuple.items().get(i)) {
                Some(value) => Ok(value.clone()),
                None => Err(vm.index_error("tuple index out of range")),
            };
        }
    }
    if let Some(string) = container.exact::<Str>() {
        return Ok(str::get_item(vm, string, key)?.into());
    }
    if let Some(dict) = container.exact::<Dict>() {
        return match dict.get_item(vm, key)? {
            Some(value) => Ok(value),
            None => Err(vm.key_error(key)),
        };
    }
    if let Some(value) = call::special(vm, container, |n| &n.__getitem__, std::slice::from_ref(key))? {
        return Ok(value);
    }
    match container.downcast::<Type>() {
        Some(class) => get_class_item(vm, class, key),
        None => Err(refused(vm, container, "is not subscriptable")),
    }
}

/// `class[key]`, where the metaclass has no `__getitem__`.
fn get_class_item(vm: &mut Vm, class: &Ref<Type>, key: &Value) -> Res<Value> {
    if class.is(&vm.types().type_) {
        return Ok(generic_alias::new(vm, class.as_value(), key)?.into());
    }
    let name = vm.names().__class_getitem__.clone();
    match super::get_attr(vm, class.as_value(), &name) {
        Ok(method) if !method.is_none() => {
            return call::call_positional(vm, &method, std::slice::from_ref(key));
        }
        Ok(_) => {}
        Err(raised) => drop(catch(vm, raised, &vm.types().attribute_error)?),
    }
    let class = class.name(vm);
    Err(vm.type_error(&format!("type '{class}' is not subscriptable")))
}

/// `container[key]`, or none where that raises KeyError.
pub fn get_item_or_none(vm: &mut Vm, container: &Value, key: &Value) -> Res<Option<Value>> {
    if let Some(dict) = container.exact::<Dict>() {
        return dict.get_item(vm, key);
    }
    match get_item(vm, container, key) {
        Ok(value) => Ok(Some(value)),
        Err(raised) => catch(vm, raised, &vm.types().key_error).map(|_| None),
    }
}

/// `container[key] = value`
pub fn set_item(vm: &mut Vm, container: &Value, key: &Value, value: &Value) -> Res<()> {
    if let Some(dict) = container.exact::<Dict>() {
        return dict.set_item(vm, key, value.clone());
    }
    if let Some(list) = container.exact::<List>() {
        if let Some(i) = key.as_small_int() {
            return list.set_at(vm, i, value.clone());
        }
        if let Some(slice) = key.exact::<Slice>() {
            let bounds = slice.bounds(vm)?;
            return list.set_slice(vm, bounds, value);
        }
    }
    match call::special(vm, container, |n| &n.__setitem__, &[key.clone(), value.clone()])? {
        Some(_) => Ok(()),
        None => match call::find_special(vm, container, |n| &n.__delitem__) {
            // One slot serves both methods, and finds the one it calls missing.
            Some(_) => Err(vm.attribute_error("__setitem__")),
            None => Err(refused(vm, container, "does not support item assignment")),
        },
    }
}

/// `PyMapping_Check`: there is a `__getitem__` that takes keys of any kind (`mp_subscript`). A deque's is for numbers only.
pub fn is_mapping(vm: &Vm, value: &Value) -> bool {
    value.kind() != Some(Kind::Deque) && call::find_special(vm, value, |n| &n.__getitem__).is_some()
}

/// Whether the class has the group of slots of sequences (`tp_as_sequence`).
fn has_sequence_slots(vm: &Vm, value: &Value) -> bool {
    if !class_of(vm, value).flags(vm).contains(Flags::BUILTIN) {
        return true;
    }
    let has = |name| call::find_special(vm, value, name).is_some();
    match value.kind() {
        Some(Kind::Union | Kind::GenericAlias) => false,
        Some(Kind::DictView) => true,
        _ => has(|n| &n.__getitem__) || has(|n| &n.__contains__),
    }
}

/// `del container[key]`
pub fn delete_item(vm: &mut Vm, container: &Value, key: &Value) -> Res<()> {
    if let Some(dict) = container.exact::<Dict>() {
        return match dict.remove(vm, key)? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(key)),
        };
    }
    match call::special(vm, container, |n| &n.__delitem__, std::slice::from_ref(key))? {
        Some(_) => Ok(()),
        None if call::find_special(vm, container, |n| &n.__setitem__).is_some() => {
            Err(vm.attribute_error("__delitem__"))
        }
        // CPython says "doesn't" of a sequence (`PySequence_DelItem`), "does not" of what is none or has no such index.
        None if super::has_index(vm, key) && has_sequence_slots(vm, container) => {
            Err(refused(vm, container, "doesn't support item deletion"))
        }
        None => Err(refused(vm, container, "does not support item deletion")),
    }
}

/// `item in container`
pub fn contains(vm: &mut Vm, container: &Value, item: &Value) -> Res<bool> {
    if let Some(dict) = container.exact::<Dict>() {
        return dict.contains(vm, item);
    }
    if let Some(list) = container.exact::<List>() {
        return list.contains(vm, item);
    }
    if let Some(tuple) = container.exact::<Tuple>() {
        return Ok(super::iter::position_in(vm, tuple.items(), item)?.is_some());
    }
    if let Some(set) = container.exact::<Set>() {
        return set.contains(vm, item);
    }
    if let Some(string) = container.exact::<Str>() {
        return str::contains(vm, string, item);
    }
    match call::find_special(vm, container, |n| &n.__contains__) {
        Some(method) if method.is_none() => Err(refused(vm, container, "is not a container")),
        Some(method) => {
            let result = call::unbound(vm, &method, container, std::slice::from_ref(item))?;
            super::truth(vm, &result)
        }
        None => super::iter::contains(vm, container, item),
    }
}

/// How often `sequence * value` repeats: at least 0.
pub fn repeat_count(vm: &mut Vm, value: &Value) -> Res<usize> {
    Ok(usize::try_from(super::number::to_ssize(vm, value)?).unwrap_or(0))
}
