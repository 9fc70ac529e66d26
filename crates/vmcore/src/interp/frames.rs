//! Frames as programs see them: frame objects and tracebacks, made when somebody asks.

use super::frame::Frame;
use super::state::State;
use crate::objects::exception::Exception;
use crate::objects::frame::FrameObject;
use crate::objects::generator::Generator;
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

/// Tells the frame object where its frame is now.
///
/// # Safety
/// `frame` is live and has a frame object.
pub(super) unsafe fn set_live(vm: &mut Vm, frame: *mut Frame) {
    // SAFETY: the frame owns the object.
    let object = unsafe { Value::at(&(*frame).object).clone() };
    if let Some(object) = object.downcast::<FrameObject>() {
        object.get_mut(vm).live = frame;
    }
}

/// A generator was suspended: its frame object no longer has a running frame.
pub(super) fn set_suspended(vm: &mut Vm, generator: &Value) {
    let Some(generator) = generator.downcast::<Generator>() else { return };
    let word = generator.get(vm).frame_object;
    if word == 0 {
        return;
    }
    // SAFETY: the generator owns the object.
    let object = unsafe { Value::at(&word).clone() };
    if let Some(object) = object.downcast::<FrameObject>() {
        let lasti = {
            let g = generator.get(vm);
            g.code.lowered().map_or(0, |e| e.offset(g.pc, 0))
        };
        let o = object.get_mut(vm);
        o.live = std::ptr::null_mut();
        o.lasti = lasti;
    }
}

/// Moves the frame object of a frame that becomes a generator along.
///
/// # Safety
/// `frame` is the current frame.
pub(super) unsafe fn move_to(vm: &mut Vm, frame: *mut Frame, generator: &Ref<Generator>) {
    // SAFETY: the frame owns the object's word, which moves.
    let word = unsafe { std::mem::replace(&mut (*frame).object, 0) };
    generator.get_mut(vm).frame_object = word;
    set_suspended(vm, generator.as_value());
}

/// Hands the locals of a generator that has finished to its frame object, if that outlives it.
pub(super) fn detach_generator(vm: &mut Vm, generator: &Ref<Generator>) {
    let word = std::mem::replace(&mut generator.get_mut(vm).frame_object, 0);
    if word == 0 {
        return;
    }
    // SAFETY: the generator owned the word, and its registers own what they hold.
    unsafe {
        let owned = Value::from_word(word);
        let Some(object) = owned.downcast::<FrameObject>() else { return };
        let kept = object.header().count() > 1;
        let (lasti, locals) = {
            let g = generator.get(vm);
            g.code.lowered().map_or((0, 0), |e| (e.offset(g.pc, 0), e.first_temp as usize))
        };
        let words = &mut generator.get_mut(vm).words.0;
        let mut registers = Vec::new();
        if kept {
            for word in words.iter_mut().skip(1).take(locals) {
                registers.push(match std::mem::replace(word, 0) {
                    0 => None,
                    word => Some(Value::from_word(word)),
                });
            }
        }
        let o = object.get_mut(vm);
        o.live = std::ptr::null_mut();
        o.lasti = lasti;
        o.registers = registers;
    }
}

/// The frame object of a generator that is suspended or has not started, made now.
pub(super) fn object_of_suspended(vm: &mut Vm, generator: &Ref<Generator>) -> Ref<FrameObject> {
    let (code, function, lasti) = {
        let g = generator.get(vm);
        // SAFETY: the first word of the registers owns the function.
        let function = g.words.0.first().map(|w| unsafe { Value::at(w).clone() });
        (g.code.clone(), function, g.code.lowered().map_or(0, |e| e.offset(g.pc, 0)))
    };
    let function = function.and_then(|f| f.downcast_owned::<crate::objects::function::Function>().ok());
    let (globals, builtins) = match &function {
        Some(f) => (f.get(vm).globals.clone(), f.get(vm).builtins.clone()),
        None => (crate::objects::dict::new(vm), crate::objects::dict::new(vm)),
    };
    let object = vm.alloc(FrameObject {
        code,
        globals,
        builtins,
        locals: None,
        registers: Vec::new(),
        back: None,
        live: std::ptr::null_mut(),
        lasti,
    });
    generator.get_mut(vm).frame_object = object.to_value().into_word();
    object
}
