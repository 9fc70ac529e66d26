//! Calls of native functions, whose arguments stay in the registers while they run.

use super::at_sight;
use super::calls::{call_by_the_rules, call_python, looked};
use super::entering::enter_init;
use super::frame::Return;
use super::special;
use super::state::{
    End, LET_GO_AT_ONCE, Next, Outcome, State, failed, finish, further, has_parked, is_object, leave, let_go,
    part_registers, settle,
};
use super::window::Window;
use crate::heap::{Header, Kind, Object};
use crate::native::{Args, MethodDef, MethodKind, NativeFn, Recursion};
use crate::objects::attrs;
use crate::objects::instance::Instance;
use crate::objects::native::NativeFunction;
use crate::objects::staticmethod::StaticMethod;
use crate::objects::tuple::Tuple;
use crate::objects::types::construct::{Constructor, check_new, constructor, known_constructor};
use crate::objects::types::{self, Type, class_of};
use crate::ops::call::{has_vectorcall, native_call};
use crate::ops::recursion;
use crate::runtime::breaker;
use crate::value::{Ref, Value, Word, is_pointer};
use crate::vm::{Res, Vm};

/// What kind of object a callee's register holds, if one.
#[inline(always)]
pub(super) fn kind(callee: Word) -> Option<Kind> {
    // SAFETY: a live object's header.
    is_pointer(callee).then(|| unsafe { (*(callee as *const Header)).kind() })
}

/// Whether a call of this builtin function by the instruction at `s` is a level of recursion. With names of arguments
/// CPython specialises no call of a method.
#[inline(always)]
pub(super) fn counts(s: State, def: &MethodDef, names: Option<&Ref<Tuple>>) -> bool {
    recursion(def, names) == Recursion::Counted || is_cold(s)
}

/// How a call of this builtin function by an instruction is counted.
#[inline(always)]
fn recursion(def: &MethodDef, names: Option<&Ref<Tuple>>) -> Recursion {
    if names.is_some() && def.kind == MethodKind::Method { Recursion::Counted } else { def.recursion }
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

/// Whether it would show if a call that runs nothing were not counted: it may be the one that goes too deep, or one of
/// those until CPython would have specialised them.
#[inline(always)]
fn needs_counting(vm: &Vm, s: State, recursion: Recursion) -> bool {
    match recursion {
        Recursion::Counted => recursion::at_limit(vm),
        // SAFETY: the pool belongs to the current code.
        Recursion::CountedWhileCold => unsafe { (*s.pool).cold_calls.get() != 0 },
        Recursion::Uncounted => false,
    }
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

/// Ends a call of a native function.
#[inline(always)]
pub(super) unsafe fn run<W: Window>(vm: &mut Vm, s: State) -> End {
    // SAFETY: as in `call`.
    unsafe {
        let function = callee::<W>(s);
        if function.receiver.is_some() {
            return further(vm, s, |vm, s| run_with_receiver::<W>(vm, s));
        }
        match function.def.at_sight {
            Some(known) => at_sight::answer::<W>(vm, s, known),
            None => further(vm, s, |vm, s| run_unseen::<W>(vm, s)),
        }
    }
}

/// The native function that an instruction calls.
///
/// # Safety
/// Its register holds one, and owns it while the function is looked at.
#[inline(always)]
unsafe fn callee<'a, W: Window>(s: State) -> &'a NativeFunction {
    // SAFETY: the caller's promise.
    unsafe { &*(*(*s.reg(s.instr().b + W::CALLEE) as *const Object<NativeFunction>)).payload() }
}

/// Whether it would not show if a call, of a native function that runs no Python code, were not made.
///
/// # Safety
/// As for [`callee`].
#[inline(always)]
pub(super) unsafe fn may_be_answered<W: Window>(vm: &Vm, s: State) -> bool {
    // SAFETY: the caller's promise.
    is_direct(vm) && !needs_counting(vm, s, unsafe { callee::<W>(s) }.def.recursion)
}

/// Whether a call is made from its handler.
#[inline(always)]
fn is_made_here<W: Window>(vm: &Vm, s: State) -> bool {
    is_direct(vm) && W::count(s) <= LET_GO_AT_ONCE
}

/// [`run`] of a function that has a receiver or an owner.
#[inline(always)]
unsafe fn run_with_receiver<W: Window>(vm: &mut Vm, s: State) -> End {
    // SAFETY: as in `call`.
    unsafe {
        let function = callee::<W>(s);
        if function.def.kind == MethodKind::Function {
            return further(vm, s, |vm, s| run_unseen::<W>(vm, s));
        }
        if is_made_here::<W>(vm, s) && function.takes_receiver() {
            return further(vm, s, |vm, s| run_bound::<W>(vm, s));
        }
        leave(vm, s, |vm, s| run_by_the_rules::<W>(vm, s))
    }
}

/// [`run`] where the function itself is to answer.
#[inline(always)]
pub(super) unsafe fn run_unseen<W: Window>(vm: &mut Vm, s: State) -> End {
    // SAFETY: as in `call`.
    unsafe {
        if !is_made_here::<W>(vm, s) {
            return leave(vm, s, |vm, s| run_by_the_rules::<W>(vm, s));
        }
        let def = callee::<W>(s).def;
        (*vm.thread().frames.current()).pc = s.pc;
        let args = W::args(s);
        let result = counted(vm, s, def.recursion, |vm| (def.call)(vm, args, None));
        returned::<W>(vm, result)
    }
}

/// [`run`] where that takes more than a call.
#[inline(always)]
unsafe fn run_by_the_rules<W: Window>(vm: &mut Vm, s: State) -> Next {
    // SAFETY: as in `call`.
    unsafe {
        let (base, n) = (W::base(s), W::count(s));
        call(vm, s, base, n, None).unwrap_or_else(|| call_by_the_rules::<W>(vm))
    }
}

/// [`run`] of a method bound to its receiver, which takes the callee's place meanwhile: the callee is let go of where
/// CPython does so.
#[inline(always)]
unsafe fn run_bound<W: Window>(vm: &mut Vm, s: State) -> End {
    // SAFETY: as in `call`.
    unsafe {
        let (base, n) = (W::base(s), W::count(s));
        let place = base.sub(1);
        let function = callee::<W>(s);
        let receiver = function.receiver.as_ref().map_or(0, |receiver| receiver.clone().into_word());
        let def = function.def;
        (*vm.thread().frames.current()).pc = s.pc;
        let own = std::mem::replace(&mut *place, receiver);
        let args = std::slice::from_raw_parts(place.cast::<Value>(), n + 1);
        let result = counted(vm, s, def.recursion, |vm| (def.call)(vm, args, None));
        let_go(std::mem::replace(&mut *place, own));
        returned::<W>(vm, result)
    }
}

/// Ends the current frame's instruction, whose `pc` has been noted and whose call of what its window begins with has given
/// `result`. The frame tells where it was: what is kept across the call instead, every call has to save.
#[inline(always)]
unsafe fn returned<W: Window>(vm: &mut Vm, result: Res<Value>) -> End {
    // SAFETY: the window is the instruction's, and no longer than can be parked.
    unsafe {
        let s = State::noted(vm);
        let Ok(value) = result else {
            return leave(vm, s, |vm, _| {
                let raised = vm.raised_again();
                failed(vm, raised)
            });
        };
        let (base, n) = (W::base(s), W::count(s));
        part_registers(vm, base.sub(1), base.add(n));
        let word = value.into_word();
        if breaker::is_due(vm) {
            vm.thread().result.set(word);
            return leave(vm, s, |vm, s| {
                let value = Value::from_word(vm.thread().result.replace(0));
                settle(vm, s);
                ended_late(vm, s, value)
            });
        }
        s.put(vm, s.instr().a, word);
        s.after(has_parked(vm))
    }
}

/// Calls the native function in `base[-1]` with the `n` arguments from `base` on, the last of them named, which end the
/// instruction's window; none if that takes more than a call. The frame's `pc` has been noted.
#[inline(always)]
pub(super) unsafe fn call(
    vm: &mut Vm,
    s: State,
    base: *mut Word,
    n: usize,
    names: Option<&Ref<Tuple>>,
) -> Option<Next> {
    // SAFETY: the window belongs to the current instruction, which alone empties it. What is called lives as long as the
    // register owns it.
    unsafe {
        if !is_direct(vm) {
            return None;
        }
        let callee = base.sub(1);
        let function = &*(*(*callee as *const Object<NativeFunction>)).payload();
        let def = function.def;
        if function.receiver.is_some() && def.kind != MethodKind::Function {
            return call_bound(vm, s, base, n, names);
        }
        let args = std::slice::from_raw_parts(base.cast::<Value>(), n);
        let result = counted(vm, s, recursion(def, names), |vm| (def.call)(vm, args, names));
        Some(ended(vm, s, callee, n, result))
    }
}

/// [`call`] of a native function that has a receiver or is a `__new__`.
#[inline(never)]
unsafe fn call_bound(
    vm: &mut Vm,
    s: State,
    base: *mut Word,
    n: usize,
    names: Option<&Ref<Tuple>>,
) -> Option<Next> {
    // SAFETY: as in `call`.
    unsafe {
        let callee = base.sub(1);
        let function = &*(*(*callee as *const Object<NativeFunction>)).payload();
        let receiver = match &function.receiver {
            Some(class) if function.def.kind == MethodKind::New => {
                let args = Args::new(std::slice::from_raw_parts(base.cast::<Value>(), n), names);
                if let Err(raised) = check_new(vm, class, args) {
                    return Some(failed(vm, raised));
                }
                0
            }
            Some(receiver) if function.takes_receiver() => receiver.clone().into_word(),
            _ => 0,
        };
        let bound = (receiver != 0) as usize;
        // The receiver takes the callee's place; the callee is let go of where CPython does so.
        let own = if receiver != 0 { std::mem::replace(&mut *callee, receiver) } else { 0 };
        let args = std::slice::from_raw_parts(base.sub(bound).cast::<Value>(), n + bound);
        let def = function.def;
        let result = counted(vm, s, recursion(def, names), |vm| (def.call)(vm, args, names));
        if receiver != 0 {
            let_go(std::mem::replace(&mut *callee, own));
        }
        Some(ended(vm, s, callee, n, result))
    }
}

/// Ends a call of an instance whose class has a native `__call__`: the window is its arguments.
#[inline(always)]
pub(super) unsafe fn run_instance<W: Window>(vm: &mut Vm, s: State) -> End {
    // SAFETY: as in `call`.
    unsafe {
        let (base, n) = (W::base(s), W::count(s));
        let callee = Value::at(base.sub(1));
        if !is_made_here::<W>(vm, s) {
            return leave(vm, s, |vm, s| call_python::<W>(vm, s));
        }
        let Some(def) = native_call(vm, callee) else { return leave(vm, s, |vm, s| call_python::<W>(vm, s)) };
        let recursion = if has_vectorcall(vm, callee) { Recursion::Uncounted } else { Recursion::Counted };
        (*vm.thread().frames.current()).pc = s.pc;
        let args = std::slice::from_raw_parts(base.sub(1).cast::<Value>(), n + 1);
        let result = counted(vm, s, recursion, |vm| (def.call)(vm, args, None));
        returned::<W>(vm, result)
    }
}

/// Ends a call of a class whose instances one native function makes, or are plain ones whose `__init__` can be entered at
/// once.
#[inline(always)]
pub(super) unsafe fn run_constructor<W: Window>(vm: &mut Vm, s: State) -> End {
    // SAFETY: as in `call`.
    unsafe {
        let (base, n) = (W::base(s), W::count(s));
        let callee = base.sub(1);
        if n == 1
            && let Some(end) = at_sight::construct::<W>(vm, s, *callee, *base)
        {
            return end;
        }
        let Some(class) = Value::at(callee).downcast::<Type>().filter(|_| is_direct(vm)) else {
            return leave(vm, s, |vm, s| construct_by_the_rules::<W>(vm, s));
        };
        match known_constructor(vm, class) {
            Some(Constructor::Native { new, init: None, recursion }) if n <= LET_GO_AT_ONCE => {
                (*vm.thread().frames.current()).pc = s.pc;
                // The class is the `cls` of its `__new__`.
                let args = std::slice::from_raw_parts(callee.cast::<Value>(), n + 1);
                let result = counted(vm, s, recursion, |vm| new(vm, args, None));
                returned::<W>(vm, result)
            }
            Some(Constructor::Plain) if n == 0 && !recursion::at_limit(vm) => {
                (*vm.thread().frames.current()).pc = s.pc;
                let made = attrs::new_instance(vm, class, Instance).to_value();
                returned::<W>(vm, Ok(made))
            }
            Some(Constructor::New) => {
                let new = types::lookup_word(vm, class, &vm.names().__new__);
                let entered = Value::at(&new).downcast::<StaticMethod>().and_then(|new| {
                    let function = new.get(vm).callable.word();
                    let args = W::args(s).iter();
                    special::enter_copies(vm, s, function, class.as_value(), args, (Return::New, 0, 1))
                });
                match entered {
                    Some(next) => End::Next(State::enter(vm, next.as_ptr())),
                    None => leave(vm, s, |vm, s| construct_by_the_rules::<W>(vm, s)),
                }
            }
            Some(Constructor::Init) => {
                (*vm.thread().frames.current()).pc = s.pc;
                match enter_init(vm, class, base, n) {
                    Some(entered) => End::Next(entered),
                    None => leave(vm, s, |vm, s| construct_by_the_rules::<W>(vm, s)),
                }
            }
            _ => leave(vm, s, |vm, s| construct_by_the_rules::<W>(vm, s)),
        }
    }
}

/// [`run_constructor`] of any class.
#[inline(always)]
unsafe fn construct_by_the_rules<W: Window>(vm: &mut Vm, s: State) -> Next {
    // SAFETY: as in `call`.
    unsafe {
        let (base, n) = (W::base(s), W::count(s));
        construct(vm, s, base, n, None).unwrap_or_else(|| call_by_the_rules::<W>(vm))
    }
}

/// As [`call`] for the class in `base[-1]`, if its instances are made by native functions, or are plain ones whose
/// `__init__` can be entered at once.
#[inline(always)]
pub(super) unsafe fn construct(
    vm: &mut Vm,
    s: State,
    base: *mut Word,
    n: usize,
    names: Option<&Ref<Tuple>>,
) -> Option<Next> {
    // SAFETY: as in `call`.
    unsafe {
        if !is_direct(vm) {
            return None;
        }
        let callee = base.sub(1);
        let class = Value::at(callee).downcast::<Type>()?;
        let result = match constructor(vm, class) {
            Constructor::ClassOf if n == 1 && names.is_none() => Ok(class_of(vm, Value::at(base)).to_value()),
            Constructor::Native { new, init, recursion } => {
                let args = std::slice::from_raw_parts(callee.cast::<Value>(), n + 1);
                let cold = recursion == Recursion::CountedWhileCold && names.is_some();
                let recursion = if cold { Recursion::Counted } else { recursion };
                counted(vm, s, recursion, |vm| {
                    let made = new(vm, args, names)?;
                    let Some(init) = init else { return Ok(made) };
                    initialised(vm, made, init, callee, n, names)
                })
            }
            Constructor::Plain if n == 0 && !recursion::at_limit(vm) => {
                Ok(attrs::new_instance(vm, class, Instance).to_value())
            }
            Constructor::Init if names.is_none() => {
                return enter_init(vm, class, base, n).map(|entered| entered.pc);
            }
            _ => return None,
        };
        Some(ended(vm, s, callee, n, result))
    }
}

/// Whether functions are called here: where they are counted, they are all called in one place.
#[inline(always)]
fn is_direct(vm: &Vm) -> bool {
    cfg!(not(feature = "instrument")) && !breaker::is_raised(vm)
}

/// What a class's native `__new__` made, after its native `__init__` with the `n` arguments behind the class.
///
/// # Safety
/// The window is the current instruction's.
unsafe fn initialised(
    vm: &mut Vm,
    made: Value,
    init: NativeFn,
    callee: *mut Word,
    n: usize,
    names: Option<&Ref<Tuple>>,
) -> Res<Value> {
    // SAFETY: the caller's promise.
    unsafe {
        // What was made takes the class's place.
        let class = std::mem::replace(&mut *callee, made.into_word());
        let result = init(vm, std::slice::from_raw_parts(callee.cast::<Value>(), n + 1), names);
        let made = Value::from_word(std::mem::replace(&mut *callee, class));
        result.map(|_| made)
    }
}

/// Lets go of what the registers from `register` to before `end` hold.
///
/// # Safety
/// The instruction alone owns them.
#[inline(always)]
unsafe fn release_window(mut register: *mut Word, end: *mut Word) {
    // SAFETY: the caller's promise.
    unsafe {
        while register < end {
            let word = *register;
            if is_object(word) {
                *register = 0;
                let_go(word);
            }
            register = register.add(1);
        }
    }
}

/// Ends an instruction whose window, `callee` and the `n` registers behind it, has been called.
///
/// # Safety
/// `s` is the state of the current frame.
#[inline(always)]
unsafe fn ended(vm: &mut Vm, s: State, callee: *mut Word, n: usize, result: Res<Value>) -> Next {
    // SAFETY: the instruction alone owns what its window holds.
    unsafe {
        let value = match result {
            Ok(value) => value,
            Err(raised) => return failed(vm, raised),
        };
        release_window(callee, callee.add(n + 1));
        if breaker::is_due(vm) {
            settle(vm, s);
            return ended_late(vm, s, value);
        }
        if s.set(s.instr().a, value.into_word()) {
            settle(vm, s);
        }
        s.behind().pc
    }
}

/// Ends the instruction at `s` with what its call gave, after a look at the breaker.
///
/// # Safety
/// `s` is the state of the current frame, whose window has been emptied.
#[cold]
#[inline(never)]
unsafe fn ended_late(vm: &mut Vm, s: State, value: Value) -> Next {
    let result = looked(vm, Ok(value)).map(Outcome::Store);
    // SAFETY: the caller's promise.
    unsafe { finish(vm, s, result) }
}
