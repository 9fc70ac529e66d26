//! Entering a frame for a Python function the quick ways: with its arguments where they are, or moved to the stack. What
//! takes more than that is in `binding`.

use std::ptr::NonNull;

use ir::Instr;

use super::executable::Executable;
use super::frame::{Frame, Return};
use super::state::{State, let_go};
use crate::heap::{Header, Kind, Object};
use crate::objects::attrs;
use crate::objects::function::Function;
use crate::objects::instance::Instance;
use crate::objects::method::BoundMethod;
use crate::objects::types::{self, Type};
use crate::value::{Ref, Value, Word, is_pointer, retain};
use crate::vm::Vm;

/// Whether a frame fits whose registers start at `base`, so many levels of recursion deeper.
#[inline(always)]
pub(super) fn fits(vm: &Vm, executable: &Executable, base: *mut Word, levels: u32) -> bool {
    vm.interp().breaker.may_be_deep(vm.thread().depth.get() + levels) && has_room(vm, executable, base)
}

/// Whether a frame [fits](fits) and the eval breaker is not raised, which a call has to look at.
#[inline(always)]
pub(super) fn fits_at_once(vm: &Vm, executable: &Executable, base: *mut Word, levels: u32) -> bool {
    vm.interp().breaker.allows(vm.thread().depth.get() + levels) && has_room(vm, executable, base)
}

#[inline(always)]
fn has_room(vm: &Vm, executable: &Executable, base: *mut Word) -> bool {
    vm.thread().frames.has_room(base.wrapping_add(executable.registers as usize))
}

/// [`push`], if the frame fits.
///
/// # Safety
/// As for [`push`].
#[inline(always)]
pub(super) unsafe fn try_push(
    vm: &mut Vm,
    executable: &Executable,
    base: *mut Word,
    ret: Return,
) -> Option<State> {
    // SAFETY: the caller's promise.
    fits(vm, executable, base, 1).then(|| unsafe { push(vm, executable, base, ret) })
}

/// Makes a frame whose registers start at `base` the current one. Its arguments are in place, its other locals empty.
///
/// # Safety
/// `base[-1]` owns the function that `executable` belongs to, and the frame [fits](fits).
#[inline(always)]
pub(super) unsafe fn push(vm: &mut Vm, executable: &Executable, base: *mut Word, ret: Return) -> State {
    debug_assert!(fits(vm, executable, base, 1));
    let thread = vm.thread();
    // SAFETY: the register stack reaches to `top`, the frame stack as far as the depth may.
    unsafe {
        let top = base.add(executable.registers as usize);
        thread.depth.set(thread.depth.get() + 1);
        let prev = thread.frames.current();
        let frame = prev.add(1);
        let (pc, pool) = (executable.start(), executable.pool());
        frame.write(Frame {
            pc,
            base,
            pool,
            top,
            prev,
            locals: 0,
            object: 0,
            generator: 0,
            keep: 0,
            ret,
            extra: 0,
        });
        thread.frames.set_current(frame);
        State { pc, base, pool }
    }
}

/// The function's code, if it has been lowered and takes exactly `n` positional arguments as they are.
#[inline(always)]
pub(super) unsafe fn simple<'a>(callee: Word, n: usize) -> Option<&'a Executable> {
    if !is_pointer(callee) {
        return None;
    }
    // SAFETY: the layout word says that it is a function; its code lives as long as it does.
    unsafe {
        if !(*(callee as *const Header)).is_exact(Kind::Function) {
            return None;
        }
        let function = &*(*(callee as *const Object<Function>)).payload();
        let executable = function.code.lowered()?;
        if executable.simple && executable.args as usize == n { Some(executable) } else { None }
    }
}

/// Empties the locals from number `from` on.
///
/// # Safety
/// They are registers of a frame about to start, and hold no pointers.
#[inline(always)]
pub(super) unsafe fn clear_locals(executable: &Executable, base: *mut Word, from: usize) {
    for r in from..executable.first_temp as usize {
        // SAFETY: the caller's promise. Volatile, because there are few: a call of memset would cost more.
        unsafe { base.add(r).write_volatile(0) };
    }
}

/// Calls the function in `base[-1]` with `n` arguments from `base` on, if that is a simple matter.
#[inline(always)]
pub(super) unsafe fn enter_simple(vm: &mut Vm, s: State, base: *mut Word, n: usize) -> Option<State> {
    // SAFETY: the window lies in the frame's temporaries, or right above them.
    unsafe {
        let executable = simple(*base.sub(1), n)?;
        // A generator's registers are not on the stack, so its callee's cannot overlap with them.
        let frame = vm.thread().frames.current();
        if (*frame).generator != 0 || !fits_at_once(vm, executable, base, 1) {
            return None;
        }
        clear_locals(executable, base, n);
        (*frame).pc = s.pc;
        Some(push(vm, executable, base, Return::Value))
    }
}

/// As [`enter_simple`], for a function that has defaults for the arguments missing.
#[inline(always)]
pub(super) unsafe fn enter_with_defaults(vm: &mut Vm, s: State, base: *mut Word, n: usize) -> Option<State> {
    // SAFETY: as in `enter_simple`; the registers above the window are the callee's, and empty.
    unsafe {
        let function = Value::at(base.sub(1)).exact::<Function>()?.get(vm);
        let executable: *const Executable = function.code.lowered()?;
        let parameters = (*executable).args as usize;
        let defaults = defaults_of(function);
        let defaults = defaults.get(defaults.len().checked_sub(parameters.checked_sub(n)?)?..)?;
        if !(*executable).simple || !fits_at_once(vm, &*executable, base, 1) {
            return None;
        }
        for (k, default) in defaults.iter().enumerate() {
            *base.add(n + k) = default.clone().into_word();
        }
        clear_locals(&*executable, base, parameters);
        (*vm.thread().frames.current()).pc = s.pc;
        Some(push(vm, &*executable, base, Return::Value))
    }
}

/// The function and the receiver of a bound method that is a Python function of `n` arguments more, if it can be entered
/// in the current frame's window, which is at `base`.
#[inline(always)]
unsafe fn simple_method<'a>(
    vm: &Vm,
    callee: Word,
    base: *mut Word,
    n: usize,
) -> Option<(&'a BoundMethod, &'a Executable)> {
    // SAFETY: the window lies in the frame's temporaries, and keeps the method.
    unsafe {
        if !is_pointer(callee) {
            return None;
        }
        let method = Value::at(&callee).exact::<BoundMethod>()?.as_ptr();
        let method = &*method.as_ref().payload();
        let executable = simple(method.function.word(), n + 1)?;
        let can_enter = on_stack(vm) && fits_at_once(vm, executable, base, 1);
        can_enter.then_some((method, executable))
    }
}

/// [`enter_simple`] for the bound method in `base[-1]`: its receiver moves in front of the `n` arguments.
#[inline(always)]
pub(super) unsafe fn enter_method_in_place(
    vm: &mut Vm,
    s: State,
    base: *mut Word,
    n: usize,
) -> Option<State> {
    // SAFETY: as in `enter_simple`; the register above the window is the callee's, and empty.
    unsafe {
        let (method, executable) = simple_method(vm, *base.sub(1), base, n)?;
        let (function, receiver) = (method.function.clone(), method.receiver.clone());
        for k in (0..n).rev() {
            // Volatile, because there are few: a call of memmove would cost more.
            base.add(k + 1).write_volatile(*base.add(k));
        }
        *base = receiver.into_word();
        // CPython lets go of the bound method before the call.
        let_go(std::mem::replace(&mut *base.sub(1), function.into_word()));
        clear_locals(executable, base, n + 1);
        (*vm.thread().frames.current()).pc = s.pc;
        Some(push(vm, executable, base, Return::Value))
    }
}

/// [`enter_simple`] for the instance in `base[-1]`, whose class has a `__call__`: it moves in front of the `n` arguments.
#[inline(always)]
pub(super) unsafe fn enter_instance(vm: &mut Vm, s: State, base: *mut Word, n: usize) -> Option<State> {
    // SAFETY: as in `enter_method_in_place`. The class has the method while nothing runs.
    unsafe {
        let class = types::class_of(vm, Value::at(base.sub(1)));
        let method = types::lookup_word(vm, class, &vm.names().__call__);
        if method == 0 {
            return None;
        }
        let executable: *const Executable = simple(method, n + 1)?;
        // The instance's call is a level of its own.
        if !on_stack(vm) || !fits_at_once(vm, &*executable, base, 2) {
            return None;
        }
        for k in (0..=n).rev() {
            // Volatile, because there are few: a call of memmove would cost more.
            base.add(k).write_volatile(*base.add(k).sub(1));
        }
        retain(method);
        *base.sub(1) = method;
        clear_locals(&*executable, base, n + 1);
        let thread = vm.thread();
        (*thread.frames.current()).pc = s.pc;
        thread.depth.set(thread.depth.get() + 1);
        let entered = push(vm, &*executable, base, Return::Finish);
        (*vm.thread().frames.current()).extra = 1;
        Some(entered)
    }
}

/// [`enter_simple`] for a bound method that was loaded as such, in `base[0]`: the register behind it is empty, and its `n`
/// arguments follow.
#[inline(always)]
pub(super) unsafe fn enter_loaded_method(vm: &mut Vm, s: State, base: *mut Word, n: usize) -> Option<State> {
    // SAFETY: as in `enter_simple`.
    unsafe {
        let own = base.add(1);
        let (method, executable) = simple_method(vm, *base, own, n)?;
        *own = method.receiver.clone().into_word();
        let function = method.function.clone().into_word();
        let_go(std::mem::replace(&mut *base, function));
        clear_locals(executable, own, n + 1);
        (*vm.thread().frames.current()).pc = s.pc;
        Some(push(vm, executable, own, Return::Value))
    }
}

/// As [`enter_simple`] from a generator's frame, whose registers are its own: the window moves to the stack.
#[inline(always)]
pub(super) unsafe fn enter_simple_above(vm: &mut Vm, s: State, base: *mut Word, n: usize) -> Option<State> {
    // SAFETY: as in `enter_simple`; above the current frame's `top` every register is empty.
    unsafe {
        let executable: *const Executable = simple(*base.sub(1), n)?;
        let frame = vm.thread().frames.current();
        let above = (*frame).top.add(1);
        if !fits_at_once(vm, &*executable, above, 1) {
            return None;
        }
        for k in 0..=n {
            // Volatile, because there are few: a call of memmove would cost more.
            let from = base.sub(1).add(k);
            above.sub(1).add(k).write_volatile(*from);
            from.write_volatile(0);
        }
        clear_locals(&*executable, above, n);
        (*frame).pc = s.pc;
        Some(push(vm, &*executable, above, Return::Value))
    }
}

/// Enters a frame for a Python function with operands of the instruction at `s` for arguments, if that is a simple matter.
/// Temporaries move, and what the function returns is the instruction's result.
#[inline]
pub(super) unsafe fn enter_moved<const N: usize>(
    vm: &mut Vm,
    s: State,
    function: &Value,
    operands: [i16; N],
) -> Option<NonNull<Instr>> {
    // SAFETY: above the current frame's `top` every register is empty; the operands are the instruction's.
    unsafe {
        let executable: *const Executable = simple(function.word(), N)?;
        let frame = vm.thread().frames.current();
        let base = (*frame).top.add(1);
        if !fits_at_once(vm, &*executable, base, 1) {
            return None;
        }
        for (k, operand) in operands.into_iter().enumerate() {
            *base.add(k) = s.take(operand);
        }
        *base.sub(1) = function.clone().into_word();
        clear_locals(&*executable, base, N);
        (*frame).pc = s.pc;
        let entered = push(vm, &*executable, base, Return::Value);
        NonNull::new(entered.pc.cast_mut())
    }
}

/// Makes an instance of the class in `base[-1]` and calls its `__init__` with it and the `n` arguments from `base` on, if
/// that is a simple matter. They move up behind the class, which stays where it is.
#[inline(always)]
pub(super) unsafe fn enter_init(vm: &mut Vm, class: &Ref<Type>, base: *mut Word, n: usize) -> Option<State> {
    // SAFETY: the window lies in the frame's temporaries, and the registers above it are empty. The frame's `pc` has been
    // noted.
    unsafe {
        let init = types::lookup(vm, class, &vm.names().__init__)?;
        let function = init.exact::<Function>()?.get(vm);
        let executable: *const Executable = function.code.lowered()?;
        let parameters = (*executable).args as usize;
        let missing = parameters.checked_sub(n + 1)?;
        let defaults = if missing == 0 { &[] } else { defaults_of(function) };
        let defaults = defaults.get(defaults.len().checked_sub(missing)?..)?;
        if !(*executable).simple {
            return None;
        }
        let own = base.add(1);
        // The class's call is a level of its own.
        if !on_stack(vm) || !fits(vm, &*executable, own, 2) {
            return None;
        }
        let instance = attrs::new_instance(vm, class, Instance).to_value().into_word();
        for k in (0..n).rev() {
            // Volatile, because there are few: a call of memmove would cost more.
            own.add(k + 1).write_volatile(*base.add(k));
        }
        (*(instance as *const Header)).retain();
        for (k, default) in defaults.iter().enumerate() {
            *own.add(n + 1 + k) = default.clone().into_word();
        }
        *base = init.into_word();
        *own = instance;
        clear_locals(&*executable, own, parameters);
        let thread = vm.thread();
        thread.depth.set(thread.depth.get() + 1);
        let entered = push(vm, &*executable, own, Return::InitInPlace);
        let frame = vm.thread().frames.current();
        (*frame).keep = instance;
        (*frame).extra = 1;
        Some(entered)
    }
}

/// Whether the current frame's registers are on the thread's stack, where a callee's can follow them.
pub(super) fn on_stack(vm: &Vm) -> bool {
    // SAFETY: there is a current frame.
    unsafe { (*vm.thread().frames.current()).generator == 0 }
}

/// The defaults of its positional parameters.
pub(super) fn defaults_of(function: &Function) -> &[Value] {
    function.defaults.as_ref().map_or(&[], |defaults| defaults.items())
}
