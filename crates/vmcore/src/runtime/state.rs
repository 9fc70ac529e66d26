//! The state of an interpreter and of a thread in it: all cells, behind raw pointers that the token holds.

use std::cell::{Cell, OnceCell, RefCell};
use std::mem::ManuallyDrop;
use std::sync::Arc;

use hashbrown::HashMap;

use super::names::Names;
use crate::heap::{Heap, Kind};
use crate::interp::frame::{Frame, FrameStack};
use crate::interp::tracing::Event;
use crate::modules::_contextvars::Context;
use crate::objects::builtin_types::Types;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::shape::Shapes;
use crate::objects::str::Strings;
use crate::objects::tuple::Tuple;
use crate::objects::types::{MethodCache, Type};
use crate::objects::weakref::WeakRef;
use crate::runtime::breaker::Breaker;
use crate::value::{Ref, Value};

/// State of one interpreter. The eval breaker comes first: it is looked at from everywhere.
#[repr(C)]
pub(crate) struct Interp {
    pub breaker: Breaker,
    /// The builtin type of each payload kind.
    pub kind_types: [OnceCell<Ref<Type>>; Kind::COUNT],
    pub method_cache: MethodCache,
    pub shapes: Shapes,
    pub strings: Strings,
    pub bytes: crate::objects::bytes::Shared,
    pub types: OnceCell<Types>,
    pub names: OnceCell<Names>,
    /// `sys.modules`.
    pub modules: OnceCell<Ref<Dict>>,
    /// The namespace of the module `builtins`.
    pub builtins: OnceCell<Ref<Dict>>,
    /// The namespace of the module `sys`.
    pub sys: OnceCell<Ref<Dict>>,
    /// Native modules' state by name.
    pub module_state: RefCell<HashMap<&'static str, Value>>,
    /// Key of str and bytes hashes.
    pub hash_key: text::hash::Key,
    /// The next version number of dict keys; numbers are never used twice.
    pub next_keys_version: Cell<u64>,
    /// The entry of `__name__` in the globals whose keys had this version when the last function was made.
    pub module_name: Cell<(u64, usize)>,
    /// The next version number of types.
    pub next_type_version: Cell<u32>,
    pub collector: super::collector::Collector,
    pub steps: super::breaker::Steps,
    /// `sys.get_int_max_str_digits()`; 0 for no limit.
    pub max_str_digits: Cell<usize>,
    /// The module `_frozen_importlib`, once something had to be found on a path.
    pub importlib: RefCell<Option<Value>>,
    /// `sys.getrecursionlimit()`
    pub recursion_limit: Cell<u32>,
    pub gil: gil::Gil,
    pub threads: super::threads::Threads,
    pub signals: super::signals::Signals,
    pub audit_hooks: RefCell<Vec<Value>>,
    /// The program has ended and its modules are being cleared.
    pub finalizing: Cell<bool>,
    /// How often the import lock is held.
    pub import_lock: Cell<u32>,
    /// Classes registered with abstract ones so far: what is remembered of those apart from one is as of a number.
    pub abc_registrations: Cell<u64>,
    /// The builtin `__import__`.
    pub own_import: OnceCell<Value>,
    /// The host's answers about docstrings.
    pub docstrings: OnceCell<Ref<Dict>>,
    pub empty_tuple: OnceCell<Ref<Tuple>>,
    pub configuration: super::Configuration,
    pub captured: super::captured::Captured,
    #[cfg(feature = "instrument")]
    pub instrument: super::instrument::Instrument,
    pub host: Arc<dyn super::Host>,
    /// Everything above may own objects in it: it goes last, by hand.
    pub heap: ManuallyDrop<Box<Heap>>,
}

impl Interp {
    #[inline(always)]
    pub fn type_of_kind(&self, kind: Kind) -> Option<&Ref<Type>> {
        self.kind_types[kind as usize].get()
    }
}

/// State of one thread in one interpreter.
#[repr(C)]
pub(crate) struct Thread {
    /// `threading.get_ident()`
    pub ident: Cell<u64>,
    /// What the GIL knows it by.
    pub number: gil::Number,
    pub frames: FrameStack,
    /// The value with which a run loop was left; 0: with an exception.
    pub result: Cell<u64>,
    /// The exception on its way.
    pub raised: Cell<Option<Ref<Exception>>>,
    /// The exception being handled (`sys.exc_info()`), as a register word: 0 or an exception.
    pub handled: Cell<u64>,
    /// The frame of the innermost running generator, or null.
    pub generator: Cell<*mut Frame>,
    /// Whether the run loop was left by a generator's return rather than a yield.
    pub generator_returned: Cell<bool>,
    /// Objects whose last count an instruction took, to be destroyed when it ends.
    pub parked: [Cell<u64>; crate::interp::PARKED],
    pub parked_len: Cell<u32>,
    /// Ticks until native loops look at the breaker.
    pub ticks: Cell<u64>,
    /// Python calls in progress, as CPython counts them; the eval breaker knows their bound.
    pub depth: Cell<u32>,
    /// Address below which the Rust stack must not grow.
    pub stack_limit: Cell<usize>,
    /// Objects whose repr is being made, against recursion (`Py_ReprEnter`).
    pub repr_stack: RefCell<Vec<u64>>,

    /// `sys.settrace`, `sys.setprofile`, and whether one of these is being called.
    pub trace: RefCell<Option<Value>>,
    pub profile: RefCell<Option<Value>>,
    pub in_trace: Cell<bool>,
    /// What a trace function is being told, or was told last, and the frame that a `line` event is of.
    pub told: Cell<Event>,
    pub told_frame: Cell<*const Frame>,
    /// `sys.set_coroutine_origin_tracking_depth`
    pub origin_depth: Cell<u32>,
    /// `sys.get_asyncgen_hooks()`
    pub asyncgen_hooks: RefCell<crate::objects::generator::async_generator::Hooks>,
    /// The `contextvars.Context` that the thread runs in, once one was asked for.
    pub context: RefCell<Option<Ref<Context>>>,
    /// The lock that is released when the thread ends: `threading` waits for it.
    pub sentinel: RefCell<Option<Ref<WeakRef>>>,
}

impl Thread {
    /// A thread that has not begun yet.
    pub fn new(number: gil::Number) -> std::io::Result<Thread> {
        Ok(Thread {
            ident: Cell::new(0),
            number,
            frames: FrameStack::new()?,
            result: Cell::new(0),
            raised: Cell::new(None),
            handled: Cell::new(0),
            generator: Cell::new(std::ptr::null_mut()),
            generator_returned: Cell::new(false),
            parked: [const { Cell::new(0) }; crate::interp::PARKED],
            parked_len: Cell::new(0),
            ticks: Cell::new(0),
            depth: Cell::new(0),
            stack_limit: Cell::new(0),
            repr_stack: RefCell::default(),
            trace: RefCell::default(),
            profile: RefCell::default(),
            in_trace: Cell::new(false),
            told: Cell::new(Event::Call),
            told_frame: Cell::new(std::ptr::null()),
            origin_depth: Cell::new(0),
            asyncgen_hooks: RefCell::default(),
            context: RefCell::default(),
            sentinel: RefCell::default(),
        })
    }
}
