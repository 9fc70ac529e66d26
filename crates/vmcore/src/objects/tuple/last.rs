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
    pub fn give(&mut self, vm: &Vm, [first, second]: [Value; 2]) -> Result<Ref<Tuple>, NoMemory> {
        if let Some(tuple) = &mut self.0 {
            if let Some([old_first, old_second]) = tuple.items_in_place() {
                (*old_first, *old_second) = (first, second);
                return Ok(tuple.clone());
            }
            return super::pair(vm, first, second);
        }
        let tuple = super::pair(vm, first, second)?;
        self.0 = Some(tuple.clone());
        Ok(tuple)
    }

    /// The items are taken apart at once: their tuple is nobody's but the iterator's. False where there is no tuple yet.
    #[inline(always)]
    pub fn keep(&mut self, [first, second]: &[Value; 2]) -> bool {
        let Some(tuple) = &mut self.0 else { return false };
        if let Some([old_first, old_second]) = tuple.items_in_place() {
            (*old_first, *old_second) = (first.clone(), second.clone());
        }
        true
    }

    /// As [`LastTuple::keep`], for the first items.
    #[cold]
    pub fn keep_first(vm: &Vm, [first, second]: &[Value; 2]) -> Result<LastTuple, NoMemory> {
        Ok(LastTuple(Some(super::pair(vm, first.clone(), second.clone())?)))
    }
}
