//! Magnitudes: unsigned numbers as limbs of 64 bits, least significant first.
//!
//! What is short is worked on here; for what is long and not linear there is [`super::large`].

use std::cmp::Ordering;

/// Without leading zeros.
pub fn trim(limbs: &[u64]) -> &[u64] {
    &limbs[..limbs.iter().rposition(|limb| *limb != 0).map_or(0, |at| at + 1)]
}

/// Bits of a number without leading zeros.
pub fn bit_length(limbs: &[u64]) -> u64 {
    match limbs.last() {
        Some(top) => limbs.len() as u64 * 64 - u64::from(top.leading_zeros()),
        None => 0,
    }
}

/// Compares numbers without leading zeros.
pub fn compare(a: &[u64], b: &[u64]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// `out = a + b`; `out` is longer than both.
pub fn add(out: &mut [u64], a: &[u64], b: &[u64]) {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let (both, above) = out.split_at_mut(short.len());
    let mut carry = false;
    for ((limb, x), y) in both.iter_mut().zip(long).zip(short) {
        let (sum, over) = x.overflowing_add(*y);
        let (sum, over_again) = sum.overflowing_add(u64::from(carry));
        *limb = sum;
        carry = over | over_again;
    }
    let rest = long[short.len()..].iter().copied().chain(std::iter::repeat(0));
    for (limb, x) in above.iter_mut().zip(rest) {
        (*limb, carry) = x.overflowing_add(u64::from(carry));
    }
}

/// `out = a - b`, where `a >= b`; `out` is as long as `a`.
pub fn subtract(out: &mut [u64], a: &[u64], b: &[u64]) {
    let (both, above) = out.split_at_mut(b.len());
    let mut borrow = false;
    for ((limb, x), y) in both.iter_mut().zip(a).zip(b) {
        let (difference, under) = x.overflowing_sub(*y);
        let (difference, under_again) = difference.overflowing_sub(u64::from(borrow));
        *limb = difference;
        borrow = under | under_again;
    }
    for (limb, x) in above.iter_mut().zip(&a[b.len()..]) {
        (*limb, borrow) = x.overflowing_sub(u64::from(borrow));
    }
}

/// `out = a * b`; `out` is zero and as long as both together.
pub fn multiply(out: &mut [u64], a: &[u64], b: &[u64]) {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    for (i, x) in short.iter().enumerate() {
        let mut carry = 0;
        let (row, above) = out[i..].split_at_mut(long.len());
        for (limb, y) in row.iter_mut().zip(long) {
            let product = u128::from(*x) * u128::from(*y) + u128::from(*limb) + u128::from(carry);
            *limb = product as u64;
            carry = (product >> 64) as u64;
        }
        above[0] = carry;
    }
}

/// `out = a / divisor`; the remainder is returned. `out` is as long as `a`, and `divisor` is not 0.
pub fn divide_by_limb(out: &mut [u64], a: &[u64], divisor: u64) -> u64 {
    out.copy_from_slice(a);
    divide_in_place(out, divisor)
}

/// `a /= divisor`, which is not 0; the remainder is returned.
pub fn divide_in_place(a: &mut [u64], divisor: u64) -> u64 {
    // By multiplying with the divisor's reciprocal: Möller and Granlund, "Improved division by invariant integers".
    let shift = divisor.leading_zeros();
    let divisor = divisor << shift;
    let reciprocal = (u128::MAX / u128::from(divisor)) as u64;
    let mut rest = match a.last() {
        Some(top) if shift > 0 => top >> (64 - shift),
        _ => 0,
    };
    for i in (0..a.len()).rev() {
        let below = if shift > 0 && i > 0 { a[i - 1] >> (64 - shift) } else { 0 };
        let low = a[i] << shift | below;
        let product = u128::from(reciprocal) * u128::from(rest) + (u128::from(rest) << 64 | u128::from(low));
        let mut quotient = ((product >> 64) as u64).wrapping_add(1);
        rest = low.wrapping_sub(quotient.wrapping_mul(divisor));
        if rest > product as u64 {
            quotient = quotient.wrapping_sub(1);
            rest = rest.wrapping_add(divisor);
        }
        if rest >= divisor {
            quotient = quotient.wrapping_add(1);
            rest -= divisor;
        }
        a[i] = quotient;
    }
    rest >> shift
}

/// `out = a << shift`; `out` is zero and long enough.
pub fn shift_left(out: &mut [u64], a: &[u64], shift: u64) {
    let (whole, part) = ((shift / 64) as usize, shift % 64);
    for (i, x) in a.iter().enumerate() {
        let wide = u128::from(*x) << part;
        out[i + whole] |= wide as u64;
        if part > 0 {
            out[i + whole + 1] |= (wide >> 64) as u64;
        }
    }
}

/// `out = a >> shift`, as many limbs as `out` has.
pub fn shift_right(out: &mut [u64], a: &[u64], shift: u64) {
    let (whole, part) = ((shift / 64) as usize, shift % 64);
    for (i, limb) in out.iter_mut().enumerate() {
        let at = |index: usize| u128::from(a.get(index).copied().unwrap_or(0));
        *limb = ((at(i + whole) | at(i + whole + 1) << 64) >> part) as u64;
    }
}

/// Whether any of the lowest `count` bits is set.
pub fn any_below(a: &[u64], count: u64) -> bool {
    let whole = usize::try_from(count / 64).unwrap_or(usize::MAX);
    match a.get(whole) {
        None => a.iter().any(|limb| *limb != 0),
        Some(limb) => a[..whole].iter().any(|limb| *limb != 0) || limb & ((1 << (count % 64)) - 1) != 0,
    }
}
