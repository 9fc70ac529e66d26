//! How one CPython version spells its instructions: the table that decoding, disassembly and mutation read.

use super::DecodeError;
use crate::op::Op;

/// A raw opcode of one version.
#[derive(Clone, Copy)]
pub struct Opcode {
    pub number: u8,
    pub name: &'static str,
    pub arg: Arg,
    /// Code units of inline cache that follow.
    pub caches: u8,
    pub(super) form: Form,
}

impl Opcode {
    pub(super) const fn caches(self, caches: u8) -> Opcode {
        Opcode { caches, ..self }
    }

    pub fn is_extended_arg(&self) -> bool {
        matches!(self.form, Form::Fold(Fold::ExtendedArg))
    }
}

/// What a raw argument means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg {
    /// The byte is ignored.
    None,
    Number,
    Const,
    Name,
    /// A name's index shifted left by one; the low bit pushes NULL first.
    NameAndNull,
    Local,
    /// Code units from the next instruction.
    Forward,
    Backward,
    Compare,
    Binary,
    Format,
    FunctionFlags,
}

/// The canonical form of a raw opcode.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// Without argument.
    Plain(Op),
    /// From the argument; a jump's is its target.
    Make(fn(u32) -> Op),
    /// From the argument, where that has a meaning.
    Check(fn(u32) -> Option<Op>),
    /// Part of another instruction.
    Fold(Fold),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fold {
    Cache,
    ExtendedArg,
    KwNames,
    Precall,
    Call,
}

/// The opcodes of one version by number.
pub struct Table {
    by_number: [Option<Opcode>; 256],
}

impl Table {
    pub(super) const fn new(opcodes: &[Opcode]) -> Table {
        let mut by_number = [None; 256];
        let mut i = 0;
        while i < opcodes.len() {
            let number = opcodes[i].number as usize;
            assert!(by_number[number].is_none(), "an opcode stands twice in the table");
            by_number[number] = Some(opcodes[i]);
            i += 1;
        }
        Table { by_number }
    }

    pub fn get(&self, number: u8) -> Option<&Opcode> {
        self.by_number.get(usize::from(number))?.as_ref()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Opcode> {
        self.by_number.iter().flatten()
    }

    /// Reads the instruction that starts at a code unit: its EXTENDED_ARGs, itself, its caches.
    pub(super) fn fetch(&self, code: &[u8], start: u32) -> Result<Raw<'_>, DecodeError> {
        let mut at = start;
        let mut high = 0u32;
        loop {
            let offset = at.saturating_mul(2);
            let error = |rule, message: String| Err(DecodeError::new(rule, offset, message));
            let pair = code.get(offset as usize..).and_then(|rest| rest.first_chunk::<2>());
            let Some(&[number, low]) = pair else {
                return error(2, "the code ends within an instruction".into());
            };
            let Some(opcode) = self.get(number) else {
                return error(3, format!("unknown opcode {number}"));
            };
            let arg = high << 8 | u32::from(low);
            match opcode.form {
                Form::Fold(Fold::ExtendedArg) if high > 0xFFFF => {
                    return error(2, "an argument has more than 32 bits".into());
                }
                Form::Fold(Fold::ExtendedArg) => {
                    high = arg;
                    at += 1;
                    continue;
                }
                Form::Fold(Fold::Cache) => return error(3, "CACHE stands alone".into()),
                _ => {}
            }
            let next = at + 1 + u32::from(opcode.caches);
            if code.len() < next as usize * 2 {
                return error(2, format!("the caches of {} are missing", opcode.name));
            }
            return Ok(Raw { opcode, arg, offset, next });
        }
    }
}

/// A raw instruction with its full argument.
pub(super) struct Raw<'t> {
    pub(super) opcode: &'t Opcode,
    pub(super) arg: u32,
    /// Byte offset of the instruction proper.
    pub(super) offset: u32,
    /// The code unit after it and its caches.
    pub(super) next: u32,
}

impl Raw<'_> {
    /// The canonical instruction; a jump's target is a code unit.
    pub(super) fn op(&self) -> Result<Op, DecodeError> {
        let name = self.opcode.name;
        let arg = self
            .jump_target()
            .ok_or_else(|| DecodeError::new(5, self.offset, format!("{name} {} leads nowhere", self.arg)))?;
        match self.opcode.form {
            Form::Plain(op) => Ok(op),
            Form::Make(make) => Ok(make(arg)),
            Form::Check(make) => make(arg)
                .ok_or_else(|| DecodeError::new(4, self.offset, format!("{name} has no argument {arg}"))),
            Form::Fold(_) => Err(DecodeError::new(4, self.offset, format!("{name} stands alone"))),
        }
    }

    /// The argument, for a jump the code unit it leads to; None where that is below 0 or absurdly large, or after a
    /// backward jump.
    pub(super) fn jump_target(&self) -> Option<u32> {
        match self.opcode.arg {
            Arg::Forward => self.next.checked_add(self.arg),
            Arg::Backward if self.arg == 0 => None,
            Arg::Backward => self.next.checked_sub(self.arg),
            _ => Some(self.arg),
        }
    }
}
