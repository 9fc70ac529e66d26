//! The eval breaker: one word that is looked at where CPython looks at its own (function starts, jumps back, calls),
//! and the reasons behind it.

use crate::vm::{Raised, Res, Vm};

/// Bits of the breaker's word: the heap has something pending or went over its limit.
pub const HEAP: u32 = 1;
/// A thread asks for the GIL.
pub const GIL: u32 = 2;
/// A signal arrived.
pub const SIGNAL: u32 = 4;
/// The collector's threshold was passed.
pub const COLLECT: u32 = 8;
/// The budget of instructions ran out.
pub const BUDGET: u32 = 16;

/// How many ticks pass between two looks at the breaker.
const TICKS: u64 = 4096;

/// Looks at what cannot run Python code: interrupts, budget, memory.
fn tick_reasons(_vm: &Vm) -> Option<Raised> {
    None
}

#[cold]
pub(crate) fn tick(vm: &Vm, n: u64) -> Res<()> {
    let thread = vm.thread();
    thread.ticks.set(TICKS.saturating_sub(n));
    match tick_reasons(vm) {
        Some(raised) => Err(raised),
        None => Ok(()),
    }
}

/// Looks at the breaker where Python code may run and threads may switch.
pub(crate) fn check(vm: &mut Vm) -> Res<()> {
    if vm.interp().breaker.load(std::sync::atomic::Ordering::Relaxed) == 0 { Ok(()) } else { look(vm) }
}

/// Deals with whatever raised the breaker.
#[cold]
pub(crate) fn look(vm: &mut Vm) -> Res<()> {
    let reasons = vm.interp().breaker.fetch_and(!(HEAP | COLLECT), std::sync::atomic::Ordering::Relaxed);
    if reasons & COLLECT != 0 {
        super::collector::automatic(vm);
    }
    crate::interp::run_pending(vm);
    if vm.heap().take_over_limit() {
        return Err(crate::heap::NoMemory.into());
    }
    Ok(())
}
