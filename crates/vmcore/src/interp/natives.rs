//! Calls of native functions, whose arguments stay in the registers while they run.

use std::sync::atomic::Ordering;

use super::state::{Next, State, finish, is_object, let_go, settle};
use crate::heap::{Header, Kind, Object};
use crate::native::{Args, MethodDef, MethodKind, NativeFn, Recursion};
use crate::objects::native::NativeFunction;
use crate::objects::types::construct::{Constructor, constructor};
use crate::objects::types::{Type, class_of};
use crate::ops::recursion;
use crate::value::{Value, Word};
use crate::vm::{Res, Vm};

/// Whether a call can go to [`call`]: of a native function, or of a class, which may have a native `__new__`.
#[inline(always)]
pub(super) fn is_native(callee: Word) -> bool {
    // SAFETY: a live object's header.
    is_object(callee)
        && matches!(unsafe { (*(callee as *const Header)).kind() }, Kind::NativeFunction | Kind::Type)
}

/// What the arguments begin with.
enum First<'a> {
    /// The first register of the window.
    Argument,
    /// The callee itself: a class, for its `__new__`.
    Callee,
    /// The callee itself, for its `__new__`; what that makes, for the `__init__` called next.
    Made(NativeFn),
    /// The receiver that the function is bound to.
    Receiver(&'a Value),
}

/// `type(value)`
fn class_of_argument(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(args.values.first().map_or(Value::NONE, |value| class_of(vm, value).to_value()))
}

/// The function to call with `n` arguments, and with what in front of them.
unsafe fn direct<'a>(vm: &Vm, callee: &'a Word, n: usize) -> Option<(NativeFn, Recursion, First<'a>)> {
    // SAFETY: the register holds a value.
    if let Some(class) = unsafe { Value::at(callee) }.downcast::<Type>() {
        return match constructor(vm, class) {
            Constructor::Native { new, init: None, recursion } => Some((new, recursion, First::Callee)),
            Constructor::Native { new, init: Some(init), recursion } => {
                Some((new, recursion, First::Made(init)))
            }
            Constructor::ClassOf if n == 1 => {
                Some((class_of_argument, Recursion::Uncounted, First::Argument))
            }
            _ => None,
        };
    }
    let callee = *callee;
    // SAFETY: the caller looked at the kind; the object lives as long as its register owns it.
    let function: &'a NativeFunction = unsafe { &*(*(callee as *const Object<NativeFunction>)).payload() };
    let first = match &function.receiver {
        Some(_) if function.def.kind == MethodKind::New => return None,
        Some(receiver) if function.takes_receiver() => First::Receiver(receiver),
        _ => First::Argument,
    };
    Some((function.def.call, function.def.recursion, first))
}

/// Whether a call of this builtin function by the instruction at `s` is a level of recursion. With names of arguments
/// CPython specialises no call of a method.
#[inline(always)]
pub(super) fn counts(s: State, def: &MethodDef, named: bool) -> bool {
    def.recursion == Recursion::Counted || (named && def.kind == MethodKind::Method) || is_cold(s)
}

/// Whether code has called so few builtin functions that CPython would not have specialised these calls yet.
#[inline(always)]
fn is_cold(s: State) -> bool {
    // SAFETY: the pool belongs to the current code.
    let cold = unsafe { &(*s.pool).cold_calls };
    let left = cold.get();
    if left != 0 {
        cold.set(left - 1);
    }
    left != 0
}

/// Runs `f`, a call by the instruction at `s`, as a level of recursion or not.
#[inline(always)]
pub(super) fn counted(
    vm: &mut Vm,
    s: State,
    recursion: Recursion,
    f: impl FnOnce(&mut Vm) -> Res<Value>,
) -> Res<Value> {
    let counted = match recursion {
        Recursion::Counted => true,
        Recursion::CountedWhileCold => is_cold(s),
        Recursion::Uncounted => false,
    };
    if counted {
        recursion::enter(vm, recursion::CALLING)?;
    }
    let result = f(vm);
    if counted {
        recursion::leave(vm);
    }
    result
}

/// Calls a class's native `__new__` and `__init__` with the `n` arguments behind it.
///
/// # Safety
/// The window is the current instruction's.
#[inline(never)]
unsafe fn make(vm: &mut Vm, new: NativeFn, init: NativeFn, callee: *mut Word, n: usize) -> Res<Value> {
    // SAFETY: the caller's promise.
    unsafe {
        let args = std::slice::from_raw_parts(callee.cast::<Value>(), n + 1);
        let made = new(vm, Args::positional_only(args))?;
        // What was made takes the class's place.
        let class = std::mem::replace(&mut *callee, made.into_word());
        let args = std::slice::from_raw_parts(callee.cast::<Value>(), n + 1);
        let result = init(vm, Args::positional_only(args));
        let made = Value::from_word(std::mem::replace(&mut *callee, class));
        result.map(|_| made)
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
        let (function, recursion, first) = direct(vm, &*callee, n)?;
        let result = counted(vm, s, recursion, |vm| match first {
            First::Argument => {
                function(vm, Args::positional_only(std::slice::from_raw_parts(base.cast::<Value>(), n)))
            }
            First::Callee => {
                let args = std::slice::from_raw_parts(callee.cast::<Value>(), n + 1);
                function(vm, Args::positional_only(args))
            }
            First::Made(init) => make(vm, function, init, callee, n),
            First::Receiver(receiver) => {
                // The receiver takes the callee's place; the callee is let go of where CPython does so.
                let own = std::mem::replace(&mut *callee, receiver.clone().into_word());
                let args = std::slice::from_raw_parts(callee.cast::<Value>(), n + 1);
                let result = function(vm, Args::positional_only(args));
                let receiver = std::mem::replace(&mut *callee, own);
                let_go(receiver);
                result
            }
        });
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
            settle(vm, s);
        }
        Some(s.behind().pc)
    }
}
