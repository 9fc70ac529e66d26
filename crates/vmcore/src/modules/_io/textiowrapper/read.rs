//! Reading text.

use super::super::arguments::{attribute, method, os_error};
use super::super::newlines::{self, Ending};
use super::{Snapshot, TextIoWrapper, not_readable, write};
use crate::objects::str::{self, Str, StrBuilder};
use crate::objects::types::class_of;
use crate::ops::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Takes at most `count` characters of what was decoded; all of them without one.
fn take(vm: &mut Vm, this: &Ref<TextIoWrapper>, count: Option<usize>) -> Res<Ref<Str>> {
    let file = this.get(vm);
    let Some(text) = file.decoded.clone() else { return Ok(str::empty(vm)) };
    let (start, left) = (file.used.min(text.len()), file.left());
    let count = count.map_or(left, |count| count.min(left));
    this.get_mut(vm).used = start + count;
    Ok(str::substring(vm, &text, start..start + count)?)
}

/// What is asked for at once at most; more is never there.
const MOST: usize = 1 << 46;

/// Reads and decodes a chunk, for about `hint` characters. False at the end.
fn read_chunk(vm: &mut Vm, this: &Ref<TextIoWrapper>, buffer: &Value, hint: usize) -> Res<bool> {
    let Some(mut decoder) = this.get(vm).decoder.clone() else { return Err(not_readable(vm)) };
    let state = if this.get(vm).telling { Some(decoder.state(vm)?) } else { None };
    let file = this.get(vm);
    let wanted = (file.ratio.max(1.0) * hint as f64) as usize;
    let size = Value::small_int_wrapping(file.chunk_size.max(wanted).min(MOST) as i64);
    let has_read1 = file.has_read1;
    let chunk = match has_read1 {
        true => method(vm, buffer, |n| &n.read1, &[size])?,
        false => method(vm, buffer, |n| &n.read, &[size])?,
    };
    let Some(bytes) = BytesLike::of(&chunk) else {
        let (call, class) = (if has_read1 { "read1" } else { "read" }, class_of(vm, &chunk).name(vm));
        let message = format!("underlying {call}() should have returned a bytes-like object, not '{class}'");
        return Err(vm.type_error(&message));
    };
    let bytes = bytes.bytes(vm)?.into_owned();
    let at_end = bytes.is_empty();
    let text = decoder.decode(vm, &chunk, at_end)?;
    let more = !at_end || !text.is_empty();
    let file = this.get_mut(vm);
    file.decoder = Some(decoder);
    file.ratio = if text.is_empty() { 0.0 } else { bytes.len() as f64 / text.len() as f64 };
    if let Some((mut held, flags)) = state {
        held.extend_from_slice(&bytes);
        file.snapshot = Some(Snapshot { flags, input: held });
    }
    this.set_decoded(vm, Some(text));
    Ok(more)
}

/// `read(size)`
pub(super) fn read(vm: &mut Vm, this: &Ref<TextIoWrapper>, size: Option<usize>) -> Res<Ref<Str>> {
    let buffer = this.check_open(vm)?;
    let Some(mut decoder) = this.get(vm).decoder.clone() else { return Err(not_readable(vm)) };
    write::flush(vm, this, &buffer)?;
    let mut out = StrBuilder::new(vm);
    let Some(size) = size else {
        let bytes = method(vm, &buffer, |n| &n.read, &[])?;
        let rest = decoder.decode(vm, &bytes, true)?;
        this.get_mut(vm).decoder = Some(decoder);
        let first = take(vm, this, None)?;
        this.set_decoded(vm, None);
        this.get_mut(vm).snapshot = None;
        return Ok(str::concat(vm, &first, &rest)?);
    };
    let first = take(vm, this, Some(size))?;
    if first.len() == size {
        return Ok(first);
    }
    let mut left = size - first.len();
    out.push_view(first.view())?;
    while left > 0 {
        vm.tick(1)?;
        if !read_chunk(vm, this, &buffer, left)? {
            break;
        }
        let part = take(vm, this, Some(left))?;
        left -= part.len();
        out.push_view(part.view())?;
    }
    out.finish(vm)
}

/// `readline(limit)`
pub(super) fn readline(vm: &mut Vm, this: &Ref<TextIoWrapper>, limit: Option<usize>) -> Res<Ref<Str>> {
    let buffer = this.check_open(vm)?;
    write::flush(vm, this, &buffer)?;
    let newline = this.get(vm).newline;
    // What earlier chunks had of the line, of which everything before `searched` has no line ending.
    let mut line = StrBuilder::new(vm);
    let mut searched = 0;
    loop {
        vm.tick(1)?;
        let mut more = true;
        while more && this.get(vm).left() == 0 {
            more = read_chunk(vm, this, &buffer, 0)?;
        }
        if !more {
            this.set_decoded(vm, None);
            this.get_mut(vm).snapshot = None;
            let all = line.finish(vm)?;
            return match limit {
                Some(limit) if limit < all.len() => Ok(str::substring(vm, &all, 0..limit)?),
                _ => Ok(all),
            };
        }
        let file = this.get(vm);
        let (Some(text), used) = (file.decoded.clone(), file.used) else { continue };
        let before = line.view().len();
        if before == 0 {
            // Mostly a line lies within what was decoded.
            let end = match newlines::find(text.view(), used, newline) {
                Ending::At(end) => Some(end),
                Ending::None(_) => None,
            };
            let end = match (end, limit) {
                (Some(end), Some(limit)) => Some(end.min(used.saturating_add(limit))),
                (None, Some(limit)) if text.len() - used >= limit => Some(used + limit),
                (end, _) => end,
            };
            if let Some(end) = end {
                this.get_mut(vm).used = end;
                return Ok(str::substring(vm, &text, used..end)?);
            }
        }
        line.push_view(text.view().tail(used))?;
        let end = match newlines::find(line.view(), searched, newline) {
            Ending::At(end) => Some(end),
            Ending::None(safe) => {
                searched = safe;
                None
            }
        };
        let end = match (end, limit) {
            (Some(end), Some(limit)) => Some(end.min(limit)),
            (None, Some(limit)) if line.view().len() >= limit => Some(limit),
            (end, _) => end,
        };
        if let Some(end) = end {
            // What is behind the line stays decoded.
            this.get_mut(vm).used = (used + end.saturating_sub(before)).min(text.len());
            let all = line.finish(vm)?;
            return Ok(str::substring(vm, &all, 0..end)?);
        }
        this.set_decoded(vm, None);
    }
}

/// `__next__`
pub(super) fn next(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
    this.buffer(vm)?;
    this.get_mut(vm).telling = false;
    let line = if class_of(vm, this.as_value()).is(&vm.types().text_io_wrapper) {
        readline(vm, this, None)?.to_value()
    } else {
        method(vm, this.as_value(), |n| &n.readline, &[])?
    };
    let Some(text) = line.downcast::<Str>() else {
        let class = class_of(vm, &line).name(vm);
        let message = format!("readline() should have returned a str object, not '{class}'");
        return Err(os_error(vm, &message));
    };
    if text.is_empty() {
        let file = this.get_mut(vm);
        file.snapshot = None;
        file.telling = file.seekable;
        return Err(vm.stop_iteration(&Value::NONE));
    }
    Ok(line)
}

/// The name of the stream beneath.
pub(super) fn name(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
    let buffer = this.buffer(vm)?;
    attribute(vm, &buffer, |n| &n.name)
}
