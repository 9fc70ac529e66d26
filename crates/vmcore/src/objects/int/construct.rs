//! `int(x, base)`

use super::{Int, IntHead, IntView, from_f64, is_exact, is_int, parse, parse_bytes, to_exact};
use crate::heap::Kind;
use crate::objects::attrs;
use crate::objects::bytearray::ByteArray;
use crate::objects::bytes::Bytes;
use crate::objects::str::Str;
use crate::objects::types::{Type, class_of};
use crate::ops::buffer::BytesLike;
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// An instance of `class`, which is `int` or below it.
pub fn new_instance(vm: &Vm, class: &Ref<Type>, value: IntView<'_>) -> Res<Value> {
    if vm.type_of_kind(Kind::Int).is_some_and(|int| int.is(class)) {
        return value.to_value(vm);
    }
    let head = IntHead { negative: value.negative };
    let extra = attrs::extra_bytes(vm, class);
    let shape = class.get(vm).root_shape.get();
    class.header().retain();
    let int: Ref<Int> = vm.heap().alloc_inline_copy(Some(class), shape, head, value.limbs(), extra)?;
    Ok(int.into())
}

/// `int(value)`: an int of exactly that type (`PyNumber_Long`).
pub fn from_value(vm: &mut Vm, value: &Value) -> Res<Value> {
    if is_exact(value) {
        return Ok(value.clone());
    }
    if let Some(x) = value.as_float() {
        return from_f64(vm, x);
    }
    if let Some(result) = call::special(vm, value, |n| &n.__int__, &[])? {
        return int_result(vm, &result, "__int__ returned non-int");
    }
    if ops::has_index(vm, value) {
        return ops::index(vm, value);
    }
    if call::find_special(vm, value, |n| &n.__trunc__).is_some() {
        let category = vm.types().deprecation_warning.clone();
        ops::warn::warn(vm, &category, "The delegation of int() to __trunc__ is deprecated.")?;
        let result = call::special(vm, value, |n| &n.__trunc__, &[])?.unwrap_or(Value::NONE);
        return integral(vm, &result);
    }
    if let Some(text) = value.downcast::<Str>() {
        return parse(vm, text.view(), 10);
    }
    if let Some(text) = BytesLike::of(value) {
        return parse_bytes(vm, &text.bytes(vm)?, 10);
    }
    let class = class_of(vm, value).name(vm);
    Err(vm.type_error(&format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{class}'"
    )))
}

/// What `__trunc__` returned.
fn integral(vm: &mut Vm, result: &Value) -> Res<Value> {
    if is_int(vm, result) {
        return to_exact(vm, result);
    }
    if !ops::has_index(vm, result) {
        let class = class_of(vm, result).name(vm);
        return Err(vm.type_error(&format!("__trunc__ returned non-Integral (type {class})")));
    }
    ops::index(vm, result)
}

/// What a conversion method returned: an int, or with a warning an instance of a subclass.
fn int_result(vm: &mut Vm, result: &Value, complaint: &str) -> Res<Value> {
    if is_exact(result) {
        return Ok(result.clone());
    }
    let class = class_of(vm, result).name(vm);
    if !is_int(vm, result) {
        return Err(vm.type_error(&format!("{complaint} (type {class})")));
    }
    ops::warn::strict_subclass(vm, "__int__", "int", &class)?;
    to_exact(vm, result)
}

/// `int(value, base)`
pub(super) fn from_text(vm: &mut Vm, value: &Value, base: &Value) -> Res<Value> {
    let base = ops::index(vm, base)?;
    let base = IntView::of(&base).and_then(|base| base.to_u64());
    let Some(base) = base.and_then(|base| u32::try_from(base).ok()).filter(|base| matches!(base, 0 | 2..=36))
    else {
        return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
    };
    if let Some(text) = value.downcast::<Str>() {
        return parse(vm, text.view(), base);
    }
    let is_byte_string = value.downcast::<Bytes>().is_some() || value.downcast::<ByteArray>().is_some();
    match BytesLike::of(value).filter(|_| is_byte_string) {
        Some(text) => parse_bytes(vm, &text.bytes(vm)?, base),
        None => Err(vm.type_error("int() can't convert non-string with explicit base")),
    }
}
