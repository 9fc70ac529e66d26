//! Unicode 14.0, as CPython 3.11's `str` methods and `unicodedata` see it. Code points are `u32`, surrogates
//! included; what is no code point has the properties of an unassigned one.

pub mod case;
mod hangul;
pub mod names;
pub mod normalize;
#[rustfmt::skip]
mod tables;
pub mod v3_2;

/// Everything that goes by code point; few combinations of it occur, so code points share records.
struct Record {
    flags: u16,
    case: u16,
    number: u8,
    category: u8,
    bidirectional: u8,
    combining: u8,
    east_asian_width: u8,
}

const fn r(
    flags: u16,
    case: u16,
    number: u8,
    category: u8,
    bidirectional: u8,
    combining: u8,
    east_asian_width: u8,
) -> Record {
    Record { flags, case, number, category, bidirectional, combining, east_asian_width }
}

/// The full mappings to upper, lower, title case and to folded case.
type Case = [Mapping; 4];

#[derive(Clone, Copy)]
enum Mapping {
    Delta(i32),
    Full(&'static [u32]),
}

#[inline]
fn record(point: u32) -> &'static Record {
    let point = point as usize;
    let block = tables::FIRST.get(point / tables::BLOCK).copied().unwrap_or(UNASSIGNED_BLOCK);
    let number = tables::SECOND[usize::from(block) * tables::BLOCK + point % tables::BLOCK];
    &tables::RECORDS[usize::from(number)]
}

/// A block of unassigned code points: plane 4 has no others.
const UNASSIGNED_BLOCK: u16 = tables::FIRST[0x40000 / tables::BLOCK];

/// Defines a predicate per flag of the records.
macro_rules! predicates {
    ($($(#[$doc:meta])* $name:ident = $($flag:ident)|+;)*) => {$(
        $(#[$doc])*
        #[inline]
        pub fn $name(point: u32) -> bool {
            record(point).flags & ($(tables::$flag)|+) != 0
        }
    )*};
}

predicates! {
    /// `str.isalpha`
    is_alpha = ALPHA;
    /// `str.isalnum`
    is_alnum = ALPHA | DECIMAL | DIGIT | NUMERIC;
    /// `str.isdecimal`
    is_decimal = DECIMAL;
    /// `str.isdigit`
    is_digit = DIGIT;
    /// `str.isnumeric`
    is_numeric = NUMERIC;
    /// `str.isprintable`
    is_printable = PRINTABLE;
    /// May start an identifier.
    is_identifier_start = ID_START;
    /// May stand in an identifier after its start.
    is_identifier_continue = ID_CONTINUE;
    /// `str.isupper` of one code point.
    is_upper = UPPER;
    /// `str.islower` of one code point.
    is_lower = LOWER;
    /// A title case letter such as U+01C5, category Lt.
    is_title = TITLE;
    /// `unicodedata.mirrored`
    is_mirrored = MIRRORED;
}

/// `str.isspace`
#[inline]
pub fn is_space(point: u32) -> bool {
    match point {
        0..0x80 => matches!(point, 0x09..=0x0D | 0x1C..=0x20),
        _ => record(point).flags & tables::SPACE != 0,
    }
}

/// [`is_space`] of a code point below 0x100.
#[inline(always)]
pub fn is_latin1_space(unit: u8) -> bool {
    const SPACES: [bool; 256] = {
        let mut spaces = [false; 256];
        let all = [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x1F, 0x20, 0x85, 0xA0];
        let mut i = 0;
        while i < all.len() {
            spaces[all[i]] = true;
            i += 1;
        }
        spaces
    };
    SPACES[unit as usize]
}

/// The value of a decimal digit (`unicodedata.decimal`).
pub fn decimal(point: u32) -> Option<u8> {
    if point < 0x80 {
        return char::from_u32(point)?.to_digit(10).map(|digit| digit as u8);
    }
    is_decimal(point).then(|| number(point) as u8)
}

/// The value of a digit, superscripts and the like included (`unicodedata.digit`).
pub fn digit(point: u32) -> Option<u8> {
    is_digit(point).then(|| number(point) as u8)
}

/// The value of anything numeric, fractions included (`unicodedata.numeric`).
pub fn numeric(point: u32) -> Option<f64> {
    is_numeric(point).then(|| number(point))
}

fn number(point: u32) -> f64 {
    tables::NUMBERS[usize::from(record(point).number)]
}

/// The general category (`unicodedata.category`), "Cn" if unassigned.
pub fn category(point: u32) -> &'static str {
    tables::CATEGORIES[usize::from(record(point).category)]
}

/// The bidirectional class (`unicodedata.bidirectional`), empty if there is none.
pub fn bidirectional(point: u32) -> &'static str {
    tables::BIDIRECTIONAL[usize::from(record(point).bidirectional)]
}

/// The canonical combining class (`unicodedata.combining`).
pub fn combining(point: u32) -> u8 {
    record(point).combining
}

/// `unicodedata.east_asian_width`
pub fn east_asian_width(point: u32) -> &'static str {
    tables::EAST_ASIAN_WIDTHS[usize::from(record(point).east_asian_width)]
}
