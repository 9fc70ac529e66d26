//! Calls of native functions, whose arguments stay in the registers while they run.

use std::sync::atomic::Ordering;

use super::state::{Next, State, finish, is_object, let_go, settle};
use crate::heap::{Header, Kind, Object};
use crate::native::{Args, MethodKind, NativeFn};
use crate::objects::native::NativeFunction;
use crate::value::{Value, Word};
use crate::vm::Vm;

/// Whether a call can go to [`call`].
#[inline(always)]
pub(super) fn is_native(callee: Word) -> bool {
    // SAFETY: a live object's header.
    is_object(callee) && unsafe { (*(callee as *const Header)).kind() } == Kind::NativeFunction
}

/// The function to call with just the arguments that are there, or with its receiver in front.
unsafe fn direct<'a>(callee: Word) -> Option<(NativeFn, Option<&'a Value>)> {
    // SAFETY: the caller looked at the kind; the object lives as long as its register owns it.
    let function: &'a NativeFunction = unsafe { &*(*(callee as *const Object<NativeFunction>)).payload() };
    match &function.receiver {
        None => Some((function.def.call, None)),
        Some(_) if function.def.kind == MethodKind::New => None,
        Some(receiver) if function.takes_receiver() => Some((function.def.call, Some(receiver))),
        Some(_) => Some((function.def.call, None)),
    }
}

/// Calls the native function in `base[-1]` with the `n` positional arguments from `base` on, which end the
/// instruction's window; none if that takes more than a call. The frame's `pc` has been noted.
#[inline(always)]
pub(super) unsafe fn call(vm: &mut Vm, s: State, base: *mut Word, n: usize) -> Option<Next> {
    // SAFETY: the window belongs to the current instruction, which alone empties it.
    unsafe {
        let callee = base.sub(1);
        // Where natives are counted, they are all called in one place.
        if cfg!(feature = "instrument") || vm.interp().breaker.load(Ordering::Relaxed) != 0 {
            return None;
        }
        let (function, receiver) = direct(*callee)?;
        let result = match receiver {
            None => function(vm, Args::positional_only(std::slice::from_raw_parts(base.cast::<Value>(), n))),
            Some(receiver) => {
                // The receiver takes the callee's place; the callee is let go of where CPython does so.
                let own = std::mem::replace(&mut *callee, receiver.clone().into_word());
                let args = std::slice::from_raw_parts(callee.cast::<Value>(), n + 1);
                let result = function(vm, Args::positional_only(args));
                let receiver = std::mem::replace(&mut *callee, own);
                let_go(receiver);
                result
            }
        };
        let value = match result {
            Ok(value) => value,
            Err(raised) => {
                let next = finish(vm, s, Err(raised));
                return Some(next);
            }
        };
        for k in 0..=n {
            let register = callee.add(k);
            let word = *register;
            if is_object(word) {
                *register = 0;
                let_go(word);
            }
        }
        settle(vm, s);
        if s.set(s.instr().a, value.into_word()) {
            settle(vm, s.behind());
        }
        Some(s.behind().pc)
    }
}
