//! What each bytecode instruction becomes.

use super::{Lower, Lowering, broken};
use crate::{Instr, Op};
use bytecode::op::{AwaitableOf, BinaryOp, Conversion, ResumeKind, UnaryOp};
use bytecode::{Const, Op as Bytecode};

impl Lowering<'_> {
    pub(super) fn instr(&mut self, op: Bytecode) -> Lower {
        match op {
            Bytecode::Nop => Ok(()),
            Bytecode::PopTop => self.pop_top(),
            Bytecode::PushNull => self.stack.push(super::Entry::Null),
            Bytecode::Copy(n) => self.copy(n),
            Bytecode::Swap(n) => self.swap(n),

            Bytecode::LoadConst(index) => self.load_const(index),
            Bytecode::LoadFast(local) => self.load_fast(local),
            Bytecode::StoreFast(local) => self.store_fast(local),
            Bytecode::DeleteFast(local) => self.delete_fast(local),
            Bytecode::LoadClosure(cell) => self.load_closure(cell),
            Bytecode::LoadDeref(cell) => self.load_cell(Op::LoadCell, cell),
            Bytecode::LoadClassDeref(cell) => self.load_cell(Op::LoadClassCell, cell),
            Bytecode::StoreDeref(cell) => self.store_cell(cell),
            Bytecode::DeleteDeref(cell) => self.cell(Op::DeleteCell, cell),
            Bytecode::MakeCell(cell) => self.cell(Op::MakeCell, cell),
            Bytecode::CopyFreeVars(count) => self.copy_free_vars(count),

            Bytecode::LoadName(name) => self.name_result(Op::LoadName, name),
            Bytecode::StoreName(name) => self.name_store(Op::StoreName, name),
            Bytecode::DeleteName(name) => self.name_only(Op::DeleteName, name),
            Bytecode::LoadGlobal { name, push_null } => self.load_global(name, push_null),
            Bytecode::StoreGlobal(name) => self.name_store(Op::StoreGlobal, name),
            Bytecode::DeleteGlobal(name) => self.name_only(Op::DeleteGlobal, name),
            Bytecode::LoadAttr(name) => {
                self.spill_constant(1)?;
                let x = self.out.site(name);
                self.produce(Op::LoadAttr, |i, [b]| (i.b, i.x) = (b, x))
            }
            Bytecode::StoreAttr(name) => {
                self.spill_constant(1)?;
                let x = self.out.site(name);
                self.consume(Op::StoreAttr, |i, [value, owner]| (i.c, i.b, i.x) = (value, owner, x))
            }
            Bytecode::DeleteAttr(name) => self.name_store(Op::DeleteAttr, name),
            Bytecode::LoadMethod(name) => self.load_method(name),
            Bytecode::LoadBuildClass => self.produce(Op::LoadBuildClass, |_, []| ()),
            Bytecode::LoadAssertionError => self.produce(Op::LoadAssertionError, |_, []| ()),
            Bytecode::ImportName(name) => {
                let x = self.out.site(name);
                self.produce(Op::ImportName, |i, [level, names]| (i.b, i.c, i.x) = (level, names, x))
            }
            Bytecode::ImportFrom(name) => {
                let x = self.out.site(name);
                self.look(Op::ImportFrom, |i, [module]| (i.b, i.x) = (module, x))
            }
            Bytecode::ImportStar => self.consume(Op::ImportStar, one),
            Bytecode::SetupAnnotations => self.consume(Op::SetupAnnotations, |_, []| ()),

            Bytecode::Unary(UnaryOp::Not) => self.not(),
            Bytecode::Unary(op) => self.produce(unary(op), one),
            Bytecode::Binary { op, inplace } => {
                self.produce(binary(op), |i, [left, right]| (i.b, i.c, i.n) = (left, right, inplace.into()))
            }
            Bytecode::Compare(op) => self.compare(op),
            Bytecode::Is { invert } => self.test(Op::Is, Op::JumpIfIs, invert),
            Bytecode::Contains { invert } => self.test(Op::Contains, Op::JumpIfContains, invert),
            Bytecode::BinarySubscr => {
                self.spill_constant(2)?;
                self.produce(Op::GetItem, two)
            }
            Bytecode::StoreSubscr => {
                self.spill_constant(2)?;
                self.consume(Op::SetItem, |i, [value, container, index]| {
                    (i.d, i.b, i.c) = (value, container, index)
                })
            }
            Bytecode::DeleteSubscr => self.consume(Op::DeleteItem, two),

            Bytecode::BuildTuple(n) => self.produce_window(Op::BuildTuple, n as usize, |_| ()),
            Bytecode::BuildList(n) => self.produce_window(Op::BuildList, n as usize, |_| ()),
            Bytecode::BuildSet(n) => self.produce_window(Op::BuildSet, n as usize, |_| ()),
            Bytecode::BuildMap(n) => {
                self.produce_window(Op::BuildMap, (n as usize).saturating_mul(2), |_| ())
            }
            Bytecode::BuildConstKeyMap(n) => self.build_const_key_map(n),
            Bytecode::BuildString(n) => self.produce_window(Op::BuildString, n as usize, |_| ()),
            Bytecode::BuildSlice { has_step } => self.build_slice(has_step),
            Bytecode::FormatValue { conversion, has_spec } => {
                let n = match conversion {
                    Conversion::None => 0,
                    Conversion::Str => 1,
                    Conversion::Repr => 2,
                    Conversion::Ascii => 3,
                };
                if has_spec {
                    self.produce(Op::FormatValue, |i, [b, c]| (i.b, i.c, i.n) = (b, c, n))
                } else {
                    self.produce(Op::FormatValue, |i, [b]| (i.b, i.n) = (b, n))
                }
            }
            Bytecode::ListAppend(n) => self.add(Op::ListAppend, n),
            Bytecode::SetAdd(n) => self.add(Op::SetAdd, n),
            Bytecode::ListExtend(n) => self.add(Op::ListExtend, n),
            Bytecode::SetUpdate(n) => self.add(Op::SetUpdate, n),
            Bytecode::DictUpdate(n) => self.add(Op::DictUpdate, n),
            Bytecode::DictMerge(n) => {
                let container = self.container(n, 1)?;
                let callee = container.checked_sub(2).ok_or_else(|| broken("the stack underflows"))?;
                self.consume_beside(Op::DictMerge, [container, callee], |i, [b, d], [c]| {
                    (i.b, i.d, i.c) = (b, d, c)
                })
            }
            Bytecode::MapAdd(n) => {
                let container = self.container(n, 2)?;
                self.consume_beside(Op::MapAdd, [container], |i, [b], [key, value]| {
                    (i.b, i.c, i.d) = (b, key, value)
                })
            }
            Bytecode::ListToTuple => self.produce(Op::ListToTuple, one),
            Bytecode::UnpackSequence(n) => self.unpack_sequence(n),
            Bytecode::UnpackEx { before, after } => {
                let count = u64::from(before) + u64::from(after) + 1;
                let n = u16::try_from(before).map_err(|_| broken("too many targets"))?;
                let x = i32::try_from(after).map_err(|_| broken("too many targets"))?;
                self.produce_many(Op::UnpackEx, count as usize, |i, [b]| (i.b, i.n, i.x) = (b, n, x))
            }

            Bytecode::Jump(target) => self.jump(Op::Jump, target),
            Bytecode::JumpBackward(target) => self.jump(Op::JumpBack, target),
            Bytecode::PopJumpIf { test, target } => self.pop_jump_if(test, target),
            Bytecode::JumpIfFalseOrPop(target) => self.jump_if_or_pop(0, target),
            Bytecode::JumpIfTrueOrPop(target) => self.jump_if_or_pop(1, target),
            Bytecode::GetIter => self.produce(Op::GetIter, one),
            Bytecode::ForIter(target) => self.for_iter(target),

            Bytecode::Call { argc, kw_names } => self.call(argc, kw_names),
            Bytecode::CallFunctionEx { has_kwargs } => self.call_ex(has_kwargs),
            Bytecode::MakeFunction(flags) => self.make_function(flags),
            Bytecode::ReturnValue => self.consume(Op::Return, one),

            Bytecode::ReturnGenerator => self.produce(Op::ReturnGenerator, |_, []| ()),
            Bytecode::Resume(kind) => {
                let n = match kind {
                    ResumeKind::Start => 0,
                    ResumeKind::Yield => 1,
                    ResumeKind::YieldFrom => 2,
                    ResumeKind::Await => 3,
                };
                self.consume(Op::Resume, |i, []| i.n = n)
            }
            Bytecode::YieldValue => self.produce(Op::Yield, one),
            Bytecode::AsyncGenWrap => self.produce(Op::AsyncGenWrap, one),
            Bytecode::GetYieldFromIter => self.produce(Op::GetYieldFromIter, one),
            Bytecode::GetAwaitable(of) => {
                let n = match of {
                    AwaitableOf::Await => 0,
                    AwaitableOf::Aenter => 1,
                    AwaitableOf::Aexit => 2,
                };
                self.produce(Op::GetAwaitable, |i, [b]| (i.b, i.n) = (b, n))
            }
            Bytecode::GetAiter => self.produce(Op::GetAiter, one),
            Bytecode::GetAnext => self.look(Op::GetAnext, one),
            Bytecode::Send(target) => self.send(target),
            Bytecode::EndAsyncFor => self.consume(Op::EndAsyncFor, two),

            Bytecode::PushExcInfo => self.produce_many(Op::PushExcInfo, 2, one),
            Bytecode::PopExcept => self.consume(Op::PopExcept, one),
            Bytecode::CheckExcMatch => {
                let exception = self.stack.slot(2)?;
                self.produce_beside(Op::CheckExcMatch, [exception], |i, [b], [c]| (i.b, i.c) = (b, c))
            }
            Bytecode::CheckEgMatch => self.produce_many(Op::CheckEgMatch, 2, two),
            Bytecode::PrepReraiseStar => self.produce(Op::PrepReraiseStar, two),
            Bytecode::Reraise(0) => self.consume(Op::Reraise, one),
            Bytecode::Reraise(n) => {
                let lasti = self.container(n, 1)?;
                self.consume_beside(Op::Reraise, [lasti], |i, [c], [b]| (i.b, i.c, i.n) = (b, c, 1))
            }
            Bytecode::RaiseVarargs(0) => self.consume(Op::Raise, |_, []| ()),
            Bytecode::RaiseVarargs(1) => self.consume(Op::Raise, |i, [b]| (i.b, i.n) = (b, 1)),
            Bytecode::RaiseVarargs(2) => self.consume(Op::Raise, |i, [b, c]| (i.b, i.c, i.n) = (b, c, 2)),
            Bytecode::RaiseVarargs(_) => Err(broken("RAISE_VARARGS of more than two")),
            Bytecode::BeforeWith => self.produce_many(Op::BeforeWith, 2, one),
            Bytecode::BeforeAsyncWith => self.produce_many(Op::BeforeAsyncWith, 2, one),
            Bytecode::WithExceptStart => {
                let (exit, exception) = (self.stack.slot(4)?, self.stack.slot(1)?);
                self.produce_beside(Op::WithExceptStart, [exit, exception], |i, [b, c], []| {
                    (i.b, i.c) = (b, c)
                })
            }

            Bytecode::GetLen => self.look(Op::GetLen, one),
            Bytecode::MatchMapping => self.look(Op::MatchMapping, one),
            Bytecode::MatchSequence => self.look(Op::MatchSequence, one),
            Bytecode::MatchKeys => {
                let (subject, keys) = (self.stack.slot(2)?, self.stack.slot(1)?);
                self.produce_beside(Op::MatchKeys, [subject, keys], |i, [b, c], []| (i.b, i.c) = (b, c))
            }
            Bytecode::MatchClass(n) => {
                let x = i32::try_from(n).map_err(|_| broken("too many patterns"))?;
                self.produce(Op::MatchClass, |i, [b, c, d]| (i.b, i.c, i.d, i.x) = (b, c, d, x))
            }
            Bytecode::PrintExpr => self.consume(Op::PrintExpr, one),
        }
    }

    /// Pushes what a name stands for.
    pub(super) fn name_result(&mut self, op: Op, name: u32) -> Lower {
        let x = self.out.site(name);
        self.produce(op, |i, []| i.x = x)
    }

    /// Takes what a name is to stand for, or what it is to be deleted from.
    fn name_store(&mut self, op: Op, name: u32) -> Lower {
        let x = self.out.site(name);
        self.consume(op, |i, [b]| (i.b, i.x) = (b, x))
    }

    fn name_only(&mut self, op: Op, name: u32) -> Lower {
        let x = self.out.site(name);
        self.consume(op, |i, []| i.x = x)
    }

    /// An instruction that reads the top entry, leaves it, and pushes a result.
    fn look(&mut self, op: Op, fill: impl FnOnce(&mut Instr, [i16; 1])) -> Lower {
        let top = self.stack.slot(1)?;
        self.produce_beside(op, [top], |i, kept, []| fill(i, kept))
    }

    /// The slot of the n-th entry from the top once `taken` ones are gone.
    fn container(&self, n: u32, taken: usize) -> Lower<usize> {
        self.stack.slot((n as usize).saturating_add(taken))
    }

    fn add(&mut self, op: Op, n: u32) -> Lower {
        let container = self.container(n, 1)?;
        self.consume_beside(op, [container], |i, [b], [c]| (i.b, i.c) = (b, c))
    }

    fn build_const_key_map(&mut self, count: u32) -> Lower {
        let keys = self.take_const()?;
        match self.code.consts.get(keys as usize) {
            Some(Const::Tuple(names)) if names.len() == count as usize => {
                self.produce_window(Op::BuildConstKeyMap, count as usize, |i| i.x = keys as i32)
            }
            _ => Err(broken("BUILD_CONST_KEY_MAP without its keys")),
        }
    }

    /// A slice that is only made to take an item with is not made.
    fn build_slice(&mut self, has_step: bool) -> Lower {
        if let (false, Some(Bytecode::BinarySubscr)) = (has_step, self.peek()) {
            self.offset = self.instrs.get(self.next).map_or(self.offset, |inst| inst.offset);
            self.next += 1;
            return self.produce(Op::GetSlice, |i, [b, c, d]| (i.b, i.c, i.d) = (b, c, d));
        }
        self.produce_window(Op::BuildSlice, if has_step { 3 } else { 2 }, |_| ())
    }

    fn unpack_sequence(&mut self, count: u32) -> Lower {
        if let (2, Some(Bytecode::StoreFast(first)), Some(Bytecode::StoreFast(second))) =
            (count, self.peek_quiet(0), self.peek_quiet(1))
            && first != second
        {
            let (first, second) = (self.local(first)?, self.local(second)?);
            let below = self.stack.slot(1)?;
            self.spill_local(first, below)?;
            self.spill_local(second, below)?;
            self.next += 2;
            return self.consume(Op::UnpackPair, |i, [b]| (i.c, i.d, i.b) = (first as i16, second as i16, b));
        }
        let n = u16::try_from(count).map_err(|_| broken("too many targets"))?;
        self.produce_many(Op::UnpackSequence, count as usize, |i, [b]| (i.b, i.n) = (b, n))
    }
}

fn one(instr: &mut Instr, [b]: [i16; 1]) {
    instr.b = b;
}

fn two(instr: &mut Instr, [b, c]: [i16; 2]) {
    (instr.b, instr.c) = (b, c);
}

fn unary(op: UnaryOp) -> Op {
    match op {
        UnaryOp::Positive => Op::Positive,
        UnaryOp::Negative => Op::Negative,
        UnaryOp::Not => Op::Not,
        UnaryOp::Invert => Op::Invert,
    }
}

fn binary(op: BinaryOp) -> Op {
    match op {
        BinaryOp::Add => Op::Add,
        BinaryOp::And => Op::And,
        BinaryOp::FloorDivide => Op::FloorDivide,
        BinaryOp::Lshift => Op::LeftShift,
        BinaryOp::MatrixMultiply => Op::MatrixMultiply,
        BinaryOp::Multiply => Op::Multiply,
        BinaryOp::Remainder => Op::Remainder,
        BinaryOp::Or => Op::Or,
        BinaryOp::Power => Op::Power,
        BinaryOp::Rshift => Op::RightShift,
        BinaryOp::Subtract => Op::Subtract,
        BinaryOp::TrueDivide => Op::TrueDivide,
        BinaryOp::Xor => Op::Xor,
    }
}
