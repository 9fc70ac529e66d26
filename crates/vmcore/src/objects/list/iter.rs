//! `list_iterator` and `list_reverseiterator`.

use super::List;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::{iterator_state, list};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct ListIterator {
    /// None once it is used up: it stays so, whatever is appended.
    pub list: Option<Ref<List>>,
    pub index: usize,
}

impl Trace for ListIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.list.iter().for_each(|list| visit(list.as_value()));
    }
}

impl ListIterator {
    pub fn new(vm: &Vm, list: &Ref<List>) -> Ref<ListIterator> {
        ListIterator::starting_at(vm, list, 0)
    }

    pub fn starting_at(vm: &Vm, list: &Ref<List>, index: usize) -> Ref<ListIterator> {
        vm.alloc(ListIterator { list: Some(list.clone()), index })
    }

    /// The next item, if there is one.
    #[inline(always)]
    pub fn quick(vm: &mut Vm, this: &Ref<ListIterator>) -> Option<Value> {
        let iterator = this.get(vm);
        let item = iterator.list.as_ref()?.get(vm).items.get(iterator.index)?.clone();
        this.get_mut(vm).index += 1;
        Some(item)
    }

    #[inline]
    pub fn advance(vm: &mut Vm, this: &Ref<ListIterator>) -> Res<Option<Value>> {
        let item = ListIterator::quick(vm, this);
        if item.is_none() {
            drop(this.get_mut(vm).list.take());
        }
        Ok(item)
    }
}

iteration!(ListIterator);

#[methods("list_iterator", with(ITERATION))]
impl ListIterator {
    #[py("__length_hint__($self, /)", no_text_signature)]
    fn length_hint(vm: &Vm, this: &Ref<ListIterator>) -> usize {
        let iterator = this.get(vm);
        iterator.list.as_ref().map_or(0, |list| list.len(vm).saturating_sub(iterator.index))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<ListIterator>) -> Res<Value> {
        iterator_state::reduce(vm, "iter", |vm| match this.get(vm) {
            ListIterator { list: Some(list), index } => Ok((list.to_value(), Some(*index as i64))),
            ListIterator { list: None, .. } => Ok((list::new(vm).into(), None)),
        })
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<ListIterator>, state: i64) {
        let len = this.get(vm).list.as_ref().map(|list| list.len(vm));
        if let Some(len) = len {
            this.get_mut(vm).index = usize::try_from(state).unwrap_or(0).min(len);
        }
    }
}

pub struct ListReverseIterator {
    list: Option<Ref<List>>,
    /// One more than the next index.
    left: usize,
}

impl Trace for ListReverseIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.list.iter().for_each(|list| visit(list.as_value()));
    }
}

impl ListReverseIterator {
    pub fn new(vm: &Vm, list: &Ref<List>) -> Ref<ListReverseIterator> {
        vm.alloc(ListReverseIterator { list: Some(list.clone()), left: list.len(vm) })
    }

    /// The next item, if there is one.
    #[inline(always)]
    pub fn quick(vm: &mut Vm, this: &Ref<ListReverseIterator>) -> Option<Value> {
        let iterator = this.get(vm);
        let next = iterator.left.checked_sub(1)?;
        let item = iterator.list.as_ref()?.get(vm).items.get(next)?.clone();
        this.get_mut(vm).left = next;
        Some(item)
    }

    fn advance(vm: &mut Vm, this: &Ref<ListReverseIterator>) -> Res<Option<Value>> {
        let item = ListReverseIterator::quick(vm, this);
        if item.is_none() {
            let iterator = this.get_mut(vm);
            iterator.left = 0;
            drop(iterator.list.take());
        }
        Ok(item)
    }
}

iteration!(ListReverseIterator);

#[methods("list_reverseiterator", with(ITERATION))]
impl ListReverseIterator {
    #[py("__length_hint__($self, /)", no_text_signature)]
    fn length_hint(vm: &Vm, this: &Ref<ListReverseIterator>) -> usize {
        let iterator = this.get(vm);
        match &iterator.list {
            Some(list) if list.len(vm) >= iterator.left => iterator.left,
            _ => 0,
        }
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<ListReverseIterator>) -> Res<Value> {
        let reversed = iterator_state::reduce(vm, "reversed", |vm| {
            let ListReverseIterator { list, left } = this.get(vm);
            Ok((list.as_ref().map_or(Value::NONE, |list| list.to_value()), Some(*left as i64 - 1)))
        })?;
        match this.get(vm).list {
            Some(_) => Ok(reversed),
            None => iterator_state::reduce(vm, "iter", |vm| Ok((list::new(vm).into(), None))),
        }
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<ListReverseIterator>, state: i64) {
        let len = this.get(vm).list.as_ref().map(|list| list.len(vm));
        if let Some(len) = len {
            this.get_mut(vm).left = usize::try_from(state.saturating_add(1)).unwrap_or(0).min(len);
        }
    }
}
