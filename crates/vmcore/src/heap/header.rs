//! The 16 bytes that every heap object starts with.

use std::cell::Cell;
use std::ptr::NonNull;

use super::{Kind, Object};
use crate::objects::types::Type;

/// Bits of the layout word that hold the kind; the rest is the number of the hidden class.
pub const KIND_BITS: u32 = 10;
const KIND_MASK: u32 = (1 << KIND_BITS) - 1;

/// The count that immortal objects start with: far from zero and from overflow, so that counting needs no branch.
pub const IMMORTAL: u32 = 1 << 30;

/// Count, layout word, type.
///
/// One compare of the layout word guards a builtin type (shape 0) or a hidden class exactly; its kind bits alone say
/// what the payload is, for subclasses too. A free cell has layout 0 and keeps the page's free list in `class`.
#[repr(C)]
pub struct Header {
    count: Cell<u32>,
    layout: Cell<u32>,
    class: Cell<Option<NonNull<Object<Type>>>>,
}

impl Header {
    pub(super) fn new(kind: Kind, shape: u32, class: Option<NonNull<Object<Type>>>) -> Header {
        Header {
            count: Cell::new(1),
            layout: Cell::new(kind as u32 | shape << KIND_BITS),
            class: Cell::new(class),
        }
    }

    #[inline(always)]
    pub fn count(&self) -> u32 {
        self.count.get()
    }

    #[inline(always)]
    pub fn retain(&self) {
        self.count.set(self.count.get().wrapping_add(1));
    }

    /// Counts down and says whether that was the last one.
    #[inline(always)]
    pub(super) fn release(&self) -> bool {
        let count = self.count.get().wrapping_sub(1);
        self.count.set(count);
        count == 0
    }

    pub(super) fn set_count(&self, count: u32) {
        self.count.set(count);
    }

    pub fn make_immortal(&self) {
        self.count.set(self.count.get() | IMMORTAL);
    }

    #[inline(always)]
    pub fn layout(&self) -> u32 {
        self.layout.get()
    }

    #[inline(always)]
    pub fn kind(&self) -> Kind {
        Kind::from_bits(self.layout.get() & KIND_MASK)
    }

    /// Number of the hidden class; 0 for an object of exactly a builtin type.
    #[inline(always)]
    pub fn shape(&self) -> u32 {
        self.layout.get() >> KIND_BITS
    }

    pub(crate) fn set_shape(&self, shape: u32) {
        self.layout.set(self.layout.get() & KIND_MASK | shape << KIND_BITS);
    }

    #[inline(always)]
    pub fn is_exact(&self, kind: Kind) -> bool {
        self.layout.get() == kind as u32
    }

    /// The address of the object's type; none only while the first types are being made.
    #[inline(always)]
    pub fn class_ptr(&self) -> Option<NonNull<Object<Type>>> {
        self.class.get()
    }

    /// The cell of the class pointer, to be read as a handle.
    #[inline(always)]
    pub(crate) fn class_cell(&self) -> &Cell<Option<NonNull<Object<Type>>>> {
        &self.class
    }

    pub(crate) fn set_class_ptr(&self, class: NonNull<Object<Type>>) {
        self.class.set(Some(class));
    }
}

/// The free list of a page runs through the class words of its free cells.
impl Header {
    #[inline(always)]
    pub(super) fn next_free(&self) -> Option<NonNull<Header>> {
        self.class.get().map(NonNull::cast)
    }

    /// # Safety
    /// `cell` must be a cell that nothing uses.
    #[inline(always)]
    pub(super) unsafe fn write_free(cell: NonNull<Header>, next: Option<NonNull<Header>>) {
        // SAFETY: the caller hands the cell over.
        unsafe {
            cell.write(Header {
                count: Cell::new(0),
                layout: Cell::new(Kind::Free as u32),
                class: Cell::new(next.map(NonNull::cast)),
            });
        }
    }
}
