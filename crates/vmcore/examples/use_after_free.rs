//! Uses a guest object after it was freed, on purpose: AddressSanitizer must report it
//! (`tests/long/address_sanitizer.py`).

use vmcore::internals::{Interpreter, Value, Vm};
use vmcore::{Configuration, NoHost};

fn main() {
    let interpreter = Interpreter::new(Configuration::default(), Box::new(NoHost)).expect("an interpreter");
    let count = interpreter.enter(|vm: &mut Vm| {
        let object = vm.str("an object that is about to die").map(Value::from);
        let Ok(object) = object else { return 0 };
        let word = object.word();
        drop(object);
        // SAFETY: not safe: the object is dead.
        let dead = unsafe { Value::at(&word) };
        dead.header().map_or(0, |header| header.count())
    });
    println!("not noticed: count {count}");
}
