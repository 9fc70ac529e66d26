//! `filter`.

use super::attrs;
use super::tuple;
use super::types::{Type, class_of};
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Filter {
    function: Value,
    iterator: Value,
}

impl Trace for Filter {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.function);
        visit(&self.iterator);
    }
}

/// Whether `function(item)` is true; without a function (None, or `bool` itself) whether the item is.
pub fn accepts(vm: &mut Vm, function: &Value, item: &Value) -> Res<bool> {
    if function.is_none() || function.is(vm.types().bool.as_value()) {
        return ops::truth(vm, item);
    }
    let result = call::call_positional(vm, function, std::slice::from_ref(item))?;
    ops::truth(vm, &result)
}

impl Filter {
    pub fn advance(vm: &mut Vm, this: &Ref<Filter>) -> Res<Option<Value>> {
        let Filter { function, iterator } = this.get(vm);
        let (function, iterator) = (function.clone(), iterator.clone());
        while let Some(item) = ops::next(vm, &iterator)? {
            vm.tick(1)?;
            if accepts(vm, &function, &item)? {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}

iteration!(Filter);

#[methods("filter", with(ITERATION))]
impl Filter {
    #[py("__new__($type, function, iterable, /)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, function: &Value, iterable: &Value) -> Res<Ref<Filter>> {
        let iterator = ops::get_iter(vm, iterable)?;
        Ok(attrs::new_instance(vm, class, Filter { function: function.clone(), iterator }))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Filter>) -> Res<(Value, Value)> {
        let Filter { function, iterator } = this.get(vm);
        let args = tuple::from_slice(vm, &[function.clone(), iterator.clone()])?;
        Ok((class_of(vm, this.as_value()).to_value(), args.into()))
    }
}
