//! Functions and methods implemented here: `builtin_function_or_method`, `method_descriptor`, `wrapper_descriptor` and
//! their bound forms, all over one [`MethodDef`].

use crate::heap::{Trace, Visit};
use crate::native::MethodDef;
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
