//! What CPython says: a script beside this file prints cases and results, one a line, with a fixed seed.
//!
//! A line is tab-separated fields. A string travels as its code points in hexadecimal, comma-separated; bytes as
//! hexadecimal digits.

#![allow(dead_code)] // Each test file uses its share.

use std::path::Path;
use std::process::Command;

use minivm_text::StrData;

pub struct Line(Vec<String>);

/// Runs `script` and gives its lines.
pub fn lines(script: &str) -> Vec<Line> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle").join(script);
    let output = Command::new("python3").arg(path).output().expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("the script prints ASCII");
    let lines: Vec<Line> = text.lines().map(|l| Line(l.split('\t').map(str::to_owned).collect())).collect();
    assert!(lines.len() > 50, "{script} printed next to nothing");
    lines
}

impl Line {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn field(&self, index: usize) -> &str {
        &self.0[index]
    }

    pub fn number<T: std::str::FromStr<Err: std::fmt::Debug>>(&self, index: usize) -> T {
        self.field(index).parse().expect("a number")
    }

    pub fn flag(&self, index: usize) -> bool {
        self.field(index) == "True"
    }

    /// A float as the 16 digits of its bits.
    pub fn float(&self, index: usize) -> f64 {
        f64::from_bits(u64::from_str_radix(self.field(index), 16).expect("bits of a float"))
    }

    pub fn text(&self, index: usize) -> StrData {
        text(self.field(index))
    }

    pub fn bytes(&self, index: usize) -> Vec<u8> {
        let digits = self.field(index).as_bytes();
        digits
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).expect("bytes"))
            .collect()
    }
}

/// A string as it travels.
pub fn text(field: &str) -> StrData {
    field.split(',').filter(|p| !p.is_empty()).map(|p| u32::from_str_radix(p, 16).expect("a point")).collect()
}

/// How a string travels.
pub fn show(text: &StrData) -> String {
    text.view().iter().map(|point| format!("{point:x}")).collect::<Vec<_>>().join(",")
}

/// The digits of an int of any size, as a caller's bigint library gives them.
pub fn digits(decimal: &str, radix: u32) -> String {
    let mut rest: Vec<u32> = decimal.chars().map(|c| c.to_digit(10).unwrap()).collect();
    let mut digits = Vec::new();
    while !rest.is_empty() {
        let mut carry = 0;
        for digit in &mut rest {
            let value = carry * 10 + *digit;
            (*digit, carry) = (value / radix, value % radix);
        }
        digits.push(char::from_digit(carry, radix).unwrap());
        rest = rest.into_iter().skip_while(|&digit| digit == 0).collect();
    }
    digits.into_iter().rev().collect()
}

/// Counts what differs, and fails with the first of it.
#[derive(Default)]
pub struct Differences {
    first: Vec<String>,
    count: usize,
}

impl Differences {
    pub fn check<T: PartialEq + std::fmt::Debug>(&mut self, line: &Line, ours: T, python: T) {
        if ours != python {
            self.count += 1;
            if self.first.len() < 8 {
                self.first.push(format!("{:?}: minivm {ours:?}, CPython {python:?}", line.0));
            }
        }
    }

    pub fn assert_none(self) {
        assert!(self.count == 0, "{} differences:\n{}", self.count, self.first.join("\n"));
    }
}
