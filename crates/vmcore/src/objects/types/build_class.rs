//! `__build_class__`: what a class statement calls (CPython's `builtin___build_class__`, PEP 3115, PEP 560).

use super::{Type, class_of, lookup, new};
use crate::native::{Args, Kwargs};
use crate::objects::cell::Cell;
use crate::objects::dict::{self, Dict};
use crate::objects::function::Function;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::ops::{self, attr, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `__build_class__(function, name, *bases, metaclass=..., **keywords)`
pub fn build_class(vm: &mut Vm, args: &[Value], keywords: Kwargs<'_>) -> Res<Value> {
    let [function, name, original @ ..] = args else {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    };
    if function.downcast::<Function>().is_none() {
        return Err(vm.type_error("__build_class__: func must be a function"));
    }
    if name.downcast::<Str>().is_none() {
        return Err(vm.type_error("__build_class__: name is not a string"));
    }
    let resolved = resolve_bases(vm, original)?;
    let bases = tuple::from_slice(vm, resolved.as_deref().unwrap_or(original))?;

    let mut metaclass = None;
    let mut names = Vec::new();
    let mut values = vec![name.clone(), bases.to_value()];
    for (key, value) in keywords {
        if key.as_ascii() == Some("metaclass") {
            metaclass = Some(value.clone());
        } else {
            names.push(key.to_value());
            values.push(value.clone());
        }
    }
    let names = if names.is_empty() { None } else { Some(tuple::from_iter(vm, names.into_iter())?) };
    let metaclass = match metaclass {
        Some(metaclass) => metaclass,
        None => match bases.items().first() {
            Some(first) => class_of(vm, first).to_value(),
            None => vm.types().type_.to_value(),
        },
    };
    let metaclass = match metaclass.downcast::<Type>() {
        Some(class) => new::winning_metaclass(vm, class, bases.items())?.to_value(),
        None => metaclass,
    };

    let namespace = prepare(vm, &metaclass, Args::new(&values, names.as_ref()))?;
    let cell = crate::interp::call_with_locals(vm, function, &namespace)?;
    if resolved.is_some() {
        let key = vm.intern("__orig_bases__").to_value();
        let original = tuple::from_slice(vm, original)?.to_value();
        ops::set_item(vm, &namespace, &key, &original)?;
    }
    values.insert(2, namespace);
    let class = call::call(vm, &metaclass, Args::new(&values, names.as_ref()))?;
    if let (Some(_), Some(cell)) = (class.downcast::<Type>(), cell.downcast::<Cell>()) {
        check_cell(vm, &class, name, cell)?;
    }
    Ok(class)
}

/// The bases with those replaced that have `__mro_entries__`; none where there are no such.
fn resolve_bases(vm: &mut Vm, bases: &[Value]) -> Res<Option<Vec<Value>>> {
    let mut resolved: Option<Vec<Value>> = None;
    for (i, base) in bases.iter().enumerate() {
        let mut hook = None;
        if base.downcast::<Type>().is_none() {
            let name = vm.names().__mro_entries__.clone();
            hook = attr::get_attr_or_none(vm, base, &name)?;
        }
        let Some(hook) = hook else {
            if let Some(resolved) = &mut resolved {
                resolved.push(base.clone());
            }
            continue;
        };
        let all = tuple::from_slice(vm, bases)?.to_value();
        let entries = call::call_positional(vm, &hook, &[all])?;
        let Some(entries) = entries.downcast::<Tuple>() else {
            return Err(vm.type_error("__mro_entries__ must return a tuple"));
        };
        resolved.get_or_insert_with(|| bases[..i].to_vec()).extend_from_slice(entries.items());
    }
    Ok(resolved)
}

/// The namespace in which the class body runs.
fn prepare(vm: &mut Vm, metaclass: &Value, args: Args<'_>) -> Res<Value> {
    let name = vm.names().__prepare__.clone();
    let Some(hook) = attr::get_attr_or_none(vm, metaclass, &name)? else { return Ok(dict::new(vm).into()) };
    let namespace = call::call(vm, &hook, args)?;
    let is_mapping = namespace.downcast::<Dict>().is_some()
        || lookup(vm, class_of(vm, &namespace), &vm.names().__getitem__).is_some();
    if is_mapping {
        return Ok(namespace);
    }
    let metaclass = match metaclass.downcast::<Type>() {
        Some(class) => class.name(vm),
        None => "<metaclass>".to_owned(),
    };
    let given = class_of(vm, &namespace).name(vm);
    Err(vm.type_error(&format!("{metaclass}.__prepare__() must return a mapping, not {given}")))
}

/// That the class body's `__class__` is the class made.
fn check_cell(vm: &mut Vm, class: &Value, name: &Value, cell: &Ref<Cell>) -> Res<()> {
    let content = cell.get(vm).content.clone();
    if content.as_ref().is_some_and(|content| content.is(class)) {
        return Ok(());
    }
    let (shown, shown_name) =
        (ops::repr(vm, class)?.to_string_lossy(), ops::repr(vm, name)?.to_string_lossy());
    match content {
        None => Err(vm.runtime_error(&format!(
            "__class__ not set defining {shown_name} as {shown}. Was __classcell__ propagated to type.__new__?"
        ))),
        Some(content) => {
            let content = ops::repr(vm, &content)?.to_string_lossy();
            Err(vm.type_error(&format!("__class__ set to {content} defining {shown_name} as {shown}")))
        }
    }
}
