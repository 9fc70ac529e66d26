//! Loops over characters: repeats of a single one, and the search for where a match may begin.

use std::ops::Range;

use crate::characters::LINE_FEED;
use crate::machine::Machine;
use crate::meter::{Charge, SCAN};
use crate::opcode::MAXREPEAT;
use crate::program::{Bounds, Pc, Start, Unit};
use crate::set::Set;
use crate::subject::Character;

/// The first character in `text` that is, or is not, `code`.
fn find<C: Character>(text: &[C], code: u32, wanted: bool) -> Option<usize> {
    match C::from_code(code) {
        Some(c) if wanted => c.find(text),
        Some(c) => text.iter().position(|&other| other != c),
        None => (!wanted && !text.is_empty()).then_some(0),
    }
}

fn rfind<C: Character>(text: &[C], code: u32, wanted: bool) -> Option<usize> {
    match C::from_code(code) {
        Some(c) if wanted => c.rfind(text),
        Some(c) => text.iter().rposition(|&other| other != c),
        None => text.len().checked_sub(1).filter(|_| !wanted),
    }
}

impl<C, F, E> Machine<'_, C, F>
where
    C: Character,
    F: FnMut(Charge) -> Result<(), E>,
{
    /// There is a character at `at`, and `unit` takes it.
    #[inline]
    pub(crate) fn fits(&self, unit: Unit, at: usize) -> bool {
        self.text.get(at).is_some_and(|&c| {
            let c: u32 = c.into();
            match unit {
                Unit::Any => c != LINE_FEED,
                Unit::AnyAll => true,
                Unit::Literal(literal) => c == literal,
                Unit::NotLiteral(literal) => c != literal,
                Unit::In(set) => self.set(set).contains(c),
            }
        })
    }

    #[inline]
    fn set(&self, set: u32) -> &Set {
        &self.program.sets[set as usize]
    }

    /// The first character in `range` that `unit` takes (`wanted`), or does not take.
    fn find_unit(&mut self, unit: Unit, wanted: bool, range: Range<usize>) -> Result<Option<usize>, E> {
        let mut begin = range.start;
        while begin < range.end {
            let end = range.end.min(begin + SCAN);
            let text = &self.text[begin..end];
            let found = match unit {
                Unit::Any => find(text, LINE_FEED, !wanted),
                Unit::AnyAll => wanted.then_some(0),
                Unit::Literal(literal) => find(text, literal, wanted),
                Unit::NotLiteral(literal) => find(text, literal, !wanted),
                Unit::In(set) => {
                    let set = self.set(set);
                    text.iter().position(|&c| set.contains(c.into()) == wanted)
                }
            };
            self.spend(found.unwrap_or(text.len()))?;
            if let Some(found) = found {
                return Ok(Some(begin + found));
            }
            begin = end;
        }
        Ok(None)
    }

    /// The last character in `range` that `unit` takes.
    fn rfind_unit(&mut self, unit: Unit, range: Range<usize>) -> Result<Option<usize>, E> {
        let mut end = range.end;
        while range.start < end {
            let begin = range.start.max(end.saturating_sub(SCAN));
            let text = &self.text[begin..end];
            let found = match unit {
                Unit::Any => rfind(text, LINE_FEED, false),
                Unit::AnyAll => Some(text.len() - 1),
                Unit::Literal(literal) => rfind(text, literal, true),
                Unit::NotLiteral(literal) => rfind(text, literal, false),
                Unit::In(set) => {
                    let set = self.set(set);
                    text.iter().rposition(|&c| set.contains(c.into()))
                }
            };
            self.spend(text.len() - found.unwrap_or(0))?;
            if let Some(found) = found {
                return Ok(Some(begin + found));
            }
            end = begin;
        }
        Ok(None)
    }

    /// How many characters from `at` on `unit` takes, at most `bounds.max`; None if less than `bounds.min`.
    pub(crate) fn take(&mut self, unit: Unit, at: usize, bounds: Bounds) -> Result<Option<usize>, E> {
        let end = self.text.len();
        let Some(available) = end.checked_sub(at).filter(|&n| n >= bounds.min as usize) else {
            return Ok(None);
        };
        let most = if bounds.max == MAXREPEAT { available } else { available.min(bounds.max as usize) };
        let count = match unit {
            Unit::AnyAll => most,
            _ => self.find_unit(unit, false, at..at + most)?.map_or(most, |stop| stop - at),
        };
        Ok((count >= bounds.min as usize).then_some(count))
    }

    /// The highest position from `low` to `high` where `tail` may match.
    #[inline]
    pub(crate) fn highest(&mut self, tail: Pc, low: usize, high: usize) -> Result<Option<usize>, E> {
        match self.first(tail) {
            None => Ok(Some(high)),
            Some(unit) if self.fits(unit, high) => Ok(Some(high)),
            Some(unit) => self.rfind_unit(unit, low..high),
        }
    }

    /// The lowest position from `low` to `high` where `tail` may match, if `unit` takes the characters up to there.
    pub(crate) fn lowest(
        &mut self,
        tail: Pc,
        unit: Unit,
        low: usize,
        high: usize,
    ) -> Result<Option<usize>, E> {
        let Some(first) = self.first(tail) else { return Ok(Some(low)) };
        let mut at = low;
        while !self.fits(first, at) {
            if at >= high || !self.fits(unit, at) {
                return Ok(None);
            }
            self.spend(1)?;
            at += 1;
        }
        Ok(Some(at))
    }

    /// Finds the first match that begins at `start` or later: its begin and end.
    pub(crate) fn search(&mut self, start: usize) -> Result<Option<(usize, usize)>, E> {
        let program = self.program;
        let end = self.text.len();
        if start > end || end - start < program.min_width {
            return Ok(None);
        }
        // CPython tries one position more than could match.
        let last = start.max(end - program.min_width.saturating_sub(1));
        let mut at = start;
        match &program.start {
            Start::Literal { literal, skip, whole } => {
                while let Some(found) = self.find_literal(literal, at)? {
                    if *whole {
                        self.reset_marks();
                        return Ok(Some((found, found + literal.codes.len())));
                    }
                    if let Some(match_end) = self.run(*skip as u32, found + skip)? {
                        return Ok(Some((found, match_end)));
                    }
                    at = found + 1;
                }
            }
            Start::Character { character, skip, whole } => {
                while let Some(found) = self.find_unit(Unit::Literal(*character), true, at..end)? {
                    if *whole {
                        self.reset_marks();
                        return Ok(Some((found, found + 1)));
                    }
                    if let Some(match_end) = self.run(*skip as u32, found + skip)? {
                        return Ok(Some((found, match_end)));
                    }
                    at = found + 1;
                }
            }
            Start::Set(set) => return self.search_unit(Unit::In(*set), at, end),
            Start::Unit(unit) => return self.search_unit(*unit, at, end.min(last + 1)),
            Start::Beginning => return Ok(self.run(0, at)?.map(|match_end| (at, match_end))),
            Start::Anywhere => {
                while at <= last {
                    if let Some(match_end) = self.run(0, at)? {
                        return Ok(Some((at, match_end)));
                    }
                    at += 1;
                }
            }
        }
        Ok(None)
    }

    /// Tries every position from `at` to before `end` whose character `unit` takes.
    fn search_unit(&mut self, unit: Unit, mut at: usize, end: usize) -> Result<Option<(usize, usize)>, E> {
        while at < end {
            // Positions that fit often stand side by side.
            if !self.fits(unit, at) {
                let Some(found) = self.find_unit(unit, true, at + 1..end)? else { break };
                at = found;
            }
            if let Some(match_end) = self.run(0, at)? {
                return Ok(Some((at, match_end)));
            }
            at += 1;
        }
        Ok(None)
    }

    fn find_literal(&mut self, literal: &crate::subject::Literal, start: usize) -> Result<Option<usize>, E> {
        let length = literal.codes.len();
        let mut begin = start;
        while begin < self.text.len() {
            // Windows overlap, so that an occurrence across a border is seen.
            let end = self.text.len().min(begin.saturating_add(SCAN + length));
            let found = C::find_literal(&self.text[begin..end], literal);
            self.spend(found.map_or(end - begin, |found| found + length))?;
            if let Some(found) = found {
                return Ok(Some(begin + found));
            }
            begin += SCAN;
        }
        Ok(None)
    }

    fn reset_marks(&mut self) {
        self.memory.marks.top = Default::default();
    }
}
