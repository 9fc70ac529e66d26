//! Writing text.

use super::super::arguments::{method, unsupported};
use super::super::buffered::write_plain;
use super::super::newlines;
use super::TextIoWrapper;
use super::codec::Encoder;
use crate::objects::bytes;
use crate::objects::str::Str;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `write(text)`
pub(crate) fn write(vm: &mut Vm, this: &Ref<TextIoWrapper>, text: &Ref<Str>) -> Res<()> {
    let buffer = this.check_open(vm)?;
    let Some(encoder) = this.get(vm).encoder.clone() else {
        return Err(unsupported(vm, "not writable"));
    };
    let file = this.get(vm);
    let (line_buffering, write_through, chunk_size) =
        (file.line_buffering, file.write_through, file.chunk_size);
    let ends_line = line_buffering
        && (text.view().find_char(u32::from('\n')).is_some()
            || text.view().find_char(u32::from('\r')).is_some());
    let translated;
    let text = match file.newline.written() {
        Some(newline) => {
            translated = newlines::written(vm, text, newline)?;
            &translated
        }
        None => text,
    };
    // ASCII is what it is in all of these.
    if text.is_ascii() && matches!(encoder, Encoder::Builtin { .. }) {
        add(vm, this, &buffer, text.items(), chunk_size)?;
    } else {
        let encoded = encoder.encode(vm, text)?;
        add(vm, this, &buffer, encoded.items(), chunk_size)?;
    }
    if write_through && this.get(vm).pending.is_empty() {
        // Nothing is written too.
        give(vm, &buffer, &[])?;
    } else if ends_line || write_through || this.get(vm).pending.len() >= chunk_size {
        flush(vm, this, &buffer)?;
    }
    if ends_line {
        method(vm, &buffer, |n| &n.flush, &[])?;
    }
    if this.get(vm).snapshot.is_some() || this.get(vm).decoded.is_some() {
        this.set_decoded(vm, None);
        this.get_mut(vm).snapshot = None;
    }
    if let Some(mut decoder) = this.get(vm).decoder.clone() {
        decoder.reset(vm)?;
        this.get_mut(vm).decoder = Some(decoder);
    }
    Ok(())
}

/// Adds encoded text to what is pending, which is written first where both together would be too much.
fn add(vm: &mut Vm, this: &Ref<TextIoWrapper>, buffer: &Value, bytes: &[u8], chunk_size: usize) -> Res<()> {
    let pending = this.get(vm).pending.len();
    if pending > 0 && pending + bytes.len() > chunk_size {
        flush(vm, this, buffer)?;
    }
    Ok(this.get_mut(vm).pending.extend_from_slice(bytes)?)
}

/// Gives the stream beneath what is pending.
pub(super) fn flush(vm: &mut Vm, this: &Ref<TextIoWrapper>, buffer: &Value) -> Res<()> {
    if this.get(vm).pending.is_empty() {
        return Ok(());
    }
    let pending = this.get_mut(vm).pending.take();
    give(vm, buffer, &pending)
}

/// Writes bytes to the stream beneath.
fn give(vm: &mut Vm, buffer: &Value, bytes: &[u8]) -> Res<()> {
    if write_plain(vm, buffer, bytes)?.is_some() {
        return Ok(());
    }
    let bytes = bytes::from_slice(vm, bytes)?.to_value();
    loop {
        match method(vm, buffer, |n| &n.write, std::slice::from_ref(&bytes)) {
            Ok(_) => return Ok(()),
            Err(raised) => {
                let class = vm.types().interrupted_error.clone();
                crate::ops::raise::catch(vm, raised, &class)?;
                crate::runtime::breaker::check(vm)?;
            }
        }
    }
}
