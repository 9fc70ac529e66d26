//! The verifier of lowered code: the rules that the interpreter takes for granted.
//!
//! Form:
//!
//! 1. There are at most `i16::MAX` registers, not fewer than the code object has locals, which come first; there are
//!    as many offsets as instructions.
//! 2. An operand of role `def`, `keep` or `win` is a register, one of role `use` a register or a constant; each is there,
//!    and so are sites, their names, and constants meant by number. A jump leads to an instruction,
//!    `Repeat` to a `ForIter`. Those that look at the eval breaker lead back, the others forward, but for `Jump`.
//! 3. Only operands that the operation says may be missing are absent: the specification of `FormatValue`, the cause and
//!    exception of `Raise`, the offset of `Reraise`, the keywords of `CallEx`; and `n` agrees where it says so too.
//! 4. Windows lie among the temporaries, and so do results where there are several, and what `Copy`, `Drop`, `CallEx`,
//!    `ForIter`, `Send` and `JumpIfOrDrop` work on. `CheckBound`, `DeleteLocal` and what works on cells name a local.
//!    The object of `LoadAttr`, `StoreAttr`, `LoadMethod`, `GetItem` and `SetItem` is in a register.
//!    `Swap` names two temporaries or two locals, `UnpackPair` two different locals. `Load` and `LoadPair` write
//!    temporaries and read none.
//! 5. Protected ranges are not empty, in order and disjoint; what a handler finds fits the registers.
//! 6. Control does not run off the end.
//!
//! State, found by following control from the first instruction (parameters bound, temporaries empty):
//!
//! 7. A temporary that an instruction takes or keeps is owned. Only `CallMethod` takes one that may be empty: the second
//!    of its window, which `LoadMethod` wrote.
//! 8. A temporary that an instruction writes is empty, once the instruction has taken its operands.
//! 9. A local that an instruction reads is bound.
//! 10. Each temporary is in the same state on every way to an instruction.
//! 11. `Return` leaves no temporary owned.
//! 12. Nothing owned lies above a call's window: the callee's registers begin there.

mod form;
mod state;

use crate::Lowered;
use bytecode::CodeObject;
use std::fmt;

pub use state::{State, States};

/// Why lowered code was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// Number of the instruction, for a rule about one.
    pub index: Option<usize>,
    /// Number of the rule, as listed in this module's documentation.
    pub rule: u8,
    pub message: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(index) = self.index {
            write!(f, "instruction {index}: ")?;
        }
        write!(f, "{} (rule {})", self.message, self.rule)
    }
}

impl std::error::Error for VerifyError {}

/// A broken rule, not yet placed.
struct Broken {
    rule: u8,
    message: String,
}

type Check<T = ()> = Result<T, Broken>;

fn require(holds: bool, rule: u8, message: impl FnOnce() -> String) -> Check {
    if holds { Ok(()) } else { Err(Broken { rule, message: message() }) }
}

/// Verifies the lowered form of `code`, and finds out what each register holds before each instruction.
pub fn verify(lowered: &Lowered, code: &CodeObject) -> Result<States, VerifyError> {
    let refuse = |index, Broken { rule, message }| VerifyError { index, rule, message };
    form::whole(lowered, code).map_err(|broken| refuse(None, broken))?;
    for (index, instr) in lowered.instrs.iter().enumerate() {
        form::instr(lowered, code, index, instr).map_err(|broken| refuse(Some(index), broken))?;
    }
    States::new(lowered, code).map_err(|(index, broken)| refuse(Some(index), broken))
}
