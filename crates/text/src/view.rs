//! A borrowed Python string.

use std::cmp::Ordering;
use std::ops::Range;

/// A borrowed sequence of code points in one of three widths. A `One` holds code points below 0x100, a `Two` below
/// 0x10000, a `Four` up to 0x10FFFF; surrogates are code points like any other.
///
/// A string object is always of the smallest width that holds it, a slice of its view need not be: comparisons and
/// searches go by code points, whatever the widths.
#[derive(Clone, Copy, Debug)]
pub enum StrView<'a> {
    One(&'a [u8]),
    Two(&'a [u16]),
    Four(&'a [u32]),
}

/// Runs `$body` with `$units` bound to the slice of whichever width `$view` has.
macro_rules! with_units {
    ($view:expr, $units:ident => $body:expr) => {
        match $view {
            $crate::StrView::One($units) => $body,
            $crate::StrView::Two($units) => $body,
            $crate::StrView::Four($units) => $body,
        }
    };
}
pub(crate) use with_units;

impl<'a> StrView<'a> {
    pub const EMPTY: StrView<'static> = StrView::One(&[]);

    /// The view of a text that is known to be ASCII; `None` if it is not.
    pub fn ascii(text: &'a str) -> Option<StrView<'a>> {
        text.is_ascii().then_some(StrView::One(text.as_bytes()))
    }

    /// Length in code points.
    #[inline]
    pub fn len(self) -> usize {
        with_units!(self, units => units.len())
    }

    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub fn get(self, index: usize) -> Option<u32> {
        match self {
            StrView::One(units) => units.get(index).map(|&unit| unit.into()),
            StrView::Two(units) => units.get(index).map(|&unit| unit.into()),
            StrView::Four(units) => units.get(index).copied(),
        }
    }

    #[inline]
    pub fn iter(self) -> Iter<'a> {
        match self {
            StrView::One(units) => Iter::One(units.iter()),
            StrView::Two(units) => Iter::Two(units.iter()),
            StrView::Four(units) => Iter::Four(units.iter()),
        }
    }

    /// The code points of `range`, which is cut to what there is.
    #[inline]
    pub fn slice(self, range: Range<usize>) -> StrView<'a> {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        match self {
            StrView::One(units) => StrView::One(&units[start..end]),
            StrView::Two(units) => StrView::Two(&units[start..end]),
            StrView::Four(units) => StrView::Four(&units[start..end]),
        }
    }

    /// The code points from `start` on.
    #[inline]
    pub fn tail(self, start: usize) -> StrView<'a> {
        self.slice(start..self.len())
    }

    /// Where the first code point is for which `holds` holds.
    #[inline]
    #[allow(clippy::useless_conversion)] // of one of the three widths
    pub fn position(self, holds: impl Fn(u32) -> bool) -> Option<usize> {
        with_units!(self, units => units.iter().position(|&unit| holds(u32::from(unit))))
    }

    /// Where the last code point is for which `holds` holds.
    #[inline]
    #[allow(clippy::useless_conversion)] // of one of the three widths
    pub fn rposition(self, holds: impl Fn(u32) -> bool) -> Option<usize> {
        with_units!(self, units => units.iter().rposition(|&unit| holds(u32::from(unit))))
    }

    /// The largest code point; 0 for an empty string.
    pub fn max_char(self) -> u32 {
        with_units!(self, units => units.iter().copied().max().map_or(0, u32::from))
    }

    pub fn is_ascii(self) -> bool {
        match self {
            StrView::One(units) => units.is_ascii(),
            StrView::Two(units) => units.iter().all(|&unit| unit < 0x80),
            StrView::Four(units) => units.iter().all(|&unit| unit < 0x80),
        }
    }

    /// The text itself where the view is of width one and ASCII.
    pub fn as_ascii(self) -> Option<&'a str> {
        match self {
            StrView::One(units) if units.is_ascii() => std::str::from_utf8(units).ok(),
            _ => None,
        }
    }

    #[inline]
    pub fn starts_with(self, prefix: StrView<'_>) -> bool {
        self.len() >= prefix.len() && self.slice(0..prefix.len()) == prefix
    }

    #[inline]
    pub fn ends_with(self, suffix: StrView<'_>) -> bool {
        self.len() >= suffix.len() && self.tail(self.len() - suffix.len()) == suffix
    }

    /// The text as a Rust string; `None` if it holds a surrogate.
    pub fn to_utf8(self) -> Option<String> {
        match self.as_ascii() {
            Some(text) => Some(text.to_owned()),
            None => self.iter().map(char::from_u32).collect(),
        }
    }

    /// The text as a Rust string for messages to people: U+FFFD stands in for surrogates.
    pub fn to_string_lossy(self) -> String {
        self.iter().map(|c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }
}

impl PartialEq<StrView<'_>> for StrView<'_> {
    #[inline]
    fn eq(&self, other: &StrView<'_>) -> bool {
        match (*self, *other) {
            (StrView::One(a), StrView::One(b)) => a == b,
            (StrView::Two(a), StrView::Two(b)) => a == b,
            (StrView::Four(a), StrView::Four(b)) => a == b,
            (a, b) => a.len() == b.len() && a.iter().eq(b.iter()),
        }
    }
}

impl Eq for StrView<'_> {}

impl PartialEq<str> for StrView<'_> {
    fn eq(&self, other: &str) -> bool {
        match self {
            StrView::One(units) if other.is_ascii() => *units == other.as_bytes(),
            _ => self.iter().eq(other.chars().map(u32::from)),
        }
    }
}

impl PartialEq<&str> for StrView<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl PartialOrd for StrView<'_> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By code points, as Python compares strings.
impl Ord for StrView<'_> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        match (*self, *other) {
            (StrView::One(a), StrView::One(b)) => a.cmp(b),
            (StrView::Two(a), StrView::Two(b)) => a.cmp(b),
            (StrView::Four(a), StrView::Four(b)) => a.cmp(b),
            (a, b) => a.iter().cmp(b.iter()),
        }
    }
}

impl<'a> IntoIterator for StrView<'a> {
    type Item = u32;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

/// The code points of a [`StrView`].
#[derive(Clone, Debug)]
pub enum Iter<'a> {
    One(std::slice::Iter<'a, u8>),
    Two(std::slice::Iter<'a, u16>),
    Four(std::slice::Iter<'a, u32>),
}

impl Iterator for Iter<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        match self {
            Iter::One(units) => units.next().map(|&unit| u32::from(unit)),
            Iter::Two(units) => units.next().map(|&unit| u32::from(unit)),
            Iter::Four(units) => units.next().copied(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Iter::One(units) => units.size_hint(),
            Iter::Two(units) => units.size_hint(),
            Iter::Four(units) => units.size_hint(),
        }
    }
}

impl DoubleEndedIterator for Iter<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<u32> {
        match self {
            Iter::One(units) => units.next_back().map(|&unit| u32::from(unit)),
            Iter::Two(units) => units.next_back().map(|&unit| u32::from(unit)),
            Iter::Four(units) => units.next_back().copied(),
        }
    }
}

impl ExactSizeIterator for Iter<'_> {}
impl std::iter::FusedIterator for Iter<'_> {}
