//! `with` and `async with`.

use super::binding::enter_copied;
use super::frame::Return;
use super::state::{End, Outcome, State, slow};
use crate::native::Args;
use crate::objects::exception::Exception;
use crate::objects::function::Function;
use crate::objects::str::Str;
use crate::objects::types::{class_of, lookup};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Looks both methods up on the manager's class, as `with` does; the enter function comes first in CPython's order too.
fn before(vm: &mut Vm, s: State, enter: &Ref<Str>, exit: &Ref<Str>, what: &str, hint: &str) -> Res<Outcome> {
    // SAFETY: the operand stays in its register; `a` and `a + 1` are temporaries, one of them perhaps the operand's.
    let manager = unsafe { s.value(s.instr().b).clone() };
    let class = class_of(vm, &manager).clone();
    let unsupported = |vm: &Vm, hint: &str| {
        let name = class.name(vm);
        vm.type_error(&format!("'{name}' object does not support the {what} protocol{hint}"))
    };
    // A plain function is not bound, but entered.
    let Some(enter) = lookup(vm, &class, enter) else { return Err(unsupported(vm, "")) };
    let is_function = enter.exact::<Function>().is_some();
    let enter = if is_function { enter } else { ops::attr::bind(vm, &enter, Some(&manager), &class)? };
    let Some(exit) = ops::attr::special(vm, &manager, exit)? else { return Err(unsupported(vm, hint)) };
    // SAFETY: as above.
    unsafe {
        s.consume(s.instr().b);
        *s.reg(s.instr().a) = exit.into_word();
    }
    if is_function && enter_copied(vm, &enter, Some(&manager), &[], &[], Return::Above, 0)? {
        return Ok(Outcome::Enter);
    }
    let entered = if is_function {
        ops::call(vm, &enter, Args::positional_only(&[manager]))?
    } else {
        drop(manager);
        ops::call(vm, &enter, Args::positional_only(&[]))?
    };
    // SAFETY: as above.
    unsafe { *s.reg(s.instr().a + 1) = entered.into_word() };
    Ok(Outcome::Stored)
}

#[inline(always)]
pub(super) unsafe fn before_with(vm: &mut Vm, s: State) -> End {
    slow(vm, s, |vm, s| {
        let (enter, exit) = (vm.names().__enter__.clone(), vm.names().__exit__.clone());
        before(vm, s, &enter, &exit, "context manager", " (missed __exit__ method)")
    })
}

#[inline(always)]
pub(super) unsafe fn before_async_with(vm: &mut Vm, s: State) -> End {
    slow(vm, s, |vm, s| {
        let (enter, exit) = (vm.names().__aenter__.clone(), vm.names().__aexit__.clone());
        before(vm, s, &enter, &exit, "asynchronous context manager", " (missed __aexit__ method)")
    })
}

#[inline(always)]
pub(super) unsafe fn with_except_start(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let exception = s.value(s.instr().c);
            let class = class_of(vm, exception).to_value();
            let traceback = exception
                .downcast::<Exception>()
                .and_then(|e| e.get(vm).traceback.as_ref().map(Ref::to_value))
                .unwrap_or(Value::NONE);
            let args = [class, exception.clone(), traceback];
            Ok(Outcome::Store(ops::call(vm, s.value(s.instr().b), Args::positional_only(&args))?))
        })
    }
}
