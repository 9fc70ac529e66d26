//! `bytes[key]`

use super::ByteString;
use crate::heap::Buf;
use crate::objects::slice::{Selection, Subscript};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `this[key]`, with the words that messages have for the sequence and for a wrong index.
pub(crate) fn get_item<B: ByteString>(
    vm: &mut Vm,
    this: &Ref<B>,
    key: &Value,
    sequence: &str,
    out_of_range: &str,
) -> Res<Value> {
    match Subscript::of(vm, key, sequence)? {
        Subscript::Index(index) => {
            let bytes = B::view(this, vm);
            match ops::item::position(index, bytes.len()).and_then(|at| bytes.get(at)) {
                Some(byte) => Ok(Value::small_int_wrapping((*byte).into())),
                None => Err(vm.index_error(out_of_range)),
            }
        }
        Subscript::Slice(bounds) => {
            let selection = bounds.select(B::view(this, vm).len());
            if selection.step == 1 {
                return Ok(B::slice(vm, this, selection.range())?.into());
            }
            Ok(B::make(vm, pick(vm, B::view(this, vm), selection)?)?.into())
        }
    }
}

/// The selected bytes.
pub(crate) fn pick(vm: &Vm, bytes: &[u8], selection: Selection) -> Res<Buf<u8>> {
    vm.tick((selection.len / 8) as u64)?;
    let mut out = Buf::with_capacity(vm.heap(), selection.len)?;
    for at in selection.positions() {
        out.push(bytes.get(at).copied().unwrap_or(0))?;
    }
    Ok(out)
}
