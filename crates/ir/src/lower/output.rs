//! What has been emitted, and the numbers that are only known at the end.

use super::{Lower, broken};
use crate::{Effect, Field, Handler, Instr, Lowered, Op, Role, Site};
use bytecode::decode::Handler as TableEntry;

pub(super) struct Output {
    pub(super) lowered: Lowered,
    /// By bytecode instruction: where the block lies that starts there.
    landed: Vec<u32>,
    /// The last such place.
    last_landing: usize,
    /// Jumps, whose `x` is the target's bytecode instruction until the end.
    jumps: Vec<u32>,
    /// Number of the exception table entry of each of `lowered.handlers`.
    entries: Vec<u32>,
}

const NOWHERE: u32 = u32::MAX;

impl Output {
    pub(super) fn new(locals: usize, bytecodes: usize) -> Output {
        let mut lowered = Lowered { first_temp: locals as u16, ..Lowered::default() };
        lowered.instrs.reserve(bytecodes / 2);
        lowered.offsets.reserve(bytecodes / 2);
        Output {
            lowered,
            landed: vec![NOWHERE; bytecodes],
            last_landing: 0,
            jumps: Vec::new(),
            entries: Vec::new(),
        }
    }

    /// A block starts here.
    pub(super) fn land(&mut self, index: usize) {
        if let Some(landed) = self.landed.get_mut(index) {
            *landed = self.lowered.instrs.len() as u32;
        }
        self.last_landing = self.lowered.instrs.len();
    }

    pub(super) fn site(&mut self, name: u32) -> i32 {
        self.lowered.sites.push(Site { name });
        self.lowered.sites.len() as i32 - 1
    }

    /// Makes one instruction of a `Load` and the one before it, if that is a `Load` of the same bytecode instruction, and
    /// nothing leads between them.
    pub(super) fn pair_up(&mut self, load: Instr, offsets: [u32; 2]) -> bool {
        if self.last_landing == self.lowered.instrs.len() || self.lowered.offsets.last() != Some(&offsets) {
            return false;
        }
        match self.lowered.instrs.last_mut() {
            Some(first) if first.op == Op::Load => {
                *first = Instr { op: Op::LoadPair, c: load.a, d: load.b, ..*first };
                true
            }
            _ => false,
        }
    }

    /// `handler` is the number of the exception table entry that covers the instruction.
    pub(super) fn emit(&mut self, instr: Instr, offsets: [u32; 2], handler: Option<u32>) {
        let at = self.lowered.instrs.len() as u32;
        if let Some(number) = handler {
            match self.lowered.handlers.last_mut() {
                Some(last) if last.end == at && self.entries.last() == Some(&number) => last.end += 1,
                // What cannot raise starts no range: the entry's depth may not suit it.
                _ if instr.op.info().effect == Effect::Pure => {}
                _ => {
                    let unknown = Handler { start: at, end: at + 1, target: NOWHERE, depth: 0, lasti: false };
                    self.lowered.handlers.push(unknown);
                    self.entries.push(number);
                }
            }
        }
        if instr.op.info().operands.contains(&(Field::X, Role::Jump)) {
            self.jumps.push(at);
        }
        self.lowered.instrs.push(instr);
        self.lowered.offsets.push(offsets);
    }

    /// Resolves jumps and handlers.
    pub(super) fn finish(&mut self, max_depth: usize, table: &[TableEntry]) -> Lower {
        let landed = |index: u32| {
            let place = self.landed.get(index as usize).copied().filter(|&place| place != NOWHERE);
            place.ok_or_else(|| broken("a jump leads nowhere"))
        };
        for &at in &self.jumps {
            let instrs = &mut self.lowered.instrs;
            let Some(jump) = instrs.get(at as usize).copied() else { continue };
            let target = landed(jump.x as u32)?;
            let to = instrs.get(target as usize).map(|instr| instr.op);
            let op = match jump.op {
                Op::JumpBack if target < at && to == Some(Op::ForIter) => Op::Repeat,
                op if target <= at => op.back().unwrap_or(op),
                op => op,
            };
            if let Some(jump) = instrs.get_mut(at as usize) {
                jump.op = op;
                jump.x = target as i32 - at as i32;
            }
        }
        for (handler, &number) in self.lowered.handlers.iter_mut().zip(&self.entries) {
            let entry = table.get(number as usize).ok_or_else(|| broken("no such handler"))?;
            handler.target = landed(entry.target)?;
            (handler.depth, handler.lasti) = (entry.depth as u16, entry.lasti);
        }
        let registers = usize::from(self.lowered.first_temp) + max_depth;
        self.lowered.registers = u16::try_from(registers).map_err(|_| broken("too many registers"))?;
        Ok(())
    }
}
