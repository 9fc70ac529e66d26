//! `BufferedRWPair`: a stream to read from and one to write to, such as the two ends of a socket.

use super::arguments::{attribute, method};
use super::buffered;
use super::iobase::{Ability, BUFFER_SIZE, check_ability, then};
use crate::heap::{Trace, Visit};
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::types::Type;
use crate::ops::call::Special;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[derive(Default)]
pub struct BufferedRwPair {
    reader: Option<Value>,
    writer: Option<Value>,
}

impl Trace for BufferedRwPair {
    fn trace(&self, visit: &mut Visit<'_>) {
        [&self.reader, &self.writer].into_iter().flatten().for_each(visit);
    }
}

/// Calls a method of one of the two.
fn forward(vm: &mut Vm, stream: Option<Value>, name: Special, args: &[Value]) -> Res<Value> {
    match stream {
        Some(stream) => method(vm, &stream, name, args),
        None => Err(vm.value_error("I/O operation on uninitialized object")),
    }
}

macro_rules! forwarded {
    ($($function:ident $name:ident $text:literal $stream:ident;)*) => {
        #[methods(FORWARDED)]
        impl BufferedRwPair {
            $(
                #[py($text, no_text_signature)]
                fn $function(vm: &mut Vm, this: &Ref<BufferedRwPair>, args: &[Value]) -> Res<Value> {
                    let stream = this.get(vm).$stream.clone();
                    forward(vm, stream, |n| &n.$name, args)
                }
            )*
        }
    };
}

forwarded! {
    read read "read($self, /, *args)" reader;
    peek peek "peek($self, /, *args)" reader;
    read1 read1 "read1($self, /, *args)" reader;
    readinto readinto "readinto($self, /, *args)" reader;
    readinto1 readinto1 "readinto1($self, /, *args)" reader;
    write write "write($self, /, *args)" writer;
    flush flush "flush($self, /, *args)" writer;
    readable readable "readable($self, /, *args)" reader;
    writable writable "writable($self, /, *args)" writer;
}

#[methods("_io.BufferedRWPair", with(FORWARDED))]
impl BufferedRwPair {
    #[py("__new__($type, *args, **kwargs)", no_text_signature)]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        _args: &[Value],
        _kwargs: Kwargs<'_>,
    ) -> Ref<BufferedRwPair> {
        attrs::new_instance(vm, class, BufferedRwPair::default())
    }

    #[py("__init__($self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)", name = "BufferedRWPair")]
    fn init(
        vm: &mut Vm,
        this: &Ref<BufferedRwPair>,
        reader: &Value,
        writer: &Value,
        #[default(BUFFER_SIZE as i64)] buffer_size: i64,
    ) -> Res<()> {
        check_ability(vm, reader, Ability::Read)?;
        check_ability(vm, writer, Ability::Write)?;
        let Some(size) = usize::try_from(buffer_size).ok().filter(|size| *size > 0) else {
            return Err(vm.value_error("buffer size must be strictly positive"));
        };
        let reader = buffered::reader(vm, reader, size)?.to_value();
        let writer = buffered::writer(vm, writer, size)?.to_value();
        let pair = BufferedRwPair { reader: Some(reader), writer: Some(writer) };
        let old = std::mem::replace(this.get_mut(vm), pair);
        drop(old);
        Ok(())
    }

    #[py("close($self, /)", no_text_signature)]
    fn close(vm: &mut Vm, this: &Ref<BufferedRwPair>) -> Res<Value> {
        let (reader, writer) = (this.get(vm).reader.clone(), this.get(vm).writer.clone());
        let written = forward(vm, writer, |n| &n.close, &[]);
        then(vm, written, |vm| forward(vm, reader, |n| &n.close, &[]))
    }

    #[py("isatty($self, /)", no_text_signature)]
    fn isatty(vm: &mut Vm, this: &Ref<BufferedRwPair>) -> Res<Value> {
        let (reader, writer) = (this.get(vm).reader.clone(), this.get(vm).writer.clone());
        let answer = forward(vm, writer, |n| &n.isatty, &[])?;
        if answer.is_false() { forward(vm, reader, |n| &n.isatty, &[]) } else { Ok(answer) }
    }

    #[getter("closed")]
    fn closed(vm: &mut Vm, this: &Ref<BufferedRwPair>) -> Res<Value> {
        match this.get(vm).writer.clone() {
            Some(writer) => attribute(vm, &writer, |n| &n.closed),
            None => Err(vm.runtime_error("the BufferedRWPair object is being garbage-collected")),
        }
    }
}
