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
    #[py("split($self, /, sep=None, maxsplit=-1)")]
    fn split(vm: &Vm, this: &Ref<ByteArray>, sep: Option<&Value>, maxsplit: i64) -> Res<Ref<List>> {
        shared::split(vm, this, sep, maxsplit, false)
    }

    #[py("rsplit($self, /, sep=None, maxsplit=-1)")]
    fn rsplit(vm: &Vm, this: &Ref<ByteArray>, sep: Option<&Value>, maxsplit: i64) -> Res<Ref<List>> {
        shared::split(vm, this, sep, maxsplit, true)
    }

    #[py("splitlines($self, /, keepends=False)")]
    fn splitlines(vm: &Vm, this: &Ref<ByteArray>, #[default(0)] keepends: i32) -> Res<Ref<List>> {
        shared::splitlines(vm, this, keepends != 0)
    }

    #[py("partition($self, sep, /)")]
    fn partition(vm: &Vm, this: &Ref<ByteArray>, sep: BytesLike<'_>) -> Res<Ref<Tuple>> {
        shared::partition(vm, this, sep, false)
    }

    #[py("rpartition($self, sep, /)")]
    fn rpartition(vm: &Vm, this: &Ref<ByteArray>, sep: BytesLike<'_>) -> Res<Ref<Tuple>> {
        shared::partition(vm, this, sep, true)
    }

    #[py("removeprefix($self, prefix, /)")]
    fn removeprefix(vm: &Vm, this: &Ref<ByteArray>, prefix: BytesLike<'_>) -> Res<Ref<ByteArray>> {
        shared::removeprefix(vm, this, prefix)
    }

    #[py("removesuffix($self, suffix, /)")]
    fn removesuffix(vm: &Vm, this: &Ref<ByteArray>, suffix: BytesLike<'_>) -> Res<Ref<ByteArray>> {
        shared::removesuffix(vm, this, suffix)
    }

    #[py("lstrip($self, bytes=None, /)")]
    fn lstrip(vm: &Vm, this: &Ref<ByteArray>, bytes: Option<BytesLike<'_>>) -> Res<Ref<ByteArray>> {
        shared::strip(vm, this, bytes, true, false)
    }

    #[py("join($self, iterable_of_bytes, /)")]
    fn join(vm: &mut Vm, this: &Ref<ByteArray>, iterable_of_bytes: &Value) -> Res<Ref<ByteArray>> {
        shared::join(vm, this, iterable_of_bytes)
    }

    #[py("hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)")]
    fn hex(vm: &mut Vm, this: &Ref<ByteArray>, sep: Option<&Value>, bytes_per_sep: i32) -> Res<Ref<Str>> {
        let sep = Separator::new(vm, sep)?;
        shared::to_hex(vm, ByteArray::view(this, vm), sep, bytes_per_sep)
    }

    #[py("fromhex($type, string, /)")]
    fn fromhex(vm: &mut Vm, class: &Ref<Type>, string: &Ref<Str>) -> Res<Value> {
        let made = ByteArray::make(vm, shared::from_hex(vm, string)?)?;
        if class.is(&vm.types().bytearray) {
            return Ok(made.into());
        }
        ops::call::call_positional(vm, class.as_value(), &[made.into()])
    }

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
