//! `mappingproxy`: a mapping that can only be read.

use crate::heap::{Trace, Visit};
use crate::value::Value;

pub struct MappingProxy {
    pub mapping: Value,
}

impl Trace for MappingProxy {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.mapping);
    }
}
