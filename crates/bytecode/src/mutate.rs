//! Hostile bytecode for tests: changes to marshalled bytes, and changes to code objects that keep them well formed
//! enough to get past the unmarshaller. Deterministic: the same seed makes the same mutants.

use crate::code::{CodeObject, flags, kinds};
use crate::constant::Const;
use crate::decode::exception_table::{self, Entry};
use crate::decode::opcodes;
use crate::decode::table::{Arg, Opcode};
use crate::pystr::PyStr;
use crate::version::Version;
use std::sync::Arc;

/// A small deterministic generator of random numbers (SplitMix64).
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Rng {
        Rng(seed)
    }

    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }

    /// A number below `bound`; 0 if that is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.bits() % (bound.max(1) as u64)) as usize
    }

    /// One of several; None of none.
    pub fn choose<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// A small step up or down, or now and then any number.
    fn nudge(&mut self, number: u32) -> u32 {
        match self.below(6) {
            0 => self.bits() as u32,
            1 => self.below(300) as u32,
            2 | 3 => number.wrapping_add(1),
            _ => number.wrapping_sub(1),
        }
    }
}

/// Flips one to three bits, overwrites or drops a few bytes, or cuts the data off.
pub fn bytes(data: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut data = data.to_vec();
    let at = rng.below(data.len());
    match rng.below(8) {
        0 => data.truncate(at),
        1 => drop(data.drain(at..data.len().min(at + 1 + rng.below(8)))),
        2 => {
            let byte = rng.bits() as u8;
            data.insert(at, byte);
        }
        3 => overwrite(&mut data, at, rng.bits() as u8),
        _ => {
            for _ in 0..=rng.below(3) {
                let at = rng.below(data.len());
                let flipped = data.get(at).copied().unwrap_or(0) ^ 1 << rng.below(8);
                overwrite(&mut data, at, flipped);
            }
        }
    }
    data
}

fn overwrite(data: &mut [u8], at: usize, byte: u8) {
    if let Some(place) = data.get_mut(at) {
        *place = byte;
    }
}

/// Changes one thing in a code object, or in one nested in it.
pub fn code(code: &CodeObject, version: Version, rng: &mut Rng) -> CodeObject {
    let nested: Vec<usize> = (0..code.consts.len()).filter(|&i| nested_at(code, i).is_some()).collect();
    let mut mutant = code.clone();
    let inner = if rng.below(3) > 0 { rng.choose(&nested).copied() } else { None };
    if let Some((index, inner)) = inner.and_then(|index| Some((index, nested_at(code, index)?))) {
        let changed = Const::Code(Arc::new(self::code(inner, version, rng)));
        replace(&mut mutant.consts, index, changed);
        return mutant;
    }
    match rng.below(16) {
        0..=2 => opcode(&mut mutant, version, rng),
        3..=5 => argument(&mut mutant, version, rng),
        6..=7 => jump(&mut mutant, version, rng),
        8 => exchange(&mut mutant, version, rng),
        9..=10 => exception_entry(&mut mutant, rng),
        11 => mutant.stacksize = rng.nudge(mutant.stacksize),
        12 => flag(&mut mutant, rng),
        13 => slot_kind(&mut mutant, rng),
        14 => constant(&mut mutant, rng),
        _ => count(&mut mutant, rng),
    }
    mutant
}

fn nested_at(code: &CodeObject, index: usize) -> Option<&CodeObject> {
    match code.consts.get(index) {
        Some(Const::Code(nested)) => Some(nested),
        _ => None,
    }
}

fn replace<T: Clone>(items: &mut Arc<[T]>, index: usize, item: T) {
    let mut changed = items.to_vec();
    if let Some(place) = changed.get_mut(index) {
        *place = item;
    }
    *items = changed.into();
}

/// The raw instructions of a code object: unit and opcode.
fn raw(code: &CodeObject, version: Version) -> Vec<(usize, &'static Opcode)> {
    let mut found = Vec::new();
    let mut unit = 0;
    while let Some(&number) = code.code.get(unit * 2) {
        let opcode = opcodes(version).get(number);
        found.extend(opcode.map(|opcode| (unit, opcode)));
        unit += 1 + opcode.map_or(0, |opcode| usize::from(opcode.caches));
    }
    found
}

/// Another opcode in an instruction's place, mostly of the same length so that those after it stay what they are.
fn opcode(code: &mut CodeObject, version: Version, rng: &mut Rng) {
    let Some(&(unit, old)) = rng.choose(&raw(code, version)) else { return };
    let any_length = rng.below(8) == 0;
    let others: Vec<u8> = opcodes(version)
        .iter()
        .filter(|new| any_length || new.caches == old.caches)
        .map(|new| new.number)
        .collect();
    if let Some(&number) = rng.choose(&others) {
        replace(&mut code.code, unit * 2, number);
    }
}

fn argument(code: &mut CodeObject, version: Version, rng: &mut Rng) {
    let with_argument: Vec<_> =
        raw(code, version).into_iter().filter(|(_, opcode)| opcode.arg != Arg::None).collect();
    if let Some(&(unit, _)) = rng.choose(&with_argument) {
        let old = code.code.get(unit * 2 + 1).copied().unwrap_or(0);
        replace(&mut code.code, unit * 2 + 1, rng.nudge(old.into()) as u8);
    }
}

/// Leads a jump to another instruction within the reach of a byte.
fn jump(code: &mut CodeObject, version: Version, rng: &mut Rng) {
    let all = raw(code, version);
    let jumps: Vec<_> =
        all.iter().filter(|(_, opcode)| matches!(opcode.arg, Arg::Forward | Arg::Backward)).collect();
    let Some(&&(unit, opcode)) = rng.choose(&jumps) else { return };
    let distance = |target: usize| match opcode.arg {
        Arg::Forward => target.checked_sub(unit + 1),
        _ => (unit + 1).checked_sub(target),
    };
    let reach: Vec<u8> = all.iter().filter_map(|&(target, _)| u8::try_from(distance(target)?).ok()).collect();
    if let Some(&arg) = rng.choose(&reach) {
        replace(&mut code.code, unit * 2 + 1, arg);
    }
}

/// Exchanges an instruction with the next one, if both have no caches.
fn exchange(code: &mut CodeObject, version: Version, rng: &mut Rng) {
    let plain: Vec<usize> = raw(code, version)
        .windows(2)
        .filter(|w| w[0].1.caches + w[1].1.caches == 0)
        .map(|w| w[0].0)
        .collect();
    if let Some(&unit) = rng.choose(&plain) {
        let mut bytes = code.code.to_vec();
        if let Some(four) = bytes.get_mut(unit * 2..unit * 2 + 4) {
            four.rotate_left(2);
        }
        code.code = bytes.into();
    }
}

/// Changes, adds or drops an entry of the exception table.
fn exception_entry(code: &mut CodeObject, rng: &mut Rng) {
    let mut entries: Vec<Entry> = exception_table::entries(&code.exceptiontable).flatten().collect();
    let units = code.code.len() / 2;
    let at = rng.below(entries.len());
    match (rng.below(8), entries.get_mut(at)) {
        (0, Some(_)) => drop(entries.remove(at)),
        (1, Some(entry)) => entry.start = rng.nudge(entry.start),
        (2, Some(entry)) => entry.length = rng.nudge(entry.length),
        (3 | 4, Some(entry)) => entry.target = rng.nudge(entry.target),
        (5, Some(entry)) => entry.lasti = !entry.lasti,
        (6, Some(entry)) => entry.depth = rng.nudge(entry.depth) & u32::MAX >> 1,
        _ => entries.push(Entry {
            start: rng.below(units) as u32,
            length: 1 + rng.below(4) as u32,
            target: rng.below(units) as u32,
            depth: rng.below(3) as u32,
            lasti: rng.below(2) == 0,
        }),
    }
    entries.sort_by_key(|entry| entry.start);
    code.exceptiontable = exception_table::encode(&entries).into();
}

fn flag(code: &mut CodeObject, rng: &mut Rng) {
    let all = [
        flags::OPTIMIZED,
        flags::NEWLOCALS,
        flags::VARARGS,
        flags::VARKEYWORDS,
        flags::NESTED,
        flags::GENERATOR,
        flags::COROUTINE,
        flags::ITERABLE_COROUTINE,
        flags::ASYNC_GENERATOR,
    ];
    code.flags ^= rng.choose(&all).copied().unwrap_or(0);
}

fn slot_kind(code: &mut CodeObject, rng: &mut Rng) {
    let all = [kinds::LOCAL, kinds::CELL, kinds::FREE, kinds::LOCAL | kinds::CELL, 0, 0xFF];
    let at = rng.below(code.localspluskinds.len());
    replace(&mut code.localspluskinds, at, *rng.choose(&all).unwrap_or(&0));
}

fn constant(code: &mut CodeObject, rng: &mut Rng) {
    let at = rng.below(code.consts.len());
    let other = code.consts.get(rng.below(code.consts.len())).cloned();
    let text = Const::Str(Arc::new(PyStr::new("mutant")));
    let new = match rng.below(9) {
        0 => Const::None,
        1 => Const::True,
        2 => Const::Int(rng.bits() as i64),
        3 => Const::Float(f64::from_bits(rng.bits())),
        4 => text,
        5 => Const::Tuple(Arc::new([text, Const::Int(1)])),
        6 => Const::FrozenSet(Arc::new([text])),
        _ => other.unwrap_or(Const::Ellipsis),
    };
    replace(&mut code.consts, at, new);
}

/// A number of parameters, or a table cut by its last entry.
fn count(code: &mut CodeObject, rng: &mut Rng) {
    fn shorter<T: Clone>(items: &Arc<[T]>) -> Arc<[T]> {
        items.split_last().map_or(items.clone(), |(_, rest)| rest.into())
    }
    match rng.below(7) {
        0 => code.argcount = rng.nudge(code.argcount),
        1 => code.posonlyargcount = rng.nudge(code.posonlyargcount),
        2 => code.kwonlyargcount = rng.nudge(code.kwonlyargcount),
        3 => code.consts = shorter(&code.consts),
        4 => code.names = shorter(&code.names),
        5 => code.localsplusnames = shorter(&code.localsplusnames),
        _ => {
            code.localsplusnames = shorter(&code.localsplusnames);
            code.localspluskinds = shorter(&code.localspluskinds);
        }
    }
}
