//! Module objects.

use super::dict::Dict;
use crate::heap::{Trace, Visit};
use crate::value::Ref;

pub struct Module {
    pub dict: Ref<Dict>,
}

impl Trace for Module {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.dict.as_value());
    }
}
