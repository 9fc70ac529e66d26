//! Running a collection: weak references, finalizers, destruction (CPython's `gc_collect_main`), and who is told.

use std::cell::Cell;
use std::collections::HashSet;
use std::ptr::NonNull;
use std::time::{Duration, Instant};

use crate::heap::collect::GENERATIONS;
use crate::heap::{FINALIZED, Page, Pending, WEAK};
use crate::objects::dict;
use crate::objects::list::List;
use crate::objects::types::{self, class_of};
use crate::objects::weakref::WeakRef;
use crate::ops::{self, call, exceptions};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The generation whose collection looks at everything.
pub const OLDEST: usize = GENERATIONS - 1;
/// Cells handed out between two automatic collections, for each object of the first threshold: they are counted by the
/// batch, so that a single allocation costs nothing, and whatever lies in them.
const CELLS: i64 = 10;
/// How many of the latest collections are kept.
const KEPT: usize = 256;

/// `gc.DEBUG_STATS` and so on.
pub mod debug {
    pub const STATS: i64 = 1;
    pub const COLLECTABLE: i64 = 2;
    pub const UNCOLLECTABLE: i64 = 4;
    pub const SAVEALL: i64 = 32;
}

/// What a generation's collections have done: `gc.get_stats()`.
#[derive(Clone, Copy, Default)]
pub(crate) struct Stats {
    pub collections: u64,
    pub collected: u64,
    pub uncollectable: u64,
}

/// One collection.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub generation: usize,
    /// Objects that it looked at, those that nothing outside could reach, and those of them that it destroyed.
    pub looked_at: usize,
    pub found: usize,
    pub freed: usize,
    /// How long nothing else ran, finalizers included.
    pub pause: Duration,
}

/// The collector's settings and what it has done.
pub(crate) struct Collector {
    pub enabled: Cell<bool>,
    pub running: Cell<bool>,
    /// `gc.get_threshold()`
    pub thresholds: Cell<[i64; GENERATIONS]>,
    /// Collections of the next younger generation since the last one of this generation; the first is not used.
    pub counts: Cell<[i64; GENERATIONS]>,
    /// `gc.get_debug()`
    pub debug: Cell<i64>,
    pub stats: Cell<[Stats; GENERATIONS]>,
    /// Objects that survived the last full collection, and those that became old since.
    long_lived: Cell<usize>,
    long_lived_pending: Cell<usize>,
    runs: std::cell::RefCell<std::collections::VecDeque<Run>>,
}

impl Collector {
    pub(crate) fn new() -> Collector {
        Collector {
            enabled: Cell::new(true),
            running: Cell::new(false),
            thresholds: Cell::new([700, 10, 10]),
            counts: Cell::default(),
            debug: Cell::new(0),
            stats: Cell::default(),
            long_lived: Cell::new(0),
            long_lived_pending: Cell::new(0),
            runs: Default::default(),
        }
    }

    /// The latest collections, the oldest first.
    pub(crate) fn runs(&self) -> Vec<Run> {
        self.runs.borrow().iter().copied().collect()
    }

    fn keep(&self, run: Run) {
        let mut runs = self.runs.borrow_mut();
        if runs.len() == KEPT {
            runs.pop_front();
        }
        runs.push_back(run);
    }
}

/// `gc.set_threshold`
pub(crate) fn set_thresholds(vm: &Vm, thresholds: [i64; GENERATIONS]) {
    vm.interp().collector.thresholds.set(thresholds);
    let cells = thresholds[0].saturating_mul(CELLS);
    vm.heap().set_young_limit(if cells > 0 { cells as usize } else { usize::MAX });
}

/// Runs a collection; the number of objects found unreachable and destroyed. Does nothing inside another one.
pub fn collect(vm: &mut Vm, generation: usize) -> usize {
    if vm.interp().collector.running.replace(true) {
        return 0;
    }
    // What is on its way stays so whatever finalizers do.
    let raised = vm.thread().raised.take();
    tell(vm, "start", generation, 0);
    let freed = run(vm, generation);
    tell(vm, "stop", generation, freed);
    vm.thread().raised.set(raised);
    vm.interp().collector.running.set(false);
    freed
}

fn run(vm: &mut Vm, generation: usize) -> usize {
    let begin = Instant::now();
    let debugging = vm.interp().collector.debug.get();
    if debugging & debug::STATS != 0 {
        let [first, second, third, permanent] = vm.heap().generations();
        ops::say(
            vm,
            &format!(
                "gc: collecting generation {generation}...\ngc: objects in each generation: {first} {second} {third}\n\
                 gc: objects in permanent generation: {permanent}\n"
            ),
        );
    }
    let collector = &vm.interp().collector;
    let mut counts = collector.counts.get();
    counts[..=generation].fill(0);
    if generation < OLDEST {
        counts[generation + 1] += 1;
    }
    collector.counts.set(counts);
    let garbage = vm.heap().find_garbage(generation);
    let (looked_at, found) = (garbage.looked_at, garbage.objects.len());
    let freed = if found == 0 { 0 } else { dispose(vm, garbage.objects) };
    let collector = &vm.interp().collector;
    let survived = looked_at - found;
    if generation == OLDEST {
        collector.long_lived_pending.set(0);
        collector.long_lived.set(survived);
    } else if generation + 1 == OLDEST {
        collector.long_lived_pending.set(collector.long_lived_pending.get() + survived);
    }
    let mut stats = collector.stats.get();
    stats[generation].collections += 1;
    stats[generation].collected += freed as u64;
    collector.stats.set(stats);
    let pause = begin.elapsed();
    collector.keep(Run { generation, looked_at, found, freed, pause });
    if debugging & debug::STATS != 0 {
        ops::say(
            vm,
            &format!("gc: done, {freed} unreachable, 0 uncollectable, {:.4}s elapsed\n", pause.as_secs_f64()),
        );
    }
    freed
}

/// The collection that the allocations of late are due for (`gc_collect_generations`).
pub(crate) fn automatic(vm: &mut Vm) {
    let collector = &vm.interp().collector;
    let (counts, thresholds) = (collector.counts.get(), collector.thresholds.get());
    if !collector.enabled.get() || thresholds[0] == 0 {
        return;
    }
    // A full collection is worth it once a quarter more has survived than was alive after the last one.
    let worth_it = collector.long_lived_pending.get() >= collector.long_lived.get() / 4;
    let due = (1..GENERATIONS).rev().find(|&g| counts[g] > thresholds[g] && (g < OLDEST || worth_it));
    collect(vm, due.unwrap_or(0));
}

/// A collection of everything, where the program has not turned automatic ones off.
pub(crate) fn collect_if_enabled(vm: &mut Vm) {
    if vm.interp().collector.enabled.get() {
        collect(vm, OLDEST);
    }
}

fn dispose(vm: &mut Vm, garbage: Vec<Value>) -> usize {
    if vm.interp().collector.debug.get() & debug::COLLECTABLE != 0 {
        for object in &garbage {
            let class = class_of(vm, object).name(vm);
            ops::say(vm, &format!("gc: collectable <{class} {:#x}>\n", object.word()));
        }
    }
    // In a collected cycle weak references are cleared before finalizers run; callbacks of references that are garbage
    // themselves are not called.
    let mut callbacks = Vec::new();
    for object in garbage.iter().filter_map(Value::header).map(NonNull::from) {
        // SAFETY: the values in `garbage` keep the objects and their pages alive.
        let page = unsafe { Page::of(object).as_ref() };
        if page.is_marked(object, WEAK) {
            page.unmark(object, WEAK);
            callbacks.extend(vm.heap().weak.borrow_mut().remove(object));
        }
    }
    let mut touched = !callbacks.is_empty() || vm.heap().has_pending();
    if !callbacks.is_empty() {
        let garbage: HashSet<u64> = garbage.iter().map(Value::word).collect();
        for (reference, callback) in callbacks {
            match reference.downcast::<WeakRef>().filter(|_| garbage.contains(&reference.word())) {
                // It goes with its reference, and counts as garbage until then (`handle_weakrefs`).
                Some(reference) => reference.get_mut(vm).callback = Some(callback),
                None => vm.heap().push_pending(Pending::WeakCallback { reference, callback }),
            }
        }
    }
    crate::interp::run_pending(vm);
    for value in &garbage {
        let Some(header) = value.header().filter(|header| types::needs_finalizer(header)) else { continue };
        let object = NonNull::from(header);
        // SAFETY: as above.
        let page = unsafe { Page::of(object).as_ref() };
        if !page.is_marked(object, FINALIZED) {
            page.mark(object, FINALIZED);
            touched = true;
            crate::ops::finalize(vm, value);
            crate::interp::run_pending(vm);
        }
    }
    let debugging = vm.interp().collector.debug.get();
    touched |= debugging != 0;
    let freed = if debugging & debug::SAVEALL != 0 {
        let found = garbage.len();
        if let Some(list) = list_of_module(vm, "garbage") {
            for object in garbage {
                // Without room for it, what should be saved is not.
                let _ = list.get_mut(vm).items.push(object);
            }
        }
        found
    } else if touched {
        vm.heap().destroy_garbage(garbage)
    } else {
        vm.heap().destroy_untouched(garbage)
    };
    crate::interp::run_pending(vm);
    freed
}

/// `gc.garbage` or `gc.callbacks`: the list that the module began with.
fn list_of_module(vm: &Vm, name: &'static str) -> Option<Ref<List>> {
    let known = vm.interp().module_state.borrow().get(crate::modules::gc::state_name(name)).cloned();
    known.and_then(|list| list.downcast_owned::<List>().ok())
}

/// Calls `gc.callbacks`.
fn tell(vm: &mut Vm, phase: &str, generation: usize, collected: usize) {
    let Some(callbacks) = list_of_module(vm, "callbacks") else { return };
    if callbacks.get(vm).items.is_empty() {
        return;
    }
    if let Err(raised) = try_tell(vm, &callbacks, phase, [generation, collected, 0]) {
        drop(vm.take_raised(raised));
    }
}

fn try_tell(vm: &mut Vm, callbacks: &Ref<List>, phase: &str, numbers: [usize; 3]) -> Res<()> {
    let info = dict::new(vm);
    for (name, number) in ["generation", "collected", "uncollectable"].into_iter().zip(numbers) {
        let (name, number) = (vm.intern(name), ops::int(vm, number as i64)?);
        info.set_str(vm, &name, number)?;
    }
    let args = [vm.intern(phase).to_value(), info.to_value()];
    let mut at = 0;
    // The list may change under a callback.
    while let Some(callback) = callbacks.get(vm).items.get(at).cloned() {
        if let Err(raised) = call::call_positional(vm, &callback, &args) {
            exceptions::unraisable(vm, raised, &callback);
        }
        crate::interp::run_pending(vm);
        at += 1;
    }
    Ok(())
}
