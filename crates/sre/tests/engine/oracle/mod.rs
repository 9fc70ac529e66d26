//! CPython's answers, read from `oracle.py`.

use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

/// A compiled pattern with questions about subjects.
pub struct Case {
    /// The pattern and its flags, for messages.
    pub pattern: String,
    pub groups: usize,
    pub code: Vec<u32>,
    pub subjects: Vec<Subject>,
}

pub struct Subject {
    pub text: Vec<u32>,
    pub questions: Vec<Question>,
}

pub struct Question {
    /// As in `oracle.py`.
    pub mode: i64,
    pub pos: usize,
    pub endpos: usize,
    /// The numbers `oracle.py` gives for the matches.
    pub answer: Vec<i64>,
}

pub fn ask(arguments: &[&str]) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/engine/oracle/oracle.py");
    let output =
        Command::new("python3").arg("-B").arg(script).args(arguments).output().expect("python3 runs");
    assert!(output.status.success(), "oracle.py failed: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("oracle.py prints ASCII")
}

pub fn numbers<T: std::str::FromStr>(line: &str) -> Vec<T> {
    line.split_ascii_whitespace().map(|n| n.parse().ok().expect("a number")).collect()
}

/// The cases of `patterns.py`.
pub static LISTED: LazyLock<Vec<Case>> = LazyLock::new(|| cases(&["listed"]));

/// The cases `oracle.py` prints for `arguments`.
pub fn cases(arguments: &[&str]) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in ask(arguments).lines() {
        let (kind, rest) = line.split_at(1);
        match kind {
            "P" => {
                let pattern = rest.trim().to_string();
                cases.push(Case { pattern, groups: 0, code: Vec::new(), subjects: Vec::new() });
            }
            "C" => {
                let numbers = numbers::<u32>(rest);
                let case = cases.last_mut().expect("P comes first");
                (case.groups, case.code) = (numbers[0] as usize, numbers[1..].to_vec());
            }
            "S" => {
                let subject = Subject { text: numbers(rest), questions: Vec::new() };
                cases.last_mut().expect("P comes first").subjects.push(subject);
            }
            "Q" => {
                let numbers = numbers::<i64>(rest);
                let subject =
                    cases.last_mut().and_then(|case| case.subjects.last_mut()).expect("S comes first");
                subject.questions.push(Question {
                    mode: numbers[0],
                    pos: numbers[1] as usize,
                    endpos: numbers[2] as usize,
                    answer: numbers[3..].to_vec(),
                });
            }
            _ => panic!("a line of another kind: {line}"),
        }
    }
    cases
}
