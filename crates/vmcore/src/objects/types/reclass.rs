//! Changing what an object is an instance of, and what a class is derived from: `__class__ = ...`, `__bases__ = ...`.

use super::{Flags, Type, class_of, layout, mro};
use crate::objects::attrs;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `object.__class__ = class` (`object_set_class`).
pub(crate) fn set_class(vm: &mut Vm, object: &Value, class: Option<&Value>) -> Res<()> {
    let Some(value) = class else { return Err(vm.type_error("can't delete __class__ attribute")) };
    let Some(new) = value.downcast::<Type>() else {
        let given = class_of(vm, value).name(vm);
        return Err(vm.type_error(&format!("__class__ must be set to a class, not '{given}' object")));
    };
    let old = class_of(vm, object).clone();
    let is_module = |class: &Ref<Type>| class.is_subtype(vm, &vm.types().module);
    let builtin = |class: &Ref<Type>| class.flags(vm).contains(Flags::BUILTIN);
    if !(is_module(new) && is_module(&old)) && (builtin(new) || builtin(&old)) {
        return Err(
            vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses")
        );
    }
    if !same_layout(vm, &old, new) {
        let (old, new) = (old.name(vm), new.name(vm));
        return Err(
            vm.type_error(&format!("__class__ assignment: '{new}' object layout differs from '{old}'"))
        );
    }
    attrs::change_class(vm, object, new);
    Ok(())
}

/// Whether instances of both classes are made of the same things: the same payload, and the same slots under the same
/// names.
fn same_layout(vm: &Vm, a: &Ref<Type>, b: &Ref<Type>) -> bool {
    let (la, lb) = (a.get(vm).layout, b.get(vm).layout);
    if la.kind != lb.kind
        || la.members != lb.members
        || la.has_dict != lb.has_dict
        || la.has_weakref != lb.has_weakref
    {
        return false;
    }
    let (sa, sb) = (layout::solid_base(vm, a), layout::solid_base(vm, b));
    if sa.is(&sb) {
        return true;
    }
    // Two classes that add slots of the same names to the same base are alike.
    let names = |class: &Ref<Type>| layout::own_slots(vm, class);
    let same_base = match (&sa.get(vm).base, &sb.get(vm).base) {
        (Some(base), Some(other)) => base.is(other),
        _ => false,
    };
    same_base && !builtin(vm, &sa) && !builtin(vm, &sb) && alike(&names(&sa), &names(&sb))
}

fn alike(a: &[Ref<Str>], b: &[Ref<Str>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is(b))
}

fn builtin(vm: &Vm, class: &Ref<Type>) -> bool {
    class.flags(vm).contains(Flags::BUILTIN)
}

/// `class.__bases__ = bases` (`type_set_bases`).
pub(crate) fn set_bases(vm: &mut Vm, class: &Ref<Type>, value: &Value) -> Res<()> {
    let name = class.name(vm);
    let Some(bases) = value.downcast::<Tuple>() else {
        let given = class_of(vm, value).name(vm);
        return Err(vm.type_error(&format!("can only assign tuple to {name}.__bases__, not {given}")));
    };
    if bases.is_empty() {
        return Err(vm.type_error(&format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    for base in bases.items() {
        let Some(base) = base.downcast::<Type>() else {
            let given = class_of(vm, base).name(vm);
            return Err(vm.type_error(&format!("{name}.__bases__ must be tuple of classes, not '{given}'")));
        };
        if base.is_subtype(vm, class) || is_base_of(vm, class, base) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
    }
    let new_base = layout::best_base(vm, bases.items())?;
    let old_base = class.get(vm).base.clone();
    if let Some(old_base) = &old_base {
        compatible(vm, old_base, &new_base)?;
    }
    let old_bases = class.get(vm).bases.clone();
    let payload = class.get_mut(vm);
    payload.bases = bases.clone();
    payload.base = Some(new_base);
    let result = update_orders(vm, class);
    // An `mro()` in Python may have given the class other bases meanwhile, and put all in order after them.
    if !class.get(vm).bases.is(bases) {
        return result;
    }
    if let Err(raised) = result {
        let payload = class.get_mut(vm);
        payload.bases = old_bases;
        payload.base = old_base;
        return Err(raised);
    }
    for base in old_bases.items().iter().filter_map(|b| b.downcast::<Type>()) {
        base.remove_subclass(vm, class);
    }
    for base in bases.items().iter().filter_map(|b| b.downcast::<Type>()) {
        base.add_subclass(vm, class);
    }
    class.update_hooks_below(vm);
    Ok(())
}

/// Whether `class` is in the chain of `__base__` of another. A resolution order may not be up to date while `mro()` runs.
fn is_base_of(vm: &Vm, class: &Ref<Type>, other: &Ref<Type>) -> bool {
    let mut at = Some(other.clone());
    while let Some(base) = at {
        if base.is(class) {
            return true;
        }
        at = base.get(vm).base.clone();
    }
    false
}

fn is_collected(vm: &Vm, class: &Ref<Type>) -> bool {
    use crate::heap::Kind;
    let kind = class.get(vm).layout.kind;
    let alone = matches!(
        kind,
        Kind::Instance | Kind::Int | Kind::Float | Kind::Complex | Kind::Str | Kind::Bytes | Kind::ByteArray
    );
    !(builtin(vm, class) && alone)
}

/// Whether instances stay what they are when their class's base `old` becomes `new` (`compatible_for_assignment`).
fn compatible(vm: &Vm, old: &Ref<Type>, new: &Ref<Type>) -> Res<()> {
    let (new_name, old_name) = (new.name(vm), old.name(vm));
    // What frees instances that the collector knows is not what frees the others.
    if is_collected(vm, new) != is_collected(vm, old) {
        return Err(vm.type_error(&format!(
            "__bases__ assignment: '{new_name}' deallocator differs from '{old_name}'"
        )));
    }
    if new.is(old) || same_layout(vm, old, new) {
        return Ok(());
    }
    Err(vm.type_error(&format!("__bases__ assignment: '{new_name}' object layout differs from '{old_name}'")))
}

/// Works out anew the resolution orders of a class and all below it; leaves them as they were where one cannot be.
fn update_orders(vm: &mut Vm, class: &Ref<Type>) -> Res<()> {
    let mut done = Vec::new();
    let result = update_order(vm, class, &mut done);
    if result.is_err() {
        for (class, order) in done.into_iter().rev() {
            class.get_mut(vm).mro = order;
            class.modified(vm);
        }
    }
    result
}

type Order = (Ref<Type>, Option<Ref<Tuple>>);

fn update_order(vm: &mut Vm, class: &Ref<Type>, done: &mut Vec<Order>) -> Res<()> {
    crate::interp::check_stack(vm)?;
    let order = mro::of(vm, class)?;
    class.modified(vm);
    done.push((class.clone(), class.get_mut(vm).mro.replace(order)));
    for subclass in class.live_subclasses(vm) {
        update_order(vm, &subclass, done)?;
    }
    Ok(())
}
