//! Attributes of modules: their dict, then its `__getattr__` (PEP 562).

use super::generic_get;
use crate::modules::sys;
use crate::native::Args;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::ops::{call, get_attr_or_none, truth};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) fn get(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
    if let Some(found) = generic_get(vm, object, name)? {
        return Ok(Some(found));
    }
    let Some(module) = object.downcast::<Module>() else { return Ok(None) };
    if let Some(made) = sys::late_attribute(vm, module, name)? {
        return Ok(Some(made));
    }
    let hook = module.get(vm).dict.clone().get_str(vm, &vm.names().__getattr__);
    match hook {
        Some(hook) => call(vm, &hook, Args::positional_only(&[name.to_value()])).map(Some),
        None => Ok(None),
    }
}

/// The message for a name that a module does not have.
pub(super) fn no_attribute(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> String {
    let name = name.to_string_lossy();
    let Some(module) = object.downcast::<Module>() else { return String::new() };
    let dict = module.get(vm).dict.clone();
    let own_name = dict.get_str(vm, &vm.names().__name__);
    let Some(own_name) = own_name.as_ref().and_then(|n| n.downcast::<Str>()) else {
        return format!("module has no attribute '{name}'");
    };
    let own_name = own_name.to_string_lossy();
    if is_initializing(vm, module).unwrap_or(false) {
        return format!(
            "partially initialized module '{own_name}' has no attribute '{name}' \
             (most likely due to a circular import)"
        );
    }
    if is_uninitialized_submodule(vm, module, &name).unwrap_or(false) {
        return format!(
            "cannot access submodule '{name}' of module '{own_name}' (most likely due to a circular import)"
        );
    }
    format!("module '{own_name}' has no attribute '{name}'")
}

/// Whether the name is that of a submodule whose code is still being executed (`_PyModuleSpec_IsUninitializedSubmodule`).
fn is_uninitialized_submodule(vm: &mut Vm, module: &Ref<Module>, name: &str) -> Res<bool> {
    let spec = module.get(vm).dict.clone().get_str(vm, &vm.names().__spec__);
    let Some(spec) = spec else { return Ok(false) };
    let (list, name) = (vm.intern("_uninitialized_submodules"), vm.str(name)?);
    let answer = get_attr_or_none(vm, &spec, &list).and_then(|value| match value {
        Some(value) => crate::ops::contains(vm, &value, name.as_value()),
        None => Ok(false),
    });
    // What it raises is nobody's concern here.
    answer.or_else(|raised| {
        vm.take_raised(raised);
        Ok(false)
    })
}

/// Whether the module's code is still being executed (`_PyModuleSpec_IsInitializing`).
fn is_initializing(vm: &mut Vm, module: &Ref<Module>) -> Res<bool> {
    let spec = module.get(vm).dict.clone().get_str(vm, &vm.names().__spec__);
    let Some(spec) = spec else { return Ok(false) };
    let name = vm.names()._initializing.clone();
    let answer = get_attr_or_none(vm, &spec, &name).and_then(|value| match value {
        Some(value) => truth(vm, &value),
        None => Ok(false),
    });
    // What it raises is nobody's concern here.
    answer.or_else(|raised| {
        vm.take_raised(raised);
        Ok(false)
    })
}
