//! `types.SimpleNamespace`: attributes and nothing else.

use super::dict::Dict;
use super::instance::Instance;
use super::rich_compare::rich_compare;
use super::str::Str;
use super::types::{Type, class_of};
use super::{attrs, tuple};
use crate::native::{Kwargs, methods};
use crate::ops::{self, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Stands for the class where its methods are declared: instances are a dict alone.
pub struct SimpleNamespace;

fn is_namespace(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is_subtype(vm, &vm.types().simple_namespace)
}

#[methods("types.SimpleNamespace", is = is_namespace, with(COMPARE))]
impl SimpleNamespace {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<Instance> {
        attrs::new_instance(vm, class, Instance)
    }

    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Value, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        if !args.is_empty() {
            return Err(vm.type_error("no positional arguments expected"));
        }
        for (name, value) in kwargs {
            attrs::set(vm, this, &name.interned(vm), value.clone())?;
        }
        Ok(())
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Value) -> Res<Value> {
        let class = class_of(vm, this);
        let name = match class.is(&vm.types().simple_namespace) {
            true => "namespace".to_owned(),
            false => class.name(vm),
        };
        ops::repr::container(vm, this, &format!("{name}(...)"), |vm, out| {
            out.push_str(&name);
            out.push_str("(");
            let dict = attrs::dict_of(vm, this);
            let entries: Vec<(Value, Value)> =
                dict.get(vm).table.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
            let mut first = true;
            for (key, value) in entries {
                let Some(key) = key.downcast::<Str>().filter(|key| !key.is_empty()) else { continue };
                if !std::mem::replace(&mut first, false) {
                    out.push_str(", ");
                }
                out.push_str(&key.to_string_lossy());
                out.push_str("=");
                out.push_repr(vm, &value)?;
            }
            out.push_str(")");
            Ok(())
        })
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Value) -> Res<Value> {
        let class = class_of(vm, this).to_value();
        let dict = attrs::dict_of(vm, this).to_value();
        let empty = tuple::from_slice(vm, &[])?.to_value();
        Ok(tuple::from_slice(vm, &[class, empty, dict])?.into())
    }

    #[member("__dict__")]
    fn dict(vm: &mut Vm, this: &Value) -> Ref<Dict> {
        attrs::dict_of(vm, this)
    }
}

rich_compare!(SimpleNamespace, compare);

fn compare(vm: &mut Vm, op: CompareOp, this: &Value, value: &Value) -> Res<Value> {
    if !is_namespace(vm, value) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (attrs::dict_of(vm, this).to_value(), attrs::dict_of(vm, value).to_value());
    ops::compare(vm, op, &a, &b)
}
