//! `range`.

pub mod iter;
mod methods;

use super::int;
use crate::heap::{Trace, Visit};
use crate::ops::{self, BinaryOp, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Start, stop, step and length are ints of any size.
pub struct Range {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    pub length: Value,
}

impl Trace for Range {
    const CONTAINER: bool = false;

    fn trace(&self, visit: &mut Visit<'_>) {
        [&self.start, &self.stop, &self.step, &self.length].into_iter().for_each(visit);
    }
}

fn small(i: i64) -> Value {
    Value::small_int_wrapping(i)
}

/// `range(start, stop, step)` of ints.
pub fn new(vm: &mut Vm, start: Value, stop: Value, step: Value) -> Res<Ref<Range>> {
    if step.as_small_int() == Some(0) {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    let length = length(vm, &start, &stop, &step)?;
    Ok(vm.alloc(Range { start, stop, step, length }))
}

fn length(vm: &mut Vm, start: &Value, stop: &Value, step: &Value) -> Res<Value> {
    if let (Some(start), Some(stop), Some(step)) =
        (start.as_small_int(), stop.as_small_int(), step.as_small_int())
    {
        let span = if step > 0 { stop - start } else { start - stop };
        return ops::int(vm, if span <= 0 { 0 } else { (span - 1) / step.abs() + 1 });
    }
    let backwards = int::is_negative(step);
    let (low, high) = if backwards { (stop, start) } else { (start, stop) };
    let step = if backwards { ops::unary(vm, ops::UnaryOp::Negative, step)? } else { step.clone() };
    if ops::compare::holds(vm, CompareOp::GreaterEqual, low, high)? {
        return Ok(small(0));
    }
    let span = ops::binary(vm, BinaryOp::Subtract, high, low)?;
    let span = ops::binary(vm, BinaryOp::Subtract, &span, &small(1))?;
    let steps = ops::binary(vm, BinaryOp::FloorDivide, &span, &step)?;
    ops::binary(vm, BinaryOp::Add, &steps, &small(1))
}

impl Ref<Range> {
    /// The number at `index`, which is an int not below 0.
    fn at(&self, vm: &mut Vm, index: &Value) -> Res<Value> {
        if let (Some(start), Some(step), Some(index)) =
            (self.start.as_small_int(), self.step.as_small_int(), index.as_small_int())
            && let Some(number) = index.checked_mul(step).and_then(|n| n.checked_add(start))
        {
            return ops::int(vm, number);
        }
        let offset = ops::binary(vm, BinaryOp::Multiply, index, &self.step)?;
        ops::binary(vm, BinaryOp::Add, &self.start, &offset)
    }

    /// Where the int `number` is; none if it is not in.
    fn find(&self, vm: &mut Vm, number: &Value) -> Res<Option<Value>> {
        let zero = small(0);
        let offset = ops::binary(vm, BinaryOp::Subtract, number, &self.start)?;
        let rest = ops::binary(vm, BinaryOp::Remainder, &offset, &self.step)?;
        if !ops::equal(vm, &rest, &zero)? {
            return Ok(None);
        }
        let index = ops::binary(vm, BinaryOp::FloorDivide, &offset, &self.step)?;
        let inside =
            !int::is_negative(&index) && ops::compare::holds(vm, CompareOp::Less, &index, &self.length)?;
        Ok(inside.then_some(index))
    }
}
