//! Signatures that are none, or that do not fit where they stand.
use minivm_macros::{methods, module};

struct Vm;
struct Value;
struct List;
struct Math;

#[methods("list")]
impl List {
    #[py]
    fn none(this: &List) {}

    #[py("clear($self")]
    fn open(this: &List) {}

    #[py("index($self, start=0, value)")]
    fn required_after_optional(this: &List, start: i64, value: &Value) {}

    #[py("sqrt($module, x, /)")]
    fn in_no_module(x: f64) {}

    #[py("__len__($self, key, /)")]
    fn not_the_slot(this: &List, key: &Value) {}

    #[py("__new__($self, /)")]
    fn new_of_an_instance(this: &List) {}

    #[py("copy($self, /)", colour = "red")]
    fn no_such_option(this: &List) {}

    #[py("copy($self, /)", since = "4.1")]
    fn no_such_version(this: &List) {}

    #[py("copy($self, /)", flavour = "sour")]
    fn no_such_flavour(this: &List) {}

    #[py("reverse($self, /)")]
    #[getter]
    fn both(this: &List) {}
}

#[module("math")]
impl Math {
    #[py("sqrt(x, /)")]
    fn sqrt(x: f64) {}

    #[getter]
    fn pi(this: &Math) {}
}

fn main() {}
