//! `_io`: streams. One file or folder per class, `open.rs` puts them on top of each other.

mod arguments;
pub(crate) mod buffered;
pub(crate) mod bytesio;
pub(crate) mod fileio;
pub(crate) mod iobase;
pub(crate) mod newlines;
mod open;
pub(crate) mod rwpair;
pub(crate) mod standard;
pub(crate) mod stringio;
pub(crate) mod textiowrapper;

pub use buffered::Buffered;
pub use bytesio::BytesIo;
pub use fileio::FileIo;
pub use newlines::IncrementalNewlineDecoder;
pub use rwpair::BufferedRwPair;
pub use stringio::StringIo;
pub use textiowrapper::TextIoWrapper;

use super::set;
use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::objects::types::class_of;
use crate::ops;
use crate::runtime::platform;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};
use arguments::attribute_or_none;

pub(crate) struct Io;

#[module("_io", with(OPEN))]
impl Io {}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    set(vm, dict, "DEFAULT_BUFFER_SIZE", Value::small_int_wrapping(iobase::BUFFER_SIZE as i64))?;
    let unsupported = arguments::unsupported_operation(vm)?;
    set(vm, dict, "UnsupportedOperation", unsupported.into())?;
    let types = vm.types();
    let classes = [
        ("BlockingIOError", &types.blocking_io_error),
        ("_IOBase", &types.io_base),
        ("_RawIOBase", &types.raw_io_base),
        ("_BufferedIOBase", &types.buffered_io_base),
        ("_TextIOBase", &types.text_io_base),
        ("FileIO", &types.file_io),
        ("BytesIO", &types.bytes_io),
        ("StringIO", &types.string_io),
        ("BufferedReader", &types.buffered_reader),
        ("BufferedWriter", &types.buffered_writer),
        ("BufferedRWPair", &types.buffered_rw_pair),
        ("BufferedRandom", &types.buffered_random),
        ("TextIOWrapper", &types.text_io_wrapper),
        ("IncrementalNewlineDecoder", &types.incremental_newline_decoder),
    ];
    for (name, class) in classes.map(|(name, class)| (name, class.to_value())) {
        set(vm, dict, name, class)?;
    }
    Ok(())
}

/// The class as a stream's repr has it.
fn shown_class(vm: &Vm, stream: &Value) -> String {
    class_of(vm, stream).name(vm)
}

/// A stream's name; none where it has none, or cannot say it.
fn name_of(vm: &mut Vm, stream: &Value) -> Res<Option<Value>> {
    match attribute_or_none(vm, stream, |n| &n.name) {
        Ok(name) => Ok(name),
        Err(raised) => {
            let class = vm.types().value_error.clone();
            ops::raise::catch(vm, raised, &class)?;
            Ok(None)
        }
    }
}

/// The repr of a part of a stream's repr. RuntimeError if that shows the stream itself.
fn repr_within(vm: &mut Vm, stream: &Value, part: &Value) -> Res<String> {
    let word = stream.word();
    if vm.thread().repr_stack.borrow().contains(&word) {
        let class = shown_class(vm, stream);
        return Err(vm.runtime_error(&format!("reentrant call inside {class}.__repr__")));
    }
    vm.thread().repr_stack.borrow_mut().push(word);
    let shown = ops::format::repr(vm, part);
    vm.thread().repr_stack.borrow_mut().pop();
    Ok(shown?.to_string_lossy())
}

/// Whether a stream is closed, asking only what may be a program's.
fn is_closed_quickly(vm: &mut Vm, stream: &Value) -> Res<bool> {
    let class = class_of(vm, stream);
    let types = vm.types();
    let plain = [&types.buffered_writer, &types.buffered_reader, &types.buffered_random];
    if plain.iter().any(|known| class.is(known))
        && let Some(buffered) = stream.downcast::<Buffered>()
    {
        let raw = buffered.raw(vm)?;
        if let Some(file) = raw.downcast::<FileIo>().filter(|_| fileio::is_plain(vm, &raw)) {
            return Ok(file.is_closed(vm));
        }
    }
    iobase::is_closed(vm, stream)
}

/// The value of a flag that is being set.
fn flag(vm: &Vm, value: Option<&Value>) -> Res<bool> {
    match value {
        None => Err(vm.type_error("can't delete numeric/char attribute")),
        Some(value) => match value.as_bool() {
            Some(flag) => Ok(flag),
            None => Err(vm.type_error("attribute value type must be bool")),
        },
    }
}

/// A copy of a dict of attributes.
fn copied(vm: &mut Vm, dict: &Ref<Dict>) -> Res<Value> {
    let table = dict.get(vm).table.copy()?;
    Ok(crate::objects::dict::from_table(vm, table).into())
}

/// Whether python was started with `-X utf8`.
fn utf8_mode(vm: &mut Vm) -> bool {
    let name = vm.intern("utf8_mode");
    let Some(flags) = ops::sys_attribute(vm, "flags") else { return false };
    match ops::get_attr_or_none(vm, &flags, &name) {
        Ok(mode) => mode.and_then(|mode| mode.as_small_int()).is_some_and(|mode| mode > 0),
        Err(raised) => {
            drop(vm.take_raised(raised));
            false
        }
    }
}

/// The encoding of text files where none is given.
fn default_encoding(vm: &mut Vm) -> Res<Ref<Str>> {
    if utf8_mode(vm) {
        return Ok(vm.intern("utf-8"));
    }
    let name = platform::locale_encoding();
    Ok(vm.intern(if name.is_empty() { "utf-8" } else { &name }))
}
