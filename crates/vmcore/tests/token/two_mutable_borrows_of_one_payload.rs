//! Two mutable borrows at once, by two handles to what may be the same list.
use vmcore::internals::{List, Ref, Vm};

fn attack(vm: &mut Vm, one: &Ref<List>, other: &Ref<List>) {
    let a = one.get_mut(vm);
    let b = other.get_mut(vm);
    a.items.truncate(0);
    b.items.truncate(0);
}

fn main() {
    let _ = attack;
}
