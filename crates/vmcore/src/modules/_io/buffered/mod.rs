//! `BufferedReader`, `BufferedWriter` and `BufferedRandom`: one buffer over a raw stream (CPython's
//! `Modules/_io/bufferedio.c`, whose order of calls to the raw stream programs can see).
//!
//! The buffer holds bytes of the raw stream from position `raw - raw_position` on. Bytes up to `read_end` were read;
//! those from `write_start` to `write_end` are yet to be written.

mod classes;
mod raw;
mod read;
mod write;

pub use classes::{BufferedRandom, BufferedReader, BufferedWriter};
pub(super) use classes::{reader, write_plain, writer};

use super::arguments::{method, os_error, ssize};
use crate::heap::{Buf, Trace, Visit};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

pub struct Buffered {
    state: State,
    readable: bool,
    writable: bool,
    pub(super) finalizing: bool,
    buffer: Buf<u8>,
    /// Where reading and writing go on, in the buffer.
    position: usize,
    /// Where the raw stream stands, in terms of the buffer; none where that is not known.
    raw_position: Option<usize>,
    /// Where the raw stream stands; none where that is not known.
    absolute: Option<i64>,
    /// End of what was read; none where nothing is valid.
    read_end: Option<usize>,
    write_start: usize,
    /// End of what is yet to be written; none where nothing is.
    write_end: Option<usize>,
    /// Which thread is busy with the buffer: its state's address, or 0.
    owner: usize,
}

enum State {
    New,
    Attached(Value),
    Detached,
}

impl Trace for Buffered {
    fn trace(&self, visit: &mut Visit<'_>) {
        if let State::Attached(raw) = &self.state {
            visit(raw);
        }
    }

    fn bytes(&self) -> usize {
        self.buffer.bytes()
    }
}

impl Buffered {
    fn new(vm: &Vm, readable: bool, writable: bool) -> Buffered {
        Buffered {
            state: State::New,
            readable,
            writable,
            finalizing: false,
            buffer: Buf::new(vm.heap()),
            position: 0,
            raw_position: Some(0),
            absolute: None,
            read_end: None,
            write_start: 0,
            write_end: None,
            owner: 0,
        }
    }

    fn size(&self) -> usize {
        self.buffer.len()
    }

    /// How many bytes that were read are left.
    fn ahead(&self) -> usize {
        self.read_end.map_or(0, |end| end.saturating_sub(self.position))
    }

    /// How far the raw stream is ahead of this one.
    fn raw_offset(&self) -> i64 {
        match self.raw_position {
            Some(raw) if self.read_end.is_some() || self.write_end.is_some() => {
                raw as i64 - self.position as i64
            }
            _ => 0,
        }
    }

    fn move_to(&mut self, position: usize) {
        self.position = position;
        if let Some(end) = &mut self.read_end {
            *end = position.max(*end);
        }
    }

    fn forget_read(&mut self) {
        self.read_end = None;
    }

    fn forget_written(&mut self) {
        self.write_start = 0;
        self.write_end = None;
    }

    /// Takes `count` bytes, at most those that are there.
    fn take(&mut self, count: usize) -> &[u8] {
        let start = self.position.min(self.buffer.len());
        let end = start.saturating_add(count).min(self.buffer.len());
        self.position = end;
        &self.buffer[start..end]
    }
}

impl Ref<Buffered> {
    /// The raw stream. ValueError if there is none.
    pub(super) fn raw(&self, vm: &Vm) -> Res<Value> {
        match &self.get(vm).state {
            State::Attached(raw) => Ok(raw.clone()),
            State::Detached => Err(vm.value_error("raw stream has been detached")),
            State::New => Err(vm.value_error("I/O operation on uninitialized object")),
        }
    }

    fn is_closed(&self, vm: &mut Vm) -> Res<bool> {
        let raw = self.raw(vm)?;
        if let Some(file) = raw.downcast::<super::FileIo>().filter(|_| super::fileio::is_plain(vm, &raw)) {
            return Ok(file.is_closed(vm));
        }
        super::iobase::is_closed(vm, &raw)
    }

    /// ValueError, with these words, if the raw stream is closed.
    fn check_open(&self, vm: &mut Vm, message: &str) -> Res<()> {
        if self.is_closed(vm)? { Err(vm.value_error(message)) } else { Ok(()) }
    }

    /// Takes the raw stream, and starts with an empty buffer.
    fn attach(&self, vm: &mut Vm, raw: &Value, size: i64) -> Res<()> {
        let Some(size) = usize::try_from(size).ok().filter(|size| *size > 0) else {
            return Err(vm.value_error("buffer size must be strictly positive"));
        };
        let mut buffer: Buf<u8> = Buf::with_capacity(vm.heap(), size)?;
        buffer.fill_with(size, 0)?;
        let Buffered { readable, writable, .. } = *self.get(vm);
        let fresh =
            Buffered { state: State::Attached(raw.clone()), buffer, ..Buffered::new(vm, readable, writable) };
        let old = std::mem::replace(self.get_mut(vm), fresh);
        drop(old);
        if let Err(raised) = raw::tell(vm, self) {
            drop(vm.take_raised(raised));
        }
        Ok(())
    }

    /// Does `f` while no other thread may touch the buffer.
    fn exclusively<R>(&self, vm: &mut Vm, f: impl FnOnce(&mut Vm) -> Res<R>) -> Res<R> {
        let me = std::ptr::from_ref(vm.thread()) as usize;
        while self.get(vm).owner != 0 {
            if self.get(vm).owner == me {
                let shown = ops::format::repr(vm, self.as_value())?.to_string_lossy();
                return Err(vm.runtime_error(&format!("reentrant call inside {shown}")));
            }
            vm.blocking(std::thread::yield_now);
            crate::runtime::breaker::check(vm)?;
        }
        self.get_mut(vm).owner = me;
        let result = f(vm);
        self.get_mut(vm).owner = 0;
        result
    }

    /// Writes what is to be written, and forgets what was read ahead, so that the raw stream stands where this one does.
    fn flush_and_rewind(&self, vm: &mut Vm) -> Res<()> {
        write::flush(vm, self)?;
        if self.get(vm).readable {
            // The position is forgotten even if the raw stream cannot go back.
            let offset = self.get(vm).raw_offset();
            let moved = raw::seek(vm, self, -offset, 1);
            self.get_mut(vm).forget_read();
            moved?;
        }
        Ok(())
    }
}

/// `seek`
fn seek(vm: &mut Vm, this: &Ref<Buffered>, target: &Value, whence: i32) -> Res<i64> {
    if !matches!(whence, 0..=2 | libc::SEEK_DATA | libc::SEEK_HOLE) {
        return Err(vm.value_error(&format!("whence value {whence} unsupported")));
    }
    let raw = this.raw(vm)?;
    this.check_open(vm, "seek of closed file")?;
    super::iobase::check_ability(vm, &raw, super::iobase::Ability::Seek)?;
    let target = offset(vm, target)?;
    if matches!(whence, 0 | 1) && this.get(vm).readable {
        // Within what is in the buffer, only the position changes.
        let current = match this.get(vm).absolute {
            Some(known) => known,
            None => raw::tell(vm, this)?,
        };
        let buffered = this.get(vm);
        let ahead = buffered.ahead() as i64;
        if ahead > 0 {
            let here = current - buffered.raw_offset();
            let by = if whence == 0 { target.saturating_sub(here) } else { target };
            if by >= -(buffered.position as i64) && by <= ahead {
                let buffered = this.get_mut(vm);
                buffered.position = (buffered.position as i64 + by) as usize;
                return Ok(current - ahead + by);
            }
        }
    }
    this.exclusively(vm, |vm| {
        if this.get(vm).writable {
            write::flush(vm, this)?;
        }
        let target = if whence == 1 { target.saturating_sub(this.get(vm).raw_offset()) } else { target };
        let found = raw::seek(vm, this, target, whence)?;
        let buffered = this.get_mut(vm);
        buffered.raw_position = None;
        if buffered.readable {
            buffered.forget_read();
        }
        Ok(found)
    })
}

/// A position as programs give it (`PyNumber_AsOff_t` with ValueError).
fn offset(vm: &mut Vm, value: &Value) -> Res<i64> {
    let index = ops::index(vm, value)?;
    crate::objects::int::to_i64(&index).ok_or_else(|| {
        let class = class_of(vm, value).name(vm);
        vm.value_error(&format!("cannot fit '{class}' into an offset-sized integer"))
    })
}

fn truncate(vm: &mut Vm, this: &Ref<Buffered>, position: Option<&Value>) -> Res<Value> {
    let raw = this.raw(vm)?;
    this.check_open(vm, "truncate of closed file")?;
    if !this.get(vm).writable {
        return Err(super::arguments::unsupported(vm, "truncate"));
    }
    this.exclusively(vm, |vm| {
        this.flush_and_rewind(vm)?;
        let position = position.cloned().unwrap_or(Value::NONE);
        let done = method(vm, &raw, |n| &n.truncate, &[position])?;
        if let Err(raised) = raw::tell(vm, this) {
            drop(vm.take_raised(raised));
        }
        Ok(done)
    })
}

/// Closes: flushes, and the raw stream is closed even if that fails.
fn close(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
    if this.is_closed(vm)? {
        return Ok(Value::NONE);
    }
    let raw = this.raw(vm)?;
    if this.get(vm).finalizing {
        warn_unclosed(vm, &raw, this.as_value());
    }
    let flushed = method(vm, this.as_value(), |n| &n.flush, &[]);
    let closed = super::iobase::then(vm, flushed, |vm| method(vm, &raw, |n| &n.close, &[]));
    let empty = Buf::new(vm.heap());
    let buffered = this.get_mut(vm);
    let old = std::mem::replace(&mut buffered.buffer, empty);
    (buffered.read_end, buffered.write_end, buffered.position) = (None, None, 0);
    drop(old);
    closed
}

/// Has the raw stream say that nobody closed it.
pub(super) fn warn_unclosed(vm: &mut Vm, raw: &Value, source: &Value) {
    if let Err(raised) = method(vm, raw, |n| &n._dealloc_warn, std::slice::from_ref(source)) {
        drop(vm.take_raised(raised));
    }
}

/// What a raw stream answered as a number of bytes: at most `most`.
fn count(vm: &mut Vm, answer: &Value, most: usize, call: &str) -> Res<usize> {
    let count = match ssize(vm, answer) {
        Ok(count) => count,
        Err(raised) if call == "readinto" => return Err(failed(vm, raised, call)),
        // What is wrong with the answer to `write` is not told.
        Err(raised) => {
            drop(vm.take_raised(raised));
            -1
        }
    };
    match usize::try_from(count).ok().filter(|count| *count <= most) {
        Some(count) => Ok(count),
        None => Err(os_error(
            vm,
            &format!("raw {call}() returned invalid length {count} (should have been between 0 and {most})"),
        )),
    }
}

/// OSError because of what the raw stream answered.
fn failed(vm: &mut Vm, raised: Raised, call: &str) -> Raised {
    let cause = vm.take_raised(raised);
    let raised = os_error(vm, &format!("raw {call}() failed"));
    ops::raise::with_cause(vm, raised, cause)
}
