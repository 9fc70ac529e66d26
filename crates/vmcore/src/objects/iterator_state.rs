//! How iterators describe themselves to pickle and copy.

use super::tuple;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// `(builtins.name, (source,))`, with the state behind where there is one.
pub fn reduce(vm: &mut Vm, name: &str, source: Value, state: Option<i64>) -> Res<Value> {
    let builtin = builtin(vm, name)?;
    let args = tuple::from_iter(vm, [source].into_iter())?.into();
    let mut parts = vec![builtin, args];
    if let Some(state) = state {
        parts.push(crate::ops::int(vm, state)?);
    }
    Ok(tuple::from_iter(vm, parts.into_iter())?.into())
}

/// What describes an iterator that is used up: `(iter, ((),))`.
pub fn exhausted(vm: &Vm) -> Res<(Value, Value)> {
    let nothing = tuple::from_slice(vm, &[])?.into();
    Ok((builtin(vm, "iter")?, tuple::from_slice(vm, &[nothing])?.into()))
}

/// `builtins.name`
pub fn builtin(vm: &Vm, name: &str) -> Res<Value> {
    let name = vm.intern(name);
    match vm.interp().builtins.get().and_then(|builtins| builtins.get_str(vm, &name)) {
        Some(value) => Ok(value),
        None => Err(vm.attribute_error(&name.to_string_lossy())),
    }
}
