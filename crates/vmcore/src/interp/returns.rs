//! Leaving a frame: dropping what it holds, and what becomes of its value.

use super::dispatch::EXIT;
use super::frame::{Frame, Return};
use super::state::{Next, Outcome, State, finish, let_go, produced, settle};
use crate::value::{Value, Word};
use crate::vm::Vm;

/// Drops the frame's registers, locals first to last, and makes its caller the current frame.
///
/// # Safety
/// `frame` is the current frame, and its temporaries hold nothing any more.
pub(super) unsafe fn pop(vm: &mut Vm, frame: *mut Frame) {
    // SAFETY: the caller's promise.
    unsafe {
        let f = &mut *frame;
        let thread = vm.thread();
        thread.depth.set(thread.depth.get() - f.levels());
        thread.frames.set_current(f.prev);
        if f.object != 0 {
            super::frames::detach(vm, f);
        }
        let locals = (*f.pool).first_temp as usize;
        for r in 0..locals {
            let_go(std::mem::replace(&mut *f.base.add(r), 0));
        }
        let_go(std::mem::replace(&mut f.locals, 0));
        let_go(std::mem::replace(&mut f.keep, 0));
        let_go(std::mem::replace(&mut *f.base.sub(1), 0));
    }
}

/// Leaves the current frame with `word`, whatever kind of frame it is.
///
/// # Safety
/// The frame's temporaries hold nothing any more; `word` is owned.
pub(super) unsafe fn leave(vm: &mut Vm, word: Word) -> Next {
    // SAFETY: the caller's promise.
    unsafe {
        let frame = vm.thread().frames.current();
        if (*frame).generator != 0 {
            return super::generators::leave(vm, frame, word);
        }
        let (ret, keep) = ((*frame).ret, std::mem::replace(&mut (*frame).keep, 0));
        let class = (*frame).base.sub(2);
        pop(vm, frame);
        if ret == Return::InitInPlace && word == Value::NONE.word() {
            let_go(std::mem::replace(&mut *class, 0));
            return made(vm, keep);
        }
        give(vm, ret, keep, word)
    }
}

/// Ends the current frame's call of a class, whose window is empty, with the instance.
#[inline(always)]
unsafe fn made(vm: &mut Vm, instance: Word) -> Next {
    // SAFETY: the frame's `pc` was noted when it called.
    unsafe {
        let s = State::enter(vm, (*vm.thread().frames.current()).pc);
        settle(vm, s);
        if s.set(s.instr().a, instance) {
            settle(vm, s);
        }
        s.behind().pc
    }
}

/// Hands the value of a frame that was left to whoever waits for it.
///
/// # Safety
/// `word` and `keep` are owned; the current frame is the one that called.
pub(super) unsafe fn give(vm: &mut Vm, ret: Return, keep: Word, word: Word) -> Next {
    // SAFETY: the caller's promise.
    unsafe {
        let caller = vm.thread().frames.current();
        if ret == Return::Exit {
            vm.thread().result.set(word);
            return EXIT.as_ptr();
        }
        let s = State::enter(vm, (*caller).pc);
        settle(vm, s);
        let value = Value::from_word(word);
        let value = match ret {
            // The call has left nothing in the instruction's window.
            Return::Value => return produced(vm, s, Ok(value)),
            Return::Above => {
                s.set(s.instr().a + 1, value.into_word());
                return s.behind().pc;
            }
            Return::Resume => match super::resume::answered(vm, s, value) {
                Ok(next) => return next.as_ptr(),
                Err(value) => value,
            },
            _ => value,
        };
        let result = match ret {
            Return::Value | Return::Above | Return::Finish | Return::Next | Return::Exit => {
                Ok(Outcome::Store(value))
            }
            Return::Init | Return::InitInPlace if value.is_none() => {
                Ok(Outcome::Store(Value::from_word(keep)))
            }
            Return::Init | Return::InitInPlace => {
                let_go(keep);
                let class = crate::objects::types::class_of(vm, &value).name(vm);
                Err(vm.type_error(&format!("__init__() should return None, not '{class}'")))
            }
            Return::Resume => super::resume::resume(vm, s, keep, value),
        };
        finish(vm, s, result)
    }
}
