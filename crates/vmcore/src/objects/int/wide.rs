//! Ints of at most two limbs, as `i128`: most of those beyond 48 bits, and worked on without loops over limbs.

use super::{Int, from_i128};
use crate::ops::BinaryOp;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The int where sums and differences of two such fit into an `i128`.
#[inline]
pub fn of(value: &Value) -> Option<i128> {
    match value.as_small_int() {
        Some(i) => Some(i.into()),
        None if value.as_bool().is_some() => value.as_bool().map(i128::from),
        None => {
            let int = value.downcast::<Int>()?;
            from_limbs(int.head.negative, int.items())
        }
    }
}

/// As [`of`], of a sign and a magnitude without leading zeros.
#[inline]
pub(super) fn from_limbs(negative: bool, limbs: &[u64]) -> Option<i128> {
    let magnitude = match *limbs {
        [] => 0,
        [low] => i128::from(low),
        [low, high] if high < 1 << 62 => i128::from(high) << 64 | i128::from(low),
        _ => return None,
    };
    Some(if negative { -magnitude } else { magnitude })
}

/// `x op y`; none where the result may be longer, or is no int.
#[inline]
pub(super) fn operate(vm: &Vm, op: BinaryOp, x: i128, y: i128) -> Option<Res<Value>> {
    let result = match op {
        BinaryOp::Add => x + y,
        BinaryOp::Subtract => x - y,
        // A magnitude below 2^126, as both together have no more bits.
        BinaryOp::Multiply if leading_zeros(x) + leading_zeros(y) >= 130 => x * y,
        BinaryOp::And => x & y,
        BinaryOp::Or => x | y,
        BinaryOp::Xor => x ^ y,
        BinaryOp::FloorDivide if y != 0 => div_rem(x, y).0,
        BinaryOp::Remainder if y != 0 => div_rem(x, y).1,
        BinaryOp::LeftShift if (0..64).contains(&y) => i128::from(i64::try_from(x).ok()?) << y,
        BinaryOp::RightShift if y >= 0 => x >> y.min(127),
        _ => return None,
    };
    Some(from_i128(vm, result))
}

/// Of the magnitude.
#[inline]
fn leading_zeros(x: i128) -> u32 {
    x.unsigned_abs().leading_zeros()
}

/// Quotient rounded down, and remainder; `y` is not 0.
pub(super) fn div_rem(x: i128, y: i128) -> (i128, i128) {
    // The processor divides words, and where the quotient is not one it has far more to do.
    let (quotient, rest) = match (i64::try_from(x), i64::try_from(y)) {
        (Ok(x), Ok(y)) if y != -1 => (i128::from(x / y), i128::from(x % y)),
        _ => {
            let quotient = x / y;
            (quotient, x - quotient * y)
        }
    };
    // Rounded towards zero so far.
    if rest != 0 && (rest < 0) != (y < 0) { (quotient - 1, rest + y) } else { (quotient, rest) }
}

/// The greatest common divisor (Stein's algorithm).
pub fn gcd(mut x: u128, mut y: u128) -> u128 {
    if x == 0 || y == 0 {
        return x | y;
    }
    let twos = (x | y).trailing_zeros();
    x >>= x.trailing_zeros();
    while y != 0 {
        y >>= y.trailing_zeros();
        if let (Ok(x), Ok(y)) = (u64::try_from(x), u64::try_from(y)) {
            return u128::from(gcd_of_words(x, y)) << twos;
        }
        (x, y) = (x.min(y), x.abs_diff(y));
    }
    x << twos
}

/// As [`gcd`], of odd words.
fn gcd_of_words(mut x: u64, mut y: u64) -> u64 {
    loop {
        let difference = x.abs_diff(y);
        if difference == 0 {
            return x;
        }
        x = x.min(y);
        y = difference >> difference.trailing_zeros();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotients_are_rounded_down() {
        let wide = 1i128 << 100;
        assert_eq!(div_rem(7, -2), (-4, -1));
        assert_eq!(div_rem(-7, 2), (-4, 1));
        assert_eq!(div_rem(i128::from(i64::MIN), -1), (1 << 63, 0));
        assert_eq!(div_rem(-wide - 1, wide), (-2, wide - 1));
        assert_eq!(div_rem(wide + 1, -wide), (-2, 1 - wide));
    }

    #[test]
    fn the_greatest_divisor_divides_both() {
        assert_eq!(gcd(0, 12), 12);
        assert_eq!(gcd(12, 18), 6);
        assert_eq!(gcd(3 << 100, 9 << 90), 3 << 90);
        assert_eq!(gcd((1 << 89) - 1, (1 << 107) - 1), 1);
        assert_eq!(gcd(u128::MAX, u128::MAX), u128::MAX);
    }
}
