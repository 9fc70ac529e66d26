//! What belongs to an interpreter and to a thread, and how one enters.

pub mod breaker;
pub mod collector;
mod interpreter;
pub mod names;
pub(crate) mod platform;
mod state;

pub use interpreter::{Host, Interpreter, NoHost};
pub(crate) use state::{Interp, Thread};
