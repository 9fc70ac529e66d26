//! What a marshalled stream holds: constants as plain, shareable data.

use crate::code::CodeObject;
use crate::pystr::PyStr;
use std::sync::Arc;

/// A marshalled object. Two places that name one object in the stream hold the same `Arc`, so the identity of
/// constants can be kept: compare with [`Arc::ptr_eq`].
///
/// `unmarshal` bounds how deep a constant nests, and how many nodes it has when every shared part is counted each time
/// it is met: a plain recursive walk over one is safe.
#[derive(Clone, Debug, PartialEq)]
pub enum Const {
    None,
    True,
    False,
    Ellipsis,
    StopIteration,
    Int(i64),
    /// An integer outside `i64`.
    BigInt(Arc<BigInt>),
    Float(f64),
    Complex(f64, f64),
    Str(Arc<PyStr>),
    Bytes(Arc<[u8]>),
    Tuple(Arc<[Const]>),
    List(Arc<[Const]>),
    /// Key and value in the order of insertion; a key may stand more than once.
    Dict(Arc<[(Const, Const)]>),
    /// Members in the order of the stream; a member may stand more than once.
    Set(Arc<[Const]>),
    FrozenSet(Arc<[Const]>),
    Code(Arc<CodeObject>),
}

/// Sign and magnitude of an integer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BigInt {
    pub negative: bool,
    /// Limbs of 64 bits, least significant first, the last one not zero.
    pub limbs: Box<[u64]>,
}
