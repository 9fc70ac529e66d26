//! The model check: random programs run on a plain stack machine over the bytecode and on a machine over its lowered
//! form. Every operation with its operands, every death, what `f_locals` and `sys.getrefcount` would show at each of
//! them, and every raise with its offset must agree.

mod support;

mod model {
    pub mod assemble;
    pub mod bytecode;
    pub mod ir_machine;
    pub mod run;
    pub mod source;
    pub mod stack_machine;
    pub mod world;
}

use bytecode::mutate::Rng;
use bytecode::{Const, unmarshal};
use model::run::compare;
use model::world::Limits;
use support::{all_codes, python};

/// Compiles the sources on standard input, between NULs; each code comes after its length, which is 0 if CPython refuses
/// the source.
const COMPILE: &str = "
import marshal, struct, sys, warnings
warnings.simplefilter('ignore')
for source in sys.stdin.buffer.read().split(b'\\0'):
    try:
        code = marshal.dumps(compile(source, 'p.py', 'exec', dont_inherit=True))
    except SyntaxError as e:
        code = b''
    sys.stdout.buffer.write(struct.pack('<I', len(code)) + code)
";

fn sources(count: u64) {
    let sources: Vec<String> = (0..count).map(|seed| model::source::program(&mut Rng::new(seed))).collect();
    let output = python(COMPILE, &sources.join("\0"));
    let mut rest = output.as_slice();
    let (mut compiled, mut events) = (0, 0);
    for (seed, source) in sources.iter().enumerate() {
        let (size, after) = rest.split_first_chunk().expect("a size");
        let (record, after) = after.split_at(u32::from_le_bytes(*size) as usize);
        rest = after;
        if record.is_empty() {
            continue;
        }
        compiled += 1;
        let Ok(Const::Code(code)) = unmarshal(record) else { panic!("not a code object") };
        for code in all_codes(&code) {
            for run in 0..3 {
                let limits = Limits { events: 300, raise: [0, 8, 25][run as usize], sharing: true };
                match compare(&code, seed as u64 * 3 + run, limits) {
                    Ok(length) => events += length,
                    Err(difference) => {
                        panic!("program {seed}, {}:\n{source}\n{difference}", code.qualname)
                    }
                }
            }
        }
    }
    println!("{compiled} of {count} programs compiled, {events} events");
    assert!(compiled > count / 2);
}

fn bytecodes(count: u64) {
    let mut events = 0;
    for seed in 0..count {
        let code = model::bytecode::program(&mut Rng::new(seed));
        for run in 0..3 {
            let limits = Limits { events: 300, raise: [0, 6, 20][run as usize], sharing: true };
            match compare(&code, seed * 3 + run, limits) {
                Ok(length) => events += length,
                Err(difference) => panic!("program {seed}: {difference}"),
            }
        }
    }
    println!("{count} programs, {events} events");
}

#[test]
fn some_random_bytecode_agrees() {
    bytecodes(800);
}

#[test]
#[ignore = "takes minutes"]
fn much_random_bytecode_agrees() {
    bytecodes(20_000);
}

#[test]
fn some_random_sources_agree() {
    sources(700);
}

#[test]
#[ignore = "takes minutes"]
fn many_random_sources_agree() {
    sources(20_000);
}
