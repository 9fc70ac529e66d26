//! What `cmp_to_key` returns: called with an object, it makes a key that compares by the function.

use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::rich_compare::rich_compare;
use crate::ops::{self, CompareOp, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct KeyWrapper {
    pub compare: Value,
    pub object: Option<Value>,
}

impl Trace for KeyWrapper {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.compare);
        self.object.iter().for_each(visit);
    }
}

rich_compare!(KeyWrapper, compare);

fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    let (Some(a), Some(b)) = (a.downcast::<KeyWrapper>(), b.downcast::<KeyWrapper>()) else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    let function = a.get(vm).compare.clone();
    let (Some(x), Some(y)) = (a.get(vm).object.clone(), b.get(vm).object.clone()) else {
        return Err(vm.attribute_error("object"));
    };
    let result = call::call_positional(vm, &function, &[x, y])?;
    ops::compare(vm, op, &result, &Value::small_int_wrapping(0))
}

#[methods("functools.KeyWrapper", with(COMPARE))]
impl KeyWrapper {
    #[py("__call__($self, /, obj)", flavour = "method", name = "K")]
    fn call(vm: &Vm, this: &Ref<KeyWrapper>, obj: &Value) -> Ref<KeyWrapper> {
        let compare = this.get(vm).compare.clone();
        vm.alloc(KeyWrapper { compare, object: Some(obj.clone()) })
    }

    #[getter("obj")]
    fn obj(vm: &Vm, this: &Ref<KeyWrapper>) -> Option<Value> {
        this.get(vm).object.clone()
    }

    #[setter("obj")]
    fn set_obj(vm: &mut Vm, this: &Ref<KeyWrapper>, value: Option<&Value>) -> Res<()> {
        let old = std::mem::replace(&mut this.get_mut(vm).object, value.cloned());
        drop(old);
        Ok(())
    }
}
