//! Mutated code objects through unmarshal, decode, verify and the tables: nothing may panic. Needs CPython 3.11 as
//! `python3` for the code to mutate.

use minivm_bytecode::decode::exception_table::{Entry, encode};
use minivm_bytecode::mutate::{self, Rng};
use minivm_bytecode::{CodeObject, Const, Version, disassemble, locations, unmarshal, verify};
use std::process::Command;
use std::sync::Arc;

#[test]
fn a_share_of_mutants_does_no_harm() {
    run(30_000);
}

/// The long check: `cargo test --release -p minivm-bytecode --test hostile -- --ignored`
#[test]
#[ignore = "takes minutes"]
fn a_million_mutants_do_no_harm() {
    run(1_000_000);
}

/// A program with some of everything: each class, function and comprehension of it is mutated on its own.
const PROGRAM: &str = r#"
import sys
def plain(a, b=1, *args, c, d=2, **kw):
    for i in range(a):
        if i > b and c or not d:
            continue
        a += i if kw else len(args)
    while a:
        a -= 1
    return [x * y for x in args if x for y in range(x)], f"{a!r:>{b}} {c}", a < b < c, kw.get(1, key=2)
def closures():
    n = 0
    def inner():
        nonlocal n
        n += 1
        return lambda: n
    return inner
def errors(x):
    try:
        try:
            x.y[1] = {1: 2, **x}
        except (KeyError, ValueError) as e:
            raise TypeError from e
    finally:
        with x as (y, *z), y:
            return z
def groups(x):
    try:
        x()
    except* KeyError as e:
        print(e)
    except* OSError:
        pass
def managers(x):
    for i in x:
        with i as j, open(j):
            try:
                return j
            finally:
                del i
def generator(x):
    y = yield 1
    try:
        yield from x
    except GeneratorExit:
        return y
async def coroutine(x):
    async with x as y:
        await y
    return [await z async for z in x if z]
async def agen(x):
    async for i in x:
        yield i
def match(x):
    match x:
        case {"a": a, **rest}: return a, rest
        case [1, b, *_] | (b, 2): return b
        case int(c) | str(real=c) if c: return c
class C(list, metaclass=type):
    x: int = 1
    def m(self): return super().m(*self, **self.__dict__)
    @property
    def p(self, /): assert self, 1; global g; g = self[1:2]; del self[0], self.x
"#;

/// Marshalled bytes of every function, class and comprehension in the program, and of the program.
fn corpus() -> Vec<Vec<u8>> {
    let script = "
import marshal, sys, types
def walk(code):
    yield code
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            yield from walk(const)
for program in sys.argv[1:]:
    for code in walk(compile(program, 'f.py', 'exec')):
        print(marshal.dumps(code).hex())
";
    let output = Command::new("python3").args(["-c", script, PROGRAM]).output().expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("hex");
    let byte = |pair: &[u8]| {
        let digits = std::str::from_utf8(pair).expect("ASCII");
        u8::from_str_radix(digits, 16).expect("hex")
    };
    text.lines().map(|line| line.as_bytes().chunks(2).map(byte).collect()).collect()
}

/// Half the mutants have changed bytes, half are changed code objects.
fn run(mutants: u32) {
    let corpus = corpus();
    assert!(corpus.len() >= 15, "only {} code objects", corpus.len());
    let originals: Vec<Arc<CodeObject>> = corpus.iter().map(|data| code(data).expect("unchanged")).collect();
    let mut rng = Rng::new(0x006D_696E_6976_6D21);
    let (mut read, mut accepted) = ([0u32; 2], [0u32; 2]);
    for n in 0..mutants {
        let pick = rng.below(corpus.len());
        let well_formed = n % 2 == 1;
        let mutant = if well_formed {
            let mut mutant = mutate::code(&originals[pick], Version::V311, &mut rng);
            while rng.below(3) == 0 {
                mutant = mutate::code(&mutant, Version::V311, &mut rng);
            }
            Some(Arc::new(mutant))
        } else {
            code(&mutate::bytes(&corpus[pick], &mut rng))
        };
        let Some(mutant) = mutant else { continue };
        read[usize::from(well_formed)] += 1;
        accepted[usize::from(well_formed)] += u32::from(examine(&mutant));
    }
    println!("of {} each, bytes and well-formed: read {read:?}, accepted {accepted:?}", mutants / 2);
    let enough = accepted.iter().all(|&n| n > mutants / 20) && accepted[1] < read[1];
    assert!(enough, "read {read:?}, accepted {accepted:?}");
}

fn code(data: &[u8]) -> Option<Arc<CodeObject>> {
    match unmarshal(data) {
        Ok(Const::Code(code)) => Some(code),
        _ => None,
    }
}

/// Inputs whose careless checking takes time in the square of their size: 10^5 times the same on a stack of some 10^4
/// entries.
#[test]
fn work_stays_in_proportion() {
    let base = code(&corpus()[0]).expect("a code object");
    let check = |repeated: &[u8], nulls: usize, handlers: &[Entry]| {
        let mut code = vec![151, 0, 100, 0]; // RESUME, LOAD_CONST
        code.extend([2, 0].repeat(nulls));
        code.extend(repeated.repeat(100_000));
        code.extend([83, 0]); // RETURN_VALUE
        let exceptiontable = encode(handlers).into();
        let code = CodeObject { code: code.into(), stacksize: 29_000, exceptiontable, ..(*base).clone() };
        verify(&code, Version::V311).map(|_| ()).map_err(|error| (error.rule, error.message))
    };
    // UNPACK_SEQUENCE 28928, BUILD_TUPLE 28928
    assert_eq!(check(&[144, 113, 92, 0, 0, 0, 144, 113, 102, 0], 0, &[]), Ok(()));
    let involved = Err((17, "the stack is too involved to check".into()));
    // COPY 20001, POP_TOP: of the value below the NULLs
    assert_eq!(check(&[144, 78, 120, 33, 1, 0], 20_000, &[]), involved);
    // NOP, covered by a handler that drops the NULLs
    let handler = Entry { start: 20_002, length: 100_000, target: 120_002, depth: 0, lasti: false };
    assert_eq!(check(&[9, 0], 20_000, &[handler]), involved);
}

/// Goes through all that reads a code object; whether it and those nested in it were accepted.
fn examine(code: &CodeObject) -> bool {
    let size = code.code.len();
    assert!(disassemble::disassemble(code, Version::V311).count() <= size / 2);
    assert!(locations::spans(code).count() <= size / 2);
    let accepted = match verify(code, Version::V311) {
        Ok(verified) => {
            let count = verified.decoded.instrs.len();
            assert_eq!((verified.depth_before.len(), verified.is_target.len()), (count, count));
            assert!(verified.depth_before.iter().flatten().all(|&depth| u32::from(depth) <= code.stacksize));
            true
        }
        Err(error) => {
            assert!((1..=22).contains(&error.rule), "{error}");
            false
        }
    };
    accepted & code.nested().all(|nested| examine(nested))
}
