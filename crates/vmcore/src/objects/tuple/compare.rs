//! Comparing and hashing tuples.

use super::Tuple;
use crate::objects::rich_compare::rich_compare;
use crate::ops::{self, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

rich_compare!(Tuple, compare);

fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    match (a.downcast::<Tuple>(), b.downcast::<Tuple>()) {
        (Some(a), Some(b)) => rich(vm, op, a, b),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `a op b`
pub fn rich(vm: &mut Vm, op: CompareOp, a: &Ref<Tuple>, b: &Ref<Tuple>) -> Res<Value> {
    let same = ops::compare::common_prefix(a.items(), b.items());
    vm.tick(same as u64)?;
    for (x, y) in a.items().iter().zip(b.items()).skip(same) {
        vm.tick(1)?;
        if !ops::equal(vm, x, y)? {
            return match op {
                CompareOp::Equal => Ok(Value::FALSE),
                CompareOp::NotEqual => Ok(Value::TRUE),
                _ => ops::compare(vm, op, x, y),
            };
        }
    }
    Ok(Value::bool(op.holds(a.len().cmp(&b.len()))))
}
