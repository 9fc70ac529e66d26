//! The words of AttributeErrors, and what they say they are about.

use super::modules;
use crate::heap::Kind;
use crate::objects::exception::{self, Exception, name_errors};
use crate::objects::str::Str;
use crate::objects::tuple;
use crate::objects::types::{Type, class_of, is_instance};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Vm};

/// AttributeError for an attribute that was looked for and is not there, with its `name` and `obj`.
#[cold]
pub fn missing(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Raised {
    let message = match object.kind() {
        Some(Kind::Module) => modules::no_attribute(vm, object, name),
        _ => message(vm, object, name),
    };
    let made = vm.str(&message).and_then(|m| Ok(tuple::from_slice(vm, &[m.into()])?));
    let args = match made {
        Ok(args) => args,
        Err(raised) => return raised,
    };
    let exception = exception::new(vm, &vm.types().attribute_error.clone(), args);
    match name_errors::set_attribute(vm, &exception, object, name) {
        Ok(()) => vm.raise_in_context(exception),
        Err(raised) => raised,
    }
}

/// AttributeError for an attribute that cannot be assigned or deleted: without `name` and `obj`.
#[cold]
pub fn no_attribute(vm: &Vm, object: &Value, name: &Ref<Str>) -> Raised {
    vm.attribute_error(&message(vm, object, name))
}

fn message(vm: &Vm, object: &Value, name: &Ref<Str>) -> String {
    let name = name.to_string_lossy();
    match object.downcast::<Type>() {
        Some(class) => format!("type object '{}' has no attribute '{name}'", class.name(vm)),
        None => format!("'{}' object has no attribute '{name}'", class_of(vm, object).name(vm)),
    }
}

#[cold]
pub(super) fn read_only(vm: &Vm, object: &Value, name: &Ref<Str>) -> Raised {
    let (class, name) = (class_of(vm, object).name(vm), name.to_string_lossy());
    vm.attribute_error(&format!("'{class}' object attribute '{name}' is read-only"))
}

/// Gives an AttributeError that says nothing about it `name` and `obj` (`set_attribute_error_context`).
#[cold]
pub(super) fn add_context(vm: &mut Vm, raised: Raised, object: &Value, name: &Ref<Str>) -> Raised {
    let exception: Ref<Exception> = vm.take_raised(raised);
    if is_instance(vm, exception.as_value(), &vm.types().attribute_error.clone())
        && let Err(raised) = name_errors::set_attribute(vm, &exception, object, name)
    {
        return raised;
    }
    vm.raise(exception)
}
