//! The raw stream beneath a buffer. Where it is a plain `FileIO`, its own functions are called.

use super::super::arguments::{method, os_error};
use super::super::fileio::{FileIo, is_plain};
use super::Buffered;
use crate::heap::Buf;
use crate::objects::bytearray;
use crate::objects::memoryview;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

fn position(vm: &mut Vm, this: &Ref<Buffered>, answer: &Value) -> Res<i64> {
    let position = super::offset(vm, answer)?;
    if position < 0 {
        let message = format!("Raw stream returned invalid position {position}");
        return Err(os_error(vm, &message));
    }
    this.get_mut(vm).absolute = Some(position);
    Ok(position)
}

/// Where the raw stream stands.
pub(super) fn tell(vm: &mut Vm, this: &Ref<Buffered>) -> Res<i64> {
    this.get_mut(vm).absolute = None;
    let raw = this.raw(vm)?;
    let answer = method(vm, &raw, |n| &n.tell, &[])?;
    position(vm, this, &answer)
}

pub(super) fn seek(vm: &mut Vm, this: &Ref<Buffered>, target: i64, whence: i32) -> Res<i64> {
    let raw = this.raw(vm)?;
    let target = ops::int(vm, target)?;
    let whence = Value::small_int_wrapping(i64::from(whence));
    let answer = method(vm, &raw, |n| &n.seek, &[target, whence])?;
    position(vm, this, &answer)
}

fn advance(vm: &mut Vm, this: &Ref<Buffered>, count: usize) {
    if let Some(absolute) = &mut this.get_mut(vm).absolute {
        *absolute = absolute.saturating_add(count as i64);
    }
}

/// Reads at most `room` bytes; none where that would have to wait and the stream does not.
pub(super) fn read(vm: &mut Vm, this: &Ref<Buffered>, room: usize) -> Res<Option<Vec<u8>>> {
    let raw = this.raw(vm)?;
    drop(crate::objects::str::room_for(vm, room)?);
    let read = match raw.downcast::<FileIo>().filter(|_| is_plain(vm, &raw)) {
        Some(file) => {
            let mut bytes = vec![0; room];
            match file.read_into(vm, &mut bytes)? {
                None => return Ok(None),
                Some(count) => {
                    bytes.truncate(count);
                    bytes
                }
            }
        }
        None => {
            let mut items: Buf<u8> = Buf::with_capacity(vm.heap(), room)?;
            items.fill_with(room, 0)?;
            let array = bytearray::from_buf(vm, items);
            let view = memoryview::new(vm, array.as_value())?;
            let answer = call_again(vm, &raw, |n| &n.readinto, view.to_value())?;
            if answer.is_none() {
                return Ok(None);
            }
            let count = super::count(vm, &answer, room, "readinto")?;
            array.get(vm).items.get(..count).unwrap_or_default().to_vec()
        }
    };
    advance(vm, this, read.len());
    Ok(Some(read))
}

/// Writes what the raw stream takes of `bytes`; none where that would have to wait and the stream does not.
pub(super) fn write(vm: &mut Vm, this: &Ref<Buffered>, bytes: &[u8]) -> Res<Option<usize>> {
    let raw = this.raw(vm)?;
    let written = match raw.downcast::<FileIo>().filter(|_| is_plain(vm, &raw)) {
        Some(file) => match file.write(vm, bytes)? {
            None => return Ok(None),
            Some(count) => count,
        },
        None => {
            let object = crate::objects::bytes::from_slice(vm, bytes)?;
            let view = memoryview::new(vm, object.as_value())?;
            let answer = call_again(vm, &raw, |n| &n.write, view.to_value())?;
            if answer.is_none() {
                return Ok(None);
            }
            super::count(vm, &answer, bytes.len(), "write")?
        }
    };
    advance(vm, this, written);
    Ok(Some(written))
}

/// Calls a method again for as long as a signal interrupts it.
fn call_again(vm: &mut Vm, raw: &Value, name: ops::call::Special, argument: Value) -> Res<Value> {
    loop {
        match method(vm, raw, name, std::slice::from_ref(&argument)) {
            Ok(answer) => return Ok(answer),
            Err(raised) => {
                let class = vm.types().interrupted_error.clone();
                ops::raise::catch(vm, raised, &class)?;
                crate::runtime::breaker::check(vm)?;
            }
        }
    }
}
