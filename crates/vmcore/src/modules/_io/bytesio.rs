//! `BytesIO`: a file in memory.

use super::arguments::Count;
use crate::heap::{Buf, Trace, Visit};
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::bytearray::{self, ByteArray};
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::Dict;
use crate::objects::list::{self, List};
use crate::objects::memoryview::{self, MemoryView};
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::ops::{self, BytesLike, WritableBytes};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct BytesIo {
    /// None once it is closed. A bytearray, so that views of it keep its length.
    content: Option<Ref<ByteArray>>,
    position: usize,
}

impl Trace for BytesIo {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.content.iter().for_each(|content| visit(content.as_value()));
    }
}

impl Ref<BytesIo> {
    /// The content. ValueError if the file is closed.
    fn content(&self, vm: &Vm) -> Res<Ref<ByteArray>> {
        match &self.get(vm).content {
            Some(content) => Ok(content.clone()),
            None => Err(vm.value_error("I/O operation on closed file.")),
        }
    }

    /// The content, for changing its length. BufferError while there are views of it.
    fn resizable(&self, vm: &mut Vm) -> Res<Ref<ByteArray>> {
        let content = self.content(vm)?;
        content.resizable(vm)?;
        Ok(content)
    }

    /// Goes on by `len` bytes at most, and gives them.
    fn take(&self, vm: &mut Vm, len: usize) -> Res<Ref<Bytes>> {
        let content = self.content(vm)?;
        let items = &content.get(vm).items;
        let start = self.get(vm).position.min(items.len());
        let end = start.saturating_add(len).min(items.len());
        let part = bytes::from_slice(vm, &items[start..end])?;
        self.get_mut(vm).position += part.items().len();
        Ok(part)
    }

    /// The length of the next line, at most `limit`.
    fn line(&self, vm: &Vm, limit: Option<usize>) -> Res<usize> {
        let content = self.content(vm)?;
        let items = &content.get(vm).items;
        let rest = items.get(self.get(vm).position..).unwrap_or_default();
        let rest = &rest[..limit.map_or(rest.len(), |limit| limit.min(rest.len()))];
        Ok(memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1))
    }

    fn readline(&self, vm: &mut Vm, limit: Option<usize>) -> Res<Ref<Bytes>> {
        let len = self.line(vm, limit)?;
        self.take(vm, len)
    }

    fn write(&self, vm: &mut Vm, data: &Value) -> Res<usize> {
        let content = self.resizable(vm)?;
        match data.downcast::<Bytes>() {
            Some(data) => self.put(vm, &content, data.items()),
            None => {
                let data = BytesLike::required(vm, data)?.bytes(vm)?.into_owned();
                self.put(vm, &content, &data)
            }
        }
    }

    fn put(&self, vm: &mut Vm, content: &Ref<ByteArray>, data: &[u8]) -> Res<usize> {
        if data.is_empty() {
            return Ok(0);
        }
        let start = self.get(vm).position;
        let Some(end) = start.checked_add(data.len()) else {
            return Err(vm.overflow_error("new position too large"));
        };
        let items = &mut content.get_mut(vm).items;
        if items.len() < start {
            items.fill_with(start - items.len(), 0)?;
        }
        let over = data.len().min(items.len() - start);
        items[start..start + over].copy_from_slice(&data[..over]);
        items.extend_from_slice(&data[over..])?;
        self.get_mut(vm).position = end;
        Ok(data.len())
    }
}

fn of_bytes(vm: &Vm, data: &[u8]) -> Res<Ref<ByteArray>> {
    Ok(bytearray::from_buf(vm, Buf::from_slice(vm.heap(), data)?))
}

#[methods("_io.BytesIO")]
impl BytesIo {
    #[py("__new__($type, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Res<Ref<BytesIo>> {
        let content = Some(of_bytes(vm, &[])?);
        Ok(attrs::new_instance(vm, class, BytesIo { content, position: 0 }))
    }

    #[py("__init__($self, /, initial_bytes=b'')", name = "BytesIO")]
    fn init(vm: &mut Vm, this: &Ref<BytesIo>, #[default(None)] initial_bytes: Option<&Value>) -> Res<()> {
        if this.get(vm).content.is_some() {
            this.resizable(vm)?;
        }
        let data = match initial_bytes.filter(|initial| !initial.is_none()) {
            Some(initial) => BytesLike::required(vm, initial)?.bytes(vm)?.into_owned(),
            None => Vec::new(),
        };
        let content = of_bytes(vm, &data)?;
        let old = std::mem::replace(this.get_mut(vm), BytesIo { content: Some(content), position: 0 });
        drop(old);
        Ok(())
    }

    #[py("readable($self, /)")]
    fn readable(vm: &mut Vm, this: &Ref<BytesIo>) -> Res<bool> {
        this.content(vm).map(|_| true)
    }

    #[py("writable($self, /)")]
    fn writable(vm: &mut Vm, this: &Ref<BytesIo>) -> Res<bool> {
        this.content(vm).map(|_| true)
    }

    #[py("seekable($self, /)")]
    fn seekable(vm: &mut Vm, this: &Ref<BytesIo>) -> Res<bool> {
        this.content(vm).map(|_| true)
    }

    #[py("flush($self, /)")]
    fn flush(vm: &mut Vm, this: &Ref<BytesIo>) -> Res<()> {
        this.content(vm).map(|_| ())
    }

    #[py("isatty($self, /)")]
    fn isatty(vm: &mut Vm, this: &Ref<BytesIo>) -> Res<bool> {
        this.content(vm).map(|_| false)
    }

    #[py("close($self, /)")]
    fn close(vm: &mut Vm, this: &Ref<BytesIo>) -> Res<()> {
        if this.get(vm).content.is_some() {
            this.resizable(vm)?;
        }
        let old = this.get_mut(vm).content.take();
        drop(old);
        Ok(())
    }

    #[py("tell($self, /)")]
    fn tell(vm: &mut Vm, this: &Ref<BytesIo>) -> Res<usize> {
        this.content(vm)?;
        Ok(this.get(vm).position)
    }

    #[py("write($self, b, /)")]
    fn write(vm: &mut Vm, this: &Ref<BytesIo>, b: &Value) -> Res<usize> {
        this.write(vm, b)
    }

    #[py("writelines($self, lines, /)")]
    fn writelines(vm: &mut Vm, this: &Ref<BytesIo>, lines: &Value) -> Res<()> {
        this.content(vm)?;
        ops::iter::for_each(vm, lines, |vm, line| this.write(vm, &line).map(drop))
    }

    #[py("read($self, size=-1, /)")]
    fn read(vm: &mut Vm, this: &Ref<BytesIo>, size: Count) -> Res<Ref<Bytes>> {
        this.take(vm, size.limit().unwrap_or(usize::MAX))
    }

    #[py("read1($self, size=-1, /)")]
    fn read1(vm: &mut Vm, this: &Ref<BytesIo>, size: Count) -> Res<Ref<Bytes>> {
        BytesIo::read(vm, this, size)
    }

    #[py("readinto($self, buffer, /)")]
    fn readinto(vm: &mut Vm, this: &Ref<BytesIo>, buffer: WritableBytes<'_>) -> Res<usize> {
        let len = buffer.len(vm)?;
        let part = this.take(vm, len)?;
        buffer.write(vm, part.items())?;
        Ok(part.items().len())
    }

    #[py("readline($self, size=-1, /)")]
    fn readline(vm: &mut Vm, this: &Ref<BytesIo>, size: Count) -> Res<Ref<Bytes>> {
        this.readline(vm, size.limit())
    }

    #[py("readlines($self, size=None, /)")]
    fn readlines(vm: &mut Vm, this: &Ref<BytesIo>, size: Count) -> Res<Ref<List>> {
        this.content(vm)?;
        let lines = list::new(vm);
        let mut read = 0;
        loop {
            vm.tick(1)?;
            let line = this.readline(vm, None)?;
            if line.items().is_empty() {
                return Ok(lines);
            }
            read += line.items().len() as i64;
            lines.push(vm, line.into())?;
            if size.0 > 0 && read >= size.0 {
                return Ok(lines);
            }
        }
    }

    #[py("__iter__")]
    fn iter(this: &Ref<BytesIo>) -> Value {
        this.to_value()
    }

    #[py("__next__")]
    fn next(vm: &mut Vm, this: &Ref<BytesIo>) -> Res<Ref<Bytes>> {
        let line = this.readline(vm, None)?;
        if line.items().is_empty() { Err(vm.stop_iteration(&Value::NONE)) } else { Ok(line) }
    }

    #[py("getbuffer($self, /)")]
    fn getbuffer(vm: &mut Vm, this: &Ref<BytesIo>) -> Res<Ref<MemoryView>> {
        let content = this.content(vm)?;
        memoryview::new(vm, content.as_value())
    }

    #[py("getvalue($self, /)")]
    fn getvalue(vm: &mut Vm, this: &Ref<BytesIo>) -> Res<Ref<Bytes>> {
        let content = this.content(vm)?;
        Ok(bytes::from_slice(vm, &content.get(vm).items)?)
    }

    #[py("seek($self, pos, whence=0, /)")]
    fn seek(vm: &mut Vm, this: &Ref<BytesIo>, pos: i64, whence: i32) -> Res<usize> {
        let content = this.content(vm)?;
        if pos < 0 && whence == 0 {
            return Err(vm.value_error(&format!("negative seek value {pos}")));
        }
        let from = match whence {
            0 => 0,
            1 => this.get(vm).position as i64,
            2 => content.get(vm).items.len() as i64,
            _ => {
                return Err(vm.value_error(&format!("invalid whence ({whence}, should be 0, 1 or 2)")));
            }
        };
        let Some(position) = from.checked_add(pos) else {
            return Err(vm.overflow_error("new position too large"));
        };
        let position = usize::try_from(position).unwrap_or(0);
        this.get_mut(vm).position = position;
        Ok(position)
    }

    #[py("truncate($self, size=None, /)")]
    fn truncate(vm: &mut Vm, this: &Ref<BytesIo>, size: Option<&Value>) -> Res<i64> {
        let content = this.resizable(vm)?;
        let size = match size {
            None => this.get(vm).position as i64,
            Some(size) => {
                if !ops::has_index(vm, size) {
                    let class = class_of(vm, size).name(vm);
                    let message = format!("argument should be integer or None, not '{class}'");
                    return Err(vm.type_error(&message));
                }
                super::arguments::ssize(vm, size)?
            }
        };
        let Ok(len) = usize::try_from(size) else {
            return Err(vm.value_error(&format!("negative size value {size}")));
        };
        content.get_mut(vm).items.truncate(len);
        Ok(size)
    }

    #[py("__getstate__($self, /)", no_text_signature, flavour = "method")]
    fn getstate(vm: &mut Vm, this: &Ref<BytesIo>) -> Res<Ref<Tuple>> {
        let value = BytesIo::getvalue(vm, this)?.to_value();
        let position = ops::int(vm, this.get(vm).position as i64)?;
        let dict = attrs::existing_dict(vm, this.as_value());
        let dict = match dict {
            Some(dict) => super::copied(vm, &dict)?,
            None => Value::NONE,
        };
        Ok(tuple::from_slice(vm, &[value, position, dict])?)
    }

    #[py("__setstate__($self, state, /)", no_text_signature, flavour = "method")]
    fn setstate(vm: &mut Vm, this: &Ref<BytesIo>, state: &Value) -> Res<()> {
        let Some([value, position, dict, ..]) = state.downcast::<Tuple>().map(|state| state.items()) else {
            let own = class_of(vm, this.as_value()).name(vm);
            let given = class_of(vm, state).name(vm);
            let message = format!("{own}.__setstate__ argument should be 3-tuple, got {given}");
            return Err(vm.type_error(&message));
        };
        let data = BytesLike::required(vm, value)?.bytes(vm)?.into_owned();
        let content = of_bytes(vm, &data)?;
        if !crate::objects::int::is_int(vm, position) {
            let given = class_of(vm, position).name(vm);
            let message = format!("second item of state must be an integer, not {given}");
            return Err(vm.type_error(&message));
        }
        let position = super::arguments::ssize(vm, position)?;
        let Ok(position) = usize::try_from(position) else {
            return Err(vm.value_error("position value cannot be negative"));
        };
        let old = std::mem::replace(this.get_mut(vm), BytesIo { content: Some(content), position });
        drop(old);
        match dict.downcast::<Dict>() {
            Some(dict) => attrs::dict_of(vm, this.as_value()).update(vm, dict.as_value()),
            None if dict.is_none() => Ok(()),
            None => {
                let given = class_of(vm, dict).name(vm);
                let message = format!("third item of state should be a dict, got a {given}");
                Err(vm.type_error(&message))
            }
        }
    }

    #[py("__sizeof__($self, /)", no_text_signature, flavour = "method")]
    fn sizeof(vm: &Vm, this: &Ref<BytesIo>) -> usize {
        80 + this.get(vm).content.as_ref().map_or(0, |content| content.get(vm).items.len())
    }

    #[getter("closed")]
    fn closed(vm: &Vm, this: &Ref<BytesIo>) -> bool {
        this.get(vm).content.is_none()
    }
}
