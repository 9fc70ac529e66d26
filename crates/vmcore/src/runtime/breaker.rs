//! The eval breaker: one word that is looked at where CPython looks at its own (function starts, jumps back, calls),
//! and the reasons behind it.

use std::cell::Cell;
use std::sync::atomic::{AtomicI32, Ordering};

use super::{Options, collector};
use crate::vm::{Res, Vm};

/// Reasons to raise the breaker: the heap has something pending or went over its limit.
pub const HEAP: i32 = 1;
/// A thread asks for the GIL: CPython's drop request.
pub const GIL: i32 = 2;
/// A signal arrived.
pub const SIGNAL: i32 = 4;
/// The collector's threshold was passed.
pub const COLLECT: i32 = 8;
/// Steps are counted, for a budget of them or to do something at every Nth: set from the start and for ever.
pub const STEPS: i32 = 16;
/// A thread has a trace or profile function: calls are told of.
pub const TRACE: i32 = 32;

/// Set in the word of a breaker that is raised, beside the reasons: the word is below zero then.
const RAISED: i32 = i32::MIN;

/// Raised by any thread and by handlers of signals, at any time.
///
/// A call must know two things, that the breaker is not raised and that calls may be so deep, and asks them in one
/// comparison: a breaker that is not raised holds how deep they may be.
pub(crate) struct Breaker {
    word: AtomicI32,
    call_limit: AtomicI32,
}

impl Breaker {
    pub(crate) fn new(reasons: i32, call_limit: u32) -> Breaker {
        let call_limit = call_limit as i32;
        let word = if reasons == 0 { call_limit } else { RAISED | reasons };
        Breaker { word: AtomicI32::new(word), call_limit: AtomicI32::new(call_limit) }
    }

    /// Gives the word another value. The reasons that there were.
    fn change(&self, new: impl Fn(i32) -> i32) -> i32 {
        let mut word = self.word.load(Ordering::SeqCst);
        while let Err(now) =
            self.word.compare_exchange_weak(word, new(word), Ordering::SeqCst, Ordering::SeqCst)
        {
            word = now;
        }
        if word < 0 { word & !RAISED } else { 0 }
    }

    pub(crate) fn raise(&self, reason: i32) {
        self.change(|word| if word < 0 { word | reason } else { RAISED | reason });
    }

    /// Takes reasons away. All that there were.
    pub(crate) fn lower(&self, reasons: i32) -> i32 {
        self.change(|word| match word & !reasons {
            left if left < 0 && left != RAISED => left,
            _ => self.call_limit(),
        })
    }

    #[inline(always)]
    pub(crate) fn is_raised(&self) -> bool {
        self.word.load(Ordering::Relaxed) < 0
    }

    pub(crate) fn is_raised_for(&self, reason: i32) -> bool {
        let word = self.word.load(Ordering::Relaxed);
        word < 0 && word & reason != 0
    }

    /// Whether it is not raised and calls may be that deep.
    #[inline(always)]
    pub(crate) fn allows(&self, depth: u32) -> bool {
        let word = if cfg!(feature = "single-threaded") { &self.call_limit } else { &self.word };
        depth as i32 <= word.load(Ordering::Relaxed)
    }

    /// How deep calls may be: the recursion limit, or what fits.
    #[inline(always)]
    fn call_limit(&self) -> i32 {
        self.call_limit.load(Ordering::Relaxed)
    }

    /// Whether calls may be that deep.
    #[inline(always)]
    pub(crate) fn may_be_deep(&self, depth: u32) -> bool {
        depth as i32 <= self.call_limit()
    }

    /// Under the GIL, which whoever lowers the breaker holds too.
    pub(crate) fn set_call_limit(&self, limit: u32) {
        let limit = limit as i32;
        self.call_limit.store(limit, Ordering::Relaxed);
        self.change(|word| if word < 0 { word } else { limit });
    }
}

impl gil::Request for Breaker {
    fn raise(&self) {
        self.raise(GIL);
    }

    fn lower(&self) {
        self.lower(GIL);
    }
}

/// How many ticks pass between two looks at the breaker.
const TICKS: u64 = 4096;
/// What a program whose budget is used up still gets, to say so.
const LAST_STEPS: u64 = 10_000;

/// Counts steps: calls, jumps back, ticks of native loops. What lies between two steps is bounded by the code's length.
pub(crate) struct Steps {
    /// Steps left of the budget.
    left: Cell<u64>,
    /// The budget is used up. No handler, `finally` or finalizer runs any more, and every step raises.
    exhausted: Cell<bool>,
    verify: Every,
    collect: Every,
    switch: Every,
}

/// Something to do at every Nth step, or never.
struct Every {
    steps: Option<u64>,
    left: Cell<u64>,
}

impl Every {
    fn new(steps: Option<u64>) -> Every {
        Every { steps, left: Cell::new(steps.unwrap_or(0)) }
    }

    /// Counts a step; whether it is an Nth one.
    fn is_due(&self) -> bool {
        let Some(steps) = self.steps else { return false };
        let left = self.left.get().saturating_sub(1);
        self.left.set(if left == 0 { steps } else { left });
        left == 0
    }
}

impl Steps {
    pub(crate) fn new(options: &Options) -> Steps {
        Steps {
            left: Cell::new(options.instruction_budget.unwrap_or(u64::MAX)),
            exhausted: Cell::new(false),
            verify: Every::new(options.verify_heap),
            collect: Every::new(options.stress_gc),
            switch: Every::new(options.stress_threads),
        }
    }

    /// What the breaker is raised for to begin with.
    pub(crate) fn reasons(options: &Options) -> i32 {
        let counted =
            [options.instruction_budget, options.verify_heap, options.stress_gc, options.stress_threads];
        if counted.iter().any(Option::is_some) { STEPS } else { 0 }
    }

    /// Whether the program is being stopped.
    pub(crate) fn exhausted(&self) -> bool {
        self.exhausted.get()
    }

    /// Lets a program that was stopped say so.
    pub(crate) fn grant_last(&self) {
        if self.exhausted.replace(false) {
            self.left.set(LAST_STEPS);
        }
    }
}

/// Takes steps off the budget.
fn charge(vm: &Vm, steps: u64) -> Res<()> {
    let budget = &vm.interp().steps;
    if budget.left.get() == u64::MAX {
        return Ok(());
    }
    match budget.left.get().checked_sub(steps) {
        Some(left) if left > 0 => {
            budget.left.set(left);
            Ok(())
        }
        _ => {
            budget.left.set(0);
            budget.exhausted.set(true);
            Err(vm.runtime_error("the instruction budget is used up"))
        }
    }
}

/// Looks at what cannot run Python code: budget, memory.
#[cold]
pub(crate) fn tick(vm: &Vm, n: u64) -> Res<()> {
    let thread = vm.thread();
    let past = TICKS.saturating_sub(thread.ticks.replace(0)).saturating_add(n);
    charge(vm, past)?;
    if vm.heap().take_over_limit() {
        return Err(crate::heap::NoMemory.into());
    }
    if vm.interp().breaker.is_raised_for(SIGNAL) {
        super::signals::interrupt(vm)?;
    }
    thread.ticks.set(TICKS);
    Ok(())
}

/// Whether there is anything to [look](look) at.
#[inline(always)]
pub(crate) fn is_raised(vm: &Vm) -> bool {
    cfg!(not(feature = "single-threaded")) && vm.interp().breaker.is_raised()
}

/// Whether something waits to be finalised, which raises the breaker, or that is raised for anything else.
#[inline(always)]
pub(crate) fn is_due(vm: &Vm) -> bool {
    is_raised(vm) || cfg!(feature = "single-threaded") && vm.heap().has_pending()
}

/// Looks at the breaker where Python code may run and threads may switch.
pub(crate) fn check(vm: &mut Vm) -> Res<()> {
    if is_raised(vm) { look(vm) } else { Ok(()) }
}

/// Collects if that is due: CPython has done so where the last object was allocated, so before the next call.
pub(crate) fn collect(vm: &mut Vm) {
    let breaker = &vm.interp().breaker;
    if breaker.is_raised_for(COLLECT) {
        breaker.lower(COLLECT);
        collector::automatic(vm);
        crate::interp::run_pending(vm);
    }
}

/// Deals with whatever raised the breaker.
#[cold]
pub(crate) fn look(vm: &mut Vm) -> Res<()> {
    let reasons = vm.interp().breaker.lower(HEAP | COLLECT);
    if reasons & STEPS != 0 {
        charge(vm, 1)?;
        if vm.interp().steps.verify.is_due() {
            super::verify::heap(vm);
        }
    }
    if reasons & STEPS != 0 && vm.interp().steps.collect.is_due() {
        collector::collect_if_enabled(vm);
    } else if reasons & COLLECT != 0 {
        collector::automatic(vm);
    }
    if reasons & GIL != 0 || reasons & STEPS != 0 && vm.interp().steps.switch.is_due() {
        super::threads::hand_over(vm);
    }
    if reasons & SIGNAL != 0 {
        super::signals::handle(vm)?;
    }
    crate::interp::run_pending(vm);
    if vm.heap().take_over_limit() {
        return Err(crate::heap::NoMemory.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_allows_calls_as_deep_as_its_limit_while_nothing_is_asked() {
        let breaker = Breaker::new(0, 10);
        assert!(!breaker.is_raised() && breaker.allows(10) && !breaker.allows(11));
        breaker.raise(GIL);
        breaker.raise(SIGNAL);
        assert!(breaker.is_raised() && breaker.is_raised_for(GIL) && !breaker.is_raised_for(HEAP));
        assert!(!breaker.allows(1) && breaker.may_be_deep(10) && !breaker.may_be_deep(11));
        assert_eq!(breaker.lower(GIL | HEAP), GIL | SIGNAL);
        assert!(breaker.is_raised() && !breaker.allows(1));
        breaker.set_call_limit(20);
        assert!(breaker.is_raised() && breaker.may_be_deep(20));
        assert_eq!(breaker.lower(SIGNAL), SIGNAL);
        assert!(!breaker.is_raised() && breaker.allows(20) && !breaker.allows(21));
        assert_eq!(breaker.lower(SIGNAL), 0);
        breaker.set_call_limit(5);
        assert!(breaker.allows(5) && !breaker.allows(6));
    }

    #[test]
    fn what_counts_steps_is_raised_from_the_start() {
        let breaker = Breaker::new(STEPS, 10);
        breaker.raise(GIL);
        assert_eq!(breaker.lower(GIL), STEPS | GIL);
        assert!(breaker.is_raised_for(STEPS) && !breaker.allows(0));
    }

    #[test]
    fn no_reason_of_several_threads_is_lost() {
        let breaker = Breaker::new(0, 10);
        std::thread::scope(|scope| {
            for reason in [GIL, SIGNAL] {
                let breaker = &breaker;
                scope.spawn(move || {
                    for _ in 0..10_000 {
                        breaker.raise(reason);
                        assert!(breaker.is_raised_for(reason) && !breaker.allows(1));
                        assert_ne!(breaker.lower(reason) & reason, 0);
                    }
                });
            }
        });
        assert!(!breaker.is_raised() && breaker.allows(10));
    }
}
