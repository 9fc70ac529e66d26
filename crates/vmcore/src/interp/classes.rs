//! What only class bodies and modules use.

use super::state::{End, Outcome, State, slow};
use crate::objects::cell::Cell;
use crate::objects::dict::{self, Dict};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::Vm;

#[inline(always)]
pub(super) unsafe fn load_build_class(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let builtins = s.function().builtins.clone();
            let name = vm.names().__build_class__.clone();
            match builtins.get_str(vm, &name) {
                Some(build) => Ok(Outcome::Store(build)),
                None => Err(ops::raise::name_error(vm, "__build_class__ not found", &name)),
            }
        })
    }
}

#[inline(always)]
pub(super) unsafe fn load_assertion_error(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let word = vm.types().assertion_error.to_value().into_word();
        let died = s.put(vm, s.instr().a, word);
        s.after(died)
    }
}

#[inline(always)]
pub(super) unsafe fn setup_annotations(vm: &mut Vm, s: State) -> End {
    slow(vm, s, |vm, _| {
        let namespace = super::names::namespace(vm);
        let name = vm.names().__annotations__.clone();
        let present = match namespace.exact::<Dict>() {
            Some(dict) => dict.get_str(vm, &name).is_some(),
            None => ops::get_item_or_none(vm, &namespace, name.as_value())?.is_some(),
        };
        if !present {
            let made = dict::new(vm).to_value();
            ops::set_item(vm, &namespace, name.as_value(), &made)?;
        }
        Ok(Outcome::Go)
    })
}

#[inline(always)]
pub(super) unsafe fn load_class_cell(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; lowering names a cell's register.
    unsafe {
        slow(vm, s, |vm, s| {
            let i = s.instr();
            let name = s.function().code.locals[i.b as usize].clone();
            let namespace = super::names::namespace(vm);
            let local = match namespace.exact::<Dict>() {
                Some(dict) => dict.get_str(vm, &name),
                None => ops::get_item_or_none(vm, &namespace, name.as_value())?,
            };
            if let Some(value) = local {
                return Ok(Outcome::Store(value));
            }
            let cell: &Ref<Cell> = match s.value(i.b).downcast::<Cell>() {
                Some(cell) => cell,
                None => return Err(vm.system_error("a free variable without a cell")),
            };
            match &cell.get(vm).content {
                Some(value) => Ok(Outcome::Store(value.clone())),
                None => Err(super::moves::unbound(vm, s, i.b)),
            }
        })
    }
}

#[inline(always)]
pub(super) unsafe fn print_expr(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let hook = ops::sys_attribute(vm, "displayhook");
            let Some(hook) = hook else { return Err(vm.runtime_error("lost sys.displayhook")) };
            let value: Value = s.value(s.instr().b).clone();
            ops::call(vm, &hook, crate::native::Args::positional_only(&[value]))?;
            Ok(Outcome::Go)
        })
    }
}
