//! What is searched: the text of a str, or the bytes of a bytes-like object.

use sre::{Charge, Match, Matcher, Program, Request};
use text::StrView;

use crate::heap::NoMemory;
use crate::objects::bytes::{self, Bytes};
use crate::objects::str::{self, Str};
use crate::objects::types::class_of;
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// A subject, held while it is searched.
pub(super) enum Subject {
    Text(Ref<Str>),
    Bytes(Ref<Bytes>),
    /// Of an object whose bytes could change meanwhile.
    Copy(Ref<Bytes>),
}

impl Subject {
    /// The subject for a pattern of text (`true`) or bytes; any, for a pattern without a source.
    pub(super) fn new(vm: &mut Vm, string: &Value, of_text: Option<bool>) -> Res<Subject> {
        let subject = if let Some(text) = string.downcast::<Str>() {
            Subject::Text(text.clone())
        } else if let Some(bytes) = string.downcast::<Bytes>() {
            Subject::Bytes(bytes.clone())
        } else {
            let Some(buffer) = BytesLike::of(string) else {
                let class = class_of(vm, string).name(vm);
                return Err(vm.type_error(&format!("expected string or bytes-like object, got '{class}'")));
            };
            let copy = bytes::from_slice(vm, &buffer.bytes(vm)?)?;
            Subject::Copy(copy)
        };
        match (&subject, of_text) {
            (Subject::Text(_), Some(false)) => {
                Err(vm.type_error("cannot use a bytes pattern on a string-like object"))
            }
            (Subject::Bytes(_) | Subject::Copy(_), Some(true)) => {
                Err(vm.type_error("cannot use a string pattern on a bytes-like object"))
            }
            _ => Ok(subject),
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Subject::Text(text) => text.len(),
            Subject::Bytes(bytes) | Subject::Copy(bytes) => bytes.items().len(),
        }
    }

    /// The part `start..end`: the whole subject itself where it is an exact object.
    pub(super) fn slice(&self, vm: &Vm, whole: &Value, start: usize, end: usize) -> Res<Value> {
        let exact = whole.exact::<Str>().is_some() || whole.exact::<Bytes>().is_some();
        if start == 0 && end == self.len() && exact {
            return Ok(whole.clone());
        }
        Ok(match self {
            Subject::Text(text) => str::substring(vm, text, start..end)?.into(),
            Subject::Bytes(bytes) | Subject::Copy(bytes) => {
                bytes::from_slice(vm, &bytes.items()[start..end])?.into()
            }
        })
    }

    /// One search. What it costs is charged while it runs.
    pub(super) fn run(
        &self,
        vm: &Vm,
        matcher: &mut Matcher,
        program: &Program,
        request: Request,
    ) -> Res<Option<Match>> {
        let mut charged = 0usize;
        let charge = |cost: Charge| -> Result<(), Raised> {
            match cost {
                Charge::Steps(steps) => vm.tick(steps),
                Charge::Bytes(bytes) => {
                    let bytes = usize::try_from(bytes).map_err(|_| NoMemory)?;
                    vm.heap().charge(bytes)?;
                    charged += bytes;
                    Ok(())
                }
            }
        };
        let result = match self {
            Subject::Text(text) => match text.view() {
                StrView::One(s) => matcher.run(program, s, request, charge),
                StrView::Two(s) => matcher.run(program, s, request, charge),
                StrView::Four(s) => matcher.run(program, s, request, charge),
            },
            Subject::Bytes(bytes) | Subject::Copy(bytes) => {
                matcher.run(program, bytes.items(), request, charge)
            }
        };
        vm.heap().uncharge(charged);
        result
    }
}
