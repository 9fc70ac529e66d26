//! Building a string of which the length is not known beforehand, on the heap's books.

use text::StrView;

use super::{Str, from_view};
use crate::heap::{Buf, NoMemory};
use crate::value::Ref;
use crate::vm::{Res, Vm};

/// Grows front to back and widens where a code point needs it. Every push can be refused.
pub struct StrBuilder {
    data: Data,
}

enum Data {
    One(Buf<u8>),
    Two(Buf<u16>),
    Four(Buf<u32>),
}

impl StrBuilder {
    pub fn new(vm: &Vm) -> StrBuilder {
        StrBuilder { data: Data::One(Buf::new(vm.heap())) }
    }

    /// With room for `len` code points below 256.
    pub fn with_capacity(vm: &Vm, len: usize) -> Result<StrBuilder, NoMemory> {
        Ok(StrBuilder { data: Data::One(Buf::with_capacity(vm.heap(), len)?) })
    }

    pub fn view(&self) -> StrView<'_> {
        match &self.data {
            Data::One(units) => StrView::One(units),
            Data::Two(units) => StrView::Two(units),
            Data::Four(units) => StrView::Four(units),
        }
    }

    /// `point` is at most 0x10FFFF.
    pub fn push(&mut self, point: u32) -> Result<(), NoMemory> {
        self.push_repeat(point, 1)
    }

    /// Pushes the decimal digits of `int`.
    pub fn push_int(&mut self, int: i64) -> Result<(), NoMemory> {
        self.push_view(StrView::One(decimal(int, &mut [0; 20])))
    }

    pub fn push_repeat(&mut self, point: u32, count: usize) -> Result<(), NoMemory> {
        self.widen(point)?;
        match &mut self.data {
            Data::One(units) => units.fill_with(count, point as u8),
            Data::Two(units) => units.fill_with(count, point as u16),
            Data::Four(units) => units.fill_with(count, point),
        }
    }

    pub fn push_view(&mut self, view: StrView<'_>) -> Result<(), NoMemory> {
        if let (Data::One(units), StrView::One(more)) = (&mut self.data, view) {
            return units.extend_from_slice(more);
        }
        self.widen(view.max_char())?;
        match (&mut self.data, view) {
            (Data::Two(units), StrView::Two(more)) => units.extend_from_slice(more),
            (Data::Four(units), StrView::Four(more)) => units.extend_from_slice(more),
            (Data::One(units), view) => extend(units, view, |point| point as u8),
            (Data::Two(units), view) => extend(units, view, |point| point as u16),
            (Data::Four(units), view) => extend(units, view, |point| point),
        }
    }

    pub fn finish(self, vm: &Vm) -> Res<Ref<Str>> {
        Ok(from_view(vm, self.view())?)
    }

    /// Makes the units wide enough for `point`.
    fn widen(&mut self, point: u32) -> Result<(), NoMemory> {
        match &self.data {
            Data::One(_) if point < 0x100 => {}
            Data::Two(_) if point < 0x10000 => {}
            Data::Four(_) => {}
            Data::One(_) if point < 0x10000 => self.data = Data::Two(widened(self, |point| point as u16)?),
            Data::One(_) | Data::Two(_) => self.data = Data::Four(widened(self, |point| point)?),
        }
        Ok(())
    }
}

/// The digits of `int`, at the end of a buffer for the longest.
pub fn decimal(int: i64, digits: &mut [u8; 20]) -> &[u8] {
    let mut at = digits.len();
    let mut rest = int.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if int < 0 {
        at -= 1;
        digits[at] = b'-';
    }
    &digits[at..]
}

fn extend<U>(units: &mut Buf<U>, view: StrView<'_>, unit: impl Fn(u32) -> U) -> Result<(), NoMemory> {
    units.reserve(view.len())?;
    view.iter().try_for_each(|point| units.push(unit(point)))
}

fn widened<U>(builder: &StrBuilder, unit: impl Fn(u32) -> U) -> Result<Buf<U>, NoMemory> {
    let heap = match &builder.data {
        Data::One(units) => units.heap(),
        Data::Two(units) => units.heap(),
        Data::Four(units) => units.heap(),
    };
    let mut wide = Buf::new(heap);
    extend(&mut wide, builder.view(), unit)?;
    Ok(wide)
}
