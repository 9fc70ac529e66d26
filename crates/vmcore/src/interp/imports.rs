//! The import statement.

use super::state::{End, Outcome, State, slow};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

#[inline(always)]
pub(super) unsafe fn import_name(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let i = s.instr();
            let (level, fromlist) = (s.value(i.b).clone(), s.value(i.c).clone());
            let function = s.function();
            let (builtins, globals) = (function.builtins.clone(), function.globals.clone());
            let locals = super::names::namespace(vm);
            let name = s.site().name.clone();
            let module =
                ops::imports::import_name(vm, &builtins, &globals, &locals, &name, &fromlist, &level)?;
            Ok(Outcome::Store(module))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn import_from(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let module = s.value(s.instr().b).clone();
            Ok(Outcome::Store(ops::imports::import_from(vm, &module, &s.site().name)?))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn import_star(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let module: Value = s.value(s.instr().b).clone();
            let namespace = super::names::namespace(vm);
            if namespace.is_none() {
                return Err(vm.system_error("no locals found during 'import *'"));
            }
            ops::imports::import_star(vm, &module, &namespace)?;
            Ok(Outcome::Go)
        })
    }
}
