//! `builtins`: one file per group of functions.

pub(crate) mod attributes;
mod classes;
pub(crate) mod code;
mod iteration;
mod numbers;
mod output;

use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::str::Str;
use crate::objects::types::Flags;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

use crate::ops;

pub(crate) struct Builtins;

#[module("builtins", with(ATTRIBUTES, CLASSES, CODE, ITERATION, NUMBERS, OUTPUT))]
impl Builtins {
    #[py("len($module, obj, /)", at_sight = "Length")]
    fn len(vm: &mut Vm, obj: &Value) -> Res<usize> {
        ops::len(vm, obj)
    }

    #[py("callable($module, obj, /)")]
    fn callable(vm: &mut Vm, obj: &Value) -> bool {
        ops::call::is_callable(vm, obj)
    }

    #[py("hash($module, obj, /)")]
    fn hash(vm: &mut Vm, obj: &Value) -> Res<i64> {
        ops::hash(vm, obj)
    }

    #[py("id($module, obj, /)")]
    fn id(vm: &mut Vm, obj: &Value) -> Res<Value> {
        int::from_u64(vm, obj.word())
    }

    #[py("ascii($module, obj, /)")]
    fn ascii(vm: &mut Vm, obj: &Value) -> Res<Value> {
        Ok(ops::format::ascii(vm, obj)?.into())
    }

    #[py("format($module, value, format_spec='', /)")]
    fn format(vm: &mut Vm, value: &Value, format_spec: Option<&Ref<Str>>) -> Res<Value> {
        Ok(ops::format::format(vm, value, format_spec)?.into())
    }

    #[py("repr($module, obj, /)")]
    fn repr(vm: &mut Vm, obj: &Value) -> Res<Value> {
        Ok(ops::repr(vm, obj)?.into())
    }
}

/// Types that are no exceptions and yet named in `builtins`.
const TYPES: &[&str] = &[
    "bool",
    "bytearray",
    "bytes",
    "classmethod",
    "complex",
    "dict",
    "enumerate",
    "filter",
    "float",
    "frozenset",
    "int",
    "list",
    "map",
    "memoryview",
    "object",
    "property",
    "range",
    "reversed",
    "set",
    "slice",
    "staticmethod",
    "str",
    "super",
    "tuple",
    "type",
    "zip",
];

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    for (name, value) in [
        ("None", Value::NONE),
        ("Ellipsis", Value::ELLIPSIS),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("False", Value::FALSE),
        ("True", Value::TRUE),
        ("__debug__", Value::TRUE),
        ("EnvironmentError", vm.types().os_error.to_value()),
        ("IOError", vm.types().os_error.to_value()),
    ] {
        super::set(vm, dict, name, value)?;
    }
    let types: Vec<_> = vm.types().all().cloned().collect();
    for class in types {
        let name = class.get(vm).name.clone();
        let is_exception = class.flags(vm).contains(Flags::EXCEPTION_SUBCLASS);
        if is_exception || name.as_ascii().is_some_and(|name| TYPES.contains(&name)) {
            dict.set_str(vm, &name, class.into())?;
        }
    }
    if let Some(import) = dict.get_str(vm, &vm.names().__import__) {
        let _ = vm.interp().own_import.set(import);
    }
    Ok(())
}
