//! Nested native operations count as calls do: `Py_EnterRecursiveCall`.

use crate::interp::check_stack;
use crate::vm::{Res, Vm};

/// Runs `f` one level deeper. RecursionError at the recursion limit or at the end of the Rust stack, with
/// `doing` (`" in comparison"`) at the end of its message.
pub fn deeper<R>(vm: &mut Vm, doing: &str, f: impl FnOnce(&mut Vm) -> Res<R>) -> Res<R> {
    let thread = vm.thread();
    let depth = thread.depth.get();
    if depth >= thread.depth_limit.get() {
        return Err(vm.recursion_error(&format!("maximum recursion depth exceeded{doing}")));
    }
    check_stack(vm)?;
    vm.thread().depth.set(depth + 1);
    let result = f(vm);
    vm.thread().depth.set(depth);
    result
}
