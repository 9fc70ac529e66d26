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
