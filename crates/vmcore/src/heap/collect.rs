//! The cycle collector: trial deletion over counts (CPython's `Modules/gcmodule.c`), in two steps of age.
//!
//! From the count of every candidate the references that other candidates hold are subtracted. What is left above zero
//! is held from outside; everything not reachable from that is garbage. No roots need to be known: registers and Rust
//! variables own counts. The scratch counts lie in tables beside the pages.

use std::collections::HashMap;
use std::ptr::NonNull;

use super::page::{GRANULE, PAGE_SIZE};
use super::{Header, Heap, Page, Visit};
use crate::objects::attrs;
use crate::value::Value;

/// Which objects a collection looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Those made since the last collection.
    Young,
    All,
}

/// No candidate.
const NONE: u32 = u32::MAX;
/// Set on a candidate's scratch count once it is known to be reachable.
const REACHABLE: u32 = 1 << 31;

/// Scratch counts of a page's objects, by granule.
type Counts = Box<[u32; PAGE_SIZE / GRANULE]>;

/// The candidates of one collection and their scratch counts.
struct Trial {
    candidates: Vec<NonNull<Header>>,
    counts: HashMap<usize, Counts>,
}

fn granule(object: NonNull<Header>) -> usize {
    (object.as_ptr() as usize & (PAGE_SIZE - 1)) / GRANULE
}

fn page_address(object: NonNull<Header>) -> usize {
    object.as_ptr() as usize & !(PAGE_SIZE - 1)
}

/// Visits every count that an object owns: its payload's, its attributes', its class's.
///
/// # Safety
/// The object is live and whole, and nothing is mutated meanwhile.
pub(crate) unsafe fn trace(object: NonNull<Header>, visit: &mut Visit<'_>) {
    // SAFETY: the kind names the payload's type; only objects with a shape have attributes and own their class.
    unsafe {
        let header = object.as_ref();
        (header.kind().info().trace)(object, visit);
        if header.shape() != 0 {
            attrs::trace_attrs(object, visit);
            if let Some(class) = header.class_ptr() {
                let word = class.as_ptr() as u64;
                visit(Value::at(&word));
            }
        }
    }
}

fn pointer(value: &Value) -> Option<NonNull<Header>> {
    value.header().map(NonNull::from)
}

impl Trial {
    /// Subtracts the references among the candidates.
    fn new(candidates: Vec<NonNull<Header>>) -> Trial {
        let mut trial = Trial { candidates, counts: HashMap::new() };
        for object in &trial.candidates {
            let page = trial.counts.entry(page_address(*object)).or_insert_with(|| Box::new([NONE; _]));
            // SAFETY: candidates are live.
            page[granule(*object)] = unsafe { object.as_ref() }.count() & !REACHABLE;
        }
        for i in 0..trial.candidates.len() {
            let counts = &mut trial.counts;
            // SAFETY: candidates are live, and nothing is mutated.
            unsafe {
                trace(trial.candidates[i], &mut |value| {
                    if let Some(count) = pointer(value).and_then(|o| count_of(counts, o)) {
                        *count = count.saturating_sub(1);
                    }
                });
            }
        }
        trial
    }

    /// The candidates that nothing outside can reach, in their order.
    fn unreachable(mut self) -> Vec<NonNull<Header>> {
        let mut work: Vec<NonNull<Header>> = Vec::new();
        for object in &self.candidates {
            if let Some(count) = count_of(&mut self.counts, *object)
                && *count != 0
                && *count & REACHABLE == 0
            {
                *count = REACHABLE;
                work.push(*object);
                while let Some(object) = work.pop() {
                    let counts = &mut self.counts;
                    // SAFETY: candidates are live, and nothing is mutated.
                    unsafe {
                        trace(object, &mut |value| {
                            if let Some(object) = pointer(value)
                                && let Some(count) = count_of(counts, object)
                                && *count & REACHABLE == 0
                            {
                                *count = REACHABLE;
                                work.push(object);
                            }
                        });
                    }
                }
            }
        }
        let counts = &mut self.counts;
        self.candidates.retain(|o| count_of(counts, *o).is_some_and(|c| *c & REACHABLE == 0));
        self.candidates
    }
}

/// Of `objects`, which are all there are, those that nothing but these refers to; immortal ones too.
pub(super) fn unreachable(objects: Vec<NonNull<Header>>) -> Vec<NonNull<Header>> {
    for object in &objects {
        // SAFETY: the objects are live.
        let header = unsafe { object.as_ref() };
        header.set_count(header.count() & !super::IMMORTAL);
    }
    Trial::new(objects).unreachable()
}

fn count_of(counts: &mut HashMap<usize, Counts>, object: NonNull<Header>) -> Option<&mut u32> {
    let count = &mut counts.get_mut(&page_address(object))?[granule(object)];
    if *count == NONE { None } else { Some(count) }
}

impl Heap {
    /// Objects that only garbage refers to, each with a count added: the caller runs their finalizers and gives them
    /// to [`Heap::destroy_garbage`]. Objects that survive are old from now on.
    pub(crate) fn find_garbage(&self, age: Age) -> Vec<Value> {
        let mut candidates = Vec::new();
        let mut look = |object: NonNull<Header>| {
            // SAFETY: the walk hands out live objects, whose pages are live.
            let (header, page) = unsafe { (object.as_ref(), Page::of(object).as_ref()) };
            if header.kind().info().container || header.shape() != 0 {
                if age == Age::All || !page.old.get(object) {
                    candidates.push(object);
                }
                page.marked.set(true);
                page.old.set(object, true);
            }
        };
        match age {
            Age::Young => self.each_young(&mut look),
            Age::All => self.each_object(&mut look),
        }
        self.reset_young();
        let garbage = Trial::new(candidates).unreachable();
        garbage
            .into_iter()
            .map(|object| {
                // SAFETY: the object is live; the count added here is the value's.
                unsafe {
                    object.as_ref().retain();
                    Value::from_word(object.as_ptr() as u64)
                }
            })
            .collect()
    }

    /// What an object refers to: a copy of every value that it owns.
    pub(crate) fn referents(&self, object: &Value) -> Vec<Value> {
        let mut found = Vec::new();
        if let Some(object) = pointer(object) {
            // SAFETY: the object is live; values are only copied.
            unsafe { trace(object, &mut |value| found.push(value.clone())) };
        }
        found
    }

    /// Every object that the collector looks at.
    pub(crate) fn containers(&self) -> Vec<Value> {
        let mut found = Vec::new();
        self.each_object(|object| {
            // SAFETY: the walk hands out live objects; the count added is the value's.
            unsafe {
                let header = object.as_ref();
                if header.kind().info().container || header.shape() != 0 {
                    header.retain();
                    found.push(Value::from_word(object.as_ptr() as u64));
                }
            }
        });
        found
    }

    /// Whether an object has survived a collection.
    pub(crate) fn is_old(&self, object: &Value) -> bool {
        // SAFETY: a live object lies in a live page.
        pointer(object).is_some_and(|o| unsafe { Page::of(o).as_ref() }.old.get(o))
    }

    /// Of garbage whose finalizers have run, keeps what is still referred to from nowhere else, and destroys it. The
    /// number of objects destroyed.
    pub(crate) fn destroy_garbage(&self, garbage: Vec<Value>) -> usize {
        let objects: Vec<NonNull<Header>> = garbage.iter().filter_map(pointer).collect();
        // The values' own counts come from no candidate: take them off before the trial.
        for value in garbage {
            std::mem::forget(value);
        }
        for object in &objects {
            // SAFETY: the object is live; the forgotten value's count is taken off, and is not the last one: what
            // is garbage is referred to by garbage.
            unsafe {
                let header = object.as_ref();
                header.set_count(header.count() - 1);
            }
        }
        let (gone, alone): (Vec<_>, Vec<_>) = objects.into_iter().partition(|o| {
            // SAFETY: as above. A finalizer can have taken a cycle apart, so that nothing refers to this one any more.
            unsafe { o.as_ref() }.count() != 0
        });
        let dead = Trial::new(gone).unreachable();
        let count = dead.len() + alone.len();
        // SAFETY: nothing but these objects refers to them, and their finalizers have run.
        unsafe {
            super::release::destroy_cycle(self, &dead);
            super::release::destroy_cycle(self, &alone);
        }
        count
    }
}
