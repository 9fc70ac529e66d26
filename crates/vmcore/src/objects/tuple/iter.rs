//! `tuple_iterator`.

use super::Tuple;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::iterator_state;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct TupleIterator {
    /// None once it is used up.
    pub tuple: Option<Ref<Tuple>>,
    pub index: usize,
}

impl Trace for TupleIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.tuple.iter().for_each(|tuple| visit(tuple.as_value()));
    }
}

impl TupleIterator {
    pub fn new(vm: &Vm, tuple: &Ref<Tuple>) -> Ref<TupleIterator> {
        vm.alloc(TupleIterator { tuple: Some(tuple.clone()), index: 0 })
    }

    /// The next item, if there is one.
    #[inline(always)]
    pub fn quick(vm: &mut Vm, this: &Ref<TupleIterator>) -> Option<Value> {
        let iterator = this.get_mut(vm);
        let item = iterator.tuple.as_ref()?.items().get(iterator.index)?.clone();
        iterator.index += 1;
        Some(item)
    }

    #[inline]
    pub fn advance(vm: &mut Vm, this: &Ref<TupleIterator>) -> Res<Option<Value>> {
        let item = TupleIterator::quick(vm, this);
        if item.is_none() {
            drop(this.get_mut(vm).tuple.take());
        }
        Ok(item)
    }
}

iteration!(TupleIterator);

#[methods("tuple_iterator", with(ITERATION))]
impl TupleIterator {
    #[py("__length_hint__($self, /)", no_text_signature)]
    fn length_hint(vm: &Vm, this: &Ref<TupleIterator>) -> usize {
        let iterator = this.get(vm);
        iterator.tuple.as_ref().map_or(0, |tuple| tuple.len().saturating_sub(iterator.index))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<TupleIterator>) -> Res<Value> {
        iterator_state::reduce(vm, "iter", |vm| {
            let object = this.get(vm).tuple.as_ref().map(|object| object.to_value());
            iterator_state::rest(vm, object, this.get(vm).index as i64)
        })
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<TupleIterator>, state: i64) {
        let iterator = this.get_mut(vm);
        if let Some(tuple) = &iterator.tuple {
            iterator.index = usize::try_from(state).unwrap_or(0).min(tuple.len());
        }
    }
}
