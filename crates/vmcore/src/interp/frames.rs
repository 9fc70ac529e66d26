//! Frames as programs see them: frame objects and tracebacks, made when somebody asks.

use super::frame::Frame;
use super::generators;
use super::stand_ins::stands_in;
use super::state::State;
use crate::objects::cell::Cell;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::frame::FrameObject;
use crate::objects::generator::Generator;
use crate::objects::str::Str;
use crate::objects::traceback::Traceback;
use crate::value::{Ref, Value, Word};
use crate::vm::Vm;

/// The frame object of a live frame.
///
/// # Safety
/// `frame` is a live frame of a thread of this interpreter, and no bottom frame.
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
            locals: if f.locals == 0 { None } else { Some(Value::at(&f.locals).clone()) },
            live: frame,
            ..FrameObject::new(function.code.clone(), function.globals.clone(), function.builtins.clone())
        });
        f.object = object.to_value().into_word();
        object
    }
}

/// Notes the instruction that the current frame executes, which nobody is told of, in its frame object, if it has one.
pub(super) fn passed(vm: &mut Vm, offset: u32) {
    let frame = vm.thread().frames.current();
    // SAFETY: the current frame is live, and owns its object.
    let object =
        unsafe { if (*frame).object == 0 { None } else { Some(Value::at(&(*frame).object).clone()) } };
    if let Some(object) = object.as_ref().and_then(Value::downcast::<FrameObject>) {
        object.get_mut(vm).traced_at = Some(offset);
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

/// Adds an entry for the frame to the exception's traceback, unless CPython has none for what it does.
///
/// # Safety
/// `frame` is the current frame and its `pc` the instruction that raised.
pub(super) unsafe fn add_traceback(vm: &mut Vm, exception: &Ref<Exception>, frame: *mut Frame) {
    // SAFETY: the caller's promise.
    unsafe {
        let executable = &*(*(*frame).pool).executable;
        if executable.stands_in {
            return;
        }
        let lasti = executable.offset((*frame).pc, 0);
        let frame = object(vm, frame);
        let next = exception.get_mut(vm).traceback.take();
        let entry = vm.alloc(Traceback { next, frame, lasti, lineno: None });
        exception.get_mut(vm).traceback = Some(entry);
    }
}

/// Adds an entry for the frame that runs, if one does, to the traceback of an exception raised by native code.
pub(crate) fn add_current_frame(vm: &mut Vm, exception: &Ref<Exception>) {
    let frame = vm.thread().frames.current();
    if !vm.thread().frames.is_bottom(frame) {
        // SAFETY: the frame is current; native code runs for the instruction that its `pc` was set to.
        unsafe { add_traceback(vm, exception, frame) };
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
        object.get(vm).generator.set(None);
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
            generators::executable_of(g).offset(g.pc, 0)
        };
        let o = object.get_mut(vm);
        o.generator.set(Some(generator.as_ptr()));
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
            let executable = generators::executable_of(g);
            (executable.offset(g.pc, 0), executable.first_temp as usize)
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
        o.generator.set(None);
        o.live = std::ptr::null_mut();
        o.lasti = lasti;
        o.registers = registers;
    }
}

/// The frame object of a generator that is suspended or has not started, made now.
pub(super) fn object_of_suspended(vm: &mut Vm, generator: &Ref<Generator>) -> Ref<FrameObject> {
    let (code, function, locals, lasti) = {
        let g = generator.get(vm);
        // SAFETY: the generator owns the word.
        let locals = if g.locals == 0 { None } else { Some(unsafe { Value::at(&g.locals).clone() }) };
        // SAFETY: the first word of the registers owns the function.
        let function = g.words.0.first().map(|w| unsafe { Value::at(w).clone() });
        (g.code.clone(), function, locals, generators::executable_of(g).offset(g.pc, 0))
    };
    let function = function.and_then(|f| f.downcast_owned::<crate::objects::function::Function>().ok());
    let (globals, builtins) = match &function {
        Some(f) => (f.get(vm).globals.clone(), f.get(vm).builtins.clone()),
        None => (crate::objects::dict::new(vm), crate::objects::dict::new(vm)),
    };
    let object = FrameObject { lasti, locals, ..FrameObject::new(code, globals, builtins) };
    object.generator.set(Some(generator.as_ptr()));
    let object = vm.alloc(object);
    generator.get_mut(vm).frame_object = object.to_value().into_word();
    object
}

/// Bytecode offset of the instruction that a frame executes, or executed last.
pub(crate) fn lasti(vm: &Vm, frame: &Ref<FrameObject>) -> u32 {
    let f = frame.get(vm);
    if f.live.is_null() {
        return f.lasti;
    }
    // SAFETY: a frame that is left clears `live`.
    unsafe { (*(*(*f.live).pool).executable).offset((*f.live).pc, 0) }
}

/// The frame that called, or resumed, this one, as far as CPython has one for it.
pub(crate) fn back(vm: &Vm, frame: &Ref<FrameObject>) -> Option<Ref<FrameObject>> {
    let mut frame = frame.clone();
    loop {
        let live = frame.get(vm).live;
        if !live.is_null() {
            // SAFETY: a frame that is left clears `live`, and so does each outside it.
            return unsafe { outside(live).map(|frame| object(vm, frame)) };
        }
        frame = frame.get(vm).back.clone()?;
        if !stands_in(&frame.get(vm).code) {
            return Some(frame);
        }
    }
}

/// [`back`] of a live frame, on whichever thread's stack that is.
///
/// # Safety
/// The frame is live and no bottom frame.
pub(super) unsafe fn outside(frame: *const Frame) -> Option<*mut Frame> {
    // SAFETY: below a live frame there is at least the bottom one, which alone has none below it.
    unsafe {
        let mut frame = (*frame).prev;
        while !(*frame).prev.is_null() {
            if !(*(*(*frame).pool).executable).stands_in {
                return Some(frame);
            }
            frame = (*frame).prev;
        }
    }
    None
}

/// What the locals' registers of a frame hold: one for each of the code's local, cell and free variables.
pub(crate) fn registers(vm: &Vm, frame: &Ref<FrameObject>) -> Vec<Option<Value>> {
    let f = frame.get(vm);
    // SAFETY: registers hold 0 or a value. A frame that is left clears `live`, a generator that ends or dies `generator`.
    unsafe {
        let read = |word: Word| if word == 0 { None } else { Some(Value::at(&word).clone()) };
        if !f.live.is_null() {
            let locals = (*(*f.live).pool).first_temp as usize;
            return (0..locals).map(|r| read(*(*f.live).base.add(r))).collect();
        }
        match f.generator.get() {
            Some(generator) => {
                let g = &*generator.as_ref().payload();
                let locals = g.code.lowered().map_or(0, |e| e.first_temp as usize);
                g.words.0.iter().skip(1).take(locals).map(|word| read(*word)).collect()
            }
            None => f.registers.clone(),
        }
    }
}

/// The generator that a frame belongs to, while it is suspended.
pub(crate) fn generator(vm: &Vm, frame: &Ref<FrameObject>) -> Option<Ref<Generator>> {
    let generator = frame.get(vm).generator.get()?;
    // SAFETY: a generator that dies clears `generator`, so this one lives.
    unsafe {
        generator.as_ref().header.retain();
        Some(Ref::from_raw(generator))
    }
}

/// The globals of the Python function that is running.
pub(crate) fn current_globals(vm: &Vm) -> Option<Ref<Dict>> {
    let frame = vm.thread().frames.current();
    if vm.thread().frames.is_bottom(frame) {
        return None;
    }
    // SAFETY: the current frame and its function are live.
    unsafe {
        let s = State { pc: (*frame).pc, base: (*frame).base, pool: (*frame).pool };
        Some(s.function().globals.clone())
    }
}

/// What `super()` without arguments finds in the running frame: the content of its `__class__` cell and its first
/// argument.
pub(crate) struct SuperArguments {
    pub class: Value,
    pub object: Value,
}

/// The arguments of `super()` without arguments, or what CPython's `super_init_without_args` says where there are none.
pub(crate) fn super_arguments(vm: &Vm) -> Result<SuperArguments, &'static str> {
    let frame = vm.thread().frames.current();
    if vm.thread().frames.is_bottom(frame) {
        return Err("super(): no current frame");
    }
    // SAFETY: the current frame and its function are live; locals are registers below the temporaries, each empty or
    // holding a value.
    unsafe {
        let s = State { pc: (*frame).pc, base: (*frame).base, pool: (*frame).pool };
        let code = &s.function().code;
        if code.raw.argcount == 0 {
            return Err("super(): no arguments");
        }
        let local = |index: usize| match *s.reg(index as i16) {
            0 => None,
            word => {
                crate::value::retain(word);
                Some(Value::from_word(word))
            }
        };
        let is_class =
            |name: &Ref<Str>| name.is(&vm.names().__class__) || name.as_ascii() == Some("__class__");
        let object = local(0).ok_or("super(): arg[0] deleted")?;
        let is_cell =
            code.raw.localspluskinds.first().is_some_and(|kind| kind & bytecode::code::kinds::CELL != 0);
        let object = match object.downcast::<Cell>() {
            Some(cell) if is_cell => cell.get(vm).content.clone().ok_or("super(): arg[0] deleted")?,
            _ => object,
        };
        let index = code.locals.iter().rposition(is_class).ok_or("super(): __class__ cell not found")?;
        let cell = local(index).ok_or("super(): bad __class__ cell")?;
        let cell = cell.downcast::<Cell>().ok_or("super(): bad __class__ cell")?;
        let class = cell.get(vm).content.clone().ok_or("super(): empty __class__ cell")?;
        Ok(SuperArguments { class, object })
    }
}
