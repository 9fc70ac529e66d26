//! Latin-1 and ASCII: a byte is a code point.

use super::Error;
use crate::{StrBuf, StrView};

/// What of Unicode an encoding has.
#[derive(Clone, Copy)]
pub(super) struct Range {
    encoding: &'static str,
    limit: u32,
    reason: &'static str,
}

pub(super) const LATIN_1: Range =
    Range { encoding: "latin-1", limit: 0x100, reason: "ordinal not in range(256)" };
pub(super) const ASCII: Range = Range { encoding: "ascii", limit: 0x80, reason: "ordinal not in range(128)" };

pub(super) fn decode_latin1(input: &[u8], position: &mut usize, out: &mut StrBuf) -> Result<(), Error> {
    out.push_latin1(input.get(*position..).unwrap_or_default());
    *position = input.len();
    Ok(())
}

pub(super) fn decode_ascii(input: &[u8], position: &mut usize, out: &mut StrBuf) -> Result<(), Error> {
    let rest = input.get(*position..).unwrap_or_default();
    let valid = rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
    out.push_latin1(&rest[..valid]);
    *position += valid;
    if valid == rest.len() {
        return Ok(());
    }
    Err(Error { encoding: ASCII.encoding, start: *position, end: *position + 1, reason: ASCII.reason })
}

/// An error is about all neighbours that the encoding has not.
pub(super) fn encode(
    input: StrView<'_>,
    position: &mut usize,
    range: Range,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let rest = input.tail(*position);
    let valid = match rest {
        StrView::One(units) if range.limit == 0x100 => units.len(),
        _ => rest.iter().position(|point| point >= range.limit).unwrap_or(rest.len()),
    };
    out.extend(rest.slice(0..valid).iter().map(|point| point as u8));
    *position += valid;
    if valid == rest.len() {
        return Ok(());
    }
    let invalid = rest.tail(valid).iter().take_while(|&point| point >= range.limit).count();
    let Range { encoding, reason, .. } = range;
    Err(Error { encoding, start: *position, end: *position + invalid, reason })
}
