//! Frames as programs see them: frame objects and tracebacks, made when somebody asks.

use super::frame::Frame;
use super::state::State;
use crate::objects::exception::Exception;
use crate::objects::frame::FrameObject;
use crate::objects::traceback::Traceback;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// The frame object of a live frame.
///
/// # Safety
/// `frame` is a live frame of this thread, and no bottom frame.
pub(crate) unsafe fn object(vm: &Vm, frame: *mut Frame) -> Ref<FrameObject> {
    // SAFETY: the frame and its function are live.
    unsafe {
        let f = &mut *frame;
        if f.object != 0
            && let Some(object) = Value::at(&f.object).downcast::<FrameObject>()
        {
            return object.clone();
        }
        let s = State { pc: f.pc, base: f.base, pool: f.pool };
        let function = s.function();
        let object = vm.alloc(FrameObject {
            code: function.code.clone(),
            globals: function.globals.clone(),
            builtins: function.builtins.clone(),
            locals: if f.locals == 0 { None } else { Some(Value::at(&f.locals).clone()) },
            registers: Vec::new(),
            back: None,
            live: frame,
            lasti: 0,
        });
        f.object = object.to_value().into_word();
        object
    }
}

/// Hands the frame's locals over to its frame object, if that outlives the frame.
///
/// # Safety
/// `f` is being left; its caller is the current frame.
#[cold]
pub(super) unsafe fn detach(vm: &mut Vm, f: &mut Frame) {
    // SAFETY: the frame owns the object's word and its locals.
    unsafe {
        let owned = Value::from_word(std::mem::replace(&mut f.object, 0));
        let Ok(object) = owned.downcast_owned::<FrameObject>() else { return };
        let caller = vm.thread().frames.current();
        let kept = object.header().count() > 1;
        let back =
            if kept && !vm.thread().frames.is_bottom(caller) { Some(self::object(vm, caller)) } else { None };
        let executable = &*(*f.pool).executable;
        let lasti = executable.offset(f.pc, 0);
        let payload = object.get_mut(vm);
        payload.live = std::ptr::null_mut();
        payload.lasti = lasti;
        payload.back = back;
        if kept {
            payload.registers = (0..executable.first_temp as usize)
                .map(|r| match std::mem::replace(&mut *f.base.add(r), 0) {
                    0 => None,
                    word => Some(Value::from_word(word)),
                })
                .collect();
        }
    }
}

/// Adds an entry for the frame to the exception's traceback.
///
/// # Safety
/// `frame` is the current frame and its `pc` the instruction that raised.
pub(super) unsafe fn add_traceback(vm: &mut Vm, exception: &Ref<Exception>, frame: *mut Frame) {
    // SAFETY: the caller's promise.
    unsafe {
        let lasti = (*(*(*frame).pool).executable).offset((*frame).pc, 0);
        let frame = object(vm, frame);
        let next = exception.get_mut(vm).traceback.take();
        let entry = vm.alloc(Traceback { next, frame, lasti, lineno: 0 });
        exception.get_mut(vm).traceback = Some(entry);
    }
}
