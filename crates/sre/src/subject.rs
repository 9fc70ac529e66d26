//! The subject: a slice of characters, one, two or four bytes wide (bytes and Latin-1, UCS-2, UCS-4).

use memchr::{memchr, memmem, memrchr};

/// A character of a subject, as wide as the subject stores it.
pub trait Character: Copy + Eq + Into<u32> + sealed::Sealed {
    /// `code` in this width, if it fits.
    #[doc(hidden)]
    fn from_code(code: u32) -> Option<Self>;

    /// Index of the first `self` in `text`.
    #[doc(hidden)]
    fn find(self, text: &[Self]) -> Option<usize>;

    /// Index of the last `self` in `text`.
    #[doc(hidden)]
    fn rfind(self, text: &[Self]) -> Option<usize>;

    /// Index of the first occurrence of `literal` in `text`.
    #[doc(hidden)]
    fn find_literal(text: &[Self], literal: &Literal) -> Option<usize>;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for u8 {}
    impl Sealed for u16 {}
    impl Sealed for u32 {}
}

/// A literal of two characters or more, prepared for searching.
#[derive(Debug)]
pub struct Literal {
    pub(crate) codes: Box<[u32]>,
    /// `codes` as bytes, unless one does not fit.
    bytes: Option<memmem::Finder<'static>>,
    /// Knuth, Morris and Pratt's table: of `codes[..=i]`, the length of the longest proper prefix that is a suffix too.
    borders: Box<[u32]>,
}

impl Literal {
    pub(crate) fn new(codes: &[u32]) -> Literal {
        let bytes: Option<Vec<u8>> = codes.iter().map(|&c| u8::try_from(c).ok()).collect();
        let bytes = bytes.map(|bytes| memmem::Finder::new(&bytes).into_owned());
        let mut borders = vec![0u32; codes.len()];
        let mut border = 0;
        for i in 1..codes.len() {
            while border > 0 && codes[i] != codes[border] {
                border = borders[border - 1] as usize;
            }
            border += usize::from(codes[i] == codes[border]);
            borders[i] = border as u32;
        }
        Literal { codes: codes.into(), bytes, borders: borders.into() }
    }

    fn find_in<C: Character>(&self, text: &[C]) -> Option<usize> {
        let first = C::from_code(*self.codes.first()?)?;
        let (mut at, mut matched) = (0, 0);
        while at < text.len() {
            if matched == 0 {
                at += first.find(&text[at..])?;
            }
            let c: u32 = text[at].into();
            while matched > 0 && c != self.codes[matched] {
                matched = self.borders[matched - 1] as usize;
            }
            matched += usize::from(c == self.codes[matched]);
            at += 1;
            if matched == self.codes.len() {
                return Some(at - matched);
            }
        }
        None
    }
}

impl Character for u8 {
    #[inline]
    fn from_code(code: u32) -> Option<u8> {
        u8::try_from(code).ok()
    }

    #[inline]
    fn find(self, text: &[u8]) -> Option<usize> {
        memchr(self, text)
    }

    #[inline]
    fn rfind(self, text: &[u8]) -> Option<usize> {
        memrchr(self, text)
    }

    fn find_literal(text: &[u8], literal: &Literal) -> Option<usize> {
        literal.bytes.as_ref()?.find(text)
    }
}

/// Characters looked at in one go, so that the compiler can compare them in parallel.
const LANES: usize = 16;

macro_rules! wide {
    ($($width:ty),*) => {$(
        impl Character for $width {
            #[inline]
            fn from_code(code: u32) -> Option<$width> {
                <$width>::try_from(code).ok()
            }

            fn find(self, text: &[$width]) -> Option<usize> {
                let mut at = 0;
                for lanes in text.chunks_exact(LANES) {
                    if lanes.iter().fold(false, |found, &c| found | (c == self)) {
                        break;
                    }
                    at += LANES;
                }
                text[at..].iter().position(|&c| c == self).map(|i| at + i)
            }

            fn rfind(self, text: &[$width]) -> Option<usize> {
                text.iter().rposition(|&c| c == self)
            }

            fn find_literal(text: &[$width], literal: &Literal) -> Option<usize> {
                literal.find_in(text)
            }
        }
    )*};
}

wide!(u16, u32);

#[cfg(test)]
mod tests {
    use super::*;

    /// Every text over a two-letter alphabet, with every literal up to length four.
    #[test]
    fn literal_is_found_where_a_naive_search_finds_it() {
        let word =
            |bits: u32, len: u32| (0..len).map(|i| u32::from(b'a') + (bits >> i & 1)).collect::<Vec<_>>();
        for len in 2..5 {
            for literal in (0..1 << len).map(|bits| word(bits, len)) {
                let searcher = Literal::new(&literal);
                for text in (0..1 << 10).map(|bits| word(bits, 10)) {
                    let expected = text.windows(literal.len()).position(|window| window == literal);
                    let narrow: Vec<u8> = text.iter().map(|&c| c as u8).collect();
                    assert_eq!(u32::find_literal(&text, &searcher), expected);
                    assert_eq!(u8::find_literal(&narrow, &searcher), expected);
                }
            }
        }
    }
}
