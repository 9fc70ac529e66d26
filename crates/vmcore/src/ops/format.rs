//! `str`, `repr`, `ascii` and `format` of any value.

use text::{StrView, repr};

use super::call;
use super::recursion::{CALLING, check, deeper};
use crate::objects::float;
use crate::objects::int;
use crate::objects::native::NativeFunction;
use crate::objects::str::{self, Str, StrBuilder};
use crate::objects::types::class_of;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

const GETTING_STR: &str = " while getting the str of an object";
const GETTING_REPR: &str = " while getting the repr of an object";

/// `str(value)`: a str or an instance of a subclass, as `__str__` returns it.
pub fn str(vm: &mut Vm, value: &Value) -> Res<Ref<Str>> {
    if let Some(string) = value.exact::<Str>() {
        return Ok(string.clone());
    }
    if let Some(plain) = plain(vm, value) {
        check(vm, GETTING_STR)?;
        return plain;
    }
    let result = deeper(vm, GETTING_STR, |vm| call::special(vm, value, |n| &n.__str__, &[]))?;
    match result {
        Some(result) => as_str(result).map_err(|result| wrong_result(vm, "__str__", &result)),
        None => repr(vm, value),
    }
}

/// `repr(value)`
pub fn repr(vm: &mut Vm, value: &Value) -> Res<Ref<Str>> {
    if let Some(string) = value.exact::<Str>() {
        return str::repr(vm, string);
    }
    if let Some(plain) = plain(vm, value) {
        check(vm, GETTING_REPR)?;
        return plain;
    }
    let result = deeper(vm, GETTING_REPR, |vm| call::special(vm, value, |n| &n.__repr__, &[]))?;
    // Every class has `object`'s.
    let result = result.unwrap_or(Value::NONE);
    as_str(result).map_err(|result| wrong_result(vm, "__repr__", &result))
}

/// `ascii(value)`
pub fn ascii(vm: &mut Vm, value: &Value) -> Res<Ref<Str>> {
    let shown = repr(vm, value)?;
    if shown.is_ascii() {
        return Ok(shown);
    }
    let mut out = StrBuilder::new(vm);
    let mut escape = String::new();
    for point in shown.view() {
        if point < 0x80 {
            out.push(point)?;
        } else {
            escape.clear();
            repr::push_escape(point, &mut escape);
            out.push_view(StrView::One(escape.as_bytes()))?;
        }
    }
    out.finish(vm)
}

/// `format(value, spec)`; no specification is the empty one.
pub fn format(vm: &mut Vm, value: &Value, spec: Option<&Ref<Str>>) -> Res<Ref<Str>> {
    let spec = match spec {
        Some(spec) if !spec.is_empty() => spec.clone(),
        _ if value.exact::<Str>().is_some() || plain_int(value).is_some() => return str(vm, value),
        _ => str::empty(vm),
    };
    if let Some(string) = value.exact::<Str>() {
        return str::format_str(vm, string, &spec);
    }
    if let Some(int) = plain_int(value) {
        return int::format(vm, int.into(), spec.view(), "int");
    }
    if let Some(float) = value.as_float()
        && !spec.is_empty()
    {
        return float::format(vm, float, spec.view(), "float");
    }
    let formatted = match call::find_special(vm, value, |n| &n.__format__) {
        None => None,
        // A builtin method is called as one.
        Some(method) if method.downcast::<NativeFunction>().is_some() => {
            Some(deeper(vm, CALLING, |vm| call::unbound(vm, &method, value, &[spec.into()]))?)
        }
        Some(method) => Some(call::unbound(vm, &method, value, &[spec.into()])?),
    };
    match formatted {
        Some(result) => as_str(result).map_err(|result| {
            let class = class_of(vm, &result).name(vm);
            vm.type_error(&format!("__format__ must return a str, not {class}"))
        }),
        None => {
            let class = class_of(vm, value).name(vm);
            Err(vm.type_error(&format!("Type {class} doesn't define __format__")))
        }
    }
}

/// The pieces of an f-string, all of them strings, put together.
pub fn concat(vm: &mut Vm, pieces: &[Value]) -> Res<Ref<Str>> {
    str::join(vm, &str::empty(vm), pieces)
}

fn plain_int(value: &Value) -> Option<i64> {
    value.as_small_int()
}

/// What is shown the same by `str` and `repr` without calling anything.
#[inline]
fn plain(vm: &Vm, value: &Value) -> Option<Res<Ref<Str>>> {
    if let Some(int) = plain_int(value) {
        return Some(int_digits(vm, int));
    }
    if let Some(float) = value.as_float() {
        let made = text::float::with_repr(float, |text| str::from_units(vm, text.as_bytes(), true));
        return Some(made.map_err(Raised::from));
    }
    match value.as_bool() {
        Some(true) => Some(vm.str("True")),
        Some(false) => Some(vm.str("False")),
        None if value.is_none() => Some(vm.str("None")),
        None => None,
    }
}

fn int_digits(vm: &Vm, int: i64) -> Res<Ref<Str>> {
    Ok(str::from_units(vm, str::decimal(int, &mut [0; 20]), true)?)
}

fn as_str(value: Value) -> Result<Ref<Str>, Value> {
    value.downcast_owned::<Str>()
}

#[cold]
fn wrong_result(vm: &Vm, name: &str, result: &Value) -> Raised {
    let class = class_of(vm, result).name(vm);
    vm.type_error(&format!("{name} returned non-string (type {class})"))
}
