//! `_thread`: locks, as far as one thread needs them.

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
/// A lock object is a synchronization primitive.  To create a lock,
/// call threading.Lock().  Methods are:
///
/// acquire() -- lock the lock, possibly blocking until it can be obtained
/// release() -- unlock of the lock
/// locked() -- test whether the lock is currently locked
///
/// A lock is not owned by the thread that locked it; another thread may
/// unlock it.  A thread attempting to lock a lock that it has already locked
/// will block until another thread unlocks it.  Deadlocks may ensue.
impl Lock {
    /// acquire(blocking=True, timeout=-1) -> bool
    /// (acquire_lock() is an obsolete synonym)
    ///
    /// Lock the lock.  Without argument, this blocks if the lock is already
    /// locked (even by the same thread), waiting for another thread to release
    /// the lock, and return True once the lock is acquired.
    /// With an argument, this will only block if the argument is true,
    /// and the return value reflects whether the lock is acquired.
    /// The blocking operation is interruptible.
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

    /// release()
    /// (release_lock() is an obsolete synonym)
    ///
    /// Release the lock, allowing another thread that is blocked waiting for
    /// the lock to acquire the lock.  The lock must be in the locked state,
    /// but it needn't be locked by the same thread that unlocks it.
    #[py("release($self, /)", no_text_signature)]
    fn release(vm: &mut Vm, this: &Ref<Lock>) -> Res<()> {
        if !std::mem::replace(&mut this.get_mut(vm).locked, false) {
            return Err(vm.runtime_error("release unlocked lock"));
        }
        Ok(())
    }

    /// locked() -> bool
    /// (locked_lock() is an obsolete synonym)
    ///
    /// Return whether the lock is in the locked state.
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
/// This module provides primitive operations to write multi-threaded programs.
/// The 'threading' module provides a more convenient interface.
impl Thread {
    /// allocate_lock() -> lock object
    /// (allocate() is an obsolete synonym)
    ///
    /// Create a new lock object. See help(type(threading.Lock())) for
    /// information about locks.
    #[py("allocate_lock($module, /)", no_text_signature)]
    fn allocate_lock(vm: &Vm) -> Ref<Lock> {
        vm.alloc(Lock { locked: false })
    }

    /// get_ident() -> integer
    ///
    /// Return a non-zero integer that uniquely identifies the current thread
    /// amongst other threads that exist simultaneously.
    #[py("get_ident($module, /)", no_text_signature)]
    fn get_ident(vm: &Vm) -> usize {
        std::ptr::from_ref(vm.thread()) as usize
    }
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let lock = vm.types().lock.to_value();
    super::set(vm, dict, "LockType", lock)?;
    let error = vm.types().runtime_error.to_value();
    super::set(vm, dict, "error", error)?;
    // The longest wait of 64-bit nanoseconds, in seconds.
    super::set(vm, dict, "TIMEOUT_MAX", Value::float(9223372036.0))
}
