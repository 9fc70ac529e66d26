//! `staticmethod`.

use super::dict::Dict;
use crate::heap::{Trace, Visit};
use crate::value::{Ref, Value};

pub struct StaticMethod {
    pub callable: Value,
    pub dict: Option<Ref<Dict>>,
}

impl Trace for StaticMethod {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.callable);
        self.dict.iter().for_each(|d| visit(d.as_value()));
    }
}
