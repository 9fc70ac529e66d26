//! `int` beyond 48 bits: sign and limbs on the heap.

use crate::heap::{Inline, Trace, Visit};

/// The fixed part of a large integer; the limbs follow, least significant first, without leading zeros.
pub struct IntHead {
    pub negative: bool,
}

pub type Int = Inline<IntHead, u64>;

impl Trace for Int {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
    fn size(&self) -> usize {
        size_of::<Int>() + size_of_val(self.items())
    }
}

use crate::value::Value;
use crate::vm::{Res, Vm};

/// The int of `i`.
pub fn from_i64(vm: &Vm, i: i64) -> Res<Value> {
    match Value::small_int(i) {
        Some(value) => Ok(value),
        None => from_parts(vm, i < 0, &[i.unsigned_abs()]),
    }
}

/// The int of `u`.
pub fn from_u64(vm: &Vm, u: u64) -> Res<Value> {
    match i64::try_from(u) {
        Ok(i) => from_i64(vm, i),
        Err(_) => from_parts(vm, false, &[u]),
    }
}

/// The int of a sign and limbs, least significant first; leading zeros are allowed.
pub fn from_parts(vm: &Vm, negative: bool, limbs: &[u64]) -> Res<Value> {
    let len = limbs.iter().rposition(|l| *l != 0).map_or(0, |i| i + 1);
    let limbs = &limbs[..len];
    match limbs {
        [] => return Ok(Value::small_int_wrapping(0)),
        [limb] if *limb <= i64::MAX as u64 => {
            let i = if negative { -(*limb as i64) } else { *limb as i64 };
            if let Some(value) = Value::small_int(i) {
                return Ok(value);
            }
        }
        _ => {}
    }
    let class = vm.type_of_kind(crate::heap::Kind::Int);
    Ok(vm.heap().alloc_inline_copy(class, 0, IntHead { negative }, limbs, 0)?.into())
}

/// The int as an `i64`, if it is one (instances of subclasses and bools included) and fits.
pub fn to_i64(value: &Value) -> Option<i64> {
    if let Some(i) = value.as_small_int() {
        return Some(i);
    }
    if let Some(b) = value.as_bool() {
        return Some(b as i64);
    }
    let int = value.downcast::<Int>()?;
    match (int.items(), int.head.negative) {
        ([], _) => Some(0),
        ([limb], false) => i64::try_from(*limb).ok(),
        ([limb], true) if *limb <= 1 << 63 => Some((*limb as i64).wrapping_neg()),
        _ => None,
    }
}

/// Whether the int is less than zero.
pub fn is_negative(value: &Value) -> bool {
    match value.downcast::<Int>() {
        Some(int) => int.head.negative,
        None => value.as_small_int().is_some_and(|i| i < 0),
    }
}
