//! What `bytes` and `bytearray` have in common: nearly all their methods.

mod case;
mod construct;
mod convert;
mod declared;
pub(crate) mod hex;
mod join;
mod pad;
pub mod percent;
mod search;
mod split;
mod subscript;

use std::ops::Range;

pub(crate) use case::*;
pub(crate) use construct::*;
pub(crate) use convert::*;
pub(crate) use declared::byte_methods;
pub use hex::{Separator, from_hex, to_hex};
pub(crate) use join::*;
pub(crate) use pad::*;
pub(crate) use search::*;
pub(crate) use split::*;
pub(crate) use subscript::*;

use super::types::Type;
use crate::heap::{Buf, Payload};
use crate::value::Ref;
use crate::vm::{Res, Vm};

/// `bytes` or `bytearray`.
pub trait ByteString: Payload {
    fn view<'a>(this: &'a Ref<Self>, vm: &'a Vm) -> &'a [u8];

    /// An object of exactly this type.
    fn make(vm: &Vm, bytes: Buf<u8>) -> Res<Ref<Self>>;

    /// An object of exactly this type with a copy of the bytes.
    fn copy(vm: &Vm, bytes: &[u8]) -> Res<Ref<Self>>;

    /// `this[range]`; an immutable object may give itself.
    fn slice(vm: &Vm, this: &Ref<Self>, range: Range<usize>) -> Res<Ref<Self>>;

    /// What was made, as an instance of `class`.
    fn instance(vm: &mut Vm, class: &Ref<Type>, made: Ref<Self>) -> Res<Ref<Self>>;
}

/// The whole of it: itself where it can be shared.
pub(crate) fn whole<B: ByteString>(vm: &Vm, this: &Ref<B>) -> Res<Ref<B>> {
    B::slice(vm, this, 0..B::view(this, vm).len())
}
