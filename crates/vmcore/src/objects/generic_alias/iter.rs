//! `generic_alias_iterator`: what `*tuple[int]` iterates with. It gives the alias once, starred.

use super::GenericAlias;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::iterator_state;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct GenericAliasIterator {
    /// None once it is used up.
    alias: Option<Ref<GenericAlias>>,
}

impl Trace for GenericAliasIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.alias.iter().for_each(|alias| visit(alias.as_value()));
    }
}

iteration!(GenericAliasIterator);

#[methods("generic_alias_iterator", with(ITERATION))]
impl GenericAliasIterator {
    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<GenericAliasIterator>) -> Res<Value> {
        iterator_state::reduce(vm, "iter", |vm| {
            let (alias, _) = iterator_state::rest(vm, this.get(vm).alias.as_ref().map(|a| a.to_value()), 0)?;
            Ok((alias, None))
        })
    }
}

impl GenericAliasIterator {
    pub fn new(vm: &Vm, alias: &Ref<GenericAlias>) -> Ref<GenericAliasIterator> {
        vm.alloc(GenericAliasIterator { alias: Some(alias.clone()) })
    }

    pub fn advance(vm: &mut Vm, this: &Ref<GenericAliasIterator>) -> Res<Option<Value>> {
        let Some(alias) = this.get_mut(vm).alias.take() else { return Ok(None) };
        let (origin, args) = (alias.get(vm).origin.clone(), alias.get(vm).args.to_value());
        let starred = super::new(vm, &origin, &args)?;
        starred.get_mut(vm).starred = true;
        Ok(Some(starred.into()))
    }
}
