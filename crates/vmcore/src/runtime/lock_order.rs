//! The order of locks: nobody waits for the host's GIL while it holds an interpreter's. Whoever holds the host's would wait
//! for the interpreter's, and neither would go on. Debug builds count what each thread holds.

use std::cell::Cell;

thread_local! {
    /// How many interpreters' GILs this thread holds.
    static HELD: Cell<u32> = const { Cell::new(0) };
}

pub(super) fn taken() {
    if cfg!(debug_assertions) {
        HELD.set(HELD.get() + 1);
    }
}

pub(super) fn given_up() {
    if cfg!(debug_assertions) {
        HELD.set(HELD.get() - 1);
    }
}

/// An embedder asserts this where it waits for a lock of the host's.
pub fn assert_no_gil_is_held() {
    debug_assert_eq!(HELD.get(), 0, "the host's lock is waited for under an interpreter's GIL");
}
