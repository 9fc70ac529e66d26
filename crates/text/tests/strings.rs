//! Strings are searched, split, compared, escaped and hashed as CPython's; ints are read as CPython reads them.

mod oracle;

use std::ops::Range;

use minivm_text::int::{self, Int};
use minivm_text::{StrBuf, StrData, StrView, hash, repr};
use oracle::{Differences, Line, lines, show};

const MAX_DIGITS: usize = 700;

/// The same text in wider units than it needs.
fn widened(text: &StrData) -> [StrData; 3] {
    let points: Vec<u32> = text.view().iter().collect();
    let two = match text {
        StrData::One(_) => StrData::Two(points.iter().map(|&point| point as u16).collect()),
        _ => text.clone(),
    };
    [text.clone(), two, StrData::Four(points)]
}

fn pieces(text: StrView<'_>, ranges: impl Iterator<Item = Range<usize>>) -> String {
    ranges.map(|range| show(&text.slice(range).into())).collect::<Vec<_>>().join("|")
}

fn reversed(text: StrView<'_>, ranges: impl Iterator<Item = Range<usize>>) -> String {
    let mut ranges: Vec<_> = ranges.collect();
    ranges.reverse();
    pieces(text, ranges.into_iter())
}

fn position(found: Option<usize>) -> String {
    found.map_or("-1".to_owned(), |at| at.to_string())
}

fn flag(holds: bool) -> String {
    if holds { "True".to_owned() } else { "False".to_owned() }
}

fn most(line: &Line, index: usize) -> Option<usize> {
    usize::try_from(line.number::<i64>(index)).ok()
}

/// Decimal digits of a large int's digits, as a caller's bigint library gives them.
fn decimal(negative: bool, radix: u32, digits: &[u8]) -> String {
    let mut decimal = vec![0u32];
    for &digit in digits {
        let mut carry = char::from(digit).to_digit(radix).expect("a digit of the radix");
        for place in &mut decimal {
            let value = *place * radix + carry;
            (*place, carry) = (value % 10, value / 10);
        }
        while carry > 0 {
            decimal.push(carry % 10);
            carry /= 10;
        }
    }
    let digits: String = decimal.iter().rev().map(|&digit| char::from_digit(digit, 10).unwrap()).collect();
    if negative { format!("-{digits}") } else { digits }
}

fn parsed(result: Result<Int, int::Error>, invalid: impl FnOnce() -> StrData) -> String {
    match result {
        Ok(Int::Small(value)) => value.to_string(),
        Ok(Int::Large { negative, radix, digits }) => {
            assert!(digits[0] != b'0');
            let text = decimal(negative, radix, &digits);
            assert!(text.parse::<i64>().is_err(), "{text} is small");
            text
        }
        Err(int::Error::Invalid) => show(&invalid()),
        Err(int::Error::TooManyDigits(digits)) => show(&int::too_many_digits(digits, MAX_DIGITS).into()),
    }
}

/// The hash of a decimal int of any size, by limbs.
fn hash_int(decimal: &str) -> i64 {
    if let Ok(value) = decimal.parse::<i64>() {
        let limbs = [value.unsigned_abs()].into_iter();
        assert_eq!(hash::hash_i64(value), hash::hash_limbs(value < 0, limbs));
        return hash::hash_i64(value);
    }
    let mut limbs: Vec<u64> = Vec::new();
    for digit in decimal.trim_start_matches('-').bytes() {
        let mut carry = u128::from(digit - b'0');
        for limb in &mut limbs {
            let value = u128::from(*limb) * 10 + carry;
            (*limb, carry) = (value as u64, value >> 64);
        }
        if carry > 0 {
            limbs.push(carry as u64);
        }
    }
    hash::hash_limbs(decimal.starts_with('-'), limbs.into_iter())
}

fn hashes(field: &str) -> Vec<i64> {
    field.split(',').filter(|hash| !hash.is_empty()).map(|hash| hash.parse().unwrap()).collect()
}

/// What minivm makes of a line, in the order of its last fields.
fn ours(line: &Line, text: StrView<'_>, other: StrView<'_>) -> Vec<String> {
    match line.field(0) {
        "find" => {
            let range = line.number(3)..line.number(4);
            vec![position(text.find(other, range.clone())), position(text.rfind(other, range))]
        }
        "count" => vec![
            text.count(other).to_string(),
            flag(text.starts_with(other)),
            flag(text.ends_with(other)),
            flag(text.contains(other)),
        ],
        "compare" => {
            assert_eq!(text == other, text.cmp(&other).is_eq());
            vec![(text.cmp(&other) as i8).to_string()]
        }
        "split" => {
            let found = pieces(text, text.split(other, most(line, 3)));
            if let Some(by_unit) = text.split_by_unit(other, most(line, 3)) {
                assert_eq!(pieces(text, by_unit), found);
            }
            vec![found, reversed(text, text.rsplit(other, most(line, 3)))]
        }
        "words" => vec![
            pieces(text, text.split_whitespace(most(line, 2))),
            reversed(text, text.rsplit_whitespace(most(line, 2))),
        ],
        "strip" => [(true, true), (true, false), (false, true)]
            .map(|(start, end)| show(&text.slice(text.trim(start, end)).into()))
            .to_vec(),
        "lines" => vec![pieces(text, text.lines(false)), pieces(text, text.lines(true))],
        "repr" => vec![show(&repr::repr(text)), show(&repr::ascii(text))],
        other => panic!("unknown case {other}"),
    }
}

#[test]
fn strings_and_ints_are_cpythons() {
    let mut differences = Differences::default();
    for line in lines("strings.py") {
        let last = line.field(line.len() - 1).to_owned();
        let result = match line.field(0) {
            "bytes" => repr::bytes_repr(&line.bytes(1)),
            "int" => {
                let (text, base) = (line.text(1), line.number(2));
                parsed(int::parse(text.view(), base, MAX_DIGITS), || int::invalid_literal(text.view(), base))
            }
            "intbytes" => {
                let (text, base) = (line.bytes(1), line.number(2));
                parsed(int::parse_bytes(&text, base, MAX_DIGITS), || {
                    int::invalid_literal_bytes(&text, base).into()
                })
            }
            "hashint" => hash_int(line.field(1)).to_string(),
            "hashcomplex" => {
                let [real, imaginary] = [1, 2].map(|index| hash::hash_f64(line.float(index)).unwrap());
                hash::hash_complex(real, imaginary).to_string()
            }
            "hashtuple" => hash::hash_tuple(hashes(line.field(1))).to_string(),
            "hashset" => hash::hash_frozenset(hashes(line.field(1))).to_string(),
            "hash" => {
                let key = hash::Key::from_seed(line.number(1));
                differences.check(
                    &line,
                    key.hash_str(line.text(2).view()).to_string(),
                    line.field(3).to_owned(),
                );
                key.hash_bytes(&line.bytes(4)).to_string()
            }
            _ => {
                let two = matches!(line.field(0), "find" | "count" | "compare" | "split");
                let other = if two { line.text(2) } else { StrData::One(Vec::new()) };
                for text in widened(&line.text(1)) {
                    for other in widened(&other) {
                        let ours = ours(&line, text.view(), other.view());
                        let first = line.len() - ours.len();
                        let python = (first..line.len()).map(|index| line.field(index).to_owned()).collect();
                        differences.check(&line, ours, python);
                    }
                }
                continue;
            }
        };
        differences.check(&line, result, last);
    }
    differences.assert_none();
}

#[test]
fn a_buffer_is_of_the_smallest_width() {
    let mut buf = StrBuf::new();
    buf.push_str("ab");
    buf.push_view(StrView::Four(&[0xE9]));
    assert!(matches!(buf.view(), StrView::One(b"ab\xE9")));
    buf.push_repeat(0x1F600, 0);
    assert!(matches!(buf.view(), StrView::One(_)));
    buf.push(0x100);
    buf.push_latin1(b"c");
    assert!(matches!(buf.view(), StrView::Two([0x61, 0x62, 0xE9, 0x100, 0x63])));
    buf.push_repeat(0x1F600, 2);
    buf.push_view(StrView::Two(&[0xD800]));
    assert!(matches!(buf.finish(), StrData::Four(units) if units.len() == 8));
}

#[test]
fn a_search_for_a_periodic_needle_is_linear() {
    // A quadratic search would take 10^10 steps.
    let hay = StrData::Two(vec![0x100; 200_000]);
    let mut needle = vec![0x100; 100_000];
    needle[0] = 0x101;
    assert!(!hay.view().contains(StrView::Two(&needle)));
    needle.rotate_left(1);
    assert!(!hay.view().contains(StrView::Two(&needle)));
    assert_eq!(hay.view().rfind(StrView::Two(&needle), 0..200_000), None);
    assert_eq!(hay.view().count(StrView::Two(&vec![0x100; 1000])), 200);
}
