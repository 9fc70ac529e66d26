//! What a heap does to find mistakes, if told to: freed memory is overwritten and kept from reuse for a while, the Nth
//! allocation fails. Under AddressSanitizer freed cells are poisoned, always.
//!
//! Such a heap keeps no page in `current`, so that every allocation takes the slow path, and marks every page, so that
//! every release does: what is not asked for costs nothing.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ptr::NonNull;

use super::page::{FINALIZED, FIRST_CELL, OLD, PAGE_SIZE, UNLISTED, WEAK};
use super::{Header, Heap, Kind, Page};

/// Freed cells kept from reuse.
const QUARANTINE: usize = 4096;
/// What freed cells are filled with: as a pointer it is no address of any process, as an object it has no kind.
const POISON: u64 = 0x0000_DEAD_DEAD_DEA8;

#[derive(Default)]
pub(super) struct Stress {
    pub on: Cell<bool>,
    /// Allocations until one fails; 0: none does.
    until_failure: Cell<u64>,
    /// Freed cells, the oldest first. They still count as used in their pages.
    quarantine: RefCell<VecDeque<NonNull<Header>>>,
}

impl Heap {
    /// Overwrites freed memory from now on and keeps it from reuse for a while. To be called before anything is
    /// allocated.
    pub fn poison_freed(&self) {
        self.stress.on.set(true);
    }

    /// Refuses the `n`th allocation from now on, counted from 1. One of fixed size succeeds, and MemoryError is due at
    /// the next safepoint, as past the limit. Every allocation counts only in a heap that [poisons](Heap::poison_freed).
    pub fn fail_allocation(&self, n: u64) {
        self.stress.until_failure.set(n);
    }

    /// Whether this allocation is the one that fails.
    #[inline]
    pub(super) fn fails_now(&self) -> bool {
        let n = self.stress.until_failure.get();
        n != 0 && {
            self.stress.until_failure.set(n - 1);
            n == 1
        }
    }

    /// Cells freed but not given back yet.
    pub(super) fn quarantined(&self) -> usize {
        self.stress.quarantine.borrow().len()
    }

    /// A cell of a heap under stress.
    pub(super) fn stressed_cell(&self, class: usize) -> NonNull<Header> {
        if self.fails_now() {
            self.over_limit.set(true);
            self.raise_breaker();
        }
        let popped = self.partial.borrow_mut()[class].pop();
        let page_ptr = popped.unwrap_or_else(|| self.new_page(class));
        let page = self.page(page_ptr);
        page.listed.set(UNLISTED);
        if page.is_collected() {
            self.list_young(page);
            self.count_young(1);
        }
        page.used.set(page.used.get() + 1);
        let cell = match page.free.get() {
            Some(cell) => {
                asan::unpoison(cell.as_ptr().cast(), page.cell_size);
                // SAFETY: a free cell is the heap's, and its class word links the free list.
                unsafe {
                    check_poison(cell, page.cell_size);
                    page.free.set(cell.as_ref().next_free());
                }
                cell
            }
            None => {
                let at = page.fresh.get();
                page.fresh.set(at + page.cell_size);
                // SAFETY: the page has room for another cell: it was new or listed.
                let cell = unsafe { page_ptr.cast::<u8>().add(at).cast::<Header>() };
                asan::unpoison(cell.as_ptr().cast(), page.cell_size);
                cell
            }
        };
        if page.free.get().is_some() || page.fresh.get() + page.cell_size <= PAGE_SIZE {
            let mut partial = self.partial.borrow_mut();
            page.listed.set(partial[class].len());
            partial[class].push(page_ptr);
        }
        cell
    }

    /// Makes a new page ready for stress.
    pub(super) fn stress_page(&self, page: NonNull<Page>, bytes: usize) {
        self.page(page).marks.set(OLD | FINALIZED | WEAK);
        // SAFETY: behind its header the page holds nothing yet.
        asan::poison(unsafe { page.cast::<u8>().add(FIRST_CELL) }.as_ptr(), bytes - FIRST_CELL);
    }

    /// Keeps a freed cell from reuse, and gives the oldest such cell back.
    ///
    /// # Safety
    /// As for `free_cell`.
    pub(super) unsafe fn quarantine(&self, cell: NonNull<Header>) {
        // SAFETY: the caller hands the cell over.
        unsafe {
            let size = Page::of(cell).as_ref().cell_size;
            let words = cell.cast::<u64>();
            for i in 2..size / 8 {
                words.add(i).write(POISON);
            }
            Header::write_free(cell, None);
            asan::poison(cell.as_ptr().cast(), size);
        }
        let oldest = {
            let mut quarantine = self.stress.quarantine.borrow_mut();
            quarantine.push_back(cell);
            if quarantine.len() > QUARANTINE { quarantine.pop_front() } else { None }
        };
        if let Some(cell) = oldest {
            self.give_back_quarantined(cell);
        }
    }

    fn give_back_quarantined(&self, cell: NonNull<Header>) {
        let page_ptr = Page::of(cell);
        let page = self.page(page_ptr);
        asan::unpoison(cell.as_ptr().cast(), page.cell_size);
        // SAFETY: the cell is the heap's, and its page lives as long as the cell counts as used.
        unsafe {
            check_poison(cell, page.cell_size);
            Header::write_free(cell, page.free.get());
        }
        asan::poison(cell.as_ptr().cast(), page.cell_size);
        page.free.set(Some(cell));
        page.used.set(page.used.get() - 1);
        if page.used.get() == 0 || page.listed.get() == UNLISTED {
            debug_assert!(page.is_large() || self.current[page.class].get().is_none());
            self.page_has_room(page_ptr, page.used.get());
        }
    }

    /// Gives all freed cells back.
    pub(super) fn end_quarantine(&self) {
        loop {
            let next = self.stress.quarantine.borrow_mut().pop_front();
            let Some(cell) = next else { return };
            self.give_back_quarantined(cell);
        }
    }
}

/// Panics if somebody wrote to a freed cell.
///
/// # Safety
/// The cell is free, filled with poison but for its header, and readable.
unsafe fn check_poison(cell: NonNull<Header>, size: usize) {
    // SAFETY: the caller's promise.
    unsafe {
        let header = cell.as_ref();
        let untouched = header.count() == 0
            && header.layout() == Kind::Free as u32
            && (2..size / 8).all(|i| cell.cast::<u64>().add(i).read() == POISON);
        assert!(untouched, "an object was written to after it was freed");
    }
}

/// AddressSanitizer's poison, in builds with it.
pub(super) mod asan {
    #[cfg(asan)]
    // SAFETY: the sanitizer's own interface: the calls mark address ranges and touch no memory.
    unsafe extern "C" {
        fn __asan_poison_memory_region(start: *const u8, size: usize);
        fn __asan_unpoison_memory_region(start: *const u8, size: usize);
        fn __asan_address_is_poisoned(at: *const u8) -> i32;
    }

    /// Accesses to the range are reported from now on.
    pub fn poison(_start: *const u8, _size: usize) {
        #[cfg(asan)]
        // SAFETY: only marks the range.
        unsafe {
            __asan_poison_memory_region(_start, _size)
        }
    }

    pub fn unpoison(_start: *const u8, _size: usize) {
        #[cfg(asan)]
        // SAFETY: only marks the range.
        unsafe {
            __asan_unpoison_memory_region(_start, _size)
        }
    }

    pub fn is_poisoned(_at: *const u8) -> bool {
        #[cfg(asan)]
        // SAFETY: only looks at marks.
        return unsafe { __asan_address_is_poisoned(_at) != 0 };
        #[cfg(not(asan))]
        false
    }
}
