//! How iterators describe themselves to pickle and copy.

use super::tuple;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// What an iterator goes on with: the object it iterates over, and where in it.
pub type Rest = (Value, Option<i64>);

/// `(builtins.name, (object,))`, with the state behind where there is one. What is left is asked for once the builtin is
/// found, which may run a program's `__eq__`.
pub fn reduce(vm: &mut Vm, name: &str, rest: impl FnOnce(&mut Vm) -> Res<Rest>) -> Res<Value> {
    let builtin = builtin(vm, name)?;
    let (object, state) = rest(vm)?;
    let args = tuple::of(vm, [object])?.into();
    let mut parts = vec![builtin, args];
    if let Some(state) = state {
        parts.push(crate::ops::int(vm, state)?);
    }
    Ok(tuple::from_iter(vm, parts.into_iter())?.into())
}

/// What an iterator over any sequence goes on with: nothing, once it is used up.
pub fn rest(vm: &Vm, object: Option<Value>, index: i64) -> Res<Rest> {
    match object {
        Some(object) => Ok((object, Some(index))),
        None => Ok((tuple::from_slice(vm, &[])?.into(), None)),
    }
}

/// What describes an iterator that is used up: `(iter, ((),))`.
pub fn exhausted(vm: &mut Vm) -> Res<(Value, Value)> {
    let nothing = tuple::from_slice(vm, &[])?.into();
    let iter = builtin(vm, "iter")?;
    Ok((iter, tuple::from_slice(vm, &[nothing])?.into()))
}

/// `builtins.name`
pub fn builtin(vm: &mut Vm, name: &str) -> Res<Value> {
    let name = vm.intern(name);
    let builtins = vm.builtins().clone();
    match builtins.get_item(vm, name.as_value())? {
        Some(value) => Ok(value),
        None => Err(vm.attribute_error(&name.to_string_lossy())),
    }
}
