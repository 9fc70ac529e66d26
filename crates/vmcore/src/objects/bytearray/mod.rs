//! `bytearray`: bytes that can be changed, and cannot change their number while a view looks at them.

pub mod iter;
mod methods;
mod mutate;
mod slots;

use super::byte_string::ByteString;
use super::types::Type;
use crate::heap::{Buf, Trace, Visit};
use crate::objects::attrs;
use crate::ops::buffer::Exports;
use crate::value::Ref;
use crate::vm::{Res, Vm};

pub struct ByteArray {
    pub items: Buf<u8>,
    pub exports: Exports,
}

impl Trace for ByteArray {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
    fn bytes(&self) -> usize {
        self.items.bytes()
    }
}

/// A bytearray of these bytes.
pub fn from_buf(vm: &Vm, items: Buf<u8>) -> Ref<ByteArray> {
    vm.alloc(ByteArray { items, exports: Exports::default() })
}

impl Ref<ByteArray> {
    /// The bytes, for an operation that may change how many they are. BufferError while they are exported.
    pub fn resizable<'a>(&'a self, vm: &'a mut Vm) -> Res<&'a mut Buf<u8>> {
        if self.get(vm).exports.count() > 0 {
            return Err(vm.buffer_error("Existing exports of data: object cannot be re-sized"));
        }
        Ok(&mut self.get_mut(vm).items)
    }
}

impl ByteString for ByteArray {
    fn view<'a>(this: &'a Ref<ByteArray>, vm: &'a Vm) -> &'a [u8] {
        &this.get(vm).items
    }

    fn make(vm: &Vm, bytes: Buf<u8>) -> Res<Ref<ByteArray>> {
        Ok(from_buf(vm, bytes))
    }

    fn copy(vm: &Vm, bytes: &[u8]) -> Res<Ref<ByteArray>> {
        Ok(from_buf(vm, Buf::from_slice(vm.heap(), bytes)?))
    }

    fn slice(vm: &Vm, this: &Ref<ByteArray>, range: std::ops::Range<usize>) -> Res<Ref<ByteArray>> {
        ByteArray::copy(vm, this.get(vm).items.get(range).unwrap_or_default())
    }

    fn instance(vm: &mut Vm, class: &Ref<Type>, made: Ref<ByteArray>) -> Res<Ref<ByteArray>> {
        let items = made.get_mut(vm).items.take();
        Ok(attrs::new_instance(vm, class, ByteArray { items, exports: Exports::default() }))
    }
}
