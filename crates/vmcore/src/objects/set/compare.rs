//! Comparing sets: inclusion.

use super::{FrozenSet, Set};
use crate::objects::rich_compare::rich_compare;
use crate::ops::CompareOp;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

rich_compare!(Set, compare);
rich_compare!(FrozenSet, compare);

fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    match (a.downcast::<Set>(), b.downcast::<Set>()) {
        (Some(a), Some(b)) => Ok(Value::bool(holds(vm, op, a, b)?)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Whether `a op b`.
pub fn holds(vm: &mut Vm, op: CompareOp, a: &Ref<Set>, b: &Ref<Set>) -> Res<bool> {
    let (m, n) = (a.len(vm), b.len(vm));
    let differ = matches!((a.get(vm).hash.get(), b.get(vm).hash.get()), (Some(h), Some(k)) if h != k);
    match op {
        CompareOp::Equal => Ok(m == n && !differ && a.is_subset_of(vm, b)?),
        CompareOp::NotEqual => Ok(!(m == n && !differ && a.is_subset_of(vm, b)?)),
        CompareOp::LessEqual => a.is_subset_of(vm, b),
        CompareOp::GreaterEqual => b.is_subset_of(vm, a),
        CompareOp::Less => Ok(m < n && a.is_subset_of(vm, b)?),
        CompareOp::Greater => Ok(m > n && b.is_subset_of(vm, a)?),
    }
}
