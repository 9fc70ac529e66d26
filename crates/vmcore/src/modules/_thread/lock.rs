//! Locks: a semaphore to wait for, and what is known of it under the GIL.

use std::sync::Arc;
use std::time::Duration;

use crate::heap::{Trace, Visit};
use crate::native::{ArgAt, FromArg, methods};
use crate::objects::types::class_of;
use crate::ops;
use crate::runtime::breaker;
use crate::runtime::platform::semaphore::{Semaphore, Waited, monotonic};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The longest wait, in seconds: what 64 bits of nanoseconds hold.
pub(super) const TIMEOUT_MAX: f64 = 9223372036.0;

/// A timeout in seconds, as `acquire` takes it; -1 for none.
#[derive(Clone, Copy)]
pub(super) struct Timeout(f64);

impl FromArg<'_> for Timeout {
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<Timeout> {
        let seconds = match value.as_float() {
            Some(seconds) => seconds,
            None => {
                let index = ops::index(vm, value)?;
                ops::as_f64(vm, &index)?
            }
        };
        match seconds {
            s if s.is_nan() => Err(vm.value_error("Invalid value NaN (not a number)")),
            s if s.abs() >= 2.0 * TIMEOUT_MAX => {
                Err(vm.overflow_error("timestamp out of range for platform time_t"))
            }
            s => Ok(Timeout(s)),
        }
    }
}

impl crate::native::FromDefault<i64> for Timeout {
    fn from_default(literal: i64) -> Timeout {
        Timeout(literal as f64)
    }
}

/// Waits for the semaphore as `acquire(blocking, timeout)` says, signals handled meanwhile. Whether it was had.
pub(super) fn wait(vm: &mut Vm, semaphore: &Arc<Semaphore>, blocking: bool, timeout: Timeout) -> Res<bool> {
    let Timeout(seconds) = timeout;
    let bounded = seconds != -1.0;
    if !blocking && bounded {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    if bounded && seconds < 0.0 {
        return Err(vm.value_error("timeout value must be positive"));
    }
    if bounded && seconds > TIMEOUT_MAX {
        return Err(vm.overflow_error("timeout value is too large"));
    }
    if semaphore.try_wait() {
        return Ok(true);
    }
    if !blocking {
        return Ok(false);
    }
    let until = bounded.then(|| monotonic(Duration::from_secs_f64(seconds)));
    loop {
        let waited_for = semaphore.clone();
        match vm.blocking(move || waited_for.wait(until)) {
            Waited::Taken => return Ok(true),
            Waited::TimedOut => return Ok(false),
            Waited::Interrupted => breaker::check(vm)?,
        }
    }
}

/// A lock that may be taken once, and released by anybody.
pub struct Lock {
    semaphore: Arc<Semaphore>,
    locked: bool,
}

impl Lock {
    pub(super) fn new() -> Lock {
        Lock { semaphore: Arc::new(Semaphore::new(1)), locked: false }
    }

    /// Frees the lock if it is taken.
    pub(super) fn free(&mut self) -> bool {
        let was_locked = std::mem::replace(&mut self.locked, false);
        if was_locked {
            self.semaphore.post();
        }
        was_locked
    }
}

impl Trace for Lock {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
}

#[methods("_thread.lock")]
impl Lock {
    #[py("acquire($self, /, blocking=True, timeout=-1)", no_text_signature)]
    fn acquire(vm: &mut Vm, this: &Ref<Lock>, #[default(1)] blocking: i32, timeout: Timeout) -> Res<bool> {
        take(vm, this, blocking != 0, timeout)
    }

    #[py("acquire_lock($self, /, blocking=True, timeout=-1)", no_text_signature)]
    fn acquire_lock(
        vm: &mut Vm,
        this: &Ref<Lock>,
        #[default(1)] blocking: i32,
        timeout: Timeout,
    ) -> Res<bool> {
        take(vm, this, blocking != 0, timeout)
    }

    #[py("release($self, /)", no_text_signature)]
    fn release(vm: &mut Vm, this: &Ref<Lock>) -> Res<()> {
        if this.get_mut(vm).free() { Ok(()) } else { Err(vm.runtime_error("release unlocked lock")) }
    }

    #[py("release_lock($self, /)", no_text_signature)]
    fn release_lock(vm: &mut Vm, this: &Ref<Lock>) -> Res<()> {
        Lock::release(vm, this)
    }

    #[py("locked($self, /)", no_text_signature)]
    fn locked(vm: &Vm, this: &Ref<Lock>) -> bool {
        this.get(vm).locked
    }

    #[py("locked_lock($self, /)", no_text_signature)]
    fn locked_lock(vm: &Vm, this: &Ref<Lock>) -> bool {
        this.get(vm).locked
    }

    #[py("__enter__($self, /)", no_text_signature, flavour = "method")]
    fn enter(vm: &mut Vm, this: &Ref<Lock>) -> Res<bool> {
        take(vm, this, true, Timeout(-1.0))
    }

    #[py("__exit__($self, /, *args)", no_text_signature, flavour = "method")]
    fn exit(vm: &mut Vm, this: &Ref<Lock>, _args: &[Value]) -> Res<()> {
        Lock::release(vm, this)
    }

    #[py("_at_fork_reinit($self, /)", no_text_signature)]
    fn at_fork_reinit(vm: &mut Vm, this: &Ref<Lock>) {
        *this.get_mut(vm) = Lock::new();
    }

    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<Lock>) -> String {
        let state = if this.get(vm).locked { "locked" } else { "unlocked" };
        let class = class_of(vm, this.as_value()).name(vm);
        format!("<{state} {class} object at {:#x}>", this.as_value().word())
    }
}

fn take(vm: &mut Vm, lock: &Ref<Lock>, blocking: bool, timeout: Timeout) -> Res<bool> {
    let semaphore = lock.get(vm).semaphore.clone();
    let taken = wait(vm, &semaphore, blocking, timeout)?;
    if taken {
        lock.get_mut(vm).locked = true;
    }
    Ok(taken)
}

/// A lock that its owner may take again. Free while `count` is 0.
pub struct RLock {
    semaphore: Arc<Semaphore>,
    owner: u64,
    count: u64,
}

impl RLock {
    fn new() -> RLock {
        RLock { semaphore: Arc::new(Semaphore::new(1)), owner: 0, count: 0 }
    }
}

impl Trace for RLock {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
}

#[methods("_thread.RLock")]
impl RLock {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(
        vm: &mut Vm,
        class: &Ref<crate::objects::types::Type>,
        _args: &[Value],
        _kwargs: crate::native::Kwargs<'_>,
    ) -> Ref<RLock> {
        crate::objects::attrs::new_instance(vm, class, RLock::new())
    }

    #[py("acquire($self, /, blocking=True, timeout=-1)", no_text_signature)]
    fn acquire(vm: &mut Vm, this: &Ref<RLock>, #[default(1)] blocking: i32, timeout: Timeout) -> Res<bool> {
        take_again(vm, this, blocking != 0, timeout)
    }

    #[py("release($self, /)", no_text_signature)]
    fn release(vm: &mut Vm, this: &Ref<RLock>) -> Res<()> {
        if !RLock::is_owned(vm, this) {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        let lock = this.get_mut(vm);
        lock.count -= 1;
        if lock.count == 0 {
            lock.owner = 0;
            lock.semaphore.post();
        }
        Ok(())
    }

    #[py("__enter__($self, /)", no_text_signature, flavour = "method")]
    fn enter(vm: &mut Vm, this: &Ref<RLock>) -> Res<bool> {
        take_again(vm, this, true, Timeout(-1.0))
    }

    #[py("__exit__($self, /, *args)", no_text_signature, flavour = "method")]
    fn exit(vm: &mut Vm, this: &Ref<RLock>, _args: &[Value]) -> Res<()> {
        RLock::release(vm, this)
    }

    #[py("_is_owned($self, /)", no_text_signature)]
    fn is_owned(vm: &Vm, this: &Ref<RLock>) -> bool {
        let lock = this.get(vm);
        lock.count > 0 && lock.owner == super::ident(vm)
    }

    #[py("_recursion_count($self, /)", no_text_signature)]
    fn recursion_count(vm: &Vm, this: &Ref<RLock>) -> u64 {
        if RLock::is_owned(vm, this) { this.get(vm).count } else { 0 }
    }

    /// For `threading.Condition`: frees the lock however often it was taken, and says how to take it so again.
    #[py("_release_save($self, /)", no_text_signature)]
    fn release_save(vm: &mut Vm, this: &Ref<RLock>) -> Res<(u64, u64)> {
        if this.get(vm).count == 0 {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        let lock = this.get_mut(vm);
        let saved = (std::mem::take(&mut lock.count), std::mem::take(&mut lock.owner));
        lock.semaphore.post();
        Ok(saved)
    }

    #[py("_acquire_restore($self, state, /)", no_text_signature)]
    fn acquire_restore(vm: &mut Vm, this: &Ref<RLock>, state: &Value) -> Res<()> {
        let parts = crate::objects::tuple::from_iterable(vm, state)?;
        let saved = match parts.items() {
            [count, owner] => crate::objects::int::to_i64(count).zip(crate::objects::int::to_i64(owner)),
            _ => None,
        };
        let Some((count, owner)) = saved.filter(|(count, _)| *count > 0) else {
            return Err(vm.type_error("_acquire_restore() takes what _release_save() gave"));
        };
        let semaphore = this.get(vm).semaphore.clone();
        wait(vm, &semaphore, true, Timeout(-1.0))?;
        let lock = this.get_mut(vm);
        (lock.count, lock.owner) = (count as u64, owner as u64);
        Ok(())
    }

    #[py("_at_fork_reinit($self, /)", no_text_signature)]
    fn at_fork_reinit(vm: &mut Vm, this: &Ref<RLock>) {
        *this.get_mut(vm) = RLock::new();
    }

    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<RLock>) -> String {
        let lock = this.get(vm);
        let state = if lock.count > 0 { "locked" } else { "unlocked" };
        let class = class_of(vm, this.as_value()).name(vm);
        let address = this.as_value().word();
        format!("<{state} {class} object owner={} count={} at {address:#x}>", lock.owner, lock.count)
    }
}

fn take_again(vm: &mut Vm, lock: &Ref<RLock>, blocking: bool, timeout: Timeout) -> Res<bool> {
    let me = super::ident(vm);
    if RLock::is_owned(vm, lock) {
        let Some(count) = lock.get(vm).count.checked_add(1) else {
            return Err(vm.overflow_error("Internal lock count overflowed"));
        };
        lock.get_mut(vm).count = count;
        return Ok(true);
    }
    let semaphore = lock.get(vm).semaphore.clone();
    let taken = wait(vm, &semaphore, blocking, timeout)?;
    if taken {
        let lock = lock.get_mut(vm);
        (lock.owner, lock.count) = (me, 1);
    }
    Ok(taken)
}
