//! `map`.

use super::attrs;
use super::tuple::{self, Tuple};
use super::types::{Type, class_of};
use crate::heap::{Buf, Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Map {
    function: Value,
    iterators: Ref<Tuple>,
}

impl Trace for Map {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.function);
        visit(self.iterators.as_value());
    }
}

impl Map {
    #[inline]
    pub fn advance(vm: &mut Vm, this: &Ref<Map>) -> Res<Option<Value>> {
        let (function, iterators) = (this.get(vm).function.clone(), this.get(vm).iterators.clone());
        if let [iterator] = iterators.items() {
            let Some(item) = ops::next(vm, iterator)? else { return Ok(None) };
            return call::call_positional(vm, &function, std::slice::from_ref(&item)).map(Some);
        }
        let mut args = Buf::with_capacity(vm.heap(), iterators.len())?;
        for iterator in iterators.items() {
            match ops::next(vm, iterator)? {
                Some(item) => args.push(item)?,
                None => return Ok(None),
            }
        }
        call::call_positional(vm, &function, &args).map(Some)
    }
}

iteration!(Map);

#[methods("map", with(ITERATION))]
impl Map {
    #[py(
        "__new__($type, func, /, *iterables)",
        no_text_signature,
        too_few = "map() must have at least two arguments."
    )]
    fn construct(vm: &mut Vm, class: &Ref<Type>, func: &Value, iterables: &[Value]) -> Res<Ref<Map>> {
        if iterables.is_empty() {
            return Err(vm.type_error("map() must have at least two arguments."));
        }
        let mut iterators = Buf::with_capacity(vm.heap(), iterables.len())?;
        for iterable in iterables {
            iterators.push(ops::get_iter(vm, iterable)?)?;
        }
        let iterators = tuple::from_slice(vm, &iterators)?;
        Ok(attrs::new_instance(vm, class, Map { function: func.clone(), iterators }))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Map>) -> Res<(Value, Value)> {
        let Map { function, iterators } = this.get(vm);
        let mut args = vec![function.clone()];
        args.extend_from_slice(iterators.items());
        Ok((class_of(vm, this.as_value()).to_value(), tuple::from_slice(vm, &args)?.into()))
    }
}
