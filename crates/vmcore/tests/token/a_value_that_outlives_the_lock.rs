//! A value brought out of the closure that holds the lock.
use vmcore::internals::{Interpreter, Value};

fn attack(interpreter: &Interpreter) -> Value {
    interpreter.enter(|_vm| Value::NONE)
}

fn main() {
    let _ = attack;
}
