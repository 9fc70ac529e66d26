//! `set` and `frozenset`.

mod algebra;
pub mod compare;
mod frozen;
pub mod iter;
mod methods;
pub mod table;
mod whole;

use std::cell::Cell;

pub use frozen::FrozenSet;
use table::{Probe, SetTable};

use super::attrs;
use super::types::{Flags, Type};
use crate::heap::{Trace, Visit};
use crate::ops::{self, BinaryOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A set, or a frozenset if it is `frozen`.
pub struct Set {
    pub table: SetTable,
    pub frozen: bool,
    /// A frozenset's hash, once somebody has asked.
    pub(crate) hash: Cell<Option<i64>>,
}

impl Trace for Set {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.table.trace(visit);
    }
    fn bytes(&self) -> usize {
        self.table.bytes()
    }
}

/// A new empty set.
pub fn new(vm: &Vm) -> Ref<Set> {
    vm.alloc(Set { table: SetTable::new(vm.heap()), frozen: false, hash: Cell::new(None) })
}

/// A new empty set of `class`: set, frozenset or a class below them.
pub fn of_class(vm: &Vm, class: &Ref<Type>) -> Ref<Set> {
    let (table, frozen) = (SetTable::new(vm.heap()), class.is_subtype(vm, &vm.types().frozenset));
    if class.flags(vm).contains(Flags::BUILTIN) {
        return holding(vm, table, frozen);
    }
    attrs::new_instance(vm, class, Set { table, frozen, hash: Cell::new(None) })
}

/// A new set, or frozenset, with these items.
fn holding(vm: &Vm, table: SetTable, frozen: bool) -> Ref<Set> {
    let class = if frozen { &vm.types().frozenset } else { &vm.types().set };
    vm.alloc_as(class, Set { table, frozen, hash: Cell::new(None) })
}

/// `a op b` of two sets of exactly the builtin types; none for anything else.
pub fn operate(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Option<Res<Value>> {
    let (set, _) = (a.exact::<Set>()?, b.exact::<Set>()?);
    let made = match op {
        BinaryOp::And => set.intersection(vm, b),
        BinaryOp::Or => set.union(vm, b),
        BinaryOp::Subtract => set.difference(vm, b),
        BinaryOp::Xor => set.symmetric_difference(vm, b),
        _ => return None,
    };
    Some(made.map(Into::into))
}

/// `set.add(value)`
pub fn add(vm: &mut Vm, set: &Ref<Set>, value: &Value) -> Res<()> {
    if set.add_quick(vm, value).is_some() {
        return Ok(());
    }
    let hash = ops::hash(vm, value)?;
    set.add_hashed(vm, value, hash)
}

/// `set.update(iterable)`
pub fn update(vm: &mut Vm, set: &Ref<Set>, iterable: &Value) -> Res<()> {
    set.update(vm, iterable)
}

impl Ref<Set> {
    pub fn len(&self, vm: &Vm) -> usize {
        self.get(vm).table.len()
    }

    pub fn is_empty(&self, vm: &Vm) -> bool {
        self.len(vm) == 0
    }

    /// Whether a key is in whose hash and comparisons run no Python code; none where they might.
    #[inline]
    pub fn contains_quick(&self, vm: &Vm, key: &Value) -> Option<bool> {
        let hash = ops::hash::quick(vm, key)?;
        self.get(vm).table.has(vm, key, hash)
    }

    /// Adds a key whose hash and comparisons run no Python code; none, and nothing is done, where they might or memory runs
    /// out.
    #[inline]
    pub fn add_quick(&self, vm: &mut Vm, key: &Value) -> Option<()> {
        let hash = ops::hash::quick(vm, key)?;
        if self.get_mut(vm).table.insert(key, hash).ok()? { Some(()) } else { None }
    }

    /// The slot that `key` is in, running `==` where it must. A set that changes under a comparison is searched anew.
    pub fn find(&self, vm: &mut Vm, key: &Value, hash: i64) -> Res<Option<usize>> {
        let mut cursor = self.get(vm).table.start(hash);
        loop {
            match self.get(vm).table.probe(key, hash, cursor) {
                Probe::Hit(index) => return Ok(Some(index)),
                Probe::Miss => return Ok(None),
                Probe::Compare { index, next } => {
                    let Some((_, candidate)) = self.get(vm).table.at(index) else { return Ok(None) };
                    let candidate = candidate.clone();
                    let slots = self.get(vm).table.slots();
                    let equal = ops::equal(vm, &candidate, key)?;
                    let table = &self.get(vm).table;
                    let unchanged =
                        table.slots() == slots && table.at(index).is_some_and(|(_, k)| k.is(&candidate));
                    cursor = match (unchanged, equal) {
                        (true, true) => return Ok(Some(index)),
                        (true, false) => next,
                        (false, _) => table.start(hash),
                    };
                }
            }
        }
    }

    pub fn add_hashed(&self, vm: &mut Vm, key: &Value, hash: i64) -> Res<()> {
        let known = self.get_mut(vm).table.insert(key, hash)?;
        if !known && self.find(vm, key, hash)?.is_none() {
            self.get_mut(vm).table.add(key, hash)?;
        }
        Ok(())
    }

    /// Takes `key` out; whether it was in.
    pub fn discard_hashed(&self, vm: &mut Vm, key: &Value, hash: i64) -> Res<bool> {
        match self.find(vm, key, hash)? {
            Some(index) => {
                let key = self.get_mut(vm).table.remove(index);
                drop(key);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    pub fn contains_hashed(&self, vm: &mut Vm, key: &Value, hash: i64) -> Res<bool> {
        Ok(self.find(vm, key, hash)?.is_some())
    }

    /// `key in self`: a set is looked for as the frozenset with its items.
    pub fn contains(&self, vm: &mut Vm, key: &Value) -> Res<bool> {
        let hash = hash_of_key(vm, key)?;
        self.contains_hashed(vm, key, hash)
    }

    /// The key in slot `index` with its hash.
    pub fn at(&self, vm: &Vm, index: usize) -> Option<(i64, Value)> {
        self.get(vm).table.at(index).map(|(hash, key)| (hash, key.clone()))
    }

    /// Calls `f` with every key and its hash, until it answers false. Slots are read one by one: the set may change.
    pub fn each(&self, vm: &mut Vm, f: impl FnMut(&mut Vm, &Value, i64) -> Res<bool>) -> Res<bool> {
        self.each_from(vm, 0, f)
    }

    /// As [`each`](Ref::each), from slot `start` on.
    fn each_from(
        &self,
        vm: &mut Vm,
        mut start: usize,
        mut f: impl FnMut(&mut Vm, &Value, i64) -> Res<bool>,
    ) -> Res<bool> {
        while let Some(index) = self.get(vm).table.next_used(start) {
            vm.tick((index - start) as u64)?;
            if let Some((hash, key)) = self.at(vm, index)
                && !f(vm, &key, hash)?
            {
                return Ok(false);
            }
            start = index + 1;
        }
        Ok(true)
    }

    /// The hash of the items, in whatever order.
    pub fn content_hash(&self, vm: &Vm) -> i64 {
        let set = self.get(vm);
        match set.hash.get() {
            Some(hash) => hash,
            None => {
                let hash = text::hash::hash_frozenset(set.table.iter().map(|(hash, _)| hash));
                if set.frozen {
                    set.hash.set(Some(hash));
                }
                hash
            }
        }
    }
}

/// The hash under which `key` would be in a set. A set, which has none, is looked up by that of its items.
pub fn hash_of_key(vm: &mut Vm, key: &Value) -> Res<i64> {
    match ops::hash(vm, key) {
        Ok(hash) => Ok(hash),
        Err(raised) => match key.downcast::<Set>().filter(|set| !set.get(vm).frozen) {
            Some(set) => {
                ops::raise::catch(vm, raised, &vm.types().type_error)?;
                Ok(set.content_hash(vm))
            }
            None => Err(raised),
        },
    }
}
