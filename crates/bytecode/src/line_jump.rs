//! Where a frame goes on whose `f_lineno` is set (`frame_setlineno` and what it calls in CPython's `frameobject.c`): to
//! which instruction of the line, and what has to leave the operand stack before.

use crate::code::CodeObject;
use crate::locations;
use crate::op::Op;
use crate::verify::Verified;

/// A jump that is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineJump {
    /// Byte offset of the instruction proper that is executed next.
    pub offset: u32,
    /// Entries that stay on the stack.
    pub depth: u32,
    /// What leaves it, from the top down.
    pub dropped: Vec<Dropped>,
}

/// An entry of the operand stack that a jump drops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropped {
    Value,
    /// What PUSH_EXC_INFO saved: it becomes the exception that is handled.
    Handled,
}

/// What an entry of the stack is to a jump; three bits, none of them 0.
type Kind = u64;

const ITERATOR: Kind = 1;
const EXCEPT: Kind = 2;
const OBJECT: Kind = 3;
const NULL: Kind = 4;
const LASTI: Kind = 5;

/// A stack of kinds, the top in the lowest bits, as CPython packs it: which of two is greater decides between targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stack {
    /// Nothing was found to lead there.
    Unknown,
    TooDeep,
    Kinds(u64),
}

/// The most entries that are told apart.
const MOST: u32 = 21;

impl Stack {
    fn push(self, kind: Kind) -> Stack {
        match self {
            Stack::Kinds(bits) if bits >> (3 * (MOST - 1)) == 0 => Stack::Kinds(bits << 3 | kind),
            _ => Stack::TooDeep,
        }
    }

    fn pop(self) -> Stack {
        match self {
            Stack::Kinds(bits) => Stack::Kinds(bits >> 3),
            other => other,
        }
    }

    /// The n-th entry from the top; 1 is the top.
    fn peek(self, n: u32) -> Kind {
        match self {
            Stack::Kinds(bits) => bits.checked_shr(3 * n.saturating_sub(1)).unwrap_or(0) & 7,
            _ => OBJECT,
        }
    }

    fn depth(self) -> u32 {
        match self {
            Stack::Kinds(bits) => (u64::BITS - bits.leading_zeros()).div_ceil(3),
            _ => 0,
        }
    }

    fn cut(self, depth: u32) -> Stack {
        (depth..self.depth()).fold(self, |stack, _| stack.pop())
    }

    fn swap(self, n: u32) -> Stack {
        let Stack::Kinds(bits) = self else { return self };
        let Some(shift) = n.checked_sub(1).map(|n| 3 * n).filter(|&shift| shift < 3 * MOST) else {
            return self;
        };
        let difference = (bits ^ bits >> shift) & 7;
        Stack::Kinds(bits ^ difference ^ difference << shift)
    }

    /// Whether a frame with this stack can go on where the other is expected, once entries are dropped.
    fn fits(self, target: Stack) -> bool {
        let (Stack::Kinds(mut from), Stack::Kinds(mut to)) = (self, target) else { return false };
        while from > to {
            from >>= 3;
        }
        while from != 0 {
            let suits = match to & 7 {
                0 => false,
                OBJECT => from & 7 != NULL,
                NULL => true,
                kind => from & 7 == kind,
            };
            if !suits {
                return false;
            }
            (from, to) = (from >> 3, to >> 3);
        }
        to == 0
    }
}

/// The jump from the instruction at `from` to `line`, or what the ValueError says.
pub fn line_jump(code: &CodeObject, verified: &Verified, from: u32, line: i32) -> Result<LineJump, String> {
    if line < code.firstlineno {
        return Err(format!("line {line} comes before the current code block"));
    }
    let starts = line_starts(code);
    let Some(actual) = starts.iter().map(|&(_, at)| at).filter(|&at| at >= line).min() else {
        return Err(format!("line {line} comes after the current code block"));
    };
    let stacks = stacks(verified);
    let instrs = &verified.decoded.instrs;
    // Line starts are offsets of prefixes, where there are any: the instruction proper is the first from there on.
    let index_from = |offset| instrs.partition_point(|inst| inst.offset < offset);
    let stack_of = |index: usize| stacks.get(index).copied().unwrap_or(Stack::Unknown);
    let start = stack_of(index_from(from));
    let mut best = None;
    let mut refusal = None;
    for index in starts.iter().filter(|start| start.1 == actual).map(|start| index_from(start.0)) {
        let target = stack_of(index);
        if start.fits(target) {
            if best.is_none_or(|(stack, _)| target > stack) {
                best = Some((target, index));
            }
        } else {
            refusal.get_or_insert(match start {
                Stack::TooDeep => "stack to deep to analyze",
                Stack::Unknown => "can't jump from unreachable code",
                Stack::Kinds(_) => refused(target),
            });
        }
    }
    let offset = |index| instrs.get(index).map(|inst: &crate::Inst| inst.offset);
    let Some((target, offset)) = best.and_then(|(stack, index)| Some((stack, offset(index)?))) else {
        return Err(refusal.unwrap_or("cannot find bytecode for specified line").to_owned());
    };
    let mut dropped = Vec::new();
    let mut stack = start;
    while stack > target {
        dropped.push(if stack.peek(1) == EXCEPT { Dropped::Handled } else { Dropped::Value });
        stack = stack.pop();
    }
    Ok(LineJump { offset, depth: target.depth(), dropped })
}

/// Why nothing jumps to where the stack is this one.
fn refused(target: Stack) -> &'static str {
    match (target, target.peek(1)) {
        (Stack::TooDeep, _) => "stack is too deep to analyze",
        (Stack::Unknown, _) => "can't jump into an exception handler, or code may be unreachable",
        (_, EXCEPT) => "can't jump into an 'except' block as there's no exception",
        (_, LASTI) => "can't jump into a re-raising block as there's no location",
        (_, ITERATOR) => "can't jump into the body of a for loop",
        _ => "incompatible stacks",
    }
}

/// Offsets where another line begins than the one last named.
fn line_starts(code: &CodeObject) -> Vec<(u32, i32)> {
    let mut last = None;
    let begins = locations::lines(code).filter_map(|(start, _, line)| {
        let line = line.filter(|line| last != Some(*line))?;
        last = Some(line);
        Some((start, line))
    });
    begins.collect()
}

/// By instruction: the stack before it. Handlers are looked at once a pass found out what there is to find.
fn stacks(verified: &Verified) -> Vec<Stack> {
    let decoded = &verified.decoded;
    let mut stacks = vec![Stack::Unknown; decoded.instrs.len()];
    let mut open = vec![0];
    if let Some(first) = stacks.first_mut() {
        *first = Stack::Kinds(0);
    }
    loop {
        while let Some(index) = open.pop() {
            for (next, stack) in after(verified, &stacks, index).into_iter().flatten() {
                if let Some(place) = stacks.get_mut(next).filter(|place| **place == Stack::Unknown) {
                    *place = stack;
                    open.push(next);
                }
            }
        }
        for handler in &decoded.handlers {
            let covered = stacks.get(handler.start as usize).copied().unwrap_or(Stack::Unknown);
            let Some(place) = stacks.get_mut(handler.target as usize) else { continue };
            if covered != Stack::Unknown && *place == Stack::Unknown {
                let stack = covered.cut(handler.depth);
                *place = if handler.lasti { stack.push(LASTI) } else { stack }.push(EXCEPT);
                open.push(handler.target as usize);
            }
        }
        if open.is_empty() {
            return stacks;
        }
    }
}

/// Where control goes from an instruction, and with what stack: to the next, by a jump.
fn after(verified: &Verified, stacks: &[Stack], index: usize) -> [Option<(usize, Stack)>; 2] {
    let (Some(inst), Some(&stack)) = (verified.decoded.instrs.get(index), stacks.get(index)) else {
        return [None, None];
    };
    let next = match inst.op {
        Op::Nop => stack,
        Op::PopJumpIf { .. } | Op::JumpIfFalseOrPop(_) | Op::JumpIfTrueOrPop(_) | Op::PopExcept => {
            stack.pop()
        }
        Op::GetIter | Op::GetAiter => stack.pop().push(ITERATOR),
        Op::PushExcInfo => stack.push(EXCEPT),
        Op::PushNull => stack.push(NULL),
        Op::LoadGlobal { push_null: true, .. } => stack.push(NULL).push(OBJECT),
        Op::LoadMethod(_) => stack.pop().push(NULL).push(OBJECT),
        // Arguments, and what PUSH_NULL or LOAD_METHOD began; the result is an object.
        Op::Call { argc, .. } => stack.cut(stack.depth().saturating_sub(argc + 2)).push(OBJECT),
        Op::Copy(n) => stack.push(stack.peek(n)),
        Op::Swap(n) => stack.swap(n),
        _ => by_depth(verified, stack, index, index + 1),
    };
    let jumped = inst.op.target().map(|target| {
        let target = target as usize;
        let stack = match inst.op {
            Op::PopJumpIf { .. } => next,
            _ => by_depth(verified, stack, index, target),
        };
        (target, stack)
    });
    [inst.op.falls_through().then_some((index + 1, next)), jumped]
}

/// The stack as most instructions change it: what they take goes, what they push is objects.
fn by_depth(verified: &Verified, stack: Stack, from: usize, to: usize) -> Stack {
    let depth = |index: usize| verified.depth_before.get(index).copied().flatten().map_or(0, u32::from);
    let (before, after) = (depth(from), depth(to));
    if after < before {
        (after..before).fold(stack, |stack, _| stack.pop())
    } else {
        (before..after).fold(stack, |stack, _| stack.push(OBJECT))
    }
}
