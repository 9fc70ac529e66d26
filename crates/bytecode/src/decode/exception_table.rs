//! The exception table (`Objects/exception_handling_notes.txt` of CPython 3.11).

use super::{DecodeError, Handler};

/// An entry as stored, in code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub start: u32,
    pub length: u32,
    pub target: u32,
    pub depth: u32,
    pub lasti: bool,
}

/// The entries of a table in order; ends with an Err at a malformed one.
pub fn entries(table: &[u8]) -> impl Iterator<Item = Result<Entry, Malformed>> + '_ {
    let mut rest = table;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let entry = read_entry(&mut rest);
        if entry.is_none() {
            rest = &[];
        }
        Some(entry.ok_or(Malformed))
    })
}

/// A table that ends within an entry, or a number of more than 32 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

fn read_entry(rest: &mut &[u8]) -> Option<Entry> {
    let (start, length, target) = (read_varint(rest)?, read_varint(rest)?, read_varint(rest)?);
    let depth_lasti = read_varint(rest)?;
    Some(Entry { start, length, target, depth: depth_lasti >> 1, lasti: depth_lasti & 1 == 1 })
}

/// Six bits a byte, most significant first; bit 6 says that more follow, bit 7 marks an entry's first byte.
fn read_varint(rest: &mut &[u8]) -> Option<u32> {
    let mut value = 0u32;
    loop {
        let (&byte, tail) = rest.split_first()?;
        *rest = tail;
        if value > u32::MAX >> 6 {
            return None;
        }
        value = value << 6 | u32::from(byte & 0x3F);
        if byte & 0x40 == 0 {
            return Some(value);
        }
    }
}

/// Turns code units into instruction indices, and checks that entries are ordered, disjoint and well placed. `index`
/// gives the instruction that starts at a unit.
pub(super) fn resolve(
    table: &[u8],
    units: u32,
    instrs: u32,
    index: impl Fn(u32) -> Option<u32>,
) -> Result<Vec<Handler>, DecodeError> {
    let mut handlers = Vec::new();
    let mut free_from = 0;
    for entry in entries(table) {
        let error = |offset: u32, message: &str| {
            DecodeError::new(6, offset.saturating_mul(2), format!("exception table: {message}"))
        };
        let entry = entry.map_err(|Malformed| error(free_from, "malformed entry"))?;
        let Entry { start, length, target, depth, lasti } = entry;
        if start < free_from || length == 0 {
            return Err(error(start, "an entry is empty, overlaps or is out of order"));
        }
        let end = start.checked_add(length).filter(|&end| end <= units);
        let end = end.ok_or_else(|| error(start, "an entry reaches beyond the code"))?;
        free_from = end;
        let end_index = if end == units { Some(instrs) } else { index(end) };
        let (Some(start), Some(end), Some(target)) = (index(start), end_index, index(target)) else {
            return Err(error(start, "an entry's start, end or target is within an instruction"));
        };
        handlers.push(Handler { start, end, target, depth, lasti });
    }
    Ok(handlers)
}
