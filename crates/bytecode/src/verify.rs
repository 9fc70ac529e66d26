//! The verifier.

use crate::code::CodeObject;
use crate::decode::Decoded;
use crate::version::Version;
use std::fmt;

/// What an entry of the operand stack is, as far as its consumers must know. Every other entry is a `Value`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An ordinary Python object.
    Value,
    /// The NULL of PUSH_NULL or LOAD_GLOBAL; only a call consumes it.
    Null,
    /// The lower entry of LOAD_METHOD: a function, or NULL.
    Method,
    /// The upper entry of LOAD_METHOD: the receiver, or with NULL below it the callable.
    MethodSelf,
    /// What PUSH_EXC_INFO saved: the exception handled before, or None.
    Previous,
    /// The offset that a handler with `lasti` pushed.
    Lasti,
}

/// A code object whose every rule was checked, with what the check found out.
#[derive(Clone, Debug)]
pub struct Verified {
    pub decoded: Decoded,
    /// By instruction: entries on the stack before it; None for one that nothing reaches.
    pub depth_before: Vec<Option<u16>>,
}

/// Why a code object was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// `co_qualname` of the code object.
    pub code: String,
    /// Byte offset in `co_code`, for a rule about an instruction.
    pub offset: Option<u32>,
    /// Number of the rule, as listed in [`crate::verify`].
    pub rule: u8,
    pub message: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "code object {}", self.code)?;
        if let Some(offset) = self.offset {
            write!(f, ", offset {offset}")?;
        }
        write!(f, ": {} (rule {})", self.message, self.rule)
    }
}

impl std::error::Error for VerifyError {}

/// Decodes and verifies one code object; those nested in it are not looked at.
pub fn verify(_code: &CodeObject, _version: Version) -> Result<Verified, VerifyError> {
    todo!()
}
