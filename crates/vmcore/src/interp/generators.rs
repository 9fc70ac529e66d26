//! Generators: making, resuming, suspending and finishing them. A generator resumed by an instruction runs in the same
//! run loop.

use std::ptr::NonNull;

use ir::Op;

use super::dispatch::EXIT;
use super::exceptions::{self};
use super::executable::Executable;
use super::frame::{Frame, Return};
use super::jumps;
use super::returns;
use super::state::{End, Next, Outcome, State, leave as end_in, let_go, part, produced, settle, slow};
use crate::heap::{Buf, Header};
use crate::objects::exception::Exception;
use crate::objects::generator::{self, Generator, Words};
use crate::objects::tuple;
use crate::ops::recursion;
use crate::value::{Ref, Value, Word};
use crate::vm::{Raised, Res, Vm};

/// How a step of a generator ends.
pub enum Step {
    Yielded(Value),
    Returned(Value),
}

/// Moves the current frame into a new generator and leaves it.
#[inline(always)]
pub(super) unsafe fn return_generator(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe { end_in(vm, s, |vm, s| suspend_new(vm, s)) }
}

unsafe fn suspend_new(vm: &mut Vm, s: State) -> Next {
    // SAFETY: the frame's registers move into the generator; the frame is left with nothing.
    unsafe {
        let frame = vm.thread().frames.current();
        (*frame).pc = s.pc;
        let executable = s.executable();
        let registers = executable.registers as usize;
        let owned = executable.first_temp as usize + 1;
        let function = s.function();
        let (code, name, qualname) =
            (function.code.clone(), function.name.clone(), function.qualname.clone());
        let mut words = match Buf::with_capacity(vm.heap(), registers + 1) {
            Ok(words) => words,
            Err(no_memory) => return exceptions::unwind(vm, no_memory.into()),
        };
        let from = s.base.sub(1);
        for r in 0..owned {
            words.push_within_capacity(std::mem::replace(&mut *from.add(r), 0));
        }
        for _ in owned..=registers {
            words.push_within_capacity(0);
        }
        let flags = code.raw.flags;
        let generator = vm.alloc(Generator {
            state: generator::State::Created,
            first_temp: executable.first_temp,
            flags,
            code,
            name,
            qualname,
            words: Words(words),
            pool: s.pool,
            pc: s.pc,
            handled: 0,
            frame_object: 0,
            locals: std::mem::replace(&mut (*frame).locals, 0),
            frame: std::ptr::null_mut(),
            outer: None,
            origin: None,
            running_async: false,
            hooks_inited: false,
            closed: false,
            finalizer: None,
        });
        if executable.minds_closing {
            vm.heap().note_birth(generator.as_ptr().cast());
        }
        if flags & bytecode::code::flags::GENERATOR == 0 {
            let types = vm.types();
            let class = if flags & bytecode::code::flags::COROUTINE != 0 {
                &types.coroutine
            } else {
                &types.async_generator
            };
            generator.header().set_class_ptr(class.as_ptr());
            if flags & bytecode::code::flags::COROUTINE != 0 && vm.thread().origin_depth.get() != 0 {
                generator.get_mut(vm).origin = origin(vm).ok();
            }
        }
        if (*frame).object != 0 {
            super::frames::move_to(vm, frame, &generator);
        }
        let (ret, keep) = ((*frame).ret, std::mem::replace(&mut (*frame).keep, 0));
        let thread = vm.thread();
        thread.depth.set(thread.depth.get() - (*frame).levels());
        thread.frames.set_current((*frame).prev);
        if ret == Return::Value {
            let s = State::noted(vm);
            return produced(vm, s, Ok(generator.into()));
        }
        returns::give(vm, ret, keep, Value::from(generator).into_word())
    }
}

/// `cr_origin`: file, line and function of the frames that made a coroutine, the innermost first (`compute_cr_origin`).
#[cold]
fn origin(vm: &mut Vm) -> Res<Value> {
    let mut places = Vec::new();
    let mut frame = super::caller::frame(vm, 1);
    while let Some(at) = frame.filter(|_| places.len() < vm.thread().origin_depth.get() as usize) {
        let code = at.get(vm).code.clone();
        let line = crate::objects::frame::line_at(&code, super::frames::lasti(vm, &at));
        let line = line.map_or(Value::NONE, Value::small_int_wrapping);
        places.push(tuple::from_slice(vm, &[code.filename().into(), line, code.name.to_value()])?.into());
        frame = super::frames::back(vm, &at);
    }
    Ok(tuple::from_slice(vm, &places)?.into())
}

/// Makes the generator's frame the current one. It goes on behind the instruction that it is suspended at.
///
/// # Safety
/// It is created or suspended.
pub(super) unsafe fn push(vm: &mut Vm, generator: &Ref<Generator>, ret: Return) -> Res<*mut Frame> {
    exceptions::check_depth(vm)?;
    // SAFETY: the caller's promise, and the depth was checked.
    unsafe {
        let frame = push_frame(vm, generator, ret);
        if (*frame).object != 0 {
            super::frames::set_live(vm, frame);
        }
        Ok(frame)
    }
}

/// Writes the generator's frame.
///
/// # Safety
/// As for [`push`]; the depth is below its bound. The frame object, if there is one, is to be told.
#[inline(always)]
unsafe fn push_frame(vm: &mut Vm, generator: &Ref<Generator>, ret: Return) -> *mut Frame {
    let owned = generator.to_value().into_word();
    // SAFETY: the frame stack has room up to the bound on the depth; the registers stay where they are while it runs.
    unsafe {
        let thread = vm.thread();
        let prev = thread.frames.current();
        let frame = prev.add(1);
        let top = (*prev).top;
        let outer_handled = thread.handled.get();
        let outer = NonNull::new(thread.generator.get());
        let g = generator.get_mut(vm);
        g.state = generator::State::Running;
        g.frame = frame;
        g.outer = outer;
        let handled = std::mem::replace(&mut g.handled, 0);
        let object = std::mem::replace(&mut g.frame_object, 0);
        let locals = std::mem::replace(&mut g.locals, 0);
        let pc = g.pc;
        let base = g.words.0.as_mut_ptr().add(1);
        let pool = g.pool;
        frame.write(Frame {
            pc,
            base,
            pool,
            top,
            prev,
            locals,
            object,
            generator: owned,
            keep: outer_handled,
            ret,
            extra: 0,
        });
        let thread = vm.thread();
        thread.depth.set(thread.depth.get() + 1);
        thread.handled.set(handled);
        thread.generator.set(frame);
        thread.frames.set_current(frame);
        frame
    }
}

/// Goes on with the generator that a `ForIter` or `Send` at `s` steps with None, where that takes no more than making
/// its frame.
///
/// # Safety
/// `s` is the state of the current frame, and an operand of its instruction holds the generator.
#[inline(always)]
pub(super) unsafe fn resume_quick(vm: &mut Vm, s: State, generator: &Ref<Generator>) -> Option<State> {
    // SAFETY: there is a current frame, whose state `s` is.
    unsafe {
        (*vm.thread().frames.current()).pc = s.pc;
        push_ready(vm, generator, Return::Value)
    }
}

/// Makes the frame of a generator that is stepped with None the current one, where that takes no more; the state it goes
/// on with.
#[inline(always)]
fn push_ready(vm: &mut Vm, generator: &Ref<Generator>, ret: Return) -> Option<State> {
    let g = generator.get(vm);
    let ready = matches!(g.state, generator::State::Created | generator::State::Suspended);
    if !ready || g.frame_object != 0 || recursion::at_limit(vm) {
        return None;
    }
    // SAFETY: the generator is created or suspended, the depth is checked, and there is no frame object. The instruction
    // at `pc` names the register that what is sent in goes to.
    unsafe {
        let frame = push_frame(vm, generator, ret);
        let at = State { pc: (*frame).pc, base: (*frame).base, pool: (*frame).pool };
        *at.reg(at.instr().a) = Value::NONE.word();
        Some(at.behind())
    }
}

/// Takes the current frame, a generator's, off the stack; what it handles goes back to the generator.
#[inline(always)]
pub(super) unsafe fn pop(vm: &mut Vm, frame: *mut Frame, state: generator::State) -> (Return, Value) {
    // SAFETY: the frame is current and owns the generator.
    unsafe {
        let f = &mut *frame;
        let owned = Value::from_word(std::mem::replace(&mut f.generator, 0));
        let thread = vm.thread();
        thread.depth.set(thread.depth.get() - f.levels());
        thread.frames.set_current(f.prev);
        let inner = thread.handled.replace(std::mem::replace(&mut f.keep, 0));
        if let Some(generator) = owned.downcast::<Generator>() {
            let outer = generator.get(vm).outer;
            vm.thread().generator.set(outer.map_or(std::ptr::null_mut(), NonNull::as_ptr));
            let g = generator.get_mut(vm);
            g.state = state;
            g.frame = std::ptr::null_mut();
            g.outer = None;
            g.pc = f.pc;
            g.handled = inner;
            g.frame_object = std::mem::replace(&mut f.object, 0);
            g.locals = std::mem::replace(&mut f.locals, 0);
        }
        (f.ret, owned)
    }
}

/// Goes on with a suspended generator, `value` sent in. It must not be running or finished.
fn enter(vm: &mut Vm, generator: &Ref<Generator>, value: Value, ret: Return) -> Res<Outcome> {
    // SAFETY: the instruction at `pc` names the register that what is sent in goes to.
    unsafe {
        let frame = push(vm, generator, ret)?;
        let s = State { pc: (*frame).pc, base: (*frame).base, pool: (*frame).pool };
        *s.reg(s.instr().a) = value.into_word();
        (*frame).pc = s.behind().pc;
    }
    Ok(Outcome::Enter)
}

/// What messages call it.
pub fn what(vm: &Vm, generator: &Ref<Generator>) -> &'static str {
    if generator.is_coroutine(vm) {
        "coroutine"
    } else if generator.is_async_generator(vm) {
        "async generator"
    } else {
        "generator"
    }
}

/// The error for resuming a generator that runs already.
#[cold]
pub fn already_running(vm: &Vm, generator: &Ref<Generator>) -> Raised {
    let what = what(vm, generator);
    vm.value_error(&format!("{what} already executing"))
}

/// The step of a generator that an instruction asks for: in a new frame, or what it means that it has finished.
pub(super) fn step(vm: &mut Vm, generator: &Ref<Generator>, value: Value) -> Res<Option<Outcome>> {
    match generator.get(vm).state {
        generator::State::Running => Err(already_running(vm, generator)),
        generator::State::Finished if generator.is_coroutine(vm) => {
            Err(vm.runtime_error("cannot reuse already awaited coroutine"))
        }
        generator::State::Finished => Ok(None),
        generator::State::Created if !value.is_none() => Err(not_started(vm, generator)),
        _ => Ok(Some(enter(vm, generator, value, Return::Value)?)),
    }
}

#[cold]
fn not_started(vm: &Vm, generator: &Ref<Generator>) -> Raised {
    let what = what(vm, generator);
    vm.type_error(&format!("can't send non-None value to a just-started {what}"))
}

/// `generator.send(value)` from native code, in a nested run loop. A finished generator returns None again.
pub fn send(vm: &mut Vm, generator: &Ref<Generator>, value: Value) -> Res<Step> {
    exceptions::check_stack(vm)?;
    match generator.get(vm).state {
        generator::State::Running => return Err(already_running(vm, generator)),
        generator::State::Finished if generator.is_coroutine(vm) => {
            return Err(vm.runtime_error("cannot reuse already awaited coroutine"));
        }
        generator::State::Finished => return Ok(Step::Returned(Value::NONE)),
        generator::State::Created if !value.is_none() => return Err(not_started(vm, generator)),
        _ => {}
    }
    enter(vm, generator, value, Return::Exit)?;
    run_step(vm)
}

/// `next(generator)` from native code: none at its end.
pub fn next(vm: &mut Vm, generator: &Ref<Generator>) -> Res<Option<Value>> {
    exceptions::check_stack(vm)?;
    vm.thread().generator_returned.set(false);
    let Some(s) = push_ready(vm, generator, Return::Exit) else {
        return match send(vm, generator, Value::NONE)? {
            Step::Yielded(value) => Ok(Some(value)),
            Step::Returned(_) => Ok(None),
        };
    };
    // SAFETY: the frame was just pushed.
    let value = unsafe { super::run::run_at(vm, s)? };
    Ok(if vm.thread().generator_returned.replace(false) { None } else { Some(value) })
}

/// Runs the generator frame that was pushed to its next suspension.
pub(super) fn run_step(vm: &mut Vm) -> Res<Step> {
    vm.thread().generator_returned.set(false);
    // SAFETY: the frame was just pushed.
    let value = unsafe { super::run::run_current(vm)? };
    if vm.thread().generator_returned.replace(false) {
        Ok(Step::Returned(value))
    } else {
        Ok(Step::Yielded(value))
    }
}

/// Drops what the frame of a generator holds that does not run and never will again.
pub fn abandon(vm: &mut Vm, generator: &Ref<Generator>) {
    if generator.get(vm).frame_object != 0 {
        super::frames::detach_generator(vm, generator);
    }
    let g = generator.get_mut(vm);
    g.state = generator::State::Finished;
    let [locals, handled] = [&mut g.locals, &mut g.handled].map(std::mem::take);
    Words(g.words.0.take()).clear(g.first_temp);
    // SAFETY: the generator owned both words.
    unsafe {
        let_go(locals);
        let_go(handled);
    }
}

/// [`abandon`] of a generator whose frame's temporaries hold nothing.
///
/// # Safety
/// That is so.
#[inline(always)]
unsafe fn abandon_locals(vm: &mut Vm, generator: &Ref<Generator>) {
    let g = generator.get_mut(vm);
    if g.frame_object | g.locals | g.handled != 0 {
        return abandon(vm, generator);
    }
    // SAFETY: the pool is that of the generator's code; the first word owns the function, locals are behind it.
    unsafe {
        let locals = (*g.pool).first_temp as usize;
        let words = g.words.0.take();
        let Some((function, registers)) = words.split_first() else { return };
        for word in registers.iter().take(locals).chain([function]) {
            let_go(*word);
        }
    }
}

/// The frame object of a generator that has not finished.
pub fn frame_object(vm: &mut Vm, generator: &Ref<Generator>) -> Option<Value> {
    let frame = {
        let g = generator.get(vm);
        match g.state {
            generator::State::Finished => return None,
            generator::State::Running => g.frame,
            _ if g.frame_object != 0 => {
                // SAFETY: the generator owns the object.
                return Some(unsafe { Value::at(&g.frame_object).clone() });
            }
            _ => std::ptr::null_mut(),
        }
    };
    if !frame.is_null() {
        // SAFETY: a running generator's frame is live.
        return Some(unsafe { super::frames::object(vm, frame) }.into());
    }
    Some(super::frames::object_of_suspended(vm, generator).into())
}

/// What a generator runs.
pub(super) fn executable_of(generator: &Generator) -> &Executable {
    // SAFETY: the pool is that of the generator's code, which keeps its executables.
    unsafe { &*(*generator.pool).executable }
}

#[inline(always)]
pub(super) unsafe fn yield_(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; the frame is a generator's.
    unsafe {
        let frame = vm.thread().frames.current();
        let ready = match (*frame).ret {
            Return::Value => true,
            // Whoever runs it keeps it, if not the frame alone does.
            Return::Exit => (*((*frame).generator as *const Header)).count() > 1,
            _ => false,
        };
        if !ready || (*frame).object != 0 {
            return end_in(vm, s, |vm, s| {
                let word = s.take(s.instr().b);
                suspend(vm, s, word)
            });
        }
        let word = s.take(s.instr().b);
        (*frame).pc = s.pc;
        let (ret, generator) = pop(vm, frame, generator::State::Suspended);
        let mut died = part(vm, generator.into_word());
        if ret == Return::Exit {
            vm.thread().result.set(word);
            return End::Next(State { pc: EXIT.as_ptr(), ..s });
        }
        let caller = vm.thread().frames.current();
        let s = State::enter(vm, (*caller).pc);
        // The caller is a `ForIter` or a `Send`: what is yielded is its result, and its operands stay.
        if s.instr().op == Op::Send {
            died |= s.part(vm, s.instr().c);
        }
        died |= s.put(vm, s.instr().a, word);
        s.after(died)
    }
}

#[inline(never)]
unsafe fn suspend(vm: &mut Vm, s: State, word: Word) -> Next {
    // SAFETY: the frame is a generator's and current.
    unsafe {
        let frame = vm.thread().frames.current();
        (*frame).pc = s.pc;
        let (ret, generator) = pop(vm, frame, generator::State::Suspended);
        super::frames::set_suspended(vm, &generator);
        let died = let_go(generator.into_word());
        if ret == Return::Exit {
            vm.thread().result.set(word);
            return EXIT.as_ptr();
        }
        let caller = vm.thread().frames.current();
        let s = State::enter(vm, (*caller).pc);
        if died {
            settle(vm, s);
        }
        // As in `yield_`.
        if s.instr().op == Op::Send {
            s.consume(s.instr().c);
        }
        if s.set(s.instr().a, word) {
            settle(vm, s);
        }
        s.behind().pc
    }
}

/// Leaves a generator's frame for good with its return value.
///
/// # Safety
/// The frame is current, its temporaries hold nothing any more, and `word` is owned.
pub(super) unsafe fn leave(vm: &mut Vm, frame: *mut Frame, word: Word) -> Next {
    // SAFETY: the caller's promise.
    unsafe {
        let (ret, owned) = pop(vm, frame, generator::State::Finished);
        if let Some(generator) = owned.downcast::<Generator>() {
            abandon_locals(vm, generator);
        }
        let_go(owned.into_word());
        if ret == Return::Exit {
            vm.thread().generator_returned.set(true);
            vm.thread().result.set(word);
            return EXIT.as_ptr();
        }
        let caller = vm.thread().frames.current();
        let s = State::enter(vm, (*caller).pc);
        settle(vm, s);
        let i = s.instr();
        if i.op == Op::Send {
            // The result takes the receiver's place.
            s.consume(i.c);
            s.set(i.b, word);
        } else {
            let_go(word);
            s.consume(i.b);
        }
        settle(vm, s);
        jumps::take(vm, s)
    }
}

/// Takes a generator's frame off the stack for good and drops what it holds.
///
/// # Safety
/// The frame is current.
pub(super) unsafe fn finish_frame(vm: &mut Vm, frame: *mut Frame) -> Return {
    // SAFETY: the caller's promise.
    unsafe {
        let (ret, owned) = pop(vm, frame, generator::State::Finished);
        if let Some(generator) = owned.downcast::<Generator>() {
            abandon(vm, generator);
        }
        let_go(owned.into_word());
        ret
    }
}

/// What a `StopIteration` that leaves a generator becomes (PEP 479).
pub(super) fn convert_stop(vm: &mut Vm, generator: &Value, exception: Ref<Exception>) -> Ref<Exception> {
    let Some(generator) = generator.downcast::<Generator>() else { return exception };
    let stop = crate::objects::types::is_instance(vm, exception.as_value(), &vm.types().stop_iteration);
    let stop_async = generator.is_async_generator(vm)
        && crate::objects::types::is_instance(vm, exception.as_value(), &vm.types().stop_async_iteration);
    let message = match (stop, stop_async) {
        (_, true) => "async generator raised StopAsyncIteration",
        (true, _) if generator.is_coroutine(vm) => "coroutine raised StopIteration",
        (true, _) if generator.is_async_generator(vm) => "async generator raised StopIteration",
        (true, _) => "generator raised StopIteration",
        _ => return exception,
    };
    let raised = vm.runtime_error(message);
    let error = vm.take_raised(raised);
    error.set_origin(vm, exception);
    error
}

#[inline(always)]
pub(super) unsafe fn send_(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        if s.word(i.c) == Value::NONE.word()
            && let Some(generator) = s.value(i.b).exact::<Generator>()
            && !generator.is_async_generator(vm)
            && let Some(entered) = resume_quick(vm, s, generator)
        {
            return End::Next(entered);
        }
        slow(vm, s, |vm, s| {
            let i = s.instr();
            let receiver = s.value(i.b);
            if let Some(generator) = receiver.exact::<Generator>()
                && !generator.is_async_generator(vm)
            {
                let generator = generator.clone();
                let value = s.value(i.c).clone();
                return match step(vm, &generator, value)? {
                    Some(entered) => Ok(entered),
                    None => returned(s, Value::NONE),
                };
            }
            let value = s.value(i.c);
            let stepped = if value.is_none() {
                crate::ops::iter::next_or_value(vm, receiver)?
            } else {
                crate::ops::iter::send(vm, receiver, value)?
            };
            match stepped {
                Step::Yielded(value) => Ok(Outcome::Store(value)),
                Step::Returned(value) => returned(s, value),
            }
        })
    }
}

/// A `Send`'s receiver has returned.
unsafe fn returned(s: State, value: Value) -> Res<Outcome> {
    // SAFETY: the registers are the instruction's.
    unsafe {
        s.set(s.instr().b, value.into_word());
    }
    Ok(Outcome::Jump)
}

#[inline(always)]
pub(super) unsafe fn get_yield_from_iter(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let value = s.value(s.instr().b);
            if let Some(generator) = value.exact::<Generator>() {
                if generator.is_generator(vm) && !generator.is_awaitable(vm) {
                    return Ok(Outcome::Store(value.clone()));
                }
                if generator.is_awaitable(vm) {
                    let may = bytecode::code::flags::COROUTINE | bytecode::code::flags::ITERABLE_COROUTINE;
                    if s.function().code.raw.flags & may == 0 && generator.is_coroutine(vm) {
                        return Err(vm.type_error(
                            "cannot 'yield from' a coroutine object in a non-coroutine generator",
                        ));
                    }
                    return Ok(Outcome::Store(value.clone()));
                }
            }
            Ok(Outcome::Store(crate::ops::get_iter(vm, value)?))
        })
    }
}
