//! Running what dying objects have left to do: finalizers, weakref callbacks.

use crate::heap::Pending;
use crate::vm::Vm;

/// Runs everything that waits, depth first: what one finalizer's object frees comes before the next in the queue. An
/// exception on its way is kept. A chain of objects that free one another may be of any length: it does not recurse.
#[cold]
#[inline(never)]
pub(crate) fn run_pending(vm: &mut Vm) {
    let mut queues = vec![vm.heap().take_pending().into_iter()];
    while let Some(queue) = queues.last_mut() {
        match queue.next() {
            Some(pending) => {
                run(vm, pending);
                if vm.heap().has_pending() {
                    queues.push(vm.heap().take_pending().into_iter());
                }
            }
            None => drop(queues.pop()),
        }
    }
}

fn run(vm: &mut Vm, pending: Pending) {
    if vm.interp().steps.exhausted() {
        return;
    }
    match pending {
        Pending::Finalize(object) => crate::ops::finalize(vm, &object),
        Pending::WeakCallback { reference, callback } => {
            crate::ops::weak_callback(vm, &reference, &callback);
        }
        Pending::Release(object) => drop(object),
    }
}
