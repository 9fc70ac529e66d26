//! Cutting a string into pieces, which are given as ranges of positions.

use std::ops::Range;

use crate::unicode::{is_latin1_space, is_space};
use crate::{Matches, RMatches, StrView};

impl<'a> StrView<'a> {
    /// What is left without the white space at the start, or at the end, or both.
    pub fn trim(self, start: bool, end: bool) -> Range<usize> {
        if let StrView::One(_) = self {
            return self.trim_matching(start, end, |point| is_latin1_space(point as u8));
        }
        self.trim_matching(start, end, is_space)
    }

    /// What is left without the code points at the start, or at the end, or both, for which `strip` holds.
    pub fn trim_matching(self, start: bool, end: bool, strip: impl Fn(u32) -> bool) -> Range<usize> {
        let kept = |point| !strip(point);
        let from = if start { self.position(kept).unwrap_or(self.len()) } else { 0 };
        let to =
            if end { self.tail(from).rposition(kept).map_or(from, |at| from + at + 1) } else { self.len() };
        from..to
    }

    /// `str.split(sep, max)`: the pieces between separators, front to back; `sep` is not empty.
    pub fn split<'n>(self, sep: StrView<'n>, max: Option<usize>) -> Split<'a, 'n> {
        Split { matches: self.matches(sep), sep: sep.len(), left: max, rest: Some(0..self.len()) }
    }

    /// [`StrView::split`] of a text of width one by one unit of it; none of any other.
    pub fn split_by_unit(self, sep: StrView<'_>, max: Option<usize>) -> Option<SplitByUnit<'a>> {
        match (self, sep) {
            (StrView::One(units), StrView::One(&[unit])) => {
                Some(SplitByUnit { units, unit, left: max, start: Some(0) })
            }
            _ => None,
        }
    }

    /// `str.rsplit(sep, max)`: the pieces between separators, back to front; `sep` is not empty.
    pub fn rsplit<'n>(self, sep: StrView<'n>, max: Option<usize>) -> RSplit<'a, 'n> {
        RSplit { matches: self.rmatches(sep), sep: sep.len(), left: max, rest: Some(0..self.len()) }
    }

    /// `str.split(None, max)`: the words between white space, front to back.
    pub fn split_whitespace(self, max: Option<usize>) -> Words<'a> {
        Words { text: self, left: max, rest: 0..self.len(), back: false }
    }

    /// `str.rsplit(None, max)`: the words between white space, back to front.
    pub fn rsplit_whitespace(self, max: Option<usize>) -> Words<'a> {
        Words { text: self, left: max, rest: 0..self.len(), back: true }
    }

    /// `str.splitlines(keep_ends)`.
    pub fn lines(self, keep_ends: bool) -> Lines<'a> {
        Lines { text: self, at: 0, keep_ends }
    }
}

/// Takes one from the number of splits still allowed (`None`: any number); false if none is left.
fn take_split(left: &mut Option<usize>) -> bool {
    match left {
        None => true,
        Some(0) => false,
        Some(count) => {
            *count -= 1;
            true
        }
    }
}

/// See [`StrView::split`].
pub struct Split<'h, 'n> {
    matches: Matches<'h, 'n>,
    sep: usize,
    left: Option<usize>,
    rest: Option<Range<usize>>,
}

impl Iterator for Split<'_, '_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.rest.take()?;
        if take_split(&mut self.left)
            && let Some(at) = self.matches.next()
        {
            self.rest = Some(at + self.sep..rest.end);
            return Some(rest.start..at);
        }
        Some(rest)
    }
}

/// See [`StrView::split_by_unit`].
pub struct SplitByUnit<'h> {
    units: &'h [u8],
    unit: u8,
    left: Option<usize>,
    /// Where the next piece begins.
    start: Option<usize>,
}

impl Iterator for SplitByUnit<'_> {
    type Item = Range<usize>;

    #[inline]
    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.start?;
        let length =
            if take_split(&mut self.left) { find_unit(self.units.get(start..)?, self.unit) } else { None };
        self.start = length.map(|length| start + length + 1);
        Some(start..length.map_or(self.units.len(), |length| start + length))
    }
}

/// Where the unit first is. Most pieces end before a search by vectors has begun.
#[inline]
fn find_unit(units: &[u8], unit: u8) -> Option<usize> {
    let (near, far) = units.split_at(units.len().min(16));
    near.iter().position(|&u| u == unit).or_else(|| memchr::memchr(unit, far).map(|at| near.len() + at))
}

/// See [`StrView::rsplit`].
pub struct RSplit<'h, 'n> {
    matches: RMatches<'h, 'n>,
    sep: usize,
    left: Option<usize>,
    rest: Option<Range<usize>>,
}

impl Iterator for RSplit<'_, '_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.rest.take()?;
        if take_split(&mut self.left)
            && let Some(at) = self.matches.next()
        {
            self.rest = Some(rest.start..at);
            return Some(at + self.sep..rest.end);
        }
        Some(rest)
    }
}

/// See [`StrView::split_whitespace`] and [`StrView::rsplit_whitespace`].
pub struct Words<'a> {
    text: StrView<'a>,
    left: Option<usize>,
    rest: Range<usize>,
    back: bool,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        if let (StrView::One(units), None, false) = (self.text, self.left, self.back) {
            return next_word(units, &mut self.rest);
        }
        let rest = self.text.slice(self.rest.clone());
        let trimmed = rest.trim(!self.back, self.back);
        let trimmed = self.rest.start + trimmed.start..self.rest.start + trimmed.end;
        if trimmed.is_empty() {
            self.rest = trimmed;
            return None;
        }
        if !take_split(&mut self.left) {
            self.rest = trimmed.end..trimmed.end;
            return Some(trimmed);
        }
        let points = self.text.slice(trimmed.clone());
        if self.back {
            let start = points.rposition(is_space).map_or(trimmed.start, |at| trimmed.start + at + 1);
            self.rest = trimmed.start..start;
            Some(start..trimmed.end)
        } else {
            let end = points.position(is_space).map_or(trimmed.end, |at| trimmed.start + at);
            self.rest = end..trimmed.end;
            Some(trimmed.start..end)
        }
    }
}

/// The first word of what is left of a text of width one.
#[inline]
fn next_word(units: &[u8], rest: &mut Range<usize>) -> Option<Range<usize>> {
    let left = units.get(rest.clone())?;
    let start = rest.start + left.iter().position(|&unit| !is_latin1_space(unit))?;
    let behind = units[start..rest.end].iter().position(|&unit| is_latin1_space(unit));
    rest.start = behind.map_or(rest.end, |length| start + length);
    Some(start..rest.start)
}

/// See [`StrView::lines`].
pub struct Lines<'a> {
    text: StrView<'a>,
    at: usize,
    keep_ends: bool,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let rest = self.text.tail(start);
        if rest.is_empty() {
            return None;
        }
        let Some(length) = rest.position(is_line_break) else {
            self.at = self.text.len();
            return Some(start..self.at);
        };
        let crlf = rest.get(length) == Some(0x0D) && rest.get(length + 1) == Some(0x0A);
        self.at = start + length + if crlf { 2 } else { 1 };
        Some(start..if self.keep_ends { self.at } else { start + length })
    }
}

/// What `str.splitlines` splits at: the characters of bidirectional type B, and VT, FF, LINE SEPARATOR.
pub fn is_line_break(point: u32) -> bool {
    matches!(point, 0x0A..=0x0D | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029)
}
