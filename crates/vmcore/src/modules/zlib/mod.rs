//! `zlib`: compression by zlib itself.

#![allow(non_snake_case)] // a parameter of `compressobj`

mod objects;

pub use objects::{Compress, Decompress};

use super::binascii::Bits;
use super::{new_exception, set};
use crate::heap::Buf;
use crate::native::module;
use crate::objects::attrs;
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::ops::buffer::BytesLike;
use crate::runtime::platform::zlib::{self, Failure, Stream};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

const DEFAULT_LEVEL: i32 = -1;
const DEFLATED: i32 = 8;
const MAX_WBITS: i32 = 15;
const MEMORY_LEVEL: i32 = 8;
const BUFFER: i64 = 16 << 10;
/// Bytes of input and of room that one call of zlib has: the GIL is given up for each.
const PART: usize = 1 << 20;

/// `zlib.error` of what went wrong while doing something.
fn error(vm: &Vm, failure: &Failure, doing: &str) -> Raised {
    let own = match failure.code {
        zlib::Z_BUF_ERROR => Some("incomplete or truncated stream"),
        -2 => Some("inconsistent stream state"),
        -3 => Some("invalid input data"),
        _ => None,
    };
    let code = failure.code;
    raise(
        vm,
        &match failure.message.as_deref().or(own) {
            Some(words) => format!("Error {code} {doing}: {words}"),
            None => format!("Error {code} {doing}"),
        },
    )
}

fn raise(vm: &Vm, message: &str) -> Raised {
    let class = vm.interp().module_state.borrow().get("zlib").cloned();
    match class.as_ref().and_then(|class| class.downcast()) {
        Some(class) => vm.raise_message(class, message),
        None => vm.value_error(message),
    }
}

/// What a run of a stream came to.
struct Outcome {
    output: Buf<u8>,
    /// Bytes of the input that were used.
    used: usize,
    code: i32,
}

/// Runs a stream over `input` until it is used up, the stream ends, or there are `most` bytes of output.
fn run(
    vm: &mut Vm,
    stream: &mut Stream,
    input: &[u8],
    flush: i32,
    most: Option<usize>,
    dictionary: Option<&[u8]>,
) -> Res<Result<Outcome, Failure>> {
    let mut output: Buf<u8> = Buf::new(vm.heap());
    let mut used = 0;
    let mut room = BUFFER as usize;
    loop {
        let left = most.map_or(room, |most| room.min(most - output.len()));
        vm.heap().charge(left)?;
        vm.heap().uncharge(left);
        let mut piece = vec![0; left];
        let part = &input[used..input.len().min(used + PART)];
        let is_last = used + part.len() == input.len();
        let flush = if is_last { flush } else { zlib::Z_NO_FLUSH };
        vm.tick((left / 64) as u64)?;
        let step = vm.blocking(|| stream.run(part, &mut piece, flush));
        used += step.read;
        output.extend_from_slice(&piece[..step.written])?;
        if step.code == zlib::Z_NEED_DICT
            && let Some(dictionary) = dictionary
        {
            match stream.set_dictionary(dictionary) {
                Ok(()) => continue,
                Err(failure) => return Ok(Err(Failure { code: failure.code, message: None })),
            }
        }
        let goes_on = matches!(step.code, zlib::Z_OK | zlib::Z_BUF_ERROR);
        // Room that was not used up says that there is nothing more to write.
        let done = step.written < left && is_last || most.is_some_and(|most| output.len() == most);
        if !goes_on || done {
            return Ok(Ok(Outcome { output, used, code: step.code }));
        }
        room = (room * 2).min(PART);
    }
}

pub(crate) struct Zlib;

#[module("zlib")]
impl Zlib {
    #[py("compress($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)")]
    fn compress(
        vm: &mut Vm,
        data: BytesLike<'_>,
        #[default(DEFAULT_LEVEL)] level: i32,
        #[default(MAX_WBITS)] wbits: i32,
    ) -> Res<Ref<Bytes>> {
        let data = data.bytes(vm)?.into_owned();
        let Ok(mut stream) = Stream::deflate(level, DEFLATED, wbits, MEMORY_LEVEL, 0) else {
            return Err(raise(vm, "Bad compression level"));
        };
        match run(vm, &mut stream, &data, zlib::Z_FINISH, None, None)? {
            Ok(done) => Ok(bytes::from_slice(vm, &done.output)?),
            Err(failure) => Err(error(vm, &failure, "while compressing data")),
        }
    }

    #[py("decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)")]
    fn decompress(
        vm: &mut Vm,
        data: BytesLike<'_>,
        #[default(MAX_WBITS)] wbits: i32,
        #[default(BUFFER)] bufsize: i64,
    ) -> Res<Ref<Bytes>> {
        let data = data.bytes(vm)?.into_owned();
        if bufsize < 0 {
            return Err(vm.value_error("bufsize must be non-negative"));
        }
        let mut stream = match Stream::inflate(wbits) {
            Ok(stream) => stream,
            Err(failure) => return Err(error(vm, &failure, "while preparing to decompress data")),
        };
        let doing = "while decompressing data";
        match run(vm, &mut stream, &data, zlib::Z_SYNC_FLUSH, None, None)? {
            Ok(done) if done.code == zlib::Z_STREAM_END => Ok(bytes::from_slice(vm, &done.output)?),
            Ok(done) => {
                let code = if done.code == zlib::Z_OK { zlib::Z_BUF_ERROR } else { done.code };
                let mut failure = stream.failure(code);
                if code == zlib::Z_BUF_ERROR {
                    failure.message = None;
                }
                Err(error(vm, &failure, doing))
            }
            Err(failure) => Err(error(vm, &failure, doing)),
        }
    }

    #[py(
        "compressobj($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None)"
    )]
    fn compressobj(
        vm: &mut Vm,
        #[default(DEFAULT_LEVEL)] level: i32,
        #[default(DEFLATED)] method: i32,
        #[default(MAX_WBITS)] wbits: i32,
        #[default(MEMORY_LEVEL)] memLevel: i32,
        #[default(0)] strategy: i32,
        zdict: Option<&Value>,
    ) -> Res<Ref<Compress>> {
        let dictionary = match zdict {
            Some(dictionary) => Some(BytesLike::required(vm, dictionary)?.bytes(vm)?.into_owned()),
            None => None,
        };
        let Ok(mut stream) = Stream::deflate(level, method, wbits, memLevel, strategy) else {
            return Err(vm.value_error("Invalid initialization option"));
        };
        if let Some(dictionary) = dictionary
            && stream.set_dictionary(&dictionary).is_err()
        {
            return Err(vm.value_error("Invalid dictionary"));
        }
        let class = vm.types().zlib_compress.clone();
        Ok(attrs::new_instance(vm, &class, Compress::new(stream)))
    }

    #[py("decompressobj($module, /, wbits=MAX_WBITS, zdict=b'')")]
    fn decompressobj(
        vm: &mut Vm,
        #[default(MAX_WBITS)] wbits: i32,
        #[default(None)] zdict: Option<&Value>,
    ) -> Res<Ref<Decompress>> {
        let dictionary = match zdict.map(|dictionary| (dictionary, BytesLike::of(dictionary))) {
            None => None,
            Some((_, Some(dictionary))) => Some(bytes::from_slice(vm, &dictionary.bytes(vm)?)?),
            Some((_, None)) => return Err(vm.type_error("zdict argument must support the buffer protocol")),
        };
        let dictionary = dictionary.filter(|dictionary| !dictionary.items().is_empty());
        let Ok(mut stream) = Stream::inflate(wbits) else {
            return Err(vm.value_error("Invalid initialization option"));
        };
        // A raw stream does not say that it needs one.
        if wbits < 0
            && let Some(dictionary) = &dictionary
            && let Err(failure) = stream.set_dictionary(dictionary.items())
        {
            return Err(error(vm, &failure, "while setting zdict"));
        }
        let class = vm.types().zlib_decompress.clone();
        let made = Decompress::new(vm, stream, dictionary)?;
        Ok(attrs::new_instance(vm, &class, made))
    }

    #[py("adler32($module, data, value=1, /)")]
    fn adler32(vm: &mut Vm, data: BytesLike<'_>, #[default(Bits(1))] value: Bits) -> Res<u32> {
        let data = data.bytes(vm)?;
        vm.tick((data.len() / 64) as u64)?;
        Ok(zlib::adler32(value.0, &data))
    }

    #[py("crc32($module, data, value=0, /)")]
    fn crc32(vm: &mut Vm, data: BytesLike<'_>, #[default(Bits(0))] value: Bits) -> Res<u32> {
        let data = data.bytes(vm)?;
        vm.tick((data.len() / 64) as u64)?;
        Ok(zlib::crc32(value.0, &data))
    }
}

const CONSTANTS: &[(&str, i64)] = &[
    ("MAX_WBITS", MAX_WBITS as i64),
    ("DEFLATED", DEFLATED as i64),
    ("DEF_MEM_LEVEL", MEMORY_LEVEL as i64),
    ("DEF_BUF_SIZE", BUFFER),
    ("Z_NO_COMPRESSION", 0),
    ("Z_BEST_SPEED", 1),
    ("Z_BEST_COMPRESSION", 9),
    ("Z_DEFAULT_COMPRESSION", -1),
    ("Z_FILTERED", 1),
    ("Z_HUFFMAN_ONLY", 2),
    ("Z_RLE", 3),
    ("Z_FIXED", 4),
    ("Z_DEFAULT_STRATEGY", 0),
    ("Z_NO_FLUSH", 0),
    ("Z_PARTIAL_FLUSH", 1),
    ("Z_SYNC_FLUSH", 2),
    ("Z_FULL_FLUSH", 3),
    ("Z_FINISH", 4),
    ("Z_BLOCK", zlib::Z_BLOCK as i64),
    ("Z_TREES", zlib::Z_TREES as i64),
];

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    for &(name, value) in CONSTANTS {
        set(vm, module, name, Value::small_int_wrapping(value))?;
    }
    let version: Ref<Str> = vm.str(&zlib::version())?;
    set(vm, module, "ZLIB_VERSION", version.to_value())?;
    set(vm, module, "ZLIB_RUNTIME_VERSION", version.into())?;
    let own = vm.str("1.0")?.to_value();
    set(vm, module, "__version__", own)?;
    let error = new_exception(vm, "zlib.error", &vm.types().exception.clone())?;
    vm.interp().module_state.borrow_mut().insert("zlib", error.clone());
    set(vm, module, "error", error)
}
