//! The register IR: what CPython bytecode is lowered to and what the interpreter (later the JIT) executes.
//!
//! No objects and no `unsafe`: registers are numbers, constants are indices.

#![forbid(unsafe_code)]

mod code;
mod lower;
mod operands;
mod ops;
mod text;
mod verify;

pub use code::{ABSENT, Handler, Instr, Lowered, MAX_CONST_OPERAND, Site, const_operand};
pub use lower::{Boundary, Held, LowerError, borrows, boundaries, lower, lower_traced};
pub use ops::{Effect, Field, Info, Op, Role};
pub use text::Text;
pub use verify::{State, States, VerifyError, verify};
