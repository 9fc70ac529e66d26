//! `round(int, ndigits)`

use std::cmp::Ordering;

use super::{IntView, add, div_rem, multiply, power};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// Rounds to a multiple of `10 ** -ndigits`, half to even.
pub fn round(vm: &Vm, a: IntView<'_>, ndigits: IntView<'_>) -> Res<Value> {
    if !ndigits.negative {
        return a.to_value(vm);
    }
    let unit = power(vm, IntView::from(10), -ndigits)?;
    let unit = view(&unit);
    let (quotient, rest) = div_rem(vm, a, unit)?;
    let twice = add(vm, view(&rest), view(&rest))?;
    let up = match super::compare(view(&twice), unit) {
        Ordering::Less => false,
        Ordering::Equal => view(&quotient).is_odd(),
        Ordering::Greater => true,
    };
    let quotient = if up { add(vm, view(&quotient), IntView::from(1))? } else { quotient };
    multiply(vm, view(&quotient), unit)
}

/// An int that was just made.
fn view(value: &Value) -> IntView<'_> {
    IntView::of(value).unwrap_or(IntView::from(0))
}
