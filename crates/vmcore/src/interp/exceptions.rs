//! Raising, unwinding and the handled exception.

use ir::Op;

use super::dispatch::EXIT;
use super::frame::Return;
use super::state::{End, Next, Outcome, State, let_go, part, slow};
use super::tracing;
use crate::objects::exception::Exception;
use crate::objects::generator::Generator;
use crate::ops::recursion;
use crate::value::{Ref, Value, Word};
use crate::vm::{Raised, Res, Vm};

/// The RecursionError for a call too deep.
#[cold]
pub(super) fn too_deep(vm: &Vm) -> Raised {
    vm.recursion_error("maximum recursion depth exceeded")
}

/// Raises RecursionError if no more calls may be nested.
pub(super) fn check_depth(vm: &Vm) -> Res<()> {
    if recursion::at_limit(vm) { Err(too_deep(vm)) } else { Ok(()) }
}

/// Raises RecursionError if little is left of the Rust stack.
pub(crate) fn check_stack(vm: &Vm) -> Res<()> {
    let here = 0u8;
    if (&raw const here as usize) < vm.thread().stack_limit.get() { Err(too_deep(vm)) } else { Ok(()) }
}

/// Finds the handler for the exception on its way, from the current frame outwards, and leaves the frames that have
/// none.
///
/// # Safety
/// The current frame's `pc` is the instruction that raised.
#[cold]
#[inline(never)]
pub(super) unsafe fn unwind(vm: &mut Vm, raised: Raised) -> Next {
    let mut exception = vm.take_raised(raised);
    loop {
        // SAFETY: there is a current frame, and its registers are its own.
        unsafe {
            let frame = vm.thread().frames.current();
            let s = State::enter(vm, (*frame).pc);
            let executable = s.executable();
            let again = raised_again(vm, s, &exception);
            let at = match again {
                // An exception that a `finally` or `with` block lets pass stays where it was raised.
                Some(Again::At(offset)) => offset,
                Some(Again::Here) => executable.offset(s.pc, 0),
                None => {
                    super::frames::add_traceback(vm, &exception, frame);
                    if let Err(raised) = tracing::raising(vm, &exception) {
                        exception = vm.take_raised(raised);
                    }
                    executable.offset(s.pc, 0)
                }
            };
            let handler = executable.handler_of(s.pc).filter(|_| !vm.interp().steps.exhausted());
            let keep = handler.map_or(0, |h| h.depth);
            let first = executable.first_temp + keep;
            for r in (first..executable.registers).rev() {
                let_go(std::mem::replace(&mut *s.reg(r as i16), 0));
            }
            if let Some(handler) = handler {
                let mut r = first as i16;
                if handler.lasti {
                    *s.reg(r) = Value::small_int_wrapping(i64::from(at)).into_word();
                    r += 1;
                }
                *s.reg(r) = Value::from(exception).into_word();
                (*frame).pc = executable.entry().add(handler.target as usize);
                super::state::settle(vm, State { pc: (*frame).pc, ..s });
                return super::traced_form::enter(vm, (*frame).pc);
            }
            if matches!(again, Some(Again::At(_)))
                && let Some(index) = executable.offsets.iter().position(|offsets| offsets[0] == at)
            {
                (*frame).pc = executable.entry().add(index);
            }
            if let Err(raised) = tracing::unwinding(vm) {
                exception = vm.take_raised(raised);
            }
            let ret = if (*frame).generator != 0 {
                let generator = Value::at(&(*frame).generator).clone();
                exception = super::generators::convert_stop(vm, &generator, exception);
                super::generators::finish_frame(vm, frame)
            } else {
                let ret = (*frame).ret;
                super::returns::pop(vm, frame);
                ret
            };
            if ret == Return::Next
                && crate::objects::types::is_instance(vm, exception.as_value(), &vm.types().stop_iteration)
            {
                drop(exception);
                let s = State::enter(vm, (*vm.thread().frames.current()).pc);
                s.consume(s.instr().b);
                super::state::settle(vm, s);
                return super::jumps::take(vm, s);
            }
            if ret == Return::Exit {
                vm.thread().result.set(0);
                let _ = vm.raise(exception);
                return EXIT.as_ptr();
            }
        }
    }
}

/// How an exception is raised again: without another entry in its traceback.
enum Again {
    Here,
    /// As if by the instruction at this bytecode offset.
    At(u32),
}

/// Whether the instruction at `s` raises what it was given, as CPython's RERAISE, END_ASYNC_FOR and `raise` without
/// operand do: these skip `PyTraceBack_Here`.
///
/// # Safety
/// `s` is the state of the current frame, whose instruction has raised.
unsafe fn raised_again(vm: &Vm, s: State, exception: &Ref<Exception>) -> Option<Again> {
    let i = s.instr();
    match i.op {
        Op::Reraise if i.n == 1 => {
            // SAFETY: lowering names the register that the handler's entry was stored in.
            let offset = unsafe { s.value(i.c).as_small_int() };
            Some(offset.and_then(|o| u32::try_from(o).ok()).map_or(Again::Here, Again::At))
        }
        Op::Reraise | Op::EndAsyncFor => Some(Again::Here),
        Op::Raise if i.n == 0 && handled(vm).is_some_and(|h| h.is(exception)) => Some(Again::Here),
        _ => None,
    }
}

/// The exception being handled: by the running code, or by whoever resumed the generators that it runs in.
pub(crate) fn handled(vm: &Vm) -> Option<Ref<Exception>> {
    let mut word = vm.thread().handled.get();
    let mut frame = vm.thread().generator.get();
    // SAFETY: running generators' frames are live, and own what was handled outside; the thread's state owns the rest.
    unsafe {
        while word == 0 && !frame.is_null() {
            word = (*frame).keep;
            let generator = Value::at(&(*frame).generator).downcast::<Generator>();
            frame = generator.and_then(|g| g.get(vm).outer).map_or(std::ptr::null_mut(), |f| f.as_ptr());
        }
        if word == 0 { None } else { Value::at(&word).downcast::<Exception>().cloned() }
    }
}

pub(super) use crate::objects::exception::set_context;

/// Makes `word`, owned, the handled exception; the one before is returned.
pub(super) fn set_handled(vm: &Vm, word: Word) -> Word {
    vm.thread().handled.replace(word)
}

#[inline(always)]
pub(super) unsafe fn push_exc_info(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        let word = s.take(i.b);
        let copy = Value::at(&word).clone();
        let before = set_handled(vm, word);
        *s.reg(i.a) = if before == 0 { Value::NONE.into_word() } else { before };
        *s.reg(i.a + 1) = copy.into_word();
        s.next()
    }
}

#[inline(always)]
pub(super) unsafe fn pop_except(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let word = s.take(s.instr().b);
        let old = set_handled(vm, if word == Value::NONE.word() { 0 } else { word });
        let died = part(vm, old);
        s.after(died)
    }
}

#[inline(always)]
pub(super) unsafe fn raise_(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| -> Res<Outcome> {
            let i = s.instr();
            match i.n {
                0 => match handled(vm) {
                    Some(exception) => Err(vm.raise(exception)),
                    None => Err(vm.runtime_error("No active exception to reraise")),
                },
                1 => Err(crate::ops::exceptions::raise(vm, s.value(i.b), None)),
                _ => {
                    let cause = s.value(i.c).clone();
                    Err(crate::ops::exceptions::raise(vm, s.value(i.b), Some(&cause)))
                }
            }
        })
    }
}

#[inline(always)]
pub(super) unsafe fn reraise(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| -> Res<Outcome> {
            match s.value(s.instr().b).downcast::<Exception>() {
                Some(exception) => Err(vm.raise(exception.clone())),
                None => Err(vm.system_error("what is raised again is no exception")),
            }
        })
    }
}

#[inline(always)]
pub(super) unsafe fn check_exc_match(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let matches = crate::ops::exceptions::matches(vm, s.value(s.instr().b), s.value(s.instr().c))?;
            Ok(Outcome::Store(Value::bool(matches)))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn check_eg_match(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; `a` and `a + 1` are the operands' registers, or empty ones.
    slow(vm, s, |vm, s| unsafe {
        let i = s.instr();
        let (exception, pattern) = (s.value(i.b).clone(), s.value(i.c).clone());
        let (matched, rest) = crate::ops::exceptions::matches_star(vm, &exception, &pattern)?;
        s.consume(i.b);
        s.consume(i.c);
        let rest = if matched.is_none() {
            exception
        } else {
            let old = set_handled(vm, matched.clone().into_word());
            let_go(old);
            rest
        };
        *s.reg(i.a) = rest.into_word();
        *s.reg(i.a + 1) = matched.into_word();
        Ok(Outcome::Stored)
    })
}

#[inline(always)]
pub(super) unsafe fn prep_reraise_star(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    slow(vm, s, |vm, s| unsafe {
        let i = s.instr();
        let raised = match s.value(i.c).downcast::<crate::objects::list::List>() {
            Some(list) => list.get(vm).items.to_vec(),
            None => return Err(vm.system_error("what except* clauses raised is no list")),
        };
        let raised: Vec<Value> = raised.into_iter().filter(|e| !e.is_none()).collect();
        Ok(Outcome::Store(crate::objects::exception::group::reraise_star(vm, s.value(i.b), &raised)?))
    })
}
