//! `a ** b`, and modulo a third.

use dashu_int::UBig;
use dashu_int::fast_div::ConstDivisor;

use super::large::{self, Working};
use super::{IntView, add, from_i64, from_i128, to_f64};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// `a ** b`: a float for a negative exponent.
pub fn power(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<Value> {
    if b.negative {
        let (x, y) = (to_f64(vm, a)?, to_f64(vm, b)?);
        return crate::objects::float::power(vm, x, y).map(Value::float);
    }
    let negative = a.negative && b.is_odd();
    match a.limbs() {
        [] => return from_i64(vm, i64::from(b.is_zero())),
        [1] => return from_i64(vm, if negative { -1 } else { 1 }),
        _ => {}
    }
    // Any base beyond one makes an int too large for any memory of a larger exponent.
    let exponent = b.to_u64().ok_or(crate::heap::NoMemory)?;
    if let (Some(x), Ok(e)) = (a.to_i64(), u32::try_from(exponent)) {
        if let Some(result) = x.checked_pow(e) {
            return from_i64(vm, result);
        }
        if let Some(result) = i128::from(x).checked_pow(e) {
            return from_i128(vm, result);
        }
    }
    let bits = a.bit_length().checked_mul(exponent).ok_or(crate::heap::NoMemory)?;
    let words = usize::try_from(bits / 64 + 1).map_err(|_| crate::heap::NoMemory)?;
    let _result = Working::new(vm, words)?;
    large::from_ubig(vm, negative, &raise(vm, a, exponent)?)
}

/// The magnitude of `a ** exponent`, squaring from the top bit on so that there is a place to be interrupted.
fn raise(vm: &Vm, a: IntView<'_>, exponent: u64) -> Res<UBig> {
    let base = large::to_ubig(a.limbs());
    // A power of two in the base is no more than a shift.
    let zeros = base.trailing_zeros().unwrap_or(0);
    let odd = base >> zeros;
    let mut result = UBig::ONE;
    if odd != UBig::ONE {
        for bit in (0..64 - exponent.leading_zeros()).rev() {
            let len = result.as_words().len();
            let _working = large::product(vm, len, len)?;
            result = result.sqr();
            if exponent >> bit & 1 == 1 {
                result *= &odd;
            }
        }
    }
    // The product is at most as many bits as the result was charged for.
    Ok(result << (zeros as u64 * exponent) as usize)
}

/// Limbs of an exponent that are worked through without a place to be interrupted.
const CHUNK: usize = 64;

/// `pow(a, b, modulus)`: the result has the sign of the modulus.
pub fn power_modulo(vm: &Vm, a: IntView<'_>, b: IntView<'_>, modulus: IntView<'_>) -> Res<Value> {
    match modulus.limbs() {
        [] => return Err(vm.value_error("pow() 3rd argument cannot be 0")),
        [1] => return from_i64(vm, 0),
        _ => {}
    }
    if let ([base], [exponent], [divisor], false) = (a.limbs(), b.limbs(), modulus.limbs(), b.negative) {
        let residue = word_power_modulo(*base, *exponent, *divisor);
        let mirrored = a.negative && exponent % 2 == 1 && residue != 0;
        let residue = if mirrored { divisor - residue } else { residue };
        let below = modulus.negative && residue != 0;
        return from_i128(vm, i128::from(residue) - if below { i128::from(*divisor) } else { 0 });
    }
    let len = modulus.limbs().len();
    let _working = large::product(vm, a.limbs().len() + CHUNK + len, 16 * len)?;
    let divisor = large::to_ubig(modulus.limbs());
    // Reduced first: the library's ring of a full word does not take a number of two whose upper one is larger.
    let residue = large::to_ubig(a.limbs()) % &divisor;
    let ring = ConstDivisor::new(divisor);
    let magnitude = ring.reduce(residue);
    let mut base = if a.negative { -magnitude } else { magnitude };
    if b.negative {
        base = match base.inv() {
            Some(inverse) => inverse,
            None => return Err(vm.value_error("base is not invertible for the given modulus")),
        };
    }
    let mut result = ring.reduce(UBig::ONE);
    for (i, chunk) in b.limbs().chunks(CHUNK).rev().enumerate() {
        vm.tick((chunk.len() * len * len) as u64)?;
        if i > 0 {
            result = result.pow(&(UBig::ONE << (64 * CHUNK)));
        }
        result *= base.pow(&large::to_ubig(chunk));
    }
    let residue = large::from_ubig(vm, false, &result.residue())?;
    match IntView::of(&residue) {
        Some(r) if modulus.negative && !r.is_zero() => add(vm, r, modulus),
        _ => Ok(residue),
    }
}

/// `pow(base, exponent, modulus)` of words.
fn word_power_modulo(base: u64, mut exponent: u64, modulus: u64) -> u64 {
    let product = |x: u64, y: u64| match x.checked_mul(y) {
        Some(product) => product % modulus,
        None => (u128::from(x) * u128::from(y) % u128::from(modulus)) as u64,
    };
    let (mut result, mut square) = (1, base % modulus);
    loop {
        if exponent & 1 == 1 {
            result = product(result, square);
        }
        exponent >>= 1;
        if exponent == 0 {
            return result;
        }
        square = product(square, square);
    }
}
