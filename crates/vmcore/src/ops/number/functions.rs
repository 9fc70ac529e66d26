//! The builtin functions `divmod` and `round`.

use super::binary::{BinaryOp, binary};
use crate::objects::tuple;
use crate::objects::types::class_of;
use crate::ops::int::{floor_div, floor_mod};
use crate::ops::{self, call};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// `divmod(a, b)`
pub fn divmod(vm: &mut Vm, a: &Value, b: &Value) -> Res<Value> {
    if let (Some(a), Some(b)) = (a.as_small_int(), b.as_small_int())
        && b != 0
    {
        let (quotient, rest) = (ops::int(vm, floor_div(a, b))?, Value::small_int_wrapping(floor_mod(a, b)));
        return Ok(tuple::pair(vm, quotient, rest)?.into());
    }
    binary(vm, BinaryOp::Divmod, a, b)
}

/// `round(number, ndigits)`; None as `ndigits` is as good as absent.
pub fn round(vm: &mut Vm, number: &Value, ndigits: Option<&Value>) -> Res<Value> {
    let args = ndigits.filter(|ndigits| !ndigits.is_none()).map_or(&[][..], std::slice::from_ref);
    match call::special(vm, number, |n| &n.__round__, args)? {
        Some(result) => Ok(result),
        None => {
            let class = class_of(vm, number).name(vm);
            Err(vm.type_error(&format!("type {class} doesn't define __round__ method")))
        }
    }
}
