//! What the engine must know about characters, and the categories built on it.

use crate::opcode::Category;

/// Properties of code points, supplied by the caller: the engine has no Unicode data of its own.
///
/// Code points of a `str` are of the guest's Unicode version; lone surrogates and numbers past U+10FFFF (which only
/// invalid code can ask about) are ordinary arguments.
pub trait Characters: Copy {
    /// `Py_UNICODE_ISDECIMAL`.
    fn is_decimal(self, c: u32) -> bool;
    /// `Py_UNICODE_ISSPACE`.
    fn is_space(self, c: u32) -> bool;
    /// `Py_UNICODE_ISALNUM`.
    fn is_alnum(self, c: u32) -> bool;
    /// `Py_UNICODE_ISLINEBREAK`.
    fn is_linebreak(self, c: u32) -> bool;
    /// `Py_UNICODE_TOLOWER`: the first code point of `str.lower`.
    fn lower(self, c: u32) -> u32;
    /// `Py_UNICODE_TOUPPER`: the first code point of `str.upper`.
    fn upper(self, c: u32) -> u32;

    /// C's `isalnum` in the current locale; the C locale's unless overridden.
    fn locale_is_alnum(self, c: u8) -> bool {
        c.is_ascii_alphanumeric()
    }
    /// C's `tolower` in the current locale.
    fn locale_lower(self, c: u8) -> u8 {
        c.to_ascii_lowercase()
    }
    /// C's `toupper` in the current locale.
    fn locale_upper(self, c: u8) -> u8 {
        c.to_ascii_uppercase()
    }
}

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
    pub(crate) fn lower<K: Characters>(self, chars: K, c: u32) -> u32 {
        match self {
            Fold::None => c,
            Fold::Ascii => lower_ascii(c),
            Fold::Unicode if c < 128 => lower_ascii(c),
            Fold::Unicode => chars.lower(c),
            Fold::Locale => locale_lower(chars, c),
        }
    }
}

#[inline]
pub(crate) fn lower_ascii(c: u32) -> u32 {
    if c.wrapping_sub(u32::from(b'A')) < 26 { c + 32 } else { c }
}

pub(crate) fn locale_lower<K: Characters>(chars: K, c: u32) -> u32 {
    u8::try_from(c).map_or(c, |c| chars.locale_lower(c).into())
}

pub(crate) fn locale_upper<K: Characters>(chars: K, c: u32) -> u32 {
    u8::try_from(c).map_or(c, |c| chars.locale_upper(c).into())
}

/// `c` equals a literal of a pattern with IGNORECASE and LOCALE, whose case the compiler has left alone.
pub(crate) fn locale_equal<K: Characters>(chars: K, literal: u32, c: u32) -> bool {
    c == literal || locale_lower(chars, c) == literal || locale_upper(chars, c) == literal
}

#[inline]
pub(crate) fn is_word_ascii(c: u32) -> bool {
    u8::try_from(c).is_ok_and(|c| c.is_ascii_alphanumeric() || c == b'_')
}

pub(crate) fn is_word_locale<K: Characters>(chars: K, c: u32) -> bool {
    u8::try_from(c).is_ok_and(|c| chars.locale_is_alnum(c) || c == b'_')
}

#[inline]
pub(crate) fn is_word_unicode<K: Characters>(chars: K, c: u32) -> bool {
    if c < 128 { is_word_ascii(c) } else { chars.is_alnum(c) }
}

const LINE_FEED: u32 = b'\n' as u32;

#[inline]
pub(crate) fn is_line_feed(c: u32) -> bool {
    c == LINE_FEED
}

impl Category {
    pub(crate) fn contains<K: Characters>(self, chars: K, c: u32) -> bool {
        // Py_ISSPACE: blank, and tab to carriage return.
        let space = |c: u32| c == u32::from(b' ') || (9..=13).contains(&c);
        let digit = |c: u32| c.wrapping_sub(u32::from(b'0')) < 10;
        match self {
            Category::Digit => digit(c),
            Category::NotDigit => !digit(c),
            Category::Space => space(c),
            Category::NotSpace => !space(c),
            Category::Word => is_word_ascii(c),
            Category::NotWord => !is_word_ascii(c),
            Category::LineBreak => is_line_feed(c),
            Category::NotLineBreak => !is_line_feed(c),
            Category::LocWord => is_word_locale(chars, c),
            Category::LocNotWord => !is_word_locale(chars, c),
            Category::UniDigit => chars.is_decimal(c),
            Category::UniNotDigit => !chars.is_decimal(c),
            Category::UniSpace => chars.is_space(c),
            Category::UniNotSpace => !chars.is_space(c),
            Category::UniWord => is_word_unicode(chars, c),
            Category::UniNotWord => !is_word_unicode(chars, c),
            Category::UniLineBreak => chars.is_linebreak(c),
            Category::UniNotLineBreak => !chars.is_linebreak(c),
        }
    }

    /// What it contains can change with the locale.
    pub(crate) fn is_locale(self) -> bool {
        matches!(self, Category::LocWord | Category::LocNotWord)
    }
}
