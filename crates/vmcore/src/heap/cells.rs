//! Cells, and the pages they come from and go back to.

use std::alloc::{Layout, alloc, dealloc};
use std::cell::Cell;
use std::ptr::NonNull;

use super::page::{ALONE, CURRENT, FIRST_CELL, GRANULE, PAGE_SIZE, Page, UNLISTED};
use super::{Header, Heap, Payload, stress};

/// Cells of up to `SMALL` bytes come in steps of a granule, up to `LARGE` in a few wider steps.
pub(super) const SMALL: usize = 512;
const STEPS: [usize; 10] = [640, 768, 896, 1024, 1280, 1536, 1888, 2544, 3072, 4992];
pub(super) const CLASSES: usize = SMALL / GRANULE + STEPS.len() + 1;
pub(super) const LARGE: usize = STEPS[STEPS.len() - 1];
/// Objects that can refer to no others have classes of their own, from here on: the collector passes their pages by.
pub(super) const PLAIN_CLASSES: usize = CLASSES;
/// And so have blocks, from here on.
pub(super) const BLOCK_CLASSES: usize = PLAIN_CLASSES + CLASSES;
pub(super) const ALL_CLASSES: usize = BLOCK_CLASSES + SMALL / GRANULE + 1;

/// Never used cells that are linked at a time.
const FREE_BATCH: usize = 32;

#[inline(always)]
pub(super) fn size_class(bytes: usize) -> usize {
    if bytes <= SMALL {
        bytes.div_ceil(GRANULE)
    } else {
        SMALL / GRANULE + 1 + STEPS.partition_point(|&s| s < bytes)
    }
}

pub(super) fn class_size(class: usize) -> usize {
    let class = class % CLASSES;
    if class <= SMALL / GRANULE { class * GRANULE } else { STEPS[class - SMALL / GRANULE - 1] }
}

/// Where the size classes begin of objects with that payload and shape: what has a shape has attributes.
#[inline(always)]
pub(super) const fn first_class<T: Payload>(shape: u32) -> usize {
    if T::CONTAINER || shape != 0 { 0 } else { PLAIN_CLASSES }
}

impl Page {
    /// Whether objects of this page may be part of a cycle.
    pub(super) fn is_collected(&self) -> bool {
        self.class < PLAIN_CLASSES
    }
}

impl Heap {
    /// A free cell of at least `bytes`, in the size classes from `first` on.
    #[inline(always)]
    pub(super) fn cell(&self, bytes: usize, first: usize) -> NonNull<Header> {
        if bytes <= LARGE { self.cell_of(first + size_class(bytes)) } else { self.large_cell(bytes, first) }
    }

    /// A free cell of a size class.
    #[inline(always)]
    pub(super) fn cell_of(&self, class: usize) -> NonNull<Header> {
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
    pub(super) fn large_cell(&self, bytes: usize, first: usize) -> NonNull<Header> {
        match self.large(bytes, first) {
            Some(cell) => cell,
            None => std::alloc::handle_alloc_error(Layout::new::<Page>()),
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn cell_slow(&self, class: usize) -> NonNull<Header> {
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
        if page.is_collected() {
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
    pub(super) fn count_young(&self, cells: usize) {
        let young = self.young.get() + cells;
        self.young.set(young);
        if young >= self.young_limit.get() {
            self.young.set(0);
            self.raise_breaker_for(crate::runtime::breaker::COLLECT);
        }
    }

    pub(super) fn list_young(&self, page: &Page) {
        page.young.set(true);
        if page.recent.get() == UNLISTED {
            let mut recent = self.recent.borrow_mut();
            page.recent.set(recent.len());
            recent.push(NonNull::from(page));
        }
    }

    /// Begins a new youth after a collection of the generations up to `generation`.
    pub(super) fn reset_young(&self, generation: usize) {
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
            if let Some(page) = current.get().map(|p| self.page(p)).filter(|p| p.is_collected()) {
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
        if page.births.get().is_none() {
            let births = Box::leak(vec![Cell::new(0); page.cells()].into_boxed_slice());
            self.bytes.set(self.bytes.get() + size_of_val(births));
            page.births.set(Some(NonNull::from(births).cast()));
        }
        let now = self.births.get().wrapping_add(1);
        self.births.set(now);
        if let Some(birth) = page.birth(object) {
            birth.set(now);
        }
    }

    /// Frees a page's memory. Its objects are gone.
    ///
    /// # Safety
    /// No list names the page any more.
    pub(super) unsafe fn dealloc_page(&self, page: NonNull<Page>) {
        let bytes = self.page(page).bytes;
        if let Some(births) = self.page(page).births.get() {
            let births = NonNull::slice_from_raw_parts(births, self.page(page).cells());
            // SAFETY: leaked from a box of so many in `note_birth`.
            let births = unsafe { Box::from_raw(births.as_ptr()) };
            self.bytes.set(self.bytes.get() - size_of_val(&*births));
        }
        self.bytes.set(self.bytes.get() - bytes);
        match self.page(page).arena {
            // SAFETY: allocated in `page_memory` with this layout; the caller's promise.
            ALONE => unsafe {
                dealloc(page.as_ptr().cast(), Layout::from_size_align_unchecked(bytes, PAGE_SIZE))
            },
            arena => self.arenas.borrow_mut().give_back(page, arena),
        }
    }

    pub(super) fn new_page(&self, class: usize) -> NonNull<Page> {
        match self.page_alloc(class, class_size(class), PAGE_SIZE) {
            Some(page) => page,
            None => std::alloc::handle_alloc_error(Layout::new::<Page>()),
        }
    }

    /// Memory for a page, and the number of its arena. A heap under stress has none: a use after a page was freed is for
    /// the system's allocator (and AddressSanitizer) to find.
    fn page_memory(&self, bytes: usize) -> Option<(NonNull<Page>, usize)> {
        if bytes == PAGE_SIZE && !self.stress.on.get() {
            return self.arenas.borrow_mut().take();
        }
        let layout = Layout::from_size_align(bytes, PAGE_SIZE).ok()?;
        // SAFETY: the layout's size is not zero.
        Some((NonNull::new(unsafe { alloc(layout) })?.cast(), ALONE))
    }

    pub(super) fn page_alloc(&self, class: usize, cell_size: usize, bytes: usize) -> Option<NonNull<Page>> {
        let (page, arena) = self.page_memory(bytes)?;
        // SAFETY: fresh memory, large and aligned enough.
        unsafe { page.write(Page::new(self, class, cell_size, bytes, arena)) };
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

    pub(super) fn large(&self, bytes: usize, first: usize) -> Option<NonNull<Header>> {
        let total = FIRST_CELL.checked_add(bytes)?.checked_next_multiple_of(GRANULE)?;
        // Never exactly a page's size, by which pages are told apart.
        let total = if total == PAGE_SIZE { total + GRANULE } else { total };
        let page = self.page_alloc(first + CLASSES - 1, total - FIRST_CELL, total)?;
        self.page(page).used.set(1);
        if self.page(page).is_collected() {
            self.list_young(self.page(page));
        }
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
    #[inline(always)]
    pub(super) unsafe fn free_cell(&self, cell: NonNull<Header>) {
        let page_ptr = Page::of(cell);
        let page = self.page(page_ptr);
        if page.marks.get() != 0 {
            page.unmark_all(cell);
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
    pub(super) fn page_has_room(&self, page_ptr: NonNull<Page>, used: usize) {
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

    pub(super) fn free_page(&self, page_ptr: NonNull<Page>) {
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
}
