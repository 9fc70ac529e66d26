//! Which CPython wrote the bytecode.

use std::fmt;

/// A CPython version whose bytecode can be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Version {
    V311,
}

impl Version {
    /// Every decodable version, oldest first.
    pub const ALL: &[Version] = &[Version::V311];

    /// `sys.version_info[:2]`.
    pub const fn number(self) -> (u8, u8) {
        match self {
            Version::V311 => (3, 11),
        }
    }

    /// The first two bytes of a `.pyc` of this version, little endian (`importlib._bootstrap_external.MAGIC_NUMBER`).
    pub const fn magic(self) -> u16 {
        match self {
            Version::V311 => 3495,
        }
    }

    pub fn from_number(major: u8, minor: u8) -> Option<Version> {
        Version::ALL.iter().copied().find(|v| v.number() == (major, minor))
    }

    pub fn from_magic(magic: u16) -> Option<Version> {
        Version::ALL.iter().copied().find(|v| v.magic() == magic)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (major, minor) = self.number();
        write!(f, "{major}.{minor}")
    }
}
