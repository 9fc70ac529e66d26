//! What instances of a class are made of: which base decides it, and what `__slots__` adds (CPython's `best_base`,
//! `type_new_slots`).

use super::{Flags, InstanceLayout, Type, class_of};
use crate::heap::Kind;
use crate::objects::descriptor::{Access, Descriptor};
use crate::objects::dict::Dict;
use crate::objects::str::{self, Str};
use crate::objects::tuple::{self, Tuple};
use crate::ops::{self, attr};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The nearest class, from `class` on down its chain of first bases, that adds to what its base's instances are made of.
pub(super) fn solid_base(vm: &Vm, class: &Ref<Type>) -> Ref<Type> {
    let mut class = class.clone();
    while let Some(base) = class.get(vm).base.clone() {
        let (own, of_base) = (class.get(vm).layout, base.get(vm).layout);
        let adds = own.kind != of_base.kind || own.members != of_base.members;
        if adds || class.flags(vm).contains(Flags::SOLID) {
            break;
        }
        class = base;
    }
    class
}

/// The base whose instances those of a new class look like.
pub(super) fn best_base(vm: &Vm, bases: &[Value]) -> Res<Ref<Type>> {
    let mut best: Option<(Ref<Type>, Ref<Type>)> = None;
    for base in bases {
        let Some(base) = base.downcast::<Type>() else {
            return Err(vm.type_error("bases must be types"));
        };
        if !base.flags(vm).contains(Flags::BASETYPE) {
            let name = base.name(vm);
            return Err(vm.type_error(&format!("type '{name}' is not an acceptable base type")));
        }
        let solid = solid_base(vm, base);
        match &best {
            Some((winner, _)) if winner.is_subtype(vm, &solid) => {}
            Some((winner, _)) if !solid.is_subtype(vm, winner) => {
                return Err(vm.type_error("multiple bases have instance lay-out conflict"));
            }
            _ => best = Some((solid, base.clone())),
        }
    }
    best.map(|(_, base)| base).ok_or_else(|| vm.type_error("a new-style class can't have only classic bases"))
}

/// The `__slots__` of a class being made.
pub(super) struct Slots {
    pub layout: InstanceLayout,
    /// Names of the members it adds, mangled and sorted; none where it has no `__slots__`.
    pub members: Option<Vec<Ref<Str>>>,
    pub adds_dict: bool,
    pub adds_weakref: bool,
}

/// Works out the layout of instances of class `name` from its base and its namespace.
pub(super) fn slots(
    vm: &mut Vm,
    name: &Ref<Str>,
    base: &Ref<Type>,
    bases: &Ref<Tuple>,
    namespace: &Ref<Dict>,
) -> Res<Slots> {
    let base_layout = base.get(vm).layout;
    let may_add_dict = !base_layout.has_dict && !attr::has_own_dict(base_layout.kind);
    let is_variable = matches!(base_layout.kind, Kind::Int | Kind::Bytes | Kind::Tuple | Kind::Type);
    let may_add_weakref = !base_layout.has_weakref && !is_variable;
    let declared = namespace.get_str(vm, &vm.names().__slots__);
    let (mut adds_dict, mut adds_weakref) = (may_add_dict, may_add_weakref);
    let mut members = None;
    if let Some(declared) = declared {
        (adds_dict, adds_weakref) = (false, false);
        let items = match declared.downcast::<Str>() {
            Some(_) => vec![declared.clone()],
            None => tuple::from_iterable(vm, &declared)?.items().to_vec(),
        };
        if !items.is_empty() && is_variable {
            let base = base.name(vm);
            return Err(vm.type_error(&format!("nonempty __slots__ not supported for subtype of '{base}'")));
        }
        let mut own = Vec::new();
        for item in &items {
            let item = slot_name(vm, item)?;
            match item.as_ascii() {
                Some("__dict__") if !may_add_dict || adds_dict => {
                    return Err(vm.type_error("__dict__ slot disallowed: we already got one"));
                }
                Some("__dict__") => adds_dict = true,
                Some("__weakref__") if !may_add_weakref || adds_weakref => {
                    return Err(vm.type_error(
                        "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0",
                    ));
                }
                Some("__weakref__") => adds_weakref = true,
                _ => {
                    let mangled = mangle(vm, name, item)?;
                    let is_special = matches!(mangled.as_ascii(), Some("__qualname__" | "__classcell__"));
                    if !is_special && namespace.get_str(vm, &mangled).is_some() {
                        let shown = ops::repr(vm, mangled.as_value())?.to_string_lossy();
                        let message = format!("{shown} in __slots__ conflicts with class variable");
                        return Err(vm.value_error(&message));
                    }
                    own.push(mangled);
                }
            }
        }
        own.sort_by(|a: &Ref<Str>, b| a.view().iter().cmp(b.view().iter()));
        // A class that is not the best base may have had a dict all along.
        for base in bases.items().iter().filter_map(|b| b.downcast::<Type>()).filter(|b| !b.is(base)) {
            let layout = base.get(vm).layout;
            adds_dict |= may_add_dict && layout.has_dict;
            adds_weakref |= may_add_weakref && layout.has_weakref;
        }
        members = Some(own);
    }
    let count = members.as_ref().map_or(0, Vec::len);
    let Some(total) = u16::try_from(count).ok().and_then(|n| n.checked_add(base_layout.members)) else {
        return Err(vm.overflow_error("too many slots"));
    };
    let layout = InstanceLayout {
        kind: base_layout.kind,
        members: total,
        has_dict: base_layout.has_dict || adds_dict,
        has_weakref: base_layout.has_weakref || adds_weakref,
    };
    Ok(Slots { layout, members, adds_dict, adds_weakref })
}

fn slot_name<'a>(vm: &Vm, item: &'a Value) -> Res<&'a Ref<Str>> {
    let Some(name) = item.downcast::<Str>() else {
        let given = class_of(vm, item).name(vm);
        return Err(vm.type_error(&format!("__slots__ items must be strings, not '{given}'")));
    };
    if text::unicode::case::is_identifier(name.view()) {
        Ok(name)
    } else {
        Err(vm.type_error("__slots__ must be identifiers"))
    }
}

/// A private name as code in class `class` has it (`_Py_Mangle`).
fn mangle(vm: &Vm, class: &Ref<Str>, name: &Ref<Str>) -> Res<Ref<Str>> {
    let (class, text) = (class.to_string_lossy(), name.to_string_lossy());
    let class = class.trim_start_matches('_');
    if !text.starts_with("__") || text.ends_with("__") || text.contains('.') || class.is_empty() {
        return Ok(name.interned(vm));
    }
    Ok(str::from_utf8(vm, &format!("_{class}{text}"))?.interned(vm))
}

/// The names of the `__slots__` members that a class itself adds, in their order.
pub(super) fn own_slots(vm: &Vm, class: &Ref<Type>) -> Vec<Ref<Str>> {
    let mut slots: Vec<(u16, Ref<Str>)> = Vec::new();
    for (_, value) in class.get(vm).dict.get(vm).table.iter() {
        if let Some(descriptor) = value.downcast::<Descriptor>()
            && let Access::Member(index) = descriptor.access
            && descriptor.class.is(class)
        {
            slots.push((index, descriptor.name.clone()));
        }
    }
    slots.sort_by_key(|(index, _)| *index);
    slots.into_iter().map(|(_, name)| name).collect()
}
