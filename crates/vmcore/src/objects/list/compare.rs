//! Comparing lists: item by item, each as it is then.

use super::List;
use crate::objects::rich_compare::rich_compare;
use crate::ops::{self, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

rich_compare!(List, compare);

fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    match (a.downcast::<List>(), b.downcast::<List>()) {
        (Some(a), Some(b)) => rich(vm, op, a, b),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `a op b`
pub fn rich(vm: &mut Vm, op: CompareOp, a: &Ref<List>, b: &Ref<List>) -> Res<Value> {
    let unequal_lengths = a.len(vm) != b.len(vm);
    if unequal_lengths && matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return Ok(Value::bool(op == CompareOp::NotEqual));
    }
    let mut index = 0;
    loop {
        let same = ops::compare::common_prefix(behind(a.get(vm), index), behind(b.get(vm), index));
        vm.tick(same as u64)?;
        index += same;
        let pair = (a.get(vm).items.get(index).cloned(), b.get(vm).items.get(index).cloned());
        let (Some(x), Some(y)) = pair else { break };
        vm.tick(1)?;
        if !ops::equal(vm, &x, &y)? {
            // The comparison may have emptied a list: then lengths decide.
            if index >= a.len(vm).min(b.len(vm)) {
                break;
            }
            return match op {
                CompareOp::Equal => Ok(Value::FALSE),
                CompareOp::NotEqual => Ok(Value::TRUE),
                _ => ops::compare(vm, op, &x, &y),
            };
        }
        index += 1;
    }
    Ok(Value::bool(op.holds(a.len(vm).cmp(&b.len(vm)))))
}

/// The items from `index` on: a comparison may have shortened the list.
fn behind(list: &List, index: usize) -> &[Value] {
    list.items.get(index..).unwrap_or_default()
}
