//! The tuple that an iterator gave last, which it fills anew while nobody else has it: `zip`, `enumerate`, dict items. Its
//! items live until the next step, as in CPython.

use super::Tuple;
use crate::heap::{NoMemory, Visit};
use crate::value::{Ref, Value};
use crate::vm::Vm;

#[derive(Default)]
pub struct LastTuple(Option<Ref<Tuple>>);

impl LastTuple {
    pub fn trace(&self, visit: &mut Visit<'_>) {
        self.0.iter().for_each(|tuple| visit(tuple.as_value()));
    }

    /// A tuple of these items.
    pub fn give<const N: usize>(&mut self, vm: &Vm, items: [Value; N]) -> Result<Ref<Tuple>, NoMemory> {
        if let Some(tuple) = &mut self.0 {
            if let Some(old) = tuple.items_in_place().filter(|old| old.len() == N) {
                old.iter_mut().zip(items).for_each(|(old, item)| *old = item);
                return Ok(tuple.clone());
            }
            return super::from_iter(vm, items.into_iter());
        }
        let tuple = super::from_iter(vm, items.into_iter())?;
        self.0 = Some(tuple.clone());
        Ok(tuple)
    }

    /// The items are taken apart at once: their tuple is nobody's but the iterator's.
    #[inline]
    pub fn keep<const N: usize>(&mut self, vm: &Vm, items: &[Value; N]) -> Result<(), NoMemory> {
        match &mut self.0 {
            Some(tuple) => {
                if let Some(old) = tuple.items_in_place().filter(|old| old.len() == N) {
                    old.iter_mut().zip(items).for_each(|(old, item)| *old = item.clone());
                }
            }
            None => self.0 = Some(super::from_iter(vm, items.iter().cloned())?),
        }
        Ok(())
    }
}
