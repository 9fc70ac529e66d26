//! Python's handlers of signals: they run on the interpreter's first thread, where the eval breaker is looked at. An
//! interpreter that does not own its process (`minivm.VM`) leaves signals to its host.

use std::cell::{Cell, RefCell};

use super::breaker;
use super::platform::signals::{self, Disposition, NSIG};
use crate::interp;
use crate::objects::frame::FrameObject;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What an interpreter knows of signals.
#[derive(Default)]
pub(crate) struct Signals {
    /// Handlers by number, as `signal.getsignal` gives them. Empty until `_signal` is imported: until then SIGINT is
    /// handled as by `default_int_handler`.
    pub handlers: RefCell<Vec<Value>>,
    /// `signal.default_int_handler`
    pub default_int_handler: RefCell<Option<Value>>,
    /// Whether it is reported that a wake-up descriptor was full.
    pub warn_on_full_buffer: Cell<bool>,
}

/// Ctrl-C raises KeyboardInterrupt from now on, unless the process was started to ignore it.
pub(crate) fn start(vm: &Vm) {
    let interp = vm.interp();
    if !interp.configuration.owns_process {
        return;
    }
    signals::report_to(&interp.breaker);
    if !matches!(signals::disposition(libc::SIGINT), Ok(Disposition::Ignore)) {
        let _ = signals::set_disposition(libc::SIGINT, Disposition::Remember);
    }
}

/// Whether this thread may handle signals, and say how they are handled.
pub(crate) fn may_handle(vm: &Vm) -> bool {
    vm.interp().configuration.owns_process && vm.thread().ident.get() == vm.interp().threads.first.get()
}

/// Runs the handlers of the signals that have arrived (`PyErr_CheckSignals`).
pub(crate) fn handle(vm: &mut Vm) -> Res<()> {
    if !may_handle(vm) {
        return Ok(());
    }
    // Before any is looked at: one that arrives from here on raises it again.
    vm.interp().breaker.lower(breaker::SIGNAL);
    report_wakeup(vm);
    for signal in 1..NSIG {
        if !signals::take(signal) {
            continue;
        }
        if let Err(raised) = call_handler(vm, signal) {
            // The signals behind this one wait for the next look.
            vm.interp().breaker.raise(breaker::SIGNAL);
            return Err(raised);
        }
    }
    Ok(())
}

fn call_handler(vm: &mut Vm, signal: i32) -> Res<()> {
    let handler = vm.interp().signals.handlers.borrow().get(signal as usize).cloned();
    match handler {
        None => Err(vm.raise_with(&vm.types().keyboard_interrupt, &[])),
        // The handler was taken away after the signal had arrived.
        Some(handler) if handler.is_none() || handler.as_small_int().is_some() => Ok(()),
        Some(handler) => {
            let frame: Option<Ref<FrameObject>> = interp::caller::frame(vm, 0);
            let frame = frame.map_or(Value::NONE, |frame| frame.to_value());
            let signal = Value::small_int_wrapping(signal.into());
            ops::call::call_positional(vm, &handler, &[signal, frame]).map(drop)
        }
    }
}

/// In a native loop, where no Python code may run: Ctrl-C ends it where KeyboardInterrupt would come of it.
pub(crate) fn interrupt(vm: &Vm) -> Res<()> {
    if !may_handle(vm) {
        return Ok(());
    }
    let state = &vm.interp().signals;
    let as_by_default = match state.handlers.borrow().get(libc::SIGINT as usize) {
        None => true,
        Some(handler) => state.default_int_handler.borrow().as_ref().is_some_and(|own| own.is(handler)),
    };
    if as_by_default && signals::take(libc::SIGINT) {
        return Err(vm.raise_with(&vm.types().keyboard_interrupt, &[]));
    }
    Ok(())
}

/// As if a signal that Python code handles had arrived; nothing if none handles it (`PyErr_SetInterruptEx`).
pub(crate) fn simulate(vm: &Vm, signal: i32) {
    let handler = vm.interp().signals.handlers.borrow().get(signal as usize).cloned();
    let is_handled = match handler {
        None => signal == libc::SIGINT,
        Some(handler) => !handler.is_none() && handler.as_small_int().is_none(),
    };
    if is_handled && vm.interp().configuration.owns_process {
        signals::mark(signal);
        vm.interp().breaker.raise(breaker::SIGNAL);
    }
}

/// Says that a byte could not be written to the wake-up descriptor.
fn report_wakeup(vm: &mut Vm) {
    let failure = signals::take_wakeup_failure();
    if failure == 0 || failure == libc::EAGAIN && !vm.interp().signals.warn_on_full_buffer.get() {
        return;
    }
    let raised = vm.raise_errno(failure, None, None);
    let message = "Exception ignored when trying to write to the signal wakeup fd";
    ops::exceptions::unraisable_in(vm, raised, Some(message), &Value::NONE);
}

/// In the child of a `fork`: this thread is the first one now and the only one, and signals of the parent are not the
/// child's.
pub(crate) fn after_fork(vm: &Vm) {
    vm.interp().threads.first.set(vm.thread().ident.get());
    vm.interp().threads.forget_others(vm.thread());
    signals::forget_all();
}
