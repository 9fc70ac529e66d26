//! `set` and `frozenset`.

use crate::heap::{Trace, Visit};

pub struct Set;

impl Trace for Set {
    fn trace(&self, _: &mut Visit<'_>) {}
}

use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A new empty set.
pub fn new(vm: &Vm) -> Ref<Set> {
    vm.alloc(Set)
}

/// `set.add(value)`
pub fn add(vm: &mut Vm, _set: &Ref<Set>, _value: &Value) -> Res<()> {
    Err(vm.not_implemented_error("set"))
}

/// `set.update(iterable)`
pub fn update(vm: &mut Vm, _set: &Ref<Set>, _iterable: &Value) -> Res<()> {
    Err(vm.not_implemented_error("set"))
}
