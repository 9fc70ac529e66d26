//! Generators, coroutines and async generators: a frame that lives on the heap between its steps.

pub mod anext;
pub mod async_generator;
pub mod methods;
pub(crate) mod throw;

use std::ptr::NonNull;

use bytecode::code::flags;

use super::code::Code;
use super::str::Str;
use crate::heap::{Buf, Trace, Visit};
use crate::interp::delegation::notices_exit;
use crate::interp::executable::Pool;
use crate::interp::frame::Frame;
use crate::value::{Ref, Value, Word, release};
use crate::vm::Vm;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Has not run yet.
    Created,
    Suspended,
    Running,
    /// Has returned or raised; nothing of the frame is left.
    Finished,
}

/// The suspended frame of a generator. Its registers lie at fixed addresses, where they stay while it runs.
pub struct Generator {
    pub state: State,
    /// The number of its first register that is a temporary.
    pub(crate) first_temp: u16,
    /// The code's flags.
    pub flags: u32,
    pub code: Ref<Code>,
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
    /// The function, then the frame's registers.
    pub(crate) words: Words,
    pub(crate) pool: *const Pool,
    /// The instruction it is suspended at: it stores what is sent in.
    pub(crate) pc: *const ir::Instr,
    /// The exception handled inside, as a register word.
    pub(crate) handled: Word,
    /// The frame object, as a register word.
    pub(crate) frame_object: Word,
    /// The namespace of code that is not optimised (a module with `await`), as a register word.
    pub(crate) locals: Word,
    /// While running: the frame, and the next running generator's outwards.
    pub(crate) frame: *mut Frame,
    pub(crate) outer: Option<NonNull<Frame>>,
    /// For a coroutine: where it was made, if that is recorded.
    pub origin: Option<Value>,
    /// For an async generator: whether a step is under way, hooks were called, it was closed.
    pub running_async: bool,
    pub hooks_inited: bool,
    pub closed: bool,
    pub finalizer: Option<Value>,
}

/// Registers that own what they hold: [`Words::clear`] drops it.
pub(crate) struct Words(pub Buf<Word>);

impl Words {
    /// Drops the registers as an exception that leaves the frame does: temporaries from the top, then locals.
    pub(crate) fn clear(&mut self, first_temp: u16) {
        let words = self.0.take();
        let Some((function, registers)) = words.split_first() else { return };
        let (locals, temporaries) = registers.split_at(registers.len().min(first_temp.into()));
        for word in temporaries.iter().rev().chain(locals).chain([function]) {
            // SAFETY: each register owns its content; the buffer, which does not, goes with it.
            unsafe { release(*word) };
        }
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        // SAFETY: the words are owned; the frame object is alive as long as its word is.
        unsafe {
            if self.frame_object != 0
                && let Some(frame) = Value::at(&self.frame_object).downcast::<super::frame::FrameObject>()
            {
                (*frame.as_ptr().as_ref().payload()).generator.set(None);
            }
            self.words.clear(self.first_temp);
            release(std::mem::replace(&mut self.handled, 0));
            release(std::mem::replace(&mut self.frame_object, 0));
            release(std::mem::replace(&mut self.locals, 0));
        }
    }
}

impl Trace for Generator {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.code.as_value());
        visit(self.name.as_value());
        visit(self.qualname.as_value());
        for word in self.words.0.iter().chain([&self.handled, &self.frame_object, &self.locals]) {
            if crate::value::is_pointer(*word) && *word != 0 {
                // SAFETY: the register holds an object.
                visit(unsafe { Value::at(word) });
            }
        }
        self.origin.iter().for_each(&mut *visit);
        self.finalizer.iter().for_each(&mut *visit);
    }

    fn bytes(&self) -> usize {
        self.words.0.bytes()
    }
}

impl Generator {
    /// Whether it has something to do before it goes, as part of a cycle: a suspended one is closed, and lets go of what it
    /// holds; a coroutine that never ran warns.
    pub(crate) fn needs_finalizer(&self) -> bool {
        match self.state {
            State::Suspended => true,
            State::Created => self.code.raw.has_flag(flags::COROUTINE),
            State::Running | State::Finished => false,
        }
    }

    /// Whether Python code runs when it dies.
    pub(crate) fn runs_at_death(&self) -> bool {
        let quiet = self.state == State::Suspended && self.flags & flags::ASYNC_GENERATOR == 0;
        if quiet { notices_exit(self) } else { self.needs_finalizer() }
    }
}

impl Ref<Generator> {
    fn has_flag(&self, vm: &Vm, flag: u32) -> bool {
        self.get(vm).flags & flag != 0
    }

    /// Whether this is a plain generator.
    pub fn is_generator(&self, vm: &Vm) -> bool {
        self.has_flag(vm, flags::GENERATOR)
    }

    pub fn is_coroutine(&self, vm: &Vm) -> bool {
        self.has_flag(vm, flags::COROUTINE)
    }

    pub fn is_async_generator(&self, vm: &Vm) -> bool {
        self.has_flag(vm, flags::ASYNC_GENERATOR)
    }

    /// Whether `await` takes it: a coroutine, or a generator that `types.coroutine` marked.
    pub fn is_awaitable(&self, vm: &Vm) -> bool {
        self.has_flag(vm, flags::COROUTINE | flags::ITERABLE_COROUTINE)
    }
}

/// A value that an async generator yields, told apart from what it awaits by being wrapped.
pub struct WrappedValue {
    pub value: Value,
}

impl Trace for WrappedValue {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.value);
    }
}
