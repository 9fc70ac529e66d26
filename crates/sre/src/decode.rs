//! From the words `re._compiler` emits to a [`Program`], refusing everything that it would not emit in form.
//!
//! The forms are those of `_compile` and `_compile_info` in `Lib/re/_compiler.py`. A skip is counted from the word that
//! holds it (only `GROUPREF_EXISTS` counts from the word before). The decoder keeps the enclosing constructs on a stack of its own, so that deeply nested code is a loop.

use std::fmt;

use crate::characters::Fold;
use crate::first::Firsts;
use crate::opcode::{Category, MAXGROUPS, Opcode, Position, info};
use crate::program::{Bounds, Op, Pc, Program, Start, Unit};
use crate::set::Set;
use crate::subject::Literal;

/// The code is not what CPython 3.11's `re._compiler` emits: `RuntimeError("invalid SRE code")`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidCode {
    /// Index of a word at or shortly after the fault.
    pub offset: usize,
}

impl fmt::Display for InvalidCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid SRE code at word {}", self.offset)
    }
}

impl std::error::Error for InvalidCode {}

impl Program {
    /// Checks and decodes `code`, the list that `re._compiler._code` gives for a pattern with `groups` capturing
    /// groups.
    ///
    /// Takes time and memory in proportion to the code's length (a character set of a few words costs a table of 256
    /// bytes), whatever the code is.
    ///
    /// # Errors
    ///
    /// [`InvalidCode`] for code that the compiler could not have emitted.
    pub fn validate(code: &[u32], groups: usize) -> Result<Program, InvalidCode> {
        let mut decoder = Decoder {
            code,
            at: 0,
            groups,
            marks: 0,
            ops: Vec::new(),
            alternatives: Vec::new(),
            sets: Vec::new(),
            open: Vec::new(),
        };
        decoder.program().ok_or(InvalidCode { offset: decoder.at })
    }
}

struct Decoder<'a> {
    code: &'a [u32],
    /// Index of the next word to read.
    at: usize,
    groups: usize,
    marks: usize,
    ops: Vec<Op>,
    alternatives: Vec<Pc>,
    sets: Vec<Set>,
    /// The constructs around `at`, innermost last.
    open: Vec<Open>,
}

/// A construct whose body is being read. `end` is the index of the word after the body.
struct Open {
    construct: Construct,
    end: usize,
}

/// Which construct, with the index of the instruction to complete when it closes.
enum Construct {
    /// One alternative of a branch: the entries of the alternatives so far, the jumps that end them, their target.
    Alternative {
        branch: usize,
        entries: Vec<Pc>,
        jumps: Vec<usize>,
        target: Option<usize>,
    },
    Repeat {
        repeat: usize,
        bounds: Bounds,
    },
    /// An assertion, atomic group or possessive repeat: closed by `SUCCESS`.
    Enclosed {
        op: usize,
    },
    Yes {
        condition: usize,
    },
    No {
        jump: usize,
    },
}

/// The `INFO` block.
#[derive(Default)]
struct Info {
    min_width: usize,
    prefix: Vec<u32>,
    prefix_skip: usize,
    whole: bool,
    set: Option<u32>,
}

/// None stands for invalid code throughout.
impl Decoder<'_> {
    fn program(&mut self) -> Option<Program> {
        // Instructions are fewer than words, so that their indices fit `Pc`.
        if self.groups > MAXGROUPS || u32::try_from(self.code.len()).is_err() {
            return None;
        }
        let info = if self.peek()? == Opcode::Info { self.info()? } else { Info::default() };
        let end = self.code.len() - 1;
        loop {
            while let Some(open) = self.open.last() {
                match self.at.cmp(&open.end) {
                    std::cmp::Ordering::Less => break,
                    std::cmp::Ordering::Equal => self.close()?,
                    std::cmp::Ordering::Greater => return None,
                }
            }
            if self.open.is_empty() && self.at >= end {
                break;
            }
            self.op()?;
        }
        if self.at != end || self.opcode()? != Opcode::Success {
            return None;
        }
        self.ops.push(Op::Success);

        let firsts = Firsts::new(&self.ops, &self.alternatives).of_choices(&mut self.sets);
        let min_width = info.min_width;
        Some(Program {
            groups: self.groups,
            marks: self.marks,
            start: self.start(info, firsts[0])?,
            firsts: firsts.into(),
            ops: std::mem::take(&mut self.ops).into(),
            alternatives: std::mem::take(&mut self.alternatives).into(),
            sets: std::mem::take(&mut self.sets).into(),
            min_width,
        })
    }

    fn start(&self, info: Info, first: Option<Unit>) -> Option<Start> {
        let Info { prefix, prefix_skip: skip, whole, .. } = info;
        if let Some(&character) = prefix.first() {
            // A search that has found the prefix does not run the instructions that match it.
            let literals = self.ops.get(..skip)?.iter().zip(&prefix);
            let agrees = skip <= prefix.len()
                && literals
                    .into_iter()
                    .all(|(op, c)| matches!(op, Op::One(Unit::Literal(literal)) if literal == c));
            let is_all = skip == prefix.len() && matches!(self.ops.get(skip), Some(Op::Success));
            if !agrees || (whole && !is_all) {
                return None;
            }
            return Some(match prefix.len() {
                1 => Start::Character { character, skip, whole },
                _ => Start::Literal { literal: Box::new(Literal::new(&prefix)), skip, whole },
            });
        }
        if let Some(set) = info.set {
            return Some(Start::Set(set));
        }
        if let Some(Op::At(Position::Beginning | Position::BeginningString)) = self.ops.first() {
            return Some(Start::Beginning);
        }
        Some(first.map_or(Start::Anywhere, Start::Unit))
    }

    fn word(&mut self) -> Option<u32> {
        let word = *self.code.get(self.at)?;
        self.at += 1;
        Some(word)
    }

    fn peek(&self) -> Option<Opcode> {
        Opcode::from_code(*self.code.get(self.at)?)
    }

    fn opcode(&mut self) -> Option<Opcode> {
        Opcode::from_code(self.word()?)
    }

    /// Reads a skip and answers the index it leads to, which is not past the enclosing construct's end.
    fn skip(&mut self) -> Option<usize> {
        self.skip_from(self.at)
    }

    /// The same for a skip that is counted from `base`.
    fn skip_from(&mut self, base: usize) -> Option<usize> {
        let target = base.checked_add(self.word()? as usize)?;
        let limit = self.open.last().map_or(self.code.len() - 1, |open| open.end);
        (self.at <= target && target <= limit).then_some(target)
    }

    /// The index of the next instruction.
    fn pc(&self) -> Pc {
        self.ops.len() as Pc
    }

    fn push(&mut self, op: Op) -> usize {
        self.ops.push(op);
        self.ops.len() - 1
    }

    fn open(&mut self, construct: Construct, end: usize) -> Option<()> {
        self.open.push(Open { construct, end });
        (self.at <= end).then_some(())
    }

    fn add_set(&mut self, set: Set) -> u32 {
        self.sets.push(set);
        (self.sets.len() - 1) as u32
    }

    /// Reads a set that ends exactly at `end`.
    fn set(&mut self, end: usize, fold: Fold) -> Option<u32> {
        let (set, words) = Set::decode(self.code.get(self.at..end)?, fold)?;
        self.at += words;
        (self.at == end).then(|| self.add_set(set))
    }

    /// `<INFO> <skip> <flags> <min> <max>`, then a prefix (length, skip, characters, overlap table) or a set.
    fn info(&mut self) -> Option<Info> {
        self.word()?;
        let end = self.skip()?;
        let (flags, min, _max) = (self.word()?, self.word()?, self.word()?);
        let mut info = Info { min_width: min as usize, ..Info::default() };
        match flags {
            0 => {}
            info::CHARSET => info.set = Some(self.set(end, Fold::None)?),
            _ if flags & info::PREFIX != 0 && flags & !(info::PREFIX | info::LITERAL) == 0 => {
                let length = self.word()? as usize;
                info.prefix_skip = self.word()? as usize;
                let overlaps = self.at.checked_add(length)?;
                info.prefix = self.code.get(self.at..overlaps)?.to_vec();
                info.whole = flags & info::LITERAL != 0;
                self.at = overlaps.checked_add(length)?;
            }
            _ => return None,
        }
        (self.at == end).then_some(info)
    }

    /// A character-sized instruction, if `opcode` is one.
    fn unit(&mut self, opcode: Opcode) -> Option<Option<Unit>> {
        let (fold, negated) = match opcode {
            Opcode::LiteralIgnore => (Fold::Ascii, false),
            Opcode::NotLiteralIgnore => (Fold::Ascii, true),
            Opcode::LiteralUniIgnore => (Fold::Unicode, false),
            Opcode::NotLiteralUniIgnore => (Fold::Unicode, true),
            Opcode::LiteralLocIgnore | Opcode::NotLiteralLocIgnore => {
                let set = Set::locale_literal(self.word()?, opcode == Opcode::NotLiteralLocIgnore);
                return Some(Some(Unit::In(self.add_set(set))));
            }
            Opcode::In => return self.unit_in(Fold::None),
            Opcode::InIgnore => return self.unit_in(Fold::Ascii),
            Opcode::InUniIgnore => return self.unit_in(Fold::Unicode),
            Opcode::InLocIgnore => return self.unit_in(Fold::Locale),
            Opcode::Any => return Some(Some(Unit::Any)),
            Opcode::AnyAll => return Some(Some(Unit::AnyAll)),
            Opcode::Literal => return Some(Some(Unit::Literal(self.word()?))),
            Opcode::NotLiteral => return Some(Some(Unit::NotLiteral(self.word()?))),
            Opcode::Category => {
                let set = Set::category(Category::from_code(self.word()?)?);
                return Some(Some(Unit::In(self.add_set(set))));
            }
            _ => return Some(None),
        };
        let set = Set::literal(self.word()?, negated, fold);
        Some(Some(Unit::In(self.add_set(set))))
    }

    fn unit_in(&mut self, fold: Fold) -> Option<Option<Unit>> {
        let end = self.skip()?;
        Some(Some(Unit::In(self.set(end, fold)?)))
    }

    fn bounds(&mut self) -> Option<Bounds> {
        let bounds = Bounds { min: self.word()?, max: self.word()? };
        (bounds.min <= bounds.max).then_some(bounds)
    }

    fn group(&mut self) -> Option<u32> {
        let group = self.word()?;
        ((group as usize) < self.groups).then_some(group)
    }

    fn op(&mut self) -> Option<()> {
        let opcode = self.opcode()?;
        if let Some(unit) = self.unit(opcode)? {
            self.push(Op::One(unit));
            return Some(());
        }
        let fold = match opcode {
            Opcode::GroupRefIgnore => Fold::Ascii,
            Opcode::GroupRefUniIgnore => Fold::Unicode,
            Opcode::GroupRefLocIgnore => Fold::Locale,
            _ => Fold::None,
        };
        match opcode {
            Opcode::Success => {
                self.push(Op::Success);
            }
            Opcode::Failure => {
                self.push(Op::Failure);
            }
            Opcode::At => {
                let position = Position::from_code(self.word()?)?;
                self.push(Op::At(position));
            }
            Opcode::Mark => {
                let mark = self.word()?;
                if mark as usize >= self.groups * 2 {
                    return None;
                }
                self.marks = self.marks.max(mark as usize + 1);
                self.push(Op::Mark(mark));
            }
            Opcode::GroupRef
            | Opcode::GroupRefIgnore
            | Opcode::GroupRefUniIgnore
            | Opcode::GroupRefLocIgnore => {
                let group = self.group()?;
                self.push(Op::GroupRef { group, fold });
            }
            Opcode::GroupRefExists => {
                let base = self.at;
                let group = self.group()?;
                let end = self.skip_from(base)?;
                let condition = self.push(Op::GroupRefExists { group, no: 0 });
                self.open(Construct::Yes { condition }, end)?;
            }
            Opcode::Jump => self.otherwise()?,
            Opcode::Branch => {
                let branch = self.push(Op::Failure);
                let construct =
                    Construct::Alternative { branch, entries: vec![], jumps: vec![], target: None };
                self.alternative(construct)?;
            }
            Opcode::RepeatOne | Opcode::MinRepeatOne | Opcode::PossessiveRepeatOne => {
                let end = self.skip()?;
                let bounds = self.bounds()?;
                let opcode_of_unit = self.opcode()?;
                let unit = self.unit(opcode_of_unit)??;
                if self.opcode()? != Opcode::Success || self.at != end {
                    return None;
                }
                self.push(match opcode {
                    Opcode::RepeatOne => Op::RepeatOne { unit, bounds },
                    Opcode::MinRepeatOne => Op::MinRepeatOne { unit, bounds },
                    _ => Op::PossessiveRepeatOne { unit, bounds },
                });
            }
            Opcode::Repeat => {
                let end = self.skip()?;
                let bounds = self.bounds()?;
                let repeat = self.push(Op::Repeat { until: 0 });
                self.open(Construct::Repeat { repeat, bounds }, end)?;
            }
            Opcode::PossessiveRepeat => {
                let end = self.skip()?;
                let bounds = self.bounds()?;
                let op = self.push(Op::PossessiveRepeat { bounds, tail: 0 });
                self.open(Construct::Enclosed { op }, end)?;
            }
            Opcode::AtomicGroup => {
                let end = self.skip()?.checked_sub(1)?;
                let op = self.push(Op::AtomicGroup { tail: 0 });
                self.open(Construct::Enclosed { op }, end)?;
            }
            Opcode::Assert | Opcode::AssertNot => {
                let end = self.skip()?.checked_sub(1)?;
                let back = self.word()?;
                let op = self.push(match opcode {
                    Opcode::Assert => Op::Assert { back, tail: 0 },
                    _ => Op::AssertNot { back, tail: 0 },
                });
                self.open(Construct::Enclosed { op }, end)?;
            }
            _ => return None,
        }
        Some(())
    }

    /// Before a skip of a `BRANCH`: opens the alternative it measures, or completes the branch if it is zero.
    fn alternative(&mut self, mut construct: Construct) -> Option<()> {
        let Construct::Alternative { branch, entries, jumps, target } = &mut construct else { return None };
        if *self.code.get(self.at)? != 0 {
            entries.push(self.ops.len() as Pc);
            let end = self.skip()?.checked_sub(2)?;
            return self.open(construct, end);
        }
        self.at += 1;
        if target.is_some_and(|target| target != self.at) {
            return None;
        }
        let first = self.alternatives.len() as u32;
        self.alternatives.extend(&*entries);
        self.ops[*branch] = Op::Branch { first, end: self.alternatives.len() as u32 };
        for &jump in &*jumps {
            self.ops[jump] = Op::Jump(self.ops.len() as Pc);
        }
        Some(())
    }

    /// After a `JUMP` that is no alternative's: it can only end the yes-part of a condition that has a no-part.
    fn otherwise(&mut self) -> Option<()> {
        let Some(Open { construct: Construct::Yes { condition }, end }) = self.open.pop() else {
            return None;
        };
        if self.at + 1 != end {
            return None;
        }
        let end = self.skip()?;
        let jump = self.push(Op::Jump(0));
        let pc = self.pc();
        if let Op::GroupRefExists { no, .. } = &mut self.ops[condition] {
            *no = pc;
        }
        self.open(Construct::No { jump }, end)
    }

    /// At the end of the innermost construct's body.
    fn close(&mut self) -> Option<()> {
        let Open { mut construct, .. } = self.open.pop()?;
        match &mut construct {
            Construct::Alternative { jumps, target, .. } => {
                if self.opcode()? != Opcode::Jump {
                    return None;
                }
                let jump_target = self.skip()?;
                if *target.get_or_insert(jump_target) != jump_target {
                    return None;
                }
                jumps.push(self.push(Op::Jump(0)));
                self.alternative(construct)?;
            }
            Construct::Repeat { repeat, bounds } => {
                let (bounds, body, until) = (*bounds, *repeat as Pc + 1, self.pc());
                let closing = match self.opcode()? {
                    Opcode::MaxUntil => Op::MaxUntil { bounds, body },
                    Opcode::MinUntil => Op::MinUntil { bounds, body },
                    _ => return None,
                };
                self.push(closing);
                self.ops[*repeat] = Op::Repeat { until };
            }
            Construct::Enclosed { op } => {
                if self.opcode()? != Opcode::Success {
                    return None;
                }
                self.push(Op::Success);
                let after = self.pc();
                if let Op::PossessiveRepeat { tail, .. }
                | Op::AtomicGroup { tail }
                | Op::Assert { tail, .. }
                | Op::AssertNot { tail, .. } = &mut self.ops[*op]
                {
                    *tail = after;
                }
            }
            Construct::Yes { condition } => {
                let pc = self.pc();
                if let Op::GroupRefExists { no, .. } = &mut self.ops[*condition] {
                    *no = pc;
                }
            }
            Construct::No { jump } => self.ops[*jump] = Op::Jump(self.pc()),
        }
        Some(())
    }
}
