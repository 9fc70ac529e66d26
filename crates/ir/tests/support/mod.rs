//! Code objects for tests, compiled by CPython.
#![allow(dead_code)]

use bytecode::{CodeObject, Const, unmarshal};
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// Runs a Python program that writes bytes to standard output.
pub fn python(program: &str, input: &str) -> Vec<u8> {
    let mut child = Command::new("python3")
        .args(["-I", "-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("python3 runs");
    writer.join().expect("the writer runs").expect("python3 reads");
    assert!(output.status.success(), "python3 failed");
    output.stdout
}

/// Compiles a source text.
pub fn compile(source: &str) -> Arc<CodeObject> {
    let program = "import marshal, sys\n\
        source = sys.stdin.buffer.read()\n\
        sys.stdout.buffer.write(marshal.dumps(compile(source, 'test.py', 'exec', dont_inherit=True)))";
    match unmarshal(&python(program, source)) {
        Ok(Const::Code(code)) => code,
        other => panic!("not a code object: {other:?}"),
    }
}

/// A code object and all that are nested in it, outermost first.
pub fn all_codes(code: &Arc<CodeObject>) -> Vec<Arc<CodeObject>> {
    let mut all = vec![code.clone()];
    let mut next = 0;
    while let Some(code) = all.get(next).cloned() {
        all.extend(code.nested().cloned());
        next += 1;
    }
    all
}
