//! `sys`: what watches a program run.

use super::Sys;
use crate::interp::tracing::{self, Watcher};
use crate::native::module;
use crate::objects::generator::async_generator::Hooks;
use crate::objects::str::Str;
use crate::objects::structseq;
use crate::objects::tuple::Tuple;
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

static ASYNCGEN_HOOKS: structseq::Spec = structseq::Spec {
    name: "sys.asyncgen_hooks",
    fields: &["firstiter", "finalizer"],
    items: 2,
    callable: false,
};

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

    #[py(
        "audit($module, event, /, *args)",
        no_text_signature,
        too_few = "audit() missing 1 required positional argument: 'event'"
    )]
    fn audit(vm: &mut Vm, event: &Value, args: &[Value]) -> Res<()> {
        let hooks = vm.interp().audit_hooks.borrow().clone();
        if hooks.is_empty() {
            return Ok(());
        }
        if event.downcast::<Str>().is_none() {
            let class = class_of(vm, event).name(vm);
            return Err(vm.type_error(&format!("expected str for argument 'event', not {class}")));
        }
        let args = crate::objects::tuple::from_slice(vm, args)?;
        for hook in hooks {
            ops::call::call_positional(vm, &hook, &[event.clone(), args.to_value()])?;
        }
        Ok(())
    }

    #[py("get_asyncgen_hooks($module, /)")]
    fn get_asyncgen_hooks(vm: &mut Vm) -> Res<Value> {
        let Hooks { firstiter, finalizer } = vm.thread().asyncgen_hooks.borrow().clone();
        let values = [firstiter, finalizer].map(|hook| hook.unwrap_or(Value::NONE));
        let class = vm.interp().module_state.borrow().get(ASYNCGEN_HOOKS.name).cloned();
        let class = match class.as_ref().and_then(|class| class.downcast::<Type>()) {
            Some(class) => class.clone(),
            None => {
                let class = structseq::new_type(vm, &ASYNCGEN_HOOKS)?;
                vm.interp().module_state.borrow_mut().insert(ASYNCGEN_HOOKS.name, class.to_value());
                class
            }
        };
        Ok(structseq::new(vm, &class, values.to_vec())?)
    }

    #[py(
        "set_asyncgen_hooks($module, /, firstiter=<unrepresentable>, finalizer=<unrepresentable>)",
        no_text_signature,
        name = "",
        too_many = "function takes at most 2 arguments (3 given)"
    )]
    fn set_asyncgen_hooks(vm: &mut Vm, firstiter: Option<&Value>, finalizer: Option<&Value>) -> Res<()> {
        for (hook, name) in [(finalizer, "finalizer"), (firstiter, "firstiter")] {
            if let Some(hook) = hook
                && !hook.is_none()
                && !ops::call::is_callable(vm, hook)
            {
                let class = class_of(vm, hook).name(vm);
                return Err(vm.type_error(&format!("callable {name} expected, got {class}")));
            }
        }
        let mut hooks = vm.thread().asyncgen_hooks.borrow().clone();
        for (hook, slot) in [(finalizer, &mut hooks.finalizer), (firstiter, &mut hooks.firstiter)] {
            if let Some(hook) = hook {
                *slot = Some(hook.clone()).filter(|hook| !hook.is_none());
            }
        }
        let old = vm.thread().asyncgen_hooks.replace(hooks);
        drop(old);
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
