//! Calling from native code.

use crate::native::Args;
use crate::objects::function::Function;
use crate::objects::native::NativeFunction;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Calls a native function with its receiver, if it is bound, in front.
pub fn native(vm: &mut Vm, function: &Ref<NativeFunction>, args: Args<'_>) -> Res<Value> {
    match &function.receiver {
        None => (function.def.call)(vm, args),
        Some(receiver) => {
            let mut values = Vec::with_capacity(args.values.len() + 1);
            values.push(receiver.clone());
            values.extend_from_slice(args.values);
            (function.def.call)(vm, Args { values: &values, names: args.names })
        }
    }
}

/// `callable(*args)`
pub fn call(vm: &mut Vm, callable: &Value, args: Args<'_>) -> Res<Value> {
    if callable.downcast::<Function>().is_some() {
        return crate::interp::call_function(vm, callable, args.values.to_vec(), args.names);
    }
    match callable.downcast::<NativeFunction>() {
        Some(function) => native(vm, function, args),
        None => Err(vm.type_error("object is not callable")),
    }
}

/// `isinstance(value, class)`
pub fn is_instance(vm: &mut Vm, value: &Value, class: &Value) -> Res<bool> {
    match class.downcast::<crate::objects::types::Type>() {
        Some(class) => Ok(crate::objects::types::is_instance(vm, value, class)),
        None => Err(vm.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")),
    }
}
