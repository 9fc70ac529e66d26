//! The methods of `bytearray` whose docstrings are its own.

use super::ByteArray;
use crate::heap::Buf;
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

byte_methods!(ByteArray);

#[methods(METHODS)]
impl ByteArray {
    /// Return a list of the sections in the bytearray, using sep as the delimiter.
    ///
    ///   sep
    ///     The delimiter according which to split the bytearray.
    ///     None (the default value) means split on ASCII whitespace characters
    ///     (space, tab, return, newline, formfeed, vertical tab).
    ///   maxsplit
    ///     Maximum number of splits to do.
    ///     -1 (the default value) means no limit.
    #[py("split($self, /, sep=None, maxsplit=-1)")]
    fn split(vm: &Vm, this: &Ref<ByteArray>, sep: Option<BytesLike<'_>>, maxsplit: i64) -> Res<Ref<List>> {
        shared::split(vm, this, sep, maxsplit, false)
    }

    /// Return a list of the sections in the bytearray, using sep as the delimiter.
    ///
    ///   sep
    ///     The delimiter according which to split the bytearray.
    ///     None (the default value) means split on ASCII whitespace characters
    ///     (space, tab, return, newline, formfeed, vertical tab).
    ///   maxsplit
    ///     Maximum number of splits to do.
    ///     -1 (the default value) means no limit.
    ///
    /// Splitting is done starting at the end of the bytearray and working to the front.
    #[py("rsplit($self, /, sep=None, maxsplit=-1)")]
    fn rsplit(vm: &Vm, this: &Ref<ByteArray>, sep: Option<BytesLike<'_>>, maxsplit: i64) -> Res<Ref<List>> {
        shared::split(vm, this, sep, maxsplit, true)
    }

    /// Return a list of the lines in the bytearray, breaking at line boundaries.
    ///
    /// Line breaks are not included in the resulting list unless keepends is given and
    /// true.
    #[py("splitlines($self, /, keepends=False)")]
    fn splitlines(vm: &Vm, this: &Ref<ByteArray>, #[default(0)] keepends: i32) -> Res<Ref<List>> {
        shared::splitlines(vm, this, keepends != 0)
    }

    /// Partition the bytearray into three parts using the given separator.
    ///
    /// This will search for the separator sep in the bytearray. If the separator is
    /// found, returns a 3-tuple containing the part before the separator, the
    /// separator itself, and the part after it as new bytearray objects.
    ///
    /// If the separator is not found, returns a 3-tuple containing the copy of the
    /// original bytearray object and two empty bytearray objects.
    #[py("partition($self, sep, /)")]
    fn partition(vm: &Vm, this: &Ref<ByteArray>, sep: BytesLike<'_>) -> Res<Ref<Tuple>> {
        shared::partition(vm, this, sep, false)
    }

    /// Partition the bytearray into three parts using the given separator.
    ///
    /// This will search for the separator sep in the bytearray, starting at the end.
    /// If the separator is found, returns a 3-tuple containing the part before the
    /// separator, the separator itself, and the part after it as new bytearray
    /// objects.
    ///
    /// If the separator is not found, returns a 3-tuple containing two empty bytearray
    /// objects and the copy of the original bytearray object.
    #[py("rpartition($self, sep, /)")]
    fn rpartition(vm: &Vm, this: &Ref<ByteArray>, sep: BytesLike<'_>) -> Res<Ref<Tuple>> {
        shared::partition(vm, this, sep, true)
    }

    /// Return a bytearray with the given prefix string removed if present.
    ///
    /// If the bytearray starts with the prefix string, return
    /// bytearray[len(prefix):].  Otherwise, return a copy of the original
    /// bytearray.
    #[py("removeprefix($self, prefix, /)")]
    fn removeprefix(vm: &Vm, this: &Ref<ByteArray>, prefix: BytesLike<'_>) -> Res<Ref<ByteArray>> {
        shared::removeprefix(vm, this, prefix)
    }

    /// Return a bytearray with the given suffix string removed if present.
    ///
    /// If the bytearray ends with the suffix string and that suffix is not
    /// empty, return bytearray[:-len(suffix)].  Otherwise, return a copy of
    /// the original bytearray.
    #[py("removesuffix($self, suffix, /)")]
    fn removesuffix(vm: &Vm, this: &Ref<ByteArray>, suffix: BytesLike<'_>) -> Res<Ref<ByteArray>> {
        shared::removesuffix(vm, this, suffix)
    }

    /// Strip leading bytes contained in the argument.
    ///
    /// If the argument is omitted or None, strip leading ASCII whitespace.
    #[py("lstrip($self, bytes=None, /)")]
    fn lstrip(vm: &Vm, this: &Ref<ByteArray>, bytes: Option<BytesLike<'_>>) -> Res<Ref<ByteArray>> {
        shared::strip(vm, this, bytes, true, false)
    }

    /// Concatenate any number of bytes/bytearray objects.
    ///
    /// The bytearray whose method is called is inserted in between each pair.
    ///
    /// The result is returned as a new bytearray object.
    #[py("join($self, iterable_of_bytes, /)")]
    fn join(vm: &mut Vm, this: &Ref<ByteArray>, iterable_of_bytes: &Value) -> Res<Ref<ByteArray>> {
        shared::join(vm, this, iterable_of_bytes)
    }

    /// Create a string of hexadecimal numbers from a bytearray object.
    ///
    ///   sep
    ///     An optional single character or byte to separate hex bytes.
    ///   bytes_per_sep
    ///     How many bytes between separators.  Positive values count from the
    ///     right, negative values count from the left.
    ///
    /// Example:
    /// >>> value = bytearray([0xb9, 0x01, 0xef])
    /// >>> value.hex()
    /// 'b901ef'
    /// >>> value.hex(':')
    /// 'b9:01:ef'
    /// >>> value.hex(':', 2)
    /// 'b9:01ef'
    /// >>> value.hex(':', -2)
    /// 'b901:ef'
    #[py("hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)")]
    fn hex(vm: &Vm, this: &Ref<ByteArray>, sep: Option<Separator>, bytes_per_sep: i32) -> Res<Ref<Str>> {
        shared::to_hex(vm, ByteArray::view(this, vm), sep, bytes_per_sep)
    }

    /// Create a bytearray object from a string of hexadecimal numbers.
    ///
    /// Spaces between two numbers are accepted.
    /// Example: bytearray.fromhex('B9 01EF') -> bytearray(b'\\xb9\\x01\\xef')
    #[py("fromhex($type, string, /)")]
    fn fromhex(vm: &mut Vm, class: &Ref<Type>, string: &Ref<Str>) -> Res<Value> {
        let made = ByteArray::make(vm, shared::from_hex(vm, string)?)?;
        if class.is(&vm.types().bytearray) {
            return Ok(made.into());
        }
        ops::call::call_positional(vm, class.as_value(), &[made.into()])
    }

    /// Decode the bytearray using the codec registered for encoding.
    ///
    ///   encoding
    ///     The encoding with which to decode the bytearray.
    ///   errors
    ///     The error handling scheme to use for the handling of decoding errors.
    ///     The default is 'strict' meaning that decoding errors raise a
    ///     UnicodeDecodeError. Other possible values are 'ignore' and 'replace'
    ///     as well as any other name registered with codecs.register_error that
    ///     can handle UnicodeDecodeErrors.
    #[py("decode($self, /, encoding='utf-8', errors='strict')")]
    fn decode(
        vm: &mut Vm,
        this: &Ref<ByteArray>,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
    ) -> Res<Ref<Str>> {
        let bytes = Buf::from_slice(vm.heap(), &this.get(vm).items)?;
        ops::codec::decode(vm, this.as_value(), &bytes, encoding, errors)
    }
}
