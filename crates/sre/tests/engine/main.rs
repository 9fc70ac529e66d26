//! Tests of the engine as its caller sees it.

mod hostile_code;
mod matches_as_cpython_does;
mod oracle;
