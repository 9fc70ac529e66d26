//! Filling a dict from mappings and sequences of pairs.

use super::Dict;
use crate::native::Kwargs;
use crate::objects::list;
use crate::objects::tuple::Tuple;
use crate::objects::types::class_of;
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// May refuse a key.
type Check<'a> = &'a mut dyn FnMut(&mut Vm, &Value) -> Res<()>;

impl Ref<Dict> {
    /// `self.update(other)`: a mapping if it has `keys`, else an iterable of pairs.
    pub fn update(&self, vm: &mut Vm, other: &Value) -> Res<()> {
        if let Some(dict) = other.exact::<Dict>() {
            return self.merge_dict(vm, dict, None);
        }
        let keys = vm.names().keys.clone();
        match ops::attr::get_attr_or_none(vm, other, &keys)? {
            Some(_) => self.merge(vm, other),
            None => self.merge_pairs(vm, other),
        }
    }

    /// `self.copy()` (`PyDict_Copy`)
    pub fn copy(&self, vm: &mut Vm) -> Res<Ref<Dict>> {
        if iterates_as_dict(vm, self.as_value()) {
            vm.tick(self.len(vm) as u64)?;
            let table = self.get(vm).table.copy()?;
            return Ok(super::from_table(vm, table));
        }
        let made = super::new(vm);
        made.merge(vm, self.as_value())?;
        Ok(made)
    }

    /// `dict(**kwargs)`
    pub fn update_keywords(&self, vm: &mut Vm, kwargs: Kwargs<'_>) -> Res<()> {
        for (name, value) in kwargs {
            self.set_item(vm, name.as_value(), value.clone())?;
        }
        Ok(())
    }

    /// Takes over all entries of a mapping: `PyDict_Merge`.
    pub fn merge(&self, vm: &mut Vm, mapping: &Value) -> Res<()> {
        self.merge_checked(vm, mapping, None)
    }

    /// As [`Ref::merge`], where `check` may refuse a key before it is set.
    fn merge_checked(&self, vm: &mut Vm, mapping: &Value, mut check: Option<Check<'_>>) -> Res<()> {
        if let Some(dict) = mapping.downcast::<Dict>()
            && iterates_as_dict(vm, mapping)
        {
            return self.merge_dict(vm, dict, check);
        }
        let keys = vm.names().keys.clone();
        let keys = call::method(vm, mapping, &keys, &[])?;
        let keys = match ops::get_iter(vm, &keys) {
            Ok(iterator) => list::from_iterable(vm, &iterator)?.to_value(),
            Err(raised) => {
                ops::raise::catch(vm, raised, &vm.types().type_error)?;
                let (class, given) = (class_of(vm, mapping).name(vm), class_of(vm, &keys).name(vm));
                let message = format!("{class}.keys() returned a non-iterable (type {given})");
                return Err(vm.type_error(&message));
            }
        };
        let this = self.clone();
        ops::iter::for_each(vm, &keys, |vm, key| {
            if let Some(check) = &mut check {
                check(vm, &key)?;
            }
            let value = ops::get_item(vm, mapping, &key)?;
            this.set_item(vm, &key, value)
        })
    }

    fn merge_dict(&self, vm: &mut Vm, other: &Ref<Dict>, mut check: Option<Check<'_>>) -> Res<()> {
        if self.is(other) || other.is_empty(vm) {
            return Ok(());
        }
        let count = other.len(vm);
        // As CPython: one resize for all that comes, unless most of it can be expected to be in already.
        if self.is_empty(vm) {
            if let Some(table) = other.get(vm).table.copy_if_dense()? {
                vm.tick(count as u64)?;
                drop(std::mem::replace(&mut self.get_mut(vm).table, table));
                return Ok(());
            }
            self.get_mut(vm).table.reserve(count)?;
        }
        let entries = other.get(vm).table.entries().len();
        for index in 0..entries {
            vm.tick(1)?;
            if let Some((hash, key, value)) = other.entry(vm, index) {
                if let Some(check) = &mut check {
                    check(vm, &key)?;
                }
                self.set_hashed(vm, &key, hash, value)?;
            }
            if other.get(vm).table.entries().len() != entries {
                return Err(vm.runtime_error("dict mutated during update"));
            }
        }
        Ok(())
    }

    /// `PyDict_MergeFromSeq2`
    fn merge_pairs(&self, vm: &mut Vm, pairs: &Value) -> Res<()> {
        let this = self.clone();
        let mut number = 0;
        ops::iter::for_each(vm, pairs, |vm, pair| {
            if let Some(tuple) = pair.exact::<Tuple>()
                && let [key, value] = tuple.items()
            {
                number += 1;
                return this.set_item(vm, key, value.clone());
            }
            let items = match ops::get_iter(vm, &pair).and_then(|pair| ops::iter::collect(vm, &pair)) {
                Ok(items) => items,
                Err(raised) => {
                    ops::raise::catch(vm, raised, &vm.types().type_error)?;
                    let message =
                        format!("cannot convert dictionary update sequence element #{number} to a sequence");
                    return Err(vm.type_error(&message));
                }
            };
            let [key, value] = &*items else {
                let message = format!(
                    "dictionary update sequence element #{number} has length {}; 2 is required",
                    items.len()
                );
                return Err(vm.value_error(&message));
            };
            number += 1;
            this.set_item(vm, key, value.clone())
        })
    }
}

/// Whether a subclass of dict leaves `__iter__` alone, so that its table may be read directly.
fn iterates_as_dict(vm: &Vm, dict: &Value) -> bool {
    if dict.exact::<Dict>().is_some() {
        return true;
    }
    let own = call::find_special(vm, dict, |n| &n.__iter__);
    let builtin = vm.types().dict.get(vm).dict.get_str(vm, &vm.names().__iter__);
    matches!((own, builtin), (Some(own), Some(builtin)) if own.is(&builtin))
}

/// `{..., **mapping}`
pub fn update_display(vm: &mut Vm, dict: &Ref<Dict>, mapping: &Value) -> Res<()> {
    dict.merge(vm, mapping).or_else(|raised| {
        ops::raise::catch(vm, raised, &vm.types().attribute_error)?;
        let class = class_of(vm, mapping).name(vm);
        Err(vm.type_error(&format!("'{class}' object is not a mapping")))
    })
}

/// `**mapping` in a call of `callee`: keys must be strings, and a key met twice raises.
pub fn merge_keywords(vm: &mut Vm, dict: &Ref<Dict>, mapping: &Value, callee: &Value) -> Res<()> {
    let mut check = |vm: &mut Vm, key: &Value| {
        if !dict.contains(vm, key)? {
            return Ok(());
        }
        let callee = call::describe(vm, callee)?;
        let key = ops::str(vm, key)?.to_string_lossy();
        Err(vm.type_error(&format!("{callee} got multiple values for keyword argument '{key}'")))
    };
    dict.merge_checked(vm, mapping, Some(&mut check)).or_else(|raised| {
        ops::raise::catch(vm, raised, &vm.types().attribute_error)?;
        let callee = call::describe(vm, callee)?;
        let class = class_of(vm, mapping).name(vm);
        Err(vm.type_error(&format!("{callee} argument after ** must be a mapping, not {class}")))
    })
}
