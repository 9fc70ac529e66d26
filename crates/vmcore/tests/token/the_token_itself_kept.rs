//! The token kept beyond the lock.
use vmcore::internals::{Interpreter, Vm};

fn attack(interpreter: &Interpreter) {
    let mut kept: Option<&mut Vm> = None;
    interpreter.enter(|vm| kept = Some(vm));
    drop(kept);
}

fn main() {
    let _ = attack;
}
