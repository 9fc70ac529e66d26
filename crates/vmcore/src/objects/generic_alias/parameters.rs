//! Type variables among the arguments of aliases and unions, and putting arguments in their places. Whatever has
//! `__typing_subst__` counts as a type variable: those are made in Python.

use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::ops::{self, attr, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

fn attribute(vm: &mut Vm, value: &Value, name: &str) -> Res<Option<Value>> {
    let name = vm.intern(name);
    attr::get_attr_or_none(vm, value, &name)
}

/// The type variables among `args`, each once.
pub fn of(vm: &mut Vm, args: &Ref<Tuple>) -> Res<Ref<Tuple>> {
    let mut found: Vec<Value> = Vec::new();
    let mut add = |value: &Value| {
        if !found.iter().any(|known| known.is(value)) {
            found.push(value.clone());
        }
    };
    for arg in args.items() {
        // A class has `__parameters__` of its own, which mean something else.
        if arg.downcast::<Type>().is_some() {
            continue;
        }
        if attribute(vm, arg, "__typing_subst__")?.is_some() {
            add(arg);
        } else if let Some(inner) = attribute(vm, arg, "__parameters__")?
            && let Some(inner) = inner.downcast::<Tuple>()
        {
            inner.items().iter().for_each(&mut add);
        }
    }
    Ok(tuple::from_slice(vm, &found)?)
}

/// What is put in: a tuple's items, those of unpacked tuples among them.
fn arguments(vm: &mut Vm, item: &Value) -> Res<Vec<Value>> {
    let items = match item.downcast::<Tuple>() {
        Some(items) => items.items().to_vec(),
        None => vec![item.clone()],
    };
    let mut unpacked = Vec::with_capacity(items.len());
    for item in items {
        if item.downcast::<Type>().is_none()
            && let Some(inner) = attribute(vm, &item, "__typing_unpacked_tuple_args__")?
            && let Some(inner) = inner.downcast::<Tuple>()
            && !inner.items().last().is_some_and(|last| last.is(&Value::ELLIPSIS))
        {
            unpacked.extend_from_slice(inner.items());
        } else {
            unpacked.push(item);
        }
    }
    Ok(unpacked)
}

/// `alias[item]`: the arguments `args` of `alias`, with what `item` gives in place of `parameters`.
pub fn substitute(
    vm: &mut Vm,
    alias: &Value,
    args: &Ref<Tuple>,
    parameters: &Ref<Tuple>,
    item: &Value,
) -> Res<Ref<Tuple>> {
    if parameters.is_empty() {
        let shown = ops::format::repr(vm, alias)?.to_string_lossy();
        return Err(vm.type_error(&format!("{shown} is not a generic class")));
    }
    let mut given = arguments(vm, item)?;
    for parameter in parameters.items() {
        if let Some(prepare) = attribute(vm, parameter, "__typing_prepare_subst__")?
            && !prepare.is_none()
        {
            let all = tuple::from_slice(vm, &given)?.into();
            let prepared = call::call_positional(vm, &prepare, &[alias.clone(), all])?;
            given = match prepared.downcast::<Tuple>() {
                Some(prepared) => prepared.items().to_vec(),
                None => vec![prepared],
            };
        }
    }
    let (expected, actual) = (parameters.len(), given.len());
    if expected != actual {
        let how = if actual > expected { "many" } else { "few" };
        let shown = ops::format::repr(vm, alias)?.to_string_lossy();
        let message = format!("Too {how} arguments for {shown}; actual {actual}, expected {expected}");
        return Err(vm.type_error(&message));
    }
    let mut result = Vec::with_capacity(args.len());
    for arg in args.items() {
        if arg.downcast::<Type>().is_some() {
            result.push(arg.clone());
            continue;
        }
        let unpack = match attribute(vm, arg, "__typing_is_unpacked_typevartuple__")? {
            Some(flag) => ops::truth(vm, &flag)?,
            None => false,
        };
        let replaced = match attribute(vm, arg, "__typing_subst__")? {
            Some(subst) => match place(parameters, arg) {
                Some(index) => call::call_positional(vm, &subst, std::slice::from_ref(&given[index]))?,
                None => arg.clone(),
            },
            None => inside(vm, arg, parameters, &given)?,
        };
        match replaced.downcast::<Tuple>() {
            Some(items) if unpack => result.extend_from_slice(items.items()),
            _ => result.push(replaced),
        }
    }
    Ok(tuple::from_slice(vm, &result)?)
}

fn place(parameters: &Ref<Tuple>, parameter: &Value) -> Option<usize> {
    parameters.items().iter().position(|known| known.is(parameter))
}

/// `arg` with the type variables inside it replaced.
fn inside(vm: &mut Vm, arg: &Value, parameters: &Ref<Tuple>, given: &[Value]) -> Res<Value> {
    let Some(own) = attribute(vm, arg, "__parameters__")? else { return Ok(arg.clone()) };
    let Some(own) = own.downcast::<Tuple>().filter(|own| !own.is_empty()) else { return Ok(arg.clone()) };
    let mut replaced = Vec::with_capacity(own.len());
    for parameter in own.items() {
        let value = match place(parameters, parameter) {
            Some(index) => given[index].clone(),
            None => parameter.clone(),
        };
        // A variable that can be iterated over stands for any number of arguments.
        let many = call::find_special(vm, parameter, |n| &n.__iter__).is_some();
        match value.downcast::<Tuple>() {
            Some(items) if many => replaced.extend_from_slice(items.items()),
            _ => replaced.push(value),
        }
    }
    let key = tuple::from_slice(vm, &replaced)?;
    ops::get_item(vm, arg, key.as_value())
}

/// Whether `value` is an alias or such, which `isinstance` does not take.
pub fn is_parameterized(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is(&vm.types().generic_alias)
}
