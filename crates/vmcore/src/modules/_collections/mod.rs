//! `_collections`

pub(crate) mod default_dict;
pub(crate) mod deque;
pub(crate) mod ordered_dict;
pub(crate) mod tuple_getter;

use crate::native::module;
use crate::objects::dict::{Dict, Found};
use crate::objects::types::{class_of, lookup};
use crate::ops::{self, BinaryOp, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Collections;

#[module("_collections")]
impl Collections {
    #[py("_count_elements($module, mapping, iterable, /)")]
    fn count_elements(vm: &mut Vm, mapping: &Value, iterable: &Value) -> Res<()> {
        let one = Value::small_int_wrapping(1);
        if let Some(dict) = mapping.downcast::<Dict>()
            && counts_as_dict(vm, mapping)
        {
            return ops::iter::for_each(vm, iterable, |vm, key| {
                let hash = ops::hash(vm, &key)?;
                let Found::At(index) = dict.find(vm, &key, hash)? else {
                    return Ok(dict.get_mut(vm).table.add(key, hash, one.clone())?);
                };
                let old = dict.get(vm).table.value_at(index).cloned().unwrap_or(Value::NONE);
                if let Some(count) = old.as_small_int().and_then(|old| Value::small_int(old + 1)) {
                    drop(dict.get_mut(vm).table.replace(index, count));
                    return Ok(());
                }
                let count = ops::binary(vm, BinaryOp::Add, &old, &one)?;
                dict.set_hashed(vm, &key, hash, count)
            });
        }
        let name = vm.names().get.clone();
        let get = ops::get_attr(vm, mapping, &name)?;
        ops::iter::for_each(vm, iterable, |vm, key| {
            let old = call::call_positional(vm, &get, &[key.clone(), Value::small_int_wrapping(0)])?;
            let count = ops::binary(vm, BinaryOp::Add, &old, &one)?;
            ops::set_item(vm, mapping, &key, &count)
        })
    }
}

/// Whether `get` and `__setitem__` are dict's own.
fn counts_as_dict(vm: &Vm, mapping: &Value) -> bool {
    let dict = &vm.types().dict;
    [&vm.names().get, &vm.names().__setitem__].into_iter().all(|name| {
        let own = lookup(vm, class_of(vm, mapping), name);
        matches!((own, lookup(vm, dict, name)), (Some(a), Some(b)) if a.is(&b))
    })
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let types = vm.types();
    let classes = [
        &types.deque,
        &types.deque_iterator,
        &types.deque_reverse_iterator,
        &types.default_dict,
        &types.ordered_dict,
        &types.tuple_getter,
    ];
    for class in classes.map(Ref::clone) {
        let name = class.get(vm).name.clone();
        dict.set_str(vm, &name, class.into())?;
    }
    Ok(())
}
