//! Pattern matching.

use super::state::{End, Outcome, State, slow};
use crate::objects::tuple::Tuple;
use crate::objects::types::{Flags, class_of};
use crate::ops;
use crate::value::{Value, Word};
use crate::vm::Vm;

/// Stores whether the subject's class has a flag.
unsafe fn store_flag(vm: &mut Vm, s: State, flag: Flags) -> End {
    // SAFETY: a handler's state is valid; `a` is an empty temporary.
    unsafe {
        let truth = class_of(vm, s.value(s.instr().b)).flags(vm).contains(flag);
        let word: Word = Value::bool(truth).into_word();
        let died = s.put(vm, s.instr().a, word);
        s.after(died)
    }
}

#[inline(always)]
pub(super) unsafe fn match_mapping(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe { store_flag(vm, s, Flags::MAPPING) }
}

#[inline(always)]
pub(super) unsafe fn match_sequence(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe { store_flag(vm, s, Flags::SEQUENCE) }
}

#[inline(always)]
pub(super) unsafe fn get_len(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let len = ops::len(vm, s.value(s.instr().b))?;
            Ok(Outcome::Store(ops::int(vm, len as i64)?))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn match_keys(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let i = s.instr();
            let Some(keys) = s.value(i.c).downcast::<Tuple>() else {
                return Err(vm.system_error("bad internal call"));
            };
            Ok(Outcome::Store(ops::matching::keys(vm, s.value(i.b), keys)?))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn match_class(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let i = s.instr();
            let Some(names) = s.value(i.d).downcast::<Tuple>() else {
                return Err(vm.system_error("bad internal call"));
            };
            let found = ops::matching::class(vm, s.value(i.b), s.value(i.c), i.x as usize, names)?;
            Ok(Outcome::Store(found))
        })
    }
}
