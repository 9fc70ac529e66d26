//! `dict`.

pub(crate) mod compare;
pub mod iter;
mod methods;
pub mod table;
mod update;
pub mod views;

use crate::heap::{NoMemory, Trace, Visit};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::tuple;
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};
use table::{Probe, Table};
pub use update::{merge_keywords, update_display};

pub struct Dict {
    pub table: Table,
    /// A defaultdict's; it fits in where cells have room anyway.
    pub default_factory: Option<Value>,
}

impl Trace for Dict {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.table.trace(visit);
        self.default_factory.iter().for_each(visit);
    }
    fn bytes(&self) -> usize {
        self.table.bytes()
    }
}

/// What of the entries a view or an iterator shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Keys,
    Values,
    Items,
}

impl Part {
    /// This part of an entry.
    #[inline]
    fn of(self, vm: &Vm, key: &Value, value: &Value) -> Res<Value> {
        Ok(match self {
            Part::Keys => key.clone(),
            Part::Values => value.clone(),
            Part::Items => tuple::pair(vm, key.clone(), value.clone())?.into(),
        })
    }
}

/// A new empty dict.
pub fn new(vm: &Vm) -> Ref<Dict> {
    from_table(vm, Table::new(vm.heap()))
}

/// A dict of these entries.
pub fn from_table(vm: &Vm, table: Table) -> Ref<Dict> {
    vm.alloc(Dict { table, default_factory: None })
}

/// Where a key is, or its hash.
pub enum Found {
    At(usize),
    Nowhere,
}

impl Ref<Dict> {
    pub fn len(&self, vm: &Vm) -> usize {
        self.get(vm).table.len()
    }

    pub fn is_empty(&self, vm: &Vm) -> bool {
        self.len(vm) == 0
    }

    /// Finds `key`, running `==` where it must. A dict that changes under a comparison is searched anew.
    pub fn find(&self, vm: &mut Vm, key: &Value, hash: i64) -> Res<Found> {
        let mut cursor = self.get(vm).table.start(hash);
        loop {
            match self.get(vm).table.probe(key, hash, cursor) {
                Probe::Hit(index) => return Ok(Found::At(index)),
                Probe::Miss => return Ok(Found::Nowhere),
                Probe::Compare { index, next } => {
                    let Some((candidate, _)) = self.get(vm).table.entry(index) else {
                        return Ok(Found::Nowhere);
                    };
                    let candidate = candidate.clone();
                    let slots = self.get(vm).table.slots();
                    let equal = ops::equal(vm, &candidate, key)?;
                    let table = &self.get(vm).table;
                    let unchanged =
                        table.slots() == slots && table.entry(index).is_some_and(|(k, _)| k.is(&candidate));
                    cursor = match (unchanged, equal) {
                        (true, true) => return Ok(Found::At(index)),
                        (true, false) => next,
                        (false, _) => table.start(hash),
                    };
                }
            }
        }
    }

    /// Finds a key whose hash and comparisons run no Python code; none where they might.
    #[inline]
    pub fn find_quick(&self, vm: &Vm, key: &Value) -> Option<Found> {
        self.find_hashed_quick(vm, key, ops::hash::quick(vm, key)?)
    }

    /// As [`find_quick`](Ref::find_quick), for a key whose hash is known.
    #[inline]
    pub fn find_hashed_quick(&self, vm: &Vm, key: &Value, hash: i64) -> Option<Found> {
        let table = &self.get(vm).table;
        let mut cursor = table.start(hash);
        loop {
            match table.probe(key, hash, cursor) {
                Probe::Hit(index) => return Some(Found::At(index)),
                Probe::Miss => return Some(Found::Nowhere),
                Probe::Compare { index, next } => {
                    match ops::compare::quick_equal(vm, table.entry(index)?.0, key)? {
                        true => return Some(Found::At(index)),
                        false => cursor = next,
                    }
                }
            }
        }
    }

    /// `self[key]`, or none.
    pub fn get_item(&self, vm: &mut Vm, key: &Value) -> Res<Option<Value>> {
        let hash = ops::hash(vm, key)?;
        self.get_hashed(vm, key, hash)
    }

    pub fn get_hashed(&self, vm: &mut Vm, key: &Value, hash: i64) -> Res<Option<Value>> {
        match self.find(vm, key, hash)? {
            Found::At(index) => Ok(self.get(vm).table.value_at(index).cloned()),
            Found::Nowhere => Ok(None),
        }
    }

    pub fn contains(&self, vm: &mut Vm, key: &Value) -> Res<bool> {
        let hash = ops::hash(vm, key)?;
        Ok(matches!(self.find(vm, key, hash)?, Found::At(_)))
    }

    /// The entry at `index` of the table: hash, key and value; none if it was deleted or is not there.
    pub fn entry(&self, vm: &Vm, index: usize) -> Option<(i64, Value, Value)> {
        let entry = self.get(vm).table.entries().get(index)?;
        Some((entry.hash, entry.key.clone()?, entry.value.clone()?))
    }

    /// `self[key] = value`
    pub fn set_item(&self, vm: &mut Vm, key: &Value, value: Value) -> Res<()> {
        let hash = ops::hash(vm, key)?;
        self.set_hashed(vm, key, hash, value)
    }

    pub fn set_hashed(&self, vm: &mut Vm, key: &Value, hash: i64, value: Value) -> Res<()> {
        match self.find(vm, key, hash)? {
            Found::At(index) => drop(self.get_mut(vm).table.replace(index, value)),
            Found::Nowhere => self.get_mut(vm).table.add(key.clone(), hash, value)?,
        }
        Ok(())
    }

    /// `self[key] = value` for every key of `iterable`, the hashes taken from where they are known.
    pub fn fill(&self, vm: &mut Vm, iterable: &Value, value: &Value) -> Res<()> {
        if let Some(dict) = iterable.exact::<Dict>() {
            let mut index = 0;
            while index < dict.get(vm).table.entries().len() {
                vm.tick(1)?;
                if let Some((hash, key, _)) = dict.entry(vm, index) {
                    self.set_hashed(vm, &key, hash, value.clone())?;
                }
                index += 1;
            }
            return Ok(());
        }
        let class = class_of(vm, iterable);
        if let Some(set) = iterable.downcast::<Set>()
            && (class.is(&vm.types().set) || class.is(&vm.types().frozenset))
        {
            set.each(vm, |vm, key, hash| self.set_hashed(vm, key, hash, value.clone()).map(|()| true))?;
            return Ok(());
        }
        ops::iter::for_each(vm, iterable, |vm, key| self.set_item(vm, &key, value.clone()))
    }

    /// Takes `key` out; none if it is not in.
    pub fn remove(&self, vm: &mut Vm, key: &Value) -> Res<Option<Value>> {
        let hash = ops::hash(vm, key)?;
        match self.find(vm, key, hash)? {
            Found::At(index) => Ok(self.get_mut(vm).table.remove(index).map(|(_, value)| value)),
            Found::Nowhere => Ok(None),
        }
    }

    // ---- Keys that are strings, in dicts where a stranger's `==` cannot matter: namespaces -------------------------------

    /// The value under a name. A key that is no str is taken to be unequal.
    pub fn get_str(&self, vm: &Vm, name: &Ref<Str>) -> Option<Value> {
        self.index_of_str(vm, name).and_then(|index| self.get(vm).table.value_at(index).cloned())
    }

    /// The entry's index under a name.
    pub fn index_of_str(&self, vm: &Vm, name: &Ref<Str>) -> Option<usize> {
        let hash = name.hash(vm);
        let table = &self.get(vm).table;
        let mut cursor = table.start(hash);
        loop {
            match table.probe(name.as_value(), hash, cursor) {
                Probe::Hit(index) => return Some(index),
                Probe::Miss => return None,
                Probe::Compare { next, .. } => cursor = next,
            }
        }
    }

    pub fn set_str(&self, vm: &mut Vm, name: &Ref<Str>, value: Value) -> Result<(), NoMemory> {
        match self.index_of_str(vm, name) {
            Some(index) => drop(self.get_mut(vm).table.replace(index, value)),
            None => {
                let hash = name.hash(vm);
                self.get_mut(vm).table.add(name.to_value(), hash, value)?;
            }
        }
        Ok(())
    }

    pub fn remove_str(&self, vm: &mut Vm, name: &Ref<Str>) -> Option<Value> {
        let index = self.index_of_str(vm, name)?;
        self.get_mut(vm).table.remove(index).map(|(_, value)| value)
    }

    /// The version of the keys, for inline caches.
    pub(crate) fn keys_version(&self, vm: &mut Vm) -> u64 {
        match self.get(vm).table.version() {
            0 => {
                let version = vm.interp().next_keys_version.get();
                vm.interp().next_keys_version.set(version + 1);
                self.get_mut(vm).table.set_version(version);
                version
            }
            version => version,
        }
    }
}
