//! What a declared function may return.

use crate::heap::Payload;
use crate::objects::tuple;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// A Rust value as a Python value. Fails where memory does.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no type for a declared function's result",
    note = "see `vmcore::native::result` for those there are, each also in a `Res`"
)]
pub trait IntoValue {
    fn into_value(self, vm: &Vm) -> Res<Value>;
}

/// The result of a declared function: an [`IntoValue`], or a `Res` of one.
pub trait IntoRes {
    fn into_res(self, vm: &Vm) -> Res<Value>;
}

impl<T: IntoValue> IntoRes for T {
    #[inline(always)]
    fn into_res(self, vm: &Vm) -> Res<Value> {
        self.into_value(vm)
    }
}

impl<T: IntoValue> IntoRes for Result<T, Raised> {
    #[inline(always)]
    fn into_res(self, vm: &Vm) -> Res<Value> {
        self?.into_value(vm)
    }
}

impl IntoValue for Value {
    #[inline(always)]
    fn into_value(self, _: &Vm) -> Res<Value> {
        Ok(self)
    }
}

impl<T: Payload> IntoValue for Ref<T> {
    #[inline(always)]
    fn into_value(self, _: &Vm) -> Res<Value> {
        Ok(self.into())
    }
}

impl IntoValue for &Value {
    #[inline(always)]
    fn into_value(self, _: &Vm) -> Res<Value> {
        Ok(self.clone())
    }
}

impl<T: Payload> IntoValue for &Ref<T> {
    #[inline(always)]
    fn into_value(self, _: &Vm) -> Res<Value> {
        Ok(self.clone().into())
    }
}

/// A tuple of two.
impl<A: IntoValue, B: IntoValue> IntoValue for (A, B) {
    fn into_value(self, vm: &Vm) -> Res<Value> {
        Ok(tuple::of(vm, [self.0.into_value(vm)?, self.1.into_value(vm)?])?.into())
    }
}

/// A tuple of three.
impl<A: IntoValue, B: IntoValue, C: IntoValue> IntoValue for (A, B, C) {
    fn into_value(self, vm: &Vm) -> Res<Value> {
        let items = [self.0.into_value(vm)?, self.1.into_value(vm)?, self.2.into_value(vm)?];
        Ok(tuple::of(vm, items)?.into())
    }
}

/// `None`
impl IntoValue for () {
    #[inline(always)]
    fn into_value(self, _: &Vm) -> Res<Value> {
        Ok(Value::NONE)
    }
}

impl IntoValue for bool {
    #[inline(always)]
    fn into_value(self, _: &Vm) -> Res<Value> {
        Ok(Value::bool(self))
    }
}

impl IntoValue for f64 {
    #[inline(always)]
    fn into_value(self, _: &Vm) -> Res<Value> {
        Ok(Value::float(self))
    }
}

impl IntoValue for i64 {
    #[inline(always)]
    fn into_value(self, vm: &Vm) -> Res<Value> {
        match Value::small_int(self) {
            Some(value) => Ok(value),
            None => ops::int(vm, self),
        }
    }
}

/// A length or position; beyond `i64` there are none.
impl IntoValue for usize {
    #[inline(always)]
    fn into_value(self, vm: &Vm) -> Res<Value> {
        match i64::try_from(self) {
            Ok(int) => int.into_value(vm),
            Err(_) => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }
}

impl IntoValue for u64 {
    #[inline(always)]
    fn into_value(self, vm: &Vm) -> Res<Value> {
        crate::objects::int::from_u64(vm, self)
    }
}

impl IntoValue for i32 {
    #[inline(always)]
    fn into_value(self, vm: &Vm) -> Res<Value> {
        i64::from(self).into_value(vm)
    }
}

impl IntoValue for u32 {
    #[inline(always)]
    fn into_value(self, vm: &Vm) -> Res<Value> {
        i64::from(self).into_value(vm)
    }
}

impl IntoValue for u8 {
    #[inline(always)]
    fn into_value(self, vm: &Vm) -> Res<Value> {
        i64::from(self).into_value(vm)
    }
}

impl IntoValue for &str {
    fn into_value(self, vm: &Vm) -> Res<Value> {
        Ok(vm.str(self)?.into())
    }
}

impl IntoValue for String {
    fn into_value(self, vm: &Vm) -> Res<Value> {
        self.as_str().into_value(vm)
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    #[inline(always)]
    fn into_value(self, vm: &Vm) -> Res<Value> {
        match self {
            Some(value) => value.into_value(vm),
            None => Ok(Value::NONE),
        }
    }
}
