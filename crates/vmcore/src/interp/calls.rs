//! Calls. A Python function runs in a new frame of the same run loop; only native functions are called from here.

use super::arguments::Arguments;
use super::binding::{
    deeper, enter, enter_call, enter_copied, enter_from_generator, enter_inserted, enter_spread,
    enter_window, enter_with, take_words,
};
use super::entering::{
    enter_instance, enter_loaded_method, enter_method_in_place, enter_simple, enter_simple_above,
    enter_with_defaults, on_stack,
};
use super::frame::Return;
use super::natives;
use super::state::{
    End, LET_GO_AT_ONCE, Next, Outcome, State, finish, further, has_parked, leave, let_go, part,
    part_registers, slow,
};
use super::tracing;
use super::window::{Loaded, Method, Plain, Window, beside_its_arguments};
use crate::heap::Kind;
use crate::native::Args;
use crate::objects::attrs;
use crate::objects::dict::Dict;
use crate::objects::instance::Instance;
use crate::objects::method::BoundMethod;
use crate::objects::native::NativeFunction;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::Type;
use crate::objects::types::construct::{Constructor, constructor};
use crate::ops::{self, recursion, recursion::CALLING};
use crate::runtime::breaker;
use crate::value::{Ref, Value, Word};
use crate::vm::{Res, Vm};

#[inline(always)]
pub(super) unsafe fn call(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        match natives::kind(*s.reg(i.b)) {
            Some(Kind::NativeFunction) => natives::run::<Plain>(vm, s),
            Some(Kind::Function) => further(vm, s, |vm, s| call_function::<Plain>(vm, s)),
            _ => further(vm, s, |vm, s| call_no_function(vm, s)),
        }
    }
}

/// A call of a Python function.
#[inline(always)]
unsafe fn call_function<W: Window>(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let (base, n) = (W::base(s), W::count(s));
        match enter_simple(vm, s, base, n) {
            Some(entered) => End::Next(entered),
            None => further(vm, s, |vm, s| call_other::<W>(vm, s)),
        }
    }
}

/// A `Call` of what is no function.
#[inline(always)]
unsafe fn call_no_function(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        match natives::kind(*s.reg(s.instr().b)) {
            Some(Kind::BoundMethod) => further(vm, s, |vm, s| {
                let (base, n) = (Plain::base(s), Plain::count(s));
                match enter_method_in_place(vm, s, base, n) {
                    Some(entered) => End::Next(entered),
                    None => leave(vm, s, |vm, s| call_python::<Plain>(vm, s)),
                }
            }),
            Some(Kind::Instance) => further(vm, s, |vm, s| {
                let (base, n) = (Plain::base(s), Plain::count(s));
                match enter_instance(vm, s, base, n) {
                    Some(entered) => End::Next(entered),
                    None => leave(vm, s, |vm, s| call_python::<Plain>(vm, s)),
                }
            }),
            Some(Kind::Type) => further(vm, s, |vm, s| natives::run_constructor::<Plain>(vm, s)),
            Some(_) => further(vm, s, |vm, s| natives::run_instance::<Plain>(vm, s)),
            None => leave(vm, s, |vm, s| call_python::<Plain>(vm, s)),
        }
    }
}

/// A call of what is no native function, where that is no simple matter.
#[inline(always)]
unsafe fn call_other<W: Window>(vm: &mut Vm, s: State) -> End {
    // SAFETY: the window is the instruction's.
    unsafe {
        let (base, n) = (W::base(s), W::count(s));
        let entered = if on_stack(vm) {
            enter_with_defaults(vm, s, base, n)
        } else {
            enter_simple_above(vm, s, base, n)
        };
        match entered {
            Some(entered) => End::Next(entered),
            None => leave(vm, s, |vm, s| call_python::<W>(vm, s)),
        }
    }
}

/// [`call_other`] where none of the quick ways takes it.
#[inline(always)]
pub(super) unsafe fn call_python<W: Window>(vm: &mut Vm, s: State) -> Next {
    // SAFETY: the window is the instruction's.
    unsafe {
        let (base, n) = (W::base(s), W::count(s));
        let result = match enter_call(vm, base, n) {
            Ok(true) => return (*vm.thread().frames.current()).pc,
            Ok(false) => call_window(vm, s, base, n, None),
            Err(raised) => Err(raised),
        };
        finish(vm, s, result)
    }
}

/// The current frame's call, by all the rules.
#[inline(never)]
pub(super) unsafe fn call_by_the_rules<W: Window>(vm: &mut Vm) -> Next {
    // SAFETY: the frame's `pc` has been noted; the window is the instruction's.
    unsafe {
        let s = State::noted(vm);
        let (base, n) = (W::base(s), W::count(s));
        let result = call_window(vm, s, base, n, None);
        finish(vm, s, result)
    }
}

#[inline(always)]
pub(super) unsafe fn call_method(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        if *s.reg(i.b + 1) == 0 {
            return further(vm, s, |vm, s| call_loaded(vm, s));
        }
        if natives::kind(*s.reg(i.b)) == Some(Kind::NativeFunction) {
            return natives::run::<Method>(vm, s);
        }
        further(vm, s, |vm, s| call_function::<Method>(vm, s))
    }
}

/// A `CallMethod` of what was found to be no method.
#[inline(always)]
unsafe fn call_loaded(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let kind = natives::kind(*s.reg(s.instr().b));
        if kind == Some(Kind::BoundMethod) {
            return further(vm, s, |vm, s| {
                let i = s.instr();
                if let Some(entered) = enter_loaded_method(vm, s, s.reg(i.b), i.n as usize) {
                    return End::Next(entered);
                }
                leave(vm, s, |vm, s| {
                    beside_its_arguments(s);
                    call_by_the_rules::<Loaded>(vm)
                })
            });
        }
        beside_its_arguments(s);
        match kind {
            Some(Kind::NativeFunction) => natives::run::<Loaded>(vm, s),
            Some(Kind::Function) => further(vm, s, |vm, s| call_function::<Loaded>(vm, s)),
            Some(Kind::Type) => further(vm, s, |vm, s| natives::run_constructor::<Loaded>(vm, s)),
            _ => leave(vm, s, |vm, _| call_by_the_rules::<Loaded>(vm)),
        }
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
        leave(vm, s, |vm, s| {
            let i = s.instr();
            call_named(vm, s, s.reg(i.b + 1), i.n as usize)
        })
    }
}

/// Calls what is in `base[-1]` with the instruction's window of `n` arguments from `base` on, the last of them named.
#[inline(always)]
unsafe fn call_named(vm: &mut Vm, s: State, base: *mut Word, n: usize) -> Next {
    // SAFETY: the window is the instruction's.
    unsafe {
        let quick =
            natives::kind(*base.sub(1)) == Some(Kind::Function) && !breaker::is_raised(vm) && on_stack(vm);
        let entered = match names(s) {
            Some(names) if quick => enter_window(vm, base, n, names.items(), Return::Value, 0),
            _ => Ok(false),
        };
        let native = match natives::kind(*base.sub(1)) {
            Some(Kind::NativeFunction) => natives::call(vm, s, base, n, names(s)),
            Some(Kind::Type) => natives::construct(vm, s, base, n, names(s)),
            _ => None,
        };
        if let Some(next) = native {
            return next;
        }
        let result = match entered {
            Ok(true) => return (*vm.thread().frames.current()).pc,
            Ok(false) => call_window(vm, s, base, n, names(s)),
            Err(raised) => Err(raised),
        };
        finish(vm, s, result)
    }
}

#[inline(always)]
pub(super) unsafe fn call_method_kw(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        leave(vm, s, |vm, s| {
            let (base, n) = if *s.reg(s.instr().b + 1) != 0 {
                (Method::base(s), Method::count(s))
            } else {
                beside_its_arguments(s);
                (Loaded::base(s), Loaded::count(s))
            };
            call_named(vm, s, base, n)
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
    // SAFETY: the window belongs to the current instruction; nothing overwrites it but what is done here.
    unsafe {
        let callee = Value::at(base.sub(1));
        before_call(vm, callee)?;
        match callee.kind() {
            Some(Kind::NativeFunction) => {
                let args = std::slice::from_raw_parts(base.cast::<Value>(), n);
                if let Some(function) = callee.downcast::<NativeFunction>() {
                    let args = Args::new(args, names);
                    let result = match natives::counts(s, function.def, names) {
                        _ if tracing::is_profiling(vm) => tracing::native_call(vm, function, args),
                        true => ops::call::native(vm, function, args),
                        false => ops::call::native_uncounted(vm, function, args),
                    };
                    return looked(vm, result).map(Outcome::Store);
                }
            }
            Some(Kind::Function) => {
                let named = names.map_or(&[][..], |names| names.items());
                let entered = if on_stack(vm) {
                    enter_window(vm, base, n, named, Return::Value, 0)?
                } else {
                    enter_from_generator(vm, base, n, named, None)?
                };
                if entered {
                    return Ok(Outcome::Enter);
                }
                let function = callee.clone();
                let args: Arguments = take_words(base, n);
                return enter(vm, function, args, names, Return::Finish, 0);
            }
            Some(Kind::BoundMethod) => {
                if let Some(method) = callee.downcast::<BoundMethod>()
                    && method.function.kind() == Some(Kind::Function)
                {
                    let (function, receiver) = (method.function.clone(), method.receiver.clone());
                    let named = names.map_or(&[][..], |names| names.items());
                    if !on_stack(vm) {
                        if enter_from_generator(vm, base, n, named, Some((&function, &receiver)))? {
                            return Ok(Outcome::Enter);
                        }
                    } else if enter_inserted(vm, base, n, named, &function, &receiver, Return::Value, 0)? {
                        // CPython lets go of the bound method before the call.
                        let_go(std::mem::replace(&mut *base.sub(1), 0));
                        return Ok(Outcome::Enter);
                    }
                    let mut args: Arguments = smallvec::smallvec![receiver];
                    args.extend(take_words(base, n));
                    return enter(vm, function, args, names, Return::Finish, 0);
                }
            }
            Some(Kind::Type) => {
                let Some(class) = callee.downcast::<Type>() else {
                    return Err(vm.system_error("a class is no class"));
                };
                let constructor = if names.is_none() { constructor(vm, class) } else { Constructor::General };
                match constructor {
                    Constructor::Native { new, init: None, recursion } => {
                        // The callee is the `cls` of its `__new__`.
                        let args = std::slice::from_raw_parts(base.sub(1).cast::<Value>(), n + 1);
                        let made = natives::counted(vm, s, recursion, |vm| new(vm, args, None))?;
                        return Ok(Outcome::Store(made));
                    }
                    Constructor::Plain if n == 0 => {
                        recursion::check(vm, CALLING)?;
                        return Ok(Outcome::Store(attrs::new_instance(vm, class, Instance).to_value()));
                    }
                    _ => {}
                }
                if let Some(init) = super::calling::python_init(vm, class) {
                    let instance = attrs::new_instance(vm, class, Instance).to_value();
                    let keep = instance.clone().into_word();
                    let named = names.map_or(&[][..], |names| names.items());
                    let entered = deeper(vm, CALLING, |vm| {
                        enter_inserted(vm, base, n, named, &init, &instance, Return::Init, keep)
                    });
                    match entered {
                        Ok(true) => return Ok(Outcome::Enter),
                        Ok(false) => let_go(keep),
                        Err(raised) => {
                            let_go(keep);
                            return Err(raised);
                        }
                    };
                    let args = std::slice::from_raw_parts(base.cast::<Value>(), n);
                    let keep = instance.clone().into_word();
                    let args = Args::new(args, names);
                    return deeper(vm, CALLING, |vm| {
                        enter_with(vm, &init, &instance, args, Return::Init, keep)
                    });
                }
            }
            _ => {}
        }
        let callee = callee.clone();
        let args = std::slice::from_raw_parts(base.cast::<Value>(), n);
        super::calling::call(vm, &callee, Args::new(args, names))
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
            let (function, receiver) = match callee.downcast::<BoundMethod>() {
                Some(method) => (&method.function, Some(&method.receiver)),
                None => (&callee, None),
            };
            before_call(vm, &callee)?;
            let dict = match i.n {
                0 => None,
                _ => match s.value(i.d).downcast::<Dict>() {
                    Some(dict) => Some(dict).filter(|dict| !dict.is_empty(vm)),
                    None => return Err(vm.system_error("keyword arguments are no dict")),
                },
            };
            let Some(dict) = dict else {
                if enter_copied(vm, function, receiver, positional.items(), &[], Return::Finish, 0)? {
                    return Ok(Outcome::Enter);
                }
                if is_native(&callee) {
                    let result = ops::call(vm, &callee, Args::positional_only(positional.items()));
                    return looked(vm, result).map(Outcome::Store);
                }
                let args: Arguments = positional.items().iter().cloned().collect();
                drop(positional);
                return called(vm, callee, args, None);
            };
            if enter_spread(vm, function, receiver, positional.items(), dict, Return::Finish)? {
                return Ok(Outcome::Enter);
            }
            let mut args: Arguments = positional.items().iter().cloned().collect();
            drop(positional);
            let mut names = Arguments::new();
            for (name, value) in dict.get(vm).table.iter() {
                names.push(name.clone());
                args.push(value.clone());
            }
            if names.iter().any(|name| name.downcast::<Str>().is_none()) {
                return Err(vm.type_error("keywords must be strings"));
            }
            let names = crate::objects::tuple::from_iter(vm, names.into_iter())?;
            called(vm, callee, args, Some(&names))
        })
    }
}

/// The call of a native function ends with a look at the breaker, as in CPython; of others, it begins with it: a frame that
/// is entered goes on behind its `Resume`.
fn is_native(callee: &Value) -> bool {
    callee.kind() == Some(Kind::NativeFunction)
}

#[inline(always)]
fn before_call(vm: &mut Vm, callee: &Value) -> Res<()> {
    if is_native(callee) {
        breaker::collect(vm);
        return Ok(());
    }
    breaker::check(vm)
}

/// What a native function gave, after the look at the breaker that ends its call.
#[inline(always)]
pub(super) fn looked(vm: &mut Vm, result: Res<Value>) -> Res<Value> {
    let value = result?;
    breaker::check(vm)?;
    Ok(value)
}

/// As [`call_values`], for an instruction.
fn called(vm: &mut Vm, callee: Value, args: Arguments, names: Option<&Ref<Tuple>>) -> Res<Outcome> {
    let looks = is_native(&callee);
    match call_values(vm, callee, args, names)? {
        Outcome::Store(value) if looks => looked(vm, Ok(value)).map(Outcome::Store),
        outcome => Ok(outcome),
    }
}

/// Calls a callable with arguments that are no registers.
pub(super) fn call_values(
    vm: &mut Vm,
    callee: Value,
    mut args: Arguments,
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

#[inline(always)]
pub(super) unsafe fn return_<const FORM: u8>(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid. A frame with few locals cannot park more than there is room for.
    unsafe {
        let frame = vm.thread().frames.current();
        let first_temp = (*s.pool).first_temp as usize;
        let special = (*frame).object | (*frame).generator | (*frame).locals;
        if special != 0 || first_temp > LET_GO_AT_ONCE {
            return return_by_the_rules(vm, s);
        }
        if (*frame).ret != Return::Value {
            return return_to_other(vm, s);
        }
        let word = s.left::<FORM>();
        s.own(s.instr().b, word);
        if first_temp != 0 {
            part_registers(vm, s.base, s.base.add(first_temp));
        }
        let function = s.base.sub(1);
        part(vm, std::mem::replace(&mut *function, 0));
        let thread = vm.thread();
        thread.depth.set(thread.depth.get() - 1);
        let caller = (*frame).prev;
        thread.frames.set_current(caller);
        let caller = State { pc: (*caller).pc, base: (*caller).base, pool: (*caller).pool };
        caller.put(vm, caller.instr().a, word);
        caller.after(has_parked(vm))
    }
}

/// [`return_`] of all forms, to what waits for a value otherwise than a call does.
#[inline(always)]
unsafe fn return_to_other(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    further(vm, s, |vm, s| unsafe { super::returns::end(vm, s) })
}

/// [`return_`] of all forms, from any frame.
#[inline(always)]
unsafe fn return_by_the_rules(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    leave(vm, s, |vm, s| unsafe {
        let word = s.take(s.instr().b);
        super::returns::leave(vm, word)
    })
}
