//! The heap of one interpreter: pages by size class, counts, and the books.
//!
//! Touched only under the interpreter's GIL, so all of it is plain cells. Allocation never runs Python code and never
//! collects. Releasing never runs Python code either: what must (finalizers, suspended generators, weakref callbacks)
//! is queued here and run by the interpreter at the next instruction.

mod arena;
mod block;
mod buf;
mod cells;
pub(crate) mod collect;
mod header;
mod intern;
mod page;
mod payload;
mod release;
mod stress;
pub(crate) mod survey;
mod tail;
mod verify;

use std::cell::{Cell, RefCell, UnsafeCell};
use std::mem::{ManuallyDrop, size_of};
use std::ptr::NonNull;

pub use buf::{Buf, Room};
pub use header::{Header, IMMORTAL};
pub use page::{FINALIZED, Page, WEAK};
pub(crate) use payload::attrs_offset;
pub use payload::{Advance, Iterates, Kind, Mut, Payload, Trace, Visit, cell_size};
pub(crate) use release::{count_down, dispose_word, let_go, release};
pub use tail::Inline;

use crate::objects::types::Type;
use crate::runtime::breaker::{self, Breaker};
use crate::value::{Ref, Value};
use cells::{ALL_CLASSES, LARGE, first_class, size_class};
use page::FIRST_CELL;

/// The memory limit refused an allocation, or the system had no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMemory;

/// A heap object: header and payload.
#[repr(C)]
pub struct Object<T> {
    pub header: Header,
    payload: UnsafeCell<T>,
}

impl<T> Object<T> {
    #[inline(always)]
    pub(crate) fn payload(&self) -> *mut T {
        self.payload.get()
    }
}

/// What dying objects leave to be done by the interpreter, in order.
pub enum Pending {
    /// An object whose last count went: call its finalizer, then release it (or not: resurrection).
    Finalize(Value),
    /// A weak reference that died with a callback.
    WeakCallback { reference: Value, callback: Value },
    /// An object whose weak references are dead and have been called: what it holds goes after that.
    Release(Value),
}

pub struct Heap {
    /// The page that cells of a size class come from.
    current: [Cell<Option<NonNull<Page>>>; ALL_CLASSES],
    /// Other pages of the class with free cells.
    partial: RefCell<[Vec<NonNull<Page>>; ALL_CLASSES]>,
    /// Every page and large object.
    pages: RefCell<Vec<NonNull<Page>>>,
    arenas: RefCell<arena::Arenas>,
    empty: UnsafeCell<buf::Prefix>,
    bytes: Cell<usize>,
    peak: Cell<usize>,
    limit: Cell<usize>,
    /// A fixed-size allocation went over the limit: MemoryError is due at the next safepoint.
    over_limit: Cell<bool>,
    /// What has to run Python code because something died; the newest last.
    pending: RefCell<Vec<Pending>>,
    /// Depth of nested releases, and what was put off beyond the bound.
    release_depth: Cell<u32>,
    deferred: RefCell<Vec<NonNull<Header>>>,
    releasing_deferred: Cell<bool>,
    /// Weak references by the address of what they point to.
    pub(crate) weak: RefCell<crate::objects::weakref::WeakTable>,
    interned: intern::Interned,
    /// Pages that may hold objects of the first two generations.
    recent: RefCell<Vec<NonNull<Page>>>,
    /// Number of the latest birth that was noted.
    births: Cell<u32>,
    /// Cells handed out to be allocated from since the last collection, and how many make one due.
    young: Cell<usize>,
    young_limit: Cell<usize>,
    stress: stress::Stress,
    /// The interpreter's eval breaker, raised when something is pending.
    breaker: Cell<Option<NonNull<Breaker>>>,
}

impl Heap {
    /// The heap never moves: its address stands in every page and buffer.
    pub fn new() -> Box<Heap> {
        let heap = Box::new(Heap {
            current: [const { Cell::new(None) }; ALL_CLASSES],
            partial: RefCell::new([const { Vec::new() }; ALL_CLASSES]),
            pages: RefCell::new(Vec::new()),
            arenas: RefCell::default(),
            empty: UnsafeCell::new(buf::Prefix::empty(std::ptr::null())),
            bytes: Cell::new(0),
            peak: Cell::new(0),
            limit: Cell::new(usize::MAX),
            over_limit: Cell::new(false),
            pending: RefCell::new(Vec::new()),
            release_depth: Cell::new(0),
            deferred: RefCell::new(Vec::new()),
            releasing_deferred: Cell::new(false),
            weak: RefCell::default(),
            interned: intern::Interned::default(),
            recent: RefCell::default(),
            births: Cell::new(0),
            young: Cell::new(0),
            young_limit: Cell::new(usize::MAX),
            stress: stress::Stress::default(),
            breaker: Cell::new(None),
        });
        heap.stress.on.set(cfg!(asan));
        // SAFETY: nothing else has seen the heap yet.
        unsafe { *heap.empty.get() = buf::Prefix::empty(&*heap) };
        heap
    }

    fn empty_prefix(&self) -> *const buf::Prefix {
        self.empty.get()
    }

    /// Bytes in use: pages, large objects and buffers.
    pub fn bytes(&self) -> usize {
        self.bytes.get()
    }

    pub fn peak(&self) -> usize {
        self.peak.get()
    }

    pub fn set_limit(&self, bytes: usize) {
        self.limit.set(bytes);
    }

    /// Puts `bytes` on the books, or refuses.
    pub fn charge(&self, bytes: usize) -> Result<(), NoMemory> {
        let total = self.bytes.get().checked_add(bytes).ok_or(NoMemory)?;
        if total > self.limit.get() || self.fails_now() {
            return Err(NoMemory);
        }
        self.bytes.set(total);
        self.peak.set(self.peak.get().max(total));
        Ok(())
    }

    pub fn uncharge(&self, bytes: usize) {
        self.bytes.set(self.bytes.get() - bytes);
    }

    /// Number of live objects.
    pub fn live_objects(&self) -> usize {
        let pages = self.pages.borrow();
        let objects = pages.iter().map(|p| self.page(*p)).filter(|p| !p.holds_blocks()).map(|p| p.used.get());
        objects.sum::<usize>() - self.quarantined()
    }

    fn page(&self, page: NonNull<Page>) -> &Page {
        // SAFETY: pages in the heap's lists are live.
        unsafe { page.as_ref() }
    }

    /// Allocates an object of fixed size. Past the limit it still succeeds, and MemoryError is raised at the next
    /// safepoint; where the system has no memory left the process ends, as it does for any Rust allocation.
    #[inline]
    pub fn alloc<T: Payload>(&self, class: Option<&Ref<Type>>, shape: u32, payload: T) -> Ref<T> {
        // Not to be dropped if there is no cell, so that it need not lie in memory before it lies in the cell.
        let payload = ManuallyDrop::new(payload);
        let cell = self.cell(size_of::<Object<T>>(), first_class::<T>(shape)).cast::<Object<T>>();
        // SAFETY: the cell is large enough, aligned, and nobody else's.
        unsafe {
            cell.write(Object {
                header: Header::new(T::KIND, shape, class.map(Ref::as_ptr)),
                payload: UnsafeCell::new(ManuallyDrop::into_inner(payload)),
            });
            Ref::from_raw(cell)
        }
    }

    /// As [`Heap::alloc`], in a cell with `extra` more bytes behind the payload. All words from there to the cell's end
    /// are zero.
    pub fn alloc_extra<T: Payload>(
        &self,
        class: Option<&Ref<Type>>,
        shape: u32,
        payload: T,
        extra: usize,
    ) -> Ref<T> {
        let size = size_of::<Object<T>>() + extra;
        let cell = self.cell(size, first_class::<T>(shape)).cast::<Object<T>>();
        // SAFETY: as in `alloc`; the extra bytes lie in the cell.
        unsafe {
            zero_rest(cell.cast(), size_of::<Object<T>>());
            cell.write(Object {
                header: Header::new(T::KIND, shape, class.map(Ref::as_ptr)),
                payload: UnsafeCell::new(payload),
            });
            Ref::from_raw(cell)
        }
    }

    /// Allocates a payload with `items` behind its head, and `extra` bytes for attributes behind them. The size is the program's to choose, so it can be refused.
    #[inline]
    pub fn alloc_inline<H, T>(
        &self,
        class: Option<&Ref<Type>>,
        shape: u32,
        head: H,
        items: impl ExactSizeIterator<Item = T>,
        extra: usize,
    ) -> Result<Ref<Inline<H, T>>, NoMemory>
    where
        Inline<H, T>: Payload,
    {
        let len = items.len();
        let object = self.alloc_inline_cell(class, shape, head, len, extra)?;
        // SAFETY: the cell has room for `len` items.
        unsafe { Inline::extend(object.as_ptr().as_ref().payload(), len, items) };
        Ok(object)
    }

    /// As [`Heap::alloc_inline`] for an instance of exactly the class with as many items as the program's code says.
    #[inline]
    pub fn alloc_inline_array<H, T, const N: usize>(
        &self,
        class: Option<&Ref<Type>>,
        head: H,
        items: [T; N],
    ) -> Result<Ref<Inline<H, T>>, NoMemory>
    where
        Inline<H, T>: Payload,
    {
        let object = self.alloc_inline_cell(class, 0, head, N, 0)?;
        // SAFETY: the cell has room for `N` items, and has none yet.
        unsafe { Inline::put(object.as_ptr().as_ref().payload(), items) };
        Ok(object)
    }

    /// As [`Heap::alloc_inline`] for plain data.
    #[inline]
    pub fn alloc_inline_copy<H, T: Copy>(
        &self,
        class: Option<&Ref<Type>>,
        shape: u32,
        head: H,
        items: &[T],
        extra: usize,
    ) -> Result<Ref<Inline<H, T>>, NoMemory>
    where
        Inline<H, T>: Payload,
    {
        let object = self.alloc_inline_cell(class, shape, head, items.len(), extra)?;
        // SAFETY: the cell has room for the items.
        unsafe { Inline::copy(object.as_ptr().as_ref().payload(), items) };
        Ok(object)
    }

    /// As [`Heap::alloc_inline_copy`] for an instance of exactly the class with the items of `a`, then those of `b`.
    #[inline]
    pub fn alloc_inline_joined<H, T: Copy>(
        &self,
        class: Option<&Ref<Type>>,
        head: H,
        a: &[T],
        b: &[T],
    ) -> Result<Ref<Inline<H, T>>, NoMemory>
    where
        Inline<H, T>: Payload,
    {
        let object = self.alloc_inline_cell(class, 0, head, a.len() + b.len(), 0)?;
        // SAFETY: the cell has room for the items of both.
        unsafe {
            let payload = object.as_ptr().as_ref().payload();
            Inline::copy(payload, a);
            Inline::copy(payload, b);
        }
        Ok(object)
    }

    /// As [`Heap::alloc_inline`] for plain data that `fill` writes over zeros.
    #[inline]
    pub fn alloc_inline_filled<H, T: bytemuck::Zeroable>(
        &self,
        class: Option<&Ref<Type>>,
        head: H,
        len: usize,
        fill: impl FnOnce(&mut [T]),
    ) -> Result<Ref<Inline<H, T>>, NoMemory>
    where
        Inline<H, T>: Payload,
    {
        let object = self.alloc_inline_cell(class, 0, head, len, 0)?;
        // SAFETY: the cell has room for `len` items, and nobody else has it.
        unsafe { Inline::fill(object.as_ptr().as_ref().payload(), len, fill) };
        Ok(object)
    }

    /// As [`Heap::alloc_inline`], with room for `len` items but none of them: see [`Ref::extend_in_place`].
    #[inline]
    pub(crate) fn alloc_inline_cell<H, T>(
        &self,
        class: Option<&Ref<Type>>,
        shape: u32,
        head: H,
        len: usize,
        extra: usize,
    ) -> Result<Ref<Inline<H, T>>, NoMemory>
    where
        Inline<H, T>: Payload,
    {
        debug_assert!(extra == 0 || shape != 0);
        // Attributes begin at a multiple of 8.
        let extra = if shape == 0 { 0 } else { extra + 8 };
        let fixed = size_of::<Object<Inline<H, T>>>() + extra;
        let first = first_class::<Inline<H, T>>(shape);
        let cell = match len.checked_mul(size_of::<T>()).and_then(|n| n.checked_add(fixed)) {
            Some(size) if size <= LARGE => self.cell_of(first + size_class(size)),
            Some(size) => self.large_inline(size, first)?,
            None => return Err(NoMemory),
        };
        let cell = cell.cast::<Object<Inline<H, T>>>();
        // SAFETY: the cell is large enough, aligned, and nobody else's.
        unsafe {
            if shape != 0 {
                zero_rest(cell.cast(), fixed - extra + len * size_of::<T>());
            }
            cell.write(Object {
                header: Header::new(<Inline<H, T> as Payload>::KIND, shape, class.map(Ref::as_ptr)),
                payload: UnsafeCell::new(Inline::new(head)),
            });
            Ok(Ref::from_raw(cell))
        }
    }

    #[cold]
    #[inline(never)]
    fn large_inline(&self, size: usize, first: usize) -> Result<NonNull<Header>, NoMemory> {
        if size > isize::MAX as usize {
            return Err(NoMemory);
        }
        self.charge(size)?;
        let cell = self.large(size, first).ok_or(NoMemory);
        self.uncharge(size);
        cell
    }

    pub(crate) fn set_breaker(&self, breaker: NonNull<Breaker>) {
        self.breaker.set(Some(breaker));
    }

    pub(crate) fn forget_breaker(&self) {
        self.breaker.set(None);
    }

    fn raise_breaker(&self) {
        self.raise_breaker_for(breaker::HEAP);
    }

    fn raise_breaker_for(&self, reason: i32) {
        if let Some(breaker) = self.breaker.get() {
            // SAFETY: the breaker belongs to the interpreter that owns this heap.
            unsafe { breaker.as_ref() }.raise(reason);
        }
    }

    /// Whether a fixed-size allocation went over the limit since the last call.
    pub fn take_over_limit(&self) -> bool {
        self.over_limit.replace(false)
    }

    pub(crate) fn push_pending(&self, pending: Pending) {
        self.pending.borrow_mut().push(pending);
        self.raise_breaker();
    }

    /// Whether something waits to be finalised.
    #[inline(always)]
    pub fn has_pending(&self) -> bool {
        // SAFETY: a length is read; nothing else runs meanwhile.
        unsafe { !(*self.pending.as_ptr()).is_empty() }
    }

    /// What waits to be finalised, in order; the queue is empty afterwards.
    pub(crate) fn take_pending(&self) -> Vec<Pending> {
        std::mem::take(&mut *self.pending.borrow_mut())
    }

    /// Visits what waits to be finalised.
    pub(crate) fn each_pending(&self, visit: &mut Visit<'_>) {
        for pending in self.pending.borrow().iter() {
            match pending {
                Pending::Finalize(object) | Pending::Release(object) => visit(object),
                Pending::WeakCallback { reference, callback } => {
                    visit(reference);
                    visit(callback);
                }
            }
        }
    }

    /// Calls `f` with the header of every live object.
    pub fn each_object(&self, f: impl FnMut(NonNull<Header>)) {
        self.each_object_in(self.pages.borrow().iter(), f);
    }

    /// The pages that may hold objects of the generations up to `generation`.
    fn pages_up_to(&self, generation: usize) -> Vec<NonNull<Page>> {
        let of = |pages: &[NonNull<Page>], wanted: fn(&Page) -> bool| {
            pages.iter().copied().filter(|page| wanted(self.page(*page))).collect()
        };
        match generation {
            0 => of(&self.recent.borrow(), |page| page.young.get()),
            1 => of(&self.recent.borrow(), |_| true),
            _ => of(&self.pages.borrow(), Page::is_collected),
        }
    }

    fn each_object_in<'a>(
        &self,
        pages: impl IntoIterator<Item = &'a NonNull<Page>>,
        mut f: impl FnMut(NonNull<Header>),
    ) {
        for page_ptr in pages {
            let page = self.page(*page_ptr);
            if page.holds_blocks() {
                continue;
            }
            let end = if page.is_large() { FIRST_CELL + page.cell_size } else { page.fresh.get() };
            let mut at = FIRST_CELL;
            while at + page.cell_size <= end {
                // SAFETY: cells up to `fresh` have a header, be they free or not.
                let cell = unsafe { page_ptr.cast::<u8>().add(at).cast::<Header>() };
                if !self.is_free(cell) {
                    f(cell);
                }
                at += page.cell_size;
            }
        }
    }

    /// Whether a cell that has been used is free.
    fn is_free(&self, cell: NonNull<Header>) -> bool {
        // SAFETY: a cell that has been used has a header, be it free or not.
        stress::asan::is_poisoned(cell.as_ptr().cast()) || unsafe { cell.as_ref() }.kind() == Kind::Free
    }

    /// Destroys everything once nothing outside refers to it any more; the number of objects that something still does.
    ///
    /// Builtin types, cycles and what these hold are left at this point, and refer only to one another. What they do
    /// not account for is a count that was never given back.
    pub(crate) fn close(&self) -> usize {
        self.abandon_pending();
        let mut left = Vec::new();
        self.each_object(|object| left.push(object));
        let garbage = collect::unreachable(left);
        // SAFETY: nothing else refers to these objects, and no Python code runs any more.
        unsafe { release::destroy_cycle(self, &garbage) };
        self.abandon_pending();
        self.end_quarantine();
        self.live_objects()
    }

    /// Releases what waits to be finalised without doing so, and what waits then in turn.
    fn abandon_pending(&self) {
        while self.has_pending() {
            drop(self.take_pending());
        }
    }
}

/// Zeroes a cell from byte `from` (rounded up to a word) to its end.
///
/// # Safety
/// The cell is the caller's.
unsafe fn zero_rest(cell: NonNull<u8>, from: usize) {
    // SAFETY: the cell's page says how long it is.
    unsafe {
        let from = (from + 7) & !7;
        let size = Page::of(cell.cast()).as_ref().cell_size;
        cell.add(from).write_bytes(0, size.saturating_sub(from));
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        // Payloads are dropped for the memory that they own elsewhere, then the pages go.
        self.close();
        let pages = std::mem::take(&mut *self.pages.borrow_mut());
        for page in pages {
            // SAFETY: the list was taken, and the heap is not used again.
            unsafe { self.dealloc_page(page) };
        }
    }
}
