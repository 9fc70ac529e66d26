//! CPython 3.11 (`Lib/opcode.py`, `Python/ceval.c`).

use super::exception_table;
use super::table::{Arg, Fold, Form, Opcode, Table};
use super::{DecodeError, Decoded, Inst};
use crate::code::CodeObject;
use crate::op::{AwaitableOf, BinaryOp, CompareOp, Conversion, Op, ResumeKind, Test, UnaryOp};

const fn op(number: u8, name: &'static str, arg: Arg, form: Form) -> Opcode {
    Opcode { number, name, arg, form, caches: 0 }
}

const fn plain(number: u8, name: &'static str, op: Op) -> Opcode {
    Opcode { number, name, arg: Arg::None, form: Form::Plain(op), caches: 0 }
}

/// Every opcode, once.
pub(super) static OPCODES: Table = Table::new(&[
    op(0, "CACHE", Arg::None, Form::Fold(Fold::Cache)),
    plain(1, "POP_TOP", Op::PopTop),
    plain(2, "PUSH_NULL", Op::PushNull),
    plain(9, "NOP", Op::Nop),
    plain(10, "UNARY_POSITIVE", Op::Unary(UnaryOp::Positive)),
    plain(11, "UNARY_NEGATIVE", Op::Unary(UnaryOp::Negative)),
    plain(12, "UNARY_NOT", Op::Unary(UnaryOp::Not)),
    plain(15, "UNARY_INVERT", Op::Unary(UnaryOp::Invert)),
    plain(25, "BINARY_SUBSCR", Op::BinarySubscr).caches(4),
    plain(30, "GET_LEN", Op::GetLen),
    plain(31, "MATCH_MAPPING", Op::MatchMapping),
    plain(32, "MATCH_SEQUENCE", Op::MatchSequence),
    plain(33, "MATCH_KEYS", Op::MatchKeys),
    plain(35, "PUSH_EXC_INFO", Op::PushExcInfo),
    plain(36, "CHECK_EXC_MATCH", Op::CheckExcMatch),
    plain(37, "CHECK_EG_MATCH", Op::CheckEgMatch),
    plain(49, "WITH_EXCEPT_START", Op::WithExceptStart),
    plain(50, "GET_AITER", Op::GetAiter),
    plain(51, "GET_ANEXT", Op::GetAnext),
    plain(52, "BEFORE_ASYNC_WITH", Op::BeforeAsyncWith),
    plain(53, "BEFORE_WITH", Op::BeforeWith),
    plain(54, "END_ASYNC_FOR", Op::EndAsyncFor),
    plain(60, "STORE_SUBSCR", Op::StoreSubscr).caches(1),
    plain(61, "DELETE_SUBSCR", Op::DeleteSubscr),
    plain(68, "GET_ITER", Op::GetIter),
    plain(69, "GET_YIELD_FROM_ITER", Op::GetYieldFromIter),
    plain(70, "PRINT_EXPR", Op::PrintExpr),
    plain(71, "LOAD_BUILD_CLASS", Op::LoadBuildClass),
    plain(74, "LOAD_ASSERTION_ERROR", Op::LoadAssertionError),
    plain(75, "RETURN_GENERATOR", Op::ReturnGenerator),
    plain(82, "LIST_TO_TUPLE", Op::ListToTuple),
    plain(83, "RETURN_VALUE", Op::ReturnValue),
    plain(84, "IMPORT_STAR", Op::ImportStar),
    plain(85, "SETUP_ANNOTATIONS", Op::SetupAnnotations),
    plain(86, "YIELD_VALUE", Op::YieldValue),
    plain(87, "ASYNC_GEN_WRAP", Op::AsyncGenWrap),
    plain(88, "PREP_RERAISE_STAR", Op::PrepReraiseStar),
    plain(89, "POP_EXCEPT", Op::PopExcept),
    op(90, "STORE_NAME", Arg::Name, Form::Make(Op::StoreName)),
    op(91, "DELETE_NAME", Arg::Name, Form::Make(Op::DeleteName)),
    op(92, "UNPACK_SEQUENCE", Arg::Number, Form::Make(Op::UnpackSequence)).caches(1),
    op(93, "FOR_ITER", Arg::Forward, Form::Make(Op::ForIter)),
    op(94, "UNPACK_EX", Arg::Number, Form::Check(unpack_ex)),
    op(95, "STORE_ATTR", Arg::Name, Form::Make(Op::StoreAttr)).caches(4),
    op(96, "DELETE_ATTR", Arg::Name, Form::Make(Op::DeleteAttr)),
    op(97, "STORE_GLOBAL", Arg::Name, Form::Make(Op::StoreGlobal)),
    op(98, "DELETE_GLOBAL", Arg::Name, Form::Make(Op::DeleteGlobal)),
    op(99, "SWAP", Arg::Number, Form::Check(|n| (n >= 2).then_some(Op::Swap(n)))),
    op(100, "LOAD_CONST", Arg::Const, Form::Make(Op::LoadConst)),
    op(101, "LOAD_NAME", Arg::Name, Form::Make(Op::LoadName)),
    op(102, "BUILD_TUPLE", Arg::Number, Form::Make(Op::BuildTuple)),
    op(103, "BUILD_LIST", Arg::Number, Form::Make(Op::BuildList)),
    op(104, "BUILD_SET", Arg::Number, Form::Make(Op::BuildSet)),
    op(105, "BUILD_MAP", Arg::Number, Form::Make(Op::BuildMap)),
    op(106, "LOAD_ATTR", Arg::Name, Form::Make(Op::LoadAttr)).caches(4),
    op(107, "COMPARE_OP", Arg::Compare, Form::Check(compare)).caches(2),
    op(108, "IMPORT_NAME", Arg::Name, Form::Make(Op::ImportName)),
    op(109, "IMPORT_FROM", Arg::Name, Form::Make(Op::ImportFrom)),
    op(110, "JUMP_FORWARD", Arg::Forward, Form::Make(Op::Jump)),
    op(111, "JUMP_IF_FALSE_OR_POP", Arg::Forward, Form::Make(Op::JumpIfFalseOrPop)),
    op(112, "JUMP_IF_TRUE_OR_POP", Arg::Forward, Form::Make(Op::JumpIfTrueOrPop)),
    op(114, "POP_JUMP_FORWARD_IF_FALSE", Arg::Forward, Form::Make(if_false)),
    op(115, "POP_JUMP_FORWARD_IF_TRUE", Arg::Forward, Form::Make(if_true)),
    op(116, "LOAD_GLOBAL", Arg::NameAndNull, Form::Make(load_global)).caches(5),
    op(117, "IS_OP", Arg::Number, Form::Check(|n| (n <= 1).then_some(Op::Is { invert: n == 1 }))),
    op(118, "CONTAINS_OP", Arg::Number, Form::Check(|n| (n <= 1).then_some(Op::Contains { invert: n == 1 }))),
    op(119, "RERAISE", Arg::Number, Form::Make(Op::Reraise)),
    op(120, "COPY", Arg::Number, Form::Check(|n| (n >= 1).then_some(Op::Copy(n)))),
    op(122, "BINARY_OP", Arg::Binary, Form::Check(binary)).caches(1),
    op(123, "SEND", Arg::Forward, Form::Make(Op::Send)),
    op(124, "LOAD_FAST", Arg::Local, Form::Make(Op::LoadFast)),
    op(125, "STORE_FAST", Arg::Local, Form::Make(Op::StoreFast)),
    op(126, "DELETE_FAST", Arg::Local, Form::Make(Op::DeleteFast)),
    op(128, "POP_JUMP_FORWARD_IF_NOT_NONE", Arg::Forward, Form::Make(if_not_none)),
    op(129, "POP_JUMP_FORWARD_IF_NONE", Arg::Forward, Form::Make(if_none)),
    op(130, "RAISE_VARARGS", Arg::Number, Form::Check(|n| (n <= 2).then_some(Op::RaiseVarargs(n)))),
    op(131, "GET_AWAITABLE", Arg::Number, Form::Check(get_awaitable)),
    op(132, "MAKE_FUNCTION", Arg::FunctionFlags, Form::Check(|n| (n <= 15).then_some(Op::MakeFunction(n)))),
    op(133, "BUILD_SLICE", Arg::Number, Form::Check(build_slice)),
    op(134, "JUMP_BACKWARD_NO_INTERRUPT", Arg::Backward, Form::Make(Op::Jump)),
    op(135, "MAKE_CELL", Arg::Local, Form::Make(Op::MakeCell)),
    op(136, "LOAD_CLOSURE", Arg::Local, Form::Make(Op::LoadClosure)),
    op(137, "LOAD_DEREF", Arg::Local, Form::Make(Op::LoadDeref)),
    op(138, "STORE_DEREF", Arg::Local, Form::Make(Op::StoreDeref)),
    op(139, "DELETE_DEREF", Arg::Local, Form::Make(Op::DeleteDeref)),
    op(140, "JUMP_BACKWARD", Arg::Backward, Form::Make(Op::JumpBackward)),
    op(142, "CALL_FUNCTION_EX", Arg::Number, Form::Check(call_function_ex)),
    op(144, "EXTENDED_ARG", Arg::Number, Form::Fold(Fold::ExtendedArg)),
    op(145, "LIST_APPEND", Arg::Number, Form::Check(|n| (n >= 1).then_some(Op::ListAppend(n)))),
    op(146, "SET_ADD", Arg::Number, Form::Check(|n| (n >= 1).then_some(Op::SetAdd(n)))),
    op(147, "MAP_ADD", Arg::Number, Form::Check(|n| (n >= 1).then_some(Op::MapAdd(n)))),
    op(148, "LOAD_CLASSDEREF", Arg::Local, Form::Make(Op::LoadClassDeref)),
    op(149, "COPY_FREE_VARS", Arg::Number, Form::Make(Op::CopyFreeVars)),
    op(151, "RESUME", Arg::Number, Form::Check(resume)),
    op(152, "MATCH_CLASS", Arg::Number, Form::Make(Op::MatchClass)),
    op(155, "FORMAT_VALUE", Arg::Format, Form::Check(format_value)),
    op(156, "BUILD_CONST_KEY_MAP", Arg::Number, Form::Make(Op::BuildConstKeyMap)),
    op(157, "BUILD_STRING", Arg::Number, Form::Make(Op::BuildString)),
    op(160, "LOAD_METHOD", Arg::Name, Form::Make(Op::LoadMethod)).caches(10),
    op(162, "LIST_EXTEND", Arg::Number, Form::Check(|n| (n >= 1).then_some(Op::ListExtend(n)))),
    op(163, "SET_UPDATE", Arg::Number, Form::Check(|n| (n >= 1).then_some(Op::SetUpdate(n)))),
    op(164, "DICT_MERGE", Arg::Number, Form::Check(|n| (n >= 1).then_some(Op::DictMerge(n)))),
    op(165, "DICT_UPDATE", Arg::Number, Form::Check(|n| (n >= 1).then_some(Op::DictUpdate(n)))),
    op(166, "PRECALL", Arg::Number, Form::Fold(Fold::Precall)).caches(1),
    op(171, "CALL", Arg::Number, Form::Fold(Fold::Call)).caches(4),
    op(172, "KW_NAMES", Arg::Const, Form::Fold(Fold::KwNames)),
    op(173, "POP_JUMP_BACKWARD_IF_NOT_NONE", Arg::Backward, Form::Make(if_not_none)),
    op(174, "POP_JUMP_BACKWARD_IF_NONE", Arg::Backward, Form::Make(if_none)),
    op(175, "POP_JUMP_BACKWARD_IF_FALSE", Arg::Backward, Form::Make(if_false)),
    op(176, "POP_JUMP_BACKWARD_IF_TRUE", Arg::Backward, Form::Make(if_true)),
]);

fn if_false(target: u32) -> Op {
    Op::PopJumpIf { test: Test::False, target }
}

fn if_true(target: u32) -> Op {
    Op::PopJumpIf { test: Test::True, target }
}

fn if_none(target: u32) -> Op {
    Op::PopJumpIf { test: Test::None, target }
}

fn if_not_none(target: u32) -> Op {
    Op::PopJumpIf { test: Test::NotNone, target }
}

fn load_global(arg: u32) -> Op {
    Op::LoadGlobal { name: arg >> 1, push_null: arg & 1 == 1 }
}

fn unpack_ex(arg: u32) -> Option<Op> {
    Some(Op::UnpackEx { before: arg & 0xFF, after: arg >> 8 })
}

fn compare(arg: u32) -> Option<Op> {
    CompareOp::ALL.get(arg as usize).map(|&op| Op::Compare(op))
}

fn binary(arg: u32) -> Option<Op> {
    let count = BinaryOp::ALL.len() as u32;
    let op = *BinaryOp::ALL.get((arg % count) as usize)?;
    (arg < 2 * count).then_some(Op::Binary { op, inplace: arg >= count })
}

fn get_awaitable(arg: u32) -> Option<Op> {
    let of = match arg {
        0 => AwaitableOf::Await,
        1 => AwaitableOf::Aenter,
        2 => AwaitableOf::Aexit,
        _ => return None,
    };
    Some(Op::GetAwaitable(of))
}

fn resume(arg: u32) -> Option<Op> {
    let kind = match arg {
        0 => ResumeKind::Start,
        1 => ResumeKind::Yield,
        2 => ResumeKind::YieldFrom,
        3 => ResumeKind::Await,
        _ => return None,
    };
    Some(Op::Resume(kind))
}

fn build_slice(arg: u32) -> Option<Op> {
    matches!(arg, 2 | 3).then_some(Op::BuildSlice { has_step: arg == 3 })
}

fn call_function_ex(arg: u32) -> Option<Op> {
    (arg <= 1).then_some(Op::CallFunctionEx { has_kwargs: arg == 1 })
}

fn format_value(arg: u32) -> Option<Op> {
    let conversion = match arg & 3 {
        0 => Conversion::None,
        1 => Conversion::Str,
        2 => Conversion::Repr,
        _ => Conversion::Ascii,
    };
    (arg <= 7).then_some(Op::FormatValue { conversion, has_spec: arg & 4 != 0 })
}

/// Marks a code unit at which no canonical instruction starts.
const NO_START: u32 = u32::MAX;

/// Decodes in one pass over the code, then turns targets from code units to instruction indices.
pub(super) fn decode(code: &CodeObject) -> Result<Decoded, DecodeError> {
    let units = super::check_size(&code.code)?;
    let mut start_of = vec![NO_START; units as usize];
    let mut instrs = Vec::with_capacity(units as usize / 2);
    let mut at = 0;
    while at < units {
        if let Some(slot) = start_of.get_mut(at as usize) {
            *slot = instrs.len() as u32;
        }
        let (inst, next) = instruction(&code.code, at)?;
        instrs.push(inst);
        at = next;
    }
    let index = |unit: u32| start_of.get(unit as usize).copied().filter(|&i| i != NO_START);
    for inst in &mut instrs {
        if let Some(target) = inst.op.target_mut() {
            *target = index(*target).ok_or_else(|| {
                DecodeError::new(5, inst.offset, format!("jump to offset {}", u64::from(*target) * 2))
            })?;
        }
    }
    let handlers = exception_table::resolve(&code.exceptiontable, units, instrs.len() as u32, index)?;
    Ok(Decoded { instrs, handlers })
}

/// The canonical instruction whose raw instructions start at unit `at`, and the unit after it. A jump's target is
/// still a code unit.
fn instruction(code: &[u8], at: u32) -> Result<(Inst, u32), DecodeError> {
    let raw = OPCODES.fetch(code, at)?;
    let op = match raw.opcode.form {
        Form::Fold(Fold::KwNames) => return call(code, raw.next, Some(raw.arg)),
        Form::Fold(Fold::Precall) => return call(code, at, None),
        _ => raw.op()?,
    };
    Ok((Inst { op, offset: raw.offset }, raw.next))
}

/// `PRECALL n` and `CALL n` as one. An exception shows CALL's offset: PRECALL raises nothing.
fn call(code: &[u8], at: u32, kw_names: Option<u32>) -> Result<(Inst, u32), DecodeError> {
    let precall = OPCODES.fetch(code, at)?;
    let call = OPCODES.fetch(code, precall.next)?;
    let pair = (precall.opcode.form, call.opcode.form);
    if !matches!(pair, (Form::Fold(Fold::Precall), Form::Fold(Fold::Call))) || precall.arg != call.arg {
        let message = "KW_NAMES and PRECALL stand only before PRECALL and CALL with the same argument";
        return Err(DecodeError::new(4, precall.offset, message.into()));
    }
    Ok((Inst { op: Op::Call { argc: call.arg, kw_names }, offset: call.offset }, call.next))
}
