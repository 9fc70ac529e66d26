//! What `dis.get_instructions` shows: raw instructions with their arguments made readable.

use crate::code::CodeObject;
use crate::decode::opcodes;
use crate::decode::table::{Arg, Opcode};
use crate::op::{BinaryOp, CompareOp};
use crate::repr::repr;
use crate::version::Version;

/// A raw instruction as `dis` shows it; EXTENDED_ARG has a line of its own, caches have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Byte offset in `co_code`.
    pub offset: u32,
    /// The opcode's name, or its number in angle brackets if the version has no such opcode.
    pub opname: String,
    /// With what EXTENDED_ARGs before it add; None for an opcode without argument.
    pub arg: Option<u32>,
    /// What the argument stands for; empty where the number says all.
    pub argrepr: String,
}

/// Disassembles bytecode of any quality; an argument that means nothing has an empty `argrepr`.
pub fn disassemble(code: &CodeObject, version: Version) -> impl Iterator<Item = Line> + '_ {
    let table = opcodes(version);
    let mut units = (0u32..).step_by(2).zip(code.code.chunks_exact(2));
    let mut high = 0u32;
    std::iter::from_fn(move || {
        let (offset, unit) = units.next()?;
        let &[number, low] = unit else { return None };
        let Some(opcode) = table.get(number) else {
            high = 0;
            let opname = format!("<{number}>");
            return Some(Line { offset, opname, arg: Some(low.into()), argrepr: String::new() });
        };
        let arg = high << 8 | u32::from(low);
        high = if opcode.is_extended_arg() { arg } else { 0 };
        for _ in 0..opcode.caches {
            units.next();
        }
        let next = offset / 2 + 1 + u32::from(opcode.caches);
        let argrepr = argrepr(code, opcode, arg, next).unwrap_or_default();
        let arg = (opcode.arg != Arg::None).then_some(arg);
        Some(Line { offset, opname: opcode.name.into(), arg, argrepr })
    })
}

fn argrepr(code: &CodeObject, opcode: &Opcode, arg: u32, next: u32) -> Option<String> {
    let name = |index: u32| code.names.get(index as usize).map(|name| name.to_string());
    let flags = |names: &[&str]| {
        let set = names.iter().enumerate().filter(|(bit, _)| arg >> bit & 1 == 1);
        Some(set.map(|(_, name)| *name).collect::<Vec<_>>().join(", "))
    };
    let target = |unit: Option<u32>| Some(format!("to {}", u64::from(unit?) * 2));
    match opcode.arg {
        Arg::None | Arg::Number => None,
        Arg::Const => code.consts.get(arg as usize).map(repr),
        Arg::Name => name(arg),
        Arg::NameAndNull => Some(format!("{}{}", if arg & 1 == 1 { "NULL + " } else { "" }, name(arg >> 1)?)),
        Arg::Local => code.localsplusnames.get(arg as usize).map(|name| name.to_string()),
        Arg::Forward => target(next.checked_add(arg)),
        Arg::Backward => target(next.checked_sub(arg)),
        Arg::Compare => CompareOp::ALL.get(arg as usize).map(|op| op.symbol().into()),
        Arg::Binary => {
            let op = BinaryOp::ALL.get(arg as usize % BinaryOp::ALL.len())?;
            let inplace = arg as usize >= BinaryOp::ALL.len();
            Some(format!("{}{}", op.symbol(), if inplace { "=" } else { "" }))
        }
        Arg::FunctionFlags => flags(&["defaults", "kwdefaults", "annotations", "closure"]),
        Arg::Format => {
            let conversion = *["", "str", "repr", "ascii"].get(arg as usize & 3)?;
            let parts = [conversion, if arg & 4 != 0 { "with format" } else { "" }];
            Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
        }
    }
}
