//! Slices of lists: reading, assigning and deleting them.

use std::ops::Range;

use super::List;
use crate::heap::{Buf, NoMemory};
use crate::objects::slice::{Bounds, Selection};
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A list of the items that are selected.
pub fn select(vm: &Vm, items: &[Value], selection: Selection) -> Result<Ref<List>, NoMemory> {
    if selection.step == 1 {
        return super::from_slice(vm, &items[selection.range()]);
    }
    let selected = selection.positions().map(|i| items[i].clone());
    Ok(super::from_buf(vm, Buf::from_counted(vm.heap(), selection.len, selected)?))
}

impl Ref<List> {
    /// `self[slice]`
    pub fn get_slice(&self, vm: &Vm, bounds: Bounds) -> Res<Ref<List>> {
        let items = &self.get(vm).items;
        let selection = bounds.select(items.len());
        vm.tick(selection.len as u64)?;
        Ok(select(vm, items, selection)?)
    }

    /// `self[range] = items`
    pub fn replace_range(
        &self,
        vm: &mut Vm,
        range: Range<usize>,
        mut items: Buf<Value>,
    ) -> Result<(), NoMemory> {
        let list = &mut self.get_mut(vm).items;
        if items.len() == range.len() {
            list[range].swap_with_slice(&mut items);
        } else {
            items = list.splice(range, &mut items)?;
        }
        drop(items);
        Ok(())
    }

    /// `self[slice] = iterable`
    pub fn set_slice(&self, vm: &mut Vm, bounds: Bounds, iterable: &Value) -> Res<()> {
        let selection = bounds.select(self.len(vm));
        if selection.step == 1 {
            let items = items_of(vm, iterable, "can only assign an iterable")?;
            // Collecting the items may have changed the list.
            let len = self.len(vm);
            let start = (selection.start as usize).min(len);
            let stop = (selection.stop.max(selection.start) as usize).clamp(start, len);
            return Ok(self.replace_range(vm, start..stop, items)?);
        }
        let items = items_of(vm, iterable, "must assign iterable to extended slice")?;
        if items.len() != selection.len {
            let message = format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                items.len(),
                selection.len
            );
            return Err(vm.value_error(&message));
        }
        let list = &mut self.get_mut(vm).items;
        for (i, item) in selection.positions().zip(items.iter()) {
            if let Some(slot) = list.get_mut(i) {
                drop(std::mem::replace(slot, item.clone()));
            }
        }
        Ok(())
    }

    /// `del self[slice]`
    pub fn delete_slice(&self, vm: &mut Vm, bounds: Bounds) -> Res<()> {
        let selection = bounds.select(self.len(vm)).ascending();
        if selection.step == 1 {
            let mut nothing = Buf::new(vm.heap());
            let old = self.get_mut(vm).items.splice(selection.range(), &mut nothing)?;
            drop(old);
        } else {
            self.delete_selection(vm, selection)?;
        }
        self.get_mut(vm).items.shrink();
        Ok(())
    }

    fn delete_selection(&self, vm: &mut Vm, selection: Selection) -> Res<()> {
        let mut kept = Buf::with_capacity(vm.heap(), self.len(vm) - selection.len)?;
        let mut gone = Buf::with_capacity(vm.heap(), selection.len)?;
        let mut next = selection.positions().peekable();
        for (i, item) in self.get(vm).items.iter().enumerate() {
            let target = if next.next_if_eq(&i).is_some() { &mut gone } else { &mut kept };
            target.push(item.clone())?;
        }
        drop(std::mem::replace(&mut self.get_mut(vm).items, kept));
        gone.drain().for_each(drop);
        Ok(())
    }
}

/// `PySequence_Fast`: what is not iterable is refused with `message`.
fn items_of(vm: &mut Vm, iterable: &Value, message: &str) -> Res<Buf<Value>> {
    if iterable.downcast::<List>().is_none() && iterable.exact::<Tuple>().is_none() {
        match ops::get_iter(vm, iterable) {
            Ok(iterator) => return ops::iter::collect(vm, &iterator),
            Err(raised) => {
                ops::raise::catch(vm, raised, &vm.types().type_error)?;
                return Err(vm.type_error(message));
            }
        }
    }
    ops::iter::collect(vm, iterable)
}
