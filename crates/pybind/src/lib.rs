//! The extension module `minivm._minivm`: PyO3 and nothing else.
//!
//! Data crosses marshalled, so this crate converts no values. `python/minivm/_minivm.pyi` documents what stands here.
//!
//! Lock order: the host's GIL is never waited for while an interpreter's is held. So every method detaches from the
//! host before it enters the guest, and the engine gives the guest's GIL up around a call of the compile service.

mod errors;

use pyo3::prelude::*;
use pyo3::types::PyBytes;

use errors::guarded;
use vmcore::{Documented, Engine, Host};

/// The host's CPython.
struct CPython {
    /// The compile service, a function from request to answer.
    compile: Py<PyAny>,
}

/// Runs `body` with the host's GIL, which this thread may have to wait for.
fn attached<R>(body: impl FnOnce(Python<'_>) -> R) -> R {
    vmcore::assert_no_gil_is_held();
    Python::attach(body)
}

impl Host for CPython {
    fn compile(&self, request: &[u8]) -> Result<Vec<u8>, String> {
        attached(|py| self.compile.call1(py, (PyBytes::new(py, request),))?.extract(py))
            .map_err(|error: PyErr| error.to_string())
    }

    fn multibyte(&self, request: &[u8]) -> Result<Vec<u8>, String> {
        attached(|py| {
            let answer = py.import("minivm.multibyte")?.getattr("answer")?;
            answer.call1((PyBytes::new(py, request),))?.extract()
        })
        .map_err(|error: PyErr| error.to_string())
    }

    fn docstring(&self, of: Documented<'_>) -> Option<String> {
        attached(|py| {
            let find = py.import("minivm.docstrings")?.getattr("find")?;
            find.call1((of.module, of.class, of.attribute))?.extract()
        })
        // What CPython cannot answer has no docstring.
        .unwrap_or_default()
    }
}

#[pyclass(frozen)]
struct Interpreter(Engine);

#[pymethods]
impl Interpreter {
    #[new]
    fn new(py: Python<'_>, configuration: &[u8], compile: Py<PyAny>) -> PyResult<Self> {
        guarded(py, || Engine::new(configuration, Box::new(CPython { compile }))).map(Interpreter)
    }

    fn run(&self, py: Python<'_>, program: &[u8]) -> PyResult<i32> {
        guarded(py, || self.0.run(program))
    }

    fn execute<'py>(&self, py: Python<'py>, request: &[u8]) -> PyResult<Bound<'py, PyBytes>> {
        guarded(py, || self.0.execute(request)).map(|outcome| PyBytes::new(py, &outcome))
    }

    fn get_global<'py>(&self, py: Python<'py>, name: &[u8]) -> PyResult<Option<Bound<'py, PyBytes>>> {
        let value = guarded(py, || self.0.get_global(name))?;
        Ok(value.map(|value| PyBytes::new(py, &value)))
    }

    fn set_global(&self, py: Python<'_>, name: &[u8], value: &[u8]) -> PyResult<()> {
        guarded(py, || self.0.set_global(name, value))
    }

    fn take_output<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyBytes>, Bound<'py, PyBytes>)> {
        let (stdout, stderr) = guarded(py, || self.0.take_output())?;
        Ok((PyBytes::new(py, &stdout), PyBytes::new(py, &stderr)))
    }

    fn heap<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        guarded(py, || self.0.heap()).map(|report| PyBytes::new(py, &report))
    }

    fn gil<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyBytes>>> {
        let record = guarded(py, || self.0.gil())?;
        Ok(record.map(|record| PyBytes::new(py, &record)))
    }

    fn referrers<'py>(&self, py: Python<'py>, expression: &[u8]) -> PyResult<Bound<'py, PyBytes>> {
        guarded(py, || self.0.referrers(expression)).map(|outcome| PyBytes::new(py, &outcome))
    }

    fn close(&self, py: Python<'_>) -> PyResult<usize> {
        guarded(py, || self.0.close())
    }
}

#[pyfunction]
fn disassemble(py: Python<'_>, code: &[u8]) -> PyResult<Vec<(usize, String)>> {
    let version = py.version_info();
    let version = vmcore::version(version.major, version.minor);
    guarded(py, || vmcore::disassemble(code, version?))
}

#[pymodule]
fn _minivm(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let options = pyo3::types::PyDict::new(module.py());
    for (name, help) in vmcore::OPTIONS {
        options.set_item(name, help)?;
    }
    let supported: Vec<(u8, u8)> = vmcore::supported_versions().collect();
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("SUPPORTED_VERSIONS", supported)?;
    module.add("OPTIONS", options)?;
    module.add("OPTIONS_NOTE", vmcore::OPTIONS_NOTE)?;
    module.add_class::<Interpreter>()?;
    module.add_function(wrap_pyfunction!(disassemble, module)?)
}
