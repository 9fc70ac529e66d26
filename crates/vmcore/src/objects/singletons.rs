//! `None`, `NotImplemented` and `Ellipsis`: words of their own, each the only instance of its class.

use super::types::Type;
use crate::native::{Kwargs, methods};
use crate::ops::warn;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Stands for the class.
pub struct NoneType;
/// Stands for the class.
pub struct NotImplementedType;
/// Stands for the class.
pub struct EllipsisType;

fn is_none(_: &Vm, value: &Value) -> bool {
    value.is_none()
}

fn is_not_implemented(_: &Vm, value: &Value) -> bool {
    value.is_not_implemented()
}

fn is_ellipsis(_: &Vm, value: &Value) -> bool {
    value.is(&Value::ELLIPSIS)
}

/// The instance, which is all that calling the class gives.
fn only(vm: &Vm, instance: Value, name: &str, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
    if !args.is_empty() || !kwargs.is_empty() {
        return Err(vm.type_error(&format!("{name} takes no arguments")));
    }
    Ok(instance)
}

#[methods("NoneType", is = is_none)]
impl NoneType {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, _class: &Ref<Type>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        only(vm, Value::NONE, "NoneType", args, kwargs)
    }

    #[py("__repr__")]
    fn repr(_this: &Value) -> &'static str {
        "None"
    }

    #[py("__bool__")]
    fn bool(_this: &Value) -> bool {
        false
    }
}

#[methods("NotImplementedType", is = is_not_implemented)]
impl NotImplementedType {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, _class: &Ref<Type>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        only(vm, Value::NOT_IMPLEMENTED, "NotImplementedType", args, kwargs)
    }

    #[py("__repr__")]
    fn repr(_this: &Value) -> &'static str {
        "NotImplemented"
    }

    #[py("__bool__")]
    fn bool(vm: &mut Vm, _this: &Value) -> Res<bool> {
        let class = vm.types().deprecation_warning.clone();
        warn::warn(vm, &class, "NotImplemented should not be used in a boolean context")?;
        Ok(true)
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(_this: &Value) -> &'static str {
        "NotImplemented"
    }
}

#[methods("ellipsis", is = is_ellipsis)]
impl EllipsisType {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, _class: &Ref<Type>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        only(vm, Value::ELLIPSIS, "EllipsisType", args, kwargs)
    }

    #[py("__repr__")]
    fn repr(_this: &Value) -> &'static str {
        "Ellipsis"
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(_this: &Value) -> &'static str {
        "Ellipsis"
    }
}
