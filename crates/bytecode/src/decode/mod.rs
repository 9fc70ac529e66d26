//! Raw bytecode to canonical instructions, a decoder per CPython version.

pub mod exception_table;
pub mod table;
mod v311;

use crate::code::CodeObject;
use crate::op::Op;
use crate::version::Version;
use std::fmt;

/// A code object's bytecode in canonical form. Caches and EXTENDED_ARG are gone, what 3.11 spreads over KW_NAMES,
/// PRECALL and CALL is one [`Op::Call`].
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    pub instrs: Vec<Inst>,
    /// By `start`, not overlapping.
    pub handlers: Vec<Handler>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inst {
    pub op: Op,
    /// Byte offset in `co_code` of the instruction proper (after any EXTENDED_ARG), as `f_lasti` and `dis` give it.
    pub offset: u32,
}

/// An entry of the exception table: what an exception raised in `start..end` does. The stack is cut to `depth`; then
/// with `lasti` the raising instruction's offset is pushed, then the exception; execution goes on at `target`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// First covered instruction, as an index into [`Decoded::instrs`] (so `end` and `target`).
    pub start: u32,
    /// First instruction no longer covered.
    pub end: u32,
    pub target: u32,
    pub depth: u32,
    pub lasti: bool,
}

/// Bytecode that cannot be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// Number of the broken rule, as listed in [`crate::verify`].
    pub rule: u8,
    /// Byte offset in `co_code`.
    pub offset: u32,
    pub message: String,
}

impl DecodeError {
    fn new(rule: u8, offset: u32, message: String) -> DecodeError {
        DecodeError { rule, offset, message }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "offset {}: {} (rule {})", self.offset, self.message, self.rule)
    }
}

impl std::error::Error for DecodeError {}

/// Decodes a code object that `version` compiled.
pub fn decode(code: &CodeObject, version: Version) -> Result<Decoded, DecodeError> {
    match version {
        Version::V311 => v311::decode(code),
    }
}

/// The raw opcodes of a version.
pub fn opcodes(version: Version) -> &'static table::Table {
    match version {
        Version::V311 => &v311::OPCODES,
    }
}

/// The longest bytecode accepted, in bytes.
pub const MAX_CODE: usize = 1 << 27;

/// The number of code units, if that is whole and within bounds.
fn check_size(code: &[u8]) -> Result<u32, DecodeError> {
    let whole = !code.is_empty() && code.len().is_multiple_of(2) && code.len() <= MAX_CODE;
    let units = u32::try_from(code.len() / 2).ok().filter(|_| whole);
    units.ok_or_else(|| DecodeError::new(1, 0, format!("the code has {} bytes", code.len())))
}

impl Decoded {
    /// The handler that covers an instruction, if any.
    pub fn handler_of(&self, index: u32) -> Option<&Handler> {
        let after = self.handlers.partition_point(|h| h.start <= index);
        self.handlers.get(after.checked_sub(1)?).filter(|h| index < h.end)
    }

    /// The index of the instruction whose proper offset is `offset`.
    pub fn index_of(&self, offset: u32) -> Option<u32> {
        let at = self.instrs.binary_search_by_key(&offset, |i| i.offset).ok()?;
        u32::try_from(at).ok()
    }
}
