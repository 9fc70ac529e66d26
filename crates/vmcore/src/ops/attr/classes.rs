//! Attributes of classes: the metaclass has a say, and the class's own resolution order is searched.

use super::{Nature, bind, descriptors, errors, nature};
use crate::objects::str::Str;
use crate::objects::types::{Flags, Type, class_of, lookup};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `type.__getattribute__`; none where the name is not found.
pub(super) fn get(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
    match object.downcast::<Type>() {
        Some(class) => class_attr(vm, class, name),
        None => Ok(None),
    }
}

/// `class.name`, as `type.__getattribute__` finds it.
pub fn class_attr(vm: &mut Vm, class: &Ref<Type>, name: &Ref<Str>) -> Res<Option<Value>> {
    let name = &name.interned(vm);
    let metaclass = class_of(vm, class.as_value()).clone();
    let on_metaclass = lookup(vm, &metaclass, name);
    let kind = on_metaclass.as_ref().map_or(Nature::Value, |found| nature(vm, found));
    if let (Nature::Data, Some(found)) = (kind, &on_metaclass) {
        return bind(vm, found, Some(class.as_value()), &metaclass).map(Some);
    }
    if let Some(found) = find_on_class(vm, class, name)? {
        return Ok(Some(found));
    }
    match on_metaclass {
        None => Ok(None),
        Some(found) if kind.is_plain() => Ok(Some(found)),
        Some(found) => bind(vm, &found, Some(class.as_value()), &metaclass).map(Some),
    }
}

/// What is found along the class's own resolution order, bound to no instance.
pub fn find_on_class(vm: &mut Vm, class: &Ref<Type>, name: &Ref<Str>) -> Res<Option<Value>> {
    match lookup(vm, class, name) {
        None => Ok(None),
        Some(found) if nature(vm, &found).is_plain() => Ok(Some(found)),
        Some(found) => bind(vm, &found, None, class).map(Some),
    }
}

/// `type.__setattr__`; `type.__delattr__` for no value.
pub fn set(vm: &mut Vm, class: &Ref<Type>, name: &Ref<Str>, value: Option<&Value>) -> Res<()> {
    let (object, name) = (class.as_value(), &name.interned(vm));
    if class.flags(vm).contains(Flags::BUILTIN) {
        let (class, name) = (class.name(vm), name.to_string_lossy());
        return Err(vm.type_error(&format!("cannot set '{name}' attribute of immutable type '{class}'")));
    }
    let on_metaclass = lookup(vm, class_of(vm, object), name);
    if let Some(found) = &on_metaclass
        && nature(vm, found).takes_writes()
        && descriptors::write(vm, found, object, value)?
    {
        class.changed(vm, name);
        return Ok(());
    }
    let dict = class.get(vm).dict.clone();
    // What was there is dropped when nothing is cached of it any more.
    let old = dict.get_str(vm, name);
    match value {
        Some(value) => dict.set_str(vm, name, value.clone())?,
        None if dict.remove_str(vm, name).is_none() => return Err(errors::no_attribute(vm, object, name)),
        None => {}
    }
    match (&old, value) {
        (Some(old), Some(new)) if is_plain(vm, old) && is_plain(vm, new) && !is_special(name) => {
            class.replaced(vm, name);
        }
        _ => class.changed(vm, name),
    }
    drop(old);
    Ok(())
}

/// Whether a class attribute is a value of a builtin type that is no descriptor: an inline cache remembers where it is
/// rather than what it is, so another one can take its place.
pub fn is_plain(vm: &Vm, found: &Value) -> bool {
    found.header().is_none_or(|header| header.shape() == 0) && nature(vm, found) == Nature::Value
}

fn is_special(name: &Ref<Str>) -> bool {
    name.as_ascii().is_none_or(|name| name.starts_with("__"))
}
