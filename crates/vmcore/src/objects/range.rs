//! `range`.

use crate::heap::{Trace, Visit};
use crate::value::Value;

/// Start, stop, step and length are ints of any size.
pub struct Range {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    pub length: Value,
}

impl Trace for Range {
    fn trace(&self, visit: &mut Visit<'_>) {
        [&self.start, &self.stop, &self.step, &self.length].into_iter().for_each(visit);
    }
}
