//! An array's iterator.

use super::Array;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::tuple::{self, Tuple};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct ArrayIterator {
    /// None once it has come to its end.
    array: Option<Ref<Array>>,
    index: usize,
}

impl Trace for ArrayIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.array.iter().for_each(|array| visit(array.as_value()));
    }
}

impl ArrayIterator {
    pub(super) fn new(vm: &Vm, array: &Ref<Array>) -> Ref<ArrayIterator> {
        vm.alloc(ArrayIterator { array: Some(array.clone()), index: 0 })
    }

    fn advance(vm: &mut Vm, this: &Ref<ArrayIterator>) -> Res<Option<Value>> {
        let ArrayIterator { array, index } = this.get(vm);
        let Some(array) = array else { return Ok(None) };
        let found = array.get(vm, *index)?;
        let iterator = this.get_mut(vm);
        match &found {
            Some(_) => iterator.index += 1,
            None => drop(iterator.array.take()),
        }
        Ok(found)
    }
}

iteration!(ArrayIterator);

#[methods("array.arrayiterator", with(ITERATION))]
impl ArrayIterator {
    #[py("__reduce__($self, /)")]
    fn reduce(vm: &mut Vm, this: &Ref<ArrayIterator>) -> Res<Ref<Tuple>> {
        let builtins = vm.builtins().clone();
        let name = vm.intern("iter");
        let iter = builtins.get_str(vm, &name).unwrap_or(Value::NONE);
        let ArrayIterator { array, index } = this.get(vm);
        let items = match array {
            Some(array) => {
                let (array, index) = (array.to_value(), *index);
                let args = tuple::from_slice(vm, &[array])?;
                vec![iter, args.into(), ops::int(vm, index as i64)?]
            }
            None => {
                let empty = tuple::from_slice(vm, &[])?;
                let args = tuple::from_slice(vm, &[empty.into()])?;
                vec![iter, args.into()]
            }
        };
        Ok(tuple::from_slice(vm, &items)?)
    }

    #[py("__setstate__($self, state, /)")]
    fn setstate(vm: &mut Vm, this: &Ref<ArrayIterator>, state: i64) {
        let most = this.get(vm).array.as_ref().map_or(0, |array| array.len(vm));
        this.get_mut(vm).index = usize::try_from(state).unwrap_or(0).min(most);
    }
}
