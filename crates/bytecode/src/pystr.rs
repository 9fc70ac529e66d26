//! A Python string as data: any sequence of code points, lone surrogates included.

use std::borrow::Cow;
use std::fmt;

/// An immutable Python string, held as generalised UTF-8: UTF-8 in which surrogates (U+D800 to U+DFFF) are encoded
/// like any other code point. Two surrogates in a row stay two code points, as they do in Python.
///
/// Equality is by content; whether the string was interned does not enter it.
#[derive(Clone)]
pub struct PyStr {
    bytes: Box<[u8]>,
    chars: usize,
    /// No surrogates: the bytes are UTF-8 proper.
    utf8: bool,
    interned: bool,
}

impl PyStr {
    /// A string of ordinary Rust text, not interned.
    pub fn new(text: &str) -> PyStr {
        PyStr { bytes: text.as_bytes().into(), chars: text.chars().count(), utf8: true, interned: false }
    }

    /// From generalised UTF-8 (Python's `utf-8` codec with `surrogatepass`); None where a byte is not valid there.
    pub fn from_surrogatepass(bytes: &[u8], interned: bool) -> Option<PyStr> {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Some(PyStr { interned, ..PyStr::new(text) });
        }
        let (mut rest, mut chars) = (bytes, 0);
        while !rest.is_empty() {
            let (_, len) = split_code_point(rest)?;
            rest = rest.get(len..)?;
            chars += 1;
        }
        Some(PyStr { bytes: bytes.into(), chars, utf8: false, interned })
    }

    /// One byte a code point, U+0000 to U+00FF.
    pub fn from_latin1(bytes: &[u8], interned: bool) -> PyStr {
        if bytes.is_ascii() {
            return PyStr { bytes: bytes.into(), chars: bytes.len(), utf8: true, interned };
        }
        let text: String = bytes.iter().map(|&b| char::from(b)).collect();
        PyStr { interned, ..PyStr::new(&text) }
    }

    /// Length in code points, as `len()` counts.
    pub fn len(&self) -> usize {
        self.chars
    }

    pub fn is_empty(&self) -> bool {
        self.chars == 0
    }

    pub fn is_ascii(&self) -> bool {
        self.chars == self.bytes.len()
    }

    /// Whether the compiler interned it (identifiers and strings that look like one).
    pub fn is_interned(&self) -> bool {
        self.interned
    }

    /// The text, unless it holds a surrogate.
    pub fn as_str(&self) -> Option<&str> {
        if self.utf8 { std::str::from_utf8(&self.bytes).ok() } else { None }
    }

    /// The text, each surrogate replaced by U+FFFD.
    pub fn to_str_lossy(&self) -> Cow<'_, str> {
        match self.as_str() {
            Some(text) => Cow::Borrowed(text),
            None => self
                .code_points()
                .map(|c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect::<String>()
                .into(),
        }
    }

    /// Generalised UTF-8; plain UTF-8 (and ASCII) where there is no surrogate.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The code points in order, each at most 0x10FFFF.
    pub fn code_points(&self) -> impl Iterator<Item = u32> + Clone + '_ {
        let mut rest: &[u8] = &self.bytes;
        std::iter::from_fn(move || {
            let (point, len) = split_code_point(rest)?;
            rest = rest.get(len..)?;
            Some(point)
        })
    }
}

/// The first code point of generalised UTF-8 and its length in bytes; None at the end and on an invalid sequence.
fn split_code_point(bytes: &[u8]) -> Option<(u32, usize)> {
    let tail = |i: usize| match bytes.get(i) {
        Some(&b) if b & 0xC0 == 0x80 => Some(u32::from(b & 0x3F)),
        _ => None,
    };
    let first = u32::from(*bytes.first()?);
    let (point, len, least) = match first {
        0x00..=0x7F => (first, 1, 0),
        0xC2..=0xDF => ((first & 0x1F) << 6 | tail(1)?, 2, 0x80),
        0xE0..=0xEF => ((first & 0x0F) << 12 | tail(1)? << 6 | tail(2)?, 3, 0x800),
        0xF0..=0xF4 => ((first & 0x07) << 18 | tail(1)? << 12 | tail(2)? << 6 | tail(3)?, 4, 0x10000),
        _ => return None,
    };
    (least..=0x10FFFF).contains(&point).then_some((point, len))
}

impl PartialEq for PyStr {
    fn eq(&self, other: &PyStr) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for PyStr {}

impl std::hash::Hash for PyStr {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

impl fmt::Debug for PyStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_str_lossy(), f)
    }
}

impl fmt::Display for PyStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_str_lossy())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surrogate_pair_stays_two_code_points() {
        let s = PyStr::from_surrogatepass(b"a\xED\xA0\x80\xED\xB0\x80", false).unwrap();
        assert_eq!(s.code_points().collect::<Vec<_>>(), [0x61, 0xD800, 0xDC00]);
        assert_eq!((s.len(), s.as_str(), s.to_str_lossy().as_ref()), (3, None, "a\u{FFFD}\u{FFFD}"));
    }

    #[test]
    fn overlong_truncated_and_too_large_sequences_are_refused() {
        for bytes in [&b"\xC0\x80"[..], b"\xE0\x80\x80", b"\xF4\x90\x80\x80", b"\xED\xA0", b"\xFF", b"\x80"] {
            assert!(PyStr::from_surrogatepass(bytes, false).is_none(), "{bytes:x?}");
        }
    }

    #[test]
    fn latin1_bytes_become_code_points() {
        let s = PyStr::from_latin1(b"\xE9", true);
        assert_eq!((s.as_str(), s.len(), s.is_ascii(), s.is_interned()), (Some("é"), 1, false, true));
    }
}
