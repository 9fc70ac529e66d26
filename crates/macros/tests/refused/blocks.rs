//! Where declarations may stand.
use minivm_macros::{methods, module};

struct List;
struct Math;
struct Pair<T>(T);

#[methods]
impl List {}

#[methods("list", SORTING)]
impl List {}

#[methods("list", sorting)]
impl List {}

#[methods("list")]
impl Clone for List {}

#[methods("pair")]
impl<T> Pair<T> {}

#[module]
impl Math {}

fn main() {}
