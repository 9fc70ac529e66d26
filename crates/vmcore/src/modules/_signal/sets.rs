//! Sets of signals: blocking them, and waiting for them.

use super::{Signal, timeout};
use crate::modules::posix::OrErrno;
use crate::native::module;
use crate::objects::int;
use crate::objects::set::{self, Set};
use crate::objects::structseq;
use crate::objects::types::Type;
use crate::ops;
use crate::runtime::breaker;
use crate::runtime::platform::signals::{Info, NSIG, SignalSet};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The signals that an iterable of numbers names.
pub(crate) fn of_iterable(vm: &mut Vm, numbers: &Value) -> Res<SignalSet> {
    let mut signals = SignalSet::empty();
    ops::iter::for_each(vm, numbers, |vm, number| {
        let number = ops::index(vm, &number)?;
        // A number of more than 64 bits counts as -1.
        let signal = int::to_i64(&number).unwrap_or(-1);
        if !(1..i64::from(NSIG)).contains(&signal) {
            let last = NSIG - 1;
            return Err(vm.value_error(&format!("signal number {signal} out of range [1; {last}]")));
        }
        signals.add(signal as i32);
        Ok(())
    })?;
    Ok(signals)
}

fn to_set(vm: &mut Vm, signals: &SignalSet) -> Res<Ref<Set>> {
    let made = set::new(vm);
    for signal in signals.signals() {
        set::add(vm, &made, &Value::small_int_wrapping(signal.into()))?;
    }
    Ok(made)
}

fn to_siginfo(vm: &mut Vm, info: Info) -> Res<Value> {
    let class = vm.interp().module_state.borrow().get("_signal.siginfo").cloned();
    let mut fields = Vec::with_capacity(info.len());
    for field in info {
        fields.push(ops::int(vm, field)?);
    }
    match class.as_ref().and_then(|class| class.downcast::<Type>()) {
        Some(class) => Ok(structseq::new(vm, class, fields)?),
        None => Err(vm.system_error("_signal is not initialised")),
    }
}

#[module("_signal", SETS)]
impl Signal {
    #[py("valid_signals($module, /)")]
    fn valid_signals(vm: &mut Vm) -> Res<Ref<Set>> {
        to_set(vm, &SignalSet::full())
    }

    #[py("pthread_sigmask($module, how, mask, /)")]
    fn pthread_sigmask(vm: &mut Vm, how: i32, mask: &Value) -> Res<Ref<Set>> {
        let before = of_iterable(vm, mask)?.block(how).or_errno(vm)?;
        // What was blocked may have arrived.
        breaker::check(vm)?;
        to_set(vm, &before)
    }

    #[py("sigpending($module, /)")]
    fn sigpending(vm: &mut Vm) -> Res<Ref<Set>> {
        let pending = SignalSet::pending().or_errno(vm)?;
        to_set(vm, &pending)
    }

    #[py("sigwait($module, sigset, /)")]
    fn sigwait(vm: &mut Vm, sigset: &Value) -> Res<i32> {
        let signals = of_iterable(vm, sigset)?;
        vm.blocking(move || signals.wait()).or_errno(vm)
    }

    #[py("sigwaitinfo($module, sigset, /)")]
    fn sigwaitinfo(vm: &mut Vm, sigset: &Value) -> Res<Value> {
        let signals = of_iterable(vm, sigset)?;
        loop {
            match vm.blocking(move || signals.wait_info(None)) {
                Err(error) if error.raw_os_error() == Some(libc::EINTR) => breaker::check(vm)?,
                info => {
                    let info = info.or_errno(vm)?;
                    return to_siginfo(vm, info);
                }
            }
        }
    }

    #[py("sigtimedwait($module, sigset, timeout, /)")]
    fn sigtimedwait(vm: &mut Vm, sigset: &Value, timeout: &Value) -> Res<Option<Value>> {
        let signals = of_iterable(vm, sigset)?;
        let timeout = self::timeout(vm, timeout)?;
        let until = std::time::Instant::now().checked_add(timeout);
        loop {
            let left =
                until.map_or(timeout, |until| until.saturating_duration_since(std::time::Instant::now()));
            match vm.blocking(move || signals.wait_info(Some(left))) {
                Err(error) if error.raw_os_error() == Some(libc::EAGAIN) => return Ok(None),
                Err(error) if error.raw_os_error() == Some(libc::EINTR) => breaker::check(vm)?,
                info => {
                    let info = info.or_errno(vm)?;
                    return to_siginfo(vm, info).map(Some);
                }
            }
        }
    }
}
