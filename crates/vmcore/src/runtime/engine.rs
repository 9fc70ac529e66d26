//! An interpreter as a host uses it: bytes in, bytes out, three kinds of failure (`python/minivm/_minivm.pyi`).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bytecode::{Const, PyStr, Version};
use parking_lot::Mutex;

use super::compile::Request;
use super::program::{self, Program};
use super::{Configuration, Host, Interpreter, inspect};
use crate::interp;
use crate::modules::_io::standard;
use crate::objects::constant::{self, NotPlain};
use crate::objects::exception::Exception;
use crate::objects::types::class_of;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[derive(Debug)]
pub enum EngineError {
    /// The host asked for what cannot be done.
    Refused(String),
    /// A mistake of the VM: the engine refuses every later call.
    Internal(String),
}

type Result<T, E = EngineError> = std::result::Result<T, E>;

pub struct Engine(Mutex<State>);

enum State {
    Open(Arc<Interpreter>),
    /// With what its GIL did, if that was recorded.
    Closed(Option<Vec<u8>>),
    /// A panic left it in an unknown state; nothing of it is touched again.
    Broken,
}

impl Engine {
    /// `configuration`: marshalled, see `python/minivm/startup.py`.
    pub fn new(configuration: &[u8], host: Box<dyn Host>) -> Result<Engine> {
        let configuration = Configuration::read(configuration).map_err(EngineError::Refused)?;
        Engine::with(configuration, host)
    }

    pub fn with(configuration: Configuration, host: Box<dyn Host>) -> Result<Engine> {
        let interpreter = catch_unwind(AssertUnwindSafe(|| Interpreter::new(configuration, host)))
            .map_err(|panic| EngineError::Internal(panic_message(&*panic)))?;
        let interpreter = interpreter.map_err(|error| EngineError::Refused(error.to_string()))?;
        Ok(Engine(Mutex::new(State::Open(Arc::new(interpreter)))))
    }

    /// Enters the guest. A panic in it is reported, and the engine is broken from then on.
    fn enter<R: Send>(&self, f: impl FnOnce(&mut Vm) -> R + Send) -> Result<R> {
        let interpreter = match &*self.0.lock() {
            State::Open(interpreter) => interpreter.clone(),
            State::Closed(_) => return Err(EngineError::Refused("the interpreter is closed".to_owned())),
            State::Broken => {
                return Err(EngineError::Internal(
                    "the interpreter failed before and cannot go on".to_owned(),
                ));
            }
        };
        catch_unwind(AssertUnwindSafe(|| interpreter.enter(f))).map_err(|panic| {
            // It may be in any state: what it holds is leaked.
            std::mem::forget(std::mem::replace(&mut *self.0.lock(), State::Broken));
            EngineError::Internal(panic_message(&*panic))
        })
    }

    /// Runs a marshalled program, see [`Engine::run_program`], and closes the interpreter.
    pub fn run(&self, program: &[u8]) -> Result<i32> {
        let status = self.run_program(&Program::read(program).ok_or_else(|| malformed("program"))?)?;
        let (checked, ends_process) = self.enter(|vm| {
            let configuration = &vm.interp().configuration;
            (configuration.options.verify_heap.is_some(), configuration.owns_process)
        })?;
        if ends_process && !checked && !cfg!(debug_assertions) {
            // The process ends next, and its memory with it.
            std::mem::forget(self.end()?);
            return Ok(status);
        }
        match self.close()? {
            left if left > 0 && checked => Err(EngineError::Internal(format!("{left} objects are left"))),
            _ => Ok(status),
        }
    }

    /// Runs a program to the end of the process that it stands for. Gives the exit status, or minus the number of the
    /// signal to die by.
    pub fn run_program(&self, program: &Program) -> Result<i32> {
        self.enter(|vm| program::run(vm, program))
    }

    /// Runs code in `__main__`; the outcome is marshalled.
    pub fn execute(&self, request: &[u8]) -> Result<Vec<u8>> {
        let Some(Const::Tuple(parts)) = bytecode::unmarshal(request).ok() else {
            return Err(malformed("request"));
        };
        let [source, Const::Str(reader), filename @ Const::Str(_), Const::Str(mode)] = &*parts else {
            return Err(malformed("request"));
        };
        let reader = match reader.as_str() {
            Some("string") => "string",
            Some("file") => "file",
            _ => return Err(malformed("reader")),
        };
        let request = Request {
            source: source.clone(),
            reader,
            filename: filename.clone(),
            mode: mode.to_str_lossy().into_owned(),
            flags: 0,
            optimise: -1,
            feature_version: -1,
        };
        self.enter(|vm| {
            let outcome = execute(vm, &request);
            let outcome = answer(vm, outcome);
            // The host may look at its descriptors between two calls. What cannot be written is lost.
            standard::flush_for_host(vm);
            outcome
        })
    }

    /// A global of `__main__`, marshalled as `execute` answers; none if there is none.
    pub fn get_global(&self, name: &[u8]) -> Result<Option<Vec<u8>>> {
        let name = string(name)?;
        self.enter(|vm| {
            let found = program::main(vm).and_then(|globals| {
                let name = constant::str_value(vm, &name)?;
                Ok(globals.get_str(vm, &name))
            });
            found.transpose().map(|value| answer(vm, value))
        })
    }

    pub fn set_global(&self, name: &[u8], value: &[u8]) -> Result<()> {
        let name = string(name)?;
        let value = bytecode::unmarshal(value).map_err(|error| EngineError::Refused(error.to_string()))?;
        let set = self.enter(|vm| {
            let outcome = set_global(vm, &name, &value);
            outcome.map_err(|raised| {
                let exception = vm.take_raised(raised);
                class_of(vm, exception.as_value()).name(vm)
            })
        })?;
        set.map_err(EngineError::Refused)
    }

    /// What was written to stdout and stderr since the last call.
    pub fn take_output(&self) -> Result<(Vec<u8>, Vec<u8>)> {
        let taken = self.enter(|vm| {
            standard::flush_for_host(vm);
            vm.interp().configuration.capture_output.then(|| vm.interp().captured.take())
        })?;
        match taken {
            Some([stdout, stderr]) => Ok((stdout, stderr)),
            None => Err(EngineError::Refused("output is not captured".to_owned())),
        }
    }

    /// What is in the heap, marshalled: see `python/minivm/heap.py`.
    pub fn heap(&self) -> Result<Vec<u8>> {
        self.enter(|vm| inspect::heap(vm))
    }

    /// What keeps the value of an expression alive, marshalled as `execute` answers.
    pub fn referrers(&self, expression: &[u8]) -> Result<Vec<u8>> {
        let expression = string(expression)?;
        let request = Request {
            source: Const::Str(expression),
            reader: "string",
            filename: Const::Str(Arc::new(PyStr::new("<string>"))),
            mode: "eval".to_owned(),
            flags: 0,
            optimise: -1,
            feature_version: -1,
        };
        self.enter(|vm| match execute(vm, &request) {
            Ok(value) => {
                let paths = inspect::referrers(vm, &value);
                bytecode::marshal(&Const::Tuple([Const::Str(Arc::new(PyStr::new("value"))), paths].into()))
            }
            Err(raised) => answer(vm, Err(raised)),
        })
    }

    /// What the GIL has done, marshalled: see `python/minivm/gil.py`. None if that is not recorded. Once the interpreter is
    /// closed, what it did until then.
    pub fn gil(&self) -> Result<Option<Vec<u8>>> {
        if let State::Closed(recorded) = &*self.0.lock() {
            return Ok(recorded.clone());
        }
        self.enter(|vm| inspect::gil(vm))
    }

    /// Finalises and frees everything. Gives the number of objects still alive; 0 again at once.
    pub fn close(&self) -> Result<usize> {
        let ended = self.end()?.and_then(|interpreter| Arc::try_unwrap(interpreter).ok());
        Ok(ended.map_or(0, Interpreter::close))
    }

    /// Finalises: what is left of an interpreter that was open.
    fn end(&self) -> Result<Option<Arc<Interpreter>>> {
        if !matches!(*self.0.lock(), State::Open(_)) {
            return Ok(None);
        }
        let recorded = self.enter(|vm| {
            program::end(vm);
            inspect::gil(vm)
        })?;
        match std::mem::replace(&mut *self.0.lock(), State::Closed(recorded)) {
            State::Open(interpreter) => Ok(Some(interpreter)),
            State::Closed(_) | State::Broken => Ok(None),
        }
    }
}

fn malformed(what: &str) -> EngineError {
    EngineError::Refused(format!("malformed {what}"))
}

fn string(marshalled: &[u8]) -> Result<Arc<PyStr>> {
    match bytecode::unmarshal(marshalled) {
        Ok(Const::Str(s)) => Ok(s),
        _ => Err(malformed("name")),
    }
}

fn execute(vm: &mut Vm, request: &Request) -> Res<Value> {
    let globals = program::main(vm)?;
    let code = program::compiled(vm, request)?;
    interp::run_code(vm, &code, &globals, globals.as_value(), None)
}

fn set_global(vm: &mut Vm, name: &PyStr, value: &Const) -> Res<()> {
    let globals = program::main(vm)?;
    let version = vm.interp().configuration.version;
    let name = constant::str_value(vm, name)?.interned(vm);
    let value = constant::value(vm, value, version)?;
    Ok(globals.set_str(vm, &name, value)?)
}

/// The outcome of a call as marshalled data.
fn answer(vm: &mut Vm, outcome: Res<Value>) -> Vec<u8> {
    let text = |s: &str| Const::Str(Arc::new(PyStr::new(s)));
    let parts: Vec<Const> = match outcome {
        Ok(value) => match constant::data(vm, &value) {
            Ok(data) => vec![text("value"), data],
            Err(NotPlain::Class(class)) => vec![text("not plain"), text(&class)],
            Err(NotPlain::TooDeep) => vec![text("not plain"), text("object nested too deeply")],
        },
        Err(raised) => {
            let exception = vm.take_raised(raised);
            raised_answer(vm, &exception)
        }
    };
    bytecode::marshal(&Const::Tuple(parts.into()))
}

/// `("raised", type name, args, traceback)`. Arguments that are not plain go as their repr.
fn raised_answer(vm: &mut Vm, exception: &Ref<Exception>) -> Vec<Const> {
    let text = |s: &str| Const::Str(Arc::new(PyStr::new(s)));
    let class = class_of(vm, exception.as_value()).name(vm);
    let args = exception.get(vm).args.clone();
    let args: Vec<Const> = args
        .items()
        .iter()
        .map(|arg| {
            constant::data(vm, arg).unwrap_or_else(|_| match crate::ops::repr(vm, arg) {
                Ok(repr) => Const::Str(Arc::new(constant::str_data(&repr))),
                Err(raised) => {
                    vm.take_raised(raised);
                    text("<repr failed>")
                }
            })
        })
        .collect();
    vec![text("raised"), text(&class), Const::Tuple(args.into()), text(&program::traceback(vm, exception))]
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or(panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("panic without a message").to_owned()
}

/// The CPython versions whose bytecode is decoded: (major, minor).
pub fn supported_versions() -> impl Iterator<Item = (u8, u8)> {
    Version::ALL.iter().map(|version| version.number())
}

/// The version of that number.
pub fn version(major: u8, minor: u8) -> Result<Version> {
    Version::from_number(major, minor).ok_or_else(|| {
        EngineError::Refused(format!("the bytecode of CPython {major}.{minor} is not decoded"))
    })
}

/// The register IR of a code object, without those nested in it: bytecode offset and text of each instruction.
pub fn disassemble(code: &[u8], version: Version) -> Result<Vec<(usize, String)>> {
    let Ok(Const::Code(code)) = bytecode::unmarshal(code) else { return Err(malformed("code object")) };
    let verified = bytecode::verify(&code, version).map_err(|e| EngineError::Refused(e.to_string()))?;
    let lowered = ir::lower(&code, &verified).map_err(|e| EngineError::Refused(e.to_string()))?;
    let text = ir::Text { lowered: &lowered, code: Some(&code) };
    let line = |(index, offsets): (usize, &[u32; 2])| (offsets[0] as usize, text.instr(index));
    Ok(lowered.offsets.iter().enumerate().map(line).collect())
}
