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

/// `quotient = a / b` and `rest = a % b`, where `b` has at least two limbs and `a` as many or more. Both results are zero at
/// first; `quotient` is one limb longer than `a` is than `b`, `rest` one longer than `a`. Knuth, "The Art of Computer
/// Programming", volume 2, 4.3.1, algorithm D.
pub fn divide(quotient: &mut [u64], rest: &mut [u64], a: &[u64], b: &[u64]) {
    let n = b.len();
    // Shifted so that the divisor's top bit is set, which bounds how far off a guessed limb of the quotient is.
    let shift = u64::from(b[n - 1].leading_zeros());
    let limb_of_b = |i: usize| match i {
        0 => b[0] << shift,
        _ => ((u128::from(b[i]) << 64 | u128::from(b[i - 1])) << shift >> 64) as u64,
    };
    shift_left(rest, a, shift);
    let (top, below) = (u128::from(limb_of_b(n - 1)), u128::from(limb_of_b(n - 2)));
    for (j, place) in quotient.iter_mut().enumerate().rev() {
        let upper = u128::from(rest[j + n]) << 64 | u128::from(rest[j + n - 1]);
        let (mut guess, mut left) = (upper / top, upper % top);
        while guess >> 64 != 0 || guess * below > (left << 64 | u128::from(rest[j + n - 2])) {
            guess -= 1;
            left += top;
            if left >> 64 != 0 {
                break;
            }
        }
        let (mut carry, mut borrow) = (0, false);
        for i in 0..n {
            let product = guess * u128::from(limb_of_b(i)) + carry;
            carry = product >> 64;
            let (difference, under) = rest[j + i].overflowing_sub(product as u64);
            let (difference, under_again) = difference.overflowing_sub(u64::from(borrow));
            (rest[j + i], borrow) = (difference, under | under_again);
        }
        let (difference, under) = rest[j + n].overflowing_sub(carry as u64);
        let (difference, under_again) = difference.overflowing_sub(u64::from(borrow));
        rest[j + n] = difference;
        if under | under_again {
            guess -= 1;
            let mut carry = 0;
            for i in 0..n {
                let sum = u128::from(rest[j + i]) + u128::from(limb_of_b(i)) + carry;
                (rest[j + i], carry) = (sum as u64, sum >> 64);
            }
            rest[j + n] = rest[j + n].wrapping_add(carry as u64);
        }
        *place = guess as u64;
    }
    if shift > 0 {
        for i in 0..n {
            rest[i] = rest[i] >> shift | rest[i + 1] << (64 - shift);
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Quotient and remainder, checked by multiplying them back.
    fn check(a: &[u64], b: &[u64]) {
        let mut quotient = vec![0; a.len() - b.len() + 1];
        let mut rest = vec![0; a.len() + 1];
        divide(&mut quotient, &mut rest, a, b);
        assert!(compare(trim(&rest), b).is_lt(), "{a:x?} % {b:x?} = {rest:x?}");
        let mut product = vec![0; quotient.len() + b.len()];
        multiply(&mut product, &quotient, b);
        let mut sum = vec![0; product.len().max(rest.len()) + 1];
        add(&mut sum, &product, &rest);
        assert_eq!(trim(&sum), a, "{a:x?} / {b:x?} = {quotient:x?}");
    }

    #[test]
    fn quotient_times_divisor_plus_remainder_is_the_dividend() {
        // Limbs at which a guessed limb of the quotient is too large once or twice, or must be added back.
        let limbs = [0, 1, 2, u64::MAX, u64::MAX - 1, 1 << 63, (1 << 63) - 1, (1 << 63) + 1, 3 << 62];
        for a in 0..limbs.len().pow(4) {
            let a: [u64; 4] = std::array::from_fn(|i| limbs[a / limbs.len().pow(i as u32) % limbs.len()]);
            let a = trim(&a);
            for low in limbs {
                for high in limbs {
                    for b in [&[low, high][..], &[low, 0, high], &[high, low, high]] {
                        let b = trim(b);
                        if b.len() >= 2 && a.len() >= b.len() {
                            check(a, b);
                        }
                    }
                }
            }
        }
    }
}
