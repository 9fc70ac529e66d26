//! The cycle collector: trial deletion over counts (CPython's `Modules/gcmodule.c`), in three generations.
//!
//! From the count of every candidate the references that other candidates hold are subtracted. What is left above zero
//! is held from outside; everything not reachable from that is garbage. No roots need to be known: registers and Rust
//! variables own counts. The scratch counts lie beside the pages, one for each cell.

use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use super::page::{FINALIZED, FIRST_CELL, MIDDLE, OLD};
use super::{Header, Heap, Kind, Object, Page, Payload};
use crate::objects::attrs;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
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
pub(super) fn may_refer(header: &Header) -> bool {
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
        let may_refer_back = |value: &Value| {
            pointer(value).is_some_and(|held| match held.as_ref().layout() {
                TUPLE => is_tracked(held, depth.saturating_sub(1)),
                _ => is_container(held),
            })
        };
        match object.as_ref().layout() {
            TUPLE => payload::<Tuple>(object).items().iter().any(may_refer_back),
            _ => {
                let dict = payload::<Dict>(object);
                dict.default_factory.iter().any(may_refer_back)
                    || dict.table.iter().any(|(key, value)| may_refer_back(key) || may_refer_back(value))
            }
        }
    }
}

/// The payload of an object whose kind says that it is a `T`.
///
/// # Safety
/// It is, and nothing is mutated while the reference lives.
unsafe fn payload<'a, T: Payload>(object: NonNull<Header>) -> &'a T {
    // SAFETY: the caller's promise.
    unsafe { &*object.cast::<Object<T>>().as_ref().payload() }
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

/// The candidates of one collection, which are the cells with a scratch count.
struct Trial {
    pages: Vec<NonNull<Page>>,
    /// Those of the pages that candidates lie in.
    occupied: Vec<NonNull<Page>>,
    /// Of all cells of the pages: each page refers to its part.
    _counts: Box<[Cell<u32>]>,
    /// The candidates in pages that note births. They come last, in this order; before them come the others, by place.
    ordered: Vec<NonNull<Header>>,
}

/// Visits every count that an object owns: its payload's, its attributes', its class's. The kinds that most objects are
/// of are visited without a call for each value.
///
/// # Safety
/// The object is live and whole, and nothing is mutated meanwhile.
#[inline(always)]
pub(crate) unsafe fn trace(object: NonNull<Header>, mut visit: impl FnMut(&Value)) {
    // SAFETY: the kind names the payload's type; only objects with a shape have attributes and own their class.
    unsafe {
        let header = object.as_ref();
        match header.kind() {
            Kind::Instance => {}
            // As their `Trace` says, without a call through a table for each item.
            Kind::List => payload::<List>(object).items.iter().rev().for_each(&mut visit),
            Kind::Tuple => payload::<Tuple>(object).items().iter().rev().for_each(&mut visit),
            kind => (kind.info().trace)(object, &mut visit),
        }
        if header.shape() != 0 {
            attrs::trace_attrs(object, &mut visit);
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

/// Takes off the count of a value that is garbage; its object.
fn give_up(value: Value) -> Option<NonNull<Header>> {
    let object = pointer(&ManuallyDrop::new(value))?;
    // SAFETY: the object is live, and the count is that of the value, which is not dropped. It need not be the last one:
    // what is garbage is referred to by garbage.
    let header = unsafe { object.as_ref() };
    header.set_count(header.count() - 1);
    Some(object)
}

impl Trial {
    /// Without a candidate so far. Those to come lie in `pages`, which hold objects.
    fn new(pages: Vec<NonNull<Page>>) -> Trial {
        // SAFETY: the pages are live, and stay so: no object dies during a trial.
        let page = |page: &NonNull<Page>| unsafe { page.as_ref() };
        let counts = vec![Cell::new(NONE); pages.iter().map(|p| page(p).cells()).sum()].into_boxed_slice();
        let mut rest = &counts[..];
        for page in pages.iter().map(page) {
            let (own, others) = rest.split_at(page.cells());
            page.scratch.set(Some(NonNull::from(own).cast()));
            rest = others;
        }
        Trial { pages, occupied: Vec::new(), _counts: counts, ordered: Vec::new() }
    }

    /// With all of `candidates`.
    fn of(candidates: &[NonNull<Header>]) -> Trial {
        let mut pages: Vec<NonNull<Page>> = Vec::new();
        for page in candidates.iter().map(|object| Page::of(*object)) {
            if pages.last() != Some(&page) {
                pages.push(page);
            }
        }
        pages.sort_unstable();
        pages.dedup();
        let mut trial = Trial::new(pages);
        trial.occupied = trial.pages.clone();
        for object in candidates {
            trial.add(*object);
            // SAFETY: candidates are live, and so are their pages.
            if unsafe { Page::of(*object).as_ref() }.births.get().is_some() {
                trial.ordered.push(*object);
            }
        }
        trial
    }

    /// Makes an object a candidate.
    fn add(&self, object: NonNull<Header>) {
        // SAFETY: candidates are live, and so are their pages.
        let (header, page) = unsafe { (object.as_ref(), Page::of(object).as_ref()) };
        if let Some(count) = page.scratch_count(object) {
            count.set(header.count() & !(1 << 31));
        }
    }

    /// Calls `f` with every candidate and its scratch count.
    fn each(&self, mut f: impl FnMut(NonNull<Header>, &Cell<u32>)) {
        for page_ptr in &self.occupied {
            // SAFETY: no object dies during a trial, so no page goes.
            let page = unsafe { page_ptr.as_ref() };
            if page.births.get().is_some() {
                continue;
            }
            for (number, count) in page.scratch_counts().iter().enumerate() {
                if count.get() != NONE {
                    // SAFETY: the cell lies within the page; those that have a count hold an object.
                    let object = unsafe { page_ptr.cast::<u8>().add(FIRST_CELL + number * page.cell_size) };
                    f(object.cast(), count);
                }
            }
        }
        for object in &self.ordered {
            if let Some(count) = self.count_of(*object) {
                f(*object, count);
            }
        }
    }

    /// The scratch count of a candidate.
    fn count_of(&self, object: NonNull<Header>) -> Option<&Cell<u32>> {
        // SAFETY: the object is live, so its page is, which refers to counts of this trial if to any.
        let count = unsafe { Page::of(object).as_ref() }.scratch_count(object);
        count.filter(|count| count.get() != NONE)
    }

    /// Subtracts the references among the candidates, then goes through them in their order, as CPython's
    /// `move_unreachable` does: one that nothing has reached when its turn comes is thought unreachable, until something is
    /// found to refer to it. The latter are returned, in the order in which they were found: CPython's lists have them
    /// behind all others from then on.
    fn mark(&self) -> Vec<NonNull<Header>> {
        self.each(|object, _| {
            // SAFETY: candidates are live, and nothing is mutated.
            unsafe {
                trace(object, |value: &Value| {
                    if let Some(count) = pointer(value).and_then(|o| self.count_of(o)) {
                        count.set(count.get().saturating_sub(1));
                    }
                });
            }
        });
        let mut found_late: Vec<NonNull<Header>> = Vec::new();
        self.each(|object, count| match count.get() {
            0 => count.set(UNREACHED),
            _ => self.reach_from(object, &mut found_late),
        });
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
            trace(object, |value: &Value| {
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

    /// After marking: whether nothing outside can reach a candidate.
    fn is_unreachable(&self, object: NonNull<Header>) -> bool {
        self.count_of(object).is_some_and(|count| count.get() == UNREACHED)
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        for page in &self.pages {
            // SAFETY: no object dies during a trial, so no page goes.
            unsafe { page.as_ref() }.scratch.set(None);
        }
    }
}

/// Of `objects`, which are all there are, those that nothing but these refers to; immortal ones too.
pub(super) fn unreachable(mut objects: Vec<NonNull<Header>>) -> Vec<NonNull<Header>> {
    for object in &objects {
        // SAFETY: the objects are live.
        let header = unsafe { object.as_ref() };
        header.set_count(header.count() & !super::IMMORTAL);
    }
    let trial = Trial::of(&objects);
    trial.mark();
    objects.retain(|object| trial.is_unreachable(*object));
    objects
}

impl Heap {
    /// Objects of the generations up to `oldest` that only garbage refers to, each with a count added: the caller runs
    /// their finalizers and gives them to [`Heap::destroy_garbage`]. What survives is a generation older from now on.
    /// Those whose birth was noted come last, in the order in which CPython has them: by generation, then by birth.
    pub(crate) fn find_garbage(&self, oldest: usize) -> Garbage {
        let mut trial = Trial::new(self.pages_up_to(oldest));
        let mut ordered: Vec<(usize, u32, NonNull<Header>)> = Vec::new();
        let (mut looked_at, mut occupied) = (0, Vec::new());
        let survivors = (oldest + 1).min(GENERATIONS - 1);
        self.each_object_in(trial.pages.iter(), |object| {
            // SAFETY: the walk hands out live objects, whose pages are live.
            let (page, header) = unsafe { (Page::of(object).as_ref(), object.as_ref()) };
            let of = generation(page, object);
            if of > oldest || !may_refer(header) {
                return;
            }
            // What is immortal is never garbage; as no candidate, it holds what it refers to. SAFETY: as above.
            if header.count() < super::IMMORTAL && unsafe { is_tracked(object, TUPLE_DEPTH) } {
                trial.add(object);
                looked_at += 1;
                if occupied.last() != Some(&Page::of(object)) {
                    occupied.push(Page::of(object));
                }
                if let Some(birth) = page.birth(object) {
                    // The list of the oldest generation comes first; younger ones were appended to it.
                    let rank = if of == oldest { 0 } else { 1 + of };
                    ordered.push((rank, birth.get(), object));
                }
            }
            if of != survivors {
                set_generation(page, object, survivors);
            }
        });
        trial.occupied = occupied;
        self.reset_young(oldest);
        ordered.sort_unstable_by_key(|(rank, birth, _)| (*rank, *birth));
        trial.ordered = ordered.into_iter().map(|(.., object)| object).collect();
        for object in trial.mark() {
            // SAFETY: the object is live, so its page is.
            if unsafe { Page::of(object).as_ref() }.births.get().is_some() {
                self.note_birth(object);
            }
        }
        let mut garbage: Vec<NonNull<Header>> = Vec::new();
        trial.each(|object, count| {
            if count.get() == UNREACHED {
                garbage.push(object);
            }
        });
        drop(trial);
        Garbage { looked_at, objects: garbage.into_iter().map(retained).collect() }
    }

    /// What an object refers to: a copy of every value that it owns.
    pub(crate) fn referents(&self, object: &Value) -> Vec<Value> {
        let mut found = Vec::new();
        if let Some(object) = pointer(object) {
            // SAFETY: the object is live; values are only copied.
            unsafe { trace(object, |value: &Value| found.push(value.clone())) };
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
        self.each_object_in(&self.pages_up_to(0), |object| {
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

    /// Destroys garbage that nothing has touched since it was found. How many objects that were.
    pub(crate) fn destroy_untouched(&self, garbage: Vec<Value>) -> usize {
        let dead: Vec<NonNull<Header>> = garbage.into_iter().filter_map(give_up).collect();
        // SAFETY: nothing but these objects refers to them, and none has a finalizer to run.
        unsafe { super::release::destroy_cycle(self, &dead) };
        dead.len()
    }

    /// Of garbage whose finalizers have run, destroys what is still referred to from nowhere else. How many objects that
    /// were: those that died of a finalizer do not count.
    pub(crate) fn destroy_garbage(&self, garbage: Vec<Value>) -> usize {
        // The values' own counts come from no candidate: they are taken off before the trial. It happens in the vector's own
        // memory, as most of a heap may be garbage.
        let mut dead: Vec<NonNull<Header>> = garbage.into_iter().filter_map(give_up).collect();
        // SAFETY: as above. A finalizer can have taken a cycle apart, so that nothing refers to this one any more.
        let alone: Vec<_> = dead.extract_if(.., |o| unsafe { o.as_ref() }.count() == 0).collect();
        let trial = Trial::of(&dead);
        trial.mark();
        dead.retain(|object| trial.is_unreachable(*object));
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
