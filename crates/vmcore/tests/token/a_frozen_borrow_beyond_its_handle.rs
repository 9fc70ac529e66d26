//! A frozen payload's inside kept after the handle is gone.
use vmcore::internals::{Ref, Tuple, Value};

fn attack(tuple: Ref<Tuple>) -> Value {
    let first = &tuple.items()[0];
    drop(tuple);
    first.clone()
}

fn main() {
    let _ = attack;
}
