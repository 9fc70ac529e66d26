//! The verifier: what later layers may take for granted about a code object.
//!
//! Only instructions that control can reach are held to the rules from 10 on; `compile()` leaves some that it cannot.
//!
//! Encoding (found by [`decode`](crate::decode)):
//!
//! 1. The code is not empty, of whole code units, and at most [`MAX_CODE`](crate::decode::MAX_CODE) bytes.
//! 2. Every instruction is complete: its caches are there, its argument has at most 32 bits.
//! 3. Every opcode is one of the version's.
//! 4. Every argument has a meaning. KW_NAMES and PRECALL stand before their CALL and nowhere else.
//! 5. A jump lands on the first code unit of an instruction.
//! 6. Exception table entries are well formed, ordered and disjoint; start, end and target are as rule 5 says.
//!
//! The code object as a whole:
//!
//! 7. `localsplus` and the stack together have at most [`MAX_REGISTERS`] entries; there are at most [`MAX_TABLE`]
//!    constants, and as many names.
//! 8. Every slot of `localsplus` has a kind: locals first (which may be cells too), then cells, then free variables.
//!    The parameters are among the locals; positional-only ones are among the positional ones.
//! 9. At most one of the flags for generator, coroutine and async generator is set.
//! 10. The code starts with a prologue, in this order: COPY_FREE_VARS of all free variables if there are any, MAKE_CELL
//!     once for every cell, RETURN_GENERATOR and POP_TOP if rule 9 has a flag set, RESUME 0. These four stand nowhere
//!     else; no jump and no handler leads into the prologue, and no handler covers it before RETURN_GENERATOR's POP_TOP.
//!
//! Operands:
//!
//! 11. Indices into constants, names and `localsplus` are in range.
//! 12. LOAD_FAST, STORE_FAST, DELETE_FAST name a local that is no cell; the instructions on cells name a cell or a free
//!     variable.
//! 13. KW_NAMES is a tuple of strings, not more than the call has arguments.
//! 14. MAKE_FUNCTION directly follows the LOAD_CONST of a code object, and with a closure before that the BUILD_TUPLE of
//!     LOAD_CLOSUREs, as many as that code has free variables. Nothing jumps in between.
//! 15. What works on a namespace (LOAD_NAME and its like, IMPORT_STAR, SETUP_ANNOTATIONS, LOAD_CLASSDEREF) is not in
//!     code flagged as optimised.
//! 16. YIELD_VALUE is in code flagged by rule 9, and directly before a RESUME other than 0, which stands nowhere else;
//!     ASYNC_GEN_WRAP is in an async generator. A receiver is below the value where the RESUME is that of `yield from`
//!     or `await`.
//!
//! The operand stack, interpreted abstractly ([`Kind`]):
//!
//! 17. It never underflows and never exceeds `stacksize`.
//! 18. Depth and kinds are the same on every way to an instruction.
//! 19. Every consumer finds the kinds that it takes. NULL, and both entries of LOAD_METHOD, are consumed by calls only:
//!     no program can see a NULL. What PUSH_EXC_INFO saved is consumed by POP_EXCEPT.
//! 20. A handler's depth is at most what each covered instruction leaves of the stack while it works, and does not part
//!     the two entries of LOAD_METHOD. PUSH_EXC_INFO does not count: it raises nothing.
//! 21. RETURN_VALUE finds one entry. Control does not run off the end of the code.
//! 22. Every cycle looks at the eval breaker or suspends: a handler stands after the instructions that it covers
//!     (save POP_TOP, which raises nothing), and JUMP_BACKWARD_NO_INTERRUPT closes a loop of SEND, YIELD_VALUE, RESUME
//!     and itself only.
//!
//! Not checked, so left to run time: the Python type of a `Value`. (LIST_APPEND may meet an int, FOR_ITER no iterator,
//! RERAISE no exception.)

mod flow;
mod header;
mod stack;

use crate::code::CodeObject;
use crate::decode::{DecodeError, Decoded, decode};
use crate::version::Version;
use std::fmt;

pub use stack::Kind;

/// Most entries of `localsplus` and the operand stack together: their numbers, and a few more, fit an `i16`.
pub const MAX_REGISTERS: u64 = 30_000;

/// Most constants, and most names.
pub const MAX_TABLE: usize = 1 << 24;

/// A code object whose every rule was checked, with what the check found out.
#[derive(Clone, Debug)]
pub struct Verified {
    pub decoded: Decoded,
    /// By instruction: entries on the stack before it; None for one that nothing reaches.
    pub depth_before: Vec<Option<u16>>,
    /// By instruction: whether a jump or a handler leads there (only from what is reached).
    pub is_target: Vec<bool>,
    kinds: stack::Kinds,
}

impl Verified {
    pub fn is_reachable(&self, index: u32) -> bool {
        self.depth_before.get(index as usize).is_some_and(Option::is_some)
    }

    /// The kind of a stack entry before an instruction; slot 0 is the bottom. Entries that are not there and
    /// instructions that nothing reaches show as `Value`.
    pub fn kind_before(&self, index: u32, slot: u32) -> Kind {
        self.kinds.kind(index, slot)
    }

    /// The entries before an instruction that are not `Value`, from the top down, each with its slot.
    pub fn special_before(&self, index: u32) -> impl Iterator<Item = (u32, Kind)> + '_ {
        self.kinds.special(index)
    }
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

/// A broken rule, not yet placed.
struct Broken {
    rule: u8,
    message: String,
}

type Check<T = ()> = Result<T, Broken>;

/// Ok if a condition holds, else the rule that says so.
fn require(holds: bool, rule: u8, message: impl FnOnce() -> String) -> Check {
    if holds { Ok(()) } else { Err(Broken { rule, message: message() }) }
}

/// Decodes and verifies one code object; those nested in it are not looked at. Takes time linear in the code's size.
pub fn verify(code: &CodeObject, version: Version) -> Result<Verified, VerifyError> {
    let refuse = |offset, Broken { rule, message }| VerifyError {
        code: code.qualname.to_string(),
        offset,
        rule,
        message,
    };
    header::check(code).map_err(|broken| refuse(None, broken))?;
    let decoded = decode(code, version)
        .map_err(|DecodeError { rule, offset, message }| refuse(Some(offset), Broken { rule, message }))?;
    let at = |index: u32| decoded.instrs.get(index as usize).map(|inst| inst.offset);
    let found = flow::check(code, &decoded).map_err(|(index, broken)| refuse(at(index), broken))?;
    let flow::Found { depth_before, is_target, kinds } = found;
    Ok(Verified { decoded, depth_before, is_target, kinds })
}
