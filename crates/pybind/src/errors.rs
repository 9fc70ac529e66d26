//! How the engine's failures become the exceptions of `minivm.errors`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::prelude::*;

use crate::engine::EngineError;

pyo3::import_exception!(minivm.errors, VMError);
pyo3::import_exception!(minivm.errors, InternalError);

/// Run `body` without the host's GIL. A panic in it is a mistake of the VM: it is reported and never ends the host.
pub fn guarded<T: Send>(py: Python<'_>, body: impl FnOnce() -> Result<T, EngineError> + Send) -> PyResult<T> {
    // A panic leaves the engine in an unknown state; it refuses every later call by itself.
    match py.detach(|| catch_unwind(AssertUnwindSafe(body))) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(EngineError::Refused(message))) => Err(VMError::new_err(message)),
        Ok(Err(EngineError::Internal(message))) => Err(InternalError::new_err(message)),
        Err(panic) => Err(InternalError::new_err(panic_message(&*panic))),
    }
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or(panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("panic without a message").to_owned()
}
