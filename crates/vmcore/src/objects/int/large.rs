//! Working with the bigint library: its memory lies outside the heap, so an upper bound is charged before each call,
//! and it never gets what it would panic on.

use dashu_int::UBig;

use super::{IntHead, from_parts, limbs};
use crate::heap::{Heap, Kind};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// Words that the library needs at most for each word of a product: the operands' copies, the result, and the
/// scratch space of its number theoretic transform, whose length is a power of two.
const WORDS_PER_WORD: usize = 20;

/// Above so many bytes the system is asked, too, whether it has them: the library ends the process otherwise.
const ASKED_FOR: usize = 1 << 24;

/// Memory outside the heap, on its books for as long as this lives.
pub(crate) struct Working<'a> {
    heap: &'a Heap,
    bytes: usize,
}

impl<'a> Working<'a> {
    /// Charges `words` of 64 bits, or raises MemoryError.
    pub fn new(vm: &'a Vm, words: usize) -> Res<Working<'a>> {
        let bytes = words.checked_mul(size_of::<u64>()).ok_or(crate::heap::NoMemory)?;
        if bytes > ASKED_FOR {
            Vec::<u8>::new().try_reserve_exact(bytes).map_err(|_| crate::heap::NoMemory)?;
        }
        vm.heap().charge(bytes)?;
        Ok(Working { heap: vm.heap(), bytes })
    }
}

impl Drop for Working<'_> {
    fn drop(&mut self) {
        self.heap.uncharge(self.bytes);
    }
}

/// Charges the time and memory of multiplying or dividing numbers of so many limbs.
pub(crate) fn product(vm: &Vm, a: usize, b: usize) -> Res<Working<'_>> {
    let (long, short) = (a.max(b), a.min(b));
    // Between linear and quadratic; a bound for an interruption's delay, no more.
    let steps = (long as f64 * (short as f64).sqrt() / 8.0) as u64;
    vm.tick(steps)?;
    Working::new(vm, a.checked_add(b).and_then(|sum| sum.checked_mul(WORDS_PER_WORD)).unwrap_or(usize::MAX))
}

/// The library's number of a magnitude. Its memory is the caller's to charge.
pub(crate) fn to_ubig(limbs: &[u64]) -> UBig {
    UBig::from_words(limbs)
}

/// The int of a sign and the library's number.
pub(crate) fn from_ubig(vm: &Vm, negative: bool, magnitude: &UBig) -> Res<Value> {
    from_parts(vm, negative, magnitude.as_words())
}

/// Limbs that fit on the stack.
pub(super) const ON_STACK: usize = 18;

/// The int of a sign and of `len` limbs that `fill` writes over zeros, leading zeros allowed.
pub(super) fn filled(vm: &Vm, negative: bool, len: usize, fill: impl FnOnce(&mut [u64])) -> Res<Value> {
    if len <= ON_STACK {
        let mut limbs = [0; ON_STACK];
        fill(&mut limbs[..len]);
        return from_parts(vm, negative, &limbs[..len]);
    }
    vm.tick(len as u64 / 16)?;
    let mut made =
        vm.heap().alloc_inline_filled(vm.type_of_kind(Kind::Int), IntHead { negative }, len, fill)?;
    match limbs::trim(made.items()).len() {
        0 | 1 => from_parts(vm, negative, made.items()),
        len => {
            made.shorten_in_place(len);
            Ok(made.into())
        }
    }
}

/// Calls `f` with `len` zero limbs to work on.
pub(super) fn with_limbs<R>(vm: &Vm, len: usize, f: impl FnOnce(&Vm, &mut [u64]) -> Res<R>) -> Res<R> {
    if len <= ON_STACK {
        return f(vm, &mut [0; ON_STACK][..len]);
    }
    vm.tick(len as u64 / 16)?;
    let _working = Working::new(vm, len)?;
    f(vm, &mut vec![0; len])
}
