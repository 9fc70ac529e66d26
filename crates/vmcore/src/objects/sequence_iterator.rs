//! `iterator`: over anything with `__getitem__`, by index; and `callable_iterator`: calls until a sentinel comes.

use super::{iterator_state, tuple};
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct SequenceIterator {
    /// None once it is used up.
    sequence: Option<Value>,
    index: i64,
}

impl Trace for SequenceIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.sequence.iter().for_each(visit);
    }
}

impl SequenceIterator {
    pub fn new(vm: &Vm, sequence: &Value) -> Ref<SequenceIterator> {
        vm.alloc(SequenceIterator { sequence: Some(sequence.clone()), index: 0 })
    }

    pub fn advance(vm: &mut Vm, this: &Ref<SequenceIterator>) -> Res<Option<Value>> {
        let iterator = this.get(vm);
        let (Some(sequence), index) = (iterator.sequence.clone(), iterator.index) else { return Ok(None) };
        if index == i64::MAX {
            return Err(vm.overflow_error("iter index too large"));
        }
        let key = ops::int(vm, index)?;
        match ops::get_item(vm, &sequence, &key) {
            Ok(item) => {
                this.get_mut(vm).index = index + 1;
                Ok(Some(item))
            }
            Err(raised) => {
                let exception = vm.take_raised(raised);
                let types = vm.types();
                let at_end = [&types.index_error, &types.stop_iteration]
                    .into_iter()
                    .any(|class| super::types::is_instance(vm, exception.as_value(), class));
                if !at_end {
                    return Err(vm.raise(exception));
                }
                let sequence = this.get_mut(vm).sequence.take();
                drop(sequence);
                Ok(None)
            }
        }
    }
}

iteration!(SequenceIterator);

#[methods("iterator", with(ITERATION))]
impl SequenceIterator {
    #[py("__length_hint__($self, /)", no_text_signature)]
    fn length_hint(vm: &mut Vm, this: &Ref<SequenceIterator>) -> Res<Value> {
        let (sequence, index) = (this.get(vm).sequence.clone(), this.get(vm).index);
        let Some(sequence) = sequence else { return ops::int(vm, 0) };
        match ops::truth::len_or_none(vm, &sequence)? {
            Some(len) => ops::int(vm, i64::try_from(len).unwrap_or(i64::MAX).saturating_sub(index).max(0)),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<SequenceIterator>) -> Res<Value> {
        iterator_state::reduce(vm, "iter", |vm| {
            iterator_state::rest(vm, this.get(vm).sequence.clone(), this.get(vm).index)
        })
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<SequenceIterator>, state: i64) {
        let iterator = this.get_mut(vm);
        if iterator.sequence.is_some() {
            iterator.index = state.max(0);
        }
    }
}

/// The callable and the sentinel; none once the sentinel came.
pub struct CallIterator(Option<(Value, Value)>);

impl Trace for CallIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        if let Some((callable, sentinel)) = &self.0 {
            visit(callable);
            visit(sentinel);
        }
    }
}

impl CallIterator {
    /// `iter(callable, sentinel)`
    pub fn new(vm: &Vm, callable: &Value, sentinel: &Value) -> Ref<CallIterator> {
        vm.alloc(CallIterator(Some((callable.clone(), sentinel.clone()))))
    }

    fn advance(vm: &mut Vm, this: &Ref<CallIterator>) -> Res<Option<Value>> {
        let Some((callable, sentinel)) = this.get(vm).0.clone() else { return Ok(None) };
        match call::call_positional(vm, &callable, &[]) {
            Ok(value) => {
                // The call may have used the iterator up.
                if this.get(vm).0.is_some() && !ops::equal(vm, &sentinel, &value)? {
                    return Ok(Some(value));
                }
            }
            Err(raised) => drop(ops::raise::catch(vm, raised, &vm.types().stop_iteration)?),
        }
        let parts = this.get_mut(vm).0.take();
        drop(parts);
        Ok(None)
    }
}

iteration!(CallIterator);

#[methods("callable_iterator", with(ITERATION))]
impl CallIterator {
    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<CallIterator>) -> Res<Value> {
        let iter = iterator_state::builtin(vm, "iter")?;
        let args = match this.get(vm).0.clone() {
            Some((callable, sentinel)) => tuple::from_slice(vm, &[callable, sentinel])?,
            None => tuple::from_slice(vm, &[tuple::from_slice(vm, &[])?.into()])?,
        };
        Ok(tuple::from_slice(vm, &[iter, args.into()])?.into())
    }
}
