//! Frames and the stacks they lie on.
//!
//! A thread has a stack of frames and a stack of registers. Each is one reserved range of addresses that the system
//! fills with zeroed memory as it is touched, so they never move. A callee's registers begin in its caller's
//! temporaries, where the arguments already are; from a generator's frame they are copied. Above the topmost frame
//! every register is empty.

use std::cell::Cell;

use ir::Instr;

use super::executable::Pool;
use crate::heap::Visit;
use crate::runtime::platform::Reserved;
use crate::value::{Value, Word};
use crate::vm::Vm;

/// What to do with the value that a frame returns, besides handing it to the instruction that called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Return {
    /// Store it in the calling instruction's `a`: what else the call needed has become the frame's.
    Value,
    /// Store it behind the calling instruction's `a`.
    Above,
    /// Store it in the calling instruction's `a`, once the instruction's operands are dropped.
    Finish,
    /// The next item of a `for` loop; StopIteration ends the loop.
    Next,
    /// Leave the run loop with it.
    Exit,
    /// `__init__`: must be None; the result is the instance, which `keep` holds.
    Init,
    /// As `Init`, where the arguments have left the calling instruction's window: only the class is in it, in `base[-2]`.
    InitInPlace,
    /// `__new__`: what it made is initialised, if it is an instance of the class that the calling instruction's window
    /// begins with.
    New,
    /// Go on with the calling instruction's next phase: see `returns`.
    Resume,
}

/// A call in progress. Its registers start at `base`; the word below them, `base[-1]`, owns the function.
#[repr(C)]
pub(crate) struct Frame {
    /// The instruction being executed, where the frame is not the running one; else the one last noted.
    pub pc: *const Instr,
    pub base: *mut Word,
    pub pool: *const Pool,
    /// The first word above this frame on the thread's register stack.
    pub top: *mut Word,
    pub prev: *mut Frame,
    /// The namespace of a module or class body, owned; else 0.
    pub locals: Word,
    /// The frame object, owned; 0 until somebody asks.
    pub object: Word,
    /// The generator that this frame belongs to, owned; else 0.
    pub generator: Word,
    /// What `ret` needs to know, owned; else 0.
    pub keep: Word,
    pub ret: Return,
    /// Levels of recursion that the call counts for besides its own: native ones around it.
    pub extra: u8,
}

impl Frame {
    /// Levels of recursion that end with this frame.
    pub fn levels(&self) -> u32 {
        1 + u32::from(self.extra)
    }
}

/// Reserved addresses: room for as many frames as `sys.setrecursionlimit` can sensibly ask for.
const FRAME_BYTES: usize = 1 << 30;
const REGISTER_BYTES: usize = 2 << 30;

/// The stacks of one thread.
pub(crate) struct FrameStack {
    current: Cell<*mut Frame>,
    words_end: *mut Word,
    /// Frames that fit.
    pub capacity: u32,
    frames: Reserved,
    words: Reserved,
}

impl FrameStack {
    /// Two empty stacks, with a frame at the bottom that is no call.
    pub(crate) fn new() -> std::io::Result<FrameStack> {
        let frames = Reserved::new(FRAME_BYTES)?;
        let words = Reserved::new(REGISTER_BYTES)?;
        let bottom = frames.start().cast::<Frame>();
        // SAFETY: the reserved range is larger than a frame.
        unsafe {
            bottom.write(Frame {
                pc: std::ptr::null(),
                base: words.start().cast(),
                pool: std::ptr::null(),
                top: words.start().cast(),
                prev: std::ptr::null_mut(),
                locals: 0,
                object: 0,
                generator: 0,
                keep: 0,
                ret: Return::Exit,
                extra: 0,
            });
        }
        Ok(FrameStack {
            current: Cell::new(bottom),
            // SAFETY: the end of the reserved range.
            words_end: unsafe { words.start().add(words.len()).cast() },
            capacity: (frames.len() / size_of::<Frame>() - 2) as u32,
            frames,
            words,
        })
    }

    /// The innermost frame; the bottom one outside all calls.
    #[inline(always)]
    pub(crate) fn current(&self) -> *mut Frame {
        self.current.get()
    }

    #[inline(always)]
    pub(crate) fn set_current(&self, frame: *mut Frame) {
        self.current.set(frame);
    }

    /// Whether `frame` is the bottom one.
    pub(crate) fn is_bottom(&self, frame: *const Frame) -> bool {
        std::ptr::eq(frame, self.frames.start().cast())
    }

    /// Whether registers up to `top` exist.
    #[inline(always)]
    pub(crate) fn has_room(&self, top: *mut Word) -> bool {
        top <= self.words_end
    }
}

/// Visits what the thread's registers and frames own.
pub(crate) fn each_register(vm: &Vm, visit: &mut Visit<'_>) {
    let stack = &vm.thread().frames;
    let mut visit_word = |word: *const Word| {
        // SAFETY: the words visited are registers in use, and words of live frames.
        unsafe {
            if crate::value::is_pointer(*word) && *word != 0 {
                visit(Value::at(&*word));
            }
        }
    };
    let mut frame = stack.current();
    // The topmost frame of the thread's own stack says how far that is in use; a generator's keeps its caller's.
    // SAFETY: the chain of live frames ends at the bottom one; registers below `top` hold words.
    unsafe {
        let mut word = stack.words.start().cast::<Word>();
        while word < (*frame).top {
            visit_word(word);
            word = word.add(1);
        }
        while !stack.is_bottom(frame) {
            let f = &*frame;
            [&f.locals, &f.object, &f.generator, &f.keep].into_iter().for_each(|word| visit_word(word));
            frame = f.prev;
        }
        visit_word(vm.thread().handled.as_ptr());
    }
}
