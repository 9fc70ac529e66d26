//! `OrderedDict` (`Objects/odictobject.c`). Its order is that of the dict's table, which can give up its first entry and
//! move entries to either end.

mod update;
pub(crate) mod views;

use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::dict::iter::DictIterator;
use crate::objects::dict::{self, Dict, Found, Part};
use crate::objects::list::{self, List};
use crate::objects::rich_compare::rich_compare;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::ops::{self, CompareOp, call};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Stands for the type: its instances are [`Dict`]s.
pub struct OrderedDict;

fn is_ordered_dict(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is_subtype(vm, &vm.types().ordered_dict)
}

/// An instance of the class, and not of one below it.
fn is_exact(vm: &Vm, dict: &Ref<Dict>) -> bool {
    class_of(vm, dict.as_value()).is(&vm.types().ordered_dict)
}

/// `type(of)(left) | right`
fn union(vm: &mut Vm, of: &Ref<Dict>, left: &Value, right: &Value) -> Res<Value> {
    if left.downcast::<Dict>().is_none() || right.downcast::<Dict>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let class = class_of(vm, of.as_value()).to_value();
    let made = call::call_positional(vm, &class, std::slice::from_ref(left))?;
    update::from(vm, &made, right)?;
    Ok(made)
}

#[methods("collections.OrderedDict", is = is_ordered_dict, with(COMPARE))]
impl OrderedDict {
    #[py("__init__($self, /, *args, **kwargs)")]
    fn init(vm: &mut Vm, this: &Ref<Dict>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        if args.len() > 1 {
            let message = format!("expected at most 1 arguments, got {}", args.len());
            return Err(vm.type_error(&message));
        }
        update::update(vm, this.as_value(), args.first(), kwargs)
    }

    #[py("update($self, /, *args, **kwargs)", no_text_signature)]
    fn update(vm: &mut Vm, this: &Ref<Dict>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        if args.len() > 1 {
            let message = format!("update() takes at most 1 positional argument ({} given)", args.len());
            return Err(vm.type_error(&message));
        }
        update::update(vm, this.as_value(), args.first(), kwargs)
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Dict>) -> Res<Value> {
        let name = class_of(vm, this.as_value()).short_name(vm);
        if this.is_empty(vm) {
            return Ok(vm.str(&format!("{name}()"))?.into());
        }
        ops::repr::container(vm, this.as_value(), "...", |vm, out| {
            let items = match is_exact(vm, this) {
                true => DictIterator::ordered(vm, this, Part::Items, false).to_value(),
                false => {
                    let items = vm.intern("items");
                    call::method(vm, this.as_value(), &items, &[])?
                }
            };
            let items = list::from_iterable(vm, &items)?.to_value();
            out.push_str(&format!("{name}("));
            out.push_repr(vm, &items)?;
            out.push_str(")");
            Ok(())
        })
    }

    #[py("__iter__")]
    fn iter(vm: &mut Vm, this: &Ref<Dict>) -> Ref<DictIterator> {
        DictIterator::ordered(vm, this, Part::Keys, false)
    }

    #[py("__reversed__($self, /)", no_text_signature)]
    fn reversed(vm: &mut Vm, this: &Ref<Dict>) -> Ref<DictIterator> {
        DictIterator::ordered(vm, this, Part::Keys, true)
    }

    #[py("__or__")]
    fn or(vm: &mut Vm, this: &Ref<Dict>, value: &Value) -> Res<Value> {
        union(vm, this, this.as_value(), value)
    }

    #[py("__ror__")]
    fn or_reflected(vm: &mut Vm, this: &Ref<Dict>, value: &Value) -> Res<Value> {
        union(vm, this, value, this.as_value())
    }

    #[py("__ior__")]
    fn inplace_or(vm: &mut Vm, this: &Ref<Dict>, value: &Value) -> Res<Ref<Dict>> {
        update::from(vm, this.as_value(), value)?;
        Ok(this.clone())
    }

    #[py("keys($self, /)", no_text_signature)]
    fn keys(vm: &Vm, this: &Ref<Dict>) -> Value {
        views::new(vm, this, Part::Keys)
    }

    #[py("values($self, /)", no_text_signature)]
    fn values(vm: &Vm, this: &Ref<Dict>) -> Value {
        views::new(vm, this, Part::Values)
    }

    #[py("items($self, /)", no_text_signature)]
    fn items(vm: &Vm, this: &Ref<Dict>) -> Value {
        views::new(vm, this, Part::Items)
    }

    #[py("setdefault($self, /, key, default=None)")]
    fn set_default(vm: &mut Vm, this: &Ref<Dict>, key: &Value, default: &Value) -> Res<Value> {
        if is_exact(vm, this) {
            if let Some(value) = this.get_item(vm, key)? {
                return Ok(value);
            }
            this.set_item(vm, key, default.clone())?;
            return Ok(default.clone());
        }
        if ops::contains(vm, this.as_value(), key)? {
            return ops::get_item(vm, this.as_value(), key);
        }
        ops::set_item(vm, this.as_value(), key, default)?;
        Ok(default.clone())
    }

    #[py("pop($self, /, key, default=<unrepresentable>)")]
    fn pop(vm: &mut Vm, this: &Ref<Dict>, key: &Value, default: Option<&Value>) -> Res<Value> {
        match (this.remove(vm, key)?, default) {
            (Some(value), _) => Ok(value),
            (None, Some(default)) => Ok(default.clone()),
            (None, None) => Err(missing(vm, key)),
        }
    }

    #[py("popitem($self, /, last=True)")]
    fn pop_item(vm: &mut Vm, this: &Ref<Dict>, last: bool) -> Res<(Value, Value)> {
        let table = &mut this.get_mut(vm).table;
        let index = if last { table.last() } else { table.first() };
        match index.and_then(|index| table.remove(index)) {
            Some(pair) => {
                table.trim();
                Ok(pair)
            }
            None => {
                let message = vm.str("dictionary is empty")?.into();
                Err(vm.key_error(&message))
            }
        }
    }

    #[py("move_to_end($self, /, key, last=True)")]
    fn move_to_end(vm: &mut Vm, this: &Ref<Dict>, key: &Value, last: bool) -> Res<()> {
        let hash = ops::hash(vm, key)?;
        let Found::At(index) = this.find(vm, key, hash)? else { return Err(missing(vm, key)) };
        let table = &mut this.get_mut(vm).table;
        if !last {
            return Ok(table.move_to_front(index)?);
        }
        if table.last() != Some(index)
            && let Some((key, value)) = table.remove(index)
        {
            table.add(key, hash, value)?;
        }
        Ok(())
    }

    #[py("copy($self, /)", no_text_signature)]
    fn copy(vm: &mut Vm, this: &Ref<Dict>) -> Res<Value> {
        let class = class_of(vm, this.as_value()).clone();
        if is_exact(vm, this) {
            let table = this.get(vm).table.copy()?;
            return Ok(attrs::new_instance(vm, &class, Dict { table, default_factory: None }).into());
        }
        let made = call::call_positional(vm, class.as_value(), &[])?;
        let keys = DictIterator::ordered(vm, this, Part::Keys, false).to_value();
        ops::iter::for_each(vm, &keys, |vm, key| {
            let value = ops::get_item(vm, this.as_value(), &key)?;
            ops::set_item(vm, &made, &key, &value)
        })?;
        Ok(made)
    }

    #[py("fromkeys($type, /, iterable, value=None)")]
    fn from_keys(vm: &mut Vm, class: &Ref<Type>, iterable: &Value, value: &Value) -> Res<Value> {
        let made = call::call_positional(vm, class.as_value(), &[])?;
        ops::iter::for_each(vm, iterable, |vm, key| ops::set_item(vm, &made, &key, value))?;
        Ok(made)
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<Dict>) -> Res<Ref<Tuple>> {
        let class = class_of(vm, this.as_value()).to_value();
        let name = vm.intern("__getstate__");
        let state = call::method(vm, this.as_value(), &name, &[])?;
        let name = vm.intern("items");
        let items = call::method(vm, this.as_value(), &name, &[])?;
        let items = ops::get_iter(vm, &items)?;
        let args = tuple::from_slice(vm, &[])?.into();
        Ok(tuple::from_slice(vm, &[class, args, state, Value::NONE, items])?)
    }
}

rich_compare!(OrderedDict, compare);

/// Two of them are equal if their order is the same too.
fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let compared = dict::compare::compare(vm, CompareOp::Equal, a, b)?;
    let mut equal = match compared.as_bool() {
        Some(equal) => equal,
        None => return Ok(compared),
    };
    if equal && is_ordered_dict(vm, b) {
        let (a, b) = (keys_of(vm, a)?, keys_of(vm, b)?);
        equal = ops::equal(vm, a.as_value(), b.as_value())?;
    }
    Ok(Value::bool(equal == (op == CompareOp::Equal)))
}

fn keys_of(vm: &mut Vm, dict: &Value) -> Res<Ref<List>> {
    let made = list::new(vm);
    let Some(dict) = dict.downcast::<Dict>() else { return Ok(made) };
    let keys = DictIterator::ordered(vm, dict, Part::Keys, false).to_value();
    made.extend(vm, &keys)?;
    Ok(made)
}

/// CPython raises this with the key for the exception's value: None is no argument.
fn missing(vm: &Vm, key: &Value) -> Raised {
    match key.is_none() {
        true => vm.raise_with(&vm.types().key_error, &[]),
        false => vm.key_error(key),
    }
}
