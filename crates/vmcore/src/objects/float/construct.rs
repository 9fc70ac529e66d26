//! `float(x)`

use text::StrView;

use super::{Float, of};
use crate::objects::attrs;
use crate::objects::int::Working;
use crate::objects::str::Str;
use crate::objects::types::{Type, class_of, lookup};
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// An instance of `class`, which is `float` or below it.
pub fn new_instance(vm: &Vm, class: &Ref<Type>, x: f64) -> Value {
    if vm.types().float.is(class) {
        return Value::float(x);
    }
    attrs::new_instance(vm, class, Float(x)).into()
}

/// `float(value)` (`PyNumber_Float`).
pub fn from_value(vm: &mut Vm, value: &Value) -> Res<f64> {
    if let Some(x) = value.as_float() {
        return Ok(x);
    }
    if let Some(int) = value.as_small_int() {
        return Ok(int as f64);
    }
    // An instance of a subclass may have a `__float__` of its own.
    if of(value).is_some()
        && let Some(result) = ops::call::special(vm, value, |n| &n.__float__, &[])?
    {
        return ops::number::float_result(vm, value, &result);
    }
    if lookup(vm, class_of(vm, value), &vm.names().__float__).is_some() || ops::has_index(vm, value) {
        return ops::as_f64(vm, value);
    }
    if let Some(x) = of(value) {
        return Ok(x);
    }
    if let Some(text) = value.downcast::<Str>() {
        return parse(vm, text.view(), value);
    }
    if let Some(text) = BytesLike::of(value) {
        let parsed = {
            let text = text.bytes(vm)?;
            let _working = Working::new(vm, text.len() / 4)?;
            text::float::parse_bytes(&text)
        };
        return parsed.ok_or_else(|| not_a_float(vm, value));
    }
    let class = class_of(vm, value).name(vm);
    Err(vm.type_error(&format!("float() argument must be a string or a real number, not '{class}'")))
}

/// The float that a text denotes; `value` is the object, for the message.
pub fn parse(vm: &mut Vm, text: StrView<'_>, value: &Value) -> Res<f64> {
    let parsed = {
        let _working = Working::new(vm, text.len() / 4)?;
        text::float::parse(text)
    };
    parsed.ok_or_else(|| not_a_float(vm, value))
}

#[cold]
fn not_a_float(vm: &mut Vm, value: &Value) -> Raised {
    let shown = match ops::format::repr(vm, value) {
        Ok(shown) => shown,
        Err(raised) => return raised,
    };
    let mut message = text::StrBuf::new();
    message.push_str("could not convert string to float: ");
    message.push_view(shown.view());
    vm.raise_text(&vm.types().value_error, &message.finish())
}
