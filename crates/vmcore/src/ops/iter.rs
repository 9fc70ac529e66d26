//! Iteration.

use crate::objects::iter::Iter;
use crate::objects::list::List;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// `iter(value)`
pub fn get_iter(vm: &mut Vm, value: &Value) -> Res<Value> {
    if let Some(list) = value.exact::<List>() {
        return Ok(vm.alloc(Iter::List { list: list.clone(), index: 0 }).into());
    }
    Err(vm.type_error("object is not iterable"))
}

/// `next(iterator)`: none at its end.
pub fn next(vm: &mut Vm, iterator: &Value) -> Res<Option<Value>> {
    let _ = iterator;
    Err(vm.type_error("object is not an iterator"))
}
