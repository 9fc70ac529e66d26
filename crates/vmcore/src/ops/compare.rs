//! Comparison, identity and hashing.

use crate::objects::int::Int;
use crate::objects::str::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareOp {
    Less,
    LessEqual,
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
}

/// Whether two keys are equal, as far as that can be said without running Python code; none where it cannot.
#[inline]
pub fn identical(a: &Value, b: &Value) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    if let (Some(a), Some(b)) = (a.exact::<Str>(), b.exact::<Str>()) {
        return Some(a.same(b));
    }
    if let (Some(a), Some(b)) = (a.exact::<Int>(), b.exact::<Int>()) {
        return Some(a.head.negative == b.head.negative && a.items() == b.items());
    }
    if a.as_small_int().is_some() && b.as_small_int().is_some() {
        return Some(false);
    }
    None
}

/// `a == b`, `is` first, as containers compare.
pub fn equal(vm: &mut Vm, a: &Value, b: &Value) -> Res<bool> {
    match identical(a, b) {
        Some(same) => Ok(same),
        None => {
            let result = compare(vm, CompareOp::Equal, a, b)?;
            super::truth(vm, &result)
        }
    }
}

/// `a op b`
pub fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    let _ = vm;
    let same = a.is(b);
    Ok(Value::bool(match op {
        CompareOp::Equal => same,
        _ => !same,
    }))
}

/// `hash(value)`
pub fn hash(vm: &mut Vm, value: &Value) -> Res<i64> {
    if let Some(i) = value.as_small_int() {
        return Ok(text::hash::hash_i64(i));
    }
    if let Some(s) = value.exact::<Str>() {
        return Ok(s.hash(vm));
    }
    Err(vm.type_error("unhashable"))
}
