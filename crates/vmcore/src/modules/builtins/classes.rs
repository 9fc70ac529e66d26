//! `isinstance`, `issubclass`, `__build_class__`

use super::Builtins;
use crate::native::module;
use crate::ops;
use crate::value::Value;
use crate::vm::{Res, Vm};

#[module("builtins", CLASSES)]
impl Builtins {
    /// Return whether an object is an instance of a class or of a subclass thereof.
    ///
    /// A tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to
    /// check against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)
    /// or ...`` etc.
    #[py("isinstance($module, obj, class_or_tuple, /)")]
    fn isinstance(vm: &mut Vm, obj: &Value, class_or_tuple: &Value) -> Res<bool> {
        ops::is_instance(vm, obj, class_or_tuple)
    }
}
