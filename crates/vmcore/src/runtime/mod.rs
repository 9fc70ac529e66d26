//! What belongs to an interpreter and to a thread, and how one enters.

mod blocking;
pub mod breaker;
mod captured;
pub mod collector;
pub(crate) mod compile;
mod configuration;
pub(crate) mod docstrings;
mod ending;
mod engine;
mod host;
mod inspect;
#[cfg(feature = "instrument")]
pub(crate) mod instrument;
mod interpreter;
mod lock_order;
pub mod names;
mod options;
pub(crate) mod platform;
mod program;
pub(crate) mod signals;
pub(crate) mod stacks;
mod state;
pub(crate) mod threads;
mod verify;

pub(crate) use compile::{Request as CompileRequest, compile};
pub use configuration::{Configuration, Stream};
pub use engine::{Engine, EngineError, disassemble, supported_versions, version};
pub use host::{Documented, Host, NoHost};
pub use interpreter::Interpreter;
pub use lock_order::assert_no_gil_is_held;
pub use options::{OPTIONS, OPTIONS_NOTE, Options, Specialise};
pub use program::Program;
pub(crate) use state::{Interp, Thread};
