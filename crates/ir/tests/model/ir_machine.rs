//! A machine over lowered code. What an instruction reads, takes and writes comes from its declaration; so do the
//! order of drops and where that is said in words.

use super::world::{Event, Outcome, Stop, Val, World};
use bytecode::CodeObject;
use minivm_ir::{ABSENT, Effect, Field, Instr, Lowered, Op, Role};

enum Exit {
    Raise(Val, u32),
    Stop,
}

impl From<Stop> for Exit {
    fn from(Stop: Stop) -> Exit {
        Exit::Stop
    }
}

type Step<T = ()> = Result<T, Exit>;

pub struct IrMachine<'a> {
    code: &'a CodeObject,
    lowered: &'a Lowered,
    borrows: &'a [Box<[u16]>],
    /// Its locals are the registers below `first_temp`.
    pub world: World,
    temps: Vec<Option<Val>>,
    index: usize,
    next: usize,
}

impl<'a> IrMachine<'a> {
    pub fn new(
        code: &'a CodeObject,
        lowered: &'a Lowered,
        borrows: &'a [Box<[u16]>],
        world: World,
    ) -> IrMachine<'a> {
        let temps = vec![None; usize::from(lowered.registers - lowered.first_temp)];
        IrMachine { code, lowered, borrows, world, temps, index: 0, next: 0 }
    }

    /// Runs to the end; false if stopped before.
    pub fn run(&mut self) -> bool {
        loop {
            self.index = self.next;
            self.next += 1;
            let instr = self.lowered.instrs[self.index];
            if instr.op == Op::Return {
                let value = self.read(instr.b.into());
                match self.is_owned(instr.b.into()) {
                    true => drop(self.take(instr.b.into())),
                    false => self.world.keep(value),
                }
                self.world.log.push(Event::Returned(World::shown(value)));
                assert!(self.temps.iter().all(Option::is_none), "a temporary outlives the frame");
                self.world.clear_locals();
                self.world.drop(value);
                return true;
            }
            self.lend(instr, false);
            let (exception, offset) = match self.step(instr) {
                Ok(()) => continue,
                Err(Exit::Stop) => return false,
                Err(Exit::Raise(exception, offset)) => (exception, offset),
            };
            let handler = self.lowered.handler_of(self.index);
            let depth = handler.map_or(0, |handler| handler.depth.into());
            for temp in (depth..self.temps.len()).rev() {
                if let Some(value) = self.temps[temp].take() {
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
                self.temps[depth] = Some(Val::Offset(offset));
            }
            self.temps[depth + usize::from(handler.lasti)] = Some(exception);
            self.next = handler.target as usize;
        }
    }

    /// Tells the world which references CPython's stack would hold now; in the second phase of an instruction not those
    /// that its operands are.
    fn lend(&mut self, instr: Instr, second: bool) {
        let mut borrows = self.borrows[self.index].to_vec();
        if second {
            for operand in [instr.c, instr.b] {
                if (0..self.lowered.first_temp as i16).contains(&operand) {
                    assert_eq!(borrows.pop(), Some(operand as u16), "operands are borrowed last");
                }
            }
        }
        let values = borrows.iter().map(|&local| self.world.locals[usize::from(local)].expect("bound"));
        self.world.borrowed = values.collect();
    }

    fn offset(&self) -> u32 {
        self.lowered.offsets[self.index][0]
    }

    fn second_offset(&self) -> u32 {
        self.lowered.offsets[self.index][1]
    }

    fn temp(&mut self, register: i32) -> Option<&mut Option<Val>> {
        let temp = usize::try_from(register).ok()?.checked_sub(self.lowered.first_temp.into())?;
        Some(&mut self.temps[temp])
    }

    fn is_owned(&mut self, operand: i32) -> bool {
        self.temp(operand).is_some()
    }

    fn read(&mut self, operand: i32) -> Val {
        if operand < 0 {
            return Val::constant(&self.code.consts, (-1 - operand) as u32);
        }
        match self.temp(operand) {
            Some(temp) => temp.expect("a temporary that is read is owned"),
            None => self.world.locals[operand as usize].expect("a local that is read is bound"),
        }
    }

    /// Empties a temporary.
    fn take(&mut self, register: i32) -> Val {
        let temp = self.temp(register).expect("a temporary");
        temp.take().expect("a temporary that is taken is owned")
    }

    fn write(&mut self, register: i32, value: Val) {
        match self.temp(register) {
            Some(temp) => assert_eq!(temp.replace(value), None, "a write finds a temporary empty"),
            None => {
                let old = self.world.locals[register as usize].replace(value);
                if let Some(old) = old {
                    self.world.drop(old);
                }
            }
        }
    }

    /// Drops what the instruction takes, in its order.
    fn drop_operands(&mut self, instr: Instr) {
        for (role, operand) in instr.operands() {
            match role {
                Role::Use if self.is_owned(operand) => {
                    let value = self.take(operand);
                    self.world.drop(value);
                }
                Role::Win => {
                    let mut window: Vec<i32> = instr.window().collect();
                    if matches!(instr.op, Op::BuildMap | Op::BuildConstKeyMap | Op::BuildString) {
                        window.reverse();
                    }
                    for register in window {
                        if let Some(value) = self.temp(register).expect("a temporary").take() {
                            self.world.drop(value);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// The values an instruction reads, in the order of CPython's stack, and what the operation is called there.
    fn reads(&mut self, instr: Instr) -> (String, Vec<Val>) {
        use Field::{B, C, D};
        let order: &[Field] = match instr.op {
            Op::SetItem | Op::DictMerge => &[D, B, C],
            Op::StoreAttr => &[C, B],
            _ => &[B, C, D],
        };
        let roles = instr.op.info().operands;
        let mut values = Vec::new();
        for &(field, role) in
            order.iter().filter_map(|&field| roles.iter().find(|(declared, _)| *declared == field))
        {
            match role {
                Role::Use | Role::Keep if instr.field(field) != ABSENT.into() => {
                    values.push(self.read(instr.field(field)));
                }
                Role::Win => {
                    for register in instr.window() {
                        values.extend(*self.temp(register).expect("a temporary"));
                    }
                }
                _ => {}
            }
        }
        let info = instr.op.info();
        let site = info.operands.iter().any(|&(_, role)| role == Role::Site);
        let name = info.name;
        let what = match instr.op.forward() {
            _ if site => format!("{name} {}", self.lowered.sites[instr.x as usize].name),
            Op::Less | Op::JumpIfLess => "Lt".into(),
            Op::LessEqual | Op::JumpIfLessEqual => "Le".into(),
            Op::Equal | Op::JumpIfEqual => "Eq".into(),
            Op::NotEqual | Op::JumpIfNotEqual => "Ne".into(),
            Op::Greater | Op::JumpIfGreater => "Gt".into(),
            Op::GreaterEqual | Op::JumpIfGreaterEqual => "Ge".into(),
            Op::GetSlice => "GetItem".into(),
            Op::Call | Op::CallMethod => "Call None".into(),
            Op::CallKw | Op::CallMethodKw => format!("Call {:?}", Some(instr.x)),
            Op::UnpackPair => "UnpackSequence".into(),
            Op::UnpackEx | Op::FormatValue | Op::Resume | Op::GetAwaitable | Op::Raise => {
                format!("{name} {}", instr.n)
            }
            Op::MatchClass => format!("{name} {}", instr.x),
            _ if is_binary(instr.op) => format!("{name} {}", instr.n),
            _ => name.into(),
        };
        if matches!(instr.op, Op::BuildConstKeyMap | Op::MakeFunction) {
            values.insert(0, Val::constant(&self.code.consts, instr.x as u32));
        }
        if instr.op == Op::Raise && instr.n == 0 {
            values.push(self.world.handled);
        }
        (what, values)
    }

    fn raise<T>(&mut self, exception: Val) -> Step<T> {
        Err(Exit::Raise(exception, self.offset()))
    }

    fn unbound<T>(&mut self) -> Step<T> {
        let exception = self.world.make(&[]);
        self.raise(exception)
    }

    fn jump(&mut self, instr: Instr) -> Step {
        self.next = instr.target(self.index).expect("a jump");
        if instr.x > 0 || instr.op == Op::Jump {
            return Ok(());
        }
        self.lend(instr, true);
        match self.world.event(self.second_offset(), "Breaker", &[], true)? {
            Outcome::Raises(exception) => Err(Exit::Raise(exception, self.second_offset())),
            Outcome::Does(_) => Ok(()),
        }
    }

    /// Jumps if a truth is as the instruction says.
    fn jump_if(&mut self, instr: Instr, truth: bool) -> Step {
        if u16::from(truth) == instr.n { self.jump(instr) } else { Ok(()) }
    }

    fn load(&mut self, to: i32, from: i32) {
        let value = self.read(from);
        self.world.keep(value);
        self.write(to, value);
    }

    fn step(&mut self, instr: Instr) -> Step {
        let (a, b) = (i32::from(instr.a), i32::from(instr.b));
        match instr.op.forward() {
            Op::Move => {
                let value = self.read(b);
                match self.is_owned(b) {
                    true => drop(self.take(b)),
                    false => self.world.keep(value),
                }
                self.write(a, value);
            }
            Op::Load => self.load(a, b),
            Op::LoadPair => {
                self.load(a, b);
                self.load(instr.c.into(), instr.d.into());
            }
            Op::Copy => {
                let value = self.read(b);
                self.world.keep(value);
                self.write(a, value);
            }
            Op::LoadConst => self.write(a, Val::constant(&self.code.consts, instr.x as u32)),
            Op::Drop => self.drop_operands(instr),
            Op::Swap => match self.is_owned(a) {
                true => {
                    let (one, other) = (self.take(a), self.take(b));
                    self.write(a, other);
                    self.write(b, one);
                }
                false => self.world.locals.swap(a as usize, b as usize),
            },
            Op::CheckBound if self.world.locals[b as usize].is_none() => return self.unbound(),
            Op::CheckBound => {}
            Op::DeleteLocal => match self.world.locals[b as usize].take() {
                None => return self.unbound(),
                Some(value) => self.world.drop(value),
            },

            Op::MakeCell => {
                let initial = self.world.locals[b as usize].take();
                let cell = self.world.make(&[]);
                self.world.set_held(cell, initial);
                self.world.locals[b as usize] = Some(cell);
            }
            Op::CopyFreeVars => {
                let locals = self.world.locals.len();
                for local in locals - usize::from(instr.n)..locals {
                    let content = self.world.make(&[]);
                    let cell = self.world.make(&[]);
                    self.world.set_held(cell, Some(content));
                    self.world.locals[local] = Some(cell);
                }
            }
            Op::LoadCell => return self.load_cell(instr),
            Op::LoadClassCell => match self.world.event(self.offset(), "LoadClassCell", &[], true)? {
                Outcome::Raises(exception) => return self.raise(exception),
                Outcome::Does(bits) if bits & 1 == 1 => {
                    let value = self.world.result(bits, &[]);
                    self.write(a, value);
                }
                Outcome::Does(_) => return self.load_cell(instr),
            },
            Op::StoreCell => {
                let (cell, operand) = (self.read(b), i32::from(instr.c));
                let value = self.read(operand);
                match self.is_owned(operand) {
                    true => drop(self.take(operand)),
                    false => self.world.keep(value),
                }
                self.world.set_held(cell, Some(value));
            }
            Op::DeleteCell => {
                let cell = self.read(b);
                if self.world.holds(cell).is_empty() {
                    return self.unbound();
                }
                self.world.set_held(cell, None);
            }
            Op::LoadAssertionError => self.write(a, Val::Immortal(u32::MAX)),

            Op::Not => {
                let value = self.read(b);
                let truth = self.world.truth(self.offset(), value)?;
                self.drop_operands(instr);
                match truth {
                    Err(exception) => return self.raise(exception),
                    Ok(truth) => self.write(a, World::bool(!truth)),
                }
            }
            Op::Is => {
                let same = self.read(b) == self.read(instr.c.into());
                self.drop_operands(instr);
                self.write(a, World::bool(same != (instr.n == 1)));
            }
            Op::Contains | Op::JumpIfContains => {
                let (_, values) = self.reads(instr);
                let outcome = self.world.event(self.offset(), "Contains", &values, true)?;
                self.drop_operands(instr);
                match outcome {
                    Outcome::Raises(exception) => return self.raise(exception),
                    Outcome::Does(bits) if instr.op != Op::Contains => {
                        return self.jump_if(instr, bits & 1 == 1);
                    }
                    Outcome::Does(bits) => self.write(a, World::bool((bits & 1 == 1) != (instr.n == 1))),
                }
            }
            Op::MatchMapping | Op::MatchSequence => {
                let (what, values) = self.reads(instr);
                let Outcome::Does(bits) = self.world.event(self.offset(), &what, &values, false)? else {
                    unreachable!("cannot raise")
                };
                self.write(a, World::bool(bits & 1 == 1));
            }

            Op::Jump | Op::JumpBack | Op::Repeat => return self.jump(instr),
            Op::JumpIf => {
                let value = self.read(b);
                let truth = self.world.truth(self.offset(), value)?;
                self.drop_operands(instr);
                return match truth {
                    Err(exception) => self.raise(exception),
                    Ok(truth) => self.jump_if(instr, truth),
                };
            }
            Op::JumpIfOrDrop => {
                let value = self.read(b);
                match self.world.truth(self.offset(), value)? {
                    Err(exception) => return self.raise(exception),
                    Ok(truth) if u16::from(truth) == instr.n => return self.jump(instr),
                    Ok(_) => {
                        let value = self.take(b);
                        self.world.drop(value);
                    }
                }
            }
            Op::JumpIfNone | Op::JumpIfIs => {
                let other =
                    if instr.op.forward() == Op::JumpIfNone { Val::None } else { self.read(instr.c.into()) };
                let same = self.read(b) == other;
                self.drop_operands(instr);
                return self.jump_if(instr, same);
            }
            Op::JumpIfLess
            | Op::JumpIfLessEqual
            | Op::JumpIfEqual
            | Op::JumpIfNotEqual
            | Op::JumpIfGreater
            | Op::JumpIfGreaterEqual => {
                let (what, values) = self.reads(instr);
                let outcome = self.world.event(self.offset(), &what, &values, true)?;
                let result = match &outcome {
                    Outcome::Does(bits) => self.world.result(*bits, &values),
                    Outcome::Raises(_) => Val::None,
                };
                self.drop_operands(instr);
                if let Outcome::Raises(exception) = outcome {
                    return self.raise(exception);
                }
                self.lend(instr, true);
                let truth = self.world.truth(self.second_offset(), result)?;
                self.world.drop(result);
                return match truth {
                    Err(exception) => Err(Exit::Raise(exception, self.second_offset())),
                    Ok(truth) => self.jump_if(instr, truth),
                };
            }
            Op::ForIter => {
                let iterator = self.read(b);
                match self.world.event(self.offset(), "ForIter", &[iterator], true)? {
                    Outcome::Raises(exception) => return self.raise(exception),
                    Outcome::Does(bits) if bits % 4 == 0 => {
                        self.take(b);
                        self.world.drop(iterator);
                        self.next = instr.target(self.index).expect("a jump");
                    }
                    Outcome::Does(bits) => {
                        let item = self.world.result(bits, &[iterator]);
                        self.write(a, item);
                    }
                }
            }
            Op::Send => {
                let (_, values) = self.reads(instr);
                let outcome = self.world.event(self.offset(), "Send", &values, true)?;
                let result = match &outcome {
                    Outcome::Does(bits) => self.world.result(*bits, &values),
                    Outcome::Raises(_) => Val::None,
                };
                self.drop_operands(instr);
                match outcome {
                    Outcome::Raises(exception) => return self.raise(exception),
                    Outcome::Does(bits) if bits >> 40 & 1 == 1 => {
                        let receiver = self.take(b);
                        self.world.drop(receiver);
                        self.write(b, result);
                        self.next = instr.target(self.index).expect("a jump");
                    }
                    Outcome::Does(_) => self.write(a, result),
                }
            }
            Op::LoadMethod => {
                let operand = i32::from(instr.c);
                let owner = self.read(operand);
                let (what, values) = self.reads(instr);
                match self.world.event(self.offset(), &what, &values, true)? {
                    Outcome::Raises(exception) => {
                        self.drop_operands(instr);
                        return self.raise(exception);
                    }
                    Outcome::Does(bits) => {
                        let found = self.world.result(bits, &[owner]);
                        let is_method = bits >> 32 & 1 == 1;
                        match (is_method, self.is_owned(operand)) {
                            (true, true) => drop(self.take(operand)),
                            (true, false) => self.world.keep(owner),
                            (false, _) => self.drop_operands(instr),
                        }
                        self.write(a, found);
                        if is_method {
                            self.write(a + 1, owner);
                        }
                    }
                }
            }
            Op::BuildSlice => {
                let parts: Vec<Val> = instr.window().map(|register| self.take(register)).collect();
                let slice = self.world.make_slice(&parts);
                self.write(a, slice);
            }
            Op::UnpackPair => {
                let items = self.operation(instr, 2)?;
                self.write(instr.c.into(), items[0]);
                self.write(instr.d.into(), items[1]);
            }
            Op::UnpackSequence | Op::UnpackEx => {
                let items = self.operation(instr, instr.results())?;
                for (register, item) in (a..).zip(items.into_iter().rev()) {
                    self.write(register, item);
                }
            }
            Op::PushExcInfo => {
                let exception = self.take(b);
                let before = std::mem::replace(&mut self.world.handled, exception);
                self.world.keep(exception);
                self.write(a, before);
                self.write(a + 1, exception);
            }
            Op::PopExcept => {
                let before = self.read(b);
                match self.is_owned(b) {
                    true => drop(self.take(b)),
                    false => self.world.keep(before),
                }
                let handled = std::mem::replace(&mut self.world.handled, before);
                self.world.drop(handled);
            }
            Op::EndAsyncFor => {
                let (what, values) = self.reads(instr);
                match self.world.event(self.offset(), &what, &values, false)? {
                    Outcome::Does(bits) if bits & 1 == 1 => self.drop_operands(instr),
                    _ => {
                        let exception = self.take(instr.c.into());
                        let iterator = self.take(b);
                        self.world.drop(iterator);
                        return self.raise(exception);
                    }
                }
            }
            Op::Raise => {
                let (what, values) = self.reads(instr);
                let exception = match self.world.event(self.offset(), &what, &values, true)? {
                    Outcome::Raises(exception) => exception,
                    Outcome::Does(_) => self.world.make(&values),
                };
                self.drop_operands(instr);
                return self.raise(exception);
            }
            Op::Reraise => {
                let exception = self.read(b);
                match self.is_owned(b) {
                    true => drop(self.take(b)),
                    false => self.world.keep(exception),
                }
                if instr.n == 0 {
                    return self.raise(exception);
                }
                let Val::Offset(offset) = self.read(instr.c.into()) else { panic!("not an offset") };
                return Err(Exit::Raise(exception, offset));
            }
            Op::Return => unreachable!("handled by run"),
            _ => {
                let writes = instr.op.info().operands.iter().any(|&(_, role)| role == Role::Def);
                let results = self.operation(instr, if writes { instr.results() } else { 0 })?;
                for (register, result) in (a..).zip(results) {
                    self.write(register, result);
                }
            }
        }
        Ok(())
    }

    /// What most instructions do: something happens, the operands are dropped, there are results.
    fn operation(&mut self, instr: Instr, results: usize) -> Step<Vec<Val>> {
        assert!(instr.op.info().effect != Effect::Pure, "{} is modelled", instr.op);
        let (what, values) = self.reads(instr);
        let outcome = self.world.event(self.offset(), &what, &values, true)?;
        let results = match &outcome {
            Outcome::Raises(_) => Vec::new(),
            Outcome::Does(bits) => {
                (0..results as u64).map(|i| self.world.result(bits.wrapping_add(i), &values)).collect()
            }
        };
        self.drop_operands(instr);
        match outcome {
            Outcome::Raises(exception) => self.raise(exception),
            Outcome::Does(_) => Ok(results),
        }
    }

    fn load_cell(&mut self, instr: Instr) -> Step {
        let cell = self.read(instr.b.into());
        let Some(&value) = self.world.holds(cell).first() else { return self.unbound() };
        self.world.keep(value);
        self.write(instr.a.into(), value);
        Ok(())
    }
}

fn is_binary(op: Op) -> bool {
    let operands = op.info().operands;
    let fields = operands.iter().map(|&(field, _)| field);
    fields.eq([Field::A, Field::B, Field::C, Field::N]) && !matches!(op, Op::CallEx)
}
