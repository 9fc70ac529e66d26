//! Rules 7 to 9: what can be said without looking at instructions.

use super::{Check, MAX_REGISTERS, MAX_TABLE, require};
use crate::code::{CodeObject, flags, kinds};

pub(super) fn check(code: &CodeObject) -> Check {
    sizes(code)?;
    slots(code)?;
    let generators = (code.flags & flags::ANY_GENERATOR).count_ones();
    require(generators <= 1, 9, || format!("flags {:#x} are of several kinds of generator", code.flags))
}

fn sizes(code: &CodeObject) -> Check {
    let registers = code.localsplusnames.len() as u64 + u64::from(code.stacksize);
    require(registers <= MAX_REGISTERS, 7, || format!("{registers} locals and stack entries"))?;
    let table = code.consts.len().max(code.names.len());
    require(table <= MAX_TABLE, 7, || format!("{table} constants or names"))
}

/// The order of slots, of which a kind's place must never fall.
fn rank(kind: u8) -> Option<u8> {
    const LOCAL_CELL: u8 = kinds::LOCAL | kinds::CELL;
    match kind {
        kinds::LOCAL | LOCAL_CELL => Some(0),
        kinds::CELL => Some(1),
        kinds::FREE => Some(2),
        _ => None,
    }
}

fn slots(code: &CodeObject) -> Check {
    let (names, slots) = (code.localsplusnames.len(), code.localspluskinds.len());
    require(names == slots, 8, || format!("{names} local names, {slots} kinds"))?;
    let mut last = 0;
    for (slot, &kind) in code.localspluskinds.iter().enumerate() {
        let rank = rank(kind).filter(|&rank| rank >= last);
        require(rank.is_some(), 8, || format!("slot {slot} has kind {kind:#x}"))?;
        last = rank.unwrap_or(last);
    }
    let locals = code.localspluskinds.iter().filter(|&&kind| kind & kinds::LOCAL != 0).count() as u64;
    let fits = code.posonlyargcount <= code.argcount && code.parameters() <= locals;
    require(fits, 8, || format!("{} parameters, {locals} locals", code.parameters()))
}
