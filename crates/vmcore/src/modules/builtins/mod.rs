//! `builtins`: one file per group of functions.

mod output;

use crate::native::module;
use crate::objects::dict::Dict;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

use crate::ops;

pub(crate) struct Builtins;

#[module("builtins", with(OUTPUT))]
/// Built-in functions, exceptions, and other objects.
///
/// Noteworthy: None is the `nil' object; Ellipsis represents `...' in slices.
impl Builtins {
    /// Return the number of items in a container.
    #[py("len($module, obj, /)")]
    fn len(vm: &mut Vm, obj: &Value) -> Res<usize> {
        ops::len(vm, obj)
    }

    /// Return the canonical string representation of the object.
    ///
    /// For many object types, including most builtins, eval(repr(obj)) == obj.
    #[py("repr($module, obj, /)")]
    fn repr(vm: &mut Vm, obj: &Value) -> Res<Value> {
        Ok(ops::repr(vm, obj)?.into())
    }
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let types: Vec<_> = vm.types().all().cloned().collect();
    for class in types {
        let name = class.get(vm).name.clone();
        dict.set_str(vm, &name, class.into())?;
    }
    for (name, value) in [
        ("None", Value::NONE),
        ("Ellipsis", Value::ELLIPSIS),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("False", Value::FALSE),
        ("True", Value::TRUE),
        ("__debug__", Value::TRUE),
    ] {
        super::set(vm, dict, name, value)?;
    }
    Ok(())
}
