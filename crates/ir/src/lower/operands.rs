//! Operands and results of an instruction.
//!
//! Everything that may emit on behalf of the stack (`place`, `open`, `keep`, `window`) comes before the entries are
//! taken off it.

use super::{Entry, Lower, Lowering, broken};
use crate::{Effect, Instr, Op, const_operand};
use bytecode::Op as Bytecode;

/// Where an instruction's result goes.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// To the home of its slot.
    Home,
    /// To a local; the STORE_FAST is taken.
    Local(u16),
    /// To a local that the entry then is a borrow of; COPY and STORE_FAST are taken.
    LocalAndStack(u16),
}

impl Lowering<'_> {
    /// An instruction that takes the top `N` entries, lowest first, and pushes a result.
    pub(super) fn produce<const N: usize>(
        &mut self,
        op: Op,
        fill: impl FnOnce(&mut Instr, [i16; N]),
    ) -> Lower {
        self.produce_beside(op, [], |instr, [], taken| fill(instr, taken))
    }

    /// An instruction that takes the top `N` entries, lowest first, and pushes nothing.
    pub(super) fn consume<const N: usize>(
        &mut self,
        op: Op,
        fill: impl FnOnce(&mut Instr, [i16; N]),
    ) -> Lower {
        self.consume_beside(op, [], |instr, [], taken| fill(instr, taken))
    }

    /// An instruction that reads the entries of some slots, takes the top `N` entries, and pushes a result.
    pub(super) fn produce_beside<const K: usize, const N: usize>(
        &mut self,
        op: Op,
        kept: [usize; K],
        fill: impl FnOnce(&mut Instr, [i16; K], [i16; N]),
    ) -> Lower {
        let below = self.stack.slot_or_end(N)?;
        let place = self.place(below)?;
        self.open(op, below, 1)?;
        let mut instr = Instr::new(op);
        fill(&mut instr, self.keep(kept)?, self.take()?);
        instr.a = self.put(place)?;
        self.emit(instr);
        Ok(())
    }

    /// An instruction that reads the entries of some slots, takes the top `N` entries, and pushes nothing.
    pub(super) fn consume_beside<const K: usize, const N: usize>(
        &mut self,
        op: Op,
        kept: [usize; K],
        fill: impl FnOnce(&mut Instr, [i16; K], [i16; N]),
    ) -> Lower {
        let below = self.stack.slot_or_end(N)?;
        self.open(op, below, 0)?;
        let mut instr = Instr::new(op);
        fill(&mut instr, self.keep(kept)?, self.take()?);
        self.emit(instr);
        Ok(())
    }

    /// An instruction that takes the top `N` entries and pushes `results` ones, `a` being the lowest's home.
    pub(super) fn produce_many<const N: usize>(
        &mut self,
        op: Op,
        results: usize,
        fill: impl FnOnce(&mut Instr, [i16; N]),
    ) -> Lower {
        let below = self.stack.slot_or_end(N)?;
        self.open(op, below, results)?;
        let mut instr = Instr::new(op);
        fill(&mut instr, self.take()?);
        instr.a = self.home(below);
        self.emit(instr);
        (0..results).try_for_each(|_| self.stack.push_home())
    }

    /// An instruction that takes a window of the top `count` entries and pushes a result.
    pub(super) fn produce_window(&mut self, op: Op, count: usize, fill: impl FnOnce(&mut Instr)) -> Lower {
        let start = self.stack.slot_or_end(count)?;
        self.window(start)?;
        let mut instr = Instr::new(op);
        (instr.b, instr.n) = (self.home(start), count as u16);
        fill(&mut instr);
        self.finish_window(instr, start, start)
    }

    /// Emits an instruction that takes every entry from slot `below` on, and pushes its result there.
    pub(super) fn finish_window(&mut self, mut instr: Instr, start: usize, below: usize) -> Lower {
        let place = self.place(below)?;
        self.open(instr.op, below, 1)?;
        instr.b = self.home(start);
        while self.stack.depth() > below {
            self.stack.pop()?;
        }
        instr.a = self.put(place)?;
        self.emit(instr);
        Ok(())
    }

    /// Prepares for an instruction that leaves the lowest `below` entries alone and writes `results` homes above them.
    pub(super) fn open(&mut self, op: Op, below: usize, results: usize) -> Lower {
        if op.info().effect != Effect::Pure {
            self.guard(below)?;
            if self.borrows.is_some() {
                self.spend(self.stack.depth())?;
                self.borrowed = self.stack.borrowed().collect();
            }
        }
        self.vacate(below, results)
    }

    /// Sees to it that the entries from slot `start` up are a window: owned, in their homes, and nothing else is above.
    pub(super) fn window(&mut self, start: usize) -> Lower {
        if self.stack.has_displaced() {
            self.settle_displaced()?;
        }
        self.settle(start, self.stack.depth())
    }

    /// Decides where the result of the current instruction goes, which leaves the lowest `below` entries alone.
    pub(super) fn place(&mut self, below: usize) -> Lower<Place> {
        let (place, taken, local) = match (self.peek_quiet(0), self.peek_quiet(1)) {
            (Some(Bytecode::StoreFast(local)), _) => {
                let local = self.local(local)?;
                (Place::Local(local), 1, local)
            }
            (Some(Bytecode::Copy(1)), Some(Bytecode::StoreFast(local))) => {
                let local = self.local(local)?;
                (Place::LocalAndStack(local), 2, local)
            }
            _ => return Ok(Place::Home),
        };
        self.spill_local(local, below)?;
        self.next += taken;
        Ok(place)
    }

    /// Pushes the entry of a result, and gives its register.
    pub(super) fn put(&mut self, place: Place) -> Lower<i16> {
        match place {
            Place::Home => {
                let home = self.home(self.stack.depth());
                self.stack.push_home()?;
                Ok(home)
            }
            Place::Local(local) => Ok(local as i16),
            Place::LocalAndStack(local) => {
                self.stack.push(Entry::Local(local))?;
                Ok(local as i16)
            }
        }
    }

    /// Takes the top `N` entries off the stack as operands, lowest first.
    pub(super) fn take<const N: usize>(&mut self) -> Lower<[i16; N]> {
        let mut operands = [0; N];
        for operand in operands.iter_mut().rev() {
            let entry = self.stack.pop()?;
            *operand = self.operand(entry)?;
        }
        Ok(operands)
    }

    /// The registers of entries that an instruction reads and that stay.
    pub(super) fn keep<const K: usize>(&mut self, slots: [usize; K]) -> Lower<[i16; K]> {
        for slot in slots {
            if let Entry::Const(_) = self.stack.get(slot)? {
                self.spill(slot)?;
            }
        }
        let mut registers = [0; K];
        for (register, slot) in registers.iter_mut().zip(slots) {
            *register = self.operand(self.stack.get(slot)?)?;
        }
        Ok(registers)
    }

    pub(super) fn operand(&self, entry: Entry) -> Lower<i16> {
        match entry {
            Entry::Local(local) => Ok(local as i16),
            Entry::Temp(temp) => Ok(self.home(temp.into())),
            Entry::Const(index) => const_operand(index).ok_or_else(|| broken("a constant is out of reach")),
            Entry::Null | Entry::Method | Entry::Receiver => Err(broken("a mark is used as a value")),
        }
    }

    /// The register of a local, cell or free variable.
    pub(super) fn local(&self, index: u32) -> Lower<u16> {
        let local = u16::try_from(index).ok().filter(|&i| usize::from(i) < self.code.localsplusnames.len());
        local.ok_or_else(|| broken("no such local"))
    }
}
