//! Functions of integers.

use dashu_int::UBig;
use dashu_int::ops::{Gcd, SquareRoot};

use super::Math;
use crate::native::module;
use crate::objects::int::{self, IntView, large};
use crate::ops;
use crate::value::Value;
use crate::vm::{Res, Vm};

#[module("math", INTEGERS)]
impl Math {
    /// The product of the integers from 1 to n.
    #[py("factorial($module, n, /)")]
    fn factorial(vm: &mut Vm, n: &Value) -> Res<Value> {
        factorial(vm, n)
    }

    /// The greatest common divisor.
    #[py("gcd($module, *integers)")]
    fn gcd(vm: &mut Vm, integers: &[Value]) -> Res<Value> {
        fold(vm, integers, 0, gcd)
    }

    /// The least common multiple.
    #[py("lcm($module, *integers)")]
    fn lcm(vm: &mut Vm, integers: &[Value]) -> Res<Value> {
        fold(vm, integers, 1, lcm)
    }

    /// The integer part of the square root.
    #[py("isqrt($module, n, /)")]
    fn isqrt(vm: &mut Vm, n: &Value) -> Res<Value> {
        let n = ops::index(vm, n)?;
        let n = view(&n);
        if n.negative {
            return Err(vm.value_error("isqrt() argument must be nonnegative"));
        }
        if let Some(word) = n.to_u64() {
            return int::from_u64(vm, word.isqrt());
        }
        let _working = large::product(vm, n.limbs().len(), n.limbs().len())?;
        let root = large::to_ubig(n.limbs()).sqrt();
        large::from_ubig(vm, false, &root)
    }

    /// How many ways there are to choose k of n items, order aside: n! / (k! * (n-k)!), or 0 for k > n.
    #[py("comb($module, n, k, /)")]
    fn comb(vm: &mut Vm, n: &Value, k: &Value) -> Res<Value> {
        let (n, k) = (ops::index(vm, n)?, ops::index(vm, k)?);
        let (n, k) = (view(&n), view(&k));
        check_counts(vm, n, k)?;
        let other = int::subtract(vm, n, k)?;
        let other = view(&other);
        if other.negative {
            return Ok(Value::small_int_wrapping(0));
        }
        let least = if int::compare(other, k).is_lt() { other } else { k };
        let Some(count) = least.to_i64() else {
            return Err(vm.overflow_error(&format!("min(n - k, k) must not exceed {}", i64::MAX)));
        };
        let numerator = falling(vm, n, count as u64)?;
        let denominator = falling(vm, least, count as u64)?;
        int::floor_divide(vm, view(&numerator), view(&denominator))
    }

    /// How many ways there are to choose k of n items, in any order: n! / (n-k)!, or 0 for k > n; n! without k.
    #[py("perm($module, n, k=None, /)")]
    fn perm(vm: &mut Vm, n: &Value, k: Option<&Value>) -> Res<Value> {
        let Some(k) = k else { return factorial(vm, n) };
        let (n, k) = (ops::index(vm, n)?, ops::index(vm, k)?);
        let (n, k) = (view(&n), view(&k));
        check_counts(vm, n, k)?;
        if int::compare(n, k).is_lt() {
            return Ok(Value::small_int_wrapping(0));
        }
        match k.to_i64() {
            Some(count) => falling(vm, n, count as u64),
            None => Err(vm.overflow_error(&format!("k must not exceed {}", i64::MAX))),
        }
    }
}

/// What `ops::index` gave.
fn view(value: &Value) -> IntView<'_> {
    IntView::of(value).unwrap_or(IntView::from(0))
}

fn check_counts(vm: &Vm, n: IntView<'_>, k: IntView<'_>) -> Res<()> {
    if n.negative {
        return Err(vm.value_error("n must be a non-negative integer"));
    }
    if k.negative {
        return Err(vm.value_error("k must be a non-negative integer"));
    }
    Ok(())
}

fn factorial(vm: &mut Vm, n: &Value) -> Res<Value> {
    let n = ops::index(vm, n)?;
    let n = view(&n);
    if n.negative {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    match n.to_i64() {
        Some(count) => falling(vm, n, count as u64),
        None => Err(vm.overflow_error(&format!("factorial() argument should not exceed {}", i64::MAX))),
    }
}

/// `n * (n - 1) * ...`, `count` factors of them; `count` is at most `n`.
fn falling(vm: &Vm, n: IntView<'_>, count: u64) -> Res<Value> {
    let bits = n.bit_length().checked_mul(count).ok_or(crate::heap::NoMemory)?;
    if let (..=64, Some(n)) = (bits, n.to_u64()) {
        return int::from_u64(vm, (0..count).fold(1, |product, i| product * (n - i)));
    }
    let words = usize::try_from(bits / 64 + 1).map_err(|_| crate::heap::NoMemory)?;
    let _working = int::Working::new(vm, words.saturating_mul(2))?;
    let product = product(vm, &large::to_ubig(n.limbs()), 0, count)?;
    large::from_ubig(vm, false, &product)
}

/// `(n - from) * ... * (n - to + 1)`, by halves, so that the factors of large products are alike.
fn product(vm: &Vm, n: &UBig, from: u64, to: u64) -> Res<UBig> {
    const FEW: u64 = 16;
    if to - from > FEW {
        let middle = from + (to - from) / 2;
        let (left, right) = (product(vm, n, from, middle)?, product(vm, n, middle, to)?);
        let _working = large::product(vm, left.as_words().len(), right.as_words().len())?;
        return Ok(left * right);
    }
    vm.tick(to - from)?;
    Ok((from..to).fold(UBig::ONE, |product, i| product * (n - UBig::from(i))))
}

/// `f` from the first integer on; all of them are converted, whatever comes out before the last.
fn fold(
    vm: &mut Vm,
    integers: &[Value],
    none: i64,
    f: fn(&Vm, IntView<'_>, IntView<'_>) -> Res<Value>,
) -> Res<Value> {
    let Some((first, rest)) = integers.split_first() else {
        return int::from_i64(vm, none);
    };
    let first = ops::index(vm, first)?;
    let mut result = if view(&first).negative { view(&first).abs().to_value(vm)? } else { first };
    for next in rest {
        let next = ops::index(vm, next)?;
        result = f(vm, view(&result), view(&next))?;
    }
    Ok(result)
}

fn gcd(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<Value> {
    if let (Some(x), Some(y)) = (a.to_half_i128(), b.to_half_i128()) {
        let divisor = int::wide::gcd(x.unsigned_abs(), y.unsigned_abs());
        return int::from_i128(vm, divisor as i128);
    }
    if a.is_zero() || b.is_zero() {
        let other = if a.is_zero() { b } else { a };
        return other.abs().to_value(vm);
    }
    let _working = large::product(vm, a.limbs().len(), b.limbs().len())?;
    let divisor = large::to_ubig(a.limbs()).gcd(large::to_ubig(b.limbs()));
    large::from_ubig(vm, false, &divisor)
}

fn lcm(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<Value> {
    if a.is_zero() || b.is_zero() {
        return int::from_i64(vm, 0);
    }
    let divisor = gcd(vm, a, b)?;
    let quotient = int::floor_divide(vm, a.abs(), view(&divisor))?;
    int::multiply(vm, view(&quotient), b.abs())
}
