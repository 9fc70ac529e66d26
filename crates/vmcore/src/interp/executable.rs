//! A code object ready to run: instructions, and behind one pointer its constants and sites.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::cell::Cell;
use std::ptr::NonNull;

use bytecode::code::flags;
use ir::{Handler, Instr, Lowered};

use super::dispatch;
use super::inline_cache::{Cache, Site};
use super::stand_ins::stands_in;
use crate::heap::Visit;
use crate::objects::code::Code;
use crate::value::{Ref, Value, Word, retain};

/// What a handler reaches through the constants' pointer: constant `i` is the word at `-1 - i` from here.
#[repr(C)]
pub(crate) struct Pool {
    /// Number of the first temporary register.
    pub first_temp: i16,
    /// Calls of builtin functions left until CPython would have specialised them: they count as recursion until then.
    pub cold_calls: Cell<u8>,
    pub caches: *const Cache,
    pub sites: *const Site,
    pub executable: *const Executable,
}

/// CPython specialises the instructions of code when it begins for the eighth time.
const COLD_CALLS: u8 = 7;

pub(crate) struct Executable {
    pub instrs: Box<[Instr]>,
    pub offsets: Box<[[u32; 2]]>,
    pub handlers: Box<[Handler]>,
    /// One of each for every named place.
    #[expect(dead_code, reason = "the pool points into them")]
    caches: Box<[Cache]>,
    sites: Box<[Site]>,
    start: *const Instr,
    pool: NonNull<Pool>,
    consts: usize,
    pub first_temp: u16,
    pub registers: u16,
    pub flags: u32,
    /// See [`super::stand_ins`].
    pub stands_in: bool,
    /// Positional parameters, positional-only ones among them, keyword-only ones.
    pub args: u16,
    pub positional_only: u16,
    pub keyword_only: u16,
    /// Whether a call with exactly `args` positional arguments needs no more than to copy them.
    pub simple: bool,
    /// Whether closing a generator of it can run anything: a handler, or what it delegates to.
    pub minds_closing: bool,
    /// Whether it tells trace functions what it does.
    pub traced: bool,
}

impl Executable {
    pub(crate) fn new(code: &Ref<Code>, lowered: Lowered) -> Executable {
        let raw = &code.raw;
        let sites: Box<[Site]> =
            lowered.sites.iter().map(|site| Site::new(code.names[site.name as usize].clone())).collect();
        let caches: Box<[Cache]> = sites.iter().map(|_| Cache::default()).collect();
        let consts = code.consts.items();
        let layout = Executable::pool_layout(consts.len());
        // SAFETY: the layout's size is not zero.
        let block = unsafe { alloc(layout) }.cast::<Word>();
        if block.is_null() {
            handle_alloc_error(layout);
        }
        // SAFETY: the block has room for the constants and the pool behind them.
        let pool = unsafe {
            for (i, constant) in consts.iter().enumerate() {
                let word = constant.word();
                retain(word);
                block.add(consts.len() - 1 - i).write(word);
            }
            let pool = block.add(consts.len()).cast::<Pool>();
            pool.write(Pool {
                first_temp: lowered.first_temp as i16,
                cold_calls: Cell::new(COLD_CALLS),
                caches: caches.as_ptr(),
                sites: sites.as_ptr(),
                executable: std::ptr::null(),
            });
            NonNull::new_unchecked(pool)
        };
        let special = flags::VARARGS | flags::VARKEYWORDS;
        let mut instrs: Box<[Instr]> = lowered.instrs.into();
        for at in 0..instrs.len() {
            instrs[at].form = dispatch::form(&instrs, at, lowered.first_temp as i16);
        }
        let resumes = instrs.first().is_some_and(|i| i.op == ir::Op::Resume);
        let delegates = raw.has_flag(flags::GENERATOR) && instrs.iter().any(|i| i.op == ir::Op::Send);
        Executable {
            minds_closing: delegates || !lowered.handlers.is_empty(),
            // SAFETY: code that begins with a `Resume` goes on behind it.
            start: unsafe { instrs.as_ptr().add(resumes as usize) },
            instrs,
            offsets: lowered.offsets.into(),
            handlers: lowered.handlers.into(),
            caches,
            sites,
            pool,
            consts: consts.len(),
            first_temp: lowered.first_temp,
            registers: lowered.registers,
            flags: raw.flags,
            stands_in: stands_in(code),
            args: raw.argcount as u16,
            positional_only: raw.posonlyargcount as u16,
            keyword_only: raw.kwonlyargcount as u16,
            simple: raw.flags & special == 0 && raw.kwonlyargcount == 0 && raw.has_flag(flags::OPTIMIZED),
            traced: false,
        }
    }

    fn pool_layout(consts: usize) -> Layout {
        let bytes = consts * size_of::<Word>() + size_of::<Pool>();
        // A code object's constants are in memory already, so their number is far from overflow.
        Layout::from_size_align(bytes, 8).unwrap_or_else(|_| Layout::new::<Pool>())
    }

    /// The pool, its back pointer set: the executable no longer moves.
    #[inline(always)]
    pub(crate) fn pool(&self) -> *const Pool {
        self.pool.as_ptr()
    }

    /// To be called once the executable is where it stays.
    pub(crate) fn settle(&self) {
        // SAFETY: the pool is this executable's own.
        unsafe { (*self.pool.as_ptr()).executable = self };
    }

    /// The first instruction.
    pub(crate) fn entry(&self) -> *const Instr {
        self.instrs.as_ptr()
    }

    /// Where a call begins: behind a `Resume` at the very start, since a call has looked at the eval breaker.
    #[inline(always)]
    pub(crate) fn start(&self) -> *const Instr {
        self.start
    }

    /// Index of the instruction at `pc`.
    pub(crate) fn index(&self, pc: *const Instr) -> usize {
        (pc as usize - self.instrs.as_ptr() as usize) / size_of::<Instr>()
    }

    /// Where an exception raised by the instruction at `pc` goes.
    pub(crate) fn handler_of(&self, pc: *const Instr) -> Option<&Handler> {
        let index = self.index(pc) as u32;
        self.handlers.iter().find(|h| h.start <= index && index < h.end)
    }

    /// Bytecode offset of the instruction at `pc`, in its first or second phase.
    pub(crate) fn offset(&self, pc: *const Instr, phase: usize) -> u32 {
        self.offsets.get(self.index(pc)).map_or(0, |o| o[phase])
    }

    pub(crate) fn trace(&self, visit: &mut Visit<'_>) {
        self.sites.iter().for_each(|s| visit(s.name.as_value()));
        for i in 0..self.consts {
            // SAFETY: the constants lie in front of the pool.
            visit(unsafe { Value::at(self.pool.as_ptr().cast::<Word>().sub(i + 1)) });
        }
    }
}

impl Drop for Executable {
    fn drop(&mut self) {
        // SAFETY: the block was allocated in `new`; its constants are owned by it.
        unsafe {
            let block = self.pool.as_ptr().cast::<Word>().sub(self.consts);
            for i in 0..self.consts {
                drop(Value::from_word(*block.add(i)));
            }
            dealloc(block.cast(), Executable::pool_layout(self.consts));
        }
    }
}
