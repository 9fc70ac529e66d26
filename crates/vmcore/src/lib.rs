//! minivm's core: values, heap, interpreter, builtin types. Knows no host Python: see `ARCHITECTURE.md`.

// What the macros of `native` expand to names this crate, from inside as from outside.
extern crate self as vmcore;

pub mod heap;
pub mod interp;
pub mod modules;
pub mod native;
pub mod objects;
pub mod ops;
pub mod runtime;
pub mod value;
pub mod vm;

pub use runtime::{Configuration, Documented, Engine, EngineError, Host, Interpreter};
pub use value::{Ref, Value};
pub use vm::{Raised, Res, Vm};
