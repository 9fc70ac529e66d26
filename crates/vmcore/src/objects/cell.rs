//! Cells: variables shared between a function and those nested in it.

use crate::heap::{Trace, Visit};
use crate::value::Value;

/// A cell of a closure; none while the variable is unbound.
pub struct Cell {
    pub content: Option<Value>,
}

impl Trace for Cell {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.content.iter().for_each(visit);
    }
}
