//! What changes a bytearray.

use super::ByteArray;
use crate::heap::Buf;
use crate::native::methods;
use crate::objects::byte_string::{self as shared, ByteString};
use crate::objects::bytes;
use crate::objects::reduce;
use crate::objects::slice::{Bounds, Subscript};
use crate::objects::str::percent::is_number;
use crate::objects::str::{self, Str};
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::class_of;
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[methods(MUTATE)]
impl ByteArray {
    #[py("append($self, item, /)")]
    fn append(vm: &mut Vm, this: &Ref<ByteArray>, item: &Value) -> Res<()> {
        let byte = shared::byte(vm, item)?;
        Ok(this.resizable(vm)?.push(byte)?)
    }

    #[py("extend($self, iterable_of_ints, /)")]
    fn extend(vm: &mut Vm, this: &Ref<ByteArray>, iterable_of_ints: &Value) -> Res<()> {
        let bytes = gather(vm, iterable_of_ints, "can't extend bytearray with")?;
        if bytes.is_empty() {
            return Ok(());
        }
        Ok(this.resizable(vm)?.extend_from_slice(&bytes)?)
    }

    #[py("insert($self, index, item, /)")]
    fn insert(vm: &mut Vm, this: &Ref<ByteArray>, index: i64, item: &Value) -> Res<()> {
        let byte = shared::byte(vm, item)?;
        let items = this.resizable(vm)?;
        let len = i64::try_from(items.len()).unwrap_or(i64::MAX);
        let at = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) };
        Ok(items.insert(at as usize, byte)?)
    }

    #[py("pop($self, index=-1, /)")]
    fn pop(vm: &mut Vm, this: &Ref<ByteArray>, index: i64) -> Res<i64> {
        let len = this.get(vm).items.len();
        if len == 0 {
            return Err(vm.index_error("pop from empty bytearray"));
        }
        let Some(at) = ops::item::position(index, len) else {
            return Err(vm.index_error("pop index out of range"));
        };
        Ok(this.resizable(vm)?.remove(at).into())
    }

    #[py("remove($self, value, /)")]
    fn remove(vm: &mut Vm, this: &Ref<ByteArray>, value: &Value) -> Res<()> {
        let byte = shared::byte(vm, value)?;
        match memchr::memchr(byte, &this.get(vm).items) {
            Some(at) => {
                this.resizable(vm)?.remove(at);
                Ok(())
            }
            None => Err(vm.value_error("value not found in bytearray")),
        }
    }

    #[py("clear($self, /)")]
    fn clear(vm: &mut Vm, this: &Ref<ByteArray>) -> Res<()> {
        let empty = Buf::new(vm.heap());
        *this.resizable(vm)? = empty;
        Ok(())
    }

    #[py("copy($self, /)")]
    fn copy_of(vm: &Vm, this: &Ref<ByteArray>) -> Res<Ref<ByteArray>> {
        shared::whole(vm, this)
    }

    #[py("reverse($self, /)")]
    fn reverse(vm: &mut Vm, this: &Ref<ByteArray>) {
        this.get_mut(vm).items.reverse();
    }

    #[py("__alloc__($self, /)", no_text_signature)]
    fn alloc(vm: &Vm, this: &Ref<ByteArray>) -> usize {
        allocated(vm, this)
    }

    #[py("__reduce__($self, /)")]
    fn reduce(vm: &mut Vm, this: &Ref<ByteArray>) -> Res<Ref<Tuple>> {
        reduce(vm, this, 2)
    }

    #[py("__reduce_ex__($self, proto=0, /)")]
    fn reduce_ex(vm: &mut Vm, this: &Ref<ByteArray>, proto: i32) -> Res<Ref<Tuple>> {
        reduce(vm, this, proto)
    }
}

/// What CPython would have allocated for the bytes of a new object: one more.
pub(super) fn allocated(vm: &Vm, this: &Ref<ByteArray>) -> usize {
    match this.get(vm).items.capacity() {
        0 => 0,
        capacity => capacity + 1,
    }
}

/// The class, its arguments (before protocol 3 text, of which each character is a byte), the attributes.
fn reduce(vm: &mut Vm, this: &Ref<ByteArray>, protocol: i32) -> Res<Ref<Tuple>> {
    let state = reduce::state(vm, this.as_value(), false)?;
    let items = &this.get(vm).items;
    let args = if items.is_empty() {
        vec![]
    } else if protocol < 3 {
        let text: Ref<Str> = str::from_view(vm, ::text::StrView::One(items))?;
        vec![text.into(), vm.str("latin-1")?.into()]
    } else {
        vec![bytes::from_slice(vm, items)?.into()]
    };
    let args = tuple::from_iter(vm, args.into_iter())?;
    let class = class_of(vm, this.as_value()).to_value();
    Ok(tuple::of(vm, [class, args.into(), state])?)
}

/// The bytes of anything bytes-like or iterable; `refused` starts the message for what is neither.
fn gather(vm: &mut Vm, source: &Value, refused: &str) -> Res<Buf<u8>> {
    if let Some(bytes) = BytesLike::of(source) {
        return Ok(Buf::from_slice(vm.heap(), &bytes.bytes(vm)?)?);
    }
    let iterator = match ops::get_iter(vm, source) {
        Ok(iterator) => iterator,
        Err(raised) => {
            ops::raise::catch(vm, raised, &vm.types().type_error)?;
            let class = class_of(vm, source).name(vm);
            return Err(vm.type_error(&format!("{refused} {class}")));
        }
    };
    let hint = ops::iter::length_hint(vm, source, 32)?;
    let mut bytes = Buf::with_capacity(vm.heap(), hint)?;
    while let Some(item) = ops::next(vm, &iterator)? {
        vm.tick(1)?;
        bytes.push(shared::byte(vm, &item)?)?;
    }
    Ok(bytes)
}

/// `this[key] = value`, or `del this[key]` without a value.
pub(super) fn set_item(vm: &mut Vm, this: &Ref<ByteArray>, key: &Value, value: Option<&Value>) -> Res<()> {
    match Subscript::of(vm, key, "bytearray")? {
        Subscript::Index(index) => {
            // First of all: converting the value may change the length.
            let byte = value.map(|value| shared::byte(vm, value)).transpose()?;
            let Some(at) = ops::item::position(index, this.get(vm).items.len()) else {
                return Err(vm.index_error("bytearray index out of range"));
            };
            match byte {
                Some(byte) => this.get_mut(vm).items[at] = byte,
                None => drop(this.resizable(vm)?.remove(at)),
            }
            Ok(())
        }
        Subscript::Slice(bounds) => set_slice(vm, this, bounds, value),
    }
}

fn set_slice(vm: &mut Vm, this: &Ref<ByteArray>, bounds: Bounds, value: Option<&Value>) -> Res<()> {
    let mut with = match value {
        None => Buf::new(vm.heap()),
        Some(value) => replacement(vm, value)?,
    };
    let selection = bounds.select(this.get(vm).items.len());
    if selection.step == 1 {
        let items =
            if with.len() == selection.len { &mut this.get_mut(vm).items } else { this.resizable(vm)? };
        items.splice(selection.range(), &mut with)?;
        return Ok(());
    }
    if with.is_empty() {
        let selection = selection.ascending();
        if selection.len == 0 {
            return Ok(());
        }
        let (start, step) = (selection.start as usize, selection.step as usize);
        let is_gone = |at: usize| {
            at >= start && (at - start).is_multiple_of(step) && (at - start) / step < selection.len
        };
        let items = this.resizable(vm)?;
        let mut kept = 0;
        for at in 0..items.len() {
            if !is_gone(at) {
                items[kept] = items[at];
                kept += 1;
            }
        }
        items.truncate(kept);
        return Ok(());
    }
    if with.len() != selection.len {
        let (given, wanted) = (with.len(), selection.len);
        let message = format!("attempt to assign bytes of size {given} to extended slice of size {wanted}");
        return Err(vm.value_error(&message));
    }
    let items = &mut this.get_mut(vm).items;
    selection.positions().zip(with.iter()).for_each(|(at, byte)| items[at] = *byte);
    Ok(())
}

/// What a slice can be replaced by.
fn replacement(vm: &mut Vm, value: &Value) -> Res<Buf<u8>> {
    let refused = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
    if value.downcast::<Str>().is_some() || is_number(vm, value) && BytesLike::of(value).is_none() {
        return Err(vm.type_error(refused));
    }
    if let Some(bytes) = BytesLike::of(value) {
        return Ok(Buf::from_slice(vm.heap(), &bytes.gathered(vm)?)?);
    }
    let made =
        ops::call::call_positional(vm, vm.types().bytearray.clone().as_value(), std::slice::from_ref(value))?;
    match made.downcast::<ByteArray>() {
        Some(made) => Ok(Buf::from_slice(vm.heap(), ByteArray::view(made, vm))?),
        None => Err(vm.type_error(refused)),
    }
}
