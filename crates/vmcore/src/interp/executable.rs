//! A code object ready to run: instructions, and behind one pointer its constants and caches.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::cell::{Cell, OnceCell};
use std::ptr::NonNull;

use bytecode::code::flags;
use ir::{Handler, Instr, Lowered};

use super::stand_ins::stands_in;
use crate::heap::Visit;
use crate::objects::code::Code;
use crate::objects::str::Str;
use crate::runtime::Specialise;
use crate::value::{Ref, Value, Word, retain};
use crate::vm::Vm;

/// What a handler reaches through the constants' pointer: constant `i` is the word at `-1 - i` from here.
#[repr(C)]
pub(crate) struct Pool {
    /// Number of the first temporary register.
    pub first_temp: i16,
    /// Calls of builtin functions left until CPython would have specialised them: they count as recursion until then.
    pub cold_calls: Cell<u8>,
    pub sites: *const Site,
    pub executable: *const Executable,
}

/// A named place in the code and its inline cache.
pub(crate) struct Site {
    pub name: Ref<Str>,
    pub cache: Cache,
    /// What was seen before, where objects of several classes come: one of them takes the cache's place when it fits.
    others: OnceCell<Box<[Cache; OTHERS]>>,
}

const OTHERS: usize = 3;

impl Site {
    /// Swaps the first of the other caches that `fits` with the cache; whether there is one.
    #[inline]
    pub(crate) fn bring_forward(&self, fits: impl Fn(&Cache) -> bool) -> bool {
        let Some(other) = self.others.get().and_then(|others| others.iter().find(|cache| fits(cache))) else {
            return false;
        };
        self.cache.swap(other);
        true
    }

    /// Forgets what was seen at a site that has just missed, or puts it aside; whether it is worth filling anew.
    pub(crate) fn begin(&self, vm: &Vm) -> bool {
        let misses = self.cache.misses.get();
        if misses > 0 && self.cache.state.get() != CacheState::Empty {
            let others = self.others.get_or_init(Default::default);
            self.cache.swap(&others[misses as usize % OTHERS]);
        }
        self.cache.begin(vm)
    }
}

/// What was seen at a site. `state` says what the other fields mean; 0 is nothing yet.
#[derive(Default)]
pub(crate) struct Cache {
    pub state: Cell<CacheState>,
    /// Layout word of the object seen.
    pub layout: Cell<u32>,
    /// Version of the class, or its low half's partner for dict keys.
    pub version: Cell<u64>,
    /// A second keys version (builtins), or none.
    pub version2: Cell<u64>,
    /// Byte offset of a slot, or index of an entry.
    pub index: Cell<u32>,
    /// Hidden class to change to, for a store that adds an attribute. Byte offset of an instance's dict or overflow.
    pub next_shape: Cell<u32>,
    /// Misses so far.
    pub misses: Cell<u16>,
    /// Uncounted, held by the class of that version: what was found, or the namespace that has its entry. Of a global or
    /// builtin, the address of the entry's value.
    pub value: Cell<Word>,
}

/// A site that has missed so often is filled anew only every so many misses.
const MAX_MISSES: u16 = 64;

impl Cache {
    /// Exchanges what was seen, not how often that missed.
    fn swap(&self, other: &Cache) {
        self.state.swap(&other.state);
        self.layout.swap(&other.layout);
        self.version.swap(&other.version);
        self.version2.swap(&other.version2);
        self.index.swap(&other.index);
        self.next_shape.swap(&other.next_shape);
        self.value.swap(&other.value);
    }

    /// Forgets what was seen at a site that has just missed; whether it is worth filling anew.
    fn begin(&self, vm: &Vm) -> bool {
        if !specialises(vm) {
            return false;
        }
        let misses = self.misses.get();
        self.misses.set(misses.wrapping_add(1).max(1));
        let worth = misses < MAX_MISSES || misses.is_multiple_of(MAX_MISSES);
        if worth {
            self.state.set(CacheState::Empty);
        }
        worth
    }
}

/// Whether caches are filled at all.
pub(crate) fn specialises(vm: &Vm) -> bool {
    vm.interp().configuration.options.specialise != Specialise::Never
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum CacheState {
    #[default]
    Empty,
    /// The global's entry in the module's dict.
    Global,
    /// The builtin's entry, and the module's dict does not have the name.
    Builtin,
    /// An instance attribute in an inline slot.
    Slot,
    /// A store that adds an attribute in an inline slot.
    AddSlot,
    /// An instance attribute in the list of those that found no room inline.
    Overflow,
    /// An instance attribute in the instance's dict, last seen at that entry.
    InDict,
    /// As `Method`, of a number: the class is guarded, there is no layout word.
    MethodOfImmediate,
    /// A function found through a `super`: `version` is that of both its classes.
    MethodOfSuper,
    /// As `Method`, of instances with a dict, which must not have the name.
    MethodBehindDict,
    /// A plain value found on the class: the entry of the namespace that it lies in.
    ClassEntry,
    /// Something else found on the class that is given as it is.
    ClassValue,
    /// A static method found on the class.
    StaticMethod,
    /// A class method found on the class.
    ClassMethod,
    /// A function found on the class: bound when loaded, passed along when called.
    Method,
    /// An attribute declared for the class, with a getter.
    Declared,
    /// A property found on the class.
    Property,
    /// An item of an instance of a named tuple.
    TupleItem,
    /// The module's dict entry.
    ModuleEntry,
    /// Something else found on a class itself that is given as it is.
    TypeValue,
    /// A plain value found on a class itself.
    TypeEntry,
    /// A class method found on a class itself.
    TypeClassMethod,
}

/// CPython specialises the instructions of code when it begins for the eighth time.
const COLD_CALLS: u8 = 7;

pub(crate) struct Executable {
    pub instrs: Box<[Instr]>,
    pub offsets: Box<[[u32; 2]]>,
    pub handlers: Box<[Handler]>,
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
    /// Whether it tells trace functions what it does.
    pub traced: bool,
}

impl Executable {
    pub(crate) fn new(code: &Ref<Code>, lowered: Lowered) -> Executable {
        let raw = &code.raw;
        let sites: Box<[Site]> = lowered
            .sites
            .iter()
            .map(|s| Site {
                name: code.names[s.name as usize].clone(),
                cache: Cache::default(),
                others: OnceCell::new(),
            })
            .collect();
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
                sites: sites.as_ptr(),
                executable: std::ptr::null(),
            });
            NonNull::new_unchecked(pool)
        };
        let special = flags::VARARGS | flags::VARKEYWORDS;
        let instrs: Box<[Instr]> = lowered.instrs.into();
        let resumes = instrs.first().is_some_and(|i| i.op == ir::Op::Resume);
        Executable {
            // SAFETY: code that begins with a `Resume` goes on behind it.
            start: unsafe { instrs.as_ptr().add(resumes as usize) },
            instrs,
            offsets: lowered.offsets.into(),
            handlers: lowered.handlers.into(),
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
