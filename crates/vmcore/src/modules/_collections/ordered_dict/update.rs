//! Filling an OrderedDict: every entry is set as a program would, so that a class's `__setitem__` sees it
//! (`mutablemapping_update`).

use std::cmp::Ordering;

use crate::native::Kwargs;
use crate::objects::dict::Dict;
use crate::objects::dict::Part;
use crate::objects::dict::iter::DictIterator;
use crate::objects::tuple::Tuple;
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `mapping.update(other, **kwargs)`
pub(super) fn update(vm: &mut Vm, mapping: &Value, other: Option<&Value>, kwargs: Kwargs<'_>) -> Res<()> {
    if let Some(other) = other {
        from(vm, mapping, other)?;
    }
    for (name, value) in kwargs {
        ops::set_item(vm, mapping, name.as_value(), value)?;
    }
    Ok(())
}

/// `mapping.update(other)`
pub(super) fn from(vm: &mut Vm, mapping: &Value, other: &Value) -> Res<()> {
    if let Some(dict) = other.exact::<Dict>() {
        let items = DictIterator::new(vm, dict, Part::Items, false).to_value();
        return pairs(vm, mapping, &items);
    }
    let names = vm.names();
    let (keys, items) = (names.keys.clone(), names.items.clone());
    if let Some(keys) = ops::get_attr_or_none(vm, other, &keys)? {
        let keys = call::call_positional(vm, &keys, &[])?;
        return ops::iter::for_each(vm, &keys, |vm, key| {
            let value = ops::get_item(vm, other, &key)?;
            ops::set_item(vm, mapping, &key, &value)
        });
    }
    if let Some(items) = ops::get_attr_or_none(vm, other, &items)? {
        let items = call::call_positional(vm, &items, &[])?;
        return pairs(vm, mapping, &items);
    }
    pairs(vm, mapping, other)
}

fn pairs(vm: &mut Vm, mapping: &Value, pairs: &Value) -> Res<()> {
    ops::iter::for_each(vm, pairs, |vm, pair| {
        if let Some([key, value]) = pair.exact::<Tuple>().map(|pair: &Ref<Tuple>| pair.items()) {
            return ops::set_item(vm, mapping, key, value);
        }
        let iterator = ops::get_iter(vm, &pair)?;
        let mut parts = Vec::new();
        while parts.len() < 3
            && let Some(part) = ops::next(vm, &iterator)?
        {
            parts.push(part);
        }
        match parts.len().cmp(&2) {
            Ordering::Less => {
                let plural = if parts.is_empty() { "s" } else { "" };
                let message = format!("need more than {} value{plural} to unpack", parts.len());
                Err(vm.value_error(&message))
            }
            Ordering::Equal => ops::set_item(vm, mapping, &parts[0], &parts[1]),
            Ordering::Greater => Err(vm.value_error("too many values to unpack (expected 2)")),
        }
    })
}
