//! The methods of `dict`.

use super::iter::DictIterator;
use super::table::{Sight, Table};
use super::views::DictView;
use super::{Dict, Found, Part};
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::types::Type;
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[methods("dict", with(COMPARE))]
impl Dict {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<Dict> {
        attrs::new_instance(vm, class, Dict { table: Table::new(vm.heap()), default_factory: None })
    }

    #[py("__init__($self, other=<unrepresentable>, /, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Dict>, other: Option<&Value>, kwargs: Kwargs<'_>) -> Res<()> {
        Dict::update(vm, this, other, kwargs)
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Dict>) -> Res<Value> {
        if this.is_empty(vm) {
            return Ok(vm.str("{}")?.into());
        }
        ops::repr::container(vm, this.as_value(), "{...}", |vm, out| {
            out.push_str("{");
            let (mut index, mut first) = (0, true);
            while index < this.get(vm).table.entries().len() {
                if let Some((_, key, value)) = this.entry(vm, index) {
                    out.push_str(if first { "" } else { ", " });
                    first = false;
                    out.push_repr(vm, &key)?;
                    out.push_str(": ");
                    out.push_repr(vm, &value)?;
                }
                index += 1;
            }
            out.push_str("}");
            Ok(())
        })
    }

    #[py("__len__")]
    fn dunder_len(vm: &Vm, this: &Ref<Dict>) -> usize {
        this.len(vm)
    }

    #[py("__contains__($self, key, /)", flavour = "method")]
    fn dunder_contains(vm: &mut Vm, this: &Ref<Dict>, key: &Value) -> Res<bool> {
        this.contains(vm, key)
    }

    #[py("__getitem__($self, key, /)", flavour = "method", no_text_signature)]
    fn dunder_getitem(vm: &mut Vm, this: &Ref<Dict>, key: &Value) -> Res<Value> {
        if let Some(value) = this.get_item(vm, key)? {
            return Ok(value);
        }
        if this.as_value().exact::<Dict>().is_none()
            && let Some(value) =
                call::special(vm, this.as_value(), |n| &n.__missing__, std::slice::from_ref(key))?
        {
            return Ok(value);
        }
        Err(vm.key_error(key))
    }

    #[py("__setitem__")]
    fn dunder_setitem(vm: &mut Vm, this: &Ref<Dict>, key: &Value, value: &Value) -> Res<()> {
        this.set_item(vm, key, value.clone())
    }

    #[py("__delitem__")]
    fn dunder_delitem(vm: &mut Vm, this: &Ref<Dict>, key: &Value) -> Res<()> {
        match this.remove(vm, key)? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(key)),
        }
    }

    #[py("__iter__")]
    fn iter(vm: &Vm, this: &Ref<Dict>) -> Ref<DictIterator> {
        DictIterator::new(vm, this, Part::Keys, false)
    }

    #[py("__reversed__($self, /)")]
    fn reversed(vm: &Vm, this: &Ref<Dict>) -> Ref<DictIterator> {
        DictIterator::new(vm, this, Part::Keys, true)
    }

    #[py("__sizeof__($self, /)", no_text_signature)]
    fn sizeof(vm: &Vm, this: &Ref<Dict>) -> usize {
        48 + this.get(vm).table.bytes()
    }

    #[py("__or__")]
    fn or(vm: &mut Vm, this: &Ref<Dict>, value: &Value) -> Res<Value> {
        union(vm, this.as_value(), value)
    }

    #[py("__ror__")]
    fn or_reflected(vm: &mut Vm, this: &Ref<Dict>, value: &Value) -> Res<Value> {
        union(vm, value, this.as_value())
    }

    #[py("__ior__")]
    fn inplace_or(vm: &mut Vm, this: &Ref<Dict>, value: &Value) -> Res<Ref<Dict>> {
        this.update(vm, value)?;
        Ok(this.clone())
    }

    #[py("get($self, key, default=None, /)", at_sight = "Get")]
    fn get_or(vm: &mut Vm, this: &Ref<Dict>, key: &Value, default: &Value) -> Res<Value> {
        if let Some(found) = this.find_quick(vm, key) {
            let value = match found {
                Found::At(index) => this.get(vm).table.value_at(index),
                Found::Nowhere => None,
            };
            return Ok(value.unwrap_or(default).clone());
        }
        Ok(this.get_item(vm, key)?.unwrap_or_else(|| default.clone()))
    }

    #[py("setdefault($self, key, default=None, /)")]
    fn set_default(vm: &mut Vm, this: &Ref<Dict>, key: &Value, default: &Value) -> Res<Value> {
        let table = &mut this.get_mut(vm).table;
        match table.find_at_sight(key) {
            Some(Sight::At(index)) => return Ok(table.value_at(index).unwrap_or(default).clone()),
            Some(Sight::Nowhere(vacancy)) => {
                if let Some(entry) = table.vacant_entry(vacancy) {
                    entry.insert(key.clone(), default.clone());
                    return Ok(default.clone());
                }
            }
            None => {}
        }
        let hash = ops::hash(vm, key)?;
        if let Some(value) = this.get_hashed(vm, key, hash)? {
            return Ok(value);
        }
        this.get_mut(vm).table.add(key.clone(), hash, default.clone())?;
        Ok(default.clone())
    }

    #[py("pop($self, key, default=<unrepresentable>, /)")]
    fn pop(vm: &mut Vm, this: &Ref<Dict>, key: &Value, default: Option<&Value>) -> Res<Value> {
        let table = &mut this.get_mut(vm).table;
        if let Some(Sight::At(index)) = table.find_at_sight(key)
            && let Some((_, value)) = table.remove(index)
        {
            return Ok(value);
        }
        // A key need not even be hashable where there is none.
        let found = if this.is_empty(vm) { None } else { this.remove(vm, key)? };
        match (found, default) {
            (Some(value), _) => Ok(value),
            (None, Some(default)) => Ok(default.clone()),
            (None, None) => Err(vm.key_error(key)),
        }
    }

    #[py("popitem($self, /)")]
    fn pop_item(vm: &mut Vm, this: &Ref<Dict>) -> Res<(Value, Value)> {
        let table = &mut this.get_mut(vm).table;
        match table.last().and_then(|last| table.remove(last)) {
            Some(pair) => {
                table.trim();
                Ok(pair)
            }
            None => {
                let message = vm.str("popitem(): dictionary is empty")?.into();
                Err(vm.key_error(&message))
            }
        }
    }

    #[py("keys($self, /)", no_text_signature)]
    fn keys(vm: &Vm, this: &Ref<Dict>) -> Ref<DictView> {
        DictView::new(vm, this, Part::Keys)
    }

    #[py("items($self, /)", no_text_signature)]
    fn items(vm: &Vm, this: &Ref<Dict>) -> Ref<DictView> {
        DictView::new(vm, this, Part::Items)
    }

    #[py("values($self, /)", no_text_signature)]
    fn values(vm: &Vm, this: &Ref<Dict>) -> Ref<DictView> {
        DictView::new(vm, this, Part::Values)
    }

    #[py("update($self, other=<unrepresentable>, /, **kwargs)", no_text_signature)]
    fn update(vm: &mut Vm, this: &Ref<Dict>, other: Option<&Value>, kwargs: Kwargs<'_>) -> Res<()> {
        if let Some(other) = other {
            this.update(vm, other)?;
        }
        this.update_keywords(vm, kwargs)
    }

    #[py("fromkeys($type, iterable, value=None, /)")]
    fn from_keys(vm: &mut Vm, class: &Ref<Type>, iterable: &Value, value: &Value) -> Res<Value> {
        let made = call::call_positional(vm, class.as_value(), &[])?;
        match made.exact::<Dict>().filter(|made| made.is_empty(vm)) {
            Some(dict) => dict.fill(vm, iterable, value)?,
            None => ops::iter::for_each(vm, iterable, |vm, key| ops::set_item(vm, &made, &key, value))?,
        }
        Ok(made)
    }

    #[py("clear($self, /)", no_text_signature)]
    fn clear(vm: &mut Vm, this: &Ref<Dict>) {
        let old = this.get_mut(vm).table.take();
        drop(old);
    }

    #[py("copy($self, /)", no_text_signature)]
    fn copy_of(vm: &mut Vm, this: &Ref<Dict>) -> Res<Ref<Dict>> {
        this.copy(vm)
    }

    #[py("__class_getitem__($type, object, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }
}

/// `a | b`
fn union(vm: &mut Vm, a: &Value, b: &Value) -> Res<Value> {
    let (Some(a), Some(b)) = (a.downcast::<Dict>(), b.downcast::<Dict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let made = a.copy(vm)?;
    made.update(vm, b.as_value())?;
    Ok(made.into())
}
