//! Descriptors: what `__get__`, `__set__` and `__delete__` of an object found on a class do.

use crate::heap::Kind;
use crate::modules::_collections::tuple_getter::{self, TupleGetter};
use crate::native::{Args, MethodKind};
use crate::objects::classmethod::ClassMethod;
use crate::objects::descriptor::Descriptor;
use crate::objects::method::BoundMethod;
use crate::objects::native::NativeFunction;
use crate::objects::property::Property;
use crate::objects::staticmethod::StaticMethod;
use crate::objects::types::{Type, class_of, lookup};
use crate::objects::{attrs, super_};
use crate::ops::call;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Which of the descriptor methods an object's class has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// None: it is itself.
    Value,
    /// `__get__` alone.
    Getter,
    /// `__get__`, and `__set__` or `__delete__`: it comes before the instance's dict.
    Data,
    /// `__set__` or `__delete__` alone: assignments go by it, and loads do as if it had none.
    Setter,
}

impl Nature {
    /// Whether assignments and deletions go by it.
    pub fn takes_writes(self) -> bool {
        matches!(self, Nature::Data | Nature::Setter)
    }

    /// Whether loads give it as it is.
    pub fn is_plain(self) -> bool {
        matches!(self, Nature::Value | Nature::Setter)
    }
}

pub fn nature(vm: &Vm, found: &Value) -> Nature {
    let Some(header) = found.header() else { return Nature::Value };
    let is_builtin = header.shape() == 0;
    match header.kind() {
        Kind::Function => Nature::Getter,
        Kind::NativeFunction => match found.downcast::<NativeFunction>() {
            Some(f) if f.is_unbound() => Nature::Getter,
            _ => Nature::Value,
        },
        Kind::Descriptor | Kind::TupleGetter => Nature::Data,
        Kind::Property if is_builtin => Nature::Data,
        Kind::ClassMethod | Kind::StaticMethod | Kind::Super if is_builtin => Nature::Getter,
        _ if is_builtin => Nature::Value,
        _ => {
            let (class, names) = (class_of(vm, found), vm.names());
            let has = |name| lookup(vm, class, name).is_some();
            match (has(&names.__get__), has(&names.__set__) || has(&names.__delete__)) {
                (true, true) => Nature::Data,
                (true, false) => Nature::Getter,
                (false, true) => Nature::Setter,
                (false, false) => Nature::Value,
            }
        }
    }
}

/// Whether a call through an object may call `found` with the object in front instead of binding it. Whether a builtin
/// method takes that object is for the call to check.
pub fn is_method(found: &Value) -> bool {
    match found.kind() {
        Some(Kind::Function) => true,
        Some(Kind::NativeFunction) => found.downcast::<NativeFunction>().is_some_and(|f| {
            f.receiver.is_none() && matches!(f.def.kind, MethodKind::Method | MethodKind::Slot)
        }),
        _ => false,
    }
}

/// What `found` is as an attribute: `found.__get__(instance, owner)`, where no instance stands for access through the
/// class; `found` itself where it has no `__get__`.
pub fn bind(vm: &mut Vm, found: &Value, instance: Option<&Value>, owner: &Ref<Type>) -> Res<Value> {
    let Some(header) = found.header() else { return Ok(found.clone()) };
    let is_builtin = header.shape() == 0;
    match (header.kind(), instance) {
        (Kind::Function, None) => return Ok(found.clone()),
        (Kind::Function, Some(object)) => {
            let method = BoundMethod { function: found.clone(), receiver: object.clone() };
            return Ok(vm.alloc(method).into());
        }
        (Kind::NativeFunction, _) => {
            if let Some(function) = found.downcast::<NativeFunction>() {
                return bind_native(vm, function, instance, owner);
            }
        }
        (Kind::Descriptor, None) => return Ok(found.clone()),
        (Kind::Descriptor, Some(object)) => {
            if let Some(descriptor) = found.downcast::<Descriptor>() {
                return descriptor.read(vm, object);
            }
        }
        (Kind::ClassMethod, _) if is_builtin => {
            if let Some(method) = found.downcast::<ClassMethod>() {
                let callable = method.get(vm).callable.clone();
                return bind_to_class(vm, &callable, owner.as_value());
            }
        }
        (Kind::StaticMethod, _) if is_builtin => {
            if let Some(method) = found.downcast::<StaticMethod>() {
                return Ok(method.get(vm).callable.clone());
            }
        }
        (Kind::Property, None) if is_builtin => return Ok(found.clone()),
        (Kind::Property, Some(object)) if is_builtin => {
            if let Some(property) = found.downcast::<Property>() {
                return property_get(vm, property, object);
            }
        }
        (Kind::TupleGetter, Some(object)) => {
            if let Some(getter) = found.downcast::<TupleGetter>() {
                return tuple_getter::item(vm, getter, object);
            }
        }
        (Kind::Super, Some(object)) if is_builtin => return super_::bind(vm, found, object),
        _ if is_builtin => return Ok(found.clone()),
        _ => {}
    }
    let instance = instance.cloned().unwrap_or(Value::NONE);
    match call::special(vm, found, |n| &n.__get__, &[instance, owner.to_value()])? {
        Some(value) => Ok(value),
        None => Ok(found.clone()),
    }
}

/// What a class method makes of what it wraps: bound to the class, as often as that can be bound (`cm_descr_get`).
pub(crate) fn bind_to_class(vm: &mut Vm, callable: &Value, owner: &Value) -> Res<Value> {
    if nature(vm, callable) == Nature::Value {
        let method = BoundMethod { function: callable.clone(), receiver: owner.clone() };
        return Ok(vm.alloc(method).into());
    }
    let class = owner.downcast::<Type>().cloned().unwrap_or_else(|| class_of(vm, owner).clone());
    bind(vm, callable, Some(owner), &class)
}

fn bind_native(
    vm: &mut Vm,
    function: &Ref<NativeFunction>,
    instance: Option<&Value>,
    owner: &Ref<Type>,
) -> Res<Value> {
    if !function.is_unbound() {
        return Ok(function.to_value());
    }
    let def = function.def;
    let bound = |receiver: Value| NativeFunction {
        def,
        receiver: Some(receiver),
        class: function.class.clone(),
        module: None,
    };
    if def.kind == MethodKind::Class {
        let class = function.class.as_ref().and_then(|c| c.downcast::<Type>());
        if let Some(class) = class.filter(|class| !owner.is_subtype(vm, class)) {
            let (class, given) = (class.name(vm), owner.name(vm));
            let name = def.name;
            return Err(vm.type_error(&format!(
                "descriptor '{name}' requires a subtype of '{class}' but received '{given}'"
            )));
        }
        return Ok(vm.alloc(bound(owner.to_value())).into());
    }
    let Some(object) = instance else { return Ok(function.to_value()) };
    if !(def.is_receiver)(vm, object) {
        let (name, class, given) = (def.name, def.owner, class_of(vm, object).name(vm));
        return Err(vm.type_error(&format!(
            "descriptor '{name}' for '{class}' objects doesn't apply to a '{given}' object"
        )));
    }
    if def.kind == MethodKind::Slot {
        let class = vm.types().method_wrapper.clone();
        return Ok(attrs::new_instance(vm, &class, bound(object.clone())).into());
    }
    Ok(vm.alloc(bound(object.clone())).into())
}

/// The property's value for an object (`property_descr_get`).
pub fn property_get(vm: &mut Vm, property: &Ref<Property>, object: &Value) -> Res<Value> {
    match property.get(vm).get.clone() {
        Some(getter) => call::call(vm, &getter, Args::positional_only(std::slice::from_ref(object))),
        None => Err(inaccessible(vm, property, object, "getter")),
    }
}

/// Sets or deletes through a property (`property_descr_set`).
pub(crate) fn property_set(
    vm: &mut Vm,
    property: &Ref<Property>,
    object: &Value,
    value: Option<&Value>,
) -> Res<()> {
    let payload = property.get(vm);
    let accessor = if value.is_some() { payload.set.clone() } else { payload.delete.clone() };
    match (accessor, value) {
        (Some(setter), Some(value)) => {
            call::call(vm, &setter, Args::positional_only(&[object.clone(), value.clone()]))?;
        }
        (Some(deleter), None) => {
            call::call(vm, &deleter, Args::positional_only(std::slice::from_ref(object)))?;
        }
        (None, value) => {
            let what = if value.is_some() { "setter" } else { "deleter" };
            return Err(inaccessible(vm, property, object, what));
        }
    }
    Ok(())
}

fn inaccessible(vm: &mut Vm, property: &Ref<Property>, object: &Value, what: &str) -> Raised {
    let qualname = class_of(vm, object).get(vm).qualname.to_value();
    let name = property.get(vm).name.clone();
    let message = (|| {
        let qualname = crate::ops::repr(vm, &qualname)?.to_string_lossy();
        Ok(match name {
            Some(name) => {
                let name = crate::ops::repr(vm, &name)?.to_string_lossy();
                format!("property {name} of {qualname} object has no {what}")
            }
            None => format!("property of {qualname} object has no {what}"),
        })
    })();
    match message {
        Ok(message) => vm.attribute_error(&message),
        Err(raised) => raised,
    }
}

/// `found.__set__(object, value)`, or `found.__delete__(object)`; false where there is no such method.
pub fn write(vm: &mut Vm, found: &Value, object: &Value, value: Option<&Value>) -> Res<bool> {
    if let Some(descriptor) = found.downcast::<Descriptor>() {
        descriptor.write(vm, object, value)?;
        return Ok(true);
    }
    if let Some(property) = found.exact::<Property>() {
        property_set(vm, property, object, value)?;
        return Ok(true);
    }
    let (name, args): (call::Special, _) = match value {
        Some(value) => (|n| &n.__set__, vec![object.clone(), value.clone()]),
        None => (|n| &n.__delete__, vec![object.clone()]),
    };
    match call::special(vm, found, name, &args)? {
        Some(_) => Ok(true),
        // A data descriptor has one of the two: what is missing is an AttributeError named after it (slot_tp_descr_set).
        None => Err(vm.attribute_error(&name(vm.names()).to_string_lossy())),
    }
}

/// Refuses `__get__(None)` and `__get__(None, None)`.
pub(crate) fn check_get(vm: &Vm, instance: &Value, owner: Option<&Value>) -> Res<()> {
    if instance.is_none() && owner.is_none() {
        return Err(vm.type_error("__get__(None, None) is invalid"));
    }
    Ok(())
}

/// `__isabstractmethod__` of what a descriptor wraps.
pub(crate) fn is_abstract(vm: &mut Vm, wrapped: &Value) -> Res<bool> {
    let name = vm.intern("__isabstractmethod__");
    match super::get_attr_or_none(vm, wrapped, &name)? {
        Some(answer) => crate::ops::truth(vm, &answer),
        None => Ok(false),
    }
}

/// Gives a method wrapper the name and docstring of what it wraps (`functools_wraps` in Objects/funcobject.c).
pub(crate) fn copy_wrapped(vm: &mut Vm, wrapper: &Value, wrapped: &Value) -> Res<()> {
    for name in ["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"] {
        let name = vm.intern(name);
        if let Some(value) = super::get_attr_or_none(vm, wrapped, &name)? {
            super::set_attr(vm, wrapper, &name, &value)?;
        }
    }
    Ok(())
}
