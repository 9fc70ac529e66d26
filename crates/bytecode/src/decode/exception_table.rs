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

/// The table that holds these entries.
pub fn encode(entries: &[Entry]) -> Vec<u8> {
    let mut table = Vec::new();
    for entry in entries {
        let depth_lasti = entry.depth << 1 | u32::from(entry.lasti);
        let first = table.len();
        for number in [entry.start, entry.length, entry.target, depth_lasti] {
            write_varint(&mut table, number);
        }
        if let Some(byte) = table.get_mut(first) {
            *byte |= 0x80;
        }
    }
    table
}

fn write_varint(table: &mut Vec<u8>, number: u32) {
    for shift in (0..6).rev().map(|i| i * 6) {
        let (rest, chunk) = (number >> shift, (number >> shift & 0x3F) as u8);
        if rest != 0 || shift == 0 {
            table.push(if shift > 0 { chunk | 0x40 } else { chunk });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_read_back_as_written() {
        let entry = |start, depth| Entry { start, length: 63, target: 64, depth, lasti: true };
        let written = [entry(0, 0), entry(4095, 1), entry(4096, i32::MAX as u32), entry(u32::MAX, 3)];
        let read: Result<Vec<Entry>, Malformed> = entries(&encode(&written)).collect();
        assert_eq!(read, Ok(written.to_vec()));
    }

    #[test]
    fn a_cut_entry_and_a_number_too_large_are_malformed() {
        assert_eq!(entries(&[0x80, 1, 2]).last(), Some(Err(Malformed)));
        assert_eq!(entries(&[0x7F; 9]).last(), Some(Err(Malformed)));
    }
}
