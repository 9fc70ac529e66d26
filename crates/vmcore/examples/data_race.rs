//! Counts references to a guest object on a thread that does not have the GIL, on purpose: ThreadSanitizer must report it
//! (`tests/long/thread_sanitizer.py`).

use vmcore::internals::{Interpreter, Value, Vm};
use vmcore::{Configuration, NoHost};

fn main() {
    let interpreter = Interpreter::new(Configuration::default(), Box::new(NoHost)).expect("an interpreter");
    interpreter.enter(|vm: &mut Vm| {
        let Ok(object) = vm.str("an object that two threads count").map(Value::from) else { return };
        let word = object.word();
        let other = std::thread::spawn(move || {
            // SAFETY: not safe: only whoever has the GIL may count.
            drop(unsafe { Value::at(&word) }.clone());
        });
        drop(object.clone());
        other.join().expect("it ends");
    });
    println!("not noticed");
}
