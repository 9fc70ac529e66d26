//! Shifts and bitwise operators, on two's complement of any length.

use super::large::{filled, with_limbs};
use super::{IntView, add, from_i64, from_parts, limbs};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// `~a`
pub fn invert(vm: &Vm, a: IntView<'_>) -> Res<Value> {
    add(vm, -a, IntView::from(-1))
}

/// CPython refuses to shift further than its longest int has bits: `MAX_LONG_DIGITS` of 30.
const FURTHEST: u128 = (i64::MAX as u128 - 24) / 4 * 30;

/// `a << b`
pub fn left_shift(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<Value> {
    if b.negative {
        return Err(vm.value_error("negative shift count"));
    }
    if a.is_zero() {
        return Ok(Value::small_int_wrapping(0));
    }
    let shift = match b.limbs() {
        [] => 0,
        [low] => *low,
        [low, high] if (u128::from(*high) << 64 | u128::from(*low)) <= FURTHEST => {
            return Err(crate::heap::NoMemory.into());
        }
        _ => return Err(vm.overflow_error("too many digits in integer")),
    };
    if let Some(x) = a.to_i64()
        && shift < 64
    {
        return super::from_i128(vm, i128::from(x) << shift);
    }
    let len = (shift / 64) as usize + a.limbs().len() + 1;
    filled(vm, a.negative, len, |out| limbs::shift_left(out, a.limbs(), shift))
}

/// `a >> b`, rounded down.
pub fn right_shift(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<Value> {
    if b.negative {
        return Err(vm.value_error("negative shift count"));
    }
    let shift = b.to_u64().unwrap_or(u64::MAX);
    if shift >= a.bit_length() {
        return from_i64(vm, if a.negative { -1 } else { 0 });
    }
    if let Some(x) = a.to_i64() {
        return from_i64(vm, x >> shift);
    }
    // Less than the length in bits, so the quotient is in range.
    let len = a.limbs().len() - (shift / 64) as usize;
    // A limb more, which rounding away from zero may need.
    with_limbs(vm, len + 1, |vm, out| {
        limbs::shift_right(out, a.limbs(), shift);
        if a.negative && limbs::any_below(a.limbs(), shift) {
            for limb in out.iter_mut() {
                let (sum, over) = limb.overflowing_add(1);
                *limb = sum;
                if !over {
                    break;
                }
            }
        }
        from_parts(vm, a.negative, out)
    })
}

/// `a & b`
pub fn and(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<Value> {
    bitwise(vm, a, b, |x, y| x & y)
}

/// `a | b`
pub fn or(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<Value> {
    bitwise(vm, a, b, |x, y| x | y)
}

/// `a ^ b`
pub fn xor(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<Value> {
    bitwise(vm, a, b, |x, y| x ^ y)
}

fn bitwise(vm: &Vm, a: IntView<'_>, b: IntView<'_>, op: impl Fn(u64, u64) -> u64) -> Res<Value> {
    if let (Some(x), Some(y)) = (a.to_i64(), b.to_i64()) {
        return from_i64(vm, op(x as u64, y as u64) as i64);
    }
    // One limb more than either has, for the sign.
    let len = a.limbs().len().max(b.limbs().len()) + 1;
    with_limbs(vm, len, |vm, out| {
        let (mut x, mut y) = (TwosComplement::of(&a), TwosComplement::of(&b));
        for limb in out.iter_mut() {
            *limb = op(x.next_limb(), y.next_limb());
        }
        let negative = out[len - 1] >> 63 == 1;
        if negative {
            negate(out);
        }
        from_parts(vm, negative, out)
    })
}

/// Reads an int's limbs in two's complement, without end.
struct TwosComplement<'a> {
    limbs: std::slice::Iter<'a, u64>,
    negative: bool,
    carry: bool,
}

impl<'a> TwosComplement<'a> {
    fn of(int: &'a IntView<'_>) -> TwosComplement<'a> {
        TwosComplement { limbs: int.limbs().iter(), negative: int.negative, carry: int.negative }
    }

    fn next_limb(&mut self) -> u64 {
        let limb = self.limbs.next().copied().unwrap_or(0);
        if !self.negative {
            return limb;
        }
        let (limb, over) = (!limb).overflowing_add(u64::from(self.carry));
        self.carry = over;
        limb
    }
}

/// Negates a number in two's complement.
pub(super) fn negate(limbs: &mut [u64]) {
    let mut carry = true;
    for limb in limbs {
        let (negated, over) = (!*limb).overflowing_add(u64::from(carry));
        *limb = negated;
        carry = over;
    }
}
