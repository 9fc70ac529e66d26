//! `_multiprocessing`: `SemLock`, the named semaphore that `multiprocessing` makes its locks of (CPython's
//! `Modules/_multiprocessing/semaphore.c`).

use std::ffi::CString;
use std::sync::Arc;
use std::time::Duration;

use super::posix::OrErrno;
use crate::heap::{Trace, Visit};
use crate::native::{methods, module};
use crate::objects::attrs;
use crate::objects::dict::{self, Dict};
use crate::objects::str::Str;
use crate::objects::types::Type;
use crate::ops;
use crate::runtime::breaker;
use crate::runtime::platform::semaphore::{Semaphore, Waited, monotonic};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

const RECURSIVE_MUTEX: i32 = 0;
const SEMAPHORE: i32 = 1;

pub struct SemLock {
    semaphore: Arc<Semaphore>,
    kind: i32,
    maxvalue: i32,
    name: Option<Value>,
    /// How often this process has taken it, less how often it has let go of it; the thread that took it last.
    count: i32,
    owner: u64,
}

impl Trace for SemLock {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.name.iter().for_each(visit);
    }
}

fn is_mine(vm: &Vm, lock: &SemLock) -> bool {
    lock.count > 0 && lock.owner == vm.thread().ident.get()
}

fn c_name(vm: &Vm, name: &Ref<Str>) -> Res<CString> {
    CString::new(name.to_string_lossy()).map_err(|_| vm.value_error("embedded null character"))
}

#[methods("_multiprocessing.SemLock")]
impl SemLock {
    #[py("__new__($type, /, kind, value, maxvalue, name, unlink)", no_text_signature)]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        kind: i32,
        value: i32,
        maxvalue: i32,
        name: &Ref<Str>,
        unlink: bool,
    ) -> Res<Ref<SemLock>> {
        if kind != RECURSIVE_MUTEX && kind != SEMAPHORE {
            return Err(vm.value_error("unrecognized kind"));
        }
        let path = c_name(vm, name)?;
        let semaphore = Semaphore::create(&path, value as u32).or_errno(vm)?;
        if unlink {
            Semaphore::unlink(&path).or_errno(vm)?;
        }
        let name = Some(name.to_value()).filter(|_| !unlink);
        let semaphore = Arc::new(semaphore);
        let lock = SemLock { semaphore, kind, maxvalue, name, count: 0, owner: 0 };
        Ok(attrs::new_instance(vm, class, lock))
    }

    #[py("_rebuild($type, handle, kind, maxvalue, name, /)")]
    fn rebuild(
        vm: &mut Vm,
        class: &Ref<Type>,
        _handle: &Value,
        kind: i32,
        maxvalue: i32,
        name: &Ref<Str>,
    ) -> Res<Ref<SemLock>> {
        let path = c_name(vm, name)?;
        let semaphore = Arc::new(Semaphore::open(&path).or_errno(vm)?);
        let name = Some(name.to_value());
        let lock = SemLock { semaphore, kind, maxvalue, name, count: 0, owner: 0 };
        Ok(attrs::new_instance(vm, class, lock))
    }

    #[py("acquire($self, /, block=True, timeout=None)")]
    fn acquire(vm: &mut Vm, this: &Ref<SemLock>, block: bool, timeout: Option<&Value>) -> Res<bool> {
        let lock = this.get(vm);
        if lock.kind == RECURSIVE_MUTEX && is_mine(vm, lock) {
            this.get_mut(vm).count += 1;
            return Ok(true);
        }
        let until = match timeout.filter(|_| block) {
            None => None,
            Some(timeout) => {
                let seconds = ops::as_f64(vm, timeout)?.max(0.0);
                let wait = Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX);
                Some(monotonic(wait))
            }
        };
        let semaphore = this.get(vm).semaphore.clone();
        while !semaphore.try_wait() {
            if !block {
                return Ok(false);
            }
            let waiting = semaphore.clone();
            match vm.blocking(move || waiting.wait(until)) {
                Waited::Taken => break,
                Waited::TimedOut => return Ok(false),
                Waited::Interrupted => breaker::check(vm)?,
            }
        }
        let owner = vm.thread().ident.get();
        let lock = this.get_mut(vm);
        lock.count += 1;
        lock.owner = owner;
        Ok(true)
    }

    #[py("release($self, /)")]
    fn release(vm: &mut Vm, this: &Ref<SemLock>) -> Res<()> {
        let lock = this.get(vm);
        if lock.kind == RECURSIVE_MUTEX {
            if !is_mine(vm, lock) {
                let message = "attempt to release recursive lock not owned by thread";
                return Err(vm.assertion_error(message));
            }
            if lock.count > 1 {
                this.get_mut(vm).count -= 1;
                return Ok(());
            }
        } else if lock.semaphore.value().or_errno(vm)? >= this.get(vm).maxvalue {
            return Err(vm.value_error("semaphore or lock released too many times"));
        }
        let lock = this.get_mut(vm);
        lock.semaphore.post();
        lock.count -= 1;
        Ok(())
    }

    #[py("_count($self, /)")]
    fn count(vm: &Vm, this: &Ref<SemLock>) -> i64 {
        this.get(vm).count.into()
    }

    #[py("_is_mine($self, /)")]
    fn mine(vm: &Vm, this: &Ref<SemLock>) -> bool {
        is_mine(vm, this.get(vm))
    }

    #[py("_get_value($self, /)")]
    fn value(vm: &mut Vm, this: &Ref<SemLock>) -> Res<i64> {
        Ok(this.get(vm).semaphore.value().or_errno(vm)?.max(0).into())
    }

    #[py("_is_zero($self, /)")]
    fn is_zero(vm: &mut Vm, this: &Ref<SemLock>) -> Res<bool> {
        Ok(SemLock::value(vm, this)? == 0)
    }

    #[py("_after_fork($self, /)")]
    fn after_fork(vm: &mut Vm, this: &Ref<SemLock>) {
        this.get_mut(vm).count = 0;
    }

    #[py("__enter__($self, /)")]
    fn enter(vm: &mut Vm, this: &Ref<SemLock>) -> Res<bool> {
        SemLock::acquire(vm, this, true, None)
    }

    #[py("__exit__($self, exc_type=None, exc_value=None, exc_tb=None, /)")]
    fn exit(
        vm: &mut Vm,
        this: &Ref<SemLock>,
        _exc_type: Option<&Value>,
        _exc_value: Option<&Value>,
        _exc_tb: Option<&Value>,
    ) -> Res<()> {
        SemLock::release(vm, this)
    }

    #[member("handle")]
    fn handle(vm: &Vm, this: &Ref<SemLock>) -> u64 {
        this.get(vm).semaphore.address() as u64
    }

    #[member("kind")]
    fn kind(vm: &Vm, this: &Ref<SemLock>) -> i64 {
        this.get(vm).kind.into()
    }

    #[member("maxvalue")]
    fn maxvalue(vm: &Vm, this: &Ref<SemLock>) -> i64 {
        this.get(vm).maxvalue.into()
    }

    #[member("name")]
    fn name(vm: &Vm, this: &Ref<SemLock>) -> Option<Value> {
        this.get(vm).name.clone()
    }
}

pub(crate) struct Multiprocessing;

#[module("_multiprocessing")]
impl Multiprocessing {
    #[py("sem_unlink($module, name, /)")]
    fn sem_unlink(vm: &mut Vm, name: &Ref<Str>) -> Res<()> {
        let path = c_name(vm, name)?;
        Semaphore::unlink(&path).or_errno(vm)
    }
}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let class = vm.types().sem_lock.clone();
    let namespace = class.get(vm).dict.clone();
    super::set(vm, &namespace, "SEM_VALUE_MAX", Value::small_int_wrapping(i32::MAX.into()))?;
    super::set(vm, module, "SemLock", class.to_value())?;
    let flags = dict::new(vm);
    for name in ["HAVE_SEM_OPEN", "HAVE_SEM_TIMEDWAIT"] {
        super::set(vm, &flags, name, Value::small_int_wrapping(1))?;
    }
    super::set(vm, module, "flags", flags.into())
}
