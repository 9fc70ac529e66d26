//! `complex(real, imag)`

use text::complex::Error;

use super::{Complex, of};
use crate::objects::int::Working;
use crate::objects::str::Str;
use crate::objects::types::{Type, class_of, lookup};
use crate::objects::{attrs, float};
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// An instance of `class`, which is `complex` or below it.
pub fn new_instance(vm: &Vm, class: &Ref<Type>, z: Complex) -> Value {
    attrs::new_instance(vm, class, z).into()
}

/// `complex(real, imag)` (`complex_new_impl`).
pub(super) fn from_parts(vm: &mut Vm, real: Option<&Value>, imaginary: Option<&Value>) -> Res<Complex> {
    let zero = Value::small_int_wrapping(0);
    let real = real.unwrap_or(&zero);
    if let Some(text) = real.downcast::<Str>() {
        return match imaginary {
            None => parse(vm, text),
            Some(_) => Err(vm.type_error("complex() can't take second arg if first is a string")),
        };
    }
    if imaginary.is_some_and(|imaginary| imaginary.downcast::<Str>().is_some()) {
        return Err(vm.type_error("complex() second arg can't be a string"));
    }
    let converted = by_method(vm, real)?;
    let real = converted.as_ref().unwrap_or(real);
    if !is_number(vm, real) {
        let class = class_of(vm, real).name(vm);
        return Err(
            vm.type_error(&format!("complex() first argument must be a string or a number, not '{class}'"))
        );
    }
    if let Some(imaginary) = imaginary
        && !is_number(vm, imaginary)
    {
        let class = class_of(vm, imaginary).name(vm);
        return Err(vm.type_error(&format!("complex() second argument must be a number, not '{class}'")));
    }
    // Each argument may itself be complex: real + imaginary * 1j.
    let mut z = match of(real) {
        Some(z) => z,
        None => Complex::new(float::from_value(vm, real)?, 0.0),
    };
    let Some(imaginary) = imaginary else { return Ok(z) };
    let real_is_complex = of(real).is_some();
    let other = match of(imaginary) {
        Some(other) => {
            z.real -= other.imaginary;
            other.real
        }
        None => float::from_value(vm, imaginary)?,
    };
    z.imaginary = if real_is_complex { other + z.imaginary } else { other };
    Ok(z)
}

/// A number as a complex one (`PyComplex_AsCComplex`).
pub fn convert(vm: &mut Vm, value: &Value) -> Res<Complex> {
    let converted = by_method(vm, value)?;
    let value = converted.as_ref().unwrap_or(value);
    match of(value) {
        Some(z) => Ok(z),
        None => Ok(Complex::new(ops::as_f64(vm, value)?, 0.0)),
    }
}

/// What `__complex__` makes of a value whose class has it.
fn by_method(vm: &mut Vm, value: &Value) -> Res<Option<Value>> {
    if value.exact::<Complex>().is_some() {
        return Ok(None);
    }
    let Some(result) = call::special(vm, value, |n| &n.__complex__, &[])? else { return Ok(None) };
    if result.exact::<Complex>().is_none() {
        let class = class_of(vm, &result).name(vm);
        if of(&result).is_none() {
            return Err(vm.type_error(&format!("__complex__ returned non-complex (type {class})")));
        }
        ops::warn::strict_subclass(vm, "__complex__", "complex", &class)?;
    }
    Ok(Some(result))
}

fn is_number(vm: &Vm, value: &Value) -> bool {
    of(value).is_some()
        || lookup(vm, class_of(vm, value), &vm.names().__float__).is_some()
        || ops::has_index(vm, value)
}

/// The complex that a text denotes.
pub fn parse(vm: &mut Vm, text: &Ref<Str>) -> Res<Complex> {
    let parsed = {
        let _working = Working::new(vm, text.len() / 4)?;
        text::complex::parse(text.view())
    };
    match parsed {
        Ok((real, imaginary)) => Ok(Complex::new(real, imaginary)),
        Err(Error::Malformed) => Err(vm.value_error("complex() arg is a malformed string")),
        Err(Error::Underscore) => {
            let shown = ops::format::repr(vm, text.as_value())?;
            let mut message = text::StrBuf::new();
            message.push_str("could not convert string to complex: ");
            message.push_view(shown.view());
            Err(vm.raise_text(&vm.types().value_error, &message.finish()))
        }
    }
}
