//! `classmethod`.

use super::attrs;
use super::dict::Dict;
use super::types::{Type, class_of};
use crate::heap::{Trace, Visit};
use crate::native::{Kwargs, methods};
use crate::ops::{self, attr};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

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

#[methods("classmethod")]
impl ClassMethod {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn new(vm: &mut Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<ClassMethod> {
        attrs::new_instance(vm, class, ClassMethod { callable: Value::NONE, dict: None })
    }

    #[py("__init__($self, function, /)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<ClassMethod>, function: &Value) -> Res<()> {
        this.get_mut(vm).callable = function.clone();
        attr::copy_wrapped(vm, this.as_value(), function)
    }

    #[py("__get__")]
    fn get(vm: &mut Vm, this: &Ref<ClassMethod>, instance: &Value, owner: Option<&Value>) -> Res<Value> {
        attr::check_get(vm, instance, owner)?;
        let callable = this.get(vm).callable.clone();
        match owner {
            None => {
                let owner = class_of(vm, instance).clone();
                attr::bind_to_class(vm, &callable, owner.as_value())
            }
            Some(owner) => attr::bind_to_class(vm, &callable, owner),
        }
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<ClassMethod>) -> Res<String> {
        let callable = this.get(vm).callable.clone();
        Ok(format!("<classmethod({})>", ops::repr(vm, &callable)?.to_string_lossy()))
    }

    #[member("__func__")]
    fn func(vm: &Vm, this: &Ref<ClassMethod>) -> Value {
        this.get(vm).callable.clone()
    }

    #[member("__wrapped__")]
    fn wrapped(vm: &Vm, this: &Ref<ClassMethod>) -> Value {
        this.get(vm).callable.clone()
    }

    #[getter("__isabstractmethod__")]
    fn isabstractmethod(vm: &mut Vm, this: &Ref<ClassMethod>) -> Res<bool> {
        let callable = this.get(vm).callable.clone();
        attr::is_abstract(vm, &callable)
    }

    #[getter("__dict__")]
    fn get_dict(vm: &mut Vm, this: &Ref<ClassMethod>) -> Option<Ref<Dict>> {
        attr::dict_of(vm, this.as_value())
    }
}
