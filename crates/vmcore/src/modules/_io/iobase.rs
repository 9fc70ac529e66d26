//! `_IOBase`: what all streams have.

use super::arguments::{Count, asks, attribute, attribute_or_none, method, ssize, unsupported};
use crate::heap::Buf;
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::bytearray::{self, ByteArray};
use crate::objects::bytes::{self, Bytes};
use crate::objects::instance::Instance;
use crate::objects::list::{self, List};
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::ops::call::Special;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Stands for the class: its instances are attributes alone.
pub struct IoBase;

fn is_stream(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is_subtype(vm, &vm.types().io_base)
}

/// Whether `_IOBase.close` was called.
fn closed_here(vm: &Vm, stream: &Value) -> bool {
    let name = vm.names().__IOBase_closed.clone();
    attrs::get(vm, stream, &name).is_some()
}

/// Whether the stream says that it is closed.
pub(super) fn is_closed(vm: &mut Vm, stream: &Value) -> Res<bool> {
    let closed = attribute(vm, stream, |n| &n.closed)?;
    ops::truth(vm, &closed)
}

/// ValueError if the stream is closed.
pub(super) fn check_closed(vm: &mut Vm, stream: &Value) -> Res<()> {
    match attribute_or_none(vm, stream, |n| &n.closed)? {
        Some(closed) if ops::truth(vm, &closed)? => Err(closed_error(vm)),
        _ => Ok(()),
    }
}

#[cold]
pub(super) fn closed_error(vm: &Vm) -> Raised {
    vm.value_error("I/O operation on closed file.")
}

/// What a stream may not be able to do.
#[derive(Clone, Copy)]
pub(super) enum Ability {
    Read,
    Write,
    Seek,
}

/// UnsupportedOperation unless the stream says that it can do that.
pub(super) fn check_ability(vm: &mut Vm, stream: &Value, ability: Ability) -> Res<()> {
    let (name, word): (Special, &str) = match ability {
        Ability::Read => (|n| &n.readable, "readable"),
        Ability::Write => (|n| &n.writable, "writable"),
        Ability::Seek => (|n| &n.seekable, "seekable"),
    };
    let answer = method(vm, stream, name, &[])?;
    if answer.is_true() { Ok(()) } else { Err(unsupported(vm, &format!("File or stream is not {word}."))) }
}

/// Closes: flushes, and is closed even if that fails.
pub(super) fn close(vm: &mut Vm, stream: &Value) -> Res<()> {
    if closed_here(vm, stream) {
        return Ok(());
    }
    let flushed = method(vm, stream, |n| &n.flush, &[]);
    let name = vm.names().__IOBase_closed.clone();
    attrs::set(vm, stream, &name, Value::TRUE)?;
    flushed.map(|_| ())
}

/// Does `second` even if the first failed. Where both fail, the second exception has the first as its context.
pub(super) fn then(vm: &mut Vm, first: Res<Value>, second: impl FnOnce(&mut Vm) -> Res<Value>) -> Res<Value> {
    let Err(raised) = first else { return second(vm) };
    let first = vm.take_raised(raised);
    match second(vm) {
        Ok(_) => Err(vm.raise(first)),
        Err(raised) => {
            let second = vm.take_raised(raised);
            second.get(vm).context.set(Some(first));
            Err(vm.raise(second))
        }
    }
}

/// The next line by `read` and, where there is one, `peek`.
fn readline(vm: &mut Vm, stream: &Value, limit: Option<usize>) -> Res<Ref<Bytes>> {
    let peek = attribute_or_none(vm, stream, |n| &n.peek)?;
    let mut line: Buf<u8> = Buf::new(vm.heap());
    while limit.is_none_or(|limit| line.len() < limit) {
        let mut wanted = 1;
        if let Some(peek) = &peek {
            let ahead = ops::call::call_positional(vm, peek, &[Value::small_int_wrapping(1)])?;
            let Some(ahead) = ahead.downcast::<Bytes>() else {
                let class = class_of(vm, &ahead).name(vm);
                let message = format!("peek() should have returned a bytes object, not '{class}'");
                return Err(super::arguments::os_error(vm, &message));
            };
            if !ahead.items().is_empty() {
                let most =
                    limit.map_or(ahead.items().len(), |limit| (limit - line.len()).min(ahead.items().len()));
                let found = memchr::memchr(b'\n', &ahead.items()[..most]);
                wanted = found.map_or(most, |at| at + 1);
            }
        }
        let read = method(vm, stream, |n| &n.read, &[Value::small_int_wrapping(wanted as i64)])?;
        let Some(read) = read.downcast::<Bytes>() else {
            let class = class_of(vm, &read).name(vm);
            let message = format!("read() should have returned a bytes object, not '{class}'");
            return Err(super::arguments::os_error(vm, &message));
        };
        vm.tick(1)?;
        if read.items().is_empty() {
            break;
        }
        line.extend_from_slice(read.items())?;
        if line.last() == Some(&b'\n') {
            break;
        }
    }
    Ok(bytes::from_slice(vm, &line)?)
}

#[methods("_io._IOBase", is = is_stream)]
impl IoBase {
    #[py("__new__($type, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<Instance> {
        attrs::new_instance(vm, class, Instance)
    }

    #[py("seek($self, offset, whence=os.SEEK_SET, /)", no_text_signature)]
    fn seek(
        vm: &mut Vm,
        _this: &Value,
        _offset: &Value,
        #[default(None)] _whence: Option<&Value>,
    ) -> Res<()> {
        Err(unsupported(vm, "seek"))
    }

    #[py("tell($self, /)")]
    fn tell(vm: &mut Vm, this: &Value) -> Res<Value> {
        method(vm, this, |n| &n.seek, &[Value::small_int_wrapping(0), Value::small_int_wrapping(1)])
    }

    #[py("truncate($self, /, *args)", no_text_signature)]
    fn truncate(vm: &mut Vm, _this: &Value, _args: &[Value]) -> Res<()> {
        Err(unsupported(vm, "truncate"))
    }

    #[py("flush($self, /)")]
    fn flush(vm: &mut Vm, this: &Value) -> Res<()> {
        if closed_here(vm, this) { Err(closed_error(vm)) } else { Ok(()) }
    }

    #[py("close($self, /)")]
    fn close(vm: &mut Vm, this: &Value) -> Res<()> {
        close(vm, this)
    }

    #[py("seekable($self, /)")]
    fn seekable(_this: &Value) -> bool {
        false
    }

    #[py("readable($self, /)")]
    fn readable(_this: &Value) -> bool {
        false
    }

    #[py("writable($self, /)")]
    fn writable(_this: &Value) -> bool {
        false
    }

    #[py("_checkClosed($self, /)", no_text_signature)]
    fn check_closed(vm: &mut Vm, this: &Value) -> Res<()> {
        check_closed(vm, this)
    }

    #[py("_checkSeekable($self, /)", no_text_signature)]
    fn check_seekable(vm: &mut Vm, this: &Value) -> Res<bool> {
        check_ability(vm, this, Ability::Seek).map(|()| true)
    }

    #[py("_checkReadable($self, /)", no_text_signature)]
    fn check_readable(vm: &mut Vm, this: &Value) -> Res<bool> {
        check_ability(vm, this, Ability::Read).map(|()| true)
    }

    #[py("_checkWritable($self, /)", no_text_signature)]
    fn check_writable(vm: &mut Vm, this: &Value) -> Res<bool> {
        check_ability(vm, this, Ability::Write).map(|()| true)
    }

    #[py("fileno($self, /)")]
    fn fileno(vm: &mut Vm, _this: &Value) -> Res<()> {
        Err(unsupported(vm, "fileno"))
    }

    #[py("isatty($self, /)")]
    fn isatty(vm: &mut Vm, this: &Value) -> Res<bool> {
        check_closed(vm, this)?;
        Ok(false)
    }

    #[py("__enter__($self, /)", no_text_signature, flavour = "method")]
    fn enter(vm: &mut Vm, this: &Value) -> Res<Value> {
        check_closed(vm, this)?;
        Ok(this.clone())
    }

    #[py("__exit__($self, /, *args)", no_text_signature, flavour = "method")]
    fn exit(vm: &mut Vm, this: &Value, _args: &[Value]) -> Res<Value> {
        method(vm, this, |n| &n.close, &[])
    }

    #[py("__iter__")]
    fn iter(vm: &mut Vm, this: &Value) -> Res<Value> {
        check_closed(vm, this)?;
        Ok(this.clone())
    }

    #[py("__next__")]
    fn next(vm: &mut Vm, this: &Value) -> Res<Value> {
        let line = method(vm, this, |n| &n.readline, &[])?;
        if ops::len(vm, &line)? == 0 { Err(vm.stop_iteration(&Value::NONE)) } else { Ok(line) }
    }

    /// Closes a stream that nobody closed. What goes wrong there is nobody's.
    #[py("__del__($self, /)", no_text_signature, flavour = "method")]
    fn del(vm: &mut Vm, this: &Value) -> Res<()> {
        let closed = match attribute_or_none(vm, this, |n| &n.closed) {
            Ok(Some(closed)) => ops::truth(vm, &closed),
            Ok(None) => return Ok(()),
            Err(raised) => Err(raised),
        };
        match closed {
            Ok(true) => return Ok(()),
            Ok(false) => {}
            Err(raised) => {
                drop(vm.take_raised(raised));
                return Ok(());
            }
        }
        let name = vm.names()._finalizing.clone();
        if let Err(raised) = ops::set_attr(vm, this, &name, &Value::TRUE) {
            drop(vm.take_raised(raised));
        }
        if let Err(raised) = method(vm, this, |n| &n.close, &[]) {
            drop(vm.take_raised(raised));
        }
        Ok(())
    }

    #[py("readline($self, size=-1, /)")]
    fn readline(vm: &mut Vm, this: &Value, size: Count) -> Res<Ref<Bytes>> {
        readline(vm, this, size.limit())
    }

    #[py("readlines($self, hint=-1, /)")]
    fn readlines(vm: &mut Vm, this: &Value, hint: Count) -> Res<Ref<List>> {
        let lines = list::new(vm);
        let iterator = ops::get_iter(vm, this)?;
        let mut read = 0;
        while let Some(line) = ops::next(vm, &iterator)? {
            lines.push(vm, line.clone())?;
            if hint.0 > 0 {
                read += ops::len(vm, &line)? as i64;
                if read > hint.0 {
                    break;
                }
            }
        }
        Ok(lines)
    }

    #[py("writelines($self, lines, /)")]
    fn writelines(vm: &mut Vm, this: &Value, lines: &Value) -> Res<()> {
        check_closed(vm, this)?;
        ops::iter::for_each(vm, lines, |vm, line| method(vm, this, |n| &n.write, &[line]).map(drop))
    }

    #[getter("closed")]
    fn closed(vm: &Vm, this: &Value) -> bool {
        closed_here(vm, this)
    }
}

/// Stands for `_RawIOBase`: streams of bytes without a buffer.
pub struct RawIoBase;

fn is_raw(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is_subtype(vm, &vm.types().raw_io_base)
}

/// What is read at once where there is no other measure (`io.DEFAULT_BUFFER_SIZE`).
pub(super) const BUFFER_SIZE: usize = 8192;

#[methods("_io._RawIOBase", is = is_raw)]
impl RawIoBase {
    #[py("read($self, size=-1, /)")]
    fn read(vm: &mut Vm, this: &Value, size: Count) -> Res<Value> {
        let Some(size) = size.limit() else { return method(vm, this, |n| &n.readall, &[]) };
        let mut items: Buf<u8> = Buf::new(vm.heap());
        items.fill_with(size, 0)?;
        let buffer: Ref<ByteArray> = bytearray::from_buf(vm, items);
        let read = method(vm, this, |n| &n.readinto, &[buffer.to_value()])?;
        if read.is_none() {
            return Ok(Value::NONE);
        }
        let read = ssize(vm, &read)?;
        let items = &buffer.get(vm).items;
        let len = usize::try_from(read).unwrap_or(0).min(items.len());
        Ok(bytes::from_slice(vm, &items[..len])?.into())
    }

    #[py("readall($self, /)")]
    fn readall(vm: &mut Vm, this: &Value) -> Res<Value> {
        let mut all: Buf<u8> = Buf::new(vm.heap());
        let size = Value::small_int_wrapping(BUFFER_SIZE as i64);
        let mut any = false;
        loop {
            let read = method(vm, this, |n| &n.read, std::slice::from_ref(&size))?;
            if read.is_none() && !any {
                return Ok(Value::NONE);
            }
            if read.is_none() {
                break;
            }
            let Some(read) = read.downcast::<Bytes>() else {
                return Err(vm.type_error("read() should return bytes"));
            };
            if read.items().is_empty() {
                break;
            }
            vm.tick(1)?;
            any = true;
            all.extend_from_slice(read.items())?;
        }
        Ok(bytes::from_slice(vm, &all)?.into())
    }

    #[py("readinto($self, buffer, /)", no_text_signature)]
    fn readinto(vm: &mut Vm, _this: &Value, _buffer: &Value) -> Res<()> {
        Err(vm.raise_with(&vm.types().not_implemented_error, &[]))
    }

    #[py("write($self, b, /)", no_text_signature)]
    fn write(vm: &mut Vm, _this: &Value, _b: &Value) -> Res<()> {
        Err(vm.raise_with(&vm.types().not_implemented_error, &[]))
    }
}

/// Stands for `_BufferedIOBase`: streams of bytes with a buffer.
pub struct BufferedIoBase;

fn is_buffered(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is_subtype(vm, &vm.types().buffered_io_base)
}

/// Reads into a buffer by reading bytes.
fn read_into(vm: &mut Vm, this: &Value, buffer: ops::WritableBytes<'_>, name: Special) -> Res<usize> {
    let wanted = buffer.len(vm)?;
    let read = method(vm, this, name, &[Value::small_int_wrapping(wanted as i64)])?;
    let Some(read) = read.downcast::<Bytes>() else {
        return Err(vm.type_error("read() should return bytes"));
    };
    let len = read.items().len();
    if len > wanted {
        return Err(vm.value_error(&format!(
            "read() returned too much data: {wanted} bytes requested, {len} returned"
        )));
    }
    buffer.write(vm, read.items())?;
    Ok(len)
}

#[methods("_io._BufferedIOBase", is = is_buffered)]
impl BufferedIoBase {
    #[py("detach($self, /)")]
    fn detach(vm: &mut Vm, _this: &Value) -> Res<()> {
        Err(unsupported(vm, "detach"))
    }

    #[py("read($self, /, *args)", no_text_signature)]
    fn read(vm: &mut Vm, _this: &Value, _args: &[Value]) -> Res<()> {
        Err(unsupported(vm, "read"))
    }

    #[py("read1($self, /, *args)", no_text_signature)]
    fn read1(vm: &mut Vm, _this: &Value, _args: &[Value]) -> Res<()> {
        Err(unsupported(vm, "read1"))
    }

    #[py("readinto($self, buffer, /)")]
    fn readinto(vm: &mut Vm, this: &Value, buffer: ops::WritableBytes<'_>) -> Res<usize> {
        read_into(vm, this, buffer, |n| &n.read)
    }

    #[py("readinto1($self, buffer, /)")]
    fn readinto1(vm: &mut Vm, this: &Value, buffer: ops::WritableBytes<'_>) -> Res<usize> {
        read_into(vm, this, buffer, |n| &n.read1)
    }

    #[py("write($self, /, *args)", no_text_signature)]
    fn write(vm: &mut Vm, _this: &Value, _args: &[Value]) -> Res<()> {
        Err(unsupported(vm, "write"))
    }
}

/// Stands for `_TextIOBase`: streams of text.
pub struct TextIoBase;

fn is_text(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is_subtype(vm, &vm.types().text_io_base)
}

#[methods("_io._TextIOBase", is = is_text)]
impl TextIoBase {
    #[py("detach($self, /, *args)", no_text_signature)]
    fn detach(vm: &mut Vm, _this: &Value, _args: &[Value]) -> Res<()> {
        Err(unsupported(vm, "detach"))
    }

    #[py("read($self, /, *args)", no_text_signature)]
    fn read(vm: &mut Vm, _this: &Value, _args: &[Value]) -> Res<()> {
        Err(unsupported(vm, "read"))
    }

    #[py("readline($self, /, *args)", no_text_signature)]
    fn readline(vm: &mut Vm, _this: &Value, _args: &[Value]) -> Res<()> {
        Err(unsupported(vm, "readline"))
    }

    #[py("write($self, /, *args)", no_text_signature)]
    fn write(vm: &mut Vm, _this: &Value, _args: &[Value]) -> Res<()> {
        Err(unsupported(vm, "write"))
    }

    #[getter("encoding")]
    fn encoding(_this: &Value) {}

    #[getter("newlines")]
    fn newlines(_this: &Value) {}

    #[getter("errors")]
    fn errors(_this: &Value) {}
}

/// Whether a stream beneath can do that; used where an answer of any truth will do.
pub(super) fn can(vm: &mut Vm, stream: &Value, ability: Ability) -> Res<bool> {
    match ability {
        Ability::Read => asks(vm, stream, |n| &n.readable),
        Ability::Write => asks(vm, stream, |n| &n.writable),
        Ability::Seek => asks(vm, stream, |n| &n.seekable),
    }
}
