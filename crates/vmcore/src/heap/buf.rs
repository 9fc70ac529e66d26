//! A growable array whose bytes the heap accounts.
//!
//! The [block](super::block) carries the heap's address in front of the items, so that growing and dropping need no token. An
//! empty `Buf` points to a header that belongs to the heap. Growing can be refused ([`NoMemory`]).

use std::marker::PhantomData;
use std::mem::{align_of, size_of};
use std::ops::{Deref, DerefMut};
use std::ptr::{self, NonNull};

use super::{Heap, NoMemory, block};

#[repr(C)]
pub(super) struct Prefix {
    heap: *const Heap,
    capacity: usize,
}

impl Prefix {
    pub(super) const fn empty(heap: *const Heap) -> Prefix {
        Prefix { heap, capacity: 0 }
    }
}

/// A vector of `T` on the books of one heap. `T` is at most 16 bytes aligned.
#[repr(C)]
pub struct Buf<T> {
    items: NonNull<T>,
    len: usize,
    marker: PhantomData<T>,
}

/// Room behind the last item.
pub struct Room<'a, T>(&'a mut Buf<T>);

impl<T> Room<'_, T> {
    /// Appends the item; its index.
    #[inline(always)]
    pub fn fill(self, item: T) -> usize {
        // SAFETY: a `Room` is made where the capacity is larger than the length, and nothing else changes the buffer.
        unsafe { self.0.push_within_capacity(item) };
        self.0.len - 1
    }
}

/// Bytes of a block for `capacity` items.
fn block_size<T>(capacity: usize) -> Result<usize, NoMemory> {
    const { assert!(align_of::<T>() <= block::ALIGN && size_of::<T>() > 0) };
    let items = capacity.checked_mul(size_of::<T>());
    items.and_then(|bytes| bytes.checked_add(size_of::<Prefix>())).ok_or(NoMemory)
}

impl<T> Buf<T> {
    #[inline]
    pub fn new(heap: &Heap) -> Buf<T> {
        // SAFETY: one past the heap's empty prefix is not null.
        let items = unsafe { NonNull::new_unchecked(heap.empty_prefix().add(1) as *mut T) };
        Buf { items, len: 0, marker: PhantomData }
    }

    pub fn with_capacity(heap: &Heap, capacity: usize) -> Result<Buf<T>, NoMemory> {
        if capacity == 0 {
            return Ok(Buf::new(heap));
        }
        let block = heap.new_block(block_size::<T>(capacity)?)?.cast::<Prefix>();
        // SAFETY: the block has room for the prefix and the items.
        let items = unsafe {
            block.write(Prefix { heap, capacity });
            block.add(1).cast()
        };
        Ok(Buf { items, len: 0, marker: PhantomData })
    }

    fn prefix(&self) -> NonNull<Prefix> {
        // SAFETY: items always lie right behind a prefix.
        unsafe { self.items.cast::<Prefix>().sub(1) }
    }

    #[inline]
    pub fn capacity(&self) -> usize {
        // SAFETY: the prefix lives as long as `self`.
        unsafe { self.prefix().as_ref().capacity }
    }

    /// The heap that this is on the books of.
    pub fn heap(&self) -> &Heap {
        // SAFETY: a heap outlives all that is allocated in it.
        unsafe { &*self.prefix().as_ref().heap }
    }

    /// Bytes allocated outside the object.
    pub fn bytes(&self) -> usize {
        match self.capacity() {
            0 => 0,
            n => n * size_of::<T>() + size_of::<Prefix>(),
        }
    }

    /// Room for so many items in all, at least those there are and not none.
    pub(crate) fn set_capacity(&mut self, capacity: usize) -> Result<(), NoMemory> {
        debug_assert!(capacity >= self.len && capacity > 0);
        let bytes = block_size::<T>(capacity)?;
        let heap = self.heap();
        // SAFETY: the old block, if any, is this buffer's own; the new one has room for the prefix and the items.
        unsafe {
            let block = match self.bytes() {
                0 => heap.new_block(bytes)?,
                old => heap.resize_block(self.prefix().cast(), old, bytes)?,
            };
            let block = block.cast::<Prefix>();
            block.write(Prefix { heap, capacity });
            self.items = block.add(1).cast();
        }
        Ok(())
    }

    /// Makes room for `more` items, growing as CPython's list does (an eighth more than asked for).
    #[inline]
    pub fn reserve(&mut self, more: usize) -> Result<(), NoMemory> {
        if self.capacity() - self.len >= more { Ok(()) } else { self.grow(more) }
    }

    #[cold]
    fn grow(&mut self, more: usize) -> Result<(), NoMemory> {
        let wanted = self.len.checked_add(more).ok_or(NoMemory)?;
        let roomy = wanted.checked_add(wanted >> 3).and_then(|n| n.checked_add(6)).ok_or(NoMemory)? & !3;
        self.set_capacity(roomy)
    }

    /// Makes room for exactly `more` items.
    pub fn reserve_exact(&mut self, more: usize) -> Result<(), NoMemory> {
        if self.capacity() - self.len >= more {
            return Ok(());
        }
        self.set_capacity(self.len.checked_add(more).ok_or(NoMemory)?)
    }

    /// Gives memory back if less than half of it is used.
    pub fn shrink(&mut self) {
        if self.len == 0 {
            drop(std::mem::replace(self, Buf::new(self.heap())));
        } else if self.capacity() > 8 && self.len < self.capacity() / 2 {
            // Keeping the larger block when it cannot be shrunk is right too.
            let _ = self.set_capacity(self.len + (self.len >> 3) + 3);
        }
    }

    #[inline]
    pub fn push(&mut self, item: T) -> Result<(), NoMemory> {
        if self.len == self.capacity() {
            self.grow(1)?;
        }
        // SAFETY: there is room for one more.
        unsafe { self.items.add(self.len).write(item) };
        self.len += 1;
        Ok(())
    }

    /// [`Buf::push`] without a way to fail.
    ///
    /// # Safety
    /// The capacity is larger than the length.
    #[inline(always)]
    pub unsafe fn push_within_capacity(&mut self, item: T) {
        debug_assert!(self.len < self.capacity());
        // SAFETY: the caller's promise.
        unsafe { self.items.add(self.len).write(item) };
        self.len += 1;
    }

    /// Room for one more item, if there is any without growing.
    #[inline(always)]
    pub fn room(&mut self) -> Option<Room<'_, T>> {
        if self.len < self.capacity() { Some(Room(self)) } else { None }
    }

    #[inline]
    pub fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        // SAFETY: the item was initialised, and is no longer counted.
        Some(unsafe { self.items.add(self.len).read() })
    }

    /// Inserts before `index`, which is at most `len`.
    pub fn insert(&mut self, index: usize, item: T) -> Result<(), NoMemory> {
        assert!(index <= self.len);
        self.reserve(1)?;
        // SAFETY: there is room for one more, and the moved range is initialised.
        unsafe {
            let at = self.items.add(index);
            ptr::copy(at.as_ptr(), at.as_ptr().add(1), self.len - index);
            at.write(item);
        }
        self.len += 1;
        Ok(())
    }

    /// Removes the item at `index`, which is less than `len`.
    pub fn remove(&mut self, index: usize) -> T {
        assert!(index < self.len);
        self.len -= 1;
        // SAFETY: the item and those behind it are initialised.
        unsafe {
            let at = self.items.add(index);
            let item = at.read();
            if index < self.len {
                ptr::copy(at.as_ptr().add(1), at.as_ptr(), self.len - index);
            }
            item
        }
    }

    /// Drops all items behind the first `len`, the last one first.
    pub fn truncate(&mut self, len: usize) {
        while self.len > len {
            drop(self.pop());
        }
    }

    /// Replaces `range` by the items of `with` and returns what was there.
    ///
    /// The range lies within the buffer. `with` is left empty.
    pub fn splice(&mut self, range: std::ops::Range<usize>, with: &mut Buf<T>) -> Result<Buf<T>, NoMemory> {
        assert!(range.start <= range.end && range.end <= self.len);
        let (gone, come) = (range.len(), with.len);
        let mut removed = Buf::with_capacity(self.heap(), gone)?;
        if come > gone {
            self.reserve(come - gone)?;
        }
        // SAFETY: `removed` has room for the range; `self` has room for the new length; all read items are initialised
        // and each is owned by exactly one of the three buffers afterwards.
        unsafe {
            let at = self.items.as_ptr().add(range.start);
            ptr::copy_nonoverlapping(at, removed.items.as_ptr(), gone);
            removed.len = gone;
            ptr::copy(self.items.as_ptr().add(range.end), at.add(come), self.len - range.end);
            ptr::copy_nonoverlapping(with.items.as_ptr(), at, come);
        }
        with.len = 0;
        self.len = self.len - gone + come;
        Ok(removed)
    }

    /// Takes all items out, first to last.
    pub fn drain(&mut self) -> impl Iterator<Item = T> + use<'_, T> {
        let len = std::mem::replace(&mut self.len, 0);
        let items = self.items;
        // SAFETY: each of the `len` items is read once; none is counted any more. Those not read leak.
        (0..len).map(move |i| unsafe { items.add(i).read() })
    }

    /// The items, leaving this empty.
    pub fn take(&mut self) -> Buf<T> {
        let empty = Buf::new(self.heap());
        std::mem::replace(self, empty)
    }

    /// The first `len` of these items.
    #[inline]
    pub fn from_counted(heap: &Heap, len: usize, items: impl Iterator<Item = T>) -> Result<Buf<T>, NoMemory> {
        let mut buf = Buf::with_capacity(heap, len)?;
        buf.extend_counted(len, items)?;
        Ok(buf)
    }

    /// Appends the first `len` of these items.
    #[inline]
    pub fn extend_counted(&mut self, len: usize, items: impl Iterator<Item = T>) -> Result<(), NoMemory> {
        self.reserve(len)?;
        let (start, mut end) = (self.items, self.len);
        for item in items.take(len) {
            // SAFETY: room was made for `len` items.
            unsafe { start.add(end).write(item) };
            end += 1;
        }
        self.len = end;
        Ok(())
    }
}

impl<T: Clone> Buf<T> {
    pub fn extend_from_slice(&mut self, items: &[T]) -> Result<(), NoMemory> {
        self.reserve(items.len())?;
        // The length counts them at the end, so that plain data is copied as a whole. What is read again for each item,
        // for all the compiler knows of where they are written, is read before.
        // SAFETY: room was made for all of them.
        unsafe {
            let end = self.items.add(self.len);
            for index in 0..items.len() {
                end.add(index).write(items.get_unchecked(index).clone());
            }
        }
        self.len += items.len();
        Ok(())
    }

    /// Appends `count` copies of `item`.
    pub fn fill_with(&mut self, count: usize, item: T) -> Result<(), NoMemory> {
        self.reserve(count)?;
        // SAFETY: room was made for all of them.
        unsafe {
            let end = self.items.add(self.len);
            for index in 0..count {
                end.add(index).write(item.clone());
            }
        }
        self.len += count;
        Ok(())
    }

    pub fn from_slice(heap: &Heap, items: &[T]) -> Result<Buf<T>, NoMemory> {
        let mut buf = Buf::with_capacity(heap, items.len())?;
        buf.extend_from_slice(items)?;
        Ok(buf)
    }
}

impl<T> Deref for Buf<T> {
    type Target = [T];

    #[inline(always)]
    fn deref(&self) -> &[T] {
        // SAFETY: the first `len` items are initialised.
        unsafe { std::slice::from_raw_parts(self.items.as_ptr(), self.len) }
    }
}

impl<T> DerefMut for Buf<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [T] {
        // SAFETY: the first `len` items are initialised.
        unsafe { std::slice::from_raw_parts_mut(self.items.as_ptr(), self.len) }
    }
}

impl<T> Drop for Buf<T> {
    #[inline]
    fn drop(&mut self) {
        let capacity = self.capacity();
        if capacity == 0 {
            return;
        }
        // The last item goes first, as in CPython's lists.
        let (items, len) = (self.items, std::mem::replace(&mut self.len, 0));
        for index in (0..len).rev() {
            // SAFETY: the item was initialised, and is counted no more.
            unsafe { items.add(index).drop_in_place() };
        }
        // SAFETY: the block is this buffer's own, and its items are dropped.
        unsafe { self.heap().free_block(self.prefix().cast(), self.bytes()) };
    }
}
