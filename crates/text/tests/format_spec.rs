//! `format()` of str, int, float and complex writes what CPython's writes, and complains in its words.

mod oracle;

use minivm_text::format_spec::{FormatSpec, IntForm, Target};
use minivm_text::{StrData, StrView};
use oracle::{Differences, Line, digits, lines, show};

type Outcome = Result<StrData, StrData>;

fn format_int(spec: StrView<'_>, value: &str) -> Outcome {
    let spec = FormatSpec::parse(spec, Target::Int, "int")?;
    let magnitude = value.trim_start_matches('-');
    Ok(match spec.int_form("int")? {
        IntForm::Digits(radix) => spec.format_int(value.starts_with('-'), &digits(magnitude, radix)),
        IntForm::Character => spec.format_char(magnitude.parse().unwrap()),
        IntForm::Float => unreachable!("left out by the script"),
    })
}

fn format(line: &Line) -> Outcome {
    let spec = line.text(1);
    let parse = |target, name| FormatSpec::parse(spec.view(), target, name);
    match line.field(0) {
        "str" => parse(Target::Str, "str")?.format_str(line.text(2).view(), "str"),
        "int" => format_int(spec.view(), line.field(2)),
        "float" => parse(Target::Float, "float")?.format_float(line.float(2), "float"),
        "complex" => {
            parse(Target::Complex, "complex")?.format_complex(line.float(2), line.float(3), "complex")
        }
        other => panic!("unknown case {other}"),
    }
}

#[test]
fn values_format() {
    let mut differences = Differences::default();
    for line in lines("format_spec.py") {
        let ours = match format(&line) {
            Ok(text) => ("ok", show(&text)),
            Err(message) => ("ValueError", show(&message)),
        };
        let python = line.len() - 2;
        differences.check(&line, ours, (line.field(python), line.field(python + 1).to_owned()));
    }
    differences.assert_none();
}
