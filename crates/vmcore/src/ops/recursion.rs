//! The recursion limit: nested calls count, of Python functions and, where CPython does so, of native code
//! (`Py_EnterRecursiveCall`).

use crate::interp::check_stack;
use crate::vm::{Res, Vm};

/// The end of the message for calls through `tp_call` and of builtin functions.
pub const CALLING: &str = " while calling a Python object";

/// One level deeper, until [`leave`]. RecursionError at the limit, with `doing` (`" in comparison"`) at the end of its
/// message.
#[inline]
pub fn enter(vm: &Vm, doing: &str) -> Res<()> {
    let thread = vm.thread();
    let depth = thread.depth.get();
    if at_limit(vm) {
        return Err(too_deep(vm, doing));
    }
    thread.depth.set(depth + 1);
    Ok(())
}

/// Ends what [`enter`] began.
#[inline]
pub fn leave(vm: &Vm) {
    let depth = &vm.thread().depth;
    depth.set(depth.get() - 1);
}

/// RecursionError at the limit.
pub fn check(vm: &Vm, doing: &str) -> Res<()> {
    if at_limit(vm) { Err(too_deep(vm, doing)) } else { Ok(()) }
}

/// Whether [`enter`] would raise.
#[inline]
pub fn at_limit(vm: &Vm) -> bool {
    !vm.interp().breaker.may_be_deep(vm.thread().depth.get() + 1)
}

#[cold]
fn too_deep(vm: &Vm, doing: &str) -> crate::vm::Raised {
    vm.recursion_error(&format!("maximum recursion depth exceeded{doing}"))
}

/// Runs `f` one level deeper. RecursionError at the recursion limit or at the end of the Rust stack.
pub fn deeper<R>(vm: &mut Vm, doing: &str, f: impl FnOnce(&mut Vm) -> Res<R>) -> Res<R> {
    enter(vm, doing)?;
    let result = check_stack(vm).and_then(|()| f(vm));
    leave(vm);
    result
}
