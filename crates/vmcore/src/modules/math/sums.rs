//! `fsum` and `prod`.

use super::Math;
use crate::heap::Buf;
use crate::native::module;
use crate::ops::{self, BinaryOp};
use crate::value::Value;
use crate::vm::{Res, Vm};

#[module("math", SUMS)]
impl Math {
    /// The sum of floats, correctly rounded: none is lost on the way.
    #[py("fsum($module, seq, /)")]
    fn fsum(vm: &mut Vm, seq: &Value) -> Res<f64> {
        let mut sum = Sum { partials: Buf::new(vm.heap()), special: 0.0, infinities: 0.0 };
        ops::iter::for_each(vm, seq, |vm, item| {
            let x = ops::as_f64(vm, &item)?;
            sum.add(vm, x)
        })?;
        sum.finish(vm)
    }

    /// The product of start and all items.
    #[py("prod($module, iterable, /, *, start=1)")]
    fn prod(vm: &mut Vm, iterable: &Value, #[default(None)] start: Option<&Value>) -> Res<Value> {
        let mut product = start.cloned().unwrap_or(Value::small_int_wrapping(1));
        ops::iter::for_each(vm, iterable, |vm, item| {
            product = ops::binary(vm, BinaryOp::Multiply, &product, &item)?;
            Ok(())
        })?;
        Ok(product)
    }
}

/// A sum without rounding: partial sums that do not overlap, of increasing magnitude (Shewchuk 1996).
struct Sum {
    partials: Buf<f64>,
    /// The sum of what is not finite, and of the infinities among that.
    special: f64,
    infinities: f64,
}

/// The rounded sum, and what rounding took from it; `x` is the larger one.
fn two_sum(x: f64, y: f64) -> (f64, f64) {
    let high = x + y;
    (high, y - (high - x))
}

impl Sum {
    fn add(&mut self, vm: &Vm, added: f64) -> Res<()> {
        let mut x = added;
        let mut kept = 0;
        for j in 0..self.partials.len() {
            let y = self.partials[j];
            let (larger, smaller) = if x.abs() < y.abs() { (y, x) } else { (x, y) };
            let (high, low) = two_sum(larger, smaller);
            if low != 0.0 {
                self.partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        self.partials.truncate(kept);
        if x.is_finite() {
            if x != 0.0 {
                self.partials.push(x)?;
            }
            return Ok(());
        }
        if added.is_finite() {
            return Err(vm.overflow_error("intermediate overflow in fsum"));
        }
        if added.is_infinite() {
            self.infinities += added;
        }
        self.special += added;
        self.partials.truncate(0);
        Ok(())
    }

    /// The sum, rounded once, half to even.
    fn finish(self, vm: &Vm) -> Res<f64> {
        if self.special != 0.0 {
            return match self.infinities.is_nan() {
                true => Err(vm.value_error("-inf + inf in fsum")),
                false => Ok(self.special),
            };
        }
        let mut rest = self.partials.iter().rev().copied();
        let Some(mut high) = rest.next() else { return Ok(0.0) };
        let mut low = 0.0;
        for y in rest.by_ref() {
            (high, low) = two_sum(high, y);
            if low != 0.0 {
                break;
            }
        }
        // Halfway, a partial further down decides the direction.
        if let Some(next) = rest.next()
            && (low < 0.0 && next < 0.0 || low > 0.0 && next > 0.0)
        {
            let twice = low * 2.0;
            let moved = high + twice;
            if twice == moved - high {
                high = moved;
            }
        }
        Ok(high)
    }
}
