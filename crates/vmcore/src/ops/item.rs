//! Subscription and membership.

use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// `container[key]`
pub fn get_item(vm: &mut Vm, container: &Value, key: &Value) -> Res<Value> {
    if let (Some(list), Some(i)) = (container.exact::<List>(), key.as_small_int()) {
        let items = &list.get(vm).items;
        let i = if i < 0 { i + items.len() as i64 } else { i };
        return match usize::try_from(i).ok().and_then(|i| items.get(i)) {
            Some(value) => Ok(value.clone()),
            None => Err(vm.index_error("list index out of range")),
        };
    }
    match get_item_or_none(vm, container, key)? {
        Some(value) => Ok(value),
        None => Err(vm.key_error(key)),
    }
}

/// `container[key]`, or none where that raises KeyError.
pub fn get_item_or_none(vm: &mut Vm, container: &Value, key: &Value) -> Res<Option<Value>> {
    match container.downcast::<Dict>() {
        Some(dict) => dict.get_item(vm, key),
        None => Err(vm.type_error("not subscriptable")),
    }
}

/// `container[key] = value`
pub fn set_item(vm: &mut Vm, container: &Value, key: &Value, value: &Value) -> Res<()> {
    match container.downcast::<Dict>() {
        Some(dict) => dict.set_item(vm, key, value.clone()),
        None => Err(vm.type_error("no item assignment")),
    }
}

/// `del container[key]`
pub fn delete_item(vm: &mut Vm, container: &Value, key: &Value) -> Res<()> {
    match container.downcast::<Dict>() {
        Some(dict) => match dict.remove(vm, key)? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(key)),
        },
        None => Err(vm.type_error("no item deletion")),
    }
}

/// `item in container`
pub fn contains(vm: &mut Vm, container: &Value, item: &Value) -> Res<bool> {
    Ok(get_item_or_none(vm, container, item)?.is_some())
}

/// `len(container)`
pub fn len(vm: &mut Vm, container: &Value) -> Res<usize> {
    match container.downcast::<List>() {
        Some(list) => Ok(list.get(vm).items.len()),
        None => Err(vm.type_error("object has no len()")),
    }
}
