//! Truth value testing, and lengths.

use super::call;
use crate::heap::Kind;
use crate::objects::bytearray::ByteArray;
use crate::objects::bytes::Bytes;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::list::List;
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::{class_of, lookup};
use crate::value::{Value, Word, float_of, is_float, is_int, is_pointer};
use crate::vm::{Res, Vm};

/// The truth of a word that needs no object: None where it does.
#[inline(always)]
pub fn truth_of_word(word: Word) -> Option<bool> {
    if is_pointer(word) {
        return None;
    }
    if word == Value::TRUE.word() {
        return Some(true);
    }
    if word == Value::FALSE.word() || word == Value::NONE.word() {
        return Some(false);
    }
    if is_int(word) {
        return Some(word != Value::small_int_wrapping(0).word());
    }
    if is_float(word) {
        return Some(float_of(word) != 0.0);
    }
    // Asking NotImplemented warns.
    if word == Value::NOT_IMPLEMENTED.word() { None } else { Some(true) }
}

/// The length of an object of exactly a builtin type that stores it.
#[inline(always)]
pub fn stored_len(vm: &Vm, value: &Value) -> Option<usize> {
    let header = value.header()?;
    let kind = header.kind();
    if !header.is_exact(kind) {
        return None;
    }
    Some(match kind {
        Kind::List => value.exact::<List>()?.get(vm).items.len(),
        Kind::Str => value.exact::<Str>()?.len(),
        Kind::Tuple => value.exact::<Tuple>()?.len(),
        Kind::Dict => value.exact::<Dict>()?.len(vm),
        Kind::Set => value.exact::<Set>()?.get(vm).table.len(),
        Kind::Bytes => value.exact::<Bytes>()?.items().len(),
        Kind::ByteArray => value.exact::<ByteArray>()?.get(vm).items.len(),
        _ => return None,
    })
}

/// `bool(value)` of a container that is as long as it says, or of an object whose class is known to have nothing to say
/// about it.
#[inline(always)]
pub fn truth_at_sight(vm: &Vm, value: &Value) -> Option<bool> {
    if let Some(len) = stored_len(vm, value) {
        return Some(len != 0);
    }
    let class = class_of(vm, value).get(vm);
    let is_silent = class.silent.get() == class.version.get() && class.silent.get() != 0;
    is_silent.then_some(true)
}

/// Whether the object's class has neither `__bool__` nor `__len__`; noted for [`truth_at_sight`] if so.
pub fn is_silent(vm: &Vm, value: &Value) -> bool {
    let class = class_of(vm, value);
    let names = [&vm.names().__bool__, &vm.names().__len__];
    let is_silent = names.into_iter().all(|name| lookup(vm, class, name).is_none());
    if is_silent {
        class.get(vm).silent.set(class.version(vm));
    }
    is_silent
}

/// `bool(value)`
#[inline]
pub fn truth(vm: &mut Vm, value: &Value) -> Res<bool> {
    match truth_of_word(value.word()) {
        Some(truth) => Ok(truth),
        None => truth_of_object(vm, value),
    }
}

fn truth_of_object(vm: &mut Vm, value: &Value) -> Res<bool> {
    if let Some(len) = stored_len(vm, value) {
        return Ok(len != 0);
    }
    if let Some(result) = call::special(vm, value, |n| &n.__bool__, &[])? {
        return match result.as_bool() {
            Some(truth) => Ok(truth),
            None => {
                let class = class_of(vm, &result).name(vm);
                Err(vm.type_error(&format!("__bool__ should return bool, returned {class}")))
            }
        };
    }
    match len_or_none(vm, value)? {
        Some(len) => Ok(len != 0),
        None => {
            is_silent(vm, value);
            Ok(true)
        }
    }
}

/// `len(value)`
pub fn len(vm: &mut Vm, value: &Value) -> Res<usize> {
    if let Some(len) = stored_len(vm, value) {
        return Ok(len);
    }
    match len_or_none(vm, value)? {
        Some(len) => Ok(len),
        None => {
            let class = class_of(vm, value).name(vm);
            Err(vm.type_error(&format!("object of type '{class}' has no len()")))
        }
    }
}

/// `len(value)`; none if it has no `__len__`.
pub fn len_or_none(vm: &mut Vm, value: &Value) -> Res<Option<usize>> {
    if let Some(len) = stored_len(vm, value) {
        return Ok(Some(len));
    }
    let Some(result) = call::special(vm, value, |n| &n.__len__, &[])? else {
        return Ok(None);
    };
    let index = super::index(vm, &result)?;
    if int::is_negative(&index) {
        return Err(vm.value_error("__len__() should return >= 0"));
    }
    match int::to_i64(&index).and_then(|len| usize::try_from(len).ok()) {
        Some(len) => Ok(Some(len)),
        None => Err(vm.overflow_error("cannot fit 'int' into an index-sized integer")),
    }
}
