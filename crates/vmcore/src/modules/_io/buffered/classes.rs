//! The three classes, and what each of them can do.

use super::super::arguments::{Count, attribute, method, os_error};
use super::super::iobase::{Ability, BUFFER_SIZE, check_ability};
use super::{Buffered, State, close, raw, read, seek, truncate, warn_unclosed, write};
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::bytes::Bytes;
use crate::objects::types::{Type, class_of};
use crate::ops::{BytesLike, WritableBytes};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Stands for the class of buffers for reading.
pub struct BufferedReader;

/// Stands for the class of buffers for writing.
pub struct BufferedWriter;

/// Stands for the class of buffers for both.
pub struct BufferedRandom;

fn is_reader(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is_subtype(vm, &vm.types().buffered_reader)
}

fn is_writer(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is_subtype(vm, &vm.types().buffered_writer)
}

fn is_random(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is_subtype(vm, &vm.types().buffered_random)
}

macro_rules! common {
    ($($class:ident $readable:literal $writable:literal $name:literal [$($ability:ident)*];)*) => {
        $(
            #[methods(COMMON)]
            impl $class {
                #[py("__new__($type, *args, **kwargs)", no_text_signature)]
                fn construct(
                    vm: &mut Vm,
                    class: &Ref<Type>,
                    _args: &[Value],
                    _kwargs: Kwargs<'_>,
                ) -> Ref<Buffered> {
                    attrs::new_instance(vm, class, Buffered::new(vm, $readable, $writable))
                }

                #[py("__init__($self, /, raw, buffer_size=DEFAULT_BUFFER_SIZE)", name = $name)]
                fn init(
                    vm: &mut Vm,
                    this: &Ref<Buffered>,
                    raw: &Value,
                    #[default(BUFFER_SIZE as i64)] buffer_size: i64,
                ) -> Res<()> {
                    let old = std::mem::replace(&mut this.get_mut(vm).state, State::New);
                    drop(old);
                    $(check_ability(vm, raw, Ability::$ability)?;)*
                    this.attach(vm, raw, buffer_size)
                }

                #[py("detach($self, /)", no_text_signature)]
                fn detach(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
                    let raw = this.raw(vm)?;
                    method(vm, this.as_value(), |n| &n.flush, &[])?;
                    let old = std::mem::replace(&mut this.get_mut(vm).state, State::Detached);
                    drop(old);
                    Ok(raw)
                }

                #[py("close($self, /)", no_text_signature)]
                fn close(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
                    close(vm, this)
                }

                #[py("seekable($self, /)", no_text_signature)]
                fn seekable(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
                    let raw = this.raw(vm)?;
                    method(vm, &raw, |n| &n.seekable, &[])
                }

                #[py("fileno($self, /)", no_text_signature)]
                fn fileno(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
                    let raw = this.raw(vm)?;
                    method(vm, &raw, |n| &n.fileno, &[])
                }

                #[py("isatty($self, /)", no_text_signature)]
                fn isatty(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
                    let raw = this.raw(vm)?;
                    method(vm, &raw, |n| &n.isatty, &[])
                }

                #[py("_dealloc_warn($self, source, /)", no_text_signature)]
                fn dealloc_warn(vm: &mut Vm, this: &Ref<Buffered>, source: &Value) -> Res<()> {
                    if let Ok(raw) = this.raw(vm) {
                        warn_unclosed(vm, &raw, source);
                    }
                    Ok(())
                }

                #[py("seek($self, target, whence=0, /)")]
                fn seek(vm: &mut Vm, this: &Ref<Buffered>, target: &Value, whence: i32) -> Res<i64> {
                    seek(vm, this, target, whence)
                }

                #[py("tell($self, /)", no_text_signature)]
                fn tell(vm: &mut Vm, this: &Ref<Buffered>) -> Res<i64> {
                    let at = raw::tell(vm, this)?;
                    Ok((at - this.get(vm).raw_offset()).max(0))
                }

                #[py("truncate($self, pos=None, /)")]
                fn truncate(vm: &mut Vm, this: &Ref<Buffered>, pos: Option<&Value>) -> Res<Value> {
                    truncate(vm, this, pos)
                }

                #[py("__repr__")]
                fn repr(vm: &mut Vm, this: &Ref<Buffered>) -> Res<String> {
                    let class = super::super::shown_class(vm, this.as_value());
                    match super::super::name_of(vm, this.as_value())? {
                        None => Ok(format!("<{class}>")),
                        Some(name) => {
                            let name = super::super::repr_within(vm, this.as_value(), &name)?;
                            Ok(format!("<{class} name={name}>"))
                        }
                    }
                }

                #[py("__sizeof__($self, /)", no_text_signature, flavour = "method")]
                fn sizeof(vm: &Vm, this: &Ref<Buffered>) -> usize {
                    160 + this.get(vm).size()
                }

                #[member("raw")]
                fn get_raw(vm: &Vm, this: &Ref<Buffered>) -> Option<Value> {
                    match &this.get(vm).state {
                        State::Attached(raw) => Some(raw.clone()),
                        _ => None,
                    }
                }

                #[member("_finalizing")]
                fn finalizing(vm: &Vm, this: &Ref<Buffered>) -> bool {
                    this.get(vm).finalizing
                }

                #[setter("_finalizing")]
                fn set_finalizing(vm: &mut Vm, this: &Ref<Buffered>, value: Option<&Value>) -> Res<()> {
                    this.get_mut(vm).finalizing = super::super::flag(vm, value)?;
                    Ok(())
                }

                #[getter("closed")]
                fn closed(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
                    let raw = this.raw(vm)?;
                    attribute(vm, &raw, |n| &n.closed)
                }

                #[getter("name")]
                fn name(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
                    let raw = this.raw(vm)?;
                    attribute(vm, &raw, |n| &n.name)
                }

                #[getter("mode")]
                fn mode(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
                    let raw = this.raw(vm)?;
                    attribute(vm, &raw, |n| &n.mode)
                }
            }
        )*
    };
}

common! {
    BufferedReader true false "BufferedReader" [Read];
    BufferedWriter false true "BufferedWriter" [Write];
    BufferedRandom true true "BufferedRandom" [Seek Read Write];
}

macro_rules! reading {
    ($($class:ident $field:ident)*) => {
        $(
            #[methods(READING)]
            impl $class {
                #[py("readable($self, /)", no_text_signature)]
                fn readable(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
                    let raw = this.raw(vm)?;
                    method(vm, &raw, |n| &n.readable, &[])
                }

                #[py("read($self, size=-1, /)")]
                fn read(vm: &mut Vm, this: &Ref<Buffered>, size: Count) -> Res<Value> {
                    read::read(vm, this, size.0)
                }

                #[py("read1($self, size=-1, /)")]
                fn read1(vm: &mut Vm, this: &Ref<Buffered>, size: i64) -> Res<Value> {
                    read::read1(vm, this, size)
                }

                #[py("readinto($self, buffer, /)")]
                fn readinto(vm: &mut Vm, this: &Ref<Buffered>, buffer: WritableBytes<'_>) -> Res<Option<usize>> {
                    read::read_into(vm, this, buffer, false)
                }

                #[py("readinto1($self, buffer, /)")]
                fn readinto1(vm: &mut Vm, this: &Ref<Buffered>, buffer: WritableBytes<'_>) -> Res<Option<usize>> {
                    read::read_into(vm, this, buffer, true)
                }

                #[py("readline($self, size=-1, /)")]
                fn readline(vm: &mut Vm, this: &Ref<Buffered>, size: Count) -> Res<Ref<Bytes>> {
                    read::readline(vm, this, size.limit())
                }

                #[py("peek($self, size=0, /)")]
                fn peek(vm: &mut Vm, this: &Ref<Buffered>, _size: i64) -> Res<Value> {
                    read::peek(vm, this)
                }

                #[py("__next__")]
                fn next(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
                    let line = if class_of(vm, this.as_value()).is(&vm.types().$field) {
                        read::readline(vm, this, None)?.to_value()
                    } else {
                        method(vm, this.as_value(), |n| &n.readline, &[])?
                    };
                    match line.downcast::<Bytes>() {
                        Some(bytes) if bytes.items().is_empty() => Err(vm.stop_iteration(&Value::NONE)),
                        Some(_) => Ok(line),
                        None => {
                            let class = class_of(vm, &line).name(vm);
                            Err(os_error(
                                vm,
                                &format!("readline() should have returned a bytes object, not '{class}'"),
                            ))
                        }
                    }
                }
            }
        )*
    };
}

reading! { BufferedReader buffered_reader BufferedRandom buffered_random }

macro_rules! writing {
    ($($class:ident)*) => {
        $(
            #[methods(WRITING)]
            impl $class {
                #[py("writable($self, /)", no_text_signature)]
                fn writable(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
                    let raw = this.raw(vm)?;
                    method(vm, &raw, |n| &n.writable, &[])
                }

                #[py("write($self, buffer, /)")]
                fn write(vm: &mut Vm, this: &Ref<Buffered>, buffer: BytesLike<'_>) -> Res<usize> {
                    let bytes = buffer.bytes(vm)?.into_owned();
                    write::write(vm, this, &bytes)
                }

                #[py("flush($self, /)", no_text_signature)]
                fn flush(vm: &mut Vm, this: &Ref<Buffered>) -> Res<()> {
                    this.raw(vm)?;
                    this.check_open(vm, "flush of closed file")?;
                    this.exclusively(vm, |vm| this.flush_and_rewind(vm))
                }
            }
        )*
    };
}

writing! { BufferedWriter BufferedRandom }

#[methods("_io.BufferedReader", is = is_reader, with(COMMON, READING))]
impl BufferedReader {
    #[py("flush($self, /)", no_text_signature)]
    fn flush(vm: &mut Vm, this: &Ref<Buffered>) -> Res<Value> {
        let raw = this.raw(vm)?;
        method(vm, &raw, |n| &n.flush, &[])
    }
}

#[methods("_io.BufferedWriter", is = is_writer, with(COMMON, WRITING))]
impl BufferedWriter {}

#[methods("_io.BufferedRandom", is = is_random, with(COMMON, READING, WRITING))]
impl BufferedRandom {}

/// A buffer for writing over a raw stream, made without a call.
pub(in super::super) fn writer(vm: &mut Vm, raw: &Value, size: usize) -> Res<Ref<Buffered>> {
    let class = vm.types().buffered_writer.clone();
    let made = attrs::new_instance(vm, &class, Buffered::new(vm, false, true));
    made.attach(vm, raw, size as i64)?;
    Ok(made)
}

/// As [`writer`], for reading.
pub(in super::super) fn reader(vm: &mut Vm, raw: &Value, size: usize) -> Res<Ref<Buffered>> {
    let class = vm.types().buffered_reader.clone();
    let made = attrs::new_instance(vm, &class, Buffered::new(vm, true, false));
    made.attach(vm, raw, size as i64)?;
    Ok(made)
}

/// Writes bytes where the stream is exactly a `BufferedWriter`; none where it is something else.
pub(in super::super) fn write_plain(vm: &mut Vm, stream: &Value, bytes: &[u8]) -> Res<Option<()>> {
    match stream.downcast::<Buffered>() {
        Some(buffered) if class_of(vm, stream).is(&vm.types().buffered_writer) => {
            write::write(vm, buffered, bytes).map(|_| Some(()))
        }
        _ => Ok(None),
    }
}
