//! The methods of `range`.

use super::{Range, iter, new, small};
use crate::native::methods;
use crate::objects::int::{self, Int};
use crate::objects::rich_compare::rich_compare;
use crate::objects::slice::Slice;
use crate::objects::tuple;
use crate::objects::types::{Type, class_of};
use crate::ops::{self, BinaryOp, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

rich_compare!(Range, compare);

/// As sequences: equal lengths, and the same start and step as far as they matter.
fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    let (Some(a), Some(b)) = (a.downcast::<Range>(), b.downcast::<Range>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal = a.is(b) || {
        ops::equal(vm, &a.length, &b.length)?
            && (a.length.as_small_int() == Some(0)
                || ops::equal(vm, &a.start, &b.start)?
                    && (a.length.as_small_int() == Some(1) || ops::equal(vm, &a.step, &b.step)?))
    };
    Ok(Value::bool(equal == (op == CompareOp::Equal)))
}

/// An int or a bool, whose arithmetic needs no looking at methods.
fn is_exact_int(value: &Value) -> bool {
    value.as_small_int().is_some() || value.as_bool().is_some() || value.exact::<Int>().is_some()
}

#[methods("range", with(COMPARE))]
impl Range {
    #[py("__new__($type, start, stop=<unrepresentable>, step=1, /)", no_text_signature)]
    fn construct(
        vm: &mut Vm,
        _class: &Ref<Type>,
        start: &Value,
        stop: Option<&Value>,
        step: &Value,
    ) -> Res<Ref<Range>> {
        let Some(stop) = stop else {
            let stop = ops::index(vm, start)?;
            return new(vm, small(0), stop, small(1));
        };
        let start = ops::index(vm, start)?;
        let stop = ops::index(vm, stop)?;
        let step = ops::index(vm, step)?;
        new(vm, start, stop, step)
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Range>) -> Res<String> {
        let mut text = String::from("range(");
        text += &ops::format::repr(vm, &this.start)?.to_string_lossy();
        text += ", ";
        text += &ops::format::repr(vm, &this.stop)?.to_string_lossy();
        if this.step.as_small_int() != Some(1) {
            text += ", ";
            text += &ops::format::repr(vm, &this.step)?.to_string_lossy();
        }
        text += ")";
        Ok(text)
    }

    #[py("__len__")]
    fn len(vm: &Vm, this: &Ref<Range>) -> Res<i64> {
        int::to_i64(&this.length)
            .ok_or_else(|| vm.overflow_error("Python int too large to convert to C ssize_t"))
    }

    #[py("__bool__")]
    fn truth(this: &Ref<Range>) -> bool {
        this.length.as_small_int() != Some(0)
    }

    #[py("__hash__")]
    fn hash(vm: &mut Vm, this: &Ref<Range>) -> Res<i64> {
        let length = this.length.as_small_int();
        let start = if length == Some(0) { Value::NONE } else { this.start.clone() };
        let step = if matches!(length, Some(0 | 1)) { Value::NONE } else { this.step.clone() };
        let parts = tuple::from_slice(vm, &[this.length.clone(), start, step])?;
        ops::hash::tuple(vm, &parts)
    }

    #[py("__contains__")]
    fn contains(vm: &mut Vm, this: &Ref<Range>, key: &Value) -> Res<bool> {
        if is_exact_int(key) {
            return Ok(this.find(vm, key)?.is_some());
        }
        ops::iter::contains(vm, this.as_value(), key)
    }

    #[py("__getitem__")]
    fn get_item(vm: &mut Vm, this: &Ref<Range>, key: &Value) -> Res<Value> {
        if key.as_small_int().is_some() || ops::has_index(vm, key) {
            let mut index = ops::index(vm, key)?;
            if int::is_negative(&index) {
                index = ops::binary(vm, BinaryOp::Add, &index, &this.length)?;
            }
            if int::is_negative(&index)
                || ops::compare::holds(vm, CompareOp::GreaterEqual, &index, &this.length)?
            {
                return Err(vm.index_error("range object index out of range"));
            }
            return this.at(vm, &index);
        }
        let Some(slice) = key.downcast::<Slice>() else {
            let class = class_of(vm, key).name(vm);
            let message = format!("range indices must be integers or slices, not {class}");
            return Err(vm.type_error(&message));
        };
        let [start, stop, step] = slice.indices_of_int(vm, &this.length)?;
        let start = this.at(vm, &start)?;
        let stop = this.at(vm, &stop)?;
        let step = ops::binary(vm, BinaryOp::Multiply, &this.step, &step)?;
        Ok(new(vm, start, stop, step)?.into())
    }

    #[py("__iter__")]
    fn iter(vm: &mut Vm, this: &Ref<Range>) -> Value {
        iter::new(vm, this)
    }

    #[py("__reversed__($self, /)", no_text_signature)]
    fn reversed(vm: &mut Vm, this: &Ref<Range>) -> Res<Value> {
        let last = ops::binary(vm, BinaryOp::Subtract, &this.length, &small(1))?;
        let start = this.at(vm, &last)?;
        let step = ops::unary(vm, ops::UnaryOp::Negative, &this.step)?;
        Ok(iter::of_parts(vm, start, step, this.length.clone()))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Range>) -> Res<(Value, Value)> {
        let parts = [this.start.clone(), this.stop.clone(), this.step.clone()];
        Ok((vm.types().range.to_value(), tuple::from_slice(vm, &parts)?.into()))
    }

    #[py("count($self, value, /)", no_text_signature)]
    fn count(vm: &mut Vm, this: &Ref<Range>, value: &Value) -> Res<i64> {
        if is_exact_int(value) {
            return Ok(i64::from(this.find(vm, value)?.is_some()));
        }
        let mut count = 0;
        ops::iter::for_each(vm, this.as_value(), |vm, item| {
            count += i64::from(ops::equal(vm, &item, value)?);
            Ok(())
        })?;
        Ok(count)
    }

    #[py("index($self, value, /)", no_text_signature)]
    fn index(vm: &mut Vm, this: &Ref<Range>, value: &Value) -> Res<Value> {
        if is_exact_int(value) {
            return match this.find(vm, value)? {
                Some(index) => Ok(index),
                None => {
                    let repr = ops::format::repr(vm, value)?.to_string_lossy();
                    Err(vm.value_error(&format!("{repr} is not in range")))
                }
            };
        }
        let mut index = 0;
        let found = ops::iter::try_for_each(vm, this.as_value(), |vm, item| {
            if ops::equal(vm, &item, value)? {
                return Ok(std::ops::ControlFlow::Break(index));
            }
            index += 1;
            Ok(std::ops::ControlFlow::Continue(()))
        })?;
        match found {
            Some(index) => ops::int(vm, index),
            None => Err(vm.value_error("sequence.index(x): x not in sequence")),
        }
    }

    #[member("start")]
    fn start(this: &Ref<Range>) -> &Value {
        &this.start
    }

    #[member("stop")]
    fn stop(this: &Ref<Range>) -> &Value {
        &this.stop
    }

    #[member("step")]
    fn step(this: &Ref<Range>) -> &Value {
        &this.step
    }
}
