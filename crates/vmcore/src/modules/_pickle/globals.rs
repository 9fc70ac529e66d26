//! Classes and functions, which are pickled by their names.

use super::pickling_error;
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::ops::raise::catch;
use crate::ops::{self, attr};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The module of that name, imported; a submodule itself, not its package.
pub fn module(vm: &mut Vm, name: &Value) -> Res<Value> {
    let top = ops::imports::import_module(vm, name, None, &Value::NONE, 0)?;
    let modules = vm.modules().clone();
    Ok(modules.get_item(vm, name)?.unwrap_or(top))
}

/// `module.name`
pub fn attribute_of(vm: &mut Vm, module_name: &str, name: &str) -> Res<Value> {
    let module_name = vm.intern(module_name).to_value();
    let module = module(vm, &module_name)?;
    let name = vm.intern(name);
    ops::get_attr(vm, &module, &name)
}

/// An item of a dict that is a module's attribute.
pub fn looked_up(vm: &mut Vm, module: &str, table: &str, key: &Value) -> Res<Option<Value>> {
    let table = attribute_of(vm, module, table)?;
    match table.downcast::<Dict>() {
        Some(table) => table.get_item(vm, key),
        None => Ok(None),
    }
}

/// What a dotted name leads to from `start`, and what the last part is an attribute of; none where a part is missing.
pub fn walk(vm: &mut Vm, start: &Value, path: &str) -> Res<Option<(Value, Value)>> {
    let (mut parent, mut found) = (start.clone(), start.clone());
    for part in path.split('.') {
        if part == "<locals>" {
            return Ok(None);
        }
        let name = vm.intern(part);
        parent = found;
        match attr::get_attr_or_none(vm, &parent, &name)? {
            Some(value) => found = value,
            None => return Ok(None),
        }
    }
    Ok(Some((found, parent)))
}

/// The name of the module that `object` is from.
pub fn module_name(vm: &mut Vm, object: &Value, path: &str) -> Res<Value> {
    let name = vm.names().__module__.clone();
    if let Some(name) = attr::get_attr_or_none(vm, object, &name)?
        && !name.is_none()
    {
        return Ok(name);
    }
    let main = vm.names().__main__.to_value();
    let modules: Vec<(Value, Value)> = {
        let modules = vm.modules().clone();
        modules.get(vm).table.iter().map(|(name, module)| (name.clone(), module.clone())).collect()
    };
    for (name, module) in modules {
        vm.tick(1)?;
        if module.is_none() || ops::equal(vm, &name, &main)? {
            continue;
        }
        if let Some((found, _)) = walk(vm, &module, path)?
            && found.is(object)
        {
            return Ok(name);
        }
    }
    Ok(main)
}

/// An object that is pickled by name.
pub struct Global {
    pub module: Value,
    pub name: Ref<Str>,
    /// What the name's last part is an attribute of, if not of the module.
    pub nested_in: Option<Value>,
}

/// The name under which `object` is found again; PicklingError where there is none.
pub fn find(vm: &mut Vm, object: &Value, name: Option<&Value>) -> Res<Global> {
    let given = match name {
        Some(name) => name.clone(),
        None => {
            let (qualname, name) = (vm.names().__qualname__.clone(), vm.names().__name__.clone());
            match attr::get_attr_or_none(vm, object, &qualname)? {
                Some(name) => name,
                None => ops::get_attr(vm, object, &name)?,
            }
        }
    };
    let Some(name) = given.downcast::<Str>().cloned() else {
        return Err(vm.type_error("the name of what is pickled by name must be a string"));
    };
    let path = name.to_string_lossy();
    if path.split('.').any(|part| part == "<locals>") {
        let shown = ops::repr(vm, &given)?.to_string_lossy();
        return Err(vm.attribute_error(&format!("Can't pickle local object {shown}")));
    }
    let from = module_name(vm, object, &path)?;
    let module = match module(vm, &from) {
        Ok(module) => module,
        Err(raised) => {
            catch(vm, raised, &vm.types().exception)?;
            let (object, from) = (shown(vm, object)?, shown(vm, &from)?);
            let message = format!("Can't pickle {object}: import of module {from} failed");
            return Err(pickling_error(vm, &message));
        }
    };
    let from_text = ops::str(vm, &from)?.to_string_lossy();
    match walk(vm, &module, &path)? {
        None => {
            let object = shown(vm, object)?;
            let message = format!("Can't pickle {object}: attribute lookup {path} on {from_text} failed");
            Err(pickling_error(vm, &message))
        }
        Some((found, _)) if !found.is(object) => {
            let object = shown(vm, object)?;
            let message = format!("Can't pickle {object}: it's not the same object as {from_text}.{path}");
            Err(pickling_error(vm, &message))
        }
        Some((_, parent)) => {
            Ok(Global { module: from, name, nested_in: (!parent.is(&module)).then_some(parent) })
        }
    }
}

/// The names that Python 2 has for a global, or (`to_python_2` false) those that its names stand for now.
pub fn renamed(vm: &mut Vm, module: &Value, name: &Value, to_python_2: bool) -> Res<(Value, Value)> {
    let [names, modules] = match to_python_2 {
        true => ["REVERSE_NAME_MAPPING", "REVERSE_IMPORT_MAPPING"],
        false => ["NAME_MAPPING", "IMPORT_MAPPING"],
    };
    let key = tuple::pair(vm, module.clone(), name.clone())?.into();
    if let Some(pair) = looked_up(vm, "_compat_pickle", names, &key)?
        && let Some(pair) = pair.downcast::<Tuple>()
        && let [module, name] = pair.items()
    {
        return Ok((module.clone(), name.clone()));
    }
    let module = looked_up(vm, "_compat_pickle", modules, module)?.unwrap_or_else(|| module.clone());
    Ok((module, name.clone()))
}

pub fn shown(vm: &mut Vm, value: &Value) -> Res<String> {
    Ok(ops::repr(vm, value)?.to_string_lossy())
}
