//! The hooks of `sys`: what is displayed of values and exceptions.

use super::Sys;
use crate::native::{Kwargs, OwnedArgs, module};
use crate::objects::exception::Exception;
use crate::objects::str::Str;
use crate::objects::traceback::{Traceback, print};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[module("sys", HOOKS)]
impl Sys {
    #[py("displayhook($module, object, /)")]
    fn displayhook(vm: &mut Vm, object: &Value) -> Res<()> {
        if object.is_none() {
            return Ok(());
        }
        let builtins = vm.builtins().clone();
        let name = vm.intern("_");
        builtins.set_str(vm, &name, Value::NONE)?;
        let text = ops::repr(vm, object)?;
        let Some(stdout) = ops::sys_attribute(vm, "stdout").filter(|stdout| !stdout.is_none()) else {
            return Err(vm.runtime_error("lost sys.stdout"));
        };
        let write = vm.names().write.clone();
        let newline = vm.str("\n")?;
        ops::call::method(vm, &stdout, &write, &[text.into()])?;
        ops::call::method(vm, &stdout, &write, &[newline.into()])?;
        builtins.set_str(vm, &name, object.clone())?;
        Ok(())
    }

    #[py("excepthook($module, exctype, value, traceback, /)")]
    fn excepthook(vm: &mut Vm, exctype: &Value, value: &Value, traceback: &Value) -> Res<()> {
        let _ = exctype;
        let file = ops::sys_attribute(vm, "stderr").filter(|stderr| !stderr.is_none());
        let Some(exception) = value.downcast::<Exception>() else {
            let class = crate::objects::types::class_of(vm, value).name(vm);
            let message =
                format!("TypeError: print_exception(): Exception expected for value, {class} found\n");
            if let Some(file) = file {
                let (write, message) = (vm.names().write.clone(), vm.str(&message)?);
                ops::call::method(vm, &file, &write, &[message.into()])?;
            }
            return Ok(());
        };
        if let Some(traceback) = traceback.downcast::<Traceback>()
            && exception.get(vm).traceback.is_none()
        {
            exception.get_mut(vm).traceback = Some(traceback.clone());
        }
        print::print(vm, exception, file.as_ref());
        Ok(())
    }

    #[py("unraisablehook($module, unraisable, /)")]
    fn unraisablehook(vm: &mut Vm, unraisable: &Value) -> Res<()> {
        if !super::types::is_unraisable_args(vm, unraisable) {
            return Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
        }
        let [value, message, object] = ["exc_value", "err_msg", "object"].map(|name| vm.intern(name));
        let value = ops::get_attr(vm, unraisable, &value)?;
        let message = ops::get_attr(vm, unraisable, &message)?;
        let object = ops::get_attr(vm, unraisable, &object)?;
        let file = ops::sys_attribute(vm, "stderr").filter(|stderr| !stderr.is_none());
        if let Some(exception) = value.downcast::<Exception>() {
            print::print_unraisable(vm, exception, message.downcast::<Str>(), Some(&object), file.as_ref());
        }
        Ok(())
    }

    #[py("breakpointhook($module, /, *args, **kws)", no_text_signature)]
    fn breakpointhook(vm: &mut Vm, args: &[Value], kws: Kwargs<'_>) -> Res<Value> {
        let wanted = std::env::var("PYTHONBREAKPOINT").unwrap_or_default();
        let wanted = match wanted.as_str() {
            "0" => return Ok(Value::NONE),
            "" => "pdb.set_trace",
            other => other,
        };
        let (module, function) = wanted.rsplit_once('.').unwrap_or(("builtins", wanted));
        let unimportable = |vm: &mut Vm| {
            let category = vm.types().runtime_warning.clone();
            let message = format!("Ignoring unimportable $PYTHONBREAKPOINT: \"{wanted}\"");
            ops::warn::warn(vm, &category, &message)?;
            Ok(Value::NONE)
        };
        if module.is_empty() {
            return unimportable(vm);
        }
        let name = vm.str(module)?;
        let names = ops::imports::names(vm, &[function])?;
        let module = match ops::imports::import_module(vm, name.as_value(), None, names.as_value(), 0) {
            Ok(module) => module,
            Err(raised) => {
                let class = vm.types().import_error.clone();
                ops::raise::catch(vm, raised, &class)?;
                return unimportable(vm);
            }
        };
        let name = vm.intern(function);
        let Some(hook) = ops::get_attr_or_none(vm, &module, &name)? else { return unimportable(vm) };
        let args = OwnedArgs::new(vm, args, kws)?;
        ops::call(vm, &hook, args.args())
    }

    #[py("exc_info($module, /)")]
    fn exc_info(vm: &mut Vm) -> (Value, Value, Value) {
        let [class, exception, traceback] = ops::exceptions::exc_info(vm);
        (class, exception, traceback)
    }

    #[py("exception($module, /)")]
    fn exception(vm: &mut Vm) -> Option<Ref<Exception>> {
        ops::exceptions::handled(vm)
    }

    #[py("exit($module, status=None, /)")]
    fn exit(vm: &mut Vm, status: Option<&Value>) -> Res<()> {
        let class = vm.types().system_exit.to_value();
        let exception = ops::exceptions::instantiate(vm, &class, status)?;
        Err(vm.raise_in_context(exception))
    }
}
