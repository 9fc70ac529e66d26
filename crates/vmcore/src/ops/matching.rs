//! Mapping and class patterns (CPython's `match_keys` and `match_class`).

use crate::native::Args;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Flags, Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The tuple of the subject's values under `keys`, or None if one is missing.
pub fn keys(vm: &mut Vm, subject: &Value, keys: &Ref<Tuple>) -> Res<Value> {
    if keys.is_empty() {
        return Ok(tuple::from_slice(vm, &[])?.into());
    }
    let mut seen: Vec<Value> = Vec::with_capacity(keys.len());
    let mut values = Vec::with_capacity(keys.len());
    let get = vm.intern("get");
    let getter = ops::get_attr(vm, subject, &get)?;
    // No value of the program can be this one.
    let missing: Value = crate::objects::list::new(vm).into();
    for key in keys.items() {
        for earlier in &seen {
            if ops::equal(vm, earlier, key)? {
                let key = ops::format::repr(vm, key)?.to_string_lossy();
                return Err(vm.value_error(&format!("mapping pattern checks duplicate key ({key})")));
            }
        }
        seen.push(key.clone());
        let value = ops::call(vm, &getter, Args::positional_only(&[key.clone(), missing.clone()]))?;
        if value.is(&missing) {
            return Ok(Value::NONE);
        }
        values.push(value);
    }
    Ok(tuple::from_iter(vm, values.into_iter())?.into())
}

/// The tuple of the subject's attributes that a class pattern names, `positional` of them by `__match_args__`; None if
/// the subject does not match.
pub fn class(
    vm: &mut Vm,
    subject: &Value,
    class: &Value,
    positional: usize,
    names: &Ref<Tuple>,
) -> Res<Value> {
    let Some(class_ref) = class.downcast::<Type>().cloned() else {
        return Err(vm.type_error("called match pattern must be a type"));
    };
    if !ops::is_instance(vm, subject, class)? {
        return Ok(Value::NONE);
    }
    let mut seen: Vec<Ref<Str>> = Vec::new();
    let mut values = Vec::new();
    if positional > 0 {
        let match_args = vm.names().__match_args__.clone();
        let (args, match_self) = match ops::attr::get_attr_or_none(vm, class, &match_args)? {
            Some(args) => match args.exact::<Tuple>() {
                Some(args) => (args.clone(), false),
                None => {
                    let (name, got) = (class_ref.name(vm), class_of(vm, &args).name(vm));
                    return Err(vm.type_error(&format!("{name}.__match_args__ must be a tuple (got {got})")));
                }
            },
            None => (tuple::from_slice(vm, &[])?, class_ref.flags(vm).contains(Flags::MATCH_SELF)),
        };
        let allowed = if match_self { 1 } else { args.len() };
        if allowed < positional {
            let name = class_ref.name(vm);
            let plural = if allowed == 1 { "" } else { "s" };
            return Err(vm.type_error(&format!(
                "{name}() accepts {allowed} positional sub-pattern{plural} ({positional} given)"
            )));
        }
        if match_self {
            values.push(subject.clone());
        } else {
            for item in args.items().iter().take(positional) {
                let Some(attribute) = item.exact::<Str>() else {
                    let got = class_of(vm, item).name(vm);
                    return Err(
                        vm.type_error(&format!("__match_args__ elements must be strings (got {got})"))
                    );
                };
                match attribute_of(vm, subject, &class_ref, attribute, &mut seen)? {
                    Some(value) => values.push(value),
                    None => return Ok(Value::NONE),
                }
            }
        }
    }
    for item in names.items() {
        let Some(attribute) = item.exact::<Str>() else { continue };
        match attribute_of(vm, subject, &class_ref, attribute, &mut seen)? {
            Some(value) => values.push(value),
            None => return Ok(Value::NONE),
        }
    }
    Ok(tuple::from_iter(vm, values.into_iter())?.into())
}

/// The subject's attribute, none if it has none; a name met twice raises.
fn attribute_of(
    vm: &mut Vm,
    subject: &Value,
    class: &Ref<Type>,
    name: &Ref<Str>,
    seen: &mut Vec<Ref<Str>>,
) -> Res<Option<Value>> {
    if seen.iter().any(|s| s.same(name)) {
        let (class, name) = (class.name(vm), name.to_string_lossy());
        return Err(vm.type_error(&format!("{class}() got multiple sub-patterns for attribute '{name}'")));
    }
    seen.push(name.clone());
    let name = name.interned(vm);
    ops::attr::get_attr_or_none(vm, subject, &name)
}
