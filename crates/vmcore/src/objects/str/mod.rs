//! `str`: immutable text in the narrowest of three widths (PEP 393); lone surrogates are ordinary code points.

mod build;
mod builder;
mod case;
mod codec;
mod format;
pub mod iter;
mod new;
pub(crate) mod pad;
pub mod percent;
mod search;
mod slots;
mod split;
mod translate;

pub(crate) use build::room_for;
pub use build::{StrWriter, append, concat, exact, from_made, repeat, substring};
pub use builder::{StrBuilder, decimal};
pub use format::{format_str, repr};
pub use slots::{contains, get_item, operate, select};
pub use split::join;

use std::cell::{Cell, OnceCell};

use text::{StrData, StrView};

use crate::heap::{Inline, Kind, NoMemory, Trace, Visit};
use crate::value::Ref;
use crate::vm::Vm;

/// The fixed part of a string; the code points follow as bytes.
pub struct StrHead {
    /// -1 while nobody has asked.
    pub(crate) hash: Cell<i64>,
}

pub type Str = Inline<StrHead, u8>;

impl StrHead {
    fn new() -> StrHead {
        StrHead { hash: Cell::new(-1) }
    }
}

/// What stands in a string's [bits](Inline::bits): bytes per code point (1, 2 or 4, the least that will do), and flags.
const WIDTH: u16 = 7;
const ASCII: u16 = 8;
const INTERNED: u16 = 16;

impl Trace for Str {
    const CONTAINER: bool = false;
    const LEAF: bool = true;
    fn trace(&self, _: &mut Visit<'_>) {}
    fn size(&self) -> usize {
        size_of::<Str>() + self.items().len()
    }
}

impl Str {
    /// The text.
    #[inline]
    pub fn view(&self) -> StrView<'_> {
        match self.width() {
            1 => StrView::One(self.items()),
            2 => StrView::Two(bytemuck::cast_slice(self.items())),
            _ => StrView::Four(bytemuck::cast_slice(self.items())),
        }
    }

    /// Bytes per code point.
    #[inline(always)]
    fn width(&self) -> u8 {
        (self.bits() & WIDTH) as u8
    }

    /// Says of a string just made how wide its code points are, and whether they are all below 0x80.
    #[inline(always)]
    fn set_text_kind(&self, width: u8, ascii: bool) {
        self.set_bits(u16::from(width) | if ascii { ASCII } else { 0 });
    }

    /// Number of code points.
    #[inline]
    pub fn len(&self) -> usize {
        self.items().len() / self.width() as usize
    }

    pub fn is_empty(&self) -> bool {
        self.items().is_empty()
    }

    pub fn is_ascii(&self) -> bool {
        self.bits() & ASCII != 0
    }

    /// An upper bound for the code points, known without looking at them; from it the width follows.
    pub fn max_char_bound(&self) -> u32 {
        match self.width() {
            1 if self.is_ascii() => 0x7F,
            1 => 0xFF,
            2 => 0xFFFF,
            _ => 0x10_FFFF,
        }
    }

    /// The text, if it is all ASCII.
    pub fn as_ascii(&self) -> Option<&str> {
        if self.is_ascii() { std::str::from_utf8(self.items()).ok() } else { None }
    }

    /// Whether it is this text, which is ASCII.
    #[inline]
    pub fn is_text(&self, ascii: &str) -> bool {
        self.width() == 1 && self.items() == ascii.as_bytes()
    }

    /// The text as UTF-8, lone surrogates replaced: for messages to the host, never for what a program sees.
    pub fn to_string_lossy(&self) -> String {
        self.view().to_string_lossy()
    }

    pub fn is_interned(&self) -> bool {
        self.bits() & INTERNED != 0
    }

    pub(crate) fn note_interned(&self) {
        self.set_bits(self.bits() | INTERNED);
    }

    /// `self == other` by content.
    #[inline]
    pub fn same(&self, other: &Str) -> bool {
        self.same_at_sight(other).unwrap_or_else(|| self.items() == other.items())
    }

    /// [`Str::same`], where that can be told without looking at the text.
    #[inline(always)]
    pub fn same_at_sight(&self, other: &Str) -> Option<bool> {
        if std::ptr::eq(self, other) {
            return Some(true);
        }
        // Both are of the narrowest width for their text. Of interned strings there is one each.
        let differ = self.items().len() != other.items().len()
            || self.width() != other.width()
            || self.bits() & other.bits() & INTERNED != 0;
        if differ { Some(false) } else { None }
    }
}

impl Ref<Str> {
    /// The hash, where it was computed already.
    #[inline(always)]
    pub fn hash_at_hand(&self) -> Option<i64> {
        Some(self.head.hash.get()).filter(|hash| *hash != -1)
    }

    /// The hash, computed once.
    #[inline]
    pub fn hash(&self, vm: &Vm) -> i64 {
        match self.head.hash.get() {
            -1 => {
                let hash = vm.interp().hash_key.hash_str(self.view());
                self.head.hash.set(hash);
                hash
            }
            hash => hash,
        }
    }

    /// As [`Ref::interned`], without a count where this is the interned string itself; else it lies in `place`.
    #[inline]
    pub fn as_interned<'a>(&'a self, vm: &Vm, place: &'a mut Option<Ref<Str>>) -> &'a Ref<Str> {
        if self.is_interned() { self } else { place.insert(self.interned(vm)) }
    }

    /// The interned string with the same text.
    pub fn interned(&self, vm: &Vm) -> Ref<Str> {
        if self.is_interned() {
            return self.clone();
        }
        let hash = self.hash(vm);
        if let Some(found) = vm.heap().find_interned(hash, |s| s.same(self)) {
            return found;
        }
        vm.heap().intern(self, hash);
        self.clone()
    }
}

/// The shared empty and one-character strings.
pub(crate) struct Strings {
    empty: OnceCell<Ref<Str>>,
    latin1: [OnceCell<Ref<Str>>; 256],
}

impl Strings {
    pub(crate) fn new() -> Strings {
        Strings { empty: OnceCell::new(), latin1: [const { OnceCell::new() }; 256] }
    }
}

/// The string of `view`.
pub fn from_view(vm: &Vm, view: StrView<'_>) -> Result<Ref<Str>, NoMemory> {
    match view {
        StrView::One(units) => from_units(vm, units, units.is_ascii()),
        _ => alloc(vm, view),
    }
}

/// The string of code points below 0x100; `ascii`: whether all are below 0x80.
#[inline]
pub fn from_units(vm: &Vm, units: &[u8], ascii: bool) -> Result<Ref<Str>, NoMemory> {
    match *units {
        [] => Ok(empty(vm)),
        [unit] => Ok(latin1(vm, unit)),
        _ => alloc_units(vm, units, ascii),
    }
}

/// A string of `len` code points below 0x100, two at least, which `fill` writes; `ascii`: whether all are below 0x80.
#[inline]
fn filled(vm: &Vm, len: usize, ascii: bool, fill: impl FnOnce(&mut [u8])) -> Result<Ref<Str>, NoMemory> {
    let string = vm.heap().alloc_inline_filled(vm.type_of_kind(Kind::Str), StrHead::new(), len, fill)?;
    string.set_text_kind(1, ascii);
    Ok(string)
}

/// `a + b` of code points below 0x100, two at least; `ascii`: whether all are below 0x80.
#[inline]
fn joined(vm: &Vm, a: &[u8], b: &[u8], ascii: bool) -> Result<Ref<Str>, NoMemory> {
    let string = vm.heap().alloc_inline_joined(vm.type_of_kind(Kind::Str), StrHead::new(), a, b)?;
    string.set_text_kind(1, ascii);
    Ok(string)
}

/// As [`from_units`], never a shared one.
#[inline]
fn alloc_units(vm: &Vm, units: &[u8], ascii: bool) -> Result<Ref<Str>, NoMemory> {
    let string = vm.heap().alloc_inline_copy(vm.type_of_kind(Kind::Str), 0, StrHead::new(), units, 0)?;
    string.set_text_kind(1, ascii);
    Ok(string)
}

/// The string of `data`.
pub fn from_data(vm: &Vm, data: &StrData) -> Result<Ref<Str>, NoMemory> {
    from_view(vm, data.view())
}

/// The string of UTF-8 text.
pub fn from_utf8(vm: &Vm, text: &str) -> Result<Ref<Str>, NoMemory> {
    if text.is_ascii() {
        return from_units(vm, text.as_bytes(), true);
    }
    let mut buf = text::StrBuf::with_capacity(text.len());
    buf.push_str(text);
    from_data(vm, &buf.finish())
}

/// A string of its own, never a shared one.
fn alloc(vm: &Vm, view: StrView<'_>) -> Result<Ref<Str>, NoMemory> {
    if let StrView::One(units) = view {
        return alloc_units(vm, units, units.is_ascii());
    }
    let mut writer = StrWriter::new(vm, view.len(), view.max_char())?;
    writer.push_view(view);
    Ok(writer.finish_unshared())
}

pub fn empty(vm: &Vm) -> Ref<Str> {
    // An empty string is far below what the heap can refuse at start-up, and is made once.
    match vm.interp().strings.empty.get() {
        Some(s) => s.clone(),
        None => {
            let made = alloc(vm, StrView::EMPTY).unwrap_or_else(|NoMemory| unreachable_small());
            vm.interp().strings.empty.get_or_init(|| made).clone()
        }
    }
}

#[inline]
pub fn latin1(vm: &Vm, byte: u8) -> Ref<Str> {
    let cell = &vm.interp().strings.latin1[byte as usize];
    match cell.get() {
        Some(s) => s.clone(),
        None => make_latin1(vm, byte),
    }
}

#[cold]
#[inline(never)]
fn make_latin1(vm: &Vm, byte: u8) -> Ref<Str> {
    let made = alloc(vm, StrView::One(&[byte])).unwrap_or_else(|NoMemory| unreachable_small());
    vm.heap().intern(&made, made.hash(vm));
    vm.interp().strings.latin1[byte as usize].get_or_init(|| made).clone()
}

/// Cells below the large size are never refused.
#[cold]
fn unreachable_small() -> ! {
    unreachable!("a small cell was refused")
}

/// The string of one code point.
#[inline]
pub fn from_char(vm: &Vm, point: u32) -> Ref<Str> {
    if let Ok(byte) = u8::try_from(point) {
        return latin1(vm, byte);
    }
    let made = match u16::try_from(point) {
        Ok(unit) => alloc(vm, StrView::Two(&[unit])),
        Err(_) => alloc(vm, StrView::Four(&[point])),
    };
    made.unwrap_or_else(|NoMemory| unreachable_small())
}

/// The interned string of UTF-8 text. Names are short: one that the heap refuses is a VM bug.
pub fn intern_utf8(vm: &Vm, text: &str) -> Ref<Str> {
    let made = from_utf8(vm, text).unwrap_or_else(|NoMemory| unreachable_small());
    made.interned(vm)
}
