//! Classes: making them, and asking what is an instance of them.

use super::Builtins;
use crate::native::{Kwargs, module};
use crate::objects::types::build_class;
use crate::ops;
use crate::value::Value;
use crate::vm::{Res, Vm};

#[module("builtins", CLASSES)]
impl Builtins {
    #[py("__build_class__($module, /, *args, **kwargs)", no_text_signature)]
    fn build_class(vm: &mut Vm, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        build_class::build_class(vm, args, kwargs)
    }

    #[py("isinstance($module, obj, class_or_tuple, /)", at_sight = "IsInstance")]
    fn isinstance(vm: &mut Vm, obj: &Value, class_or_tuple: &Value) -> Res<bool> {
        ops::is_instance(vm, obj, class_or_tuple)
    }

    #[py("issubclass($module, cls, class_or_tuple, /)")]
    fn issubclass(vm: &mut Vm, cls: &Value, class_or_tuple: &Value) -> Res<bool> {
        ops::is_subclass(vm, cls, class_or_tuple)
    }
}
