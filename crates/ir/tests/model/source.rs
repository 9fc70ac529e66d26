//! Random Python functions, as source text.

use bytecode::mutate::Rng;
use std::fmt::Write;

pub struct Source<'a> {
    rng: &'a mut Rng,
    text: String,
    indent: usize,
    fuel: usize,
    in_loop: bool,
    is_async: bool,
}

const LOCALS: [&str; 5] = ["a", "b", "c", "d", "e"];

/// A module with one function.
pub fn program(rng: &mut Rng) -> String {
    let fuel = 4 + rng.below(30);
    let is_async = rng.below(8) == 0;
    let mut source = Source { rng, text: String::new(), indent: 1, fuel, in_loop: false, is_async };
    let parameters = source.rng.below(3);
    for local in LOCALS {
        if source.rng.below(6) > 0 {
            source.line(&format!("{local} = g()"));
        }
    }
    source.suite();
    let keyword = if is_async { "async def" } else { "def" };
    format!("{keyword} f({}):\n{}", LOCALS[..parameters].join(", "), source.text)
}

impl Source<'_> {
    fn line(&mut self, text: &str) {
        writeln!(self.text, "{:indent$}{text}", "", indent = self.indent).expect("a string grows");
    }

    fn suite(&mut self) {
        for _ in 0..=self.rng.below(4) {
            self.statement();
        }
    }

    fn block(&mut self, head: &str) {
        self.line(head);
        self.indent += 1;
        self.suite();
        self.indent -= 1;
    }

    fn local(&mut self) -> String {
        LOCALS[self.rng.below(LOCALS.len())].into()
    }

    fn statement(&mut self) {
        if self.fuel == 0 {
            return self.line("pass");
        }
        self.fuel -= 1;
        let x = self.expr(2);
        let y = self.expr(1);
        match self.rng.below(34) {
            0..=4 => {
                let target = self.target();
                self.line(&format!("{target} = {x}"));
            }
            5 | 6 => {
                let (one, two) = (self.target(), self.target());
                self.line(&format!("{one}, {two} = {x}, {y}"));
            }
            7 => {
                let (one, two) = (self.local(), self.local());
                self.line(&format!("{one}, {two} = {two}, {one}"));
            }
            8 => {
                let (one, two, rest) = (self.target(), self.target(), self.target());
                let form = [
                    format!("{one}, {two} = {x}"),
                    format!("{one}, {two}, {rest} = {x}"),
                    format!("{one}, *{rest}, {two} = {x}"),
                    format!("{one} = {two} = {x}"),
                    format!("{one}, {two}, {rest} = {y}, {x}, {y}"),
                ];
                let form = &form[self.rng.below(form.len())];
                self.line(form);
            }
            9 | 10 => {
                let target = self.target();
                let op = ["+=", "-=", "*=", "<<=", "@="][self.rng.below(5)];
                self.line(&format!("{target} {op} {x}"));
            }
            11..=13 => self.line(&x),
            14 => {
                let local = self.local();
                self.line(&format!("del {local}"));
            }
            15 => self.line(&format!("del ({x})[{y}]")),
            16..=18 => {
                self.block(&format!("if {x}:"));
                if self.rng.below(2) == 0 {
                    self.block("else:");
                }
            }
            19 => self.in_loop(&format!("while {x}:")),
            20..=22 => {
                let target = match self.rng.below(3) {
                    0 => format!("{}, {}", self.target(), self.target()),
                    _ => self.target(),
                };
                self.in_loop(&format!("for {target} in {x}:"));
            }
            23..=25 => self.try_(),
            26 | 27 => {
                let name = match self.rng.below(2) {
                    0 => String::new(),
                    _ => format!(" as {}", self.target()),
                };
                let prefix = if self.is_async && self.rng.below(2) == 0 { "async " } else { "" };
                self.block(&format!("{prefix}with {x}{name}:"));
            }
            28 => self.match_(&x),
            29 if self.in_loop => {
                let form = ["break", "continue"][self.rng.below(2)];
                self.line(form);
            }
            30 => {
                let form = [
                    format!("return {x}"),
                    format!("raise {x}"),
                    format!("raise {x} from {y}"),
                    "raise".into(),
                ];
                let form = if self.is_async { &form[1..] } else { &form[..] };
                let form = &form[self.rng.below(form.len())];
                self.line(form);
            }
            31 => self.line(&format!("assert {x}, {y}")),
            32 => {
                let local = self.local();
                self.line(&format!("def h(p={x}): return ({local}, p)"));
            }
            _ => {
                let form = [
                    "import os.path as m".to_string(),
                    "from m import n, o".to_string(),
                    format!("x: {y} = {x}"),
                    format!("z = lambda q={x}: {y}"),
                ];
                let form = &form[self.rng.below(form.len())];
                self.line(form);
            }
        }
    }

    fn in_loop(&mut self, head: &str) {
        let outer = std::mem::replace(&mut self.in_loop, true);
        let prefix =
            if self.is_async && head.starts_with("for") && self.rng.below(2) == 0 { "async " } else { "" };
        self.block(&format!("{prefix}{head}"));
        self.in_loop = outer;
        if self.rng.below(4) == 0 {
            self.block("else:");
        }
    }

    fn try_(&mut self) {
        self.block("try:");
        let kind = self.rng.below(4);
        if kind != 0 {
            let star = if kind == 3 { "*" } else { "" };
            // Neither of these may leave `except*`.
            let outer = if kind == 3 { std::mem::replace(&mut self.in_loop, false) } else { self.in_loop };
            for _ in 0..=self.rng.below(2) {
                let class = self.expr(1);
                let head = match self.rng.below(3) {
                    0 => format!("except{star} {class}:"),
                    _ => format!("except{star} {class} as {}:", self.local()),
                };
                self.block(&head);
            }
            self.in_loop = outer;
            if kind == 2 {
                self.block("except:");
            }
            if self.rng.below(3) == 0 {
                self.block("else:");
            }
        }
        if kind == 0 || self.rng.below(3) == 0 {
            self.block("finally:");
        }
    }

    fn match_(&mut self, subject: &str) {
        self.line(&format!("match {subject}:"));
        self.indent += 1;
        for _ in 0..=self.rng.below(3) {
            let pattern = self.pattern(2);
            let guard = match self.rng.below(3) {
                0 => format!(" if {}", self.expr(1)),
                _ => String::new(),
            };
            self.block(&format!("case {pattern}{guard}:"));
        }
        self.indent -= 1;
    }

    /// Patterns bind no name, or each a new one: no name may be bound twice.
    fn pattern(&mut self, depth: usize) -> String {
        match self.rng.below(if depth == 0 { 3 } else { 7 }) {
            0 => "1".into(),
            1 => "None".into(),
            2 => "g.h".into(),
            3 => format!("[{}, {}]", self.pattern(depth - 1), self.pattern(depth - 1)),
            4 => format!("{{'k': {}}}", self.pattern(depth - 1)),
            5 => format!("K({}, k={})", self.pattern(depth - 1), self.pattern(depth - 1)),
            _ => format!("({} | {})", self.pattern(depth - 1), self.pattern(depth - 1)),
        }
    }

    fn target(&mut self) -> String {
        match self.rng.below(8) {
            0 => format!("({}).x", self.expr(1)),
            1 => format!("({})[{}]", self.expr(1), self.expr(1)),
            _ => self.local(),
        }
    }

    fn expr(&mut self, depth: usize) -> String {
        if depth == 0 || self.fuel == 0 {
            return match self.rng.below(5) {
                0 => "1".into(),
                1 => "g".into(),
                _ => self.local(),
            };
        }
        let d = depth - 1;
        match self.rng.below(30) {
            0..=3 => self.local(),
            4 => {
                let op = ["+", "-", "*", "@", "//", "<<", "&", "**", "%"][self.rng.below(9)];
                format!("({} {op} {})", self.expr(d), self.expr(d))
            }
            5 => format!("({} + {})", self.local(), self.expr(d)),
            6 | 7 => {
                let local = self.local();
                format!("({local} := {})", self.expr(d))
            }
            8 => format!("g({}, {})", self.expr(d), self.expr(d)),
            9 => format!("({}).m({})", self.expr(d), self.expr(d)),
            10 => format!("g({}, k={})", self.expr(d), self.expr(d)),
            11 => format!("({}).m(*{}, **{})", self.expr(d), self.expr(d), self.expr(d)),
            12 => {
                let op =
                    ["<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not"][self.rng.below(10)];
                format!("({} {op} {})", self.expr(d), self.expr(d))
            }
            13 => format!("({} < {} <= {})", self.expr(d), self.expr(d), self.expr(d)),
            14 | 15 => {
                let op = ["and", "or"][self.rng.below(2)];
                format!("({} {op} {})", self.expr(d), self.expr(d))
            }
            16 => format!("(not {})", self.expr(d)),
            17 => format!("(-{})", self.expr(d)),
            18 | 19 => format!("({} if {} else {})", self.expr(d), self.expr(d), self.expr(d)),
            20 => format!("({}).x", self.expr(d)),
            21 => format!("({})[{}]", self.expr(d), self.expr(d)),
            22 => format!("({})[{}:{}]", self.expr(d), self.expr(d), self.expr(d)),
            23 => format!("({}, {}, {})", self.expr(d), self.expr(d), self.expr(d)),
            24 => format!("[{}, *{}, {}]", self.expr(d), self.expr(d), self.expr(d)),
            25 => {
                format!("{{{}: {}, **{}, 'k': {}}}", self.expr(d), self.expr(d), self.expr(d), self.expr(d))
            }
            26 => format!("{{{}, {}}}", self.expr(d), self.expr(d)),
            27 => format!("f'{{{}}}{{{}!r:>{{{}}}}}'", self.local(), self.local(), self.local()),
            28 => format!("{{'x': {}, 'y': {}}}", self.expr(d), self.expr(d)),
            _ if self.is_async => {
                let form = ["await", "yield"][self.rng.below(2)];
                format!("({form} {})", self.expr(d))
            }
            _ => {
                let form = ["yield", "yield from"][self.rng.below(2)];
                format!("({form} {})", self.expr(d))
            }
        }
    }
}
