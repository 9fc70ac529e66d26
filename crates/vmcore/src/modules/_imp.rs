//! `_imp`: what `importlib._bootstrap` needs of the VM.

use crate::native::module;
use crate::objects::bytes::Bytes;
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Imp;

#[module("_imp")]
/// (Extremely) low-level import machinery bits as used by importlib.
impl Imp {
    /// Return True if the import lock is currently held, else False.
    ///
    /// On platforms without threads, return False.
    #[py("lock_held($module, /)")]
    fn lock_held(vm: &Vm) -> bool {
        vm.interp().import_lock.get() > 0
    }

    /// Acquires the interpreter's import lock for the current thread.
    ///
    /// This lock should be used by import hooks to ensure thread-safety when importing
    /// modules. On platforms without threads, this function does nothing.
    #[py("acquire_lock($module, /)")]
    fn acquire_lock(vm: &Vm) {
        vm.interp().import_lock.set(vm.interp().import_lock.get() + 1);
    }

    /// Release the interpreter's import lock.
    ///
    /// On platforms without threads, this function does nothing.
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

    /// Returns the list of file suffixes used to identify extension modules.
    #[py("extension_suffixes($module, /)")]
    fn extension_suffixes(vm: &Vm) -> Ref<List> {
        // CPython's extension modules are of no use here, so nothing is found to be one.
        list::new(vm)
    }

    /// Returns True if the module name corresponds to a built-in module.
    #[py("is_builtin($module, name, /)")]
    fn is_builtin(name: &Ref<Str>) -> i64 {
        match name.as_ascii().and_then(super::find) {
            Some(native) if matches!(native.def.name, "sys" | "builtins") => -1,
            Some(_) => 1,
            None => 0,
        }
    }

    /// Returns True if the module name corresponds to a frozen module.
    #[py("is_frozen($module, name, /)")]
    fn is_frozen(_name: &Ref<Str>) -> bool {
        false
    }

    /// Returns True if the module name is of a frozen package.
    #[py("is_frozen_package($module, name, /)")]
    fn is_frozen_package(vm: &mut Vm, name: &Ref<Str>) -> Res<bool> {
        Err(not_frozen(vm, name)?)
    }

    /// Create a code object for a frozen module.
    #[py("get_frozen_object($module, name, data=None, /)")]
    fn get_frozen_object(vm: &mut Vm, name: &Ref<Str>, data: Option<&Value>) -> Res<Value> {
        let _ = data;
        Err(not_frozen(vm, name)?)
    }

    /// Return info about the corresponding frozen module (if there is one) or None.
    ///
    /// The returned info (a 2-tuple):
    ///
    ///  * data         the raw marshalled bytes
    ///  * is_package   whether or not it is a package
    ///  * origname     the originally frozen module's name, or None if not
    ///                 a stdlib module (this will usually be the same as
    ///                 the module's current name)
    #[py("find_frozen($module, name, /, *, withdata=False)")]
    fn find_frozen(_name: &Ref<Str>, _withdata: bool) -> Value {
        Value::NONE
    }

    /// Returns the list of available frozen modules.
    #[py("_frozen_module_names($module, /)")]
    fn frozen_module_names(vm: &Vm) -> Ref<List> {
        list::new(vm)
    }

    /// Create an extension module.
    #[py("create_builtin($module, spec, /)")]
    fn create_builtin(vm: &mut Vm, spec: &Value) -> Res<Value> {
        let name = vm.names().name.clone();
        let name = ops::get_attr(vm, spec, &name)?;
        let native = name.downcast::<Str>().and_then(|name| name.as_ascii()).and_then(super::find);
        match native {
            Some(native) => super::make(vm, native),
            None => Ok(Value::NONE),
        }
    }

    /// Initialize a built-in module.
    #[py("exec_builtin($module, mod, /)")]
    fn exec_builtin(_mod: &Value) -> i64 {
        // A native module is whole when it is made.
        0
    }

    /// Changes code.co_filename to specify the passed-in path.
    ///
    ///   code
    ///     Code object to change.
    ///   path
    ///     File path to use.
    #[py("_fix_co_filename($module, code, path, /)")]
    fn fix_co_filename(code: &Ref<Code>, path: &Ref<Str>) {
        let _ = (code, path);
    }

    #[py("source_hash($module, /, key, source)")]
    fn source_hash(vm: &mut Vm, key: i64, source: &Ref<Bytes>) -> Res<Ref<Bytes>> {
        let mut seed = [0; 16];
        seed[..8].copy_from_slice(&key.to_le_bytes());
        let hash = text::hash::Key::from_bytes(seed).hash_bytes(source.items());
        Ok(crate::objects::bytes::from_slice(vm, &hash.to_le_bytes())?)
    }
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
