//! `_thread`: locks, as far as one thread needs them.

mod rlock;

pub use rlock::RLock;

use crate::heap::{Trace, Visit};
use crate::native::{methods, module};
use crate::objects::dict::Dict;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A lock that may be taken once.
pub struct Lock {
    locked: bool,
}

impl Trace for Lock {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
}

#[methods("_thread.lock")]
impl Lock {
    #[py("acquire($self, /, blocking=True, timeout=-1)", no_text_signature)]
    fn acquire(vm: &mut Vm, this: &Ref<Lock>, blocking: bool, timeout: f64) -> Res<bool> {
        if !this.get(vm).locked {
            this.get_mut(vm).locked = true;
            return Ok(true);
        }
        if !blocking || timeout >= 0.0 {
            return Ok(false);
        }
        Err(vm.runtime_error("the only thread waits for a lock that it holds itself"))
    }

    #[py("release($self, /)", no_text_signature)]
    fn release(vm: &mut Vm, this: &Ref<Lock>) -> Res<()> {
        if !std::mem::replace(&mut this.get_mut(vm).locked, false) {
            return Err(vm.runtime_error("release unlocked lock"));
        }
        Ok(())
    }

    #[py("locked($self, /)", no_text_signature)]
    fn locked(vm: &Vm, this: &Ref<Lock>) -> bool {
        this.get(vm).locked
    }

    #[py("__enter__($self, /)", no_text_signature, flavour = "method")]
    fn enter(vm: &mut Vm, this: &Ref<Lock>) -> Res<bool> {
        Lock::acquire(vm, this, true, -1.0)
    }

    #[py("__exit__($self, /, *args)", no_text_signature, flavour = "method")]
    fn exit(vm: &mut Vm, this: &Ref<Lock>, _args: &[Value]) -> Res<()> {
        Lock::release(vm, this)
    }
}

pub(crate) struct Thread;

#[module("_thread")]
impl Thread {
    #[py("allocate_lock($module, /)", no_text_signature)]
    fn allocate_lock(vm: &Vm) -> Ref<Lock> {
        vm.alloc(Lock { locked: false })
    }

    #[py("get_ident($module, /)", no_text_signature)]
    fn get_ident(vm: &Vm) -> u64 {
        ident(vm)
    }
}

/// The number of the running thread.
fn ident(vm: &Vm) -> u64 {
    std::ptr::from_ref(vm.thread()) as u64
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let lock = vm.types().lock.to_value();
    super::set(vm, dict, "LockType", lock)?;
    let rlock = vm.types().rlock.to_value();
    super::set(vm, dict, "RLock", rlock)?;
    let error = vm.types().runtime_error.to_value();
    super::set(vm, dict, "error", error)?;
    // The longest wait of 64-bit nanoseconds, in seconds.
    super::set(vm, dict, "TIMEOUT_MAX", Value::float(9223372036.0))
}
