//! The abstract operand stack.
//!
//! A stack is a depth and a linked list of its entries that are not `Value`. List nodes are interned, so that two
//! stacks are equal exactly if their two numbers are, and copying one is free: the whole check stays linear however
//! deep stacks are.

use super::{Broken, Check, require};
use std::collections::HashMap;

/// What an entry of the operand stack is, as far as its consumers must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A Python object.
    Value,
    /// The NULL of PUSH_NULL or LOAD_GLOBAL; only a call consumes it.
    Null,
    /// The lower entry of LOAD_METHOD: a function, or NULL.
    Method,
    /// The upper entry of LOAD_METHOD: the receiver, or with NULL below it the callable.
    MethodSelf,
    /// What PUSH_EXC_INFO saved: the exception handled before, or None.
    Previous,
    /// The offset that a handler with `lasti` pushed.
    Lasti,
}

/// A stack at one point of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stack {
    pub(super) depth: u32,
    /// The uppermost entry that is not `Value`: an index into [`Nodes`].
    top: u32,
}

impl Stack {
    pub(super) const EMPTY: Stack = Stack { depth: 0, top: BOTTOM };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Node {
    slot: u32,
    kind: Kind,
    below: u32,
}

/// The end of every list.
const BOTTOM: u32 = u32::MAX;

#[derive(Clone, Debug, Default)]
struct Nodes {
    nodes: Vec<Node>,
    known: HashMap<Node, u32>,
}

impl Nodes {
    fn get(&self, node: u32) -> Option<Node> {
        self.nodes.get(node as usize).copied()
    }

    fn intern(&mut self, node: Node) -> u32 {
        *self.known.entry(node).or_insert_with(|| {
            self.nodes.push(node);
            self.nodes.len() as u32 - 1
        })
    }
}

/// A stack being changed by an instruction.
pub(super) struct Machine {
    nodes: Nodes,
    pub(super) stack: Stack,
    /// The shallowest the stack was within the instruction.
    pub(super) floor: u32,
    /// `stacksize`.
    limit: u32,
    /// List nodes that may still be walked past; bounds the time that a hostile stack of many NULLs can take.
    fuel: u64,
}

impl Machine {
    pub(super) fn new(limit: u32, instrs: usize) -> Machine {
        let fuel = 16 * instrs as u64 + (1 << 20);
        Machine { nodes: Nodes::default(), stack: Stack::EMPTY, floor: 0, limit, fuel }
    }

    /// Starts an instruction before which the stack is this.
    pub(super) fn enter(&mut self, stack: Stack) {
        self.stack = stack;
        self.floor = stack.depth;
    }

    pub(super) fn push(&mut self, kind: Kind) -> Check {
        let slot = self.stack.depth;
        self.push_values(1)?;
        self.link(slot, kind);
        Ok(())
    }

    pub(super) fn push_values(&mut self, count: u64) -> Check {
        let depth = u64::from(self.stack.depth).saturating_add(count);
        let limit = self.limit;
        require(depth <= u64::from(limit), 17, || format!("the stack exceeds its size of {limit}"))?;
        self.stack.depth = depth as u32;
        Ok(())
    }

    pub(super) fn pop_values(&mut self, count: u64) -> Check {
        self.stack = self.without_values(count)?;
        self.floor = self.floor.min(self.stack.depth);
        Ok(())
    }

    /// The stack less its uppermost entries, which must be values.
    pub(super) fn without_values(&self, count: u64) -> Check<Stack> {
        let depth = u64::from(self.stack.depth).checked_sub(count).ok_or_else(underflow)? as u32;
        match self.nodes.get(self.stack.top).filter(|node| node.slot >= depth) {
            Some(node) => Err(wrong_kind("a value", node.kind)),
            None => Ok(Stack { depth, ..self.stack }),
        }
    }

    /// Pops an entry of whatever kind.
    pub(super) fn pop(&mut self) -> Check<Kind> {
        let slot = self.stack.depth.checked_sub(1).ok_or_else(underflow)?;
        self.stack.depth = slot;
        self.floor = self.floor.min(slot);
        match self.nodes.get(self.stack.top) {
            Some(node) if node.slot == slot => {
                self.stack.top = node.below;
                Ok(node.kind)
            }
            _ => Ok(Kind::Value),
        }
    }

    pub(super) fn pop_kind(&mut self, expected: Kind) -> Check {
        let kind = self.pop()?;
        if kind == expected { Ok(()) } else { Err(wrong_kind(&format!("{expected:?}"), kind)) }
    }

    /// The kind of the n-th entry from the top; 1 is the top.
    pub(super) fn peek(&mut self, n: u32) -> Check<Kind> {
        let slot =
            n.checked_sub(1).and_then(|n| self.stack.depth.checked_sub(n + 1)).ok_or_else(underflow)?;
        let mut top = self.stack.top;
        while let Some(node) = self.nodes.get(top) {
            if node.slot <= slot {
                return Ok(if node.slot == slot { node.kind } else { Kind::Value });
            }
            self.walk()?;
            top = node.below;
        }
        Ok(Kind::Value)
    }

    /// Requires the n-th entry from the top to be of a kind.
    pub(super) fn expect(&mut self, n: u32, expected: Kind) -> Check {
        let kind = self.peek(n)?;
        if kind == expected { Ok(()) } else { Err(wrong_kind(&format!("{expected:?}"), kind)) }
    }

    /// Exchanges the top and the n-th entry from the top.
    pub(super) fn swap(&mut self, n: u32) -> Check {
        let (upper, lower) = (self.peek(1)?, self.peek(n)?);
        for kind in [upper, lower] {
            require(is_movable(kind), 19, || format!("SWAP moves a {kind:?}"))?;
        }
        if upper == lower {
            return Ok(());
        }
        let (high, low) = (self.stack.depth - 1, self.stack.depth - n);
        let mut between = Vec::new();
        while let Some(node) = self.nodes.get(self.stack.top).filter(|node| node.slot >= low) {
            self.walk()?;
            between.push(node);
            self.stack.top = node.below;
        }
        self.link(low, upper);
        for node in between.into_iter().rev().filter(|node| (low + 1..high).contains(&node.slot)) {
            self.link(node.slot, node.kind);
        }
        self.link(high, lower);
        Ok(())
    }

    /// The stack cut down to a depth, as a handler finds it.
    pub(super) fn cut(&mut self, stack: Stack, depth: u32) -> Check<Stack> {
        let mut top = stack.top;
        while let Some(node) = self.nodes.get(top).filter(|node| node.slot >= depth) {
            self.walk()?;
            top = node.below;
        }
        let parted = self.nodes.get(top).is_some_and(|n| n.kind == Kind::Method && n.slot + 1 == depth);
        require(!parted, 20, || "a handler parts the two entries of LOAD_METHOD".into())?;
        Ok(Stack { depth: depth.min(stack.depth), top })
    }

    /// Says what the entry at a slot above all others listed is.
    fn link(&mut self, slot: u32, kind: Kind) {
        if kind != Kind::Value {
            self.stack.top = self.nodes.intern(Node { slot, kind, below: self.stack.top });
        }
    }

    fn walk(&mut self) -> Check {
        let left = self.fuel.checked_sub(1);
        self.fuel = left.unwrap_or(0);
        require(left.is_some(), 17, || "the stack is too involved to check".into())
    }

    /// What remains to be asked once every stack is known.
    pub(super) fn into_kinds(self, before: &[Option<Stack>]) -> Kinds {
        let tops = before.iter().map(|stack| stack.map_or(BOTTOM, |stack| stack.top)).collect();
        Kinds { tops, nodes: self.nodes.nodes }
    }
}

fn underflow() -> Broken {
    Broken { rule: 17, message: "the stack underflows".into() }
}

pub(super) fn wrong_kind(expected: &str, found: Kind) -> Broken {
    Broken { rule: 19, message: format!("{expected} expected on the stack, {found:?} found") }
}

/// Whether COPY, SWAP and POP_TOP may touch it.
pub(super) fn is_movable(kind: Kind) -> bool {
    matches!(kind, Kind::Value | Kind::Previous | Kind::Lasti)
}

/// The kinds of entries before every instruction.
#[derive(Clone, Debug)]
pub(super) struct Kinds {
    tops: Vec<u32>,
    nodes: Vec<Node>,
}

impl Kinds {
    pub(super) fn kind(&self, index: u32, slot: u32) -> Kind {
        let mut special = self.special(index).skip_while(|&(at, _)| at > slot);
        special.next().filter(|&(at, _)| at == slot).map_or(Kind::Value, |(_, kind)| kind)
    }

    pub(super) fn special(&self, index: u32) -> impl Iterator<Item = (u32, Kind)> + '_ {
        let mut top = self.tops.get(index as usize).copied().unwrap_or(BOTTOM);
        std::iter::from_fn(move || {
            let node = self.nodes.get(top as usize)?;
            top = node.below;
            Some((node.slot, node.kind))
        })
    }
}
