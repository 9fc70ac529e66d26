//! Tracebacks: where an exception passed.

use super::frame::FrameObject;
use crate::heap::{Trace, Visit};
use crate::value::Ref;

pub struct Traceback {
    pub next: Option<Ref<Traceback>>,
    pub frame: Ref<FrameObject>,
    /// Bytecode offset of the instruction.
    pub lasti: u32,
    pub lineno: u32,
}

impl Trace for Traceback {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.next.iter().for_each(|t| visit(t.as_value()));
        visit(self.frame.as_value());
    }
}
