//! `memoryview`: items of one format, evenly spaced, in another object's bytes. Views have one dimension.

mod assign;
mod compare;
pub mod format;
pub mod iter;
mod methods;
mod slots;

use std::borrow::Cow;
use std::cell::Cell;

use super::bytearray::ByteArray;
use super::bytes::Bytes;
use super::types::class_of;
use crate::heap::{Trace, Visit};
use crate::ops::buffer::Export;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};
use format::Format;

pub struct MemoryView {
    /// None once it has been released.
    base: Option<Base>,
    layout: Layout,
    readonly: bool,
    hash: Cell<i64>,
}

/// Whose bytes these are. A bytearray keeps its length as long as there is the export.
struct Base {
    object: Value,
    _export: Option<Export>,
}

/// Which of the bytes.
#[derive(Clone, Copy)]
pub(crate) struct Layout {
    /// Of the first item.
    start: usize,
    /// Number of items.
    len: usize,
    /// Bytes from one item to the next; may be negative.
    stride: isize,
    format: Format,
}

impl Trace for MemoryView {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.base.iter().for_each(|base| visit(&base.object));
    }
}

impl Layout {
    /// Where item `index` starts.
    fn offset(self, index: usize) -> usize {
        self.start.wrapping_add_signed(self.stride.wrapping_mul(index as isize))
    }

    fn is_contiguous(self) -> bool {
        self.len <= 1 || self.stride == self.format.size() as isize
    }

    /// The bytes of item `index` within those of the whole object.
    fn item(self, bytes: &[u8], index: usize) -> &[u8] {
        let start = self.offset(index);
        bytes.get(start..start + self.format.size()).unwrap_or_default()
    }

    fn byte_len(self) -> usize {
        self.len * self.format.size()
    }
}

/// `memoryview(object)`
pub fn new(vm: &Vm, object: &Value) -> Res<Ref<MemoryView>> {
    if let Some(view) = object.downcast::<MemoryView>() {
        let layout = view.get(vm).layout;
        return derived(vm, view, layout);
    }
    let (len, export, readonly) = if let Some(bytes) = object.downcast::<Bytes>() {
        (bytes.items().len(), None, true)
    } else if let Some(array) = object.downcast::<ByteArray>() {
        let array = array.get(vm);
        (array.items.len(), Some(array.exports.add()), false)
    } else {
        let class = class_of(vm, object).name(vm);
        return Err(vm.type_error(&format!("memoryview: a bytes-like object is required, not '{class}'")));
    };
    Ok(vm.alloc(MemoryView {
        base: Some(Base { object: object.clone(), _export: export }),
        layout: Layout { start: 0, len, stride: 1, format: Format::UnsignedByte },
        readonly,
        hash: Cell::new(-1),
    }))
}

/// Another view of what `view` looks at.
fn derived(vm: &Vm, view: &Ref<MemoryView>, layout: Layout) -> Res<Ref<MemoryView>> {
    let readonly = view.get(vm).readonly;
    let object = view.object(vm)?.clone();
    let export = object.downcast::<ByteArray>().map(|array| array.get(vm).exports.add());
    Ok(vm.alloc(MemoryView {
        base: Some(Base { object, _export: export }),
        layout,
        readonly,
        hash: Cell::new(-1),
    }))
}

#[cold]
fn released(vm: &Vm) -> Raised {
    vm.value_error("operation forbidden on released memoryview object")
}

impl Ref<MemoryView> {
    fn is_released(&self, vm: &Vm) -> bool {
        self.get(vm).base.is_none()
    }

    /// The object whose bytes are looked at. ValueError if the view has been released.
    fn object<'a>(&'a self, vm: &'a Vm) -> Res<&'a Value> {
        match &self.get(vm).base {
            Some(base) => Ok(&base.object),
            None => Err(released(vm)),
        }
    }

    /// All bytes of the object.
    fn raw<'a>(&'a self, vm: &'a Vm) -> Res<&'a [u8]> {
        let object = self.object(vm)?;
        if let Some(bytes) = object.downcast::<Bytes>() {
            return Ok(bytes.items());
        }
        Ok(object.downcast::<ByteArray>().map_or(&[], |array| &array.get(vm).items))
    }

    /// Which bytes; ValueError if the view has been released.
    fn layout(&self, vm: &Vm) -> Res<Layout> {
        if self.is_released(vm) { Err(released(vm)) } else { Ok(self.get(vm).layout) }
    }

    /// The items' bytes, without gaps.
    pub fn bytes<'a>(&'a self, vm: &'a Vm) -> Res<Cow<'a, [u8]>> {
        let (raw, layout) = (self.raw(vm)?, self.layout(vm)?);
        if layout.is_contiguous() {
            let range = layout.start..layout.start + layout.byte_len();
            return Ok(Cow::Borrowed(raw.get(range).unwrap_or_default()));
        }
        // No more bytes than the object has.
        let mut bytes = Vec::with_capacity(layout.byte_len());
        (0..layout.len).for_each(|index| bytes.extend_from_slice(layout.item(raw, index)));
        Ok(Cow::Owned(bytes))
    }

    /// Item `index` as a value.
    fn item(&self, vm: &Vm, index: usize) -> Res<Value> {
        let layout = self.layout(vm)?;
        layout.format.read(vm, layout.item(self.raw(vm)?, index))
    }

    fn release(&self, vm: &mut Vm) {
        drop(self.get_mut(vm).base.take());
    }
}
