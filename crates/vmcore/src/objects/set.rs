//! `set` and `frozenset`.

use crate::heap::{Trace, Visit};

pub struct Set;

impl Trace for Set {
    fn trace(&self, _: &mut Visit<'_>) {}
}
