//! Cutting bytes into pieces.

use std::ops::Range;

use text::StrView;

use super::{ByteString, is_space, whole};
use crate::heap::{Buf, Kind};
use crate::objects::list::{self, List};
use crate::objects::substrings::split_limit;
use crate::objects::tuple::{self, Tuple};
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `split`, or `rsplit` where it goes `back`wards.
pub(crate) fn split<B: ByteString>(
    vm: &Vm,
    this: &Ref<B>,
    sep: Option<&Value>,
    maxsplit: i64,
    back: bool,
) -> Res<Ref<List>> {
    let limit = split_limit(maxsplit);
    // Bytes are searched as text of width one is.
    let view = StrView::One(B::view(this, vm));
    let mut pieces = match sep {
        None => pieces(vm, this, Words { bytes: B::view(this, vm), rest: 0..view.len(), left: limit, back })?,
        Some(sep) => {
            let sep = BytesLike::required(vm, sep)?.bytes(vm)?;
            if sep.is_empty() {
                return Err(vm.value_error("empty separator"));
            }
            let sep = StrView::One(&sep);
            match view.split_by_unit(sep, limit) {
                _ if back => pieces(vm, this, view.rsplit(sep, limit))?,
                Some(found) => pieces(vm, this, found)?,
                None => pieces(vm, this, view.split(sep, limit))?,
            }
        }
    };
    if back {
        pieces.reverse();
    }
    Ok(list::from_buf(vm, pieces))
}

pub(crate) fn splitlines<B: ByteString>(vm: &Vm, this: &Ref<B>, keepends: bool) -> Res<Ref<List>> {
    let bytes = B::view(this, vm);
    let mut at = 0;
    let lines = std::iter::from_fn(|| {
        let start = at;
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let Some(len) = memchr::memchr2(b'\n', b'\r', rest) else {
            at = bytes.len();
            return Some(start..at);
        };
        at = start + len + if rest[len..].starts_with(b"\r\n") { 2 } else { 1 };
        Some(start..if keepends { at } else { start + len })
    });
    Ok(list::from_buf(vm, pieces(vm, this, lines)?))
}

/// `partition`, or `rpartition` where it goes `back`wards.
pub(crate) fn partition<B: ByteString>(
    vm: &Vm,
    this: &Ref<B>,
    sep: BytesLike<'_>,
    back: bool,
) -> Res<Ref<Tuple>> {
    let (bytes, wanted) = (B::view(this, vm), sep.bytes(vm)?);
    if wanted.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let found =
        if back { memchr::memmem::rfind(bytes, &wanted) } else { memchr::memmem::find(bytes, &wanted) };
    let parts: [Ref<B>; 3] = match found {
        Some(at) => [
            B::slice(vm, this, 0..at)?,
            B::copy(vm, &wanted)?,
            B::slice(vm, this, at + wanted.len()..bytes.len())?,
        ],
        None if back => [B::copy(vm, &[])?, B::copy(vm, &[])?, unchanged(vm, this)?],
        None => [unchanged(vm, this)?, B::copy(vm, &[])?, B::copy(vm, &[])?],
    };
    Ok(tuple::from_iter(vm, parts.into_iter().map(Value::from))?)
}

/// The receiver itself, be it an instance of a subclass; a copy of what can change.
fn unchanged<B: ByteString>(vm: &Vm, this: &Ref<B>) -> Res<Ref<B>> {
    if B::KIND == Kind::Bytes { Ok(this.clone()) } else { whole(vm, this) }
}

fn pieces<B: ByteString>(
    vm: &Vm,
    this: &Ref<B>,
    ranges: impl Iterator<Item = Range<usize>>,
) -> Res<Buf<Value>> {
    let mut pieces = Buf::new(vm.heap());
    for range in ranges {
        vm.tick(1)?;
        pieces.push(B::slice(vm, this, range)?.into())?;
    }
    Ok(pieces)
}

/// The words between ASCII white space. (That of str.split has more characters.)
struct Words<'a> {
    bytes: &'a [u8],
    /// What is still to be cut.
    rest: Range<usize>,
    left: Option<usize>,
    back: bool,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let is_word = |byte: &u8| !is_space(*byte);
        let rest = &self.bytes[self.rest.clone()];
        let trimmed = if self.back {
            self.rest.start..self.rest.start + rest.iter().rposition(is_word)? + 1
        } else {
            self.rest.start + rest.iter().position(is_word)?..self.rest.end
        };
        let word = &self.bytes[trimmed.clone()];
        if self.left == Some(0) {
            // The last piece keeps the white space within it and at its far end.
            self.rest = trimmed.start..trimmed.start;
            return Some(trimmed);
        }
        self.left = self.left.map(|left| left - 1);
        let space = |byte: &u8| is_space(*byte);
        if self.back {
            let start = word.iter().rposition(space).map_or(trimmed.start, |at| trimmed.start + at + 1);
            self.rest = trimmed.start..start;
            Some(start..trimmed.end)
        } else {
            let end = word.iter().position(space).map_or(trimmed.end, |at| trimmed.start + at);
            self.rest = end..trimmed.end;
            Some(trimmed.start..end)
        }
    }
}
