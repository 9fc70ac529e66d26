//! `_thread`: threads, locks, and what belongs to a thread.

mod local;
mod lock;

pub use local::Local;
pub use lock::{Lock, RLock};

use crate::native::module;
use crate::objects::attrs;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::method::BoundMethod;
use crate::objects::str::Str;
use crate::objects::structseq;
use crate::objects::tuple::Tuple;
use crate::objects::types::is_instance;
use crate::objects::weakref;
use crate::ops::{self, call, exceptions};
use crate::runtime::platform::signals::NSIG;
use crate::runtime::{signals, threads};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Thread;

static EXCEPT_HOOK_ARGS: structseq::Spec = structseq::Spec {
    name: "_thread._ExceptHookArgs",
    fields: &["exc_type", "exc_value", "exc_traceback", "thread"],
    items: 4,
    callable: true,
};

/// The least stack that a thread may ask for.
const LEAST_STACK: i64 = 0x8000;

#[module("_thread")]
impl Thread {
    #[py("start_new_thread($module, function, args, kwargs=<unrepresentable>, /)", no_text_signature)]
    fn start_new_thread(vm: &mut Vm, function: &Value, args: &Value, kwargs: Option<&Value>) -> Res<u64> {
        start(vm, function, args, kwargs)
    }

    #[py("start_new($module, function, args, kwargs=<unrepresentable>, /)", no_text_signature)]
    fn start_new(vm: &mut Vm, function: &Value, args: &Value, kwargs: Option<&Value>) -> Res<u64> {
        start(vm, function, args, kwargs)
    }

    #[py("allocate_lock($module, /)", no_text_signature)]
    fn allocate_lock(vm: &Vm) -> Ref<Lock> {
        vm.alloc(Lock::new())
    }

    #[py("allocate($module, /)", no_text_signature)]
    fn allocate(vm: &Vm) -> Ref<Lock> {
        vm.alloc(Lock::new())
    }

    #[py("get_ident($module, /)", no_text_signature)]
    fn get_ident(vm: &Vm) -> u64 {
        ident(vm)
    }

    #[py("get_native_id($module, /)", no_text_signature)]
    fn get_native_id() -> i32 {
        rustix::thread::gettid().as_raw_nonzero().get()
    }

    #[py("_count($module, /)", no_text_signature)]
    fn count(vm: &Vm) -> usize {
        vm.interp().threads.started.get()
    }

    #[py("exit($module, /)", no_text_signature)]
    fn exit(vm: &Vm) -> Res<()> {
        Err(vm.raise_with(&vm.types().system_exit.clone(), &[]))
    }

    #[py("exit_thread($module, /)", no_text_signature)]
    fn exit_thread(vm: &Vm) -> Res<()> {
        Thread::exit(vm)
    }

    #[py("interrupt_main($module, signum=signal.SIGINT, /)", no_text_signature)]
    fn interrupt_main(vm: &Vm, #[default(libc::SIGINT)] signum: i32) -> Res<()> {
        if !(1..NSIG).contains(&signum) {
            return Err(vm.value_error("signal number out of range"));
        }
        signals::simulate(vm, signum);
        Ok(())
    }

    #[py("stack_size($module, size=0, /)", no_text_signature)]
    fn stack_size(vm: &Vm, size: i64) -> Res<usize> {
        if size < 0 {
            return Err(vm.value_error("size must be 0 or a positive value"));
        }
        if size != 0 && size < LEAST_STACK {
            return Err(vm.value_error(&format!("size not valid: {size} bytes")));
        }
        Ok(vm.interp().threads.stack_size.replace(size as usize))
    }

    /// A lock that is released when the running thread ends.
    #[py("_set_sentinel($module, /)", no_text_signature)]
    fn set_sentinel(vm: &mut Vm) -> Ref<Lock> {
        let lock = vm.alloc(Lock::new());
        let reference = weakref::new(vm, lock.as_value());
        vm.thread().sentinel.replace(Some(reference));
        lock
    }

    #[py("_excepthook($module, exc_type, /)", no_text_signature)]
    fn excepthook(vm: &mut Vm, exc_type: &Value) -> Res<()> {
        let parts = exc_type.downcast::<Tuple>().map(|args| args.items());
        let Some([class, value, _, thread]) = parts else {
            return Err(vm.type_error("_thread.excepthook argument type must be ExceptHookArgs"));
        };
        if class.is(vm.types().system_exit.as_value()) {
            return Ok(());
        }
        let name = vm.intern("name");
        let name = match thread.is_none() {
            true => Value::NONE,
            false => ops::get_attr_or_none(vm, thread, &name)?.unwrap_or(Value::NONE),
        };
        let name = match name.downcast::<Str>() {
            Some(name) => name.to_string_lossy(),
            None => ident(vm).to_string(),
        };
        let Some(exception) = value.downcast::<Exception>() else { return Ok(()) };
        let header = format!("Exception in thread {name}:\n");
        crate::objects::traceback::print::print_below(vm, &header, exception)
    }
}

/// The number of the running thread.
fn ident(vm: &Vm) -> u64 {
    vm.thread().ident.get()
}

fn start(vm: &mut Vm, function: &Value, args: &Value, kwargs: Option<&Value>) -> Res<u64> {
    if !call::is_callable(vm, function) {
        return Err(vm.type_error("first arg must be callable"));
    }
    let Some(args) = args.downcast::<Tuple>().cloned() else {
        return Err(vm.type_error("2nd arg must be a tuple"));
    };
    let kwargs = match kwargs.map(|kwargs| kwargs.downcast::<Dict>()) {
        None => None,
        Some(Some(kwargs)) => Some(kwargs.clone()),
        Some(None) => return Err(vm.type_error("optional 3rd arg must be a dictionary")),
    };
    let function = function.clone();
    let body = move |vm: &mut Vm| {
        if vm.interp().configuration.options.record_gil
            && let Some(name) = name_of(vm, &function)
        {
            vm.interp().gil.name(vm.thread().number, name);
        }
        run(vm, &function, &args, kwargs.as_ref());
        drop((function, args, kwargs));
        ended(vm);
    };
    match threads::start(vm, body) {
        Ok(ident) => Ok(ident),
        Err(_) => Err(vm.runtime_error("can't start new thread")),
    }
}

/// The name of the `threading.Thread` whose method a thread runs.
fn name_of(vm: &Vm, function: &Value) -> Option<String> {
    let method = function.downcast::<BoundMethod>()?;
    let name = attrs::get(vm, &method.receiver, &vm.intern("_name"))?;
    Some(name.downcast::<Str>()?.to_string_lossy())
}

fn run(vm: &mut Vm, function: &Value, args: &Ref<Tuple>, kwargs: Option<&Ref<Dict>>) {
    let result = match kwargs {
        None => call::call_positional(vm, function, args.items()),
        Some(kwargs) => call::call_with_dict(vm, function, args.items(), kwargs),
    };
    if let Err(raised) = result {
        let exception = vm.take_raised(raised);
        if is_instance(vm, exception.as_value(), &vm.types().system_exit.clone()) {
            return;
        }
        let raised = vm.raise(exception);
        exceptions::unraisable_in(vm, raised, Some("Exception ignored in thread started by"), function);
    }
}

/// What is left to do when the running thread has nothing more to run.
fn ended(vm: &mut Vm) {
    local::forget(vm);
    crate::interp::run_pending(vm);
    let sentinel = vm.thread().sentinel.take().and_then(|sentinel| sentinel.target(vm));
    if let Some(lock) = sentinel.as_ref().and_then(|lock| lock.downcast::<Lock>()) {
        lock.get_mut(vm).free();
    }
    drop(sentinel);
    crate::interp::run_pending(vm);
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let types = vm.types();
    let named = [
        ("LockType", types.lock.to_value()),
        ("RLock", types.rlock.to_value()),
        ("_local", types.thread_local.to_value()),
        ("error", types.runtime_error.to_value()),
        ("TIMEOUT_MAX", Value::float(lock::TIMEOUT_MAX)),
    ];
    for (name, value) in named {
        super::set(vm, dict, name, value)?;
    }
    let args = structseq::new_type(vm, &EXCEPT_HOOK_ARGS)?;
    super::set(vm, dict, "_ExceptHookArgs", args.into())
}
