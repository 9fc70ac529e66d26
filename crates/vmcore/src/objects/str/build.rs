//! Making strings: each is measured first, then written once, straight into its cell.

use std::ops::Range;

use text::{StrData, StrView};

use super::{Str, StrHead, empty, filled, from_data, from_units, from_view, joined, latin1};
use crate::heap::{Buf, Kind, NoMemory};
use crate::value::Ref;
use crate::vm::{Res, Vm};

/// Writes a string front to back into a cell with room for it.
pub struct StrWriter {
    out: Ref<Str>,
}

impl StrWriter {
    /// Room for `len` code points, none of which is above `max_char`. The string must get so many, and, unless
    /// `max_char` is the largest of them, one at least that needs the same width: strings have the narrowest.
    pub fn new(vm: &Vm, len: usize, max_char: u32) -> Result<StrWriter, NoMemory> {
        let width: u8 = match max_char {
            0..0x100 => 1,
            0x100..0x10000 => 2,
            _ => 4,
        };
        let bytes = len.checked_mul(width.into()).ok_or(NoMemory)?;
        let out = vm.heap().alloc_inline_cell(vm.type_of_kind(Kind::Str), 0, StrHead::new(), bytes, 0)?;
        Str::set_text_kind(&out, width, max_char < 0x80);
        Ok(StrWriter { out })
    }

    pub fn push_view(&mut self, view: StrView<'_>) {
        match (self.out.width(), view) {
            (1, StrView::One(units)) => self.push_bytes(units),
            (2, StrView::Two(units)) => self.push_bytes(bytemuck::cast_slice(units)),
            (4, StrView::Four(units)) => self.push_bytes(bytemuck::cast_slice(units)),
            _ => self.push_points(view.iter()),
        }
    }

    pub fn push(&mut self, point: u32) {
        self.push_points(std::iter::once(point));
    }

    /// Pushes `point` `count` times.
    pub fn push_repeat(&mut self, point: u32, count: usize) {
        self.push_points(std::iter::repeat_n(point, count));
    }

    /// Pushes code points through a block of units: their width may differ from the string's.
    pub(super) fn push_points(&mut self, points: impl Iterator<Item = u32>) {
        match self.out.width() {
            1 => self.push_units(points.map(|point| point as u8)),
            2 => self.push_units(points.map(|point| point as u16)),
            _ => self.push_units(points),
        }
    }

    fn push_units<U: bytemuck::Pod>(&mut self, mut units: impl Iterator<Item = U>) {
        let mut block = [U::zeroed(); 64];
        loop {
            let mut filled = 0;
            for (place, unit) in block.iter_mut().zip(&mut units) {
                *place = unit;
                filled += 1;
            }
            self.push_bytes(bytemuck::cast_slice(&block[..filled]));
            if filled < block.len() {
                return;
            }
        }
    }

    #[inline]
    fn push_bytes(&mut self, bytes: &[u8]) {
        let written = self.out.extend_in_place(bytes);
        debug_assert!(written, "a string was measured wrongly");
    }

    /// What is written so far, of a string of width one.
    pub(super) fn bytes(&mut self) -> &mut [u8] {
        self.out.items_in_place().unwrap_or_default()
    }

    /// The string written; a shared one if it is empty or of one Latin-1 character.
    pub fn finish(self, vm: &Vm) -> Ref<Str> {
        match self.out.view() {
            StrView::One([]) => empty(vm),
            StrView::One(&[byte]) => latin1(vm, byte),
            _ => self.out,
        }
    }

    pub(super) fn finish_unshared(self) -> Ref<Str> {
        self.out
    }
}

/// `string[range]`; the range lies within the string. A whole exact string is given back itself.
pub fn substring(vm: &Vm, string: &Ref<Str>, range: Range<usize>) -> Result<Ref<Str>, NoMemory> {
    if range.len() == string.len() {
        return exact(vm, string);
    }
    let view = string.view().slice(range);
    match view {
        StrView::One(units) => from_units(vm, units, string.is_ascii() || units.is_ascii()),
        _ => {
            let mut writer = StrWriter::new(vm, view.len(), view.max_char())?;
            writer.push_view(view);
            Ok(writer.finish(vm))
        }
    }
}

/// The string itself, or a copy of an instance of a subclass.
pub fn exact(vm: &Vm, string: &Ref<Str>) -> Result<Ref<Str>, NoMemory> {
    if string.as_value().exact::<Str>().is_some() { Ok(string.clone()) } else { from_view(vm, string.view()) }
}

/// `a + b`
pub fn concat(vm: &Vm, a: &Ref<Str>, b: &Ref<Str>) -> Result<Ref<Str>, NoMemory> {
    if a.is_empty() {
        return exact(vm, b);
    }
    if b.is_empty() {
        return exact(vm, a);
    }
    if a.width() | b.width() == 1 {
        return joined(vm, a.items(), b.items(), a.is_ascii() && b.is_ascii());
    }
    let max_char = a.max_char_bound().max(b.max_char_bound());
    let len = a.len().checked_add(b.len()).ok_or(NoMemory)?;
    let mut writer = StrWriter::new(vm, len, max_char)?;
    writer.push_view(a.view());
    writer.push_view(b.view());
    Ok(writer.finish_unshared())
}

/// Bytes from which on a string that is appended to gets room to grow.
const ROOMY: usize = 64;

/// `a + b` where the caller gives up its `a`, so that `a += b` in a loop takes linear time. Where memory is refused, `a`
/// comes back.
///
/// If the caller's was the only count of `a`, nobody can tell a new string from the old one changed: `b` is then
/// written behind it in the same cell, or both into a larger one with room for more. The caller must have taken `a` out
/// of the register or slot it came from, and no other register may borrow it uncounted. Interned strings are never
/// changed: their table holds them without a count.
pub fn append(vm: &Vm, a: Ref<Str>, b: &Ref<Str>) -> Result<Ref<Str>, (NoMemory, Ref<Str>)> {
    let width = usize::from(a.width());
    let is_own = a.header().count() == 1 && !a.is_interned();
    if is_own && b.width() <= a.width() && a.spare_room() >= b.len().saturating_mul(width) {
        a.head.hash.set(-1);
        a.set_text_kind(a.width(), a.is_ascii() && b.is_ascii());
        let mut writer = StrWriter { out: a };
        writer.push_view(b.view());
        return Ok(writer.finish_unshared());
    }
    let grows = is_own && a.items().len() >= ROOMY;
    let joined = if grows { concat_roomy(vm, &a, b) } else { concat(vm, &a, b) };
    joined.map_err(|no_memory| (no_memory, a))
}

/// `a + b` with a quarter more room than that takes.
fn concat_roomy(vm: &Vm, a: &Ref<Str>, b: &Ref<Str>) -> Result<Ref<Str>, NoMemory> {
    let len = a.len().checked_add(b.len()).ok_or(NoMemory)?;
    let max_char = a.max_char_bound().max(if b.is_empty() { 0 } else { b.max_char_bound() });
    let mut writer = StrWriter::new(vm, len.saturating_add(len / 4), max_char)?;
    writer.push_view(a.view());
    writer.push_view(b.view());
    Ok(writer.finish_unshared())
}

/// `string * count`
pub fn repeat(vm: &Vm, string: &Ref<Str>, count: usize) -> Res<Ref<Str>> {
    match (count, string.len()) {
        (0, _) | (_, 0) => return Ok(empty(vm)),
        (1, _) => return Ok(exact(vm, string)?),
        _ => {}
    }
    let len = string.len().checked_mul(count).filter(|len| *len <= isize::MAX as usize);
    let len = len.ok_or_else(|| vm.overflow_error("repeated string is too long"))?;
    vm.tick(len as u64 / BLOCK as u64)?;
    if string.width() == 1 {
        let made = filled(vm, len, string.is_ascii(), |units| match string.items() {
            [unit] => units.fill(*unit),
            piece => {
                let mut written = piece.len();
                units[..written].copy_from_slice(piece);
                while written < len {
                    let more = written.min(len - written);
                    units.copy_within(..more, written);
                    written += more;
                }
            }
        });
        return Ok(made?);
    }
    let mut writer = StrWriter::new(vm, len, string.max_char_bound())?;
    // Short strings are written a block at a time.
    let in_block = (BLOCK / string.items().len()).clamp(1, count);
    if in_block == 1 || count <= FEW {
        (0..count).for_each(|_| writer.push_view(string.view()));
    } else {
        let block = string.items().repeat(in_block);
        (0..count / in_block).for_each(|_| writer.push_bytes(&block));
        writer.push_bytes(&block[..string.items().len() * (count % in_block)]);
    }
    Ok(writer.finish_unshared())
}

/// Repetitions for which no block is made.
const FEW: usize = 4;

/// Bytes of a block of repetitions.
const BLOCK: usize = 1024;

/// A string that `make` makes outside the heap, of at most `bytes` there, which are on the books meanwhile.
pub fn from_made(vm: &Vm, bytes: usize, make: impl FnOnce() -> StrData) -> Result<Ref<Str>, NoMemory> {
    let _room = room_for(vm, bytes)?;
    from_data(vm, &make())
}

/// Asks for `bytes` that are about to be allocated outside the heap: they stay on its books until this is dropped. A
/// few are not worth asking for.
pub(crate) fn room_for(vm: &Vm, bytes: usize) -> Result<Buf<u8>, NoMemory> {
    if bytes <= 4096 { Ok(Buf::new(vm.heap())) } else { Buf::with_capacity(vm.heap(), bytes) }
}
