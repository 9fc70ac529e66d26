//! A program's life: `__main__`, its code, and the end of the process that it stands for.

use std::sync::Arc;

use bytecode::{Const, PyStr};

use super::compile::{Request, compile};
use super::ending;
use crate::interp;
use crate::modules;
use crate::objects::code::{self, Code};
use crate::objects::constant;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::traceback::print;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What there is to run: `python/minivm/_minivm.pyi` says what stands in each.
#[derive(Clone, Debug)]
pub enum Program {
    File {
        path: Arc<PyStr>,
        content: Arc<[u8]>,
    },
    Pyc {
        path: Arc<PyStr>,
        content: Arc<[u8]>,
    },
    /// A code object.
    Code(Const),
    /// A directory or zip file with a `__main__`.
    Path(Arc<PyStr>),
    Command(Arc<PyStr>),
    Module(Arc<PyStr>),
    Stdin,
}

impl Program {
    /// The content of a `.pyc` file.
    pub fn pyc(path: &str, content: &[u8]) -> Program {
        Program::Pyc { path: Arc::new(PyStr::new(path)), content: content.into() }
    }

    /// From a marshalled tuple.
    pub fn read(marshalled: &[u8]) -> Option<Program> {
        let Ok(Const::Tuple(parts)) = bytecode::unmarshal(marshalled) else { return None };
        let (Const::Str(kind), rest) = parts.split_first()? else { return None };
        Some(match (kind.as_str()?, rest) {
            ("file", [Const::Str(path), Const::Bytes(content)]) => {
                Program::File { path: path.clone(), content: content.clone() }
            }
            ("pyc", [Const::Str(path), Const::Bytes(content)]) => {
                Program::Pyc { path: path.clone(), content: content.clone() }
            }
            ("path", [Const::Str(path)]) => Program::Path(path.clone()),
            ("command", [Const::Str(source)]) => Program::Command(source.clone()),
            ("module", [Const::Str(name)]) => Program::Module(name.clone()),
            ("stdin", []) => Program::Stdin,
            _ => return None,
        })
    }
}

/// Runs a program from its start to the end of the process. Gives the exit status, or minus the number of the signal to
/// die by.
pub(crate) fn run(vm: &mut Vm, program: &Program) -> i32 {
    let status = match execute(vm, program) {
        Ok(_) => 0,
        Err(raised) => {
            vm.interp().steps.grant_last();
            let exception = vm.take_raised(raised);
            ending::exception(vm, &exception)
        }
    };
    // The exception has gone, and with it whatever its traceback held.
    interp::run_pending(vm);
    ending::finish(vm, status)
}

/// The end of the process, for an interpreter in which code was run otherwise. Again it is none.
pub(crate) fn end(vm: &mut Vm) {
    if !vm.interp().finalizing.get() {
        ending::finish(vm, 0);
    }
}

/// It is the library's `warnings` that understands the options of the command line, when it is imported.
fn read_warning_options(vm: &mut Vm) -> Res<()> {
    let options = ops::sys_attribute(vm, "warnoptions");
    if options.and_then(|options| options.downcast_owned::<List>().ok()).is_some_and(|o| !o.is_empty(vm)) {
        let name = vm.intern("warnings").to_value();
        ops::imports::import_module(vm, &name, None, &Value::NONE, 0)?;
    }
    Ok(())
}

fn execute(vm: &mut Vm, program: &Program) -> Res<Value> {
    let globals = main(vm)?;
    read_warning_options(vm)?;
    let text = |s: &str| Const::Str(Arc::new(PyStr::new(s)));
    let request = |source, reader, filename| Request {
        source,
        reader,
        filename,
        mode: "exec".to_owned(),
        flags: 0,
        optimise: -1,
        feature_version: -1,
    };
    let code = match program {
        Program::File { path, content } => {
            set(vm, &globals, "__file__", &Const::Str(path.clone()))?;
            set(vm, &globals, "__cached__", &Const::None)?;
            let request = request(Const::Bytes(content.clone()), "file", Const::Str(path.clone()));
            compiled(vm, &request)?
        }
        Program::Pyc { path, content } => {
            set(vm, &globals, "__file__", &Const::Str(path.clone()))?;
            set(vm, &globals, "__cached__", &Const::None)?;
            let pyc = match bytecode::pyc::read(content) {
                Ok(pyc) => pyc,
                Err(error) => return Err(vm.runtime_error(&error.to_string())),
            };
            code::new(vm, &pyc.code, pyc.version)?
        }
        Program::Code(code) => match code {
            Const::Code(raw) => code::new(vm, raw, vm.interp().configuration.version)?,
            _ => return Err(vm.type_error("a program is a code object")),
        },
        Program::Command(source) => {
            compiled(vm, &request(Const::Str(source.clone()), "string", text("<string>")))?
        }
        Program::Stdin => {
            set(vm, &globals, "__file__", &text("<stdin>"))?;
            compiled(vm, &request(Const::None, "stdin", text("<stdin>")))?
        }
        Program::Module(name) => return run_module(vm, &Const::Str(name.clone()), true),
        Program::Path(path) => {
            let (version, path) = (vm.interp().configuration.version, Const::Str(path.clone()));
            let path = constant::value(vm, &path, version)?;
            if let Some(search) = ops::sys_attribute(vm, "path").and_then(|p| p.downcast_owned::<List>().ok())
            {
                search.get_mut(vm).items.insert(0, path)?;
            }
            return run_module(vm, &text("__main__"), false);
        }
    };
    interp::run_code(vm, &code, &globals, globals.as_value(), None)
}

/// Runs a module as `__main__`, by the library's `runpy`.
fn run_module(vm: &mut Vm, name: &Const, alter_argv: bool) -> Res<Value> {
    let version = vm.interp().configuration.version;
    let name = constant::value(vm, name, version)?;
    let runpy = vm.intern("runpy").to_value();
    let runpy = ops::imports::import_module(vm, &runpy, None, &Value::NONE, 0)?;
    let run = vm.intern("_run_module_as_main");
    ops::call::method(vm, &runpy, &run, &[name, Value::bool(alter_argv)])
}

/// The code object of a request.
pub(crate) fn compiled(vm: &mut Vm, request: &Request) -> Res<Ref<Code>> {
    match compile(vm, request)? {
        Const::Code(raw) => {
            let version = vm.interp().configuration.version;
            code::new(vm, &raw, version)
        }
        _ => Err(vm.system_error("the compile service gave no code object")),
    }
}

/// The namespace of `__main__`, made at the first use.
pub(crate) fn main(vm: &mut Vm) -> Res<Ref<Dict>> {
    let name = vm.names().__main__.clone();
    let modules = vm.modules().clone();
    if let Some(module) = modules.get_str(vm, &name)
        && let Some(module) = module.downcast::<Module>()
    {
        return Ok(module.get(vm).dict.clone());
    }
    let module = modules::new_module(vm, &name, Value::NONE)?;
    modules.set_str(vm, &name, module.to_value())?;
    let globals = module.get(vm).dict.clone();
    let builtins = modules::import_native(vm, "builtins")?;
    globals.set_str(vm, &vm.names().__annotations__.clone(), crate::objects::dict::new(vm).into())?;
    globals.set_str(vm, &vm.names().__builtins__.clone(), builtins)?;
    Ok(globals)
}

fn set(vm: &mut Vm, namespace: &Ref<Dict>, name: &str, value: &Const) -> Res<()> {
    let version = vm.interp().configuration.version;
    let value = constant::value(vm, value, version)?;
    Ok(namespace.set_str(vm, &vm.intern(name), value)?)
}

/// What is printed of an exception that nobody caught.
pub(crate) fn traceback(vm: &mut Vm, exception: &Ref<Exception>) -> String {
    match print::format(vm, exception) {
        Ok(text) => text.view().to_string_lossy(),
        Err(raised) => {
            drop(vm.take_raised(raised));
            String::new()
        }
    }
}
