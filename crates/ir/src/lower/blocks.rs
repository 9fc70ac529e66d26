//! The ways to each instruction, and which exception table entry covers it.

use bytecode::{Decoded, Verified};

/// How control gets to an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// From the instruction above only.
    Above,
    /// By one jump only, from further up.
    OneJump,
    /// By jumps or as a handler, perhaps from above too.
    Join,
}

/// Tables by bytecode instruction.
pub(super) struct Blocks {
    ways: Vec<Way>,
    handlers: Vec<u32>,
}

const NO_HANDLER: u32 = u32::MAX;

impl Blocks {
    pub(super) fn new(verified: &Verified) -> Blocks {
        let Decoded { instrs, handlers } = &verified.decoded;
        let mut blocks =
            Blocks { ways: vec![Way::Above; instrs.len()], handlers: vec![NO_HANDLER; instrs.len()] };
        for (index, inst) in (0u32..).zip(instrs) {
            if let (true, Some(target)) = (verified.is_reachable(index), inst.op.target()) {
                let entered_from_above =
                    target.checked_sub(1).is_some_and(|above| falls_from(verified, above));
                blocks.jump(target, target > index && !entered_from_above);
            }
        }
        for (number, handler) in (0u32..).zip(handlers) {
            blocks.jump(handler.target, false);
            if let Some(covered) = blocks.handlers.get_mut(handler.start as usize..handler.end as usize) {
                covered.fill(number);
            }
        }
        blocks
    }

    fn jump(&mut self, target: u32, may_be_only: bool) {
        if let Some(way) = self.ways.get_mut(target as usize) {
            *way = if may_be_only && *way == Way::Above { Way::OneJump } else { Way::Join };
        }
    }

    pub(super) fn way(&self, index: usize) -> Way {
        self.ways.get(index).copied().unwrap_or(Way::Join)
    }

    /// The number of the exception table entry that covers an instruction.
    pub(super) fn handler(&self, index: usize) -> Option<u32> {
        self.handlers.get(index).copied().filter(|&number| number != NO_HANDLER)
    }

    /// Whether an instruction can be part of one that starts further up: nothing else leads to it, and the same
    /// handler covers both.
    pub(super) fn can_fuse(&self, first: usize, second: usize) -> bool {
        self.way(second) == Way::Above && self.handler(first) == self.handler(second)
    }
}

/// Whether an instruction is reached and control goes on from it to the next.
pub(super) fn falls_from(verified: &Verified, index: u32) -> bool {
    let falls = |inst: &bytecode::Inst| inst.op.falls_through();
    verified.is_reachable(index) && verified.decoded.instrs.get(index as usize).is_some_and(falls)
}
