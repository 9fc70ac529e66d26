//! What trace functions are told of in code lowered for them.

use super::{Lower, Lowering};
use crate::Op;
use bytecode::Op as Bytecode;
use bytecode::op::ResumeKind;

impl Lowering<'_> {
    /// Tells of the bytecode instruction that comes next. What stands before a function's first `RESUME` is none of the
    /// program's.
    pub(super) fn trace(&mut self, op: Bytecode) -> Lower {
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
