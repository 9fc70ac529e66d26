//! Pages: 16 KiB, aligned to their size, each holding cells of one size class, so that an object's page (and by it its
//! heap) is found by masking its address. A large object has an allocation of its own that starts with the same header.

use std::cell::Cell;
use std::ptr::NonNull;

use super::{Header, Heap};

pub const PAGE_SIZE: usize = 1 << 14;
/// Bits of a page's maps stand for granules of this many bytes.
pub const GRANULE: usize = 16;
const MAP_WORDS: usize = PAGE_SIZE / GRANULE / 64;

/// The granule that an object begins at.
pub fn granule(object: NonNull<Header>) -> usize {
    (object.as_ptr() as usize & (PAGE_SIZE - 1)) / GRANULE
}

/// One bit per granule of a page; an object's bit is that of its first granule.
pub struct Bitmap([Cell<u64>; MAP_WORDS]);

impl Bitmap {
    const fn new() -> Bitmap {
        Bitmap([const { Cell::new(0) }; MAP_WORDS])
    }

    fn place(object: NonNull<Header>) -> (usize, u64) {
        let granule = granule(object);
        (granule / 64, 1 << (granule % 64))
    }

    pub fn get(&self, object: NonNull<Header>) -> bool {
        let (word, bit) = Bitmap::place(object);
        self.0[word].get() & bit != 0
    }

    pub fn set(&self, object: NonNull<Header>, on: bool) {
        let (word, bit) = Bitmap::place(object);
        let old = self.0[word].get();
        self.0[word].set(if on { old | bit } else { old & !bit });
    }
}

/// The start of a page, and of a large object's allocation.
#[repr(C)]
pub struct Page {
    pub heap: *const Heap,
    /// Cells given back, linked through their headers' class words.
    pub free: Cell<Option<NonNull<Header>>>,
    /// Cells from here to the end have never been used.
    pub fresh: Cell<usize>,
    /// Size class of the cells.
    pub class: usize,
    pub cell_size: usize,
    /// By which a distance in granules divided by `cell_size` is a product shifted.
    reciprocal: u32,
    /// Objects in this page, or blocks.
    pub used: Cell<usize>,
    /// Index in the heap's list of pages.
    pub index: Cell<usize>,
    /// Number of its arena; `ALONE` if it has an allocation of its own.
    pub arena: usize,
    /// Index in the list of its size class's pages with free cells; `UNLISTED` if it is not on it, `CURRENT` if cells of
    /// that class are taken from this page.
    pub listed: Cell<usize>,
    /// Index in the heap's list of pages that may hold objects which no full collection has looked at; `UNLISTED` if it
    /// is not on it.
    pub recent: Cell<usize>,
    /// Whether objects were made in it since the last collection.
    pub young: Cell<bool>,
    /// Bytes of the allocation: `PAGE_SIZE`, or a large object's.
    pub bytes: usize,
    /// During a collection the scratch counts of this page's cells; else none.
    pub scratch: Cell<Option<NonNull<Cell<u32>>>>,
    /// When objects were born that wait for their finalizer in a collected cycle in this order; of others the numbers
    /// mean nothing. By cell; none where no such object was made.
    pub births: Cell<Option<NonNull<Cell<u32>>>>,
    /// By mark: which objects have it.
    maps: [Bitmap; MARKS],
    /// Which of the maps may have a bit set: whoever releases a cell need not look at a page without marks.
    pub marks: Cell<u8>,
}

/// The mark of objects of the third generation.
pub const OLD: u8 = 1;
/// The mark of objects whose finalizer has been called (PEP 442), and which are not to be finalised again.
pub const FINALIZED: u8 = 2;
/// The mark of objects that weak references point to, or once did.
pub const WEAK: u8 = 4;
/// The mark of objects of the second generation; with [`OLD`], of the permanent ones.
pub const MIDDLE: u8 = 8;
/// How many marks there are.
const MARKS: usize = 4;

/// Of the fraction in [`Page::reciprocal`].
const RECIPROCAL_BITS: u32 = 20;

/// See [`Page::arena`].
pub const ALONE: usize = usize::MAX;
/// See [`Page::listed`].
pub const UNLISTED: usize = usize::MAX;
/// See [`Page::listed`].
pub const CURRENT: usize = usize::MAX - 1;

/// Offset of the first cell.
pub const FIRST_CELL: usize = (size_of::<Page>() + GRANULE - 1) & !(GRANULE - 1);

impl Page {
    pub(super) fn new(heap: *const Heap, class: usize, cell_size: usize, bytes: usize, arena: usize) -> Page {
        Page {
            heap,
            free: Cell::new(None),
            fresh: Cell::new(FIRST_CELL),
            class,
            cell_size,
            reciprocal: ((1 << RECIPROCAL_BITS) / (cell_size / GRANULE).max(1)) as u32 + 1,
            used: Cell::new(0),
            index: Cell::new(0),
            arena,
            listed: Cell::new(UNLISTED),
            recent: Cell::new(UNLISTED),
            young: Cell::new(false),
            bytes,
            scratch: Cell::new(None),
            births: Cell::new(None),
            maps: [const { Bitmap::new() }; MARKS],
            marks: Cell::new(0),
        }
    }

    /// The page of an object.
    #[inline(always)]
    pub fn of(object: NonNull<Header>) -> NonNull<Page> {
        let address = object.as_ptr() as usize & !(PAGE_SIZE - 1);
        // SAFETY: every object lies behind a page header at its address rounded down, which is not null.
        unsafe { NonNull::new_unchecked(address as *mut Page) }
    }

    /// How many cells it has room for.
    pub fn cells(&self) -> usize {
        if self.is_large() { 1 } else { (PAGE_SIZE - FIRST_CELL) / self.cell_size }
    }

    /// The number of an object's cell.
    #[inline(always)]
    pub fn cell_number(&self, object: NonNull<Header>) -> usize {
        // Both numbers are below 2^10, so that the error of the reciprocal is too small to show.
        let distance = granule(object) - FIRST_CELL / GRANULE;
        ((distance as u32 * self.reciprocal) >> RECIPROCAL_BITS) as usize
    }

    /// The scratch count of an object of this page, while a collection has given the page some.
    #[inline(always)]
    pub fn scratch_count(&self, object: NonNull<Header>) -> Option<&Cell<u32>> {
        // SAFETY: there is one for each cell, for as long as the page says so.
        self.scratch.get().map(|counts| unsafe { counts.add(self.cell_number(object)).as_ref() })
    }

    /// The scratch counts of this page's cells, while a collection has given the page some.
    pub fn scratch_counts(&self) -> &[Cell<u32>] {
        // SAFETY: as in `scratch_count`.
        let counts =
            |first: NonNull<Cell<u32>>| unsafe { std::slice::from_raw_parts(first.as_ptr(), self.cells()) };
        self.scratch.get().map_or(&[], counts)
    }

    /// The number of an object's birth, where those of this page are noted.
    pub fn birth(&self, object: NonNull<Header>) -> Option<&Cell<u32>> {
        // SAFETY: there is one for each cell, for as long as the page lives.
        self.births.get().map(|births| unsafe { births.add(self.cell_number(object)).as_ref() })
    }

    #[inline(always)]
    fn map(&self, mark: u8) -> &Bitmap {
        &self.maps[mark.trailing_zeros() as usize % MARKS]
    }

    /// Whether an object of this page is marked [`MIDDLE`], [`OLD`], [`FINALIZED`] or [`WEAK`].
    #[inline]
    pub fn is_marked(&self, object: NonNull<Header>, mark: u8) -> bool {
        self.marks.get() & mark != 0 && self.map(mark).get(object)
    }

    /// Marks an object of this page.
    #[inline]
    pub fn mark(&self, object: NonNull<Header>, mark: u8) {
        self.marks.set(self.marks.get() | mark);
        self.map(mark).set(object, true);
    }

    /// Takes a mark away.
    #[inline]
    pub fn unmark(&self, object: NonNull<Header>, mark: u8) {
        if self.marks.get() & mark != 0 {
            self.map(mark).set(object, false);
        }
    }

    /// Takes all marks of an object away.
    #[inline]
    pub fn unmark_all(&self, object: NonNull<Header>) {
        let (word, bit) = Bitmap::place(object);
        for map in &self.maps {
            map.0[word].set(map.0[word].get() & !bit);
        }
    }

    /// Whether an object has survived a collection.
    pub fn survived(&self, object: NonNull<Header>) -> bool {
        self.is_marked(object, MIDDLE) || self.is_marked(object, OLD)
    }

    pub fn is_large(&self) -> bool {
        self.bytes != PAGE_SIZE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_has_its_number() {
        for cell_size in (GRANULE..5000).step_by(GRANULE) {
            let page = Page::new(std::ptr::null(), 0, cell_size, PAGE_SIZE, ALONE);
            for number in 0..page.cells() {
                let at = PAGE_SIZE + FIRST_CELL + number * cell_size;
                let object = NonNull::new(at as *mut Header).expect("no null");
                assert_eq!(page.cell_number(object), number, "cells of {cell_size} bytes");
            }
        }
    }
}
