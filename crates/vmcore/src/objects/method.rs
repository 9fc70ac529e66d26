//! Bound methods: a function and the object it was looked up on.

use crate::heap::{Trace, Visit};
use crate::value::Value;

pub struct BoundMethod {
    pub function: Value,
    pub receiver: Value,
}

impl Trace for BoundMethod {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.function);
        visit(&self.receiver);
    }
}
