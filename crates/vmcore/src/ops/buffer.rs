//! The buffer protocol: objects whose bytes native code reads as they are.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use crate::modules::array::Array;
use crate::native::{ArgAt, FromArg};
use crate::objects::bytearray::ByteArray;
use crate::objects::bytes::Bytes;
use crate::objects::memoryview::MemoryView;
use crate::objects::types::class_of;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// An object that has bytes: a parameter's type for what CPython's argument clinic calls `Py_buffer`.
#[derive(Clone, Copy)]
pub struct BytesLike<'a>(&'a Value);

impl<'a> BytesLike<'a> {
    /// None if the object has no bytes.
    pub fn of(value: &'a Value) -> Option<BytesLike<'a>> {
        let has_bytes = value.downcast::<Bytes>().is_some()
            || value.downcast::<ByteArray>().is_some()
            || value.downcast::<Array>().is_some()
            || value.downcast::<MemoryView>().is_some();
        has_bytes.then_some(BytesLike(value))
    }

    /// `of`, or TypeError.
    pub fn required(vm: &Vm, value: &'a Value) -> Res<BytesLike<'a>> {
        BytesLike::of(value).ok_or_else(|| {
            let class = class_of(vm, value).name(vm);
            vm.type_error(&format!("a bytes-like object is required, not '{class}'"))
        })
    }

    /// Whether this is a view of bytes that do not follow each other.
    pub fn has_gaps(self, vm: &Vm) -> bool {
        self.0.downcast::<MemoryView>().is_some_and(|view| view.has_gaps(vm))
    }

    /// The bytes as they are now (`PyBUF_SIMPLE`). ValueError if a view has been released, BufferError if it has gaps.
    #[inline]
    pub fn bytes<'b>(self, vm: &'b Vm) -> Res<Cow<'b, [u8]>>
    where
        'a: 'b,
    {
        if let Some(bytes) = self.0.downcast::<Bytes>() {
            return Ok(Cow::Borrowed(bytes.items()));
        }
        if self.has_gaps(vm) {
            return Err(vm.buffer_error("memoryview: underlying buffer is not C-contiguous"));
        }
        self.gathered(vm)
    }

    /// As [`bytes`](Self::bytes); those of a view with gaps are copied (`PyBUF_FULL_RO`).
    pub fn gathered<'b>(self, vm: &'b Vm) -> Res<Cow<'b, [u8]>>
    where
        'a: 'b,
    {
        if let Some(bytes) = self.0.downcast::<Bytes>() {
            return Ok(Cow::Borrowed(bytes.items()));
        }
        if let Some(array) = self.0.downcast::<ByteArray>() {
            return Ok(Cow::Borrowed(&array.get(vm).items));
        }
        if let Some(array) = self.0.downcast::<Array>() {
            return Ok(Cow::Borrowed(&array.bytes().get(vm).items));
        }
        match self.0.downcast::<MemoryView>() {
            Some(view) => view.bytes(vm),
            None => Ok(Cow::Borrowed(&[])),
        }
    }

    /// Keeps the bytes where and as many as they are; none where they never change.
    pub fn export(self, vm: &Vm) -> Option<Export> {
        if let Some(array) = self.0.downcast::<ByteArray>() {
            return Some(array.get(vm).exports.add());
        }
        if let Some(array) = self.0.downcast::<Array>() {
            return Some(array.bytes().get(vm).exports.add());
        }
        self.0.downcast::<MemoryView>().and_then(|view| view.export(vm))
    }

    pub fn value(self) -> &'a Value {
        self.0
    }
}

impl<'a> FromArg<'a> for BytesLike<'a> {
    fn from_arg(vm: &mut Vm, value: &'a Value, _: ArgAt) -> Res<BytesLike<'a>> {
        BytesLike::required(vm, value)
    }
}

/// An object whose bytes can be written: a parameter's type for `Py_buffer(accept={rwbuffer})`.
#[derive(Clone, Copy)]
pub struct WritableBytes<'a>(&'a Value);

impl<'a> WritableBytes<'a> {
    /// None if the object has no bytes, or none that may be written.
    pub fn of(vm: &Vm, value: &'a Value) -> Option<WritableBytes<'a>> {
        let writable = match value.downcast::<MemoryView>() {
            Some(view) => view.is_writable(vm),
            None => value.downcast::<ByteArray>().is_some() || value.downcast::<Array>().is_some(),
        };
        // What is written of an array is the bytearray that its items lie in.
        let object = value.downcast::<Array>().map_or(value, |array| array.bytes().as_value());
        writable.then_some(WritableBytes(object))
    }

    /// How many bytes there are.
    pub fn len(self, vm: &Vm) -> Res<usize> {
        match (self.0.downcast::<ByteArray>(), self.0.downcast::<MemoryView>()) {
            (Some(array), _) => Ok(array.get(vm).items.len()),
            (_, Some(view)) => view.byte_len(vm),
            _ => Ok(0),
        }
    }

    /// Writes over the first bytes; what does not fit is left out.
    pub fn write(self, vm: &mut Vm, bytes: &[u8]) -> Res<()> {
        self.write_at(vm, 0, bytes)
    }

    /// Writes over the bytes from `at`; what does not fit is left out.
    pub fn write_at(self, vm: &mut Vm, at: usize, bytes: &[u8]) -> Res<()> {
        if let Some(array) = self.0.downcast::<ByteArray>() {
            let items = array.get_mut(vm).items.get_mut(at..).unwrap_or_default();
            let len = bytes.len().min(items.len());
            items[..len].copy_from_slice(&bytes[..len]);
            return Ok(());
        }
        match self.0.downcast::<MemoryView>() {
            Some(view) => view.overwrite(vm, at, bytes),
            None => Ok(()),
        }
    }
}

impl<'a> FromArg<'a> for WritableBytes<'a> {
    fn from_arg(vm: &mut Vm, value: &'a Value, at: ArgAt) -> Res<WritableBytes<'a>> {
        WritableBytes::of(vm, value).ok_or_else(|| at.wrong_type(vm, "read-write bytes-like object", value))
    }
}

/// How many views look at a buffer that can change its size: it must not while there are any.
#[derive(Default)]
pub struct Exports(Rc<Cell<usize>>);

/// One of the views; it counts until it is dropped, which needs no token.
pub struct Export(Rc<Cell<usize>>);

impl Exports {
    pub fn add(&self) -> Export {
        self.0.set(self.0.get() + 1);
        Export(self.0.clone())
    }

    pub fn count(&self) -> usize {
        self.0.get()
    }
}

impl Drop for Export {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}
