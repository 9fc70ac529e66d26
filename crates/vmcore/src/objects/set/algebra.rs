//! Union, intersection, differences: which set is gone through and which is asked is as in CPython's `setobject.c`, as
//! programs can see it in the order of items and of comparisons.

use super::Set;
use super::table::SetTable;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What a list or a tuple holds now; none of anything else.
fn items_of<'a>(vm: &'a Vm, iterable: &'a Value) -> Option<&'a [Value]> {
    match iterable.exact::<List>() {
        Some(list) => Some(&list.get(vm).items),
        None => iterable.exact::<Tuple>().map(|tuple| tuple.items()),
    }
}

impl Ref<Set> {
    /// A new set of the same builtin class, with the items of `iterable`.
    pub(super) fn like(&self, vm: &mut Vm, iterable: Option<&Value>) -> Res<Ref<Set>> {
        let made = self.holding(vm, SetTable::new(vm.heap()));
        if let Some(iterable) = iterable {
            made.update(vm, iterable)?;
        }
        Ok(made)
    }

    /// A new set of the same builtin class, with these items.
    fn holding(&self, vm: &Vm, table: SetTable) -> Ref<Set> {
        super::holding(vm, table, self.get(vm).frozen)
    }

    /// `self | iterable`
    pub fn union(&self, vm: &mut Vm, iterable: &Value) -> Res<Ref<Set>> {
        let made = self.copy(vm)?;
        if !self.as_value().is(iterable) {
            made.update(vm, iterable)?;
        }
        Ok(made)
    }

    /// A set of its own with the same items.
    pub fn copy(&self, vm: &mut Vm) -> Res<Ref<Set>> {
        self.like(vm, Some(self.as_value()))
    }

    /// `self |= iterable`
    pub fn update(&self, vm: &mut Vm, iterable: &Value) -> Res<()> {
        if let Some(other) = iterable.downcast::<Set>() {
            return self.merge(vm, other);
        }
        if let Some(dict) = iterable.exact::<Dict>() {
            let count = dict.len(vm);
            self.get_mut(vm).table.reserve(count)?;
            let mut index = 0;
            while index < dict.get(vm).table.entries().len() {
                vm.tick(1)?;
                if let Some((hash, key, _)) = dict.entry(vm, index) {
                    self.add_hashed(vm, &key, hash)?;
                }
                index += 1;
            }
            return Ok(());
        }
        if items_of(vm, iterable).is_some() {
            return self.add_items(vm, iterable);
        }
        ops::iter::for_each(vm, iterable, |vm, key| super::add(vm, self, &key))
    }

    /// Adds the [items](items_of) of a list or tuple.
    fn add_items(&self, vm: &mut Vm, iterable: &Value) -> Res<()> {
        vm.tick(items_of(vm, iterable).map_or(0, <[Value]>::len) as u64)?;
        // No Python code runs while the table is elsewhere.
        let mut table = self.get_mut(vm).table.take();
        let added = table.add_items(vm, items_of(vm, iterable).unwrap_or_default());
        self.get_mut(vm).table = table;
        let mut index = added?;
        while let Some(item) = items_of(vm, iterable).and_then(|items| items.get(index)).cloned() {
            vm.tick(1)?;
            super::add(vm, self, &item)?;
            index += 1;
        }
        Ok(())
    }

    fn merge(&self, vm: &mut Vm, other: &Ref<Set>) -> Res<()> {
        if self.is(other) || other.is_empty(vm) {
            return Ok(());
        }
        vm.tick(other.len(vm) as u64)?;
        if self.get(vm).table.is_pristine() {
            let mut table = super::table::SetTable::new(vm.heap());
            table.fill_from(&other.get(vm).table)?;
            let old = self.get_mut(vm).table.replace(table);
            drop(old);
            return Ok(());
        }
        let count = other.len(vm);
        self.get_mut(vm).table.reserve(count)?;
        // No Python code runs while the table is elsewhere.
        let mut table = self.get_mut(vm).table.take();
        let added = table.add_all(&other.get(vm).table);
        self.get_mut(vm).table = table;
        other.each_from(vm, added?, |vm, key, hash| self.add_hashed(vm, key, hash).map(|()| true))?;
        Ok(())
    }

    /// `self & iterable`
    pub fn intersection(&self, vm: &mut Vm, iterable: &Value) -> Res<Ref<Set>> {
        if self.as_value().is(iterable) {
            return self.copy(vm);
        }
        if let Some(other) = iterable.downcast::<Set>() {
            let (asked, walked) = if other.len(vm) > self.len(vm) { (other, self) } else { (self, other) };
            if let Some(found) = walked.those_in(vm, asked, true)? {
                return Ok(self.holding(vm, found));
            }
            let made = self.like(vm, None)?;
            walked.each(vm, |vm, key, hash| {
                if asked.contains_hashed(vm, key, hash)? {
                    made.add_hashed(vm, key, hash)?;
                }
                Ok(true)
            })?;
            return Ok(made);
        }
        let made = self.like(vm, None)?;
        ops::iter::for_each(vm, iterable, |vm, key| {
            let hash = ops::hash(vm, &key)?;
            if self.contains_hashed(vm, &key, hash)? {
                made.add_hashed(vm, &key, hash)?;
            }
            Ok(())
        })?;
        Ok(made)
    }

    /// The keys that are in `other`, or those that are not; none where a comparison might run Python code.
    fn those_in(&self, vm: &Vm, other: &Ref<Set>, expected: bool) -> Res<Option<SetTable>> {
        let table = &self.get(vm).table;
        vm.tick(table.slots() as u64)?;
        Ok(table.those_in(vm, &other.get(vm).table, expected).transpose()?)
    }

    /// Whether all keys are in `other`, or all of them are not; none where a comparison might run Python code.
    fn all_in(&self, vm: &Vm, other: &Ref<Set>, expected: bool) -> Res<Option<bool>> {
        let table = &self.get(vm).table;
        vm.tick(table.slots() as u64)?;
        Ok(table.all_in(vm, &other.get(vm).table, expected))
    }

    /// `self - iterable`
    pub fn difference(&self, vm: &mut Vm, iterable: &Value) -> Res<Ref<Set>> {
        let other_len = match (iterable.downcast::<Set>(), iterable.exact::<Dict>()) {
            (Some(set), _) => Some(set.len(vm)),
            (_, Some(dict)) => Some(dict.len(vm)),
            _ => None,
        };
        if other_len.is_none_or(|len| self.len(vm) >> 2 > len) {
            let made = self.like(vm, Some(self.as_value()))?;
            made.difference_update(vm, iterable)?;
            return Ok(made);
        }
        if let Some(other) = iterable.downcast::<Set>()
            && let Some(found) = self.those_in(vm, other, false)?
        {
            return Ok(self.holding(vm, found));
        }
        let made = self.like(vm, None)?;
        self.each(vm, |vm, key, hash| {
            let found = match (iterable.downcast::<Set>(), iterable.exact::<Dict>()) {
                (Some(set), _) => set.contains_hashed(vm, key, hash)?,
                (_, Some(dict)) => dict.get_hashed(vm, key, hash)?.is_some(),
                _ => false,
            };
            if !found {
                made.add_hashed(vm, key, hash)?;
            }
            Ok(true)
        })?;
        Ok(made)
    }

    /// `self -= iterable`
    pub fn difference_update(&self, vm: &mut Vm, iterable: &Value) -> Res<()> {
        if self.as_value().is(iterable) {
            let old = self.get_mut(vm).table.take();
            drop(old);
            return Ok(());
        }
        if let Some(other) = iterable.downcast::<Set>() {
            let common;
            let walked = if other.len(vm) >> 3 > self.len(vm) {
                common = self.intersection(vm, iterable)?;
                &common
            } else {
                other
            };
            walked.each(vm, |vm, key, hash| self.discard_hashed(vm, key, hash).map(|_| true))?;
        } else {
            ops::iter::for_each(vm, iterable, |vm, key| {
                let hash = ops::hash(vm, &key)?;
                self.discard_hashed(vm, &key, hash).map(drop)
            })?;
        }
        Ok(self.get_mut(vm).table.tidy()?)
    }

    /// `self ^= iterable`
    pub fn symmetric_difference_update(&self, vm: &mut Vm, iterable: &Value) -> Res<()> {
        if self.as_value().is(iterable) {
            let old = self.get_mut(vm).table.take();
            drop(old);
            return Ok(());
        }
        let toggle = |vm: &mut Vm, key: &Value, hash: i64| -> Res<bool> {
            if !self.discard_hashed(vm, key, hash)? {
                self.add_hashed(vm, key, hash)?;
            }
            Ok(true)
        };
        if let Some(dict) = iterable.exact::<Dict>() {
            let mut index = 0;
            while index < dict.get(vm).table.entries().len() {
                vm.tick(1)?;
                if let Some((hash, key, _)) = dict.entry(vm, index) {
                    toggle(vm, &key, hash)?;
                }
                index += 1;
            }
            return Ok(());
        }
        let other = match iterable.downcast::<Set>() {
            Some(other) => other.clone(),
            None => self.like(vm, Some(iterable))?,
        };
        vm.tick(other.get(vm).table.slots() as u64)?;
        // As in `add_items`.
        let mut table = self.get_mut(vm).table.take();
        let toggled = table.toggle_all(&other.get(vm).table);
        self.get_mut(vm).table = table;
        other.each_from(vm, toggled?, toggle)?;
        Ok(())
    }

    /// `self ^ iterable`
    pub fn symmetric_difference(&self, vm: &mut Vm, iterable: &Value) -> Res<Ref<Set>> {
        let made = self.like(vm, Some(iterable))?;
        made.symmetric_difference_update(vm, self.as_value())?;
        Ok(made)
    }

    pub fn is_disjoint(&self, vm: &mut Vm, iterable: &Value) -> Res<bool> {
        if self.as_value().is(iterable) {
            return Ok(self.is_empty(vm));
        }
        if let Some(other) = iterable.downcast::<Set>() {
            let (asked, walked) = if other.len(vm) > self.len(vm) { (other, self) } else { (self, other) };
            if let Some(answer) = walked.all_in(vm, asked, false)? {
                return Ok(answer);
            }
            return walked.each(vm, |vm, key, hash| Ok(!asked.contains_hashed(vm, key, hash)?));
        }
        let common = ops::iter::try_for_each(vm, iterable, |vm, key| {
            let hash = ops::hash(vm, &key)?;
            Ok(match self.contains_hashed(vm, &key, hash)? {
                true => std::ops::ControlFlow::Break(()),
                false => std::ops::ControlFlow::Continue(()),
            })
        })?;
        Ok(common.is_none())
    }

    pub fn is_subset(&self, vm: &mut Vm, iterable: &Value) -> Res<bool> {
        let Some(other) = iterable.downcast::<Set>() else {
            let common = self.intersection(vm, iterable)?;
            return Ok(common.len(vm) == self.len(vm));
        };
        self.is_subset_of(vm, other)
    }

    /// `self <= other`
    pub fn is_subset_of(&self, vm: &mut Vm, other: &Ref<Set>) -> Res<bool> {
        if self.len(vm) > other.len(vm) {
            return Ok(false);
        }
        if let Some(answer) = self.all_in(vm, other, true)? {
            return Ok(answer);
        }
        self.each(vm, |vm, key, hash| other.contains_hashed(vm, key, hash))
    }

    pub fn is_superset(&self, vm: &mut Vm, iterable: &Value) -> Res<bool> {
        if let Some(other) = iterable.downcast::<Set>() {
            return other.is_subset_of(vm, self);
        }
        let missing = ops::iter::try_for_each(vm, iterable, |vm, key| {
            let hash = ops::hash(vm, &key)?;
            Ok(match self.contains_hashed(vm, &key, hash)? {
                true => std::ops::ControlFlow::Continue(()),
                false => std::ops::ControlFlow::Break(()),
            })
        })?;
        Ok(missing.is_none())
    }

    /// Makes the items of `other` this set's own: what `other` was is lost.
    pub(super) fn become_set(&self, vm: &mut Vm, other: &Ref<Set>) {
        let table = other.get_mut(vm).table.take();
        let old = self.get_mut(vm).table.replace(table);
        drop(old);
    }
}
