//! What native code asks of the Python code that called it: its globals, locals, frame.

use super::frame::Frame;
use super::frames;
use super::state::State;
use crate::objects::cell::Cell;
use crate::objects::dict::{self, Dict};
use crate::objects::frame::FrameObject;
use crate::objects::function::Function;
use crate::value::{Ref, Value, retain};
use crate::vm::{Res, Vm};

/// Flags of a code object that say which future features it was compiled with (`PyCF_MASK`).
const FUTURE: u32 = 0x1FE_0000;

/// The innermost frame of Python code.
fn current(vm: &Vm) -> Option<*mut Frame> {
    let frame = vm.thread().frames.current();
    if vm.thread().frames.is_bottom(frame) { None } else { Some(frame) }
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
    let Some(frame) = current(vm) else { return Ok(None) };
    // SAFETY: the frame is live and has a function; its namespace is owned by it, and copied here.
    unsafe {
        if (*frame).locals != 0 {
            return Ok(Some(Value::at(&(*frame).locals).clone()));
        }
        let object = frames::object(vm, frame);
        let snapshot = fast_locals(vm, frame, &object)?;
        Ok(Some(snapshot.into()))
    }
}

/// Brings the dict of a function's locals up to date (`PyFrame_FastToLocals`).
///
/// # Safety
/// `frame` is live, and `object` its frame object.
pub(super) unsafe fn fast_locals(
    vm: &mut Vm,
    frame: *mut Frame,
    object: &Ref<FrameObject>,
) -> Res<Ref<Dict>> {
    let snapshot = match object.get(vm).locals.as_ref().and_then(|locals| locals.downcast::<Dict>()) {
        Some(dict) => dict.clone(),
        None => {
            let made = dict::new(vm);
            object.get_mut(vm).locals = Some(made.to_value());
            made
        }
    };
    let code = object.get(vm).code.clone();
    for (index, name) in code.locals.iter().enumerate() {
        // SAFETY: locals are registers of the frame, each empty or holding a value, which is copied.
        let value = unsafe {
            let word = *(*frame).base.add(index);
            retain(word);
            if word == 0 { None } else { Some(Value::from_word(word)) }
        };
        let kind = code.raw.localspluskinds.get(index).copied().unwrap_or(0);
        let value = match value {
            Some(value) if kind & (bytecode::code::kinds::CELL | bytecode::code::kinds::FREE) != 0 => {
                match value.downcast::<Cell>() {
                    Some(cell) => cell.get(vm).content.clone(),
                    None => Some(value),
                }
            }
            value => value,
        };
        match value {
            Some(value) => snapshot.set_str(vm, name, value)?,
            None => drop(snapshot.remove_str(vm, name)),
        }
    }
    Ok(snapshot)
}
