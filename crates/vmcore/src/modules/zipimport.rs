//! The path hook for zip files. The library's `zipimport` is what imports from them; it is imported itself when a file
//! stands in a path for the first time.

use std::path::Path;

use crate::native::module;
use crate::objects::list::List;
use crate::objects::native::NativeFunction;
use crate::objects::str::Str;
use crate::ops;
use crate::value::Value;
use crate::vm::{Res, Vm};

struct PathHook;

#[module("zipimport")]
impl PathHook {
    /// The importer for a zip file, or for a folder in one.
    #[py("zipimporter($module, path, /)")]
    fn zipimporter(vm: &mut Vm, path: &Value) -> Res<Value> {
        if let Some(path) = path.downcast::<Str>() {
            let text = path.to_string_lossy();
            if !Path::new(&text).ancestors().any(Path::is_file) {
                return Err(vm.import_error(match text.is_empty() {
                    true => "archive path is empty",
                    false => "not a Zip file",
                }));
            }
        }
        let name = vm.intern("zipimport");
        let module = ops::imports::import_module(vm, name.as_value(), None, &Value::NONE, 0)?;
        let name = vm.intern("zipimporter");
        let importer = ops::get_attr(vm, &module, &name)?;
        ops::call::call_positional(vm, &importer, std::slice::from_ref(path))
    }
}

/// Puts the hook before all others in `sys.path_hooks`.
pub(super) fn install(vm: &mut Vm) -> Res<()> {
    let hooks = ops::sys_attribute(vm, "path_hooks");
    let Some(hooks) = hooks.as_ref().and_then(|hooks| hooks.downcast::<List>()) else { return Ok(()) };
    for def in PathHook::MODULE.functions() {
        let module = Some(vm.intern("zipimport").to_value());
        let hook = vm.alloc(NativeFunction { def, receiver: None, class: None, module });
        hooks.get_mut(vm).items.insert(0, hook.into())?;
    }
    Ok(())
}
