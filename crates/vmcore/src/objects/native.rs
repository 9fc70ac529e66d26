//! Functions and methods implemented here: `builtin_function_or_method`, `method_descriptor`, `wrapper_descriptor` and
//! their bound forms, all over one [`MethodDef`].

use crate::heap::{Trace, Visit};
use crate::native::{MethodDef, MethodKind};
use crate::value::Value;

pub struct NativeFunction {
    pub def: &'static MethodDef,
    /// The bound receiver: the module, for a module's function.
    pub receiver: Option<Value>,
    /// The class that declares it, for an unbound method.
    pub class: Option<Value>,
    /// `__module__`
    pub module: Option<Value>,
}

impl Trace for NativeFunction {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.receiver.iter().for_each(&mut *visit);
        self.class.iter().for_each(&mut *visit);
        self.module.iter().for_each(&mut *visit);
    }
}

impl NativeFunction {
    /// Whether the bound receiver is passed in front of the arguments: a module or class only owns its functions.
    pub fn takes_receiver(&self) -> bool {
        matches!(self.def.kind, MethodKind::Method | MethodKind::Slot | MethodKind::Class)
    }

    /// Whether this is a descriptor in a class's namespace.
    pub fn is_unbound(&self) -> bool {
        self.receiver.is_none() && self.takes_receiver()
    }
}
