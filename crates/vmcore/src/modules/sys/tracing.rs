//! `sys`: what watches a program run.

use super::Sys;
use crate::native::module;
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[module("sys", TRACING)]
impl Sys {
    #[py("gettrace($module, /)")]
    fn gettrace() -> Value {
        Value::NONE
    }

    #[py("settrace($module, function, /)", no_text_signature)]
    fn settrace(vm: &mut Vm, function: &Value) -> Res<()> {
        unavailable(vm, function, "trace functions are not called yet")
    }

    #[py("getprofile($module, /)")]
    fn getprofile() -> Value {
        Value::NONE
    }

    #[py("setprofile($module, function, /)", no_text_signature)]
    fn setprofile(vm: &mut Vm, function: &Value) -> Res<()> {
        unavailable(vm, function, "profile functions are not called yet")
    }

    #[py("call_tracing($module, func, args, /)")]
    fn call_tracing(vm: &mut Vm, func: &Value, args: &Ref<Tuple>) -> Res<Value> {
        ops::call::call_positional(vm, func, args.items())
    }

    #[py("addaudithook($module, /, hook)")]
    fn addaudithook(vm: &mut Vm, hook: &Value) -> Res<()> {
        vm.interp().audit_hooks.borrow_mut().push(hook.clone());
        Ok(())
    }

    #[py("audit($module, event, /, *args)", no_text_signature)]
    fn audit(vm: &mut Vm, event: &Ref<crate::objects::str::Str>, args: &[Value]) -> Res<()> {
        let hooks = vm.interp().audit_hooks.borrow().clone();
        if hooks.is_empty() {
            return Ok(());
        }
        let args = crate::objects::tuple::from_slice(vm, args)?;
        for hook in hooks {
            ops::call::call_positional(vm, &hook, &[event.to_value(), args.to_value()])?;
        }
        Ok(())
    }

    #[py("get_coroutine_origin_tracking_depth($module, /)")]
    fn get_coroutine_origin_tracking_depth() -> i64 {
        0
    }
}

/// Turning off what is off is fine.
fn unavailable(vm: &mut Vm, function: &Value, message: &str) -> Res<()> {
    if function.is_none() { Ok(()) } else { Err(vm.not_implemented_error(message)) }
}
