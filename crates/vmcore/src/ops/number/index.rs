//! Numbers as machine numbers: `__index__` and `__float__`.

use crate::objects::float;
use crate::objects::int::{self, IntView};
use crate::objects::types::{class_of, lookup};
use crate::ops::call;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// `operator.index(value)`: an int of exactly that type.
pub fn index(vm: &mut Vm, value: &Value) -> Res<Value> {
    if int::is_int(vm, value) {
        return int::to_exact(vm, value);
    }
    let Some(result) = call::special(vm, value, |n| &n.__index__, &[])? else {
        let class = class_of(vm, value).name(vm);
        return Err(vm.type_error(&format!("'{class}' object cannot be interpreted as an integer")));
    };
    if int::is_exact(&result) {
        return Ok(result);
    }
    let given = class_of(vm, &result).name(vm);
    if !int::is_int(vm, &result) {
        return Err(vm.type_error(&format!("__index__ returned non-int (type {given})")));
    }
    crate::ops::warn::strict_subclass(vm, "__index__", "int", &given)?;
    int::to_exact(vm, &result)
}

/// Whether `operator.index` would find a method.
pub fn has_index(vm: &Vm, value: &Value) -> bool {
    int::is_int(vm, value)
        || value.as_float().is_none() && lookup(vm, class_of(vm, value), &vm.names().__index__).is_some()
}

/// `operator.index(value)` as a word; OverflowError beyond 64 bits (`PyNumber_AsSsize_t` with PyExc_OverflowError).
pub fn to_ssize(vm: &mut Vm, value: &Value) -> Res<i64> {
    let result = index(vm, value)?;
    match int::to_i64(&result) {
        Some(i) => Ok(i),
        None => {
            let class = class_of(vm, value).name(vm);
            Err(vm.overflow_error(&format!("cannot fit '{class}' into an index-sized integer")))
        }
    }
}

/// The number as a double (`PyFloat_AsDouble`).
pub fn as_f64(vm: &mut Vm, value: &Value) -> Res<f64> {
    if let Some(x) = float::of(value) {
        return Ok(x);
    }
    if let Some(i) = IntView::of(value)
        && (int::is_exact(value) || value.as_bool().is_some())
    {
        return int::to_f64(vm, i);
    }
    if let Some(result) = call::special(vm, value, |n| &n.__float__, &[])? {
        return float_result(vm, value, &result);
    }
    if has_index(vm, value) {
        let result = index(vm, value)?;
        return int::to_f64(vm, IntView::of(&result).unwrap_or(IntView::from(0)));
    }
    let class = class_of(vm, value).name(vm);
    Err(vm.type_error(&format!("must be real number, not {class}")))
}

/// What `__float__` of `value` returned.
pub(crate) fn float_result(vm: &mut Vm, value: &Value, result: &Value) -> Res<f64> {
    if let Some(x) = result.as_float() {
        return Ok(x);
    }
    let (class, given) = (class_of(vm, value).name(vm), class_of(vm, result).name(vm));
    match float::of(result) {
        Some(x) => {
            crate::ops::warn::strict_subclass(vm, &format!("{class}.__float__"), "float", &given)?;
            Ok(x)
        }
        None => Err(vm.type_error(&format!("{class}.__float__ returned non-float (type {given})"))),
    }
}
