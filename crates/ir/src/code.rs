//! Lowered code: what one code object becomes.

use crate::Op;

/// One instruction, 16 bytes. What the fields mean is the [`Op`]'s declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct Instr {
    pub op: Op,
    /// Which of an operation's handlers executes it, for whoever has several: lowering leaves 0.
    pub form: u8,
    pub n: u16,
    pub a: i16,
    pub b: i16,
    pub c: i16,
    pub d: i16,
    pub x: i32,
}

/// An operand that is absent: the `c` of a `Raise` without cause, the `a` of an instruction that has none.
pub const ABSENT: i16 = i16::MIN;

/// Constants up to this number can be operands; one further away takes a `LoadConst`.
pub const MAX_CONST_OPERAND: u32 = i16::MAX as u32 - 1;

impl Instr {
    /// With no operands.
    pub const fn new(op: Op) -> Instr {
        Instr { op, form: 0, n: 0, a: ABSENT, b: ABSENT, c: ABSENT, d: ABSENT, x: 0 }
    }
}

/// The operand that names a constant, if it is near enough.
pub fn const_operand(index: u32) -> Option<i16> {
    if index <= MAX_CONST_OPERAND { Some(-1 - index as i16) } else { None }
}

/// A place that names something and has an inline cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Site {
    /// Index into the code object's `co_names`.
    pub name: u32,
}

/// A protected range: instructions `start..end` that raise go on at `target`.
///
/// Before the handler runs, temporaries from the top down to `first_temp + depth` are dropped; then, if `lasti`, the
/// bytecode offset of the instruction that raised is put into temporary `depth` as an int; then the exception into the
/// next temporary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    pub depth: u16,
    pub lasti: bool,
}

/// The lowered form of one code object.
#[derive(Clone, Debug, Default)]
pub struct Lowered {
    pub instrs: Vec<Instr>,
    /// Bytecode offsets, parallel to `instrs`: of the first and of the second phase that can raise (the jump of a fused
    /// compare and branch; else the same number twice).
    pub offsets: Vec<[u32; 2]>,
    /// By `start`, not overlapping.
    pub handlers: Vec<Handler>,
    pub sites: Vec<Site>,
    /// Registers below are locals, cells and free variables, in `co_localsplusnames`' order.
    pub first_temp: u16,
    /// Registers in all.
    pub registers: u16,
}

impl Lowered {
    /// The handler of an instruction, if one covers it.
    pub fn handler_of(&self, index: usize) -> Option<&Handler> {
        let after = self.handlers.partition_point(|handler| handler.start as usize <= index);
        let handler = self.handlers.get(after.checked_sub(1)?)?;
        (index < handler.end as usize).then_some(handler)
    }
}
