//! Rule 10: how every code object begins.

use super::At;
use crate::code::{CodeObject, flags, kinds};
use crate::decode::Decoded;
use crate::op::{Op, ResumeKind};
use crate::verify::{Broken, Check, require};

/// Checks the prologue's instructions; the index of the RESUME that ends it.
pub(super) fn check(code: &CodeObject, decoded: &Decoded) -> At<u32> {
    let mut index = 0u32;
    let op = |index: u32| decoded.instrs.get(index as usize).map(|inst| inst.op);
    let at = |index: u32, check: Check| check.map_err(|broken| (index, broken));

    let free = code.localspluskinds.iter().filter(|&&kind| kind & kinds::FREE != 0).count();
    if let Some(Op::CopyFreeVars(count)) = op(index) {
        at(index, require(count as usize == free, 10, || format!("COPY_FREE_VARS {count} of {free}")))?;
        index += 1;
    } else {
        at(index, require(free == 0, 10, || format!("no COPY_FREE_VARS of {free}")))?;
    }

    let mut made = vec![false; code.localspluskinds.len()];
    while let Some(Op::MakeCell(slot)) = op(index) {
        let is_cell = code.localspluskinds.get(slot as usize).is_some_and(|kind| kind & kinds::CELL != 0);
        let first = made.get_mut(slot as usize).is_some_and(|made| !std::mem::replace(made, true));
        at(index, require(is_cell && first, 10, || format!("MAKE_CELL of slot {slot}")))?;
        index += 1;
    }
    let all =
        made.iter().zip(code.localspluskinds.iter()).all(|(made, kind)| *made || kind & kinds::CELL == 0);
    at(index, require(all, 10, || "a cell without MAKE_CELL".into()))?;

    let mut uncovered = index;
    if code.has_flag(flags::ANY_GENERATOR) {
        let pair = (op(index), op(index + 1));
        let starts = pair == (Some(Op::ReturnGenerator), Some(Op::PopTop));
        at(index, require(starts, 10, || "no RETURN_GENERATOR and POP_TOP".into()))?;
        uncovered = index + 1;
        index += 2;
    }
    if op(index) != Some(Op::Resume(ResumeKind::Start)) {
        return Err((index, Broken { rule: 10, message: "the prologue does not end in RESUME 0".into() }));
    }
    let covered = decoded.handlers.first().is_some_and(|handler| handler.start < uncovered);
    at(0, require(!covered, 10, || "a handler covers the prologue".into()))?;
    Ok(index)
}
