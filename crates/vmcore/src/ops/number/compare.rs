//! Comparing and hashing numbers of exactly the builtin types, which nobody can override.

use std::cmp::Ordering;

use crate::heap::Kind;
use crate::objects::complex::{self, Complex};
use crate::objects::float;
use crate::objects::int::{self, IntView};
use crate::ops::CompareOp;
use crate::value::Value;

/// False only of what is no number of exactly a builtin type.
#[inline(always)]
pub fn may_be_number(value: &Value) -> bool {
    value.header().is_none_or(|header| header.is_exact(Kind::Int) || header.is_exact(Kind::Complex))
}

/// `a op b`; none unless both are numbers that can be compared so.
pub fn compare_numbers(op: CompareOp, a: &Value, b: &Value) -> Option<bool> {
    // A small int is exact as a float.
    let as_f64 = |value: &Value| value.as_float().or_else(|| value.as_small_int().map(|i| i as f64));
    if let (Some(x), Some(y)) = (as_f64(a), as_f64(b)) {
        return Some(holds(op, x.partial_cmp(&y)));
    }
    if let (Some(x), Some(y)) = (int::wide::of(a), int::wide::of(b)) {
        return Some(op.holds(x.cmp(&y)));
    }
    if let (Some(z), Some(_)) = (a.exact::<Complex>(), b.exact::<Complex>()) {
        let equal = Some(**z) == complex::of(b);
        return match op {
            CompareOp::Equal => Some(equal),
            CompareOp::NotEqual => Some(!equal),
            _ => None,
        };
    }
    let order = match (a.as_float(), b.as_float()) {
        (Some(x), Some(y)) => x.partial_cmp(&y),
        (Some(x), None) => int::compare_f64(exact_int(b)?, x).map(Ordering::reverse),
        (None, Some(y)) => int::compare_f64(exact_int(a)?, y),
        (None, None) => Some(int::compare(exact_int(a)?, exact_int(b)?)),
    };
    Some(holds(op, order))
}

/// Whether this holds of operands in that order, if they are in any.
fn holds(op: CompareOp, order: Option<Ordering>) -> bool {
    match order {
        Some(order) => op.holds(order),
        None => op == CompareOp::NotEqual,
    }
}

/// `hash(value)`; none unless it is a number.
pub fn hash_number(value: &Value) -> Option<i64> {
    if let Some(x) = value.as_float() {
        return Some(float::hash(value, x));
    }
    if let Some(int) = exact_int(value) {
        return Some(int::hash(int));
    }
    value.exact::<Complex>().map(|z| z.hash(value))
}

/// An int or a bool.
fn exact_int(value: &Value) -> Option<IntView<'_>> {
    if int::is_exact(value) || value.as_bool().is_some() { IntView::of(value) } else { None }
}
