//! `chain`: one iterable after the other.

use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::iteration::iteration;
use crate::objects::types::{Type, class_of};
use crate::objects::{attrs, tuple};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Chain {
    /// Gives the iterables; none once it is used up or one of them failed.
    source: Option<Value>,
    /// The iterator over the present one.
    active: Option<Value>,
}

impl Trace for Chain {
    fn trace(&self, visit: &mut Visit<'_>) {
        [&self.source, &self.active].into_iter().flatten().for_each(visit);
    }
}

impl Chain {
    #[inline]
    fn advance(vm: &mut Vm, this: &Ref<Chain>) -> Res<Option<Value>> {
        loop {
            if let Some(active) = this.get(vm).active.clone() {
                if let Some(item) = ops::next(vm, &active)? {
                    return Ok(Some(item));
                }
                vm.tick(1)?;
                this.get_mut(vm).active = None;
            }
            if !Chain::begin_next(vm, this)? {
                return Ok(None);
            }
        }
    }

    /// Goes on to the next iterable; whether there is one.
    fn begin_next(vm: &mut Vm, this: &Ref<Chain>) -> Res<bool> {
        let Some(source) = this.get(vm).source.clone() else { return Ok(false) };
        let iterator = match ops::next(vm, &source) {
            Ok(Some(iterable)) => ops::get_iter(vm, &iterable).map(Some),
            Ok(None) => Ok(None),
            Err(raised) => Err(raised),
        };
        let chain = this.get_mut(vm);
        match iterator {
            Ok(Some(iterator)) => {
                chain.active = Some(iterator);
                Ok(true)
            }
            Ok(None) => {
                chain.source = None;
                Ok(false)
            }
            Err(raised) => {
                chain.source = None;
                Err(raised)
            }
        }
    }
}

iteration!(Chain);

#[methods("itertools.chain", with(ITERATION))]
impl Chain {
    #[py("__new__($type, /, *iterables)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, iterables: &[Value]) -> Res<Ref<Chain>> {
        let iterables = tuple::from_slice(vm, iterables)?;
        Chain::from_iterable(vm, class, iterables.as_value())
    }

    #[py("from_iterable($type, iterable, /)", no_text_signature)]
    fn from_iterable(vm: &mut Vm, class: &Ref<Type>, iterable: &Value) -> Res<Ref<Chain>> {
        let source = Some(ops::get_iter(vm, iterable)?);
        Ok(attrs::new_instance(vm, class, Chain { source, active: None }))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Chain>) -> Res<Value> {
        let class = class_of(vm, this.as_value()).to_value();
        let no_args: Value = tuple::from_slice(vm, &[])?.into();
        let parts = match (&this.get(vm).source, &this.get(vm).active) {
            (Some(source), Some(active)) => {
                vec![class, no_args, tuple::from_slice(vm, &[source.clone(), active.clone()])?.into()]
            }
            (Some(source), None) => {
                vec![class, no_args, tuple::from_slice(vm, std::slice::from_ref(source))?.into()]
            }
            _ => vec![class, no_args],
        };
        Ok(tuple::from_slice(vm, &parts)?.into())
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<Chain>, state: &Value) -> Res<()> {
        let Some(state) = state.downcast::<tuple::Tuple>() else {
            return Err(vm.type_error("state is not a tuple"));
        };
        let (source, active) = match state.items() {
            [source] => (source, None),
            [source, active] => (source, Some(active)),
            _ => return Err(vm.type_error("function takes 1 or 2 arguments")),
        };
        if !ops::iter::is_iterator(vm, source) || active.is_some_and(|a| !ops::iter::is_iterator(vm, a)) {
            return Err(vm.type_error("Arguments must be iterators."));
        }
        let chain = Chain { source: Some(source.clone()), active: active.cloned() };
        let old = std::mem::replace(this.get_mut(vm), chain);
        drop(old);
        Ok(())
    }

    #[py("__class_getitem__($type, object, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }
}
