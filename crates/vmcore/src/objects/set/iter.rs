//! `set_iterator`.

use super::Set;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::{iterator_state, list};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct SetIterator {
    /// None once it is used up.
    set: Option<Ref<Set>>,
    slot: usize,
    /// The set's length when this was made; none once another was seen.
    len: Option<usize>,
    left: usize,
}

impl Trace for SetIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.set.iter().for_each(|set| visit(set.as_value()));
    }
}

impl SetIterator {
    pub fn new(vm: &Vm, set: &Ref<Set>) -> Ref<SetIterator> {
        let len = set.len(vm);
        vm.alloc(SetIterator { set: Some(set.clone()), slot: 0, len: Some(len), left: len })
    }

    /// The next item, where it lies in one of the next few slots and the set has not changed.
    #[inline(always)]
    pub fn quick(vm: &mut Vm, this: &Ref<SetIterator>) -> Option<Value> {
        let iterator = this.get(vm);
        let table = &iterator.set.as_ref()?.get(vm).table;
        if iterator.len != Some(table.len()) {
            return None;
        }
        let slot = (iterator.slot..iterator.slot + 8).find(|slot| table.at(*slot).is_some())?;
        let item = table.at(slot)?.1.clone();
        let iterator = this.get_mut(vm);
        iterator.slot = slot + 1;
        iterator.left = iterator.left.saturating_sub(1);
        Some(item)
    }

    #[inline]
    pub fn advance(vm: &mut Vm, this: &Ref<SetIterator>) -> Res<Option<Value>> {
        let iterator = this.get(vm);
        let Some(set) = &iterator.set else { return Ok(None) };
        let table = &set.get(vm).table;
        if iterator.len != Some(table.len()) {
            this.get_mut(vm).len = None;
            return Err(vm.runtime_error("Set changed size during iteration"));
        }
        let slot = table.next_used(iterator.slot).unwrap_or(table.slots().max(iterator.slot));
        vm.tick((slot - iterator.slot) as u64)?;
        let item = table.at(slot).map(|(_, key)| key.clone());
        let iterator = this.get_mut(vm);
        iterator.slot = slot + 1;
        iterator.left = iterator.left.saturating_sub(1);
        if item.is_none() {
            drop(iterator.set.take());
        }
        Ok(item)
    }
}

iteration!(SetIterator);

#[methods("set_iterator", with(ITERATION))]
impl SetIterator {
    #[py("__length_hint__($self, /)", no_text_signature)]
    fn length_hint(vm: &Vm, this: &Ref<SetIterator>) -> usize {
        let iterator = this.get(vm);
        match &iterator.set {
            Some(set) if iterator.len == Some(set.len(vm)) => iterator.left,
            _ => 0,
        }
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<SetIterator>) -> Res<Value> {
        let SetIterator { set, slot, len, left } = this.get(vm);
        let copy = vm.alloc(SetIterator { set: set.clone(), slot: *slot, len: *len, left: *left });
        let rest = list::new(vm);
        while let Some(item) = SetIterator::advance(vm, &copy)? {
            rest.push(vm, item)?;
        }
        iterator_state::reduce(vm, "iter", |_| Ok((rest.into(), None)))
    }
}
