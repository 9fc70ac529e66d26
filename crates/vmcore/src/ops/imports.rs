//! `import`: what the statement and `__import__` do (reference, chapter 5; CPython's `Python/import.c`). Finding and
//! loading is the library's own `importlib._bootstrap`; see `modules::imp::importlib` for how that comes to run.

use crate::modules;
use crate::native::Args;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::module::Module;
use crate::objects::native::NativeFunction;
use crate::objects::str::{self, Str};
use crate::objects::traceback::Traceback;
use crate::objects::tuple;
use crate::objects::types::{class_of, is_instance};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// `import name`, `from name import ...`: through the `__import__` that the code's builtins have.
pub fn import_name(
    vm: &mut Vm,
    builtins: &Ref<Dict>,
    globals: &Ref<Dict>,
    locals: &Value,
    name: &Ref<Str>,
    fromlist: &Value,
    level: &Value,
) -> Res<Value> {
    let Some(import) = builtins.get_str(vm, &vm.names().__import__) else {
        return Err(vm.import_error("__import__ not found"));
    };
    let is_own = import
        .exact::<NativeFunction>()
        .is_some_and(|f| f.def.name == "__import__" && f.def.owner == "builtins");
    if !is_own {
        let args = [name.to_value(), globals.to_value(), locals.clone(), fromlist.clone(), level.clone()];
        return ops::call::call_positional(vm, &import, &args);
    }
    let level = level.as_small_int().unwrap_or(0);
    import_module(vm, name.as_value(), Some(globals.as_value()), fromlist, level)
}

/// `__import__(name, globals, None, fromlist, level)` (`PyImport_ImportModuleLevelObject`).
pub fn import_module(
    vm: &mut Vm,
    name: &Value,
    globals: Option<&Value>,
    fromlist: &Value,
    level: i64,
) -> Res<Value> {
    let Some(name) = name.downcast::<Str>() else {
        return Err(vm.type_error("module name must be a string"));
    };
    if level < 0 {
        return Err(vm.value_error("level must be >= 0"));
    }
    let absolute = match level {
        0 if name.is_empty() => return Err(vm.value_error("Empty module name")),
        0 => name.clone(),
        _ => resolve(vm, name, globals, level)?,
    };
    let module = match loaded(vm, &absolute)? {
        Some(module) if !module.is_none() => {
            wait_for(vm, &module, &absolute)?;
            module
        }
        _ => find_and_load(vm, &absolute)?,
    };
    if !fromlist.is_none() && ops::truth(vm, fromlist)? {
        let path = vm.names().__path__.clone();
        if ops::get_attr_or_none(vm, &module, &path)?.is_none() {
            return Ok(module);
        }
        let importlib = modules::importlib(vm)?;
        let import = own_import(vm)?;
        let handle = vm.intern("_handle_fromlist");
        return trimmed(vm, |vm| {
            ops::call::method(vm, &importlib, &handle, &[module, fromlist.clone(), import])
        });
    }
    // `import a.b` binds `a`; relative: `.a.b` without a list, as only `__import__` can be asked for, gives `.a`.
    let dot = match name.view().iter().position(|point| point == u32::from('.')) {
        Some(dot) if level == 0 || !name.is_empty() => dot,
        _ => return Ok(module),
    };
    if level == 0 {
        let front = str::from_view(vm, name.view().slice(0..dot))?;
        return import_module(vm, front.as_value(), None, &Value::NONE, 0);
    }
    let keep = absolute.len().saturating_sub(name.len() - dot);
    let package = str::from_view(vm, absolute.view().slice(0..keep))?;
    match loaded(vm, &package)? {
        Some(package) => Ok(package),
        None => {
            let shown = ops::repr(vm, package.as_value())?.to_string_lossy();
            let message = vm.str(&format!("{shown} not in sys.modules as expected"))?;
            Err(vm.key_error(message.as_value()))
        }
    }
}

/// The module in `sys.modules`.
fn loaded(vm: &mut Vm, name: &Ref<Str>) -> Res<Option<Value>> {
    let modules = vm.modules().clone();
    modules.get_item(vm, name.as_value())
}

/// Another thread may be executing the module still: waits for it.
fn wait_for(vm: &mut Vm, module: &Value, name: &Ref<Str>) -> Res<()> {
    let spec = vm.names().__spec__.clone();
    let Some(spec) = ops::get_attr_or_none(vm, module, &spec)? else { return Ok(()) };
    if is_initializing(vm, &spec)? {
        let importlib = modules::importlib(vm)?;
        let wait = vm.intern("_lock_unlock_module");
        ops::call::method(vm, &importlib, &wait, &[name.to_value()])?;
    }
    Ok(())
}

/// Whether the spec's module is being executed (`_PyModuleSpec_IsInitializing`).
fn is_initializing(vm: &mut Vm, spec: &Value) -> Res<bool> {
    if spec.is_none() {
        return Ok(false);
    }
    let name = vm.names()._initializing.clone();
    match ops::get_attr_or_none(vm, spec, &name)? {
        Some(value) => ops::truth(vm, &value),
        None => Ok(false),
    }
}

fn find_and_load(vm: &mut Vm, name: &Ref<Str>) -> Res<Value> {
    // Native modules need no finders; once importlib is there it has its say (`sys.meta_path`).
    if vm.interp().importlib.borrow().is_none()
        && let Some(native) = name.as_ascii().and_then(|name| modules::find(vm, name))
        && loaded(vm, name)?.is_none()
    {
        return modules::import_native(vm, native.def.name);
    }
    let importlib = modules::importlib(vm)?;
    let import = own_import(vm)?;
    let find = vm.intern("_find_and_load");
    trimmed(vm, |vm| ops::call::method(vm, &importlib, &find, &[name.to_value(), import]))
}

/// The builtin `__import__`, whatever the program has put in its place since.
fn own_import(vm: &mut Vm) -> Res<Value> {
    match vm.interp().own_import.get() {
        Some(import) => Ok(import.clone()),
        None => Err(vm.import_error("__import__ not found")),
    }
}

/// The absolute name of a relative import (`resolve_name`).
fn resolve(vm: &mut Vm, name: &Ref<Str>, globals: Option<&Value>, level: i64) -> Res<Ref<Str>> {
    let package = package_of(vm, globals)?;
    let Some(package) = package.filter(|package| !package.is_empty()) else {
        return Err(vm.import_error("attempted relative import with no known parent package"));
    };
    let view = package.view();
    let mut end = view.len();
    for _ in 1..level {
        end = match view.slice(0..end).iter().collect::<Vec<_>>().iter().rposition(|&p| p == u32::from('.')) {
            Some(dot) => dot,
            None => return Err(vm.import_error("attempted relative import beyond top-level package")),
        };
    }
    let mut buf = text::StrBuf::with_capacity(end + name.len() + 1);
    buf.push_view(view.slice(0..end));
    if !name.is_empty() {
        buf.push(u32::from('.'));
        buf.push_view(name.view());
    }
    Ok(str::from_data(vm, &buf.finish())?.interned(vm))
}

/// The package that code with these globals belongs to; none where there is no parent to be had.
fn package_of(vm: &mut Vm, globals: Option<&Value>) -> Res<Option<Ref<Str>>> {
    let no_name = |vm: &Vm| {
        let message = vm.str("'__name__' not in globals");
        message.map(|message| vm.key_error(message.as_value())).unwrap_or_else(|raised| raised)
    };
    let Some(globals) = globals else { return Err(no_name(vm)) };
    let Some(globals) = globals.downcast::<Dict>().cloned() else {
        return Err(vm.type_error("globals must be a dict"));
    };
    let package = globals.get_str(vm, &vm.names().__package__).filter(|p| !p.is_none());
    let spec = globals.get_str(vm, &vm.names().__spec__).filter(|s| !s.is_none());
    if let Some(package) = package {
        let Ok(package) = package.downcast_owned::<Str>() else {
            return Err(vm.type_error("package must be a string"));
        };
        if let Some(spec) = spec {
            let parent = parent_of(vm, &spec)?;
            if !ops::equal(vm, package.as_value(), &parent)? {
                let category = vm.types().import_warning.clone();
                ops::warn::warn(vm, &category, "__package__ != __spec__.parent")?;
            }
        }
        return Ok(Some(package));
    }
    if let Some(spec) = spec {
        return match parent_of(vm, &spec)?.downcast_owned::<Str>() {
            Ok(parent) => Ok(Some(parent)),
            Err(_) => Err(vm.type_error("__spec__.parent must be a string")),
        };
    }
    let category = vm.types().import_warning.clone();
    let message = "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__";
    ops::warn::warn(vm, &category, message)?;
    let Some(name) = globals.get_str(vm, &vm.names().__name__) else { return Err(no_name(vm)) };
    let Ok(name) = name.downcast_owned::<Str>() else {
        return Err(vm.type_error("__name__ must be a string"));
    };
    if globals.get_str(vm, &vm.names().__path__).is_some() {
        return Ok(Some(name));
    }
    let points: Vec<u32> = name.view().iter().collect();
    match points.iter().rposition(|&p| p == u32::from('.')) {
        Some(dot) => Ok(Some(str::from_view(vm, name.view().slice(0..dot))?)),
        None => Ok(None),
    }
}

fn parent_of(vm: &mut Vm, spec: &Value) -> Res<Value> {
    let parent = vm.intern("parent");
    ops::get_attr(vm, spec, &parent)
}

/// `from module import name`: the attribute, else the submodule of that name.
pub fn import_from(vm: &mut Vm, module: &Value, name: &Ref<Str>) -> Res<Value> {
    if let Some(value) = ops::get_attr_or_none(vm, module, name)? {
        return Ok(value);
    }
    let own_name = vm.names().__name__.clone();
    let package = match ops::get_attr(vm, module, &own_name) {
        Ok(package) => package.downcast_owned::<Str>().ok(),
        Err(raised) => {
            vm.take_raised(raised);
            None
        }
    };
    if let Some(package) = &package {
        let full = format!("{}.{}", package.to_string_lossy(), name.to_string_lossy());
        let full = vm.str(&full)?;
        if let Some(found) = loaded(vm, &full)? {
            return Ok(found);
        }
    }
    Err(cannot_import(vm, module, package, name)?)
}

/// The ImportError for a name that a module does not have.
#[cold]
fn cannot_import(vm: &mut Vm, module: &Value, package: Option<Ref<Str>>, name: &Ref<Str>) -> Res<Raised> {
    let shown_name = ops::repr(vm, name.as_value())?.to_string_lossy();
    let shown_package = match &package {
        Some(package) => ops::repr(vm, package.as_value())?.to_string_lossy(),
        None => "'<unknown module name>'".to_owned(),
    };
    let file = match module.downcast::<Module>() {
        Some(module) => module.get(vm).dict.get_str(vm, &vm.names().__file__),
        None => None,
    };
    let file = file.and_then(|file| file.downcast_owned::<Str>().ok());
    let message = match &file {
        None => format!("cannot import name {shown_name} from {shown_package} (unknown location)"),
        Some(file) => {
            let spec = vm.names().__spec__.clone();
            let spec = ops::get_attr(vm, module, &spec)?;
            let partially = is_initializing(vm, &spec)?;
            let (what, why) = if partially {
                ("partially initialized module ", " (most likely due to a circular import)")
            } else {
                ("", "")
            };
            let file = file.to_string_lossy();
            format!("cannot import name {shown_name} from {what}{shown_package}{why} ({file})")
        }
    };
    import_error(
        vm,
        &message,
        package.map_or(Value::NONE, Value::from),
        file.map_or(Value::NONE, Value::from),
    )
}

/// An ImportError with its `name` and `path`.
pub(crate) fn import_error(vm: &mut Vm, message: &str, name: Value, path: Value) -> Res<Raised> {
    let message = vm.str(message)?;
    let names = tuple::from_slice(vm, &[vm.names().name.to_value(), vm.names().path.to_value()])?;
    let class = vm.types().import_error.to_value();
    let values = [message.into(), name, path];
    let made = ops::call(vm, &class, Args::new(&values, Some(&names)))?;
    match made.downcast_owned::<Exception>() {
        Ok(exception) => Ok(vm.raise_in_context(exception)),
        Err(_) => Err(vm.system_error("ImportError made no exception")),
    }
}

/// `from module import *` into `namespace`.
pub fn import_star(vm: &mut Vm, module: &Value, namespace: &Value) -> Res<()> {
    let all = vm.names().__all__.clone();
    let (names, is_all) = match ops::get_attr_or_none(vm, module, &all)? {
        Some(names) => (names, true),
        None => {
            let dict = vm.names().__dict__.clone();
            let Some(dict) = ops::get_attr_or_none(vm, module, &dict)? else {
                return Err(vm.import_error("from-import-* object has no __dict__ and no __all__"));
            };
            let keys = vm.names().keys.clone();
            let keys = ops::call::method(vm, &dict, &keys, &[])?;
            (tuple::from_iterable(vm, &keys)?.into(), false)
        }
    };
    if ops::call::find_special(vm, &names, |n| &n.__getitem__).is_none() {
        let class = class_of(vm, &names).name(vm);
        return Err(vm.type_error(&format!("'{class}' object does not support indexing")));
    }
    let mut index = 0;
    loop {
        let name = match ops::get_item(vm, &names, &Value::small_int_wrapping(index)) {
            Ok(name) => name,
            Err(raised) => {
                let class = vm.types().index_error.clone();
                ops::raise::catch(vm, raised, &class)?;
                return Ok(());
            }
        };
        index += 1;
        let Some(name) = name.downcast::<Str>().cloned() else {
            return Err(not_a_name(vm, module, &name, is_all)?);
        };
        if !is_all && name.view().get(0) == Some(u32::from('_')) {
            continue;
        }
        let value = ops::get_attr(vm, module, &name.interned(vm))?;
        match namespace.exact::<Dict>() {
            Some(dict) => dict.set_item(vm, name.as_value(), value)?,
            None => ops::set_item(vm, namespace, name.as_value(), &value)?,
        }
    }
}

#[cold]
fn not_a_name(vm: &mut Vm, module: &Value, item: &Value, is_all: bool) -> Res<Raised> {
    let own_name = vm.names().__name__.clone();
    let own_name = ops::get_attr(vm, module, &own_name)?;
    let Some(own_name) = own_name.downcast::<Str>() else {
        let class = class_of(vm, &own_name).name(vm);
        return Ok(vm.type_error(&format!("module __name__ must be a string, not {class}")));
    };
    let own_name = own_name.to_string_lossy();
    let class = class_of(vm, item).name(vm);
    Ok(vm.type_error(&if is_all {
        format!("Item in {own_name}.__all__ must be str, not {class}")
    } else {
        format!("Key in {own_name}.__dict__ must be str, not {class}")
    }))
}

/// Runs `f` and cuts importlib's own frames out of the traceback of what it raises (`remove_importlib_frames`).
fn trimmed(vm: &mut Vm, f: impl FnOnce(&mut Vm) -> Res<Value>) -> Res<Value> {
    f(vm).map_err(|raised| {
        let exception = vm.take_raised(raised);
        trim(vm, &exception);
        vm.raise(exception)
    })
}

fn trim(vm: &mut Vm, exception: &Ref<Exception>) {
    let always = is_instance(vm, exception.as_value(), &vm.types().import_error.clone());
    let mut entries: Vec<Ref<Traceback>> = Vec::new();
    let mut next = exception.get(vm).traceback.clone();
    while let Some(entry) = next {
        next = entry.get(vm).next.clone();
        entries.push(entry);
    }
    // What is kept of the chunk of importlib's frames that we are in starts here.
    let (mut kept, mut chunk): (Vec<Ref<Traceback>>, Option<usize>) = (Vec::new(), None);
    for entry in entries {
        let code = entry.get(vm).frame.get(vm).code.clone();
        let ours = matches!(
            code.filename().as_ascii(),
            Some("<frozen importlib._bootstrap>" | "<frozen importlib._bootstrap_external>")
        );
        if !ours {
            chunk = None;
            kept.push(entry);
            continue;
        }
        let start = *chunk.get_or_insert(kept.len());
        if always || code.name.as_ascii() == Some("_call_with_frames_removed") {
            kept.truncate(start);
        } else {
            kept.push(entry);
        }
    }
    let mut chain = None;
    for entry in kept.into_iter().rev() {
        entry.get_mut(vm).next = chain;
        chain = Some(entry);
    }
    exception.get_mut(vm).traceback = chain;
}

/// Names in a tuple, for `fromlist`.
pub(crate) fn names(vm: &Vm, names: &[&str]) -> Res<Ref<tuple::Tuple>> {
    let names: Vec<Value> = names.iter().map(|name| vm.intern(name).into()).collect();
    Ok(tuple::from_slice(vm, &names)?)
}
