//! Definite assignment: which loads of locals cannot meet an unbound one.
//!
//! A forward analysis over the control flow, exception edges included: a local is bound where it is so on every way
//! there. STORE_FAST binds it, DELETE_FAST unbinds it, and a load that did not raise shows that it is bound.

use super::blocks::{Blocks, Way, falls_from};
use bytecode::{CodeObject, Inst, Op, Verified};
use std::collections::BTreeSet;

/// The loads that have to check, by bytecode instruction.
pub(super) struct Unsure(Vec<bool>);

impl Unsure {
    pub(super) fn new(code: &CodeObject, verified: &Verified, blocks: &Blocks) -> Unsure {
        let mut analysis = Analysis::new(code, verified, blocks);
        let parameters = usize::try_from(code.parameters()).unwrap_or(usize::MAX);
        analysis.meet(0, &Locals::first(code.localsplusnames.len(), parameters));
        while let Some(start) = analysis.open.pop_first() {
            if !analysis.run(start) {
                // Too involved to find out: every load checks.
                return Unsure(vec![true; verified.decoded.instrs.len()]);
            }
        }
        Unsure(analysis.unsure)
    }

    pub(super) fn must_check(&self, index: usize) -> bool {
        self.0.get(index).copied().unwrap_or(true)
    }
}

/// A set of locals, a bit each.
#[derive(Clone, PartialEq, Eq)]
struct Locals(Vec<u64>);

impl Locals {
    /// The first `bound` of `count` locals.
    fn first(count: usize, bound: usize) -> Locals {
        let mut locals = Locals(vec![0; count.div_ceil(64)]);
        (0..bound.min(count)).for_each(|local| locals.set(local as u32, true));
        locals
    }

    fn contains(&self, local: u32) -> bool {
        self.0.get(local as usize / 64).is_some_and(|word| word >> (local % 64) & 1 != 0)
    }

    fn set(&mut self, local: u32, bound: bool) {
        if let Some(word) = self.0.get_mut(local as usize / 64) {
            *word = *word & !(1 << (local % 64)) | u64::from(bound) << (local % 64);
        }
    }

    /// Keeps what is also in `other`; whether anything went.
    fn retain(&mut self, other: &Locals) -> bool {
        let mut changed = false;
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            changed |= *word & !other != 0;
            *word &= other;
        }
        changed
    }
}

struct Analysis<'a> {
    verified: &'a Verified,
    instrs: &'a [Inst],
    blocks: &'a Blocks,
    /// What is bound before each block, by its first instruction; None for other instructions and while no way there
    /// is known.
    before: Vec<Option<Locals>>,
    unsure: Vec<bool>,
    /// Starts of blocks to be looked at; the uppermost is next.
    open: BTreeSet<usize>,
    /// Words of sets that may still be touched; what a hostile flow graph can cost.
    budget: usize,
}

impl<'a> Analysis<'a> {
    fn new(code: &CodeObject, verified: &'a Verified, blocks: &'a Blocks) -> Analysis<'a> {
        let instrs = &verified.decoded.instrs;
        let words = code.localsplusnames.len().div_ceil(64);
        Analysis {
            verified,
            instrs,
            blocks,
            before: vec![None; instrs.len()],
            unsure: vec![false; instrs.len()],
            open: BTreeSet::new(),
            budget: (1 << 20) + 64usize.saturating_mul(instrs.len()).saturating_mul(1 + words / 16),
        }
    }

    fn meet(&mut self, target: usize, bound: &Locals) {
        let Some(before) = self.before.get_mut(target) else { return };
        let changed = match before {
            Some(known) => known.retain(bound),
            None => {
                *before = Some(bound.clone());
                true
            }
        };
        if changed {
            self.open.insert(target);
        }
    }

    /// Goes through a block; false if the budget is spent.
    fn run(&mut self, start: usize) -> bool {
        let Some(Some(bound)) = self.before.get(start) else { return true };
        let mut bound = bound.clone();
        let words = 1 + bound.0.len();
        // The handler that already knows what is bound here.
        let mut told = None;
        for index in start..self.instrs.len() {
            let Some(inst) = self.instrs.get(index) else { break };
            if index > start && self.blocks.way(index) != Way::Above {
                self.meet(index, &bound);
                break;
            }
            let handler = self.blocks.handler(index);
            if handler != told {
                let handler = handler.and_then(|number| self.verified.decoded.handlers.get(number as usize));
                if let Some(handler) = handler {
                    self.meet(handler.target as usize, &bound);
                }
                told = self.blocks.handler(index);
                self.budget = self.budget.saturating_sub(words);
            }
            match inst.op {
                Op::LoadFast(local) => {
                    if let Some(unsure) = self.unsure.get_mut(index) {
                        *unsure = !bound.contains(local);
                    }
                    bound.set(local, true);
                }
                Op::StoreFast(local) => bound.set(local, true),
                Op::DeleteFast(local) => {
                    bound.set(local, false);
                    told = None;
                }
                op => {
                    if let Some(target) = op.target() {
                        self.meet(target as usize, &bound);
                        self.budget = self.budget.saturating_sub(words);
                    }
                }
            }
            self.budget = self.budget.saturating_sub(1);
            if !falls_from(self.verified, index as u32) {
                break;
            }
        }
        self.budget = self.budget.saturating_sub(words);
        self.budget > 0
    }
}
