//! How a program ends: the exception that nobody caught, then what is left to do, in the order of CPython's
//! `Py_FinalizeEx` and `finalize_modules` (`Python/pylifecycle.c`).

use super::collector;
use crate::interp;
use crate::modules::{self, _io::standard as streams};
use crate::objects::dict::Dict;
use crate::objects::exception::{Exception, stop};
use crate::objects::int;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::traceback::print;
use crate::objects::types::is_instance;
use crate::objects::weakref;
use crate::ops::{self, exceptions};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Exit status of a program whose output could not be written.
const LOST_OUTPUT: i32 = 120;
const SIGINT: i32 = 2;

/// Deals with the exception that ended the program. The exit status, or minus the number of the signal to die by.
pub(super) fn exception(vm: &mut Vm, exception: &Ref<Exception>) -> i32 {
    if is_instance(vm, exception.as_value(), &vm.types().system_exit.clone()) {
        return exit_status(vm, exception);
    }
    let interrupted = is_instance(vm, exception.as_value(), &vm.types().keyboard_interrupt.clone());
    let status = report(vm, exception).unwrap_or(1);
    if interrupted { -SIGINT } else { status }
}

/// The status that a SystemExit asks for; what is no number is printed.
fn exit_status(vm: &mut Vm, exception: &Ref<Exception>) -> i32 {
    let code = stop::code(vm, exception);
    if code.is_none() {
        return 0;
    }
    if int::is_int(vm, &code) {
        // As a C long that does not fit is -1.
        return (int::to_i64(&code).unwrap_or(-1) & 0xFF) as i32;
    }
    streams::flush(vm);
    if let Ok(text) = ops::str(vm, &code) {
        let file = standard(vm, "stderr");
        let mut line = text::StrBuf::new();
        line.push_view(text.view());
        line.push_str("\n");
        print::write(vm, &line.finish(), file.as_ref());
    }
    1
}

/// A stream of `sys` that is not None.
fn standard(vm: &Vm, name: &str) -> Option<Value> {
    ops::sys_attribute(vm, name).filter(|file| !file.is_none())
}

/// Shows the exception by `sys.excepthook`. A status where the hook ended the program itself.
fn report(vm: &mut Vm, exception: &Ref<Exception>) -> Option<i32> {
    let info = exceptions::info(vm, exception);
    if let Some(sys) = vm.interp().sys.get().cloned() {
        for (name, value) in ["last_type", "last_value", "last_traceback"].iter().zip(&info) {
            let name = vm.intern(name);
            // Past the memory limit there is no room for the names: nobody asks for them then.
            let _ = sys.set_str(vm, &name, value.clone());
        }
    }
    streams::flush(vm);
    let Some(hook) = ops::sys_attribute(vm, "excepthook").filter(|hook| !hook.is_none()) else {
        ops::say(vm, "sys.excepthook is missing\n");
        show(vm, exception);
        return None;
    };
    let Err(raised) = ops::call::call_positional(vm, &hook, &info) else { return None };
    let failure = vm.take_raised(raised);
    if is_instance(vm, failure.as_value(), &vm.types().system_exit.clone()) {
        return Some(exit_status(vm, &failure));
    }
    ops::say(vm, "Error in sys.excepthook:\n");
    show(vm, &failure);
    ops::say(vm, "\nOriginal exception was:\n");
    show(vm, exception);
    None
}

fn show(vm: &mut Vm, exception: &Ref<Exception>) {
    let file = standard(vm, "stderr");
    print::print(vm, exception, file.as_ref());
}

/// Everything that is left to do at a program's end; the exit status.
pub(super) fn finish(vm: &mut Vm, status: i32) -> i32 {
    join_threads(vm);
    modules::atexit::run(vm);
    interp::run_pending(vm);
    let written = streams::flush(vm);
    vm.interp().finalizing.set(true);
    vm.interp().gil.close(vm.thread().number);
    // Finalizers of what is garbage already find the modules whole.
    collector::collect_if_enabled(vm);
    clear_modules(vm);
    if written { status } else { LOST_OUTPUT }
}

/// Waits for the threads that are no daemons.
fn join_threads(vm: &mut Vm) {
    let name = vm.intern("threading");
    let Some(threading) = vm.modules().clone().get_str(vm, &name) else { return };
    let shutdown = vm.intern("_shutdown");
    if let Err(raised) = ops::call::method(vm, &threading, &shutdown, &[]) {
        exceptions::unraisable(vm, raised, &threading);
    }
}

/// Attributes of `sys` that keep a program's objects alive.
const SPECIAL: [&str; 11] = [
    "path",
    "argv",
    "ps1",
    "ps2",
    "last_type",
    "last_value",
    "last_traceback",
    "path_hooks",
    "path_importer_cache",
    "meta_path",
    "__interactivehook__",
];

/// Empties the modules, so that what they hold dies while the interpreter is still whole.
fn clear_modules(vm: &mut Vm) {
    if let Err(raised) = try_clear_modules(vm) {
        drop(vm.take_raised(raised));
    }
}

fn try_clear_modules(vm: &mut Vm) -> Res<()> {
    let own = [vm.interp().sys.get().cloned(), Some(vm.builtins().clone())];
    if let Some(dict) = &own[0] {
        for name in SPECIAL {
            let name = vm.intern(name);
            if dict.get_str(vm, &name).is_some() {
                assign(vm, dict, &name, Value::NONE)?;
            }
        }
        for name in ["stdin", "stdout", "stderr"] {
            let (name, kept) = (vm.intern(name), vm.intern(&format!("__{name}__")));
            let kept = dict.get_str(vm, &kept).unwrap_or(Value::NONE);
            assign(vm, dict, &name, kept)?;
        }
    }
    let modules = vm.modules().clone();
    let entries: Vec<(Value, Value)> =
        modules.get(vm).table.iter().map(|(name, module)| (name.clone(), module.clone())).collect();
    let mut left = Vec::with_capacity(entries.len());
    for (name, module) in entries {
        if module.downcast::<Module>().is_some() {
            left.push(weakref::new(vm, &module));
        }
        modules.set_item(vm, &name, Value::NONE)?;
        drop(module);
        interp::run_pending(vm);
    }
    vm.interp().importlib.replace(None);
    collector::collect(vm, collector::OLDEST);
    interp::run_pending(vm);
    for reference in left.iter().rev() {
        let Some(module) = reference.target(vm) else { continue };
        let Some(dict) = namespace(vm, &module) else { continue };
        if !own.iter().flatten().any(|kept| kept.is(&dict)) {
            clear(vm, &dict)?;
        }
    }
    // What finalizers printed meanwhile: the streams go next. What cannot be written was said before.
    streams::flush_for_host(vm);
    for dict in own.iter().flatten() {
        clear(vm, dict)?;
    }
    collector::collect(vm, collector::OLDEST);
    interp::run_pending(vm);
    Ok(())
}

fn namespace(vm: &Vm, module: &Value) -> Option<Ref<Dict>> {
    Some(module.downcast::<Module>()?.get(vm).dict.clone())
}

fn assign(vm: &mut Vm, dict: &Ref<Dict>, name: &Ref<Str>, value: Value) -> Res<()> {
    dict.set_str(vm, name, value)?;
    interp::run_pending(vm);
    Ok(())
}

/// Sets names to None: those that begin with one underscore first, then the rest (`_PyModule_ClearDict`).
fn clear(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    for private in [true, false] {
        let names: Vec<Value> = dict.get(vm).table.iter().map(|(name, _)| name.clone()).collect();
        for name in names {
            let Some(name) = name.downcast::<Str>() else { continue };
            let text = name.to_string_lossy();
            let is_private = text.starts_with('_') && !text.starts_with("__");
            if is_private == private && text != "__builtins__" {
                assign(vm, dict, name, Value::NONE)?;
            }
        }
    }
    Ok(())
}
