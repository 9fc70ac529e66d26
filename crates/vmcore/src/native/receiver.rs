//! A method's receiver: the instance of `$self`, the class of `$type`.

use super::{Args, Builtin, MethodDef, MethodKind};
use crate::heap::Payload;
use crate::objects::types::{Type, class_of};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// What `this` and `class` can be declared as.
pub trait Receiver<'a>: Sized {
    fn receive(value: &'a Value) -> Option<Self>;
}

impl<'a> Receiver<'a> for &'a Value {
    #[inline(always)]
    fn receive(value: &'a Value) -> Option<&'a Value> {
        Some(value)
    }
}

impl<'a, T: Payload> Receiver<'a> for &'a Ref<T> {
    #[inline(always)]
    fn receive(value: &'a Value) -> Option<&'a Ref<T>> {
        value.downcast()
    }
}

impl Receiver<'_> for bool {
    #[inline(always)]
    fn receive(value: &Value) -> Option<bool> {
        value.as_bool()
    }
}

/// For methods without a receiver.
pub fn any_receiver(_: &Vm, _: &Value) -> bool {
    true
}

/// `this`, an instance of `B`.
#[inline(always)]
pub fn receiver<'a, B: Builtin, R: Receiver<'a>>(
    vm: &Vm,
    value: &'a Value,
    def: &'static MethodDef,
) -> Res<R> {
    match R::receive(value) {
        Some(receiver) if B::is_instance(vm, value) => Ok(receiver),
        _ => Err(wrong_receiver(vm, value, def)),
    }
}

/// `class`
#[inline(always)]
pub fn class_receiver<'a, R: Receiver<'a>>(vm: &Vm, value: &'a Value, def: &'static MethodDef) -> Res<R> {
    match R::receive(value) {
        Some(receiver) if value.downcast::<Type>().is_some() => Ok(receiver),
        _ => Err(wrong_receiver(vm, value, def)),
    }
}

/// `this` of a getter or setter.
#[inline(always)]
pub fn attribute_receiver<'a, B: Builtin, R: Receiver<'a>>(vm: &Vm, value: &'a Value, name: &str) -> Res<R> {
    match R::receive(value) {
        Some(receiver) if B::is_instance(vm, value) => Ok(receiver),
        _ => Err(vm.type_error(&does_not_apply(name, B::NAME, &class_of(vm, value).name(vm)))),
    }
}

/// The receiver of a function that takes keyword arguments, and the rest.
#[inline]
pub fn split_receiver<'a>(vm: &Vm, args: Args<'a>, def: &'static MethodDef) -> Res<(&'a Value, Args<'a>)> {
    args.split_first().ok_or_else(|| no_receiver(vm, def))
}

/// The arguments without the receiver, if that is one.
pub(super) fn check_receiver<'a>(vm: &Vm, args: Args<'a>, def: &'static MethodDef) -> Res<Args<'a>> {
    if matches!(def.kind, MethodKind::Static | MethodKind::Function) {
        return Ok(args);
    }
    let (receiver, args) = split_receiver(vm, args, def)?;
    let fits = match def.kind {
        MethodKind::Class | MethodKind::New => receiver.downcast::<Type>().is_some(),
        _ => (def.is_receiver)(vm, receiver),
    };
    if fits { Ok(args) } else { Err(wrong_receiver(vm, receiver, def)) }
}

#[cold]
fn no_receiver(vm: &Vm, def: &'static MethodDef) -> Raised {
    let (name, owner) = (def.name, def.owner);
    vm.type_error(&match def.kind {
        MethodKind::Method => format!("unbound method {}() needs an argument", def.qualified_name()),
        MethodKind::New => format!("{owner}.__new__(): not enough arguments"),
        _ => format!("descriptor '{name}' of '{owner}' object needs an argument"),
    })
}

#[cold]
fn wrong_receiver(vm: &Vm, receiver: &Value, def: &'static MethodDef) -> Raised {
    let (name, owner) = (def.name, def.owner);
    let class = class_of(vm, receiver).name(vm);
    vm.type_error(&match def.kind {
        MethodKind::Slot => {
            format!("descriptor '{name}' requires a '{owner}' object but received a '{class}'")
        }
        MethodKind::Class => {
            format!("descriptor '{name}' for type '{owner}' needs a type, not a '{class}' as arg 2")
        }
        MethodKind::New => format!("{owner}.__new__(X): X is not a type object ({class})"),
        _ => does_not_apply(name, owner, &class),
    })
}

fn does_not_apply(name: &str, owner: &str, class: &str) -> String {
    format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{class}' object")
}
