//! Times finding all matches of typical patterns, here and in CPython. `cargo bench -p minivm-sre`.
//!
//! CPython's time includes the strings `findall` makes, ours the spans.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use minivm_sre::{Character, Charge, Matcher, Mode, Program, Request};

fn count<C: Character>(program: &Program, text: &[C]) -> usize {
    let mut matcher = Matcher::new();
    let mut request = Request { mode: Mode::Search, pos: 0, endpos: text.len(), must_advance: false };
    let mut matches = 0;
    let mut steps = 0;
    while let Ok(Some(found)) = matcher.run(program, text, request, |charge| {
        if let Charge::Steps(n) = charge {
            steps += n;
        }
        if steps < u64::MAX { Ok(()) } else { Err(()) }
    }) {
        matches += 1;
        request = found.resume(request);
    }
    matches
}

fn best(mut run: impl FnMut() -> usize) -> (f64, usize) {
    let mut best = f64::INFINITY;
    let mut result = 0;
    for _ in 0..5 {
        let start = Instant::now();
        result = run();
        best = best.min(start.elapsed().as_secs_f64());
    }
    (best, result)
}

fn main() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/against_cpython/cpython.py");
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_string());
    let output = Command::new(python).arg("-B").arg(script).output().expect("python3 runs");
    let output = String::from_utf8(output.stdout).expect("UTF-8");
    let mut lines = output.lines();
    let mut product = 1.0;
    let mut ratios = 0;
    println!("{:40} {:>6} {:>9} {:>9} {:>6}", "pattern", "found", "CPython", "minivm", "ratio");
    while let (Some(pattern), Some(code), Some(text)) = (lines.next(), lines.next(), lines.next()) {
        let mut fields = code[2..].split(' ');
        let cpython: f64 = fields.next().and_then(|n| n.parse().ok()).expect("seconds");
        let numbers: Vec<u32> = fields.map(|n| n.parse().expect("a word")).collect();
        let program = Program::validate(&numbers[1..], numbers[0] as usize).expect("compiled");
        let text: Vec<u32> = text[2..].split(' ').map(|n| n.parse().expect("a character")).collect();
        let latin1: Option<Vec<u8>> = text.iter().map(|&c| u8::try_from(c).ok()).collect();
        let ucs2: Vec<u16> = text.iter().map(|&c| c as u16).collect();
        let (width, (seconds, found)) = match &latin1 {
            Some(text) => (1, best(|| count(&program, text))),
            None => (2, best(|| count(&program, &ucs2))),
        };
        let ratio = cpython / seconds;
        product *= ratio;
        ratios += 1;
        let (cpython, seconds) = (cpython * 1e6, seconds * 1e6);
        println!("{width} {:38} {found:6} {cpython:8.0}µ {seconds:8.0}µ {ratio:5.2}x", &pattern[2..]);
    }
    println!("geometric mean {:.2}x", f64::powf(product, 1.0 / f64::from(ratios)));
}
