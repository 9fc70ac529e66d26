//! `property`.

use super::attrs;
use super::types::{Type, class_of};
use crate::heap::{Trace, Visit};
use crate::native::{Kwargs, methods};
use crate::ops::{self, attr};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[derive(Default)]
pub struct Property {
    pub get: Option<Value>,
    pub set: Option<Value>,
    pub delete: Option<Value>,
    pub doc: Option<Value>,
    /// Whether the docstring is the getter's.
    pub getter_doc: bool,
    /// What `__set_name__` was told.
    pub name: Option<Value>,
}

impl Trace for Property {
    fn trace(&self, visit: &mut Visit<'_>) {
        let parts = [&self.get, &self.set, &self.delete, &self.doc, &self.name];
        parts.into_iter().flatten().for_each(visit);
    }
}

#[methods("property")]
impl Property {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn new(vm: &mut Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<Property> {
        attrs::new_instance(vm, class, Property::default())
    }

    #[py("__init__($self, /, fget=None, fset=None, fdel=None, doc=None)")]
    fn init(
        vm: &mut Vm,
        this: &Ref<Property>,
        fget: Option<&Value>,
        fset: Option<&Value>,
        fdel: Option<&Value>,
        doc: Option<&Value>,
    ) -> Res<()> {
        let payload = this.get_mut(vm);
        payload.get = fget.cloned();
        payload.set = fset.cloned();
        payload.delete = fdel.cloned();
        payload.doc = doc.cloned();
        payload.name = None;
        payload.getter_doc = false;
        let Some(getter) = fget.filter(|_| doc.is_none()) else {
            return store_doc(vm, this, doc.cloned());
        };
        let name = vm.names().__doc__.clone();
        let doc = ops::get_attr_or_none(vm, getter, &name)?.filter(|doc| !doc.is_none());
        if doc.is_some() {
            this.get_mut(vm).getter_doc = true;
            store_doc(vm, this, doc)?;
        }
        Ok(())
    }

    #[py("__get__")]
    fn get(vm: &mut Vm, this: &Ref<Property>, instance: &Value, owner: Option<&Value>) -> Res<Value> {
        attr::check_get(vm, instance, owner)?;
        match instance.is_none() {
            true => Ok(this.to_value()),
            false => attr::property_get(vm, this, instance),
        }
    }

    #[py("__set__")]
    fn set(vm: &mut Vm, this: &Ref<Property>, instance: &Value, value: &Value) -> Res<()> {
        attr::property_set(vm, this, instance, Some(value))
    }

    #[py("__delete__")]
    fn delete(vm: &mut Vm, this: &Ref<Property>, instance: &Value) -> Res<()> {
        attr::property_set(vm, this, instance, None)
    }

    #[py("getter($self, fget, /)", no_text_signature)]
    fn getter(vm: &mut Vm, this: &Ref<Property>, fget: &Value) -> Res<Value> {
        copy(vm, this, [Some(fget), None, None])
    }

    #[py("setter($self, fset, /)", no_text_signature)]
    fn setter(vm: &mut Vm, this: &Ref<Property>, fset: &Value) -> Res<Value> {
        copy(vm, this, [None, Some(fset), None])
    }

    #[py("deleter($self, fdel, /)", no_text_signature)]
    fn deleter(vm: &mut Vm, this: &Ref<Property>, fdel: &Value) -> Res<Value> {
        copy(vm, this, [None, None, Some(fdel)])
    }

    #[py("__set_name__($self, /, *args)", no_text_signature)]
    fn set_name(vm: &mut Vm, this: &Ref<Property>, args: &[Value]) -> Res<()> {
        let [_owner, name] = args else {
            let given = args.len();
            let message = format!("__set_name__() takes 2 positional arguments but {given} were given");
            return Err(vm.type_error(&message));
        };
        let old = this.get_mut(vm).name.replace(name.clone());
        drop(old);
        Ok(())
    }

    #[member]
    fn fget(vm: &Vm, this: &Ref<Property>) -> Option<Value> {
        this.get(vm).get.clone()
    }

    #[member]
    fn fset(vm: &Vm, this: &Ref<Property>) -> Option<Value> {
        this.get(vm).set.clone()
    }

    #[member]
    fn fdel(vm: &Vm, this: &Ref<Property>) -> Option<Value> {
        this.get(vm).delete.clone()
    }

    #[member("__doc__")]
    fn get_doc(vm: &Vm, this: &Ref<Property>) -> Option<Value> {
        this.get(vm).doc.clone()
    }

    #[setter("__doc__")]
    fn set_doc(vm: &mut Vm, this: &Ref<Property>, value: Option<&Value>) -> Res<()> {
        this.get_mut(vm).doc = value.cloned();
        Ok(())
    }

    #[getter("__isabstractmethod__")]
    fn isabstractmethod(vm: &mut Vm, this: &Ref<Property>) -> Res<bool> {
        let payload = this.get(vm);
        let accessors = [payload.get.clone(), payload.set.clone(), payload.delete.clone()];
        for accessor in accessors.iter().flatten() {
            if attr::is_abstract(vm, accessor)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// An instance of a subclass keeps its docstring in its dict, where that of the class would hide it.
fn store_doc(vm: &mut Vm, this: &Ref<Property>, doc: Option<Value>) -> Res<()> {
    if this.header().shape() == 0 {
        this.get_mut(vm).doc = doc;
        return Ok(());
    }
    let name = vm.names().__doc__.clone();
    attr::set_attr(vm, this.as_value(), &name, &doc.unwrap_or(Value::NONE))
}

/// A property like this one with some accessors replaced (`property_copy`).
fn copy(vm: &mut Vm, this: &Ref<Property>, replaced: [Option<&Value>; 3]) -> Res<Value> {
    let payload = this.get(vm);
    let own = [payload.get.clone(), payload.set.clone(), payload.delete.clone()];
    let (getter_doc, doc, name) = (payload.getter_doc, payload.doc.clone(), payload.name.clone());
    let mut args: Vec<Value> = replaced
        .into_iter()
        .zip(own)
        .map(|(new, own)| new.filter(|v| !v.is_none()).cloned().or(own).unwrap_or(Value::NONE))
        .collect();
    let from_getter = getter_doc && !args[0].is_none();
    args.push(if from_getter { Value::NONE } else { doc.unwrap_or(Value::NONE) });
    let class = class_of(vm, this.as_value()).to_value();
    let made = ops::call::call_positional(vm, &class, &args)?;
    if let Some(made) = made.downcast::<Property>() {
        made.get_mut(vm).name = name;
    }
    Ok(made)
}
