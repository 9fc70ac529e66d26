//! What `int` has.

use super::{Endian, Int, IntView, construct, from_i64, is_int, operate, round};
use crate::native::{Args, methods};
use crate::objects::bytes::{self, Bytes};
use crate::objects::str::Str;
use crate::objects::types::{Type, class_of};
use crate::ops::buffer::BytesLike;
use crate::ops::{self, BinaryOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The receiver's int.
fn of(this: &Value) -> IntView<'_> {
    IntView::of(this).unwrap_or(IntView::from(0))
}

#[methods("int", is = is_int, with(OPERATORS, COMPARE, NUMBER, CONVERSIONS))]
/// int([x]) -> integer
/// int(x, base=10) -> integer
///
/// The integer that a number is when rounded towards zero, or that a string, bytes
/// or bytearray denotes in the given base; 0 without arguments.  A base is 2 to 36,
/// or 0 for the one that the literal's prefix says.
impl Int {
    #[py("__new__($type, x=<unrepresentable>, /, base=10)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, x: Option<&Value>, base: Option<&Value>) -> Res<Value> {
        let value = match (x, base) {
            (None, None) => from_i64(vm, 0)?,
            (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
            (Some(x), None) => construct::from_value(vm, x)?,
            (Some(x), Some(base)) => construct::from_text(vm, x, base)?,
        };
        if class.is(&vm.types().int) {
            return Ok(value);
        }
        construct::new_instance(vm, class, of(&value))
    }

    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Value) -> Res<Ref<Str>> {
        super::repr(vm, of(this))
    }

    #[py("__hash__")]
    fn hash(this: &Value) -> i64 {
        super::hash(of(this))
    }

    #[py("__bool__")]
    fn bool(this: &Value) -> bool {
        !of(this).is_zero()
    }

    #[py("__format__($self, format_spec, /)")]
    fn format(vm: &mut Vm, this: &Value, format_spec: &Ref<Str>) -> Res<Ref<Str>> {
        if format_spec.is_empty() {
            return ops::format::str(vm, this);
        }
        let class = class_of(vm, this).name(vm);
        super::format(vm, of(this), format_spec.view(), &class)
    }

    #[py("__getnewargs__($self, /)")]
    fn getnewargs(vm: &Vm, this: &Value) -> Res<Value> {
        Ok(crate::objects::tuple::from_slice(vm, &[of(this).to_value(vm)?])?.into())
    }

    /// The size in memory, in bytes.
    #[py("__sizeof__($self, /)")]
    fn sizeof(this: &Value) -> u64 {
        // CPython's digits have 30 bits and 4 bytes, behind 24 bytes; there is at least one.
        24 + 4 * of(this).bit_length().div_ceil(30).max(1)
    }
}

#[methods(NUMBER)]
impl Int {
    #[py("__pow__")]
    fn pow(vm: &mut Vm, this: &Value, value: &Value, r#mod: Option<&Value>) -> Res<Value> {
        power(vm, this, value, r#mod)
    }

    #[py("__rpow__")]
    fn rpow(vm: &mut Vm, this: &Value, value: &Value, r#mod: Option<&Value>) -> Res<Value> {
        power(vm, value, this, r#mod)
    }

    #[py("__neg__")]
    fn neg(vm: &Vm, this: &Value) -> Res<Value> {
        (-of(this)).to_value(vm)
    }

    #[py("__pos__")]
    fn pos(vm: &Vm, this: &Value) -> Res<Value> {
        super::to_exact(vm, this)
    }

    #[py("__abs__")]
    fn abs(vm: &Vm, this: &Value) -> Res<Value> {
        of(this).abs().to_value(vm)
    }

    #[py("__invert__")]
    fn invert(vm: &Vm, this: &Value) -> Res<Value> {
        super::invert(vm, of(this))
    }

    #[py("__int__")]
    fn int(vm: &Vm, this: &Value) -> Res<Value> {
        super::to_exact(vm, this)
    }

    #[py("__index__")]
    fn index(vm: &Vm, this: &Value) -> Res<Value> {
        super::to_exact(vm, this)
    }

    #[py("__float__")]
    fn float(vm: &Vm, this: &Value) -> Res<f64> {
        super::to_f64(vm, of(this))
    }

    /// The int itself.
    #[py("__trunc__($self, /)", no_text_signature)]
    fn trunc(vm: &Vm, this: &Value) -> Res<Value> {
        super::to_exact(vm, this)
    }

    /// The int itself.
    #[py("__floor__($self, /)", no_text_signature)]
    fn floor(vm: &Vm, this: &Value) -> Res<Value> {
        super::to_exact(vm, this)
    }

    /// The int itself.
    #[py("__ceil__($self, /)", no_text_signature)]
    fn ceil(vm: &Vm, this: &Value) -> Res<Value> {
        super::to_exact(vm, this)
    }

    /// The nearest multiple of 10**-ndigits, the even one of two; the int itself without ndigits.
    #[py("__round__($self, ndigits=<unrepresentable>, /)")]
    fn round(vm: &mut Vm, this: &Value, ndigits: Option<&Value>) -> Res<Value> {
        match ndigits {
            None => super::to_exact(vm, this),
            Some(ndigits) => {
                let ndigits = ops::index(vm, ndigits)?;
                round::round(vm, of(this), of(&ndigits))
            }
        }
    }

    /// The int itself: its own complex conjugate.
    #[py("conjugate($self, /)", no_text_signature)]
    fn conjugate(vm: &Vm, this: &Value) -> Res<Value> {
        super::to_exact(vm, this)
    }

    #[getter]
    fn real(vm: &Vm, this: &Value) -> Res<Value> {
        super::to_exact(vm, this)
    }

    #[getter]
    fn imag(_this: &Value) -> i64 {
        0
    }

    #[getter]
    fn numerator(vm: &Vm, this: &Value) -> Res<Value> {
        super::to_exact(vm, this)
    }

    #[getter]
    fn denominator(_this: &Value) -> i64 {
        1
    }
}

#[methods(CONVERSIONS)]
impl Int {
    /// How many bits the absolute value has.
    ///
    /// >>> (37).bit_length()
    /// 6
    #[py("bit_length($self, /)")]
    fn bit_length(this: &Value) -> u64 {
        of(this).bit_length()
    }

    /// How many bits of the absolute value are ones.
    ///
    /// >>> (13).bit_count()
    /// 3
    #[py("bit_count($self, /)")]
    fn bit_count(this: &Value) -> u64 {
        of(this).limbs().iter().map(|limb| u64::from(limb.count_ones())).sum()
    }

    /// The int as a fraction: itself and 1.
    #[py("as_integer_ratio($self, /)")]
    fn as_integer_ratio(vm: &Vm, this: &Value) -> Res<(Value, i64)> {
        Ok((super::to_exact(vm, this)?, 1))
    }

    /// The int as so many bytes.
    ///
    ///   length
    ///     How many bytes; OverflowError if they do not suffice.
    ///   byteorder
    ///     'big': the most significant byte first; 'little': last.
    ///   signed
    ///     Whether negative ints are allowed, in two's complement.
    #[py("to_bytes($self, /, length=1, byteorder='big', *, signed=False)")]
    fn to_bytes(
        vm: &mut Vm,
        this: &Value,
        length: i64,
        byteorder: Option<&Ref<Str>>,
        signed: bool,
    ) -> Res<Value> {
        let endian = endian(vm, byteorder)?;
        let Ok(length) = usize::try_from(length) else {
            return Err(vm.value_error("length argument must be non-negative"));
        };
        // CPython makes the bytes before it looks whether the int fits.
        if length > isize::MAX as usize - 33 {
            return Err(vm.overflow_error("byte string is too large"));
        }
        vm.heap().charge(length)?;
        vm.heap().uncharge(length);
        let converted = super::to_bytes(vm, of(this), length, endian, signed)?;
        Ok(bytes::from_slice(vm, &converted)?.into())
    }

    /// The int that these bytes are.
    ///
    ///   bytes
    ///     A bytes-like object, or an iterable of ints from 0 to 255.
    ///   byteorder
    ///     'big': the most significant byte first; 'little': last.
    ///   signed
    ///     Whether they are in two's complement.
    #[py("from_bytes($type, /, bytes, byteorder='big', *, signed=False)")]
    fn from_bytes(
        vm: &mut Vm,
        class: &Ref<Type>,
        bytes: &Value,
        byteorder: Option<&Ref<Str>>,
        signed: bool,
    ) -> Res<Value> {
        let endian = endian(vm, byteorder)?;
        let bytes = object_bytes(vm, bytes)?;
        let int = super::from_bytes(vm, bytes.items(), endian, signed)?;
        if vm.types().int.is(class) {
            return Ok(int);
        }
        ops::call(vm, class.as_value(), Args::positional_only(&[int]))
    }
}

/// The bytes of a bytes-like object or of an iterable of ints (`PyObject_Bytes`).
fn object_bytes(vm: &mut Vm, value: &Value) -> Res<Ref<Bytes>> {
    if let Some(bytes) = value.exact::<Bytes>() {
        return Ok(bytes.clone());
    }
    if let Some(result) = ops::call::special(vm, value, |n| &n.__bytes__, &[])? {
        return match result.downcast_owned::<Bytes>() {
            Ok(bytes) => Ok(bytes),
            Err(other) => {
                let class = class_of(vm, &other).name(vm);
                Err(vm.type_error(&format!("__bytes__ returned non-bytes (type {class})")))
            }
        };
    }
    let converts = BytesLike::of(value).is_some() || ops::iter::is_iterable(vm, value);
    if value.downcast::<Str>().is_some() || !converts {
        let class = class_of(vm, value).name(vm);
        return Err(vm.type_error(&format!("cannot convert '{class}' object to bytes")));
    }
    let class = vm.types().bytes.to_value();
    let made = ops::call(vm, &class, Args::positional_only(std::slice::from_ref(value)))?;
    made.downcast_owned::<Bytes>().map_err(|_| vm.system_error("bytes() returned no bytes"))
}

fn endian(vm: &Vm, byteorder: Option<&Ref<Str>>) -> Res<Endian> {
    match byteorder.map(|order| order.as_ascii()) {
        None | Some(Some("big")) => Ok(Endian::Big),
        Some(Some("little")) => Ok(Endian::Little),
        _ => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

/// `pow(a, b, modulus)`, or NotImplemented unless all of them are ints.
fn power(vm: &Vm, a: &Value, b: &Value, modulus: Option<&Value>) -> Res<Value> {
    match modulus {
        None => operate(vm, BinaryOp::Power, a, b),
        Some(modulus) => match (IntView::of(a), IntView::of(b), IntView::of(modulus)) {
            (Some(a), Some(b), Some(modulus)) => super::power_modulo(vm, a, b, modulus),
            _ => Ok(Value::NOT_IMPLEMENTED),
        },
    }
}
