//! Python functions.

use super::code::Code;
use super::dict::Dict;
use super::str::Str;
use super::tuple::Tuple;
use crate::heap::{Trace, Visit};
use crate::value::{Ref, Value};

pub struct Function {
    pub code: Ref<Code>,
    pub globals: Ref<Dict>,
    pub builtins: Ref<Dict>,
    pub defaults: Option<Ref<Tuple>>,
    pub kwdefaults: Option<Ref<Dict>>,
    pub closure: Option<Ref<Tuple>>,
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
    pub doc: Value,
    pub module: Value,
    pub annotations: Option<Value>,
    pub dict: Option<Ref<Dict>>,
}

impl Trace for Function {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.code.as_value());
        visit(self.globals.as_value());
        visit(self.builtins.as_value());
        self.defaults.iter().for_each(|v| visit(v.as_value()));
        self.kwdefaults.iter().for_each(|v| visit(v.as_value()));
        self.closure.iter().for_each(|v| visit(v.as_value()));
        visit(self.name.as_value());
        visit(self.qualname.as_value());
        visit(&self.doc);
        visit(&self.module);
        self.annotations.iter().for_each(&mut *visit);
        self.dict.iter().for_each(|v| visit(v.as_value()));
    }
}

/// A function of `code` without defaults or closure.
pub fn new(vm: &crate::vm::Vm, code: Ref<Code>, globals: Ref<Dict>, builtins: Ref<Dict>) -> Ref<Function> {
    vm.alloc(Function {
        name: code.name.clone(),
        qualname: code.qualname.clone(),
        code,
        globals,
        builtins,
        defaults: None,
        kwdefaults: None,
        closure: None,
        doc: Value::NONE,
        module: Value::NONE,
        annotations: None,
        dict: None,
    })
}
