//! `float`: a word of its own; on the heap only for instances of subclasses.

use crate::heap::{Trace, Visit};

/// The number of an instance of a subclass of float.
pub struct Float(pub f64);

impl Trace for Float {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
}
