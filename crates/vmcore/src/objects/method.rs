//! Bound methods: a function and the object it was looked up on.

use super::rich_compare::rich_compare;
use super::str::Str;
use super::types::{Type, class_of, lookup};
use crate::heap::{Trace, Visit};
use crate::native::{Kwargs, OwnedArgs, methods};
use crate::ops::{self, CompareOp, attr, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct BoundMethod {
    pub function: Value,
    pub receiver: Value,
}

impl Trace for BoundMethod {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.function);
        visit(&self.receiver);
    }
}

#[methods("method", with(COMPARE))]
impl BoundMethod {
    #[py("__new__($type, function, instance, /)")]
    fn new(vm: &mut Vm, _class: &Ref<Type>, function: &Value, instance: &Value) -> Res<Ref<BoundMethod>> {
        if !call::is_callable(vm, function) {
            return Err(vm.type_error("first argument must be callable"));
        }
        if instance.is_none() {
            return Err(vm.type_error("instance must not be None"));
        }
        Ok(vm.alloc(BoundMethod { function: function.clone(), receiver: instance.clone() }))
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<BoundMethod>) -> Res<String> {
        let mut name = None;
        for of in [vm.names().__qualname__.clone(), vm.names().__name__.clone()] {
            name = ops::get_attr_or_none(vm, &this.function, &of)?;
            if name.is_some() {
                break;
            }
        }
        let name = name.as_ref().and_then(|n| n.downcast::<Str>()).map(|n| n.to_string_lossy());
        let receiver = ops::repr(vm, &this.receiver)?.to_string_lossy();
        Ok(format!("<bound method {} of {receiver}>", name.as_deref().unwrap_or("?")))
    }

    #[py("__call__")]
    fn call(vm: &mut Vm, this: &Ref<BoundMethod>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        let owned = OwnedArgs::new(vm, args, kwargs)?;
        ops::call(vm, this.as_value(), owned.args())
    }

    #[py("__get__")]
    fn get(this: &Ref<BoundMethod>, _instance: &Value, _owner: Option<&Value>) -> Ref<BoundMethod> {
        this.clone()
    }

    #[py("__getattribute__")]
    fn getattribute(vm: &mut Vm, this: &Ref<BoundMethod>, name: &Value) -> Res<Value> {
        let name = attr::name_argument(vm, name)?;
        ops::get_attr(vm, this.as_value(), name)
    }

    #[py("__hash__")]
    fn hash(vm: &mut Vm, this: &Ref<BoundMethod>) -> Res<i64> {
        Ok(ops::hash::identity_hash(&this.receiver) ^ ops::hash(vm, &this.function)?)
    }

    #[member("__func__")]
    fn func(this: &Ref<BoundMethod>) -> Value {
        this.function.clone()
    }

    #[member("__self__")]
    fn self_(this: &Ref<BoundMethod>) -> Value {
        this.receiver.clone()
    }

    #[getter("__doc__")]
    fn doc(vm: &mut Vm, this: &Ref<BoundMethod>) -> Res<Value> {
        let name = vm.names().__doc__.clone();
        ops::get_attr(vm, &this.function, &name)
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<BoundMethod>) -> Res<Value> {
        let name = vm.names().__name__.clone();
        let name = ops::get_attr(vm, &this.function, &name)?;
        super::native::as_attribute(vm, &this.receiver, name)
    }
}

rich_compare!(BoundMethod, compare);

/// Equal where the functions are, bound to the same object.
fn compare(vm: &mut Vm, op: CompareOp, this: &Value, value: &Value) -> Res<Value> {
    let (Some(a), Some(b)) = (this.downcast::<BoundMethod>(), value.downcast::<BoundMethod>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let equal = a.receiver.is(&b.receiver) && ops::equal(vm, &a.function, &b.function)?;
    match op {
        CompareOp::Equal => Ok(Value::bool(equal)),
        CompareOp::NotEqual => Ok(Value::bool(!equal)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `method.name`: what the class `method` has, then what the function has (`method_getattro`).
pub(crate) fn get_attr(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
    let Some(method) = object.downcast::<BoundMethod>() else { return Ok(None) };
    if lookup(vm, class_of(vm, object), name).is_some() {
        return attr::generic_get(vm, object, name);
    }
    ops::get_attr(vm, &method.function, name).map(Some)
}
