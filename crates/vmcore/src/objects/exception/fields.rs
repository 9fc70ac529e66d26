//! Fields of exceptions beyond those that all have, and the member descriptors that show them.

use super::Exception;
use crate::native::{Builtin, attribute_receiver};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

impl Ref<Exception> {
    /// The class's own field number `index`, if it is set.
    pub(super) fn field(&self, vm: &Vm, index: usize) -> Option<Value> {
        self.get(vm).fields.get(index)?.clone()
    }

    /// The field, or None.
    pub(super) fn field_or_none(&self, vm: &Vm, index: usize) -> Value {
        self.field(vm, index).unwrap_or(Value::NONE)
    }

    pub(super) fn set_field(&self, vm: &mut Vm, index: usize, value: Option<Value>) -> Res<()> {
        let fields = &mut self.get_mut(vm).fields;
        if index >= fields.len() {
            fields.reserve_exact(index + 1 - fields.len())?;
            while fields.len() <= index {
                fields.push(None)?;
            }
        }
        drop(std::mem::replace(&mut fields[index], value));
        Ok(())
    }
}

/// The getter of a member: what is not set reads as None.
pub(super) fn get<B: Builtin>(vm: &mut Vm, this: &Value, name: &str, index: usize) -> Res<Value> {
    let this: &Ref<Exception> = attribute_receiver::<B, _>(vm, this, name)?;
    Ok(this.field_or_none(vm, index))
}

/// The setter of a member.
pub(super) fn set<B: Builtin>(
    vm: &mut Vm,
    this: &Value,
    value: Option<&Value>,
    name: &str,
    index: usize,
) -> Res<()> {
    let this: &Ref<Exception> = attribute_receiver::<B, _>(vm, this, name)?;
    this.set_field(vm, index, value.cloned())
}

/// The setter of a member that is a C integer (`T_PYSSIZET`).
pub(super) fn set_int<B: Builtin>(
    vm: &mut Vm,
    this: &Value,
    value: Option<&Value>,
    name: &str,
    index: usize,
) -> Res<()> {
    let this: &Ref<Exception> = attribute_receiver::<B, _>(vm, this, name)?;
    let Some(value) = value else { return Err(vm.type_error("can't delete numeric/char attribute")) };
    if !ops::has_index(vm, value) || class_of(vm, value).is(&vm.types().float) {
        return Err(vm.type_error("an integer is required"));
    }
    let int = ops::index(vm, value)?;
    if crate::objects::int::to_i64(&int).is_none() {
        return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
    }
    this.set_field(vm, index, Some(int))
}

/// The fields of a class by number, and the table of their member descriptors:
///
/// ```ignore
/// members! { OsError, MEMBERS: ERRNO = 0 "errno"; ... }
/// ```
///
/// A name with `int` behind it takes integers only, one with `readonly` cannot be set.
macro_rules! members {
    ($class:ty, $table:ident: $($index:ident = $number:literal $name:literal $($kind:ident)?;)*) => {
        $(pub(super) const $index: usize = $number;)*

        impl $class {
            pub(super) const $table: &'static $crate::native::Table = &$crate::native::Table {
                methods: &[],
                attributes: &[$($crate::native::AttributeDef {
                    name: $name,
                    member: true,
                    versions: $crate::native::Versions { since: 0, until: u8::MAX },
                    get: Some(|vm, this| $crate::objects::exception::fields::get::<$class>(vm, this, $name, $index)),
                    set: members!(@set $class, $name, $index $(, $kind)?),
                }),*],
            };
        }
    };
    (@set $class:ty, $name:literal, $index:ident) => {
        Some(|vm, this, value| $crate::objects::exception::fields::set::<$class>(vm, this, value, $name, $index))
    };
    (@set $class:ty, $name:literal, $index:ident, int) => {
        Some(|vm, this, value| {
            $crate::objects::exception::fields::set_int::<$class>(vm, this, value, $name, $index)
        })
    };
    (@set $class:ty, $name:literal, $index:ident, readonly) => { None };
}
pub(super) use members;
