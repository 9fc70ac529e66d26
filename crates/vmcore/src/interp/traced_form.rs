//! Live frames under trace functions: how one that runs already gets into the form of its code that says what it does, and
//! how one goes on at another line (`frame.f_lineno = line`; CPython's `frame_setlineno`).

use bytecode::line_jump::{Dropped, line_jump};
use ir::{Boundary, Held, Op};

use super::exceptions;
use super::executable::Executable;
use super::frame::Frame;
use super::frames;
use super::state::{Next, State, let_go};
use super::tracing::{self, Event};
use crate::objects::frame::FrameObject;
use crate::objects::generator::Generator;
use crate::runtime::breaker::TRACE;
use crate::value::{Ref, Value, Word, retain};
use crate::vm::{Res, Vm};

/// The instruction to go on with instead of `next`: that of the form that trace functions are told by, if the current
/// frame has to do with them and does not run in it.
///
/// # Safety
/// The current frame goes on at `next`, and its `pc` is the instruction executed before.
#[cold]
#[inline(never)]
pub(super) unsafe fn enter(vm: &mut Vm, next: Next) -> Next {
    if !tracing::is_on(vm) {
        return next;
    }
    let frame = vm.thread().frames.current();
    // SAFETY: the current frame is live.
    unsafe {
        if vm.thread().frames.is_bottom(frame) || !is_watched(vm, frame) {
            return next;
        }
        let behind = (*frame).pc.add(1);
        moved(vm, frame, next, |bounds| if next == behind { bounds.first() } else { bounds.last() })
            .unwrap_or(next)
    }
}

/// As [`enter`], where a suspended frame has been resumed and `s` is at its `Resume`: that is told of in any case.
///
/// # Safety
/// `s` is the state of the current frame.
#[cold]
pub(super) unsafe fn resume(vm: &mut Vm, s: State) -> Option<Next> {
    if !tracing::is_on(vm) {
        return None;
    }
    let frame = vm.thread().frames.current();
    // SAFETY: the caller's promise.
    unsafe { moved(vm, frame, s.pc, |bounds| bounds.last()) }
}

/// Whether a frame has a trace function of its own, or the thread a profile function.
unsafe fn is_watched(vm: &Vm, frame: *const Frame) -> bool {
    // SAFETY: the frame is live.
    let object = unsafe { &(*frame).object };
    let traced = *object != 0
        // SAFETY: the frame owns the object.
        && unsafe { Value::at(object) }.downcast::<FrameObject>().is_some_and(|o| o.get(vm).trace.is_some());
    traced || vm.thread().profile.borrow().is_some()
}

/// Makes the current frame, about to execute `next`, one of the other form; where it goes on then.
unsafe fn moved(
    vm: &mut Vm,
    frame: *mut Frame,
    next: Next,
    which: impl FnOnce(&[Boundary]) -> Option<&Boundary>,
) -> Option<Next> {
    // SAFETY: the frame is the current one, so the registers above it are empty, and its own are what lowering says of the
    // boundary. A generator's registers are as many in both forms.
    unsafe {
        let s = State { pc: next, base: (*frame).base, pool: (*frame).pool };
        let executable = s.executable();
        let inside = executable.instrs.as_ptr_range().contains(&next);
        if executable.traced || !inside {
            return None;
        }
        let code = s.function().code.clone();
        let verified = bytecode::verify(&code.raw, code.version).ok()?;
        let bounds = ir::boundaries(&code.raw, &verified, executable.index(next)).ok()?;
        let boundary = which(&bounds)?;
        let traced = code.traced(vm).ok()?;
        let target = told_at(traced, boundary.offset)?;
        let top = s.base.add(traced.registers as usize);
        let suspends = (*frame).generator != 0;
        if suspends && traced.registers > executable.registers
            || !suspends && !vm.thread().frames.has_room(top)
        {
            return None;
        }
        let before = executable.offset((*frame).pc, 1);
        let first = executable.first_temp;
        let copy = |word: Word| {
            retain(word);
            word
        };
        let held = |(slot, held): (usize, &Held)| match *held {
            Held::Local(local) => copy(*s.reg(local as i16)),
            Held::Const(index) => copy(*s.pool.cast::<Word>().sub(1 + index as usize)),
            Held::Temp(temp) => std::mem::replace(&mut *s.reg((first + temp) as i16), 0),
            Held::Home => std::mem::replace(&mut *s.reg(first as i16 + slot as i16), 0),
        };
        let words: Vec<Word> = boundary.stack.iter().enumerate().map(held).collect();
        for (slot, word) in words.into_iter().enumerate() {
            *s.base.add(first as usize + slot) = word;
        }
        (*frame).pool = traced.pool();
        (*frame).pc = traced.entry().add(target);
        if suspends {
            let generator = Value::at(&(*frame).generator).clone();
            if let Some(generator) = generator.downcast::<Generator>() {
                generator.get_mut(vm).pool = traced.pool();
            }
        } else {
            (*frame).top = top;
        }
        frames::object(vm, frame).get_mut(vm).traced_at = Some(before);
        Some((*frame).pc)
    }
}

/// Index of the instruction that tells of the bytecode instruction at `offset`.
fn told_at(traced: &Executable, offset: u32) -> Option<usize> {
    let tells = |(instr, offsets): (&ir::Instr, &[u32; 2])| {
        offsets[0] == offset && matches!(instr.op, Op::TraceLine | Op::TraceCall)
    };
    traced.instrs.iter().zip(&traced.offsets).position(tells)
}

/// Sees to it that frames which have to do with trace functions find the form for it when what they called returns: the
/// quick way back is only taken from frames that have no object.
pub(crate) fn expect_returns(vm: &mut Vm) {
    if !vm.interp().breaker.is_raised_for(TRACE) {
        return;
    }
    let mut frame = vm.thread().frames.current();
    // SAFETY: the chain of live frames ends at the bottom one.
    unsafe {
        while !vm.thread().frames.is_bottom(frame) {
            let caller = (*frame).prev;
            if !vm.thread().frames.is_bottom(caller) && is_watched(vm, caller) {
                let _ = frames::object(vm, frame);
            }
            frame = caller;
        }
    }
}

/// Sends a frame to another line, from the trace function that is being told of a line of it.
pub(crate) fn jump(vm: &mut Vm, object: &Ref<FrameObject>, line: i64) -> Res<()> {
    match vm.thread().told.get() {
        Event::Line => {}
        Event::Call => return Err(vm.value_error("can't jump from the 'call' trace event of a new frame")),
        Event::Other => return Err(vm.value_error("can only jump from a 'line' trace event")),
    }
    if object.get(vm).trace.is_none() {
        return Err(vm.value_error("f_lineno can only be set by a trace function"));
    }
    let frame = object.get(vm).live;
    if frame.is_null() || !std::ptr::eq(frame, vm.thread().told_frame.get()) {
        return Err(vm.value_error("can only jump from a 'line' trace event"));
    }
    let Ok(line) = i32::try_from(line) else { return Err(vm.value_error("lineno out of range")) };
    let code = object.get(vm).code.clone();
    let verified = bytecode::verify(&code.raw, code.version).map_err(|e| vm.system_error(&e.to_string()))?;
    let at = frames::lasti(vm, object);
    let jump = line_jump(&code.raw, &verified, at, line).map_err(|message| vm.value_error(&message))?;
    let traced: *const Executable = code.traced(vm)?;
    // SAFETY: the frame is live and stands at an instruction that tells of a line: every entry of its stack is in its home.
    // The code keeps its form.
    unsafe {
        let Some(target) = told_at(&*traced, jump.offset) else {
            return Err(vm.value_error("cannot find bytecode for specified line"));
        };
        (*frame).pc = (*traced).entry().add(target);
        let lowest = (*frame).base.add((*traced).first_temp as usize + jump.depth as usize);
        for (n, dropped) in jump.dropped.iter().rev().enumerate().rev() {
            let word = std::mem::replace(&mut *lowest.add(n), 0);
            let_go(match dropped {
                Dropped::Value => word,
                Dropped::Handled if word == Value::NONE.word() => exceptions::set_handled(vm, 0),
                Dropped::Handled => exceptions::set_handled(vm, word),
            });
        }
    }
    Ok(())
}
