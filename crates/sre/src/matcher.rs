//! The engine's entry: one request, one match.

use crate::machine::Machine;
use crate::memory::{Marks, Memory, NONE};
use crate::meter::Charge;
use crate::program::Program;
use crate::subject::Character;

/// Where a match may lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It begins at `pos`: `Pattern.match`.
    Match,
    /// It reaches from `pos` to `endpos`: `Pattern.fullmatch`.
    FullMatch,
    /// It begins at `pos` or later: `Pattern.search`.
    Search,
}

/// What to match. `pos` and `endpos` are indices of characters; past the subject's end they mean its end.
///
/// `^` and lookbehind see the subject before `pos`; to `$` and lookahead it ends at `endpos`.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    pub mode: Mode,
    pub pos: usize,
    pub endpos: usize,
    /// The match must not be empty at `pos`: for the match after an empty one (see [`Match::resume`]).
    pub must_advance: bool,
}

/// A match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    pub start: usize,
    pub end: usize,
    /// The number (from 1) of the group closed last, for `Match.lastindex`.
    pub lastindex: Option<usize>,
    /// Begin and end of each group that took part, up to the last such; use [`Match::group`].
    groups: Vec<Option<(usize, usize)>>,
}

impl Match {
    /// Begin and end of group `number` (0: the whole match); None if it took no part.
    pub fn group(&self, number: usize) -> Option<(usize, usize)> {
        match number.checked_sub(1) {
            None => Some((self.start, self.end)),
            Some(index) => self.groups.get(index).copied().flatten(),
        }
    }

    /// A group ends before it begins. CPython 3.11 lets this happen to groups in possessive repeats, and raises
    /// `SystemError("The span of capturing group is wrong, please report a bug for the re module.")` where it would
    /// make a match object.
    pub fn has_wrong_span(&self) -> bool {
        self.groups.iter().flatten().any(|(begin, end)| begin > end)
    }

    /// The request for the match after this one, as `finditer`, `findall`, `sub` and `split` make it.
    pub fn resume(&self, request: Request) -> Request {
        Request { pos: self.end, must_advance: self.start == self.end, ..request }
    }

    fn new(start: usize, end: usize, marks: &Marks) -> Match {
        let groups = (0..marks.top.live as usize / 2).map(|group| marks.group(group)).collect();
        let lastindex = Some(marks.top.lastindex as usize).filter(|&index| index > 0);
        Match { start, end, lastindex, groups }
    }
}

/// Matches programs against subjects. Keeps its working memory from one match to the next, so use one for a whole
/// `findall` or iterator; it holds nothing else between calls.
#[derive(Debug, Default)]
pub struct Matcher {
    memory: Memory,
}

impl Matcher {
    pub fn new() -> Matcher {
        Matcher::default()
    }

    /// Matches `program` against `subject` once.
    ///
    /// `charge` is called about every thousand steps, and before memory is allocated. A few steps not yet reported carry
    /// over to the next call.
    ///
    /// # Errors
    ///
    /// Only what `charge` answers; the matcher can be used again afterwards.
    pub fn run<C, F, E>(
        &mut self,
        program: &Program,
        subject: &[C],
        request: Request,
        charge: F,
    ) -> Result<Option<Match>, E>
    where
        C: Character,
        F: FnMut(Charge) -> Result<(), E>,
    {
        let pos = request.pos.min(subject.len());
        let text = &subject[..request.endpos.min(subject.len())];
        let mut machine = Machine {
            program,
            text,
            whole: subject,
            memory: &mut self.memory,
            charge,
            full: request.mode == Mode::FullMatch,
            forbidden_end: if request.must_advance { pos } else { NONE },
            repeat: NONE,
        };
        let span = match request.mode {
            Mode::Search => machine.search(pos)?,
            // `pos` past `endpos` is not refused: an empty pattern matches there, as in CPython.
            _ if text.len().checked_sub(pos).is_some_and(|length| length < program.min_width) => None,
            _ => machine.run(0, pos)?.map(|end| (pos, end)),
        };
        Ok(span.map(|(start, end)| Match::new(start, end, &self.memory.marks)))
    }
}
