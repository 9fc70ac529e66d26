//! The world both machines act on: objects with identity and counts, what each operation does to them (chosen by a
//! seed and the number of the event), and the log of everything a program could observe.

use bytecode::Const;
use bytecode::mutate::Rng;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Val {
    None,
    True,
    False,
    /// A constant by number, or something else that never dies.
    Immortal(u32),
    /// A bytecode offset, as a handler with `lasti` pushes it.
    Offset(u32),
    /// In the log only.
    Slice,
    Object(u32),
}

impl Val {
    pub fn constant(consts: &[Const], index: u32) -> Val {
        match &consts[index as usize] {
            Const::None => Val::None,
            Const::True => Val::True,
            Const::False => Val::False,
            _ => Val::Immortal(index),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An operation on some values, or a phase of one. `locals` is what `f_locals` shows at that moment, `counts` what
    /// `sys.getrefcount` says of every object.
    Op {
        offset: u32,
        what: String,
        values: Vec<Val>,
        locals: Vec<Option<Val>>,
        counts: Vec<(u32, u32)>,
    },
    Died {
        object: u32,
        locals: Vec<Option<Val>>,
    },
    Raised {
        offset: u32,
        exception: Val,
    },
    Returned(Val),
    Left(Val),
}

#[derive(Clone, Debug)]
struct Object {
    count: u32,
    holds: Vec<Val>,
    /// A slice, which one of the machines may not make at all: neither its death nor its count is logged.
    silent: bool,
}

/// The machine stops: enough has happened.
#[derive(Debug)]
pub struct Stop;

/// What an operation does.
#[derive(Clone, Debug)]
pub enum Outcome {
    Raises(Val),
    /// Goes on; the number decides whatever there is to decide.
    Does(u64),
}

pub struct World {
    objects: Vec<Object>,
    slices: Vec<Object>,
    pub log: Vec<Event>,
    pub locals: Vec<Option<Val>>,
    /// What counts lack: references that the other machine's operand stack holds.
    pub borrowed: Vec<Val>,
    /// The exception being handled.
    pub handled: Val,
    rng: Rng,
    events: usize,
    /// The operation at hand.
    what: String,
    /// With `Results::New`: every result and the operation it is of.
    pub made: Vec<(Val, String)>,
    limits: Limits,
}

#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub events: usize,
    pub raise: Raise,
    pub results: Results,
}

/// Which operations raise.
#[derive(Clone, Copy, Debug)]
pub enum Raise {
    Never,
    /// One in this many.
    Some(usize),
    Named(&'static str),
}

/// What operations give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Results {
    /// New objects that hold some operands, or operands, or what never dies.
    Any,
    /// New objects; containers hold their items.
    New,
}

const SLICES: u32 = 1 << 30;

impl World {
    pub fn new(seed: u64, limits: Limits, locals: usize, parameters: usize) -> World {
        let mut world = World {
            objects: Vec::new(),
            slices: Vec::new(),
            log: Vec::new(),
            locals: vec![None; locals],
            borrowed: Vec::new(),
            handled: Val::None,
            rng: Rng::new(seed),
            events: 0,
            what: String::new(),
            made: Vec::new(),
            limits,
        };
        for local in 0..parameters {
            world.locals[local] = Some(world.make(&[]));
        }
        world
    }

    fn object(&mut self, id: u32) -> &mut Object {
        if id >= SLICES { &mut self.slices[(id - SLICES) as usize] } else { &mut self.objects[id as usize] }
    }

    /// A new object with one reference, which holds others' values.
    pub fn make(&mut self, holds: &[Val]) -> Val {
        holds.iter().for_each(|&held| self.keep(held));
        self.objects.push(Object { count: 1, holds: holds.to_vec(), silent: false });
        Val::Object(self.objects.len() as u32 - 1)
    }

    /// A slice that takes over the references to its parts.
    pub fn make_slice(&mut self, parts: &[Val]) -> Val {
        self.slices.push(Object { count: 1, holds: parts.to_vec(), silent: true });
        Val::Object(SLICES + self.slices.len() as u32 - 1)
    }

    /// One more reference.
    pub fn keep(&mut self, value: Val) {
        if let Val::Object(id) = value {
            let object = self.object(id);
            assert!(object.count > 0, "object {id} is dead and used");
            object.count += 1;
        }
    }

    /// One reference less.
    pub fn drop(&mut self, value: Val) {
        let Val::Object(id) = value else { return };
        let object = self.object(id);
        assert!(object.count > 0, "object {id} is dropped and dead");
        object.count -= 1;
        if object.count > 0 {
            return;
        }
        let (mut holds, silent) = (std::mem::take(&mut object.holds), object.silent);
        if silent {
            // A slice drops its step first, then start and stop.
            let steps = holds.len() / 3;
            holds.rotate_right(steps);
        } else {
            // As a tuple does, and a list.
            holds.reverse();
            let locals = self.shown_locals();
            self.log.push(Event::Died { object: id, locals });
        }
        holds.into_iter().for_each(|held| self.drop(held));
    }

    /// What an object holds; for a slice its parts.
    pub fn holds(&mut self, value: Val) -> Vec<Val> {
        let Val::Object(id) = value else { return Vec::new() };
        self.object(id).holds.clone()
    }

    /// Gives what an object holds another value; the old one is dropped after that.
    pub fn set_held(&mut self, value: Val, held: Option<Val>) {
        let Val::Object(id) = value else { panic!("not a cell: {value:?}") };
        let old = std::mem::replace(&mut self.object(id).holds, held.into_iter().collect());
        old.into_iter().for_each(|old| self.drop(old));
    }

    /// The locals as the log shows them: slices have no numbers that both machines agree on.
    fn shown_locals(&self) -> Vec<Option<Val>> {
        let locals = self.locals.iter();
        locals.map(|local| local.map(World::shown)).collect()
    }

    pub fn shown(value: Val) -> Val {
        if World::is_slice(value) { Val::Slice } else { value }
    }

    /// Values with slices replaced by their parts.
    fn without_slices(&mut self, values: &[Val]) -> Vec<Val> {
        let mut parts = Vec::new();
        for &value in values {
            match World::is_slice(value) {
                true => {
                    let held = self.holds(value);
                    parts.extend(self.without_slices(&held));
                }
                false => parts.push(value),
            }
        }
        parts
    }

    fn is_slice(value: Val) -> bool {
        matches!(value, Val::Object(id) if id >= SLICES)
    }

    /// Logs an operation and decides what it does.
    pub fn event(
        &mut self,
        offset: u32,
        what: &str,
        values: &[Val],
        may_raise: bool,
    ) -> Result<Outcome, Stop> {
        self.events += 1;
        if self.events > self.limits.events {
            return Err(Stop);
        }
        let shown = self.without_slices(values);
        let mut counts = Vec::new();
        // What cannot raise runs no Python code that could look.
        let counted = self.objects.iter().enumerate().filter(|(_, object)| may_raise && object.count > 0);
        for (id, object) in counted {
            let lent = self.borrowed.iter().filter(|&&value| value == Val::Object(id as u32)).count();
            counts.push((id as u32, object.count + lent as u32));
        }
        let locals = self.shown_locals();
        self.log.push(Event::Op { offset, what: what.into(), values: shown.clone(), locals, counts });
        let raises = match self.limits.raise {
            Raise::Never => false,
            Raise::Some(share) => self.rng.below(share) == 0,
            Raise::Named(name) => what.starts_with(name),
        };
        self.what = what.into();
        let bits = self.rng.bits();
        if raises && may_raise {
            let exception = match self.limits.results {
                Results::Any => self.result(bits, &shown),
                Results::New => Val::None,
            };
            return Ok(Outcome::Raises(match exception {
                Val::Object(_) => exception,
                _ => self.make(&[]),
            }));
        }
        Ok(Outcome::Does(bits))
    }

    /// A result of an operation on some values: a new object that may hold some of them, one of them, or something that
    /// never dies. One reference to it is the caller's.
    pub fn result(&mut self, bits: u64, values: &[Val]) -> Val {
        let mut rng = Rng::new(bits);
        let mut parts = self.without_slices(values);
        if self.limits.results == Results::New {
            let result = self.make(if self.what.starts_with("Build") { &parts } else { &[] });
            self.made.push((result, self.what.clone()));
            return result;
        }
        match rng.below(8) {
            0 => Val::None,
            1 => [Val::True, Val::False][rng.below(2)],
            2 if !parts.is_empty() => {
                let value = parts[rng.below(parts.len())];
                self.keep(value);
                value
            }
            3 | 4 => {
                parts.retain(|_| rng.below(2) == 0);
                self.make(&parts)
            }
            _ => self.make(&[]),
        }
    }

    /// The truth of a value: known, or asked of the object.
    pub fn truth(&mut self, offset: u32, value: Val) -> Result<Result<bool, Val>, Stop> {
        match value {
            Val::True => Ok(Ok(true)),
            Val::False | Val::None => Ok(Ok(false)),
            value => Ok(match self.event(offset, "Bool", &[value], true)? {
                Outcome::Raises(exception) => Err(exception),
                Outcome::Does(bits) => Ok(bits & 1 == 1),
            }),
        }
    }

    pub fn bool(value: bool) -> Val {
        if value { Val::True } else { Val::False }
    }

    /// The frame ends: the locals go, first to last.
    pub fn clear_locals(&mut self) {
        for local in 0..self.locals.len() {
            if let Some(value) = self.locals[local].take() {
                self.drop(value);
            }
        }
    }

    /// The objects that are still alive.
    pub fn alive(&self) -> Vec<u32> {
        let alive = self.objects.iter().enumerate().filter(|(_, object)| object.count > 0);
        alive.map(|(id, _)| id as u32).collect()
    }
}
