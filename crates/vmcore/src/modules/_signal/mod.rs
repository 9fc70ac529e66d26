//! `_signal`: handlers of signals, timers that send them, and waiting for them. Handlers themselves are run by
//! `runtime/signals.rs`.

pub(crate) mod sets;

use std::time::Duration;

use super::c_constants::{self, c_constants};
use super::posix::OrErrno;
use super::set;
use super::time::timestamp::{Nanoseconds, Rounding};
use crate::native::{Size, module};
use crate::objects::dict::Dict;
use crate::objects::structseq;
use crate::ops;
use crate::runtime::platform::descriptor;
use crate::runtime::platform::signals::{self, Disposition, NSIG, Timer};
use crate::runtime::{breaker, signals as handlers};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

const DEFAULT: i64 = 0;
const IGNORE: i64 = 1;

static STRUCT_SIGINFO: structseq::Spec = structseq::Spec {
    name: "signal.struct_siginfo",
    fields: &["si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band"],
    items: 7,
    callable: true,
};

fn check_number(vm: &Vm, signal: i32) -> Res<()> {
    match (1..NSIG).contains(&signal) {
        true => Ok(()),
        false => Err(vm.value_error("signal number out of range")),
    }
}

/// Seconds for a timer, in microseconds: rounded up, so that what is not 0 does not become it.
fn microseconds(vm: &mut Vm, seconds: Option<&Value>) -> Res<i64> {
    let Some(seconds) = seconds else { return Ok(0) };
    let Nanoseconds(exact) = Nanoseconds::of(vm, seconds, Rounding::Up)?;
    Ok(exact.div_euclid(1000) + i64::from(exact.rem_euclid(1000) > 0))
}

/// A timer's state as floats, or the module's own error.
fn seconds(vm: &mut Vm, timer: std::io::Result<Timer>) -> Res<(f64, f64)> {
    match timer {
        Ok([value, interval]) => {
            let [value, interval] = [value, interval].map(|microseconds| {
                (microseconds / 1_000_000) as f64 + (microseconds % 1_000_000) as f64 * 1e-6
            });
            Ok((value, interval))
        }
        Err(error) => Err(timer_error(vm, &error)),
    }
}

fn timer_error(vm: &mut Vm, error: &std::io::Error) -> Raised {
    let class = vm.interp().module_state.borrow().get("_signal").cloned();
    let Some(class) = class else { return vm.os_error(error, None) };
    let errno = error.raw_os_error().unwrap_or(0);
    let made = vm.str(&super::posix::message(errno)).and_then(|text| {
        let args = [Value::small_int_wrapping(errno.into()), text.into()];
        ops::call::call_positional(vm, &class, &args)
    });
    match made {
        Ok(exception) => ops::exceptions::raise(vm, &exception, None),
        Err(raised) => raised,
    }
}

/// As in C, whose `unsigned int` it is.
fn alarm(seconds: i32) -> u32 {
    signals::alarm(seconds as u32)
}

pub(crate) struct Signal;

#[module("_signal", with(SETS))]
impl Signal {
    #[py("default_int_handler($module, signalnum, frame, /)")]
    fn default_int_handler(vm: &mut Vm, signalnum: i32, frame: &Value) -> Res<()> {
        let _ = (signalnum, frame);
        Err(vm.raise_with(&vm.types().keyboard_interrupt, &[]))
    }

    #[py("signal($module, signalnum, handler, /)")]
    fn signal(vm: &mut Vm, signalnum: i32, handler: &Value) -> Res<Value> {
        if !handlers::may_handle(vm) {
            return Err(vm.value_error("signal only works in main thread of the main interpreter"));
        }
        check_number(vm, signalnum)?;
        let disposition = match handler.as_small_int() {
            Some(IGNORE) => Disposition::Ignore,
            Some(DEFAULT) => Disposition::Default,
            _ if ops::call::is_callable(vm, handler) => Disposition::Remember,
            _ => {
                return Err(vm.type_error(
                    "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object",
                ));
            }
        };
        // Signals that came before are the old handler's.
        breaker::check(vm)?;
        signals::set_disposition(signalnum, disposition).or_errno(vm)?;
        let mut all = vm.interp().signals.handlers.borrow_mut();
        Ok(match all.get_mut(signalnum as usize) {
            Some(slot) => std::mem::replace(slot, handler.clone()),
            None => Value::NONE,
        })
    }

    #[py("getsignal($module, signalnum, /)")]
    fn getsignal(vm: &mut Vm, signalnum: i32) -> Res<Value> {
        check_number(vm, signalnum)?;
        let all = vm.interp().signals.handlers.borrow();
        Ok(all.get(signalnum as usize).cloned().unwrap_or(Value::NONE))
    }

    #[py("siginterrupt($module, signalnum, flag, /)")]
    fn siginterrupt(vm: &mut Vm, signalnum: i32, flag: i32) -> Res<()> {
        check_number(vm, signalnum)?;
        signals::set_interrupting(signalnum, flag != 0).or_errno(vm)
    }

    #[py("strsignal($module, signalnum, /)")]
    fn strsignal(vm: &mut Vm, signalnum: i32) -> Res<Option<String>> {
        check_number(vm, signalnum)?;
        Ok(signals::description(signalnum))
    }

    #[py("raise_signal($module, signalnum, /)")]
    fn raise_signal(vm: &mut Vm, signalnum: i32) -> Res<()> {
        vm.blocking(|| signals::raise(signalnum)).or_errno(vm)?;
        breaker::check(vm)
    }

    #[py("pthread_kill($module, thread_id, signalnum, /)")]
    fn pthread_kill(vm: &mut Vm, thread_id: Size, signalnum: i32) -> Res<()> {
        signals::kill_thread(thread_id.0 as u64, signalnum).or_errno(vm)?;
        breaker::check(vm)
    }

    #[py("pidfd_send_signal($module, pidfd, signalnum, siginfo=None, flags=0, /)")]
    fn pidfd_send_signal(
        vm: &mut Vm,
        pidfd: i32,
        signalnum: i32,
        siginfo: Option<&Value>,
        flags: i32,
    ) -> Res<()> {
        if siginfo.is_some() {
            return Err(vm.type_error("siginfo must be None"));
        }
        signals::send_to_pidfd(pidfd, signalnum, flags as u32).or_errno(vm)?;
        breaker::check(vm)
    }

    #[py("pause($module, /)")]
    fn pause(vm: &mut Vm) -> Res<()> {
        vm.blocking(signals::pause);
        breaker::check(vm)
    }

    #[py("alarm($module, seconds, /)")]
    fn alarm(seconds: i32) -> u32 {
        alarm(seconds)
    }

    #[py("setitimer($module, which, seconds, interval=0.0, /)")]
    fn setitimer(vm: &mut Vm, which: i32, seconds: &Value, interval: Option<&Value>) -> Res<(f64, f64)> {
        let timer = [microseconds(vm, Some(seconds))?, microseconds(vm, interval)?];
        let before = signals::set_timer(which, timer);
        self::seconds(vm, before)
    }

    #[py("getitimer($module, which, /)")]
    fn getitimer(vm: &mut Vm, which: i32) -> Res<(f64, f64)> {
        seconds(vm, signals::timer(which))
    }

    #[py("set_wakeup_fd($module, fd, /, *, warn_on_full_buffer=True)", no_text_signature)]
    fn set_wakeup_fd(vm: &mut Vm, fd: i32, warn_on_full_buffer: bool) -> Res<i32> {
        if !handlers::may_handle(vm) {
            return Err(vm.value_error("set_wakeup_fd only works in main thread of the main interpreter"));
        }
        if fd != -1 {
            descriptor(fd).and_then(rustix::fs::fstat).or_errno(vm)?;
            let flags = descriptor(fd).and_then(rustix::fs::fcntl_getfl).or_errno(vm)?;
            if !flags.contains(rustix::fs::OFlags::NONBLOCK) {
                return Err(vm.value_error(&format!("the fd {fd} must be in non-blocking mode")));
            }
        }
        vm.interp().signals.warn_on_full_buffer.set(warn_on_full_buffer);
        Ok(signals::set_wakeup(fd))
    }
}

/// How long to wait: none in the past.
fn timeout(vm: &mut Vm, timeout: &Value) -> Res<Duration> {
    let Nanoseconds(length) = Nanoseconds::of(vm, timeout, Rounding::Up)?;
    u64::try_from(length)
        .map(Duration::from_nanos)
        .map_err(|_| vm.value_error("timeout must be non-negative"))
}

const CONSTANTS: &[(&str, i64)] = c_constants! {
    SIG_BLOCK SIG_UNBLOCK SIG_SETMASK SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGIOT SIGFPE SIGKILL SIGBUS SIGSEGV SIGSYS
    SIGPIPE SIGALRM SIGTERM SIGUSR1 SIGUSR2 SIGCHLD SIGPWR SIGIO SIGURG SIGWINCH SIGPOLL SIGSTOP SIGTSTP SIGCONT SIGTTIN
    SIGTTOU SIGVTALRM SIGPROF SIGXCPU SIGXFSZ SIGSTKFLT ITIMER_REAL ITIMER_VIRTUAL ITIMER_PROF
};

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let others = [
        ("NSIG", NSIG.into()),
        ("SIG_DFL", DEFAULT),
        ("SIG_IGN", IGNORE),
        ("SIGCLD", libc::SIGCHLD.into()),
        ("SIGRTMIN", libc::SIGRTMIN().into()),
        ("SIGRTMAX", libc::SIGRTMAX().into()),
    ];
    c_constants::fill(vm, module, CONSTANTS.iter().chain(&others))?;
    let error = super::new_exception(vm, "signal.itimer_error", &vm.types().os_error.clone())?;
    vm.interp().module_state.borrow_mut().insert("_signal", error.clone());
    set(vm, module, "ItimerError", error)?;
    let info = structseq::new_type(vm, &STRUCT_SIGINFO)?;
    vm.interp().module_state.borrow_mut().insert("_signal.siginfo", info.to_value());
    set(vm, module, "struct_siginfo", info.into())?;
    let default_int_handler = module.get_str(vm, &vm.intern("default_int_handler")).unwrap_or(Value::NONE);
    remember_handlers(vm, default_int_handler);
    Ok(())
}

/// At the first import: what is done with each signal so far.
fn remember_handlers(vm: &Vm, default_int_handler: Value) {
    let state = &vm.interp().signals;
    if !state.handlers.borrow().is_empty() {
        return;
    }
    let of = |signal: i32| match signals::disposition(signal) {
        Ok(Disposition::Default) => Value::small_int_wrapping(DEFAULT),
        Ok(Disposition::Ignore) => Value::small_int_wrapping(IGNORE),
        Ok(Disposition::Remember) if signal == libc::SIGINT => default_int_handler.clone(),
        _ => Value::NONE,
    };
    state.handlers.replace((0..NSIG).map(of).collect());
    state.default_int_handler.replace(Some(default_int_handler));
}
