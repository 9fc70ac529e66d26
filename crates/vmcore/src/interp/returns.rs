//! Leaving a frame: dropping what it holds, and what becomes of its value.

use ir::Op;

use super::dispatch::EXIT;
use super::frame::{Frame, Return};
use super::resume::{self, Ending};
use super::state::{self, End, Next, Outcome, State, finish, let_go, produced, settle};
use super::window::{Loaded, Plain, Window};
use super::{jumps, operands};
use crate::native::Args;
use crate::objects::types::{class_of, construct};
use crate::runtime::breaker;
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

/// [`leave`] in the handler of a `Return`, in a frame of a plain function whose value ends what waits for it at once.
#[inline(always)]
pub(super) unsafe fn end(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid. Where an instruction waits, the frame below is the one that executes it.
    unsafe {
        let frame = vm.thread().frames.current();
        let operand = s.instr().b;
        if (*frame).ret == Return::Exit {
            let word = s.take(operand);
            pop(vm, frame);
            vm.thread().result.set(word);
            return End::Next(State { pc: EXIT.as_ptr(), ..s });
        }
        let caller = &*(*frame).prev;
        let caller = State { pc: caller.pc, base: caller.base, pool: caller.pool };
        let value = s.value(operand);
        let ending = match (*frame).ret {
            Return::Resume => resume::ending(vm, caller.instr(), value),
            Return::Finish | Return::Next => Some(Ending::Store(value.word())),
            Return::Init | Return::InitInPlace if value.is_none() => Some(Ending::Store((*frame).keep)),
            Return::New if class_of(vm, value).as_value().is(called(caller).0) => {
                Some(Ending::Store(value.word()))
            }
            _ => None,
        };
        let Some(ending) = ending.filter(|_| !breaker::is_raised(vm)) else {
            return state::leave(vm, s, |vm, s| {
                let word = s.take(s.instr().b);
                leave(vm, word)
            });
        };
        // What is not the result has no count.
        s.take(operand);
        (*frame).keep = 0;
        pop(vm, frame);
        settle(vm, caller);
        operands::consume(caller);
        match ending {
            Ending::Store(word) => {
                caller.set(caller.instr().a, word);
                caller.after(vm.heap().has_pending())
            }
            Ending::Branch(truth) => {
                let died = vm.heap().has_pending();
                jumps::branch_either_way(vm, caller, truth, died)
            }
            Ending::Go => caller.after(vm.heap().has_pending()),
        }
    }
}

/// The class that an instruction calls, no method of anything, and with which arguments.
///
/// # Safety
/// The window still holds them.
unsafe fn called<'a>(s: State) -> (&'a Value, &'a [Value]) {
    // SAFETY: the caller's promise.
    unsafe {
        match s.instr().op {
            Op::CallMethod => (Value::at(Loaded::base(s).sub(1)), Loaded::args(s)),
            _ => (Value::at(Plain::base(s).sub(1)), Plain::args(s)),
        }
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
                let class = class_of(vm, &value).name(vm);
                Err(vm.type_error(&format!("__init__() should return None, not '{class}'")))
            }
            Return::New => {
                let (class, args) = called(s);
                construct::initialised(vm, class, value, Args::positional_only(args)).map(Outcome::Store)
            }
            Return::Resume => resume::resume(vm, s, keep, value),
        };
        finish(vm, s, result)
    }
}
