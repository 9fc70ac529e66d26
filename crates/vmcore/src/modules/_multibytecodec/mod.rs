//! `_multibytecodec` and the modules that name codecs for it, such as `_codecs_jp`: the encodings of East Asia. The host has
//! the tables (`python/minivm/multibyte.py`).

mod coders;
mod step;

pub use coders::Coder;
pub(crate) use coders::{IncrementalDecoder, IncrementalEncoder, StreamReader, StreamWriter};

use crate::heap::{Trace, Visit};
use crate::native::{methods, module};
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::ops::{self, BytesLike};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// An encoding, and the module of CPython that has it.
pub struct Encoding {
    module: &'static str,
    name: &'static str,
}

/// A codec, as encodings use it.
pub struct MultibyteCodec {
    encoding: &'static Encoding,
}

impl Trace for MultibyteCodec {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
}

/// What is to be encoded: a str, or what `str()` makes of another object.
fn text(vm: &mut Vm, input: &Value) -> Res<Ref<Str>> {
    match input.downcast::<Str>() {
        Some(text) => Ok(text.clone()),
        None => ops::str(vm, input),
    }
}

#[methods("_multibytecodec.MultibyteCodec")]
impl MultibyteCodec {
    #[py("encode($self, /, input, errors=None)")]
    fn encode(
        vm: &mut Vm,
        this: &Ref<MultibyteCodec>,
        input: &Value,
        errors: Option<&Ref<Str>>,
    ) -> Res<(Ref<Bytes>, usize)> {
        let input = text(vm, input)?;
        if input.is_empty() {
            return Ok((bytes::from_slice(vm, &[])?, 0));
        }
        let encoded = step::encode(vm, this.encoding, &mut None, &input, errors, true)?.0;
        Ok((encoded, input.len()))
    }

    #[py("decode($self, /, input, errors=None)")]
    fn decode(
        vm: &mut Vm,
        this: &Ref<MultibyteCodec>,
        input: BytesLike<'_>,
        errors: Option<&Ref<Str>>,
    ) -> Res<(Ref<Str>, usize)> {
        let input = bytes::from_slice(vm, &input.bytes(vm)?)?;
        let decoded = step::decode(vm, this.encoding, &mut None, &input, errors, true)?.0;
        Ok((decoded, input.items().len()))
    }
}

pub(crate) struct Multibytecodec;

#[module("_multibytecodec")]
impl Multibytecodec {}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    for (name, class) in [
        ("MultibyteIncrementalEncoder", vm.types().multibyte_incremental_encoder.clone()),
        ("MultibyteIncrementalDecoder", vm.types().multibyte_incremental_decoder.clone()),
        ("MultibyteStreamReader", vm.types().multibyte_stream_reader.clone()),
        ("MultibyteStreamWriter", vm.types().multibyte_stream_writer.clone()),
    ] {
        super::set(vm, module, name, class.into())?;
    }
    Ok(())
}

fn getcodec(vm: &mut Vm, name: &Value, known: &'static [Encoding]) -> Res<Ref<MultibyteCodec>> {
    let Some(name) = name.downcast::<Str>() else {
        return Err(vm.type_error("encoding name must be a string."));
    };
    match known.iter().find(|encoding| name.as_ascii() == Some(encoding.name)) {
        Some(encoding) => Ok(vm.alloc(MultibyteCodec { encoding })),
        None => Err(vm.lookup_error("no such codec is supported.")),
    }
}

macro_rules! codec_modules {
    ($($class:ident $module:literal [$($name:literal)*])*) => {
        $(
            pub(crate) struct $class;

            #[module($module)]
            impl $class {
                #[py("getcodec($module, arg, /)", no_text_signature)]
                fn getcodec(vm: &mut Vm, arg: &Value) -> Res<Ref<MultibyteCodec>> {
                    const KNOWN: &[Encoding] = &[$(Encoding { module: $module, name: $name }),*];
                    getcodec(vm, arg, KNOWN)
                }
            }
        )*
    };
}

codec_modules! {
    China "_codecs_cn" ["gb18030" "gb2312" "gbk" "hz"]
    HongKong "_codecs_hk" ["big5hkscs"]
    Iso2022 "_codecs_iso2022" ["iso2022_jp" "iso2022_jp_1" "iso2022_jp_2" "iso2022_jp_2004" "iso2022_jp_3" "iso2022_jp_ext" "iso2022_kr"]
    Japan "_codecs_jp" ["cp932" "euc_jis_2004" "euc_jisx0213" "euc_jp" "shift_jis" "shift_jis_2004" "shift_jisx0213"]
    Korea "_codecs_kr" ["cp949" "euc_kr" "johab"]
    Taiwan "_codecs_tw" ["big5" "cp950"]
}

pub(crate) fn fill_codecs(_: &mut Vm, _: &Ref<Dict>) -> Res<()> {
    Ok(())
}

/// The encoding that a class of coders is for: that of its attribute `codec`.
fn encoding_of(vm: &mut Vm, class: &Value) -> Res<&'static Encoding> {
    let name = vm.intern("codec");
    let codec = ops::get_attr(vm, class, &name)?;
    match codec.downcast::<MultibyteCodec>() {
        Some(codec) => Ok(codec.encoding),
        None => Err(vm.type_error("codec is unexpected type")),
    }
}
