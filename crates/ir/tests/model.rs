//! The model check: random programs run on a plain stack machine over the bytecode and on a machine over its lowered
//! form. Every operation with its operands, every death, what `f_locals` and `sys.getrefcount` would show at each of
//! them, and every raise with its offset must agree.
//!
//! In full, 40,000 programs: `cargo test --release -p minivm-ir --test model -- --ignored`

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
use bytecode::{Const, Version, unmarshal};
use model::run::compare;
use model::stack_machine::StackMachine;
use model::world::{Event, Limits, Raise, Results, Val, World};
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

const RAISES: [Raise; 3] = [Raise::Never, Raise::Some(7), Raise::Some(25)];

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
                let limits = Limits { events: 300, raise: RAISES[run as usize], results: Results::Any };
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
            let limits = Limits { events: 300, raise: RAISES[run as usize], results: Results::Any };
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
#[ignore = "a long check"]
fn much_random_bytecode_agrees() {
    bytecodes(20_000);
}

#[test]
fn some_random_sources_agree() {
    sources(700);
}

#[test]
#[ignore = "a long check"]
fn many_random_sources_agree() {
    sources(20_000);
}

/// The stack machine's own order of drops, opcode by opcode, is CPython's.
#[test]
fn operands_die_in_the_order_of_cpython() {
    let table = python(include_str!("support/orders.py"), "");
    let table = String::from_utf8(table).expect("text");
    let mut cases = 0;
    for case in table.lines() {
        let [name, deaths, raises, makers, code] = case.split('|').collect::<Vec<_>>()[..] else {
            panic!("a line of five fields: {case}")
        };
        let bytes: Vec<u8> =
            (0..code.len()).step_by(2).map(|at| u8::from_str_radix(&code[at..at + 2], 16).unwrap()).collect();
        let Ok(Const::Code(code)) = unmarshal(&bytes) else { panic!("{name}: not a code object") };
        // A loop may not be entered at the first try.
        let orders = (0..50).find_map(|seed| order(&code, seed, raises.to_owned().leak(), makers));
        assert_eq!(orders.as_deref(), Some(deaths), "{name}");
        cases += 1;
    }
    assert!(cases > 30);
}

/// The numbers of the operands in the order of their deaths; None if the operation never happened. Operands are what
/// calls give, and operations of another name.
fn order(code: &bytecode::CodeObject, seed: u64, raises: &'static str, maker: &str) -> Option<String> {
    let verified = bytecode::verify(code, Version::V311).expect("compile() emits valid code");
    let raise = if raises.is_empty() { Raise::Never } else { Raise::Named(raises) };
    let limits = Limits { events: 100, raise, results: Results::New };
    let world = World::new(seed, limits, code.localsplusnames.len(), code.parameters() as usize);
    let mut machine = StackMachine::new(code, &verified.decoded, world);
    machine.run();
    let mut made = Vec::new();
    for (result, what) in &machine.world.made {
        if what.starts_with("Call ") || !maker.is_empty() && what.starts_with(maker) {
            made.push(*result);
        }
    }
    let happened = |event: &Event| matches!(event, Event::Op { what, .. } if what.starts_with(raises));
    if !machine.world.log.iter().any(happened) {
        return None;
    }
    let died = machine.world.log.iter().filter_map(|event| match event {
        Event::Died { object, .. } => made.iter().position(|&made| made == Val::Object(*object)),
        _ => None,
    });
    Some(died.map(|label| label.to_string()).collect::<Vec<_>>().join(","))
}
