//! `property`.

use crate::heap::{Trace, Visit};
use crate::value::Value;

pub struct Property {
    pub get: Option<Value>,
    pub set: Option<Value>,
    pub delete: Option<Value>,
    pub doc: Option<Value>,
    /// Whether the docstring is the getter's.
    pub getter_doc: bool,
    /// What `__set_name__` was told.
    pub name: Option<Value>,
}

impl Trace for Property {
    fn trace(&self, visit: &mut Visit<'_>) {
        let parts = [&self.get, &self.set, &self.delete, &self.doc, &self.name];
        parts.into_iter().flatten().for_each(visit);
    }
}
