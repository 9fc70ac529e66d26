//! The registers of the interpreter itself, and how handlers reach a frame's registers.
//!
//! Registers own what they hold. A temporary that is empty holds no pointer (0 or a stale number), a local that is
//! unbound holds 0. Handlers take operands that are temporaries and borrow all others.

use std::ptr::NonNull;

use ir::{Instr, Op};

use super::executable::{Executable, Pool};
use super::frame::Frame;
use super::inline_cache::{Cache, Site};
use super::{exceptions, finalize, jumps, operands, traced_form};
use crate::heap::{self, Object};
use crate::objects::function::Function;
use crate::runtime::breaker;
pub(super) use crate::value::is_object;
use crate::value::{Value, Word, is_pointer};
use crate::vm::{Raised, Res, Vm};

/// Instruction pointer, the frame's first register, and its constants.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub pc: *const Instr,
    pub base: *mut Word,
    pub pool: *const Pool,
}

/// What is known of an instruction before it runs, for operations that have a handler for each form: one that knows need
/// not ask.
pub(super) struct Form;

impl Form {
    /// Nothing.
    pub const ANY: u8 = 0;
    /// `b` and `c` are registers.
    pub const REGISTERS: u8 = 1;
    /// `b` is a register, and `c` a constant if there is one.
    pub const CONSTANT: u8 = 2;
    /// Of an `UnpackSequence`: the instructions behind it store each item into a local.
    pub const STORED: u8 = 1;
    /// Besides: `a` is a temporary, so that there is nothing in it to let go of.
    pub const TEMPORARY: u8 = 4;

    /// What a form says of the operands.
    const fn operands(form: u8) -> u8 {
        form & (Form::TEMPORARY - 1)
    }

    /// The form of an instruction as to its result.
    pub fn of_result(i: &Instr, first_temp: i16) -> u8 {
        if i.a >= first_temp { Form::TEMPORARY } else { Form::ANY }
    }

    /// The form of the instruction at `at` as to its operands.
    pub fn of(code: &[Instr], at: usize) -> u8 {
        let i = &code[at];
        if i.op == Op::UnpackSequence {
            let registers = (0..i.n as i16).rev().map(|k| i.a + k);
            let stores = |(next, register): (usize, i16)| {
                code.get(next).is_some_and(|store| store.op == Op::Move && store.b == register)
            };
            return if (at + 1..).zip(registers).all(stores) { Form::STORED } else { Form::ANY };
        }
        match (i.b < 0, i.c < 0) {
            (false, false) => Form::REGISTERS,
            (false, true) => Form::CONSTANT,
            (true, _) => Form::ANY,
        }
    }
}

/// The next instruction, where the frame may have changed: [`State::enter`] loads the rest.
pub(super) type Next = *const Instr;

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

    /// The state of the thread's current frame, at the instruction that was noted.
    ///
    /// # Safety
    /// There is a current frame, whose `pc` has been noted.
    #[inline(always)]
    pub unsafe fn noted(vm: &Vm) -> State {
        // SAFETY: the caller's promise.
        unsafe {
            let frame: &Frame = &*vm.thread().frames.current();
            State { pc: frame.pc, base: frame.base, pool: frame.pool }
        }
    }

    #[inline(always)]
    pub fn instr<'a>(self) -> &'a Instr {
        // SAFETY: `pc` lies in the code of the current frame, which the frame keeps alive.
        unsafe { &*self.pc }
    }

    /// The state at the next instruction.
    #[inline(always)]
    pub fn behind(self) -> State {
        // SAFETY: lowering ends every path with an instruction that does not go on.
        State { pc: unsafe { self.pc.add(1) }, ..self }
    }

    /// On to the next instruction.
    #[inline(always)]
    pub fn next(self) -> End {
        End::Next(self.behind())
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

    /// The content of an operand that is no constant, by rule 4 of the IR's verifier.
    #[inline(always)]
    pub fn held(self, index: i16) -> Word {
        // SAFETY: the IR's verifier checked that the operand is a register of the frame.
        unsafe { *self.reg(index) }
    }

    /// What operand `b` of an instruction of that form holds.
    #[inline(always)]
    pub fn left<const FORM: u8>(self) -> Word {
        let b = self.instr().b;
        if Form::operands(FORM) == Form::ANY { self.word(b) } else { self.held(b) }
    }

    /// What operand `c` of an instruction of that form holds.
    #[inline(always)]
    pub fn right<const FORM: u8>(self) -> Word {
        let c = self.instr().c;
        match Form::operands(FORM) {
            Form::REGISTERS => self.held(c),
            // SAFETY: the operand is a constant of the code.
            Form::CONSTANT => unsafe { *self.pool.cast::<Word>().offset(c as isize) },
            _ => self.word(c),
        }
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
            self.own(index, word);
            word
        }
    }

    /// [`State::take`] of an operand that has been read already.
    #[inline(always)]
    pub unsafe fn own(self, index: i16, word: Word) {
        // SAFETY: as in `take`.
        unsafe {
            if is_pointer(word) {
                if self.is_temp(index) {
                    *self.reg(index) = 0;
                } else {
                    (*(word as *const heap::Header)).retain();
                }
            }
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

    /// As [`State::consume`], for handlers: what dies is parked.
    #[inline(always)]
    pub unsafe fn part(self, vm: &mut Vm, index: i16) -> bool {
        // SAFETY: as for `consume`.
        unsafe {
            if !self.is_temp(index) {
                return false;
            }
            let word = *self.reg(index);
            if is_object(word) {
                *self.reg(index) = 0;
                return part(vm, word);
            }
            false
        }
    }

    /// As [`State::set`], for handlers: what dies is parked.
    #[inline(always)]
    pub unsafe fn put(self, vm: &mut Vm, index: i16, word: Word) -> bool {
        // SAFETY: a register; what it held goes.
        unsafe {
            let old = std::mem::replace(&mut *self.reg(index), word);
            part(vm, old)
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

    /// The inline cache of the named place that the instruction is.
    #[inline(always)]
    pub unsafe fn cache<'a>(self) -> &'a Cache {
        // SAFETY: the IR's verifier checked the index; caches live as long as the code.
        unsafe { &*(*self.pool).caches.add(self.instr().x as usize) }
    }

    /// What else belongs to that place.
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
    pub fn after(self, died: bool) -> End {
        self.behind().settled(died)
    }

    /// Ends the instruction by writing its result, where it has parked nothing.
    #[inline(always)]
    pub unsafe fn end(self, vm: &mut Vm, index: i16, word: Word) -> End {
        // SAFETY: a register; what it held goes.
        unsafe {
            let old = std::mem::replace(&mut *self.reg(index), word);
            self.end_without(vm, old)
        }
    }

    /// As [`State::end`], in `a` of an instruction of that form.
    #[inline(always)]
    pub unsafe fn end_in<const FORM: u8>(self, vm: &mut Vm, word: Word) -> End {
        let a = self.instr().a;
        // SAFETY: a register. A temporary is empty when it gets a result, or held an operand that has been taken out or is
        // no pointer.
        unsafe {
            if FORM & Form::TEMPORARY != 0 {
                *self.reg(a) = word;
                return self.next();
            }
            self.end(vm, a, word)
        }
    }

    /// Ends the instruction by letting go of a word, where it has parked nothing: it dies in a tail.
    ///
    /// # Safety
    /// The caller owns the word's count.
    #[inline(always)]
    pub unsafe fn end_without(self, vm: &mut Vm, word: Word) -> End {
        debug_assert!(!has_parked(vm));
        // SAFETY: the caller's promise.
        unsafe {
            if is_object(word) && heap::count_down(word) {
                vm.thread().parked[0].set(word);
                return end_in(vm, self.behind(), bury_tail);
            }
        }
        self.next()
    }

    /// Lets go of an operand, unless that is the death of what it holds; whether it did.
    #[inline(always)]
    pub unsafe fn spare(self, index: i16) -> bool {
        if !self.is_temp(index) {
            return true;
        }
        let word = self.held(index);
        // SAFETY: the operand is what the register holds.
        !is_object(word) || unsafe { self.spare_object(index, word) }
    }

    /// [`State::spare`] of an operand that has been read already, and is an object.
    ///
    /// # Safety
    /// The register holds it.
    #[inline(always)]
    pub unsafe fn spare_object(self, index: i16, object: Word) -> bool {
        // SAFETY: a temporary that is an operand is owned by the instruction.
        unsafe {
            if self.is_temp(index) {
                if (*(object as *const heap::Header)).count() == 1 {
                    return false;
                }
                *self.reg(index) = 0;
                heap::count_down(object);
            }
        }
        true
    }

    /// [`State::spare`] for two operands, of which neither is let go if one is not.
    #[inline(always)]
    pub unsafe fn spare_both(self, a: i16, b: i16) -> bool {
        // SAFETY: as for `spare`. Two temporaries may hold one object.
        unsafe { !(self.is_temp(a) && self.is_temp(b)) && self.spare(a) && self.spare(b) }
    }

    /// On to the instruction here; first what a death has left to do.
    #[inline(always)]
    pub fn settled(self, died: bool) -> End {
        if died { End::Settle(self) } else { End::Next(self) }
    }
}

/// How a handler ends: with the next instruction, after what a death has left to do or without; or in code that is not
/// inlined and goes on by itself. The latter is a jump too where dispatch is threaded, so that a handler saves no
/// registers for its rare paths.
pub(super) enum End {
    Next(State),
    Settle(State),
    #[cfg(threaded)]
    Gone,
    #[cfg(not(threaded))]
    Tail(State, Tail),
}

impl End {
    /// Goes on. Nothing else is done with the end of a handler: it may lie behind everything that was to come.
    ///
    /// # Safety
    /// It is the end of the instruction that has just run.
    #[inline(always)]
    pub unsafe fn go(self, vm: &mut Vm) -> Out {
        // SAFETY: the caller's promise.
        unsafe {
            match self {
                #[cfg(threaded)]
                End::Next(s) => super::dispatch::go(vm, s),
                #[cfg(not(threaded))]
                End::Next(s) => s.pc,
                End::Settle(s) => settle_tail(vm, s.pc, s.base, s.pool),
                #[cfg(threaded)]
                End::Gone => {}
                #[cfg(not(threaded))]
                End::Tail(s, tail) => tail(vm, s.pc, s.base, s.pool),
            }
        }
    }
}

/// Ends a handler in `tail`. Where dispatch is threaded it is jumped to from right here: an address that the handler would
/// jump to in one place for all its tails makes every path save what the longest one needs. So nothing may be left to do
/// behind this, such as dropping a variable.
#[inline(always)]
fn end_in(vm: &mut Vm, s: State, tail: Tail) -> End {
    #[cfg(threaded)]
    // SAFETY: a handler's state is valid.
    unsafe {
        tail(vm, s.pc, s.base, s.pool);
        End::Gone
    }
    #[cfg(not(threaded))]
    {
        let _ = vm;
        End::Tail(s, tail)
    }
}

/// Code behind a handler.
pub(super) type Tail = unsafe fn(&mut Vm, *const Instr, *mut Word, *const Pool) -> Out;

/// What a tail returns: nothing where it goes on by itself, else the next instruction.
#[cfg(threaded)]
pub(super) type Out = ();
#[cfg(not(threaded))]
pub(super) type Out = Next;

/// Goes on at `pc`.
///
/// # Safety
/// It lies in the current frame's code.
#[inline(always)]
unsafe fn go_on(_vm: &mut Vm, pc: Next) -> Out {
    #[cfg(threaded)]
    // SAFETY: the caller's promise.
    unsafe {
        let s = State::enter(_vm, pc);
        super::dispatch::go(_vm, s)
    }
    #[cfg(not(threaded))]
    pc
}

/// Ends a handler in `f`, which ends as handlers do: for what would take registers from the handler's common path, and so
/// make that save them. Nothing in `f` may need a place on the Rust stack (a value that is dropped, a result that is
/// returned through memory): what is jumped to next would find it there.
#[inline(always)]
pub(super) fn further<F>(vm: &mut Vm, s: State, _: F) -> End
where
    F: FnOnce(&mut Vm, State) -> End + Copy,
{
    end_in(vm, s, further_tail::<F>)
}

#[inline(never)]
unsafe fn further_tail<F>(vm: &mut Vm, pc: *const Instr, base: *mut Word, pool: *const Pool) -> Out
where
    F: FnOnce(&mut Vm, State) -> End,
{
    const { assert!(size_of::<F>() == 0) };
    // SAFETY: a closure without captures has one value; the arguments are the state of the current frame.
    unsafe {
        let f: F = NonNull::dangling().read();
        f(vm, State { pc, base, pool }).go(vm)
    }
}

/// A tail of a function that finds the next instruction.
///
/// # Safety
/// `F` has no captures; the arguments are the state of the current frame.
#[inline(never)]
unsafe fn tail<F>(vm: &mut Vm, pc: *const Instr, _: *mut Word, _: *const Pool) -> Out
where
    F: FnOnce(&mut Vm, State) -> Next,
{
    const { assert!(size_of::<F>() == 0) };
    // SAFETY: a closure without captures has one value, which is nothing.
    let f: F = unsafe { std::ptr::NonNull::dangling().read() };
    // SAFETY: the caller's promise.
    unsafe {
        let next = outlined(vm, pc, f);
        go_on(vm, next)
    }
}

#[inline(never)]
unsafe fn outlined<F>(vm: &mut Vm, pc: Next, f: F) -> Next
where
    F: FnOnce(&mut Vm, State) -> Next,
{
    // SAFETY: there is a current frame.
    unsafe {
        settle_parked(vm);
        (*vm.thread().frames.current()).pc = pc;
        let s = State::enter(vm, pc);
        let next = f(vm, s);
        if breaker::is_raised(vm) { traced_form::enter(vm, next) } else { next }
    }
}

/// Ends a handler in `f`, a second tier of what is common; where it declines, in `slow`, which [`slow`] describes.
/// The frame's `pc` is not noted for `f`: it runs no Python code but by [`stored`] and [`branched`].
#[inline(always)]
pub(super) fn second<F, G>(vm: &mut Vm, s: State, _: F, _: G) -> End
where
    F: FnOnce(&mut Vm, State) -> Option<NonNull<Instr>> + Copy,
    G: FnOnce(&mut Vm, State) -> Res<Outcome> + Copy,
{
    end_in(vm, s, second_tail::<F, G>)
}

/// Not inlined: its call of `apart` would make a whole handler save registers.
#[inline(never)]
unsafe fn second_tail<F, G>(vm: &mut Vm, pc: *const Instr, base: *mut Word, pool: *const Pool) -> Out
where
    F: FnOnce(&mut Vm, State) -> Option<NonNull<Instr>>,
    G: FnOnce(&mut Vm, State) -> Res<Outcome>,
{
    // SAFETY: the arguments are the state of the current frame.
    unsafe {
        match apart::<F>(vm, pc, base, pool) {
            Some(next) => go_on(vm, next.as_ptr()),
            None => slow_tail::<G>(vm, pc, base, pool),
        }
    }
}

/// As [`second`], but where `f` declines, `g` finds the next instruction, as [`leave`] describes.
#[inline(always)]
pub(super) fn second_or_leave<F, G>(vm: &mut Vm, s: State, _: F, _: G) -> End
where
    F: FnOnce(&mut Vm, State) -> Option<NonNull<Instr>> + Copy,
    G: FnOnce(&mut Vm, State) -> Next + Copy,
{
    end_in(vm, s, second_or_leave_tail::<F, G>)
}

/// Not inlined, as [`second_tail`].
#[inline(never)]
unsafe fn second_or_leave_tail<F, G>(vm: &mut Vm, pc: *const Instr, base: *mut Word, pool: *const Pool) -> Out
where
    F: FnOnce(&mut Vm, State) -> Option<NonNull<Instr>>,
    G: FnOnce(&mut Vm, State) -> Next,
{
    // SAFETY: the arguments are the state of the current frame.
    unsafe {
        match apart::<F>(vm, pc, base, pool) {
            Some(next) => go_on(vm, next.as_ptr()),
            None => tail::<G>(vm, pc, base, pool),
        }
    }
}

/// A call of its own, so that nothing it puts on the Rust stack is there when the next handler is jumped to. The state
/// comes in registers: as a struct it would go through memory.
#[inline(never)]
unsafe fn apart<F>(
    vm: &mut Vm,
    pc: *const Instr,
    base: *mut Word,
    pool: *const Pool,
) -> Option<NonNull<Instr>>
where
    F: FnOnce(&mut Vm, State) -> Option<NonNull<Instr>>,
{
    const { assert!(size_of::<F>() == 0) };
    // SAFETY: a closure without captures has one value.
    let f: F = unsafe { NonNull::dangling().read() };
    f(vm, State { pc, base, pool })
}

/// Ends an instruction in its second tier: drops `b` and `c`, stores into `a`.
///
/// # Safety
/// They are the instruction's operands and its result.
#[inline(always)]
pub(super) unsafe fn stored(vm: &mut Vm, s: State, word: Word) -> Option<NonNull<Instr>> {
    // SAFETY: the caller's promise.
    unsafe {
        let i = s.instr();
        if s.consume(i.b) | s.consume(i.c) {
            settle(vm, s);
        }
        if s.set(i.a, word) {
            settle(vm, s);
        }
        NonNull::new(s.behind().pc.cast_mut())
    }
}

/// Ends a jump in its second tier: drops `b` and `c`, and jumps if `truth` is what it asks for.
///
/// # Safety
/// They are the instruction's operands.
#[inline(always)]
pub(super) unsafe fn branched(vm: &mut Vm, s: State, truth: bool) -> Option<NonNull<Instr>> {
    // SAFETY: the caller's promise.
    unsafe {
        let i = s.instr();
        if s.consume(i.b) | s.consume(i.c) {
            settle(vm, s);
        }
        let next = if truth == (i.n == 1) { jumps::take(vm, s) } else { s.behind().pc };
        NonNull::new(next.cast_mut())
    }
}

/// Ends a handler in `f`, which finds the next instruction, of whatever frame is current then.
#[inline(always)]
pub(super) fn leave<F>(vm: &mut Vm, s: State, _: F) -> End
where
    F: FnOnce(&mut Vm, State) -> Next + Copy,
{
    end_in(vm, s, tail::<F>)
}

/// Parks an object that died, if it did, until the instruction ends; whether it did.
///
/// # Safety
/// The caller owns the word's count.
#[inline(always)]
pub(super) unsafe fn part(vm: &mut Vm, word: Word) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        if is_object(word) && heap::count_down(word) {
            let thread = vm.thread();
            let n = thread.parked_len.get();
            thread.parked[n as usize % PARKED].set(word);
            thread.parked_len.set(n + 1);
            return true;
        }
    }
    false
}

/// Parks what dies of letting go of the registers from `register` to before `end`, at least one.
///
/// # Safety
/// The caller owns what they hold, and there is room to park it.
#[inline(always)]
pub(super) unsafe fn part_registers(vm: &mut Vm, mut register: *mut Word, end: *mut Word) {
    // SAFETY: the caller's promise.
    unsafe {
        loop {
            let word = *register;
            if is_object(word) {
                *register = 0;
                part(vm, word);
            }
            register = register.add(1);
            if register >= end {
                break;
            }
        }
    }
}

/// Whether something is parked.
#[inline(always)]
pub(super) fn has_parked(vm: &Vm) -> bool {
    vm.thread().parked_len.get() != 0
}

/// Objects that one instruction can park.
pub(crate) const PARKED: usize = 64;

/// Registers of which one instruction lets go at once, which leaves room for what else it parks.
pub(super) const LET_GO_AT_ONCE: usize = PARKED - 8;

/// Destroys what is parked.
#[inline(always)]
fn settle_parked(vm: &mut Vm) {
    if has_parked(vm) {
        settle_parked_slow(vm);
    }
}

#[cold]
#[inline(never)]
fn settle_parked_slow(vm: &mut Vm) {
    let n = vm.thread().parked_len.replace(0) as usize;
    for i in 0..n.min(PARKED) {
        let word = vm.thread().parked[i].get();
        // SAFETY: the object's last count went when it was parked.
        unsafe { heap::dispose_word(word) };
    }
}

/// Destroys what is parked, runs what that has left to do, and goes on.
#[inline(never)]
unsafe fn settle_tail(vm: &mut Vm, pc: *const Instr, base: *mut Word, pool: *const Pool) -> Out {
    // SAFETY: the arguments are the state of the current frame.
    unsafe {
        let parked = &vm.thread().parked_len;
        if parked.get() == 1 {
            // The common case.
            parked.set(0);
            return bury_tail(vm, pc, base, pool);
        }
        settle_before(vm, pc, base, pool)
    }
}

/// Destroys the one object that is parked, without being counted, runs what that has left to do, and goes on.
#[inline(never)]
unsafe fn bury_tail(vm: &mut Vm, pc: *const Instr, base: *mut Word, pool: *const Pool) -> Out {
    // SAFETY: the arguments are the state of the current frame.
    unsafe {
        if vm.heap().has_pending() {
            vm.thread().parked_len.set(1);
            return settle_before(vm, pc, base, pool);
        }
        let word = vm.thread().parked[0].get();
        heap::dispose_word(word);
        match vm.heap().has_pending() {
            false => go_on(vm, pc),
            true => settle_before(vm, pc, base, pool),
        }
    }
}

/// Settles what the instruction before `pc` has parked or left to do, and goes on.
#[inline(always)]
unsafe fn settle_before(vm: &mut Vm, pc: *const Instr, base: *mut Word, pool: *const Pool) -> Out {
    // SAFETY: the arguments are the state of the current frame.
    unsafe {
        // Whoever asks for the line is told the one of the instruction before this one: nearly always it was its.
        let first = (*(*pool).executable).start();
        settle_out(vm, State { pc: if pc == first { pc } else { pc.sub(1) }, base, pool });
        go_on(vm, pc)
    }
}

#[inline(never)]
unsafe fn settle_out(vm: &mut Vm, s: State) {
    settle_parked(vm);
    // SAFETY: the caller passes the state of the current frame.
    unsafe { settle(vm, s) };
}

/// Runs what a death in the instruction at `s` has left to do.
///
/// # Safety
/// `s` is the state of the current frame.
#[inline(always)]
pub(super) unsafe fn settle(vm: &mut Vm, s: State) {
    if vm.heap().has_pending() {
        // SAFETY: the caller's promise.
        unsafe { (*vm.thread().frames.current()).pc = s.pc };
        finalize::run_pending(vm);
    }
}

/// Ends an instruction that has taken all its operands: stores the result in `a`, or raises.
///
/// # Safety
/// `s` is the state of the current frame, whose `pc` has been noted.
#[inline(always)]
pub(super) unsafe fn produced(vm: &mut Vm, s: State, result: Res<Value>) -> Next {
    match result {
        // SAFETY: `a` is a register of the frame.
        Ok(value) => unsafe {
            if s.set(s.instr().a, value.into_word()) {
                settle(vm, s);
            }
            s.behind().pc
        },
        // SAFETY: the caller's promise.
        Err(raised) => unsafe { finish(vm, s, Err(raised)) },
    }
}

/// How a slow path ends.
pub(super) enum Outcome {
    /// With a result for `a`.
    Store(Value),
    /// With nothing to store.
    Go,
    /// With its results stored where operands were, which are dropped already.
    Stored,
    /// At the instruction's jump target.
    Jump,
    /// In a new frame; its return goes on with the instruction.
    Enter,
}

/// The part of a handler that is not inlined: `f`, without captures, with the operands still in place. They are dropped
/// afterwards, in their declared order, also when it raises.
#[inline(always)]
pub(super) fn slow<F>(vm: &mut Vm, s: State, _: F) -> End
where
    F: FnOnce(&mut Vm, State) -> Res<Outcome> + Copy,
{
    end_in(vm, s, slow_tail::<F>)
}

#[inline(never)]
unsafe fn slow_tail<F>(vm: &mut Vm, pc: *const Instr, _: *mut Word, _: *const Pool) -> Out
where
    F: FnOnce(&mut Vm, State) -> Res<Outcome>,
{
    const { assert!(size_of::<F>() == 0) };
    // SAFETY: the arguments are the state of the current frame; a closure without captures has one value.
    unsafe {
        let next = outlined(vm, pc, |vm: &mut Vm, s: State| {
            let f: F = std::ptr::NonNull::dangling().read();
            let result = f(vm, s);
            finish(vm, s, result)
        });
        go_on(vm, next)
    }
}

/// Ends the current frame's instruction, whose `pc` has been noted, with an exception.
///
/// # Safety
/// There is a current frame.
#[cold]
#[inline(never)]
pub(super) unsafe fn failed(vm: &mut Vm, raised: Raised) -> Next {
    // SAFETY: the frame's own `pc` lies in its code.
    unsafe {
        let s = State::enter(vm, (*vm.thread().frames.current()).pc);
        finish(vm, s, Err(raised))
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
            Ok(Outcome::Stored) => {
                settle(vm, s);
                return s.behind().pc;
            }
            Ok(outcome) => outcome,
            Err(raised) => {
                operands::consume(s);
                settle(vm, s);
                return exceptions::unwind(vm, raised);
            }
        };
        operands::consume(s);
        settle(vm, s);
        match outcome {
            Outcome::Store(value) => {
                if s.set(s.instr().a, value.into_word()) {
                    settle(vm, s);
                }
                s.behind().pc
            }
            Outcome::Jump => jumps::take(vm, s),
            Outcome::Go | Outcome::Stored | Outcome::Enter => s.behind().pc,
        }
    }
}
