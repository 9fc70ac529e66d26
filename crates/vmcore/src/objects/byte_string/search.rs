//! Where bytes occur in others.

use memchr::memmem;

use super::{ByteString, Needle, whole};
use crate::heap::Buf;
use crate::native::SliceIx;
use crate::objects::bytearray::ByteArray;
use crate::objects::bytes::Bytes;
use crate::objects::substrings::window;
use crate::objects::tuple::Tuple;
use crate::objects::types::class_of;
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

type Bound = Option<SliceIx>;

pub(crate) fn find<B: ByteString>(
    vm: &mut Vm,
    this: &Ref<B>,
    sub: &Value,
    start: Bound,
    end: Bound,
) -> Res<Option<usize>> {
    let needle = Needle::new(vm, sub)?;
    let (bytes, needle) = (B::view(this, vm), needle.bytes(vm)?);
    Ok(window(bytes.len(), start, end).and_then(|range| {
        let from = range.start;
        memmem::find(&bytes[range], &needle).map(|at| from + at)
    }))
}

pub(crate) fn rfind<B: ByteString>(
    vm: &mut Vm,
    this: &Ref<B>,
    sub: &Value,
    start: Bound,
    end: Bound,
) -> Res<Option<usize>> {
    let needle = Needle::new(vm, sub)?;
    let (bytes, needle) = (B::view(this, vm), needle.bytes(vm)?);
    Ok(window(bytes.len(), start, end).and_then(|range| {
        let from = range.start;
        memmem::rfind(&bytes[range], &needle).map(|at| from + at)
    }))
}

pub(crate) fn count<B: ByteString>(
    vm: &mut Vm,
    this: &Ref<B>,
    sub: &Value,
    start: Bound,
    end: Bound,
) -> Res<usize> {
    let needle = Needle::new(vm, sub)?;
    let (bytes, needle) = (B::view(this, vm), needle.bytes(vm)?);
    Ok(window(bytes.len(), start, end).map_or(0, |range| match *needle {
        [byte] => memchr::memchr_iter(byte, &bytes[range]).count(),
        // An empty needle is found between all bytes and at both ends.
        [] => range.len() + 1,
        _ => memmem::find_iter(&bytes[range], &*needle).count(),
    }))
}

pub(crate) fn contains<B: ByteString>(vm: &mut Vm, this: &Ref<B>, key: &Value) -> Res<bool> {
    if BytesLike::of(key).is_none() && crate::ops::has_index(vm, key) {
        let byte = super::byte(vm, key)?;
        return Ok(memchr::memchr(byte, B::view(this, vm)).is_some());
    }
    let needle = BytesLike::required(vm, key)?;
    Ok(memmem::find(B::view(this, vm), &needle.bytes(vm)?).is_some())
}

/// `startswith` and `endswith`: `affix` is bytes-like, or a tuple of such of which one must match.
pub(crate) fn matches_affix<B: ByteString>(
    vm: &Vm,
    name: &str,
    this: &Ref<B>,
    affix: &Value,
    range: (Bound, Bound),
    matches: fn(&[u8], &[u8]) -> bool,
) -> Res<bool> {
    let bytes = B::view(this, vm);
    let text = window(bytes.len(), range.0, range.1).map(|range| &bytes[range]);
    let matches = |affix: BytesLike<'_>| -> Res<bool> {
        let affix = affix.bytes(vm)?;
        Ok(text.is_some_and(|text| matches(text, &affix)))
    };
    if let Some(affixes) = affix.downcast::<Tuple>() {
        for affix in affixes.items() {
            vm.tick(1)?;
            if matches(BytesLike::required(vm, affix)?)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    match BytesLike::of(affix) {
        Some(affix) => matches(affix),
        None => {
            let class = class_of(vm, affix).name(vm);
            let message = format!("{name} first arg must be bytes or a tuple of bytes, not {class}");
            Err(vm.type_error(&message))
        }
    }
}

pub(crate) fn removeprefix<B: ByteString>(vm: &Vm, this: &Ref<B>, prefix: BytesLike<'_>) -> Res<Ref<B>> {
    let (bytes, prefix) = (B::view(this, vm), prefix.bytes(vm)?);
    let start = if bytes.starts_with(&prefix) { prefix.len() } else { 0 };
    B::slice(vm, this, start..bytes.len())
}

pub(crate) fn removesuffix<B: ByteString>(vm: &Vm, this: &Ref<B>, suffix: BytesLike<'_>) -> Res<Ref<B>> {
    let (bytes, suffix) = (B::view(this, vm), suffix.bytes(vm)?);
    let cut = if bytes.ends_with(&suffix) { suffix.len() } else { 0 };
    B::slice(vm, this, 0..bytes.len() - cut)
}

pub(crate) fn replace<B: ByteString>(
    vm: &Vm,
    this: &Ref<B>,
    old: BytesLike<'_>,
    new: BytesLike<'_>,
    count: i64,
) -> Res<Ref<B>> {
    let (bytes, old, new) = (B::view(this, vm), old.bytes(vm)?, new.bytes(vm)?);
    let most = usize::try_from(count).unwrap_or(usize::MAX);
    let found = memmem::find_iter(bytes, &*old).take(most).count();
    if found == 0 {
        return whole(vm, this);
    }
    vm.tick((found / 16) as u64)?;
    let grown = found.checked_mul(new.len()).and_then(|n| n.checked_add(bytes.len() - found * old.len()));
    let len = grown.ok_or_else(|| vm.overflow_error("replace bytes is too long"))?;
    let mut out = Buf::with_capacity(vm.heap(), len)?;
    let mut from = 0;
    for at in memmem::find_iter(bytes, &*old).take(found) {
        out.extend_from_slice(&bytes[from..at])?;
        out.extend_from_slice(&new)?;
        from = at + old.len();
    }
    out.extend_from_slice(&bytes[from..])?;
    B::make(vm, out)
}

/// `translate(table, delete)`; without a table bytes are only deleted.
pub(crate) fn translate<B: ByteString>(
    vm: &Vm,
    this: &Ref<B>,
    table: Option<BytesLike<'_>>,
    delete: Option<&Value>,
) -> Res<Ref<B>> {
    let table = table.map(|table| table.bytes(vm)).transpose()?;
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let delete = match delete {
        Some(delete) => BytesLike::required(vm, delete)?.bytes(vm)?,
        None => Default::default(),
    };
    let mut gone = [false; 256];
    delete.iter().for_each(|byte| gone[usize::from(*byte)] = true);
    let bytes = B::view(this, vm);
    vm.tick((bytes.len() / 16) as u64)?;
    if let (Some(table), true) = (&table, delete.is_empty()) {
        let out = bytes.iter().map(|byte| table[usize::from(*byte)]);
        let out = Buf::from_counted(vm.heap(), bytes.len(), out)?;
        return if *out == *bytes { whole(vm, this) } else { B::make(vm, out) };
    }
    let mut out = Buf::with_capacity(vm.heap(), bytes.len())?;
    for byte in bytes.iter().filter(|byte| !gone[usize::from(**byte)]) {
        out.push(table.as_ref().map_or(*byte, |table| table[usize::from(*byte)]))?;
    }
    if *out == *bytes { whole(vm, this) } else { B::make(vm, out) }
}

/// `maketrans(frm, to)`
pub(crate) fn maketrans(vm: &Vm, from: BytesLike<'_>, to: BytesLike<'_>) -> Res<Ref<Bytes>> {
    let (from, to) = (from.bytes(vm)?, to.bytes(vm)?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: [u8; 256] = std::array::from_fn(|byte| byte as u8);
    from.iter().zip(to.iter()).for_each(|(from, to)| table[usize::from(*from)] = *to);
    Ok(crate::objects::bytes::from_slice(vm, &table)?)
}

/// Whether a value is `bytes` or `bytearray`.
pub(crate) fn is_byte_string(value: &Value) -> bool {
    value.downcast::<Bytes>().is_some() || value.downcast::<ByteArray>().is_some()
}
