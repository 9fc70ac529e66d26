//! `_weakref`

use crate::native::module;
use crate::objects::dict::Dict;
use crate::value::Ref;
use crate::vm::{Res, Vm};

pub(crate) struct WeakRefModule;

#[module("_weakref")]
/// Weak-reference support module.
impl WeakRefModule {}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let (reference, proxy) = (vm.types().weakref.to_value(), vm.types().weakproxy.to_value());
    let callable = vm.types().weakcallableproxy.to_value();
    super::set(vm, dict, "ref", reference.clone())?;
    super::set(vm, dict, "ReferenceType", reference)?;
    super::set(vm, dict, "ProxyType", proxy)?;
    super::set(vm, dict, "CallableProxyType", callable)
}
