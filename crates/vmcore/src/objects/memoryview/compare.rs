//! `==` of views: by bytes where formats allow, else item by item.

use super::MemoryView;
use crate::ops::buffer::BytesLike;
use crate::ops::{self, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(super) fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let Some(view) = a.downcast::<MemoryView>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let equal = match equal(vm, view, b)? {
        Some(equal) => equal,
        None => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Value::bool(equal == (op == CompareOp::Equal)))
}

/// None if the other is nothing to compare with.
fn equal(vm: &mut Vm, a: &Ref<MemoryView>, b: &Value) -> Res<Option<bool>> {
    if a.is_released(vm) {
        return Ok(Some(a.as_value().is(b)));
    }
    let b = match b.downcast::<MemoryView>() {
        Some(view) if view.is_released(vm) => return Ok(Some(a.is(view))),
        Some(view) => view.clone(),
        None if BytesLike::of(b).is_some() => super::new(vm, b)?,
        None => return Ok(None),
    };
    let (ours, theirs) = (a.layout(vm)?.clone(), b.layout(vm)?.clone());
    if !ours.dimensions.iter().map(|d| d.len).eq(theirs.dimensions.iter().map(|d| d.len)) {
        return Ok(Some(false));
    }
    if !(ours.format.is_readable() && theirs.format.is_readable()) {
        return Ok(Some(false));
    }
    if ours.format == theirs.format && ours.format.is_byte() {
        return Ok(Some(a.bytes(vm)? == b.bytes(vm)?));
    }
    for index in 0..ours.count() {
        vm.tick(1)?;
        let (left, right) = (a.item(vm, ours.offset(index))?, b.item(vm, theirs.offset(index))?);
        if !ops::compare::holds(vm, CompareOp::Equal, &left, &right)? {
            return Ok(Some(false));
        }
    }
    Ok(Some(true))
}
