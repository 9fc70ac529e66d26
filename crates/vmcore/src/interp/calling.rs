//! Calling what is neither a Python function nor a native one: classes, instances with `__call__`. What they lead to in
//! Python runs in a frame of this loop; everything else is `ops::call`'s.

use super::binding::{deeper, enter_with};
use super::frame::Return;
use super::state::Outcome;
use crate::native::Args;
use crate::objects::attrs;
use crate::objects::function::Function;
use crate::objects::instance::Instance;
use crate::objects::types::construct::{Constructor, constructor};
use crate::objects::types::{Type, class_of, lookup};
use crate::ops::{self, recursion::CALLING};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(super) fn call(vm: &mut Vm, callee: &Value, args: Args<'_>) -> Res<Outcome> {
    if let Some(class) = callee.downcast::<Type>() {
        if let Some(init) = python_init(vm, class) {
            let instance = attrs::new_instance(vm, class, Instance).to_value();
            let keep = instance.clone().into_word();
            return deeper(vm, CALLING, |vm| enter_with(vm, &init, &instance, args, Return::Init, keep));
        }
    } else if let Some(function) = lookup(vm, class_of(vm, callee), &vm.names().__call__)
        && function.exact::<Function>().is_some()
    {
        return deeper(vm, CALLING, |vm| enter_with(vm, &function, callee, args, Return::Finish, 0));
    }
    Ok(Outcome::Store(ops::call(vm, callee, args)?))
}

/// The class's `__init__`, where calling the class is no more than `object.__new__` and that Python function.
pub(super) fn python_init(vm: &Vm, class: &Ref<Type>) -> Option<Value> {
    match constructor(vm, class) {
        Constructor::Init => lookup(vm, class, &vm.names().__init__),
        _ => None,
    }
}
