//! What is in a register that holds an instance of a builtin type.

use crate::heap::{Header, Object, Payload};
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::value::{Value, Word, is_pointer};

/// The payload of an exact instance of a builtin type, where that is what an operand holds.
///
/// # Safety
/// Something owns the word as long as the payload is used. Handlers run one at a time and keep no reference.
#[inline(always)]
pub(super) unsafe fn exact<'a, T: Payload>(word: Word) -> Option<&'a mut T> {
    // SAFETY: the layout word says what it is; the rest is the caller's promise.
    unsafe {
        if is_pointer(word) && (*(word as *const Header)).is_exact(T::KIND) {
            Some(&mut *(*(word as *const Object<T>)).payload())
        } else {
            None
        }
    }
}

/// As [`exact`], also of an instance of a subclass.
///
/// # Safety
/// As for [`exact`].
#[inline(always)]
pub(super) unsafe fn derived<'a, T: Payload>(word: Word) -> Option<&'a mut T> {
    // SAFETY: as in `exact`.
    unsafe {
        if is_pointer(word) && (*(word as *const Header)).kind() == T::KIND {
            Some(&mut *(*(word as *const Object<T>)).payload())
        } else {
            None
        }
    }
}

/// The items of an exact list or tuple.
///
/// # Safety
/// As for [`exact`]; nothing changes the list meanwhile.
#[inline(always)]
pub(super) unsafe fn items<'a>(word: Word) -> Option<&'a [Value]> {
    // SAFETY: the caller's promise.
    unsafe {
        match exact::<List>(word) {
            Some(list) => Some(&list.items),
            None => exact::<Tuple>(word).map(|tuple| tuple.items()),
        }
    }
}
