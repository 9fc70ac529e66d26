//! The global interpreter lock, after CPython's `Python/ceval_gil.c`.
//!
//! Whoever waits longer than the switch interval asks for the lock; the holder looks at the request where its version
//! of CPython would, hands the lock over, and waits until another thread has had it. Who takes it next is the operating
//! system's choice, but never at once the thread that handed it over.
//!
//! The lock is made of a [`Monitor`]: [`System`] in production, a model checker's own in `tests/model.rs`, where a
//! timeout is one more thing that may happen at any time. What the lock does can be [recorded](Gil::record).
#![forbid(unsafe_code)]

mod lock;
mod monitor;
mod record;

pub use lock::{Closed, Gil, Number, Request, State};
pub use monitor::{Condition, Monitor, System};
pub use record::{Entry, Event, Record, Use};
