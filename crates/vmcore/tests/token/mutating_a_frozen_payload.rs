//! A frozen payload has no `get_mut`.
use vmcore::internals::{Ref, Tuple, Vm};

fn attack(vm: &mut Vm, tuple: &Ref<Tuple>) {
    tuple.get_mut(vm);
}

fn main() {
    let _ = attack;
}
