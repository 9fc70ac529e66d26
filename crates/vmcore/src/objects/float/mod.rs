//! `float`: a word of its own; on the heap only for instances of subclasses.

mod arithmetic;
mod construct;
mod methods;
mod operators;

pub use arithmetic::power;
pub use construct::{from_value, parse};
pub use methods::format;
pub use operators::{operate, refuse_modulus};

use crate::heap::{Trace, Visit};
use crate::value::Value;
use crate::vm::Vm;

/// The number of an instance of a subclass of float.
pub struct Float(pub f64);

impl Trace for Float {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
}

/// The double in a float, instances of subclasses included.
#[inline]
pub fn of(value: &Value) -> Option<f64> {
    match value.as_float() {
        Some(x) => Some(x),
        None => value.downcast::<Float>().map(|float| float.0),
    }
}

/// Whether the value is a float, of a subclass too.
pub fn is_float(_: &Vm, value: &Value) -> bool {
    of(value).is_some()
}

/// The hash of `x`, the number that `value` is or a part of it; of a NaN that of the value's identity
/// (`_Py_HashDouble`), which a float has by its word.
pub fn hash(value: &Value, x: f64) -> i64 {
    text::hash::hash_f64(x).unwrap_or_else(|| crate::ops::identity_hash(value))
}
