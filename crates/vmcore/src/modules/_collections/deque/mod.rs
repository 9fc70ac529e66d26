//! `deque`.

pub(crate) mod iter;
mod methods;
pub(crate) mod ring;

use crate::heap::{NoMemory, Trace, Visit};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};
use ring::Ring;

pub struct Deque {
    ring: Ring,
    maxlen: Option<usize>,
    /// Changes with every change of the items' number or places.
    state: u64,
}

impl Trace for Deque {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.ring.trace(visit);
    }

    fn bytes(&self) -> usize {
        self.ring.bytes()
    }
}

impl Ref<Deque> {
    pub fn len(&self, vm: &Vm) -> usize {
        self.get(vm).ring.len()
    }

    pub(crate) fn item(&self, vm: &Vm, index: usize) -> Option<Value> {
        self.get(vm).ring.get(index).cloned()
    }

    /// Appends at the right end; what no longer fits goes at the left one.
    fn push_back(&self, vm: &mut Vm, item: Value) -> Result<(), NoMemory> {
        let deque = self.get_mut(vm);
        deque.state += 1;
        deque.ring.push_back(item)?;
        let too_many = deque.maxlen.is_some_and(|most| deque.ring.len() > most);
        let old = if too_many { deque.ring.pop_front() } else { None };
        drop(old);
        Ok(())
    }

    fn push_front(&self, vm: &mut Vm, item: Value) -> Result<(), NoMemory> {
        let deque = self.get_mut(vm);
        deque.state += 1;
        deque.ring.push_front(item)?;
        let too_many = deque.maxlen.is_some_and(|most| deque.ring.len() > most);
        let old = if too_many { deque.ring.pop_back() } else { None };
        drop(old);
        Ok(())
    }

    fn clear(&self, vm: &mut Vm) {
        let deque = self.get_mut(vm);
        deque.state += 1;
        let old = deque.ring.take();
        drop(old);
    }

    /// Calls `f` with each item of `iterable`, which may be the deque itself.
    fn each_of(
        &self,
        vm: &mut Vm,
        iterable: &Value,
        mut f: impl FnMut(&mut Vm, Value) -> Result<(), NoMemory>,
    ) -> Res<()> {
        if iterable.is(self.as_value()) {
            let items = crate::objects::list::from_iterable(vm, iterable)?;
            return ops::iter::for_each(vm, items.as_value(), |vm, item| Ok(f(vm, item)?));
        }
        ops::iter::for_each(vm, iterable, |vm, item| Ok(f(vm, item)?))
    }

    fn extend(&self, vm: &mut Vm, iterable: &Value) -> Res<()> {
        let this = self.clone();
        self.each_of(vm, iterable, |vm, item| this.push_back(vm, item))
    }

    /// The index of the first item equal to `item` from `start` on and before `stop`.
    fn position(&self, vm: &mut Vm, item: &Value, start: usize, stop: usize) -> Res<Option<usize>> {
        let state = self.get(vm).state;
        for index in start..stop.min(self.len(vm)) {
            vm.tick(1)?;
            let Some(candidate) = self.item(vm, index) else { break };
            let equal = ops::equal(vm, &candidate, item)?;
            if self.get(vm).state != state {
                return Err(vm.runtime_error("deque mutated during iteration"));
            }
            if equal {
                return Ok(Some(index));
            }
        }
        Ok(None)
    }

    /// Takes out the item at `index`, which is less than `len`.
    fn remove_at(&self, vm: &mut Vm, index: usize) -> Option<Value> {
        let deque = self.get_mut(vm);
        deque.state += 1;
        deque.ring.rotate(-(index as i64));
        let item = deque.ring.pop_front();
        deque.ring.rotate(index as i64);
        item
    }
}
