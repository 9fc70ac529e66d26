//! The words for wrong calls, held against CPython's for builtin functions of every flavour.
//!
//! `cpython.txt` holds what CPython says to each call below. To ask it again, `MINIVM_BLESS=1 cargo test -p vmcore
//! wrong_calls`, with CPython 3.11 as `python3`.

mod declared;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::bind::refusal;
use super::{MethodDef, MethodKind, ParamKind};

/// A call of the real thing: an expression for the function, the number of positional arguments, the keywords.
struct Call {
    def: &'static MethodDef,
    positional: usize,
    names: Vec<&'static str>,
}

impl Call {
    /// The call as Python source; `o` is an object that nothing accepts.
    fn source(&self) -> String {
        let (owner, name) = (self.def.owner, self.def.name);
        let function = match self.def.kind {
            MethodKind::New => owner.to_owned(),
            MethodKind::Slot if self.def.constructs() => owner.to_owned(),
            MethodKind::Function if owner == "builtins" => name.to_owned(),
            MethodKind::Function | MethodKind::Class | MethodKind::Static => format!("{owner}.{name}"),
            MethodKind::Method | MethodKind::Slot => format!("{owner}().{name}"),
        };
        let positional = (0..self.positional).map(|_| "o".to_owned());
        let named = self.names.iter().map(|name| format!("{name}=o"));
        format!("{function}({})", positional.chain(named).collect::<Vec<_>>().join(", "))
    }
}

/// Every function with too few and too many arguments, unknown and doubly given keywords.
fn calls() -> Vec<Call> {
    let mut calls = Vec::new();
    for def in declared::all() {
        let keywords: Vec<_> = def.keywords().map(|p| p.name).collect();
        let mut names = vec![vec![], vec!["nonsense"], vec!["nonsense", "more", "of", "it"]];
        names.extend(keywords.first().map(|first| vec![*first]));
        names.extend(keywords.last().map(|last| vec![*last, "nonsense"]));
        names.extend(def.params.first().map(|first| vec![first.name]));
        names.push(keywords);
        names.dedup();
        let most = def.named().count();
        for positional in (0..=most + 1).filter(|n| *n < 3 || *n >= most) {
            for names in &names {
                calls.push(Call { def, positional, names: names.clone() });
            }
        }
    }
    calls
}

const PYTHON: &str = r#"
import collections, functools, io, itertools, math, sys, time
class Opaque: pass
o = Opaque()
out, sys.stdout = sys.stdout, io.StringIO()
for source in sys.stdin.read().splitlines():
    try:
        eval(source)
        said = "-"
    except Exception as e:
        said = str(e) if type(e) is TypeError else "-"
    print(source, said, sep="\t", file=out)
"#;

/// What `python3` says to each call, a line each.
fn ask(sources: &str) -> std::io::Result<String> {
    let mut python =
        Command::new("python3").args(["-c", PYTHON]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    if let Some(mut stdin) = python.stdin.take() {
        stdin.write_all(sources.as_bytes())?;
    }
    let output = python.wait_with_output()?;
    assert!(output.status.success(), "python3 failed");
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether CPython refused for the number or names of the arguments, rather than for what they are.
fn is_refusal(said: &str) -> bool {
    ["takes ", "expected ", "missing required argument", "invalid keyword argument", "given by name"]
        .iter()
        .any(|part| said.contains(part))
        && said.contains("argument")
}

#[test]
fn a_wrong_call_is_refused_in_cpythons_words() {
    let calls = calls();
    let sources = calls.iter().map(|call| call.source() + "\n").collect::<String>();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/native/wrong_calls/cpython.txt");
    if std::env::var_os("MINIVM_BLESS").is_some() {
        std::fs::write(&golden, ask(&sources).unwrap()).unwrap();
    }
    let golden = std::fs::read_to_string(golden).unwrap();
    assert_eq!(golden.lines().count(), calls.len(), "the calls changed: run with MINIVM_BLESS=1");

    let mut wrong = String::new();
    let mut refused = 0;
    for (call, line) in calls.iter().zip(golden.lines()) {
        let (source, said) = line.split_once('\t').unwrap();
        assert_eq!(source, call.source(), "the calls changed: run with MINIVM_BLESS=1");
        let agrees = match refusal(call.def, call.positional, &call.names) {
            Some(ours) => {
                refused += 1;
                (ours == said, ours)
            }
            None => (!is_refusal(said), "-".to_owned()),
        };
        if let (false, ours) = agrees {
            wrong += &format!("{source}\n  CPython: {said}\n  minivm:  {ours}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(refused > 500, "only {refused} calls were refused");
}

#[test]
fn every_flavour_and_kind_is_among_them() {
    use super::Flavour::*;
    for flavour in [NoArgs, One, Positional, ParseTuple, Keywords, Slot] {
        assert!(declared::all().any(|def| def.flavour == flavour), "{flavour:?}");
    }
    use MethodKind as K;
    for kind in [K::Method, K::Slot, K::Class, K::Static, K::New, K::Function] {
        assert!(declared::all().any(|def| def.kind == kind), "{kind:?}");
    }
    for kind in [ParamKind::VarPositional, ParamKind::KeywordOnly, ParamKind::VarKeyword] {
        assert!(declared::all().any(|def| def.params.iter().any(|p| p.kind == kind)), "{kind:?}");
    }
}
