//! What native code asks of the Python code that called it: its globals, locals, frame.

use super::frame::Frame;
use super::frames;
use super::state::State;
use crate::objects::dict::Dict;
use crate::objects::frame::{self, FrameObject};
use crate::objects::function::Function;
use crate::runtime::Thread;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Flags of a code object that say which future features it was compiled with (`PyCF_MASK`).
const FUTURE: u32 = 0x1FE_0000;

/// The innermost frame of Python code.
fn current(vm: &Vm) -> Option<*mut Frame> {
    current_of(vm.thread())
}

fn current_of(thread: &Thread) -> Option<*mut Frame> {
    let frame = thread.frames.current();
    if thread.frames.is_bottom(frame) { None } else { Some(frame) }
}

/// The frame that a thread of this interpreter is in.
pub(crate) fn innermost(vm: &Vm, thread: &Thread) -> Option<Ref<FrameObject>> {
    // SAFETY: the frame is live and no bottom frame; whoever is not this thread waits for the GIL.
    current_of(thread).map(|frame| unsafe { frames::object(vm, frame) })
}

fn function(vm: &Vm) -> Option<&Function> {
    // SAFETY: a frame that is not the bottom one runs a function, which lives as long as it; nothing is run or mutated
    // under `&Vm`.
    current(vm).map(|frame| unsafe {
        State { pc: (*frame).pc, base: (*frame).base, pool: (*frame).pool }.function()
    })
}

pub(crate) fn globals(vm: &Vm) -> Option<Ref<Dict>> {
    function(vm).map(|function| function.globals.clone())
}

/// The namespace that the code finds builtins in; outside all code, the module's.
pub(crate) fn builtins(vm: &Vm) -> Ref<Dict> {
    function(vm).map_or_else(|| vm.builtins().clone(), |function| function.builtins.clone())
}

/// The future features that code compiled for the caller inherits, as flags.
pub(crate) fn future_flags(vm: &Vm) -> i64 {
    function(vm).map_or(0, |function| i64::from(function.code.raw.flags & FUTURE))
}

/// `locals()`: the namespace of a module or class body, else a dict of the fast locals, one per frame, brought up to date.
pub(crate) fn locals(vm: &mut Vm) -> Res<Option<Value>> {
    let Some(current) = current(vm) else { return Ok(None) };
    // SAFETY: the frame is live; its namespace is owned by it, and copied here.
    let namespace =
        unsafe { if (*current).locals == 0 { None } else { Some(Value::at(&(*current).locals).clone()) } };
    match (namespace, frame(vm, 0)) {
        (None, Some(frame)) => frame::locals(vm, &frame).map(Some),
        (namespace, _) => Ok(namespace),
    }
}

/// The frame object of the caller, or of the `depth`th frame outside it.
pub(crate) fn frame(vm: &Vm, depth: usize) -> Option<Ref<FrameObject>> {
    let mut frame = current(vm)?;
    // SAFETY: the frames are live and no bottom frames.
    unsafe {
        for _ in 0..depth {
            frame = frames::outside(frame)?;
        }
        Some(frames::object(vm, frame))
    }
}
