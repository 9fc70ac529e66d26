//! minivm's core: values, heap, interpreter, builtin types. Knows no host Python: see `ARCHITECTURE.md`.
//!
//! What a host uses is here at the root. Nothing else is public: what nobody uses is then found, and left out.

// What the macros of `native` expand to names this crate.
extern crate self as vmcore;

mod heap;
#[cfg(feature = "internals")]
pub mod internals;
mod interp;
mod modules;
mod native;
mod objects;
mod ops;
mod runtime;
mod value;
mod vm;

pub use runtime::{
    Configuration, Documented, Engine, EngineError, Host, NoHost, OPTIONS, OPTIONS_NOTE, Options, Program,
    Specialise, Stream, assert_no_gil_is_held, disassemble, supported_versions, version,
};
