//! `_imp`: what `importlib._bootstrap` needs of the VM.

use super::importlib::{FROZEN, frozen_code, frozen_origin};
use crate::native::module;
use crate::objects::bytes::Bytes;
use crate::objects::code::{self, Code};
use crate::objects::dict::Dict;
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::objects::tuple;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Imp;

#[module("_imp")]
impl Imp {
    #[py("lock_held($module, /)")]
    fn lock_held(vm: &Vm) -> bool {
        vm.interp().import_lock.get() > 0
    }

    #[py("acquire_lock($module, /)")]
    fn acquire_lock(vm: &Vm) {
        vm.interp().import_lock.set(vm.interp().import_lock.get() + 1);
    }

    #[py("release_lock($module, /)")]
    fn release_lock(vm: &Vm) -> Res<()> {
        match vm.interp().import_lock.get().checked_sub(1) {
            Some(depth) => {
                vm.interp().import_lock.set(depth);
                Ok(())
            }
            None => Err(vm.runtime_error("not holding the import lock")),
        }
    }

    #[py("extension_suffixes($module, /)")]
    fn extension_suffixes(vm: &Vm) -> Ref<List> {
        // CPython's extension modules are of no use here, so nothing is found to be one.
        list::new(vm)
    }

    #[py("is_builtin($module, name, /)")]
    fn is_builtin(vm: &Vm, name: &Ref<Str>) -> i64 {
        match name.as_ascii().and_then(|name| super::find(vm, name)) {
            Some(native) if matches!(native.def.name, "sys" | "builtins") => -1,
            Some(_) => 1,
            None => 0,
        }
    }

    #[py("is_frozen($module, name, /)")]
    fn is_frozen(name: &Ref<Str>) -> bool {
        frozen(name).is_some()
    }

    #[py("is_frozen_package($module, name, /)")]
    fn is_frozen_package(vm: &mut Vm, name: &Ref<Str>) -> Res<bool> {
        if frozen(name).is_none() { Err(not_frozen(vm, name)?) } else { Ok(false) }
    }

    #[py("get_frozen_object($module, name, data=None, /)")]
    fn get_frozen_object(vm: &mut Vm, name: &Ref<Str>, data: Option<&Value>) -> Res<Value> {
        let _ = data;
        let Some(origin) = frozen(name) else { return Err(not_frozen(vm, name)?) };
        let raw = frozen_code(vm, origin)?;
        let version = vm.interp().configuration.version;
        Ok(code::new(vm, &raw, version)?.into())
    }

    #[py("find_frozen($module, name, /, *, withdata=False)")]
    fn find_frozen(vm: &mut Vm, name: &Ref<Str>, _withdata: bool) -> Res<Value> {
        let Some(origin) = frozen(name) else { return Ok(Value::NONE) };
        let origin = vm.str(origin)?;
        Ok(tuple::from_slice(vm, &[Value::NONE, Value::FALSE, origin.into()])?.into())
    }

    #[py("_frozen_module_names($module, /)")]
    fn frozen_module_names(vm: &mut Vm) -> Res<Ref<List>> {
        let names: Vec<Value> = FROZEN.iter().map(|name| vm.intern(name).to_value()).collect();
        Ok(list::from_slice(vm, &names)?)
    }

    #[py("_override_frozen_modules_for_tests($module, override, /)")]
    fn override_frozen_modules(_override: i64) {
        // What is frozen is the library's own source: the tests may have it.
    }

    #[py("create_builtin($module, spec, /)")]
    fn create_builtin(vm: &mut Vm, spec: &Value) -> Res<Value> {
        let name = vm.names().name.clone();
        let name = ops::get_attr(vm, spec, &name)?;
        let native =
            name.downcast::<Str>().and_then(|name| name.as_ascii()).and_then(|name| super::find(vm, name));
        match native {
            Some(native) => super::make(vm, native),
            None => Ok(Value::NONE),
        }
    }

    #[py("exec_builtin($module, mod, /)")]
    fn exec_builtin(_mod: &Value) -> i64 {
        // A native module is whole when it is made.
        0
    }

    #[py("_fix_co_filename($module, code, path, /)")]
    fn fix_co_filename(vm: &mut Vm, code: &Ref<Code>, path: &Ref<Str>) -> Res<()> {
        if code.filename().view() == path.view() { Ok(()) } else { code.rename_file(vm, path) }
    }

    #[py("source_hash($module, /, key, source)")]
    fn source_hash(vm: &mut Vm, key: i64, source: &Ref<Bytes>) -> Res<Ref<Bytes>> {
        let mut seed = [0; 16];
        seed[..8].copy_from_slice(&key.to_le_bytes());
        let hash = text::hash::Key::from_bytes(seed).hash_bytes(source.items());
        Ok(crate::objects::bytes::from_slice(vm, &hash.to_le_bytes())?)
    }
}

/// The frozen module that a name stands for.
fn frozen(name: &Ref<Str>) -> Option<&'static str> {
    frozen_origin(name.as_ascii()?)
}

/// The ImportError for a name that no frozen module has.
fn not_frozen(vm: &mut Vm, name: &Ref<Str>) -> Res<crate::vm::Raised> {
    let shown = ops::repr(vm, name.as_value())?.to_string_lossy();
    let message = format!("No such frozen object named {shown}");
    ops::imports::import_error(vm, &message, name.to_value(), Value::NONE)
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let checked = vm.str("default")?;
    super::set(vm, dict, "check_hash_based_pycs", checked.into())
}
