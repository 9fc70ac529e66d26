//! `raise` and `except`.

use crate::objects::exception::Exception;
use crate::value::Value;
use crate::vm::{Raised, Res, Vm};

/// `raise exception from cause`
pub fn raise(vm: &mut Vm, exception: &Value, _cause: Option<&Value>) -> Raised {
    match exception.downcast::<Exception>() {
        Some(e) => vm.raise_in_context(e.clone()),
        None => vm.type_error("exceptions must derive from BaseException"),
    }
}

/// Whether an exception matches what stands behind `except`.
pub fn matches(_vm: &mut Vm, _exception: &Value, _pattern: &Value) -> Res<bool> {
    Ok(true)
}
