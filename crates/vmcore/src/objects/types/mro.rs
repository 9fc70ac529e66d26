//! Method resolution order: C3 (CPython's `mro_implementation`; https://www.python.org/download/releases/2.3/mro/).

use super::{Type, class_of, layout};
use crate::objects::tuple::{self, Tuple};
use crate::ops::call;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// The order for `class`, by its metaclass's `mro` where that is not `type`'s.
pub(super) fn of(vm: &mut Vm, class: &Ref<Type>) -> Res<Ref<Tuple>> {
    if class_of(vm, class.as_value()).is(&vm.types().type_) {
        let bases = class.get(vm).bases.clone();
        return Ok(tuple::from_iter(vm, merged(vm, class, &bases)?.into_iter())?);
    }
    let made = call::special(vm, class.as_value(), |n| &n.mro, &[])?.unwrap_or(Value::NONE);
    let order = tuple::from_iterable(vm, &made)?;
    if order.is_empty() {
        return Err(vm.type_error("type MRO must not be empty"));
    }
    let solid = layout::solid_base(vm, class);
    for item in order.items() {
        let Some(base) = item.downcast::<Type>() else {
            let given = class_of(vm, item).name(vm);
            return Err(vm.type_error(&format!("mro() returned a non-class ('{given}')")));
        };
        if !solid.is_subtype(vm, &layout::solid_base(vm, base)) {
            let given = base.name(vm);
            return Err(vm.type_error(&format!("mro() returned base with unsuitable layout ('{given}')")));
        }
    }
    Ok(order)
}

/// `class`, then the merge of its bases' orders and of the bases themselves.
pub(super) fn merged(vm: &Vm, class: &Ref<Type>, bases: &Ref<Tuple>) -> Res<Vec<Value>> {
    let mut order = vec![class.to_value()];
    let bases = bases.items();
    for base in bases.iter().filter_map(|base| base.downcast::<Type>()) {
        if base.get(vm).mro.is_none() {
            let name = base.name(vm);
            return Err(vm.type_error(&format!("Cannot extend an incomplete type '{name}'")));
        }
    }
    let orders: Vec<&[Value]> =
        bases.iter().filter_map(|b| b.downcast::<Type>()).map(|b| b.mro(vm)).collect();
    if let [only] = orders.as_slice() {
        order.extend_from_slice(only);
        return Ok(order);
    }
    for (i, base) in bases.iter().enumerate() {
        if bases[i + 1..].iter().any(|other| other.is(base)) {
            let name = base.downcast::<Type>().map_or_else(String::new, |b| b.name(vm));
            return Err(vm.type_error(&format!("duplicate base class {name}")));
        }
    }
    let mut rest: Vec<&[Value]> = orders.into_iter().chain([bases]).collect();
    while rest.iter().any(|list| !list.is_empty()) {
        vm.tick(rest.len() as u64)?;
        let next = rest.iter().filter_map(|list| list.first()).find(|head| {
            // A head that stands further down in another list has to wait.
            !rest.iter().any(|list| list.iter().skip(1).any(|c| c.is(head)))
        });
        let Some(next) = next else { return Err(inconsistent(vm, &rest)) };
        order.push(next.clone());
        for list in &mut rest {
            if list.first().is_some_and(|head| head.is(next)) {
                *list = &list[1..];
            }
        }
    }
    Ok(order)
}

#[cold]
fn inconsistent(vm: &Vm, rest: &[&[Value]]) -> Raised {
    let mut names: Vec<(&Value, String)> = Vec::new();
    for head in rest.iter().filter_map(|list| list.first()) {
        if !names.iter().any(|(seen, _)| seen.is(head)) {
            names.push((head, head.downcast::<Type>().map_or_else(String::new, |c| c.name(vm))));
        }
    }
    let names: Vec<String> = names.into_iter().map(|(_, name)| name).collect();
    vm.type_error(&format!(
        "Cannot create a consistent method resolution\norder (MRO) for bases {}",
        names.join(", ")
    ))
}
