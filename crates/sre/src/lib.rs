//! The matching engine under Python's `re`: runs the code that CPython 3.11's `re._compiler` emits.
//!
//! A pattern's code is checked and decoded once, by [`Program::validate`]; a [`Matcher`] then matches it against
//! subjects, which are borrowed slices of characters one, two or four bytes wide. The engine knows no objects, does
//! not recurse, and reports what it costs while it runs ([`Charge`]), so that a pattern which backtracks for ever can be
//! stopped.
//!
//! Matches are CPython's to the position, oddities of its groups included.

#![forbid(unsafe_code)]

mod characters;
mod decode;
mod first;
mod machine;
mod matcher;
mod memory;
mod meter;
mod opcode;
mod program;
mod scan;
mod set;
mod subject;

pub use characters::{ascii_iscased, ascii_tolower, unicode_iscased, unicode_tolower};
pub use decode::InvalidCode;
pub use matcher::{Match, Matcher, Mode, Request};
pub use meter::Charge;
pub use opcode::{CODESIZE, MAGIC, MAXGROUPS, MAXREPEAT};
pub use program::Program;
pub use subject::Character;
