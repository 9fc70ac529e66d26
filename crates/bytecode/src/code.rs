//! A code object as marshalled: raw bytecode and tables, nothing decoded or checked yet.

use crate::constant::Const;
use crate::pystr::PyStr;
use std::sync::Arc;

/// The fields of a code object, by CPython's names without `co_` (`Objects/codeobject.c`). Cheap to clone: what is large
/// is shared.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeObject {
    /// Positional parameters, positional-only ones included; not `*args`.
    pub argcount: u32,
    pub posonlyargcount: u32,
    pub kwonlyargcount: u32,
    /// The deepest the operand stack gets, in entries.
    pub stacksize: u32,
    /// `CO_*` bits, see [`flags`].
    pub flags: u32,
    pub code: Arc<[u8]>,
    pub consts: Arc<[Const]>,
    pub names: Arc<[Arc<PyStr>]>,
    /// Locals (parameters first), then cells that are no parameters, then free variables.
    pub localsplusnames: Arc<[Arc<PyStr>]>,
    /// One byte of [`kinds`] bits for each of `localsplusnames`.
    pub localspluskinds: Arc<[u8]>,
    pub filename: Arc<PyStr>,
    pub name: Arc<PyStr>,
    pub qualname: Arc<PyStr>,
    pub firstlineno: i32,
    pub linetable: Arc<[u8]>,
    pub exceptiontable: Arc<[u8]>,
}

/// Bits of [`CodeObject::flags`] (`Include/cpython/code.h`).
pub mod flags {
    pub const OPTIMIZED: u32 = 0x1;
    pub const NEWLOCALS: u32 = 0x2;
    pub const VARARGS: u32 = 0x4;
    pub const VARKEYWORDS: u32 = 0x8;
    pub const NESTED: u32 = 0x10;
    pub const GENERATOR: u32 = 0x20;
    pub const COROUTINE: u32 = 0x80;
    pub const ITERABLE_COROUTINE: u32 = 0x100;
    pub const ASYNC_GENERATOR: u32 = 0x200;
    /// Calling the function makes an object that is resumed later.
    pub const ANY_GENERATOR: u32 = GENERATOR | COROUTINE | ASYNC_GENERATOR;
}

/// Bits of [`CodeObject::localspluskinds`] (`Include/internal/pycore_code.h`).
pub mod kinds {
    pub const LOCAL: u8 = 0x20;
    pub const CELL: u8 = 0x40;
    pub const FREE: u8 = 0x80;
}

impl CodeObject {
    pub fn has_flag(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// Slots that parameters fill: positional, keyword-only, then `*args` and `**kwargs` where present.
    pub fn parameters(&self) -> u64 {
        u64::from(self.argcount)
            + u64::from(self.kwonlyargcount)
            + u64::from(self.has_flag(flags::VARARGS))
            + u64::from(self.has_flag(flags::VARKEYWORDS))
    }

    /// Names of `localsplus` slots whose kind has this bit: `co_varnames`, `co_cellvars` or `co_freevars`.
    pub fn names_of_kind(&self, kind: u8) -> impl Iterator<Item = &Arc<PyStr>> {
        let kinds = self.localspluskinds.iter();
        self.localsplusnames.iter().zip(kinds).filter(move |(_, k)| **k & kind != 0).map(|(name, _)| name)
    }

    /// The code objects among its constants: the functions, classes and comprehensions that it makes.
    pub fn nested(&self) -> impl Iterator<Item = &Arc<CodeObject>> {
        self.consts.iter().filter_map(|c| match c {
            Const::Code(code) => Some(code),
            _ => None,
        })
    }
}
