//! `TextIOWrapper`: text over a stream of bytes (CPython's `Modules/_io/textio.c`).

mod codec;
mod methods;
mod position;
mod read;
mod write;

pub(crate) use write::write;

use super::arguments::{Newline, asks, attribute_or_none, method};
use super::iobase::Ability;
use crate::heap::{Buf, Trace, Visit};
use crate::objects::str::Str;
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};
use codec::{Decoder, Encoder};

/// How many bytes are read at once.
const CHUNK_SIZE: usize = 8192;

pub struct TextIoWrapper {
    state: State,
    encoding: Option<Ref<Str>>,
    errors: Option<Ref<Str>>,
    newline: Newline,
    line_buffering: bool,
    write_through: bool,
    pub(super) finalizing: bool,
    /// None where the stream cannot be read.
    decoder: Option<Decoder>,
    /// None where the stream cannot be written.
    encoder: Option<Encoder>,
    seekable: bool,
    /// Whether the position can be told: not while lines are iterated over.
    telling: bool,
    has_read1: bool,
    chunk_size: usize,
    /// What was encoded and not yet given to the stream.
    pending: Buf<u8>,
    /// What was decoded, of which the first `used` characters were given out.
    decoded: Option<Ref<Str>>,
    used: usize,
    /// The decoder's state before the last chunk: its flags, and its bytes with the chunk behind them.
    snapshot: Option<Snapshot>,
    /// Bytes per character in the last chunk.
    ratio: f64,
}

#[derive(Clone)]
struct Snapshot {
    flags: i64,
    input: Vec<u8>,
}

enum State {
    New,
    Attached(Value),
    Detached,
}

impl Trace for TextIoWrapper {
    fn trace(&self, visit: &mut Visit<'_>) {
        if let State::Attached(buffer) = &self.state {
            visit(buffer);
        }
        [&self.encoding, &self.errors, &self.decoded].into_iter().flatten().for_each(|s| visit(s.as_value()));
        self.decoder.iter().for_each(|decoder| decoder.trace(visit));
        self.encoder.iter().for_each(|encoder| encoder.trace(visit));
    }

    fn bytes(&self) -> usize {
        self.pending.bytes()
    }
}

impl TextIoWrapper {
    fn new(vm: &Vm) -> TextIoWrapper {
        TextIoWrapper {
            state: State::New,
            encoding: None,
            errors: None,
            newline: Newline::Translated,
            line_buffering: false,
            write_through: false,
            finalizing: false,
            decoder: None,
            encoder: None,
            seekable: false,
            telling: false,
            has_read1: false,
            chunk_size: CHUNK_SIZE,
            pending: Buf::new(vm.heap()),
            decoded: None,
            used: 0,
            snapshot: None,
            ratio: 0.0,
        }
    }

    /// What was decoded and not given out.
    fn left(&self) -> usize {
        self.decoded.as_ref().map_or(0, |text| text.len().saturating_sub(self.used))
    }
}

/// How a wrapper is set up.
pub(super) struct Options<'a> {
    pub encoding: Option<&'a Ref<Str>>,
    pub errors: Option<&'a Ref<Str>>,
    pub newline: Newline,
    pub line_buffering: bool,
    pub write_through: bool,
}

impl Ref<TextIoWrapper> {
    /// The stream beneath. ValueError if there is none.
    pub(super) fn buffer(&self, vm: &Vm) -> Res<Value> {
        match &self.get(vm).state {
            State::Attached(buffer) => Ok(buffer.clone()),
            State::Detached => Err(vm.value_error("underlying buffer has been detached")),
            State::New => Err(vm.value_error("I/O operation on uninitialized object")),
        }
    }

    fn check_open(&self, vm: &mut Vm) -> Res<Value> {
        let buffer = self.buffer(vm)?;
        let closed = match class_of(vm, self.as_value()).is(&vm.types().text_io_wrapper) {
            true => super::is_closed_quickly(vm, &buffer)?,
            false => super::iobase::is_closed(vm, self.as_value())?,
        };
        if closed { Err(super::iobase::closed_error(vm)) } else { Ok(buffer) }
    }

    /// Forgets what was decoded.
    fn set_decoded(&self, vm: &mut Vm, text: Option<Ref<Str>>) {
        let file = self.get_mut(vm);
        file.used = 0;
        let old = std::mem::replace(&mut file.decoded, text);
        drop(old);
    }

    /// Sets up over `buffer` (`_io_TextIOWrapper___init__`).
    pub(super) fn attach(&self, vm: &mut Vm, buffer: &Value, options: &Options<'_>) -> Res<()> {
        let fresh = TextIoWrapper::new(vm);
        let old = std::mem::replace(self.get_mut(vm), fresh);
        drop(old);
        let encoding = match options.encoding {
            Some(encoding) if encoding.as_ascii() != Some("locale") => encoding.clone(),
            _ => super::default_encoding(vm)?,
        };
        let errors = match options.errors {
            Some(errors) => errors.clone(),
            None => vm.intern("strict"),
        };
        if [&encoding, &errors].iter().any(|name| name.view().find_char(0).is_some()) {
            return Err(vm.value_error("embedded null character"));
        }
        let newlines = options.newline;
        let codec = codec::find(vm, &encoding)?;
        let decoder = match super::iobase::can(vm, buffer, Ability::Read)? {
            true => Some(codec.decoder(vm, &errors, newlines)?),
            false => None,
        };
        let encoder = match super::iobase::can(vm, buffer, Ability::Write)? {
            true => Some(codec.encoder(vm, &errors)?),
            false => None,
        };
        let seekable = asks(vm, buffer, |n| &n.seekable)?;
        let has_read1 = attribute_or_none(vm, buffer, |n| &n.read1)?.is_some();
        let file = self.get_mut(vm);
        (file.encoding, file.errors, file.newline) = (Some(encoding), Some(errors), newlines);
        (file.line_buffering, file.write_through) = (options.line_buffering, options.write_through);
        (file.decoder, file.encoder) = (decoder, encoder);
        (file.seekable, file.telling, file.has_read1) = (seekable, seekable, has_read1);
        self.fix_encoder(vm, buffer)?;
        self.get_mut(vm).state = State::Attached(buffer.clone());
        Ok(())
    }

    /// An encoder that does not begin where the file does writes no byte order mark (`fix_encoder_state`).
    fn fix_encoder(&self, vm: &mut Vm, buffer: &Value) -> Res<()> {
        let Some(encoder) = self.get(vm).encoder.clone() else { return Ok(()) };
        if !self.get(vm).seekable {
            return Ok(());
        }
        let position = method(vm, buffer, |n| &n.tell, &[])?;
        let zero = Value::small_int_wrapping(0);
        if ops::equal(vm, &position, &zero)? { Ok(()) } else { encoder.start_within(vm) }
    }
}

#[cold]
fn not_readable(vm: &Vm) -> Raised {
    super::arguments::unsupported(vm, "not readable")
}
