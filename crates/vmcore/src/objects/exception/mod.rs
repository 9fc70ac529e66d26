//! `BaseException` and all below it: one payload, and a file for each family of classes with fields or words of its own.
//! Which classes there are says `builtin_types`.

mod base;
mod context;
mod fields;
pub mod group;
pub mod import_error;
pub mod name_errors;
pub mod os_error;
pub mod stop;
pub mod syntax_error;
pub mod unicode_errors;

pub use base::{BaseException, KeyError};
pub use context::{Link, set_context};

use super::attrs;
use super::traceback::Traceback;
use super::tuple::Tuple;
use super::types::Type;
use crate::heap::{Buf, NoMemory, Trace, Visit};
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub struct Exception {
    pub args: Ref<Tuple>,
    pub traceback: Option<Ref<Traceback>>,
    pub cause: Option<Ref<Exception>>,
    pub context: Link,
    pub suppress_context: bool,
    /// What the class has besides: `StopIteration.value`, `OSError.errno`... Where each one is says the class's file.
    fields: Buf<Option<Value>>,
}

impl Trace for Exception {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.args.as_value());
        self.traceback.iter().for_each(|t| visit(t.as_value()));
        self.cause.iter().for_each(|c| visit(c.as_value()));
        self.context.get().iter().for_each(|c| visit(c.as_value()));
        self.fields.iter().flatten().for_each(visit);
    }

    fn bytes(&self) -> usize {
        self.fields.bytes()
    }
}

/// The MemoryError for an allocation that was refused.
pub fn memory_error(vm: &Vm) -> Ref<Exception> {
    let class = vm.types().memory_error.clone();
    let args = vm.interp().empty_tuple.get().cloned();
    new(vm, &class, args.unwrap_or_else(|| unreachable!("there is an empty tuple")))
}

/// An exception of `class` with these arguments, without calling anything. The class's own fields are not set.
pub fn new(vm: &Vm, class: &Ref<Type>, args: Ref<Tuple>) -> Ref<Exception> {
    made(vm, class, args, Buf::new(vm.heap()))
}

/// An exception of `class` with these arguments and fields of its own, without calling anything.
pub fn with_fields(
    vm: &Vm,
    class: &Ref<Type>,
    args: Ref<Tuple>,
    fields: &[Option<Value>],
) -> Result<Ref<Exception>, NoMemory> {
    Ok(made(vm, class, args, Buf::from_slice(vm.heap(), fields)?))
}

fn made(vm: &Vm, class: &Ref<Type>, args: Ref<Tuple>, fields: Buf<Option<Value>>) -> Ref<Exception> {
    attrs::new_instance(
        vm,
        class,
        Exception {
            args,
            traceback: None,
            cause: None,
            context: Link::default(),
            suppress_context: false,
            fields,
        },
    )
}

impl Ref<Exception> {
    /// `__context__`
    pub fn context(&self, vm: &Vm) -> Option<Ref<Exception>> {
        self.get(vm).context.get()
    }

    /// Makes `origin` cause and context of an exception that takes its place (`_PyErr_FormatFromCause`).
    pub fn set_origin(&self, vm: &mut Vm, origin: Ref<Exception>) {
        self.get(vm).context.set(Some(origin.clone()));
        self.set_cause(vm, Some(origin));
    }

    /// Sets `__cause__`, which hides the context (`PyException_SetCause`).
    pub fn set_cause(&self, vm: &mut Vm, cause: Option<Ref<Exception>>) {
        let e = self.get_mut(vm);
        e.suppress_context = true;
        drop(std::mem::replace(&mut e.cause, cause));
    }
}
