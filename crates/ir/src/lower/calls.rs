//! Calls, and the making of functions.
//!
//! CPython's stack is `method self args...` after LOAD_METHOD, `NULL callable args...` after PUSH_NULL, and otherwise
//! `callable arg0 args...`. Here the callee comes first, then the arguments, each in its home.

use super::{Entry, Lower, Lowering, broken};
use crate::{Instr, Op};
use bytecode::Const;
use bytecode::op::function_flags;

impl Lowering<'_> {
    pub(super) fn load_method(&mut self, name: u32) -> Lower {
        self.spill_constant(1)?;
        let owner = self.stack.slot(1)?;
        self.open(Op::LoadMethod, owner, 2)?;
        let [c] = self.take()?;
        let (a, x) = (self.home(owner), self.out.site(name));
        self.emit_with(Op::LoadMethod, |i| (i.a, i.c, i.x) = (a, c, x));
        self.stack.push(Entry::Method)?;
        self.stack.push(Entry::Receiver)
    }

    pub(super) fn load_global(&mut self, name: u32, push_null: bool) -> Lower {
        if push_null {
            self.stack.push(Entry::Null)?;
        }
        self.name_result(Op::LoadGlobal, name)
    }

    pub(super) fn call(&mut self, argc: u32, names: Option<u32>) -> Lower {
        let below = self.stack.slot((argc as usize).saturating_add(2))?;
        let argc = argc as u16;
        // The callee's slot, and how many arguments follow it.
        let (plain, keywords, start, n) = match self.stack.get(below)? {
            Entry::Null => (Op::Call, Op::CallKw, below + 1, argc),
            Entry::Method => (Op::CallMethod, Op::CallMethodKw, below, argc),
            _ => (Op::Call, Op::CallKw, below, argc + 1),
        };
        self.window(start)?;
        let mut instr = match names {
            None => Instr::new(plain),
            Some(names) => Instr { x: names as i32, ..Instr::new(keywords) },
        };
        instr.n = n;
        self.finish_window(instr, start, below)
    }

    /// `NULL callable args [kwargs]`
    pub(super) fn call_ex(&mut self, has_kwargs: bool) -> Lower {
        let callee = self.stack.slot(2 + usize::from(has_kwargs))?;
        let null = callee.checked_sub(1).ok_or_else(|| broken("the stack underflows"))?;
        if self.stack.get(null)? != Entry::Null {
            return Err(broken("CALL_FUNCTION_EX without NULL"));
        }
        self.window(callee)?;
        let mut instr = Instr { n: has_kwargs.into(), ..Instr::new(Op::CallEx) };
        instr.c = self.home(callee + 1);
        if has_kwargs {
            instr.d = self.home(callee + 2);
        }
        self.finish_window(instr, callee, null)
    }

    pub(super) fn make_function(&mut self, flags: u32) -> Lower {
        const KNOWN: u32 = function_flags::DEFAULTS
            | function_flags::KWDEFAULTS
            | function_flags::ANNOTATIONS
            | function_flags::CLOSURE;
        let code = self.take_const()?;
        if !matches!(self.code.consts.get(code as usize), Some(Const::Code(_))) {
            return Err(broken("MAKE_FUNCTION of what is no code object"));
        }
        let parts = (flags & KNOWN).count_ones() as usize;
        self.produce_window(Op::MakeFunction, parts, |i| (i.n, i.x) = ((flags & KNOWN) as u16, code as i32))
    }

    /// Takes the top entry, a constant, for its number.
    pub(super) fn take_const(&mut self) -> Lower<u32> {
        match self.stack.pop()? {
            Entry::Const(index) => Ok(index),
            _ => Err(broken("a constant is expected on the stack")),
        }
    }
}
