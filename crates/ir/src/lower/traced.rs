//! What trace functions are told of in code lowered for them.

use super::{Lower, Lowering};
use crate::Op;
use bytecode::Op as Bytecode;
use bytecode::op::ResumeKind;

impl Lowering<'_> {
    /// Tells of the bytecode instruction that comes next. What stands before a function's first `RESUME` is none of the
    /// program's.
    pub(super) fn trace(&mut self, op: Bytecode) -> Lower {
        // Where a trace function can send the frame on, every entry is where the instruction it is sent to expects it.
        // These two want the number of the constant that is the top entry.
        let by_number = matches!(op, Bytecode::MakeFunction(_) | Bytecode::BuildConstKeyMap(_));
        self.settle_below(self.stack.depth().saturating_sub(by_number.into()))?;
        match op {
            Bytecode::Resume(kind) => {
                let n = u16::from(kind != ResumeKind::Start);
                return self.consume(Op::TraceCall, |i, []| i.n = n);
            }
            Bytecode::MakeCell(_) | Bytecode::CopyFreeVars(_) | Bytecode::ReturnGenerator => return Ok(()),
            Bytecode::Send(_) => self.consume(Op::TraceLine, |i, []| i.n = 1)?,
            _ => self.consume(Op::TraceLine, |_, []| ())?,
        }
        match op {
            Bytecode::ReturnValue | Bytecode::YieldValue => {
                let value = self.stack.slot(1)?;
                self.consume_beside(Op::TraceReturn, [value], |i, [b], []| i.b = b)
            }
            _ => Ok(()),
        }
    }
}
