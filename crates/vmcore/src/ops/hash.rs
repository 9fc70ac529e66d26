//! Hashing.

use super::call;
use super::number;
use crate::heap::Kind;
use crate::interp::check_stack;
use crate::objects::int::{self, IntView};
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::{self, class_of};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The hash of a string or a number.
#[inline]
pub fn quick(vm: &Vm, value: &Value) -> Option<i64> {
    // A small int is far below the modulus that larger ones are reduced by.
    if let Some(i) = value.as_small_int() {
        return Some(if i == -1 { -2 } else { i });
    }
    if let Some(s) = value.exact::<Str>() {
        return Some(s.hash(vm));
    }
    if number::may_be_number(value) { number::hash_number(value) } else { quick_others(vm, value) }
}

/// [`quick`], of a short tuple of such, and of an instance whose hash is who it is.
#[inline(never)]
fn quick_others(vm: &Vm, value: &Value) -> Option<i64> {
    if let Some(tuple) = value.exact::<Tuple>() {
        const SHORT: usize = 8;
        let mut hasher = text::hash::TupleHash::default();
        for item in tuple.items().get(..tuple.len().min(SHORT + 1)).filter(|items| items.len() <= SHORT)? {
            // Nested tuples are left to the hash that minds its depth.
            hasher.push(if item.exact::<Tuple>().is_some() { None } else { quick(vm, item) }?);
        }
        return Some(hasher.finish());
    }
    let by_identity = value.kind() == Some(Kind::Instance)
        && types::is_objects(vm, class_of(vm, value), &vm.names().__hash__);
    if by_identity { Some(identity_hash(value)) } else { None }
}

/// `hash(value)`
pub fn hash(vm: &mut Vm, value: &Value) -> Res<i64> {
    if let Some(hash) = quick(vm, value) {
        return Ok(hash);
    }
    if let Some(t) = value.exact::<Tuple>() {
        return tuple(vm, t);
    }
    by_method(vm, value)
}

/// The hash of who it is: `_Py_HashPointer`.
pub fn identity_hash(value: &Value) -> i64 {
    match value.word().rotate_right(4) as i64 {
        -1 => -2,
        hash => hash,
    }
}

/// The hash of a tuple's items.
pub fn tuple(vm: &mut Vm, tuple: &Ref<Tuple>) -> Res<i64> {
    check_stack(vm)?;
    let mut hasher = text::hash::TupleHash::default();
    for item in tuple.items() {
        hasher.push(match quick(vm, item) {
            Some(hash) => hash,
            None => hash(vm, item)?,
        });
    }
    vm.tick(tuple.len() as u64)?;
    Ok(hasher.finish())
}

fn by_method(vm: &mut Vm, value: &Value) -> Res<i64> {
    let method = call::find_special(vm, value, |n| &n.__hash__).filter(|method| !method.is_none());
    let Some(method) = method else {
        let class = class_of(vm, value).name(vm);
        return Err(vm.type_error(&format!("unhashable type: '{class}'")));
    };
    check_stack(vm)?;
    let result = call::unbound(vm, &method, value, &[])?;
    reduce(&result).ok_or_else(|| vm.type_error("__hash__ method should return an integer"))
}

/// What `__hash__` returned as a hash: beyond 64 bits it is hashed itself, and -1 is none.
fn reduce(result: &Value) -> Option<i64> {
    match int::to_i64(result) {
        Some(-1) => Some(-2),
        Some(hash) => Some(hash),
        None => IntView::of(result).map(int::hash),
    }
}
