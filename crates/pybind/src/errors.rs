//! How the engine's failures become the exceptions of `minivm.errors`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::prelude::*;

use vmcore::EngineError;

pyo3::import_exception!(minivm.errors, VMError);
pyo3::import_exception!(minivm.errors, InternalError);

/// Run `body` without the host's GIL. The engine catches its own panics; one elsewhere must not end the host either.
pub fn guarded<T: Send>(py: Python<'_>, body: impl FnOnce() -> Result<T, EngineError> + Send) -> PyResult<T> {
    let outcome = py.detach(|| {
        let outcome = catch_unwind(AssertUnwindSafe(body));
        vmcore::assert_no_gil_is_held();
        outcome
    });
    match outcome {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(EngineError::Refused(message))) => Err(VMError::new_err(message)),
        Ok(Err(EngineError::Internal(message))) => Err(InternalError::new_err(message)),
        Err(_) => Err(InternalError::new_err("panic outside the interpreter")),
    }
}
