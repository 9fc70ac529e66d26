//! Native modules: one folder or file each, and the table of all of them.

pub(crate) mod _abc;
pub(crate) mod _ast;
mod _bisect;
pub(crate) mod _codecs;
pub(crate) mod _collections;
pub(crate) mod _contextvars;
pub(crate) mod _csv;
pub(crate) mod _functools;
pub(crate) mod _hashlib;
mod _heapq;
pub(crate) mod _imp;
pub(crate) mod _io;
pub(crate) mod _json;
mod _locale;
pub(crate) mod _multibytecodec;
pub(crate) mod _multiprocessing;
mod _opcode;
pub(crate) mod _operator;
pub(crate) mod _pickle;
mod _posixshmem;
mod _posixsubprocess;
pub(crate) mod _queue;
pub(crate) mod _random;
pub(crate) mod _sha512;
pub(crate) mod _signal;
pub(crate) mod _sitebuiltins;
pub(crate) mod _socket;
pub(crate) mod _sre;
mod _stat;
mod _statistics;
pub(crate) mod _string;
pub(crate) mod _struct;
pub(crate) mod _symtable;
pub(crate) mod _thread;
mod _tracemalloc;
mod _typing;
pub(crate) mod _warnings;
pub(crate) mod _weakref;
mod accounts;
pub(crate) mod array;
pub(crate) mod atexit;
pub(crate) mod binascii;
pub(crate) mod builtins;
mod c_constants;
mod cmath;
mod errno;
mod faulthandler;
mod fcntl;
pub(crate) mod gc;
mod importlib;
pub(crate) mod itertools;
pub(crate) mod marshal;
pub(crate) mod math;
pub(crate) mod posix;
mod resource;
pub(crate) mod select;
pub(crate) mod sys;
mod termios;
mod time;
pub(crate) mod unicodedata;
mod zipimport;
pub(crate) mod zlib;

pub(crate) use importlib::importlib;

use std::cell::Cell;

use crate::native::ModuleDef;
use crate::objects::dict::{self, Dict};
use crate::objects::module::Module;
use crate::objects::native::NativeFunction;
use crate::objects::str::{self, Str};
use crate::objects::tuple;
use crate::objects::types::Type;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A native module.
pub(crate) struct Native {
    /// Its functions.
    pub def: &'static ModuleDef,
    /// Puts in whatever else it has: types, constants, state.
    pub fill: fn(&mut Vm, &Ref<Dict>) -> Res<()>,
}

/// Every native module there is, by name. `sys.builtin_module_names` shows this table.
pub(crate) static NATIVE: &[Native] = &[
    Native { def: _codecs::Codecs::MODULE, fill: _codecs::fill },
    Native { def: _string::Strings::MODULE, fill: _string::fill },
    Native { def: _random::Module::MODULE, fill: _random::fill },
    Native { def: _warnings::Warnings::MODULE, fill: _warnings::fill },
    Native { def: _tracemalloc::Tracemalloc::MODULE, fill: _tracemalloc::fill },
    Native { def: array::Module::MODULE, fill: array::fill },
    Native { def: atexit::Atexit::MODULE, fill: atexit::fill },
    Native { def: builtins::Builtins::MODULE, fill: builtins::fill },
    Native { def: _csv::Csv::MODULE, fill: _csv::fill },
    Native { def: _pickle::Pickle::MODULE, fill: _pickle::fill },
    Native { def: cmath::Cmath::MODULE, fill: cmath::fill },
    Native { def: errno::ErrnoModule::MODULE, fill: errno::fill },
    Native { def: faulthandler::Faulthandler::MODULE, fill: faulthandler::fill },
    Native { def: fcntl::Fcntl::MODULE, fill: fcntl::fill },
    Native { def: gc::Gc::MODULE, fill: gc::fill },
    Native { def: _abc::Module::MODULE, fill: _abc::fill },
    Native { def: _ast::Module::MODULE, fill: _ast::fill },
    Native { def: _bisect::Bisect::MODULE, fill: _bisect::fill },
    Native { def: _collections::Collections::MODULE, fill: _collections::fill },
    Native { def: _contextvars::Contextvars::MODULE, fill: _contextvars::fill },
    Native { def: _functools::Functools::MODULE, fill: _functools::fill },
    Native { def: _hashlib::Module::MODULE, fill: _hashlib::fill },
    Native { def: _hashlib::blake2::Module::MODULE, fill: _hashlib::blake2::fill },
    Native { def: _heapq::Heapq::MODULE, fill: _heapq::fill },
    Native { def: _sha512::Sha512Module::MODULE, fill: _sha512::fill },
    Native { def: accounts::Grp::MODULE, fill: accounts::fill_grp },
    Native { def: accounts::Pwd::MODULE, fill: accounts::fill_pwd },
    Native { def: _json::Json::MODULE, fill: _json::fill },
    Native { def: _locale::Locale::MODULE, fill: _locale::fill },
    Native { def: _opcode::Opcode::MODULE, fill: _opcode::fill },
    Native { def: _operator::Operator::MODULE, fill: _operator::fill },
    Native { def: _stat::Stat::MODULE, fill: _stat::fill },
    Native { def: _statistics::Statistics::MODULE, fill: _statistics::fill },
    Native { def: itertools::Itertools::MODULE, fill: itertools::fill },
    Native { def: math::Math::MODULE, fill: math::fill },
    Native { def: _imp::Imp::MODULE, fill: _imp::fill },
    Native { def: _io::Io::MODULE, fill: _io::fill },
    Native { def: _struct::Module::MODULE, fill: _struct::fill },
    Native { def: _symtable::Symtable::MODULE, fill: _symtable::fill },
    Native { def: _thread::Thread::MODULE, fill: _thread::fill },
    Native { def: _weakref::WeakRefModule::MODULE, fill: _weakref::fill },
    Native { def: _typing::Typing::MODULE, fill: _typing::fill },
    Native { def: marshal::Marshal::MODULE, fill: marshal::fill },
    Native { def: posix::Posix::MODULE, fill: posix::fill },
    Native { def: resource::Resource::MODULE, fill: resource::fill },
    Native { def: _signal::Signal::MODULE, fill: _signal::fill },
    Native { def: _posixshmem::Posixshmem::MODULE, fill: _posixshmem::fill },
    Native { def: _posixsubprocess::Posixsubprocess::MODULE, fill: _posixsubprocess::fill },
    Native { def: _multibytecodec::China::MODULE, fill: _multibytecodec::fill_codecs },
    Native { def: _multibytecodec::HongKong::MODULE, fill: _multibytecodec::fill_codecs },
    Native { def: _multibytecodec::Iso2022::MODULE, fill: _multibytecodec::fill_codecs },
    Native { def: _multibytecodec::Japan::MODULE, fill: _multibytecodec::fill_codecs },
    Native { def: _multibytecodec::Korea::MODULE, fill: _multibytecodec::fill_codecs },
    Native { def: _multibytecodec::Taiwan::MODULE, fill: _multibytecodec::fill_codecs },
    Native { def: _multibytecodec::Multibytecodec::MODULE, fill: _multibytecodec::fill },
    Native { def: _multiprocessing::Multiprocessing::MODULE, fill: _multiprocessing::fill },
    Native { def: _queue::Queue::MODULE, fill: _queue::fill },
    Native { def: _socket::SocketModule::MODULE, fill: _socket::fill },
    Native { def: _sre::Sre::MODULE, fill: _sre::fill },
    Native { def: select::Select::MODULE, fill: select::fill },
    Native { def: sys::Sys::MODULE, fill: sys::fill },
    Native { def: termios::Termios::MODULE, fill: termios::fill },
    Native { def: binascii::Binascii::MODULE, fill: binascii::fill },
    Native { def: unicodedata::Unicodedata::MODULE, fill: unicodedata::fill },
    Native { def: zlib::Zlib::MODULE, fill: zlib::fill },
    Native { def: time::Time::MODULE, fill: time::fill },
];

/// The minor version of CPython 3 whose functions modules have.
const MINOR: u8 = 11;

/// The native modules that programs of this interpreter get.
pub(crate) fn native(vm: &Vm) -> impl Iterator<Item = &'static Native> {
    let withheld = &vm.interp().configuration.withheld;
    NATIVE.iter().filter(|native| !withheld.contains(&native.def.name))
}

/// The native module of that name.
pub(crate) fn find(vm: &Vm, name: &str) -> Option<&'static Native> {
    native(vm).find(|native| native.def.name == name)
}

/// Makes the modules that every program has: `sys` and `builtins`.
pub(crate) fn start(vm: &mut Vm) -> Res<()> {
    let modules = dict::new(vm);
    let _ = vm.interp().modules.set(modules);
    import_native(vm, "builtins")?;
    import_native(vm, "sys")?;
    if !sys::has_flag(vm, "no_site") {
        let builtins = vm.builtins().clone();
        _sitebuiltins::fill(vm, &builtins)?;
    }
    if find(vm, "_io").is_none() {
        // Withheld by the host: then there is no `open` either.
        return Ok(());
    }
    let io = import_native(vm, "_io")?;
    let open = vm.intern("open");
    let function = crate::ops::get_attr(vm, &io, &open)?;
    let builtins = vm.builtins().clone();
    builtins.set_str(vm, &open, function)?;
    Ok(())
}

/// The native module `name`, from `sys.modules` or made now and put there.
pub fn import_native(vm: &mut Vm, name: &'static str) -> Res<Value> {
    let key = vm.intern(name);
    let modules = vm.modules().clone();
    if let Some(module) = modules.get_str(vm, &key) {
        return Ok(module);
    }
    match find(vm, name) {
        Some(native) => {
            let module = make(vm, native)?;
            modules.set_str(vm, &key, module.clone())?;
            Ok(module)
        }
        None => Err(vm.import_error(&format!("no native module named '{name}'"))),
    }
}

/// Makes a native module: its functions, then the rest.
pub(crate) fn make(vm: &mut Vm, native: &'static Native) -> Res<Value> {
    let name = vm.intern(native.def.name);
    let module = new_module(vm, &name, Value::NONE)?;
    module.get(vm).docstring_due.set(Some(native.def));
    let dict = module.get(vm).dict.clone();
    // CPython makes `_io` under the name of the library's module.
    let shown = if native.def.name == "_io" { vm.intern("io") } else { name };
    for def in native.def.functions().filter(|def| def.versions.contains(MINOR)) {
        let function =
            vm.alloc(NativeFunction { def, receiver: None, class: None, module: Some(shown.to_value()) });
        set(vm, &dict, def.name, function.into())?;
    }
    let known = match native.def.name {
        "builtins" => Some(&vm.interp().builtins),
        "sys" => Some(&vm.interp().sys),
        _ => None,
    };
    known.map(|cell| cell.set(dict.clone()));
    (native.fill)(vm, &dict)?;
    Ok(module.into())
}

/// A module with the attributes that every module begins with.
pub(crate) fn new_module(vm: &mut Vm, name: &Ref<Str>, doc: Value) -> Res<Ref<Module>> {
    let dict = dict::new(vm);
    dict.set_str(vm, &vm.names().__name__.clone(), name.to_value())?;
    dict.set_str(vm, &vm.names().__doc__.clone(), doc)?;
    for name in [&vm.names().__package__, &vm.names().__loader__, &vm.names().__spec__].map(Ref::clone) {
        dict.set_str(vm, &name, Value::NONE)?;
    }
    Ok(vm.alloc(Module { dict, docstring_due: Cell::new(None) }))
}

/// A new class of exceptions, `module.name` (`PyErr_NewException`).
pub(crate) fn new_exception(vm: &mut Vm, name: &str, base: &Ref<Type>) -> Res<Value> {
    let (module, name) = name.rsplit_once('.').unwrap_or(("builtins", name));
    let (name, module) = (vm.str(name)?.to_value(), vm.str(module)?.to_value());
    let namespace = dict::new(vm);
    namespace.set_str(vm, &vm.names().__module__.clone(), module)?;
    let bases = tuple::from_slice(vm, &[base.to_value()])?.to_value();
    let metaclass = vm.types().type_.to_value();
    ops::call::call_positional(vm, &metaclass, &[name, bases, namespace.into()])
}

/// Puts `value` into a module's namespace.
pub(crate) fn set(vm: &mut Vm, dict: &Ref<Dict>, name: &str, value: Value) -> Res<()> {
    Ok(dict.set_str(vm, &str::intern_utf8(vm, name), value)?)
}

impl Vm {
    /// `sys.modules`, as it was made.
    pub fn modules(&self) -> &Ref<Dict> {
        self.interp().modules.get().unwrap_or_else(|| unreachable!("made when the interpreter is"))
    }

    /// The namespace of the module `builtins`.
    pub fn builtins(&self) -> &Ref<Dict> {
        self.interp().builtins.get().unwrap_or_else(|| unreachable!("made when the interpreter is"))
    }
}
