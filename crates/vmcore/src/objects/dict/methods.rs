//! The methods of `dict`.

use super::iter::DictIterator;
use super::table::Table;
use super::views::DictView;
use super::{Dict, Part};
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::types::Type;
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// dict() -> new empty dictionary
/// dict(mapping) -> new dictionary initialized from a mapping object's
///     (key, value) pairs
/// dict(iterable) -> new dictionary initialized as if via:
///     d = {}
///     for k, v in iterable:
///         d[k] = v
/// dict(**kwargs) -> new dictionary initialized with the name=value pairs
///     in the keyword argument list.  For example:  dict(one=1, two=2)
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

    /// True if the dictionary has the specified key, else False.
    #[py("__contains__($self, key, /)", flavour = "method")]
    fn dunder_contains(vm: &mut Vm, this: &Ref<Dict>, key: &Value) -> Res<bool> {
        this.contains(vm, key)
    }

    /// x.__getitem__(y) <==> x[y]
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

    /// Return a reverse iterator over the dict keys.
    #[py("__reversed__($self, /)")]
    fn reversed(vm: &Vm, this: &Ref<Dict>) -> Ref<DictIterator> {
        DictIterator::new(vm, this, Part::Keys, true)
    }

    /// D.__sizeof__() -> size of D in memory, in bytes
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

    /// Return the value for key if key is in the dictionary, else default.
    #[py("get($self, key, default=None, /)")]
    fn get_or(vm: &mut Vm, this: &Ref<Dict>, key: &Value, default: &Value) -> Res<Value> {
        Ok(this.get_item(vm, key)?.unwrap_or_else(|| default.clone()))
    }

    /// Insert key with a value of default if key is not in the dictionary.
    ///
    /// Return the value for key if key is in the dictionary, else default.
    #[py("setdefault($self, key, default=None, /)")]
    fn set_default(vm: &mut Vm, this: &Ref<Dict>, key: &Value, default: &Value) -> Res<Value> {
        let hash = ops::hash(vm, key)?;
        if let Some(value) = this.get_hashed(vm, key, hash)? {
            return Ok(value);
        }
        this.get_mut(vm).table.add(key.clone(), hash, default.clone())?;
        Ok(default.clone())
    }

    /// D.pop(k[,d]) -> v, remove specified key and return the corresponding value.
    ///
    /// If the key is not found, return the default if given; otherwise,
    /// raise a KeyError.
    #[py("pop($self, key, default=<unrepresentable>, /)")]
    fn pop(vm: &mut Vm, this: &Ref<Dict>, key: &Value, default: Option<&Value>) -> Res<Value> {
        // A key need not even be hashable where there is none.
        let found = if this.is_empty(vm) { None } else { this.remove(vm, key)? };
        match (found, default) {
            (Some(value), _) => Ok(value),
            (None, Some(default)) => Ok(default.clone()),
            (None, None) => Err(vm.key_error(key)),
        }
    }

    /// Remove and return a (key, value) pair as a 2-tuple.
    ///
    /// Pairs are returned in LIFO (last-in, first-out) order.
    /// Raises KeyError if the dict is empty.
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

    /// D.keys() -> a set-like object providing a view on D's keys
    #[py("keys($self, /)", no_text_signature)]
    fn keys(vm: &Vm, this: &Ref<Dict>) -> Ref<DictView> {
        DictView::new(vm, this, Part::Keys)
    }

    /// D.items() -> a set-like object providing a view on D's items
    #[py("items($self, /)", no_text_signature)]
    fn items(vm: &Vm, this: &Ref<Dict>) -> Ref<DictView> {
        DictView::new(vm, this, Part::Items)
    }

    /// D.values() -> an object providing a view on D's values
    #[py("values($self, /)", no_text_signature)]
    fn values(vm: &Vm, this: &Ref<Dict>) -> Ref<DictView> {
        DictView::new(vm, this, Part::Values)
    }

    /// D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.
    /// If E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]
    /// If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v
    /// In either case, this is followed by: for k in F:  D[k] = F[k]
    #[py("update($self, other=<unrepresentable>, /, **kwargs)", no_text_signature)]
    fn update(vm: &mut Vm, this: &Ref<Dict>, other: Option<&Value>, kwargs: Kwargs<'_>) -> Res<()> {
        if let Some(other) = other {
            this.update(vm, other)?;
        }
        this.update_keywords(vm, kwargs)
    }

    /// Create a new dictionary with keys from iterable and values set to value.
    #[py("fromkeys($type, iterable, value=None, /)")]
    fn from_keys(vm: &mut Vm, class: &Ref<Type>, iterable: &Value, value: &Value) -> Res<Value> {
        let made = call::call_positional(vm, class.as_value(), &[])?;
        ops::iter::for_each(vm, iterable, |vm, key| ops::set_item(vm, &made, &key, value))?;
        Ok(made)
    }

    /// D.clear() -> None.  Remove all items from D.
    #[py("clear($self, /)", no_text_signature)]
    fn clear(vm: &mut Vm, this: &Ref<Dict>) {
        let old = this.get_mut(vm).table.take();
        drop(old);
    }

    /// D.copy() -> a shallow copy of D
    #[py("copy($self, /)", no_text_signature)]
    fn copy(vm: &Vm, this: &Ref<Dict>) -> Res<Ref<Dict>> {
        vm.tick(this.len(vm) as u64)?;
        let table = this.get(vm).table.copy()?;
        Ok(super::from_table(vm, table))
    }

    /// See PEP 585
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
    let table = a.get(vm).table.copy()?;
    let made = super::from_table(vm, table);
    made.update(vm, b.as_value())?;
    Ok(made.into())
}
