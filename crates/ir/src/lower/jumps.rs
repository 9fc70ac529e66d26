//! Jumps, the comparisons that fuse with them, and loops.

use super::blocks::Way;
use super::{Lower, Lowering, broken};
use crate::{Instr, Op};
use bytecode::Op as Bytecode;
use bytecode::op::{CompareOp, Test};

impl Lowering<'_> {
    pub(super) fn jump(&mut self, op: Op, target: u32) -> Lower {
        self.branch::<0>(op, target, |_, []| ())
    }

    /// A jump, perhaps conditional, that takes the top `N` entries either way.
    pub(super) fn branch<const N: usize>(
        &mut self,
        op: Op,
        target: u32,
        fill: impl FnOnce(&mut Instr, [i16; N]),
    ) -> Lower {
        let below = self.stack.slot_or_end(N)?;
        self.settle_for(target, below)?;
        self.open(op, below, 0)?;
        let mut instr = Instr::new(op);
        fill(&mut instr, self.take()?);
        instr.x = target as i32;
        self.emit_fused(instr);
        self.carry(target)
    }

    /// Settles the lowest `depth` entries if a jump's target is a join.
    fn settle_for(&mut self, target: u32, depth: usize) -> Lower {
        if self.blocks.way(target as usize) == Way::Join { self.settle_below(depth) } else { Ok(()) }
    }

    /// Remembers the stack for a target that only this jump leads to.
    fn carry(&mut self, target: u32) -> Lower {
        if self.blocks.way(target as usize) == Way::OneJump {
            self.spend(self.stack.depth())?;
            self.carried.insert(target as usize, self.stack.entries().to_vec());
        }
        Ok(())
    }

    pub(super) fn pop_jump_if(&mut self, test: Test, target: u32) -> Lower {
        let (op, n) = match test {
            Test::False => (Op::JumpIf, 0),
            Test::True => (Op::JumpIf, 1),
            Test::NotNone => (Op::JumpIfNone, 0),
            Test::None => (Op::JumpIfNone, 1),
        };
        self.branch(op, target, |i, [value]| (i.b, i.n) = (value, n))
    }

    /// The jump on the truth of the current instruction's result that follows, taken if there is one: the truth value
    /// that jumps, and the target.
    fn following_jump(&mut self) -> Option<(u16, u32)> {
        let Some(Bytecode::PopJumpIf { test, target }) = self.peek() else { return None };
        let truth = match test {
            Test::False => 0,
            Test::True => 1,
            Test::None | Test::NotNone => return None,
        };
        self.next += 1;
        Some((truth, target))
    }

    pub(super) fn compare(&mut self, compare: CompareOp) -> Lower {
        let (op, jump) = match compare {
            CompareOp::Lt => (Op::Less, Op::JumpIfLess),
            CompareOp::Le => (Op::LessEqual, Op::JumpIfLessEqual),
            CompareOp::Eq => (Op::Equal, Op::JumpIfEqual),
            CompareOp::Ne => (Op::NotEqual, Op::JumpIfNotEqual),
            CompareOp::Gt => (Op::Greater, Op::JumpIfGreater),
            CompareOp::Ge => (Op::GreaterEqual, Op::JumpIfGreaterEqual),
        };
        match self.following_jump() {
            Some((truth, target)) => self.branch(jump, target, |i, [b, c]| (i.b, i.c, i.n) = (b, c, truth)),
            None => self.produce(op, |i, [b, c]| (i.b, i.c) = (b, c)),
        }
    }

    /// IS_OP and CONTAINS_OP.
    pub(super) fn test(&mut self, op: Op, jump: Op, invert: bool) -> Lower {
        let invert = u16::from(invert);
        match self.following_jump() {
            Some((truth, target)) => {
                self.branch(jump, target, |i, [b, c]| (i.b, i.c, i.n) = (b, c, truth ^ invert))
            }
            None => self.produce(op, |i, [b, c]| (i.b, i.c, i.n) = (b, c, invert)),
        }
    }

    pub(super) fn not(&mut self) -> Lower {
        match self.following_jump() {
            Some((truth, target)) => {
                self.branch(Op::JumpIf, target, |i, [value]| (i.b, i.n) = (value, truth ^ 1))
            }
            None => self.produce(Op::Not, |i, [value]| i.b = value),
        }
    }

    pub(super) fn jump_if_or_pop(&mut self, truth: u16, target: u32) -> Lower {
        let depth = self.stack.depth();
        let top = self.stack.slot(1)?;
        self.settle_for(target, top)?;
        self.settle(top, depth)?;
        self.open(Op::JumpIfOrDrop, depth, 0)?;
        let [value] = self.keep([top])?;
        self.emit_jump(Op::JumpIfOrDrop, target, |i| (i.b, i.n) = (value, truth))?;
        self.stack.pop().map(drop)
    }

    /// Emits a jump with the stack that its target finds.
    fn emit_jump(&mut self, op: Op, target: u32, fill: impl FnOnce(&mut Instr)) -> Lower {
        let mut instr = Instr::new(op);
        instr.x = target as i32;
        fill(&mut instr);
        self.emit(instr);
        self.carry(target)
    }

    pub(super) fn for_iter(&mut self, target: u32) -> Lower {
        let depth = self.stack.depth();
        let top = self.stack.slot(1)?;
        self.settle_for(target, top)?;
        self.settle(top, depth)?;
        let place = self.place(depth)?;
        self.open(Op::ForIter, depth, 1)?;
        let iterator = self.stack.pop()?;
        let b = self.operand(iterator)?;
        // The exhausted iterator is gone at the target.
        let at = self.out.lowered.instrs.len();
        self.emit_jump(Op::ForIter, target, |i| i.b = b)?;
        self.stack.push(iterator)?;
        debug_assert_eq!(b, self.home(top));
        let a = self.put(place)?;
        self.out.lowered.instrs.get_mut(at).ok_or_else(|| broken("nothing emitted"))?.a = a;
        Ok(())
    }

    /// The receiver stays below the value; at the target the result has taken the receiver's place.
    pub(super) fn send(&mut self, target: u32) -> Lower {
        let (receiver, value) = (self.stack.slot(2)?, self.stack.slot(1)?);
        self.settle_for(target, receiver)?;
        self.settle(receiver, value)?;
        self.open(Op::Send, value, 1)?;
        let [b] = self.keep([receiver])?;
        let [c] = self.take()?;
        let a = self.home(value);
        self.emit_jump(Op::Send, target, |i| (i.a, i.b, i.c) = (a, b, c))?;
        self.stack.push_home()
    }
}
