//! Comparing and hashing.

use std::cmp::Ordering;

use super::{IntView, limbs};

pub fn compare(a: IntView<'_>, b: IntView<'_>) -> Ordering {
    match (a.negative, b.negative) {
        (false, false) => limbs::compare(a.limbs(), b.limbs()),
        (true, true) => limbs::compare(b.limbs(), a.limbs()),
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
    }
}

/// Compares exactly with a float, whatever the sizes; none for NaN.
pub fn compare_f64(a: IntView<'_>, x: f64) -> Option<Ordering> {
    /// Words of the largest float's integer part.
    const LENGTH: usize = 1024 / 64 + 1;
    if x.is_nan() {
        return None;
    }
    let by_magnitude = if a.negative != (x < 0.0) && !(a.is_zero() || x == 0.0) {
        Ordering::Greater
    } else if x.is_infinite() {
        Ordering::Less
    } else {
        let mut whole = [0; LENGTH];
        super::float::write_whole(&mut whole, x);
        let has_fraction = x.fract() != 0.0;
        let order = limbs::compare(a.limbs(), limbs::trim(&whole));
        order.then(if has_fraction { Ordering::Less } else { Ordering::Equal })
    };
    let negative = if a.is_zero() { x < 0.0 } else { a.negative };
    Some(if negative { by_magnitude.reverse() } else { by_magnitude })
}

/// `hash(a)`
pub fn hash(a: IntView<'_>) -> i64 {
    match a.to_i64() {
        Some(i) => text::hash::hash_i64(i),
        None => text::hash::hash_limbs(a.negative, a.limbs().iter().copied()),
    }
}
