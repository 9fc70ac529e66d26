//! Truth value testing.

use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
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
    Some(true)
}

/// `bool(value)`
pub fn truth(vm: &mut Vm, value: &Value) -> Res<bool> {
    if let Some(truth) = truth_of_word(value.word()) {
        return Ok(truth);
    }
    if let Some(s) = value.exact::<Str>() {
        return Ok(!s.is_empty());
    }
    if let Some(l) = value.exact::<List>() {
        return Ok(!l.get(vm).items.is_empty());
    }
    if let Some(d) = value.exact::<Dict>() {
        return Ok(!d.is_empty(vm));
    }
    if let Some(t) = value.exact::<Tuple>() {
        return Ok(!t.is_empty());
    }
    Ok(true)
}
