//! Jumps, and the compares fused with them. A jump back looks at the eval breaker.

use std::ptr::NonNull;

use ir::Instr;

use super::frame::Return;
use super::state::{End, Next, Outcome, State, branched, finish, further, leave, second, slow};
use super::{operators, special};
use crate::ops::{self, CompareOp};
use crate::runtime::breaker;
use crate::value::{Value, Word, are_ints, float_of, high, is_float};
use crate::vm::Vm;

/// Goes to the instruction's target, for slow paths; back with a look at the breaker.
pub(super) fn take(vm: &mut Vm, s: State) -> Next {
    if s.instr().x <= 0 && breaker::is_raised(vm) {
        // SAFETY: there is a current frame, whose state `s` is.
        unsafe { (*vm.thread().frames.current()).pc = s.pc };
        if let Err(raised) = breaker::look(vm) {
            // SAFETY: the frame's `pc` is the instruction's.
            return unsafe { super::exceptions::unwind(vm, raised) };
        }
    }
    s.jump().pc
}

/// Ends a jump forward, or one `BACK`, which looks at the breaker.
#[inline(always)]
fn branch<const BACK: bool>(vm: &mut Vm, s: State, truth: bool) -> End {
    branch_after::<BACK>(vm, s, truth, false)
}

/// As [`branch`]; first what a death has left to do.
#[inline(always)]
fn branch_after<const BACK: bool>(vm: &mut Vm, s: State, truth: bool, died: bool) -> End {
    if truth != (s.instr().n == 1) {
        return s.after(died);
    }
    // The tail settles a death anyway.
    if BACK && breaker::is_raised(vm) { leave(vm, s, take) } else { s.jump().settled(died) }
}

/// As [`branch_after`], whichever way the jump goes.
#[inline(always)]
pub(super) fn branch_either_way(vm: &mut Vm, s: State, truth: bool, died: bool) -> End {
    match s.instr().x <= 0 {
        true => branch_after::<true>(vm, s, truth, died),
        false => branch_after::<false>(vm, s, truth, died),
    }
}

/// How a slow path's truth ends the jump.
pub(super) fn outcome(s: State, truth: bool) -> Outcome {
    if truth == (s.instr().n == 1) { Outcome::Jump } else { Outcome::Go }
}

#[inline(always)]
pub(super) unsafe fn jump(_: &mut Vm, s: State) -> End {
    End::Next(s.jump())
}

#[inline(always)]
pub(super) unsafe fn jump_back(vm: &mut Vm, s: State) -> End {
    if breaker::is_raised(vm) { leave(vm, s, take) } else { End::Next(s.jump()) }
}

#[inline(always)]
pub(super) unsafe fn jump_if<const BACK: bool>(vm: &mut Vm, s: State) -> End {
    match ops::truth_of_word(s.word(s.instr().b)) {
        Some(truth) => branch::<BACK>(vm, s, truth),
        // SAFETY: the operand is the instruction's.
        None => further(vm, s, |vm, s| unsafe {
            let operand = s.instr().b;
            if let Some(truth) = ops::truth_at_sight(vm, s.value(operand)) {
                let died = s.part(vm, operand);
                return branch_after::<BACK>(vm, s, truth, died);
            }
            second(
                vm,
                s,
                |vm, s| {
                    let value = s.value(s.instr().b);
                    let first = (Return::Resume, 0, 0);
                    if let Some(entered) = special::ask(vm, s, value, |n| &n.__bool__, [], first) {
                        return Some(entered);
                    }
                    if ops::is_silent(vm, value) { branched(vm, s, true) } else { None }
                },
                operators::jump_if,
            )
        }),
    }
}

#[inline(always)]
pub(super) unsafe fn jump_if_or_drop(vm: &mut Vm, s: State) -> End {
    let i = s.instr();
    match ops::truth_of_word(s.word(i.b)) {
        Some(truth) if truth == (i.n == 1) => End::Next(s.jump()),
        Some(_) => s.next(),
        // SAFETY: the operand is the instruction's, which drops it unless it jumps.
        None => further(vm, s, |vm, s| unsafe {
            let i = s.instr();
            match ops::truth_at_sight(vm, s.value(i.b)) {
                Some(truth) if truth == (i.n == 1) => End::Next(s.jump()),
                Some(_) => {
                    let died = s.part(vm, i.b);
                    s.after(died)
                }
                None => slow(vm, s, operators::jump_if_or_drop),
            }
        }),
    }
}

#[inline(always)]
pub(super) unsafe fn jump_if_none<const BACK: bool>(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        let none = s.word(i.b) == Value::NONE.word();
        if !s.spare(i.b) {
            // What dies is not None.
            return further(vm, s, |vm, s| {
                let died = s.part(vm, s.instr().b);
                branch_after::<BACK>(vm, s, false, died)
            });
        }
        branch::<BACK>(vm, s, none)
    }
}

#[inline(always)]
pub(super) unsafe fn jump_if_is<const BACK: bool>(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        let same = s.word(i.b) == s.word(i.c);
        if !s.spare_both(i.b, i.c) {
            return further(vm, s, |vm, s| {
                let i = s.instr();
                compared::<BACK>(vm, s, s.word(i.b) == s.word(i.c))
            });
        }
        branch::<BACK>(vm, s, same)
    }
}

#[inline(always)]
pub(super) unsafe fn jump_if_contains<const BACK: bool>(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        further(vm, s, |vm, s| {
            if let Some(found) = operators::contains_at_sight(vm, s) {
                return compared::<BACK>(vm, s, found);
            }
            second(
                vm,
                s,
                |vm, s| operators::contains_quick(vm, s, |vm, found| branched(vm, s, found)),
                |vm, s| operators::contains(vm, s, |found| outcome(s, found)),
            )
        })
    }
}

/// Ends a jump whose comparison has given no bool.
#[cold]
#[inline(never)]
fn decided(vm: &mut Vm, s: State, value: Value) -> Option<NonNull<Instr>> {
    let truth = ops::truth(vm, &value);
    drop(value);
    // SAFETY: the state is the current frame's, whose `pc` was noted; the operands are the instruction's.
    unsafe {
        match truth {
            Ok(truth) => branched(vm, s, truth),
            Err(raised) => NonNull::new(finish(vm, s, Err(raised)).cast_mut()),
        }
    }
}

/// Ends a jump that has looked at both its operands, in a tail.
#[inline(always)]
unsafe fn compared<const BACK: bool>(vm: &mut Vm, s: State, holds: bool) -> End {
    // SAFETY: the operands are the instruction's.
    unsafe {
        let i = s.instr();
        let died = s.part(vm, i.b) | s.part(vm, i.c);
        branch_after::<BACK>(vm, s, holds, died)
    }
}

macro_rules! compare {
    ($name:ident, $op:ident, $operator:tt) => {
        #[inline(always)]
        pub(super) unsafe fn $name<const BACK: bool, const FORM: u8>(vm: &mut Vm, s: State) -> End {
            // Of all forms.
            #[inline(always)]
            unsafe fn otherwise<const BACK: bool>(vm: &mut Vm, s: State) -> End {
                // SAFETY: as in the handler.
                further(vm, s, |vm, s| unsafe {
                    match operators::strings_at_sight(s, CompareOp::$op) {
                        Some(holds) => compared::<BACK>(vm, s, holds),
                        None => further(vm, s, |vm, s| by_text::<BACK>(vm, s)),
                    }
                })
            }
            #[inline(always)]
            unsafe fn by_text<const BACK: bool>(vm: &mut Vm, s: State) -> End {
                if let Some(holds) = operators::strings_by_text(s, CompareOp::$op) {
                    // SAFETY: as in the handler.
                    return unsafe { compared::<BACK>(vm, s, holds) };
                }
                second(
                    vm,
                    s,
                    |vm, s| {
                        operators::compare_quick(vm, s, CompareOp::$op, |vm, value| match value.as_bool() {
                            // SAFETY: the operands are the instruction's.
                            Some(truth) => unsafe { branched(vm, s, truth) },
                            None => decided(vm, s, value),
                        })
                    },
                    |vm, s| operators::jump_if_compare(vm, s, CompareOp::$op),
                )
            }
            let (a, b): (Word, Word) = (s.left::<FORM>(), s.right::<FORM>());
            if are_ints(a, b) {
                return branch::<BACK>(vm, s, high(a) $operator high(b));
            }
            if is_float(a) && is_float(b) {
                return branch::<BACK>(vm, s, float_of(a) $operator float_of(b));
            }
            // SAFETY: a handler's state is valid.
            unsafe { otherwise::<BACK>(vm, s) }
        }
    };
}

compare!(jump_if_less, Less, <);
compare!(jump_if_less_equal, LessEqual, <=);
compare!(jump_if_equal, Equal, ==);
compare!(jump_if_not_equal, NotEqual, !=);
compare!(jump_if_greater, Greater, >);
compare!(jump_if_greater_equal, GreaterEqual, >=);

#[inline(always)]
pub(super) unsafe fn resume(vm: &mut Vm, s: State) -> End {
    if !breaker::is_raised(vm) {
        return s.next();
    }
    leave(vm, s, |vm, s| {
        // SAFETY: the frame's `pc` has been noted.
        unsafe {
            if let Some(next) = super::traced_form::resume(vm, s) {
                return next;
            }
            let looked = breaker::look(vm).map(|()| Outcome::Go);
            finish(vm, s, looked)
        }
    })
}
