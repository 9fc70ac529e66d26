//! Which character a match must begin with: lets the machine pass over positions where it would fail at once.
//!
//! What is found holds for every way the instructions can go; it may let through a character that fails later, never
//! refuse one that matches.

use crate::program::{Bounds, Op, Pc, Unit};
use crate::set::Set;

/// Instructions looked at for one answer.
const EFFORT: u32 = 24;

/// The part of a program that tells.
pub(crate) struct Firsts<'a> {
    ops: &'a [Op],
    alternatives: &'a [Pc],
    marks_are_left: bool,
}

impl<'a> Firsts<'a> {
    pub(crate) fn new(ops: &'a [Op], alternatives: &'a [Pc]) -> Firsts<'a> {
        // What fails in the body of a possessive repeat can leave changed groups behind, in CPython and here. To pass
        // over it would not.
        let marks_are_left = ops.iter().any(|op| matches!(op, Op::PossessiveRepeat { .. }));
        Firsts { ops, alternatives, marks_are_left }
    }

    /// For each instruction where a choice goes on (the start, alternatives, what follows a one-character repeat) the
    /// unit that takes the first character from there, if one must. New sets are added to `sets`.
    pub(crate) fn of_choices(&self, sets: &mut Vec<Set>) -> Vec<Option<Unit>> {
        let mut firsts = vec![None; self.ops.len()];
        let tails = (1..)
            .zip(self.ops)
            .filter(|(_, op)| matches!(op, Op::RepeatOne { .. } | Op::MinRepeatOne { .. }));
        for pc in self.alternatives.iter().copied().chain(tails.map(|(tail, _)| tail)).chain([0]) {
            if let Some(first @ None) = firsts.get_mut(pc as usize) {
                *first = self.of(pc, sets);
            }
        }
        firsts
    }

    fn of(&self, pc: Pc, sets: &mut Vec<Set>) -> Option<Unit> {
        let mut units = Vec::new();
        self.collect(pc, &mut { EFFORT }, &mut units)?;
        if let [unit] = units[..] {
            return Some(unit);
        }
        let mut latin1 = [false; 256];
        let mut wide = false;
        for unit in units {
            match unit {
                Unit::Literal(c) if c < 256 => latin1[c as usize] = true,
                Unit::Literal(_) => wide = true,
                Unit::In(set) => {
                    for (answer, &contains) in latin1.iter_mut().zip(sets[set as usize].latin1()) {
                        *answer |= contains;
                    }
                    wide = true;
                }
                Unit::Any | Unit::AnyAll | Unit::NotLiteral(_) => return None,
            }
        }
        sets.push(Set::below_256(latin1, wide));
        Some(Unit::In((sets.len() - 1) as u32))
    }

    /// Adds the units that can take the first character. None: there may be no such character, or too much to look at.
    fn collect(&self, mut pc: Pc, effort: &mut u32, units: &mut Vec<Unit>) -> Option<()> {
        loop {
            *effort = effort.checked_sub(1)?;
            match self.ops[pc as usize] {
                Op::One(unit) => {
                    units.push(unit);
                    return Some(());
                }
                Op::RepeatOne { unit, bounds }
                | Op::MinRepeatOne { unit, bounds }
                | Op::PossessiveRepeatOne { unit, bounds } => {
                    units.push(unit);
                    if bounds.min > 0 {
                        return Some(());
                    }
                    pc += 1;
                }
                Op::Failure => return Some(()),
                // Of no width.
                Op::At(_) => pc += 1,
                Op::Mark(_) | Op::Assert { .. } | Op::AssertNot { .. } if self.marks_are_left => return None,
                Op::Mark(_) => pc += 1,
                Op::Assert { back: 0, tail } => {
                    // Both the body and the tail must match here: one of them is enough to know.
                    let known = units.len();
                    if self.collect(pc + 1, effort, units).is_some() {
                        return Some(());
                    }
                    units.truncate(known);
                    pc = tail;
                }
                Op::Assert { tail, .. } | Op::AssertNot { tail, .. } => pc = tail,
                Op::MaxUntil { body, .. } | Op::MinUntil { body, .. } => {
                    self.collect(body, effort, units)?;
                    pc += 1;
                }
                Op::Jump(target) => pc = target,
                Op::Branch { first, end } => {
                    for &alternative in &self.alternatives[first as usize..end as usize] {
                        self.collect(alternative, effort, units)?;
                    }
                    return Some(());
                }
                Op::GroupRefExists { no, .. } => {
                    self.collect(pc + 1, effort, units)?;
                    pc = no;
                }
                Op::Repeat { until } => match self.ops[until as usize] {
                    Op::MaxUntil { bounds: Bounds { min: 0, .. }, .. }
                    | Op::MinUntil { bounds: Bounds { min: 0, .. }, .. } => {
                        self.collect(pc + 1, effort, units)?;
                        pc = until + 1;
                    }
                    _ => pc += 1,
                },
                Op::PossessiveRepeat { bounds: Bounds { min: 0, .. }, tail } => {
                    self.collect(pc + 1, effort, units)?;
                    pc = tail;
                }
                Op::PossessiveRepeat { .. } | Op::AtomicGroup { .. } => pc += 1,
                Op::Success | Op::GroupRef { .. } => return None,
            }
        }
    }
}
