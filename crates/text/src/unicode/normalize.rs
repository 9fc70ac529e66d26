//! Decomposition and the four normalisation forms (UAX #15).

use std::fmt::Write;
use std::str::FromStr;

use super::{combining, hangul, record, tables};
use crate::{StrData, StrView};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Nfc,
    Nfd,
    Nfkc,
    Nfkd,
}

impl FromStr for Form {
    /// CPython: ValueError "invalid normalization form".
    type Err = ();

    fn from_str(name: &str) -> Result<Form, ()> {
        match name {
            "NFC" => Ok(Form::Nfc),
            "NFD" => Ok(Form::Nfd),
            "NFKC" => Ok(Form::Nfkc),
            "NFKD" => Ok(Form::Nfkd),
            _ => Err(()),
        }
    }
}

/// `unicodedata.normalize`. The result is at most 18 times as long as the text.
pub fn normalize(form: Form, text: StrView<'_>) -> StrData {
    if text.is_ascii() {
        return text.into();
    }
    let mut points = decomposed(text, matches!(form, Form::Nfkc | Form::Nfkd));
    if matches!(form, Form::Nfc | Form::Nfkc) {
        compose(&mut points);
    }
    points.into_iter().collect()
}

/// `unicodedata.is_normalized`
pub fn is_normalized(form: Form, text: StrView<'_>) -> bool {
    text.is_ascii() || normalize(form, text).view() == text
}

/// `unicodedata.decomposition`: a tag such as `<compat>` if there is one, and code points in hexadecimal.
pub fn decomposition(point: u32) -> String {
    let Some((tag, points)) = entry(point) else { return String::new() };
    let mut text = tag.to_owned();
    for point in points {
        let space = if text.is_empty() { "" } else { " " };
        // Writing to a string cannot fail.
        let _ = write!(text, "{space}{point:04X}");
    }
    text
}

/// The decomposition in the tables, which does not go all the way down: its tag and its code points.
fn entry(point: u32) -> Option<(&'static str, &'static [u32])> {
    if record(point).flags & tables::DECOMPOSES == 0 {
        return None;
    }
    let index = tables::DECOMPOSITIONS.binary_search_by_key(&point, |entry| entry.0).ok()?;
    let (_, tag, start, length) = tables::DECOMPOSITIONS[index];
    let start = usize::from(start);
    Some((
        tables::DECOMPOSITION_TAGS[usize::from(tag)],
        &tables::DECOMPOSED[start..start + usize::from(length)],
    ))
}

/// Fully decomposed and in canonical order.
fn decomposed(text: StrView<'_>, compatibility: bool) -> Vec<u32> {
    let mut points = Vec::with_capacity(text.len());
    for point in text {
        decompose(point, compatibility, &mut points);
    }
    // Runs of combining marks are sorted by class, those of the same class staying as they are.
    points.chunk_by_mut(|_, &next| combining(next) != 0).for_each(|run| {
        let marks = run.iter().position(|&point| combining(point) != 0).unwrap_or(run.len());
        run[marks..].sort_by_key(|&point| combining(point));
    });
    points
}

/// Recurs at most a few levels deep: the tables have no cycles.
fn decompose(point: u32, compatibility: bool, out: &mut Vec<u32>) {
    if let Some(letters) = hangul::decompose(point) {
        out.extend(letters.into_iter().filter(|&letter| letter != 0));
        return;
    }
    match entry(point) {
        Some((tag, points)) if compatibility || tag.is_empty() => {
            points.iter().for_each(|&point| decompose(point, compatibility, out));
        }
        _ => out.push(point),
    }
}

/// Composes in place what [`decomposed`] gave.
fn compose(points: &mut Vec<u32>) {
    let mut written = 0;
    let mut starter = None;
    for read in 0..points.len() {
        let point = points[read];
        let class = combining(point);
        if let Some(at) = starter {
            // A mark is blocked from the starter by one of its own class or higher, anything else by any mark.
            let blocked = written > at + 1 && combining(points[written - 1]) >= class;
            if !blocked && let Some(composed) = composition(points[at], point) {
                points[at] = composed;
                continue;
            }
        }
        if class == 0 {
            starter = Some(written);
        }
        points[written] = point;
        written += 1;
    }
    points.truncate(written);
}

fn composition(first: u32, second: u32) -> Option<u32> {
    if let Some(syllable) = hangul::compose(first, second) {
        return Some(syllable);
    }
    let index =
        tables::COMPOSITIONS.binary_search_by_key(&(first, second), |entry| (entry.0, entry.1)).ok()?;
    Some(tables::COMPOSITIONS[index].2)
}
