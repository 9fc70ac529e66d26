//! Checking the whole heap with what the interpreter and its thread refer to: `--verify-heap`.

use crate::vm::Vm;

/// Looks at every object. What is wrong is a mistake of the VM's.
pub(crate) fn heap(vm: &Vm) {
    let checked = vm.heap().verify(|visit| {
        crate::interp::each_register(vm, visit);
        for handle in [&vm.interp().modules, &vm.interp().builtins, &vm.interp().sys] {
            handle.get().into_iter().for_each(|dict| visit(dict.as_value()));
        }
        vm.interp().module_state.borrow().values().for_each(&mut *visit);
        vm.heap().each_pending(visit);
    });
    if let Err(wrong) = checked {
        panic!("the heap is wrong: {wrong}");
    }
}
