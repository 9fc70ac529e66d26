//! `accumulate`: running totals.

use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::attrs;
use crate::objects::iteration::iteration;
use crate::objects::tuple;
use crate::objects::types::{Type, class_of};
use crate::ops::{self, BinaryOp, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Accumulate {
    iterator: Value,
    /// None: addition.
    function: Option<Value>,
    total: Option<Value>,
    /// Comes first, while it has not.
    initial: Option<Value>,
}

impl Trace for Accumulate {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.iterator);
        [&self.function, &self.total, &self.initial].into_iter().flatten().for_each(visit);
    }
}

impl Accumulate {
    fn advance(vm: &mut Vm, this: &Ref<Accumulate>) -> Res<Option<Value>> {
        if let Some(initial) = this.get_mut(vm).initial.take() {
            this.get_mut(vm).total = Some(initial.clone());
            return Ok(Some(initial));
        }
        let iterator = this.get(vm).iterator.clone();
        let Some(item) = ops::next(vm, &iterator)? else { return Ok(None) };
        let total = match (this.get(vm).total.clone(), this.get(vm).function.clone()) {
            (None, _) => item,
            (Some(total), None) => ops::binary(vm, BinaryOp::Add, &total, &item)?,
            (Some(total), Some(function)) => call::call_positional(vm, &function, &[total, item])?,
        };
        let old = this.get_mut(vm).total.replace(total.clone());
        drop(old);
        Ok(Some(total))
    }
}

iteration!(Accumulate);

#[methods("itertools.accumulate", with(ITERATION))]
impl Accumulate {
    #[py("__new__($type, /, iterable, func=None, *, initial=None)")]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        iterable: &Value,
        func: Option<&Value>,
        initial: Option<&Value>,
    ) -> Res<Ref<Accumulate>> {
        let iterator = ops::get_iter(vm, iterable)?;
        let (function, initial) = (func.cloned(), initial.cloned());
        Ok(attrs::new_instance(vm, class, Accumulate { iterator, function, total: None, initial }))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<Accumulate>) -> Res<(Value, Value, Value)> {
        let Accumulate { iterator, function, total, initial } = this.get(vm);
        let class = class_of(vm, this.as_value()).to_value();
        let (iterator, function) = (iterator.clone(), function.clone().unwrap_or(Value::NONE));
        let first = initial.clone().or_else(|| total.clone().filter(Value::is_none));
        let Some(first) = first else {
            let total = total.clone().unwrap_or(Value::NONE);
            return Ok((class, tuple::from_slice(vm, &[iterator, function])?.into(), total));
        };
        // None as a state stands for no total: what comes first goes in front of the input.
        let is_initial = this.get(vm).initial.is_some();
        let first = tuple::from_slice(vm, &[first])?.into();
        let chain = vm.types().chain.to_value();
        let chained = call::call_positional(vm, &chain, &[first, iterator])?;
        let args = tuple::from_slice(vm, &[chained, function])?;
        if is_initial {
            return Ok((class, args.into(), Value::NONE));
        }
        let again = call::call_positional(vm, &class, args.items())?;
        let args = tuple::from_slice(vm, &[again, Value::small_int_wrapping(1), Value::NONE])?;
        Ok((vm.types().islice.to_value(), args.into(), Value::small_int_wrapping(0)))
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<Accumulate>, state: &Value) {
        let old = this.get_mut(vm).total.replace(state.clone());
        drop(old);
    }
}
