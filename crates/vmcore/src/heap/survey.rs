//! What lies in the heap: bytes by page and by object.

use std::collections::BTreeMap;

use super::arena::ARENA_SIZE;
use super::page::PAGE_SIZE;
use super::{Header, Heap, Page};

/// Pages of one size class.
#[derive(Clone, Copy, Debug, Default)]
pub struct SizeClass {
    pub pages: usize,
    /// Cells that the pages have room for, and those that hold an object.
    pub cells: usize,
    pub used: usize,
}

/// What the heap's bytes are; the rest are buffers.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// By bytes of a cell.
    pub classes: BTreeMap<usize, SizeClass>,
    /// Arenas that the pages lie in.
    pub arenas: usize,
    /// Objects with an allocation of their own, and its bytes.
    pub large: usize,
    pub large_bytes: usize,
}

impl Survey {
    /// Bytes of all arenas: pages, used or not.
    pub fn arena_bytes(&self) -> usize {
        self.arenas * ARENA_SIZE
    }

    /// Bytes of all pages of the size classes.
    pub fn page_bytes(&self) -> usize {
        self.classes.values().map(|class| class.pages * PAGE_SIZE).sum()
    }
}

impl Heap {
    pub(crate) fn survey(&self) -> Survey {
        let mut survey = Survey { arenas: self.arenas.borrow().count(), ..Survey::default() };
        for page in self.pages.borrow().iter() {
            let page = self.page(*page);
            if page.holds_blocks() {
                continue;
            }
            if page.is_large() {
                survey.large += 1;
                survey.large_bytes += page.bytes;
            } else {
                let class = survey.classes.entry(page.cell_size).or_default();
                class.pages += 1;
                class.cells += page.cells();
                class.used += page.used.get();
            }
        }
        survey
    }
}

/// Bytes that an object takes: its cell, and what its payload has allocated besides.
pub(crate) fn object_bytes(header: &Header) -> usize {
    let object = std::ptr::NonNull::from(header);
    // SAFETY: the object is live, so its page is; the kind names the payload's type.
    unsafe { Page::of(object).as_ref().cell_size + (header.kind().info().bytes)(object) }
}
