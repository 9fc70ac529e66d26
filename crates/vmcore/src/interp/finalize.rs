//! Running what dying objects have left to do: finalizers, weakref callbacks.

use crate::heap::Pending;
use crate::vm::Vm;

/// Runs everything that waits, depth first: what one finalizer's object frees comes before the next in the queue. An
/// exception on its way is kept.
#[cold]
#[inline(never)]
pub(crate) fn run_pending(vm: &mut Vm) {
    while vm.heap().has_pending() {
        for pending in vm.heap().take_pending() {
            if vm.interp().steps.exhausted() {
                continue;
            }
            match pending {
                Pending::Finalize(object) => crate::ops::finalize(vm, &object),
                Pending::WeakCallback { reference, callback } => {
                    crate::ops::weak_callback(vm, &reference, &callback);
                }
            }
            run_pending(vm);
        }
    }
}
