//! Operations on whole tables, as far as no comparison of keys runs Python code. Where one might they answer none, having
//! changed nothing but what they say.

use super::table::{Probe, SetTable};
use crate::heap::NoMemory;
use crate::ops::compare::quick_equal;
use crate::ops::hash;
use crate::value::Value;
use crate::vm::Vm;

impl SetTable {
    /// Whether a key is in.
    #[inline]
    pub fn has(&self, vm: &Vm, key: &Value, hash: i64) -> Option<bool> {
        let mut cursor = self.start(hash);
        loop {
            match self.probe(key, hash, cursor) {
                Probe::Hit(_) => return Some(true),
                Probe::Miss => return Some(false),
                Probe::Compare { index, next } => match quick_equal(vm, self.at(index)?.1, key)? {
                    true => return Some(true),
                    false => cursor = next,
                },
            }
        }
    }

    /// Whether all keys are in `other`, or all of them are not.
    pub fn all_in(&self, vm: &Vm, other: &SetTable, expected: bool) -> Option<bool> {
        for (hash, key) in self.iter() {
            if other.has(vm, key, hash)? != expected {
                return Some(false);
            }
        }
        Some(true)
    }

    /// The keys that are in `other`, or those that are not.
    pub fn those_in(&self, vm: &Vm, other: &SetTable, expected: bool) -> Option<Result<SetTable, NoMemory>> {
        let mut found = SetTable::new(self.heap());
        for (hash, key) in self.iter() {
            if other.has(vm, key, hash)? == expected
                && let Err(refused) = found.add(key, hash)
            {
                return Some(Err(refused));
            }
        }
        Some(Ok(found))
    }

    /// Adds items up to the one whose number is returned: its hash or a comparison with it may run Python code, or there are
    /// no more.
    pub fn add_items(&mut self, vm: &Vm, items: &[Value]) -> Result<usize, NoMemory> {
        for (number, item) in items.iter().enumerate() {
            match hash::quick(vm, item) {
                Some(hash) if self.insert(item, hash)? => {}
                _ => return Ok(number),
            }
        }
        Ok(items.len())
    }

    /// Takes out the keys of `other` that are in, and adds those that are not, up to the slot that is returned: as for
    /// [`SetTable::add_all`].
    pub fn toggle_all(&mut self, other: &SetTable) -> Result<usize, NoMemory> {
        for slot in 0..other.slots() {
            let Some((hash, key)) = other.at(slot) else { continue };
            match self.probe(key, hash, self.start(hash)) {
                Probe::Hit(index) => drop(self.remove(index)),
                Probe::Miss => self.add(key, hash)?,
                Probe::Compare { .. } => return Ok(slot),
            }
        }
        Ok(other.slots())
    }

    /// Adds the keys of `other` up to the slot that is returned: its key must be compared first, or there are no more.
    pub fn add_all(&mut self, other: &SetTable) -> Result<usize, NoMemory> {
        for slot in 0..other.slots() {
            if let Some((hash, key)) = other.at(slot)
                && !self.insert(key, hash)?
            {
                return Ok(slot);
            }
        }
        Ok(other.slots())
    }
}
