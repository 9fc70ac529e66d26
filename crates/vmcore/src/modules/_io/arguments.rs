//! What functions of `_io` take, and how they call the streams beneath them.

use crate::native::{ArgAt, FromArg, FromDefault};
use crate::objects::dict;
use crate::objects::int;
use crate::objects::str::Str;
use crate::objects::tuple;
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::ops::call::Special;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// How much: negative or None is all there is.
#[derive(Clone, Copy)]
pub(super) struct Count(pub i64);

impl Count {
    /// The number, if there is one.
    pub fn limit(self) -> Option<usize> {
        usize::try_from(self.0).ok()
    }
}

impl FromArg<'_> for Count {
    /// `_Py_convert_optional_to_ssize_t`
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<Count> {
        if value.is_none() {
            return Ok(Count(-1));
        }
        if !ops::has_index(vm, value) {
            let class = class_of(vm, value).name(vm);
            return Err(vm.type_error(&format!("argument should be integer or None, not '{class}'")));
        }
        ssize(vm, value).map(Count)
    }
}

impl FromDefault<i64> for Count {
    fn from_default(literal: i64) -> Count {
        Count(literal)
    }
}

impl FromDefault<()> for Count {
    fn from_default((): ()) -> Count {
        Count(-1)
    }
}

/// An int of 64 bits, or OverflowError (`PyNumber_AsSsize_t`).
pub(super) fn ssize(vm: &mut Vm, value: &Value) -> Res<i64> {
    let index = ops::index(vm, value)?;
    int::to_i64(&index).ok_or_else(|| {
        let class = class_of(vm, value).name(vm);
        vm.overflow_error(&format!("cannot fit '{class}' into an index-sized integer"))
    })
}

/// `object.name(*args)`
pub(super) fn method(vm: &mut Vm, object: &Value, name: Special, args: &[Value]) -> Res<Value> {
    let name = name(vm.names()).clone();
    ops::call::method(vm, object, &name, args)
}

/// `object.name`
pub(super) fn attribute(vm: &mut Vm, object: &Value, name: Special) -> Res<Value> {
    let name = name(vm.names()).clone();
    ops::get_attr(vm, object, &name)
}

/// `object.name`, if it has one.
pub(super) fn attribute_or_none(vm: &mut Vm, object: &Value, name: Special) -> Res<Option<Value>> {
    let name = name(vm.names()).clone();
    ops::get_attr_or_none(vm, object, &name)
}

/// Whether `object.name()` is true.
pub(super) fn asks(vm: &mut Vm, object: &Value, name: Special) -> Res<bool> {
    let answer = method(vm, object, name, &[])?;
    ops::truth(vm, &answer)
}

/// `io.UnsupportedOperation`, made at the first use: a class that programs may change, unlike the builtin ones.
pub(super) fn unsupported_operation(vm: &mut Vm) -> Res<Ref<Type>> {
    if let Some(class) = made_unsupported_operation(vm) {
        return Ok(class);
    }
    let types = vm.types();
    let bases = tuple::from_slice(vm, &[types.os_error.to_value(), types.value_error.to_value()])?;
    let namespace = dict::new(vm);
    let (module, name) = (vm.intern("io"), vm.intern("UnsupportedOperation"));
    namespace.set_str(vm, &vm.names().__module__.clone(), module.into())?;
    let meta = vm.types().type_.to_value();
    let class = ops::call::call_positional(vm, &meta, &[name.into(), bases.into(), namespace.into()])?;
    let Ok(class) = class.downcast_owned::<Type>() else {
        return Err(vm.system_error("a class was expected"));
    };
    vm.interp().module_state.borrow_mut().insert(UNSUPPORTED, class.to_value());
    Ok(class)
}

const UNSUPPORTED: &str = "io.UnsupportedOperation";

fn made_unsupported_operation(vm: &Vm) -> Option<Ref<Type>> {
    let class = vm.interp().module_state.borrow().get(UNSUPPORTED).cloned();
    class.and_then(|class| class.downcast_owned::<Type>().ok())
}

/// Raises `io.UnsupportedOperation`, which is made before there is any stream.
#[cold]
pub(super) fn unsupported(vm: &Vm, message: &str) -> Raised {
    match made_unsupported_operation(vm) {
        Some(class) => vm.raise_message(&class, message),
        None => vm.system_error("io.UnsupportedOperation was never made"),
    }
}

/// An argument, of whatever it was given as: None too.
pub(super) struct Given<T>(pub Option<T>);

impl<'a, T: FromArg<'a>> FromArg<'a> for Given<T> {
    fn from_arg(vm: &mut Vm, value: &'a Value, at: ArgAt) -> Res<Given<T>> {
        T::from_arg(vm, value, at).map(|value| Given(Some(value)))
    }
}

/// A flag that C takes as an int (`bool(accept={int})`).
#[derive(Clone, Copy)]
pub(super) struct Flag(pub bool);

impl FromArg<'_> for Flag {
    fn from_arg(vm: &mut Vm, value: &Value, at: ArgAt) -> Res<Flag> {
        i32::from_arg(vm, value, at).map(|number| Flag(number != 0))
    }
}

impl FromDefault<bool> for Flag {
    fn from_default(literal: bool) -> Flag {
        Flag(literal)
    }
}

/// Raises OSError with a message alone.
#[cold]
pub(super) fn os_error(vm: &Vm, message: &str) -> Raised {
    vm.raise_message(&vm.types().os_error, message)
}

/// A parameter that is a line ending.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Newline {
    /// None: lines end in any way, which is read as `\n`.
    Translated,
    /// Empty: lines end in any way, and are not changed.
    Universal,
    Lf,
    Cr,
    CrLf,
}

impl Newline {
    /// None where that is no line ending.
    pub fn of(text: Option<&Ref<Str>>) -> Option<Newline> {
        Some(match text.map(|text| text.as_ascii()) {
            None => Newline::Translated,
            Some(Some("")) => Newline::Universal,
            Some(Some("\n")) => Newline::Lf,
            Some(Some("\r")) => Newline::Cr,
            Some(Some("\r\n")) => Newline::CrLf,
            _ => return None,
        })
    }

    /// Whether lines end in any way.
    pub fn is_universal(self) -> bool {
        matches!(self, Newline::Translated | Newline::Universal)
    }

    /// What is written for `\n`, where that is something else.
    pub fn written(self) -> Option<&'static str> {
        match self {
            Newline::Cr => Some("\r"),
            Newline::CrLf => Some("\r\n"),
            _ => None,
        }
    }
}
