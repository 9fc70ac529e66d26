//! Warnings that the VM itself gives, through the program's own filters.

use crate::objects::types::Type;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

use super::call;
use crate::native::Args;

/// `warnings.warn(message, category)`. Raises where the filters turn the warning into an exception. Nothing happens
/// before the module `_warnings` is there.
pub fn warn(vm: &mut Vm, category: &Ref<Type>, message: &str) -> Res<()> {
    let Some(modules) = vm.interp().modules.get().cloned() else { return Ok(()) };
    let Some(module) = modules.get_str(vm, &vm.intern("_warnings")) else { return Ok(()) };
    let warn = super::get_attr(vm, &module, &vm.intern("warn"))?;
    let message: Value = vm.str(message)?.into();
    call(vm, &warn, Args::positional_only(&[message, category.to_value()]))?;
    Ok(())
}

/// A conversion method returned an instance of a subclass.
pub fn strict_subclass(vm: &mut Vm, method: &str, class: &str, given: &str) -> Res<()> {
    let category = vm.types().deprecation_warning.clone();
    warn(
        vm,
        &category,
        &format!(
            "{method} returned non-{class} (type {given}).  The ability to return an instance of a strict subclass \
             of {class} is deprecated, and may not be supported in a future version of Python."
        ),
    )
}
