//! Comparing dicts.

use super::{Dict, Found};
use crate::objects::rich_compare::rich_compare;
use crate::ops::{self, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

rich_compare!(Dict, compare);

pub(crate) fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    match (a.downcast::<Dict>(), b.downcast::<Dict>(), op) {
        (Some(a), Some(b), CompareOp::Equal) => Ok(Value::bool(equal(vm, a, b)?)),
        (Some(a), Some(b), CompareOp::NotEqual) => Ok(Value::bool(!equal(vm, a, b)?)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Whether both have the same keys with equal values.
pub(crate) fn equal(vm: &mut Vm, a: &Ref<Dict>, b: &Ref<Dict>) -> Res<bool> {
    if a.len(vm) != b.len(vm) {
        return Ok(false);
    }
    let mut index = 0;
    while index < a.get(vm).table.entries().len() {
        vm.tick(1)?;
        if let Some((hash, key, value)) = a.entry(vm, index) {
            let Found::At(found) = b.find(vm, &key, hash)? else { return Ok(false) };
            let Some(other) = b.get(vm).table.value_at(found).cloned() else { return Ok(false) };
            if !ops::equal(vm, &value, &other)? {
                return Ok(false);
            }
        }
        index += 1;
    }
    Ok(true)
}
