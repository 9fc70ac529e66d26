//! The hash table behind `set` and `frozenset`: open addressing with a short linear scan before each jump. Probing,
//! growth and so the order of iteration are those of CPython's `Objects/setobject.c`.
//!
//! A lookup is a pure probe: it hits, misses, or asks the caller to compare two keys with `==` and to come back.

use crate::heap::{Buf, Heap, NoMemory, Visit};
use crate::ops::{hash, identical};
use crate::value::Value;

/// CPython's `PySet_MINSIZE`.
const MIN: usize = 8;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
/// Beyond so many items a table doubles rather than quadruples.
const LARGE: usize = 50_000;

/// A key with its hash. Where there is no key, the hash says why: [`EMPTY`] or [`DUMMY`].
#[derive(Clone)]
struct Slot {
    hash: i64,
    key: Option<Value>,
}

/// Of a slot that was never used.
const EMPTY: i64 = 0;
/// Of a slot that was used: a probe goes on behind it. No key has this hash.
const DUMMY: i64 = -1;

impl Slot {
    const UNUSED: Slot = Slot { hash: EMPTY, key: None };

    fn is_unused(&self) -> bool {
        self.key.is_none() && self.hash == EMPTY
    }
}

pub struct SetTable {
    /// A power of two of them; none while nothing was ever added.
    slots: Buf<Slot>,
    used: usize,
    /// Used and dummy slots.
    fill: usize,
    /// Where `pop` looks next.
    finger: usize,
}

/// Where a probe stands.
#[derive(Clone, Copy)]
pub struct Cursor {
    /// Start of the present linear scan, and how far it has come.
    base: usize,
    step: usize,
    perturb: u64,
}

/// What a probe found.
pub enum Probe {
    Hit(usize),
    Miss,
    /// Whether slot `index` has the key can only `==` say; go on at the cursor if not.
    Compare {
        index: usize,
        next: Cursor,
    },
}

impl Drop for SetTable {
    /// Keys go in the table's order (CPython's `set_dealloc`).
    fn drop(&mut self) {
        let used = self.used;
        self.slots.drain().filter_map(|slot| slot.key).take(used).for_each(drop);
    }
}

impl SetTable {
    pub fn new(heap: &Heap) -> SetTable {
        SetTable { slots: Buf::new(heap), used: 0, fill: 0, finger: 0 }
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.used
    }

    pub fn bytes(&self) -> usize {
        self.slots.bytes()
    }

    pub(super) fn heap(&self) -> &Heap {
        self.slots.heap()
    }

    fn mask(&self) -> usize {
        self.slots.len().max(MIN) - 1
    }

    /// Slots of the table; those in use are at positions below it.
    pub fn slots(&self) -> usize {
        self.slots.len()
    }

    /// The key in slot `index`, with its hash.
    #[inline]
    pub fn at(&self, index: usize) -> Option<(i64, &Value)> {
        let slot = self.slots.get(index)?;
        Some((slot.hash, slot.key.as_ref()?))
    }

    /// The first slot from `start` on that has a key; none if there is none.
    #[inline]
    pub fn next_used(&self, start: usize) -> Option<usize> {
        let behind = self.slots.get(start..)?;
        behind.iter().position(|slot| slot.key.is_some()).map(|offset| start + offset)
    }

    /// Keys with their hashes, in the order of slots.
    pub fn iter(&self) -> impl Iterator<Item = (i64, &Value)> {
        self.slots.iter().filter_map(|slot| Some((slot.hash, slot.key.as_ref()?)))
    }

    pub fn start(&self, hash: i64) -> Cursor {
        Cursor { base: hash as usize & self.mask(), step: 0, perturb: hash as u64 }
    }

    /// The slot behind `cursor` in the order of probing.
    #[inline]
    fn next(&self, cursor: Cursor) -> Cursor {
        let mask = self.mask();
        let scan = if cursor.base + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
        if cursor.step < scan {
            return Cursor { step: cursor.step + 1, ..cursor };
        }
        let perturb = cursor.perturb >> PERTURB_SHIFT;
        let base = cursor.base.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
        Cursor { base, step: 0, perturb }
    }

    /// Whether it has a key whose hash is at hand, where one look is enough; else none.
    #[inline(always)]
    pub fn has_at_sight(&self, key: &Value) -> Option<bool> {
        let hash = hash::at_hand(key)?;
        let Some(slot) = self.slots.get(hash as usize & self.mask()) else { return Some(false) };
        match &slot.key {
            Some(candidate) => candidate.is(key).then_some(true),
            None => slot.is_unused().then_some(false),
        }
    }

    /// Looks for `key` from `cursor` on.
    #[inline]
    pub fn probe(&self, key: &Value, hash: i64, mut cursor: Cursor) -> Probe {
        if self.slots.is_empty() {
            return Probe::Miss;
        }
        loop {
            let index = cursor.base + cursor.step;
            let slot = &self.slots[index];
            match &slot.key {
                None if slot.hash == EMPTY => return Probe::Miss,
                Some(candidate) if slot.hash == hash => match identical(candidate, key) {
                    Some(true) => return Probe::Hit(index),
                    Some(false) => {}
                    None => return Probe::Compare { index, next: self.next(cursor) },
                },
                _ => {}
            }
            cursor = self.next(cursor);
        }
    }

    /// The first slot for `hash` that was never used.
    fn unused(&self, hash: i64) -> usize {
        let mut cursor = self.start(hash);
        loop {
            let index = cursor.base + cursor.step;
            if self.slots[index].is_unused() {
                return index;
            }
            cursor = self.next(cursor);
        }
    }

    /// Adds `key` if it is not in; false where only `==` can say whether it is. It goes to the last dummy on the way to
    /// the first slot that was never used, else to that slot.
    #[inline]
    pub fn insert(&mut self, key: &Value, hash: i64) -> Result<bool, NoMemory> {
        match self.add_at_first_look(key, hash, || key.clone()) {
            Some(()) => Ok(true),
            None => self.insert_probing(key, hash),
        }
    }

    #[inline(never)]
    fn insert_probing(&mut self, key: &Value, hash: i64) -> Result<bool, NoMemory> {
        self.insert_unless(key, hash, |candidate| identical(candidate, key))
    }

    /// As [`SetTable::insert`], of a key that is known not to be in.
    pub fn add(&mut self, key: &Value, hash: i64) -> Result<(), NoMemory> {
        self.insert_unless(key, hash, |_| Some(false)).map(drop)
    }

    #[inline(always)]
    fn insert_unless(
        &mut self,
        key: &Value,
        hash: i64,
        is: impl Fn(&Value) -> Option<bool>,
    ) -> Result<bool, NoMemory> {
        if self.slots.is_empty() {
            self.slots.fill_with(MIN, Slot::UNUSED)?;
        }
        let mut cursor = self.start(hash);
        let mut dummy = None;
        let (index, is_fresh) = loop {
            let index = cursor.base + cursor.step;
            let slot = &self.slots[index];
            match &slot.key {
                None if slot.hash == EMPTY => break (dummy.unwrap_or(index), dummy.is_none()),
                None => dummy = Some(index),
                Some(candidate) if slot.hash == hash => match is(candidate) {
                    Some(true) => return Ok(true),
                    Some(false) => {}
                    None => return Ok(false),
                },
                Some(_) => {}
            }
            cursor = self.next(cursor);
        };
        self.slots[index] = Slot { hash, key: Some(key.clone()) };
        self.used += 1;
        if is_fresh {
            self.fill += 1;
            if self.fill * 5 >= self.mask() * 3
                && let Err(refused) = self.resize(self.roomy())
            {
                // Whoever asks again must not find the key: the table would fill up, and no search in it would end.
                self.slots[index] = Slot::UNUSED;
                self.used -= 1;
                self.fill -= 1;
                return Err(refused);
            }
        }
        Ok(true)
    }

    /// Adds a key whose hash is at hand, where one look is enough and the table need not grow; else none, and nothing is done.
    /// A new key is `owned`.
    #[inline(always)]
    pub fn add_at_sight(&mut self, key: &Value, owned: impl FnOnce() -> Value) -> Option<()> {
        self.add_at_first_look(key, hash::at_hand(key)?, owned)
    }

    /// As [`SetTable::add_at_sight`], of a key with that hash.
    #[inline(always)]
    fn add_at_first_look(&mut self, key: &Value, hash: i64, owned: impl FnOnce() -> Value) -> Option<()> {
        if self.slots.is_empty() && !self.make_first() {
            return None;
        }
        let mask = self.mask();
        let slot = self.slots.get_mut(hash as usize & mask)?;
        if let Some(candidate) = &slot.key {
            return candidate.is(key).then_some(());
        }
        if !slot.is_unused() || (self.fill + 1) * 5 >= mask * 3 {
            return None;
        }
        *slot = Slot { hash, key: Some(owned()) };
        self.used += 1;
        self.fill += 1;
        Some(())
    }

    /// Makes the first slots, if there is memory. Its answer comes in a register: see `interp::state::further`.
    #[inline(never)]
    fn make_first(&mut self) -> bool {
        self.slots.fill_with(MIN, Slot::UNUSED).is_ok()
    }

    fn roomy(&self) -> usize {
        if self.used > LARGE { self.used * 2 } else { self.used * 4 }
    }

    /// Makes more than `wanted` slots and leaves dummies out.
    fn resize(&mut self, wanted: usize) -> Result<(), NoMemory> {
        let mut size = MIN;
        while size <= wanted {
            size = size.checked_mul(2).ok_or(NoMemory)?;
        }
        let mut slots = Buf::with_capacity(self.slots.heap(), size)?;
        slots.fill_with(size, Slot::UNUSED)?;
        let mut old = std::mem::replace(&mut self.slots, slots);
        self.fill = self.used;
        for slot in old.drain() {
            if slot.key.is_some() {
                let index = self.unused(slot.hash);
                self.slots[index] = slot;
            }
        }
        Ok(())
    }

    /// Makes room for `more` keys at once, as CPython does before a merge.
    pub fn reserve(&mut self, more: usize) -> Result<(), NoMemory> {
        if (self.fill + more) * 5 >= self.mask() * 3 { self.resize((self.used + more) * 2) } else { Ok(()) }
    }

    /// Takes over all keys of `other`, this being empty.
    pub fn fill_from(&mut self, other: &SetTable) -> Result<(), NoMemory> {
        self.reserve(other.used)?;
        if self.mask() == other.mask() && other.fill == other.used {
            self.slots = Buf::from_slice(other.slots.heap(), &other.slots)?;
        } else {
            if self.slots.is_empty() {
                self.slots.fill_with(MIN, Slot::UNUSED)?;
            }
            for (hash, key) in other.iter() {
                let index = self.unused(hash);
                self.slots[index] = Slot { hash, key: Some(key.clone()) };
            }
        }
        self.used = other.used;
        self.fill = other.used;
        Ok(())
    }

    /// Whether there are no keys and no dummies.
    pub fn is_pristine(&self) -> bool {
        self.fill == 0
    }

    /// Takes the key out of a slot that a probe hit.
    pub fn remove(&mut self, index: usize) -> Option<Value> {
        let slot = self.slots.get_mut(index)?;
        let key = slot.key.take()?;
        slot.hash = DUMMY;
        self.used -= 1;
        Some(key)
    }

    /// Takes out the next key in the order of slots, from where the last call stopped.
    pub fn pop(&mut self) -> Option<Value> {
        if self.used == 0 {
            return None;
        }
        let mut index = self.finger & self.mask();
        while self.at(index).is_none() {
            index = (index + 1) & self.mask();
        }
        self.finger = index + 1;
        self.remove(index)
    }

    /// Gets rid of dummies if they are more than a quarter of the slots.
    pub fn tidy(&mut self) -> Result<(), NoMemory> {
        if self.fill - self.used <= self.mask() / 4 { Ok(()) } else { self.resize(self.roomy()) }
    }

    /// The keys, leaving the table empty.
    pub fn take(&mut self) -> SetTable {
        let empty = SetTable::new(self.slots.heap());
        self.replace(empty)
    }

    /// The keys, leaving those of another table. Where `pop` looks next belongs to the set, not to its keys
    /// (`set_swap_bodies`).
    pub fn replace(&mut self, mut other: SetTable) -> SetTable {
        other.finger = self.finger;
        std::mem::replace(self, other)
    }

    pub fn trace(&self, visit: &mut Visit<'_>) {
        self.iter().for_each(|(_, key)| visit(key));
    }
}
