//! A queue with two ends in one accounted buffer.

use crate::heap::{Buf, Heap, NoMemory, Visit};
use crate::value::Value;

const MIN: usize = 8;

/// Places `first`, `first + 1`, ... modulo the capacity hold the items.
pub struct Ring {
    /// A power of two of them, or none.
    places: Buf<Option<Value>>,
    first: usize,
    len: usize,
}

impl Drop for Ring {
    /// The items go from the left (CPython's `deque_clear`).
    fn drop(&mut self) {
        while let Some(item) = self.pop_front() {
            drop(item);
        }
    }
}

impl Ring {
    pub fn new(heap: &Heap) -> Ring {
        Ring { places: Buf::new(heap), first: 0, len: 0 }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn bytes(&self) -> usize {
        self.places.bytes()
    }

    fn place(&self, index: usize) -> usize {
        self.first.wrapping_add(index) & (self.places.len().max(1) - 1)
    }

    pub fn get(&self, index: usize) -> Option<&Value> {
        if index < self.len { self.places.get(self.place(index))?.as_ref() } else { None }
    }

    /// Puts `value` at `index`, which is less than `len`; the old one is returned.
    pub fn replace(&mut self, index: usize, value: Value) -> Option<Value> {
        let place = self.place(index);
        self.places.get_mut(place)?.replace(value)
    }

    pub fn swap(&mut self, i: usize, j: usize) {
        let (i, j) = (self.place(i), self.place(j));
        self.places.swap(i, j);
    }

    /// Moves the items into a buffer twice as large.
    fn grow(&mut self) -> Result<(), NoMemory> {
        let capacity =
            if self.places.is_empty() { MIN } else { self.places.len().checked_mul(2).ok_or(NoMemory)? };
        let mut places = Buf::with_capacity(self.places.heap(), capacity)?;
        for index in 0..self.len {
            let place = self.place(index);
            places.push(self.places[place].take())?;
        }
        while places.len() < capacity {
            places.push(None)?;
        }
        self.places = places;
        self.first = 0;
        Ok(())
    }

    pub fn push_back(&mut self, value: Value) -> Result<(), NoMemory> {
        if self.len == self.places.len() {
            self.grow()?;
        }
        let place = self.place(self.len);
        self.places[place] = Some(value);
        self.len += 1;
        Ok(())
    }

    pub fn push_front(&mut self, value: Value) -> Result<(), NoMemory> {
        if self.len == self.places.len() {
            self.grow()?;
        }
        self.first = self.place(self.places.len() - 1);
        let first = self.first;
        self.places[first] = Some(value);
        self.len += 1;
        Ok(())
    }

    pub fn pop_back(&mut self) -> Option<Value> {
        self.len = self.len.checked_sub(1)?;
        let place = self.place(self.len);
        self.places[place].take()
    }

    pub fn pop_front(&mut self) -> Option<Value> {
        if self.len == 0 {
            return None;
        }
        let place = self.first;
        self.first = self.place(1);
        self.len -= 1;
        self.places[place].take()
    }

    /// Turns the ring by `n` items to the right, negative ones to the left.
    pub fn rotate(&mut self, n: i64) {
        if self.len < 2 {
            return;
        }
        let n = n.rem_euclid(self.len as i64) as usize;
        // The shorter way round.
        if n <= self.len / 2 {
            for _ in 0..n {
                let item = self.pop_back();
                self.put_front(item);
            }
        } else {
            for _ in 0..self.len - n {
                let item = self.pop_front();
                self.put_back(item);
            }
        }
    }

    /// As `push_front` where an item was just taken out, so that there is room.
    fn put_front(&mut self, item: Option<Value>) {
        self.first = self.place(self.places.len() - 1);
        let first = self.first;
        self.places[first] = item;
        self.len += 1;
    }

    fn put_back(&mut self, item: Option<Value>) {
        let place = self.place(self.len);
        self.places[place] = item;
        self.len += 1;
    }

    /// The items, leaving this empty.
    pub fn take(&mut self) -> Ring {
        let empty = Ring::new(self.places.heap());
        std::mem::replace(self, empty)
    }

    pub fn trace(&self, visit: &mut Visit<'_>) {
        self.places.iter().flatten().for_each(visit);
    }
}
