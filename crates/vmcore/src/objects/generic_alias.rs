//! `types.GenericAlias`: `list[int]`.

use super::tuple::{self, Tuple};
use crate::heap::{Trace, Visit};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct GenericAlias {
    pub origin: Value,
    pub args: Ref<Tuple>,
    /// Type variables among the arguments, once somebody has asked.
    pub parameters: Option<Ref<Tuple>>,
    /// Whether it stands starred: `*tuple[int]`.
    pub starred: bool,
}

impl Trace for GenericAlias {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.origin);
        visit(self.args.as_value());
        self.parameters.iter().for_each(|p| visit(p.as_value()));
    }
}

/// `origin[args]`
pub fn new(vm: &mut Vm, origin: &Value, args: &Value) -> Res<Ref<GenericAlias>> {
    let args = match args.downcast::<Tuple>() {
        Some(args) => args.clone(),
        None => tuple::from_slice(vm, std::slice::from_ref(args))?,
    };
    Ok(vm.alloc(GenericAlias { origin: origin.clone(), args, parameters: None, starred: false }))
}
