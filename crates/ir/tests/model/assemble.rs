//! An assembler for CPython 3.11, by opcode names.
#![allow(dead_code)]

use bytecode::code::kinds;
use bytecode::decode::exception_table::{self, Entry};
use bytecode::decode::opcodes;
use bytecode::decode::table::Arg;
use bytecode::{CodeObject, Const, PyStr, Version};
use std::sync::Arc;

/// A place in the code, to be placed later.
pub type Label = usize;

enum Item {
    Plain {
        name: &'static str,
        arg: u32,
    },
    /// The opcode's name when it jumps forward, and when it jumps back.
    Jump {
        forward: &'static str,
        backward: &'static str,
        target: Label,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    pub handler: Label,
    pub depth: u32,
    pub lasti: bool,
}

#[derive(Default)]
pub struct Assembler {
    items: Vec<(Item, Option<Range>)>,
    labels: Vec<usize>,
    /// Protected ranges around the current place, innermost last.
    pub ranges: Vec<Range>,
}

impl Assembler {
    pub fn plain(&mut self, name: &'static str, arg: u32) {
        self.items.push((Item::Plain { name, arg }, self.ranges.last().copied()));
    }

    pub fn jump(&mut self, forward: &'static str, backward: &'static str, target: Label) {
        self.items.push((Item::Jump { forward, backward, target }, self.ranges.last().copied()));
    }

    pub fn label(&mut self) -> Label {
        self.labels.push(usize::MAX);
        self.labels.len() - 1
    }

    pub fn place(&mut self, label: Label) {
        self.labels[label] = self.items.len();
    }

    /// A function of `locals` locals of which the first are parameters.
    pub fn finish(self, locals: usize, parameters: u32, consts: Vec<Const>, stacksize: u32) -> CodeObject {
        let table = opcodes(Version::V311);
        let opcode = |name: &str| table.iter().find(|opcode| opcode.name == name).expect(name);
        let named = |item: usize| match &self.items[item].0 {
            Item::Plain { name, .. } => opcode(name),
            Item::Jump { forward, backward, target } => {
                opcode(if self.labels[*target] > item { forward } else { backward })
            }
        };
        // A jump always has one EXTENDED_ARG, so that its length is known before its distance.
        let mut units = vec![0usize];
        for (index, (item, _)) in self.items.iter().enumerate() {
            let length = match item {
                Item::Plain { arg, .. } => 1 + usize::from(*arg > 0xFF),
                Item::Jump { .. } => 2,
            };
            units.push(units[index] + length + usize::from(named(index).caches));
        }
        let mut code = Vec::new();
        for (index, (item, _)) in self.items.iter().enumerate() {
            let opcode = named(index);
            let next = units[index + 1] - usize::from(opcode.caches) + usize::from(opcode.caches);
            let arg = match item {
                Item::Plain { arg, .. } => *arg,
                Item::Jump { target, .. } => {
                    let target = units[self.labels[*target]];
                    let distance = if opcode.arg == Arg::Backward { next - target } else { target - next };
                    distance as u32
                }
            };
            assert!(arg <= 0xFFFF, "{arg}");
            if matches!(item, Item::Jump { .. }) || arg > 0xFF {
                code.extend([opcode_number(table, "EXTENDED_ARG"), (arg >> 8) as u8]);
            }
            code.extend([opcode.number, arg as u8]);
            code.extend(std::iter::repeat_n(0, 2 * usize::from(opcode.caches)));
        }
        let mut entries: Vec<(Range, Entry)> = Vec::new();
        for (index, (_, range)) in self.items.iter().enumerate() {
            let Some(range) = *range else { continue };
            let (start, end) = (units[index] as u32, units[index + 1] as u32);
            match entries.last_mut() {
                Some((last, entry)) if *last == range && entry.start + entry.length == start => {
                    entry.length += end - start;
                }
                _ => entries.push((
                    range,
                    Entry {
                        start,
                        length: end - start,
                        target: units[self.labels[range.handler]] as u32,
                        depth: range.depth,
                        lasti: range.lasti,
                    },
                )),
            }
        }
        let entries: Vec<Entry> = entries.into_iter().map(|(_, entry)| entry).collect();
        let text = |text: &str| Arc::new(PyStr::new(text));
        CodeObject {
            argcount: parameters,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            stacksize,
            flags: bytecode::code::flags::OPTIMIZED | bytecode::code::flags::NEWLOCALS,
            code: code.into(),
            consts: consts.into(),
            names: Arc::new([text("n0"), text("n1"), text("n2")]),
            localsplusnames: (0..locals).map(|i| text(&format!("v{i}"))).collect(),
            localspluskinds: vec![kinds::LOCAL; locals].into(),
            filename: text("generated"),
            name: text("f"),
            qualname: text("f"),
            firstlineno: 1,
            linetable: Arc::new([]),
            exceptiontable: exception_table::encode(&entries).into(),
        }
    }
}

fn opcode_number(table: &bytecode::decode::table::Table, name: &str) -> u8 {
    table.iter().find(|opcode| opcode.name == name).expect(name).number
}
