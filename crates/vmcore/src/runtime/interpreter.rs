//! Making an interpreter, and entering it.

use std::cell::{Cell, OnceCell, RefCell};
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use hashbrown::HashMap;

use parking_lot::Mutex;

use super::breaker::{Breaker, Steps};
use super::captured::Captured;
use super::configuration::Configuration;
use super::host::Host;
use super::names::Names;
use super::platform;
use super::state::{Interp, Thread};
use super::threads::{self, Threads};
use crate::heap::{Heap, Kind};
use crate::objects::builtin_types::{SPECS, Types};
use crate::objects::dict;
use crate::objects::shape::Shapes;
use crate::objects::str::{self, Strings};
use crate::objects::tuple;
use crate::objects::types::{Flags, InstanceLayout, MethodCache, Type, install};
use crate::value::{Ref, Value, release};
use crate::vm::Vm;

/// Python calls that may be in progress at once, until `sys.setrecursionlimit` says otherwise.
const RECURSION_LIMIT: u32 = 1000;

/// An interpreter of its own: heap, GIL, modules.
pub struct Interpreter {
    /// Held by whoever is in it from outside, also while the guest has given up the GIL.
    entered: Mutex<()>,
    interp: NonNull<Interp>,
    thread: NonNull<Thread>,
}

// SAFETY: what the pointers lead to is touched only under the GIL.
unsafe impl Send for Interpreter {}
// SAFETY: as above.
unsafe impl Sync for Interpreter {}

impl Interpreter {
    pub fn new(configuration: Configuration, host: Box<dyn Host>) -> std::io::Result<Interpreter> {
        let heap = Heap::new();
        let options = &configuration.options;
        heap.set_limit(options.memory_limit.unwrap_or(usize::MAX));
        if options.poison || options.fail_alloc.is_some() {
            heap.poison_freed();
        }
        let interp = Box::new(Interp {
            breaker: Breaker::new(Steps::reasons(options), RECURSION_LIMIT),
            steps: Steps::new(options),
            kind_types: [const { OnceCell::new() }; Kind::COUNT],
            method_cache: MethodCache::new(),
            shapes: Shapes::new(),
            strings: Strings::new(),
            bytes: crate::objects::bytes::Shared::new(),
            types: OnceCell::new(),
            names: OnceCell::new(),
            modules: OnceCell::new(),
            builtins: OnceCell::new(),
            sys: OnceCell::new(),
            module_state: RefCell::new(HashMap::new()),
            hash_key: hash_key(configuration.hash_seed),
            captured: Captured::default(),
            max_str_digits: Cell::new(configuration.int_max_str_digits()),
            #[cfg(feature = "instrument")]
            instrument: super::instrument::Instrument::new(),
            configuration,
            next_keys_version: Cell::new(1),
            module_name: Cell::new((0, 0)),
            next_type_version: Cell::new(2),
            collector: super::collector::Collector::new(),
            importlib: RefCell::default(),
            recursion_limit: Cell::new(RECURSION_LIMIT),
            gil: gil::Gil::default(),
            threads: Threads::default(),
            signals: super::signals::Signals::default(),
            audit_hooks: RefCell::default(),
            finalizing: Cell::new(false),
            import_lock: Cell::new(0),
            abc_registrations: Cell::new(0),
            own_import: OnceCell::new(),
            docstrings: OnceCell::new(),
            empty_tuple: OnceCell::new(),
            host: host.into(),
            heap: ManuallyDrop::new(heap),
        });
        interp.heap.set_breaker(NonNull::from(&interp.breaker));
        let thread = Box::new(Thread::new(interp.threads.number())?);
        let interpreter = Interpreter {
            entered: Mutex::new(()),
            interp: NonNull::from(Box::leak(interp)),
            thread: NonNull::from(Box::leak(thread)),
        };
        // SAFETY: the first thread's state goes with the interpreter.
        unsafe { interpreter.interp.as_ref().threads.know(interpreter.thread) };
        interpreter.enter(|vm| {
            super::threads::bound_calls(vm.interp());
            make_types(vm);
            super::signals::start(vm);
            super::collector::set_thresholds(vm, vm.interp().collector.thresholds.get());
            if vm.interp().configuration.options.record_gil {
                vm.interp().gil.record(vm.thread().number);
                vm.interp().gil.name(vm.thread().number, "MainThread".to_owned());
            }
            let started = crate::modules::start(vm).map_err(|raised| {
                drop(vm.take_raised(raised));
                std::io::Error::other("no memory to begin with")
            });
            if let Some(n) = vm.interp().configuration.options.fail_alloc {
                vm.heap().fail_allocation(n);
            }
            started
        })?;
        Ok(interpreter)
    }

    /// Frees everything; the number of objects that are still referred to although nobody can know them any more.
    pub fn close(self) -> usize {
        let interpreter = ManuallyDrop::new(self);
        // SAFETY: this is the only handle, and it is not dropped.
        unsafe { free(interpreter.interp, interpreter.thread) }
    }

    /// Runs `f` with the token, under the GIL.
    pub fn enter<R: Send>(&self, f: impl FnOnce(&mut Vm) -> R + Send) -> R {
        let _entered = self.entered.lock();
        // SAFETY: the interpreter and its first thread are live; nobody else is on that thread while `entered` is held.
        unsafe {
            threads::on_thread(self.interp, self.thread, |vm| {
                vm.interp().threads.first.set(vm.thread().ident.get());
                f(vm)
            })
        }
    }
}

/// The key of str and bytes hashes, of a seed or at random.
fn hash_key(seed: Option<u32>) -> text::hash::Key {
    match seed {
        Some(seed) => text::hash::Key::from_seed(seed),
        None => text::hash::Key::from_bytes(platform::random()),
    }
}

impl Drop for Interpreter {
    fn drop(&mut self) {
        // SAFETY: this was the last handle.
        unsafe { free(self.interp, self.thread) };
    }
}

/// Everything goes: handles first, then the heap with what is left in it. The number of objects that something still
/// refers to then.
///
/// # Safety
/// Both were leaked from boxes when the interpreter was made, and nobody else has it any more.
unsafe fn free(interp: NonNull<Interp>, thread: NonNull<Thread>) -> usize {
    // SAFETY: the caller's promise. Handles in the thread's state go before the heap.
    unsafe {
        platform::signals::give_up(&interp.as_ref().breaker);
        if interp.as_ref().threads.any_left() {
            // They wait for the GIL for ever, and what they wait with has to last.
            return 0;
        }
        let thread = Box::from_raw(thread.as_ptr());
        release(thread.handled.replace(0));
        drop(thread);
        let mut interp = Box::from_raw(interp.as_ptr());
        #[cfg(feature = "instrument")]
        interp.instrument.write(&interp.configuration.options);
        // What dies from here on finds no breaker.
        interp.heap.forget_breaker();
        interp.method_cache.clear();
        interp.shapes.clear();
        let heap = ManuallyDrop::take(&mut interp.heap);
        drop(interp);
        heap.close()
    }
}

/// Makes the builtin types. What is allocated before its type exists gets it afterwards.
fn make_types(vm: &mut Vm) {
    let mut types: Vec<Ref<Type>> = Vec::with_capacity(SPECS.len());
    let empty = tuple::from_slice(vm, &[]).unwrap_or_else(|_| unreachable!("an empty heap"));
    let _ = vm.interp().empty_tuple.set(empty.clone());
    for spec in SPECS {
        let base = spec.base.map(|b| types[b].clone());
        let second = spec.second_base.map(|b| types[b].clone());
        let bases: Vec<Value> = base.iter().chain(&second).map(Ref::to_value).collect();
        let bases = tuple::from_slice(vm, &bases);
        let name = str::intern_utf8(vm, spec.name.rsplit('.').next().unwrap_or(spec.name));
        let class = vm.alloc(Type {
            flags: Cell::new(spec.flags | Flags::BUILTIN | Flags::DOCSTRING_DUE),
            version: Cell::new(0),
            told_by_instances: Cell::new(0),
            silent: Cell::new(0),
            constructor: Cell::new((0, crate::objects::types::construct::Constructor::General)),
            layout: InstanceLayout {
                kind: spec.kind,
                members: 0,
                has_dict: spec.flags.contains(Flags::DICT),
                has_weakref: spec.flags.contains(Flags::WEAKREF),
            },
            root_shape: Cell::new(0),
            qualname: name.clone(),
            name,
            base: base.clone(),
            bases: bases.unwrap_or_else(|_| unreachable!("an empty heap")),
            mro: None,
            dict: dict::new(vm),
            subclasses: Vec::new(),
        });
        class.header().make_immortal();
        let _ = vm.interp().kind_types[spec.kind as usize].set(class.clone());
        if !spec.primary {
            let root = vm.interp().shapes.new_root(0, 0).unwrap_or(0);
            class.get(vm).root_shape.set(root);
        }
        let mut mro: Vec<Value> = vec![class.to_value()];
        if let Some(base) = &base {
            mro.extend_from_slice(base.mro(vm));
        }
        if let Some(second) = &second {
            // What both bases inherit comes behind all that is the bases' own.
            mro.retain(|class| !second.mro(vm).iter().any(|c| c.is(class)));
            mro.extend_from_slice(second.mro(vm));
        }
        let mro = tuple::from_slice(vm, &mro).ok();
        class.get_mut(vm).mro = mro;
        types.push(class);
    }
    let interp = vm.interp();
    vm.heap().each_object(|object| {
        // SAFETY: the walk hands out live objects.
        let header = unsafe { object.as_ref() };
        if header.class_ptr().is_none()
            && let Some(class) = interp.type_of_kind(header.kind())
        {
            header.set_class_ptr(class.as_ptr());
        }
    });
    if let Some(types) = Types::new(types.into_iter()) {
        let _ = interp.types.set(types);
    }
    let names = Names::new(vm);
    let _ = vm.interp().names.set(names);
    install::install(vm);
}

impl Vm {
    /// The builtin types.
    #[inline(always)]
    pub fn types(&self) -> &Types {
        match self.interp().types.get() {
            Some(types) => types,
            None => unreachable!("builtin types are made first"),
        }
    }

    /// The names that the VM looks up itself.
    #[inline(always)]
    pub fn names(&self) -> &Names {
        match self.interp().names.get() {
            Some(names) => names,
            None => unreachable!("names are made with the types"),
        }
    }
}
