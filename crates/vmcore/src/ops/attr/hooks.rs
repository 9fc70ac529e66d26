//! `__getattribute__`, `__getattr__`, `__setattr__` and `__delattr__` of the class's own.

use super::{absent, builtin_get};
use crate::objects::str::Str;
use crate::objects::types::Flags;
use crate::ops::call;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `object.name` for a class with hooks (`slot_tp_getattr_hook`).
pub(super) fn get(vm: &mut Vm, object: &Value, name: &Ref<Str>, flags: Flags) -> Res<Option<Value>> {
    let found = if flags.contains(Flags::GETATTRIBUTE) {
        call::special(vm, object, |n| &n.__getattribute__, &[name.to_value()])
    } else {
        builtin_get(vm, object, name)
    };
    if !flags.contains(Flags::GETATTR) {
        return found;
    }
    match found.or_else(|raised| absent(vm, raised))? {
        Some(value) => Ok(Some(value)),
        None => call::special(vm, object, |n| &n.__getattr__, &[name.to_value()]),
    }
}

/// `object.name = value`, or `del object.name`, for a class with hooks.
pub(super) fn set(vm: &mut Vm, object: &Value, name: &Ref<Str>, value: Option<&Value>) -> Res<()> {
    match value {
        Some(value) => {
            call::special(vm, object, |n| &n.__setattr__, &[name.to_value(), value.clone()])?;
        }
        None => {
            call::special(vm, object, |n| &n.__delattr__, &[name.to_value()])?;
        }
    }
    Ok(())
}
