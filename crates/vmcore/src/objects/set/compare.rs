//! Comparing sets: inclusion.

use super::{FrozenSet, Set};
use crate::objects::rich_compare::rich_compare;
use crate::ops::CompareOp;
use crate::value::Value;
use crate::vm::{Res, Vm};

rich_compare!(Set, compare);
rich_compare!(FrozenSet, compare);

fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    let (Some(x), Some(y)) = (a.downcast::<Set>(), b.downcast::<Set>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (m, n) = (x.len(vm), y.len(vm));
    let differ = matches!((x.get(vm).hash.get(), y.get(vm).hash.get()), (Some(h), Some(k)) if h != k);
    Ok(Value::bool(match op {
        CompareOp::Equal => m == n && !differ && x.is_subset(vm, b)?,
        CompareOp::NotEqual => !(m == n && !differ && x.is_subset(vm, b)?),
        CompareOp::LessEqual => x.is_subset(vm, b)?,
        CompareOp::GreaterEqual => y.is_subset(vm, a)?,
        CompareOp::Less => m < n && x.is_subset(vm, b)?,
        CompareOp::Greater => m > n && y.is_subset(vm, a)?,
    }))
}
