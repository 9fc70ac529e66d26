//! `accumulate`: running totals.

use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::attrs;
use crate::objects::iteration::iteration;
use crate::objects::types::Type;
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
}
