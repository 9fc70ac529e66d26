//! `sys`

use crate::native::module;
use crate::objects::constant;
use crate::objects::dict::Dict;
use crate::value::Ref;
use crate::vm::{Res, Vm};

pub(crate) struct Sys;

#[module("sys")]
/// This module provides access to some objects used or maintained by the
/// interpreter and to functions that interact strongly with the interpreter.
impl Sys {
    /// Return the current value of the recursion limit, the maximum depth
    /// of the Python interpreter stack.
    ///
    /// This limit prevents infinite recursion from causing an overflow of the C
    /// stack and crashing Python.
    #[py("getrecursionlimit($module, /)")]
    fn getrecursionlimit(vm: &Vm) -> u32 {
        vm.thread().depth_limit.get()
    }
}

/// Makes what importers are found in: nothing stands there before the first one is needed.
pub(crate) fn prepare_importers(vm: &mut Vm) -> Res<()> {
    let sys = super::import_native(vm, "sys")?;
    let Some(sys) = sys.downcast::<crate::objects::module::Module>() else { return Ok(()) };
    let dict = sys.get(vm).dict.clone();
    for name in ["meta_path", "path_hooks"] {
        let list = crate::objects::list::new(vm);
        super::set(vm, &dict, name, list.into())?;
    }
    let cache = crate::objects::dict::new(vm);
    super::set(vm, &dict, "path_importer_cache", cache.into())
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let version = vm.interp().configuration.version;
    let modules = vm.modules().to_value();
    super::set(vm, dict, "modules", modules)?;
    for name in ["argv", "path", "orig_argv"] {
        let value = match vm.interp().configuration.sys(name).cloned() {
            Some(value) => constant::value(vm, &value, version)?,
            None => crate::objects::list::new(vm).into(),
        };
        super::set(vm, dict, name, value)?;
    }
    Ok(())
}
