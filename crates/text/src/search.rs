//! Substring search across widths, linear in the worst case. Width one goes to `memchr`; the wider ones to the
//! two-way algorithm (Crochemore and Perrin, 1991), which runs backwards as well for `rfind`.

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

use memchr::memmem;

use crate::StrView;

impl<'a> StrView<'a> {
    /// Where `needle` first occurs within `range` (as a position in the whole string). An empty needle occurs at
    /// the start of any range that lies within the string.
    pub fn find(self, needle: StrView<'_>, range: Range<usize>) -> Option<usize> {
        if range.start > range.end || range.end > self.len() {
            return None;
        }
        let at = match (self.slice(range.clone()), needle) {
            (StrView::One(hay), StrView::One(&[unit])) => memchr::memchr(unit, hay),
            (StrView::One(hay), StrView::One(needle)) if hay.len() > SHORT => memmem::find(hay, needle),
            (StrView::One(hay), StrView::One(needle)) if !needle.is_empty() => {
                Short { hay, needle, at: 0 }.next()
            }
            (hay, needle) => hay.matches(needle).next(),
        };
        at.map(|at| at + range.start)
    }

    /// Where `needle` last occurs within `range`; an empty one at its end.
    pub fn rfind(self, needle: StrView<'_>, range: Range<usize>) -> Option<usize> {
        if range.start > range.end || range.end > self.len() {
            return None;
        }
        let at = match (self.slice(range.clone()), needle) {
            (StrView::One(hay), StrView::One(&[unit])) => memchr::memrchr(unit, hay),
            (StrView::One(hay), StrView::One(needle)) => memmem::rfind(hay, needle),
            (hay, needle) => hay.rmatches(needle).next(),
        };
        at.map(|at| at + range.start)
    }

    pub fn contains(self, needle: StrView<'_>) -> bool {
        self.find(needle, 0..self.len()).is_some()
    }

    /// How often `needle` occurs without overlap; an empty one once more than there are code points.
    pub fn count(self, needle: StrView<'_>) -> usize {
        match (self, needle) {
            (StrView::One(hay), StrView::One(&[unit])) => memchr::memchr_iter(unit, hay).count(),
            _ => self.matches(needle).count(),
        }
    }

    /// The positions at which `needle` occurs without overlap, front to back. An empty needle occurs before every
    /// code point and at the end.
    pub fn matches<'n>(self, needle: StrView<'n>) -> Matches<'a, 'n> {
        Matches(match self {
            _ if needle.is_empty() => Found::Everywhere(0..=self.len()),
            StrView::One(hay) => match needle.units_u8() {
                None => Found::Nowhere,
                // Unlike `memmem`, this needs no preparation.
                Some(Cow::Borrowed(&[unit])) => Found::Unit(memchr::memchr_iter(unit, hay)),
                Some(Cow::Borrowed(needle)) if hay.len() <= SHORT => {
                    Found::Short(Short { hay, needle, at: 0 })
                }
                Some(Cow::Borrowed(needle)) => Found::One(memmem::find_iter(hay, needle)),
                Some(Cow::Owned(needle)) => Found::One(memmem::find_iter(hay, &needle).into_owned()),
            },
            StrView::Two(hay) => {
                needle.units_u16().map_or(Found::Nowhere, |n| Found::Two(TwoWay::new(hay, n)))
            }
            StrView::Four(hay) => Found::Four(TwoWay::new(hay, needle.units_u32())),
        })
    }

    /// The positions at which `needle` occurs without overlap, back to front.
    pub fn rmatches<'n>(self, needle: StrView<'n>) -> RMatches<'a, 'n> {
        RMatches(match self {
            _ if needle.is_empty() => Found::Everywhere(0..=self.len()),
            StrView::One(hay) => match needle.units_u8() {
                None => Found::Nowhere,
                Some(Cow::Borrowed(&[unit])) => Found::Unit(memchr::memchr_iter(unit, hay)),
                Some(Cow::Borrowed(needle)) => Found::One(memmem::rfind_iter(hay, needle)),
                Some(Cow::Owned(needle)) => Found::One(memmem::rfind_iter(hay, &needle).into_owned()),
            },
            StrView::Two(hay) => {
                needle.units_u16().map_or(Found::Nowhere, |n| Found::Two(TwoWay::new(hay, n)))
            }
            StrView::Four(hay) => Found::Four(TwoWay::new(hay, needle.units_u32())),
        })
    }

    /// The code points in units of one byte, if they fit.
    fn units_u8(self) -> Option<Cow<'a, [u8]>> {
        match self {
            StrView::One(units) => Some(Cow::Borrowed(units)),
            _ => self.iter().map(|point| u8::try_from(point).ok()).collect::<Option<_>>().map(Cow::Owned),
        }
    }

    fn units_u16(self) -> Option<Cow<'a, [u16]>> {
        match self {
            StrView::Two(units) => Some(Cow::Borrowed(units)),
            _ => self.iter().map(|point| u16::try_from(point).ok()).collect::<Option<_>>().map(Cow::Owned),
        }
    }

    fn units_u32(self) -> Cow<'a, [u32]> {
        match self {
            StrView::Four(units) => Cow::Borrowed(units),
            _ => Cow::Owned(self.iter().collect()),
        }
    }

    pub fn find_char(self, point: u32) -> Option<usize> {
        match self {
            StrView::One(units) => memchr::memchr(u8::try_from(point).ok()?, units),
            StrView::Two(units) => {
                let unit = u16::try_from(point).ok()?;
                units.iter().position(|&u| u == unit)
            }
            StrView::Four(units) => units.iter().position(|&u| u == point),
        }
    }

    pub fn rfind_char(self, point: u32) -> Option<usize> {
        match self {
            StrView::One(units) => memchr::memrchr(u8::try_from(point).ok()?, units),
            StrView::Two(units) => {
                let unit = u16::try_from(point).ok()?;
                units.iter().rposition(|&u| u == unit)
            }
            StrView::Four(units) => units.iter().rposition(|&u| u == point),
        }
    }
}

/// Positions of a needle front to back: see [`StrView::matches`].
pub struct Matches<'h, 'n>(Found<'h, 'n, memmem::FindIter<'h, 'n>, false>);

/// Positions of a needle back to front: see [`StrView::rmatches`].
pub struct RMatches<'h, 'n>(Found<'h, 'n, memmem::FindRevIter<'h, 'n>, true>);

enum Found<'h, 'n, Bytes, const BACK: bool> {
    Nowhere,
    Everywhere(RangeInclusive<usize>),
    Unit(memchr::Memchr<'h>),
    Short(Short<'h, 'n>),
    One(Bytes),
    Two(TwoWay<'h, 'n, u16, BACK>),
    Four(TwoWay<'h, 'n, u32, BACK>),
}

impl<Bytes: Iterator<Item = usize>, const BACK: bool> Iterator for Found<'_, '_, Bytes, BACK> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        match self {
            Found::Nowhere => None,
            Found::Everywhere(all) if BACK => all.next_back(),
            Found::Everywhere(all) => all.next(),
            Found::Unit(bytes) if BACK => bytes.next_back(),
            Found::Unit(bytes) => bytes.next(),
            Found::Short(bytes) => bytes.next(),
            Found::One(bytes) => bytes.next(),
            Found::Two(units) => units.next(),
            Found::Four(units) => units.next(),
        }
    }
}

impl Iterator for Matches<'_, '_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        self.0.next()
    }
}

impl Iterator for RMatches<'_, '_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        self.0.next()
    }
}

/// Up to so many units, looking for a needle's first one and comparing there takes less time than any preparation.
const SHORT: usize = 1024;

/// The search for a needle of width one, which is not empty, in at most [`SHORT`] units, front to back.
struct Short<'h, 'n> {
    hay: &'h [u8],
    needle: &'n [u8],
    /// Where it goes on.
    at: usize,
}

impl Iterator for Short<'_, '_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let (first, last) = (*self.needle.first()?, self.hay.len().checked_sub(self.needle.len())?);
        loop {
            let found = self.at + memchr::memchr(first, self.hay.get(self.at..=last)?)?;
            if self.hay[found..].starts_with(self.needle) {
                self.at = found + self.needle.len();
                return Some(found);
            }
            self.at = found + 1;
        }
    }
}

/// The two-way search for a needle that is not empty. With `BACK`, haystack and needle are both read from their
/// ends, and a match is reported by its position from the front.
struct TwoWay<'h, 'n, T: Clone, const BACK: bool> {
    hay: &'h [T],
    needle: Cow<'n, [T]>,
    /// Where the needle is cut in two: the right part is compared first, left to right, then the left one.
    cut: usize,
    /// How far to move on when the right part matched and the left one did not.
    period: usize,
    /// The needle repeats with `period`: what matched before a move by it need not be compared again.
    periodic: bool,
    /// The window's start.
    at: usize,
}

impl<'h, 'n, T: Copy + Ord, const BACK: bool> TwoWay<'h, 'n, T, BACK> {
    fn new(hay: &'h [T], needle: Cow<'n, [T]>) -> Self {
        let mut search = TwoWay { hay, needle, cut: 0, period: 1, periodic: false, at: 0 };
        let (cut, period) = search.maximal_suffix(false).max(search.maximal_suffix(true));
        search.cut = cut;
        search.periodic = (0..cut).all(|i| search.needle_at(i) == search.needle_at(i + period));
        search.period = if search.periodic { period } else { cut.max(search.needle.len() - cut) + 1 };
        search
    }

    fn needle_at(&self, index: usize) -> T {
        self.needle[if BACK { self.needle.len() - 1 - index } else { index }]
    }

    fn hay_at(&self, index: usize) -> T {
        self.hay[if BACK { self.hay.len() - 1 - index } else { index }]
    }

    /// Start and period of the needle's suffix that is largest by the order of its units, or by the reverse order.
    fn maximal_suffix(&self, reverse: bool) -> (usize, usize) {
        let (mut left, mut right, mut offset, mut period) = (0, 1, 0, 1);
        while right + offset < self.needle.len() {
            let (new, best) = (self.needle_at(right + offset), self.needle_at(left + offset));
            if new == best {
                offset += 1;
                if offset == period {
                    right += offset;
                    offset = 0;
                }
            } else if (new < best) != reverse {
                right += offset + 1;
                offset = 0;
                period = right - left;
            } else {
                left = right;
                right += 1;
                offset = 0;
                period = 1;
            }
        }
        (left, period)
    }
}

impl<T: Copy + Ord, const BACK: bool> Iterator for TwoWay<'_, '_, T, BACK> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let (hay_len, needle_len) = (self.hay.len(), self.needle.len());
        // How many units from the window's start on are known to match.
        let mut known = 0;
        while hay_len - self.at >= needle_len {
            let at = self.at;
            let matches = |i: usize| self.needle_at(i) == self.hay_at(at + i);
            if let Some(i) = (self.cut.max(known)..needle_len).find(|&i| !matches(i)) {
                self.at += i - self.cut + 1;
                known = 0;
            } else if (known..self.cut).rev().all(matches) {
                self.at += needle_len;
                return Some(if BACK { hay_len - at - needle_len } else { at });
            } else {
                self.at += self.period;
                known = if self.periodic { needle_len - self.period } else { 0 };
            }
        }
        None
    }
}
