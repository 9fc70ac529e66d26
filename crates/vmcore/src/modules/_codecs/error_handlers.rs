//! The built-in error handlers as functions: what `codecs.lookup_error('strict')` and its like give.

use text::StrBuf;
use text::codecs::{self, Codec, Handler, Order, Replacement, Unhandled};

use crate::native::{MethodDef, module};
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::{self, Dict};
use crate::objects::exception::{Exception, unicode_errors};
use crate::objects::native::NativeFunction;
use crate::objects::str::{self, Str};
use crate::objects::types::{class_of, is_instance};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

struct Handlers;

/// Declared as a module's functions are; they stand in the registry only.
#[module("_codecs")]
impl Handlers {
    #[py("strict_errors($module, exception, /)", no_text_signature)]
    fn strict(vm: &mut Vm, exception: &Value) -> Res<Value> {
        match exception.downcast::<Exception>() {
            Some(exception) => Err(vm.raise_in_context(exception.clone())),
            None => Err(vm.type_error("codec must pass exception instance")),
        }
    }

    #[py("ignore_errors($module, exception, /)", no_text_signature)]
    fn ignore(vm: &mut Vm, exception: &Value) -> Res<(Value, usize)> {
        handle(vm, Handler::Ignore, exception)
    }

    #[py("replace_errors($module, exception, /)", no_text_signature)]
    fn replace(vm: &mut Vm, exception: &Value) -> Res<(Value, usize)> {
        handle(vm, Handler::Replace, exception)
    }

    #[py("xmlcharrefreplace_errors($module, exception, /)", no_text_signature)]
    fn xmlcharrefreplace(vm: &mut Vm, exception: &Value) -> Res<(Value, usize)> {
        handle(vm, Handler::XmlCharRefReplace, exception)
    }

    #[py("backslashreplace_errors($module, exception, /)", no_text_signature)]
    fn backslashreplace(vm: &mut Vm, exception: &Value) -> Res<(Value, usize)> {
        handle(vm, Handler::BackslashReplace, exception)
    }

    #[py("namereplace_errors($module, exception, /)", no_text_signature)]
    fn namereplace(vm: &mut Vm, exception: &Value) -> Res<(Value, usize)> {
        handle(vm, Handler::NameReplace, exception)
    }

    #[py("surrogatepass($module, exception, /)", no_text_signature)]
    fn surrogatepass(vm: &mut Vm, exception: &Value) -> Res<(Value, usize)> {
        handle(vm, Handler::SurrogatePass, exception)
    }

    #[py("surrogateescape($module, exception, /)", no_text_signature)]
    fn surrogateescape(vm: &mut Vm, exception: &Value) -> Res<(Value, usize)> {
        handle(vm, Handler::SurrogateEscape, exception)
    }
}

fn functions() -> impl Iterator<Item = &'static MethodDef> {
    Handlers::MODULE.functions()
}

/// A new dictionary of them by the names under which they are registered.
pub(super) fn builtin(vm: &mut Vm) -> Res<Ref<Dict>> {
    let handlers = dict::new(vm);
    for def in functions() {
        let function = vm.alloc(NativeFunction { def, receiver: None, class: None, module: None });
        let name = vm.intern(def.name.trim_end_matches("_errors"));
        handlers.set_str(vm, &name, function.into())?;
    }
    Ok(handlers)
}

pub(super) fn is_builtin(handler: &Value) -> bool {
    handler
        .downcast::<NativeFunction>()
        .is_some_and(|function| functions().any(|def| std::ptr::eq(def, function.def)))
}

/// What stands in for what the exception is about, and where to go on.
fn handle(vm: &mut Vm, handler: Handler, exception: &Value) -> Res<(Value, usize)> {
    let Some(error) = exception.downcast::<Exception>() else { return Err(unknown(vm, exception)) };
    let types = vm.types();
    let (encodes, decodes, translates) = (
        is_instance(vm, exception, &types.unicode_encode_error),
        is_instance(vm, exception, &types.unicode_decode_error),
        is_instance(vm, exception, &types.unicode_translate_error),
    );
    let object = unicode_errors::object(vm, error);
    let only_encodes = matches!(
        handler,
        Handler::XmlCharRefReplace | Handler::NameReplace | Handler::SurrogateEscape | Handler::SurrogatePass
    );
    if (encodes || translates && !only_encodes)
        && let Some(text) = object.as_ref().and_then(|object| object.downcast::<Str>())
    {
        let range = unicode_errors::range(vm, error, text.len());
        if translates && handler == Handler::Replace {
            let mut out = StrBuf::new();
            out.push_repeat(char::REPLACEMENT_CHARACTER.into(), range.len());
            return Ok((str::from_data(vm, &out.finish())?.into(), range.end));
        }
        let described = describe(vm, error, range);
        return match handler.encode(text.view(), &described) {
            Ok((Replacement::Text(made), end)) => Ok((str::from_data(vm, &made)?.into(), end)),
            Ok((Replacement::Bytes(made), end)) => Ok((bytes::from_slice(vm, &made)?.into(), end)),
            Err(_) => Err(vm.raise_in_context(error.clone())),
        };
    }
    if decodes && let Some(input) = object.as_ref().and_then(|object| object.downcast::<Bytes>()) {
        let described = describe(vm, error, unicode_errors::range(vm, error, input.items().len()));
        let mut out = StrBuf::new();
        return match handler.decode(input.items(), &described, &mut out) {
            Ok(end) => Ok((str::from_data(vm, &out.finish())?.into(), end)),
            Err(Unhandled::Raise(_)) => Err(vm.raise_in_context(error.clone())),
            Err(Unhandled::NotForDecoding) => Err(unknown(vm, exception)),
        };
    }
    Err(unknown(vm, exception))
}

/// The error as the codecs know it. Only its range and encoding are looked at.
fn describe(vm: &mut Vm, error: &Ref<Exception>, range: std::ops::Range<usize>) -> codecs::Error {
    let encoding = unicode_errors::encoding(vm, error).and_then(|name| {
        Some(match Codec::from_name(name.as_ascii()?)? {
            Codec::Utf8 => "utf-8",
            Codec::Utf16(Order::Big) => "utf-16-be",
            Codec::Utf16(_) => "utf-16-le",
            Codec::Utf32(Order::Big) => "utf-32-be",
            Codec::Utf32(_) => "utf-32-le",
            _ => "",
        })
    });
    codecs::Error { encoding: encoding.unwrap_or(""), start: range.start, end: range.end, reason: "" }
}

fn unknown(vm: &Vm, exception: &Value) -> crate::vm::Raised {
    let class = class_of(vm, exception).name(vm);
    vm.type_error(&format!("don't know how to handle {class} in error callback"))
}
