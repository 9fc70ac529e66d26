//! `UnicodeEncodeError`, `UnicodeDecodeError` and `UnicodeTranslateError`: what part of which object could not be
//! converted, and why.

use super::Exception;
use super::base::{init_args, no_keywords};
use super::fields::members;
use crate::native::{Kwargs, methods};
use crate::objects::bytes::{self, Bytes};
use crate::objects::int;
use crate::objects::str::{self, Str};
use crate::objects::tuple;
use crate::objects::types::{Type, class_of, is_instance};
use crate::ops::{self, BytesLike};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

macro_rules! unicode_errors {
    ($($class:ident $is:ident $field:ident;)*) => {
        $(
            pub struct $class;

            fn $is(vm: &Vm, value: &Value) -> bool {
                is_instance(vm, value, &vm.types().$field)
            }
        )*
    };
}

unicode_errors! {
    UnicodeEncodeError is_encode_error unicode_encode_error;
    UnicodeDecodeError is_decode_error unicode_decode_error;
    UnicodeTranslateError is_translate_error unicode_translate_error;
}

/// The three classes have the same fields.
macro_rules! same_members {
    ($($module:ident $class:ident;)*) => {
        $(mod $module {
            use super::{$class, members};

            members! { $class, MEMBERS:
                ENCODING = 0 "encoding";
                OBJECT = 1 "object";
                START = 2 "start" int;
                END = 3 "end" int;
                REASON = 4 "reason";
            }
        })*
    };
}

same_members! {
    encode UnicodeEncodeError;
    decode UnicodeDecodeError;
    translate UnicodeTranslateError;
}
use encode::{ENCODING, END, OBJECT, REASON, START};

/// Sets the fields, whose number is checked, from arguments (`PyArg_ParseTuple` with `UOnnU` and the like).
fn take_args(vm: &mut Vm, this: &Ref<Exception>, args: &[Value], fields: &[usize]) -> Res<()> {
    if args.len() != fields.len() {
        let (takes, given) = (fields.len(), args.len());
        return Err(vm.type_error(&format!("function takes exactly {takes} arguments ({given} given)")));
    }
    let encodes = !is_decode_error(vm, this.as_value());
    for (at, (field, arg)) in fields.iter().zip(args).enumerate() {
        let value = match *field {
            START | END => ops::index(vm, arg)?,
            OBJECT if !encodes => arg.clone(),
            _ if arg.downcast::<Str>().is_some() => arg.clone(),
            _ => {
                let class = if arg.is_none() { "None".to_owned() } else { class_of(vm, arg).name(vm) };
                return Err(vm.type_error(&format!("argument {} must be str, not {class}", at + 1)));
            }
        };
        this.set_field(vm, *field, Some(value))?;
    }
    if !encodes
        && let Some(object) = this.field(vm, OBJECT)
        && object.downcast::<Bytes>().is_none()
    {
        let copy = bytes::from_slice(vm, &BytesLike::required(vm, &object)?.gathered(vm)?)?;
        this.set_field(vm, OBJECT, Some(copy.into()))?;
    }
    Ok(())
}

fn init(
    vm: &mut Vm,
    this: &Ref<Exception>,
    args: &[Value],
    kwargs: &Kwargs<'_>,
    fields: &[usize],
) -> Res<()> {
    no_keywords(vm, class_of(vm, this.as_value()), kwargs)?;
    init_args(vm, this, args)?;
    take_args(vm, this, args, fields)
}

/// The number in a field; 0 if it is not set.
fn number(vm: &Vm, this: &Ref<Exception>, field: usize) -> i64 {
    this.field(vm, field).and_then(|v| int::to_i64(&v)).unwrap_or(0)
}

/// What a message says: `can't {verb} {unit} {what} in position 3: reason`, or of several.
fn describe(vm: &mut Vm, this: &Ref<Exception>, verb: &str, units: [&str; 2], codec: bool) -> Res<Ref<Str>> {
    let Some(object) = this.field(vm, OBJECT) else { return vm.str("") };
    let reason = ops::format::str(vm, &this.field_or_none(vm, REASON))?;
    let (start, end) = (number(vm, this, START), number(vm, this, END));
    let mut text = text::StrBuf::new();
    if codec {
        let encoding = ops::format::str(vm, &this.field_or_none(vm, ENCODING))?;
        text.push_str("'");
        text.push_view(encoding.view());
        text.push_str("' codec ");
    }
    let single = match usize::try_from(start) {
        Ok(at) if start.checked_add(1) == Some(end) => unit_at(&object, at),
        _ => None,
    };
    match single {
        Some(unit) => text.push_str(&format!("can't {verb} {} {unit} in position {start}: ", units[0])),
        None => {
            let last = end.wrapping_sub(1);
            text.push_str(&format!("can't {verb} {} in position {start}-{last}: ", units[1]));
        }
    }
    text.push_view(reason.view());
    Ok(str::from_data(vm, &text.finish())?)
}

/// How the character or byte at an index is written.
fn unit_at(object: &Value, at: usize) -> Option<String> {
    if let Some(bytes) = object.downcast::<Bytes>() {
        return bytes.items().get(at).map(|byte| format!("0x{byte:02x}"));
    }
    let point = object.downcast::<Str>()?.view().get(at)?;
    Some(match point {
        0..=0xff => format!("'\\x{point:02x}'"),
        0x100..=0xffff => format!("'\\u{point:04x}'"),
        _ => format!("'\\U{point:08x}'"),
    })
}

const CHARACTERS: [&str; 2] = ["character", "characters"];

#[methods("UnicodeEncodeError", is = is_encode_error, with(MEMBERS))]
impl UnicodeEncodeError {
    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Exception>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        init(vm, this, args, &kwargs, &[ENCODING, OBJECT, START, END, REASON])
    }

    #[py("__str__")]
    fn str(vm: &mut Vm, this: &Ref<Exception>) -> Res<Ref<Str>> {
        describe(vm, this, "encode", CHARACTERS, true)
    }
}

#[methods("UnicodeDecodeError", is = is_decode_error, with(MEMBERS))]
impl UnicodeDecodeError {
    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Exception>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        init(vm, this, args, &kwargs, &[ENCODING, OBJECT, START, END, REASON])
    }

    #[py("__str__")]
    fn str(vm: &mut Vm, this: &Ref<Exception>) -> Res<Ref<Str>> {
        describe(vm, this, "decode", ["byte", "bytes"], true)
    }
}

#[methods("UnicodeTranslateError", is = is_translate_error, with(MEMBERS))]
impl UnicodeTranslateError {
    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Exception>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        init(vm, this, args, &kwargs, &[OBJECT, START, END, REASON])
    }

    #[py("__str__")]
    fn str(vm: &mut Vm, this: &Ref<Exception>) -> Res<Ref<Str>> {
        describe(vm, this, "translate", CHARACTERS, false)
    }
}

/// Makes a `UnicodeEncodeError` or `UnicodeDecodeError`: `class(encoding, object, start, end, reason)`.
pub fn make(
    vm: &mut Vm,
    class: &Ref<Type>,
    encoding: &str,
    object: &Value,
    range: std::ops::Range<usize>,
    reason: &str,
) -> Res<Ref<Exception>> {
    let int = |n: usize| ops::int(vm, i64::try_from(n).unwrap_or(i64::MAX));
    let args = [
        vm.str(encoding)?.into(),
        object.clone(),
        int(range.start)?,
        int(range.end)?,
        vm.str(reason)?.into(),
    ];
    let tuple = tuple::from_slice(vm, &args)?;
    let this = super::new(vm, class, tuple);
    take_args(vm, &this, &args, &[ENCODING, OBJECT, START, END, REASON])?;
    Ok(this)
}

/// The encoding's name, if it is one.
pub fn encoding(vm: &Vm, error: &Ref<Exception>) -> Option<Ref<Str>> {
    error.field(vm, ENCODING)?.downcast_owned::<Str>().ok()
}

/// What could not be converted; none if it was deleted.
pub fn object(vm: &Vm, error: &Ref<Exception>) -> Option<Value> {
    error.field(vm, OBJECT)
}

/// The range that could not be converted, clamped to `len` items as the error handlers see it
/// (`PyUnicodeEncodeError_GetStart` and `GetEnd`).
pub fn range(vm: &Vm, error: &Ref<Exception>, len: usize) -> std::ops::Range<usize> {
    let clamp = |n: i64, least: usize, most: usize| usize::try_from(n).unwrap_or(0).clamp(least, most);
    let start = clamp(number(vm, error, START), 0, len.saturating_sub(1));
    let end = clamp(number(vm, error, END), 1.min(len), len);
    start..end
}
