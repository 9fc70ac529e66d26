//! The register IR: what CPython bytecode is lowered to and what the interpreter (later the JIT) executes.
//!
//! No objects and no `unsafe`: registers are numbers, constants are indices.

#![forbid(unsafe_code)]

mod code;
mod ops;

pub use code::{Handler, Instr, Lowered, Site};
pub use ops::{Effect, Field, Info, Op, Role};
