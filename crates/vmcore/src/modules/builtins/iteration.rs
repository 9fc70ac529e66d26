//! `iter`, `next`, `all`, `any`, `sum`, `min`, `max`, `sorted`, `aiter`, `anext`

use super::Builtins;
use crate::native::{Args, module};
use crate::objects::bytes::Bytes;
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::objects::types::class_of;
use crate::ops::{self, BinaryOp, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[module("builtins", ITERATION)]
impl Builtins {
    /// Return True if bool(x) is True for all values x in the iterable.
    ///
    /// If the iterable is empty, return True.
    #[py("all($module, iterable, /)")]
    fn all(vm: &mut Vm, iterable: &Value) -> Res<bool> {
        let iterator = ops::get_iter(vm, iterable)?;
        while let Some(item) = ops::next(vm, &iterator)? {
            vm.tick(1)?;
            if !ops::truth(vm, &item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Return True if bool(x) is True for any x in the iterable.
    ///
    /// If the iterable is empty, return False.
    #[py("any($module, iterable, /)")]
    fn any(vm: &mut Vm, iterable: &Value) -> Res<bool> {
        let iterator = ops::get_iter(vm, iterable)?;
        while let Some(item) = ops::next(vm, &iterator)? {
            vm.tick(1)?;
            if ops::truth(vm, &item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// next(iterator[, default])
    ///
    /// Return the next item from the iterator. If default is given and the iterator
    /// is exhausted, it is returned instead of raising StopIteration.
    #[py("next($module, iterator, default=<unrepresentable>, /)", no_text_signature)]
    fn next(vm: &mut Vm, iterator: &Value, default: Option<&Value>) -> Res<Value> {
        match ops::iter::next_or_value(vm, iterator)? {
            crate::interp::generators::Step::Yielded(value) => Ok(value),
            crate::interp::generators::Step::Returned(value) => match default {
                Some(default) => Ok(default.clone()),
                None => Err(ops::exceptions::stop_iteration(vm, &value)),
            },
        }
    }

    /// Return the sum of a 'start' value (default: 0) plus an iterable of numbers
    ///
    /// When the iterable is empty, return the start value.
    /// This function is intended specifically for use with numeric values and may
    /// reject non-numeric types.
    #[py("sum($module, iterable, /, start=0)")]
    fn sum(
        vm: &mut Vm,
        iterable: &Value,
        #[default(Value::small_int_wrapping(0))] start: &Value,
    ) -> Res<Value> {
        let iterator = ops::get_iter(vm, iterable)?;
        if start.downcast::<Str>().is_some() {
            return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
        }
        if start.downcast::<Bytes>().is_some() {
            return Err(vm.type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
        }
        if class_of(vm, start).is_subtype(vm, &vm.types().bytearray) {
            return Err(vm.type_error("sum() can't sum bytearray [use b''.join(seq) instead]"));
        }
        sum_from(vm, &iterator, start.clone())
    }

    /// Return a new list containing all items from the iterable in ascending order.
    ///
    /// A custom key function can be supplied to customize the sort order, and the
    /// reverse flag can be set to request the result in descending order.
    #[py("sorted($module, iterable, /, **options)")]
    fn sorted(vm: &mut Vm, args: Args<'_>) -> Res<Ref<List>> {
        todo!()
    }
}
