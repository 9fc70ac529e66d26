//! Rules 11 to 16: what instructions name, and what must stand next to them.

use crate::code::{CodeObject, flags, kinds};
use crate::constant::Const;
use crate::op::{Op, ResumeKind, function_flags};
use crate::verify::{Broken, Check, require};
use std::collections::HashMap;

/// What was found out about constants, so that many instructions on one do not look at it again.
#[derive(Default)]
pub(super) struct Constants {
    /// How many keywords a tuple names; None if it is no tuple of strings.
    keywords: HashMap<u32, Option<usize>>,
    /// How many free variables a code object has; None if it is none.
    free: HashMap<u32, Option<usize>>,
}

impl Constants {
    fn keywords(&mut self, code: &CodeObject, index: u32) -> Option<usize> {
        *self.keywords.entry(index).or_insert_with(|| match code.consts.get(index as usize) {
            Some(Const::Tuple(names)) if names.iter().all(|name| matches!(name, Const::Str(_))) => {
                Some(names.len())
            }
            _ => None,
        })
    }

    fn free(&mut self, code: &CodeObject, index: u32) -> Option<usize> {
        *self.free.entry(index).or_insert_with(|| match code.consts.get(index as usize) {
            Some(Const::Code(made)) => Some(made.names_of_kind(kinds::FREE).count()),
            _ => None,
        })
    }
}

/// Rules 11, 12, 13 and 15.
pub(super) fn check(code: &CodeObject, constants: &mut Constants, op: Op) -> Check {
    match op {
        Op::LoadConst(index) => constant(code, index),
        Op::LoadFast(slot) | Op::StoreFast(slot) | Op::DeleteFast(slot) => {
            slot_kind(code, slot, |kind| kind == kinds::LOCAL)
        }
        Op::LoadClosure(slot) | Op::LoadDeref(slot) | Op::StoreDeref(slot) | Op::DeleteDeref(slot) => {
            slot_kind(code, slot, |kind| kind & (kinds::CELL | kinds::FREE) != 0)
        }
        Op::LoadClassDeref(slot) => {
            slot_kind(code, slot, |kind| kind & (kinds::CELL | kinds::FREE) != 0)?;
            in_namespace(code, op)
        }
        Op::LoadName(index) | Op::StoreName(index) | Op::DeleteName(index) => {
            name(code, index)?;
            in_namespace(code, op)
        }
        Op::ImportStar | Op::SetupAnnotations => in_namespace(code, op),
        Op::LoadGlobal { name: index, .. }
        | Op::StoreGlobal(index)
        | Op::DeleteGlobal(index)
        | Op::LoadAttr(index)
        | Op::StoreAttr(index)
        | Op::DeleteAttr(index)
        | Op::LoadMethod(index)
        | Op::ImportFrom(index)
        | Op::ImportName(index) => name(code, index),
        Op::Call { argc, kw_names: Some(index) } => {
            constant(code, index)?;
            let fits = constants.keywords(code, index).is_some_and(|count| count <= argc as usize);
            require(fits, 13, || format!("constant {index} does not name keywords of {argc} arguments"))
        }
        Op::AsyncGenWrap => {
            require(code.has_flag(flags::ASYNC_GENERATOR), 16, || "not an async generator".into())
        }
        _ => Ok(()),
    }
}

fn constant(code: &CodeObject, index: u32) -> Check {
    let count = code.consts.len();
    require((index as usize) < count, 11, || format!("constant {index} of {count}"))
}

fn name(code: &CodeObject, index: u32) -> Check {
    let count = code.names.len();
    require((index as usize) < count, 11, || format!("name {index} of {count}"))
}

fn slot_kind(code: &CodeObject, slot: u32, fits: impl Fn(u8) -> bool) -> Check {
    let kind = code.localspluskinds.get(slot as usize).copied();
    let kind = kind.ok_or_else(|| Broken { rule: 11, message: format!("no slot {slot}") })?;
    require(fits(kind), 12, || format!("slot {slot} is of kind {kind:#x}"))
}

fn in_namespace(code: &CodeObject, op: Op) -> Check {
    require(!code.has_flag(flags::OPTIMIZED), 15, || format!("{op:?} in optimised code"))
}

/// Rule 14: how many instructions before MAKE_FUNCTION its parts begin. `before` gives the n-th instruction before it.
pub(super) fn function(
    code: &CodeObject,
    constants: &mut Constants,
    flags: u32,
    before: impl Fn(u32) -> Option<Op>,
) -> Check<u32> {
    let broken = |message: &str| Broken { rule: 14, message: message.into() };
    let Some(Op::LoadConst(index)) = before(1) else { return Err(broken("no LOAD_CONST before it")) };
    let Some(free) = constants.free(code, index) else {
        return Err(broken("its constant is no code object"));
    };
    if flags & function_flags::CLOSURE == 0 {
        require(free == 0, 14, || format!("no closure for {free} free variables"))?;
        return Ok(1);
    }
    let Some(Op::BuildTuple(cells)) = before(2) else { return Err(broken("no BUILD_TUPLE of its closure")) };
    require(cells as usize == free, 14, || format!("{cells} cells for {free} free variables"))?;
    // Only so many instructions are looked at as the made function has free variables: linear in the whole.
    let loads = (0..cells).all(|cell| matches!(before(cell.saturating_add(3)), Some(Op::LoadClosure(_))));
    require(loads, 14, || "its closure is not of cells".into())?;
    Ok(cells + 2)
}

/// Rules 10 and 16, of a RESUME.
pub(super) fn resume(kind: ResumeKind, ends_prologue: bool, previous: Option<Op>) -> Check {
    match kind {
        ResumeKind::Start => require(ends_prologue, 10, || "RESUME 0 after the prologue".into()),
        _ => require(previous == Some(Op::YieldValue), 16, || "RESUME without YIELD_VALUE".into()),
    }
}

/// Rule 16, of a YIELD_VALUE.
pub(super) fn yield_value(code: &CodeObject, next: Option<Op>) -> Check {
    require(code.has_flag(flags::ANY_GENERATOR), 16, || "YIELD_VALUE in code that is no generator".into())?;
    let resumes = matches!(next, Some(Op::Resume(kind)) if kind != ResumeKind::Start);
    require(resumes, 16, || "YIELD_VALUE without RESUME".into())
}
