//! How text and bytes are made of each other: by the built-in codecs that need no state, else by what the registry of
//! codecs gives.

use text::codecs::Codec;

use super::super::arguments::{Newline, attribute_or_none, method, ssize};
use super::super::newlines::Newlines;
use crate::heap::Visit;
use crate::modules::_codecs::registry;
use crate::objects::bytes::{self, Bytes};
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::class_of;
use crate::ops::{self, BytesLike};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// An encoding.
pub(super) enum Found {
    Builtin(Codec),
    /// A `CodecInfo`.
    Registered(Value),
}

/// The encoding of that name. LookupError where there is none, or none of text.
pub(super) fn find(vm: &mut Vm, name: &Ref<Str>) -> Res<Found> {
    let builtin = name.as_ascii().and_then(Codec::from_name);
    if let Some(codec @ (Codec::Utf8 | Codec::Ascii | Codec::Latin1)) = builtin {
        return Ok(Found::Builtin(codec));
    }
    let name = ops::codec::name(vm, name)?;
    let info = registry::lookup(vm, &name)?.to_value();
    let is_text = vm.intern("_is_text_encoding");
    if let Some(is_text) = ops::get_attr_or_none(vm, &info, &is_text)?
        && !ops::truth(vm, &is_text)?
    {
        let message =
            format!("'{name}' is not a text encoding; use codecs.open() to handle arbitrary codecs");
        return Err(vm.raise_message(&vm.types().lookup_error.clone(), &message));
    }
    Ok(Found::Registered(info))
}

impl Found {
    /// What the registry has for one direction, called with the error handler.
    fn made(vm: &mut Vm, info: &Value, attribute: &str, errors: &Ref<Str>) -> Res<Value> {
        let name = vm.intern(attribute);
        let make = ops::get_attr(vm, info, &name)?;
        ops::call::call_positional(vm, &make, &[errors.to_value()])
    }

    pub fn decoder(&self, vm: &mut Vm, errors: &Ref<Str>, newline: Newline) -> Res<Decoder> {
        let base = match self {
            Found::Builtin(codec) => {
                Decode::Builtin { codec: *codec, errors: errors.clone(), pending: Vec::new() }
            }
            Found::Registered(info) => Decode::Object(Found::made(vm, info, "incrementaldecoder", errors)?),
        };
        let newlines = newline.is_universal().then(|| Newlines::new(newline == Newline::Translated));
        Ok(Decoder { base, newlines })
    }

    pub fn encoder(&self, vm: &mut Vm, errors: &Ref<Str>) -> Res<Encoder> {
        Ok(match self {
            Found::Builtin(codec) => Encoder::Builtin { codec: *codec, errors: errors.clone() },
            Found::Registered(info) => Encoder::Object(Found::made(vm, info, "incrementalencoder", errors)?),
        })
    }
}

/// Decodes chunk by chunk, line endings included.
#[derive(Clone)]
pub(super) struct Decoder {
    base: Decode,
    pub newlines: Option<Newlines>,
}

#[derive(Clone)]
enum Decode {
    /// `pending` is the begin of a character that the next chunk may complete.
    Builtin {
        codec: Codec,
        errors: Ref<Str>,
        pending: Vec<u8>,
    },
    Object(Value),
}

impl Decoder {
    pub fn trace(&self, visit: &mut Visit<'_>) {
        match &self.base {
            Decode::Builtin { errors, .. } => visit(errors.as_value()),
            Decode::Object(decoder) => visit(decoder),
        }
    }

    /// Decodes the next chunk. TypeError if it has no bytes.
    pub fn decode(&mut self, vm: &mut Vm, chunk: &Value, last: bool) -> Res<Ref<Str>> {
        let text = match &mut self.base {
            Decode::Builtin { codec, errors, pending } => {
                let bytes = BytesLike::required(vm, chunk)?.bytes(vm)?.into_owned();
                let input = if pending.is_empty() { bytes } else { [pending.as_slice(), &bytes].concat() };
                let decoded = ops::codec::decode_with(vm, &input, *codec, Some(errors), last)?;
                *pending = input.get(decoded.consumed..).unwrap_or_default().to_vec();
                decoded.text
            }
            Decode::Object(decoder) => {
                let decoder = decoder.clone();
                let made = method(vm, &decoder, |n| &n.decode, &[chunk.clone(), Value::bool(last)])?;
                made.downcast_owned::<Str>().map_err(|made| {
                    let class = class_of(vm, &made).name(vm);
                    vm.type_error(&format!("decoder should return a string result, not '{class}'"))
                })?
            }
        };
        match &mut self.newlines {
            Some(newlines) => newlines.decode(vm, text, last),
            None => Ok(text),
        }
    }

    pub fn decode_bytes(&mut self, vm: &mut Vm, chunk: &[u8], last: bool) -> Res<Ref<Str>> {
        let chunk = bytes::from_slice(vm, chunk)?.to_value();
        self.decode(vm, &chunk, last)
    }

    /// The bytes that are held back, and flags.
    pub fn state(&self, vm: &mut Vm) -> Res<(Vec<u8>, i64)> {
        let (held, flags) = match &self.base {
            Decode::Builtin { pending, .. } => (pending.clone(), 0),
            Decode::Object(decoder) => {
                let state = method(vm, &decoder.clone(), |n| &n.getstate, &[])?;
                let Some([held, flags]) = state.downcast::<Tuple>().map(|state| state.items()) else {
                    return Err(vm.type_error("illegal decoder state"));
                };
                let Some(held) = held.downcast::<Bytes>() else {
                    let class = class_of(vm, held).name(vm);
                    let message = format!(
                        "illegal decoder state: the first item should be a bytes object, not '{class}'"
                    );
                    return Err(vm.type_error(&message));
                };
                (held.items().to_vec(), ssize(vm, flags)?)
            }
        };
        Ok(match &self.newlines {
            Some(newlines) => (held, flags << 1 | i64::from(newlines.pending_cr)),
            None => (held, flags),
        })
    }

    pub fn set_state(&mut self, vm: &mut Vm, held: &[u8], flags: i64) -> Res<()> {
        let mut flags = flags;
        if let Some(newlines) = &mut self.newlines {
            newlines.pending_cr = flags & 1 == 1;
            flags >>= 1;
        }
        match &mut self.base {
            Decode::Builtin { pending, .. } => *pending = held.to_vec(),
            Decode::Object(decoder) => {
                let decoder = decoder.clone();
                let state = [bytes::from_slice(vm, held)?.to_value(), ops::int(vm, flags)?];
                let state = tuple::from_slice(vm, &state)?.to_value();
                method(vm, &decoder, |n| &n.setstate, &[state])?;
            }
        }
        Ok(())
    }

    pub fn reset(&mut self, vm: &mut Vm) -> Res<()> {
        if let Some(newlines) = &mut self.newlines {
            *newlines = Newlines::new(newlines.translate);
        }
        match &mut self.base {
            Decode::Builtin { pending, .. } => pending.clear(),
            Decode::Object(decoder) => {
                let decoder = decoder.clone();
                method(vm, &decoder, |n| &n.reset, &[])?;
            }
        }
        Ok(())
    }

    /// The line endings seen.
    pub fn seen(&self, vm: &mut Vm) -> Res<Value> {
        match (&self.newlines, &self.base) {
            (Some(newlines), _) => newlines.value(vm),
            (None, Decode::Object(decoder)) => {
                let seen = attribute_or_none(vm, &decoder.clone(), |n| &n.newlines)?;
                Ok(seen.unwrap_or(Value::NONE))
            }
            _ => Ok(Value::NONE),
        }
    }
}

#[derive(Clone)]
pub(super) enum Encoder {
    Builtin { codec: Codec, errors: Ref<Str> },
    Object(Value),
}

impl Encoder {
    pub fn trace(&self, visit: &mut Visit<'_>) {
        match self {
            Encoder::Builtin { errors, .. } => visit(errors.as_value()),
            Encoder::Object(encoder) => visit(encoder),
        }
    }

    pub fn encode(&self, vm: &mut Vm, text: &Ref<Str>) -> Res<Ref<Bytes>> {
        match self {
            Encoder::Builtin { codec, errors } => ops::codec::encode_with(vm, text, *codec, Some(errors)),
            Encoder::Object(encoder) => {
                let made = method(vm, encoder, |n| &n.encode, &[text.to_value()])?;
                made.downcast_owned::<Bytes>().map_err(|made| {
                    let class = class_of(vm, &made).name(vm);
                    vm.type_error(&format!("encoder should return a bytes object, not '{class}'"))
                })
            }
        }
    }

    /// The stream does not stand at its start: there is no byte order mark to write.
    pub fn start_within(&self, vm: &mut Vm) -> Res<()> {
        if let Encoder::Object(encoder) = self {
            method(vm, encoder, |n| &n.setstate, &[Value::small_int_wrapping(0)])?;
        }
        Ok(())
    }

    /// The stream stands at its start.
    pub fn start(&self, vm: &mut Vm) -> Res<()> {
        if let Encoder::Object(encoder) = self {
            method(vm, encoder, |n| &n.reset, &[])?;
        }
        Ok(())
    }
}
