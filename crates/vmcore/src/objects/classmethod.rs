//! `classmethod`.

use super::dict::Dict;
use crate::heap::{Trace, Visit};
use crate::value::{Ref, Value};

pub struct ClassMethod {
    pub callable: Value,
    pub dict: Option<Ref<Dict>>,
}

impl Trace for ClassMethod {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.callable);
        self.dict.iter().for_each(|d| visit(d.as_value()));
    }
}
