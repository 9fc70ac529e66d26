//! Holds the engine against CPython's own: spans of all groups, `lastindex`, and the scanners' course through a subject.

use std::convert::Infallible;

use crate::oracle::{Case, LISTED, Question, ask, cases, numbers};
use minivm_sre::{Character, Charge, Match, Matcher, Mode, Program, Request};
use minivm_sre::{ascii_iscased, ascii_tolower, unicode_iscased, unicode_tolower};

/// What `oracle.py` would print for a match; None for a wrong span.
fn describe(found: &Match, groups: usize) -> Option<Vec<i64>> {
    if found.has_wrong_span() {
        return None;
    }
    let mut numbers = vec![found.lastindex.unwrap_or(0) as i64];
    for group in 0..=groups {
        let (begin, end) = found.group(group).map_or((-1, -1), |(begin, end)| (begin as i64, end as i64));
        numbers.extend([begin, end]);
    }
    Some(numbers)
}

fn answer<C: Character>(program: &Program, text: &[C], question: &Question) -> Vec<i64> {
    let mode = match question.mode {
        0 | 3 => Mode::Match,
        1 => Mode::FullMatch,
        _ => Mode::Search,
    };
    let mut request = Request { mode, pos: question.pos, endpos: question.endpos, must_advance: false };
    let mut matcher = Matcher::new();
    let mut numbers = vec![0];
    loop {
        let result = matcher.run(program, text, request, |_: Charge| Ok::<(), Infallible>(()));
        let Some(found) = result.unwrap_or_else(|never| match never {}) else { return numbers };
        numbers[0] += 1;
        let Some(description) = describe(&found, program.groups()) else {
            numbers.push(-1);
            return numbers;
        };
        numbers.extend(description);
        if question.mode < 3 {
            return numbers;
        }
        request = found.resume(request);
    }
}

/// Asks in every width that holds the subject; answers how many questions there were.
fn compare(cases: &[Case]) -> usize {
    let mut questions = 0;
    let mut differences = Vec::new();
    for case in cases {
        let program = Program::validate(&case.code, case.groups)
            .unwrap_or_else(|error| panic!("{error} in the code of {}: {:?}", case.pattern, case.code));
        for subject in &case.subjects {
            let text = &subject.text;
            let latin1: Option<Vec<u8>> = text.iter().map(|&c| u8::try_from(c).ok()).collect();
            let ucs2: Option<Vec<u16>> = text.iter().map(|&c| u16::try_from(c).ok()).collect();
            for question in &subject.questions {
                questions += 1;
                let mut answers = vec![answer(&program, text, question)];
                answers.extend(ucs2.as_ref().map(|text| answer(&program, text, question)));
                answers.extend(latin1.as_ref().map(|text| answer(&program, text, question)));
                if answers.iter().any(|answer| *answer != question.answer) {
                    differences.push(format!(
                        "{} on {text:?}, mode {} from {} to {}:\n  CPython {:?}\n  minivm  {answers:?}",
                        case.pattern, question.mode, question.pos, question.endpos, question.answer
                    ));
                }
            }
        }
    }
    let shown = differences.iter().take(5).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(differences.is_empty(), "{} of {questions} answers differ\n{shown}", differences.len());
    questions
}

#[test]
fn case_of_every_character() {
    let mut characters = 0;
    for line in ask(&["cases"]).lines() {
        let numbers = numbers::<u32>(line);
        let c = numbers[0];
        let ascii = [ascii_iscased(c).into(), ascii_tolower(c)];
        let unicode = [unicode_iscased(c).into(), unicode_tolower(c)];
        assert_eq!([ascii, unicode].concat(), numbers[1..], "of {c:#x}");
        characters += 1;
    }
    assert_eq!(characters, 0x110000);
}

#[test]
fn listed_patterns() {
    assert!(LISTED.len() > 500, "patterns.py has patterns that do not compile");
    compare(&LISTED);
}

#[test]
fn patterns_of_cpythons_own_tests_where_installed() {
    compare(&cases(&["suite"]));
}

#[test]
fn generated_patterns() {
    assert!(compare(&cases(&["random", "1", "3000"])) > 100_000);
}
