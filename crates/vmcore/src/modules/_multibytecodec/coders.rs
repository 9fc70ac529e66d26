//! Coders that go step by step, by themselves or over a stream.

use super::step::{self, Flags};
use super::{Encoding, encoding_of, text};
use crate::heap::{Trace, Visit};
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::bytes::{self, Bytes};
use crate::objects::int;
use crate::objects::str::{self, Str};
use crate::objects::types::{Type, class_of};
use crate::ops::{self, BytesLike};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What all four classes of coders are.
pub struct Coder {
    encoding: &'static Encoding,
    errors: Ref<Str>,
    flags: Flags,
    /// Bytes that more are to complete.
    bytes: Vec<u8>,
    /// Text that more may change.
    text: Option<Ref<Str>>,
    stream: Option<Value>,
}

impl Trace for Coder {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.errors.as_value());
        self.text.iter().for_each(|text| visit(text.as_value()));
        self.stream.iter().for_each(visit);
    }
}

fn construct(
    vm: &mut Vm,
    class: &Ref<Type>,
    errors: Option<&Ref<Str>>,
    stream: Option<&Value>,
) -> Res<Ref<Coder>> {
    let encoding = encoding_of(vm, class.as_value())?;
    let errors = match errors {
        Some(errors) => errors.clone(),
        None => vm.intern("strict"),
    };
    let (text, stream) = (None, stream.cloned());
    Ok(attrs::new_instance(
        vm,
        class,
        Coder { encoding, errors, flags: None, bytes: Vec::new(), text, stream },
    ))
}

impl Coder {
    /// Decodes what waits and these bytes.
    fn decode(vm: &mut Vm, this: &Ref<Coder>, input: &[u8], last: bool) -> Res<Ref<Str>> {
        let (encoding, errors, mut flags) = {
            let coder = this.get(vm);
            (coder.encoding, coder.errors.clone(), coder.flags)
        };
        let joined = [&this.get(vm).bytes, input].concat();
        let joined = bytes::from_slice(vm, &joined)?;
        let (decoded, consumed) = step::decode(vm, encoding, &mut flags, &joined, Some(&errors), last)?;
        let rest = joined.items().get(consumed..).unwrap_or_default().to_vec();
        let coder = this.get_mut(vm);
        (coder.flags, coder.bytes) = (flags, rest);
        Ok(decoded)
    }

    /// Encodes what waits and this text.
    fn encode(vm: &mut Vm, this: &Ref<Coder>, input: &Ref<Str>, last: bool) -> Res<Ref<Bytes>> {
        let (encoding, errors, mut flags) = {
            let coder = this.get(vm);
            (coder.encoding, coder.errors.clone(), coder.flags)
        };
        let joined = match &this.get(vm).text {
            None => input.clone(),
            Some(waiting) => {
                let mut joined = text::StrBuf::with_capacity(waiting.len() + input.len());
                joined.push_view(waiting.view());
                joined.push_view(input.view());
                str::from_data(vm, &joined.finish())?
            }
        };
        let (encoded, consumed) = step::encode(vm, encoding, &mut flags, &joined, Some(&errors), last)?;
        let rest = joined.view().slice(consumed.min(joined.len())..joined.len());
        let rest = if rest.is_empty() { None } else { Some(str::from_view(vm, rest)?) };
        let coder = this.get_mut(vm);
        coder.flags = flags;
        let old = std::mem::replace(&mut coder.text, rest);
        drop(old);
        Ok(encoded)
    }

    fn reset(vm: &mut Vm, this: &Ref<Coder>) {
        let coder = this.get_mut(vm);
        (coder.flags, coder.bytes) = (None, Vec::new());
        let old = coder.text.take();
        drop(old);
    }

    /// The flags, which the host is asked for at the start.
    fn known_flags(vm: &mut Vm, this: &Ref<Coder>, encodes: bool) -> Res<i64> {
        if let Some(flags) = this.get(vm).flags {
            return Ok(flags);
        }
        let (encoding, mut flags) = (this.get(vm).encoding, None);
        if encodes {
            let empty = str::empty(vm);
            step::encode(vm, encoding, &mut flags, &empty, None, false)?;
        } else {
            let empty = bytes::from_slice(vm, &[])?;
            step::decode(vm, encoding, &mut flags, &empty, None, false)?;
        }
        Ok(flags.unwrap_or(0))
    }
}

/// What all four classes have.
macro_rules! shared {
    ($class:ident $part:ident) => {
        #[methods($part)]
        impl $class {
            #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
            fn init(_this: &Ref<Coder>, _args: &[Value], _kwargs: Kwargs<'_>) {}

            #[getter("errors")]
            fn errors(vm: &Vm, this: &Ref<Coder>) -> Ref<Str> {
                this.get(vm).errors.clone()
            }

            #[setter("errors")]
            fn set_errors(vm: &mut Vm, this: &Ref<Coder>, value: Option<&Value>) -> Res<()> {
                let Some(value) = value else { return Err(vm.attribute_error("cannot delete attribute")) };
                let Some(errors) = value.downcast::<Str>() else {
                    return Err(vm.type_error("errors must be a string"));
                };
                let old = std::mem::replace(&mut this.get_mut(vm).errors, errors.clone());
                drop(old);
                Ok(())
            }
        }
    };
}

/// What the two classes over a stream have.
macro_rules! over_a_stream {
    ($class:ident $part:ident) => {
        #[methods($part)]
        impl $class {
            #[py("__new__($type, /, stream, errors='strict')", no_text_signature)]
            fn construct(
                vm: &mut Vm,
                class: &Ref<Type>,
                stream: &Value,
                errors: Option<&Ref<Str>>,
            ) -> Res<Ref<Coder>> {
                construct(vm, class, errors, Some(stream))
            }

            #[member("stream")]
            fn stream(vm: &Vm, this: &Ref<Coder>) -> Option<Value> {
                this.get(vm).stream.clone()
            }
        }
    };
}

macro_rules! is_instance {
    ($($function:ident $field:ident)*) => {
        $(
            fn $function(vm: &Vm, value: &Value) -> bool {
                class_of(vm, value).is_subtype(vm, &vm.types().$field)
            }
        )*
    };
}

is_instance! {
    is_encoder multibyte_incremental_encoder
    is_decoder multibyte_incremental_decoder
    is_reader multibyte_stream_reader
    is_writer multibyte_stream_writer
}

/// Stands for the class `MultibyteIncrementalEncoder`.
pub struct IncrementalEncoder;

shared!(IncrementalEncoder ENCODER);

#[methods("_multibytecodec.MultibyteIncrementalEncoder", is = is_encoder, with(ENCODER))]
impl IncrementalEncoder {
    #[py("__new__($type, /, errors='strict')", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, errors: Option<&Ref<Str>>) -> Res<Ref<Coder>> {
        construct(vm, class, errors, None)
    }

    #[py("encode($self, /, input, final=False)")]
    fn encode(vm: &mut Vm, this: &Ref<Coder>, input: &Value, r#final: bool) -> Res<Ref<Bytes>> {
        let input = text(vm, input)?;
        Coder::encode(vm, this, &input, r#final)
    }

    #[py("reset($self, /)")]
    fn reset(vm: &mut Vm, this: &Ref<Coder>) {
        Coder::reset(vm, this);
    }

    /// The flags behind the text that waits, and behind that how many bytes it has.
    #[py("getstate($self, /)")]
    fn getstate(vm: &mut Vm, this: &Ref<Coder>) -> Res<Value> {
        let flags = Coder::known_flags(vm, this, true)? as u64;
        let waiting = this.get(vm).text.as_ref().map_or(String::new(), |text| text.to_string_lossy());
        let mut state = vec![waiting.len() as u8];
        state.extend_from_slice(waiting.as_bytes());
        state.extend_from_slice(&flags.to_le_bytes());
        state.resize(state.len().next_multiple_of(8), 0);
        let limbs: Vec<u64> =
            state.as_chunks::<8>().0.iter().map(|chunk| u64::from_le_bytes(*chunk)).collect();
        int::from_parts(vm, false, &limbs)
    }

    #[py("setstate($self, state, /)")]
    fn setstate(vm: &mut Vm, this: &Ref<Coder>, state: &Value) -> Res<()> {
        let Some(view) = int::IntView::of(state) else {
            let class = class_of(vm, state).name(vm);
            return Err(vm.type_error(&format!("setstate() argument must be int, not {class}")));
        };
        let mut bytes: Vec<u8> = view.limbs().iter().flat_map(|limb| limb.to_le_bytes()).collect();
        bytes.resize(bytes.len().max(32), 0);
        let count = usize::from(bytes[0]);
        if count > 8 {
            return Err(vm.raise_message(&vm.types().unicode_error.clone(), "pending buffer too large"));
        }
        let waiting = String::from_utf8_lossy(&bytes[1..1 + count]).into_owned();
        let mut flags = [0; 8];
        flags.copy_from_slice(&bytes[1 + count..9 + count]);
        let waiting = if waiting.is_empty() { None } else { Some(vm.str(&waiting)?) };
        let coder = this.get_mut(vm);
        coder.flags = Some(i64::from_le_bytes(flags));
        let old = std::mem::replace(&mut coder.text, waiting);
        drop(old);
        Ok(())
    }
}

/// Stands for the class `MultibyteIncrementalDecoder`.
pub struct IncrementalDecoder;

shared!(IncrementalDecoder DECODER);

#[methods("_multibytecodec.MultibyteIncrementalDecoder", is = is_decoder, with(DECODER))]
impl IncrementalDecoder {
    #[py("__new__($type, /, errors='strict')", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, errors: Option<&Ref<Str>>) -> Res<Ref<Coder>> {
        construct(vm, class, errors, None)
    }

    #[py("decode($self, /, input, final=False)")]
    fn decode(vm: &mut Vm, this: &Ref<Coder>, input: BytesLike<'_>, r#final: bool) -> Res<Ref<Str>> {
        let input = input.bytes(vm)?.into_owned();
        Coder::decode(vm, this, &input, r#final)
    }

    #[py("reset($self, /)")]
    fn reset(vm: &mut Vm, this: &Ref<Coder>) {
        Coder::reset(vm, this);
    }

    #[py("getstate($self, /)")]
    fn getstate(vm: &mut Vm, this: &Ref<Coder>) -> Res<(Ref<Bytes>, Value)> {
        let flags = Coder::known_flags(vm, this, false)? as u64;
        let waiting = this.get(vm).bytes.clone();
        Ok((bytes::from_slice(vm, &waiting)?, int::from_u64(vm, flags)?))
    }

    #[py("setstate($self, state, /)")]
    fn setstate(vm: &mut Vm, this: &Ref<Coder>, state: &Value) -> Res<()> {
        let Some(state) = state.downcast::<crate::objects::tuple::Tuple>() else {
            let class = class_of(vm, state).name(vm);
            return Err(vm.type_error(&format!("setstate() argument must be tuple, not {class}")));
        };
        let [waiting, flags] = state.items() else {
            return Err(vm.type_error("setstate(): illegal state argument"));
        };
        let (Some(waiting), true) = (waiting.downcast::<Bytes>(), int::is_int(vm, flags)) else {
            return Err(vm.type_error("setstate(): illegal state argument"));
        };
        let waiting = waiting.items().to_vec();
        if waiting.len() > 8 {
            return Err(vm.raise_message(&vm.types().unicode_error.clone(), "pending buffer too large"));
        }
        let flags = int::IntView::of(flags).and_then(|flags| flags.to_u64()).unwrap_or(0) as i64;
        let coder = this.get_mut(vm);
        (coder.flags, coder.bytes) = (Some(flags), waiting);
        Ok(())
    }
}

/// Stands for the class `MultibyteStreamReader`.
pub struct StreamReader;

shared!(StreamReader READER);
over_a_stream!(StreamReader READER_STREAM);

/// Reads by a method of the stream, until there is text or the stream ends.
fn read(vm: &mut Vm, this: &Ref<Coder>, method: &str, size: Option<&Value>) -> Res<Ref<Str>> {
    let mut size = match size.filter(|size| !size.is_none()) {
        None => -1,
        Some(size) if int::is_int(vm, size) => int::to_i64(size).unwrap_or(i64::MAX),
        Some(_) => return Err(vm.type_error("arg 1 must be an integer")),
    };
    if size == 0 {
        return Ok(str::empty(vm));
    }
    let Some(stream) = this.get(vm).stream.clone() else { return Ok(str::empty(vm)) };
    let name = vm.intern(method);
    loop {
        let arguments = [Value::small_int_wrapping(size)];
        let arguments = if size < 0 { &[][..] } else { &arguments[..] };
        let read = ops::call::method(vm, &stream, &name, arguments)?;
        let Some(data) = read.downcast::<Bytes>() else {
            let class = class_of(vm, &read).name(vm);
            let message = format!("stream function returned a non-bytes object ({class})");
            return Err(vm.type_error(&message));
        };
        let data = data.items().to_vec();
        let last = data.is_empty() || size < 0;
        let waited = !this.get(vm).bytes.is_empty();
        let decoded = Coder::decode(vm, this, &data, last)?;
        if last || !decoded.is_empty() || data.is_empty() && !waited {
            return Ok(decoded);
        }
        size = 1;
    }
}

#[methods("_multibytecodec.MultibyteStreamReader", is = is_reader, with(READER, READER_STREAM))]
impl StreamReader {
    #[py("read($self, sizeobj=None, /)")]
    fn read(vm: &mut Vm, this: &Ref<Coder>, sizeobj: Option<&Value>) -> Res<Ref<Str>> {
        read(vm, this, "read", sizeobj)
    }

    #[py("readline($self, sizeobj=None, /)")]
    fn readline(vm: &mut Vm, this: &Ref<Coder>, sizeobj: Option<&Value>) -> Res<Ref<Str>> {
        read(vm, this, "readline", sizeobj)
    }

    #[py("readlines($self, sizehintobj=None, /)")]
    fn readlines(vm: &mut Vm, this: &Ref<Coder>, sizehintobj: Option<&Value>) -> Res<Value> {
        let text = read(vm, this, "read", sizehintobj)?;
        let name = vm.intern("splitlines");
        ops::call::method(vm, text.as_value(), &name, &[Value::TRUE])
    }

    #[py("reset($self, /)")]
    fn reset(vm: &mut Vm, this: &Ref<Coder>) {
        Coder::reset(vm, this);
    }
}

/// Stands for the class `MultibyteStreamWriter`.
pub struct StreamWriter;

shared!(StreamWriter WRITER);
over_a_stream!(StreamWriter WRITER_STREAM);

fn write(vm: &mut Vm, this: &Ref<Coder>, data: &Ref<Bytes>) -> Res<()> {
    let Some(stream) = this.get(vm).stream.clone() else { return Ok(()) };
    let name = vm.intern("write");
    ops::call::method(vm, &stream, &name, &[data.to_value()])?;
    Ok(())
}

#[methods("_multibytecodec.MultibyteStreamWriter", is = is_writer, with(WRITER, WRITER_STREAM))]
impl StreamWriter {
    #[py("write($self, strobj, /)")]
    fn write(vm: &mut Vm, this: &Ref<Coder>, strobj: &Value) -> Res<()> {
        let input = text(vm, strobj)?;
        let encoded = Coder::encode(vm, this, &input, false)?;
        write(vm, this, &encoded)
    }

    #[py("writelines($self, lines, /)")]
    fn writelines(vm: &mut Vm, this: &Ref<Coder>, lines: &Value) -> Res<()> {
        let refused = "arg must be a sequence object";
        if !ops::iter::is_sequence(vm, lines) {
            return Err(vm.type_error(refused));
        }
        let lines = ops::iter::collect(vm, lines)?;
        for line in lines.iter() {
            StreamWriter::write(vm, this, line)?;
        }
        Ok(())
    }

    #[py("reset($self, /)")]
    fn reset(vm: &mut Vm, this: &Ref<Coder>) -> Res<()> {
        let empty = str::empty(vm);
        let encoded = Coder::encode(vm, this, &empty, true)?;
        Coder::reset(vm, this);
        if encoded.items().is_empty() { Ok(()) } else { write(vm, this, &encoded) }
    }
}
