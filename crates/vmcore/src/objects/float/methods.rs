//! What `float` has.

use text::StrView;
use text::float::HexError;
use text::format_spec::{FormatSpec, Target};

use super::{Float, construct, is_float, of, operate};
use crate::native::{Args, methods};
use crate::objects::int::{self, IntView, Working};
use crate::objects::str::{self, Str};
use crate::objects::types::{Type, class_of};
use crate::ops::{self, BinaryOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The receiver's number.
fn number(this: &Value) -> f64 {
    of(this).unwrap_or(0.0)
}

#[methods("float", is = is_float, with(OPERATORS, COMPARE, NUMBER, CONVERSIONS))]
/// The floating-point number that a number or a string denotes.
impl Float {
    #[py("__new__($type, x=0, /)")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, x: Option<&Value>) -> Res<Value> {
        let x = match x {
            Some(x) => construct::from_value(vm, x)?,
            None => 0.0,
        };
        Ok(construct::new_instance(vm, class, x))
    }

    #[py("__repr__")]
    fn repr(this: &Value) -> String {
        text::float::repr(number(this))
    }

    #[py("__hash__")]
    fn hash(this: &Value) -> i64 {
        super::hash(this, number(this))
    }

    #[py("__bool__")]
    fn bool(this: &Value) -> bool {
        number(this) != 0.0
    }

    /// The number as text, by the specification.
    #[py("__format__($self, format_spec, /)")]
    fn format(vm: &mut Vm, this: &Value, format_spec: &Ref<Str>) -> Res<Ref<Str>> {
        if format_spec.is_empty() {
            return ops::format::str(vm, this);
        }
        let class = class_of(vm, this).name(vm);
        format(vm, number(this), format_spec.view(), &class)
    }

    #[py("__getnewargs__($self, /)")]
    fn getnewargs(vm: &Vm, this: &Value) -> Res<Value> {
        Ok(crate::objects::tuple::from_slice(vm, &[Value::float(number(this))])?.into())
    }
}

#[methods(NUMBER)]
impl Float {
    #[py("__pow__")]
    fn pow(vm: &mut Vm, this: &Value, value: &Value, r#mod: Option<&Value>) -> Res<Value> {
        power(vm, this, value, r#mod)
    }

    #[py("__rpow__")]
    fn rpow(vm: &mut Vm, this: &Value, value: &Value, r#mod: Option<&Value>) -> Res<Value> {
        power(vm, value, this, r#mod)
    }

    #[py("__neg__")]
    fn neg(this: &Value) -> f64 {
        -number(this)
    }

    #[py("__pos__")]
    fn pos(this: &Value) -> f64 {
        number(this)
    }

    #[py("__abs__")]
    fn abs(this: &Value) -> f64 {
        number(this).abs()
    }

    #[py("__int__")]
    fn int(vm: &Vm, this: &Value) -> Res<Value> {
        int::from_f64(vm, number(this))
    }

    #[py("__float__")]
    fn float(this: &Value) -> f64 {
        number(this)
    }

    /// The int closest to it between it and 0.
    #[py("__trunc__($self, /)")]
    fn trunc(vm: &Vm, this: &Value) -> Res<Value> {
        int::from_f64(vm, number(this))
    }

    /// The greatest int that is not greater.
    #[py("__floor__($self, /)")]
    fn floor(vm: &Vm, this: &Value) -> Res<Value> {
        int::from_f64(vm, number(this).floor())
    }

    /// The least int that is not less.
    #[py("__ceil__($self, /)")]
    fn ceil(vm: &Vm, this: &Value) -> Res<Value> {
        int::from_f64(vm, number(this).ceil())
    }

    /// The nearest int, the even one of two; with ndigits, the nearest float of so many decimals.
    #[py("__round__($self, ndigits=None, /)")]
    fn round(vm: &mut Vm, this: &Value, ndigits: Option<&Value>) -> Res<Value> {
        let x = number(this);
        let Some(ndigits) = ndigits else { return int::from_f64(vm, x.round_ties_even()) };
        let ndigits = ops::index(vm, ndigits)?;
        // Beyond the range of a word nothing changes, or nothing is left.
        let clamped = if int::is_negative(&ndigits) { i64::MIN } else { i64::MAX };
        match text::float::round(x, int::to_i64(&ndigits).unwrap_or(clamped)) {
            Some(rounded) => Ok(Value::float(rounded)),
            None => Err(vm.overflow_error("rounded value too large to represent")),
        }
    }

    /// The float itself: its own complex conjugate.
    #[py("conjugate($self, /)")]
    fn conjugate(this: &Value) -> f64 {
        number(this)
    }

    /// Whether it has no fractional part.
    #[py("is_integer($self, /)")]
    fn is_integer(this: &Value) -> bool {
        number(this).is_finite() && number(this).fract() == 0.0
    }

    #[getter]
    fn real(this: &Value) -> f64 {
        number(this)
    }

    #[getter]
    fn imag(_this: &Value) -> f64 {
        0.0
    }
}

#[methods(CONVERSIONS)]
impl Float {
    /// Numerator and denominator of the fraction in lowest terms that is exactly this float.
    ///
    /// >>> (-.25).as_integer_ratio()
    /// (-1, 4)
    #[py("as_integer_ratio($self, /)")]
    fn as_integer_ratio(vm: &Vm, this: &Value) -> Res<(Value, Value)> {
        let x = number(this);
        if x.is_nan() {
            return Err(vm.value_error("cannot convert NaN to integer ratio"));
        }
        if x.is_infinite() {
            return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
        }
        let (mantissa, exponent) = text::float::decompose(x);
        let power = int::left_shift(vm, IntView::from(1), IntView::from(i64::from(exponent.unsigned_abs())))?;
        let power = IntView::of(&power).unwrap_or(IntView::from(1));
        // A mantissa has 53 bits.
        let mantissa = IntView::from(mantissa as i64);
        let mantissa = if x < 0.0 { -mantissa } else { mantissa };
        match exponent < 0 {
            true => Ok((mantissa.to_value(vm)?, power.to_value(vm)?)),
            false => Ok((int::multiply(vm, mantissa, power)?, Value::small_int_wrapping(1))),
        }
    }

    /// The number in hexadecimal.
    ///
    /// >>> (-0.1).hex()
    /// '-0x1.999999999999ap-4'
    #[py("hex($self, /)")]
    fn hex(this: &Value) -> String {
        text::float::hex(number(this))
    }

    /// The float that a hexadecimal text denotes.
    ///
    /// >>> float.fromhex('-0x1p-1074')
    /// -5e-324
    #[py("fromhex($type, string, /)")]
    fn fromhex(vm: &mut Vm, class: &Ref<Type>, string: &Value) -> Res<Value> {
        let Some(text) = string.downcast::<Str>() else {
            return Err(vm.type_error("bad argument type for built-in operation"));
        };
        if !text.is_ascii() {
            // Lone surrogates have no UTF-8.
            ops::codec::encode(vm, text, None, None)?;
        }
        let x = match text::float::from_hex(text.view()) {
            Ok(x) => Value::float(x),
            Err(HexError::Invalid) => {
                return Err(vm.value_error("invalid hexadecimal floating-point string"));
            }
            Err(HexError::TooLarge) => {
                return Err(vm.overflow_error("hexadecimal value too large to represent as a float"));
            }
        };
        if vm.types().float.is(class) {
            return Ok(x);
        }
        ops::call(vm, class.as_value(), Args::positional_only(&[x]))
    }

    /// How C's 'double' or 'float' is laid out.
    #[py("__getformat__($type, typestr, /)")]
    fn getformat(vm: &Vm, _class: &Ref<Type>, typestr: &Ref<Str>) -> Res<&'static str> {
        match typestr.as_ascii() {
            Some("double" | "float") => Ok("IEEE, little-endian"),
            _ => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
        }
    }
}

fn power(vm: &Vm, a: &Value, b: &Value, modulus: Option<&Value>) -> Res<Value> {
    if modulus.is_some() {
        return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    operate(vm, BinaryOp::Power, a, b)
}

/// `format(x, spec)`, the specification not being empty; `class` is the object's, for messages.
pub fn format(vm: &Vm, x: f64, spec: StrView<'_>, class: &str) -> Res<Ref<Str>> {
    let refuse = |message| vm.raise_text(&vm.types().value_error, &message);
    let spec = FormatSpec::parse(spec, Target::Float, class).map_err(refuse)?;
    let _working = Working::new(vm, spec.bound(310) / 4)?;
    let formatted = spec.format_float(x, class).map_err(refuse)?;
    Ok(str::from_data(vm, &formatted)?)
}
