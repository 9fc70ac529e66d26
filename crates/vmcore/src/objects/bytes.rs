//! `bytes`.

use std::cell::Cell;

use crate::heap::{Inline, Trace, Visit};

/// The fixed part of a bytes object.
pub struct BytesHead {
    /// -1 while nobody has asked.
    pub hash: Cell<i64>,
}

pub type Bytes = Inline<BytesHead, u8>;

impl Trace for Bytes {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
    fn size(&self) -> usize {
        size_of::<Bytes>() + self.items().len()
    }
}

/// A new bytes object.
pub fn from_slice(
    vm: &crate::vm::Vm,
    bytes: &[u8],
) -> Result<crate::value::Ref<Bytes>, crate::heap::NoMemory> {
    let class = vm.type_of_kind(crate::heap::Kind::Bytes);
    vm.heap().alloc_inline_copy(class, 0, BytesHead { hash: Cell::new(-1) }, bytes, 0)
}
