//! `memoryview`: items of one format in another object's bytes.

mod assign;
mod compare;
pub mod format;
pub mod iter;
mod layout;
mod methods;
mod slots;
mod subscript;

use std::borrow::Cow;
use std::cell::Cell;

use super::bytearray::ByteArray;
use super::bytes::Bytes;
use super::types::class_of;
use crate::heap::{Trace, Visit};
use crate::modules::array::Array;
use crate::ops::buffer::Export;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};
use format::Format;
use layout::Layout;

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
    /// The array whose items these bytes are.
    owner: Option<Ref<Array>>,
    _export: Option<Export>,
}

impl Trace for MemoryView {
    fn trace(&self, visit: &mut Visit<'_>) {
        if let Some(base) = &self.base {
            visit(&base.object);
            base.owner.iter().for_each(|owner| visit(owner.as_value()));
        }
    }
}

/// `memoryview(object)`
pub fn new(vm: &Vm, object: &Value) -> Res<Ref<MemoryView>> {
    if let Some(view) = object.downcast::<MemoryView>() {
        return derived(vm, view, view.layout(vm)?.clone());
    }
    let owner = object.downcast::<Array>().cloned();
    let format = match owner.as_ref().map(|array| array.letter()) {
        None => Format::UnsignedByte,
        Some(letter) => Format::from_code(letter.encode_utf8(&mut [0; 4])).unwrap_or(Format::Wide),
    };
    let object = owner.as_ref().map_or(object, |array| array.bytes().as_value());
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
        layout: Layout::contiguous(0, &[len / format.size()], format),
        base: Some(Base { object: object.clone(), owner, _export: export }),
        readonly,
        hash: Cell::new(-1),
    }))
}

/// Another view of what `view` looks at.
fn derived(vm: &Vm, view: &Ref<MemoryView>, layout: Layout) -> Res<Ref<MemoryView>> {
    let readonly = view.get(vm).readonly;
    let object = view.object(vm)?.clone();
    let owner = view.get(vm).base.as_ref().and_then(|base| base.owner.clone());
    let export = object.downcast::<ByteArray>().map(|array| array.get(vm).exports.add());
    Ok(vm.alloc(MemoryView {
        base: Some(Base { object, owner, _export: export }),
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

    /// What the view was made of.
    fn exporter(&self, vm: &Vm) -> Res<Value> {
        let object = self.object(vm)?;
        let owner = self.get(vm).base.as_ref().and_then(|base| base.owner.as_ref());
        Ok(owner.map_or_else(|| object.clone(), |array| array.to_value()))
    }

    /// Keeps the object's bytes as many as they are.
    pub fn export(&self, vm: &Vm) -> Option<Export> {
        let object = &self.get(vm).base.as_ref()?.object;
        object.downcast::<ByteArray>().map(|array| array.get(vm).exports.add())
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
    fn layout<'a>(&'a self, vm: &'a Vm) -> Res<&'a Layout> {
        if self.is_released(vm) { Err(released(vm)) } else { Ok(&self.get(vm).layout) }
    }

    /// Whether the bytes do not follow each other.
    pub fn has_gaps(&self, vm: &Vm) -> bool {
        !self.is_released(vm) && !self.get(vm).layout.is_c_contiguous()
    }

    /// The items' bytes in row-major order, without gaps.
    pub fn bytes<'a>(&'a self, vm: &'a Vm) -> Res<Cow<'a, [u8]>> {
        let (raw, layout) = (self.raw(vm)?, self.layout(vm)?);
        if layout.is_c_contiguous() {
            let range = layout.start..layout.start + layout.byte_len();
            return Ok(Cow::Borrowed(raw.get(range).unwrap_or_default()));
        }
        // No more bytes than the object has.
        let mut bytes = Vec::with_capacity(layout.byte_len());
        for index in 0..layout.count() {
            bytes.extend_from_slice(layout.item(raw, layout.offset(index)));
        }
        Ok(Cow::Owned(bytes))
    }

    /// Whether the bytes may be written, one behind the other.
    pub fn is_writable(&self, vm: &Vm) -> bool {
        let view = self.get(vm);
        view.base.is_some() && !view.readonly && view.layout.is_c_contiguous()
    }

    /// How many bytes are looked at; ValueError if the view has been released.
    pub fn byte_len(&self, vm: &Vm) -> Res<usize> {
        Ok(self.layout(vm)?.byte_len())
    }

    /// Writes over the bytes from `at` of a view that [is writable](Self::is_writable); what does not fit is left out.
    pub fn overwrite(&self, vm: &mut Vm, at: usize, bytes: &[u8]) -> Res<()> {
        let layout = self.layout(vm)?;
        let (start, len) = (layout.start + at, layout.byte_len().saturating_sub(at).min(bytes.len()));
        let object = self.object(vm)?.clone();
        if let Some(array) = object.downcast::<ByteArray>()
            && let Some(place) = array.get_mut(vm).items.get_mut(start..start + len)
        {
            place.copy_from_slice(&bytes[..len]);
        }
        Ok(())
    }

    /// The item that starts at `offset`, as a value.
    fn item(&self, vm: &Vm, offset: usize) -> Res<Value> {
        let layout = self.layout(vm)?;
        layout.format.read(vm, layout.item(self.raw(vm)?, offset))
    }

    fn release(&self, vm: &mut Vm) {
        drop(self.get_mut(vm).base.take());
    }
}
