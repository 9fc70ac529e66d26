//! Calls. A Python function runs in a new frame of the same run loop; only native functions are called from here.

use std::sync::atomic::Ordering;

use super::executable::Executable;
use super::frame::{Frame, Return};
use super::natives::{self, is_native};
use super::state::{End, Next, Outcome, PARKED, State, finish, is_object, leave, let_go, part, slow};
use super::{arguments, exceptions};
use crate::heap::{Header, Kind, Object};
use crate::native::Args;
use crate::objects::attrs;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::instance::Instance;
use crate::objects::method::BoundMethod;
use crate::objects::native::NativeFunction;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::Type;
use crate::ops;
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
unsafe fn enter_simple(vm: &mut Vm, s: State, base: *mut Word, n: usize) -> Option<State> {
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

#[inline(always)]
pub(super) unsafe fn call(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        let base = s.reg(i.b + 1);
        if let Some(entered) = enter_simple(vm, s, base, i.n as usize) {
            return End::Next(entered);
        }
        if is_native(*base.sub(1)) {
            return leave(vm, s, |vm, s| {
                let i = s.instr();
                match natives::call(vm, s, s.reg(i.b + 1), i.n as usize) {
                    Some(next) => next,
                    None => {
                        let result = call_slow(vm, s);
                        finish(vm, s, result)
                    }
                }
            });
        }
        slow(vm, s, call_slow)
    }
}

fn call_slow(vm: &mut Vm, s: State) -> Res<Outcome> {
    let i = s.instr();
    // SAFETY: the window is the instruction's.
    unsafe { call_window(vm, s, s.reg(i.b + 1), i.n as usize, None) }
}

#[inline(always)]
pub(super) unsafe fn call_method(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        if *s.reg(i.b + 1) != 0
            && let Some(entered) = enter_simple(vm, s, s.reg(i.b + 1), i.n as usize + 1)
        {
            return End::Next(entered);
        }
        if is_native(*s.reg(i.b)) || *s.reg(i.b + 1) == 0 {
            return leave(vm, s, |vm, s| call_loaded(vm, s));
        }
        slow(vm, s, call_method_slow)
    }
}

/// Calls a native method, or what was found to be no method.
#[inline(always)]
unsafe fn call_loaded(vm: &mut Vm, s: State) -> Next {
    // SAFETY: the window is the instruction's.
    unsafe {
        let (callee, own) = (s.reg(s.instr().b), s.reg(s.instr().b + 1));
        let (base, n) = method_window(s);
        if is_native(*base.sub(1)) {
            if let Some(next) = natives::call(vm, s, base, n) {
                return next;
            }
        } else if let Some(entered) = enter_simple(vm, s, base, n) {
            return entered.pc;
        }
        if *callee == 0 {
            std::ptr::swap(callee, own);
        }
        let result = call_method_slow(vm, s);
        finish(vm, s, result)
    }
}

fn call_method_slow(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: the window is the instruction's.
    unsafe {
        let (base, n) = method_window(s);
        call_window(vm, s, base, n, None)
    }
}

/// Where the arguments of a method call are, and how many.
unsafe fn method_window(s: State) -> (*mut Word, usize) {
    let i = s.instr();
    // SAFETY: the window is the instruction's.
    unsafe {
        let own = s.reg(i.b + 1);
        if *own != 0 {
            return (own, i.n as usize + 1);
        }
        // No receiver: the callee moves next to the arguments.
        std::ptr::swap(s.reg(i.b), own);
        (s.reg(i.b + 2), i.n as usize)
    }
}

fn names<'a>(s: State) -> Option<&'a Ref<Tuple>> {
    // SAFETY: the IR's verifier checked the index; the constant lives as long as the code.
    unsafe { Value::at(s.pool.cast::<Word>().sub(1 + s.instr().x as usize)).downcast::<Tuple>() }
}

#[inline(always)]
pub(super) unsafe fn call_kw(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let i = s.instr();
            call_window(vm, s, s.reg(i.b + 1), i.n as usize, names(s))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn call_method_kw(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let (base, n) = method_window(s);
            call_window(vm, s, base, n, names(s))
        })
    }
}

/// Calls what is in `base[-1]` with the `n` arguments from `base` on. They stay in place while a native function runs;
/// a Python function takes them over.
unsafe fn call_window(
    vm: &mut Vm,
    s: State,
    base: *mut Word,
    n: usize,
    names: Option<&Ref<Tuple>>,
) -> Res<Outcome> {
    crate::runtime::breaker::check(vm)?;
    // SAFETY: the window belongs to the current instruction; nothing overwrites it but what is done here.
    unsafe {
        let callee = Value::at(base.sub(1));
        match callee.kind() {
            Some(Kind::NativeFunction) => {
                let args = std::slice::from_raw_parts(base.cast::<Value>(), n);
                if let Some(function) = callee.downcast::<NativeFunction>() {
                    return Ok(Outcome::Store(ops::call::native(vm, function, Args::new(args, names))?));
                }
            }
            Some(Kind::Function) => {
                if names.is_none() && enter_in_place(vm, base, n, Return::Value, 0)? {
                    return Ok(Outcome::Enter);
                }
                let function = callee.clone();
                let args: Vec<Value> = take_words(base, n);
                return enter(vm, function, args, names, Return::Finish, 0);
            }
            Some(Kind::BoundMethod) => {
                if let Some(method) = callee.downcast::<BoundMethod>()
                    && method.function.kind() == Some(Kind::Function)
                {
                    let (function, receiver) = (method.function.clone(), method.receiver.clone());
                    if names.is_none() && enter_inserted(vm, base, n, &function, &receiver, Return::Value, 0)?
                    {
                        // CPython lets go of the bound method before the call.
                        let_go(std::mem::replace(&mut *base.sub(1), 0));
                        return Ok(Outcome::Enter);
                    }
                    let mut args = vec![receiver];
                    args.append(&mut take_words(base, n));
                    return enter(vm, function, args, names, Return::Finish, 0);
                }
            }
            Some(Kind::Type) => {
                if let Some(class) = callee.downcast::<Type>()
                    && let Some(init) = super::calling::python_init(vm, class)
                {
                    let instance = attrs::new_instance(vm, class, Instance).to_value();
                    if names.is_none() {
                        let keep = instance.clone().into_word();
                        match enter_inserted(vm, base, n, &init, &instance, Return::Init, keep) {
                            Ok(true) => return Ok(Outcome::Enter),
                            Ok(false) => let_go(keep),
                            Err(raised) => {
                                let_go(keep);
                                return Err(raised);
                            }
                        };
                    }
                    let args = std::slice::from_raw_parts(base.cast::<Value>(), n);
                    let keep = instance.clone().into_word();
                    return super::calling::enter_with(
                        vm,
                        init,
                        instance,
                        Args::new(args, names),
                        Return::Init,
                        keep,
                    );
                }
            }
            _ => {}
        }
        let callee = callee.clone();
        let args = std::slice::from_raw_parts(base.cast::<Value>(), n);
        let _ = s;
        super::calling::call(vm, &callee, Args::new(args, names))
    }
}

/// Whether [`enter_in_place`] would take `n` arguments for this function.
fn fits_in_place(vm: &Vm, function: &Value, n: usize) -> bool {
    let Some(function) = function.exact::<Function>() else { return false };
    let f = function.get(vm);
    let Some(executable) = f.code.lowered() else { return false };
    let parameters = executable.args as usize;
    let defaults = f.defaults.as_ref().map_or(0, |d| d.len());
    // SAFETY: there is a current frame.
    let on_stack = unsafe { (*vm.thread().frames.current()).generator == 0 };
    on_stack && executable.simple && n <= parameters && n + defaults >= parameters
}

/// Enters a frame for the Python function in `base[-1]`, whose `n` positional arguments are in place from `base` on, if
/// they are all it needs besides its defaults.
unsafe fn enter_in_place(vm: &mut Vm, base: *mut Word, n: usize, ret: Return, keep: Word) -> Res<bool> {
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
unsafe fn enter_inserted(
    vm: &mut Vm,
    base: *mut Word,
    n: usize,
    function: &Value,
    receiver: &Value,
    ret: Return,
    keep: Word,
) -> Res<bool> {
    if !fits_in_place(vm, function, n + 1) {
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

#[inline(always)]
pub(super) unsafe fn call_ex(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let i = s.instr();
            let callee = s.value(i.b).clone();
            let positional = match s.value(i.c).exact::<Tuple>() {
                Some(tuple) => tuple.clone(),
                None => ops::iter::star_arguments(vm, s.value(i.c), &callee)?,
            };
            let mut args: Vec<Value> = positional.items().to_vec();
            let mut names = None;
            if i.n == 1 {
                let Some(dict) = s.value(i.d).downcast::<Dict>() else {
                    return Err(vm.system_error("keyword arguments are no dict"));
                };
                let mut keys = Vec::with_capacity(dict.len(vm));
                for (key, value) in dict.get(vm).table.iter() {
                    keys.push(key.clone());
                    args.push(value.clone());
                }
                if keys.iter().any(|k| k.downcast::<Str>().is_none()) {
                    return Err(vm.type_error("keywords must be strings"));
                }
                names = Some(crate::objects::tuple::from_iter(vm, keys.into_iter())?);
            }
            drop(positional);
            crate::runtime::breaker::check(vm)?;
            call_values(vm, callee, args, names.as_ref())
        })
    }
}

/// Calls a callable with arguments that are no registers.
pub(super) fn call_values(
    vm: &mut Vm,
    callee: Value,
    mut args: Vec<Value>,
    names: Option<&Ref<Tuple>>,
) -> Res<Outcome> {
    if callee.kind() == Some(Kind::Function) {
        return enter(vm, callee, args, names, Return::Finish, 0);
    }
    if let Some(method) = callee.downcast::<BoundMethod>()
        && method.function.kind() == Some(Kind::Function)
    {
        args.insert(0, method.receiver.clone());
        return enter(vm, method.function.clone(), args, names, Return::Finish, 0);
    }
    super::calling::call(vm, &callee, Args::new(&args, names))
}

/// Takes `n` values out of registers.
unsafe fn take_words(base: *mut Word, n: usize) -> Vec<Value> {
    // SAFETY: the registers hold values, whose counts move.
    unsafe { (0..n).map(|k| Value::from_word(std::mem::replace(&mut *base.add(k), 0))).collect() }
}

/// Enters a frame for a Python function, its arguments bound to its parameters.
pub(super) fn enter(
    vm: &mut Vm,
    function: Value,
    args: Vec<Value>,
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

#[inline(always)]
pub(super) unsafe fn return_(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid. A frame with few locals cannot park more than there is room for.
    unsafe {
        let frame = vm.thread().frames.current();
        let first_temp = (*s.pool).first_temp as usize;
        let special = (*frame).object | (*frame).generator | (*frame).locals;
        if (*frame).ret != Return::Value || special != 0 || first_temp > PARKED / 2 {
            return leave(vm, s, |vm, s| {
                let word = s.take(s.instr().b);
                super::returns::leave(vm, word)
            });
        }
        let word = s.take(s.instr().b);
        let mut died = false;
        for r in 0..first_temp {
            let register = s.base.add(r);
            let local = *register;
            if is_object(local) {
                *register = 0;
                died |= part(vm, local);
            }
        }
        let function = s.base.sub(1);
        died |= part(vm, std::mem::replace(&mut *function, 0));
        let thread = vm.thread();
        thread.depth.set(thread.depth.get() - 1);
        let caller = (*frame).prev;
        thread.frames.set_current(caller);
        let caller = State { pc: (*caller).pc, base: (*caller).base, pool: (*caller).pool };
        let died = caller.put(vm, caller.instr().a, word) | died;
        caller.after(died)
    }
}
