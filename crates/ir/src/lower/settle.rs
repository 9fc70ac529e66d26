//! Bringing stack entries to where the ownership rule wants them.

use super::{Entry, Lower, Lowering, broken};
use crate::{Op, const_operand};

impl Lowering<'_> {
    /// Copies a pending borrow or a constant to its home.
    pub(super) fn spill(&mut self, slot: usize) -> Lower {
        let entry = self.stack.get(slot)?;
        if !matches!(entry, Entry::Local(_) | Entry::Const(_)) {
            return Ok(());
        }
        if self.stack.has_displaced() {
            self.settle_displaced()?;
        }
        let home = self.home(slot);
        match entry {
            Entry::Const(index) if const_operand(index).is_none() => self.emit_with(Op::LoadConst, |i| {
                i.a = home;
                i.x = index as i32;
            }),
            _ => {
                let operand = self.operand(entry)?;
                self.emit_with(Op::Load, |i| {
                    i.a = home;
                    i.b = operand;
                });
            }
        }
        self.stack.set(slot, Entry::Temp(slot as u16))
    }

    /// Puts the entry so many below the top into a register, if it is a constant.
    pub(super) fn spill_constant(&mut self, below: usize) -> Lower {
        let slot = self.stack.slot(below)?;
        match self.stack.get(slot)? {
            Entry::Const(_) => self.spill(slot),
            _ => Ok(()),
        }
    }

    /// Makes every entry of slots from `start` up to `end` owned, in its home.
    pub(super) fn settle(&mut self, start: usize, end: usize) -> Lower {
        let unknown = start.max(self.stack.settled());
        self.spend(end.saturating_sub(unknown))?;
        for slot in unknown..end {
            if self.stack.is_displaced(slot) {
                self.settle_displaced()?;
            }
            self.spill(slot)?;
        }
        self.stack.mark_settled(start, end);
        Ok(())
    }

    pub(super) fn settle_below(&mut self, depth: usize) -> Lower {
        self.settle(0, depth)
    }

    /// Moves every owned value that lies in another slot's home to its own, until all do. Each move or exchange puts
    /// one into its place for good.
    pub(super) fn settle_displaced(&mut self) -> Lower {
        let depth = self.stack.depth();
        self.spend(depth)?;
        for slot in 0..depth {
            while let Entry::Temp(temp) = self.stack.get(slot)? {
                if usize::from(temp) == slot {
                    break;
                }
                let (home, place) = (self.home(slot), self.home(temp.into()));
                let occupant = self.occupant(slot)?;
                match occupant {
                    None => self.emit_with(Op::Move, |i| {
                        i.a = home;
                        i.b = place;
                    }),
                    Some(other) => {
                        self.emit_with(Op::Swap, |i| {
                            i.a = home;
                            i.b = place;
                        });
                        self.stack.set(other, Entry::Temp(temp))?;
                    }
                }
                self.stack.set(slot, Entry::Temp(slot as u16))?;
            }
        }
        Ok(())
    }

    /// The slot of the entry whose value lies in a temporary.
    fn occupant(&mut self, temp: usize) -> Lower<Option<usize>> {
        self.spend(self.stack.depth())?;
        Ok(self.stack.entries().iter().position(|&entry| entry == Entry::Temp(temp as u16)))
    }

    /// Spills the pending borrows of a local among the lowest `below` entries, before the local changes.
    pub(super) fn spill_local(&mut self, local: u16, below: usize) -> Lower {
        let unknown = self.stack.settled();
        self.spend(below.saturating_sub(unknown))?;
        for slot in unknown..below {
            if self.stack.get(slot)? == Entry::Local(local) {
                self.spill(slot)?;
            }
        }
        Ok(())
    }

    /// Prepares for an instruction that can raise and leaves the lowest `below` entries alone.
    pub(super) fn guard(&mut self, below: usize) -> Lower {
        let entry = self.handler.and_then(|number| self.verified.decoded.handlers.get(number as usize));
        let floor = entry.map_or(0, |entry| entry.depth as usize);
        if floor > below {
            return Err(broken("an instruction takes what its handler leaves on the stack"));
        }
        self.settle(0, floor)?;
        if self.stack.has_displaced() && !self.is_in_order(floor, below)? {
            self.settle_displaced()?;
        }
        Ok(())
    }

    /// Whether unwinding would drop the owned entries from `floor` up to `below` from the top down.
    fn is_in_order(&mut self, floor: usize, below: usize) -> Lower<bool> {
        self.spend(below.saturating_sub(floor))?;
        let mut lowest_free = floor;
        for slot in floor..below {
            let place = match self.stack.get(slot)? {
                Entry::Local(_) | Entry::Const(_) => continue,
                Entry::Temp(temp) => usize::from(temp),
                Entry::Null | Entry::Method | Entry::Receiver => slot,
            };
            if place < lowest_free {
                return Ok(false);
            }
            lowest_free = place + 1;
        }
        Ok(true)
    }

    /// Makes sure that the homes of the `count` slots from `below` on hold nothing of the entries further down, so that
    /// results can be written there.
    pub(super) fn vacate(&mut self, below: usize, count: usize) -> Lower {
        if !self.stack.has_displaced() {
            return Ok(());
        }
        self.spend(below)?;
        let homes = below..below + count;
        let taken = |slot| {
            let entry = self.stack.get(slot);
            matches!(entry, Ok(Entry::Temp(temp)) if homes.contains(&temp.into()))
        };
        if (0..below).any(taken) { self.settle_displaced() } else { Ok(()) }
    }
}
