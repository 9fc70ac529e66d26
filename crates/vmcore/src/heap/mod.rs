//! The heap of one interpreter: pages by size class, counts, and the books.
//!
//! Touched only under the interpreter's GIL, so all of it is plain cells. Allocation never runs Python code and never
//! collects. Releasing never runs Python code either: what must (finalizers, suspended generators, weakref callbacks)
//! is queued here and run by the interpreter at the next instruction.

mod block;
mod buf;
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

use std::alloc::{Layout, alloc, dealloc};
use std::cell::{Cell, RefCell, UnsafeCell};
use std::mem::size_of;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU32, Ordering};

pub use buf::Buf;
pub use header::{Header, IMMORTAL, KIND_BITS};
pub use page::{Bitmap, FINALIZED, OLD, Page, WEAK};
pub(crate) use payload::attrs_offset;
pub use payload::{Frozen, Iterates, Kind, KindInfo, Mut, Payload, Trace, Visit, cell_size};
pub(crate) use release::{count_down, dispose_word, let_go, release};
pub use tail::Inline;

use crate::objects::types::Type;
use crate::value::{Ref, Value};
use page::{CURRENT, FIRST_CELL, PAGE_SIZE, UNLISTED};

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

/// Cells of up to `SMALL` bytes come in steps of a granule, up to `LARGE` in a few wider steps.
const SMALL: usize = 512;
const STEPS: [usize; 10] = [640, 768, 896, 1024, 1280, 1536, 1888, 2544, 3072, 4992];
const CLASSES: usize = SMALL / page::GRANULE + STEPS.len() + 1;
const LARGE: usize = STEPS[STEPS.len() - 1];
/// Cells of blocks have classes of their own, from here on.
const BLOCK_CLASSES: usize = CLASSES;
const ALL_CLASSES: usize = BLOCK_CLASSES + SMALL / page::GRANULE + 1;

/// Never used cells that are linked at a time.
const FREE_BATCH: usize = 32;

#[inline(always)]
fn size_class(bytes: usize) -> usize {
    if bytes <= SMALL {
        bytes.div_ceil(page::GRANULE)
    } else {
        SMALL / page::GRANULE + 1 + STEPS.partition_point(|&s| s < bytes)
    }
}

fn class_size(class: usize) -> usize {
    let class = if class >= BLOCK_CLASSES { class - BLOCK_CLASSES } else { class };
    if class <= SMALL / page::GRANULE {
        class * page::GRANULE
    } else {
        STEPS[class - SMALL / page::GRANULE - 1]
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
    breaker: Cell<Option<NonNull<AtomicU32>>>,
}

impl Heap {
    /// The heap never moves: its address stands in every page and buffer.
    pub fn new() -> Box<Heap> {
        let heap = Box::new(Heap {
            current: [const { Cell::new(None) }; ALL_CLASSES],
            partial: RefCell::new([const { Vec::new() }; ALL_CLASSES]),
            pages: RefCell::new(Vec::new()),
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

    pub fn limit(&self) -> usize {
        self.limit.get()
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
        let cell = self.cell(size_of::<Object<T>>()).cast::<Object<T>>();
        // SAFETY: the cell is large enough, aligned, and nobody else's.
        unsafe {
            cell.write(Object {
                header: Header::new(T::KIND, shape, class.map(Ref::as_ptr)),
                payload: UnsafeCell::new(payload),
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
        let cell = self.cell(size).cast::<Object<T>>();
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
        unsafe { Inline::extend(object.as_ptr().as_ref().payload(), items.take(len)) };
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
        let cell = match len.checked_mul(size_of::<T>()).and_then(|n| n.checked_add(fixed)) {
            Some(size) if size <= LARGE => self.cell_of(size_class(size)),
            Some(size) => self.large_inline(size)?,
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
    fn large_inline(&self, size: usize) -> Result<NonNull<Header>, NoMemory> {
        if size > isize::MAX as usize {
            return Err(NoMemory);
        }
        self.charge(size)?;
        let cell = self.large(size).ok_or(NoMemory);
        self.uncharge(size);
        cell
    }

    /// A free cell of at least `bytes`.
    #[inline(always)]
    fn cell(&self, bytes: usize) -> NonNull<Header> {
        if bytes <= LARGE { self.cell_of(size_class(bytes)) } else { self.large_cell(bytes) }
    }

    /// A free cell of a size class.
    #[inline(always)]
    fn cell_of(&self, class: usize) -> NonNull<Header> {
        if let Some(page) = self.current[class].get() {
            let page = self.page(page);
            if let Some(cell) = page.free.get() {
                // SAFETY: a free cell's class word links the free list.
                page.free.set(unsafe { cell.as_ref() }.next_free());
                page.used.set(page.used.get() + 1);
                return cell;
            }
        }
        self.cell_slow(class)
    }

    #[cold]
    #[inline(never)]
    fn large_cell(&self, bytes: usize) -> NonNull<Header> {
        match self.large(bytes) {
            Some(cell) => cell,
            None => std::alloc::handle_alloc_error(Layout::new::<Page>()),
        }
    }

    #[cold]
    #[inline(never)]
    fn cell_slow(&self, class: usize) -> NonNull<Header> {
        if self.stress.on.get() {
            return self.stressed_cell(class);
        }
        let page = match self.current[class].get().map(|p| self.page(p)) {
            Some(page) if page.fresh.get() + page.cell_size <= PAGE_SIZE => page,
            _ => match self.partial.borrow_mut()[class].pop() {
                Some(page) => self.page(page),
                None => self.page(self.new_page(class)),
            },
        };
        if let Some(full) = self.current[class].replace(Some(NonNull::from(page))) {
            self.page(full).listed.set(UNLISTED);
        }
        page.listed.set(CURRENT);
        page.used.set(page.used.get() + 1);
        if !page.holds_blocks() {
            self.list_young(page);
            self.count_young(FREE_BATCH);
        }
        if let Some(cell) = page.free.get() {
            // SAFETY: a free cell's class word links the free list.
            page.free.set(unsafe { cell.as_ref() }.next_free());
            return cell;
        }
        // A batch of never used cells is linked at a time: enough to amortise this call, few enough not to touch
        // memory that may never be used.
        let first = page.fresh.get();
        let batch = ((PAGE_SIZE - first) / page.cell_size).min(FREE_BATCH);
        let base = NonNull::from(page).cast::<u8>();
        let mut free = None;
        for i in (1..batch).rev() {
            // SAFETY: cells `first + i * cell_size` lie within the page and have never been used.
            unsafe {
                let cell = base.add(first + i * page.cell_size).cast::<Header>();
                Header::write_free(cell, free);
                free = Some(cell);
            }
        }
        page.free.set(free);
        page.fresh.set(first + batch * page.cell_size);
        // SAFETY: as above.
        unsafe { base.add(first).cast() }
    }

    /// Notes that about `cells` objects more will be made, and asks for a collection once they are many.
    fn count_young(&self, cells: usize) {
        let young = self.young.get() + cells;
        self.young.set(young);
        if young >= self.young_limit.get() {
            self.young.set(0);
            self.raise_breaker_for(crate::runtime::breaker::COLLECT);
        }
    }

    fn list_young(&self, page: &Page) {
        page.young.set(true);
        if page.recent.get() == UNLISTED {
            let mut recent = self.recent.borrow_mut();
            page.recent.set(recent.len());
            recent.push(NonNull::from(page));
        }
    }

    /// Begins a new youth after a collection of the generations up to `generation`.
    fn reset_young(&self, generation: usize) {
        self.young.set(0);
        if generation == 0 {
            self.recent.borrow().iter().for_each(|page| self.page(*page).young.set(false));
        } else {
            for page in self.recent.take() {
                self.page(page).young.set(false);
                self.page(page).recent.set(UNLISTED);
            }
        }
        for current in &self.current {
            if let Some(page) = current.get().map(|p| self.page(p)).filter(|p| !p.holds_blocks()) {
                self.list_young(page);
            }
        }
    }

    /// After how many cells handed out a collection is due; none ever at `usize::MAX`.
    pub(crate) fn set_young_limit(&self, cells: usize) {
        self.young_limit.set(cells);
    }

    /// Notes that an object was born now: finalizers and callbacks in a collected cycle run in this order.
    #[cold]
    #[inline(never)]
    pub(crate) fn note_birth(&self, object: NonNull<Header>) {
        // SAFETY: the object is live, so its page is.
        let page = unsafe { Page::of(object).as_ref() };
        let births = match page.births.get() {
            // SAFETY: the numbers live as long as the page.
            Some(births) => unsafe { births.as_ref() },
            None => {
                let births: &page::Counts = Box::leak(Box::new([const { Cell::new(0) }; _]));
                self.bytes.set(self.bytes.get() + size_of::<page::Counts>());
                page.births.set(Some(NonNull::from(births)));
                births
            }
        };
        let now = self.births.get().wrapping_add(1);
        self.births.set(now);
        births[page::granule(object)].set(now);
    }

    /// Frees a page's memory. Its objects are gone.
    ///
    /// # Safety
    /// No list names the page any more.
    unsafe fn dealloc_page(&self, page: NonNull<Page>) {
        let bytes = self.page(page).bytes;
        if let Some(births) = self.page(page).births.get() {
            self.bytes.set(self.bytes.get() - size_of::<page::Counts>());
            // SAFETY: leaked from a box in `note_birth`.
            drop(unsafe { Box::from_raw(births.as_ptr()) });
        }
        self.bytes.set(self.bytes.get() - bytes);
        // SAFETY: allocated in `page_alloc` with this layout; the caller's promise.
        unsafe { dealloc(page.as_ptr().cast(), Layout::from_size_align_unchecked(bytes, PAGE_SIZE)) }
    }

    fn new_page(&self, class: usize) -> NonNull<Page> {
        match self.page_alloc(class, class_size(class), PAGE_SIZE) {
            Some(page) => page,
            None => std::alloc::handle_alloc_error(Layout::new::<Page>()),
        }
    }

    fn page_alloc(&self, class: usize, cell_size: usize, bytes: usize) -> Option<NonNull<Page>> {
        let layout = Layout::from_size_align(bytes, PAGE_SIZE).ok()?;
        // SAFETY: the layout's size is not zero.
        let page = NonNull::new(unsafe { alloc(layout) })?.cast::<Page>();
        // SAFETY: fresh memory, large and aligned enough.
        unsafe { page.write(Page::new(self, class, cell_size, bytes)) };
        if self.stress.on.get() {
            self.stress_page(page, bytes);
        }
        let total = self.bytes.get() + bytes;
        self.bytes.set(total);
        self.peak.set(self.peak.get().max(total));
        if total > self.limit.get() {
            self.over_limit.set(true);
            self.raise_breaker();
        }
        let mut pages = self.pages.borrow_mut();
        self.page(page).index.set(pages.len());
        pages.push(page);
        Some(page)
    }

    fn large(&self, bytes: usize) -> Option<NonNull<Header>> {
        let total = FIRST_CELL.checked_add(bytes)?.checked_next_multiple_of(page::GRANULE)?;
        // Never exactly a page's size, by which pages are told apart.
        let total = if total == PAGE_SIZE { total + page::GRANULE } else { total };
        let page = self.page_alloc(CLASSES - 1, total - FIRST_CELL, total)?;
        self.page(page).used.set(1);
        self.list_young(self.page(page));
        self.page(page).fresh.set(total);
        // SAFETY: the cell lies behind the header in the same allocation.
        let cell = unsafe { page.cast::<u8>().add(FIRST_CELL) };
        stress::asan::unpoison(cell.as_ptr(), total - FIRST_CELL);
        Some(cell.cast())
    }

    /// Gives a cell back.
    ///
    /// # Safety
    /// The object's payload has been dropped, and nothing points to it.
    #[inline]
    unsafe fn free_cell(&self, cell: NonNull<Header>) {
        let page_ptr = Page::of(cell);
        let page = self.page(page_ptr);
        if page.marks.get() != 0 {
            page.unmark(cell, page::MIDDLE);
            page.unmark(cell, page::OLD);
            page.unmark(cell, page::FINALIZED);
            page.unmark(cell, page::WEAK);
            if self.stress.on.get() {
                // SAFETY: the caller's promise.
                return unsafe { self.quarantine(cell) };
            }
        }
        let used = page.used.get() - 1;
        page.used.set(used);
        // SAFETY: the caller hands the cell over.
        unsafe { Header::write_free(cell, page.free.get()) };
        page.free.set(Some(cell));
        let listed = page.listed.get();
        if listed == UNLISTED || (used == 0 && listed != CURRENT) {
            self.page_has_room(page_ptr, used);
        }
    }

    /// Lists a page that has a free cell again, or gives an empty one back. It is not the current one of its class.
    #[inline(never)]
    fn page_has_room(&self, page_ptr: NonNull<Page>, used: usize) {
        let page = self.page(page_ptr);
        if page.is_large() {
            self.free_page(page_ptr);
            return;
        }
        let class = page.class;
        if used == 0 {
            let at = page.listed.get();
            if at != UNLISTED {
                let mut partial = self.partial.borrow_mut();
                partial[class].swap_remove(at);
                if let Some(moved) = partial[class].get(at) {
                    self.page(*moved).listed.set(at);
                }
            }
            self.free_page(page_ptr);
        } else {
            let mut partial = self.partial.borrow_mut();
            page.listed.set(partial[class].len());
            partial[class].push(page_ptr);
        }
    }

    fn free_page(&self, page_ptr: NonNull<Page>) {
        let (index, at) = (self.page(page_ptr).index.get(), self.page(page_ptr).recent.get());
        if at != UNLISTED {
            let mut recent = self.recent.borrow_mut();
            recent.swap_remove(at);
            if let Some(moved) = recent.get(at) {
                self.page(*moved).recent.set(at);
            }
        }
        let mut pages = self.pages.borrow_mut();
        pages.swap_remove(index);
        if let Some(moved) = pages.get(index) {
            self.page(*moved).index.set(index);
        }
        drop(pages);
        // SAFETY: no list names the page any more.
        unsafe { self.dealloc_page(page_ptr) }
    }

    pub(crate) fn set_breaker(&self, breaker: NonNull<AtomicU32>) {
        self.breaker.set(Some(breaker));
    }

    pub(crate) fn forget_breaker(&self) {
        self.breaker.set(None);
    }

    fn raise_breaker(&self) {
        self.raise_breaker_for(crate::runtime::breaker::HEAP);
    }

    fn raise_breaker_for(&self, reason: u32) {
        if let Some(breaker) = self.breaker.get() {
            // SAFETY: the breaker belongs to the interpreter that owns this heap.
            let breaker = unsafe { breaker.as_ref() };
            breaker.fetch_or(reason, Ordering::Relaxed);
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

    /// Calls `f` with the header of every live object in pages that may hold some of the generations up to `generation`.
    fn each_up_to(&self, generation: usize, f: impl FnMut(NonNull<Header>)) {
        match generation {
            0 => self.each_object_in(self.recent.borrow().iter().filter(|p| self.page(**p).young.get()), f),
            1 => self.each_object_in(self.recent.borrow().iter(), f),
            _ => self.each_object(f),
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
