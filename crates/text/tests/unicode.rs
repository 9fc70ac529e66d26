//! Unicode data, case mappings and normalisation are CPython's.

mod oracle;

use minivm_text::unicode::normalize::{Form, decomposition, is_normalized, normalize};
use minivm_text::unicode::{self, case, names};
use minivm_text::{StrData, StrView, is_line_break};
use oracle::{Differences, lines, show};

/// A mapping of one code point as the oracle prints it.
fn changed(map: impl Fn(StrView<'_>) -> StrData, point: u32) -> String {
    let text: StrData = [point].into_iter().collect();
    let mapped = map(text.view());
    if mapped == text { String::new() } else { show(&mapped) }
}

fn properties(point: u32) -> Vec<String> {
    let flag = |holds: bool| if holds { "True".to_owned() } else { "False".to_owned() };
    let value = |digit: Option<u8>| digit.map_or("-1".to_owned(), |digit| digit.to_string());
    vec![
        flag(unicode::is_alpha(point)),
        flag(unicode::is_alnum(point)),
        flag(unicode::is_decimal(point)),
        flag(unicode::is_digit(point)),
        flag(unicode::is_numeric(point)),
        flag(unicode::is_space(point)),
        flag(unicode::is_printable(point)),
        flag(unicode::is_identifier_start(point)),
        flag(unicode::is_identifier_continue(point)),
        flag(unicode::is_upper(point)),
        flag(unicode::is_lower(point)),
        flag(unicode::is_title(point) || unicode::is_upper(point)),
        u8::from(unicode::is_mirrored(point)).to_string(),
        value(unicode::decimal(point)),
        value(unicode::digit(point)),
        format!("{:016x}", unicode::numeric(point).unwrap_or(-1.0).to_bits()),
        unicode::category(point).to_owned(),
        unicode::bidirectional(point).to_owned(),
        unicode::combining(point).to_string(),
        unicode::east_asian_width(point).to_owned(),
        decomposition(point),
        changed(case::upper, point),
        changed(case::lower, point),
        changed(case::title, point),
        changed(case::casefold, point),
        // "\r\n" is one line break, so U+000D does not make two lines.
        (if is_line_break(point) && point != 0x0D { 2 } else { 1 }).to_string(),
    ]
}

#[test]
fn every_code_point_has_its_properties() {
    let mut differences = Differences::default();
    let mut next = 0;
    for line in lines("unicode_points.py") {
        let (first, last): (u32, u32) = (line.number(0), line.number(1));
        assert_eq!(first, next);
        next = last + 1;
        let python: Vec<String> = (2..line.len()).map(|index| line.field(index).to_owned()).collect();
        for point in first..=last {
            differences.check(&line, properties(point), python.clone());
        }
    }
    assert_eq!(next, 0x110000);
    differences.assert_none();
}

#[test]
fn what_is_no_code_point_is_unassigned() {
    assert_eq!(unicode::category(0x110000), "Cn");
    assert_eq!(unicode::category(u32::MAX), "Cn");
    assert!(!unicode::is_printable(u32::MAX));
}

#[test]
fn strings_change_case_and_normalise() {
    let mut differences = Differences::default();
    for line in lines("unicode_strings.py") {
        let text = line.text(1);
        if line.field(0) == "form" {
            let forms = [Form::Nfc, Form::Nfd, Form::Nfkc, Form::Nfkd];
            for (index, form) in forms.into_iter().enumerate() {
                let python = line.text(2 + index);
                differences.check(&line, is_normalized(form, text.view()), python == text);
                differences.check(&line, show(&normalize(form, text.view())), show(&python));
            }
            continue;
        }
        let maps = [case::upper, case::lower, case::title, case::capitalize, case::swapcase, case::casefold];
        for (index, map) in maps.into_iter().enumerate() {
            differences.check(&line, show(&map(text.view())), line.field(2 + index).to_owned());
        }
        let predicates = [case::is_all_upper, case::is_all_lower, case::is_all_title, case::is_identifier];
        for (index, predicate) in predicates.into_iter().enumerate() {
            differences.check(&line, predicate(text.view()), line.flag(8 + index));
        }
    }
    differences.assert_none();
}

#[test]
fn names_are_found_both_ways() {
    let mut differences = Differences::default();
    let mut named = 0;
    for line in lines("unicode_names.py") {
        let python: i64 = line.number(1);
        differences.check(&line, names::lookup(line.field(2)).map_or(-1, i64::from), python);
        if line.field(0) == "name" {
            named += 1;
            differences.check(&line, names::name(python as u32), Some(line.field(2).to_owned()));
        }
    }
    // No others have a name.
    differences.assert_none();
    assert_eq!((0..0x110000).filter(|&point| names::name(point).is_some()).count(), named);
}
