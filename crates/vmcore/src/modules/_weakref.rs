//! `_weakref`

use super::set;
use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::list::{self, List};
use crate::objects::weakref::{self, WeakRef, reference};
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct WeakRefModule;

#[module("_weakref")]
impl WeakRefModule {
    #[py("getweakrefcount($module, object, /)")]
    fn getweakrefcount(vm: &Vm, object: &Value) -> usize {
        weakref::references(vm, object).len()
    }

    #[py("getweakrefs($module, object, /)")]
    fn getweakrefs(vm: &Vm, object: &Value) -> Res<Ref<List>> {
        let references: Vec<Value> = weakref::references(vm, object).into_iter().map(Value::from).collect();
        Ok(list::from_slice(vm, &references)?)
    }

    #[py("proxy($module, object, callback=None, /)")]
    fn proxy(vm: &mut Vm, object: &Value, callback: Option<&Value>) -> Res<Ref<WeakRef>> {
        let types = vm.types();
        let class = match call::is_callable(vm, object) {
            true => types.weakcallableproxy.clone(),
            false => types.weakproxy.clone(),
        };
        reference::make(vm, &class, object, callback)
    }

    #[py("_remove_dead_weakref($module, dct, key, /)")]
    fn remove_dead_weakref(vm: &mut Vm, dct: &Ref<Dict>, key: &Value) -> Res<()> {
        let Some(found) = dct.get_item(vm, key)? else { return Ok(()) };
        match found.downcast::<WeakRef>() {
            Some(reference) if reference.target(vm).is_none() => ops::delete_item(vm, dct.as_value(), key),
            Some(_) => Ok(()),
            None => Err(vm.type_error("not a weakref")),
        }
    }
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let types = vm.types();
    let (reference, proxy) = (types.weakref.to_value(), types.weakproxy.to_value());
    let callable = types.weakcallableproxy.to_value();
    set(vm, dict, "ref", reference.clone())?;
    set(vm, dict, "ReferenceType", reference)?;
    set(vm, dict, "ProxyType", proxy)?;
    set(vm, dict, "CallableProxyType", callable)
}
