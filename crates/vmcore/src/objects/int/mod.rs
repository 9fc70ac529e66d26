//! `int`: small ones are words of their own, those beyond 48 bits (and instances of subclasses) are sign and limbs on
//! the heap.
//!
//! Everything here takes an [`IntView`], which a small int, a bool and a heap object give alike.

mod arithmetic;
mod bits;
mod bytes;
mod compare;
mod construct;
mod digits;
mod division;
mod float;
pub(crate) mod large;
mod limbs;
mod methods;
mod operators;
mod power;
mod round;
pub mod wide;

pub use arithmetic::{add, multiply, subtract};
pub use bits::{and, invert, left_shift, or, right_shift, xor};
pub use bytes::{Endian, from_bytes, to_bytes};
pub use compare::{compare, compare_f64, hash};
pub use construct::from_value;
pub use digits::{DEFAULT_MAX_DIGITS, LEAST_MAX_DIGITS, format, parse, parse_bytes, repr, to_digits};
pub use division::{div_rem, floor_divide, modulo, true_divide};
pub use float::{from_f64, nearest_f64, to_f64, top_bits};
pub(crate) use large::Working;
pub use operators::operate;
pub use power::{power, power_modulo};

use crate::heap::{Inline, Kind, Trace, Visit};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The fixed part of a large integer; the limbs follow, least significant first, without leading zeros.
pub struct IntHead {
    pub negative: bool,
}

pub type Int = Inline<IntHead, u64>;

impl Trace for Int {
    const CONTAINER: bool = false;
    const LEAF: bool = true;
    fn trace(&self, _: &mut Visit<'_>) {}
    fn size(&self) -> usize {
        size_of::<Int>() + size_of_val(self.items())
    }
}

/// The sign and magnitude of an int, wherever it is. Zero is not negative.
#[derive(Clone, Copy, Debug)]
pub struct IntView<'a> {
    pub negative: bool,
    magnitude: Magnitude<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Magnitude<'a> {
    Small([u64; 1]),
    Limbs(&'a [u64]),
}

impl<'a> IntView<'a> {
    /// The int in a value: an int, a bool or an instance of a subclass.
    #[inline]
    pub fn of(value: &'a Value) -> Option<IntView<'a>> {
        if let Some(i) = value.as_small_int() {
            return Some(IntView::from(i));
        }
        if let Some(int) = value.downcast::<Int>() {
            return Some(IntView::large(int.head.negative, int.items()));
        }
        value.as_bool().map(|b| IntView::from(i64::from(b)))
    }

    /// `limbs` has no leading zeros.
    pub fn large(negative: bool, limbs: &'a [u64]) -> IntView<'a> {
        IntView { negative, magnitude: Magnitude::Limbs(limbs) }
    }

    /// The magnitude, least significant limb first, without leading zeros.
    #[inline]
    pub fn limbs(&self) -> &[u64] {
        match &self.magnitude {
            Magnitude::Small([0]) => &[],
            Magnitude::Small(limb) => limb,
            Magnitude::Limbs(limbs) => limbs,
        }
    }

    pub fn is_zero(&self) -> bool {
        self.limbs().is_empty()
    }

    pub fn is_odd(&self) -> bool {
        self.limbs().first().is_some_and(|limb| limb & 1 == 1)
    }

    /// Bits of the magnitude: `int.bit_length`.
    pub fn bit_length(&self) -> u64 {
        limbs::bit_length(self.limbs())
    }

    #[inline]
    pub fn to_i64(self) -> Option<i64> {
        match (self.limbs(), self.negative) {
            ([], _) => Some(0),
            ([limb], false) => i64::try_from(*limb).ok(),
            ([limb], true) if *limb <= 1 << 63 => Some((*limb as i64).wrapping_neg()),
            _ => None,
        }
    }

    /// The int where sums and differences of two such fit into an `i128`.
    #[inline]
    pub fn to_half_i128(self) -> Option<i128> {
        wide::from_limbs(self.negative, self.limbs())
    }

    pub fn to_u64(self) -> Option<u64> {
        match (self.limbs(), self.negative) {
            ([], _) => Some(0),
            ([limb], false) => Some(*limb),
            _ => None,
        }
    }

    pub fn abs(self) -> IntView<'a> {
        IntView { negative: false, ..self }
    }

    /// As an int of exactly that type.
    pub fn to_value(self, vm: &Vm) -> Res<Value> {
        from_parts(vm, self.negative, self.limbs())
    }
}

impl std::ops::Neg for IntView<'_> {
    type Output = Self;

    fn neg(self) -> Self {
        IntView { negative: !self.negative && !self.is_zero(), ..self }
    }
}

impl From<i64> for IntView<'_> {
    #[inline]
    fn from(i: i64) -> Self {
        IntView { negative: i < 0, magnitude: Magnitude::Small([i.unsigned_abs()]) }
    }
}

/// The int of `i`.
#[inline]
pub fn from_i64(vm: &Vm, i: i64) -> Res<Value> {
    match Value::small_int(i) {
        Some(value) => Ok(value),
        None => large(vm, i < 0, [i.unsigned_abs()]),
    }
}

/// The int of `u`.
#[inline]
pub fn from_u64(vm: &Vm, u: u64) -> Res<Value> {
    match i64::try_from(u).ok().and_then(Value::small_int) {
        Some(value) => Ok(value),
        None => large(vm, false, [u]),
    }
}

/// The int of `i`.
#[inline]
pub fn from_i128(vm: &Vm, i: i128) -> Res<Value> {
    if let Some(value) = i64::try_from(i).ok().and_then(Value::small_int) {
        return Ok(value);
    }
    let magnitude = i.unsigned_abs();
    match (magnitude as u64, (magnitude >> 64) as u64) {
        (low, 0) => large(vm, i < 0, [low]),
        (low, high) => large(vm, i < 0, [low, high]),
    }
}

/// An int on the heap: one beyond 48 bits, without leading zeros.
#[inline]
fn large<const N: usize>(vm: &Vm, negative: bool, limbs: [u64; N]) -> Res<Value> {
    let class = vm.type_of_kind(Kind::Int);
    Ok(vm.heap().alloc_inline(class, 0, IntHead { negative }, limbs.into_iter(), 0)?.into())
}

/// The int of a sign and limbs, least significant first; leading zeros are allowed.
pub fn from_parts(vm: &Vm, negative: bool, limbs: &[u64]) -> Res<Value> {
    let limbs = limbs::trim(limbs);
    if let Some(wide) = wide::from_limbs(negative, limbs) {
        return from_i128(vm, wide);
    }
    let class = vm.type_of_kind(Kind::Int);
    Ok(vm.heap().alloc_inline_copy(class, 0, IntHead { negative }, limbs, 0)?.into())
}

/// Whether the value is an int: a bool or an instance of a subclass too.
#[inline]
pub fn is_int(_: &Vm, value: &Value) -> bool {
    value.as_small_int().is_some() || value.as_bool().is_some() || value.downcast::<Int>().is_some()
}

/// Whether the value is of exactly the type `int`.
#[inline]
pub fn is_exact(value: &Value) -> bool {
    value.as_small_int().is_some() || value.exact::<Int>().is_some()
}

/// The int as an `i64`, if it is one (instances of subclasses and bools included) and fits.
#[inline]
pub fn to_i64(value: &Value) -> Option<i64> {
    match value.as_small_int() {
        Some(i) => Some(i),
        None => IntView::of(value)?.to_i64(),
    }
}

/// Whether the int is less than zero.
pub fn is_negative(value: &Value) -> bool {
    IntView::of(value).is_some_and(|int| int.negative)
}

/// An int (or bool, or instance of a subclass) as an int of exactly that type.
pub fn to_exact(vm: &Vm, value: &Value) -> Res<Value> {
    match IntView::of(value) {
        Some(int) if !is_exact(value) => int.to_value(vm),
        _ => Ok(value.clone()),
    }
}
