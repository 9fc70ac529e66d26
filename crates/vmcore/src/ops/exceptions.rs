//! `raise`, `except` and `except*`.

use crate::native::Args;
use crate::objects::attrs;
use crate::objects::exception::{Exception, group};
use crate::objects::str::Str;
use crate::objects::traceback::print;
use crate::objects::tuple::Tuple;
use crate::objects::types::{Flags, Type, class_of, is_instance, lookup};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Whether a value is a class of exceptions.
pub fn is_exception_class(vm: &Vm, value: &Value) -> bool {
    value.downcast::<Type>().is_some_and(|class| class.flags(vm).contains(Flags::EXCEPTION_SUBCLASS))
}

/// Raises `exception from cause`: instances, or classes to be called without arguments.
pub fn raise(vm: &mut Vm, exception: &Value, cause: Option<&Value>) -> Raised {
    match prepare(vm, exception, cause) {
        Ok(exception) => vm.raise_in_context(exception),
        Err(raised) => raised,
    }
}

fn prepare(vm: &mut Vm, exception: &Value, cause: Option<&Value>) -> Res<Ref<Exception>> {
    let Some(exception) = instance(vm, exception)? else {
        return Err(vm.type_error("exceptions must derive from BaseException"));
    };
    if let Some(cause) = cause {
        let cause = match instance(vm, cause)? {
            None if !cause.is_none() => {
                return Err(vm.type_error("exception causes must derive from BaseException"));
            }
            cause => cause,
        };
        exception.set_cause(vm, cause);
    }
    Ok(exception)
}

/// The exception that `value` is, or that the class `value` makes; none if it is neither.
pub fn instance(vm: &mut Vm, value: &Value) -> Res<Option<Ref<Exception>>> {
    if let Some(exception) = value.downcast::<Exception>() {
        return Ok(Some(exception.clone()));
    }
    if !is_exception_class(vm, value) {
        return Ok(None);
    }
    make(vm, value, None, Shown::Class).map(Some)
}

/// An instance of an exception class: `value` itself if it is one, else `class()`, `class(*value)` or `class(value)`
/// (`_PyErr_NormalizeException`).
pub fn instantiate(vm: &mut Vm, class: &Value, value: Option<&Value>) -> Res<Ref<Exception>> {
    make(vm, class, value, Shown::Name)
}

/// How the message for a class that makes no exception shows what it made.
enum Shown {
    /// The repr of its class: the `raise` statement.
    Class,
    /// The name of its class.
    Name,
}

fn make(vm: &mut Vm, class: &Value, value: Option<&Value>, style: Shown) -> Res<Ref<Exception>> {
    if let (Some(value), Some(class)) = (value, class.downcast::<Type>())
        && is_instance(vm, value, class)
        && let Some(exception) = value.downcast::<Exception>()
    {
        return Ok(exception.clone());
    }
    let args = match value {
        None => &[][..],
        Some(value) => value.downcast::<Tuple>().map_or(std::slice::from_ref(value), |args| args.items()),
    };
    let made = ops::call(vm, class, Args::positional_only(args))?;
    match made.downcast_owned::<Exception>() {
        Ok(exception) => Ok(exception),
        Err(other) => {
            let class = ops::format::repr(vm, class)?.to_string_lossy();
            let other = class_of(vm, &other).clone();
            let other = match style {
                Shown::Class => ops::format::repr(vm, other.as_value())?.to_string_lossy(),
                Shown::Name => other.name(vm),
            };
            let message =
                format!("calling {class} should have returned an instance of BaseException, not {other}");
            Err(vm.type_error(&message))
        }
    }
}

/// `isinstance` of a class or one of a tuple of classes, whatever else may stand there
/// (`PyErr_GivenExceptionMatches`).
pub fn is_a(vm: &Vm, exception: &Value, pattern: &Value) -> bool {
    if let Some(classes) = pattern.downcast::<Tuple>() {
        return classes.items().iter().any(|class| is_a(vm, exception, class));
    }
    match pattern.downcast::<Type>() {
        Some(class) => class_of(vm, exception).is_subtype(vm, class),
        None => false,
    }
}

/// What stands behind `except`, one by one.
fn classes(pattern: &Value) -> &[Value] {
    match pattern.downcast::<Tuple>() {
        Some(classes) => classes.items(),
        None => std::slice::from_ref(pattern),
    }
}

fn check_pattern(vm: &Vm, pattern: &Value) -> Res<()> {
    match classes(pattern).iter().all(|class| is_exception_class(vm, class)) {
        true => Ok(()),
        false => Err(vm.type_error("catching classes that do not inherit from BaseException is not allowed")),
    }
}

/// Whether an exception matches what stands behind `except`.
pub fn matches(vm: &Vm, exception: &Value, pattern: &Value) -> Res<bool> {
    check_pattern(vm, pattern)?;
    Ok(is_a(vm, exception, pattern))
}

/// What of an exception the `except*` clause for `pattern` takes, and what it leaves; None each where that is nothing.
pub fn matches_star(vm: &mut Vm, exception: &Value, pattern: &Value) -> Res<(Value, Value)> {
    check_pattern(vm, pattern)?;
    if classes(pattern).iter().any(|class| group::is_group_class(vm, class)) {
        return Err(vm.type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
    }
    group::except_star(vm, exception, pattern)
}

/// The exception being handled (`sys.exception()`).
pub fn handled(vm: &Vm) -> Option<Ref<Exception>> {
    crate::interp::handled(vm)
}

/// `sys.exc_info()`: class, exception and traceback of the exception being handled, or None each.
pub fn exc_info(vm: &Vm) -> [Value; 3] {
    match handled(vm) {
        Some(exception) => info(vm, &exception),
        None => [Value::NONE, Value::NONE, Value::NONE],
    }
}

/// Class, exception and traceback, as hooks take them.
pub fn info(vm: &Vm, exception: &Ref<Exception>) -> [Value; 3] {
    let traceback = exception.get(vm).traceback.as_ref().map_or(Value::NONE, |t| t.to_value());
    [class_of(vm, exception.as_value()).to_value(), exception.to_value(), traceback]
}

/// Shows an exception that nobody can catch, raised by `object`, by `sys.unraisablehook`.
pub fn unraisable(vm: &mut Vm, raised: Raised, object: &Value) {
    unraisable_in(vm, raised, None, object);
}

/// As [`unraisable`]; `message` says what was being done.
pub fn unraisable_in(vm: &mut Vm, raised: Raised, message: Option<&str>, object: &Value) {
    let exception = vm.take_raised(raised);
    if exception.get(vm).traceback.is_none() {
        crate::interp::add_current_frame(vm, &exception);
    }
    let message = message.map(|message| vm.intern(message));
    let Some(hook) = ops::sys_attribute(vm, "unraisablehook").filter(|hook| !hook.is_none()) else {
        return print::print_unraisable(vm, &exception, message.as_ref(), Some(object), None);
    };
    let [class, value, traceback] = info(vm, &exception);
    let shown = message.as_ref().map_or(Value::NONE, Ref::to_value);
    let called =
        crate::modules::sys::unraisable_args(vm, vec![class, value, traceback, shown, object.clone()])
            .and_then(|args| ops::call::call_positional(vm, &hook, &[args]));
    if let Err(raised) = called {
        let failure = vm.take_raised(raised);
        let message = vm.intern("Exception ignored in sys.unraisablehook");
        print::print_unraisable(vm, &failure, Some(&message), Some(&hook), None);
    }
}

/// An exception in the place of another, which becomes its cause: of the same class, and saying where it happened. One
/// that holds more than a message stays as it is (`_PyErr_TrySetFromCause`).
#[cold]
pub fn chained(vm: &mut Vm, raised: Raised, context: &str) -> Raised {
    let cause = vm.take_raised(raised);
    let class = class_of(vm, cause.as_value()).clone();
    let base = vm.types().base_exception.clone();
    let inherits = |name: &Ref<Str>| match (lookup(vm, &class, name), lookup(vm, &base, name)) {
        (Some(own), Some(inherited)) => own.is(&inherited),
        _ => false,
    };
    let plain = inherits(&vm.names().__new__)
        && inherits(&vm.names().__init__)
        && class.get(vm).layout.members == 0
        && match cause.get(vm).args.items() {
            [] => true,
            [message] => message.exact::<Str>().is_some(),
            _ => false,
        }
        && attrs::dict_of(vm, cause.as_value()).is_empty(vm);
    if !plain {
        return vm.raise(cause);
    }
    match describing(vm, cause, context) {
        Ok(made) => vm.raise_in_context(made),
        Err(raised) => raised,
    }
}

/// An exception of the class of `cause`, which says where that happened.
fn describing(vm: &mut Vm, cause: Ref<Exception>, context: &str) -> Res<Ref<Exception>> {
    let class = class_of(vm, cause.as_value()).clone();
    let shown = ops::format::str(vm, cause.as_value())?.to_string_lossy();
    let message = vm.str(&format!("{context} ({}: {shown})", class.name(vm)))?.to_value();
    let made = instantiate(vm, class.as_value(), Some(&message))?;
    made.set_cause(vm, Some(cause));
    Ok(made)
}
