//! `range_iterator`, and `longrange_iterator` for numbers that are no small ints.

use super::{Range, small};
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::{iterator_state, tuple};
use crate::ops::{self, BinaryOp, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// All numbers still to come are small.
pub struct RangeIterator {
    next: i64,
    step: i64,
    left: u64,
    /// How many numbers there were.
    length: u64,
}

impl Trace for RangeIterator {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
}

impl RangeIterator {
    /// The next number.
    #[inline(always)]
    pub fn step(&mut self) -> Option<Value> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        let value = self.next;
        // Behind the last number this may leave 48 bits; it is not used then.
        self.next = value.wrapping_add(self.step);
        Some(Value::small_int_wrapping(value))
    }

    #[inline]
    pub fn is_exhausted(&self) -> bool {
        self.left == 0
    }

    #[inline]
    pub fn advance(vm: &mut Vm, this: &Ref<RangeIterator>) -> Res<Option<Value>> {
        Ok(this.get_mut(vm).step())
    }
}

/// The iterator over a range.
pub fn new(vm: &mut Vm, range: &Ref<Range>) -> Value {
    of_parts(vm, range.start.clone(), range.step.clone(), range.length.clone())
}

/// The iterator over `length` numbers from `start` on.
pub fn of_parts(vm: &mut Vm, start: Value, step: Value, length: Value) -> Value {
    if let (Some(next), Some(step), Some(left)) =
        (start.as_small_int(), step.as_small_int(), length.as_small_int())
    {
        let last = (left - 1).checked_mul(step).and_then(|n| n.checked_add(next));
        if left == 0 || last.and_then(Value::small_int).is_some() {
            return vm.alloc(RangeIterator { next, step, left: left as u64, length: left as u64 }).into();
        }
    }
    vm.alloc(LongRangeIterator { next: start, step, left: length.clone(), length }).into()
}

iteration!(RangeIterator);

#[methods("range_iterator", with(ITERATION))]
impl RangeIterator {
    #[py("__length_hint__($self, /)", no_text_signature)]
    fn length_hint(vm: &Vm, this: &Ref<RangeIterator>) -> usize {
        this.get(vm).left as usize
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<RangeIterator>) -> Res<Value> {
        let RangeIterator { next, step, left, length } = *this.get(vm);
        let given = (length - left) as i64;
        let start = next.wrapping_sub(given.wrapping_mul(step));
        let stop = ops::int(vm, next.wrapping_add((left as i64).wrapping_mul(step)))?;
        let range = super::new(vm, small(start), stop, small(step))?;
        iterator_state::reduce(vm, "iter", |_| Ok((range.into(), Some(given))))
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<RangeIterator>, state: i64) {
        let iterator = this.get_mut(vm);
        let left = iterator.length - u64::try_from(state).unwrap_or(0).min(iterator.length);
        let gone = (iterator.left as i64).wrapping_sub(left as i64);
        iterator.next = iterator.next.wrapping_add(gone.wrapping_mul(iterator.step));
        iterator.left = left;
    }
}

pub struct LongRangeIterator {
    next: Value,
    step: Value,
    left: Value,
    /// How many numbers there were.
    length: Value,
}

impl Trace for LongRangeIterator {
    const CONTAINER: bool = false;
    fn trace(&self, visit: &mut Visit<'_>) {
        [&self.next, &self.step, &self.left, &self.length].into_iter().for_each(visit);
    }
}

impl LongRangeIterator {
    fn advance(vm: &mut Vm, this: &Ref<LongRangeIterator>) -> Res<Option<Value>> {
        let LongRangeIterator { next, step, left, .. } = this.get(vm);
        let (next, step, left) = (next.clone(), step.clone(), left.clone());
        if left.as_small_int() == Some(0) {
            return Ok(None);
        }
        let after = ops::binary(vm, BinaryOp::Add, &next, &step)?;
        let left = ops::binary(vm, BinaryOp::Subtract, &left, &small(1))?;
        let iterator = this.get_mut(vm);
        (iterator.next, iterator.left) = (after, left);
        Ok(Some(next))
    }
}

iteration!(LongRangeIterator);

#[methods("longrange_iterator", with(ITERATION))]
impl LongRangeIterator {
    #[py("__length_hint__($self, /)", no_text_signature)]
    fn length_hint(vm: &Vm, this: &Ref<LongRangeIterator>) -> Value {
        this.get(vm).left.clone()
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<LongRangeIterator>) -> Res<Value> {
        let LongRangeIterator { next, step, left, length } = this.get(vm);
        let (next, step, left, length) = (next.clone(), step.clone(), left.clone(), length.clone());
        let given = ops::binary(vm, BinaryOp::Subtract, &length, &left)?;
        let start = ahead(vm, &next, &step, &given, BinaryOp::Subtract)?;
        let stop = ahead(vm, &next, &step, &left, BinaryOp::Add)?;
        let range = super::new(vm, start, stop, step)?;
        let args = tuple::from_slice(vm, &[range.to_value()])?.to_value();
        let iter = iterator_state::builtin(vm, "iter")?;
        Ok(tuple::from_slice(vm, &[iter, args, given])?.into())
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<LongRangeIterator>, state: &Value) -> Res<()> {
        let LongRangeIterator { next, step, left, length } = this.get(vm);
        let (next, step, left, length) = (next.clone(), step.clone(), left.clone(), length.clone());
        let mut given = state.clone();
        if holds(vm, CompareOp::Less, &given, &small(0))? {
            given = small(0);
        } else if holds(vm, CompareOp::Greater, &given, &length)? {
            given = length.clone();
        }
        let still = ops::binary(vm, BinaryOp::Subtract, &length, &given)?;
        let gone = ops::binary(vm, BinaryOp::Subtract, &left, &still)?;
        let next = ahead(vm, &next, &step, &gone, BinaryOp::Add)?;
        let iterator = this.get_mut(vm);
        (iterator.next, iterator.left) = (next, still);
        Ok(())
    }
}

/// The number `count` steps ahead of `next`, or behind it with [`BinaryOp::Subtract`].
fn ahead(vm: &mut Vm, next: &Value, step: &Value, count: &Value, op: BinaryOp) -> Res<Value> {
    let span = ops::binary(vm, BinaryOp::Multiply, count, step)?;
    ops::binary(vm, op, next, &span)
}

fn holds(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<bool> {
    let answer = ops::compare(vm, op, a, b)?;
    ops::truth(vm, &answer)
}
