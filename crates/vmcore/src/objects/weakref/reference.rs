//! `weakref.ref`

use super::{WeakRef, find_basic, is_supported};
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::rich_compare::rich_compare;
use crate::objects::str::Str;
use crate::objects::types::{Type, class_of, lookup};
use crate::ops::{self, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

fn is_reference(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is_subtype(vm, &vm.types().weakref)
}

/// A reference to an object that does not keep it alive.
pub struct Reference;

#[methods("weakref.ReferenceType", is = is_reference, with(COMPARE))]
impl Reference {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Ref<WeakRef>> {
        let (target, callback) = match args {
            [target] => (target, None),
            [target, callback] => (target, Some(callback).filter(|c| !c.is_none())),
            _ => return Err(vm.type_error(&wrong_count("__new__", args.len()))),
        };
        if !kwargs.is_empty() && class.is(&vm.types().weakref) {
            return Err(vm.type_error("ref() takes no keyword arguments"));
        }
        make(vm, class, target, callback)
    }

    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, _this: &Value, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        if !kwargs.is_empty() {
            return Err(vm.type_error("ref() takes no keyword arguments"));
        }
        match args.len() {
            1 | 2 => Ok(()),
            given => Err(vm.type_error(&wrong_count("__init__", given))),
        }
    }

    #[py("__call__")]
    fn call(vm: &mut Vm, this: &Ref<WeakRef>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Option<Value>> {
        if !kwargs.is_empty() {
            return Err(vm.type_error("weakref() takes no keyword arguments"));
        }
        if !args.is_empty() {
            let given = args.len();
            return Err(vm.type_error(&format!("weakref expected 0 arguments, got {given}")));
        }
        Ok(this.target(vm))
    }

    #[py("__class_getitem__($type, object, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<WeakRef>) -> Res<String> {
        let at = this.as_value().word();
        let Some(target) = this.target(vm) else { return Ok(format!("<weakref at {at:#x}; dead>")) };
        let (class, of) = (class_of(vm, &target).name(vm), target.word());
        // As a special method is looked up: an object's own `__getattr__` is not asked.
        let class_ref = class_of(vm, &target).clone();
        let name = match lookup(vm, &class_ref, &vm.names().__name__) {
            Some(found) => Some(ops::attr::bind(vm, &found, Some(&target), &class_ref)?),
            None => None,
        };
        Ok(match name.as_ref().and_then(|n| n.downcast::<Str>()) {
            Some(name) => {
                format!("<weakref at {at:#x}; to '{class}' at {of:#x} ({})>", name.to_string_lossy())
            }
            None => format!("<weakref at {at:#x}; to '{class}' at {of:#x}>"),
        })
    }

    #[py("__hash__")]
    fn hash(vm: &mut Vm, this: &Ref<WeakRef>) -> Res<i64> {
        if let Some(hash) = this.get(vm).hash {
            return Ok(hash);
        }
        let Some(target) = this.target(vm) else {
            return Err(vm.type_error("weak object has gone away"));
        };
        let hash = ops::hash(vm, &target)?;
        this.get_mut(vm).hash = Some(hash);
        Ok(hash)
    }

    #[member("__callback__")]
    fn callback(vm: &Vm, this: &Ref<WeakRef>) -> Option<Value> {
        this.get(vm).callback.clone()
    }
}

rich_compare!(Reference, compare);

/// As the objects referred to; where one is dead, by identity.
fn compare(vm: &mut Vm, op: CompareOp, this: &Value, value: &Value) -> Res<Value> {
    let (Some(a), Some(b)) = (this.downcast::<WeakRef>(), value.downcast::<WeakRef>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) || !is_reference(vm, value) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match (a.target(vm), b.target(vm)) {
        (Some(a), Some(b)) => ops::compare(vm, op, &a, &b),
        _ => Ok(Value::bool(a.is(b) == (op == CompareOp::Equal))),
    }
}

fn wrong_count(function: &str, given: usize) -> String {
    match given {
        0 => format!("{function} expected at least 1 argument, got 0"),
        _ => format!("{function} expected at most 2 arguments, got {given}"),
    }
}

/// A reference or proxy of `class`. Without a callback there is one of each for an object, unless the class was derived.
pub(crate) fn make(
    vm: &mut Vm,
    class: &Ref<Type>,
    target: &Value,
    callback: Option<&Value>,
) -> Res<Ref<WeakRef>> {
    if !is_supported(vm, target) {
        let given = class_of(vm, target).name(vm);
        return Err(vm.type_error(&format!("cannot create weak reference to '{given}' object")));
    }
    if callback.is_none()
        && let Some(found) = find_basic(vm, class, target)
    {
        return Ok(found);
    }
    let payload = WeakRef { target: 0, callback: callback.cloned(), hash: None };
    let made = attrs::new_instance(vm, class, payload);
    made.register(vm, target);
    Ok(made)
}
