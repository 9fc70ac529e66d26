//! Mutated bytecode, executed: whatever the verifier accepts may fail, but not panic, crash, hang, leak, or take more
//! memory than it is allowed. Needs CPython 3.11 as `python3` for the code to mutate.
//!
//! Mutants run in child processes, a batch in each: this test's own binary, which then is [`a_batch`]. A child that dies
//! says last which mutant it was at; `MINIVM_MUTANT=N` runs that one alone and shows what it does.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use bytecode::mutate::{self, Rng};
use bytecode::{CodeObject, Const, Version, unmarshal, verify};
use vmcore::{Configuration, Engine, EngineError, NoHost, Options, Program};

const VERSION: Version = Version::V311;
/// One mutant in so many that the verifier accepts is executed.
const EXECUTED: u64 = 3;
const BATCH: u64 = 2_000;
const STEPS: u64 = 20_000;
const MEMORY: usize = 64 << 20;
/// What a child may take beyond: the process itself, the mutated code, and the overshoot of the limit.
const PEAK: i64 = 512 << 20;
/// Seconds of processor time for a batch.
const SECONDS: u64 = 600;
/// Files, processes, code from outside: a mutant must not do what outlives it.
const WITHHELD: &[&str] = &[
    "_io",
    "posix",
    "_imp",
    "_thread",
    "_signal",
    "_posixsubprocess",
    "_socket",
    "_multiprocessing",
    "fcntl",
    "resource",
    "select",
    "termios",
    "time",
];
const CORPUS: &str = "MINIVM_CORPUS";
const RANGE: &str = "MINIVM_MUTANTS";
const ALONE: &str = "MINIVM_MUTANT";

#[test]
fn a_share_of_mutants_does_no_harm() {
    run(4_000);
}

/// The long check: `cargo test --release -p vmcore --test hostile -- --ignored a_million`
#[test]
#[ignore = "takes an hour"]
fn a_million_mutants_do_no_harm() {
    run(1_000_000);
}

/// What became of mutants.
#[derive(Clone, Copy, Default)]
struct Tally {
    read: u64,
    accepted: u64,
    executed: u64,
    /// Of those executed: ended by themselves.
    ended: u64,
}

impl Tally {
    fn fields(&mut self) -> [&mut u64; 4] {
        [&mut self.read, &mut self.accepted, &mut self.executed, &mut self.ended]
    }
}

fn run(mutants: u64) {
    let folder = std::env::temp_dir().join(format!("minivm-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the corpus");
    let corpus = folder.join("corpus");
    write_corpus(&corpus);
    let mut total = Tally::default();
    let mut failures = Vec::new();
    for first in (0..mutants).step_by(BATCH as usize) {
        let (count, failed) = batch(&corpus, first, BATCH.min(mutants - first));
        for (all, of_batch) in total.fields().into_iter().zip(count.clone().fields()) {
            *all += *of_batch;
        }
        failures.extend(failed);
    }
    let _ = std::fs::remove_dir_all(&folder);
    let Tally { read, accepted, executed, ended } = total;
    println!(
        "{mutants} mutants: {read} read, {accepted} accepted, {executed} executed, {ended} ended by themselves"
    );
    println!("largest peak of memory: {} MiB", peak() >> 20);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(peak() < PEAK, "a child took {} MiB", peak() >> 20);
    assert!(executed >= mutants / 10, "too few are executed to say anything");
}

/// Runs a batch in a child process, and what is left of it after a mutant has killed the child in another.
fn batch(corpus: &Path, first: u64, count: u64) -> (Tally, Vec<String>) {
    let (mut tally, mut failures) = (Tally::default(), Vec::new());
    let (mut next, end) = (first, first + count);
    while next < end {
        let child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "a_batch", "--ignored", "--nocapture"])
            .env(CORPUS, corpus)
            .env(RANGE, format!("{next} {end}"))
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .stdout(Stdio::piped())
            .output()
            .expect("a child process");
        let said = String::from_utf8_lossy(&child.stdout);
        let mut at = None;
        for line in said.lines() {
            // A line is `at N`, or `tally` and its numbers.
            let mut words = line.split(' ');
            match words.next() {
                Some("at") => at = words.next().and_then(|n| n.parse::<u64>().ok()),
                Some("tally") => {
                    for (field, word) in tally.fields().into_iter().zip(words) {
                        *field += word.parse::<u64>().unwrap_or(0);
                    }
                }
                _ => {}
            }
        }
        if child.status.success() {
            break;
        }
        let stderr = String::from_utf8_lossy(&child.stderr);
        let tail: Vec<&str> = stderr.lines().rev().take(4).collect();
        let tail: Vec<&str> = tail.into_iter().rev().collect();
        failures.push(format!("mutant {at:?}: {}: {}", child.status, tail.join(" | ")));
        match at {
            Some(n) if failures.len() < 20 => next = n + 1,
            _ => break,
        }
    }
    (tally, failures)
}

/// The child's side: not a test by itself.
#[test]
#[ignore = "a part of the others"]
fn a_batch() {
    let Some(corpus) = std::env::var_os(CORPUS) else { return };
    let codes = read_corpus(Path::new(&corpus));
    limit(libc::RLIMIT_CPU, SECONDS);
    limit(libc::RLIMIT_FSIZE, 0);
    limit(libc::RLIMIT_CORE, 0);
    let alone = std::env::var(ALONE).ok().and_then(|n| n.parse::<u64>().ok());
    let range = std::env::var(RANGE).unwrap_or_default();
    let numbers: Vec<u64> = range.split(' ').filter_map(|n| n.parse().ok()).collect();
    let range = match (alone, &*numbers) {
        (Some(n), _) => n..n + 1,
        (None, &[first, end]) => first..end,
        _ => return,
    };
    for n in range {
        let mut tally = Tally::default();
        say(&format!("at {n}"));
        try_mutant(n, &codes, alone.is_some(), &mut tally);
        let [read, accepted, executed, ended] = tally.fields();
        say(&format!("tally {read} {accepted} {executed} {ended}"));
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout();
    let _ = writeln!(out, "{line}");
    let _ = out.flush();
}

fn try_mutant(n: u64, codes: &[Vec<u8>], alone: bool, tally: &mut Tally) {
    let Some(mutant) = mutant(n, codes) else { return };
    tally.read += 1;
    let Ok(verified) = verify(&mutant, VERSION) else { return };
    if ir::lower(&mutant, &verified).is_err() {
        return;
    }
    tally.accepted += 1;
    if n.is_multiple_of(EXECUTED) || alone {
        tally.executed += 1;
        tally.ended += u64::from(execute(&mutant, alone));
    }
}

/// Every second mutant is of changed bytes, the others of changed code objects.
fn mutant(n: u64, codes: &[Vec<u8>]) -> Option<Arc<CodeObject>> {
    let mut rng = Rng::new(n.wrapping_mul(0x9E37_79B9) ^ 0x6D69_6E69_766D);
    let original = rng.choose(codes)?.clone();
    if n.is_multiple_of(2) {
        return code(&mutate::bytes(&original, &mut rng));
    }
    let mut mutant = mutate::code(&*code(&original)?, VERSION, &mut rng);
    while rng.below(3) == 0 {
        mutant = mutate::code(&mutant, VERSION, &mut rng);
    }
    Some(Arc::new(mutant))
}

fn code(data: &[u8]) -> Option<Arc<CodeObject>> {
    match unmarshal(data) {
        Ok(Const::Code(code)) => Some(code),
        _ => None,
    }
}

/// Runs code in an interpreter of its own; whether it ended by itself.
fn execute(code: &Arc<CodeObject>, alone: bool) -> bool {
    let options =
        Options { memory_limit: Some(MEMORY), instruction_budget: Some(STEPS), ..Options::default() };
    let configuration = Configuration {
        options,
        withheld: WITHHELD,
        capture_output: true,
        stdio: [None, Configuration::default().stdio[1].clone(), Configuration::default().stdio[2].clone()],
        ..Configuration::default()
    };
    let engine = Engine::with(configuration, Box::new(NoHost)).expect("an interpreter");
    let program = Program::Code(Const::Code(code.clone()));
    let status = match engine.run_program(&program) {
        Ok(status) => status,
        Err(EngineError::Internal(message) | EngineError::Refused(message)) => panic!("{message}"),
    };
    let (stdout, stderr) = engine.take_output().expect("captured output");
    let stderr = String::from_utf8_lossy(&stderr);
    if alone {
        say(&format!("{}{stderr}status {status}", String::from_utf8_lossy(&stdout)));
    }
    let left = engine.close().expect("an interpreter to close");
    assert_eq!(left, 0, "objects are left");
    !stderr.contains("the instruction budget is used up") && !stderr.contains("MemoryError")
}

/// The differential programs that are small and import nothing, compiled.
fn write_corpus(to: &PathBuf) {
    let script = "
import marshal, pathlib, sys, warnings
warnings.simplefilter('ignore')
tests, to = map(pathlib.Path, sys.argv[1:])
with open(to, 'wb') as out:
    for folder in 'language', 'types', 'builtins', 'memory':
        for path in sorted((tests / folder).rglob('*.py')):
            source = path.read_bytes()
            if b'import' not in source:
                data = marshal.dumps(compile(source, path.name, 'exec'))
                if len(data) < 20_000:
                    out.write(len(data).to_bytes(4, 'little') + data)
";
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let output =
        Command::new("python3").args(["-c", script]).arg(tests).arg(to).output().expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn read_corpus(from: &Path) -> Vec<Vec<u8>> {
    let data = std::fs::read(from).expect("the corpus");
    let mut rest = &data[..];
    let mut codes = Vec::new();
    while let Some((length, behind)) = rest.split_first_chunk::<4>() {
        let (code, behind) = behind.split_at(u32::from_le_bytes(*length) as usize);
        codes.push(code.to_vec());
        rest = behind;
    }
    assert!(codes.len() > 50, "only {} programs", codes.len());
    codes
}

fn limit(resource: libc::__rlimit_resource_t, to: u64) {
    let limit = libc::rlimit { rlim_cur: to, rlim_max: to };
    // SAFETY: the structure is read only.
    assert_eq!(unsafe { libc::setrlimit(resource, &limit) }, 0);
}

/// Bytes that the largest child took at most.
fn peak() -> i64 {
    // SAFETY: the structure is plain numbers, and the call fills it.
    unsafe {
        let mut usage = std::mem::zeroed::<libc::rusage>();
        libc::getrusage(libc::RUSAGE_CHILDREN, &mut usage);
        usage.ru_maxrss * 1024
    }
}
