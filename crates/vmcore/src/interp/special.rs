//! Special methods that are Python functions, asked by an instruction: a frame of this loop runs the method, and
//! [`super::resume`] goes on with the instruction when it returns.

use std::ptr::NonNull;

use ir::Instr;

use super::binding::enter_with;
use super::entering::{clear_locals, fits_at_once, push, simple};
use super::executable::Executable;
use super::frame::Return;
use super::state::{Outcome, State};
use crate::native::Args;
use crate::objects::function::Function;
use crate::objects::str::Str;
use crate::objects::types::{class_of, lookup, lookup_word};
use crate::ops::call::Special;
use crate::runtime::names::Names;
use crate::value::{Ref, Value, Word, retain};
use crate::vm::{Res, Vm};

/// Whether a value is an instance of a class of its own hidden class: only such have special methods that are Python
/// functions.
#[inline(always)]
pub(super) fn is_instance(value: &Value) -> bool {
    value.header().is_some_and(|header| header.shape() != 0)
}

/// Enters a frame for the receiver's special method with copies of the arguments, if it is a Python function that takes
/// them as they are. As [`enter_copies`] otherwise.
#[inline(always)]
pub(super) fn ask<const N: usize>(
    vm: &mut Vm,
    s: State,
    receiver: &Value,
    name: impl FnOnce(&Names) -> &Ref<Str>,
    args: [&Value; N],
    returns: (Return, Word, u8),
) -> Option<NonNull<Instr>> {
    if !is_instance(receiver) {
        return None;
    }
    let method = lookup_word(vm, class_of(vm, receiver), name(vm.names()));
    // SAFETY: the class has the method while nothing runs; the state is the caller's.
    unsafe { enter_copies(vm, s, method, receiver, args.into_iter(), returns) }
}

/// Enters a frame above the current one for `callee`, if that is a Python function that takes copies of `receiver` and
/// `args` as they are. The frame's `keep`, without a count, and the levels of recursion around it come with its `ret`.
///
/// # Safety
/// The word is a live object's or none; `s` is the state of the current frame.
#[inline(always)]
pub(super) unsafe fn enter_copies<'a>(
    vm: &mut Vm,
    s: State,
    callee: Word,
    receiver: &Value,
    args: impl ExactSizeIterator<Item = &'a Value>,
    (ret, keep, extra): (Return, Word, u8),
) -> Option<NonNull<Instr>> {
    if callee == 0 {
        return None;
    }
    let n = 1 + args.len();
    // SAFETY: the caller's; above the current frame's `top` every register is empty.
    unsafe {
        let executable: *const Executable = simple(callee, n)?;
        let frame = vm.thread().frames.current();
        let base = (*frame).top.add(1);
        if !fits_at_once(vm, &*executable, base, 1 + u32::from(extra)) {
            return None;
        }
        retain(callee);
        *base.sub(1) = callee;
        *base = receiver.clone().into_word();
        for (k, arg) in args.enumerate() {
            *base.add(1 + k) = arg.clone().into_word();
        }
        clear_locals(&*executable, base, n);
        (*frame).pc = s.pc;
        let thread = vm.thread();
        thread.depth.set(thread.depth.get() + u32::from(extra));
        let entered = push(vm, &*executable, base, ret);
        let frame = vm.thread().frames.current();
        (*frame).keep = keep;
        (*frame).extra = extra;
        NonNull::new(entered.pc.cast_mut())
    }
}

/// Enters the special method `name` of the receiver by all the rules, if it is a Python function.
pub(super) fn enter_method(
    vm: &mut Vm,
    receiver: &Value,
    name: Special,
    args: &[Value],
    ret: Return,
) -> Res<Option<Outcome>> {
    if !is_instance(receiver) {
        return Ok(None);
    }
    match lookup(vm, class_of(vm, receiver), name(vm.names())) {
        Some(method) if method.exact::<Function>().is_some() => {
            enter_with(vm, &method, receiver, Args::positional_only(args), ret, 0).map(Some)
        }
        _ => Ok(None),
    }
}
