//! Rules 10 to 21: a walk over every instruction that control can reach, each visited once.

mod effect;
mod operands;
mod prologue;

use super::stack::{Kind, Kinds, Machine, Stack};
use super::{Broken, Check, require};
use crate::code::CodeObject;
use crate::decode::Decoded;
use crate::op::{Op, ResumeKind};

pub(super) struct Found {
    pub(super) depth_before: Vec<Option<u16>>,
    pub(super) is_target: Vec<bool>,
    pub(super) kinds: Kinds,
}

/// A broken rule at an instruction's index.
type At<T = ()> = Result<T, (u32, Broken)>;

struct Walk<'a> {
    code: &'a CodeObject,
    decoded: &'a Decoded,
    machine: Machine,
    before: Vec<Option<Stack>>,
    is_target: Vec<bool>,
    /// Instructions whose stack is known and that are yet to be visited.
    open: Vec<u32>,
    constants: operands::Constants,
    /// The RESUME that ends the prologue.
    body: u32,
}

pub(super) fn check(code: &CodeObject, decoded: &Decoded) -> At<Found> {
    let count = decoded.instrs.len();
    let body = prologue::check(code, decoded)?;
    let mut walk = Walk {
        code,
        decoded,
        machine: Machine::new(code.stacksize, count),
        before: vec![None; count],
        is_target: vec![false; count],
        open: Vec::new(),
        constants: operands::Constants::default(),
        body,
    };
    walk.join(0, Stack::EMPTY).map_err(|broken| (0, broken))?;
    while let Some(index) = walk.open.pop() {
        walk.visit(index).map_err(|broken| (index, broken))?;
    }
    walk.functions()?;
    let Walk { machine, before, is_target, .. } = walk;
    let depth_before = before.iter().map(|stack| stack.map(|stack| stack.depth as u16)).collect();
    Ok(Found { depth_before, is_target, kinds: machine.into_kinds(&before) })
}

impl Walk<'_> {
    fn op(&self, index: u32) -> Option<Op> {
        self.decoded.instrs.get(index as usize).map(|inst| inst.op)
    }

    fn visit(&mut self, index: u32) -> Check {
        let (Some(op), Some(&Some(stack))) = (self.op(index), self.before.get(index as usize)) else {
            return Ok(());
        };
        operands::check(self.code, &mut self.constants, op)?;
        self.machine.enter(stack);
        self.place(index, op)?;
        let jumps_with = effect::apply(op, &mut self.machine)?;
        let (after, floor) = (self.machine.stack, self.machine.floor);
        if let (Some(target), Some(stack)) = (op.target(), jumps_with) {
            self.lead(target, stack)?;
        }
        if op != Op::PushExcInfo {
            self.handler(index, op, stack, floor)?;
        }
        if op.falls_through() { self.join(index + 1, after) } else { Ok(()) }
    }

    /// Rule 22, of a jump that does not look at the eval breaker.
    fn jump(&self, index: u32, target: u32) -> Check {
        let parts = [0, 1, 2].map(|i| self.op(target.saturating_add(i)));
        let delegates = matches!(parts, [Some(Op::Send(_)), Some(Op::YieldValue), Some(Op::Resume(_))]);
        let closes = target > index || delegates && target + 3 == index;
        require(closes, 22, || "JUMP_BACKWARD_NO_INTERRUPT that closes no loop of SEND".into())
    }

    /// What an instruction asks of its neighbours.
    fn place(&mut self, index: u32, op: Op) -> Check {
        let next = self.op(index + 1);
        match op {
            Op::CopyFreeVars(_) | Op::MakeCell(_) | Op::ReturnGenerator => {
                require(index < self.body, 10, || format!("{op:?} after the prologue"))
            }
            Op::Resume(kind) => operands::resume(kind, index == self.body, self.op(index.wrapping_sub(1))),
            Op::Jump(target) => self.jump(index, target),
            Op::YieldValue => {
                operands::yield_value(self.code, next)?;
                let delegates = matches!(next, Some(Op::Resume(ResumeKind::YieldFrom | ResumeKind::Await)));
                if delegates { self.machine.expect(2, Kind::Value) } else { Ok(()) }
            }
            _ => Ok(()),
        }
    }

    /// A jump or handler leads to an instruction.
    fn lead(&mut self, target: u32, stack: Stack) -> Check {
        require(target > self.body, 10, || "a jump or handler leads into the prologue".into())?;
        if let Some(is_target) = self.is_target.get_mut(target as usize) {
            *is_target = true;
        }
        self.join(target, stack)
    }

    fn join(&mut self, index: u32, stack: Stack) -> Check {
        match self.before.get_mut(index as usize) {
            None => Err(Broken { rule: 21, message: "control runs off the end of the code".into() }),
            Some(Some(known)) => {
                let same = *known == stack;
                let depths = (known.depth, stack.depth);
                require(same, 18, || format!("stacks differ at instruction {index}: depths {depths:?}"))
            }
            Some(unknown) => {
                *unknown = Some(stack);
                self.open.push(index);
                Ok(())
            }
        }
    }

    /// The handler that covers an instruction gets what the instruction leaves alone.
    fn handler(&mut self, index: u32, op: Op, stack: Stack, floor: u32) -> Check {
        let Some(&handler) = self.decoded.handler_of(index) else { return Ok(()) };
        let depth = handler.depth;
        require(handler.target > index || op == Op::PopTop, 22, || {
            "a handler stands before what it covers".into()
        })?;
        require(depth <= floor, 20, || format!("the handler's depth {depth} exceeds {floor}"))?;
        let cut = self.machine.cut(stack, depth)?;
        self.machine.enter(cut);
        effect::raise(handler.lasti, &mut self.machine)?;
        self.lead(handler.target, self.machine.stack)
    }

    /// Rule 14, which asks what is a target and so comes last.
    fn functions(&mut self) -> At {
        for (index, inst) in (0u32..).zip(&self.decoded.instrs) {
            let reached = self.before.get(index as usize).is_some_and(Option::is_some);
            if let (Op::MakeFunction(flags), true) = (inst.op, reached) {
                let before = |n| Some(self.decoded.instrs.get(index.checked_sub(n)? as usize)?.op);
                let parts = operands::function(self.code, &mut self.constants, flags, before);
                let parts = parts.map_err(|broken| (index, broken))?;
                let mut inside = index.saturating_sub(parts) + 1..=index;
                let entered = inside.any(|i| self.is_target.get(i as usize) == Some(&true));
                require(!entered, 14, || "a jump leads between a function's parts".into())
                    .map_err(|broken| (index, broken))?;
            }
        }
        Ok(())
    }
}
