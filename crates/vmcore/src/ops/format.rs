//! `str`, `repr`, `ascii` and `format` of any value.

use crate::objects::str::{self, Str};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `str(value)`
pub fn str(vm: &mut Vm, value: &Value) -> Res<Ref<Str>> {
    match value.exact::<Str>() {
        Some(s) => Ok(s.clone()),
        None => repr(vm, value),
    }
}

/// `repr(value)`
pub fn repr(vm: &mut Vm, value: &Value) -> Res<Ref<Str>> {
    vm.str(&format!("{value:?}"))
}

/// `ascii(value)`
pub fn ascii(vm: &mut Vm, value: &Value) -> Res<Ref<Str>> {
    repr(vm, value)
}

/// `format(value, spec)`; no specification is the empty one.
pub fn format(vm: &mut Vm, value: &Value, _spec: Option<&Value>) -> Res<Value> {
    Ok(str(vm, value)?.into())
}

/// The pieces of an f-string, all of them strings, put together.
pub fn concat(vm: &mut Vm, pieces: &[Value]) -> Res<Ref<Str>> {
    let mut buf = text::StrBuf::new();
    for piece in pieces {
        if let Some(s) = piece.downcast::<Str>() {
            buf.push_view(s.view());
        }
    }
    Ok(str::from_data(vm, &buf.finish())?)
}
