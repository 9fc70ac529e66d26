//! Calling what is neither a Python function nor a native one: classes, instances with `__call__`. What they lead to in
//! Python runs in a frame of this loop; everything else is `ops::call`'s.

use super::calls::enter;
use super::frame::Return;
use super::state::Outcome;
use crate::heap::Kind;
use crate::native::{Args, MethodKind};
use crate::objects::attrs;
use crate::objects::function::Function;
use crate::objects::instance::Instance;
use crate::objects::native::NativeFunction;
use crate::objects::types::{Flags, Type, class_of, lookup};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(super) fn call(vm: &mut Vm, callee: &Value, args: Args<'_>) -> Res<Outcome> {
    if let Some(class) = callee.downcast::<Type>() {
        if let Some(init) = python_init(vm, class) {
            let instance = attrs::new_instance(vm, class, Instance).to_value();
            return enter_with(vm, init, instance.clone(), args, Return::Init, instance.into_word());
        }
    } else if let Some(function) = lookup(vm, class_of(vm, callee), &vm.names().__call__)
        && function.exact::<Function>().is_some()
    {
        return enter_with(vm, function, callee.clone(), args, Return::Finish, 0);
    }
    Ok(Outcome::Store(ops::call(vm, callee, args)?))
}

/// Enters a frame for `function` with `receiver` in front of the arguments.
pub(super) fn enter_with(
    vm: &mut Vm,
    function: Value,
    receiver: Value,
    args: Args<'_>,
    ret: Return,
    keep: u64,
) -> Res<Outcome> {
    let mut values = Vec::with_capacity(args.values.len() + 1);
    values.push(receiver);
    values.extend_from_slice(args.values);
    let entered = enter(vm, function, values, args.names, ret, keep);
    if entered.is_err() && keep != 0 {
        // SAFETY: the frame that would have owned it was not made.
        unsafe { drop(Value::from_word(keep)) };
    }
    entered
}

/// The class's `__init__`, where calling the class is no more than `object.__new__` and that Python function.
pub(super) fn python_init(vm: &Vm, class: &Ref<Type>) -> Option<Value> {
    if !class_of(vm, class.as_value()).is(&vm.types().type_) {
        return None;
    }
    let payload = class.get(vm);
    if payload.layout.kind != Kind::Instance
        || payload.flags.get().intersects(Flags::ABSTRACT | Flags::BUILTIN)
    {
        return None;
    }
    let construct = lookup(vm, class, &vm.names().__new__)?;
    let native = construct.downcast::<NativeFunction>()?;
    if native.def.kind != MethodKind::New || native.def.owner != "object" {
        return None;
    }
    let init = lookup(vm, class, &vm.names().__init__)?;
    if init.exact::<Function>().is_some() { Some(init) } else { None }
}
