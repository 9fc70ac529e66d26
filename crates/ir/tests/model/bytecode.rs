//! Random bytecode that no compiler would emit: stack shuffling across blocks, handlers of any depth, loads pending
//! over stores, joins and raises.

use super::assemble::{Assembler, Label, Range};
use bytecode::mutate::Rng;
use bytecode::{CodeObject, Const, PyStr};
use std::sync::Arc;

struct Generator<'a> {
    rng: &'a mut Rng,
    out: Assembler,
    depth: u32,
    max_depth: u32,
    /// Entries below this belong to calls under way: their order matters, so nothing below is exchanged.
    fixed: u32,
    locals: u32,
    fuel: u32,
    /// Where a `break` may go, with the depth there.
    breaks: Vec<(Label, u32)>,
}

const CONSTS: u32 = 4;

pub fn program(rng: &mut Rng) -> CodeObject {
    let locals = 1 + rng.below(5) as u32;
    let parameters = rng.below(locals as usize + 1) as u32;
    let fuel = 5 + rng.below(60) as u32;
    let mut generator = Generator {
        rng,
        out: Assembler::default(),
        depth: 0,
        max_depth: 0,
        fixed: 0,
        locals,
        fuel,
        breaks: Vec::new(),
    };
    generator.plain("RESUME", 0);
    for local in parameters..locals {
        if generator.below(6) > 0 {
            generator.op("LOAD_GLOBAL", 2, 0, 1);
            generator.op("STORE_FAST", local, 1, 0);
        }
    }
    generator.fuel = fuel;
    while generator.fuel > 0 {
        generator.statement();
    }
    generator.value();
    generator.plain("RETURN_VALUE", 0);
    let keys = ["k", "l"].map(|key| Const::Str(Arc::new(PyStr::new(key))));
    let consts = vec![Const::None, Const::Int(1), Const::True, Const::Tuple(keys.to_vec().into())];
    assert_eq!(consts.len(), CONSTS as usize);
    let max_depth = generator.max_depth + 4;
    generator.out.finish(locals as usize, parameters, consts, max_depth)
}

impl Generator<'_> {
    fn plain(&mut self, name: &'static str, arg: u32) {
        self.out.plain(name, arg);
        self.fuel = self.fuel.saturating_sub(1);
    }

    /// An instruction that takes and pushes so many entries.
    fn op(&mut self, name: &'static str, arg: u32, takes: u32, pushes: u32) {
        self.plain(name, arg);
        self.depth = self.depth - takes + pushes;
        self.max_depth = self.max_depth.max(self.depth);
    }

    fn below(&mut self, bound: u32) -> u32 {
        self.rng.below(bound as usize) as u32
    }

    fn local(&mut self) -> u32 {
        self.below(self.locals)
    }

    /// The entries that may be exchanged freely.
    fn free(&self) -> u32 {
        self.depth - self.fixed
    }

    /// The entries that may not be taken.
    fn floor(&self) -> u32 {
        self.out.ranges.last().map_or(0, |range| range.depth).max(self.fixed)
    }

    /// Leaves the depth as it is, but may change everything above `fixed`.
    fn statement(&mut self) {
        let (depth, local) = (self.depth, self.local());
        match self.below(26) {
            0..=5 => self.shuffle(),
            6..=8 => {
                self.value();
                self.op("STORE_FAST", local, 1, 0);
            }
            9 => {
                self.value();
                self.op("COPY", 1, 0, 1);
                self.op("STORE_FAST", local, 1, 0);
                self.pop();
            }
            10 => {
                self.op("LOAD_FAST", local, 0, 1);
                match self.below(2) {
                    0 => self.op("POP_TOP", 0, 1, 0),
                    _ => self.op("STORE_FAST", local, 1, 0),
                }
                self.op("DELETE_FAST", local, 0, 0);
                self.value();
                self.op("STORE_FAST", local, 1, 0);
            }
            23 => {
                // An exchange, where the two stores are in the order that makes it one.
                let other = self.local();
                self.op("LOAD_FAST", local, 0, 1);
                self.op("LOAD_FAST", other, 0, 1);
                self.op("STORE_FAST", local, 1, 0);
                self.op("STORE_FAST", other, 1, 0);
            }
            11 | 12 => {
                let (end, other) = (self.out.label(), self.out.label());
                self.condition(other);
                self.statement();
                self.out.jump("JUMP_FORWARD", "JUMP_BACKWARD", end);
                self.out.place(other);
                self.statement();
                self.out.place(end);
            }
            13 => {
                let (start, end) = (self.out.label(), self.out.label());
                self.out.place(start);
                self.condition(end);
                self.breaks.push((end, depth));
                self.statement();
                self.statement();
                self.breaks.pop();
                if self.below(2) == 0 {
                    self.out.jump("JUMP_FORWARD", "JUMP_BACKWARD", start);
                } else {
                    self.condition(start);
                }
                self.out.place(end);
            }
            14 | 15 => self.for_loop(),
            16..=18 => self.protected(),
            19 => {
                // Entries that lie there while a statement runs.
                let count = self.below(3);
                (0..count).for_each(|_| self.value());
                self.statement();
                (0..count).for_each(|_| self.pop());
            }
            20 if self.breaks.last().is_some_and(|&(_, to)| (self.floor()..=depth).contains(&to)) => {
                let (target, target_depth) = self.breaks[self.breaks.len() - 1];
                // Only as the last thing on a way that something else joins.
                let past = self.out.label();
                self.condition(past);
                while self.depth > target_depth {
                    self.pop();
                }
                self.out.jump("JUMP_FORWARD", "JUMP_BACKWARD", target);
                self.depth = depth;
                self.out.place(past);
            }
            21 => {
                let past = self.out.label();
                self.condition(past);
                self.value();
                match self.below(2) {
                    0 => self.op("RAISE_VARARGS", 1, 1, 0),
                    _ => {
                        self.value();
                        self.op("RAISE_VARARGS", 2, 2, 0);
                    }
                }
                self.depth = depth;
                self.out.place(past);
            }
            22 => {
                self.value();
                self.value();
                self.value();
                let (name, takes) =
                    [("STORE_SUBSCR", 3), ("STORE_ATTR", 2), ("DELETE_SUBSCR", 2), ("STORE_GLOBAL", 1)]
                        [self.rng.below(4)];
                self.op(name, 0, takes, 0);
                while self.depth > depth {
                    self.pop();
                }
            }
            _ => {
                self.value();
                self.pop();
            }
        }
        assert_eq!(self.depth, depth);
    }

    /// Takes the top entry.
    fn pop(&mut self) {
        let local = self.local();
        match self.below(3) {
            0 => self.op("STORE_FAST", local, 1, 0),
            _ => self.op("POP_TOP", 0, 1, 0),
        }
    }

    /// Random exchanges, copies and operations on whatever lies there; the depth is what it was.
    fn shuffle(&mut self) {
        let depth = self.depth;
        for _ in 0..self.below(3) {
            self.value();
        }
        for _ in 0..self.below(6) {
            let free = self.free();
            match self.below(9) {
                0..=3 if free >= 2 => {
                    let n = 2 + self.below(free - 1);
                    self.op("SWAP", n, 0, 0);
                }
                4 if free >= 1 => {
                    let n = 1 + self.below(free);
                    self.op("COPY", n, 0, 1);
                }
                5 if self.depth > depth => self.pop(),
                6 if self.depth >= depth + 2 => {
                    let op = self.below(13);
                    self.op("BINARY_OP", op, 2, 1);
                }
                7 if self.depth > depth => self.op("LOAD_ATTR", 1, 1, 1),
                8 if self.depth > depth => {
                    self.op("UNPACK_SEQUENCE", 2, 1, 2);
                    if self.below(2) == 0 {
                        let (one, two) = (self.local(), self.local());
                        self.op("STORE_FAST", one, 1, 0);
                        self.op("STORE_FAST", two, 1, 0);
                    }
                }
                _ => {}
            }
        }
        while self.depth < depth {
            self.value();
        }
        while self.depth > depth {
            self.pop();
        }
    }

    /// Jumps to a label on something, or goes on.
    fn condition(&mut self, target: Label) {
        match self.below(6) {
            0 => {
                self.value();
                self.value();
                let op = self.below(6);
                self.op("COMPARE_OP", op, 2, 1);
            }
            1 => {
                self.value();
                self.value();
                let (name, invert) = (["IS_OP", "CONTAINS_OP"][self.rng.below(2)], self.below(2));
                self.op(name, invert, 2, 1);
            }
            2 => {
                self.value();
                self.op("UNARY_NOT", 0, 1, 1);
            }
            _ => self.value(),
        }
        self.depth -= 1;
        let (forward, backward) = [
            ("POP_JUMP_FORWARD_IF_TRUE", "POP_JUMP_BACKWARD_IF_TRUE"),
            ("POP_JUMP_FORWARD_IF_FALSE", "POP_JUMP_BACKWARD_IF_FALSE"),
            ("POP_JUMP_FORWARD_IF_NONE", "POP_JUMP_BACKWARD_IF_NONE"),
            ("POP_JUMP_FORWARD_IF_NOT_NONE", "POP_JUMP_BACKWARD_IF_NOT_NONE"),
        ][self.rng.below(4)];
        self.out.jump(forward, backward, target);
    }

    fn for_loop(&mut self) {
        let (start, end) = (self.out.label(), self.out.label());
        self.value();
        if self.below(2) == 0 {
            self.op("GET_ITER", 0, 1, 1);
        }
        self.out.place(start);
        self.out.jump("FOR_ITER", "FOR_ITER", end);
        self.depth += 1;
        self.max_depth = self.max_depth.max(self.depth);
        let fixed = std::mem::replace(&mut self.fixed, self.depth - 1);
        self.pop();
        self.statement();
        self.fixed = fixed;
        self.out.jump("JUMP_FORWARD", "JUMP_BACKWARD", start);
        self.out.place(end);
        self.depth -= 1;
    }

    /// A statement in a protected range, and its handler, which goes on behind it.
    fn protected(&mut self) {
        let (handler, end) = (self.out.label(), self.out.label());
        let depth = self.depth;
        // The handler finds fewer entries than there were, or all of them.
        let spare = depth - self.floor();
        let found = depth - if self.below(3) == 0 { self.below(spare + 1) } else { 0 };
        let lasti = self.below(2) == 0;
        self.out.ranges.push(Range { handler, depth: found, lasti });
        self.statement();
        if self.below(2) == 0 {
            self.statement();
        }
        self.out.ranges.pop();
        self.out.jump("JUMP_FORWARD", "JUMP_BACKWARD", end);

        self.out.place(handler);
        self.depth = found + 1 + u32::from(lasti);
        self.max_depth = self.max_depth.max(self.depth);
        let fixed = std::mem::replace(&mut self.fixed, self.depth);
        let breaks = std::mem::take(&mut self.breaks);
        match self.below(4) {
            0 if lasti => self.plain("RERAISE", 1),
            1 => self.plain("RERAISE", 0),
            2 => {
                self.op("PUSH_EXC_INFO", 0, 1, 2);
                self.fixed = self.depth;
                self.value();
                self.op("CHECK_EXC_MATCH", 0, 1, 1);
                self.pop();
                self.statement();
                self.pop();
                self.op("POP_EXCEPT", 0, 1, 0);
                self.handled(found, depth, fixed, end);
            }
            _ => self.handled(found, depth, fixed, end),
        }
        (self.depth, self.fixed, self.breaks) = (depth, fixed, breaks);
        self.out.place(end);
    }

    /// The end of a handler: back to the depth of what follows.
    fn handled(&mut self, found: u32, depth: u32, fixed: u32, end: Label) {
        while self.depth > found {
            self.op("POP_TOP", 0, 1, 0);
        }
        self.fixed = fixed;
        while self.depth < depth {
            self.value();
        }
        self.out.jump("JUMP_FORWARD", "JUMP_BACKWARD", end);
    }

    /// Pushes a value.
    fn value(&mut self) {
        let local = self.local();
        if self.fuel == 0 {
            let constant = self.below(CONSTS);
            return self.op("LOAD_CONST", constant, 0, 1);
        }
        match self.below(26) {
            0..=5 => self.op("LOAD_FAST", local, 0, 1),
            6 => {
                let constant = self.below(CONSTS);
                self.op("LOAD_CONST", constant, 0, 1);
            }
            7 | 8 => self.op("LOAD_GLOBAL", 2, 0, 1),
            9 if self.free() > 0 => {
                let n = 1 + self.below(self.free());
                self.op("COPY", n, 0, 1);
            }
            10 | 11 => {
                self.value();
                self.op("COPY", 1, 0, 1);
                self.op("STORE_FAST", local, 1, 0);
            }
            12 | 13 => {
                self.value();
                // Loads are pending meanwhile.
                if self.below(2) == 0 {
                    self.statement();
                }
                self.value();
                let op = self.below(26);
                self.op("BINARY_OP", op, 2, 1);
            }
            14 => {
                self.value();
                self.op("LOAD_ATTR", 0, 1, 1);
            }
            15 => {
                self.value();
                self.value();
                let op = self.below(6);
                self.op("COMPARE_OP", op, 2, 1);
            }
            16 | 17 => self.call(),
            18 => {
                let (end, other) = (self.out.label(), self.out.label());
                self.condition(other);
                self.value();
                self.out.jump("JUMP_FORWARD", "JUMP_BACKWARD", end);
                self.depth -= 1;
                self.out.place(other);
                self.value();
                self.out.place(end);
            }
            19 => {
                let end = self.out.label();
                self.value();
                let name = ["JUMP_IF_TRUE_OR_POP", "JUMP_IF_FALSE_OR_POP"][self.rng.below(2)];
                self.out.jump(name, name, end);
                self.depth -= 1;
                self.value();
                self.out.place(end);
            }
            20 => {
                let count = self.below(4);
                (0..count).for_each(|_| self.value());
                let name = ["BUILD_TUPLE", "BUILD_LIST", "BUILD_SET", "BUILD_STRING"][self.rng.below(4)];
                self.op(name, count, count, 1);
            }
            21 => {
                (0..4).for_each(|_| self.value());
                self.op("BUILD_MAP", 2, 4, 1);
            }
            22 => {
                (0..2).for_each(|_| self.value());
                self.op("LOAD_CONST", 3, 0, 1);
                self.op("BUILD_CONST_KEY_MAP", 2, 3, 1);
            }
            23 => {
                (0..3).for_each(|_| self.value());
                let step = self.below(2);
                if step == 1 {
                    self.op("BUILD_SLICE", 3, 3, 1);
                } else {
                    self.op("BUILD_SLICE", 2, 2, 1);
                    self.op("BINARY_SUBSCR", 0, 2, 1);
                }
            }
            24 => {
                (0..3).for_each(|_| self.value());
                let count = self.below(3);
                self.op("MATCH_CLASS", count, 3, 1);
            }
            _ => {
                self.value();
                self.statement();
            }
        }
    }

    fn call(&mut self) {
        let fixed = self.fixed;
        match self.below(4) {
            0 => {
                self.op("PUSH_NULL", 0, 0, 1);
                self.fixed = self.depth;
                self.value();
            }
            1 => {
                self.op("LOAD_GLOBAL", 1, 0, 2);
                self.fixed = self.depth;
            }
            2 => {
                self.value();
                self.op("LOAD_METHOD", 1, 1, 2);
                self.fixed = self.depth;
            }
            _ => {
                self.value();
                self.value();
            }
        }
        let argc = self.below(3);
        (0..argc).for_each(|_| self.value());
        self.fixed = fixed;
        if argc == 2 && self.below(3) == 0 {
            self.plain("KW_NAMES", 3);
        }
        self.plain("PRECALL", argc);
        self.op("CALL", argc, argc + 2, 1);
    }
}
