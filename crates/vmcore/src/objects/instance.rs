//! Instances of classes without a builtin payload: their attributes follow the header (see `attrs`).

use crate::heap::{Trace, Visit};

pub struct Instance;

impl Trace for Instance {
    fn trace(&self, _: &mut Visit<'_>) {}
}
