//! Counting what a run reaches (feature `instrument`; without it nothing of this is compiled): instructions and pairs of
//! them as they are dispatched, native functions and attributes as they are called.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::Path;

use ir::Op;

use super::Options;
use crate::modules::NATIVE;
use crate::native::{AttributeDef, MethodDef};
use crate::objects::builtin_types::SPECS;

pub(crate) struct Instrument {
    /// The instruction dispatched last; `Op::ALL.len()` before the first.
    last: Cell<usize>,
    /// How often an instruction (column) followed another (row), or nothing (the last row).
    pairs: Box<[Cell<u64>]>,
    /// Calls, by the address of the declaration.
    natives: RefCell<HashMap<usize, Calls>>,
    /// CPython's opcodes in code that was lowered, that is, called.
    opcodes: RefCell<BTreeSet<u8>>,
}

#[derive(Clone, Copy, Default)]
struct Calls {
    all: u64,
    raised: u64,
}

const OPS: usize = Op::ALL.len();

impl Instrument {
    pub fn new() -> Instrument {
        Instrument {
            last: Cell::new(OPS),
            pairs: (0..(OPS + 1) * OPS).map(|_| Cell::new(0)).collect(),
            natives: RefCell::default(),
            opcodes: RefCell::default(),
        }
    }

    pub fn dispatched(&self, op: Op) {
        let last = self.last.replace(op as usize);
        let count = &self.pairs[last * OPS + op as usize];
        count.set(count.get() + 1);
    }

    pub fn called(&self, def: &'static MethodDef, raised: bool) {
        self.reached(std::ptr::from_ref(def) as usize, raised);
    }

    pub fn accessed(&self, def: &'static AttributeDef, raised: bool) {
        self.reached(std::ptr::from_ref(def) as usize, raised);
    }

    fn reached(&self, def: usize, raised: bool) {
        let mut natives = self.natives.borrow_mut();
        let calls = natives.entry(def).or_default();
        calls.all += 1;
        calls.raised += u64::from(raised);
    }

    pub fn lowered(&self, code: &bytecode::CodeObject) {
        // Caches are zeros, as is their opcode.
        let opcodes = code.code.chunks_exact(2).map(|unit| unit[0]).filter(|opcode| *opcode != 0);
        self.opcodes.borrow_mut().extend(opcodes);
    }

    /// Writes what the options ask for.
    pub fn write(&self, options: &Options) {
        let files = [(&options.count_dispatch, self.dispatch()), (&options.coverage, self.coverage())];
        for (file, text) in files {
            if let Some(file) = file {
                write(file, &text);
            }
        }
    }

    /// `{"instructions": {name: n}, "pairs": {"name name": n}}`
    fn dispatch(&self) -> String {
        let mut instructions = BTreeMap::new();
        let mut pairs = BTreeMap::new();
        for (index, count) in self.pairs.iter().enumerate().filter(|(_, count)| count.get() > 0) {
            let op = Op::ALL[index % OPS];
            *instructions.entry(format!("{op:?}")).or_insert(0) += count.get();
            if let Some(first) = Op::ALL.get(index / OPS) {
                pairs.insert(format!("{first:?} {op:?}"), count.get());
            }
        }
        format!("{{\"instructions\": {},\n\"pairs\": {}}}\n", object(&instructions), object(&pairs))
    }

    /// `{"opcodes": [number], "instructions": {name: n}, "natives": {name: [calls, calls that raised]}}`: all instructions
    /// and natives that there are.
    fn coverage(&self) -> String {
        let instructions = Op::ALL.iter().enumerate().map(|(column, op)| {
            let count: u64 = self.pairs.iter().skip(column).step_by(OPS).map(Cell::get).sum();
            (format!("{op:?}"), count)
        });
        let natives = self.natives.borrow();
        let mut named: BTreeMap<String, Calls> = BTreeMap::new();
        for (name, def) in declared() {
            let calls = natives.get(&def).copied().unwrap_or_default();
            let entry = named.entry(name).or_default();
            entry.all += calls.all;
            entry.raised += calls.raised;
        }
        let named =
            named.iter().map(|(name, calls)| (name.clone(), format!("[{}, {}]", calls.all, calls.raised)));
        format!(
            "{{\"opcodes\": {:?},\n\"instructions\": {},\n\"natives\": {}}}\n",
            self.opcodes.borrow().iter().collect::<Vec<_>>(),
            object(&instructions.collect()),
            object(&named.collect())
        )
    }
}

/// Name and address of every declaration. What several types have in common bears the first one's name.
fn declared() -> Vec<(String, usize)> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    let mut add = |name: String, def: usize| {
        if seen.insert(def) {
            all.push((name, def));
        }
    };
    let types = SPECS.iter().map(|spec| (spec.name, spec.tables));
    let modules = NATIVE.iter().map(|native| (native.def.name, native.def.tables));
    for (owner, tables) in types.chain(modules) {
        for table in tables {
            for def in table.methods {
                add(format!("{owner}.{}", def.name), std::ptr::from_ref(*def) as usize);
            }
            for def in table.attributes {
                add(format!("{owner}.{}", def.name), std::ptr::from_ref(def) as usize);
            }
        }
    }
    all
}

/// A JSON object. The names are of identifiers, dots and spaces.
fn object<V: std::fmt::Display>(entries: &BTreeMap<String, V>) -> String {
    let mut text = String::from("{");
    for (index, (name, value)) in entries.iter().enumerate() {
        let _ = write!(text, "{}\n  \"{name}\": {value}", if index == 0 { "" } else { "," });
    }
    text + "\n}"
}

fn write(file: &Path, text: &str) {
    if let Err(error) = std::fs::write(file, text) {
        eprintln!("minivm: {}: {error}", file.display());
    }
}
