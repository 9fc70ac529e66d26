//! Generators, coroutines and async generators.

use crate::heap::{Trace, Visit};

pub struct Generator;

impl Trace for Generator {
    fn trace(&self, _: &mut Visit<'_>) {}
}
