//! `sys`: what watches a program run.

use super::Sys;
use crate::interp::tracing::{self, Watcher};
use crate::native::module;
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[module("sys", TRACING)]
impl Sys {
    #[py("gettrace($module, /)")]
    fn gettrace(vm: &Vm) -> Option<Value> {
        tracing::watcher(vm, Watcher::Trace)
    }

    #[py("settrace($module, function, /)", no_text_signature)]
    fn settrace(vm: &mut Vm, function: &Value) {
        tracing::set_watcher(vm, Watcher::Trace, Some(function.clone()).filter(|f| !f.is_none()));
    }

    #[py("getprofile($module, /)")]
    fn getprofile(vm: &Vm) -> Option<Value> {
        tracing::watcher(vm, Watcher::Profile)
    }

    #[py("setprofile($module, function, /)", no_text_signature)]
    fn setprofile(vm: &mut Vm, function: &Value) {
        tracing::set_watcher(vm, Watcher::Profile, Some(function.clone()).filter(|f| !f.is_none()));
    }

    #[py("call_tracing($module, func, args, /)")]
    fn call_tracing(vm: &mut Vm, func: &Value, args: &Ref<Tuple>) -> Res<Value> {
        tracing::traced_within(vm, |vm| ops::call::call_positional(vm, func, args.items()))
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
    fn get_coroutine_origin_tracking_depth(vm: &Vm) -> u32 {
        vm.thread().origin_depth.get()
    }

    #[py("set_coroutine_origin_tracking_depth($module, /, depth)")]
    fn set_coroutine_origin_tracking_depth(vm: &mut Vm, depth: i32) -> Res<()> {
        let Ok(depth) = u32::try_from(depth) else {
            return Err(vm.value_error("depth must be >= 0"));
        };
        vm.thread().origin_depth.set(depth);
        Ok(())
    }
}
