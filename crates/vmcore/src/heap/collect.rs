//! The cycle collector: trial deletion over counts (CPython's `Modules/gcmodule.c`), in three generations.
//!
//! From the count of every candidate the references that other candidates hold are subtracted. What is left above zero
//! is held from outside; everything not reachable from that is garbage. No roots need to be known: registers and Rust
//! variables own counts. The scratch counts lie beside the pages.

use std::cell::Cell;
use std::ptr::NonNull;

use super::page::{Counts, FINALIZED, MIDDLE, OLD, granule};
use super::{Header, Heap, Kind, Page, Visit};
use crate::objects::attrs;
use crate::value::Value;

/// How many generations there are; the last one's collection looks at all objects but the permanent ones.
pub const GENERATIONS: usize = 3;
/// The generation of what `gc.freeze` put aside.
pub const PERMANENT: usize = GENERATIONS;

/// The generation that an object is in.
fn generation(page: &Page, object: NonNull<Header>) -> usize {
    match (page.is_marked(object, MIDDLE), page.is_marked(object, OLD)) {
        (false, false) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (true, true) => PERMANENT,
    }
}

fn set_generation(page: &Page, object: NonNull<Header>, generation: usize) {
    for (mark, on) in [(MIDDLE, generation == 1 || generation == PERMANENT), (OLD, generation >= 2)] {
        if on {
            page.mark(object, mark);
        } else {
            page.unmark(object, mark);
        }
    }
}

/// Whether an object can own others.
fn may_refer(header: &Header) -> bool {
    header.kind().info().container || header.shape() != 0
}

/// How many tuples inside one another are looked into for something that can be part of a cycle.
const TUPLE_DEPTH: u32 = 8;

/// Whether the collector looks at an object: one that can refer to others, unless it is a builtin type, a dict of plain
/// values, or a tuple of such that has survived a collection (`_PyTuple_MaybeUntrack`, `MAINTAIN_TRACKING`).
///
/// # Safety
/// The object is live, and nothing is mutated meanwhile.
unsafe fn is_tracked(object: NonNull<Header>, depth: u32) -> bool {
    // SAFETY: the caller's promise; what an object refers to is live as well.
    unsafe {
        let looked_into = match object.as_ref().layout() {
            TUPLE => depth > 0 && Page::of(object).as_ref().survived(object),
            DICT => true,
            _ => false,
        };
        if !looked_into {
            return is_container(object);
        }
        let mut found = false;
        trace(object, &mut |value| {
            found = found
                || pointer(value).is_some_and(|held| match held.as_ref().layout() {
                    TUPLE => is_tracked(held, depth.saturating_sub(1)),
                    _ => is_container(held),
                });
        });
        found
    }
}

/// Layout words of an exact tuple and an exact dict.
const TUPLE: u32 = Kind::Tuple as u32;
const DICT: u32 = Kind::Dict as u32;

/// Whether objects like this one are looked at (`PyObject_IS_GC`).
///
/// # Safety
/// The object is live and whole.
unsafe fn is_container(object: NonNull<Header>) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let header = object.as_ref();
        let container = header.kind().info().container;
        match header.kind() {
            Kind::Tuple | Kind::Type if header.count() >= super::IMMORTAL => false,
            Kind::Instance => header.shape() != 0,
            _ => container || header.shape() != 0,
        }
    }
}

/// No candidate.
const NONE: u32 = u32::MAX;
/// Of a candidate that nothing is known to reach, so far.
const UNREACHED: u32 = u32::MAX - 1;
/// A count of which nothing more is known than that it is not zero.
const REACHED: u32 = 1;

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

/// What a collection found.
pub(crate) struct Garbage {
    pub looked_at: usize,
    pub objects: Vec<Value>,
}

/// A handle of a live object, with a count of its own.
fn retained(object: NonNull<Header>) -> Value {
    // SAFETY: the object is live; the count added here is the value's.
    unsafe {
        object.as_ref().retain();
        Value::from_word(object.as_ptr() as u64)
    }
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
                counts[granule(*object)].set(header.count() & !(1 << 31));
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

    /// Goes through the candidates in their order, as CPython's `move_unreachable` does: one that nothing has reached when
    /// its turn comes is thought unreachable, until something is found to refer to it. The latter are returned, in the
    /// order in which they were found: CPython's lists have them behind all others from then on.
    fn mark(&self) -> Vec<NonNull<Header>> {
        let mut found_late: Vec<NonNull<Header>> = Vec::new();
        for object in &self.candidates {
            match self.count_of(*object) {
                Some(count) if count.get() == 0 => count.set(UNREACHED),
                _ => self.reach_from(*object, &mut found_late),
            }
        }
        let mut at = 0;
        while let Some(object) = found_late.get(at).copied() {
            self.reach_from(object, &mut found_late);
            at += 1;
        }
        found_late
    }

    fn reach_from(&self, object: NonNull<Header>, found_late: &mut Vec<NonNull<Header>>) {
        // SAFETY: candidates are live, and nothing is mutated.
        unsafe {
            trace(object, &mut |value| {
                let Some(object) = pointer(value) else { return };
                let Some(count) = self.count_of(object) else { return };
                match count.get() {
                    0 => count.set(REACHED),
                    UNREACHED => {
                        count.set(REACHED);
                        found_late.push(object);
                    }
                    _ => {}
                }
            });
        }
    }

    /// After marking: the candidates that nothing outside can reach, in their order.
    fn unreachable(&self) -> Vec<NonNull<Header>> {
        let is_unreached =
            |o: &NonNull<Header>| self.count_of(*o).is_some_and(|count| count.get() == UNREACHED);
        self.candidates.iter().copied().filter(is_unreached).collect()
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
    let trial = Trial::new(objects);
    trial.mark();
    trial.unreachable()
}

impl Heap {
    /// Objects of the generations up to `oldest` that only garbage refers to, each with a count added: the caller runs
    /// their finalizers and gives them to [`Heap::destroy_garbage`]. What survives is a generation older from now on.
    /// Those whose birth was noted come last, in the order in which CPython has them: by generation, then by birth.
    pub(crate) fn find_garbage(&self, oldest: usize) -> Garbage {
        let mut candidates = Vec::new();
        let mut ordered: Vec<(usize, u32, NonNull<Header>)> = Vec::new();
        self.each_up_to(oldest, |object| {
            // SAFETY: the walk hands out live objects, whose pages and births are live.
            let (page, header) = unsafe { (Page::of(object).as_ref(), object.as_ref()) };
            let of = generation(page, object);
            if of > oldest || !may_refer(header) {
                return;
            }
            // SAFETY: as above.
            if unsafe { is_tracked(object, TUPLE_DEPTH) } {
                match page.births.get() {
                    Some(births) => {
                        // The list of the oldest generation comes first; younger ones were appended to it.
                        let rank = if of == oldest { 0 } else { 1 + of };
                        // SAFETY: as above.
                        ordered.push((rank, unsafe { births.as_ref() }[granule(object)].get(), object));
                    }
                    None => candidates.push(object),
                }
            }
            set_generation(page, object, (oldest + 1).min(GENERATIONS - 1));
        });
        self.reset_young(oldest);
        ordered.sort_unstable_by_key(|(rank, birth, _)| (*rank, *birth));
        candidates.extend(ordered.into_iter().map(|(.., object)| object));
        let looked_at = candidates.len();
        let trial = Trial::new(candidates);
        for object in trial.mark() {
            // SAFETY: the object is live, so its page is.
            if unsafe { Page::of(object).as_ref() }.births.get().is_some() {
                self.note_birth(object);
            }
        }
        let garbage = trial.unreachable();
        drop(trial);
        Garbage { looked_at, objects: garbage.into_iter().map(retained).collect() }
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

    /// Every object.
    pub(crate) fn objects(&self) -> Vec<Value> {
        let mut found = Vec::new();
        self.each_object(|object| found.push(retained(object)));
        found
    }

    /// Every object that the collector looks at; only those of one generation where it is given.
    pub(crate) fn tracked_objects(&self, of: Option<usize>) -> Vec<Value> {
        let mut found = Vec::new();
        self.each_object(|object| {
            // SAFETY: the walk hands out live objects.
            let (page, tracked) = unsafe { (Page::of(object).as_ref(), is_tracked(object, TUPLE_DEPTH)) };
            if tracked && of.is_none_or(|of| generation(page, object) == of) {
                found.push(retained(object));
            }
        });
        found
    }

    /// How many objects that the collector looks at each generation has, the permanent ones last.
    pub(crate) fn generations(&self) -> [usize; GENERATIONS + 1] {
        let mut counts = [0; GENERATIONS + 1];
        self.each_object(|object| {
            // SAFETY: the walk hands out live objects.
            let (page, tracked) = unsafe { (Page::of(object).as_ref(), is_tracked(object, TUPLE_DEPTH)) };
            counts[generation(page, object)] += usize::from(tracked);
        });
        counts
    }

    /// How many objects that the collector looks at were made since the last collection.
    pub(crate) fn young_objects(&self) -> usize {
        let mut count = 0;
        self.each_up_to(0, |object| {
            // SAFETY: the walk hands out live objects.
            let (page, tracked) = unsafe { (Page::of(object).as_ref(), is_tracked(object, TUPLE_DEPTH)) };
            count += usize::from(tracked && generation(page, object) == 0);
        });
        count
    }

    /// Puts all objects of the generations in `from` into `to`.
    pub(crate) fn move_generations(&self, from: std::ops::Range<usize>, to: usize) {
        self.each_object(|object| {
            // SAFETY: the walk hands out live objects.
            let (page, header) = unsafe { (Page::of(object).as_ref(), object.as_ref()) };
            if may_refer(header) && from.contains(&generation(page, object)) {
                set_generation(page, object, to);
            }
        });
    }

    /// Whether the collector looks at an object.
    pub(crate) fn is_tracked(&self, object: &Value) -> bool {
        // SAFETY: the object is live, and nothing is mutated.
        pointer(object).is_some_and(|object| unsafe { is_tracked(object, TUPLE_DEPTH) })
    }

    /// Whether an object's finalizer has been called.
    pub(crate) fn is_finalized(&self, object: &Value) -> bool {
        // SAFETY: a live object lies in a live page.
        pointer(object)
            .is_some_and(|object| unsafe { Page::of(object).as_ref() }.is_marked(object, FINALIZED))
    }

    /// Of garbage whose finalizers have run, destroys what is still referred to from nowhere else. How many objects that
    /// were: those that died of a finalizer do not count.
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
        let trial = Trial::new(gone);
        trial.mark();
        let dead = trial.unreachable();
        drop(trial);
        let count = dead.len();
        // SAFETY: nothing but these objects refers to them, and their finalizers have run.
        unsafe {
            super::release::destroy_cycle(self, &dead);
            super::release::destroy_cycle(self, &alone);
        }
        count
    }
}
