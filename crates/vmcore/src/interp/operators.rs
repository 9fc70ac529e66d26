//! The slow paths of operators: what has to look at types. A special method that is a Python function runs in a frame
//! of this loop; [`super::resume`] goes on with the instruction when it returns.

use std::ptr::NonNull;
use std::slice;

use ir::Instr;

use super::binding::{deeper, enter_with};
use super::exact::exact;
use super::frame::Return;
use super::jumps::outcome;
use super::special::{self, enter_method, is_instance};
use super::state::{Outcome, State, failed, stored};
use crate::heap::Kind;
use crate::native::Args;
use crate::objects::dict::table::Sight;
use crate::objects::function::Function;
use crate::objects::int;
use crate::objects::set::Set;
use crate::objects::str::{self, Str};
use crate::objects::types::{Flags, class_of, lookup, lookup_word};
use crate::ops::compare::IN_COMPARISON;
use crate::ops::{self, BinaryOp, CompareOp, UnaryOp, number, recursion};
use crate::value::{Ref, Value, Word};
use crate::vm::{Res, Vm};

/// The operands `b` and `c`, which stay in their registers.
pub(super) fn operands<'a>(s: State) -> (&'a Value, &'a Value) {
    // SAFETY: operands are not empty, and nothing overwrites them before the instruction ends.
    unsafe { (s.value(s.instr().b), s.value(s.instr().c)) }
}

pub(super) fn binary(vm: &mut Vm, s: State, op: BinaryOp) -> Res<Outcome> {
    let (a, b) = operands(s);
    if is_instance(a) || is_instance(b) {
        let inplace = s.instr().n == 1;
        let own = if inplace { number::find_inplace(vm, op, a) } else { None };
        match own {
            Some(method) if method.exact::<Function>().is_some() => {
                let args = Args::positional_only(slice::from_ref(b));
                return enter_with(vm, &method, a, args, Return::Resume, stage(0));
            }
            Some(_) => {}
            None => return ask(vm, s, op, 0),
        }
    }
    builtin_binary(vm, s, op).map(Outcome::Store)
}

/// A binary operator as the operands' native code does it.
#[inline(never)]
fn builtin_binary(vm: &mut Vm, s: State, op: BinaryOp) -> Res<Value> {
    let (a, b) = operands(s);
    if s.instr().n == 1 { ops::inplace(vm, op, a, b) } else { ops::binary(vm, op, a, b) }
}

/// The second tier of a binary operator: values of builtin types, ints of any size first, and an instance whose class
/// answers with a Python function that is to be asked first. None for everything else.
#[inline(always)]
pub(super) unsafe fn binary_quick(vm: &mut Vm, s: State, op: BinaryOp) -> Option<NonNull<Instr>> {
    let (a, b) = operands(s);
    if op == BinaryOp::Add
        && a.exact::<Str>().is_some()
        && let Some(b) = b.exact::<Str>()
    {
        return append(vm, s, b);
    }
    if is_instance(a) {
        let inplace = if s.instr().n == 1 { op.inplace(vm.names()) } else { None };
        if inplace.is_some_and(|name| lookup_word(vm, class_of(vm, a), name) != 0) {
            let first = (Return::Resume, stage(0), 0);
            return special::ask(vm, s, a, |n| op.inplace(n).unwrap_or_else(|| op.method(n)), [b], first);
        }
        if !asked_first(vm, a, b) {
            return None;
        }
        return special::ask(vm, s, a, |n| op.method(n), [b], (Return::Resume, stage(1), 0));
    }
    if is_instance(b) {
        // The operators of numbers have no answer for instances of what is no number.
        let foreign = number::may_be_number(a) && b.kind() == Some(Kind::Instance);
        let reflected = (Return::Resume, stage(2), 0);
        return if foreign { special::ask(vm, s, b, |n| op.reflected(n), [a], reflected) } else { None };
    }
    note(vm, s);
    let value = if op != BinaryOp::MatrixMultiply && int::is_exact(a) && int::is_exact(b) {
        int::operate(vm, op, a, b)
    } else {
        builtin_binary(vm, s, op)
    };
    // SAFETY: the operands are the instruction's, and its `pc` was noted.
    unsafe {
        match value {
            Ok(value) => stored(vm, s, value.into_word()),
            Err(raised) => NonNull::new(failed(vm, raised).cast_mut()),
        }
    }
}

/// Whether nothing of `b`'s is asked before `a`'s method, where `a` is an instance of a class that a program made.
fn asked_first(vm: &Vm, a: &Value, b: &Value) -> bool {
    !is_instance(b) || class_of(vm, a).is(class_of(vm, b))
}

/// Notes where the current frame is, for whoever looks at it from here on.
fn note(vm: &Vm, s: State) {
    // SAFETY: there is a current frame, whose state `s` is.
    unsafe { (*vm.thread().frames.current()).pc = s.pc };
}

/// The second tier of a comparison: ended by `end` where no Python function decides, and as [`binary_quick`] for instances.
/// None for everything else.
#[inline(always)]
pub(super) fn compare_quick(
    vm: &mut Vm,
    s: State,
    op: CompareOp,
    end: impl FnOnce(&mut Vm, Value) -> Option<NonNull<Instr>>,
) -> Option<NonNull<Instr>> {
    let (a, b) = operands(s);
    if is_instance(a)
        && asked_first(vm, a, b)
        && let Some(entered) = special::ask(vm, s, a, op.special(), [b], (Return::Resume, 0, 1))
    {
        return Some(entered);
    }
    if let Some(holds) = ops::compare::quick(op, a, b).or_else(|| ops::compare::quick_equality(vm, op, a, b))
    {
        return end(vm, Value::bool(holds));
    }
    if is_instance(a) || is_instance(b) {
        return None;
    }
    note(vm, s);
    match ops::compare(vm, op, a, b) {
        Ok(value) => end(vm, value),
        // SAFETY: the frame's `pc` was noted.
        Err(raised) => NonNull::new(unsafe { failed(vm, raised) }.cast_mut()),
    }
}

/// Whether two strings are equal, or unequal, where that is asked and can be told without looking at their text.
#[inline(always)]
pub(super) fn strings_at_sight(s: State, op: CompareOp) -> Option<bool> {
    if op != CompareOp::Equal && op != CompareOp::NotEqual {
        return None;
    }
    let (a, b) = operands(s);
    let same = a.exact::<Str>()?.same_at_sight(b.exact::<Str>()?)?;
    Some(same == (op == CompareOp::Equal))
}

/// [`strings_at_sight`], where their text has to be looked at.
#[inline(always)]
pub(super) fn strings_by_text(s: State, op: CompareOp) -> Option<bool> {
    if op != CompareOp::Equal && op != CompareOp::NotEqual {
        return None;
    }
    let (a, b) = operands(s);
    let same = a.exact::<Str>()?.same(b.exact::<Str>()?);
    Some(same == (op == CompareOp::Equal))
}

/// [`binary_quick`] of `string + b`. Where the left string's register gets the result or is given up, it can grow in place.
fn append(vm: &mut Vm, s: State, b: &Ref<Str>) -> Option<NonNull<Instr>> {
    let i = s.instr();
    let joined = if i.b >= 0 && i.b != i.c && (i.a == i.b || s.is_temp(i.b)) {
        // SAFETY: the register is the frame's, and holds a value (not `b`, which is elsewhere). It is empty only until the
        // result or the string itself comes back. Other loads of a local that this instruction stores to are spilled.
        let register = unsafe { &mut *s.reg(i.b) };
        // SAFETY: the register owned it.
        let taken = unsafe { Value::from_word(std::mem::replace(register, 0)) };
        match taken.downcast_owned::<Str>() {
            Ok(a) => str::append(vm, a, b).map_err(|(no_memory, a)| {
                *register = Value::from(a).into_word();
                no_memory
            }),
            Err(other) => {
                *register = other.into_word();
                return None;
            }
        }
    } else {
        str::concat(vm, operands(s).0.exact::<Str>()?, b)
    };
    // SAFETY: the operands are the instruction's.
    unsafe {
        match joined {
            Ok(joined) => stored(vm, s, Value::from(joined).into_word()),
            Err(no_memory) => {
                note(vm, s);
                NonNull::new(failed(vm, no_memory.into()).cast_mut())
            }
        }
    }
}

/// How many of the candidates of `a op b` have been asked, as a frame keeps it.
fn stage(asked: usize) -> Word {
    Value::small_int_wrapping(asked as i64).into_word()
}

/// The number that [`stage`] made a word of.
pub(super) fn asked(word: Word) -> usize {
    crate::value::int_of(word) as usize
}

/// Asks the candidates of a binary operator from number `first` on. One that is a Python function runs in a frame, whose
/// answer comes to [`super::resume`].
pub(super) fn ask(vm: &mut Vm, s: State, op: BinaryOp, first: usize) -> Res<Outcome> {
    let (a, b) = operands(s);
    let class = class_of(vm, a);
    if first == 0
        && class.is(class_of(vm, b))
        && let Some(method) = lookup(vm, class, op.method(vm.names()))
        && method.exact::<Function>().is_some()
    {
        // Operands of one class have one candidate.
        return enter_with(
            vm,
            &method,
            a,
            Args::positional_only(slice::from_ref(b)),
            Return::Resume,
            stage(1),
        );
    }
    for (index, candidate) in number::find_binary(vm, op, a, b).into_iter().enumerate().skip(first) {
        let Some(candidate) = candidate else { continue };
        let (receiver, argument) = if candidate.reflected { (b, a) } else { (a, b) };
        if candidate.method.exact::<Function>().is_some() {
            let args = Args::positional_only(slice::from_ref(argument));
            return enter_with(vm, &candidate.method, receiver, args, Return::Resume, stage(index + 1));
        }
        let result = ops::call::unbound(vm, &candidate.method, receiver, slice::from_ref(argument))?;
        if !result.is_not_implemented() {
            return Ok(Outcome::Store(result));
        }
    }
    let value = if s.instr().n == 1 {
        number::inplace_without_candidates(vm, op, a, b)?
    } else {
        number::without_candidates(vm, op, a, b)?
    };
    Ok(Outcome::Store(value))
}

/// Enters the left operand's method for a comparison, if that is a Python function and the one to be asked first.
fn enter_compare(vm: &mut Vm, s: State, op: CompareOp) -> Res<Option<Outcome>> {
    let (a, b) = operands(s);
    let (class_a, class_b) = (class_of(vm, a), class_of(vm, b));
    if !class_a.is(class_b) && class_b.is_subtype(vm, class_a) {
        return Ok(None);
    }
    deeper(vm, IN_COMPARISON, |vm| enter_method(vm, a, op.special(), slice::from_ref(b), Return::Resume))
}

pub(super) fn compare(vm: &mut Vm, s: State, op: CompareOp) -> Res<Outcome> {
    recursion::check(vm, IN_COMPARISON)?;
    if let Some(entered) = enter_compare(vm, s, op)? {
        return Ok(entered);
    }
    let (a, b) = operands(s);
    Ok(Outcome::Store(ops::compare(vm, op, a, b)?))
}

pub(super) fn jump_if_compare(vm: &mut Vm, s: State, op: CompareOp) -> Res<Outcome> {
    if let Some(entered) = enter_compare(vm, s, op)? {
        return Ok(entered);
    }
    let (a, b) = operands(s);
    let truth = ops::compare::holds(vm, op, a, b)?;
    Ok(outcome(s, truth))
}

/// Whether the container of an `in` has the item, if it is a dict or set in which that shows at first sight.
#[inline(always)]
pub(super) fn contains_at_sight(vm: &Vm, s: State) -> Option<bool> {
    let (item, container) = operands(s);
    if let Some(dict) = ops::item::as_dict(vm, container, Flags::DICT_CONTAINS) {
        return dict.get(vm).table.find_at_sight(item).map(|found| matches!(found, Sight::At(_)));
    }
    // SAFETY: the operand's register keeps it.
    unsafe { exact::<Set>(container.word()) }?.table.has_at_sight(item)
}

/// The second tier of `in`: ended by `end` where no Python function decides, or a frame for the container's `__contains__`,
/// if that is a simple matter. None for everything else.
#[inline(always)]
pub(super) fn contains_quick(
    vm: &mut Vm,
    s: State,
    end: impl FnOnce(&mut Vm, bool) -> Option<NonNull<Instr>>,
) -> Option<NonNull<Instr>> {
    let (item, container) = operands(s);
    let entered = special::ask(vm, s, container, |n| &n.__contains__, [item], (Return::Resume, 0, 0));
    if entered.is_some() {
        return entered;
    }
    let found = ops::item::contains_quick(vm, container, item)?;
    end(vm, found)
}

/// `in` by all the rules, ended by `end` where no Python function decides.
pub(super) fn contains(vm: &mut Vm, s: State, end: impl FnOnce(bool) -> Outcome) -> Res<Outcome> {
    let (item, container) = operands(s);
    let args = slice::from_ref(item);
    if let Some(entered) = enter_method(vm, container, |n| &n.__contains__, args, Return::Resume)? {
        return Ok(entered);
    }
    Ok(end(ops::contains(vm, container, item)?))
}

pub(super) fn unary(vm: &mut Vm, s: State, op: UnaryOp) -> Res<Outcome> {
    // SAFETY: as in `operands`.
    let a = unsafe { s.value(s.instr().b) };
    Ok(Outcome::Store(ops::unary(vm, op, a)?))
}

pub(super) fn not(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: as in `operands`.
    let a = unsafe { s.value(s.instr().b) };
    if let Some(entered) = enter_method(vm, a, |n| &n.__bool__, &[], Return::Resume)? {
        return Ok(entered);
    }
    Ok(Outcome::Store(Value::bool(!ops::truth(vm, a)?)))
}

pub(super) fn jump_if(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: as in `operands`.
    let a = unsafe { s.value(s.instr().b) };
    if let Some(entered) = enter_method(vm, a, |n| &n.__bool__, &[], Return::Resume)? {
        return Ok(entered);
    }
    let truth = ops::truth(vm, a)?;
    Ok(outcome(s, truth))
}

pub(super) fn jump_if_or_drop(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: as in `operands`.
    let truth = ops::truth(vm, unsafe { s.value(s.instr().b) })?;
    Ok(jump_or_drop(s, truth))
}

/// The end of a `JumpIfOrDrop` whose operand has this truth.
pub(super) fn jump_or_drop(s: State, truth: bool) -> Outcome {
    if truth != (s.instr().n == 1) {
        // SAFETY: the register is the frame's, and the value is not kept.
        unsafe { s.consume(s.instr().b) };
    }
    outcome(s, truth)
}
