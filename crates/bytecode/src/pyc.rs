//! `.pyc` files: a header of 16 bytes (PEP 552), then a marshalled code object.

use crate::code::CodeObject;
use crate::constant::Const;
use crate::unmarshal::{UnmarshalError, unmarshal};
use crate::version::Version;
use std::fmt;
use std::sync::Arc;

/// A `.pyc` file taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Pyc {
    pub version: Version,
    pub source: Source,
    pub code: Arc<CodeObject>,
}

/// What says whether the file still belongs to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Seconds since 1970 and size in bytes of the source, both modulo 2^32.
    Timestamp { mtime: u32, size: u32 },
    /// SipHash-1-3 of the source; without `checked` the file is valid whatever the source holds.
    Hash { hash: [u8; 8], checked: bool },
}

/// A `.pyc` file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PycError {
    /// Shorter than its header, or not a `.pyc` at all.
    NotPyc,
    /// Written by a CPython whose bytecode is not decoded here.
    Magic(u16),
    /// Header flags that no CPython of this version writes.
    Flags(u32),
    Unmarshal(UnmarshalError),
    /// The marshalled object is no code object.
    NotCode,
}

impl fmt::Display for PycError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PycError::NotPyc => f.write_str("not a .pyc file"),
            PycError::Magic(magic) => write!(f, "bad magic number in .pyc file: {magic}"),
            PycError::Flags(flags) => write!(f, "invalid flags {flags:#x} in .pyc file"),
            PycError::Unmarshal(error) => error.fmt(f),
            PycError::NotCode => f.write_str("no code object in .pyc file"),
        }
    }
}

impl std::error::Error for PycError {}

/// Length of the header in bytes.
pub const HEADER_LEN: usize = 16;

const HASH_BASED: u32 = 1;
const CHECK_SOURCE: u32 = 2;

/// The version and validity mark in a header, and the marshalled bytes after it.
pub fn read_header(data: &[u8]) -> Result<(Version, Source, &[u8]), PycError> {
    let Some((header, body)) = data.split_first_chunk::<HEADER_LEN>() else {
        return Err(PycError::NotPyc);
    };
    let &[m0, m1, b'\r', b'\n', f0, f1, f2, f3, ref validity @ ..] = header else {
        return Err(PycError::NotPyc);
    };
    let magic = u16::from_le_bytes([m0, m1]);
    let version = Version::from_magic(magic).ok_or(PycError::Magic(magic))?;
    let source = match u32::from_le_bytes([f0, f1, f2, f3]) {
        0 => {
            let &[t0, t1, t2, t3, s0, s1, s2, s3] = validity;
            let (mtime, size) = (u32::from_le_bytes([t0, t1, t2, t3]), u32::from_le_bytes([s0, s1, s2, s3]));
            Source::Timestamp { mtime, size }
        }
        flags if flags & !CHECK_SOURCE == HASH_BASED => {
            Source::Hash { hash: *validity, checked: flags & CHECK_SOURCE != 0 }
        }
        flags => return Err(PycError::Flags(flags)),
    };
    Ok((version, source, body))
}

/// Reads a whole file.
pub fn read(data: &[u8]) -> Result<Pyc, PycError> {
    let (version, source, body) = read_header(data)?;
    match unmarshal(body).map_err(PycError::Unmarshal)? {
        Const::Code(code) => Ok(Pyc { version, source, code }),
        _ => Err(PycError::NotCode),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(flags: u32) -> Vec<u8> {
        let mut data = vec![0xA7, 0x0D, b'\r', b'\n'];
        data.extend(flags.to_le_bytes());
        data.extend([1, 0, 0, 0, 2, 0, 0, 0]);
        data
    }

    #[test]
    fn the_three_kinds_of_validity() {
        let source = |flags| read_header(&header(flags)).map(|(_, source, _)| source);
        let hash = [1, 0, 0, 0, 2, 0, 0, 0];
        assert_eq!(source(0), Ok(Source::Timestamp { mtime: 1, size: 2 }));
        assert_eq!(source(1), Ok(Source::Hash { hash, checked: false }));
        assert_eq!(source(3), Ok(Source::Hash { hash, checked: true }));
        assert_eq!(source(2), Err(PycError::Flags(2)));
    }

    #[test]
    fn what_is_not_a_pyc_says_so() {
        let mut other = header(0);
        other[0] = 0xCB;
        assert_eq!(read(&other), Err(PycError::Magic(0x0DCB)));
        assert_eq!(read(b"#!/usr/bin/python\n"), Err(PycError::NotPyc));
        assert_eq!(read(&[header(0), b"N".to_vec()].concat()), Err(PycError::NotCode));
    }
}
