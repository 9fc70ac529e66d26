//! Encoding and decoding. The encodings that CPython has built in run here; others are looked up in the codec registry
//! (`modules/_codecs`), as are error handlers of the program's.

use text::codecs::{Codec, Decoder, Encoder, Error, Handler, Replacement, Unhandled};
use text::{StrBuf, StrView};

use crate::modules::_codecs::registry::{self, Use};
use crate::objects::bytes::{self, Bytes};
use crate::objects::exception::{Exception, unicode_errors};
use crate::objects::int;
use crate::objects::str::{self, Str};
use crate::objects::tuple::Tuple;
use crate::objects::types::{Type, class_of};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// `string.encode(encoding, errors)`
pub fn encode(
    vm: &mut Vm,
    string: &Ref<Str>,
    encoding: Option<&Ref<Str>>,
    errors: Option<&Ref<Str>>,
) -> Res<Ref<Bytes>> {
    if let Some(codec) = builtin(vm, encoding, errors)? {
        return encode_with(vm, string, codec, errors);
    }
    let name = name_of(encoding);
    let result = registry::encode(vm, string.as_value(), &name, errors, Use::Text)?;
    result.downcast_owned::<Bytes>().map_err(|result| {
        let class = class_of(vm, &result).name(vm);
        vm.type_error(&format!(
            "'{name}' encoder returned '{class}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types"
        ))
    })
}

/// Bytes as text; `object` is what they belong to, for other codecs and for the exception.
pub fn decode(
    vm: &mut Vm,
    object: &Value,
    bytes: &[u8],
    encoding: Option<&Ref<Str>>,
    errors: Option<&Ref<Str>>,
) -> Res<Ref<Str>> {
    let codec = builtin(vm, encoding, errors)?;
    // No codec is looked for where there is nothing to decode.
    if bytes.is_empty() {
        return Ok(str::empty(vm));
    }
    if let Some(codec) = codec {
        return Ok(decode_with(vm, bytes, codec, errors, true)?.text);
    }
    let name = name_of(encoding);
    let result = registry::decode(vm, object, &name, errors, Use::Text)?;
    result.downcast_owned::<Str>().map_err(|result| {
        let class = class_of(vm, &result).name(vm);
        vm.type_error(&format!(
            "'{name}' decoder returned '{class}' instead of 'str'; use codecs.decode() to decode to arbitrary types"
        ))
    })
}

fn check_names(vm: &mut Vm, encoding: Option<&Ref<Str>>, errors: Option<&Ref<Str>>) -> Res<()> {
    for name in [encoding, errors].into_iter().flatten().filter(|name| !is_plain(name)) {
        drop(encode_with(vm, name, Codec::Utf8, None)?);
        if name.view().find_char(0).is_some() {
            return Err(vm.value_error("embedded null character"));
        }
    }
    Ok(())
}

fn is_plain(name: &Ref<Str>) -> bool {
    name.is_ascii() && !name.items().contains(&0)
}

/// The name of a codec or an error handler, as UTF-8.
pub fn name(vm: &mut Vm, name: &Ref<Str>) -> Res<String> {
    check_names(vm, Some(name), None)?;
    Ok(name.to_string_lossy())
}

/// The built-in codec of that name, once both names have been checked.
fn builtin(vm: &mut Vm, encoding: Option<&Ref<Str>>, errors: Option<&Ref<Str>>) -> Res<Option<Codec>> {
    let usual = match encoding.map(|name| name.view()) {
        None => Some(Codec::Utf8),
        Some(StrView::One(name)) => Codec::from_usual_name(name),
        Some(_) => None,
    };
    match (usual, encoding) {
        (None, Some(name)) => {
            check_names(vm, encoding, errors)?;
            Ok(name.as_ascii().and_then(Codec::from_name))
        }
        _ => {
            check_names(vm, None, errors)?;
            Ok(usual)
        }
    }
}

fn name_of(encoding: Option<&Ref<Str>>) -> String {
    encoding.map_or("utf-8".to_owned(), |name| name.to_string_lossy())
}

/// Encodes with a built-in codec.
pub fn encode_with(
    vm: &mut Vm,
    string: &Ref<Str>,
    codec: Codec,
    errors: Option<&Ref<Str>>,
) -> Res<Ref<Bytes>> {
    vm.tick((string.len() / 64) as u64)?;
    if string.is_ascii() && matches!(codec, Codec::Utf8 | Codec::Latin1 | Codec::Ascii) {
        return Ok(bytes::from_slice(vm, string.items())?);
    }
    // What a code point takes at most, without an error handler; handlers may make more of a few.
    let each = match codec {
        Codec::Latin1 | Codec::Ascii => 1,
        Codec::UnicodeEscape | Codec::RawUnicodeEscape => 10,
        Codec::Utf7 => 8,
        _ => 4,
    };
    let _room = str::room_for(vm, string.len().saturating_mul(each))?;
    let mut encoder = Encoder::new(codec);
    let mut out = Vec::with_capacity(string.len());
    while let Err(error) = encoder.run(string.view(), &mut out) {
        vm.tick(1)?;
        let (replacement, position) = handle_encoding(vm, errors, &error, string)?;
        if !encoder.replace(&replacement, &mut out) {
            return Err(raise_encoding(vm, &error, string));
        }
        encoder.position = position;
    }
    Ok(bytes::from_slice(vm, &out)?)
}

/// What decoding gave.
pub struct Decoded {
    pub text: Ref<Str>,
    /// Bytes read.
    pub consumed: usize,
    /// The codec, with the byte order that a mark decided.
    pub codec: Codec,
}

/// Decodes with a built-in codec. Unless these are the `last` bytes, a sequence that more could complete is left.
pub fn decode_with(
    vm: &mut Vm,
    input: &[u8],
    codec: Codec,
    errors: Option<&Ref<Str>>,
    last: bool,
) -> Res<Decoded> {
    vm.tick((input.len() / 64) as u64)?;
    let plain = matches!(codec, Codec::Utf8 | Codec::Latin1 | Codec::Ascii);
    if codec == Codec::Latin1 || plain && input.is_ascii() {
        let text = str::from_view(vm, StrView::One(input))?;
        return Ok(Decoded { text, consumed: input.len(), codec });
    }
    let _room = str::room_for(vm, input.len().saturating_mul(4))?;
    let mut decoder = Decoder::new(codec);
    let mut out = StrBuf::with_capacity(input.len());
    let mut result = decoder.run(input, last, &mut out);
    if result.is_err() {
        // Error handlers see an object, and may exchange it.
        let mut object = bytes::from_slice(vm, input)?;
        while let Err(error) = result {
            vm.tick(1)?;
            let handled = handle_decoding(vm, errors, &error, object)?;
            out.push_view(handled.text.view());
            (object, decoder.position) = (handled.object, handled.position);
            result = decoder.run(object.items(), last, &mut out);
        }
    }
    if let Some(escape) = decoder.invalid_escape {
        let message = escape.to_string();
        let category = vm.types().deprecation_warning.clone();
        super::warn::warn(vm, &category, &message)?;
    }
    let text = str::from_data(vm, &out.finish())?;
    Ok(Decoded { text, consumed: decoder.position, codec: decoder.codec() })
}

/// How errors are handled: by one of the built-in handlers, or by what is registered under a name.
enum Policy<'a> {
    Builtin(Handler),
    Registered(&'a Ref<Str>),
}

fn policy<'a>(vm: &mut Vm, errors: Option<&'a Ref<Str>>) -> Res<Policy<'a>> {
    let Some(name) = errors else { return Ok(Policy::Builtin(Handler::Strict)) };
    match name.as_ascii().and_then(Handler::from_name) {
        Some(handler) if !registry::is_overridden(vm, name)? => Ok(Policy::Builtin(handler)),
        _ => Ok(Policy::Registered(name)),
    }
}

/// What stands in for what could not be encoded, and where to go on.
pub fn handle_encoding(
    vm: &mut Vm,
    errors: Option<&Ref<Str>>,
    error: &Error,
    string: &Ref<Str>,
) -> Res<(Replacement, usize)> {
    let name = match policy(vm, errors)? {
        Policy::Registered(name) => name,
        Policy::Builtin(handler) => {
            return handler.encode(string.view(), error).map_err(|_| raise_encoding(vm, error, string));
        }
    };
    let handler = registry::lookup_error(vm, name)?;
    let class = vm.types().unicode_encode_error.clone();
    let exception = exception(vm, &class, error, string.as_value())?;
    let wrong = "encoding error handler must return (str/bytes, int) tuple";
    let (replacement, position) = ask(vm, &handler, exception.as_value(), wrong)?;
    let replacement = if let Some(text) = replacement.downcast::<Str>() {
        Replacement::Text(text.view().into())
    } else if let Some(bytes) = replacement.downcast::<Bytes>() {
        Replacement::Bytes(bytes.items().to_vec())
    } else {
        return Err(vm.type_error(wrong));
    };
    Ok((replacement, within(vm, position, string.len())?))
}

/// What a handler made of what could not be decoded.
pub struct Handled {
    pub text: Ref<Str>,
    /// Where to go on.
    pub position: usize,
    /// In which bytes: a handler may exchange them.
    pub object: Ref<Bytes>,
}

/// What stands in for what could not be decoded, and where to go on.
pub fn handle_decoding(
    vm: &mut Vm,
    errors: Option<&Ref<Str>>,
    error: &Error,
    object: Ref<Bytes>,
) -> Res<Handled> {
    let class = vm.types().unicode_decode_error.clone();
    let name = match policy(vm, errors)? {
        Policy::Registered(name) => name,
        Policy::Builtin(handler) => {
            let mut out = StrBuf::new();
            return match handler.decode(object.items(), error, &mut out) {
                Ok(position) => {
                    let text = str::from_data(vm, &out.finish())?;
                    Ok(Handled { text, position, object })
                }
                Err(Unhandled::Raise(error)) => {
                    let exception = exception(vm, &class, &error, object.as_value())?;
                    Err(vm.raise_in_context(exception))
                }
                Err(Unhandled::NotForDecoding) => {
                    let message = "don't know how to handle UnicodeDecodeError in error callback";
                    Err(vm.type_error(message))
                }
            };
        }
    };
    let handler = registry::lookup_error(vm, name)?;
    let exception = exception(vm, &class, error, object.as_value())?;
    let wrong = "decoding error handler must return (str, int) tuple";
    let (replacement, position) = ask(vm, &handler, exception.as_value(), wrong)?;
    let Ok(text) = replacement.downcast_owned::<Str>() else { return Err(vm.type_error(wrong)) };
    let Some(Ok(object)) = unicode_errors::object(vm, &exception).map(Value::downcast_owned::<Bytes>) else {
        return Err(vm.type_error("exception attribute object must be bytes"));
    };
    let position = within(vm, position, object.items().len())?;
    Ok(Handled { text, position, object })
}

fn exception(vm: &mut Vm, class: &Ref<Type>, error: &Error, object: &Value) -> Res<Ref<Exception>> {
    unicode_errors::make(vm, class, error.encoding, object, error.start..error.end, error.reason)
}

/// Raises the UnicodeEncodeError.
pub fn raise_encoding(vm: &mut Vm, error: &Error, string: &Ref<Str>) -> Raised {
    let class = vm.types().unicode_encode_error.clone();
    match exception(vm, &class, error, string.as_value()) {
        Ok(exception) => vm.raise_in_context(exception),
        Err(raised) => raised,
    }
}

/// Calls an error handler, and takes its result apart.
fn ask(vm: &mut Vm, handler: &Value, exception: &Value, wrong: &str) -> Res<(Value, i64)> {
    let result = super::call::call_positional(vm, handler, std::slice::from_ref(exception))?;
    if let Some(tuple) = result.downcast::<Tuple>()
        && let [replacement, position] = tuple.items()
        && int::is_int(vm, position)
    {
        return match int::to_i64(position) {
            Some(at) => Ok((replacement.clone(), at)),
            None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
        };
    }
    Err(vm.type_error(wrong))
}

/// Where an error handler says to go on; counted from the end if it is negative.
fn within(vm: &Vm, position: i64, len: usize) -> Res<usize> {
    let length = i64::try_from(len).unwrap_or(i64::MAX);
    let at = if position < 0 { position.saturating_add(length) } else { position };
    match usize::try_from(at).ok().filter(|at| *at <= len) {
        Some(at) => Ok(at),
        None => Err(vm.index_error(&format!("position {at} from error handler out of bounds"))),
    }
}
