//! `slice`.

use crate::heap::{Trace, Visit};
use crate::value::Value;

pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

impl Trace for Slice {
    fn trace(&self, visit: &mut Visit<'_>) {
        [&self.start, &self.stop, &self.step].into_iter().for_each(visit);
    }
}
