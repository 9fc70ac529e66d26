//! How the library's own importer comes to run: `importlib/_bootstrap.py` and `_bootstrap_external.py`, executed as the
//! modules `_frozen_importlib` and `_frozen_importlib_external` when something has to be found on a path for the first
//! time. A program that imports native modules only never pays for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use bytecode::pyc::Source;
use bytecode::{CodeObject, Const, PyStr};

use crate::interp;
use crate::objects::code;
use crate::objects::module::Module;
use crate::ops;
use crate::runtime::{CompileRequest, compile};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The module `_frozen_importlib`, made at the first use.
pub(crate) fn importlib(vm: &mut Vm) -> Res<Value> {
    let ready = vm.interp().importlib.borrow().clone();
    match ready {
        Some(module) => Ok(module),
        None => bootstrap(vm),
    }
}

/// As `init_importlib` and `init_importlib_external` of CPython's `Python/pylifecycle.c` and `import.c`.
#[cold]
fn bootstrap(vm: &mut Vm) -> Res<Value> {
    let sys = super::import_native(vm, "sys")?;
    let imp = super::import_native(vm, "_imp")?;
    super::sys::prepare_importers(vm)?;
    let importlib = execute(vm, "_frozen_importlib", "_bootstrap")?;
    let install = vm.intern("_install");
    ops::call::method(vm, &importlib, &install, &[sys, imp])?;
    execute(vm, "_frozen_importlib_external", "_bootstrap_external")?;
    let install = vm.intern("_install_external_importers");
    ops::call::method(vm, &importlib, &install, &[])?;
    super::zipimport::install(vm)?;
    vm.interp().importlib.replace(Some(importlib.clone()));
    Ok(importlib)
}

/// Executes `importlib/{file}.py` as the module `name`.
fn execute(vm: &mut Vm, name: &str, file: &str) -> Res<Value> {
    let raw = frozen_code(vm, &format!("importlib.{file}"))?;
    let version = vm.interp().configuration.version;
    let code = code::new(vm, &raw, version)?;
    let name = vm.intern(name);
    let module: Ref<Module> = super::new_module(vm, &name, Value::NONE)?;
    let modules = vm.modules().clone();
    modules.set_str(vm, &name, module.to_value())?;
    let globals = module.get(vm).dict.clone();
    let builtins = super::import_native(vm, "builtins")?;
    globals.set_str(vm, &vm.names().__builtins__.clone(), builtins)?;
    interp::run_code(vm, &code, &globals, globals.as_value(), None)?;
    Ok(module.into())
}

/// The modules of the library that CPython has in its binary (`Python/frozen.c`), but for the importer itself.
pub(super) const FROZEN: [&str; 15] = [
    "zipimport",
    "abc",
    "codecs",
    "io",
    "_collections_abc",
    "_sitebuiltins",
    "genericpath",
    "ntpath",
    "posixpath",
    "os",
    "site",
    "stat",
    "importlib.util",
    "importlib.machinery",
    "runpy",
];

/// Which of them a module's name stands for.
pub(super) fn frozen_origin(name: &str) -> Option<&'static str> {
    let name = if name == "os.path" { "posixpath" } else { name };
    FROZEN.into_iter().find(|frozen| *frozen == name)
}

/// The code of a module of the library, of its `.pyc` where that is valid. Its frames are called frozen, as CPython's
/// are: tracebacks show no source of them, and leave out the importer's by that name.
pub(super) fn frozen_code(vm: &mut Vm, name: &str) -> Res<Arc<CodeObject>> {
    let library = match vm.interp().configuration.sys("_stdlib_dir") {
        Some(Const::Str(directory)) => PathBuf::from(directory.to_str_lossy().as_ref()),
        _ => return Err(vm.import_error("there is no standard library to import with")),
    };
    let (package, file) = name.rsplit_once('.').unwrap_or(("", name));
    let directory = library.join(package);
    let filename = format!("<frozen {name}>");
    let source = directory.join(format!("{file}.py"));
    let code = match cached_code(&directory, file, &source) {
        Some(code) => code,
        None => {
            let Ok(content) = std::fs::read(&source) else {
                return Err(vm.import_error(&format!("cannot read {}", source.display())));
            };
            let request = CompileRequest {
                source: Const::Bytes(content.into()),
                reader: "string",
                filename: Const::Str(Arc::new(PyStr::new(&filename))),
                mode: "exec".to_owned(),
                flags: 0,
                optimise: -1,
                feature_version: -1,
            };
            match compile(vm, &request)? {
                Const::Code(code) => code,
                _ => return Err(vm.system_error("the compile service gave no code object")),
            }
        }
    };
    Ok(renamed(&code, &Arc::new(PyStr::new(&filename))))
}

fn cached_code(directory: &Path, file: &str, source: &Path) -> Option<Arc<CodeObject>> {
    let cached: PathBuf = directory.join("__pycache__").join(format!("{file}.cpython-311.pyc"));
    let pyc = bytecode::pyc::read(&std::fs::read(cached).ok()?).ok()?;
    let valid = match pyc.source {
        Source::Timestamp { mtime, size } => {
            let found = std::fs::metadata(source).ok()?;
            let seconds = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_secs();
            (seconds as u32, found.len() as u32) == (mtime, size)
        }
        Source::Hash { checked, .. } => !checked,
    };
    valid.then_some(pyc.code)
}

/// The code with another file name, in what is nested in it too.
pub(crate) fn renamed(code: &Arc<CodeObject>, filename: &Arc<PyStr>) -> Arc<CodeObject> {
    let consts = code.consts.iter().map(|constant| match constant {
        Const::Code(nested) => Const::Code(renamed(nested, filename)),
        other => other.clone(),
    });
    Arc::new(CodeObject { consts: consts.collect(), filename: filename.clone(), ..CodeObject::clone(code) })
}
