//! `str(object, encoding, errors)`

use std::cell::Cell;

use super::{Str, StrHead, empty};
use crate::heap::{Buf, NoMemory};
use crate::objects::attrs;
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What `str.__new__` does.
pub fn construct(
    vm: &mut Vm,
    class: &Ref<Type>,
    object: Option<&Value>,
    encoding: Option<&Ref<Str>>,
    errors: Option<&Ref<Str>>,
) -> Res<Ref<Str>> {
    let text = match object {
        None => empty(vm),
        Some(object) if encoding.is_none() && errors.is_none() => ops::str(vm, object)?,
        Some(object) => decode(vm, object, encoding, errors)?,
    };
    if class.is(&vm.types().str) { Ok(text) } else { Ok(new_instance(vm, class, &text)?) }
}

/// The text as an instance of `class`, a subclass of `str`.
fn new_instance(vm: &Vm, class: &Ref<Type>, text: &Str) -> Result<Ref<Str>, NoMemory> {
    let head = StrHead { hash: Cell::new(text.head.hash.get()) };
    let (shape, extra) = (class.get(vm).root_shape.get(), attrs::extra_bytes(vm, class));
    class.header().retain();
    let string = vm.heap().alloc_inline_copy(Some(class), shape, head, text.items(), extra)?;
    string.set_text_kind(text.width(), text.is_ascii());
    Ok(string)
}

/// `PyUnicode_FromEncodedObject`
fn decode(
    vm: &mut Vm,
    object: &Value,
    encoding: Option<&Ref<Str>>,
    errors: Option<&Ref<Str>>,
) -> Res<Ref<Str>> {
    if object.downcast::<Str>().is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    let Some(source) = BytesLike::of(object) else {
        let class = class_of(vm, object).name(vm);
        return Err(vm.type_error(&format!("decoding to str: need a bytes-like object, {class} found")));
    };
    let bytes = Buf::from_slice(vm.heap(), &source.bytes(vm)?)?;
    ops::codec::decode(vm, object, &bytes, encoding, errors)
}
