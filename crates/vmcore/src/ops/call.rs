//! Calling from native code.

use crate::heap::Kind;
use crate::native::{Args, MethodDef, MethodKind, Recursion};
use crate::objects::dict::Dict;
use crate::objects::method::BoundMethod;
use crate::objects::native::NativeFunction;
use crate::objects::str::Str;
use crate::objects::tuple;
use crate::objects::types::construct::{Constructor, constructor};
use crate::objects::types::{self, Type, class_of, lookup};
use crate::ops::attr::{self, Receiver};
use crate::ops::recursion::{self, CALLING};
use crate::runtime::names::Names;
use crate::value::{self, Ref, Value};
use crate::vm::{Res, Vm};

/// Calls a native function with its receiver, if it is bound, in front. A level of recursion, as CPython counts it.
pub fn native(vm: &mut Vm, function: &Ref<NativeFunction>, args: Args<'_>) -> Res<Value> {
    recursion::enter(vm, CALLING)?;
    let result = native_uncounted(vm, function, args);
    recursion::leave(vm);
    result
}

/// As [`native`], where CPython calls the C function itself.
pub fn native_uncounted(vm: &mut Vm, function: &Ref<NativeFunction>, args: Args<'_>) -> Res<Value> {
    match &function.receiver {
        Some(receiver) if function.takes_receiver() => {
            with_receiver(receiver, args, |args| declared(vm, function.def, args))
        }
        Some(class) if function.def.kind == MethodKind::New => {
            types::construct::check_new(vm, class, args)?;
            declared(vm, function.def, args)
        }
        _ => declared(vm, function.def, args),
    }
}

/// Calls what was declared, and counts that in a build that counts.
#[inline(always)]
fn declared(vm: &mut Vm, def: &'static MethodDef, args: Args<'_>) -> Res<Value> {
    let result = (def.call)(vm, args.values, args.names);
    #[cfg(feature = "instrument")]
    vm.interp().instrument.called(def, result.is_err());
    result
}

/// `f` with the receiver in front of the arguments.
#[inline]
pub(crate) fn with_receiver<R>(receiver: &Value, args: Args<'_>, f: impl FnOnce(Args<'_>) -> R) -> R {
    let names = args.names;
    match args.values {
        [] => f(Args { values: std::slice::from_ref(receiver), names }),
        [a] => value::side_by_side([receiver, a], |values| f(Args { values, names })),
        [a, b] => value::side_by_side([receiver, a, b], |values| f(Args { values, names })),
        more => {
            let mut values = Vec::with_capacity(more.len() + 1);
            values.push(receiver.clone());
            values.extend_from_slice(more);
            f(Args { values: &values, names })
        }
    }
}

/// `callable(*args)`
pub fn call(vm: &mut Vm, callable: &Value, args: Args<'_>) -> Res<Value> {
    match callable.kind() {
        Some(Kind::Function) => {
            return crate::interp::call_function(vm, callable, None, args);
        }
        Some(Kind::NativeFunction) => {
            if let Some(function) = callable.downcast::<NativeFunction>() {
                return native(vm, function, args);
            }
        }
        Some(Kind::BoundMethod) => {
            if let Some(method) = callable.downcast::<BoundMethod>() {
                return call_with(vm, &method.function, &method.receiver, args);
            }
        }
        Some(Kind::Type) if class_of(vm, callable).is(&vm.types().type_) => {
            if let Some(class) = callable.downcast::<Type>() {
                let recursion = match constructor(vm, class) {
                    Constructor::Native { recursion, .. } => recursion,
                    _ => types::construct::recursion(vm, class),
                };
                return match recursion {
                    Recursion::Uncounted => types::construct::instantiate(vm, class, args),
                    _ => recursion::deeper(vm, CALLING, |vm| types::construct::instantiate(vm, class, args)),
                };
            }
        }
        _ => {}
    }
    let Some(def) = native_call(vm, callable) else {
        return recursion::deeper(vm, CALLING, |vm| by_method(vm, callable, args));
    };
    if !has_vectorcall(vm, callable) {
        recursion::enter(vm, CALLING)?;
        let result = instance(vm, callable, def, args);
        recursion::leave(vm);
        return result;
    }
    instance(vm, callable, def, args)
}

/// Calls an instance by the native `__call__` of its class.
#[inline]
fn instance(vm: &mut Vm, callable: &Value, def: &'static MethodDef, args: Args<'_>) -> Res<Value> {
    crate::interp::check_stack(vm)?;
    with_receiver(callable, args, |args| declared(vm, def, args))
}

/// The `__call__` of an instance's class, where it is native.
pub(crate) fn native_call(vm: &Vm, callable: &Value) -> Option<&'static MethodDef> {
    lookup::native_method(vm, class_of(vm, callable), &vm.names().__call__)
}

/// Whether it is an instance of a builtin class that CPython calls without counting that towards the recursion limit.
#[inline]
pub(crate) fn has_vectorcall(vm: &Vm, callable: &Value) -> bool {
    let class = class_of(vm, callable);
    match callable.kind() {
        Some(
            Kind::Partial | Kind::AttrGetter | Kind::ItemGetter | Kind::MethodCaller | Kind::GenericAlias,
        ) => class.flags(vm).contains(types::Flags::BUILTIN),
        Some(Kind::WeakRef) => class.is(&vm.types().weakref),
        _ => false,
    }
}

/// Calls `__call__`.
fn by_method(vm: &mut Vm, callable: &Value, args: Args<'_>) -> Res<Value> {
    let class = class_of(vm, callable).clone();
    match lookup(vm, &class, &vm.names().__call__) {
        Some(method) if attr::is_method(&method) => slot(vm, &method, callable, args),
        Some(method) => {
            let bound = attr::bind(vm, &method, Some(callable), &class)?;
            call(vm, &bound, args)
        }
        None => Err(vm.type_error(&format!("'{}' object is not callable", class.name(vm)))),
    }
}

/// `callable(receiver, *args)` as a type's slot does it: what is native is no level of recursion. A class can have
/// native methods call each other for ever (`__missing__ = dict.__getitem__`): the end of the stack is the limit then.
pub fn slot(vm: &mut Vm, callable: &Value, receiver: &Value, args: Args<'_>) -> Res<Value> {
    match callable.downcast::<NativeFunction>() {
        Some(function) => {
            crate::interp::check_stack(vm)?;
            with_receiver(receiver, args, |args| native_uncounted(vm, function, args))
        }
        None => call_with(vm, callable, receiver, args),
    }
}

/// `callable(receiver, *args)`
pub fn call_with(vm: &mut Vm, callable: &Value, receiver: &Value, args: Args<'_>) -> Res<Value> {
    if callable.kind() == Some(Kind::Function) {
        return crate::interp::call_function(vm, callable, Some(receiver), args);
    }
    with_receiver(receiver, args, |args| call(vm, callable, args))
}

/// `callable(*args)` without keyword arguments.
#[inline]
pub fn call_positional(vm: &mut Vm, callable: &Value, args: &[Value]) -> Res<Value> {
    call(vm, callable, Args::positional_only(args))
}

/// `callable(*args, **keywords)`
pub fn call_with_dict(vm: &mut Vm, callable: &Value, args: &[Value], keywords: &Ref<Dict>) -> Res<Value> {
    let mut values = args.to_vec();
    let mut names = Vec::with_capacity(keywords.len(vm));
    for (name, value) in keywords.get(vm).table.iter() {
        names.push(name.clone());
        values.push(value.clone());
    }
    if names.iter().any(|name| name.downcast::<Str>().is_none()) {
        return Err(vm.type_error("keywords must be strings"));
    }
    let names = tuple::from_slice(vm, &names)?;
    call(vm, callable, Args::new(&values, Some(&names)))
}

/// Which special method: `|n| &n.__len__`.
pub type Special = fn(&Names) -> &Ref<Str>;

/// The special method as the class has it, unbound; none if it has none.
#[inline]
pub fn find_special(vm: &Vm, receiver: &Value, name: Special) -> Option<Value> {
    lookup(vm, class_of(vm, receiver), name(vm.names()))
}

/// `type(receiver).name(receiver, *args)`; none if the class has no such method.
pub fn special(vm: &mut Vm, receiver: &Value, name: Special, args: &[Value]) -> Res<Option<Value>> {
    match find_special(vm, receiver, name) {
        Some(method) if stands_in(vm, &method, receiver, name) => {
            recursion::deeper(vm, CALLING, |vm| unbound(vm, &method, receiver, args)).map(Some)
        }
        Some(method) => unbound(vm, &method, receiver, args).map(Some),
        None => Ok(None),
    }
}

/// Whether a class written in Python has a builtin type's special method under another name (`__repr__ = __str__`):
/// CPython cannot put that into the type's slot, and calls it as any object.
fn stands_in(vm: &Vm, method: &Value, receiver: &Value, name: Special) -> bool {
    !class_of(vm, receiver).flags(vm).contains(types::Flags::BUILTIN)
        && method.downcast::<NativeFunction>().is_some_and(|function| {
            function.def.kind == MethodKind::Slot && name(vm.names()).as_ascii() != Some(function.def.name)
        })
}

/// Calls what was found in `receiver`'s class, bound to it if it is a descriptor.
pub fn unbound(vm: &mut Vm, method: &Value, receiver: &Value, args: &[Value]) -> Res<Value> {
    if attr::is_method(method) {
        return slot(vm, method, receiver, Args::positional_only(args));
    }
    let class = class_of(vm, receiver).clone();
    let bound = attr::bind(vm, method, Some(receiver), &class)?;
    call_positional(vm, &bound, args)
}

/// How messages name what is called: `module.function()` (`_PyObject_FunctionStr`).
pub fn describe(vm: &mut Vm, callable: &Value) -> Res<String> {
    let (qualname, module) = (vm.names().__qualname__.clone(), vm.names().__module__.clone());
    let Some(qualname) = super::attr::get_attr_or_none(vm, callable, &qualname)? else {
        return Ok(super::format::str(vm, callable)?.to_string_lossy());
    };
    let qualname = super::format::str(vm, &qualname)?.to_string_lossy();
    let module = match super::attr::get_attr_or_none(vm, callable, &module)? {
        Some(module) if !module.is_none() => super::format::str(vm, &module)?.to_string_lossy(),
        _ => "builtins".to_owned(),
    };
    Ok(if module == "builtins" { format!("{qualname}()") } else { format!("{module}.{qualname}()") })
}

/// `receiver.name(*args)`
pub fn method(vm: &mut Vm, receiver: &Value, name: &Ref<Str>, args: &[Value]) -> Res<Value> {
    let (callable, in_front) = attr::load_method(vm, receiver, name)?;
    match in_front {
        Receiver::Object => call_with(vm, &callable, receiver, Args::positional_only(args)),
        Receiver::Other(receiver) => call_with(vm, &callable, &receiver, Args::positional_only(args)),
        Receiver::Nothing => call_positional(vm, &callable, args),
    }
}

/// `callable(value)`, the builtin function.
pub fn is_callable(vm: &Vm, value: &Value) -> bool {
    lookup(vm, class_of(vm, value), &vm.names().__call__).is_some()
}
