//! A payload's variable part, inline behind its fixed one.

use std::cell::Cell;
use std::ops::Deref;
use std::ptr;

use super::{Header, Page, Payload};
use crate::value::Ref;

/// A payload of a fixed head and a number of items, fixed when it is made.
#[repr(C)]
pub struct Inline<H, T> {
    pub head: H,
    tail: Tail<T>,
}

impl<H, T> Inline<H, T> {
    pub(super) const fn new(head: H) -> Inline<H, T> {
        Inline { head, tail: Tail::empty() }
    }

    fn tail(this: *mut Inline<H, T>) -> *mut Tail<T> {
        // SAFETY: only computes a field's address, in the caller's allocation.
        unsafe { &raw mut (*this).tail }
    }

    #[inline(always)]
    pub fn items(&self) -> &[T] {
        &self.tail
    }

    /// Initialises the next items, `room` at most.
    ///
    /// # Safety
    /// `this` must be initialised, in a cell with room for so many.
    #[inline(always)]
    pub(super) unsafe fn extend(this: *mut Inline<H, T>, room: usize, items: impl Iterator<Item = T>) {
        // SAFETY: the caller promises room.
        unsafe { Tail::extend(Self::tail(this), room, items) }
    }

    /// Initialises the first items.
    ///
    /// # Safety
    /// `this` must be initialised, have no items, and be in a cell with room for these.
    #[inline(always)]
    pub(super) unsafe fn put<const N: usize>(this: *mut Inline<H, T>, items: [T; N]) {
        // SAFETY: the caller promises room.
        unsafe {
            let tail = Self::tail(this);
            (&raw mut (*tail).items).cast::<[T; N]>().write(items);
            (*tail).set_len(N);
        }
    }

    /// Initialises `items.len()` more items by copying.
    ///
    /// # Safety
    /// `this` must be initialised, in a cell with room for them.
    #[inline(always)]
    pub(super) unsafe fn copy(this: *mut Inline<H, T>, items: &[T])
    where
        T: Copy,
    {
        // SAFETY: the caller promises room.
        unsafe { Tail::copy_items(Self::tail(this), items) }
    }

    /// Initialises `len` items as zeros, then by `fill`.
    ///
    /// # Safety
    /// `this` must be initialised, have no items, and be in a cell with room for them that nobody else has.
    #[inline(always)]
    pub(super) unsafe fn fill(this: *mut Inline<H, T>, len: usize, fill: impl FnOnce(&mut [T]))
    where
        T: bytemuck::Zeroable,
    {
        // SAFETY: the caller promises room, and that there is no other reference.
        unsafe {
            let tail = Self::tail(this);
            let items: *mut T = (&raw mut (*tail).items).cast();
            items.write_bytes(0, len);
            (*tail).set_len(len);
            fill(std::slice::from_raw_parts_mut(items, len));
        }
    }

    /// Sixteen bits for the head's use; zero at first. They share a word with the length.
    #[inline(always)]
    pub fn bits(&self) -> u16 {
        self.tail.word.get() as u16
    }

    #[inline(always)]
    pub fn set_bits(&self, bits: u16) {
        let word = &self.tail.word;
        word.set(word.get() & !BITS | u64::from(bits));
    }
}

impl<H, T> Ref<Inline<H, T>>
where
    Inline<H, T>: Payload,
{
    /// The items, to be changed, while nobody else has the object.
    pub(crate) fn items_in_place(&mut self) -> Option<&mut [T]> {
        if self.header().count() != 1 {
            return None;
        }
        // SAFETY: this is the object's only count, borrowed exclusively: nobody has a reference to the payload.
        unsafe {
            let payload = self.as_ptr().as_ref().payload();
            let len = (*payload).items().len();
            let items: *mut T = (&raw mut (*Inline::tail(payload)).items).cast();
            Some(std::slice::from_raw_parts_mut(items, len))
        }
    }
}

impl<H, T: Copy> Ref<Inline<H, T>>
where
    Inline<H, T>: Payload,
{
    /// How many items [`Ref::extend_in_place`] could append.
    ///
    /// None while somebody else has the object, who may rely on its never changing, and none for instances of
    /// subclasses, whose attributes lie behind the items.
    pub(crate) fn spare_room(&self) -> usize {
        let header = self.header();
        if header.count() != 1 || header.shape() != 0 {
            return 0;
        }
        // SAFETY: the object is live, so its page is; both are only read.
        unsafe {
            let cell = self.as_ptr();
            let items = (*cell.as_ref().payload()).items();
            let used = items.as_ptr_range().end as usize - cell.as_ptr() as usize;
            (Page::of(cell.cast::<Header>()).as_ref().cell_size - used) / size_of::<T>()
        }
    }

    /// Appends items behind the present ones, without moving them; whether there was [room](Ref::spare_room).
    #[inline]
    pub(crate) fn extend_in_place(&mut self, items: &[T]) -> bool {
        if self.spare_room() < items.len() {
            return false;
        }
        // SAFETY: the cell has room. This is the object's only count, borrowed exclusively: nobody has a reference
        // to the payload.
        unsafe { Inline::copy(self.as_ptr().as_ref().payload(), items) };
        true
    }

    /// Leaves all items out but the first `len`, while nobody else has the object.
    pub(crate) fn shorten_in_place(&mut self, len: usize) {
        if self.header().count() == 1 {
            // SAFETY: this is the object's only count, borrowed exclusively: nobody has a reference to the payload. Items
            // that are plain data need no dropping.
            unsafe {
                let tail = Inline::tail(self.as_ptr().as_ref().payload());
                (*tail).set_len((*tail).len().min(len));
            }
        }
    }
}

/// Items that lie right behind this field. Only as the last field of a payload, in a cell with room for them.
#[repr(C)]
struct Tail<T> {
    /// The number of items, which is no larger than an address, above [`Inline::bits`].
    word: Cell<u64>,
    items: [T; 0],
}

/// Where in a tail's word the head's bits are.
const BITS: u64 = u16::MAX as u64;

impl<T> Tail<T> {
    /// A tail of which nothing is initialised yet: [`Tail::fill`] comes next.
    const fn empty() -> Tail<T> {
        Tail { word: Cell::new(0), items: [] }
    }

    #[inline(always)]
    fn len(&self) -> usize {
        (self.word.get() >> BITS.count_ones()) as usize
    }

    #[inline(always)]
    fn set_len(&self, len: usize) {
        self.word.set(self.word.get() & BITS | (len as u64) << BITS.count_ones());
    }

    /// Initialises the next items, `room` at most. The length counts them at the end: if an item cannot be made, those
    /// before leak.
    ///
    /// # Safety
    /// The cell must have room for so many.
    #[inline(always)]
    unsafe fn extend(this: *mut Tail<T>, room: usize, new: impl Iterator<Item = T>) {
        // SAFETY: the caller promises room; items lie behind the length.
        unsafe {
            let items: *mut T = (&raw mut (*this).items).cast();
            let mut len = (*this).len();
            let end = len + room;
            // Not a loop, and none of `take`: chained iterators are faster at going through themselves.
            new.for_each(|item| {
                if len < end {
                    items.add(len).write(item);
                    len += 1;
                }
            });
            (*this).set_len(len);
        }
    }

    /// Initialises `items.len()` more items by copying.
    ///
    /// # Safety
    /// The cell must have room for them.
    #[inline(always)]
    unsafe fn copy_items(this: *mut Tail<T>, items: &[T])
    where
        T: Copy,
    {
        // SAFETY: as for `push`.
        unsafe {
            let to: *mut T = (&raw mut (*this).items).cast();
            ptr::copy_nonoverlapping(items.as_ptr(), to.add((*this).len()), items.len());
            (*this).set_len((*this).len() + items.len());
        }
    }
}

impl<T> Deref for Tail<T> {
    type Target = [T];

    #[inline(always)]
    fn deref(&self) -> &[T] {
        // SAFETY: `len` items behind this field are initialised.
        unsafe { std::slice::from_raw_parts(self.items.as_ptr(), self.len()) }
    }
}

impl<T> Drop for Tail<T> {
    /// The last item is dropped first, as CPython's tuples do.
    fn drop(&mut self) {
        if std::mem::needs_drop::<T>() {
            let len = self.len();
            self.set_len(0);
            for index in (0..len).rev() {
                // SAFETY: the item was initialised and is no longer counted.
                unsafe { ptr::drop_in_place(self.items.as_mut_ptr().add(index)) };
            }
        }
    }
}
