//! Functions and methods implemented here: `builtin_function_or_method`, `method_descriptor`, `wrapper_descriptor` and
//! their bound forms, all over one [`MethodDef`].

use super::rich_compare::rich_compare;
use super::str::Str;
use super::tuple;
use super::types::{Type, class_of};
use crate::heap::{Trace, Visit};
use crate::native::{Kwargs, MethodDef, MethodKind, OwnedArgs, methods};
use crate::ops::{self, CompareOp, attr};
use crate::runtime::docstrings;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct NativeFunction {
    pub def: &'static MethodDef,
    /// The bound receiver: the module, for a module's function.
    pub receiver: Option<Value>,
    /// The class that declares it, for an unbound method.
    pub class: Option<Value>,
    /// `__module__`
    pub module: Option<Value>,
}

impl Trace for NativeFunction {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.receiver.iter().for_each(&mut *visit);
        self.class.iter().for_each(&mut *visit);
        self.module.iter().for_each(&mut *visit);
    }
}

impl NativeFunction {
    /// Whether the bound receiver is passed in front of the arguments: a module or class only owns its functions.
    pub fn takes_receiver(&self) -> bool {
        matches!(self.def.kind, MethodKind::Method | MethodKind::Slot | MethodKind::Class)
    }

    /// Whether this is a descriptor in a class's namespace.
    pub fn is_unbound(&self) -> bool {
        self.receiver.is_none() && self.takes_receiver()
    }
}

/// A class of native functions: what all five have alike.
macro_rules! class {
    ($owner:ident = $name:literal, $field:ident, $is:ident $(, $part:ident)*) => {
        pub struct $owner;

        fn $is(vm: &Vm, value: &Value) -> bool {
            class_of(vm, value).is(&vm.types().$field)
        }

        #[methods($name, is = $is, with($($part),*))]
        impl $owner {
            #[py("__repr__")]
            fn repr(vm: &mut Vm, this: &Ref<NativeFunction>) -> Res<String> {
                Ok(repr(vm, this))
            }

            #[py("__call__")]
            fn call(vm: &mut Vm, this: &Ref<NativeFunction>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
                let owned = OwnedArgs::new(vm, args, kwargs)?;
                ops::call::native(vm, this, owned.args())
            }

            #[getter("__name__")]
            fn name(this: &Ref<NativeFunction>) -> &'static str {
                this.def.name
            }

            #[getter("__qualname__")]
            fn qualname(vm: &Vm, this: &Ref<NativeFunction>) -> String {
                qualname(vm, this)
            }

            #[getter("__doc__")]
            fn doc(vm: &mut Vm, this: &Ref<NativeFunction>) -> Res<Value> {
                docstring(vm, this)
            }

            #[getter("__text_signature__")]
            fn text_signature(this: &Ref<NativeFunction>) -> Option<&'static str> {
                this.def.text_signature
            }
        }
    };
}

class!(BuiltinFunction = "builtin_function_or_method", builtin_function, is_builtin, BOUND, COMPARE);
class!(MethodDescriptor = "method_descriptor", method_descriptor, is_method_descriptor, UNBOUND, REDUCED);
class!(WrapperDescriptor = "wrapper_descriptor", wrapper_descriptor, is_wrapper_descriptor, UNBOUND, REDUCED);
class!(
    ClassMethodDescriptor = "classmethod_descriptor",
    classmethod_descriptor,
    is_classmethod_descriptor,
    UNBOUND
);
class!(MethodWrapper = "method-wrapper", method_wrapper, is_method_wrapper, BOUND, COMPARE, OBJCLASS);

/// What is bound: equal where function and receiver are the same.
macro_rules! bound {
    ($($owner:ident)*) => {
        $(
            #[methods(BOUND)]
            impl $owner {
                #[py("__hash__")]
                fn hash(this: &Ref<NativeFunction>) -> i64 {
                    let receiver = this.receiver.as_ref().map_or(0, ops::hash::identity_hash);
                    receiver ^ (std::ptr::from_ref(this.def) as usize).rotate_right(4) as i64
                }

                #[getter("__self__")]
                fn self_(vm: &Vm, this: &Ref<NativeFunction>) -> Option<Value> {
                    match this.def.kind {
                        MethodKind::Static => None,
                        MethodKind::Function => module(vm, this),
                        _ => this.receiver.clone(),
                    }
                }

                #[member("__module__")]
                fn module(this: &Ref<NativeFunction>) -> Option<Value> {
                    this.module.clone()
                }

                #[py("__reduce__($self, /)", no_text_signature)]
                fn reduce(vm: &mut Vm, this: &Ref<NativeFunction>) -> Res<Value> {
                    let name = vm.str(this.def.name)?.to_value();
                    match &this.receiver {
                        Some(receiver) => as_attribute(vm, receiver, name),
                        None => Ok(name),
                    }
                }
            }

            rich_compare!($owner, compare);
        )*
    };
}

bound!(BuiltinFunction MethodWrapper);

#[methods(OBJCLASS)]
impl MethodWrapper {
    #[getter("__objclass__")]
    fn objclass(this: &Ref<NativeFunction>) -> Option<Value> {
        this.class.clone()
    }
}

macro_rules! unbound {
    ($($owner:ident)*) => {
        $(
            #[methods(UNBOUND)]
            impl $owner {
                #[member("__objclass__")]
                fn objclass(this: &Ref<NativeFunction>) -> Option<Value> {
                    this.class.clone()
                }

                #[py("__get__")]
                fn get(vm: &mut Vm, this: &Ref<NativeFunction>, instance: &Value, owner: Option<&Value>) -> Res<Value> {
                    attr::check_get(vm, instance, owner)?;
                    let class = match owner.and_then(|o| o.downcast::<Type>()) {
                        Some(class) => class.clone(),
                        None => class_of(vm, instance).clone(),
                    };
                    let instance = Some(instance).filter(|i| !i.is_none());
                    attr::bind(vm, this.as_value(), instance, &class)
                }
            }
        )*
    };
}

unbound!(MethodDescriptor WrapperDescriptor ClassMethodDescriptor);

/// What is unbound, and an attribute of its class as it is.
macro_rules! reduced {
    ($($owner:ident)*) => {
        $(
            #[methods(REDUCED)]
            impl $owner {
                #[py("__reduce__($self, /)", no_text_signature)]
                fn reduce(vm: &mut Vm, this: &Ref<NativeFunction>) -> Res<Value> {
                    let name = vm.str(this.def.name)?.to_value();
                    let class = this.class.clone().unwrap_or(Value::NONE);
                    as_attribute(vm, &class, name)
                }
            }
        )*
    };
}

reduced!(MethodDescriptor WrapperDescriptor);

fn compare(_vm: &mut Vm, op: CompareOp, this: &Value, value: &Value) -> Res<Value> {
    let (Some(a), Some(b)) = (this.downcast::<NativeFunction>(), value.downcast::<NativeFunction>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let same_receiver = match (&a.receiver, &b.receiver) {
        (Some(a), Some(b)) => a.is(b),
        (a, b) => a.is_none() && b.is_none(),
    };
    let equal = same_receiver && std::ptr::eq(a.def, b.def);
    Ok(match op {
        CompareOp::Equal => Value::bool(equal),
        CompareOp::NotEqual => Value::bool(!equal),
        _ => Value::NOT_IMPLEMENTED,
    })
}

/// The module of a module's function.
fn module(vm: &Vm, function: &Ref<NativeFunction>) -> Option<Value> {
    let name = function.module.as_ref()?.downcast::<Str>()?.interned(vm);
    vm.modules().get_str(vm, &name)
}

/// The class that a method is taken from; none for a module's function.
fn class_in_name<'a>(vm: &'a Vm, function: &'a NativeFunction) -> Option<&'a Ref<Type>> {
    let of = function.class.as_ref().or(function.receiver.as_ref())?;
    Some(of.downcast::<Type>().unwrap_or_else(|| class_of(vm, of)))
}

/// That of a bound method names the receiver's class, not the one it comes from (`meth_get__qualname__`). A wrapped slot's
/// does not.
fn qualname(vm: &Vm, function: &Ref<NativeFunction>) -> String {
    let is_method = matches!(function.def.kind, MethodKind::Method | MethodKind::Class);
    let receiver = function.receiver.as_ref().filter(|_| is_method);
    let bound_to = receiver.map(|of| of.downcast::<Type>().unwrap_or_else(|| class_of(vm, of)));
    match bound_to.or_else(|| class_in_name(vm, function)) {
        Some(class) => format!("{}.{}", class.get(vm).qualname.to_string_lossy(), function.def.name),
        None => function.def.name.to_owned(),
    }
}

fn docstring(vm: &mut Vm, function: &Ref<NativeFunction>) -> Res<Value> {
    let name = function.def.name;
    match class_in_name(vm, function).cloned() {
        Some(class) => docstrings::of_attribute(vm, &class, name),
        None => docstrings::of_function(vm, function.def.owner, name),
    }
}

fn repr(vm: &Vm, function: &Ref<NativeFunction>) -> String {
    let name = function.def.name;
    let Some(receiver) = &function.receiver else {
        let Some(class) = function.class.as_ref().and_then(|c| c.downcast::<Type>()) else {
            return format!("<built-in function {name}>");
        };
        let class = class.name(vm);
        return match function.def.kind {
            MethodKind::Slot => format!("<slot wrapper '{name}' of '{class}' objects>"),
            _ => format!("<method '{name}' of '{class}' objects>"),
        };
    };
    let (class, at) = (class_of(vm, receiver).name(vm), receiver.word());
    match function.def.kind {
        MethodKind::Slot => format!("<method-wrapper '{name}' of {class} object at {at:#x}>"),
        _ => format!("<built-in method {name} of {class} object at {at:#x}>"),
    }
}

/// What pickles as `getattr(object, name)`.
pub(crate) fn as_attribute(vm: &mut Vm, object: &Value, name: Value) -> Res<Value> {
    let getattr = vm.builtins().get_str(vm, &vm.intern("getattr")).unwrap_or(Value::NONE);
    let args = tuple::from_slice(vm, &[object.clone(), name])?.to_value();
    Ok(tuple::from_slice(vm, &[getattr, args])?.into())
}
