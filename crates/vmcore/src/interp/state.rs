//! The registers of the interpreter itself, and how handlers reach a frame's registers.
//!
//! Registers own what they hold. A temporary that is empty holds no pointer (0 or a stale number), a local that is
//! unbound holds 0. Handlers take operands that are temporaries and borrow all others.

use ir::{Field, Instr, Op, Role};

use super::executable::{Executable, Pool, Site};
use super::frame::Frame;
use super::{exceptions, finalize, jumps};
use crate::heap::{self, Object};
use crate::objects::function::Function;
use crate::value::{Value, Word};
use crate::vm::{Res, Vm};

/// Instruction pointer, the frame's first register, and its constants.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub pc: *const Instr,
    pub base: *mut Word,
    pub pool: *const Pool,
}

/// The next instruction, where the frame may have changed: [`State::enter`] loads the rest.
pub(super) type Next = *const Instr;

/// Whether a word is a pointer to an object.
#[inline(always)]
pub(super) fn is_object(word: Word) -> bool {
    word.wrapping_sub(1) < (1 << 48) - 1
}

/// Drops a word's count; whether an object died of it.
///
/// # Safety
/// The caller owns the count.
#[inline(always)]
pub(super) unsafe fn let_go(word: Word) -> bool {
    if is_object(word) {
        // SAFETY: the word is an object's whose count the caller owns.
        unsafe { heap::let_go(word) }
    } else {
        false
    }
}

impl State {
    /// The state of the thread's current frame, at `pc`.
    ///
    /// # Safety
    /// There is a current frame and `pc` lies in its code.
    #[inline(always)]
    pub unsafe fn enter(vm: &Vm, pc: Next) -> State {
        // SAFETY: the caller's promise.
        unsafe {
            let frame: &Frame = &*vm.thread().frames.current();
            State { pc, base: frame.base, pool: frame.pool }
        }
    }

    #[inline(always)]
    pub fn instr<'a>(self) -> &'a Instr {
        // SAFETY: `pc` lies in the code of the current frame, which the frame keeps alive.
        unsafe { &*self.pc }
    }

    #[inline(always)]
    pub fn next(self) -> State {
        // SAFETY: lowering ends every path with an instruction that does not go on.
        State { pc: unsafe { self.pc.add(1) }, ..self }
    }

    /// The state `x` instructions on.
    #[inline(always)]
    pub fn jump(self) -> State {
        // SAFETY: the IR's verifier checked that the target lies in the code.
        State { pc: unsafe { self.pc.offset(self.instr().x as isize) }, ..self }
    }

    /// A register.
    #[inline(always)]
    pub fn reg(self, index: i16) -> *mut Word {
        // SAFETY: lowering names registers of the frame only.
        unsafe { self.base.offset(index as isize) }
    }

    /// A register's content, or a constant.
    #[inline(always)]
    pub fn word(self, index: i16) -> Word {
        // SAFETY: the operand is a register of the frame or a constant of the code.
        unsafe { *self.operand(index) }
    }

    #[inline(always)]
    pub fn operand(self, index: i16) -> *const Word {
        let base = if index < 0 { self.pool.cast::<Word>() } else { self.base.cast_const() };
        // SAFETY: as in `word`.
        unsafe { base.offset(index as isize) }
    }

    /// An operand that holds a value.
    ///
    /// # Safety
    /// Nothing may overwrite the register while the reference is in use.
    #[inline(always)]
    pub unsafe fn value<'a>(self, index: i16) -> &'a Value {
        // SAFETY: lowering makes sure that operands are not empty; the caller keeps it so.
        unsafe { Value::at(self.operand(index)) }
    }

    #[inline(always)]
    pub fn is_temp(self, index: i16) -> bool {
        // SAFETY: the pool belongs to the current code.
        index >= unsafe { (*self.pool).first_temp }
    }

    /// The operand as an owned word: taken from a temporary, copied from elsewhere.
    #[inline(always)]
    pub unsafe fn take(self, index: i16) -> Word {
        // SAFETY: the operand holds a value; a taken temporary is left without a pointer.
        unsafe {
            let word = self.word(index);
            if is_object(word) {
                if self.is_temp(index) {
                    *self.reg(index) = 0;
                } else {
                    (*(word as *const heap::Header)).retain();
                }
            }
            word
        }
    }

    /// Drops an operand that the instruction has consumed; whether an object died.
    #[inline(always)]
    pub unsafe fn consume(self, index: i16) -> bool {
        // SAFETY: a temporary that is an operand is owned by the instruction.
        unsafe {
            if !self.is_temp(index) {
                return false;
            }
            let word = *self.reg(index);
            if is_object(word) {
                *self.reg(index) = 0;
                return let_go(word);
            }
            false
        }
    }

    /// Writes a result; whether an object that was there before died.
    #[inline(always)]
    pub unsafe fn set(self, index: i16, word: Word) -> bool {
        // SAFETY: a register; what it held goes.
        unsafe {
            let old = std::mem::replace(&mut *self.reg(index), word);
            let_go(old)
        }
    }

    #[inline(always)]
    pub unsafe fn site<'a>(self) -> &'a Site {
        // SAFETY: the IR's verifier checked the index; sites live as long as the code.
        unsafe { &*(*self.pool).sites.add(self.instr().x as usize) }
    }

    /// The function that the frame runs.
    #[inline(always)]
    pub unsafe fn function<'a>(self) -> &'a Function {
        // SAFETY: the word below a frame's registers owns its function.
        unsafe {
            let object = *self.base.sub(1) as *const Object<Function>;
            &*(*object).payload()
        }
    }

    #[inline(always)]
    pub fn executable<'a>(self) -> &'a Executable {
        // SAFETY: the pool belongs to the current code.
        unsafe { &*(*self.pool).executable }
    }

    /// On to the next instruction; first what a death has left to do.
    #[inline(always)]
    pub unsafe fn after(self, vm: &mut Vm, died: bool) -> State {
        // SAFETY: `self` is the state of the current frame.
        if died { unsafe { settle(vm, self.next()) } } else { self.next() }
    }
}

/// Runs what a death has left to do, before the instruction at `s`.
///
/// # Safety
/// `s` is the state of the current frame.
#[inline(always)]
#[inline(always)]
pub(super) unsafe fn settle(vm: &mut Vm, s: State) -> State {
    if vm.heap().has_pending() {
        // SAFETY: the caller's promise.
        unsafe { (*vm.thread().frames.current()).pc = s.pc };
        finalize::run_pending(vm);
    }
    s
}

/// How a slow path ends.
pub(super) enum Outcome {
    /// With a result for `a`.
    Store(Value),
    /// With nothing to store.
    Go,
    /// At the instruction's jump target.
    Jump,
    /// In a new frame; its return goes on with the instruction.
    Enter,
}

/// The part of a handler that is not inlined: `f` with the operands still in place. They are dropped afterwards, in
/// their declared order, also when it raises.
///
/// # Safety
/// `s` is the state of the current frame.
#[inline(always)]
pub(super) unsafe fn slow<F>(vm: &mut Vm, s: State, f: F) -> State
where
    F: FnOnce(&mut Vm, State) -> Res<Outcome>,
{
    // SAFETY: the caller's promise; afterwards the current frame may be another one.
    unsafe {
        let next = outlined(vm, s.pc, f);
        State::enter(vm, next)
    }
}

#[inline(never)]
unsafe fn outlined<F>(vm: &mut Vm, pc: Next, f: F) -> Next
where
    F: FnOnce(&mut Vm, State) -> Res<Outcome>,
{
    // SAFETY: as for `slow`.
    unsafe {
        (*vm.thread().frames.current()).pc = pc;
        let s = State::enter(vm, pc);
        let result = f(vm, s);
        finish(vm, s, result)
    }
}

/// Ends the instruction at `s` with `result`.
///
/// # Safety
/// `s` is the state of the frame that executes the instruction, which is current unless the result is `Enter`.
pub(super) unsafe fn finish(vm: &mut Vm, s: State, result: Res<Outcome>) -> Next {
    // SAFETY: operands are consumed once: a window's registers that were taken are empty.
    unsafe {
        let outcome = match result {
            Ok(Outcome::Enter) => return (*vm.thread().frames.current()).pc,
            Ok(outcome) => outcome,
            Err(raised) => {
                consume_operands(s);
                settle(vm, s);
                return exceptions::unwind(vm, raised);
            }
        };
        consume_operands(s);
        settle(vm, s);
        match outcome {
            Outcome::Store(value) => {
                if s.set(s.instr().a, value.into_word()) {
                    settle(vm, s.next());
                }
                s.next().pc
            }
            Outcome::Jump => jumps::take(vm, s),
            Outcome::Go | Outcome::Enter => s.next().pc,
        }
    }
}

/// Drops the operands that an instruction takes, in the order it declares them.
unsafe fn consume_operands(s: State) {
    let i = s.instr();
    for (field, role) in i.op.info().operands {
        let first = match field {
            Field::A => i.a,
            Field::B => i.b,
            Field::C => i.c,
            Field::D => i.d,
            Field::N | Field::X => continue,
        };
        // SAFETY: the registers are the instruction's own operands.
        unsafe {
            match role {
                Role::Use => {
                    s.consume(first);
                }
                Role::Win => window(i, first).for_each(|r| {
                    s.consume(r);
                }),
                _ => {}
            }
        }
    }
}

/// The registers of an instruction's window, in the order they are dropped.
fn window(i: &Instr, first: i16) -> Box<dyn Iterator<Item = i16>> {
    let n = i.n as i16;
    match i.op {
        // The callee comes before the arguments.
        Op::Call | Op::CallKw => Box::new(first..first + n + 1),
        Op::CallMethod | Op::CallMethodKw => Box::new(first..first + n + 2),
        Op::BuildMap | Op::BuildConstKeyMap => Box::new((first..first + n).rev()),
        Op::MakeFunction => Box::new(first..first + i.n.count_ones() as i16),
        _ => Box::new(first..first + n),
    }
}
