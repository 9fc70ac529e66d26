//! The cycle collector: trial deletion over counts (CPython's `Modules/gcmodule.c`), in two steps of age.
//!
//! From the count of every candidate the references that other candidates hold are subtracted. What is left above zero
//! is held from outside; everything not reachable from that is garbage. No roots need to be known: registers and Rust
//! variables own counts. The scratch counts lie beside the pages.

use std::cell::Cell;
use std::ptr::NonNull;

use super::page::{Counts, OLD, granule};
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

/// The candidates of one collection. Their scratch counts hang on their pages.
struct Trial {
    candidates: Vec<NonNull<Header>>,
    pages: Vec<(NonNull<Page>, Box<Counts>)>,
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
        let mut trial = Trial { candidates, pages: Vec::new() };
        for object in &trial.candidates {
            let page_ptr = Page::of(*object);
            // SAFETY: candidates are live, and so are their pages.
            let (header, page) = unsafe { (object.as_ref(), page_ptr.as_ref()) };
            if page.scratch.get().is_none() {
                let counts: Box<Counts> = Box::new([const { Cell::new(NONE) }; _]);
                page.scratch.set(Some(NonNull::from(&*counts)));
                trial.pages.push((page_ptr, counts));
            }
            if let Some(counts) = page.scratch.get() {
                // SAFETY: the trial owns the counts until its end.
                let counts = unsafe { counts.as_ref() };
                counts[granule(*object)].set(header.count() & !REACHABLE);
            }
        }
        for object in &trial.candidates {
            // SAFETY: candidates are live, and nothing is mutated.
            unsafe {
                trace(*object, &mut |value| {
                    if let Some(count) = pointer(value).and_then(|o| trial.count_of(o)) {
                        count.set(count.get().saturating_sub(1));
                    }
                });
            }
        }
        trial
    }

    /// The scratch count of a candidate.
    fn count_of(&self, object: NonNull<Header>) -> Option<&Cell<u32>> {
        // SAFETY: the object is live, so its page is; the trial owns the counts.
        let counts = unsafe { Page::of(object).as_ref().scratch.get()?.as_ref() };
        Some(&counts[granule(object)]).filter(|count| count.get() != NONE)
    }

    /// Notes that a candidate can be reached; whether that is news.
    fn reach(&self, object: NonNull<Header>) -> bool {
        match self.count_of(object) {
            Some(count) if count.get() & REACHABLE == 0 => {
                count.set(REACHABLE);
                true
            }
            _ => false,
        }
    }

    /// The candidates that nothing outside can reach, in their order.
    fn unreachable(self) -> Vec<NonNull<Header>> {
        let mut work: Vec<NonNull<Header>> = Vec::new();
        for object in &self.candidates {
            if self.count_of(*object).is_some_and(|count| count.get() != 0) && self.reach(*object) {
                work.push(*object);
            }
            while let Some(object) = work.pop() {
                // SAFETY: candidates are live, and nothing is mutated.
                unsafe {
                    trace(object, &mut |value| {
                        if let Some(object) = pointer(value)
                            && self.reach(object)
                        {
                            work.push(object);
                        }
                    });
                }
            }
        }
        let reached = |o: &NonNull<Header>| self.count_of(*o).is_none_or(|c| c.get() & REACHABLE != 0);
        self.candidates.iter().copied().filter(|o| !reached(o)).collect()
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        for (page, _) in &self.pages {
            // SAFETY: no object dies during a trial, so no page goes.
            unsafe { page.as_ref() }.scratch.set(None);
        }
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

impl Heap {
    /// Objects that only garbage refers to, each with a count added: the caller runs their finalizers and gives them
    /// to [`Heap::destroy_garbage`]. Objects that survive are old from now on.
    pub(crate) fn find_garbage(&self, age: Age) -> Vec<Value> {
        let mut candidates = Vec::new();
        let mut look = |object: NonNull<Header>| {
            // SAFETY: the walk hands out live objects, whose pages are live.
            let (header, page) = unsafe { (object.as_ref(), Page::of(object).as_ref()) };
            if header.kind().info().container || header.shape() != 0 {
                if age == Age::All || !page.is_marked(object, OLD) {
                    candidates.push(object);
                }
                page.mark(object, OLD);
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
        pointer(object).is_some_and(|o| unsafe { Page::of(o).as_ref() }.is_marked(o, OLD))
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
