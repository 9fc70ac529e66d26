//! Entering a frame for a Python function: with its arguments where they are, moved or copied to the stack, or bound to
//! its parameters by all the rules.

use std::sync::atomic::Ordering;

use super::arguments::Arguments;
use super::executable::Executable;
use super::frame::{Frame, Return};
use super::state::{Outcome, State, is_object, let_go};
use super::{arguments, exceptions};
use crate::heap::{Header, Kind, Object};
use crate::native::Args;
use crate::objects::function::Function;
use crate::objects::tuple::Tuple;
use crate::value::{Ref, Value, Word};
use crate::vm::{Res, Vm};

/// Makes a frame whose registers start at `base` the current one. Its arguments are in place, its other locals empty.
///
/// # Safety
/// `base[-1]` owns the function that `executable` belongs to.
#[inline(always)]
pub(super) unsafe fn push(
    vm: &mut Vm,
    executable: &Executable,
    base: *mut Word,
    ret: Return,
) -> Option<State> {
    let thread = vm.thread();
    let depth = thread.depth.get();
    // SAFETY: the register stack is checked to reach `top`, the frame stack by the bound on the depth.
    unsafe {
        let top = base.add(executable.registers as usize);
        if depth >= thread.depth_limit.get() || !thread.frames.has_room(top) {
            return None;
        }
        thread.depth.set(depth + 1);
        let prev = thread.frames.current();
        let frame = prev.add(1);
        let (pc, pool) = (executable.start(), executable.pool());
        frame.write(Frame { pc, base, pool, top, prev, locals: 0, object: 0, generator: 0, keep: 0, ret });
        thread.frames.set_current(frame);
        Some(State { pc, base, pool })
    }
}

/// The function's code, if it has been lowered and takes exactly `n` positional arguments as they are.
#[inline(always)]
unsafe fn simple<'a>(callee: Word, n: usize) -> Option<&'a Executable> {
    if !is_object(callee) {
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
unsafe fn clear_locals(executable: &Executable, base: *mut Word, from: usize) {
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
        if vm.interp().breaker.load(Ordering::Relaxed) != 0 {
            return None;
        }
        // A generator's registers are not on the stack, so its callee's cannot overlap with them.
        let frame = vm.thread().frames.current();
        if (*frame).generator != 0 {
            return None;
        }
        if !vm.thread().frames.has_room(base.add(executable.registers as usize)) {
            return None;
        }
        clear_locals(executable, base, n);
        (*frame).pc = s.pc;
        push(vm, executable, base, Return::Value)
    }
}

/// Whether [`enter_in_place`] would take `n` arguments for this function.
fn fits_in_place(vm: &Vm, function: &Value, n: usize) -> bool {
    let Some(function) = function.exact::<Function>() else { return false };
    let f = function.get(vm);
    let Some(executable) = f.code.lowered() else { return false };
    let parameters = executable.args as usize;
    let defaults = f.defaults.as_ref().map_or(0, |d| d.len());
    executable.simple && n <= parameters && n + defaults >= parameters
}

/// Keyword arguments that [`enter_keywords`] takes.
const KEYWORDS: usize = 16;

/// As [`enter_in_place`], where the last of the `n` arguments are named: brings them to their parameters' places. False,
/// and all is as it was, where a name is not that of a parameter without a value, or is another string like it.
pub(super) unsafe fn enter_keywords(vm: &mut Vm, base: *mut Word, n: usize, names: &Ref<Tuple>) -> Res<bool> {
    // SAFETY: the window is the current instruction's; the registers above it are empty.
    unsafe {
        let Some(function) = Value::at(base.sub(1)).exact::<Function>() else { return Ok(false) };
        let f = function.get(vm);
        let Some(executable) = f.code.lowered() else { return Ok(false) };
        let (parameters, given) = (executable.args as usize, n - names.len());
        if !executable.simple || names.len() > KEYWORDS || n > parameters {
            return Ok(false);
        }
        let defaults = f.defaults.as_ref().map_or(&[][..], |d| d.items());
        let Some(required) = parameters.checked_sub(defaults.len()) else { return Ok(false) };
        if !vm.thread().frames.has_room(base.add(executable.registers as usize)) {
            return Ok(false);
        }
        let mut places = [0; KEYWORDS];
        for (place, name) in places.iter_mut().zip(names.items()) {
            let first = given.max(executable.positional_only as usize);
            let candidates = f.code.locals.get(first..parameters).unwrap_or(&[]);
            match candidates.iter().position(|p| p.as_value().is(name)) {
                Some(p) => *place = first + p,
                None => return Ok(false),
            }
        }
        let places = &places[..names.len()];
        let has_value = |p: usize| p < given || places.contains(&p);
        if !(given..required).all(has_value) {
            return Ok(false);
        }
        let mut words = [0; KEYWORDS];
        for (k, word) in words.iter_mut().enumerate().take(places.len()) {
            *word = std::mem::replace(&mut *base.add(given + k), 0);
        }
        for (place, word) in places.iter().zip(words) {
            *base.add(*place) = word;
        }
        for p in given.max(required)..parameters {
            if !places.contains(&p) {
                *base.add(p) = defaults[p - required].clone().into_word();
            }
        }
        let entered = enter_in_place(vm, base, parameters, Return::Value, 0);
        if entered.is_err() {
            for p in 0..parameters {
                let_go(std::mem::replace(&mut *base.add(p), 0));
            }
        }
        entered
    }
}

/// Whether the current frame's registers are on the thread's stack, where a callee's can follow them.
pub(super) fn on_stack(vm: &Vm) -> bool {
    // SAFETY: there is a current frame.
    unsafe { (*vm.thread().frames.current()).generator == 0 }
}

/// Calls the Python function in `base[-1]` from a generator's frame, whose registers are its own: moves the window to
/// the stack. False, and all is as it was, if the function needs more than that.
pub(super) unsafe fn enter_from_generator(vm: &mut Vm, base: *mut Word, n: usize) -> Res<bool> {
    // SAFETY: the window is the current instruction's; above the current frame's `top` every register is empty.
    unsafe {
        let above = (*vm.thread().frames.current()).top.add(1);
        if !fits_in_place(vm, Value::at(base.sub(1)), n) || !vm.thread().frames.has_room(above.add(n)) {
            return Ok(false);
        }
        std::ptr::copy_nonoverlapping(base.sub(1), above.sub(1), n + 1);
        let entered = enter_in_place(vm, above, n, Return::Value, 0);
        if matches!(entered, Ok(true)) {
            base.sub(1).write_bytes(0, n + 1);
        } else {
            above.sub(1).write_bytes(0, n + 1);
        }
        entered
    }
}

/// Enters a frame for a Python function with `receiver` in front of positional arguments that stay where they are, if
/// they are all it needs besides its defaults.
pub(super) fn enter_copied(
    vm: &mut Vm,
    function: &Value,
    receiver: Option<&Value>,
    args: &[Value],
    ret: Return,
    keep: Word,
) -> Res<bool> {
    let n = args.len() + receiver.is_some() as usize;
    // SAFETY: above the current frame's `top` every register is empty.
    unsafe {
        let above = (*vm.thread().frames.current()).top.add(1);
        if !fits_in_place(vm, function, n) || !vm.thread().frames.has_room(above.add(n)) {
            return Ok(false);
        }
        *above.sub(1) = function.clone().into_word();
        for (k, arg) in receiver.into_iter().chain(args).enumerate() {
            *above.add(k) = arg.clone().into_word();
        }
        let entered = enter_in_place(vm, above, n, ret, keep);
        if !matches!(entered, Ok(true)) {
            for k in 0..=n {
                let_go(std::mem::replace(&mut *above.add(k).sub(1), 0));
            }
        }
        entered
    }
}

/// Enters a frame for a Python function with `receiver` in front of the arguments, all of which stay where they are.
/// `keep` is owned.
pub(super) fn enter_with(
    vm: &mut Vm,
    function: &Value,
    receiver: &Value,
    args: Args<'_>,
    ret: Return,
    keep: Word,
) -> Res<Outcome> {
    let entered = if args.names.is_none() {
        enter_copied(vm, function, Some(receiver), args.values, ret, keep)
    } else {
        Ok(false)
    };
    let entered = match entered {
        Ok(true) => return Ok(Outcome::Enter),
        Ok(false) => {
            let mut values = Arguments::with_capacity(args.values.len() + 1);
            values.push(receiver.clone());
            values.extend(args.values.iter().cloned());
            enter(vm, function.clone(), values, args.names, ret, keep)
        }
        Err(raised) => Err(raised),
    };
    if entered.is_err() {
        // SAFETY: the frame that would have owned it was not made.
        unsafe { let_go(keep) };
    }
    entered
}

/// Enters a frame for the Python function in `base[-1]`, whose `n` positional arguments are in place from `base` on, if
/// they are all it needs besides its defaults.
pub(super) unsafe fn enter_in_place(
    vm: &mut Vm,
    base: *mut Word,
    n: usize,
    ret: Return,
    keep: Word,
) -> Res<bool> {
    // SAFETY: the window lies in the frame's temporaries or right above them.
    unsafe {
        let callee = Value::at(base.sub(1));
        if !fits_in_place(vm, callee, n) {
            return Ok(false);
        }
        let Some(function) = callee.exact::<Function>() else { return Ok(false) };
        let f = function.get(vm);
        let Some(executable) = f.code.lowered() else { return Ok(false) };
        if !vm.thread().frames.has_room(base.add(executable.registers as usize)) {
            return Ok(false);
        }
        let parameters = executable.args as usize;
        if let Some(defaults) = &f.defaults {
            let first = defaults.len().wrapping_sub(parameters);
            for p in n..parameters {
                *base.add(p) = defaults.items()[first.wrapping_add(p)].clone().into_word();
            }
        }
        clear_locals(executable, base, parameters);
        let executable: *const Executable = executable;
        match push(vm, &*executable, base, ret) {
            Some(_) => {
                (*vm.thread().frames.current()).keep = keep;
                Ok(true)
            }
            None => {
                // The defaults lie above the window, where nobody else would drop them.
                for p in n..parameters {
                    let_go(std::mem::replace(&mut *base.add(p), 0));
                }
                Err(exceptions::too_deep(vm))
            }
        }
    }
}

/// As [`enter_in_place`], with `receiver` put in front of the `n` arguments from `base` on. What was the callee's stays
/// below, owned by its register.
pub(super) unsafe fn enter_inserted(
    vm: &mut Vm,
    base: *mut Word,
    n: usize,
    function: &Value,
    receiver: &Value,
    ret: Return,
    keep: Word,
) -> Res<bool> {
    if !on_stack(vm) || !fits_in_place(vm, function, n + 1) {
        return Ok(false);
    }
    // SAFETY: the registers above the window are empty; where no frame takes them over they are as before.
    unsafe {
        if !vm.thread().frames.has_room(base.add(n + 2)) {
            return Ok(false);
        }
        std::ptr::copy(base, base.add(2), n);
        *base = function.clone().into_word();
        *base.add(1) = receiver.clone().into_word();
        let entered = enter_in_place(vm, base.add(1), n + 1, ret, keep);
        if !matches!(entered, Ok(true)) {
            let_go(*base);
            let_go(*base.add(1));
            std::ptr::copy(base.add(2), base, n);
            *base.add(n) = 0;
            *base.add(n + 1) = 0;
        }
        entered
    }
}

/// Takes `n` values out of registers.
pub(super) unsafe fn take_words(base: *mut Word, n: usize) -> Arguments {
    // SAFETY: the registers hold values, whose counts move.
    unsafe { (0..n).map(|k| Value::from_word(std::mem::replace(&mut *base.add(k), 0))).collect() }
}

/// Enters a frame for a Python function, its arguments bound to its parameters.
pub(super) fn enter(
    vm: &mut Vm,
    function: Value,
    args: Arguments,
    names: Option<&Ref<Tuple>>,
    ret: Return,
    keep: Word,
) -> Res<Outcome> {
    let Some(payload) = function.downcast::<Function>().cloned() else {
        return Err(vm.system_error("a frame for what is no function"));
    };
    let code = payload.get(vm).code.clone();
    let executable = code.executable(vm)?;
    let bound = arguments::bind(vm, &payload, executable, args, names)?;
    // SAFETY: the registers above the current frame's are empty; the function goes below the new frame's.
    unsafe {
        let base = (*vm.thread().frames.current()).top.add(1);
        if !vm.thread().frames.has_room(base.add(executable.registers as usize)) {
            return Err(exceptions::too_deep(vm));
        }
        for (k, value) in bound.into_iter().enumerate() {
            *base.add(k) = value.map_or(0, Value::into_word);
        }
        *base.sub(1) = function.into_word();
        if push(vm, executable, base, ret).is_none() {
            for k in 0..executable.first_temp as usize {
                let_go(std::mem::replace(&mut *base.add(k), 0));
            }
            let_go(std::mem::replace(&mut *base.sub(1), 0));
            return Err(exceptions::too_deep(vm));
        }
        let frame = vm.thread().frames.current();
        (*frame).keep = keep;
        if executable.flags & bytecode::code::flags::OPTIMIZED == 0 {
            // Code of a module or class body that was made a function: its names are globals.
            (*frame).locals = payload.get(vm).globals.to_value().into_word();
        }
    }
    Ok(Outcome::Enter)
}
