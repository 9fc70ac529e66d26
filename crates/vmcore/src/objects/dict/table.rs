//! The compact, ordered hash table behind `dict`: a table of indices, probed as CPython probes, into a dense array of
//! entries in insertion order. Sizes, growth and probing are those of CPython's `Objects/dictobject.c`.
//!
//! A lookup is a pure probe: it hits, misses, or asks the caller to compare two keys with `==` and to come back.

use crate::heap::{Buf, Heap, NoMemory, Room, Visit};
use crate::objects::str::Str;
use crate::ops::{hash, identical};
use crate::value::Value;

/// An index-table slot that was never used.
const EMPTY: i64 = -1;
/// A slot whose entry was deleted.
const DUMMY: i64 = -2;
/// CPython's `PyDict_LOG_MINSIZE`.
const LOG_MIN: u32 = 3;

/// One entry; a deleted one has no key.
#[derive(Clone)]
pub struct Entry {
    pub hash: i64,
    pub key: Option<Value>,
    pub value: Option<Value>,
}

/// The slots' entries, in integers as wide as the table's size needs.
enum Indices {
    /// Of the least size.
    Least([i8; 1 << LOG_MIN]),
    Bytes(Buf<i8>),
    Shorts(Buf<i16>),
    Ints(Buf<i32>),
    Longs(Buf<i64>),
}

/// Evaluates an expression for the slots of whatever width.
macro_rules! with_slots {
    ($indices:expr, $slots:ident => $body:expr) => {
        match $indices {
            Indices::Least($slots) => $body,
            Indices::Bytes($slots) => $body,
            Indices::Shorts($slots) => $body,
            Indices::Ints($slots) => $body,
            Indices::Longs($slots) => $body,
        }
    };
}

impl Indices {
    const NONE: Indices = Indices::Least([EMPTY as i8; 1 << LOG_MIN]);

    /// Of a table with no entries.
    fn empty(heap: &Heap, log_size: u32) -> Result<Indices, NoMemory> {
        fn empty<I: Clone + From<i8>>(heap: &Heap, log_size: u32) -> Result<Buf<I>, NoMemory> {
            let slots = 1usize.checked_shl(log_size).ok_or(NoMemory)?;
            let mut indices = Buf::with_capacity(heap, slots)?;
            indices.fill_with(slots, I::from(EMPTY as i8))?;
            Ok(indices)
        }
        Ok(match log_size {
            _ if log_size <= LOG_MIN => Indices::NONE,
            0..8 => Indices::Bytes(empty(heap, log_size)?),
            8..16 => Indices::Shorts(empty(heap, log_size)?),
            16..32 => Indices::Ints(empty(heap, log_size)?),
            _ => Indices::Longs(empty(heap, log_size)?),
        })
    }

    fn copy(&self) -> Result<Indices, NoMemory> {
        Ok(match self {
            Indices::Least(indices) => Indices::Least(*indices),
            Indices::Bytes(indices) => Indices::Bytes(Buf::from_slice(indices.heap(), indices)?),
            Indices::Shorts(indices) => Indices::Shorts(Buf::from_slice(indices.heap(), indices)?),
            Indices::Ints(indices) => Indices::Ints(Buf::from_slice(indices.heap(), indices)?),
            Indices::Longs(indices) => Indices::Longs(Buf::from_slice(indices.heap(), indices)?),
        })
    }

    fn bytes(&self) -> usize {
        match self {
            Indices::Least(_) => 0,
            Indices::Bytes(indices) => indices.bytes(),
            Indices::Shorts(indices) => indices.bytes(),
            Indices::Ints(indices) => indices.bytes(),
            Indices::Longs(indices) => indices.bytes(),
        }
    }

    #[inline(always)]
    fn get(&self, slot: usize) -> i64 {
        fn at<I: Copy + Into<i64>>(slots: &[I], slot: usize) -> i64 {
            slots[slot].into()
        }
        with_slots!(self, slots => at(slots, slot))
    }

    #[inline(always)]
    fn set(&mut self, slot: usize, index: i64) {
        with_slots!(self, slots => slots[slot] = index as _);
    }
}

pub struct Table {
    indices: Indices,
    entries: Buf<Entry>,
    /// log2 of the number of index slots; 0 while there is no table yet.
    log_size: u32,
    /// No entry before this one is in use: where [`Table::first`] begins to look.
    gone: u32,
    used: u32,
    /// Entries that were trimmed off the end since the last resize: their index slots stay used up.
    trimmed: u32,
    /// Number of the present set of keys, for inline caches; 0 while nobody has asked.
    version: u64,
}

/// Where a probe stands.
#[derive(Clone, Copy)]
pub struct Cursor {
    slot: usize,
    perturb: u64,
}

/// What a probe found.
pub enum Probe {
    /// Index of the entry.
    Hit(usize),
    Miss,
    /// Whether entry `index` has the key can only `==` say; go on at the cursor if not.
    Compare {
        index: usize,
        next: Cursor,
    },
}

/// What a few looks found.
pub enum Sight {
    /// Index of the entry.
    At(usize),
    Nowhere(Vacancy),
}

/// The index slot of a key that is not in the table, until the table changes.
pub struct Vacancy {
    slot: usize,
    hash: i64,
}

/// A [`Vacancy`] with room for its entry.
pub struct VacantEntry<'a> {
    vacancy: Vacancy,
    room: Room<'a, Entry>,
    indices: &'a mut Indices,
    used: &'a mut u32,
    version: &'a mut u64,
}

impl VacantEntry<'_> {
    #[inline(always)]
    pub fn insert(self, key: Value, value: Value) {
        let Vacancy { slot, hash } = self.vacancy;
        let index = self.room.fill(Entry { hash, key: Some(key), value: Some(value) });
        self.indices.set(slot, index as i64);
        *self.used += 1;
        *self.version = 0;
    }
}

impl Drop for Table {
    /// Keys and values go in their order (CPython's `free_keys_object`).
    fn drop(&mut self) {
        self.entries.drain().for_each(drop);
    }
}

impl Table {
    pub fn new(heap: &Heap) -> Table {
        Table {
            indices: Indices::NONE,
            entries: Buf::new(heap),
            log_size: 0,
            gone: 0,
            used: 0,
            trimmed: 0,
            version: 0,
        }
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.used as usize
    }

    /// All entries in insertion order, deleted ones included.
    #[inline]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    #[inline]
    pub fn value_at(&self, index: usize) -> Option<&Value> {
        self.entries.get(index).and_then(|e| e.value.as_ref())
    }

    /// Where the value of entry `index` is, for as long as the keys keep their [version](Table::version).
    pub(crate) fn value_address(&self, index: usize) -> Option<*const Option<Value>> {
        self.entries.get(index).map(|entry| std::ptr::from_ref(&entry.value))
    }

    pub fn entry(&self, index: usize) -> Option<(&Value, &Value)> {
        let entry = self.entries.get(index)?;
        Some((entry.key.as_ref()?, entry.value.as_ref()?))
    }

    /// Key and value pairs in insertion order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Value, &Value)> {
        self.entries.iter().filter_map(|e| Some((e.key.as_ref()?, e.value.as_ref()?)))
    }

    pub fn bytes(&self) -> usize {
        self.indices.bytes() + self.entries.bytes()
    }

    /// Slots of the index table.
    pub fn slots(&self) -> usize {
        if self.log_size == 0 { 0 } else { 1 << self.log_size }
    }

    /// The number of the present keys, made by `next` if they have none: equal numbers mean equal keys at equal
    /// entries, of the same dict.
    #[inline]
    pub fn version(&self) -> u64 {
        self.version
    }

    pub fn set_version(&mut self, version: u64) {
        self.version = version;
    }

    /// Where to begin looking for a key of this hash.
    #[inline]
    pub fn start(&self, hash: i64) -> Cursor {
        let mask = (1usize << self.log_size) - 1;
        Cursor { slot: hash as usize & mask, perturb: hash as u64 }
    }

    /// Finds a key whose hash is at hand, where a few looks are enough; else none.
    #[inline(always)]
    pub fn find_at_sight(&self, key: &Value) -> Option<Sight> {
        const LOOKS: usize = 4;
        let hash = hash::at_hand(key)?;
        let mut cursor = self.start(hash);
        for _ in 0..LOOKS {
            let index = self.indices.get(cursor.slot);
            if index == EMPTY {
                return Some(Sight::Nowhere(Vacancy { slot: cursor.slot, hash }));
            }
            let index = usize::try_from(index).ok()?;
            let entry = self.entries.get(index)?;
            if entry.key.as_ref()?.is(key) {
                return Some(Sight::At(index));
            }
            if entry.hash == hash {
                let (own, other) = (entry.key.as_ref()?.exact::<Str>()?, key.exact::<Str>()?);
                return own.same(other).then_some(Sight::At(index));
            }
            cursor = self.next(cursor);
        }
        None
    }

    #[inline]
    fn next(&self, cursor: Cursor) -> Cursor {
        let mask = (1usize << self.log_size) - 1;
        let perturb = cursor.perturb >> 5;
        let slot = cursor.slot.wrapping_mul(5).wrapping_add(perturb as usize).wrapping_add(1) & mask;
        Cursor { slot, perturb }
    }

    /// Looks for `key` from `cursor` on.
    #[inline]
    pub fn probe(&self, key: &Value, hash: i64, cursor: Cursor) -> Probe {
        with_slots!(&self.indices, slots => self.probe_slots(slots, key, hash, cursor))
    }

    #[inline(always)]
    fn probe_slots<I: Copy + Into<i64>>(
        &self,
        slots: &[I],
        key: &Value,
        hash: i64,
        mut cursor: Cursor,
    ) -> Probe {
        loop {
            match slots[cursor.slot].into() {
                EMPTY => return Probe::Miss,
                DUMMY => {}
                index => {
                    let index = index as usize;
                    let entry = &self.entries[index];
                    if let Some(candidate) = &entry.key {
                        if candidate.is(key) {
                            return Probe::Hit(index);
                        }
                        if entry.hash == hash {
                            match identical(candidate, key) {
                                Some(true) => return Probe::Hit(index),
                                Some(false) => {}
                                None => return Probe::Compare { index, next: self.next(cursor) },
                            }
                        }
                    }
                }
            }
            cursor = self.next(cursor);
        }
    }

    /// Replaces the value of an entry that a probe hit; the old one is returned.
    #[inline]
    pub fn replace(&mut self, index: usize, value: Value) -> Option<Value> {
        self.entries[index].value.replace(value)
    }

    /// Where the entry of a key goes that was not found, unless the table has to grow for it.
    #[inline(always)]
    pub fn vacant_entry(&mut self, vacancy: Vacancy) -> Option<VacantEntry<'_>> {
        let mut vacancy = vacancy;
        if self.is_full() {
            if self.log_size != 0 || !self.make_first() {
                return None;
            }
            vacancy.slot = self.start(vacancy.hash).slot;
        }
        let Table { indices, entries, used, version, .. } = self;
        Some(VacantEntry { vacancy, room: entries.room()?, indices, used, version })
    }

    /// Makes the first table of a dict, if there is memory. Its answer comes in a register: see `interp::state::further`.
    #[inline(never)]
    fn make_first(&mut self) -> bool {
        self.resize(1 << LOG_MIN).is_ok()
    }

    /// Adds an entry whose key a probe missed.
    pub fn add(&mut self, key: Value, hash: i64, value: Value) -> Result<(), NoMemory> {
        if self.is_full() {
            // CPython's GROWTH_RATE: three times what is in use.
            self.resize((self.len() * 3).max(1 << LOG_MIN))?;
        }
        let vacancy = Vacancy { slot: self.free_slot(hash), hash };
        self.vacant_entry(vacancy).ok_or(NoMemory)?.insert(key, value);
        Ok(())
    }

    #[inline(always)]
    fn is_full(&self) -> bool {
        self.entries.len() + self.trimmed as usize >= usable(self.log_size)
    }

    fn free_slot(&self, hash: i64) -> usize {
        let mut cursor = self.start(hash);
        while self.indices.get(cursor.slot) >= 0 {
            cursor = self.next(cursor);
        }
        cursor.slot
    }

    /// Takes an entry that a probe hit out of the table.
    pub fn remove(&mut self, index: usize) -> Option<(Value, Value)> {
        let hash = self.entries[index].hash;
        let mut cursor = self.start(hash);
        while self.indices.get(cursor.slot) != index as i64 {
            cursor = self.next(cursor);
        }
        self.indices.set(cursor.slot, DUMMY);
        self.used -= 1;
        self.version = 0;
        let entry = &mut self.entries[index];
        Some((entry.key.take()?, entry.value.take()?))
    }

    /// The index of the last entry, for `popitem`.
    pub fn last(&self) -> Option<usize> {
        self.entries.iter().rposition(|e| e.key.is_some())
    }

    /// After `remove` of the last entry: its place can be used again, but not its index slot.
    pub fn trim(&mut self) {
        while self.entries.last().is_some_and(|e| e.key.is_none()) {
            let _ = self.entries.pop();
            self.trimmed = self.trimmed.saturating_add(1);
        }
        self.gone = self.gone.min(u32::try_from(self.entries.len()).unwrap_or(u32::MAX));
    }

    /// The index of the first entry. Taking first entries out one after another costs no more than their number.
    pub fn first(&mut self) -> Option<usize> {
        let deleted = self.entries[self.gone as usize..].iter().take_while(|e| e.key.is_none()).count();
        let first = self.gone as usize + deleted;
        self.gone = u32::try_from(first).unwrap_or(self.gone);
        (first < self.entries.len()).then_some(first)
    }

    /// Moves an entry to the front.
    pub fn move_to_front(&mut self, index: usize) -> Result<(), NoMemory> {
        let Some(first) = self.first().filter(|first| *first != index) else { return Ok(()) };
        if first == 0 {
            let mut moved = Table::new(self.entries.heap());
            moved.reserve(self.len())?;
            let order = std::iter::once(index).chain((0..self.entries.len()).filter(|i| *i != index));
            for entry in order.map(|i| &self.entries[i]) {
                if let (Some(key), Some(value)) = (&entry.key, &entry.value) {
                    moved.add(key.clone(), entry.hash, value.clone())?;
                }
            }
            *self = moved;
            return Ok(());
        }
        let hash = self.entries[index].hash;
        if let Some((key, value)) = self.remove(index) {
            // The slot that was left is found again at the latest, so that none is used up.
            let slot = self.free_slot(hash);
            self.entries[first - 1] = Entry { hash, key: Some(key), value: Some(value) };
            self.indices.set(slot, first as i64 - 1);
            self.gone = u32::try_from(first - 1).unwrap_or(0);
            self.used += 1;
            self.version = 0;
        }
        Ok(())
    }

    /// Makes room for at least `wanted` slots and leaves deleted entries out.
    fn resize(&mut self, wanted: usize) -> Result<(), NoMemory> {
        if self.log_size == 0 && wanted <= 1 << LOG_MIN {
            // The first table of most dicts. Its index slots are there already.
            self.entries = Buf::with_capacity(self.entries.heap(), usable(LOG_MIN))?;
            self.log_size = LOG_MIN;
            return Ok(());
        }
        let mut log_size = LOG_MIN;
        while (1usize << log_size) < wanted {
            log_size += 1;
        }
        if self.used == u32::MAX {
            return Err(NoMemory);
        }
        while usable(log_size) < self.len() + 1 {
            log_size += 1;
        }
        let heap = self.entries.heap();
        let indices = Indices::empty(heap, log_size)?;
        if self.len() == self.entries.len() {
            self.entries.set_capacity(usable(log_size))?;
        } else {
            let mut entries = Buf::with_capacity(heap, usable(log_size))?;
            for entry in self.entries.take().drain() {
                if entry.key.is_some() {
                    entries.push(entry)?;
                }
            }
            self.entries = entries;
        }
        self.indices = indices;
        self.log_size = log_size;
        self.gone = 0;
        self.trimmed = 0;
        self.version = 0;
        for i in 0..self.entries.len() {
            let slot = self.free_slot(self.entries[i].hash);
            self.indices.set(slot, i as i64);
        }
        Ok(())
    }

    /// Makes room for `count` entries in all.
    pub fn reserve(&mut self, count: usize) -> Result<(), NoMemory> {
        if self.log_size != 0
            && usable(self.log_size) >= count + self.entries.len() + self.trimmed as usize - self.len()
        {
            return Ok(());
        }
        // CPython's ESTIMATE_SIZE.
        let wanted = count.checked_mul(3).ok_or(NoMemory)?.div_ceil(2);
        self.resize(wanted)
    }

    /// The entries, leaving the table empty: to be dropped by the caller when nothing borrows the dict.
    pub fn take(&mut self) -> Table {
        let empty = Table::new(self.entries.heap());
        std::mem::replace(self, empty)
    }

    pub fn trace(&self, visit: &mut Visit<'_>) {
        for entry in self.entries.iter() {
            entry.key.iter().for_each(&mut *visit);
            entry.value.iter().for_each(&mut *visit);
        }
    }

    /// The same entries in a new table (`dict.copy`). Deleted ones go along unless they are many: `PyDict_Copy`.
    pub fn copy(&self) -> Result<Table, NoMemory> {
        if self.used > 0 && self.len() >= self.entries.len() * 2 / 3 {
            return self.replica();
        }
        let mut copy = Table::new(self.entries.heap());
        copy.reserve(self.len())?;
        for entry in self.entries.iter() {
            if let (Some(key), Some(value)) = (&entry.key, &entry.value) {
                copy.add(key.clone(), entry.hash, value.clone())?;
            }
        }
        Ok(copy)
    }

    /// A table like this one, entry by entry and slot by slot.
    fn replica(&self) -> Result<Table, NoMemory> {
        let heap = self.entries.heap();
        let indices = self.indices.copy()?;
        let mut entries = Buf::with_capacity(heap, usable(self.log_size))?;
        entries.extend_from_slice(&self.entries)?;
        let Table { log_size, gone, used, trimmed, .. } = *self;
        Ok(Table { indices, entries, log_size, gone, used, trimmed, version: 0 })
    }

    /// The same entries in a new table, if none was deleted and it is not too roomy: what merging into an empty dict
    /// comes to (`dict_merge`).
    pub fn copy_if_dense(&self) -> Result<Option<Table>, NoMemory> {
        let dense = self.used > 0
            && self.len() == self.entries.len()
            && (self.log_size == LOG_MIN || usable(self.log_size - 1) < self.len());
        if dense { self.replica().map(Some) } else { Ok(None) }
    }
}

/// CPython's USABLE_FRACTION: two thirds; none while there is no table.
fn usable(log_size: u32) -> usize {
    (1usize << log_size) * 2 / 3
}
