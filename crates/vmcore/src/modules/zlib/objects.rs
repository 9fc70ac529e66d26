//! `Compress` and `Decompress`: streams that take their input piece by piece.

use super::{error, run};
use crate::heap::{NoMemory, Trace, Visit};
use crate::native::methods;
use crate::objects::attrs;
use crate::objects::bytes::{self, Bytes};
use crate::ops::buffer::BytesLike;
use crate::runtime::platform::zlib::{self, Failure, Stream};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

const BUFFER: i64 = super::BUFFER;

fn inconsistent(vm: &Vm, doing: &str) -> Raised {
    error(vm, &Failure { code: -2, message: None }, doing)
}

/// `zlib.Compress`
pub struct Compress {
    /// None once it is finished, and while another thread is at it.
    stream: Option<Stream>,
}

impl Trace for Compress {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
}

impl Compress {
    pub(super) fn new(stream: Stream) -> Compress {
        Compress { stream: Some(stream) }
    }

    fn run(vm: &mut Vm, this: &Ref<Compress>, data: &[u8], flush: i32, doing: &str) -> Res<Ref<Bytes>> {
        let Some(mut stream) = this.get_mut(vm).stream.take() else { return Err(inconsistent(vm, doing)) };
        let outcome = run(vm, &mut stream, data, flush, None, None);
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(raised) => {
                this.get_mut(vm).stream = Some(stream);
                return Err(raised);
            }
        };
        match outcome {
            Ok(done) => {
                if done.code != zlib::Z_STREAM_END {
                    this.get_mut(vm).stream = Some(stream);
                }
                Ok(bytes::from_slice(vm, &done.output)?)
            }
            Err(failure) => Err(error(vm, &failure, doing)),
        }
    }

    fn duplicate(vm: &mut Vm, this: &Ref<Compress>) -> Res<Ref<Compress>> {
        let Some(stream) = &mut this.get_mut(vm).stream else {
            return Err(vm.value_error("Inconsistent stream state"));
        };
        match stream.duplicate() {
            Ok(stream) => {
                let class = vm.types().zlib_compress.clone();
                Ok(attrs::new_instance(vm, &class, Compress::new(stream)))
            }
            Err(failure) => Err(error(vm, &failure, "while copying compression object")),
        }
    }
}

#[methods("zlib.Compress")]
impl Compress {
    #[py("compress($self, data, /)")]
    fn compress(vm: &mut Vm, this: &Ref<Compress>, data: BytesLike<'_>) -> Res<Ref<Bytes>> {
        let data = data.bytes(vm)?.into_owned();
        Compress::run(vm, this, &data, zlib::Z_NO_FLUSH, "while compressing data")
    }

    #[py("flush($self, mode=zlib.Z_FINISH, /)")]
    fn flush(vm: &mut Vm, this: &Ref<Compress>, #[default(zlib::Z_FINISH)] mode: i32) -> Res<Ref<Bytes>> {
        if mode == zlib::Z_NO_FLUSH {
            return Ok(bytes::from_slice(vm, &[])?);
        }
        Compress::run(vm, this, &[], mode, "while flushing")
    }

    #[py("copy($self, /)")]
    fn copy(vm: &mut Vm, this: &Ref<Compress>) -> Res<Ref<Compress>> {
        Compress::duplicate(vm, this)
    }

    #[py("__copy__($self, /)")]
    fn shallow_copy(vm: &mut Vm, this: &Ref<Compress>) -> Res<Ref<Compress>> {
        Compress::duplicate(vm, this)
    }

    #[py("__deepcopy__($self, memo, /)")]
    fn deep_copy(vm: &mut Vm, this: &Ref<Compress>, _memo: &Value) -> Res<Ref<Compress>> {
        Compress::duplicate(vm, this)
    }
}

/// `zlib.Decompress`
pub struct Decompress {
    /// None while another thread is at it, and once all has been flushed.
    stream: Option<Stream>,
    dictionary: Option<Ref<Bytes>>,
    /// What stood behind the end of the stream.
    unused: Ref<Bytes>,
    /// Input that was left because there was output enough.
    tail: Ref<Bytes>,
    eof: bool,
}

impl Trace for Decompress {
    const CONTAINER: bool = false;
    fn trace(&self, visit: &mut Visit<'_>) {
        self.dictionary.iter().for_each(|dictionary| visit(dictionary.as_value()));
        visit(self.unused.as_value());
        visit(self.tail.as_value());
    }
}

impl Decompress {
    pub(super) fn new(
        vm: &Vm,
        stream: Stream,
        dictionary: Option<Ref<Bytes>>,
    ) -> Result<Decompress, NoMemory> {
        let empty = bytes::from_slice(vm, &[])?;
        Ok(Decompress { stream: Some(stream), dictionary, unused: empty.clone(), tail: empty, eof: false })
    }

    fn run(
        vm: &mut Vm,
        this: &Ref<Decompress>,
        data: &[u8],
        flush: i32,
        most: Option<usize>,
        doing: &str,
    ) -> Res<Ref<Bytes>> {
        let dictionary = this.get(vm).dictionary.clone();
        let Some(mut stream) = this.get_mut(vm).stream.take() else { return Err(inconsistent(vm, doing)) };
        let outcome = run(vm, &mut stream, data, flush, most, dictionary.as_ref().map(|d| d.items()));
        let failure = outcome.as_ref().ok().and_then(|outcome| outcome.as_ref().ok()).and_then(|done| {
            let good = matches!(done.code, zlib::Z_OK | zlib::Z_BUF_ERROR | zlib::Z_STREAM_END);
            (!good).then(|| stream.failure(done.code))
        });
        this.get_mut(vm).stream = Some(stream);
        let done = match outcome? {
            Ok(done) => done,
            Err(failure) => return Err(error(vm, &failure, "while setting zdict")),
        };
        // What is left of the input is kept, wherever the run stopped.
        let rest = &data[done.used..];
        if done.code == zlib::Z_STREAM_END {
            let mut unused = this.get(vm).unused.items().to_vec();
            unused.extend_from_slice(rest);
            let (unused, empty) = (bytes::from_slice(vm, &unused)?, bytes::from_slice(vm, &[])?);
            let object = this.get_mut(vm);
            let old =
                (std::mem::replace(&mut object.unused, unused), std::mem::replace(&mut object.tail, empty));
            object.eof = true;
            drop(old);
        } else {
            let tail = bytes::from_slice(vm, rest)?;
            let old = std::mem::replace(&mut this.get_mut(vm).tail, tail);
            drop(old);
        }
        match failure {
            Some(failure) => Err(error(vm, &failure, doing)),
            None => Ok(bytes::from_slice(vm, &done.output)?),
        }
    }

    fn duplicate(vm: &mut Vm, this: &Ref<Decompress>) -> Res<Ref<Decompress>> {
        let Some(stream) = &mut this.get_mut(vm).stream else {
            return Err(vm.value_error("Inconsistent stream state"));
        };
        let stream = match stream.duplicate() {
            Ok(stream) => stream,
            Err(failure) => return Err(error(vm, &failure, "while copying decompression object")),
        };
        let Decompress { dictionary, unused, tail, eof, .. } = this.get(vm);
        let copy = Decompress {
            stream: Some(stream),
            dictionary: dictionary.clone(),
            unused: unused.clone(),
            tail: tail.clone(),
            eof: *eof,
        };
        let class = vm.types().zlib_decompress.clone();
        Ok(attrs::new_instance(vm, &class, copy))
    }
}

#[methods("zlib.Decompress")]
impl Decompress {
    #[py("decompress($self, data, /, max_length=0)")]
    fn decompress(
        vm: &mut Vm,
        this: &Ref<Decompress>,
        data: BytesLike<'_>,
        max_length: i64,
    ) -> Res<Ref<Bytes>> {
        let Ok(most) = usize::try_from(max_length) else {
            return Err(vm.value_error("max_length must be non-negative"));
        };
        let data = data.bytes(vm)?.into_owned();
        let most = Some(most).filter(|most| *most > 0);
        Decompress::run(vm, this, &data, zlib::Z_SYNC_FLUSH, most, "while decompressing data")
    }

    #[py("flush($self, length=zlib.DEF_BUF_SIZE, /)")]
    fn flush(vm: &mut Vm, this: &Ref<Decompress>, #[default(BUFFER)] length: i64) -> Res<Ref<Bytes>> {
        if length <= 0 {
            return Err(vm.value_error("length must be greater than zero"));
        }
        let flushed = if this.get(vm).eof {
            bytes::from_slice(vm, &[])?
        } else {
            let data = this.get(vm).tail.items().to_vec();
            Decompress::run(vm, this, &data, zlib::Z_FINISH, None, "while flushing")?
        };
        if this.get(vm).eof {
            this.get_mut(vm).stream = None;
        }
        Ok(flushed)
    }

    #[py("copy($self, /)")]
    fn copy(vm: &mut Vm, this: &Ref<Decompress>) -> Res<Ref<Decompress>> {
        Decompress::duplicate(vm, this)
    }

    #[py("__copy__($self, /)")]
    fn shallow_copy(vm: &mut Vm, this: &Ref<Decompress>) -> Res<Ref<Decompress>> {
        Decompress::duplicate(vm, this)
    }

    #[py("__deepcopy__($self, memo, /)")]
    fn deep_copy(vm: &mut Vm, this: &Ref<Decompress>, _memo: &Value) -> Res<Ref<Decompress>> {
        Decompress::duplicate(vm, this)
    }

    #[member("unused_data")]
    fn unused_data(vm: &Vm, this: &Ref<Decompress>) -> Ref<Bytes> {
        this.get(vm).unused.clone()
    }

    #[member("unconsumed_tail")]
    fn unconsumed_tail(vm: &Vm, this: &Ref<Decompress>) -> Ref<Bytes> {
        this.get(vm).tail.clone()
    }

    #[member("eof")]
    fn eof(vm: &Vm, this: &Ref<Decompress>) -> bool {
        this.get(vm).eof
    }
}
