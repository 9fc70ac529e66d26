//! Loads and stores of locals and cells, and instructions that only rearrange the stack.

use super::{Entry, Lower, Lowering, broken};
use crate::{MAX_CONST_OPERAND, Op};
use bytecode::Op as Bytecode;

impl Lowering<'_> {
    pub(super) fn load_const(&mut self, index: u32) -> Lower {
        self.stack.push(Entry::Const(index))?;
        // These two want its number, not its value.
        let by_number =
            matches!(self.peek_quiet(0), Some(Bytecode::MakeFunction(_) | Bytecode::BuildConstKeyMap(_)));
        if index > MAX_CONST_OPERAND && !by_number { self.spill(self.stack.depth() - 1) } else { Ok(()) }
    }

    pub(super) fn load_fast(&mut self, local: u32) -> Lower {
        let index = self.next - 1;
        let local = self.local(local)?;
        // A trace function can send the frame to where a local is not bound.
        if self.traced || self.unsure.must_check(index) {
            self.open(Op::CheckBound, self.stack.depth(), 0)?;
            self.emit_with(Op::CheckBound, |i| i.b = local as i16);
        }
        self.stack.push(Entry::Local(local))
    }

    /// LOAD_CLOSURE: a borrow of the cell, which stays in its register from the prologue to the end.
    pub(super) fn load_closure(&mut self, cell: u32) -> Lower {
        let cell = self.local(cell)?;
        self.stack.push(Entry::Local(cell))
    }

    pub(super) fn store_fast(&mut self, local: u32) -> Lower {
        let local = self.local(local)?;
        if self.exchange(local)? {
            return Ok(());
        }
        let slot = self.stack.slot(1)?;
        if self.stack.get(slot)? != Entry::Local(local) {
            self.spill_local(local, slot)?;
            self.assign(local)?;
        }
        self.stack.pop().map(drop)
    }

    /// `a, b = b, a` of two locals, of which `a` is about to be stored: an exchange, at which nothing dies. Whether it
    /// was one.
    fn exchange(&mut self, a: u16) -> Lower<bool> {
        let Some(below) = self.stack.depth().checked_sub(2) else { return Ok(false) };
        let (Entry::Local(b), true) = (self.stack.get(below + 1)?, self.stack.get(below)? == Entry::Local(a))
        else {
            return Ok(false);
        };
        if a == b || self.peek_quiet(0) != Some(Bytecode::StoreFast(b.into())) {
            return Ok(false);
        }
        self.next += 1;
        self.spill_local(a, below)?;
        self.spill_local(b, below)?;
        let _: [i16; 2] = self.take()?;
        self.emit_with(Op::Swap, |i| (i.a, i.b) = (a as i16, b as i16));
        Ok(true)
    }

    /// Stores the top entry to a local, of which no borrow is pending further down, and leaves a borrow of it.
    fn assign(&mut self, local: u16) -> Lower {
        let slot = self.stack.slot(1)?;
        let entry = self.stack.get(slot)?;
        let value = self.operand(entry)?;
        self.emit_with(Op::Move, |i| {
            i.a = local as i16;
            i.b = value;
        });
        if let Entry::Temp(_) = entry { self.stack.set(slot, Entry::Local(local)) } else { Ok(()) }
    }

    pub(super) fn delete_fast(&mut self, local: u32) -> Lower {
        let local = self.local(local)?;
        self.spill_local(local, self.stack.depth())?;
        self.open(Op::DeleteLocal, self.stack.depth(), 0)?;
        self.emit_with(Op::DeleteLocal, |i| i.b = local as i16);
        Ok(())
    }

    pub(super) fn pop_top(&mut self) -> Lower {
        match self.stack.pop()? {
            Entry::Local(_) | Entry::Const(_) => Ok(()),
            entry => {
                let temp = self.operand(entry)?;
                self.emit_with(Op::Drop, |i| i.b = temp);
                Ok(())
            }
        }
    }

    pub(super) fn swap(&mut self, n: u32) -> Lower {
        self.stack.swap(self.stack.slot(1)?, self.stack.slot(n as usize)?)
    }

    pub(super) fn copy(&mut self, n: u32) -> Lower {
        let slot = self.stack.slot(n as usize)?;
        let entry = self.stack.get(slot)?;
        if matches!(entry, Entry::Local(_) | Entry::Const(_)) {
            return self.stack.push(entry);
        }
        if let (1, Some(Bytecode::StoreFast(local))) = (n, self.peek_quiet(0)) {
            let local = self.local(local)?;
            self.spill_local(local, slot)?;
            self.next += 1;
            return self.assign(local);
        }
        let below = self.stack.depth();
        let place = self.place(below)?;
        self.open(Op::Copy, below, 1)?;
        let entry = self.stack.get(slot)?;
        let source = self.operand(entry)?;
        let a = self.put(place)?;
        self.emit_with(Op::Copy, |i| {
            i.a = a;
            i.b = source;
        });
        Ok(())
    }

    /// An instruction whose `b` is a cell's register, and that takes and pushes nothing.
    pub(super) fn cell(&mut self, op: Op, cell: u32) -> Lower {
        let cell = self.local(cell)?;
        self.consume(op, |i, []| i.b = cell as i16)
    }

    pub(super) fn load_cell(&mut self, op: Op, cell: u32) -> Lower {
        let cell = self.local(cell)?;
        self.produce(op, |i, []| i.b = cell as i16)
    }

    pub(super) fn store_cell(&mut self, cell: u32) -> Lower {
        let cell = self.local(cell)?;
        self.consume(Op::StoreCell, |i, [value]| {
            i.b = cell as i16;
            i.c = value;
        })
    }

    pub(super) fn copy_free_vars(&mut self, count: u32) -> Lower {
        let count = u16::try_from(count).map_err(|_| broken("too many free variables"))?;
        self.consume(Op::CopyFreeVars, |i, []| i.n = count)
    }
}
