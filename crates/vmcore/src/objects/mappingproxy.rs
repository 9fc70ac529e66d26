//! `mappingproxy`: a mapping that can only be read.

use super::generic_alias::{self, GenericAlias};
use super::list::List;
use super::rich_compare::rich_compare;
use super::tuple::Tuple;
use super::types::{Type, class_of};
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::ops::{self, BinaryOp, CompareOp, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct MappingProxy {
    pub mapping: Value,
}

impl Trace for MappingProxy {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.mapping);
    }
}

#[methods("mappingproxy", with(COMPARE))]
impl MappingProxy {
    #[py("__new__($type, /, mapping)", no_text_signature)]
    fn new(vm: &mut Vm, _class: &Ref<Type>, mapping: &Value) -> Res<Ref<MappingProxy>> {
        let is_mapping = call::find_special(vm, mapping, |n| &n.__getitem__).is_some()
            && mapping.downcast::<List>().is_none()
            && mapping.downcast::<Tuple>().is_none();
        if !is_mapping {
            let class = class_of(vm, mapping).name(vm);
            return Err(vm.type_error(&format!("mappingproxy() argument must be a mapping, not {class}")));
        }
        Ok(vm.alloc(MappingProxy { mapping: mapping.clone() }))
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<MappingProxy>) -> Res<String> {
        Ok(format!("mappingproxy({})", ops::repr(vm, &this.mapping)?.to_string_lossy()))
    }

    #[py("__str__")]
    fn str(vm: &mut Vm, this: &Ref<MappingProxy>) -> Res<Value> {
        Ok(ops::str(vm, &this.mapping)?.into())
    }

    #[py("__len__")]
    fn len(vm: &mut Vm, this: &Ref<MappingProxy>) -> Res<usize> {
        ops::len(vm, &this.mapping)
    }

    #[py("__getitem__")]
    fn getitem(vm: &mut Vm, this: &Ref<MappingProxy>, key: &Value) -> Res<Value> {
        ops::get_item(vm, &this.mapping, key)
    }

    #[py("__contains__")]
    fn contains(vm: &mut Vm, this: &Ref<MappingProxy>, key: &Value) -> Res<bool> {
        ops::contains(vm, &this.mapping, key)
    }

    #[py("__iter__")]
    fn iter(vm: &mut Vm, this: &Ref<MappingProxy>) -> Res<Value> {
        ops::get_iter(vm, &this.mapping)
    }

    #[py("__or__")]
    fn or(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        ops::binary(vm, BinaryOp::Or, inner(this), inner(value))
    }

    #[py("__ror__")]
    fn ror(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        ops::binary(vm, BinaryOp::Or, inner(value), inner(this))
    }

    #[py("__ior__")]
    fn ior(vm: &mut Vm, _this: &Ref<MappingProxy>, _value: &Value) -> Res<Value> {
        Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
    }

    #[py("get($self, key, default=None, /)", no_text_signature)]
    fn get(vm: &mut Vm, this: &Ref<MappingProxy>, key: &Value, default: &Value) -> Res<Value> {
        forward(vm, this, "get", &[key.clone(), default.clone()])
    }

    #[py("keys($self, /)", no_text_signature)]
    fn keys(vm: &mut Vm, this: &Ref<MappingProxy>) -> Res<Value> {
        forward(vm, this, "keys", &[])
    }

    #[py("values($self, /)", no_text_signature)]
    fn values(vm: &mut Vm, this: &Ref<MappingProxy>) -> Res<Value> {
        forward(vm, this, "values", &[])
    }

    #[py("items($self, /)", no_text_signature)]
    fn items(vm: &mut Vm, this: &Ref<MappingProxy>) -> Res<Value> {
        forward(vm, this, "items", &[])
    }

    #[py("copy($self, /)", no_text_signature)]
    fn copy(vm: &mut Vm, this: &Ref<MappingProxy>) -> Res<Value> {
        forward(vm, this, "copy", &[])
    }

    #[py("__reversed__($self, /)", no_text_signature)]
    fn reversed(vm: &mut Vm, this: &Ref<MappingProxy>) -> Res<Value> {
        forward(vm, this, "__reversed__", &[])
    }

    #[py("__class_getitem__($type, item, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, item: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), item)
    }
}

rich_compare!(MappingProxy, compare);

fn compare(vm: &mut Vm, op: CompareOp, this: &Value, value: &Value) -> Res<Value> {
    ops::compare(vm, op, inner(this), value)
}

fn inner(value: &Value) -> &Value {
    value.downcast::<MappingProxy>().map_or(value, |proxy| &proxy.mapping)
}

fn forward(vm: &mut Vm, this: &Ref<MappingProxy>, name: &str, args: &[Value]) -> Res<Value> {
    let name = vm.intern(name);
    call::method(vm, &this.mapping, &name, args)
}
