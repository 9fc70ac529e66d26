//! Rules 7 to 12, by following control.

use super::form::falls_through;
use super::{Broken, Check, require};
use crate::{Effect, Instr, Lowered, Op, Role};
use bytecode::CodeObject;
use std::collections::{BTreeMap, BTreeSet};

/// What a register holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Empty,
    /// A temporary that is owned, or a local that is bound.
    Owned,
    /// One of both: what `LoadMethod` wrote above the method, or a local that may be unbound.
    Unsure,
}

/// What each register holds before each instruction that control can reach.
#[derive(Clone, Debug)]
pub struct States {
    first_temp: usize,
    /// By the first instruction of each block.
    before: BTreeMap<usize, Vec<State>>,
}

impl States {
    pub(super) fn new(lowered: &Lowered, code: &CodeObject) -> Result<States, (usize, Broken)> {
        let first_temp = usize::from(lowered.first_temp);
        let mut entry = vec![State::Empty; lowered.registers.into()];
        let parameters = usize::try_from(code.parameters()).unwrap_or(usize::MAX);
        for (register, state) in entry.iter_mut().enumerate().take(first_temp) {
            *state = if register < parameters { State::Owned } else { State::Unsure };
        }
        let mut walk = Walk {
            lowered,
            leaders: leaders(lowered),
            states: States { first_temp, before: BTreeMap::new() },
            open: BTreeSet::new(),
        };
        walk.join(0, &entry).map_err(|broken| (0, broken))?;
        while let Some(start) = walk.open.pop_first() {
            walk.run(start)?;
        }
        Ok(walk.states)
    }

    /// Before an instruction, by register; None if control cannot reach it. Takes time in the length of its block.
    pub fn before(&self, lowered: &Lowered, index: usize) -> Option<Vec<State>> {
        let (&start, state) = self.before.range(..=index).next_back()?;
        let mut state = state.clone();
        for instr in lowered.instrs.get(start..index)? {
            take(instr, &mut state, self.first_temp).ok()?;
            write(instr, &mut state, self.first_temp).ok()?;
            if instr.op == Op::JumpIfOrDrop {
                set(&mut state, register(instr.b), State::Empty);
            }
            if !falls_through(instr) {
                return None;
            }
        }
        Some(state)
    }
}

/// The instructions that jumps and handlers lead to.
fn leaders(lowered: &Lowered) -> BTreeSet<usize> {
    let jumps = lowered.instrs.iter().enumerate().filter_map(|(index, instr)| instr.target(index));
    jumps.chain(lowered.handlers.iter().map(|handler| handler.target as usize)).collect()
}

struct Walk<'a> {
    lowered: &'a Lowered,
    leaders: BTreeSet<usize>,
    states: States,
    open: BTreeSet<usize>,
}

impl Walk<'_> {
    fn run(&mut self, start: usize) -> Result<(), (usize, Broken)> {
        let Some(mut state) = self.states.before.get(&start).cloned() else { return Ok(()) };
        for index in start..self.lowered.instrs.len() {
            if index > start && self.leaders.contains(&index) {
                return self.join(index, &state).map_err(|broken| (index, broken));
            }
            let Some(instr) = self.lowered.instrs.get(index) else { break };
            self.step(index, instr, &mut state).map_err(|broken| (index, broken))?;
            if !falls_through(instr) {
                break;
            }
        }
        Ok(())
    }

    /// Follows one instruction on every way out of it.
    fn step(&mut self, index: usize, instr: &Instr, state: &mut Vec<State>) -> Check {
        let first_temp = self.states.first_temp;
        take(instr, state, first_temp)?;
        if instr.op.info().effect != Effect::Pure {
            self.raise(index, state)?;
        }
        // These two write `a` only where they do not jump.
        let early = matches!(instr.op, Op::ForIter | Op::Send);
        let mut jumped = early.then(|| state.clone());
        write(instr, state, first_temp)?;
        let Some(target) = instr.target(index) else { return Ok(()) };
        let b = register(instr.b);
        match (instr.op, &mut jumped) {
            (Op::ForIter, Some(jumped)) => set(jumped, b, State::Empty),
            (Op::JumpIfOrDrop, _) => {
                jumped = Some(state.clone());
                set(state, b, State::Empty);
            }
            _ => {}
        }
        self.join(target, jumped.as_ref().unwrap_or(state))
    }

    /// The state that the handler of an instruction finds.
    fn raise(&mut self, index: usize, state: &[State]) -> Check {
        let Some(&handler) = self.lowered.handler_of(index) else { return Ok(()) };
        let mut state = state.to_vec();
        let floor = self.states.first_temp + usize::from(handler.depth);
        for (register, state) in state.iter_mut().enumerate().skip(floor) {
            let found = register <= floor + usize::from(handler.lasti);
            *state = if found { State::Owned } else { State::Empty };
        }
        self.join(handler.target as usize, &state)
    }

    fn join(&mut self, target: usize, state: &[State]) -> Check {
        let Some(known) = self.states.before.get_mut(&target) else {
            self.states.before.insert(target, state.to_vec());
            self.open.insert(target);
            return Ok(());
        };
        for (register, (known, new)) in known.iter_mut().zip(state).enumerate() {
            if known == new {
                continue;
            }
            require(register < self.states.first_temp, 10, || {
                format!("register {register} is {known:?} or {new:?} at instruction {target}")
            })?;
            if *known == State::Owned {
                *known = State::Unsure;
                self.open.insert(target);
            }
        }
        Ok(())
    }
}

fn register(operand: i16) -> usize {
    usize::try_from(operand).unwrap_or(usize::MAX)
}

fn set(states: &mut [State], register: usize, state: State) {
    if let Some(place) = states.get_mut(register) {
        *place = state;
    }
}

/// Reads an instruction's operands; what it takes is gone also if it raises.
fn take(instr: &Instr, states: &mut [State], first_temp: usize) -> Check {
    for (role, value) in instr.operands() {
        match role {
            Role::Use if value >= 0 => read(instr, states, value as usize, first_temp, true)?,
            Role::Keep => read(instr, states, value as usize, first_temp, false)?,
            Role::Win => {
                for register in instr.window() {
                    let receiver = matches!(instr.op, Op::CallMethod | Op::CallMethodKw)
                        && register == instr.window().start + 1;
                    if receiver && states.get(register as usize) == Some(&State::Unsure) {
                        set(states, register as usize, State::Empty);
                    } else {
                        read(instr, states, register as usize, first_temp, true)?;
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Writes the results of an instruction that did not raise.
fn write(instr: &Instr, states: &mut [State], first_temp: usize) -> Check {
    match instr.op {
        Op::Return => {
            let left = states.iter().skip(first_temp).position(|&state| state != State::Empty);
            require(left.is_none(), 11, || format!("temporary {left:?} is left"))?;
        }
        Op::Call | Op::CallKw | Op::CallMethod | Op::CallMethodKw => {
            let above = states.iter().skip(register(instr.b)).position(|&state| state != State::Empty);
            require(above.is_none(), 12, || format!("a register lies above the window: {above:?}"))?;
        }
        Op::DeleteLocal => set(states, register(instr.b), State::Unsure),
        Op::CheckBound | Op::MakeCell => set(states, register(instr.b), State::Owned),
        Op::CopyFreeVars => {
            let free = first_temp.saturating_sub(instr.n.into())..first_temp;
            free.for_each(|register| set(states, register, State::Owned));
        }
        _ => {}
    }
    for (role, value) in instr.operands() {
        if role == Role::Def {
            for result in 0..instr.results() {
                let register = value as usize + result;
                let empty = register < first_temp || states.get(register) == Some(&State::Empty);
                require(empty, 8, || format!("register {register} is written and not empty"))?;
                let maybe = instr.op == Op::LoadMethod && result == 1;
                set(states, register, if maybe { State::Unsure } else { State::Owned });
            }
        }
    }
    Ok(())
}

/// A register is read, and if it is a temporary perhaps taken.
fn read(instr: &Instr, states: &mut [State], register: usize, first_temp: usize, take: bool) -> Check {
    let state = states.get(register).copied().unwrap_or(State::Empty);
    if register >= first_temp {
        require(state == State::Owned, 7, || format!("register {register} is read and {state:?}"))?;
        if take {
            set(states, register, State::Empty);
        }
        return Ok(());
    }
    let may_be_unbound = matches!(instr.op, Op::CheckBound | Op::DeleteLocal | Op::MakeCell);
    require(state == State::Owned || may_be_unbound, 9, || format!("local {register} may be unbound"))
}
