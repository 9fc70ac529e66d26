//! `bytearray`'s class, and its special methods.

use super::ByteArray;
use super::iter::ByteArrayIterator;
use super::mutate;
use crate::heap::{Buf, NoMemory};
use crate::native::Kwargs;
use crate::native::methods;
use crate::objects::attrs;
use crate::objects::byte_string::{self as shared, ByteString, Made, percent};
use crate::objects::rich_compare::rich_compare;
use crate::objects::str::{self, Str};
use crate::objects::types::{Type, class_of};
use crate::ops::buffer::{BytesLike, Exports};
use crate::ops::{self, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

rich_compare!(ByteArray, compare);

/// Against anything bytes-like; `bytes` leaves its comparisons with a bytearray to this.
fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    let plain = |value| BytesLike::of(value).filter(|bytes| !bytes.has_gaps(vm));
    let (Some(a), Some(b)) = (plain(a), plain(b)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(op.holds(a.bytes(vm)?.cmp(&b.bytes(vm)?))))
}

const MADE: Made = Made { class: "bytearray", item: "byte" };

#[methods("bytearray", with(COMPARE, SHARED, METHODS, MUTATE))]
impl ByteArray {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<ByteArray> {
        let empty = ByteArray { items: Buf::new(vm.heap()), exports: Exports::default() };
        attrs::new_instance(vm, class, empty)
    }

    #[py(
        "__init__($self, /, source=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)",
        no_text_signature
    )]
    fn init(
        vm: &mut Vm,
        this: &Ref<ByteArray>,
        source: Option<&Value>,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
    ) -> Res<()> {
        if !this.get(vm).items.is_empty() {
            this.resizable(vm)?.truncate(0);
        }
        let bytes = shared::construct(vm, &MADE, source, encoding, errors)?;
        *this.resizable(vm)? = bytes;
        Ok(())
    }

    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<ByteArray>) -> Res<Ref<Str>> {
        let class = class_of(vm, this.as_value()).name(vm);
        repr(vm, &class, &this.get(vm).items)
    }

    #[py("__str__")]
    fn str(vm: &Vm, this: &Ref<ByteArray>) -> Res<Ref<Str>> {
        let class = class_of(vm, this.as_value()).name(vm);
        repr(vm, &class, &this.get(vm).items)
    }

    #[py("__len__")]
    fn length(vm: &Vm, this: &Ref<ByteArray>) -> usize {
        this.get(vm).items.len()
    }

    #[py("__iter__")]
    fn iter(vm: &Vm, this: &Ref<ByteArray>) -> Ref<ByteArrayIterator> {
        ByteArrayIterator::new(vm, this)
    }

    #[py("__getitem__")]
    fn getitem(vm: &mut Vm, this: &Ref<ByteArray>, key: &Value) -> Res<Value> {
        shared::get_item(vm, this, key, "bytearray", "bytearray index out of range")
    }

    #[py("__setitem__")]
    fn setitem(vm: &mut Vm, this: &Ref<ByteArray>, key: &Value, value: &Value) -> Res<()> {
        mutate::set_item(vm, this, key, Some(value))
    }

    #[py("__delitem__")]
    fn delitem(vm: &mut Vm, this: &Ref<ByteArray>, key: &Value) -> Res<()> {
        mutate::set_item(vm, this, key, None)
    }

    #[py("__contains__")]
    fn contains(vm: &mut Vm, this: &Ref<ByteArray>, key: &Value) -> Res<bool> {
        shared::contains(vm, this, key)
    }

    #[py("__add__")]
    fn add(vm: &Vm, this: &Ref<ByteArray>, value: &Value) -> Res<Ref<ByteArray>> {
        let other = concatenated(vm, value)?.bytes(vm)?;
        let mut bytes = Buf::from_slice(vm.heap(), &this.get(vm).items)?;
        bytes.extend_from_slice(&other)?;
        ByteArray::make(vm, bytes)
    }

    #[py("__iadd__")]
    fn iadd(vm: &mut Vm, this: &Ref<ByteArray>, value: &Value) -> Res<Ref<ByteArray>> {
        let other = concatenated(vm, value)?.bytes(vm)?;
        let other = Buf::from_slice(vm.heap(), &other)?;
        if !other.is_empty() {
            this.resizable(vm)?.extend_from_slice(&other)?;
        }
        Ok(this.clone())
    }

    #[py("__mul__")]
    fn mul(vm: &mut Vm, this: &Ref<ByteArray>, value: &Value) -> Res<Ref<ByteArray>> {
        let count = ops::item::repeat_count(vm, value)?;
        multiply(vm, this, count)
    }

    #[py("__rmul__")]
    fn rmul(vm: &mut Vm, this: &Ref<ByteArray>, value: &Value) -> Res<Ref<ByteArray>> {
        let count = ops::item::repeat_count(vm, value)?;
        multiply(vm, this, count)
    }

    #[py("__imul__")]
    fn imul(vm: &mut Vm, this: &Ref<ByteArray>, value: &Value) -> Res<Ref<ByteArray>> {
        let count = ops::item::repeat_count(vm, value)?;
        let bytes = shared::repeat(vm, &this.get(vm).items, count)?.ok_or(NoMemory)?;
        if bytes.len() != this.get(vm).items.len() {
            *this.resizable(vm)? = bytes;
        }
        Ok(this.clone())
    }

    #[py("__mod__")]
    fn modulo(vm: &mut Vm, this: &Ref<ByteArray>, value: &Value) -> Res<Ref<ByteArray>> {
        let format = Buf::from_slice(vm.heap(), &this.get(vm).items)?;
        let bytes = percent::format(vm, &format, value)?;
        ByteArray::make(vm, bytes)
    }

    #[py("__rmod__")]
    fn rmod(vm: &mut Vm, this: &Ref<ByteArray>, value: &Value) -> Res<Value> {
        match value.downcast::<ByteArray>() {
            Some(format) => Ok(ByteArray::modulo(vm, format, this.as_value())?.into()),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    #[py("__sizeof__($self, /)")]
    fn sizeof(vm: &Vm, this: &Ref<ByteArray>) -> usize {
        // CPython's object, and what it has allocated: a byte more, for a terminating zero.
        56 + mutate::allocated(vm, this)
    }
}

fn concatenated<'a>(vm: &Vm, value: &'a Value) -> Res<BytesLike<'a>> {
    BytesLike::of(value).ok_or_else(|| {
        let class = class_of(vm, value).name(vm);
        vm.type_error(&format!("can't concat {class} to bytearray"))
    })
}

fn multiply(vm: &Vm, this: &Ref<ByteArray>, count: usize) -> Res<Ref<ByteArray>> {
    ByteArray::make(vm, shared::repeat(vm, &this.get(vm).items, count)?.ok_or(NoMemory)?)
}

/// `bytearray(b'...')`. Other than in bytes, single quotes are escaped between double ones too.
fn repr(vm: &Vm, class: &str, bytes: &[u8]) -> Res<Ref<Str>> {
    vm.tick((bytes.len() / 16) as u64)?;
    let shown = str::from_made(vm, bytes.len().saturating_mul(4), || {
        let repr = text::repr::bytes_repr(bytes);
        let repr = if repr.starts_with("b\"") { repr.replace('\'', "\\'") } else { repr };
        format!("{class}({repr})").into()
    });
    Ok(shown?)
}
