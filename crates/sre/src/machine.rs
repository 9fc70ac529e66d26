//! The backtracking machine: runs a program's instructions from one position of the subject.
//!
//! It matches what CPython's `Modules/_sre/sre_lib.h` matches, with the same order of attempts and the same treatment of
//! groups. CPython makes a context for every attempt and returns through all of them; here an attempt that may fail
//! leaves an [`Entry`] that says how to go on, success needs no way back, and a body that counts as a whole (assertion,
//! atomic group, possessive repeat) cuts the stack to where it was.

use crate::characters::{Fold, LINE_FEED, is_word_ascii, is_word_unicode};
use crate::memory::{Context, ContextKind, Entry, Memory, NONE, Repeat};
use crate::meter::{BATCH, Charge, reserve};
use crate::opcode::{MAXREPEAT, Position};
use crate::program::{Bounds, Op, Pc, Program, Unit};
use crate::subject::Character;

pub(crate) struct Machine<'a, C, F> {
    pub(crate) program: &'a Program,
    /// The subject up to `endpos`.
    pub(crate) text: &'a [C],
    /// The subject.
    pub(crate) whole: &'a [C],
    pub(crate) memory: &'a mut Memory,
    pub(crate) charge: F,
    /// A match must end where `text` ends.
    pub(crate) full: bool,
    /// A match must not end here.
    pub(crate) forbidden_end: usize,
    /// The innermost open repeat, an index of `memory.repeats`.
    pub(crate) repeat: usize,
}

/// Where to go on.
type Next = (Pc, usize);

impl<C, F, E> Machine<'_, C, F>
where
    C: Character,
    F: FnMut(Charge) -> Result<(), E>,
{
    /// Matches from instruction `pc` at position `at`. Answers where the match ends; the groups are in `memory.marks`.
    pub(crate) fn run(&mut self, pc: Pc, at: usize) -> Result<Option<usize>, E> {
        self.reset()?;
        let program = self.program;
        let (mut pc, mut at) = (pc, at);
        let mut steps = 0;
        loop {
            steps += 1;
            if steps == BATCH {
                self.spend(std::mem::take(&mut steps))?;
            }
            // An arm that matches continues the loop; one that comes to its end has failed.
            match program.ops[pc as usize] {
                Op::One(unit) => {
                    if self.fits(unit, at) {
                        (pc, at) = (pc + 1, at + 1);
                        continue;
                    }
                }
                Op::Success => match self.memory.contexts.pop() {
                    None => {
                        if at != self.forbidden_end && !(self.full && at != self.text.len()) {
                            self.spend(steps)?;
                            return Ok(Some(at));
                        }
                    }
                    Some(context) => {
                        if let Some(next) = self.leave(context, at)? {
                            (pc, at) = next;
                            continue;
                        }
                    }
                },
                Op::Failure => {}
                Op::At(position) => {
                    if self.is_at(position, at) {
                        pc += 1;
                        continue;
                    }
                }
                Op::Mark(mark) => {
                    self.memory.marks.set(mark, at);
                    pc += 1;
                    continue;
                }
                Op::Jump(target) => {
                    pc = target;
                    continue;
                }
                Op::Branch { first, end } => {
                    if let Some(alternative) = self.next_alternative(first, end, at) {
                        if alternative + 1 < end || self.marks_at_risk() {
                            let saved = self.save_marks_in_repeat()?;
                            let top = self.memory.marks.top;
                            self.push(Entry::Branch { next: alternative + 1, end, at, top, saved })?;
                        }
                        pc = program.alternatives[alternative as usize];
                        continue;
                    }
                }
                Op::RepeatOne { unit, bounds } => {
                    if let Some(count) = self.take(unit, at, bounds)? {
                        let (low, tail) = (at + bounds.min as usize, pc + 1);
                        if let Some(position) = self.highest(tail, low, at + count)? {
                            if position > low || self.marks_at_risk() {
                                let saved = self.save_marks_in_repeat()?;
                                let top = self.memory.marks.top;
                                self.push(Entry::RepeatOne { tail, at: position, low, top, saved })?;
                            }
                            (pc, at) = (tail, position);
                            continue;
                        }
                    }
                }
                Op::MinRepeatOne { unit, bounds } => {
                    let forced = Bounds { max: bounds.min, ..bounds };
                    if self.take(unit, at, forced)?.is_some() {
                        let low = at + bounds.min as usize;
                        let high = if bounds.max == MAXREPEAT { NONE } else { at + bounds.max as usize };
                        let tail = pc + 1;
                        if let Some(position) = self.lowest(tail, unit, low, high)? {
                            let saved = self.save_marks_in_repeat()?;
                            let top = self.memory.marks.top;
                            self.push(Entry::MinRepeatOne { repeat: pc, at: position, high, top, saved })?;
                            (pc, at) = (tail, position);
                            continue;
                        }
                    }
                }
                Op::PossessiveRepeatOne { unit, bounds } => {
                    if let Some(count) = self.take(unit, at, bounds)? {
                        (pc, at) = (pc + 1, at + count);
                        continue;
                    }
                }
                Op::Repeat { until } => {
                    reserve(&mut self.memory.repeats, 1, &mut self.charge)?;
                    self.memory.repeats.push(Repeat { begun: 0, last: NONE, outer: self.repeat });
                    self.repeat = self.memory.repeats.len() - 1;
                    self.push(Entry::CloseRepeat)?;
                    pc = until;
                    continue;
                }
                Op::MaxUntil { bounds, body } => {
                    let repeat = &mut self.memory.repeats[self.repeat];
                    if repeat.begun < bounds.min as usize {
                        repeat.begun += 1;
                        self.push(Entry::Unbegin)?;
                        pc = body;
                    } else if below_max(repeat.begun, bounds) && at != repeat.last {
                        repeat.begun += 1;
                        let last = std::mem::replace(&mut repeat.last, at);
                        self.save_marks()?;
                        let top = self.memory.marks.top;
                        self.push(Entry::MaxUntil { until: pc, at, last, top })?;
                        pc = body;
                    } else {
                        pc = self.after_repeat(pc)?;
                    }
                    continue;
                }
                Op::MinUntil { bounds, body } => {
                    let repeat = &mut self.memory.repeats[self.repeat];
                    if repeat.begun < bounds.min as usize {
                        repeat.begun += 1;
                        self.push(Entry::Unbegin)?;
                        pc = body;
                    } else {
                        let inner = self.repeat;
                        self.repeat = repeat.outer;
                        let saved = self.save_marks_in_repeat()?;
                        let top = self.memory.marks.top;
                        self.push(Entry::MinUntil { until: pc, at, repeat: inner, top, saved })?;
                        pc += 1;
                    }
                    continue;
                }
                Op::PossessiveRepeat { bounds, tail } => {
                    (pc, at) = self.possessive(bounds, pc + 1, tail, 0, at, NONE)?;
                    continue;
                }
                Op::AtomicGroup { tail } => {
                    self.enter(ContextKind::Atomic, tail, at, false)?;
                    pc += 1;
                    continue;
                }
                Op::Assert { back, tail } => {
                    if let Some(begin) = at.checked_sub(back as usize) {
                        match self.lone_unit(pc + 1) {
                            None => {
                                self.enter(ContextKind::Assert, tail, at, false)?;
                                (pc, at) = (pc + 1, begin);
                                continue;
                            }
                            Some(unit) if self.fits(unit, begin) => {
                                pc = tail;
                                continue;
                            }
                            Some(_) => {}
                        }
                    }
                }
                Op::AssertNot { back, tail } => {
                    let begin = at.checked_sub(back as usize);
                    match (begin, self.lone_unit(pc + 1)) {
                        (Some(begin), None) => {
                            let save = self.repeat != NONE;
                            self.enter(ContextKind::AssertNot, tail, at, save)?;
                            (pc, at) = (pc + 1, begin);
                            continue;
                        }
                        (Some(begin), Some(unit)) if self.fits(unit, begin) => {}
                        _ => {
                            pc = tail;
                            continue;
                        }
                    }
                }
                Op::GroupRef { group, fold } => {
                    if let Some(length) = self.repeats_group(group as usize, fold, at) {
                        self.spend(length)?;
                        (pc, at) = (pc + 1, at + length);
                        continue;
                    }
                }
                Op::GroupRefExists { group, no } => {
                    let exists =
                        self.memory.marks.group(group as usize).is_some_and(|(begin, end)| begin <= end);
                    pc = if exists { pc + 1 } else { no };
                    continue;
                }
            }
            match self.backtrack()? {
                Some(next) => (pc, at) = next,
                None => {
                    self.spend(steps)?;
                    return Ok(None);
                }
            }
        }
    }

    /// The unit that is all of the body at `pc`, which then needs no context.
    #[inline]
    fn lone_unit(&self, pc: Pc) -> Option<Unit> {
        match self.program.ops.get(pc as usize..)? {
            [Op::One(unit), Op::Success, ..] => Some(*unit),
            _ => None,
        }
    }

    fn reset(&mut self) -> Result<(), E> {
        let memory = &mut *self.memory;
        let missing = self.program.marks.saturating_sub(memory.marks.positions.len());
        if missing > 0 {
            reserve(&mut memory.marks.positions, missing, &mut self.charge)?;
            memory.marks.positions.resize(self.program.marks, NONE);
        }
        memory.marks.top = Default::default();
        memory.saved.clear();
        memory.stack.clear();
        memory.repeats.clear();
        memory.contexts.clear();
        self.repeat = NONE;
        Ok(())
    }

    #[inline]
    pub(crate) fn spend(&mut self, steps: usize) -> Result<(), E> {
        self.memory.fuel.spend(steps, &mut self.charge)
    }

    #[inline]
    fn push(&mut self, entry: Entry) -> Result<(), E> {
        reserve(&mut self.memory.stack, 1, &mut self.charge)?;
        self.memory.stack.push(entry);
        Ok(())
    }

    /// Undoes what has failed, up to the last choice that has something left to try. None: there is no such choice.
    fn backtrack(&mut self) -> Result<Option<Next>, E> {
        while let Some(entry) = self.memory.stack.pop() {
            self.spend(1)?;
            match entry {
                Entry::Branch { next, end, at, top, saved } => {
                    self.restore_marks(top, saved);
                    if let Some(alternative) = self.next_alternative(next, end, at) {
                        if alternative + 1 < end || saved {
                            self.push(Entry::Branch { next: alternative + 1, end, at, top, saved })?;
                        }
                        return Ok(Some((self.program.alternatives[alternative as usize], at)));
                    }
                    self.forget_marks(top, saved);
                }
                Entry::RepeatOne { tail, at, low, top, saved } => {
                    self.restore_marks(top, saved);
                    if at > low
                        && let Some(position) = self.highest(tail, low, at - 1)?
                    {
                        if position > low || saved {
                            self.push(Entry::RepeatOne { tail, at: position, low, top, saved })?;
                        }
                        return Ok(Some((tail, position)));
                    }
                    self.forget_marks(top, saved);
                }
                Entry::MinRepeatOne { repeat, at, high, top, saved } => {
                    self.restore_marks(top, saved);
                    if let Op::MinRepeatOne { unit, .. } = self.program.ops[repeat as usize]
                        && at < high
                        && self.fits(unit, at)
                    {
                        let tail = repeat + 1;
                        if let Some(position) = self.lowest(tail, unit, at + 1, high)? {
                            self.push(Entry::MinRepeatOne { repeat, at: position, high, top, saved })?;
                            return Ok(Some((tail, position)));
                        }
                    }
                    self.forget_marks(top, saved);
                }
                Entry::MaxUntil { until, at, last, top } => {
                    self.restore_marks(top, true);
                    self.forget_marks(top, true);
                    let repeat = &mut self.memory.repeats[self.repeat];
                    repeat.begun -= 1;
                    repeat.last = last;
                    return Ok(Some((self.after_repeat(until)?, at)));
                }
                Entry::MinUntil { until, at, repeat, top, saved } => {
                    self.restore_marks(top, saved);
                    self.forget_marks(top, saved);
                    self.repeat = repeat;
                    let repeat = &mut self.memory.repeats[repeat];
                    if let Op::MinUntil { bounds, body } = self.program.ops[until as usize]
                        && below_max(repeat.begun, bounds)
                        && at != repeat.last
                    {
                        repeat.begun += 1;
                        let last = std::mem::replace(&mut repeat.last, at);
                        self.push(Entry::UnbeginFrom { last })?;
                        return Ok(Some((body, at)));
                    }
                }
                Entry::Unbegin => self.memory.repeats[self.repeat].begun -= 1,
                Entry::UnbeginFrom { last } => {
                    let repeat = &mut self.memory.repeats[self.repeat];
                    repeat.begun -= 1;
                    repeat.last = last;
                }
                Entry::Reenter { repeat } => self.repeat = repeat,
                Entry::CloseRepeat => {
                    self.repeat = self.memory.repeats[self.repeat].outer;
                    self.memory.repeats.pop();
                }
                Entry::Context => {
                    if let Some(next) = self.context_failed() {
                        return Ok(Some(next));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Leaves the current repeat, whose `until` is given, for what follows it.
    fn after_repeat(&mut self, until: Pc) -> Result<Pc, E> {
        self.push(Entry::Reenter { repeat: self.repeat })?;
        self.repeat = self.memory.repeats[self.repeat].outer;
        Ok(until + 1)
    }

    fn enter(&mut self, kind: ContextKind, tail: Pc, at: usize, save_marks: bool) -> Result<(), E> {
        let memory = &*self.memory;
        let context = Context {
            kind,
            tail,
            at,
            top: memory.marks.top,
            marks_saved: save_marks,
            repeat: self.repeat,
            stack: memory.stack.len(),
            saved: memory.saved.len(),
            repeats: memory.repeats.len(),
        };
        if save_marks {
            self.save_marks()?;
        }
        self.push(Entry::Context)?;
        reserve(&mut self.memory.contexts, 1, &mut self.charge)?;
        self.memory.contexts.push(context);
        Ok(())
    }

    /// The body of `context` has matched up to `at`.
    fn leave(&mut self, context: Context, at: usize) -> Result<Option<Next>, E> {
        let memory = &mut *self.memory;
        memory.stack.truncate(context.stack);
        memory.saved.truncate(context.saved);
        memory.repeats.truncate(context.repeats);
        self.repeat = context.repeat;
        Ok(match context.kind {
            ContextKind::Assert => Some((context.tail, context.at)),
            ContextKind::AssertNot => None,
            ContextKind::Atomic => Some((context.tail, at)),
            ContextKind::Possessive { bounds, body, count } => {
                // An empty run ends the repeat, unless it was a forced one.
                let last = if count < bounds.min as usize { NONE } else { context.at };
                Some(self.possessive(bounds, body, context.tail, count + 1, at, last)?)
            }
        })
    }

    /// The body of the innermost context, whose entry has just been popped, does not match.
    fn context_failed(&mut self) -> Option<Next> {
        let context = self.memory.contexts.pop()?;
        let goes_on = match context.kind {
            ContextKind::Assert | ContextKind::Atomic => false,
            ContextKind::AssertNot => true,
            ContextKind::Possessive { bounds, count, .. } => count >= bounds.min as usize,
        };
        if !goes_on {
            return None;
        }
        self.restore_marks(context.top, context.marks_saved);
        self.forget_marks(context.top, context.marks_saved);
        Some((context.tail, context.at))
    }

    /// After `count` runs of a possessive repeat's body, the last of which began at `last`: another, or the tail.
    fn possessive(
        &mut self,
        bounds: Bounds,
        body: Pc,
        tail: Pc,
        count: usize,
        at: usize,
        last: usize,
    ) -> Result<Next, E> {
        let forced = count < bounds.min as usize;
        let enough = !below_max(count, bounds) || at == last;
        if enough && !forced {
            return Ok((tail, at));
        }
        self.enter(ContextKind::Possessive { bounds, body, count }, tail, at, !forced)?;
        Ok((body, at))
    }

    /// Failing would leave changed positions of marks behind, were they not saved. CPython saves them only within a
    /// repeat: elsewhere a group is not closed twice (possessive repeats, which it forgets, excepted).
    #[inline]
    fn marks_at_risk(&self) -> bool {
        self.repeat != NONE && self.memory.marks.top.live > 0
    }

    fn save_marks(&mut self) -> Result<(), E> {
        let memory = &mut *self.memory;
        let live = memory.marks.top.live as usize;
        reserve(&mut memory.saved, live, &mut self.charge)?;
        memory.saved.extend_from_slice(&memory.marks.positions[..live]);
        Ok(())
    }

    /// Answers whether it has.
    #[inline]
    fn save_marks_in_repeat(&mut self) -> Result<bool, E> {
        let save = self.marks_at_risk();
        if save {
            self.save_marks()?;
        }
        Ok(save)
    }

    /// Back to the marks of the entry or context that had `top`, whose copy, if `saved`, is the last one.
    #[inline]
    fn restore_marks(&mut self, top: crate::memory::Top, saved: bool) {
        let memory = &mut *self.memory;
        memory.marks.top = top;
        if saved {
            let live = top.live as usize;
            memory.marks.positions[..live].copy_from_slice(&memory.saved[memory.saved.len() - live..]);
        }
    }

    #[inline]
    fn forget_marks(&mut self, top: crate::memory::Top, saved: bool) {
        if saved {
            self.memory.saved.truncate(self.memory.saved.len() - top.live as usize);
        }
    }

    /// The first of the alternatives that is not excluded by the character at `at`.
    #[inline]
    fn next_alternative(&self, first: u32, end: u32, at: usize) -> Option<u32> {
        let alternatives = &self.program.alternatives[first as usize..end as usize];
        let may_match = |&entry: &Pc| self.first(entry).is_none_or(|unit| self.fits(unit, at));
        let skipped = alternatives.iter().position(may_match)?;
        Some(first + skipped as u32)
    }

    /// What must take the next character for the instructions at `pc` to match, if that is known.
    #[inline]
    pub(crate) fn first(&self, pc: Pc) -> Option<Unit> {
        self.program.firsts[pc as usize]
    }

    /// The length of the group if the text at `at` repeats it.
    fn repeats_group(&self, group: usize, fold: Fold, at: usize) -> Option<usize> {
        let (begin, end) = self.memory.marks.group(group)?;
        let group = self.whole.get(begin..end)?;
        if group.is_empty() {
            // Also where `pos` is past `endpos`.
            return Some(0);
        }
        let here = self.text.get(at..at.checked_add(group.len())?)?;
        let lower = |&c: &C| fold.lower(c.into());
        let equal = match fold {
            Fold::None => group == here,
            _ => group.iter().map(lower).eq(here.iter().map(lower)),
        };
        equal.then_some(group.len())
    }

    fn is_at(&self, position: Position, at: usize) -> bool {
        let end = self.text.len();
        let before = || at.checked_sub(1).and_then(|i| self.whole.get(i)).map(|&c| c.into());
        // Past the end only if `pos` is.
        let here = || self.whole.get(at).map(|&c| c.into());
        let is_line_feed = |c: u32| c == LINE_FEED;
        let boundary = |is_word: fn(u32) -> bool| {
            before().is_some_and(is_word) != self.text.get(at).is_some_and(|&c| is_word(c.into()))
        };
        match position {
            Position::Beginning | Position::BeginningString => at == 0,
            Position::BeginningLine => before().is_none_or(is_line_feed),
            Position::End => at == end || (at + 1 == end && here().is_some_and(is_line_feed)),
            Position::EndLine => at == end || here().is_some_and(is_line_feed),
            Position::EndString => at == end,
            // An empty subject has neither boundaries nor places that are none.
            _ if end == 0 => false,
            Position::Boundary | Position::LocBoundary => boundary(is_word_ascii),
            Position::NonBoundary | Position::LocNonBoundary => !boundary(is_word_ascii),
            Position::UniBoundary => boundary(is_word_unicode),
            Position::UniNonBoundary => !boundary(is_word_unicode),
        }
    }
}

#[inline]
fn below_max(count: usize, bounds: Bounds) -> bool {
    bounds.max == MAXREPEAT || count < bounds.max as usize
}
