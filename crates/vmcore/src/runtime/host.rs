//! What the guest needs from whoever embeds it.

/// An embedder. Its methods are called from any thread that runs the guest.
pub trait Host: Send + Sync {
    /// Answers a marshalled compile request (`python/minivm/frontend/__init__.py` says what stands in both). An error is
    /// a host that cannot answer, not source that does not compile.
    fn compile(&self, request: &[u8]) -> Result<Vec<u8>, String>;
}

/// An embedder that offers nothing: no compiler, so programs come as `.pyc` files.
pub struct NoHost;

impl Host for NoHost {
    fn compile(&self, _: &[u8]) -> Result<Vec<u8>, String> {
        Err("this interpreter has no compiler".to_owned())
    }
}
