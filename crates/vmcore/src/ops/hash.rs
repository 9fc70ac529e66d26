//! Hashing.

use super::call;
use super::number;
use crate::heap::Kind;
use crate::interp::check_stack;
use crate::objects::int::{self, IntView};
use crate::objects::native::NativeFunction;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::{self, class_of};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The hash of a string or a number.
#[inline(always)]
fn scalar(vm: &Vm, value: &Value) -> Option<i64> {
    // A small int is far below the modulus that larger ones are reduced by.
    if let Some(i) = value.as_small_int() {
        return Some(if i == -1 { -2 } else { i });
    }
    if let Some(s) = value.exact::<Str>() {
        return Some(s.hash(vm));
    }
    if number::may_be_number(value) { number::hash_number(value) } else { None }
}

/// The hash of a small int, or of a string where it was computed already.
#[inline(always)]
pub fn at_hand(value: &Value) -> Option<i64> {
    match value.as_small_int() {
        Some(int) => Some(int).filter(|int| *int != -1),
        None => value.exact::<Str>()?.hash_at_hand(),
    }
}

/// The hash of what can be hashed without running Python code and without charging for it.
#[inline]
pub fn quick(vm: &Vm, value: &Value) -> Option<i64> {
    match scalar(vm, value) {
        Some(hash) => Some(hash),
        None => quick_others(vm, value, QUICK_DEPTH),
    }
}

/// Tuples deeper inside one another, and longer ones, are left to the hash that charges for them.
const QUICK_DEPTH: u32 = 4;
const QUICK_LENGTH: usize = 16;

/// [`quick`] of a tuple, and of an instance whose hash is who it is.
#[inline(never)]
fn quick_others(vm: &Vm, value: &Value, depth: u32) -> Option<i64> {
    if let Some(tuple) = as_tuple(vm, value) {
        if depth == 0 || tuple.len() > QUICK_LENGTH {
            return None;
        }
        let mut hasher = text::hash::TupleHash::default();
        for item in tuple.items() {
            hasher.push(match scalar(vm, item) {
                Some(hash) => hash,
                None => quick_others(vm, item, depth - 1)?,
            });
        }
        return Some(hasher.finish());
    }
    if is_hashed_by_identity(vm, value) { Some(identity_hash(value)) } else { None }
}

/// A tuple that is hashed by its items: the class of one with names has that from `tuple`.
#[inline]
fn as_tuple<'a>(vm: &Vm, value: &'a Value) -> Option<&'a Ref<Tuple>> {
    let tuple = value.downcast::<Tuple>()?;
    let plain = tuple.header().shape() == 0
        || types::is_inherited(vm, class_of(vm, value), &vm.types().tuple, &vm.names().__hash__);
    if plain { Some(tuple) } else { None }
}

fn is_hashed_by_identity(vm: &Vm, value: &Value) -> bool {
    value.kind() == Some(Kind::Instance) && types::is_objects(vm, class_of(vm, value), &vm.names().__hash__)
}

/// `hash(value)`
pub fn hash(vm: &mut Vm, value: &Value) -> Res<i64> {
    if let Some(hash) = scalar(vm, value) {
        return Ok(hash);
    }
    if let Some(items) = as_tuple(vm, value) {
        return tuple(vm, items);
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
        hasher.push(match scalar(vm, item) {
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
    if method.downcast::<NativeFunction>().is_some() && is_hashed_by_identity(vm, value) {
        return Ok(identity_hash(value));
    }
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
