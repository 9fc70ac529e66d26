//! Code that no compiler emitted: refused or run, but never a panic, and never more than it is allowed.

use crate::oracle::{Case, LISTED};
use minivm_sre::{Character, Charge, Matcher, Mode, Program, Request};

/// A xorshift generator: the same numbers on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }
}

const STEPS: u64 = 20_000;
const BYTES: u64 = 1 << 20;

#[derive(Debug)]
struct Spent;

/// Runs every mode within the bounds; answers whether one of them was stopped.
fn run<C: Character>(program: &Program, text: &[C]) -> bool {
    let mut stopped = false;
    for mode in [Mode::Match, Mode::FullMatch, Mode::Search] {
        for must_advance in [false, true] {
            let (mut steps, mut bytes) = (0, 0);
            let charge = |charge| {
                match charge {
                    Charge::Steps(n) => steps += n,
                    Charge::Bytes(n) => bytes += n,
                }
                if steps > STEPS || bytes > BYTES { Err(Spent) } else { Ok(()) }
            };
            let request = Request { mode, pos: 0, endpos: usize::MAX, must_advance };
            match Matcher::new().run(program, text, request, charge) {
                Ok(Some(found)) => assert!(found.start <= found.end || mode == Mode::Search, "{found:?}"),
                Ok(None) => {}
                Err(Spent) => stopped = true,
            }
        }
    }
    stopped
}

#[test]
fn mutated_code_is_refused_or_runs_within_its_budget() {
    let mut random = Random(20220615);
    let (mut accepted, mut stopped) = (0, 0);
    for _ in 0..20_000 {
        let case = &LISTED[random.below(LISTED.len())];
        let mut code = case.code.clone();
        for _ in 0..=random.below(3) {
            let at = random.below(code.len());
            let interesting = [0, 1, 2, 43, 255, 256, 0x7fff_ffff, u32::MAX, code.len() as u32];
            match random.below(6) {
                0 => code[at] = interesting[random.below(interesting.len())],
                1 => code[at] = random.below(45) as u32,
                2 => code[at] = code[at].wrapping_add(random.below(5) as u32).wrapping_sub(2),
                3 => code.truncate(at.max(1)),
                4 => code.insert(at, random.below(45) as u32),
                _ => {
                    let other = &LISTED[random.below(LISTED.len())].code;
                    let from = random.below(other.len());
                    let piece = other[from..other.len().min(from + random.below(12))].to_vec();
                    code.splice(at..at, piece);
                }
            }
        }
        let groups = [case.groups, case.groups, 0, 1, 1 << 29][random.below(5)];
        let Ok(program) = Program::validate(&code, groups) else { continue };
        accepted += 1;
        // Long enough for what backtracks to take long.
        let text = &case.subjects[random.below(case.subjects.len())].text.repeat(1 + random.below(40));
        let narrow: Vec<u8> = text.iter().map(|&c| c as u8).collect();
        stopped += usize::from(run(&program, text) | run(&program, &narrow));
    }
    assert!(accepted > 1000, "mutants worth running: {accepted}");
    assert!(stopped > 0, "mutants that had to be stopped: {stopped}");
}

#[test]
fn every_truncation_is_refused() {
    for case in &*LISTED {
        for length in 0..case.code.len() {
            // A truncation can be a whole pattern only where it ends with SUCCESS.
            let code = &case.code[..length];
            assert!(Program::validate(code, case.groups).is_err() || code.last() == Some(&1), "{code:?}");
        }
    }
}

const ATOMIC_GROUP: u32 = 27;
const SUCCESS: u32 = 1;

#[test]
fn a_million_nested_constructs_are_a_loop() {
    let depth = 1_000_000;
    let mut code = Vec::new();
    for level in 0..depth {
        code.extend([ATOMIC_GROUP, 3 * (depth - level) - 1]);
    }
    code.extend(vec![SUCCESS; depth as usize + 1]);
    let program = Program::validate(&code, 0).expect("well-formed");
    let request = Request { mode: Mode::Match, pos: 0, endpos: 1, must_advance: false };
    let found = Matcher::new().run(&program, b"a", request, |_| Ok::<(), Spent>(()));
    assert_eq!(found.unwrap().map(|found| (found.start, found.end)), Some((0, 0)));
}

fn listed(pattern: &str) -> &'static Case {
    LISTED.iter().find(|case| case.pattern == pattern).expect("it is in patterns.py")
}

#[test]
fn a_pattern_that_backtracks_for_ever_is_stopped_by_steps_or_bytes() {
    let case = listed("'(x+x+)+y' 0");
    let program = Program::validate(&case.code, case.groups).expect("compiled");
    let text = vec![b'x'; 100_000];
    let request = Request { mode: Mode::Search, pos: 0, endpos: usize::MAX, must_advance: false };
    let mut matcher = Matcher::new();

    let mut largest = 0;
    let mut steps = 0;
    let result = matcher.run(&program, &text, request, |charge| {
        if let Charge::Steps(n) = charge {
            steps += n;
            largest = largest.max(n);
        }
        if steps > 10_000_000 { Err(Spent) } else { Ok(()) }
    });
    assert!(result.is_err());
    assert!(largest < 10_000, "steps between two reports: {largest}");

    let case = listed("'(a|b)*' 0");
    let program = Program::validate(&case.code, case.groups).expect("compiled");
    let text = vec![b'a'; 1_000_000];
    let mut bytes = 0;
    let result = Matcher::new().run(&program, &text, request, |charge| {
        if let Charge::Bytes(n) = charge {
            bytes += n;
        }
        if bytes > 1 << 20 { Err(Spent) } else { Ok(()) }
    });
    assert!(result.is_err());

    // Without a bound the same matcher's match is found: an error leaves nothing behind.
    let found = matcher.run(&program, &text, request, |_| Ok::<(), Spent>(())).unwrap();
    assert_eq!(found.map(|found| found.end), Some(text.len()));
}
