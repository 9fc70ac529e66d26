//! The lowering of the programs in `tests/golden`, held against the listings beside them.
//!
//! `UPDATE_GOLDEN=1 cargo test -p minivm-ir --test golden` writes the listings anew.

mod support;

use minivm_ir::{Text, lower, verify};
use std::fmt::Write;
use std::path::Path;
use support::{all_codes, compile};

fn listing(source: &str) -> String {
    let mut out = String::new();
    for code in all_codes(&compile(source)) {
        let verified = bytecode::verify(&code, bytecode::Version::V311).expect("compile() emits valid code");
        let lowered = lower(&code, &verified).expect("valid code is lowered");
        verify(&lowered, &code).expect("the lowered form is valid");
        let registers = usize::from(lowered.registers - lowered.first_temp);
        writeln!(out, "{} ({} locals, {registers} temporaries)", code.qualname, lowered.first_temp).unwrap();
        writeln!(out, "{}", Text { lowered: &lowered, code: Some(&code) }).unwrap();
    }
    out
}

#[test]
fn listings_are_as_recorded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut programs: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    programs.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    programs.sort();
    assert!(!programs.is_empty());
    let mut differing = Vec::new();
    for program in programs {
        let found = listing(&std::fs::read_to_string(&program).unwrap());
        let golden = program.with_extension("txt");
        if update {
            std::fs::write(&golden, &found).unwrap();
        } else if std::fs::read_to_string(&golden).unwrap_or_default() != found {
            println!("--- {} is now:\n{found}", golden.display());
            differing.push(golden);
        }
    }
    assert!(differing.is_empty(), "differ from what is recorded: {differing:?}");
}
