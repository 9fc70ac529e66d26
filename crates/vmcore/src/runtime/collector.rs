//! Running a collection: weak references, finalizers, destruction (CPython's `gc_collect_main`).

use std::cell::Cell;
use std::ptr::NonNull;

pub use crate::heap::collect::Age;
use crate::heap::{FINALIZED, Page, Pending, WEAK};
use crate::objects::types;
use crate::value::Value;
use crate::vm::Vm;

/// The collector's settings and what it has done.
pub(crate) struct Collector {
    pub enabled: Cell<bool>,
    pub running: Cell<bool>,
    /// `gc.get_threshold()`
    pub thresholds: Cell<[i64; 3]>,
    /// Young collections since the last full one.
    pub young_collections: Cell<u64>,
    pub full_collections: Cell<u64>,
    pub collected: Cell<u64>,
    /// Objects alive after the last full collection, to tell when the next one is worth it.
    pub long_lived: Cell<usize>,
}

impl Collector {
    pub(crate) fn new() -> Collector {
        Collector {
            enabled: Cell::new(true),
            running: Cell::new(false),
            thresholds: Cell::new([700, 10, 10]),
            young_collections: Cell::new(0),
            full_collections: Cell::new(0),
            collected: Cell::new(0),
            long_lived: Cell::new(0),
        }
    }
}

/// Runs a collection; the number of objects found unreachable and destroyed. Does nothing inside another one.
pub fn collect(vm: &mut Vm, age: Age) -> usize {
    if vm.interp().collector.running.replace(true) {
        return 0;
    }
    // What is on its way stays so whatever finalizers do.
    let raised = vm.thread().raised.take();
    let garbage = vm.heap().find_garbage(age);
    let found = if garbage.is_empty() { 0 } else { dispose(vm, garbage) };
    vm.thread().raised.set(raised);
    let collector = &vm.interp().collector;
    collector.running.set(false);
    collector.collected.set(collector.collected.get() + found as u64);
    match age {
        Age::Young => collector.young_collections.set(collector.young_collections.get() + 1),
        Age::All => {
            collector.young_collections.set(0);
            collector.full_collections.set(collector.full_collections.get() + 1);
            collector.long_lived.set(vm.heap().live_objects());
        }
    }
    found
}

/// The collection that the allocations of late are due for.
pub(crate) fn automatic(vm: &mut Vm) {
    let collector = &vm.interp().collector;
    if !collector.enabled.get() {
        return;
    }
    // CPython's rule: a full collection once a quarter more has survived than was alive after the last one.
    let due = collector.young_collections.get() >= 100
        && vm.heap().live_objects() > collector.long_lived.get() + collector.long_lived.get() / 4;
    collect(vm, if due { Age::All } else { Age::Young });
}

/// A collection of everything, where the program has not turned automatic ones off.
pub(crate) fn under_stress(vm: &mut Vm) {
    if vm.interp().collector.enabled.get() {
        collect(vm, Age::All);
    }
}

fn dispose(vm: &mut Vm, garbage: Vec<Value>) -> usize {
    let found = garbage.len();
    let objects: Vec<NonNull<_>> = garbage.iter().filter_map(|v| v.header().map(NonNull::from)).collect();
    // In a collected cycle weak references are cleared before finalizers run; callbacks of references that are garbage
    // themselves are not called.
    for object in &objects {
        // SAFETY: the values in `garbage` keep the objects and their pages alive.
        let page = unsafe { Page::of(*object).as_ref() };
        if page.is_marked(*object, WEAK) {
            page.unmark(*object, WEAK);
            let references = vm.heap().weak.borrow_mut().remove(*object);
            for (reference, callback) in references {
                if !garbage.iter().any(|g| g.is(&reference)) {
                    vm.heap().push_pending(Pending::WeakCallback { reference, callback });
                }
            }
        }
    }
    crate::interp::run_pending(vm);
    for (value, object) in garbage.iter().zip(&objects) {
        // SAFETY: as above.
        let page = unsafe { Page::of(*object).as_ref() };
        let finalizes = value.header().is_some_and(types::needs_finalizer);
        if finalizes && !page.is_marked(*object, FINALIZED) {
            page.mark(*object, FINALIZED);
            crate::ops::finalize(vm, value);
        }
    }
    crate::interp::run_pending(vm);
    vm.heap().destroy_garbage(garbage);
    crate::interp::run_pending(vm);
    found
}
