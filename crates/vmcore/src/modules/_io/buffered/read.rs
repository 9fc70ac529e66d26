//! Reading through the buffer.

use super::super::arguments::{attribute_or_none, method};
use super::{Buffered, raw};
use crate::heap::Buf;
use crate::objects::bytes::{self, Bytes};
use crate::ops::{self, WritableBytes};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Reads on into the rest of the buffer; none where that would have to wait and the stream does not.
fn fill(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Option<usize>> {
    let start = this.get(vm).read_end.unwrap_or(0);
    let room = this.get(vm).size().saturating_sub(start);
    let Some(read) = raw::read(vm, this, room)? else { return Ok(None) };
    if !read.is_empty() {
        let buffered = this.get_mut(vm);
        let end = start + read.len();
        // A program's raw stream may have closed this meanwhile.
        if let Some(place) = buffered.buffer.get_mut(start..end) {
            place.copy_from_slice(&read);
            buffered.read_end = Some(end);
            buffered.raw_position = Some(end);
        }
    }
    Ok(Some(read.len()))
}

/// Takes as much as `count` of what is in the buffer.
fn take(vm: &mut Vm, this: &Ref<Buffered>, count: usize, into: &mut Buf<u8>) -> Res<usize> {
    let count = count.min(this.get(vm).ahead());
    let start = this.get(vm).position;
    let part = this.get(vm).buffer.get(start..start + count).unwrap_or_default();
    into.extend_from_slice(part)?;
    this.get_mut(vm).position += count;
    Ok(count)
}

fn as_bytes(vm: &Vm, buf: &[u8]) -> Res<Value> {
    Ok(bytes::from_slice(vm, buf)?.into())
}

/// `read(size)`
pub(super) fn read(vm: &mut Vm, this: &Ref<Buffered>, size: i64) -> Res<Value> {
    this.raw(vm)?;
    if size < -1 {
        return Err(vm.value_error("read length must be non-negative or -1"));
    }
    this.check_open(vm, "read of closed file")?;
    let Ok(size) = usize::try_from(size) else {
        return this.exclusively(vm, |vm| read_all(vm, this));
    };
    if size <= this.get(vm).ahead() {
        let part = this.get_mut(vm).take(size).to_vec();
        return as_bytes(vm, &part);
    }
    this.exclusively(vm, |vm| read_some(vm, this, size))
}

fn read_all(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
    let mut all: Buf<u8> = Buf::new(vm.heap());
    let had = take(vm, this, usize::MAX, &mut all)?;
    if this.get(vm).writable {
        this.flush_and_rewind(vm)?;
    }
    this.get_mut(vm).forget_read();
    let raw = this.raw(vm)?;
    if let Some(readall) = attribute_or_none(vm, &raw, |n| &n.readall)? {
        let rest = ops::call::call_positional(vm, &readall, &[])?;
        // What the raw stream read was not counted.
        this.get_mut(vm).absolute = None;
        if had == 0 && (rest.is_none() || rest.downcast::<Bytes>().is_some()) {
            return Ok(rest);
        }
        if let Some(rest) = rest.downcast::<Bytes>() {
            all.extend_from_slice(rest.items())?;
        } else if !rest.is_none() {
            return Err(vm.type_error("readall() should return bytes"));
        }
        return as_bytes(vm, &all);
    }
    loop {
        vm.tick(1)?;
        let more = method(vm, &raw, |n| &n.read, &[])?;
        let Some(read) = more.downcast::<Bytes>() else {
            if !more.is_none() {
                return Err(vm.type_error("read() should return bytes"));
            }
            return if all.is_empty() { Ok(more) } else { as_bytes(vm, &all) };
        };
        if read.items().is_empty() {
            return as_bytes(vm, &all);
        }
        all.extend_from_slice(read.items())?;
        if let Some(absolute) = &mut this.get_mut(vm).absolute {
            *absolute = absolute.saturating_add(read.items().len() as i64);
        }
    }
}

/// Reads `size` bytes, or what there is before the end: whole blocks past the buffer, the rest through it.
fn read_some(vm: &mut Vm, this: &Ref<Buffered>, size: usize) -> Res<Value> {
    let mut all: Buf<u8> = Buf::new(vm.heap());
    take(vm, this, size, &mut all)?;
    if this.get(vm).writable {
        this.flush_and_rewind(vm)?;
    }
    this.get_mut(vm).forget_read();
    let block = this.get(vm).size().max(1);
    while all.len() < size {
        let wanted = (size - all.len()) / block * block;
        if wanted == 0 {
            break;
        }
        vm.tick(1)?;
        match raw::read(vm, this, wanted)? {
            Some(read) if !read.is_empty() => all.extend_from_slice(&read)?,
            Some(_) => return as_bytes(vm, &all),
            None if !all.is_empty() => return as_bytes(vm, &all),
            None => return Ok(Value::NONE),
        }
    }
    let buffered = this.get_mut(vm);
    (buffered.position, buffered.raw_position, buffered.read_end) = (0, Some(0), Some(0));
    // Where this is enough, nothing more is read: it might never come.
    while all.len() < size && this.get(vm).read_end.unwrap_or(0) < this.get(vm).size() {
        match fill(vm, this)? {
            Some(0) => break,
            Some(_) => {
                let wanted = size - all.len();
                take(vm, this, wanted, &mut all)?;
            }
            None if !all.is_empty() => break,
            None => return Ok(Value::NONE),
        }
    }
    as_bytes(vm, &all)
}

/// `read1(size)`: with one call of the raw stream at most.
pub(super) fn read1(vm: &mut Vm, this: &Ref<Buffered>, size: i64) -> Res<Value> {
    this.raw(vm)?;
    let size = usize::try_from(size).unwrap_or(this.get(vm).size());
    this.check_open(vm, "read of closed file")?;
    if size == 0 {
        return as_bytes(vm, &[]);
    }
    let ahead = this.get(vm).ahead();
    if ahead > 0 {
        let part = this.get_mut(vm).take(size.min(ahead)).to_vec();
        return as_bytes(vm, &part);
    }
    this.exclusively(vm, |vm| {
        this.get_mut(vm).forget_read();
        let read = raw::read(vm, this, size)?.unwrap_or_default();
        as_bytes(vm, &read)
    })
}

/// `readinto(buffer)`, or `readinto1`.
pub(super) fn read_into(
    vm: &mut Vm,
    this: &Ref<Buffered>,
    buffer: WritableBytes<'_>,
    once: bool,
) -> Res<Option<usize>> {
    this.raw(vm)?;
    this.check_open(vm, "readinto of closed file")?;
    let size = buffer.len(vm)?;
    let mut all: Buf<u8> = Buf::new(vm.heap());
    let had = take(vm, this, size, &mut all)?;
    if had < size {
        let waited = this.exclusively(vm, |vm| {
            if this.get(vm).writable {
                this.flush_and_rewind(vm)?;
            }
            this.get_mut(vm).forget_read();
            this.get_mut(vm).position = 0;
            while all.len() < size {
                vm.tick(1)?;
                let wanted = size - all.len();
                let read = if wanted > this.get(vm).size() {
                    match raw::read(vm, this, wanted)? {
                        Some(read) => {
                            all.extend_from_slice(&read)?;
                            Some(read.len())
                        }
                        None => None,
                    }
                } else if once && !all.is_empty() {
                    Some(0)
                } else {
                    let filled = fill(vm, this)?;
                    take(vm, this, wanted, &mut all)?;
                    filled
                };
                match read {
                    Some(0) => break,
                    None => return Ok(all.is_empty()),
                    Some(_) if once => break,
                    Some(_) => {}
                }
            }
            Ok(false)
        })?;
        if waited {
            return Ok(None);
        }
    }
    buffer.write(vm, &all)?;
    Ok(Some(all.len()))
}

/// `readline(limit)`
pub(super) fn readline(vm: &mut Vm, this: &Ref<Buffered>, limit: Option<usize>) -> Res<Ref<Bytes>> {
    this.raw(vm)?;
    this.check_open(vm, "readline of closed file")?;
    // A line that is in the buffer needs nothing else.
    let buffered = this.get_mut(vm);
    let most = limit.map_or(buffered.ahead(), |limit| limit.min(buffered.ahead()));
    let start = buffered.position;
    let window = buffered.buffer.get(start..start + most).unwrap_or_default();
    let whole = match memchr::memchr(b'\n', window) {
        Some(at) => Some(at + 1),
        None if limit == Some(most) => Some(most),
        None => None,
    };
    if let Some(len) = whole {
        let line = buffered.take(len).to_vec();
        return Ok(bytes::from_slice(vm, &line)?);
    }
    let mut line: Buf<u8> = Buf::new(vm.heap());
    take(vm, this, most, &mut line)?;
    this.exclusively(vm, |vm| {
        if this.get(vm).writable {
            this.flush_and_rewind(vm)?;
        }
        loop {
            vm.tick(1)?;
            this.get_mut(vm).forget_read();
            let Some(read @ 1..) = fill(vm, this)? else { break };
            let most = limit.map_or(read, |limit| read.min(limit - line.len()));
            let window = this.get(vm).buffer.get(..most).unwrap_or_default();
            let found = memchr::memchr(b'\n', window);
            this.get_mut(vm).position = 0;
            take(vm, this, found.map_or(most, |at| at + 1), &mut line)?;
            if found.is_some() || limit == Some(line.len()) {
                break;
            }
        }
        Ok(())
    })?;
    Ok(bytes::from_slice(vm, &line)?)
}

/// `peek()`: what is in the buffer, filled if it is empty.
pub(super) fn peek(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
    this.raw(vm)?;
    this.check_open(vm, "peek of closed file")?;
    this.exclusively(vm, |vm| {
        if this.get(vm).writable {
            this.flush_and_rewind(vm)?;
        }
        if this.get(vm).ahead() == 0 {
            this.get_mut(vm).forget_read();
            fill(vm, this)?;
            this.get_mut(vm).position = 0;
        }
        let buffered = this.get(vm);
        let (start, end) = (buffered.position, buffered.position + buffered.ahead());
        let part = buffered.buffer.get(start..end).unwrap_or_default().to_vec();
        as_bytes(vm, &part)
    })
}
