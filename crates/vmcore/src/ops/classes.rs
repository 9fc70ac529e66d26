//! `isinstance` and `issubclass` (CPython's `PyObject_IsInstance`, `PyObject_IsSubclass`).

use super::recursion::deeper;
use super::{attr, call};
use crate::objects::tuple::Tuple;
use crate::objects::types::{self, Type, class_of};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `isinstance(value, class)`
pub fn is_instance(vm: &mut Vm, value: &Value, class: &Value) -> Res<bool> {
    if class_of(vm, value).as_value().is(class) {
        return Ok(true);
    }
    if class_of(vm, class).is(&vm.types().type_) {
        return recursive_is_instance(vm, value, class);
    }
    if let Some(classes) = class.downcast::<Tuple>() {
        return deeper(vm, " in __instancecheck__", |vm| {
            for class in classes.items() {
                vm.tick(1)?;
                if is_instance(vm, value, class)? {
                    return Ok(true);
                }
            }
            Ok(false)
        });
    }
    let answer = deeper(vm, " in __instancecheck__", |vm| {
        call::special(vm, class, |n| &n.__instancecheck__, std::slice::from_ref(value))
    });
    match answer? {
        Some(answer) => super::truth(vm, &answer),
        None => recursive_is_instance(vm, value, class),
    }
}

/// `issubclass(value, class)`
pub fn is_subclass(vm: &mut Vm, value: &Value, class: &Value) -> Res<bool> {
    if class_of(vm, class).is(&vm.types().type_) {
        if value.is(class) {
            return Ok(true);
        }
        return recursive_is_subclass(vm, value, class);
    }
    if let Some(classes) = class.downcast::<Tuple>() {
        return deeper(vm, " in __subclasscheck__", |vm| {
            for class in classes.items() {
                vm.tick(1)?;
                if is_subclass(vm, value, class)? {
                    return Ok(true);
                }
            }
            Ok(false)
        });
    }
    let answer = deeper(vm, " in __subclasscheck__", |vm| {
        call::special(vm, class, |n| &n.__subclasscheck__, std::slice::from_ref(value))
    });
    match answer? {
        Some(answer) => super::truth(vm, &answer),
        None => recursive_is_subclass(vm, value, class),
    }
}

/// `type.__instancecheck__`: by class, and by what the object says its `__class__` is.
pub(crate) fn recursive_is_instance(vm: &mut Vm, value: &Value, class: &Value) -> Res<bool> {
    if let Some(class) = class.downcast::<Type>() {
        if types::is_instance(vm, value, class) {
            return Ok(true);
        }
        if attr::tells_its_class(vm, value) {
            return Ok(false);
        }
        let name = vm.names().__class__.clone();
        let claimed = attr::get_attr_or_none(vm, value, &name)?;
        return Ok(claimed.is_some_and(|claimed| match claimed.downcast::<Type>() {
            Some(claimed) => !claimed.is(class_of(vm, value)) && claimed.is_subtype(vm, class),
            None => false,
        }));
    }
    if bases(vm, class)?.is_none() {
        return Err(vm.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"));
    }
    let name = vm.names().__class__.clone();
    match attr::get_attr_or_none(vm, value, &name)? {
        Some(claimed) => abstract_is_subclass(vm, &claimed, class),
        None => Ok(false),
    }
}

/// `type.__subclasscheck__`
pub(crate) fn recursive_is_subclass(vm: &mut Vm, value: &Value, class: &Value) -> Res<bool> {
    if let (Some(value), Some(class)) = (value.downcast::<Type>(), class.downcast::<Type>()) {
        return Ok(value.is_subtype(vm, class));
    }
    if bases(vm, value)?.is_none() {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    }
    if bases(vm, class)?.is_none() {
        return Err(vm.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
    }
    abstract_is_subclass(vm, value, class)
}

/// `__bases__` of whatever has a tuple there.
fn bases(vm: &mut Vm, class: &Value) -> Res<Option<Ref<Tuple>>> {
    let name = vm.names().__bases__.clone();
    let found = attr::get_attr_or_none(vm, class, &name)?;
    Ok(found.and_then(|bases| bases.downcast_owned::<Tuple>().ok()))
}

fn abstract_is_subclass(vm: &mut Vm, derived: &Value, class: &Value) -> Res<bool> {
    crate::interp::check_stack(vm)?;
    if derived.is(class) {
        return Ok(true);
    }
    let Some(bases) = bases(vm, derived)? else { return Ok(false) };
    for base in bases.items() {
        vm.tick(1)?;
        if abstract_is_subclass(vm, base, class)? {
            return Ok(true);
        }
    }
    Ok(false)
}
