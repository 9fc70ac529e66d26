//! Rust parameters against the signature's.
use minivm_macros::methods;

struct Vm;
struct Value;
struct List;

#[methods("list")]
impl List {
    #[py("index($self, value, start=0, /)")]
    fn other_name(vm: &mut Vm, this: &List, value: &Value, begin: i64) {}

    #[py("insert($self, index, object, /)")]
    fn one_missing(vm: &mut Vm, this: &List, index: i64) {}

    #[py("append($self, object, /)")]
    fn one_too_many(vm: &mut Vm, this: &List, object: &Value, twice: bool) {}

    #[py("pop($self, index=-1, /)")]
    fn no_receiver(vm: &mut Vm, index: i64) {}

    #[py("fromkeys($type, iterable, /)")]
    fn receiver_of_another_kind(this: &List, iterable: &Value) {}

    #[py("extend($self, iterable, /)")]
    fn pattern(this: &List, (a, b): (i64, i64)) {}

    #[py("count($self, *args)")]
    fn variadic_with_default(this: &List, #[default(&[])] args: &[Value]) {}
}

fn main() {}
