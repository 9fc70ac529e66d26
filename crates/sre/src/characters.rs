//! Categories and cases of characters: ASCII's, Unicode's (of `text`), and the locale's.
//!
//! The locale is C's, whose letters are ASCII's; so are, to C's one-byte functions, those of every UTF-8 locale.

use text::is_line_break;
use text::unicode::{case, is_alnum, is_decimal, is_space};

use crate::opcode::Category;

/// How characters are brought to one case before they are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fold {
    None,
    Ascii,
    Unicode,
    Locale,
}

impl Fold {
    #[inline]
    pub(crate) fn lower(self, c: u32) -> u32 {
        match self {
            Fold::None => c,
            Fold::Ascii | Fold::Locale => ascii_tolower(c),
            Fold::Unicode if c < 128 => ascii_tolower(c),
            Fold::Unicode => unicode_tolower(c),
        }
    }
}

/// `_sre.ascii_iscased`
pub fn ascii_iscased(c: u32) -> bool {
    u8::try_from(c).is_ok_and(|c| c.is_ascii_alphabetic())
}

/// `_sre.ascii_tolower`
#[inline]
pub fn ascii_tolower(c: u32) -> u32 {
    if c.wrapping_sub(u32::from(b'A')) < 26 { c + 32 } else { c }
}

/// `_sre.unicode_iscased`
pub fn unicode_iscased(c: u32) -> bool {
    c != unicode_tolower(c) || c != unicode_upper(c)
}

/// `_sre.unicode_tolower`
#[inline]
pub fn unicode_tolower(c: u32) -> u32 {
    case::first_lower(c)
}

pub(crate) fn locale_lower(c: u32) -> u32 {
    ascii_tolower(c)
}

pub(crate) fn locale_upper(c: u32) -> u32 {
    u8::try_from(c).map_or(c, |c| c.to_ascii_uppercase().into())
}

pub(crate) fn unicode_upper(c: u32) -> u32 {
    case::first_upper(c)
}

#[inline]
pub(crate) fn is_word_ascii(c: u32) -> bool {
    u8::try_from(c).is_ok_and(|c| c.is_ascii_alphanumeric() || c == b'_')
}

#[inline]
pub(crate) fn is_word_unicode(c: u32) -> bool {
    if c < 128 { is_word_ascii(c) } else { is_alnum(c) }
}

pub(crate) const LINE_FEED: u32 = b'\n' as u32;

impl Category {
    pub(crate) fn contains(self, c: u32) -> bool {
        // Py_ISSPACE: blank, and tab to carriage return.
        let space = |c: u32| c == u32::from(b' ') || (9..=13).contains(&c);
        let digit = |c: u32| c.wrapping_sub(u32::from(b'0')) < 10;
        match self {
            Category::Digit => digit(c),
            Category::NotDigit => !digit(c),
            Category::Space => space(c),
            Category::NotSpace => !space(c),
            Category::Word | Category::LocWord => is_word_ascii(c),
            Category::NotWord | Category::LocNotWord => !is_word_ascii(c),
            Category::LineBreak => c == LINE_FEED,
            Category::NotLineBreak => c != LINE_FEED,
            Category::UniDigit => is_decimal(c),
            Category::UniNotDigit => !is_decimal(c),
            Category::UniSpace => is_space(c),
            Category::UniNotSpace => !is_space(c),
            Category::UniWord => is_word_unicode(c),
            Category::UniNotWord => !is_word_unicode(c),
            Category::UniLineBreak => is_line_break(c),
            Category::UniNotLineBreak => !is_line_break(c),
        }
    }
}
