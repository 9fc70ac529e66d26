//! `_local`: attributes of which each thread has its own.

use crate::heap::{Trace, Visit};
use crate::native::{Args, Kwargs, OwnedArgs, methods};
use crate::objects::dict::{self, Dict};
use crate::objects::types::{Type, class_of, lookup};
use crate::objects::{attrs, weakref};
use crate::ops::{attr, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Local {
    /// What the constructor was called with: `__init__` runs again in each thread that uses the object.
    args: Vec<Value>,
    names: Option<Ref<crate::objects::tuple::Tuple>>,
    /// The attributes, by the number of the thread.
    dicts: Vec<(u64, Ref<Dict>)>,
}

impl Trace for Local {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.args.iter().for_each(&mut *visit);
        self.names.iter().for_each(|names| visit(names.as_value()));
        self.dicts.iter().for_each(|(_, dict)| visit(dict.as_value()));
    }
}

#[methods("_thread._local")]
impl Local {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Ref<Local>> {
        let name = vm.names().__init__.clone();
        let has_init = match (lookup(vm, class, &name), lookup(vm, &vm.types().object, &name)) {
            (Some(found), Some(own)) => !found.is(&own),
            _ => false,
        };
        let given = OwnedArgs::new(vm, args, kwargs)?;
        let given = given.args();
        if !has_init && !given.values.is_empty() {
            return Err(vm.type_error("Initialization arguments are not supported"));
        }
        let first = (super::ident(vm), dict::new(vm));
        let payload = Local { args: given.values.to_vec(), names: given.names.cloned(), dicts: vec![first] };
        let made = attrs::new_instance(vm, class, payload);
        let reference = weakref::new(vm, made.as_value());
        let mut locals = vm.interp().threads.locals.borrow_mut();
        locals.retain(|local| local.target(vm).is_some());
        locals.push(reference);
        drop(locals);
        Ok(made)
    }

    #[py("__getattribute__")]
    fn getattribute(vm: &mut Vm, this: &Ref<Local>, name: &Value) -> Res<Value> {
        let attributes = attributes(vm, this)?;
        let name = &attr::name_argument(vm, name)?.interned(vm);
        if name.is(&vm.names().__dict__) {
            return Ok(attributes.into());
        }
        let found = lookup(vm, class_of(vm, this.as_value()), name);
        let is_data = found.is_some_and(|found| attr::nature(vm, &found) == attr::Nature::Data);
        if !is_data && let Some(value) = attributes.get_str(vm, name) {
            return Ok(value);
        }
        match attr::generic_get(vm, this.as_value(), name)? {
            Some(value) => Ok(value),
            None => Err(attr::not_found(vm, this.as_value(), name)),
        }
    }

    #[py("__setattr__")]
    fn setattr(vm: &mut Vm, this: &Ref<Local>, name: &Value, value: &Value) -> Res<()> {
        assign(vm, this, name, Some(value))
    }

    #[py("__delattr__")]
    fn delattr(vm: &mut Vm, this: &Ref<Local>, name: &Value) -> Res<()> {
        assign(vm, this, name, None)
    }
}

fn assign(vm: &mut Vm, this: &Ref<Local>, name: &Value, value: Option<&Value>) -> Res<()> {
    let attributes = attributes(vm, this)?;
    let name = &attr::name_argument(vm, name)?.interned(vm);
    if name.is(&vm.names().__dict__) {
        let class = class_of(vm, this.as_value()).name(vm);
        return Err(vm.attribute_error(&format!("'{class}' object attribute '__dict__' is read-only")));
    }
    let found = lookup(vm, class_of(vm, this.as_value()), name);
    if found.is_some_and(|found| attr::nature(vm, &found) == attr::Nature::Data) {
        return attr::generic_set(vm, this.as_value(), name, value);
    }
    match value {
        Some(value) => Ok(attributes.set_str(vm, name, value.clone())?),
        None => match attributes.remove_str(vm, name) {
            Some(_) => Ok(()),
            None => Err(attr::not_found(vm, this.as_value(), name)),
        },
    }
}

/// The running thread's attributes; in a thread that uses the object for the first time, after `__init__`.
fn attributes(vm: &mut Vm, this: &Ref<Local>) -> Res<Ref<Dict>> {
    let me = super::ident(vm);
    let known = this.get(vm).dicts.iter().find(|(thread, _)| *thread == me);
    if let Some((_, attributes)) = known {
        return Ok(attributes.clone());
    }
    let made = dict::new(vm);
    this.get_mut(vm).dicts.push((me, made.clone()));
    let (args, names) = (this.get(vm).args.clone(), this.get(vm).names.clone());
    let class = class_of(vm, this.as_value()).clone();
    let init = lookup(vm, &class, &vm.names().__init__);
    let own = lookup(vm, &vm.types().object, &vm.names().__init__);
    if let Some(init) = init
        && !own.is_some_and(|own| own.is(&init))
        && let Err(raised) = call::call_with(vm, &init, this.as_value(), Args::new(&args, names.as_ref()))
    {
        let left: Vec<_> = this.get_mut(vm).dicts.extract_if(.., |(thread, _)| *thread == me).collect();
        drop(left);
        return Err(raised);
    }
    Ok(made)
}

/// Forgets what the running thread, which ends, has in every such object.
pub(super) fn forget(vm: &mut Vm) {
    let me = super::ident(vm);
    let locals: Vec<Value> =
        vm.interp().threads.locals.borrow().iter().filter_map(|l| l.target(vm)).collect();
    for local in &locals {
        if let Some(local) = local.downcast::<Local>() {
            let left: Vec<_> = local.get_mut(vm).dicts.extract_if(.., |(thread, _)| *thread == me).collect();
            drop(left);
        }
    }
    drop(locals);
}
