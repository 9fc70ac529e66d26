//! Line endings: decoding them, and finding them.

use text::{StrBuf, StrView};

use super::arguments::{Flag, Newline, method};
use crate::heap::{Trace, Visit};
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::int;
use crate::objects::str::{self, Str};
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

bitflags::bitflags! {
    /// Which line endings were seen.
    #[derive(Clone, Copy, Default, PartialEq, Eq)]
    pub(super) struct Seen: u8 {
        const CR = 1;
        const LF = 2;
        const CRLF = 4;
    }
}

/// What there is to know of text that is decoded piece by piece.
#[derive(Clone, Default)]
pub(super) struct Newlines {
    pub translate: bool,
    /// A `\r` at the end of the last piece is held back: a `\n` may follow.
    pub pending_cr: bool,
    pub seen: Seen,
}

impl Newlines {
    pub fn new(translate: bool) -> Newlines {
        Newlines { translate, ..Newlines::default() }
    }

    /// Takes the next piece of text, which is the last one where `last` says so.
    pub fn decode(&mut self, vm: &Vm, text: Ref<Str>, last: bool) -> Res<Ref<Str>> {
        vm.tick((text.len() / 64) as u64)?;
        let mut text = text;
        if self.pending_cr && (last || !text.is_empty()) {
            let cr = str::from_char(vm, u32::from('\r'));
            text = str::concat(vm, &cr, &text)?;
            self.pending_cr = false;
        }
        if !last && text.view().get(text.len().wrapping_sub(1)) == Some(u32::from('\r')) {
            text = str::substring(vm, &text, 0..text.len() - 1)?;
            self.pending_cr = true;
        }
        if text.is_empty() {
            return Ok(text);
        }
        if text.view().find_char(u32::from('\r')).is_none() {
            if !self.seen.contains(Seen::LF) && text.view().find_char(u32::from('\n')).is_some() {
                self.seen |= Seen::LF;
            }
            return Ok(text);
        }
        let mut out = StrBuf::with_capacity(if self.translate { text.len() } else { 0 });
        let mut points = text.view().iter().peekable();
        while let Some(point) = points.next() {
            let mut point = point;
            if point == u32::from('\n') {
                self.seen |= Seen::LF;
            } else if point == u32::from('\r') {
                if points.peek() == Some(&u32::from('\n')) {
                    self.seen |= Seen::CRLF;
                    if !self.translate {
                        points.next();
                        continue;
                    }
                    points.next();
                } else {
                    self.seen |= Seen::CR;
                }
                point = u32::from('\n');
            }
            if self.translate {
                out.push(point);
            }
        }
        if self.translate { Ok(str::from_data(vm, &out.finish())?) } else { Ok(text) }
    }

    /// What was seen: None, a string, or a tuple of strings.
    pub fn value(&self, vm: &Vm) -> Res<Value> {
        let all = [(Seen::CR, "\r"), (Seen::LF, "\n"), (Seen::CRLF, "\r\n")];
        let seen: Vec<Value> = all
            .iter()
            .filter(|(kind, _)| self.seen.contains(*kind))
            .map(|(_, text)| vm.intern(text).into())
            .collect();
        Ok(match seen.as_slice() {
            [] => Value::NONE,
            [one] => one.clone(),
            many => tuple::from_slice(vm, many)?.into(),
        })
    }
}

/// Where a line ends that begins at `start`: behind its line ending.
pub(super) enum Ending {
    At(usize),
    /// Nowhere yet; no line ending begins before this position.
    None(usize),
}

/// Looks for the first line ending from `start` on.
pub(super) fn find(view: StrView<'_>, start: usize, newline: Newline) -> Ending {
    let rest = view.tail(start);
    let find = |c: char| rest.find_char(u32::from(c));
    let found = match newline {
        Newline::Translated | Newline::Lf => find('\n').map(|at| at + 1),
        Newline::Cr => find('\r').map(|at| at + 1),
        Newline::CrLf => {
            let mut from = 0;
            loop {
                match rest.tail(from).find_char(u32::from('\r')) {
                    None => break None,
                    Some(at) if from + at + 1 == rest.len() => return Ending::None(start + from + at),
                    Some(at) if rest.get(from + at + 1) == Some(u32::from('\n')) => {
                        break Some(from + at + 2);
                    }
                    Some(at) => from += at + 1,
                }
            }
        }
        Newline::Universal => match (find('\n'), find('\r')) {
            (None, None) => None,
            (Some(lf), cr) if cr.is_none_or(|cr| lf < cr) => Some(lf + 1),
            (lf, Some(cr)) if lf == Some(cr + 1) => Some(cr + 2),
            (_, Some(cr)) => Some(cr + 1),
            (Some(lf), None) => Some(lf + 1),
        },
    };
    match found {
        Some(len) => Ending::At(start + len),
        None => Ending::None(view.len()),
    }
}

/// The text with another line ending for each `\n`.
pub(super) fn written(vm: &Vm, text: &Ref<Str>, newline: &str) -> Res<Ref<Str>> {
    if text.view().find_char(u32::from('\n')).is_none() {
        return Ok(text.clone());
    }
    vm.tick((text.len() / 64) as u64)?;
    let mut out = StrBuf::with_capacity(text.len() + 16);
    for point in text.view() {
        if point == u32::from('\n') { out.push_str(newline) } else { out.push(point) }
    }
    Ok(str::from_data(vm, &out.finish())?)
}

/// Decodes with another decoder, and line endings behind it.
pub struct IncrementalNewlineDecoder {
    /// None decodes nothing: the input is text.
    decoder: Value,
    newlines: Option<Newlines>,
}

impl Trace for IncrementalNewlineDecoder {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.decoder);
    }
}

impl Ref<IncrementalNewlineDecoder> {
    fn newlines(&self, vm: &Vm) -> Res<Newlines> {
        match &self.get(vm).newlines {
            Some(newlines) => Ok(newlines.clone()),
            None => Err(vm.value_error("IncrementalNewlineDecoder.__init__() not called")),
        }
    }
}

#[methods("_io.IncrementalNewlineDecoder")]
impl IncrementalNewlineDecoder {
    #[py("__new__($type, *args, **kwargs)", no_text_signature)]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        _args: &[Value],
        _kwargs: Kwargs<'_>,
    ) -> Ref<IncrementalNewlineDecoder> {
        let payload = IncrementalNewlineDecoder { decoder: Value::NONE, newlines: None };
        attrs::new_instance(vm, class, payload)
    }

    #[py("__init__($self, /, decoder, translate, errors='strict')", name = "IncrementalNewlineDecoder")]
    fn init(
        vm: &mut Vm,
        this: &Ref<IncrementalNewlineDecoder>,
        decoder: &Value,
        translate: Flag,
        #[default(None)] _errors: Option<&Value>,
    ) -> Res<()> {
        let payload = IncrementalNewlineDecoder {
            decoder: decoder.clone(),
            newlines: Some(Newlines::new(translate.0)),
        };
        let old = std::mem::replace(this.get_mut(vm), payload);
        drop(old);
        Ok(())
    }

    #[py("decode($self, /, input, final=False)")]
    fn decode(
        vm: &mut Vm,
        this: &Ref<IncrementalNewlineDecoder>,
        input: &Value,
        r#final: bool,
    ) -> Res<Ref<Str>> {
        this.newlines(vm)?;
        let decoder = this.get(vm).decoder.clone();
        let output = match decoder.is_none() {
            true => input.clone(),
            false => method(vm, &decoder, |n| &n.decode, &[input.clone(), Value::bool(r#final)])?,
        };
        let Ok(output) = output.clone().downcast_owned::<Str>() else {
            let class = class_of(vm, &output).name(vm);
            let message = format!("decoder should return a string result, not '{class}'");
            return Err(vm.type_error(&message));
        };
        let mut newlines = this.newlines(vm)?;
        let decoded = newlines.decode(vm, output, r#final)?;
        this.get_mut(vm).newlines = Some(newlines);
        Ok(decoded)
    }

    #[py("getstate($self, /)")]
    fn getstate(vm: &mut Vm, this: &Ref<IncrementalNewlineDecoder>) -> Res<(Value, Value)> {
        let newlines = this.newlines(vm)?;
        let decoder = this.get(vm).decoder.clone();
        let (buffer, flag) = match decoder.is_none() {
            true => (crate::objects::bytes::from_slice(vm, &[])?.to_value(), 0),
            false => {
                let state = method(vm, &decoder, |n| &n.getstate, &[])?;
                let Some(state) = state.downcast::<Tuple>() else {
                    return Err(vm.type_error("illegal decoder state"));
                };
                match state.items() {
                    [buffer, flag] => (buffer.clone(), int::to_i64(flag).unwrap_or(0)),
                    _ => return Err(vm.type_error("illegal decoder state")),
                }
            }
        };
        let flag = ops::int(vm, flag << 1 | i64::from(newlines.pending_cr))?;
        Ok((buffer, flag))
    }

    #[py("setstate($self, state, /)")]
    fn setstate(vm: &mut Vm, this: &Ref<IncrementalNewlineDecoder>, state: &Value) -> Res<()> {
        let mut newlines = this.newlines(vm)?;
        let Some(state) = state.downcast::<Tuple>() else {
            return Err(vm.type_error("state argument must be a tuple"));
        };
        let [buffer, flag] = state.items() else {
            return Err(vm.type_error("setstate(): illegal state argument"));
        };
        let flag = super::arguments::ssize(vm, flag)?;
        newlines.pending_cr = flag & 1 == 1;
        this.get_mut(vm).newlines = Some(newlines);
        let decoder = this.get(vm).decoder.clone();
        if !decoder.is_none() {
            let state = [buffer.clone(), ops::int(vm, flag >> 1)?];
            let state = tuple::from_slice(vm, &state)?.to_value();
            method(vm, &decoder, |n| &n.setstate, &[state])?;
        }
        Ok(())
    }

    #[py("reset($self, /)")]
    fn reset(vm: &mut Vm, this: &Ref<IncrementalNewlineDecoder>) -> Res<()> {
        let newlines = this.newlines(vm)?;
        this.get_mut(vm).newlines = Some(Newlines::new(newlines.translate));
        let decoder = this.get(vm).decoder.clone();
        if !decoder.is_none() {
            method(vm, &decoder, |n| &n.reset, &[])?;
        }
        Ok(())
    }

    #[getter("newlines")]
    fn get_newlines(vm: &mut Vm, this: &Ref<IncrementalNewlineDecoder>) -> Res<Value> {
        this.newlines(vm)?.value(vm)
    }
}
