//! `bytes`.

pub mod iter;
mod methods;
mod slots;

use std::cell::{Cell, OnceCell};

use super::byte_string::ByteString;
use super::types::Type;
use crate::heap::{Buf, Inline, Kind, NoMemory, Trace, Visit};
use crate::objects::attrs;
use crate::value::Ref;
use crate::vm::{Res, Vm};

/// The fixed part of a bytes object.
pub struct BytesHead {
    /// -1 while nobody has asked.
    pub hash: Cell<i64>,
}

pub type Bytes = Inline<BytesHead, u8>;

impl Trace for Bytes {
    const CONTAINER: bool = false;
    const LEAF: bool = true;
    fn trace(&self, _: &mut Visit<'_>) {}
    fn size(&self) -> usize {
        size_of::<Bytes>() + self.items().len()
    }
}

/// The shared empty and one-byte objects.
pub(crate) struct Shared {
    empty: OnceCell<Ref<Bytes>>,
    single: [OnceCell<Ref<Bytes>>; 256],
}

impl Shared {
    pub(crate) fn new() -> Shared {
        Shared { empty: OnceCell::new(), single: [const { OnceCell::new() }; 256] }
    }
}

/// A bytes object of these bytes.
pub fn from_slice(vm: &Vm, bytes: &[u8]) -> Result<Ref<Bytes>, NoMemory> {
    let shared = &vm.interp().bytes;
    let cell = match bytes {
        [] => &shared.empty,
        [byte] => &shared.single[usize::from(*byte)],
        _ => return alloc(vm, bytes),
    };
    match cell.get() {
        Some(shared) => Ok(shared.clone()),
        None => {
            let made = alloc(vm, bytes)?;
            Ok(cell.get_or_init(|| made).clone())
        }
    }
}

fn alloc(vm: &Vm, bytes: &[u8]) -> Result<Ref<Bytes>, NoMemory> {
    let head = BytesHead { hash: Cell::new(-1) };
    vm.heap().alloc_inline_copy(vm.type_of_kind(Kind::Bytes), 0, head, bytes, 0)
}

/// The bytes that `fill` writes over at most `len` zeros: it answers how many there are.
pub fn filled(vm: &Vm, len: usize, fill: impl FnOnce(&mut [u8]) -> usize) -> Result<Ref<Bytes>, NoMemory> {
    let head = BytesHead { hash: Cell::new(-1) };
    let mut used = 0;
    let class = vm.type_of_kind(Kind::Bytes);
    let mut made = vm.heap().alloc_inline_filled(class, head, len, |bytes| used = fill(bytes))?;
    match used {
        0 | 1 => from_slice(vm, made.items().get(..used).unwrap_or_default()),
        _ => {
            made.shorten_in_place(used);
            Ok(made)
        }
    }
}

/// Room for `len` bytes, to be filled with [`Ref::extend_in_place`].
fn with_room(vm: &Vm, len: usize) -> Result<Ref<Bytes>, NoMemory> {
    let head = BytesHead { hash: Cell::new(-1) };
    vm.heap().alloc_inline_cell(vm.type_of_kind(Kind::Bytes), 0, head, len, 0)
}

/// The pieces one behind the other.
pub fn concat(vm: &Vm, pieces: &[&[u8]]) -> Result<Ref<Bytes>, NoMemory> {
    let len = pieces.iter().try_fold(0usize, |len, piece| len.checked_add(piece.len())).ok_or(NoMemory)?;
    if len <= 1 {
        return from_slice(vm, pieces.iter().find(|piece| !piece.is_empty()).copied().unwrap_or_default());
    }
    let mut made = with_room(vm, len)?;
    for piece in pieces {
        let written = made.extend_in_place(piece);
        debug_assert!(written, "there is room for all of them");
    }
    Ok(made)
}

/// The bytes as an instance of `class`, a subclass of `bytes`.
fn new_instance(vm: &Vm, class: &Ref<Type>, bytes: &[u8]) -> Result<Ref<Bytes>, NoMemory> {
    let head = BytesHead { hash: Cell::new(-1) };
    let (shape, extra) = (class.get(vm).root_shape.get(), attrs::extra_bytes(vm, class));
    class.header().retain();
    vm.heap().alloc_inline_copy(Some(class), shape, head, bytes, extra)
}

impl Ref<Bytes> {
    /// The hash, computed once.
    pub fn hash(&self, vm: &Vm) -> i64 {
        match self.head.hash.get() {
            -1 => {
                let hash = vm.interp().hash_key.hash_bytes(self.items());
                self.head.hash.set(hash);
                hash
            }
            hash => hash,
        }
    }
}

impl ByteString for Bytes {
    fn view<'a>(this: &'a Ref<Bytes>, _: &'a Vm) -> &'a [u8] {
        this.items()
    }

    fn make(vm: &Vm, bytes: Buf<u8>) -> Res<Ref<Bytes>> {
        Ok(from_slice(vm, &bytes)?)
    }

    fn copy(vm: &Vm, bytes: &[u8]) -> Res<Ref<Bytes>> {
        Ok(from_slice(vm, bytes)?)
    }

    fn slice(vm: &Vm, this: &Ref<Bytes>, range: std::ops::Range<usize>) -> Res<Ref<Bytes>> {
        if range.len() == this.items().len() && this.as_value().exact::<Bytes>().is_some() {
            return Ok(this.clone());
        }
        Ok(from_slice(vm, this.items().get(range).unwrap_or_default())?)
    }

    fn instance(vm: &mut Vm, class: &Ref<Type>, made: Ref<Bytes>) -> Res<Ref<Bytes>> {
        if class.is(&vm.types().bytes) { Ok(made) } else { Ok(new_instance(vm, class, made.items())?) }
    }
}
