//! Lowering: verified CPython bytecode to register IR.
//!
//! The operand stack is interpreted abstractly, in one walk over the bytecode. A load of a local or a constant emits
//! nothing: the entry is a *pending borrow*, and becomes an operand of whatever consumes it. Every other producer owns
//! its entry, in the *home* of the stack slot. So that values die where CPython's stack machine drops them:
//!
//! 1. A local that may be unbound is checked at the load (`assigned`).
//! 2. Before a local is stored to or deleted, its pending borrows are spilled: copied to their homes.
//! 3. At a join every entry is owned, in its home. Where one jump is the only way, entries go over as they are.
//! 4. Before an instruction that can raise, every entry below the depth of its handler is owned, in its home; and above
//!    that, owned entries lie in temporaries in the order of their slots, since unwinding drops temporaries from the top
//!    down.
//! 5. A write never finds a live value in a temporary, and what lies in a window of operands is owned, in its home.
//!
//! An operation followed by STORE_FAST writes the local itself (`place`); so rule 2 applies before the operation, and
//! its spills are copies, as the operation may fail.

mod assigned;
mod blocks;
mod calls;
mod instrs;
mod jumps;
mod locals;
mod operands;
mod output;
mod settle;
mod stack;
mod traced;

use crate::{Effect, Instr, Lowered, Op};
use assigned::Unsure;
use blocks::{Blocks, Way, falls_from};
use bytecode::code::flags;
use bytecode::{CodeObject, Inst, Kind, Verified};
use output::Output;
use stack::{Entry, Stack};
use std::collections::HashMap;
use std::fmt;

/// Why code that passed the bytecode's verifier cannot be lowered. `compile()` emits no such code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LowerError {
    /// Bytecode offset of the instruction.
    pub offset: u32,
    pub message: &'static str,
}

impl fmt::Display for LowerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "offset {}: {}", self.offset, self.message)
    }
}

impl std::error::Error for LowerError {}

/// A reason for a [`LowerError`], not yet placed.
#[derive(Debug)]
struct Broken(&'static str);

type Lower<T = ()> = Result<T, Broken>;

fn broken(message: &'static str) -> Broken {
    Broken(message)
}

/// Lowers one code object; those among its constants are not looked at. `verified` is what `bytecode::verify` found out
/// about the same code object.
pub fn lower(code: &CodeObject, verified: &Verified) -> Result<Lowered, LowerError> {
    let mut lowering = Lowering::new(code, verified);
    match lowering.run() {
        Ok(()) => Ok(lowering.out.lowered),
        Err(Broken(message)) => Err(LowerError { offset: lowering.offset, message }),
    }
}

/// As [`lower`], with an instruction in front of each bytecode instruction that tells trace functions of it. Nothing is
/// fused.
pub fn lower_traced(code: &CodeObject, verified: &Verified) -> Result<Lowered, LowerError> {
    let mut lowering = Lowering::new(code, verified);
    lowering.traced = true;
    match lowering.run() {
        Ok(()) => Ok(lowering.out.lowered),
        Err(Broken(message)) => Err(LowerError { offset: lowering.offset, message }),
    }
}

/// The locals that CPython's operand stack would hold references to, besides the registers' own, while each instruction
/// of the lowered form runs: its pending borrows, the lowest stack entry first. Empty for an instruction that cannot run
/// Python code. In the second phase of a fused instruction those that are its operands are gone.
pub fn borrows(code: &CodeObject, verified: &Verified) -> Result<Vec<Box<[u16]>>, LowerError> {
    let mut lowering = Lowering::new(code, verified);
    lowering.borrows = Some(Vec::new());
    match lowering.run() {
        Ok(()) => Ok(lowering.borrows.unwrap_or_default()),
        Err(Broken(message)) => Err(LowerError { offset: lowering.offset, message }),
    }
}

/// A point between two bytecode instructions, as a frame that runs the lowered form finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// Offset of the bytecode instruction that comes next.
    pub offset: u32,
    /// The operand stack, the lowest entry first.
    pub stack: Vec<Held>,
}

/// Where the value of a stack entry lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// In a local, which owns it.
    Local(u16),
    /// It is a constant.
    Const(u32),
    /// In the temporary of this number, counted from the first one.
    Temp(u16),
    /// Whatever is in its home.
    Home,
}

/// The boundaries that instruction `index` of the lowered form stands at, in their order: a fall into it is at the first,
/// a jump to it at the last. Empty if it is within a bytecode instruction.
pub fn boundaries(code: &CodeObject, verified: &Verified, index: usize) -> Result<Vec<Boundary>, LowerError> {
    let mut lowering = Lowering::new(code, verified);
    lowering.bounds = Some((index, Vec::new()));
    match lowering.run() {
        Ok(()) => Ok(lowering.bounds.map(|(_, bounds)| bounds).unwrap_or_default()),
        Err(Broken(message)) => Err(LowerError { offset: lowering.offset, message }),
    }
}

/// The state of a lowering.
struct Lowering<'a> {
    code: &'a CodeObject,
    verified: &'a Verified,
    instrs: &'a [Inst],
    blocks: Blocks,
    unsure: Unsure,
    stack: Stack,
    /// Stacks on the way to instructions that one jump leads to.
    carried: HashMap<usize, Vec<Entry>>,
    out: Output,
    /// Number of the next bytecode instruction.
    next: usize,
    /// Offset of the current one, and the handler that covers it.
    offset: u32,
    handler: Option<u32>,
    /// What [`borrows`] is to find out, and the pending borrows of the instruction that is being prepared.
    borrows: Option<Vec<Box<[u16]>>>,
    borrowed: Box<[u16]>,
    /// What [`boundaries`] is to find out, and of which instruction.
    bounds: Option<(usize, Vec<Boundary>)>,
    /// Whether trace functions are told of each instruction.
    traced: bool,
    /// Stack entries that may still be looked through; what a hostile stack can cost.
    budget: usize,
}

impl<'a> Lowering<'a> {
    fn new(code: &'a CodeObject, verified: &'a Verified) -> Lowering<'a> {
        let blocks = Blocks::new(verified);
        let unsure = Unsure::new(code, verified, &blocks);
        let locals = code.localsplusnames.len();
        let instrs = &verified.decoded.instrs;
        Lowering {
            code,
            verified,
            instrs,
            blocks,
            unsure,
            // Homes, and what a handler finds above them, are register numbers.
            stack: Stack::new((i16::MAX as usize).saturating_sub(locals)),
            carried: HashMap::new(),
            out: Output::new(locals, instrs.len()),
            next: 0,
            offset: 0,
            handler: None,
            borrows: None,
            borrowed: Box::default(),
            bounds: None,
            traced: false,
            budget: (1 << 24) + 64usize.saturating_mul(instrs.len()),
        }
    }

    fn run(&mut self) -> Lower {
        if self.code.localsplusnames.len() >= i16::MAX as usize {
            return Err(broken("too many locals"));
        }
        let mut flows = true;
        while let Some(inst) = self.instrs.get(self.next) {
            let index = self.next;
            self.next += 1;
            if !self.verified.is_reachable(index as u32) {
                flows = false;
                continue;
            }
            (self.offset, self.handler) = (inst.offset, self.blocks.handler(index));
            if flows {
                self.note_boundary()?;
            }
            self.enter(index, flows)?;
            self.note_boundary()?;
            if self.traced {
                self.trace(inst.op)?;
            }
            self.instr(inst.op)?;
            // Fusion may have taken more than this one.
            flows = falls_from(self.verified, self.next as u32 - 1);
        }
        if flows {
            return Err(broken("control runs off the end"));
        }
        self.out.finish(self.depth(), &self.verified.decoded.handlers)
    }

    /// The temporaries that a frame has. A suspended one can go on in another form of its code, in the same registers.
    fn depth(&self) -> usize {
        let suspends = flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR;
        let deepest = match self.code.flags & suspends {
            0 => None,
            _ => self.verified.depth_before.iter().flatten().max(),
        };
        self.stack.max_depth.max(deepest.map_or(0, |&depth| depth.into()))
    }

    fn note_boundary(&mut self) -> Lower {
        let at = self.out.lowered.instrs.len();
        if self.bounds.as_ref().is_none_or(|(wanted, _)| *wanted != at) {
            return Ok(());
        }
        self.spend(self.stack.depth())?;
        let stack = self.stack.entries().iter().map(|entry| match *entry {
            Entry::Local(local) => Held::Local(local),
            Entry::Const(index) => Held::Const(index),
            Entry::Temp(temp) => Held::Temp(temp),
            Entry::Null | Entry::Method | Entry::Receiver => Held::Home,
        });
        let boundary = Boundary { offset: self.offset, stack: stack.collect() };
        if let Some((_, bounds)) = &mut self.bounds {
            bounds.push(boundary);
        }
        Ok(())
    }

    /// Establishes the stack before an instruction, given whether control comes from the one above.
    fn enter(&mut self, index: usize, flows: bool) -> Lower {
        match (self.blocks.way(index), flows) {
            (Way::Above, true) => return Ok(()),
            (Way::Above, false) => return Err(broken("no way leads here")),
            (Way::OneJump, _) => {
                let entries = self.carried.remove(&index).ok_or_else(|| broken("no way leads here"))?;
                self.stack.replace(entries.into_iter())?;
            }
            (Way::Join, true) => self.settle_below(self.stack.depth())?,
            (Way::Join, false) => self.adopt(index)?,
        }
        self.out.land(index);
        Ok(())
    }

    /// Takes the stack before a join as the verifier found it.
    fn adopt(&mut self, index: usize) -> Lower {
        let depth = self.verified.depth_before.get(index).copied().flatten().unwrap_or(0);
        self.spend(depth.into())?;
        let mut special = self.verified.special_before(index as u32).collect::<Vec<_>>();
        let entries = (0..depth).map(|slot| {
            let kind = special.pop_if(|&mut (at, _)| at == u32::from(slot)).map(|(_, kind)| kind);
            match kind {
                Some(Kind::Null) => Entry::Null,
                Some(Kind::Method) => Entry::Method,
                Some(Kind::MethodSelf) => Entry::Receiver,
                Some(Kind::Value | Kind::Previous | Kind::Lasti) | None => Entry::Temp(slot),
            }
        });
        self.stack.replace(entries)
    }

    fn spend(&mut self, entries: usize) -> Lower {
        let left = self.budget.checked_sub(entries);
        self.budget = left.ok_or_else(|| broken("the stack is too involved"))?;
        Ok(())
    }

    /// The bytecode instruction after the current one, if it may be fused with it.
    fn peek(&self) -> Option<bytecode::Op> {
        if self.traced {
            return None;
        }
        let fusible = self.blocks.can_fuse(self.next.checked_sub(1)?, self.next);
        if fusible { self.instrs.get(self.next).map(|inst| inst.op) } else { None }
    }

    /// The n-th bytecode instruction after the current one (0 is the next), if nothing leads there. For those that cannot
    /// raise: which handler covers them makes no difference.
    fn peek_quiet(&self, n: usize) -> Option<bytecode::Op> {
        let straight = !self.traced && (0..=n).all(|i| self.blocks.way(self.next + i) == Way::Above);
        if straight { self.instrs.get(self.next + n).map(|inst| inst.op) } else { None }
    }

    /// The register that a slot's home is.
    fn home(&self, slot: usize) -> i16 {
        // The stack's limit sees to it that this fits.
        (self.code.localsplusnames.len() + slot) as i16
    }

    fn emit(&mut self, instr: Instr) {
        self.emit_at(instr, [self.offset; 2]);
    }

    /// Emits a fused instruction whose second phase is the bytecode instruction just taken.
    fn emit_fused(&mut self, instr: Instr) {
        let second = self.instrs.get(self.next.wrapping_sub(1)).map_or(self.offset, |inst| inst.offset);
        self.emit_at(instr, [self.offset, second]);
    }

    fn emit_at(&mut self, instr: Instr, offsets: [u32; 2]) {
        if instr.op == Op::Load && self.out.pair_up(instr, offsets) {
            return;
        }
        self.out.emit(instr, offsets, self.handler);
        if let Some(borrows) = &mut self.borrows {
            let pure = instr.op.info().effect == Effect::Pure;
            borrows.push(if pure { Box::default() } else { std::mem::take(&mut self.borrowed) });
        }
    }

    fn emit_with(&mut self, op: Op, fill: impl FnOnce(&mut Instr)) {
        let mut instr = Instr::new(op);
        fill(&mut instr);
        self.emit(instr);
    }
}
