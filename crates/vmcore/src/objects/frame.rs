//! `frame` objects: a frame as a program sees it, made only when somebody asks.

use super::code::Code;
use super::dict::Dict;
use crate::heap::{Trace, Visit};
use crate::value::{Ref, Value};

pub struct FrameObject {
    pub code: Ref<Code>,
    pub globals: Ref<Dict>,
    pub builtins: Ref<Dict>,
    /// The namespace of a class body or module; or the snapshot of the fast locals last taken.
    pub locals: Option<Value>,
    /// The locals' values, taken over when the frame was left.
    pub registers: Vec<Option<Value>>,
    pub back: Option<Ref<FrameObject>>,
    /// Address of the running frame; null once it was left.
    pub(crate) live: *mut crate::interp::frame::Frame,
    /// Bytecode offset where the frame was left.
    pub lasti: u32,
}

impl Trace for FrameObject {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.code.as_value());
        visit(self.globals.as_value());
        visit(self.builtins.as_value());
        self.locals.iter().for_each(&mut *visit);
        self.registers.iter().flatten().for_each(&mut *visit);
        self.back.iter().for_each(|b| visit(b.as_value()));
    }
}
