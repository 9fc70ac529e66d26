//! `staticmethod`.

use super::attrs;
use super::dict::Dict;
use super::types::Type;
use crate::heap::{Trace, Visit};
use crate::native::{Kwargs, OwnedArgs, methods};
use crate::ops::{self, attr};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

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

#[methods("staticmethod")]
impl StaticMethod {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn new(vm: &mut Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<StaticMethod> {
        attrs::new_instance(vm, class, StaticMethod { callable: Value::NONE, dict: None })
    }

    #[py("__init__($self, function, /)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<StaticMethod>, function: &Value) -> Res<()> {
        this.get_mut(vm).callable = function.clone();
        attr::copy_wrapped(vm, this.as_value(), function)
    }

    #[py("__get__")]
    fn get(vm: &Vm, this: &Ref<StaticMethod>, _instance: &Value, _owner: Option<&Value>) -> Value {
        this.get(vm).callable.clone()
    }

    #[py("__call__")]
    fn call(vm: &mut Vm, this: &Ref<StaticMethod>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        let callable = this.get(vm).callable.clone();
        let owned = OwnedArgs::new(vm, args, kwargs)?;
        ops::call(vm, &callable, owned.args())
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<StaticMethod>) -> Res<String> {
        let callable = this.get(vm).callable.clone();
        Ok(format!("<staticmethod({})>", ops::repr(vm, &callable)?.to_string_lossy()))
    }

    #[member("__func__")]
    fn func(vm: &Vm, this: &Ref<StaticMethod>) -> Value {
        this.get(vm).callable.clone()
    }

    #[member("__wrapped__")]
    fn wrapped(vm: &Vm, this: &Ref<StaticMethod>) -> Value {
        this.get(vm).callable.clone()
    }

    #[getter("__isabstractmethod__")]
    fn isabstractmethod(vm: &mut Vm, this: &Ref<StaticMethod>) -> Res<bool> {
        let callable = this.get(vm).callable.clone();
        attr::is_abstract(vm, &callable)
    }

    #[getter("__dict__")]
    fn get_dict(vm: &mut Vm, this: &Ref<StaticMethod>) -> Option<Ref<Dict>> {
        attr::dict_of(vm, this.as_value())
    }
}
