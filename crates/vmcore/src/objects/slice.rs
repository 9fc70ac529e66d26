//! `slice`, and what it selects of a sequence.

use super::int;
use super::rich_compare::rich_compare;
use super::tuple;
use super::types::Type;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::ops::{self, BinaryOp, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

impl Trace for Slice {
    fn trace(&self, visit: &mut Visit<'_>) {
        [&self.start, &self.stop, &self.step].into_iter().for_each(visit);
    }
}

/// `slice(start, stop, step)`
pub fn new(vm: &Vm, start: Value, stop: Value, step: Value) -> Ref<Slice> {
    vm.alloc(Slice { start, stop, step })
}

/// A slice's bounds as 64-bit numbers, not yet looked at against a length (`PySlice_Unpack`).
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    pub start: i64,
    pub stop: i64,
    /// Never 0 nor `i64::MIN`.
    pub step: i64,
}

/// The positions that a slice selects in a sequence: `start`, `start + step`, ... `len` of them.
#[derive(Clone, Copy, Debug)]
pub struct Selection {
    /// In the sequence, or just outside it if `len` is 0.
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    pub len: usize,
}

impl Bounds {
    /// The bounds that are small ints or None: those for which nothing runs.
    #[inline]
    pub fn quick(start: &Value, stop: &Value, step: &Value) -> Option<Bounds> {
        let bound =
            |value: &Value, default| if value.is_none() { Some(default) } else { value.as_small_int() };
        let step = bound(step, 1).filter(|step| *step != 0)?;
        let (first, last) = if step < 0 { (i64::MAX, i64::MIN) } else { (0, i64::MAX) };
        Some(Bounds { start: bound(start, first)?, stop: bound(stop, last)?, step })
    }

    /// What is selected in a sequence of `len` items (`PySlice_AdjustIndices`).
    pub fn select(self, len: usize) -> Selection {
        let length = i64::try_from(len).unwrap_or(i64::MAX);
        let (lowest, highest) = if self.step < 0 { (-1, length - 1) } else { (0, length) };
        let clamp = |bound: i64| {
            let bound = if bound < 0 { bound.saturating_add(length) } else { bound };
            bound.clamp(lowest, highest.max(lowest))
        };
        let (start, stop) = (clamp(self.start), clamp(self.stop));
        let span = if self.step < 0 { start - stop } else { stop - start };
        let count = if span <= 0 { 0 } else { (span - 1) / self.step.abs() + 1 };
        Selection { start, stop, step: self.step, len: count as usize }
    }
}

impl Selection {
    pub fn positions(self) -> impl ExactSizeIterator<Item = usize> {
        // Every position lies in the sequence: the last step of an overlong one is not taken.
        (0..self.len).map(move |i| (self.start + i as i64 * self.step) as usize)
    }

    /// Whether it is a sequence of `len` items from its first to its last.
    pub fn is_whole(self, len: usize) -> bool {
        self.step == 1 && self.len == len
    }

    /// The positions from the lowest to the highest.
    pub fn ascending(self) -> Selection {
        if self.step > 0 || self.len == 0 {
            return self;
        }
        let start = self.start + (self.len as i64 - 1) * self.step;
        Selection { start, stop: self.start + 1, step: -self.step, len: self.len }
    }

    /// The selected range, where the step is 1.
    pub fn range(self) -> std::ops::Range<usize> {
        let start = self.start as usize;
        start..start + self.len
    }
}

/// A bound as a number, or the default for None.
fn bound(vm: &mut Vm, value: &Value, default: i64) -> Res<i64> {
    if value.is_none() {
        return Ok(default);
    }
    if value.as_small_int().is_none() && !ops::has_index(vm, value) {
        return Err(vm.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    let index = ops::index(vm, value)?;
    Ok(int::to_i64(&index).unwrap_or(if int::is_negative(&index) { i64::MIN } else { i64::MAX }))
}

impl Ref<Slice> {
    /// The bounds of a slice of small ints and None: one for which nothing runs.
    pub fn quick_bounds(&self) -> Option<Bounds> {
        Bounds::quick(&self.start, &self.stop, &self.step)
    }

    /// The bounds as numbers, running `__index__` where it must.
    pub fn bounds(&self, vm: &mut Vm) -> Res<Bounds> {
        let step = bound(vm, &self.step, 1)?.max(-i64::MAX);
        if step == 0 {
            return Err(vm.value_error("slice step cannot be zero"));
        }
        let start = bound(vm, &self.start, if step < 0 { i64::MAX } else { 0 })?;
        let stop = bound(vm, &self.stop, if step < 0 { i64::MIN } else { i64::MAX })?;
        Ok(Bounds { start, stop, step })
    }

    /// Start, stop and step as ints of any size, in a sequence of `length` items (`_PySlice_GetLongIndices`).
    pub fn indices_of_int(&self, vm: &mut Vm, length: &Value) -> Res<[Value; 3]> {
        let zero = Value::small_int_wrapping(0);
        let one = Value::small_int_wrapping(1);
        let step = if self.step.is_none() { one.clone() } else { evaluate(vm, &self.step)? };
        if !ops::truth(vm, &step)? {
            return Err(vm.value_error("slice step cannot be zero"));
        }
        let backwards = int::is_negative(&step);
        let (lower, upper) = if backwards {
            (Value::small_int_wrapping(-1), ops::binary(vm, BinaryOp::Subtract, length, &one)?)
        } else {
            (zero, length.clone())
        };
        let clamp = |vm: &mut Vm, value: &Value, default: &Value| -> Res<Value> {
            if value.is_none() {
                return Ok(default.clone());
            }
            let value = evaluate(vm, value)?;
            if int::is_negative(&value) {
                let value = ops::binary(vm, BinaryOp::Add, &value, length)?;
                let below = ops::compare::holds(vm, CompareOp::Less, &value, &lower)?;
                Ok(if below { lower.clone() } else { value })
            } else {
                let above = ops::compare::holds(vm, CompareOp::Greater, &value, &upper)?;
                Ok(if above { upper.clone() } else { value })
            }
        };
        let start = clamp(vm, &self.start, if backwards { &upper } else { &lower })?;
        let stop = clamp(vm, &self.stop, if backwards { &lower } else { &upper })?;
        Ok([start, stop, step])
    }
}

fn evaluate(vm: &mut Vm, value: &Value) -> Res<Value> {
    if !ops::has_index(vm, value) {
        return Err(vm.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    ops::index(vm, value)
}

/// What stands between the brackets of a sequence.
pub enum Subscript {
    Index(i64),
    Slice(Bounds),
}

impl Subscript {
    /// Of a `sequence` ("list"), for the message.
    pub fn of(vm: &mut Vm, key: &Value, sequence: &str) -> Res<Subscript> {
        if let Some(i) = key.as_small_int() {
            return Ok(Subscript::Index(i));
        }
        if let Some(slice) = key.downcast::<Slice>() {
            return Ok(Subscript::Slice(slice.bounds(vm)?));
        }
        if ops::has_index(vm, key) {
            return Ok(Subscript::Index(ops::item::index_of_subscript(vm, key)?));
        }
        let class = super::types::class_of(vm, key).name(vm);
        Err(vm.type_error(&format!("{sequence} indices must be integers or slices, not {class}")))
    }
}

rich_compare!(Slice, compare);

/// As tuples of the three.
fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    let (Some(a), Some(b)) = (a.downcast::<Slice>(), b.downcast::<Slice>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if a.is(b) {
        return Ok(Value::bool(matches!(
            op,
            CompareOp::Equal | CompareOp::LessEqual | CompareOp::GreaterEqual
        )));
    }
    let [a, b] = [a, b].map(|s| [s.start.clone(), s.stop.clone(), s.step.clone()]);
    let (a, b) = (tuple::from_iter(vm, a.into_iter())?, tuple::from_iter(vm, b.into_iter())?);
    ops::compare(vm, op, a.as_value(), b.as_value())
}

#[methods("slice", with(COMPARE))]
impl Slice {
    #[py("__new__($type, start, stop=<unrepresentable>, step=None, /)", no_text_signature)]
    fn construct(
        vm: &Vm,
        _class: &Ref<Type>,
        start: &Value,
        stop: Option<&Value>,
        step: &Value,
    ) -> Ref<Slice> {
        match stop {
            Some(stop) => new(vm, start.clone(), stop.clone(), step.clone()),
            None => new(vm, Value::NONE, start.clone(), Value::NONE),
        }
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Slice>) -> Res<String> {
        let mut parts = Vec::new();
        for part in [&this.start, &this.stop, &this.step] {
            parts.push(ops::format::repr(vm, part)?.to_string_lossy());
        }
        Ok(format!("slice({})", parts.join(", ")))
    }

    #[py("indices($self, len, /)", no_text_signature)]
    fn indices(vm: &mut Vm, this: &Ref<Slice>, len: &Value) -> Res<Value> {
        let length = ops::index(vm, len)?;
        if int::is_negative(&length) {
            return Err(vm.value_error("length should not be negative"));
        }
        let indices = this.indices_of_int(vm, &length)?;
        Ok(tuple::from_iter(vm, indices.into_iter())?.into())
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Slice>) -> Res<(Value, Value)> {
        let parts = [this.start.clone(), this.stop.clone(), this.step.clone()];
        Ok((vm.types().slice.to_value(), tuple::from_iter(vm, parts.into_iter())?.into()))
    }

    #[member("start")]
    fn start(this: &Ref<Slice>) -> &Value {
        &this.start
    }

    #[member("stop")]
    fn stop(this: &Ref<Slice>) -> &Value {
        &this.stop
    }

    #[member("step")]
    fn step(this: &Ref<Slice>) -> &Value {
        &this.step
    }
}
