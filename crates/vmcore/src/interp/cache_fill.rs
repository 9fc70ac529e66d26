//! What the inline caches of attributes (`inline_cache.rs`; read in `attrs.rs`) are filled with, where what was found can be guarded.

use super::inline_cache::{Cache, CacheState, Site, versions};
use super::special::is_instance;
use crate::heap::Kind;
use crate::modules::_collections::tuple_getter::TupleGetter;
use crate::native::MethodKind;
use crate::objects::attrs;
use crate::objects::classmethod::ClassMethod;
use crate::objects::descriptor::Descriptor;
use crate::objects::function::Function;
use crate::objects::module::Module;
use crate::objects::native::NativeFunction;
use crate::objects::property::Property;
use crate::objects::staticmethod::StaticMethod;
use crate::objects::str::Str;
use crate::objects::super_::{self, Super};
use crate::objects::types::{Flags, Type, class_of, lookup, lookup_with_owner};
use crate::ops;
use crate::ops::attr::{Nature, is_method, is_plain, nature};
use crate::ops::call::{Special, find_special};
use crate::value::{Ref, Value, Word};
use crate::vm::Vm;

/// Notes what `object.name` finds, where that can be guarded.
pub(super) fn fill_load(vm: &mut Vm, site: &Site, cache: &Cache, object: &Value) {
    if !site.begin(vm, cache) {
        return;
    }
    let name = &site.name;
    let Some(header) = object.header() else { return fill_load_of_immediate(vm, cache, object, name) };
    if let Some(found) = object.exact::<Super>() {
        return fill_load_of_super(vm, cache, found, name);
    }
    if let Some(module) = object.exact::<Module>() {
        let dict = module.get(vm).dict.clone();
        if let Some(index) = dict.index_of_str(vm, name)
            && lookup(vm, class_of(vm, object), name).is_none()
        {
            cache.version.set(dict.keys_version(vm));
            cache.index.set(index as u32);
            cache.layout.set(header.layout());
            cache.state.set(CacheState::ModuleEntry);
        }
        return;
    }
    if let Some(class) = object.downcast::<Type>() {
        fill_load_of_class(vm, cache, class, name);
        return;
    }
    let class = class_of(vm, object).clone();
    // Attributes of these kinds are not found as those of ordinary objects are.
    let own_rules =
        ops::attr::has_own_dict(header.kind()) || matches!(header.kind(), Kind::Super | Kind::BoundMethod);
    if class.flags(vm).contains(Flags::GETATTRIBUTE) || own_rules {
        return;
    }
    let shape = header.shape();
    let in_dict = shape != 0 && attrs::has_dict(vm, object) && vm.interp().shapes.is_dict(shape);
    let found = lookup(vm, &class, name);
    let stands_in = class.flags(vm).contains(Flags::GETATTR);
    let own = if shape == 0 || in_dict { None } else { vm.interp().shapes.slot(shape, name) };
    let (state, word, index) = match (found, own) {
        (Some(found), _) if nature(vm, &found) == Nature::Data => {
            match (ops::attr::member_offset(vm, object, &found), found.exact::<TupleGetter>()) {
                (Some(offset), _) => (CacheState::Slot, 0, offset),
                (None, Some(getter)) if header.kind() == Kind::Tuple => {
                    match u32::try_from(getter.get(vm).index) {
                        Ok(index) => (CacheState::TupleItem, 0, index),
                        Err(_) => return,
                    }
                }
                _ if is_class_of_object(vm, name, &found) => (CacheState::Class, 0, 0),
                // What `__getattr__` stands in for is for the usual way.
                _ if stands_in => return,
                _ if found.exact::<Property>().is_some() => (CacheState::Property, found.word(), 0),
                _ if has_python_method(vm, &found, |n| &n.__get__) => {
                    (CacheState::Descriptor, found.word(), 0)
                }
                _ if is_declared(vm, name, &found) => (CacheState::Declared, found.word(), 0),
                _ => return,
            }
        }
        (_, Some(own)) => match attrs::slot_offset(vm, object, own) {
            Some(offset) => (CacheState::Slot, 0, offset),
            None => match overflow_place(vm, cache, object, own) {
                Some(index) => (CacheState::Overflow, 0, index),
                None => return,
            },
        },
        (found, None) if in_dict => {
            let Some(offset) = attrs::dict_offset(vm, object) else { return };
            cache.next_shape.set(offset);
            match (attrs::existing_dict(vm, object).and_then(|dict| dict.index_of_str(vm, name)), found) {
                (Some(index), _) => (CacheState::InDict, 0, index as u32),
                (None, Some(found)) if is_method(&found) => (CacheState::MethodBehindDict, found.word(), 0),
                (None, Some(found)) if is_plain(vm, &found) => match entry_of(vm, &class, name) {
                    Some((namespace, index)) => (CacheState::ClassEntryBehindDict, namespace, index),
                    None => return,
                },
                _ => return,
            }
        }
        (Some(found), None) if is_method(&found) => (CacheState::Method, found.word(), 0),
        (Some(found), None) if found.exact::<StaticMethod>().is_some() => {
            (CacheState::StaticMethod, found.word(), 0)
        }
        (Some(found), None) if is_class_method(vm, &found) => (CacheState::ClassMethod, found.word(), 0),
        (Some(found), None) if is_plain(vm, &found) => match entry_of(vm, &class, name) {
            Some((namespace, index)) => (CacheState::ClassEntry, namespace, index),
            None => return,
        },
        (Some(found), None) if nature(vm, &found).is_plain() => (CacheState::ClassValue, found.word(), 0),
        (Some(found), None) if !stands_in && has_python_method(vm, &found, |n| &n.__get__) => {
            (CacheState::Descriptor, found.word(), 0)
        }
        _ => return,
    };
    cache.version.set(class.version(vm) as u64);
    cache.layout.set(header.layout());
    cache.value.set(word);
    cache.index.set(index);
    cache.state.set(state);
}

/// Notes what `object.name(...)` calls, of a number, which has no header to guard by.
fn fill_load_of_immediate(vm: &Vm, cache: &Cache, object: &Value, name: &Ref<Str>) {
    let class = class_of(vm, object);
    if let Some(found) = lookup(vm, class, name).filter(is_method) {
        cache.version.set(class.version(vm) as u64);
        cache.layout.set(0);
        cache.value.set(found.word());
        cache.state.set(CacheState::MethodOfImmediate);
    }
}

/// Notes what `super().name(...)` calls.
fn fill_load_of_super(vm: &Vm, cache: &Cache, found: &Ref<Super>, name: &Ref<Str>) {
    let (Some(class), Some(start)) = (&found.get(vm).class, &found.get(vm).object_class) else { return };
    if let Some((function, _)) = super_::method(vm, found.as_value(), name) {
        start.version(vm);
        class.version(vm);
        cache.version.set(versions(vm, class, start));
        cache.layout.set(found.header().layout());
        cache.value.set(function.word());
        cache.state.set(CacheState::MethodOfSuper);
    }
}

/// Notes where the overflow of such an object is; the index of the attribute in `slot` in it.
fn overflow_place(vm: &Vm, cache: &Cache, object: &Value, slot: u32) -> Option<u32> {
    cache.next_shape.set(attrs::dict_offset(vm, object)?);
    slot.checked_sub(vm.interp().shapes.inline(object.header()?.shape()))
}

/// The entry that `class.name` is found in: its namespace, and the index there.
fn entry_of(vm: &Vm, class: &Ref<Type>, name: &Ref<Str>) -> Option<(Word, u32)> {
    let (_, owner) = lookup_with_owner(vm, class, name)?;
    let namespace = &owner.get(vm).dict;
    Some((namespace.as_value().word(), namespace.index_of_str(vm, name)? as u32))
}

/// Whether it is a class method around a Python function.
fn is_class_method(vm: &Vm, found: &Value) -> bool {
    found.exact::<ClassMethod>().is_some_and(|method| method.get(vm).callable.exact::<Function>().is_some())
}

/// Whether it is a builtin type's method, which the class gives as it is.
fn is_unbound_native(found: &Value) -> bool {
    found.exact::<NativeFunction>().is_some_and(|function| {
        function.receiver.is_none() && matches!(function.def.kind, MethodKind::Method | MethodKind::Slot)
    })
}

/// Whether it is an attribute declared for a builtin class or by `__slots__`. Docstrings are completed when they are asked
/// for.
fn is_declared(vm: &Vm, name: &Ref<Str>, found: &Value) -> bool {
    found.exact::<Descriptor>().is_some() && !name.is(&vm.names().__doc__)
}

/// Whether it is an instance of a class whose special method is a Python function.
fn has_python_method(vm: &Vm, found: &Value, name: Special) -> bool {
    is_instance(found)
        && find_special(vm, found, name).is_some_and(|method| method.exact::<Function>().is_some())
}

/// Whether it is the `__class__` that every object has.
fn is_class_of_object(vm: &Vm, name: &Ref<Str>, found: &Value) -> bool {
    let names = vm.names();
    name.is(&names.__class__)
        && lookup(vm, &vm.types().object, &names.__class__).is_some_and(|declared| declared.is(found))
}

/// Notes what `class.name` finds, where that can be guarded.
fn fill_load_of_class(vm: &mut Vm, cache: &Cache, class: &Ref<Type>, name: &Ref<Str>) {
    let metaclass = class_of(vm, class.as_value()).clone();
    if metaclass.flags(vm).contains(Flags::GETATTRIBUTE) {
        return;
    }
    if let Some(found) = lookup(vm, &metaclass, name) {
        let stands_in = metaclass.flags(vm).contains(Flags::GETATTR);
        if nature(vm, &found) == Nature::Data && is_declared(vm, name, &found) && !stands_in {
            cache.version.set(metaclass.version(vm) as u64);
            cache.layout.set(class.header().layout());
            cache.value.set(found.word());
            cache.state.set(CacheState::Declared);
        }
        return;
    }
    let Some(found) = lookup(vm, class, name) else { return };
    let (state, word, index) = if found.exact::<Function>().is_some() || is_unbound_native(&found) {
        (CacheState::TypeValue, found.word(), 0)
    } else if is_class_method(vm, &found) {
        (CacheState::TypeClassMethod, found.word(), 0)
    } else if found.exact::<StaticMethod>().is_some() {
        (CacheState::TypeStaticMethod, found.word(), 0)
    } else if is_plain(vm, &found)
        && let Some((namespace, index)) = entry_of(vm, class, name)
    {
        (CacheState::TypeEntry, namespace, index)
    } else if nature(vm, &found).is_plain() {
        (CacheState::TypeValue, found.word(), 0)
    } else {
        return;
    };
    class.version(vm);
    metaclass.version(vm);
    cache.version.set(versions(vm, &metaclass, class));
    cache.layout.set(class.header().layout());
    cache.value.set(word);
    cache.index.set(index);
    cache.state.set(state);
}

/// Notes where `object.name = ...` has stored, where that can be guarded. `before` is the layout word from before.
pub(super) fn fill_store(vm: &mut Vm, site: &Site, cache: &Cache, object: &Value, before: u32) {
    let Some(header) = object.header() else { return };
    if !site.begin(vm, cache) {
        return;
    }
    let name = &site.name;
    let class = class_of(vm, object).clone();
    let shape = header.shape();
    if class.flags(vm).contains(Flags::SETATTR) || shape == 0 {
        return;
    }
    if let Some(found) = lookup(vm, &class, name)
        && nature(vm, &found).takes_writes()
    {
        let setter = |property: &Ref<Property>| {
            property.get(vm).set.as_ref().is_some_and(|setter| setter.exact::<Function>().is_some())
        };
        let (state, index) = if let Some(offset) = ops::attr::member_offset(vm, object, &found) {
            (CacheState::Slot, offset)
        } else if found.exact::<Property>().is_some_and(setter) {
            (CacheState::Property, 0)
        } else if has_python_method(vm, &found, |n| &n.__set__) {
            (CacheState::Descriptor, 0)
        } else {
            return;
        };
        cache.value.set(found.word());
        cache.index.set(index);
        // What a setter adds to the object, the next one does not have before.
        cache.layout.set(before);
        cache.version.set(class.version(vm) as u64);
        cache.state.set(state);
        return;
    }
    if !attrs::has_dict(vm, object) {
        return;
    }
    if vm.interp().shapes.is_dict(shape) {
        if let Some(offset) = attrs::dict_offset(vm, object)
            && let Some(dict) = attrs::existing_dict(vm, object)
            && let Some(index) = dict.index_of_str(vm, name)
        {
            cache.next_shape.set(offset);
            cache.version.set(class.version(vm) as u64);
            cache.index.set(index as u32);
            cache.layout.set(header.layout());
            cache.state.set(CacheState::InDict);
        }
        return;
    }
    let Some(own) = vm.interp().shapes.slot(shape, name) else { return };
    let Some(offset) = attrs::slot_offset(vm, object, own) else {
        if before == header.layout()
            && let Some(index) = overflow_place(vm, cache, object, own)
        {
            cache.version.set(class.version(vm) as u64);
            cache.index.set(index);
            cache.layout.set(before);
            cache.state.set(CacheState::Overflow);
        }
        return;
    };
    cache.version.set(class.version(vm) as u64);
    cache.index.set(offset);
    cache.layout.set(before);
    if before == header.layout() {
        cache.state.set(CacheState::Slot);
    } else {
        cache.next_shape.set(shape);
        cache.state.set(CacheState::AddSlot);
    }
}
