//! A pointer into a list, kept across a call that could change the list.
use vmcore::internals::{List, Ref, Vm, ops};

fn attack(vm: &mut Vm, list: &Ref<List>) {
    let first = &list.get(vm).items[0];
    let _ = ops::get_iter(vm, list.as_value());
    println!("{first:?}");
}

fn main() {
    let _ = attack;
}
