//! `==` of views: by bytes where formats allow, else item by item.

use super::MemoryView;
use super::format::Format;
use super::layout::Layout;
use crate::objects::byte_string::is_byte_string;
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
    let view = b.downcast::<MemoryView>();
    if view.is_none() && !is_byte_string(b) {
        return Ok(None);
    }
    if let Some(b) = view
        && b.is_released(vm)
    {
        return Ok(Some(a.is(b)));
    }
    let theirs = match view {
        Some(view) => view.layout(vm)?.clone(),
        None => {
            Layout::contiguous(0, &[BytesLike::required(vm, b)?.gathered(vm)?.len()], Format::UnsignedByte)
        }
    };
    let ours = a.layout(vm)?.clone();
    if !ours.dimensions.iter().map(|d| d.len).eq(theirs.dimensions.iter().map(|d| d.len)) {
        return Ok(Some(false));
    }
    if ours.format == theirs.format && ours.format.is_byte() {
        let (ours, theirs) = (a.bytes(vm)?, BytesLike::required(vm, b)?.gathered(vm)?);
        return Ok(Some(ours == theirs));
    }
    for index in 0..ours.count() {
        vm.tick(1)?;
        let left = a.item(vm, ours.offset(index))?;
        let right = match view {
            Some(view) => view.item(vm, theirs.offset(index))?,
            None => {
                let byte = BytesLike::required(vm, b)?.gathered(vm)?.get(index).copied().unwrap_or(0);
                Value::small_int_wrapping(byte.into())
            }
        };
        if !ops::compare::holds(vm, CompareOp::Equal, &left, &right)? {
            return Ok(Some(false));
        }
    }
    Ok(Some(true))
}
