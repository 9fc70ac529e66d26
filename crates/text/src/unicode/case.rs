//! The case methods and predicates of `str`, with the full mappings: a code point may become up to three.

use std::ops::ControlFlow;

use super::{
    Mapping, is_identifier_continue, is_identifier_start, is_lower, is_title, is_upper, record, tables,
};
use crate::{StrBuf, StrData, StrView};

/// Which of a record's mappings.
#[derive(Clone, Copy)]
enum To {
    Upper,
    Lower,
    Title,
    Folded,
}

const CAPITAL_SIGMA: u32 = 0x3A3;
const SMALL_SIGMA: u32 = 0x3C3;
const FINAL_SIGMA: u32 = 0x3C2;

/// `str.upper`. No result of this module is longer than three times the text.
pub fn upper(text: StrView<'_>) -> StrData {
    if let Some(text) = text.as_ascii() {
        return StrData::One(text.to_ascii_uppercase().into_bytes());
    }
    mapped(text, |_, point, out| push(To::Upper, point, out))
}

/// `str.lower`
pub fn lower(text: StrView<'_>) -> StrData {
    if let Some(text) = text.as_ascii() {
        return StrData::One(text.to_ascii_lowercase().into_bytes());
    }
    mapped(text, |index, point, out| push_lower(text, index, point, out))
}

/// The first code point of what `point` becomes in upper case, `Py_UNICODE_TOUPPER`. Regular expressions compare
/// by it.
#[inline]
pub fn first_upper(point: u32) -> u32 {
    first(To::Upper, point)
}

/// The same in lower case, `Py_UNICODE_TOLOWER`.
#[inline]
pub fn first_lower(point: u32) -> u32 {
    first(To::Lower, point)
}

fn first(to: To, point: u32) -> u32 {
    match tables::CASES[usize::from(record(point).case)][to as usize] {
        Mapping::Delta(delta) => point.wrapping_add_signed(delta),
        Mapping::Full(points) => points.first().copied().unwrap_or(point),
    }
}

/// `str.casefold`
pub fn casefold(text: StrView<'_>) -> StrData {
    if let Some(text) = text.as_ascii() {
        return StrData::One(text.to_ascii_lowercase().into_bytes());
    }
    mapped(text, |_, point, out| push(To::Folded, point, out))
}

/// `str.swapcase`
pub fn swapcase(text: StrView<'_>) -> StrData {
    mapped(text, |index, point, out| {
        if is_upper(point) {
            push_lower(text, index, point, out);
        } else if is_lower(point) {
            push(To::Upper, point, out);
        } else {
            out.push(point);
        }
    })
}

/// `str.capitalize`
pub fn capitalize(text: StrView<'_>) -> StrData {
    mapped(text, |index, point, out| match index {
        0 => push(To::Title, point, out),
        _ => push_lower(text, index, point, out),
    })
}

/// `str.title`
pub fn title(text: StrView<'_>) -> StrData {
    let mut after_cased = false;
    mapped(text, |index, point, out| {
        if after_cased {
            push_lower(text, index, point, out);
        } else {
            push(To::Title, point, out);
        }
        after_cased = is_cased(point);
    })
}

/// `str.isupper`
pub fn is_all_upper(text: StrView<'_>) -> bool {
    has_only_case(text, is_upper, |point| is_lower(point) || is_title(point))
}

/// `str.islower`
pub fn is_all_lower(text: StrView<'_>) -> bool {
    has_only_case(text, is_lower, |point| is_upper(point) || is_title(point))
}

fn has_only_case(text: StrView<'_>, right: impl Fn(u32) -> bool, wrong: impl Fn(u32) -> bool) -> bool {
    let found = text.iter().try_fold(false, |found, point| {
        if wrong(point) { ControlFlow::Break(()) } else { ControlFlow::Continue(found || right(point)) }
    });
    found == ControlFlow::Continue(true)
}

/// `str.istitle`
pub fn is_all_title(text: StrView<'_>) -> bool {
    let (mut found, mut after_cased) = (false, false);
    for point in text {
        let capital = is_upper(point) || is_title(point);
        if capital && after_cased || is_lower(point) && !after_cased {
            return false;
        }
        after_cased = capital || is_lower(point);
        found |= after_cased;
    }
    found
}

/// `str.isidentifier`
pub fn is_identifier(text: StrView<'_>) -> bool {
    let mut points = text.iter();
    points.next().is_some_and(is_identifier_start) && points.all(is_identifier_continue)
}

/// Whether a code point has a case, for the rules of title case and of final sigma.
fn is_cased(point: u32) -> bool {
    record(point).flags & tables::CASED != 0
}

fn is_case_ignorable(point: u32) -> bool {
    record(point).flags & tables::CASE_IGNORABLE != 0
}

fn mapped(text: StrView<'_>, mut push: impl FnMut(usize, u32, &mut StrBuf)) -> StrData {
    let mut out = StrBuf::with_capacity(text.len());
    for (index, point) in text.iter().enumerate() {
        push(index, point, &mut out);
    }
    out.finish()
}

fn push(to: To, point: u32, out: &mut StrBuf) {
    match tables::CASES[usize::from(record(point).case)][to as usize] {
        Mapping::Delta(delta) => out.push(point.wrapping_add_signed(delta)),
        Mapping::Full(points) => out.extend(points.iter().copied()),
    }
}

fn push_lower(text: StrView<'_>, index: usize, point: u32, out: &mut StrBuf) {
    if point == CAPITAL_SIGMA {
        out.push(if is_final(text, index) { FINAL_SIGMA } else { SMALL_SIGMA });
    } else {
        push(To::Lower, point, out);
    }
}

/// Whether a sigma at `index` ends a word: Final_Sigma in table 3-17 of the Unicode standard.
fn is_final(text: StrView<'_>, index: usize) -> bool {
    next_is_cased(text.slice(0..index).iter().rev()) && !next_is_cased(text.tail(index + 1).iter())
}

fn next_is_cased(mut points: impl Iterator<Item = u32>) -> bool {
    points.find(|&point| !is_case_ignorable(point)).is_some_and(is_cased)
}
