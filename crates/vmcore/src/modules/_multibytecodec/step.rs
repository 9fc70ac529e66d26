//! Steps of coding, which the host does; error handlers are the guest's.

use std::sync::Arc;

use bytecode::{Const, PyStr};
use text::StrBuf;
use text::codecs::{Error, Replacement};

use super::Encoding;
use crate::objects::bytes::{self, Bytes};
use crate::objects::constant;
use crate::objects::str::{self, Str};
use crate::ops::codec::{handle_decoding, handle_encoding, raise_encoding};
use crate::value::Ref;
use crate::vm::{Raised, Res, Vm};

/// How much goes to the host at once: after an error, what stands behind it is sent again.
const BLOCK: usize = 8192;

/// What the host makes of some data.
struct Step {
    result: Const,
    consumed: usize,
    flags: i64,
    error: Option<Error>,
}

/// The state that a codec keeps between steps: none at the start.
pub(super) type Flags = Option<i64>;

fn step(vm: &mut Vm, direction: &str, coded: &Encoding, data: Const, flags: Flags, last: bool) -> Res<Step> {
    let text = |s: &str| Const::Str(Arc::new(PyStr::new(s)));
    let request = bytecode::marshal(&Const::Tuple(
        [
            text(direction),
            text(coded.module),
            text(coded.name),
            data,
            flags.map_or(Const::None, Const::Int),
            if last { Const::True } else { Const::False },
        ]
        .into(),
    ));
    let answer = vm.ask_host(|host| host.multibyte(&request));
    let answer = match answer.and_then(|bytes| bytecode::unmarshal(&bytes).map_err(|e| e.to_string())) {
        Ok(answer) => answer,
        Err(message) => return Err(vm.lookup_error(&message)),
    };
    let Const::Tuple(parts) = &answer else { return Err(malformed(vm)) };
    let [result, Const::Int(consumed), Const::Int(flags), error] = &**parts else {
        return Err(malformed(vm));
    };
    let error = match error {
        Const::Tuple(parts) => match &**parts {
            [Const::Int(start), Const::Int(end), Const::Str(reason)] => Some(Error {
                encoding: coded.name,
                start: *start as usize,
                end: *end as usize,
                reason: match reason.as_str() {
                    Some("incomplete multibyte sequence") => "incomplete multibyte sequence",
                    _ => "illegal multibyte sequence",
                },
            }),
            _ => return Err(malformed(vm)),
        },
        _ => None,
    };
    Ok(Step { result: result.clone(), consumed: *consumed as usize, flags: *flags, error })
}

#[cold]
fn malformed(vm: &Vm) -> Raised {
    vm.system_error("malformed answer of the multibyte codecs")
}

/// Decodes; gives the text and how many bytes it stands for. Unless these are the `last`, what more could complete is left.
pub(super) fn decode(
    vm: &mut Vm,
    encoding: &'static Encoding,
    flags: &mut Flags,
    input: &Ref<Bytes>,
    errors: Option<&Ref<Str>>,
    last: bool,
) -> Res<(Ref<Str>, usize)> {
    let (mut object, mut position) = (input.clone(), 0);
    let _room = str::room_for(vm, input.items().len().saturating_mul(4))?;
    let mut out = StrBuf::with_capacity(input.items().len());
    loop {
        let rest = object.items().get(position..).unwrap_or_default();
        let block = &rest[..rest.len().min(BLOCK)];
        let ends = block.len() == rest.len();
        vm.tick((block.len() / 64) as u64 + 1)?;
        let step = step(vm, "decode", encoding, Const::Bytes(block.into()), *flags, last && ends)?;
        *flags = Some(step.flags);
        let Const::Str(text) = &step.result else { return Err(malformed(vm)) };
        out.push_view(constant::str_value(vm, text)?.view());
        let Some(error) = step.error else {
            position += step.consumed;
            // A block of which nothing is complete is all that there is.
            if ends || step.consumed == 0 {
                return Ok((str::from_data(vm, &out.finish())?, position));
            }
            continue;
        };
        let error = Error { start: error.start + position, end: error.end + position, ..error };
        let handled = handle_decoding(vm, errors, &error, object)?;
        out.push_view(handled.text.view());
        (object, position) = (handled.object, handled.position);
    }
}

/// Encodes; gives the bytes and how much of the text they stand for.
pub(super) fn encode(
    vm: &mut Vm,
    encoding: &'static Encoding,
    flags: &mut Flags,
    input: &Ref<Str>,
    errors: Option<&Ref<Str>>,
    last: bool,
) -> Res<(Ref<Bytes>, usize)> {
    let _room = str::room_for(vm, input.len().saturating_mul(4))?;
    let (mut out, mut position) = (Vec::with_capacity(input.len() * 2), 0);
    loop {
        let end = input.len().min(position + BLOCK);
        let ends = end == input.len();
        vm.tick(((end - position) / 64) as u64 + 1)?;
        let block = str::from_view(vm, input.view().slice(position..end))?;
        let data = Const::Str(Arc::new(constant::str_data(&block)));
        let step = step(vm, "encode", encoding, data, *flags, last && ends)?;
        *flags = Some(step.flags);
        let Const::Bytes(encoded) = &step.result else { return Err(malformed(vm)) };
        out.extend_from_slice(encoded);
        let Some(error) = step.error else {
            position += step.consumed;
            if ends || step.consumed == 0 {
                return Ok((bytes::from_slice(vm, &out)?, position));
            }
            continue;
        };
        let error = Error { start: error.start + position, end: error.end + position, ..error };
        let (replacement, next) = handle_encoding(vm, errors, &error, input)?;
        match replacement {
            Replacement::Bytes(bytes) => out.extend_from_slice(&bytes),
            Replacement::Text(text) => {
                let text = str::from_data(vm, &text)?;
                out.extend_from_slice(&replaced(vm, encoding, flags, &text)?);
            }
        }
        position = next;
    }
}

/// What an error handler gave, encoded, as it must be.
fn replaced(vm: &mut Vm, encoding: &'static Encoding, flags: &mut Flags, text: &Ref<Str>) -> Res<Vec<u8>> {
    let data = Const::Str(Arc::new(constant::str_data(text)));
    let step = step(vm, "encode", encoding, data, *flags, false)?;
    if let Some(error) = step.error {
        return Err(raise_encoding(vm, &error, text));
    }
    *flags = Some(step.flags);
    match step.result {
        Const::Bytes(encoded) => Ok(encoded.to_vec()),
        _ => Err(malformed(vm)),
    }
}
