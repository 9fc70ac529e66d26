//! What a declared function may take: Rust types made from Python values, as CPython's argument clinic makes C's.

use super::{Flavour, MethodDef, ParamKind};
use crate::heap::{Kind, Payload};
use crate::objects::int;
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// A parameter's type. Conversions can run Python code (`__index__`, `__bool__`, `__float__`).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no type for a declared function's parameter",
    note = "see `vmcore::native::convert` for those there are"
)]
pub trait FromArg<'a>: Sized {
    fn from_arg(vm: &mut Vm, value: &'a Value, at: ArgAt) -> Res<Self>;
}

/// A parameter's type that a literal in the signature can be the default of.
#[diagnostic::on_unimplemented(
    message = "the signature's default does not make a `{Self}`",
    note = "make the parameter an `Option`, or give it `#[default(expression)]`"
)]
pub trait FromDefault<L> {
    fn from_default(literal: L) -> Self;
}

/// Which argument of which function is being converted, for messages.
#[derive(Clone, Copy)]
pub struct ArgAt {
    def: &'static MethodDef,
    /// Index in `def.params`.
    index: usize,
    /// Whether None would do as well.
    or_none: bool,
}

impl ArgAt {
    #[inline(always)]
    pub fn new(def: &'static MethodDef, index: usize) -> ArgAt {
        ArgAt { def, index, or_none: false }
    }

    /// The function's name, as messages have it.
    pub fn function(self) -> &'static str {
        self.def.short_name()
    }

    /// The parameter's name.
    pub fn parameter(self) -> &'static str {
        self.def.params.get(self.index).map_or("argument", |param| param.name)
    }

    /// Whether None would do as well.
    pub fn allows_none(self) -> bool {
        self.or_none
    }

    #[cold]
    fn wrong_kind(self, vm: &Vm, expected: Kind, value: &Value) -> Raised {
        let expected = vm.type_of_kind(expected).map_or_else(String::new, |class| class.name(vm));
        self.wrong_type(vm, &expected, value)
    }

    /// `_PyArg_BadArgument`: `replace() argument 1 must be str, not int`.
    #[cold]
    pub fn wrong_type(self, vm: &Vm, expected: &str, value: &Value) -> Raised {
        let name = self.def.short_name();
        let argument = match (self.def.flavour, self.def.params.get(self.index)) {
            (Flavour::One, _) => "argument".to_owned(),
            (_, Some(param)) if param.kind != ParamKind::PositionalOnly => {
                format!("argument '{}'", param.name)
            }
            _ => format!("argument {}", self.index + 1),
        };
        let or_none = if self.or_none { " or None" } else { "" };
        let class = if value.is_none() { "None".to_owned() } else { class_of(vm, value).name(vm) };
        let function = if name.is_empty() { String::new() } else { format!("{name}() ") };
        vm.type_error(&format!("{function}{argument} must be {expected}{or_none}, not {class}"))
    }
}

/// An argument that may be None.
#[inline(always)]
pub fn or_none<'a, T: FromArg<'a>>(vm: &mut Vm, value: &'a Value, at: ArgAt) -> Res<Option<T>> {
    if value.is_none() { Ok(None) } else { T::from_arg(vm, value, ArgAt { or_none: true, ..at }).map(Some) }
}

/// An argument that may be absent, or None, which is its default.
#[inline(always)]
pub fn none_or_absent<'a, T: FromArg<'a>>(vm: &mut Vm, slot: Option<&'a Value>, at: ArgAt) -> Res<Option<T>> {
    match slot {
        Some(value) => or_none(vm, value, at),
        None => Ok(None),
    }
}

/// An argument that may be absent.
#[inline(always)]
pub fn absent<'a, T: FromArg<'a>>(vm: &mut Vm, slot: Option<&'a Value>, at: ArgAt) -> Res<Option<T>> {
    slot.map(|value| T::from_arg(vm, value, at)).transpose()
}

impl<'a> FromArg<'a> for &'a Value {
    #[inline(always)]
    fn from_arg(_: &mut Vm, value: &'a Value, _: ArgAt) -> Res<&'a Value> {
        Ok(value)
    }
}

/// An instance, of a subclass included.
impl<'a, T: Payload> FromArg<'a> for &'a Ref<T> {
    #[inline(always)]
    fn from_arg(vm: &mut Vm, value: &'a Value, at: ArgAt) -> Res<&'a Ref<T>> {
        value.downcast().ok_or_else(|| at.wrong_kind(vm, T::KIND, value))
    }
}

/// Whether it is true.
impl FromArg<'_> for bool {
    #[inline(always)]
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<bool> {
        match value.as_bool() {
            Some(truth) => Ok(truth),
            None => ops::truth(vm, value),
        }
    }
}

impl FromArg<'_> for f64 {
    #[inline(always)]
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<f64> {
        match value.as_float() {
            Some(float) => Ok(float),
            None => ops::as_f64(vm, value),
        }
    }
}

/// The integer by `__index__`, or what is wrong with it.
#[inline(always)]
fn integer(vm: &mut Vm, value: &Value) -> Res<Integer> {
    match value.as_small_int() {
        Some(int) => Ok(Integer::Word(int)),
        None => integer_slow(vm, value),
    }
}

enum Integer {
    Word(i64),
    /// Beyond 64 bits.
    Large {
        negative: bool,
    },
}

#[inline(never)]
fn integer_slow(vm: &mut Vm, value: &Value) -> Res<Integer> {
    let index = ops::index(vm, value)?;
    Ok(match int::to_i64(&index) {
        Some(int) => Integer::Word(int),
        None => Integer::Large { negative: int::is_negative(&index) },
    })
}

/// C's `Py_ssize_t`: OverflowError beyond 64 bits.
impl FromArg<'_> for i64 {
    #[inline(always)]
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<i64> {
        match integer(vm, value)? {
            Integer::Word(int) => Ok(int),
            Integer::Large { .. } => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }
}

/// C's `int`: OverflowError beyond 32 bits.
impl FromArg<'_> for i32 {
    #[inline(always)]
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<i32> {
        match integer(vm, value)? {
            Integer::Word(int) if i32::try_from(int).is_ok() => Ok(int as i32),
            _ => Err(vm.overflow_error("Python int too large to convert to C int")),
        }
    }
}

/// C's `size_t`: OverflowError below zero and beyond 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size(pub usize);

impl FromArg<'_> for Size {
    #[inline(always)]
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<Size> {
        match integer(vm, value)? {
            Integer::Word(int) if int >= 0 => Ok(Size(int as usize)),
            Integer::Word(_) | Integer::Large { negative: true } => {
                Err(vm.overflow_error("can't convert negative value to size_t"))
            }
            Integer::Large { negative: false } => {
                Err(vm.overflow_error("Python int too large to convert to C size_t"))
            }
        }
    }
}

/// A bound of a slice: clamped to 64 bits (`_PyEval_SliceIndex`; as an `Option`, None is allowed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SliceIx(pub i64);

impl FromArg<'_> for SliceIx {
    #[inline(always)]
    fn from_arg(vm: &mut Vm, value: &Value, at: ArgAt) -> Res<SliceIx> {
        if value.as_small_int().is_none() && !ops::has_index(vm, value) {
            let or_none = if at.or_none { "or None " } else { "" };
            let message = format!("slice indices must be integers {or_none}or have an __index__ method");
            return Err(vm.type_error(&message));
        }
        Ok(SliceIx(match integer(vm, value)? {
            Integer::Word(int) => int,
            Integer::Large { negative: true } => i64::MIN,
            Integer::Large { negative: false } => i64::MAX,
        }))
    }
}

impl SliceIx {
    /// The bound in a sequence of `len` items: negative ones count from the end, all are clamped.
    #[inline]
    pub fn clamp(self, len: usize) -> usize {
        let length = i64::try_from(len).unwrap_or(i64::MAX);
        let from_start = if self.0 < 0 { self.0.saturating_add(length).max(0) } else { self.0.min(length) };
        usize::try_from(from_start).unwrap_or(len)
    }
}

impl FromDefault<i64> for i64 {
    fn from_default(literal: i64) -> i64 {
        literal
    }
}

impl FromDefault<i64> for i32 {
    /// The literal stands in a declaration, so it fits.
    fn from_default(literal: i64) -> i32 {
        literal as i32
    }
}

impl FromDefault<i64> for Size {
    /// The literal stands in a declaration, so it is not negative.
    fn from_default(literal: i64) -> Size {
        Size(literal as usize)
    }
}

impl FromDefault<i64> for SliceIx {
    fn from_default(literal: i64) -> SliceIx {
        SliceIx(literal)
    }
}

impl FromDefault<i64> for f64 {
    fn from_default(literal: i64) -> f64 {
        literal as f64
    }
}

impl FromDefault<f64> for f64 {
    fn from_default(literal: f64) -> f64 {
        literal
    }
}

impl FromDefault<bool> for bool {
    fn from_default(literal: bool) -> bool {
        literal
    }
}
