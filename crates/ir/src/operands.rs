//! What an instruction's operand fields hold, beyond what their roles say.

use crate::{ABSENT, Field, Instr, Op, Role};
use std::ops::Range;

impl Instr {
    pub const fn field(&self, field: Field) -> i32 {
        match field {
            Field::A => self.a as i32,
            Field::B => self.b as i32,
            Field::C => self.c as i32,
            Field::D => self.d as i32,
            Field::N => self.n as i32,
            Field::X => self.x,
        }
    }

    /// The operands in the order of the declaration, but for absent ones.
    pub fn operands(&self) -> impl Iterator<Item = (Role, i32)> + '_ {
        let operands = self.op.info().operands.iter();
        let operands = operands.map(|&(field, role)| (role, self.field(field)));
        operands.filter(|&(role, value)| !role.is_register() || value != ABSENT.into())
    }

    /// The registers written from an operand of role `def` on: how many.
    pub fn results(&self) -> usize {
        match self.op {
            Op::LoadMethod | Op::BeforeWith | Op::BeforeAsyncWith | Op::PushExcInfo | Op::CheckEgMatch => 2,
            Op::UnpackSequence => self.n.into(),
            Op::UnpackEx => usize::from(self.n) + usize::try_from(self.x).unwrap_or(0) + 1,
            _ => 1,
        }
    }

    /// The registers of an operand of role `win`.
    pub fn window(&self) -> Range<i32> {
        let n = i32::from(self.n);
        let count = match self.op {
            Op::Call | Op::CallKw => n + 1,
            Op::CallMethod | Op::CallMethodKw => n + 2,
            Op::MakeFunction => self.n.count_ones() as i32,
            _ => n,
        };
        i32::from(self.b)..i32::from(self.b) + count
    }

    /// The target of a jump, if this is one; `index` is the instruction's own.
    pub fn target(&self, index: usize) -> Option<usize> {
        let is_jump = self.op.info().operands.contains(&(Field::X, Role::Jump));
        if is_jump { index.checked_add_signed(self.x as isize) } else { None }
    }
}

impl Role {
    /// Whether the operand is a register, or a constant's number in the place of one.
    pub const fn is_register(self) -> bool {
        matches!(self, Role::Def | Role::Use | Role::Keep | Role::Win)
    }
}
