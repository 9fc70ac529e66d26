//! Lowers and verifies CPython's own standard library, and mutants of it. Needs CPython 3.11 as `python3`.

mod support;

use bytecode::mutate::{self, Rng};
use bytecode::{CodeObject, Const, Version, unmarshal};
use minivm_ir::{lower, verify};
use std::sync::Arc;
use support::{all_codes, python};

/// Writes the marshalled code of about one in `share` files of the library, each after its length.
const COMPILE: &str = "
import marshal, pathlib, struct, sys, sysconfig, warnings, zlib
warnings.simplefilter('ignore')
share = int(sys.stdin.read())
root = pathlib.Path(sysconfig.get_path('stdlib'))
for path in sorted(root.rglob('*.py')):
    name = str(path.relative_to(root))
    if 'site-packages' in name or zlib.crc32(name.encode()) % share:
        continue
    try:
        code = marshal.dumps(compile(path.read_bytes(), name, 'exec', dont_inherit=True))
    except (SyntaxError, ValueError):
        continue
    sys.stdout.buffer.write(struct.pack('<I', len(code)) + code)
";

fn library(share: u32) -> Vec<Arc<CodeObject>> {
    let records = python(COMPILE, &share.to_string());
    let (mut rest, mut codes) = (records.as_slice(), Vec::new());
    while let Some((len, after)) = rest.split_first_chunk() {
        let (record, after) = after.split_at(u32::from_le_bytes(*len) as usize);
        match unmarshal(record) {
            Ok(Const::Code(code)) => codes.extend(all_codes(&code)),
            other => panic!("not a code object: {other:?}"),
        }
        rest = after;
    }
    codes
}

fn lower_library(share: u32) {
    let codes = library(share);
    assert!(codes.len() >= 500, "only {} code objects", codes.len());
    let (mut bytecodes, mut instrs) = (0, 0);
    for code in &codes {
        let place = format!("{} in {}", code.qualname, code.filename);
        let verified = bytecode::verify(code, Version::V311).expect(&place);
        let lowered = lower(code, &verified).unwrap_or_else(|error| panic!("{place}: {error}"));
        if let Err(error) = verify(&lowered, code) {
            panic!("{place}: {error}\n{}", minivm_ir::Text { lowered: &lowered, code: Some(code) });
        }
        bytecodes += verified.decoded.instrs.len();
        instrs += lowered.instrs.len();
    }
    println!("{} code objects, {bytecodes} bytecode instructions, {instrs} lowered", codes.len());
}

#[test]
fn a_share_of_the_standard_library_is_lowered() {
    lower_library(40);
}

/// The long check: `cargo test --release -p minivm-ir --test stdlib -- --ignored`
#[test]
#[ignore = "a long check"]
fn the_whole_standard_library_is_lowered() {
    lower_library(1);
}

/// What passes the bytecode's verifier is lowered to what passes this crate's, or refused.
fn lower_mutants(share: u32, count: usize) {
    let codes = library(share);
    let mut rng = Rng::new(11);
    let (mut accepted, mut refused) = (0, 0);
    for _ in 0..count {
        let mutant = mutate::code(rng.clone().choose(&codes).expect("a library"), Version::V311, &mut rng);
        let Ok(verified) = bytecode::verify(&mutant, Version::V311) else { continue };
        match lower(&mutant, &verified) {
            Ok(lowered) => {
                if let Err(error) = verify(&lowered, &mutant) {
                    panic!("{error}\n{}", minivm_ir::Text { lowered: &lowered, code: Some(&mutant) });
                }
                accepted += 1;
            }
            Err(_) => refused += 1,
        }
    }
    println!("{accepted} lowered, {refused} refused");
    assert!(accepted > count / 20, "only {accepted} of {count} mutants lowered");
}

#[test]
fn some_mutants_do_no_harm() {
    lower_mutants(40, 20_000);
}

/// The long check: `cargo test --release -p minivm-ir --test stdlib -- --ignored`
#[test]
#[ignore = "a long check"]
fn many_mutants_do_no_harm() {
    lower_mutants(10, 1_000_000);
}
