//! The formats of `str.format` come apart as CPython's do, with the same complaints.

mod oracle;

use minivm_text::str_format::{self, AutoNumber, First, Step};
use minivm_text::{StrData, StrView};
use oracle::{Differences, lines, show};

fn pieces(format: StrView<'_>) -> Vec<String> {
    let shown = |range| show(&StrData::from(format.slice(range)));
    str_format::Parser::new(format)
        .map(|piece| match piece {
            Err(message) => format!("error {}", show(&StrData::from(message))),
            Ok(piece) => {
                let field = piece.field.map_or("none".to_owned(), |field| {
                    let conversion = field.conversion.map_or(String::new(), |c| format!("{c:x}"));
                    format!("{}/{}/{conversion}", shown(field.name), shown(field.spec))
                });
                format!("{}|{field}", shown(piece.literal))
            }
        })
        .collect()
}

fn name(name: StrView<'_>) -> Vec<String> {
    let shown = |view: StrView<'_>| show(&StrData::from(view));
    let error = |message: String| format!("error {}", show(&StrData::from(message)));
    let (first, steps) = match str_format::split_name(name) {
        Ok(split) => split,
        Err(message) => return vec![error(message)],
    };
    let mut found = vec![match first {
        First::Auto => String::new(),
        First::Index(index) => index.to_string(),
        First::Key(key) => shown(key),
    }];
    found.extend(steps.map(|step| match step {
        Ok(Step::Attribute(name)) => format!(".{}", shown(name)),
        Ok(Step::Index(index)) => format!("[{index}"),
        Ok(Step::Key(key)) => format!("[{}", shown(key)),
        Err(message) => error(message),
    }));
    found
}

fn numbered(fields: &str) -> (&'static str, String) {
    let mut numbers = AutoNumber::default();
    for field in fields.split(',') {
        let field = StrData::from(field);
        let (first, _) = str_format::split_name(field.view()).unwrap();
        if let Err(message) = numbers.resolve(first) {
            return ("ValueError", show(&StrData::from(message)));
        }
    }
    ("ok", show(&StrData::from("vvv")))
}

#[test]
fn formats_come_apart() {
    let mut differences = Differences::default();
    for line in lines("str_format.py") {
        let ours = match line.field(0) {
            "pieces" => pieces(line.text(1).view()),
            "name" => name(line.text(1).view()),
            "auto" => {
                let ours = numbered(line.field(1));
                differences.check(&line, ours, (line.field(2), line.field(3).to_owned()));
                continue;
            }
            other => panic!("unknown case {other}"),
        };
        differences.check(&line, ours, (2..line.len()).map(|index| line.field(index).to_owned()).collect());
    }
    differences.assert_none();
}
