//! Attribute access.

use crate::objects::str::Str;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `object.name`
pub fn get_attr(vm: &mut Vm, _object: &Value, name: &Ref<Str>) -> Res<Value> {
    Err(vm.attribute_error(&name.to_string_lossy()))
}

/// `object.name = value`
pub fn set_attr(vm: &mut Vm, _object: &Value, name: &Ref<Str>, _value: &Value) -> Res<()> {
    Err(vm.attribute_error(&name.to_string_lossy()))
}

/// `del object.name`
pub fn del_attr(vm: &mut Vm, _object: &Value, name: &Ref<Str>) -> Res<()> {
    Err(vm.attribute_error(&name.to_string_lossy()))
}

/// `object.name` for a call: the callable, and whether `object` goes in front of the arguments.
pub fn load_method(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<(Value, bool)> {
    Ok((get_attr(vm, object, name)?, false))
}

/// The getter of a property.
pub fn property_getter(_vm: &Vm, _descriptor: &Value) -> Option<Value> {
    None
}

/// Byte offset from `object`'s start of the `__slots__` member that `descriptor` stands for, for an inline cache.
pub fn member_offset(_vm: &Vm, _object: &Value, _descriptor: &Value) -> Option<u32> {
    None
}

/// The method `name` of the object's class, bound to it; looked up as special methods are, past the instance.
pub fn special(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
    let _ = (vm, object, name);
    Ok(None)
}

/// `object.name`, none where that raises AttributeError.
pub fn get_attr_or_none(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
    match get_attr(vm, object, name) {
        Ok(value) => Ok(Some(value)),
        Err(raised) => {
            let class = vm.types().attribute_error.clone();
            crate::ops::raise::catch(vm, raised, &class)?;
            Ok(None)
        }
    }
}
