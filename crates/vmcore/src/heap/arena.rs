//! Arenas: what the pages of the size classes are cut from.
//!
//! The system's allocator puts something in front of each block, so that blocks aligned to a page's size lie a page apart: by
//! themselves they took half as much memory again (measured).

use std::alloc::{Layout, alloc, dealloc};
use std::ptr::NonNull;

use super::page::{PAGE_SIZE, Page};

/// Pages of an arena.
const PAGES: usize = u64::BITS as usize;
/// Bytes of an arena.
pub const ARENA_SIZE: usize = PAGES * PAGE_SIZE;
/// See [`Arena::free`].
const ALL_FREE: u64 = u64::MAX;

struct Arena {
    start: NonNull<u8>,
    /// A bit for each page that is not in use.
    free: u64,
}

impl Arena {
    fn layout() -> Option<Layout> {
        Layout::from_size_align(ARENA_SIZE, PAGE_SIZE).ok()
    }

    fn new() -> Option<Arena> {
        // SAFETY: the layout's size is not zero.
        let start = NonNull::new(unsafe { alloc(Arena::layout()?) })?;
        Some(Arena { start, free: ALL_FREE })
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        if let Some(layout) = Arena::layout() {
            // SAFETY: allocated with this layout; the heap has given up the pages.
            unsafe { dealloc(self.start.as_ptr(), layout) }
        }
    }
}

/// The arenas of a heap.
#[derive(Default)]
pub(super) struct Arenas {
    /// By number; none where one was given back to the system.
    arenas: Vec<Option<Arena>>,
    /// No arena of a lower number has a free page: pages come from the first that has, so that the last ones get empty.
    first: usize,
    /// One of the arenas is empty. A second is given back.
    has_empty: bool,
}

impl Arenas {
    pub(super) fn count(&self) -> usize {
        self.arenas.iter().flatten().count()
    }

    /// Memory for a page, and the number of its arena; none where the system has no more.
    pub(super) fn take(&mut self) -> Option<(NonNull<Page>, usize)> {
        let has_free = |arena: &Option<Arena>| arena.as_ref().is_some_and(|arena| arena.free != 0);
        let number = match self.arenas.iter().skip(self.first).position(has_free) {
            Some(further) => self.first + further,
            None => self.add()?,
        };
        self.first = number;
        let arena = self.arenas[number].as_mut()?;
        if arena.free == ALL_FREE {
            self.has_empty = false;
        }
        let page = arena.free.trailing_zeros() as usize;
        arena.free &= !(1 << page);
        // SAFETY: the page lies within the arena.
        Some((unsafe { arena.start.add(page * PAGE_SIZE) }.cast(), number))
    }

    fn add(&mut self) -> Option<usize> {
        let arena = Some(Arena::new()?);
        self.has_empty = true;
        match self.arenas.iter().position(Option::is_none) {
            Some(vacant) => {
                self.arenas[vacant] = arena;
                Some(vacant)
            }
            None => {
                self.arenas.push(arena);
                Some(self.arenas.len() - 1)
            }
        }
    }

    /// Takes back what [`Arenas::take`] gave; nothing may refer to it any more.
    pub(super) fn give_back(&mut self, page: NonNull<Page>, number: usize) {
        let Some(Some(arena)) = self.arenas.get_mut(number) else { return };
        arena.free |= 1 << ((page.as_ptr() as usize - arena.start.as_ptr() as usize) / PAGE_SIZE);
        self.first = self.first.min(number);
        if arena.free == ALL_FREE && std::mem::replace(&mut self.has_empty, true) {
            self.arenas[number] = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_lie_side_by_side_and_are_used_again() {
        let mut arenas = Arenas::default();
        let pages: Vec<_> = (0..PAGES).map(|_| arenas.take().expect("memory")).collect();
        for (two, n) in pages.windows(2).zip(1..) {
            assert_eq!(two[1].0.as_ptr() as usize - two[0].0.as_ptr() as usize, PAGE_SIZE, "page {n}");
        }
        assert_eq!(arenas.count(), 1);
        let (page, number) = pages[7];
        arenas.give_back(page, number);
        assert_eq!(arenas.take(), Some((page, number)));
    }

    #[test]
    fn of_the_empty_arenas_one_is_kept() {
        let mut arenas = Arenas::default();
        let pages: Vec<_> = (0..3 * PAGES).map(|_| arenas.take().expect("memory")).collect();
        assert_eq!(arenas.count(), 3);
        for (page, number) in pages {
            arenas.give_back(page, number);
        }
        assert_eq!(arenas.count(), 1);
        assert!(arenas.take().is_some());
        assert_eq!(arenas.count(), 1);
    }
}
