//! Blocks: the memory behind growable arrays. Small ones are cells, in pages that hold no objects; others come from the
//! system's allocator and are charged one by one.

use std::alloc::{Layout, alloc, dealloc, realloc};
use std::ptr::{self, NonNull};

use super::cells::{BLOCK_CLASSES, SMALL, size_class};
use super::page::{GRANULE, Page};
use super::{Header, Heap, NoMemory};

/// What blocks are aligned to.
pub(super) const ALIGN: usize = 16;

fn layout(bytes: usize) -> Result<Layout, NoMemory> {
    Layout::from_size_align(bytes, ALIGN).map_err(|_| NoMemory)
}

impl Heap {
    /// Whether blocks of this size are cells. A heap under stress has none: a use after a block was freed is for the
    /// system's allocator (and AddressSanitizer) to find.
    #[inline(always)]
    fn in_cell(&self, bytes: usize) -> bool {
        bytes <= SMALL && !self.stress.on.get()
    }

    /// A new block of `bytes`, which are not zero.
    #[inline]
    pub(super) fn new_block(&self, bytes: usize) -> Result<NonNull<u8>, NoMemory> {
        if !self.in_cell(bytes) {
            return self.new_large_block(bytes);
        }
        if self.fails_now() {
            return Err(NoMemory);
        }
        Ok(self.cell_of(BLOCK_CLASSES + size_class(bytes)).cast())
    }

    #[cold]
    #[inline(never)]
    fn new_large_block(&self, bytes: usize) -> Result<NonNull<u8>, NoMemory> {
        let layout = layout(bytes)?;
        self.charge(bytes)?;
        // SAFETY: the size is not zero.
        NonNull::new(unsafe { alloc(layout) }).ok_or_else(|| {
            self.uncharge(bytes);
            NoMemory
        })
    }

    /// Gives a block back.
    ///
    /// # Safety
    /// It is a block of this heap with `bytes`, which nothing refers to any more.
    #[inline]
    pub(super) unsafe fn free_block(&self, block: NonNull<u8>, bytes: usize) {
        // SAFETY: made by `new_block` or `resize_block`, with this size.
        unsafe {
            if self.in_cell(bytes) {
                self.free_cell(block.cast::<Header>());
            } else {
                self.uncharge(bytes);
                dealloc(block.as_ptr(), Layout::from_size_align_unchecked(bytes, ALIGN));
            }
        }
    }

    /// The block with `new` bytes instead of `old`, moved if need be; where this is refused it stays as it was.
    ///
    /// # Safety
    /// As for [`Heap::free_block`], unless this is refused.
    pub(super) unsafe fn resize_block(
        &self,
        block: NonNull<u8>,
        old: usize,
        new: usize,
    ) -> Result<NonNull<u8>, NoMemory> {
        // SAFETY: the caller hands the block over; the copied range lies in both blocks.
        unsafe {
            if self.in_cell(old) || self.in_cell(new) {
                if self.in_cell(old) && self.in_cell(new) && old.div_ceil(GRANULE) == new.div_ceil(GRANULE) {
                    return Ok(block);
                }
                let moved = self.new_block(new)?;
                ptr::copy_nonoverlapping(block.as_ptr(), moved.as_ptr(), old.min(new));
                self.free_block(block, old);
                return Ok(moved);
            }
            let layout = layout(new)?;
            if new > old {
                self.charge(new - old)?;
            }
            let resized =
                realloc(block.as_ptr(), Layout::from_size_align_unchecked(old, ALIGN), layout.size());
            self.uncharge(match resized.is_null() {
                true => new.saturating_sub(old),
                false => old.saturating_sub(new),
            });
            NonNull::new(resized).ok_or(NoMemory)
        }
    }
}

impl Page {
    /// Whether the cells are blocks, and none an object.
    pub fn holds_blocks(&self) -> bool {
        self.class >= BLOCK_CLASSES
    }
}
