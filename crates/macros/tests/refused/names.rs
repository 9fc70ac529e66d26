//! One name, one declaration; versions may share it.
use minivm_macros::methods;

struct List;

#[methods("list")]
impl List {
    #[py("copy($self, /)", until = "3.12")]
    fn old(this: &List) {}

    #[py("copy($self, /)", since = "3.12")]
    fn new(this: &List) {}

    #[py("copy($self, /)", since = "3.13")]
    fn newest(this: &List) {}

    #[getter]
    fn real(this: &List) {}

    #[getter("real")]
    fn imag(this: &List) {}

    #[setter("real")]
    fn set(this: &List) {}
}

fn main() {}
