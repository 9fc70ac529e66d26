//! The decoded form of a pattern's code, which the machine runs.
//!
//! Everything the code could lie about is settled here: jumps are indices of instructions that exist, group numbers
//! are in range, repeats and assertions are properly nested. So a `Program` cannot make the machine read out of
//! bounds.

use crate::characters::Fold;
use crate::opcode::Position;
use crate::set::Set;
use crate::subject::Literal;

/// Index of an instruction in [`Program::ops`].
pub(crate) type Pc = u32;

/// A compiled pattern, checked and decoded by [`Program::validate`].
#[derive(Debug)]
pub struct Program {
    pub(crate) groups: usize,
    /// Number of the highest mark that `ops` sets, plus one.
    pub(crate) marks: usize,
    pub(crate) ops: Box<[Op]>,
    /// Where the alternatives of branches begin.
    pub(crate) alternatives: Box<[Pc]>,
    /// For an instruction that a choice can go on with: what must take the next character, if that is known.
    pub(crate) firsts: Box<[Option<Unit>]>,
    pub(crate) sets: Box<[Set]>,
    /// No match is shorter (0: unknown).
    pub(crate) min_width: usize,
    pub(crate) start: Start,
}

/// What is known about where a match can begin: the `INFO` block, or what the first instructions tell.
#[derive(Debug)]
pub(crate) enum Start {
    /// With a literal of two or more characters. `skip` instructions of `ops` match its first characters; the whole
    /// pattern if `whole`.
    Literal {
        literal: Box<Literal>,
        skip: usize,
        whole: bool,
    },
    /// The same with one character.
    Character {
        character: u32,
        skip: usize,
        whole: bool,
    },
    /// With a character of the set `INFO` gives.
    Set(u32),
    /// With a character that this takes.
    Unit(Unit),
    /// At the beginning of the subject only.
    Beginning,
    Anywhere,
}

/// Matches exactly one character.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unit {
    Any,
    AnyAll,
    Literal(u32),
    NotLiteral(u32),
    /// A member of `Program::sets`.
    In(u32),
}

/// How often something repeats. `max` is `MAXREPEAT` for no bound.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    pub(crate) min: u32,
    pub(crate) max: u32,
}

/// One instruction. Where no other successor is given, the next one in [`Program::ops`] follows.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Op {
    /// Ends the pattern, or the body of an assertion, atomic group or possessive repeat.
    Success,
    Failure,
    One(Unit),
    At(Position),
    Mark(u32),
    Jump(Pc),
    /// Tries `Program::alternatives[first..end]` in order.
    Branch {
        first: u32,
        end: u32,
    },
    GroupRef {
        group: u32,
        fold: Fold,
    },
    /// Goes on at `no` if the group did not take part.
    GroupRefExists {
        group: u32,
        no: Pc,
    },
    /// Repeats that take back what they took, one character at a time.
    RepeatOne {
        unit: Unit,
        bounds: Bounds,
    },
    MinRepeatOne {
        unit: Unit,
        bounds: Bounds,
    },
    PossessiveRepeatOne {
        unit: Unit,
        bounds: Bounds,
    },
    /// Opens a repeat of the instructions up to `until`, and goes there.
    Repeat {
        until: Pc,
    },
    /// Closes the repeat whose body begins at `body`.
    MaxUntil {
        bounds: Bounds,
        body: Pc,
    },
    MinUntil {
        bounds: Bounds,
        body: Pc,
    },
    /// The body is what follows, up to a `Success` before `tail`; so for the next three.
    PossessiveRepeat {
        bounds: Bounds,
        tail: Pc,
    },
    AtomicGroup {
        tail: Pc,
    },
    /// The body is matched `back` characters before the current position.
    Assert {
        back: u32,
        tail: Pc,
    },
    AssertNot {
        back: u32,
        tail: Pc,
    },
}

impl Program {
    /// How many capturing groups the pattern has, not counting the whole match.
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// Bytes the program holds on the heap, within a few words.
    pub fn heap_bytes(&self) -> usize {
        let literal = match &self.start {
            Start::Literal { literal, .. } => 3 * size_of_val(&*literal.codes),
            _ => 0,
        };
        literal
            + size_of_val(&*self.ops)
            + size_of_val(&*self.alternatives)
            + size_of_val(&*self.firsts)
            + size_of_val(&*self.sets)
            + self.sets.iter().map(Set::heap_bytes).sum::<usize>()
    }
}
