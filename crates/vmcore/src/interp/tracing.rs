//! Trace and profile functions (`sys.settrace`, `sys.setprofile`; CPython's `sysmodule.c`, and `ceval.c` where it traces).
//! While there are any, functions run in a form of their code that says what it does (`ir::lower_traced`).

use super::state::{End, Outcome, State, leave, slow};
use super::{frames, traced_form};
use crate::native::{Args, MethodKind};
use crate::objects::exception::Exception;
use crate::objects::frame::{self, FrameObject};
use crate::objects::native::NativeFunction;
use crate::objects::tuple;
use crate::objects::types::class_of;
use crate::ops;
use crate::runtime::breaker::TRACE;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Whether functions that are entered now are told of.
#[inline(always)]
pub(super) fn is_on(vm: &Vm) -> bool {
    vm.interp().breaker.is_raised_for(TRACE) && !vm.thread().in_trace.get()
}

/// Whether calls of native functions are told of.
pub(super) fn is_profiling(vm: &Vm) -> bool {
    is_on(vm) && vm.thread().profile.borrow().is_some()
}

/// The two functions that a thread can have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Watcher {
    Trace,
    Profile,
}

/// What a trace function is told, as far as it matters to a jump (`tracing_what`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    Call,
    Line,
    Other,
}

pub(crate) fn watcher(vm: &Vm, which: Watcher) -> Option<Value> {
    match which {
        Watcher::Trace => vm.thread().trace.borrow().clone(),
        Watcher::Profile => vm.thread().profile.borrow().clone(),
    }
}

/// Sets or, with none, removes a function of this thread.
pub(crate) fn set_watcher(vm: &mut Vm, which: Watcher, function: Option<Value>) {
    let thread = vm.thread();
    let old = match which {
        Watcher::Trace => thread.trace.replace(function),
        Watcher::Profile => thread.profile.replace(function),
    };
    let none = thread.trace.borrow().is_none() && thread.profile.borrow().is_none();
    let breaker = &vm.interp().breaker;
    if none {
        breaker.lower(TRACE);
    } else {
        breaker.raise(TRACE);
    }
    drop(old);
    traced_form::expect_returns(vm);
}

/// Runs `f` as if no trace function were being called.
pub(crate) fn traced_within<R>(vm: &mut Vm, f: impl FnOnce(&mut Vm) -> R) -> R {
    let before = vm.thread().in_trace.replace(false);
    let result = f(vm);
    vm.thread().in_trace.set(before);
    result
}

pub(super) unsafe fn trace_call(vm: &mut Vm, s: State) -> End {
    slow(vm, s, |vm, s| {
        let Some(frame) = watched(vm) else { return Ok(Outcome::Go) };
        let resumed = s.instr().n == 1;
        frame.get_mut(vm).traced_at = resumed.then(|| s.executable().offset(s.pc, 0));
        entering(vm)?;
        Ok(Outcome::Go)
    })
}

/// Tells that the current frame begins or goes on: there, or where an exception is thrown into it.
pub(super) fn entering(vm: &mut Vm) -> Res<()> {
    let Some(frame) = watched(vm) else { return Ok(()) };
    if let Some(function) = watcher(vm, Watcher::Trace) {
        tell_tracer(vm, &function, &frame, "call", Value::NONE)?;
    }
    tell_profiler(vm, &frame, "call", Value::NONE)
}

pub(super) unsafe fn trace_line(vm: &mut Vm, s: State) -> End {
    leave(vm, s, |vm, s| {
        let told = line(vm, s);
        // SAFETY: the frame is current again. Where a trace function has sent it, the line is not told of.
        unsafe {
            match told {
                Ok(()) => (*vm.thread().frames.current()).pc.add(1),
                Err(raised) => super::exceptions::unwind(vm, raised),
            }
        }
    })
}

fn line(vm: &mut Vm, s: State) -> Res<()> {
    let at = s.executable().offset(s.pc, 0);
    let Some(frame) = watched(vm) else {
        // Whoever is told again is not told of a line that has begun.
        frames::passed(vm, at);
        return Ok(());
    };
    let before = frame.get_mut(vm).traced_at.replace(at);
    if frame.get(vm).trace.is_none() {
        return Ok(());
    }
    let code = frame.get(vm).code.clone();
    if let Some(line) = frame::line_at(&code, at)
        && frame.get(vm).trace_lines
    {
        // A jump back begins its line anew, unless it is to what `yield from` and `await` wait for.
        let again = before.is_some_and(|before| at < before) && s.instr().n == 0;
        if again || before.and_then(|before| frame::line_at(&code, before)) != Some(line) {
            vm.thread().told_frame.set(frame.get(vm).live);
            tell_frame(vm, &frame, "line", Value::NONE)?;
            frame.get_mut(vm).traced_at = Some(frames::lasti(vm, &frame));
        }
    }
    if frame.get(vm).trace_opcodes {
        tell_frame(vm, &frame, "opcode", Value::NONE)?;
    }
    Ok(())
}

pub(super) unsafe fn trace_return(vm: &mut Vm, s: State) -> End {
    slow(vm, s, |vm, s| {
        // SAFETY: the register holds the value, and the instruction keeps it.
        let value = unsafe { s.value(s.instr().b).clone() };
        returning(vm, value)?;
        Ok(Outcome::Go)
    })
}

/// Tells of an exception that was raised in the current frame.
pub(super) fn raising(vm: &mut Vm, exception: &Ref<Exception>) -> Res<()> {
    let Some(frame) = watched(vm) else { return Ok(()) };
    if frame.get(vm).trace.is_none() {
        return Ok(());
    }
    let class = class_of(vm, exception.as_value()).to_value();
    let traceback = exception.get(vm).traceback.clone().map_or(Value::NONE, Value::from);
    let arg = tuple::from_slice(vm, &[class, exception.to_value(), traceback])?;
    tell_frame(vm, &frame, "exception", arg.into())
}

/// Tells that an exception leaves the current frame.
pub(super) fn unwinding(vm: &mut Vm) -> Res<()> {
    returning(vm, Value::NONE)
}

fn returning(vm: &mut Vm, value: Value) -> Res<()> {
    let Some(frame) = watched(vm) else { return Ok(()) };
    tell_frame(vm, &frame, "return", value.clone())?;
    tell_profiler(vm, &frame, "return", value)
}

/// Calls a native function, and tells the profile function of it.
pub(super) fn native_call(vm: &mut Vm, function: &Ref<NativeFunction>, args: Args<'_>) -> Res<Value> {
    let Some(frame) = watched(vm) else { return ops::call::native(vm, function, args) };
    let told = match (function.def.kind, args.values.first()) {
        (MethodKind::Slot | MethodKind::New, _) => None,
        (MethodKind::Method, Some(receiver)) if function.is_unbound() => {
            let class = class_of(vm, receiver).clone();
            Some(ops::attr::bind(vm, function.as_value(), Some(receiver), &class)?)
        }
        _ => Some(function.to_value()),
    };
    let Some(told) = told else { return ops::call::native(vm, function, args) };
    tell_profiler(vm, &frame, "c_call", told.clone())?;
    match ops::call::native(vm, function, args) {
        Ok(value) => {
            tell_profiler(vm, &frame, "c_return", told)?;
            Ok(value)
        }
        Err(raised) => {
            let exception = vm.take_raised(raised);
            tell_profiler(vm, &frame, "c_exception", told)?;
            Err(vm.raise(exception))
        }
    }
}

/// The frame object of the current frame, if somebody is to be told what that does.
fn watched(vm: &Vm) -> Option<Ref<FrameObject>> {
    let frame = vm.thread().frames.current();
    if !is_on(vm) || vm.thread().frames.is_bottom(frame) {
        return None;
    }
    let thread = vm.thread();
    if thread.trace.borrow().is_none() && thread.profile.borrow().is_none() {
        return None;
    }
    // SAFETY: the current frame is live, and no bottom frame.
    Some(unsafe { frames::object(vm, frame) })
}

/// Calls the frame's own trace function, if it has one and the thread still has any.
fn tell_frame(vm: &mut Vm, frame: &Ref<FrameObject>, event: &str, arg: Value) -> Res<()> {
    if watcher(vm, Watcher::Trace).is_none() {
        return Ok(());
    }
    match frame.get(vm).trace.clone() {
        Some(function) => tell_tracer(vm, &function, frame, event, arg),
        None => Ok(()),
    }
}

/// Calls a trace function; what it returns is the frame's from then on (`trace_trampoline`).
fn tell_tracer(vm: &mut Vm, function: &Value, frame: &Ref<FrameObject>, event: &str, arg: Value) -> Res<()> {
    match call(vm, function, frame, event, arg) {
        Ok(result) if result.is_none() => Ok(()),
        Ok(result) => {
            drop(frame.get_mut(vm).trace.replace(result));
            Ok(())
        }
        Err(raised) => {
            set_watcher(vm, Watcher::Trace, None);
            drop(frame.get_mut(vm).trace.take());
            Err(raised)
        }
    }
}

fn tell_profiler(vm: &mut Vm, frame: &Ref<FrameObject>, event: &str, arg: Value) -> Res<()> {
    let Some(function) = watcher(vm, Watcher::Profile) else { return Ok(()) };
    match call(vm, &function, frame, event, arg) {
        Ok(_) => Ok(()),
        Err(raised) => {
            set_watcher(vm, Watcher::Profile, None);
            Err(raised)
        }
    }
}

/// Calls a trace or profile function (`call_trampoline`): its own calls are not traced.
fn call(vm: &mut Vm, function: &Value, frame: &Ref<FrameObject>, event: &str, arg: Value) -> Res<Value> {
    if frame.get(vm).locals.is_some() {
        // The snapshot that somebody has seen is brought up to date.
        frame::locals(vm, frame)?;
    }
    let told = match event {
        "line" => Event::Line,
        "call" => Event::Call,
        _ => Event::Other,
    };
    let before = vm.thread().told.replace(told);
    let event = vm.intern(event).to_value();
    vm.thread().in_trace.set(true);
    let result = ops::call::call_positional(vm, function, &[frame.to_value(), event, arg]);
    vm.thread().in_trace.set(false);
    vm.thread().told.set(before);
    result
}
