//! `bytes`'s class, and its special methods.

use super::Bytes;
use super::iter::BytesIterator;
use crate::heap::Buf;
use crate::native::methods;
use crate::objects::byte_string::{self as shared, ByteString, Made, percent};
use crate::objects::rich_compare::rich_compare;
use crate::objects::str::{self, Str};
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::ops::buffer::BytesLike;
use crate::ops::{self, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

rich_compare!(Bytes, compare);

fn compare(_: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    let (Some(a), Some(b)) = (a.downcast::<Bytes>(), b.downcast::<Bytes>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(op.holds(a.items().cmp(b.items()))))
}

const MADE: Made = Made { class: "bytes", item: "bytes" };

#[methods("bytes", with(COMPARE, SHARED, METHODS))]
impl Bytes {
    #[py(
        "__new__($type, source=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)",
        no_text_signature
    )]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        source: Option<&Value>,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
    ) -> Res<Ref<Bytes>> {
        let by_method = match source {
            Some(source) if encoding.is_none() && errors.is_none() => from_method(vm, source)?,
            _ => None,
        };
        let made = match by_method {
            Some(made) => made,
            None => {
                let bytes = shared::construct(vm, &MADE, source, encoding, errors)?;
                super::from_slice(vm, &bytes)?
            }
        };
        Bytes::instance(vm, class, made)
    }

    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<Bytes>) -> Res<Ref<Str>> {
        repr(vm, this.items())
    }

    #[py("__str__")]
    fn str(vm: &Vm, this: &Ref<Bytes>) -> Res<Ref<Str>> {
        repr(vm, this.items())
    }

    #[py("__hash__")]
    fn hash_of(vm: &Vm, this: &Ref<Bytes>) -> i64 {
        this.hash(vm)
    }

    #[py("__len__")]
    fn length(this: &Ref<Bytes>) -> usize {
        this.items().len()
    }

    #[py("__iter__")]
    fn iter(vm: &Vm, this: &Ref<Bytes>) -> Ref<BytesIterator> {
        BytesIterator::new(vm, this)
    }

    #[py("__getitem__")]
    fn getitem(vm: &mut Vm, this: &Ref<Bytes>, key: &Value) -> Res<Value> {
        shared::get_item(vm, this, key, "byte", "index out of range")
    }

    #[py("__contains__")]
    fn contains(vm: &mut Vm, this: &Ref<Bytes>, key: &Value) -> Res<bool> {
        shared::contains(vm, this, key)
    }

    #[py("__add__")]
    fn add(vm: &Vm, this: &Ref<Bytes>, value: &Value) -> Res<Ref<Bytes>> {
        let Some(other) = BytesLike::of(value) else {
            let (class, own) = (class_of(vm, value).name(vm), class_of(vm, this.as_value()).name(vm));
            return Err(vm.type_error(&format!("can't concat {class} to {own}")));
        };
        let other = other.bytes(vm)?;
        if other.is_empty() {
            return shared::whole(vm, this);
        }
        Ok(super::concat(vm, &[this.items(), &other])?)
    }

    #[py("__mul__")]
    fn mul(vm: &mut Vm, this: &Ref<Bytes>, value: &Value) -> Res<Ref<Bytes>> {
        let count = ops::item::repeat_count(vm, value)?;
        multiply(vm, this, count)
    }

    #[py("__rmul__")]
    fn rmul(vm: &mut Vm, this: &Ref<Bytes>, value: &Value) -> Res<Ref<Bytes>> {
        let count = ops::item::repeat_count(vm, value)?;
        multiply(vm, this, count)
    }

    #[py("__mod__")]
    fn modulo(vm: &mut Vm, this: &Ref<Bytes>, value: &Value) -> Res<Ref<Bytes>> {
        let bytes = percent::format(vm, this.items(), value)?;
        Bytes::make(vm, bytes)
    }

    #[py("__rmod__")]
    fn rmod(vm: &mut Vm, this: &Ref<Bytes>, value: &Value) -> Res<Value> {
        let Some(format) = value.downcast::<Bytes>() else { return Ok(Value::NOT_IMPLEMENTED) };
        let bytes = percent::format(vm, format.items(), this.as_value())?;
        Ok(Bytes::make(vm, bytes)?.into())
    }

    #[py("__bytes__($self, /)")]
    fn bytes(vm: &Vm, this: &Ref<Bytes>) -> Res<Ref<Bytes>> {
        shared::whole(vm, this)
    }

    #[py("__getnewargs__($self, /)", no_text_signature)]
    fn getnewargs(vm: &Vm, this: &Ref<Bytes>) -> Res<Ref<Tuple>> {
        let whole = shared::whole(vm, this)?;
        Ok(tuple::of(vm, [whole.into()])?)
    }
}

/// What the source's `__bytes__` gives; none if it has none.
fn from_method(vm: &mut Vm, source: &Value) -> Res<Option<Ref<Bytes>>> {
    if let Some(bytes) = source.exact::<Bytes>() {
        return Ok(Some(bytes.clone()));
    }
    match ops::call::special(vm, source, |n| &n.__bytes__, &[])? {
        None => Ok(None),
        Some(result) => result.downcast_owned::<Bytes>().map(Some).map_err(|result| {
            let class = class_of(vm, &result).name(vm);
            vm.type_error(&format!("__bytes__ returned non-bytes (type {class})"))
        }),
    }
}

fn multiply(vm: &Vm, this: &Ref<Bytes>, count: usize) -> Res<Ref<Bytes>> {
    if count == 1 {
        return shared::whole(vm, this);
    }
    let bytes: Buf<u8> = shared::repeat(vm, this.items(), count)?
        .ok_or_else(|| vm.overflow_error("repeated bytes are too long"))?;
    Bytes::make(vm, bytes)
}

/// `repr(bytes)`
pub fn repr(vm: &Vm, bytes: &[u8]) -> Res<Ref<Str>> {
    vm.tick((bytes.len() / 16) as u64)?;
    // A byte is shown by four characters at most.
    let bound = bytes.len().saturating_mul(4);
    Ok(str::from_made(vm, bound, || text::repr::bytes_repr(bytes).into())?)
}
