//! An owned Python string, and the builder that makes one.

use crate::StrView;
use crate::view::with_units;

/// An owned sequence of code points. [`StrBuf::finish`] gives the smallest width that holds them, which is what a
/// string object must have (its hash and its equality by width depend on it).
#[derive(Clone, Debug)]
pub enum StrData {
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

impl StrData {
    pub fn view(&self) -> StrView<'_> {
        match self {
            StrData::One(units) => StrView::One(units),
            StrData::Two(units) => StrView::Two(units),
            StrData::Four(units) => StrView::Four(units),
        }
    }
}

impl PartialEq for StrData {
    fn eq(&self, other: &StrData) -> bool {
        self.view() == other.view()
    }
}

impl Eq for StrData {}

impl From<&str> for StrData {
    fn from(text: &str) -> StrData {
        if text.is_ascii() {
            return StrData::One(text.as_bytes().to_vec());
        }
        text.chars().map(u32::from).collect()
    }
}

impl From<String> for StrData {
    fn from(text: String) -> StrData {
        if text.is_ascii() { StrData::One(text.into_bytes()) } else { StrData::from(text.as_str()) }
    }
}

/// The same code points in the smallest width.
impl From<StrView<'_>> for StrData {
    fn from(view: StrView<'_>) -> StrData {
        let mut buf = StrBuf::with_capacity(view.len());
        buf.push_view(view);
        buf.finish()
    }
}

impl FromIterator<u32> for StrData {
    fn from_iter<I: IntoIterator<Item = u32>>(points: I) -> StrData {
        let mut buf = StrBuf::new();
        buf.extend(points);
        buf.finish()
    }
}

/// Builds a string front to back, widening when a code point needs it. Since nothing is ever taken out, the width
/// is at any time the smallest one.
#[derive(Clone, Debug)]
pub struct StrBuf {
    data: StrData,
}

impl Default for StrBuf {
    fn default() -> StrBuf {
        StrBuf::new()
    }
}

impl StrBuf {
    pub fn new() -> StrBuf {
        StrBuf { data: StrData::One(Vec::new()) }
    }

    /// Room for `capacity` code points, as long as one byte each is enough.
    pub fn with_capacity(capacity: usize) -> StrBuf {
        StrBuf { data: StrData::One(Vec::with_capacity(capacity)) }
    }

    pub fn len(&self) -> usize {
        self.view().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn view(&self) -> StrView<'_> {
        self.data.view()
    }

    /// Bytes that the code points so far take.
    pub fn byte_len(&self) -> usize {
        with_units!(self.view(), units => size_of_val(units))
    }

    /// `point` is at most 0x10FFFF.
    #[inline]
    pub fn push(&mut self, point: u32) {
        debug_assert!(point <= 0x10FFFF);
        match &mut self.data {
            StrData::One(units) if point < 0x100 => units.push(point as u8),
            StrData::Two(units) if point < 0x10000 => units.push(point as u16),
            StrData::Four(units) => units.push(point),
            _ => {
                self.widen(point);
                self.push(point);
            }
        }
    }

    /// Pushes `point` `count` times.
    pub fn push_repeat(&mut self, point: u32, count: usize) {
        if count == 0 {
            return;
        }
        self.widen(point);
        match &mut self.data {
            StrData::One(units) => units.resize(units.len() + count, point as u8),
            StrData::Two(units) => units.resize(units.len() + count, point as u16),
            StrData::Four(units) => units.resize(units.len() + count, point),
        }
    }

    pub fn push_str(&mut self, text: &str) {
        if text.is_ascii() {
            self.push_latin1(text.as_bytes());
        } else {
            self.extend(text.chars().map(u32::from));
        }
    }

    /// Each byte is a code point.
    pub fn push_latin1(&mut self, text: &[u8]) {
        match &mut self.data {
            StrData::One(units) => units.extend_from_slice(text),
            StrData::Two(units) => units.extend(text.iter().map(|&unit| u16::from(unit))),
            StrData::Four(units) => units.extend(text.iter().map(|&unit| u32::from(unit))),
        }
    }

    pub fn push_view(&mut self, view: StrView<'_>) {
        if let StrView::One(units) = view {
            return self.push_latin1(units);
        }
        self.widen(view.max_char());
        match (&mut self.data, view) {
            (StrData::Two(units), StrView::Two(more)) => units.extend_from_slice(more),
            (StrData::Four(units), StrView::Four(more)) => units.extend_from_slice(more),
            (StrData::One(units), view) => units.extend(view.iter().map(|point| point as u8)),
            (StrData::Two(units), view) => units.extend(view.iter().map(|point| point as u16)),
            (StrData::Four(units), view) => units.extend(view.iter()),
        }
    }

    pub fn finish(self) -> StrData {
        self.data
    }

    /// Makes the buffer wide enough for `point`.
    fn widen(&mut self, point: u32) {
        let needs_four = point > 0xFFFF;
        match &self.data {
            StrData::One(_) if point < 0x100 => {}
            StrData::Two(_) if !needs_four => {}
            StrData::Four(_) => {}
            StrData::One(units) if !needs_four => self.data = StrData::Two(widened(units)),
            StrData::One(units) => self.data = StrData::Four(widened(units)),
            StrData::Two(units) => self.data = StrData::Four(widened(units)),
        }
    }
}

/// A copy in wider units, with room to grow as a push would have given.
fn widened<A: Copy + Into<B>, B>(units: &[A]) -> Vec<B> {
    let mut wide = Vec::with_capacity(units.len() + units.len() / 2 + 8);
    wide.extend(units.iter().map(|&unit| unit.into()));
    wide
}

impl Extend<u32> for StrBuf {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, points: I) {
        for point in points {
            self.push(point);
        }
    }
}

impl std::fmt::Write for StrBuf {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.push_str(text);
        Ok(())
    }
}
