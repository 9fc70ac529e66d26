//! A value of one interpreter brought into another.
use vmcore::internals::{Interpreter, Value};

fn attack(interpreter: &Interpreter, value: Value) {
    interpreter.enter(move |_vm| drop(value));
}

fn main() {
    let _ = attack;
}
