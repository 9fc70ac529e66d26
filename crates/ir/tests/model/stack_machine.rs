//! A plain stack machine over bytecode, after CPython's `ceval.c`: each entry of the operand stack is a reference, and
//! operands are dropped in the order that `ceval.c` drops them. It shares no code with the lowering.

use super::world::{Event, Outcome, Stop, Val, World};
use bytecode::op::{ResumeKind, Test, UnaryOp};
use bytecode::{CodeObject, Decoded, Op};

/// Why an instruction did not end in the ordinary way.
enum Exit {
    Raise(Val),
    /// As if raised at an offset.
    Reraise(Val, u32),
    Stop,
}

impl From<Stop> for Exit {
    fn from(Stop: Stop) -> Exit {
        Exit::Stop
    }
}

type Step<T = ()> = Result<T, Exit>;

/// The order in which operands are dropped.
#[derive(Clone, Copy)]
enum Order {
    FromBelow,
    FromTop,
}

pub struct StackMachine<'a> {
    code: &'a CodeObject,
    decoded: &'a Decoded,
    pub world: World,
    /// None is NULL.
    stack: Vec<Option<Val>>,
    next: usize,
    offset: u32,
}

impl<'a> StackMachine<'a> {
    pub fn new(code: &'a CodeObject, decoded: &'a Decoded, world: World) -> StackMachine<'a> {
        StackMachine { code, decoded, world, stack: Vec::new(), next: 0, offset: 0 }
    }

    /// Runs to the end; false if stopped before.
    pub fn run(&mut self) -> bool {
        loop {
            let index = self.next;
            let inst = self.decoded.instrs[index];
            self.next += 1;
            self.offset = inst.offset;
            if inst.op == Op::ReturnValue {
                let value = self.pop();
                self.world.log.push(Event::Returned(World::shown(value)));
                self.world.clear_locals();
                self.world.drop(value);
                return true;
            }
            let (exception, offset) = match self.step(inst.op, index) {
                Ok(()) => continue,
                Err(Exit::Stop) => return false,
                Err(Exit::Raise(exception)) => (exception, inst.offset),
                Err(Exit::Reraise(exception, offset)) => (exception, offset),
            };
            let handler = self.decoded.handler_of(index as u32);
            let depth = handler.map_or(0, |handler| handler.depth as usize);
            assert!(depth <= self.stack.len(), "a handler deeper than the stack");
            while self.stack.len() > depth {
                if let Some(Some(value)) = self.stack.pop() {
                    self.world.drop(value);
                }
            }
            // Whether the operands of what raised go before this is not for a program to see.
            self.world.log.push(Event::Raised { offset, exception: World::shown(exception) });
            let Some(handler) = handler else {
                self.world.clear_locals();
                self.world.log.push(Event::Left(World::shown(exception)));
                self.world.drop(exception);
                return true;
            };
            if handler.lasti {
                self.push(Val::Offset(offset));
            }
            self.push(exception);
            self.next = handler.target as usize;
        }
    }

    fn push(&mut self, value: Val) {
        self.stack.push(Some(value));
    }

    fn pop(&mut self) -> Val {
        self.stack.pop().expect("a stack entry").expect("not NULL")
    }

    fn pop_n(&mut self, n: usize) -> Vec<Val> {
        let values = self.stack.split_off(self.stack.len() - n);
        values.into_iter().map(|value| value.expect("not NULL")).collect()
    }

    /// The n-th value from the top; 1 is the top.
    fn peek(&self, n: usize) -> Val {
        self.stack[self.stack.len() - n].expect("not NULL")
    }

    fn drop_all(&mut self, values: &[Val], order: Order) {
        match order {
            Order::FromBelow => values.iter().for_each(|&value| self.world.drop(value)),
            Order::FromTop => values.iter().rev().for_each(|&value| self.world.drop(value)),
        }
    }

    /// An operation on the top `taken` entries and on `kept` ones, listed first; its results are `results` many.
    fn operation(
        &mut self,
        what: &str,
        kept: &[Val],
        taken: usize,
        results: usize,
        order: Order,
    ) -> Step<Vec<Val>> {
        let operands = self.stack[self.stack.len() - taken..].iter().map(|value| value.expect("not NULL"));
        let values: Vec<Val> = kept.iter().copied().chain(operands).collect();
        let outcome = self.world.event(self.offset, what, &values, true)?;
        let results = match &outcome {
            Outcome::Raises(_) => Vec::new(),
            Outcome::Does(bits) => {
                (0..results as u64).map(|i| self.world.result(bits.wrapping_add(i), &values)).collect()
            }
        };
        let operands = self.pop_n(taken);
        self.drop_all(&operands, order);
        match outcome {
            Outcome::Raises(exception) => Err(Exit::Raise(exception)),
            Outcome::Does(_) => Ok(results),
        }
    }

    fn simple(&mut self, what: &str, taken: usize, results: usize) -> Step {
        self.simple_ordered(what, taken, results, Order::FromBelow)
    }

    fn simple_ordered(&mut self, what: &str, taken: usize, results: usize, order: Order) -> Step {
        let results = self.operation(what, &[], taken, results, order)?;
        results.into_iter().for_each(|result| self.push(result));
        Ok(())
    }

    fn with_kept(&mut self, what: &str, kept: &[Val], taken: usize, results: usize) -> Step {
        let results = self.operation(what, kept, taken, results, Order::FromBelow)?;
        results.into_iter().for_each(|result| self.push(result));
        Ok(())
    }

    fn unbound<T>(&mut self) -> Step<T> {
        Err(Exit::Raise(self.world.make(&[])))
    }

    fn local(&self, index: u32) -> Option<Val> {
        self.world.locals[index as usize]
    }

    fn set_local(&mut self, index: u32, value: Option<Val>) {
        let old = std::mem::replace(&mut self.world.locals[index as usize], value);
        if let Some(old) = old {
            self.world.drop(old);
        }
    }

    fn jump(&mut self, target: u32, index: usize) -> Step {
        self.next = target as usize;
        if self.next > index {
            return Ok(());
        }
        match self.world.event(self.offset, "Breaker", &[], true)? {
            Outcome::Raises(exception) => Err(Exit::Raise(exception)),
            Outcome::Does(_) => Ok(()),
        }
    }

    fn step(&mut self, op: Op, index: usize) -> Step {
        let name = |name: &str, detail: u32| format!("{name} {detail}");
        match op {
            Op::Nop => Ok(()),
            Op::PopTop => {
                let value = self.pop();
                self.world.drop(value);
                Ok(())
            }
            Op::PushNull => {
                self.stack.push(None);
                Ok(())
            }
            Op::Copy(n) => {
                let value = self.peek(n as usize);
                self.world.keep(value);
                self.push(value);
                Ok(())
            }
            Op::Swap(n) => {
                let top = self.stack.len() - 1;
                self.stack.swap(top, top + 1 - n as usize);
                Ok(())
            }

            Op::LoadConst(index) => {
                self.push(Val::constant(&self.code.consts, index));
                Ok(())
            }
            Op::LoadFast(local) | Op::LoadClosure(local) => {
                let Some(value) = self.local(local) else { return self.unbound() };
                self.world.keep(value);
                self.push(value);
                Ok(())
            }
            Op::StoreFast(local) => {
                let value = self.pop();
                self.set_local(local, Some(value));
                Ok(())
            }
            Op::DeleteFast(local) => {
                if self.local(local).is_none() {
                    return self.unbound();
                }
                self.set_local(local, None);
                Ok(())
            }
            Op::MakeCell(local) => {
                let initial = self.world.locals[local as usize].take();
                let cell = self.world.make(&[]);
                self.world.set_held(cell, initial);
                self.world.locals[local as usize] = Some(cell);
                Ok(())
            }
            Op::CopyFreeVars(count) => {
                let locals = self.world.locals.len();
                for local in locals - count as usize..locals {
                    let content = self.world.make(&[]);
                    let cell = self.world.make(&[]);
                    self.world.set_held(cell, Some(content));
                    self.world.locals[local] = Some(cell);
                }
                Ok(())
            }
            Op::LoadDeref(cell) => self.load_deref(cell),
            Op::LoadClassDeref(cell) => match self.world.event(self.offset, "LoadClassCell", &[], true)? {
                Outcome::Raises(exception) => Err(Exit::Raise(exception)),
                Outcome::Does(bits) if bits & 1 == 1 => {
                    let value = self.world.result(bits, &[]);
                    self.push(value);
                    Ok(())
                }
                Outcome::Does(_) => self.load_deref(cell),
            },
            Op::StoreDeref(cell) => {
                let value = self.pop();
                let cell = self.local(cell).expect("a cell");
                self.world.set_held(cell, Some(value));
                Ok(())
            }
            Op::DeleteDeref(cell) => {
                let cell = self.local(cell).expect("a cell");
                if self.world.holds(cell).is_empty() {
                    return self.unbound();
                }
                self.world.set_held(cell, None);
                Ok(())
            }

            Op::LoadName(n) => self.simple(&name("LoadName", n), 0, 1),
            Op::StoreName(n) => self.simple(&name("StoreName", n), 1, 0),
            Op::DeleteName(n) => self.simple(&name("DeleteName", n), 0, 0),
            Op::LoadGlobal { name: n, push_null } => {
                if push_null {
                    self.stack.push(None);
                }
                self.simple(&name("LoadGlobal", n), 0, 1)
            }
            Op::StoreGlobal(n) => self.simple(&name("StoreGlobal", n), 1, 0),
            Op::DeleteGlobal(n) => self.simple(&name("DeleteGlobal", n), 0, 0),
            Op::LoadAttr(n) => self.simple(&name("LoadAttr", n), 1, 1),
            Op::StoreAttr(n) => self.simple(&name("StoreAttr", n), 2, 0),
            Op::DeleteAttr(n) => self.simple(&name("DeleteAttr", n), 1, 0),
            Op::LoadMethod(n) => {
                let owner = self.peek(1);
                match self.world.event(self.offset, &name("LoadMethod", n), &[owner], true)? {
                    // The owner is still on the stack.
                    Outcome::Raises(exception) => Err(Exit::Raise(exception)),
                    Outcome::Does(bits) => {
                        let found = self.world.result(bits, &[owner]);
                        self.pop();
                        if bits >> 32 & 1 == 1 {
                            self.push(found);
                            self.push(owner);
                        } else {
                            self.world.drop(owner);
                            self.stack.push(None);
                            self.push(found);
                        }
                        Ok(())
                    }
                }
            }
            Op::LoadBuildClass => self.simple("LoadBuildClass", 0, 1),
            Op::LoadAssertionError => {
                self.push(Val::Immortal(u32::MAX));
                Ok(())
            }
            Op::ImportName(n) => self.simple(&name("ImportName", n), 2, 1),
            Op::ImportFrom(n) => self.with_kept(&name("ImportFrom", n), &[self.peek(1)], 0, 1),
            Op::ImportStar => self.simple("ImportStar", 1, 0),
            Op::SetupAnnotations => self.simple("SetupAnnotations", 0, 0),

            Op::Unary(UnaryOp::Not) => {
                let value = self.peek(1);
                let truth = self.world.truth(self.offset, value)?;
                self.pop();
                self.world.drop(value);
                self.push(World::bool(!truth.map_err(Exit::Raise)?));
                Ok(())
            }
            Op::Unary(op) => self.simple(&format!("{op:?}"), 1, 1),
            Op::Binary { op, inplace } => {
                let op = format!("{op:?}").replace("Lshift", "LeftShift").replace("Rshift", "RightShift");
                self.simple(&name(&op, inplace.into()), 2, 1)
            }
            Op::Compare(op) => self.simple(&format!("{op:?}"), 2, 1),
            Op::Is { invert } => {
                let operands = self.pop_n(2);
                let same = operands[0] == operands[1];
                self.drop_all(&operands, Order::FromBelow);
                self.push(World::bool(same != invert));
                Ok(())
            }
            Op::Contains { invert } => {
                let values = [self.peek(2), self.peek(1)];
                let outcome = self.world.event(self.offset, "Contains", &values, true)?;
                let operands = self.pop_n(2);
                self.drop_all(&operands, Order::FromBelow);
                match outcome {
                    Outcome::Raises(exception) => return Err(Exit::Raise(exception)),
                    Outcome::Does(bits) => self.push(World::bool((bits & 1 == 1) != invert)),
                }
                Ok(())
            }
            Op::BinarySubscr => self.simple("GetItem", 2, 1),
            Op::StoreSubscr => self.simple("SetItem", 3, 0),
            Op::DeleteSubscr => self.simple("DeleteItem", 2, 0),

            Op::BuildTuple(n) => self.simple("BuildTuple", n as usize, 1),
            Op::BuildList(n) => self.simple("BuildList", n as usize, 1),
            Op::BuildSet(n) => self.simple("BuildSet", n as usize, 1),
            Op::BuildMap(n) => self.simple_ordered("BuildMap", 2 * n as usize, 1, Order::FromTop),
            Op::BuildConstKeyMap(n) => {
                let keys = self.pop();
                let results = self.operation("BuildConstKeyMap", &[keys], n as usize, 1, Order::FromTop)?;
                self.push(results[0]);
                Ok(())
            }
            Op::BuildString(n) => self.simple_ordered("BuildString", n as usize, 1, Order::FromTop),
            Op::BuildSlice { has_step } => {
                let parts = self.pop_n(if has_step { 3 } else { 2 });
                let slice = self.world.make_slice(&parts);
                self.push(slice);
                Ok(())
            }
            Op::FormatValue { conversion, has_spec } => {
                self.simple(&name("FormatValue", conversion as u32), 1 + usize::from(has_spec), 1)
            }
            Op::ListAppend(n) => self.with_kept("ListAppend", &[self.peek(n as usize + 1)], 1, 0),
            Op::SetAdd(n) => self.with_kept("SetAdd", &[self.peek(n as usize + 1)], 1, 0),
            Op::ListExtend(n) => self.with_kept("ListExtend", &[self.peek(n as usize + 1)], 1, 0),
            Op::SetUpdate(n) => self.with_kept("SetUpdate", &[self.peek(n as usize + 1)], 1, 0),
            Op::DictUpdate(n) => self.with_kept("DictUpdate", &[self.peek(n as usize + 1)], 1, 0),
            Op::DictMerge(n) => {
                let (dict, callee) = (self.peek(n as usize + 1), self.peek(n as usize + 3));
                self.with_kept("DictMerge", &[callee, dict], 1, 0)
            }
            Op::MapAdd(n) => {
                let dict = self.peek(n as usize + 2);
                self.operation("MapAdd", &[dict], 2, 0, Order::FromBelow).map(drop)
            }
            Op::ListToTuple => self.simple("ListToTuple", 1, 1),
            Op::UnpackSequence(n) => self.unpack("UnpackSequence", n as usize),
            Op::UnpackEx { before, after } => {
                self.unpack(&name("UnpackEx", before), before as usize + after as usize + 1)
            }

            Op::Jump(target) => {
                self.next = target as usize;
                Ok(())
            }
            Op::JumpBackward(target) => self.jump(target, index),
            Op::PopJumpIf { test, target } => {
                let value = self.peek(1);
                let jumps = match test {
                    Test::None => Ok(value == Val::None),
                    Test::NotNone => Ok(value != Val::None),
                    Test::True => self.world.truth(self.offset, value)?,
                    Test::False => self.world.truth(self.offset, value)?.map(|truth| !truth),
                };
                self.pop();
                self.world.drop(value);
                if jumps.map_err(Exit::Raise)? { self.jump(target, index) } else { Ok(()) }
            }
            Op::JumpIfFalseOrPop(target) | Op::JumpIfTrueOrPop(target) => {
                let truth = self.world.truth(self.offset, self.peek(1))?.map_err(Exit::Raise)?;
                if truth == matches!(op, Op::JumpIfTrueOrPop(_)) {
                    return self.jump(target, index);
                }
                let value = self.pop();
                self.world.drop(value);
                Ok(())
            }
            Op::GetIter => self.simple("GetIter", 1, 1),
            Op::ForIter(target) => {
                let iterator = self.peek(1);
                match self.world.event(self.offset, "ForIter", &[iterator], true)? {
                    Outcome::Raises(exception) => Err(Exit::Raise(exception)),
                    Outcome::Does(bits) if bits % 4 == 0 => {
                        self.pop();
                        self.world.drop(iterator);
                        self.next = target as usize;
                        Ok(())
                    }
                    Outcome::Does(bits) => {
                        let item = self.world.result(bits, &[iterator]);
                        self.push(item);
                        Ok(())
                    }
                }
            }

            Op::Call { argc, kw_names } => {
                let taken = argc as usize + 2;
                let start = self.stack.len() - taken;
                let operands: Vec<Val> = self.stack[start..].iter().flatten().copied().collect();
                let what = format!("Call {kw_names:?}");
                let outcome = self.world.event(self.offset, &what, &operands, true)?;
                let result = match &outcome {
                    Outcome::Does(bits) => Some(self.world.result(*bits, &operands)),
                    Outcome::Raises(_) => None,
                };
                self.stack.truncate(start);
                self.drop_all(&operands, Order::FromBelow);
                match (outcome, result) {
                    (Outcome::Raises(exception), _) => return Err(Exit::Raise(exception)),
                    (_, result) => self.stack.push(result),
                }
                Ok(())
            }
            Op::CallFunctionEx { has_kwargs } => {
                let results =
                    self.operation("CallEx", &[], 2 + usize::from(has_kwargs), 1, Order::FromBelow)?;
                assert_eq!(self.stack.pop(), Some(None), "NULL below the callable");
                self.push(results[0]);
                Ok(())
            }
            Op::MakeFunction(flags) => {
                let code = self.pop();
                let parts = flags.count_ones() as usize;
                let results = self.operation("MakeFunction", &[code], parts, 1, Order::FromBelow)?;
                self.push(results[0]);
                Ok(())
            }
            Op::ReturnValue => unreachable!("handled by run"),

            Op::ReturnGenerator => self.simple("ReturnGenerator", 0, 1),
            Op::Resume(kind) => {
                let n = match kind {
                    ResumeKind::Start => 0,
                    ResumeKind::Yield => 1,
                    ResumeKind::YieldFrom => 2,
                    ResumeKind::Await => 3,
                };
                self.simple(&name("Resume", n), 0, 0)
            }
            Op::YieldValue => self.simple("Yield", 1, 1),
            Op::AsyncGenWrap => self.simple("AsyncGenWrap", 1, 1),
            Op::GetYieldFromIter => self.simple("GetYieldFromIter", 1, 1),
            Op::GetAwaitable(of) => self.simple(&name("GetAwaitable", of as u32), 1, 1),
            Op::GetAiter => self.simple("GetAiter", 1, 1),
            Op::GetAnext => self.with_kept("GetAnext", &[self.peek(1)], 0, 1),
            Op::Send(target) => {
                let values = [self.peek(2), self.peek(1)];
                let outcome = self.world.event(self.offset, "Send", &values, true)?;
                let result = match &outcome {
                    Outcome::Does(bits) => self.world.result(*bits, &values),
                    Outcome::Raises(_) => Val::None,
                };
                let sent = self.pop();
                self.world.drop(sent);
                match outcome {
                    Outcome::Raises(exception) => return Err(Exit::Raise(exception)),
                    Outcome::Does(bits) if bits >> 40 & 1 == 1 => {
                        let receiver = self.pop();
                        self.world.drop(receiver);
                        self.next = target as usize;
                    }
                    Outcome::Does(_) => {}
                }
                self.push(result);
                Ok(())
            }
            Op::EndAsyncFor => {
                let values = [self.peek(2), self.peek(1)];
                match self.world.event(self.offset, "EndAsyncFor", &values, false)? {
                    Outcome::Does(bits) if bits & 1 == 1 => {
                        let operands = self.pop_n(2);
                        self.drop_all(&operands, Order::FromTop);
                        Ok(())
                    }
                    _ => Err(Exit::Raise(self.pop())),
                }
            }

            Op::PushExcInfo => {
                let exception = self.pop();
                let before = std::mem::replace(&mut self.world.handled, exception);
                self.push(before);
                self.world.keep(exception);
                self.push(exception);
                Ok(())
            }
            Op::PopExcept => {
                let before = self.pop();
                let handled = std::mem::replace(&mut self.world.handled, before);
                self.world.drop(handled);
                Ok(())
            }
            Op::CheckExcMatch => self.with_kept("CheckExcMatch", &[self.peek(2)], 1, 1),
            Op::CheckEgMatch => self.simple_ordered("CheckEgMatch", 2, 2, Order::FromTop),
            Op::PrepReraiseStar => self.simple_ordered("PrepReraiseStar", 2, 1, Order::FromTop),
            Op::Reraise(n) => {
                let exception = self.pop();
                match n {
                    0 => Err(Exit::Raise(exception)),
                    n => match self.peek(n as usize) {
                        Val::Offset(offset) => Err(Exit::Reraise(exception, offset)),
                        other => panic!("not an offset: {other:?}"),
                    },
                }
            }
            Op::RaiseVarargs(n) => {
                let mut values: Vec<Val> = (1..=n as usize).rev().map(|i| self.peek(i)).collect();
                if n == 0 {
                    values.push(self.world.handled);
                }
                let outcome = self.world.event(self.offset, &name("Raise", n), &values, true)?;
                let exception = match outcome {
                    Outcome::Raises(exception) => exception,
                    Outcome::Does(_) => self.world.make(&values),
                };
                let operands = self.pop_n(n as usize);
                self.drop_all(&operands, Order::FromBelow);
                Err(Exit::Raise(exception))
            }
            Op::BeforeWith => self.simple("BeforeWith", 1, 2),
            Op::BeforeAsyncWith => self.simple("BeforeAsyncWith", 1, 2),
            Op::WithExceptStart => self.with_kept("WithExceptStart", &[self.peek(4), self.peek(1)], 0, 1),

            Op::GetLen => self.with_kept("GetLen", &[self.peek(1)], 0, 1),
            Op::MatchMapping => self.matches("MatchMapping"),
            Op::MatchSequence => self.matches("MatchSequence"),
            Op::MatchKeys => self.with_kept("MatchKeys", &[self.peek(2), self.peek(1)], 0, 1),
            Op::MatchClass(n) => self.simple_ordered(&name("MatchClass", n), 3, 1, Order::FromTop),
            Op::PrintExpr => self.simple("PrintExpr", 1, 0),
        }
    }

    fn load_deref(&mut self, cell: u32) -> Step {
        let cell = self.local(cell).expect("a cell");
        let Some(&value) = self.world.holds(cell).first() else { return self.unbound() };
        self.world.keep(value);
        self.push(value);
        Ok(())
    }

    /// Pushes the items in reverse, so that the first is on top.
    fn unpack(&mut self, what: &str, count: usize) -> Step {
        let items = self.operation(what, &[], 1, count, Order::FromBelow)?;
        items.into_iter().rev().for_each(|item| self.push(item));
        Ok(())
    }

    fn matches(&mut self, what: &str) -> Step {
        let Outcome::Does(bits) = self.world.event(self.offset, what, &[self.peek(1)], false)? else {
            unreachable!("cannot raise")
        };
        self.push(World::bool(bits & 1 == 1));
        Ok(())
    }
}
