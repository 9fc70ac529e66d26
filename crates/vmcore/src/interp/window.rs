//! The windows of call instructions: the registers of the callee and, behind it, of its arguments.

use super::state::State;
use crate::value::{Value, Word};

/// One of the ways in which a call's operands lie.
pub(super) trait Window {
    /// The callee's register, counted from the instruction's `b`.
    const CALLEE: i16;
    /// Arguments besides the instruction's `n`.
    const RECEIVERS: usize;

    /// How many arguments there are.
    #[inline(always)]
    fn count(s: State) -> usize {
        s.instr().n as usize + Self::RECEIVERS
    }

    /// Where the arguments are, right behind the callee.
    #[inline(always)]
    fn base(s: State) -> *mut Word {
        s.reg(s.instr().b + Self::CALLEE + 1)
    }

    /// The arguments.
    ///
    /// # Safety
    /// `s` is the state of a handler of such a call; nothing else writes the registers while they are in use.
    #[inline(always)]
    unsafe fn args<'a>(s: State) -> &'a [Value] {
        // SAFETY: the caller's promise.
        unsafe { std::slice::from_raw_parts(Self::base(s).cast::<Value>(), Self::count(s)) }
    }
}

/// Of a `Call`.
pub(super) struct Plain;

impl Window for Plain {
    const CALLEE: i16 = 0;
    const RECEIVERS: usize = 0;
}

/// Of a `CallMethod` of a method, whose receiver is its first argument.
pub(super) struct Method;

impl Window for Method {
    const CALLEE: i16 = 0;
    const RECEIVERS: usize = 1;
}

/// Of a `CallMethod` of what was found to be no method, once [`beside_its_arguments`] has moved it.
pub(super) struct Loaded;

impl Window for Loaded {
    const CALLEE: i16 = 1;
    const RECEIVERS: usize = 0;
}

/// Moves the callee of a `CallMethod` without a receiver to the second register of the instruction's.
///
/// # Safety
/// `s` is the state of a handler of such a call; the second register is empty.
#[inline(always)]
pub(super) unsafe fn beside_its_arguments(s: State) {
    let first = s.instr().b;
    // SAFETY: both belong to the window.
    unsafe { std::ptr::swap(s.reg(first), s.reg(first + 1)) }
}
