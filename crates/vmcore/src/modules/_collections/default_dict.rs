//! `defaultdict`.

use crate::native::{Kwargs, methods};
use crate::objects::dict::{Dict, Part, iter::DictIterator};
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::tuple;
use crate::objects::types::{Type, class_of};
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Stands for the type: its instances are [`Dict`]s with a `default_factory`.
pub struct DefaultDict;

fn is_default_dict(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is_subtype(vm, &vm.types().default_dict)
}

fn factory(vm: &Vm, dict: &Ref<Dict>) -> Value {
    dict.get(vm).default_factory.clone().unwrap_or(Value::NONE)
}

/// `type(of)(of.default_factory, items)`
fn like(vm: &mut Vm, of: &Ref<Dict>, items: &Value) -> Res<Value> {
    let class = class_of(vm, of.as_value()).to_value();
    let factory = factory(vm, of);
    call::call_positional(vm, &class, &[factory, items.clone()])
}

#[methods("collections.defaultdict", is = is_default_dict)]
impl DefaultDict {
    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Dict>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        let (factory, rest) = match args.split_first() {
            Some((factory, rest)) => (Some(factory).filter(|f| !f.is_none()), rest),
            None => (None, args),
        };
        if factory.is_some_and(|factory| !call::is_callable(vm, factory)) {
            return Err(vm.type_error("first argument must be callable or None"));
        }
        let old = std::mem::replace(&mut this.get_mut(vm).default_factory, factory.cloned());
        drop(old);
        if rest.len() > 1 {
            let message = format!("dict expected at most 1 argument, got {}", rest.len());
            return Err(vm.type_error(&message));
        }
        if let Some(other) = rest.first() {
            this.update(vm, other)?;
        }
        this.update_keywords(vm, kwargs)
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Dict>) -> Res<String> {
        let plain = call::call_with(
            vm,
            &vm.types().dict.get(vm).dict.get_str(vm, &vm.names().__repr__).unwrap_or(Value::NONE),
            this.as_value(),
            crate::native::Args::positional_only(&[]),
        )?;
        let plain = ops::format::str(vm, &plain)?.to_string_lossy();
        let factory = factory(vm, this);
        let shown = ops::repr::container(vm, &factory, "...", |vm, out| out.push_repr(vm, &factory))?;
        let shown = ops::format::str(vm, &shown)?.to_string_lossy();
        let name = class_of(vm, this.as_value()).short_name(vm);
        Ok(format!("{name}({shown}, {plain})"))
    }

    #[py("__missing__($self, key, /)", no_text_signature)]
    fn missing(vm: &mut Vm, this: &Ref<Dict>, key: &Value) -> Res<Value> {
        let factory = factory(vm, this);
        if factory.is_none() {
            return Err(vm.key_error(key));
        }
        let value = call::call_positional(vm, &factory, &[])?;
        ops::set_item(vm, this.as_value(), key, &value)?;
        Ok(value)
    }

    #[py("copy($self, /)", no_text_signature)]
    fn copy(vm: &mut Vm, this: &Ref<Dict>) -> Res<Value> {
        like(vm, this, this.as_value())
    }

    #[py("__copy__($self, /)", no_text_signature)]
    fn dunder_copy(vm: &mut Vm, this: &Ref<Dict>) -> Res<Value> {
        like(vm, this, this.as_value())
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<Dict>) -> Res<Value> {
        let class = class_of(vm, this.as_value()).to_value();
        let args = match factory(vm, this) {
            factory if factory.is_none() => tuple::from_slice(vm, &[])?,
            factory => tuple::from_slice(vm, &[factory])?,
        };
        let items = DictIterator::new(vm, this, Part::Items, false);
        let parts = [class, args.into(), Value::NONE, Value::NONE, items.into()];
        Ok(tuple::from_slice(vm, &parts)?.into())
    }

    #[py("__or__")]
    fn or(vm: &mut Vm, this: &Ref<Dict>, value: &Value) -> Res<Value> {
        if value.downcast::<Dict>().is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let made = like(vm, this, this.as_value())?;
        if let Some(dict) = made.downcast::<Dict>() {
            dict.update(vm, value)?;
        }
        Ok(made)
    }

    #[py("__ror__")]
    fn or_reflected(vm: &mut Vm, this: &Ref<Dict>, value: &Value) -> Res<Value> {
        if value.downcast::<Dict>().is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let made = like(vm, this, value)?;
        if let Some(dict) = made.downcast::<Dict>() {
            dict.update(vm, this.as_value())?;
        }
        Ok(made)
    }

    #[member("default_factory")]
    fn default_factory(vm: &Vm, this: &Ref<Dict>) -> Value {
        factory(vm, this)
    }

    #[setter("default_factory")]
    fn set_default_factory(vm: &mut Vm, this: &Ref<Dict>, value: Option<&Value>) -> Res<()> {
        let old = std::mem::replace(&mut this.get_mut(vm).default_factory, value.cloned());
        drop(old);
        Ok(())
    }

    #[py("__class_getitem__($type, object, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }
}
