//! `complex`.

mod arithmetic;
pub(crate) mod construct;
mod methods;
mod operators;

pub use construct::convert;
pub use operators::{operate, refuse_modulus};

use crate::heap::{Trace, Visit};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Complex {
    pub real: f64,
    pub imaginary: f64,
}

impl Trace for Complex {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
}

impl Complex {
    pub const ONE: Complex = Complex { real: 1.0, imaginary: 0.0 };

    pub fn new(real: f64, imaginary: f64) -> Complex {
        Complex { real, imaginary }
    }

    /// `repr(z)`
    pub fn repr(self) -> String {
        use text::float::{Options, Style, format};
        let part = |x, sign| format(x, Style::Repr, 0, Options { sign, ..Options::default() });
        if self.real == 0.0 && self.real.is_sign_positive() {
            return format!("{}j", part(self.imaginary, false));
        }
        format!("({}{}j)", part(self.real, false), part(self.imaginary, true))
    }

    /// The hash of `value`, which is this number.
    pub fn hash(self, value: &Value) -> i64 {
        let part = |x| super::float::hash(value, x);
        text::hash::hash_complex(part(self.real), part(self.imaginary))
    }

    /// `abs(z)`
    pub fn abs(self, vm: &Vm) -> Res<Value> {
        let length = self.length();
        if length.is_infinite() && self.real.is_finite() && self.imaginary.is_finite() {
            return Err(vm.overflow_error("absolute value too large"));
        }
        Ok(Value::float(length))
    }
}

/// The complex of a value, instances of subclasses included.
pub fn of(value: &Value) -> Option<Complex> {
    value.downcast::<Complex>().map(|complex| **complex)
}

/// The complex as a value.
pub fn from_complex(vm: &Vm, z: Complex) -> Ref<Complex> {
    vm.alloc(z)
}
