//! Addition, subtraction, multiplication.

use std::cmp::Ordering;

use super::{IntView, from_i128, large, limbs};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// Products of so many limbs on the shorter side are made here, longer ones by the library.
const SIMPLE_PRODUCT: usize = 8;

/// `a + b`
pub fn add(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<Value> {
    if let (Some(x), Some(y)) = (a.to_half_i128(), b.to_half_i128()) {
        return from_i128(vm, x + y);
    }
    let (x, y) = (a.limbs(), b.limbs());
    if a.negative == b.negative {
        let len = x.len().max(y.len()) + 1;
        return large::filled(vm, a.negative, len, |out| limbs::add(out, x, y));
    }
    let (negative, x, y) = match limbs::compare(x, y) {
        Ordering::Less => (b.negative, y, x),
        _ => (a.negative, x, y),
    };
    large::filled(vm, negative, x.len(), |out| limbs::subtract(out, x, y))
}

/// `a - b`
pub fn subtract(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<Value> {
    add(vm, a, -b)
}

/// `a * b`
pub fn multiply(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Res<Value> {
    if let (Some(x), Some(y)) = (a.to_i64(), b.to_i64()) {
        return from_i128(vm, i128::from(x) * i128::from(y));
    }
    let negative = a.negative != b.negative;
    let (x, y) = (a.limbs(), b.limbs());
    if x.len().min(y.len()) <= SIMPLE_PRODUCT {
        return large::filled(vm, negative, x.len() + y.len(), |out| limbs::multiply(out, x, y));
    }
    let _working = large::product(vm, x.len(), y.len())?;
    let product = large::to_ubig(x) * large::to_ubig(y);
    large::from_ubig(vm, negative, &product)
}
