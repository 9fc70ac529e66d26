//! What the guest needs from whoever embeds it.

use crate::vm::Vm;

/// An embedder. Its methods are called from any thread that runs the guest, which has given the guest's GIL up.
pub trait Host: Send + Sync {
    /// Answers a marshalled compile request (`python/minivm/frontend/__init__.py` says what stands in both). An error is
    /// a host that cannot answer, not source that does not compile.
    fn compile(&self, request: &[u8]) -> Result<Vec<u8>, String>;

    /// Answers a marshalled request to a multibyte codec (`python/minivm/multibyte.py`). An error is a host that has none.
    fn multibyte(&self, _request: &[u8]) -> Result<Vec<u8>, String> {
        Err("this interpreter has no multibyte codecs".to_owned())
    }

    /// CPython's docstring, if the host knows it.
    fn docstring(&self, of: Documented<'_>) -> Option<String>;
}

/// What has a docstring: a module, a class or an attribute of either. Its names are declared in this crate, never a
/// program's choice.
#[derive(Clone, Copy)]
pub struct Documented<'a> {
    /// The native module's name, or the `__module__` of the class; none for what every class that Python code makes has.
    pub module: Option<&'a str>,
    pub class: Option<&'a str>,
    pub attribute: Option<&'a str>,
}

/// An embedder that offers nothing: no compiler, so programs come as `.pyc` files, and no docstrings.
pub struct NoHost;

impl Host for NoHost {
    fn compile(&self, _: &[u8]) -> Result<Vec<u8>, String> {
        Err("this interpreter has no compiler".to_owned())
    }

    fn docstring(&self, _: Documented<'_>) -> Option<String> {
        None
    }
}

impl Vm {
    /// Asks the host, who may wait for a lock of its own.
    pub(crate) fn ask_host<R: Send>(&mut self, ask: impl FnOnce(&dyn Host) -> R + Send) -> R {
        let host = self.interp().host.clone();
        self.blocking(move || ask(&*host))
    }
}
