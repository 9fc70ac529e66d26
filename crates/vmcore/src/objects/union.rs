//! `types.UnionType`: `int | str` (PEP 604, CPython's `Objects/unionobject.c`).

use super::generic_alias::{self, GenericAlias, parameters};
use super::rich_compare::rich_compare;
use super::set;
use super::tuple::{self, Tuple};
use super::types::Type;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::ops::{self, BinaryOp, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Union {
    /// Classes and aliases, at least two, no two alike.
    pub args: Ref<Tuple>,
}

impl Trace for Union {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.args.as_value());
    }
}

/// `a | b`; NotImplemented unless both can stand in a union.
pub fn of(vm: &mut Vm, a: &Value, b: &Value) -> Res<Value> {
    let fits = |value: &Value| {
        value.is_none()
            || value.downcast::<Type>().is_some()
            || value.downcast::<GenericAlias>().is_some()
            || value.downcast::<Union>().is_some()
    };
    if !fits(a) || !fits(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let mut args: Vec<Value> = Vec::new();
    for value in [a, b] {
        match value.downcast::<Union>() {
            Some(union) => {
                for arg in union.args.items() {
                    add(vm, &mut args, arg)?;
                }
            }
            None if value.is_none() => {
                let class = vm.types().none_type.to_value();
                add(vm, &mut args, &class)?;
            }
            None => add(vm, &mut args, value)?,
        }
    }
    if let [only] = &*args {
        return Ok(only.clone());
    }
    Ok(vm.alloc(Union { args: tuple::from_slice(vm, &args)? }).into())
}

fn add(vm: &mut Vm, args: &mut Vec<Value>, value: &Value) -> Res<()> {
    for known in args.iter() {
        let aliases =
            value.downcast::<GenericAlias>().is_some() && known.downcast::<GenericAlias>().is_some();
        if known.is(value) || aliases && ops::equal(vm, known, value)? {
            return Ok(());
        }
    }
    args.push(value.clone());
    Ok(())
}

rich_compare!(Union, compare);

/// As sets of their arguments.
fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    let (Some(a), Some(b)) = (a.downcast::<Union>(), b.downcast::<Union>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (arg_set(vm, a)?, arg_set(vm, b)?);
    ops::compare(vm, op, &a, &b)
}

fn arg_set(vm: &mut Vm, union: &Ref<Union>) -> Res<Value> {
    let class = vm.types().frozenset.clone();
    let made = set::of_class(vm, &class);
    made.update(vm, union.args.as_value())?;
    Ok(made.into())
}

#[methods("types.UnionType", with(COMPARE))]
impl Union {
    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Union>) -> Res<String> {
        let mut parts = Vec::with_capacity(this.args.len());
        for arg in this.args.items() {
            let none = arg.is(vm.types().none_type.as_value());
            parts.push(if none { "None".to_owned() } else { generic_alias::show(vm, arg)? });
        }
        Ok(parts.join(" | "))
    }

    #[py("__hash__")]
    fn hash(vm: &mut Vm, this: &Ref<Union>) -> Res<i64> {
        let args = arg_set(vm, this)?;
        ops::hash(vm, &args)
    }

    #[py("__or__")]
    fn or(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        of(vm, this, value)
    }

    #[py("__ror__")]
    fn or_reflected(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        of(vm, value, this)
    }

    #[py("__getitem__")]
    fn get_item(vm: &mut Vm, this: &Ref<Union>, key: &Value) -> Res<Value> {
        let parameters = parameters::of(vm, &this.args)?;
        let args = parameters::substitute(vm, this.as_value(), &this.args, &parameters, key)?;
        let mut items = args.items().iter();
        let mut made = items.next().cloned().unwrap_or(Value::NONE);
        for item in items {
            made = ops::binary(vm, BinaryOp::Or, &made, item)?;
        }
        Ok(made)
    }

    #[py("__instancecheck__($self, obj, /)", no_text_signature)]
    fn instance_check(vm: &mut Vm, this: &Ref<Union>, obj: &Value) -> Res<bool> {
        for class in this.args.items() {
            refuse_alias(vm, class, "isinstance")?;
            if ops::is_instance(vm, obj, class)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    #[py("__subclasscheck__($self, cls, /)", no_text_signature)]
    fn subclass_check(vm: &mut Vm, this: &Ref<Union>, cls: &Value) -> Res<bool> {
        if cls.downcast::<Type>().is_none() {
            return Err(vm.type_error("issubclass() arg 1 must be a class"));
        }
        for class in this.args.items() {
            refuse_alias(vm, class, "issubclass")?;
            if ops::is_subclass(vm, cls, class)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    #[member("__args__")]
    fn args(this: &Ref<Union>) -> Ref<Tuple> {
        this.args.clone()
    }

    #[getter("__parameters__")]
    fn get_parameters(vm: &mut Vm, this: &Ref<Union>) -> Res<Ref<Tuple>> {
        parameters::of(vm, &this.args)
    }
}

fn refuse_alias(vm: &Vm, class: &Value, what: &str) -> Res<()> {
    if parameters::is_parameterized(vm, class) {
        return Err(vm.type_error(&format!("{what}() argument 2 cannot be a parameterized generic")));
    }
    Ok(())
}
