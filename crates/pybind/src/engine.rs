//! SHIM: the shape of the API that `vmcore` is to serve. Once `vmcore` exports it, this file goes and `lib.rs` imports
//! the same names from there. Until then every request is refused in plain words.

/// What the guest needs from its host.
#[expect(dead_code, reason = "the shim compiles nothing")]
pub trait CompileService: Send + Sync {
    /// Answer a marshalled compile request (python/minivm/frontend/__init__.py). Called without the guest's GIL.
    fn compile(&self, request: &[u8]) -> Result<Vec<u8>, String>;
}

pub enum EngineError {
    /// The host asked for what cannot be done.
    Refused(String),
    /// A mistake of the VM.
    #[expect(dead_code, reason = "the shim makes no mistakes; vmcore reports its own")]
    Internal(String),
}

type Result<T, E = EngineError> = std::result::Result<T, E>;

/// CPython versions whose bytecode is decoded: (major, minor).
pub const SUPPORTED_VERSIONS: &[(u8, u8)] = &[(3, 11)];

/// Options of the virtual machine: name, and what stands after the `=` with what it does.
pub const OPTIONS: &[(&str, &str)] = &[];

pub struct Engine {
    _compiler: Box<dyn CompileService>,
}

fn unavailable<T>() -> Result<T> {
    Err(EngineError::Refused("this build has no virtual machine yet".to_owned()))
}

impl Engine {
    pub fn new(_configuration: &[u8], compiler: Box<dyn CompileService>) -> Result<Engine> {
        Ok(Engine { _compiler: compiler })
    }

    pub fn run(&self, _program: &[u8]) -> Result<i32> {
        unavailable()
    }

    pub fn execute(&self, _request: &[u8]) -> Result<Vec<u8>> {
        unavailable()
    }

    pub fn get_global(&self, _name: &[u8]) -> Result<Option<Vec<u8>>> {
        unavailable()
    }

    pub fn set_global(&self, _name: &[u8], _value: &[u8]) -> Result<()> {
        unavailable()
    }

    pub fn take_output(&self) -> Result<(Vec<u8>, Vec<u8>)> {
        unavailable()
    }

    pub fn close(&self) -> Result<usize> {
        Ok(0)
    }
}

pub fn disassemble(_code: &[u8]) -> Result<Vec<(usize, String)>> {
    unavailable()
}
