//! `RLock`: a lock that its owner may take again.

use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::attrs;
use crate::objects::types::{Type, class_of};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Free while `count` is 0.
pub struct RLock {
    owner: u64,
    count: u64,
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
        class: &Ref<Type>,
        _args: &[Value],
        _kwargs: crate::native::Kwargs<'_>,
    ) -> Ref<RLock> {
        attrs::new_instance(vm, class, RLock { owner: 0, count: 0 })
    }

    #[py("acquire($self, /, blocking=True, timeout=-1)", no_text_signature)]
    fn acquire(vm: &mut Vm, this: &Ref<RLock>, blocking: bool, timeout: f64) -> Res<bool> {
        let me = super::ident(vm);
        let lock = this.get_mut(vm);
        if lock.count > 0 && lock.owner != me {
            if !blocking || timeout >= 0.0 {
                return Ok(false);
            }
            return Err(vm.runtime_error("a lock of another thread"));
        }
        lock.owner = me;
        lock.count += 1;
        Ok(true)
    }

    #[py("release($self, /)", no_text_signature)]
    fn release(vm: &mut Vm, this: &Ref<RLock>) -> Res<()> {
        if !RLock::is_owned(vm, this) {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        this.get_mut(vm).count -= 1;
        Ok(())
    }

    #[py("__enter__($self, /)", no_text_signature, flavour = "method")]
    fn enter(vm: &mut Vm, this: &Ref<RLock>) -> Res<bool> {
        RLock::acquire(vm, this, true, -1.0)
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

    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<RLock>) -> String {
        let lock = this.get(vm);
        let state = if lock.count > 0 { "locked" } else { "unlocked" };
        let class = class_of(vm, this.as_value()).name(vm);
        let address = this.as_value().word();
        format!("<{state} {class} object owner={} count={} at {address:#x}>", lock.owner, lock.count)
    }
}
