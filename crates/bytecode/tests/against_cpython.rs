//! Holds unmarshalling, decoding, disassembly and tables against what CPython says of its own standard library, and
//! requires that the verifier accepts all of it. Needs CPython 3.11 as `python3`.

use minivm_bytecode::disassemble::disassemble;
use minivm_bytecode::{CodeObject, Const, Version, decode, locations, unmarshal, verify};
use std::fmt::Write;
use std::io::{BufReader, Read};
use std::process::{Command, Stdio};

#[test]
fn a_share_of_the_standard_library_agrees() {
    compare(40);
}

/// The long check: `cargo test --release -p minivm-bytecode --test against_cpython -- --ignored`
#[test]
#[ignore = "takes minutes"]
fn the_whole_standard_library_agrees() {
    compare(1);
}

/// Compares about one in `share` files; every file's first difference is shown.
fn compare(share: u32) {
    let oracle = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/oracle.py");
    let mut python = Command::new("python3")
        .args([oracle, &share.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 runs");
    let mut records = BufReader::new(python.stdout.take().expect("a pipe"));
    let (mut files, mut codes, mut failures) = (0, 0, Vec::new());
    while let Some(path) = part(&mut records) {
        let path = String::from_utf8(path).expect("a path");
        let marshalled = part(&mut records).expect("code");
        let expected = String::from_utf8(part(&mut records).expect("text")).expect("UTF-8");
        files += 1;
        match unmarshal(&marshalled) {
            Ok(Const::Code(code)) => check(&path, &code, &expected, &mut codes, &mut failures),
            other => failures.push(format!("{path}: {other:?}")),
        }
    }
    assert!(python.wait().expect("python3 ends").success());
    println!("{files} files, {codes} code objects");
    assert!(files >= 10 && codes >= 500, "only {files} files, {codes} code objects");
    assert!(
        failures.is_empty(),
        "{} failures\n{}",
        failures.len(),
        failures[..failures.len().min(20)].join("\n")
    );
}

fn part(records: &mut impl Read) -> Option<Vec<u8>> {
    let mut len = [0; 4];
    records.read_exact(&mut len).ok()?;
    let mut bytes = vec![0; u32::from_le_bytes(len) as usize];
    records.read_exact(&mut bytes).expect("a whole record");
    Some(bytes)
}

fn check(path: &str, code: &CodeObject, expected: &str, codes: &mut u32, failures: &mut Vec<String>) {
    let mut text = String::new();
    if let Err(message) = describe(code, &mut text, codes) {
        failures.push(format!("{path}: {message}"));
        return;
    }
    let mut pairs = text.lines().zip(expected.lines());
    if let Some((ours, theirs)) = pairs.find(|(ours, theirs)| !same(ours, theirs)) {
        failures.push(format!("{path}: {ours:?}, CPython: {theirs:?}"));
    } else if text.lines().count() != expected.lines().count() {
        failures.push(format!("{path}: {} lines", text.lines().count()));
    }
}

/// A line of the oracle that ends in `?` leaves the rest open.
fn same(ours: &str, theirs: &str) -> bool {
    ours == theirs || theirs.strip_suffix('?').is_some_and(|start| ours.starts_with(start))
}

/// The same text as `describe` in `oracle.py` makes.
fn describe(code: &CodeObject, out: &mut String, codes: &mut u32) -> Result<(), String> {
    let line = |out: &mut String, text: std::fmt::Arguments| {
        let replaced = text.to_string().replace('\u{FFFD}', "?");
        writeln!(out, "{replaced}").expect("a String takes it");
    };
    *codes += 1;
    line(out, format_args!("code {}", code.qualname));
    for raw in disassemble(code, Version::V311) {
        let arg = raw.arg.map_or("None".into(), |arg| arg.to_string());
        line(out, format_args!("raw {} {} {arg} {}", raw.offset, raw.opname, raw.argrepr));
    }
    let decoded = decode(code, Version::V311).map_err(|error| error.to_string())?;
    for inst in &decoded.instrs {
        line(out, format_args!("{} {:?}", inst.offset, inst.op));
    }
    for h in &decoded.handlers {
        line(out, format_args!("handler {} {} {} {} {}", h.start, h.end, h.target, h.depth, h.lasti));
    }
    for (start, end, number) in locations::lines(code) {
        line(out, format_args!("lines ({start}, {end}, {})", optional(number)));
        if (start..end).step_by(2).any(|offset| locations::line_at(code, offset) != number) {
            return Err(format!("{}: another line at {start}..{end} than {number:?}", code.qualname));
        }
    }
    for p in locations::positions_of(code, (0..code.code.len() as u32).step_by(2)) {
        let (first, last) = (optional(p.line), optional(p.end_line));
        let (left, right) = (optional(p.column), optional(p.end_column));
        line(out, format_args!("position ({first}, {last}, {left}, {right})"));
    }
    verify(code, Version::V311).map_err(|error| error.to_string())?;
    code.nested().try_for_each(|nested| describe(nested, out, codes))
}

fn optional(number: Option<impl ToString>) -> String {
    number.map_or("None".into(), |number| number.to_string())
}
