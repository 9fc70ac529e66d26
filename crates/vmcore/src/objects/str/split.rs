//! Cutting strings into pieces and joining them.

use std::ops::Range;

use text::StrView;

use super::{Str, StrWriter, empty, substring};
use crate::heap::Buf;
use crate::native::methods;
use crate::objects::list::{self, List};
use crate::objects::substrings::split_limit;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Whether the separator is longer, or of wider characters, than the string. The string is the only piece then: itself,
/// be it an instance of a subclass.
fn cannot_be_in(sep: StrView<'_>, this: &Ref<Str>) -> bool {
    let width = |view: &StrView<'_>| match view {
        StrView::One(_) => 1,
        StrView::Two(_) => 2,
        StrView::Four(_) => 4,
    };
    sep.len() > this.len() || width(&sep) > width(&this.view())
}

#[methods(SPLIT)]
impl Str {
    #[py("split($self, /, sep=None, maxsplit=-1)")]
    fn split(vm: &Vm, this: &Ref<Str>, sep: Option<&Value>, maxsplit: i64) -> Res<Ref<List>> {
        let limit = split_limit(maxsplit);
        match separator(vm, sep)? {
            None => Ok(list::from_buf(vm, pieces(vm, this, this.view().split_whitespace(limit))?)),
            Some(sep) if cannot_be_in(sep, this) => Ok(list::from_slice(vm, &[this.to_value()])?),
            Some(sep) => Ok(list::from_buf(
                vm,
                match this.view().split_by_unit(sep, limit) {
                    Some(found) => pieces(vm, this, found)?,
                    None => pieces(vm, this, this.view().split(sep, limit))?,
                },
            )),
        }
    }

    #[py("rsplit($self, /, sep=None, maxsplit=-1)")]
    fn rsplit(vm: &Vm, this: &Ref<Str>, sep: Option<&Value>, maxsplit: i64) -> Res<Ref<List>> {
        let limit = split_limit(maxsplit);
        let mut pieces = match separator(vm, sep)? {
            None => pieces(vm, this, this.view().rsplit_whitespace(limit))?,
            Some(sep) if cannot_be_in(sep, this) => return Ok(list::from_slice(vm, &[this.to_value()])?),
            Some(sep) => pieces(vm, this, this.view().rsplit(sep, limit))?,
        };
        pieces.reverse();
        Ok(list::from_buf(vm, pieces))
    }

    #[py("splitlines($self, /, keepends=False)")]
    fn splitlines(vm: &Vm, this: &Ref<Str>, #[default(0)] keepends: i32) -> Res<Ref<List>> {
        Ok(list::from_buf(vm, pieces(vm, this, this.view().lines(keepends != 0))?))
    }

    #[py("partition($self, sep, /)")]
    fn partition(vm: &Vm, this: &Ref<Str>, sep: &Value) -> Res<Ref<Tuple>> {
        let sep = partition_separator(vm, sep)?;
        match this.view().find(sep.view(), 0..this.len()) {
            Some(at) => three(vm, this, at, sep),
            None => {
                let whole = super::build::exact(vm, this)?;
                let parts = [whole.into(), empty(vm).into(), empty(vm).into()];
                Ok(tuple::of(vm, parts)?)
            }
        }
    }

    #[py("rpartition($self, sep, /)")]
    fn rpartition(vm: &Vm, this: &Ref<Str>, sep: &Value) -> Res<Ref<Tuple>> {
        let sep = partition_separator(vm, sep)?;
        match this.view().rfind(sep.view(), 0..this.len()) {
            Some(at) => three(vm, this, at, sep),
            None => {
                let whole = super::build::exact(vm, this)?;
                let parts = [empty(vm).into(), empty(vm).into(), whole.into()];
                Ok(tuple::of(vm, parts)?)
            }
        }
    }

    #[py("join($self, iterable, /)")]
    fn join(vm: &mut Vm, this: &Ref<Str>, iterable: &Value) -> Res<Ref<Str>> {
        if let Some(tuple) = iterable.exact::<Tuple>() {
            return join(vm, this, tuple.items());
        }
        if let Some(list) = iterable.exact::<List>() {
            return join(vm, this, &list.get(vm).items);
        }
        let items = ops::iter::sequence(vm, iterable, "can only join an iterable")?;
        join(vm, this, &items)
    }
}

/// The separator of `split`; none for white space.
fn separator<'a>(vm: &Vm, sep: Option<&'a Value>) -> Res<Option<StrView<'a>>> {
    let Some(sep) = sep else { return Ok(None) };
    match sep.downcast::<Str>() {
        Some(sep) if sep.is_empty() => Err(vm.value_error("empty separator")),
        Some(sep) => Ok(Some(sep.view())),
        None => {
            let class = class_of(vm, sep).name(vm);
            Err(vm.type_error(&format!("must be str or None, not {class}")))
        }
    }
}

fn partition_separator<'a>(vm: &Vm, sep: &'a Value) -> Res<&'a Ref<Str>> {
    match sep.downcast::<Str>() {
        Some(sep) if sep.is_empty() => Err(vm.value_error("empty separator")),
        Some(sep) => Ok(sep),
        None => {
            let class = class_of(vm, sep).name(vm);
            Err(vm.type_error(&format!("must be str, not {class}")))
        }
    }
}

/// Room made before the pieces are known.
const USUAL_PIECES: usize = 12;

fn pieces(vm: &Vm, this: &Ref<Str>, ranges: impl Iterator<Item = Range<usize>>) -> Res<Buf<Value>> {
    let mut pieces = Buf::with_capacity(vm.heap(), USUAL_PIECES)?;
    for range in ranges {
        vm.tick(1)?;
        pieces.push(substring(vm, this, range)?.into())?;
    }
    Ok(pieces)
}

/// What is before the separator found at `at`, the separator itself, what is behind it.
fn three(vm: &Vm, this: &Ref<Str>, at: usize, sep: &Ref<Str>) -> Res<Ref<Tuple>> {
    let parts = [
        substring(vm, this, 0..at)?.into(),
        sep.to_value(),
        substring(vm, this, at + sep.len()..this.len())?.into(),
    ];
    Ok(tuple::of(vm, parts)?)
}

/// `separator.join(items)`: one pass to measure, one to write.
pub fn join(vm: &Vm, separator: &Ref<Str>, items: &[Value]) -> Res<Ref<Str>> {
    if let [item] = items
        && let Some(item) = item.exact::<Str>()
    {
        return Ok(item.clone());
    }
    vm.tick((items.len() / 4) as u64)?;
    let between = items.len().saturating_sub(1);
    let too_long = || vm.overflow_error("join() result is too long for a Python string");
    let mut len = separator.len().checked_mul(between).ok_or_else(too_long)?;
    let mut max_char = if between > 0 { bound(separator) } else { 0 };
    for (index, item) in items.iter().enumerate() {
        let Some(item) = item.downcast::<Str>() else {
            let class = class_of(vm, item).name(vm);
            let message = format!("sequence item {index}: expected str instance, {class} found");
            return Err(vm.type_error(&message));
        };
        len = len.checked_add(item.len()).ok_or_else(too_long)?;
        max_char = max_char.max(bound(item));
    }
    if max_char < 0x100 && len > 1 {
        let joined = super::filled(vm, len, max_char < 0x80, |mut units| {
            for (index, item) in items.iter().filter_map(|item| item.downcast::<Str>()).enumerate() {
                if index > 0 && !separator.is_empty() {
                    units = put(units, separator.items());
                }
                units = put(units, item.items());
            }
        });
        return Ok(joined?);
    }
    let mut writer = StrWriter::new(vm, len, max_char)?;
    for (index, item) in items.iter().filter_map(|item| item.downcast::<Str>()).enumerate() {
        if index > 0 && !separator.is_empty() {
            writer.push_view(separator.view());
        }
        writer.push_view(item.view());
    }
    Ok(writer.finish(vm))
}

/// Writes `piece`, and gives the place behind it.
#[inline]
fn put<'a>(place: &'a mut [u8], piece: &[u8]) -> &'a mut [u8] {
    let (here, behind) = place.split_at_mut(piece.len());
    // Most pieces are shorter than what a call of the library's copy is worth.
    match piece.len() {
        0..=1 => here.iter_mut().zip(piece).for_each(|(place, unit)| *place = *unit),
        2..=3 => copy_ends::<2>(here, piece),
        4..=7 => copy_ends::<4>(here, piece),
        8..=16 => copy_ends::<8>(here, piece),
        _ => here.copy_from_slice(piece),
    }
    behind
}

/// Copies the first and the last `N` units, which are all there are.
#[inline(always)]
fn copy_ends<const N: usize>(here: &mut [u8], piece: &[u8]) {
    if let (Some(place), Some(units)) = (here.first_chunk_mut::<N>(), piece.first_chunk()) {
        *place = *units;
    }
    if let (Some(place), Some(units)) = (here.last_chunk_mut::<N>(), piece.last_chunk()) {
        *place = *units;
    }
}

/// What a piece asks of the width of the whole.
fn bound(piece: &Ref<Str>) -> u32 {
    if piece.is_empty() { 0 } else { piece.max_char_bound() }
}
