//! Entering a frame for a Python function: with its arguments where they are, moved or copied to the stack, or bound to
//! its parameters by all the rules.

use std::ptr::NonNull;

use bytecode::code::flags;
use ir::Instr;

use super::arguments::Arguments;
use super::executable::Executable;
use super::frame::{Frame, Return};
use super::state::{Next, Outcome, State, is_object, let_go};
use super::{arguments, exceptions, tracing};
use crate::heap::{Header, Kind, Object};
use crate::native::Args;
use crate::objects::attrs;
use crate::objects::dict;
use crate::objects::function::Function;
use crate::objects::instance::Instance;
use crate::objects::method::BoundMethod;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{self, Type};
use crate::ops::recursion;
use crate::runtime::breaker;
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
        if breaker::is_raised(vm) {
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
        let thread = vm.thread();
        if !(*executable).simple
            || breaker::is_raised(vm)
            || thread.depth.get() >= thread.depth_limit.get()
            || !thread.frames.has_room(base.add((*executable).registers as usize))
        {
            return None;
        }
        for (k, default) in defaults.iter().enumerate() {
            *base.add(n + k) = default.clone().into_word();
        }
        clear_locals(&*executable, base, parameters);
        (*thread.frames.current()).pc = s.pc;
        push(vm, &*executable, base, Return::Value)
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
        if !is_object(callee) {
            return None;
        }
        let method = Value::at(&callee).exact::<BoundMethod>()?.as_ptr();
        let method = &*method.as_ref().payload();
        let executable = simple(method.function.word(), n + 1)?;
        let thread = vm.thread();
        let fits = on_stack(vm)
            && !breaker::is_raised(vm)
            && thread.depth.get() < thread.depth_limit.get()
            && thread.frames.has_room(base.add(executable.registers as usize));
        fits.then_some((method, executable))
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
        push(vm, executable, base, Return::Value)
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
        push(vm, executable, own, Return::Value)
    }
}

/// As [`enter_simple`] from a generator's frame, whose registers are its own: the window moves to the stack.
#[inline(always)]
pub(super) unsafe fn enter_simple_above(vm: &mut Vm, s: State, base: *mut Word, n: usize) -> Option<State> {
    // SAFETY: as in `enter_simple`; above the current frame's `top` every register is empty.
    unsafe {
        let executable: *const Executable = simple(*base.sub(1), n)?;
        let thread = vm.thread();
        let frame = thread.frames.current();
        let above = (*frame).top.add(1);
        if breaker::is_raised(vm)
            || thread.depth.get() >= thread.depth_limit.get()
            || !thread.frames.has_room(above.add((*executable).registers as usize))
        {
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
        push(vm, &*executable, above, Return::Value)
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
        let thread = vm.thread();
        if breaker::is_raised(vm)
            || thread.depth.get() >= thread.depth_limit.get()
            || !thread.frames.has_room(base.add((*executable).registers as usize))
        {
            return None;
        }
        for (k, operand) in operands.into_iter().enumerate() {
            *base.add(k) = s.take(operand);
        }
        *base.sub(1) = function.clone().into_word();
        clear_locals(&*executable, base, N);
        (*frame).pc = s.pc;
        let entered = push(vm, &*executable, base, Return::Value)?;
        NonNull::new(entered.pc.cast_mut())
    }
}

/// Makes an instance of the class in `base[-1]` and calls its `__init__` with it and the `n` arguments from `base` on, if
/// that is a simple matter. They move up behind the class, which stays where it is.
#[inline(always)]
pub(super) unsafe fn enter_init(vm: &mut Vm, class: &Ref<Type>, base: *mut Word, n: usize) -> Option<Next> {
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
        let thread = vm.thread();
        let depth = thread.depth.get();
        if !on_stack(vm)
            || depth + 1 >= thread.depth_limit.get()
            || !thread.frames.has_room(own.add((*executable).registers as usize))
        {
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
        // The class's call is a level of its own.
        vm.thread().depth.set(depth + 1);
        let entered = push(vm, &*executable, own, Return::InitInPlace)?;
        let frame = vm.thread().frames.current();
        (*frame).keep = instance;
        (*frame).extra = 1;
        Some(entered.pc)
    }
}

/// Whether the current frame's registers are on the thread's stack, where a callee's can follow them.
pub(super) fn on_stack(vm: &Vm) -> bool {
    // SAFETY: there is a current frame.
    unsafe { (*vm.thread().frames.current()).generator == 0 }
}

/// As [`enter_window`] with `ret` `Value`, from a generator's frame, whose registers are its own: the window moves to the
/// stack.
pub(super) unsafe fn enter_from_generator(
    vm: &mut Vm,
    base: *mut Word,
    n: usize,
    names: &[Value],
) -> Res<bool> {
    // SAFETY: the window is the current instruction's; above the current frame's `top` every register is empty.
    unsafe {
        let above = (*vm.thread().frames.current()).top.add(1);
        if !vm.thread().frames.has_room(above.add(n)) {
            return Ok(false);
        }
        std::ptr::copy_nonoverlapping(base.sub(1), above.sub(1), n + 1);
        base.sub(1).write_bytes(0, n + 1);
        let entered = enter_window(vm, above, n, names, Return::Value, 0);
        match entered {
            Ok(true) => {}
            Ok(false) => {
                std::ptr::copy_nonoverlapping(above.sub(1), base.sub(1), n + 1);
                above.sub(1).write_bytes(0, n + 1);
            }
            Err(_) => drop_words(above.sub(1), n + 1),
        }
        entered
    }
}

/// Lets `enter` enter a frame one level deeper than it is: within a native call that CPython counts.
pub(super) fn deeper<E: Entering>(vm: &mut Vm, doing: &str, enter: impl FnOnce(&mut Vm) -> Res<E>) -> Res<E> {
    recursion::enter(vm, doing)?;
    let entered = enter(vm);
    match &entered {
        // SAFETY: the frame just entered is current.
        Ok(entered) if entered.has_entered() => unsafe { (*vm.thread().frames.current()).extra += 1 },
        _ => recursion::leave(vm),
    }
    entered
}

/// Whether a frame was entered.
pub(super) trait Entering {
    fn has_entered(&self) -> bool;
}

impl Entering for bool {
    fn has_entered(&self) -> bool {
        *self
    }
}

impl Entering for Outcome {
    fn has_entered(&self) -> bool {
        matches!(self, Outcome::Enter)
    }
}

impl Entering for Option<Outcome> {
    fn has_entered(&self) -> bool {
        matches!(self, Some(Outcome::Enter))
    }
}

/// Empties `n` registers.
unsafe fn drop_words(first: *mut Word, n: usize) {
    for k in 0..n {
        // SAFETY: the caller owns the registers.
        unsafe { let_go(std::mem::replace(&mut *first.add(k), 0)) };
    }
}

/// Enters a frame for a Python function with `receiver` in front of arguments that stay where they are, if [`enter_window`]
/// takes them.
pub(super) fn enter_copied(
    vm: &mut Vm,
    function: &Value,
    receiver: Option<&Value>,
    values: &[Value],
    names: &[Value],
    ret: Return,
    keep: Word,
) -> Res<bool> {
    let n = values.len() + receiver.is_some() as usize;
    // SAFETY: above the current frame's `top` every register is empty.
    unsafe {
        if function.exact::<Function>().is_none() {
            return Ok(false);
        }
        let above = (*vm.thread().frames.current()).top.add(1);
        let simple = if names.is_empty() { simple(function.word(), n) } else { None };
        let registers = simple.map_or(n, |executable| executable.registers as usize);
        if !vm.thread().frames.has_room(above.add(registers)) {
            return Ok(false);
        }
        *above.sub(1) = function.clone().into_word();
        if let Some(receiver) = receiver {
            *above = receiver.clone().into_word();
        }
        let first = above.add(receiver.is_some() as usize);
        for (k, value) in values.iter().enumerate() {
            *first.add(k) = value.clone().into_word();
        }
        if let Some(executable) = simple {
            clear_locals(executable, above, n);
            if push(vm, executable, above, ret).is_some() {
                (*vm.thread().frames.current()).keep = keep;
                return Ok(true);
            }
        }
        let entered = enter_window(vm, above, n, names, ret, keep);
        if !matches!(entered, Ok(true)) {
            drop_words(above.sub(1), n + 1);
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
    let entered = match enter_copied(vm, function, Some(receiver), args.values, args.names(), ret, keep) {
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

/// Enters a frame for the Python function in `base[-1]` with the current instruction's window of `n` arguments from `base`
/// on, if these and its defaults are all that it needs. As [`enter_window`] otherwise.
#[inline(always)]
pub(super) unsafe fn enter_call(vm: &mut Vm, base: *mut Word, n: usize) -> Res<bool> {
    // SAFETY: the caller's promise.
    unsafe {
        if breaker::is_raised(vm) {
            Ok(false)
        } else if on_stack(vm) {
            enter_in_place(vm, base, n, Return::Value, 0)
        } else {
            enter_from_generator(vm, base, n, &[])
        }
    }
}

/// Enters a frame for the Python function in `base[-1]`, whose `n` arguments, the last of them with these names, are in
/// place from `base` on. False, and all is as it was, where that takes [all the rules](enter); where it raises, arguments
/// may be gone.
pub(super) unsafe fn enter_window(
    vm: &mut Vm,
    base: *mut Word,
    n: usize,
    names: &[Value],
    ret: Return,
    keep: Word,
) -> Res<bool> {
    if tracing::is_on(vm) {
        return Ok(false);
    }
    // SAFETY: the caller's promise.
    unsafe {
        if names.is_empty() && enter_in_place(vm, base, n, ret, keep)? {
            return Ok(true);
        }
        enter_bound(vm, base, n, names, ret, keep)
    }
}

/// Names of arguments, and parameters, that [`enter_bound`] takes.
const NAMES: usize = 16;
const PARAMETERS: usize = u64::BITS as usize;

/// The bits from number `from` to before `to`, which is at most 64.
fn bits(from: usize, to: usize) -> u64 {
    (from..to).fold(0, |bits, bit| bits | 1 << bit)
}

/// As [`enter_window`]: brings named arguments to their parameters' places, and those without a parameter to `*args` and
/// `**kwargs`. Names are compared by identity: a string that is another one like it is for all the rules.
unsafe fn enter_bound(
    vm: &mut Vm,
    base: *mut Word,
    n: usize,
    names: &[Value],
    ret: Return,
    keep: Word,
) -> Res<bool> {
    // SAFETY: the window is owned by whoever calls; the registers above it are empty.
    unsafe {
        let Some(function) = Value::at(base.sub(1)).exact::<Function>() else { return Ok(false) };
        let Some(executable) = function.get(vm).code.lowered() else { return Ok(false) };
        // The function below the registers keeps its code.
        let executable: &Executable = &*std::ptr::from_ref(executable);
        if names.is_empty()
            && let Some(entered) = enter_with_rest(vm, executable, base, n, ret, keep)
        {
            return entered;
        }
        let f = function.get(vm);
        let (positional, given) = (executable.args as usize, n - names.len());
        let named = positional + executable.keyword_only as usize;
        let varargs = executable.flags & flags::VARARGS != 0;
        let varkeywords = executable.flags & flags::VARKEYWORDS != 0;
        if executable.flags & flags::OPTIMIZED == 0
            || (given > positional && !varargs)
            || names.len() > NAMES
            || named >= PARAMETERS
            || !vm.thread().frames.has_room(base.add(n + executable.registers as usize))
        {
            return Ok(false);
        }
        // Where each named argument goes; `named` is `**kwargs`.
        let (mut places, mut found) = ([0; NAMES], 0_u64);
        let (first, locals) = (executable.positional_only as usize, &f.code.locals);
        for (place, name) in places.iter_mut().zip(names) {
            *place = match locals[first..named].iter().position(|p| p.as_value().is(name)) {
                Some(p) if first + p < given => return Ok(false),
                Some(p) => first + p,
                // It may be a parameter's name all the same, in another string.
                None if varkeywords && name.exact::<Str>().is_some_and(|n| n.is_interned()) => named,
                None => return Ok(false),
            };
            found |= 1 << *place;
        }
        let defaults = defaults_of(f);
        let Some(required) = positional.checked_sub(defaults.len()) else { return Ok(false) };
        if bits(given, required) & !found != 0 {
            return Ok(false);
        }
        let kwdefault = |p: usize| f.kwdefaults.as_ref()?.get_str(vm, &locals[p]);
        if !(positional..named).all(|p| found & 1 << p != 0 || kwdefault(p).is_some()) {
            return Ok(false);
        }

        // From here on arguments move.
        let mut words = [0; NAMES];
        for (k, word) in words.iter_mut().take(names.len()).enumerate() {
            *word = std::mem::replace(&mut *base.add(given + k), 0);
        }
        let kwargs = varkeywords.then(|| dict::new(vm));
        let mut result = Ok(());
        let extra = if varargs {
            let extra =
                (positional..given).map(|k| Value::from_word(std::mem::replace(&mut *base.add(k), 0)));
            tuple::from_iter(vm, extra).map_err(|no_memory| result = Err(no_memory)).ok()
        } else {
            None
        };
        clear_locals(executable, base, given.min(positional));
        for ((name, place), word) in names.iter().zip(places).zip(words) {
            match (&kwargs, name.exact::<Str>()) {
                (Some(kwargs), Some(name)) if place == named => {
                    let (hash, value) = (name.hash(vm), Value::from_word(word));
                    // Interned names that are two objects are two names.
                    let added = kwargs.get_mut(vm).table.add(name.to_value(), hash, value);
                    result = result.and(added);
                }
                _ => *base.add(place) = word,
            }
        }
        let f = function.get(vm);
        for p in given.max(required)..positional {
            if *base.add(p) == 0 {
                *base.add(p) = defaults_of(f)[p - required].clone().into_word();
            }
        }
        for p in positional..named {
            if *base.add(p) == 0 {
                *base.add(p) = f
                    .kwdefaults
                    .as_ref()
                    .and_then(|defaults| defaults.get_str(vm, &f.code.locals[p]))
                    .map_or(0, Value::into_word);
            }
        }
        if let Some(extra) = extra {
            *base.add(named) = Value::from(extra).into_word();
        }
        if let Some(kwargs) = kwargs {
            *base.add(named + varargs as usize) = Value::from(kwargs).into_word();
        }
        let raised = match result {
            Ok(()) if push(vm, executable, base, ret).is_some() => {
                (*vm.thread().frames.current()).keep = keep;
                return Ok(true);
            }
            Ok(()) => exceptions::too_deep(vm),
            Err(no_memory) => no_memory.into(),
        };
        drop_words(base, executable.first_temp as usize);
        Err(raised)
    }
}

/// [`enter_window`] for a function with `*args` and no other parameters than positional ones, all of which are given.
#[inline(always)]
unsafe fn enter_with_rest(
    vm: &mut Vm,
    executable: &Executable,
    base: *mut Word,
    n: usize,
    ret: Return,
    keep: Word,
) -> Option<Res<bool>> {
    let positional = executable.args as usize;
    const KINDS: u32 = flags::VARARGS | flags::VARKEYWORDS | flags::OPTIMIZED;
    if executable.flags & KINDS != flags::VARARGS | flags::OPTIMIZED
        || executable.keyword_only != 0
        || n < positional
    {
        return None;
    }
    // SAFETY: the caller's; arguments that move leave no trace in their registers.
    unsafe {
        let thread = vm.thread();
        if thread.depth.get() >= thread.depth_limit.get()
            || !thread.frames.has_room(base.add(n + executable.registers as usize))
        {
            return None;
        }
        let rest = (positional..n).map(|k| Value::from_word(std::mem::replace(&mut *base.add(k), 0)));
        let rest = match tuple::from_iter(vm, rest) {
            Ok(rest) => Value::from(rest),
            Err(no_memory) => return Some(Err(no_memory.into())),
        };
        *base.add(positional) = rest.into_word();
        clear_locals(executable, base, positional + 1);
        let executable: *const Executable = executable;
        push(vm, &*executable, base, ret)?;
        (*vm.thread().frames.current()).keep = keep;
        Some(Ok(true))
    }
}

fn defaults_of(function: &Function) -> &[Value] {
    function.defaults.as_ref().map_or(&[], |defaults| defaults.items())
}

/// Enters a frame for the Python function in `base[-1]`, whose `n` positional arguments are in place from `base` on, if
/// they are all it needs besides its defaults.
unsafe fn enter_in_place(vm: &mut Vm, base: *mut Word, n: usize, ret: Return, keep: Word) -> Res<bool> {
    // SAFETY: the window lies in the frame's temporaries or right above them.
    unsafe {
        let Some(function) = Value::at(base.sub(1)).exact::<Function>() else { return Ok(false) };
        let f = function.get(vm);
        let Some(executable) = f.code.lowered() else { return Ok(false) };
        let parameters = executable.args as usize;
        let missing = parameters.wrapping_sub(n);
        let defaults = if missing == 0 { &[] } else { defaults_of(f) };
        // More arguments than parameters wrap around to more than any function's defaults.
        if !executable.simple
            || missing > defaults.len()
            || !vm.thread().frames.has_room(base.add(executable.registers as usize))
        {
            return Ok(false);
        }
        for (p, default) in (n..).zip(&defaults[defaults.len() - missing..]) {
            *base.add(p) = default.clone().into_word();
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

/// As [`enter_window`], with `receiver` put in front of the `n` arguments from `base` on. What was the callee's stays
/// below, owned by its register.
#[allow(clippy::too_many_arguments)]
pub(super) unsafe fn enter_inserted(
    vm: &mut Vm,
    base: *mut Word,
    n: usize,
    names: &[Value],
    function: &Value,
    receiver: &Value,
    ret: Return,
    keep: Word,
) -> Res<bool> {
    // SAFETY: the registers above the window are empty; where no frame takes them over they are as before.
    unsafe {
        if !on_stack(vm) || !vm.thread().frames.has_room(base.add(n + 2)) {
            return Ok(false);
        }
        std::ptr::copy(base, base.add(2), n);
        *base = function.clone().into_word();
        *base.add(1) = receiver.clone().into_word();
        let entered = enter_window(vm, base.add(1), n + 1, names, ret, keep);
        match entered {
            Ok(true) => {}
            Ok(false) => {
                let_go(*base);
                let_go(*base.add(1));
                std::ptr::copy(base.add(2), base, n);
                base.add(n).write_bytes(0, 2);
            }
            Err(_) => drop_words(base, n + 2),
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
    let executable = if tracing::is_on(vm) { code.traced(vm)? } else { code.executable(vm)? };
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
        if executable.flags & flags::OPTIMIZED == 0 {
            // Code of a module or class body that was made a function: its names are globals.
            (*frame).locals = payload.get(vm).globals.to_value().into_word();
        }
    }
    Ok(Outcome::Enter)
}
