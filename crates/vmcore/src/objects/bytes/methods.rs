//! The methods of `bytes` whose docstrings are its own.

use super::Bytes;
use crate::native::methods;
use crate::objects::byte_string::{self as shared, ByteString, Separator, byte_methods};
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::Type;
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

byte_methods!(Bytes);

#[methods(METHODS)]
impl Bytes {
    /// Return a list of the sections in the bytes, using sep as the delimiter.
    ///
    ///   sep
    ///     The delimiter according which to split the bytes.
    ///     None (the default value) means split on ASCII whitespace characters
    ///     (space, tab, return, newline, formfeed, vertical tab).
    ///   maxsplit
    ///     Maximum number of splits to do.
    ///     -1 (the default value) means no limit.
    #[py("split($self, /, sep=None, maxsplit=-1)")]
    fn split(vm: &Vm, this: &Ref<Bytes>, sep: Option<BytesLike<'_>>, maxsplit: i64) -> Res<Ref<List>> {
        shared::split(vm, this, sep, maxsplit, false)
    }

    /// Return a list of the sections in the bytes, using sep as the delimiter.
    ///
    ///   sep
    ///     The delimiter according which to split the bytes.
    ///     None (the default value) means split on ASCII whitespace characters
    ///     (space, tab, return, newline, formfeed, vertical tab).
    ///   maxsplit
    ///     Maximum number of splits to do.
    ///     -1 (the default value) means no limit.
    ///
    /// Splitting is done starting at the end of the bytes and working to the front.
    #[py("rsplit($self, /, sep=None, maxsplit=-1)")]
    fn rsplit(vm: &Vm, this: &Ref<Bytes>, sep: Option<BytesLike<'_>>, maxsplit: i64) -> Res<Ref<List>> {
        shared::split(vm, this, sep, maxsplit, true)
    }

    /// Return a list of the lines in the bytes, breaking at line boundaries.
    ///
    /// Line breaks are not included in the resulting list unless keepends is given and
    /// true.
    #[py("splitlines($self, /, keepends=False)")]
    fn splitlines(vm: &Vm, this: &Ref<Bytes>, #[default(0)] keepends: i32) -> Res<Ref<List>> {
        shared::splitlines(vm, this, keepends != 0)
    }

    /// Partition the bytes into three parts using the given separator.
    ///
    /// This will search for the separator sep in the bytes. If the separator is found,
    /// returns a 3-tuple containing the part before the separator, the separator
    /// itself, and the part after it.
    ///
    /// If the separator is not found, returns a 3-tuple containing the original bytes
    /// object and two empty bytes objects.
    #[py("partition($self, sep, /)")]
    fn partition(vm: &Vm, this: &Ref<Bytes>, sep: BytesLike<'_>) -> Res<Ref<Tuple>> {
        shared::partition(vm, this, sep, false)
    }

    /// Partition the bytes into three parts using the given separator.
    ///
    /// This will search for the separator sep in the bytes, starting at the end. If
    /// the separator is found, returns a 3-tuple containing the part before the
    /// separator, the separator itself, and the part after it.
    ///
    /// If the separator is not found, returns a 3-tuple containing two empty bytes
    /// objects and the original bytes object.
    #[py("rpartition($self, sep, /)")]
    fn rpartition(vm: &Vm, this: &Ref<Bytes>, sep: BytesLike<'_>) -> Res<Ref<Tuple>> {
        shared::partition(vm, this, sep, true)
    }

    /// Return a bytes object with the given prefix string removed if present.
    ///
    /// If the bytes starts with the prefix string, return bytes[len(prefix):].
    /// Otherwise, return a copy of the original bytes.
    #[py("removeprefix($self, prefix, /)")]
    fn removeprefix(vm: &Vm, this: &Ref<Bytes>, prefix: BytesLike<'_>) -> Res<Ref<Bytes>> {
        shared::removeprefix(vm, this, prefix)
    }

    /// Return a bytes object with the given suffix string removed if present.
    ///
    /// If the bytes ends with the suffix string and that suffix is not empty,
    /// return bytes[:-len(prefix)].  Otherwise, return a copy of the original
    /// bytes.
    #[py("removesuffix($self, suffix, /)")]
    fn removesuffix(vm: &Vm, this: &Ref<Bytes>, suffix: BytesLike<'_>) -> Res<Ref<Bytes>> {
        shared::removesuffix(vm, this, suffix)
    }

    /// Strip leading bytes contained in the argument.
    ///
    /// If the argument is omitted or None, strip leading  ASCII whitespace.
    #[py("lstrip($self, bytes=None, /)")]
    fn lstrip(vm: &Vm, this: &Ref<Bytes>, bytes: Option<BytesLike<'_>>) -> Res<Ref<Bytes>> {
        shared::strip(vm, this, bytes, true, false)
    }

    /// Concatenate any number of bytes objects.
    ///
    /// The bytes whose method is called is inserted in between each pair.
    ///
    /// The result is returned as a new bytes object.
    ///
    /// Example: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'.
    #[py("join($self, iterable_of_bytes, /)")]
    fn join(vm: &mut Vm, this: &Ref<Bytes>, iterable_of_bytes: &Value) -> Res<Ref<Bytes>> {
        shared::join(vm, this, iterable_of_bytes)
    }

    /// Create a string of hexadecimal numbers from a bytes object.
    ///
    ///   sep
    ///     An optional single character or byte to separate hex bytes.
    ///   bytes_per_sep
    ///     How many bytes between separators.  Positive values count from the
    ///     right, negative values count from the left.
    ///
    /// Example:
    /// >>> value = b'\xb9\x01\xef'
    /// >>> value.hex()
    /// 'b901ef'
    /// >>> value.hex(':')
    /// 'b9:01:ef'
    /// >>> value.hex(':', 2)
    /// 'b9:01ef'
    /// >>> value.hex(':', -2)
    /// 'b901:ef'
    #[py("hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)")]
    fn hex(vm: &Vm, this: &Ref<Bytes>, sep: Option<Separator>, bytes_per_sep: i32) -> Res<Ref<Str>> {
        shared::to_hex(vm, Bytes::view(this, vm), sep, bytes_per_sep)
    }

    /// Create a bytes object from a string of hexadecimal numbers.
    ///
    /// Spaces between two numbers are accepted.
    /// Example: bytes.fromhex('B9 01EF') -> b'\\xb9\\x01\\xef'.
    #[py("fromhex($type, string, /)")]
    fn fromhex(vm: &mut Vm, class: &Ref<Type>, string: &Ref<Str>) -> Res<Value> {
        let made = Bytes::make(vm, shared::from_hex(vm, string)?)?;
        if class.is(&vm.types().bytes) {
            return Ok(made.into());
        }
        ops::call::call_positional(vm, class.as_value(), &[made.into()])
    }

    /// Decode the bytes using the codec registered for encoding.
    ///
    ///   encoding
    ///     The encoding with which to decode the bytes.
    ///   errors
    ///     The error handling scheme to use for the handling of decoding errors.
    ///     The default is 'strict' meaning that decoding errors raise a
    ///     UnicodeDecodeError. Other possible values are 'ignore' and 'replace'
    ///     as well as any other name registered with codecs.register_error that
    ///     can handle UnicodeDecodeErrors.
    #[py("decode($self, /, encoding='utf-8', errors='strict')")]
    fn decode(
        vm: &mut Vm,
        this: &Ref<Bytes>,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
    ) -> Res<Ref<Str>> {
        ops::codec::decode(vm, this.as_value(), this.items(), encoding, errors)
    }
}
