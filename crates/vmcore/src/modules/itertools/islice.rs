//! `islice`.

use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::list::iter::ListIterator;
use crate::objects::types::{Type, class_of};
use crate::objects::{attrs, int, list, tuple};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct ISlice {
    /// None once it is used up.
    iterator: Option<Value>,
    /// Items taken from the iterator.
    taken: usize,
    /// The index of the next item to give.
    next: usize,
    stop: Option<usize>,
    step: usize,
}

impl Trace for ISlice {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.iterator.iter().for_each(visit);
    }
}

impl ISlice {
    fn advance(vm: &mut Vm, this: &Ref<ISlice>) -> Res<Option<Value>> {
        let Some(iterator) = this.get(vm).iterator.clone() else { return Ok(None) };
        let item = ISlice::take(vm, this, &iterator)?;
        if item.is_none() {
            this.get_mut(vm).iterator = None;
        }
        Ok(item)
    }

    fn take(vm: &mut Vm, this: &Ref<ISlice>, iterator: &Value) -> Res<Option<Value>> {
        while this.get(vm).taken < this.get(vm).next {
            vm.tick(1)?;
            if ops::next(vm, iterator)?.is_none() {
                return Ok(None);
            }
            this.get_mut(vm).taken += 1;
        }
        let &ISlice { taken, next, stop, step, .. } = this.get(vm);
        if stop.is_some_and(|stop| taken >= stop) {
            return Ok(None);
        }
        let Some(item) = ops::next(vm, iterator)? else { return Ok(None) };
        let islice = this.get_mut(vm);
        islice.taken += 1;
        let most = stop.unwrap_or(usize::MAX);
        islice.next = next.checked_add(step).map_or(most, |next| next.min(most));
        Ok(Some(item))
    }
}

/// A bound: none for None, else whether it is a number of at most 64 bits, and which.
fn bound(vm: &mut Vm, value: &Value) -> Option<Option<i64>> {
    if value.is_none() {
        return None;
    }
    match ops::index(vm, value) {
        Ok(index) => Some(int::to_i64(&index)),
        Err(raised) => {
            drop(vm.take_raised(raised));
            Some(None)
        }
    }
}

iteration!(ISlice);

#[methods("itertools.islice", with(ITERATION))]
impl ISlice {
    #[py("__new__($type, iterable, start, stop=<unrepresentable>, step=None, /)", no_text_signature)]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        iterable: &Value,
        start: &Value,
        stop: Option<&Value>,
        step: Option<&Value>,
    ) -> Res<Ref<ISlice>> {
        let (start, stop) = match stop {
            Some(stop) => (bound(vm, start).map_or(0, |start| start.unwrap_or(-1)), bound(vm, stop)),
            None => (0, bound(vm, start)),
        };
        // CPython takes -1 for the sign of an error.
        let stop = match stop {
            None => None,
            Some(None | Some(-1)) => return Err(refused(vm, "Stop argument")),
            Some(Some(stop)) => Some(usize::try_from(stop).map_err(|_| refused(vm, "Indices"))?),
        };
        let next = usize::try_from(start).map_err(|_| refused(vm, "Indices"))?;
        let step = match step.map(|step| bound(vm, step)) {
            None | Some(None) => 1,
            Some(Some(step)) => step.unwrap_or(-1),
        };
        if step < 1 {
            return Err(vm.value_error("Step for islice() must be a positive integer or None."));
        }
        let iterator = Some(ops::get_iter(vm, iterable)?);
        Ok(attrs::new_instance(vm, class, ISlice { iterator, taken: 0, next, stop, step: step as usize }))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<ISlice>) -> Res<(Value, Value, usize)> {
        let class = class_of(vm, this.as_value()).to_value();
        let Some(iterator) = this.get(vm).iterator.clone() else {
            let nothing = ListIterator::new(vm, &list::new(vm)).into();
            return Ok((class, tuple::from_slice(vm, &[nothing, Value::small_int_wrapping(0)])?.into(), 0));
        };
        let &ISlice { taken, next, stop, step, .. } = this.get(vm);
        let stop = match stop {
            Some(stop) => ops::int(vm, stop as i64)?,
            None => Value::NONE,
        };
        let args = [iterator, ops::int(vm, next as i64)?, stop, ops::int(vm, step as i64)?];
        Ok((class, tuple::from_slice(vm, &args)?.into(), taken))
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<ISlice>, state: i64) {
        this.get_mut(vm).taken = usize::try_from(state).unwrap_or(0);
    }
}

#[cold]
fn refused(vm: &Vm, what: &str) -> crate::vm::Raised {
    let message = format!("{what} for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    vm.value_error(&message)
}
