//! Writing through the buffer.

use super::super::fileio::is_plain;
use super::{Buffered, raw};
use crate::objects::exception::os_error;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Raises BlockingIOError: so many bytes were taken. There is an error number only where the system gave one.
fn would_block(vm: &mut Vm, this: &Ref<Buffered>, written: usize) -> Raised {
    let of_system = this.raw(vm).is_ok_and(|raw| is_plain(vm, &raw));
    let blocking = vm.types().blocking_io_error.clone();
    let made: Res<_> = (|| {
        let message = vm.str("write could not complete without blocking")?.into();
        let errno = if of_system { libc::EAGAIN } else { 0 };
        let errno = Value::small_int_wrapping(i64::from(errno));
        os_error::make_of(vm, &blocking, &[errno, message, Value::small_int_wrapping(written as i64)])
    })();
    match made {
        Ok(exception) => vm.raise_in_context(exception),
        Err(raised) => raised,
    }
}

/// Writes what is yet to be written.
pub(super) fn flush(vm: &mut Vm, this: &Ref<Buffered>) -> Res<()> {
    let buffered = this.get(vm);
    let pending = buffered.write_end.is_some_and(|end| buffered.write_start < end);
    if !pending {
        this.get_mut(vm).forget_written();
        return Ok(());
    }
    // First the raw stream goes to where this begins.
    let rewind = buffered.raw_offset() + (buffered.position as i64 - buffered.write_start as i64);
    if rewind != 0 {
        raw::seek(vm, this, -rewind, 1)?;
        let buffered = this.get_mut(vm);
        let raw_position = buffered.raw_position.map_or(0, |at| at as i64) - rewind;
        buffered.raw_position = usize::try_from(raw_position).ok();
    }
    loop {
        let buffered = this.get(vm);
        let (start, end) = (buffered.write_start, buffered.write_end.unwrap_or(0));
        let Some(part) = buffered.buffer.get(start..end).filter(|part| !part.is_empty()) else { break };
        let part = part.to_vec();
        match raw::write(vm, this, &part)? {
            None => return Err(would_block(vm, this, 0)),
            Some(written) => {
                let buffered = this.get_mut(vm);
                buffered.write_start += written;
                buffered.raw_position = Some(buffered.write_start);
            }
        }
        if this.get(vm).write_start < end {
            // Partial writes come of signals, among others.
            crate::runtime::breaker::check(vm)?;
        }
    }
    this.get_mut(vm).forget_written();
    Ok(())
}

/// Puts bytes into the buffer at its position. They fit.
fn put(buffered: &mut Buffered, bytes: &[u8]) {
    let start = buffered.position;
    let end = start + bytes.len();
    let Some(place) = buffered.buffer.get_mut(start..end) else { return };
    place.copy_from_slice(bytes);
    if buffered.write_end.is_none() || buffered.write_start > start {
        buffered.write_start = start;
    }
    buffered.move_to(end);
    buffered.write_end = Some(buffered.write_end.unwrap_or(0).max(end));
}

/// `write(bytes)`: all of them, unless the raw stream does not wait.
pub(super) fn write(vm: &mut Vm, this: &Ref<Buffered>, bytes: &[u8]) -> Res<usize> {
    this.raw(vm)?;
    this.exclusively(vm, |vm| {
        // Checked again: another thread may have closed the file while this one waited for its turn.
        this.check_open(vm, "write to closed file")?;
        let buffered = this.get_mut(vm);
        if buffered.read_end.is_none() && buffered.write_end.is_none() {
            (buffered.position, buffered.raw_position) = (0, Some(0));
        }
        let room = buffered.size().saturating_sub(buffered.position);
        if bytes.len() <= room && bytes.len() < buffered.size() {
            put(buffered, bytes);
            return Ok(bytes.len());
        }
        if let Err(raised) = flush(vm, this) {
            return after_blocked_flush(vm, this, raised, bytes);
        }
        let offset = this.get(vm).raw_offset();
        if offset != 0 {
            raw::seek(vm, this, -offset, 1)?;
            let buffered = this.get_mut(vm);
            let raw_position = buffered.raw_position.map_or(0, |at| at as i64) - offset;
            buffered.raw_position = usize::try_from(raw_position).ok();
        }
        let mut rest = bytes;
        while rest.len() > this.get(vm).size() {
            match raw::write(vm, this, rest)? {
                None => return keep_what_fits(vm, this, bytes, rest),
                Some(written) => rest = rest.get(written..).unwrap_or_default(),
            }
            crate::runtime::breaker::check(vm)?;
        }
        let buffered = this.get_mut(vm);
        if buffered.readable {
            buffered.forget_read();
        }
        if !rest.is_empty() {
            buffered.position = 0;
            put(buffered, rest);
        }
        let buffered = this.get_mut(vm);
        (buffered.write_start, buffered.raw_position) = (0, Some(0));
        buffered.write_end = Some(rest.len());
        buffered.move_to(rest.len());
        Ok(bytes.len())
    })
}

/// The raw stream takes nothing more: the buffer takes what fits.
fn keep_what_fits(vm: &mut Vm, this: &Ref<Buffered>, bytes: &[u8], rest: &[u8]) -> Res<usize> {
    let buffered = this.get_mut(vm);
    let fits = buffered.size().min(rest.len());
    (buffered.position, buffered.raw_position) = (0, Some(0));
    buffered.forget_written();
    put(buffered, &rest[..fits]);
    let written = bytes.len() - rest.len() + fits;
    Err(would_block(vm, this, written))
}

/// A flush before a write could not go through. If the stream does not wait, what fits behind what is pending is taken.
fn after_blocked_flush(vm: &mut Vm, this: &Ref<Buffered>, raised: Raised, bytes: &[u8]) -> Res<usize> {
    let class = vm.types().blocking_io_error.clone();
    let error = ops::raise::catch(vm, raised, &class)?;
    let buffered = this.get_mut(vm);
    if buffered.readable {
        buffered.forget_read();
    }
    // What was written makes room at the buffer's start.
    let (start, end) = (buffered.write_start, buffered.write_end.unwrap_or(0));
    if start <= end && end <= buffered.buffer.len() {
        buffered.buffer.copy_within(start..end, 0);
    }
    let pending = end.saturating_sub(start);
    (buffered.write_start, buffered.write_end, buffered.position) = (0, Some(pending), pending);
    buffered.raw_position = Some(0);
    let room = buffered.size().saturating_sub(pending);
    if bytes.len() <= room {
        put(buffered, bytes);
        return Ok(bytes.len());
    }
    put(buffered, &bytes[..room]);
    drop(error);
    Err(would_block(vm, this, room))
}
