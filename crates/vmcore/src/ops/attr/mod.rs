//! Attribute access (data model, "Customizing attribute access" and "Implementing descriptors"; CPython's
//! `PyObject_GenericGetAttr`, `type_getattro`, `module_getattro`).
//!
//! In which order class and instance are searched is said once, in [`classify`]; interpreter caches are made from the
//! same answer.

mod classes;
mod descriptors;
mod errors;
mod hooks;
mod modules;

use crate::heap::Kind;
use crate::objects::attrs;
use crate::objects::classmethod::ClassMethod;
use crate::objects::descriptor::{Access, Descriptor};
use crate::objects::dict::{self, Dict};
use crate::objects::function::Function;
use crate::objects::module::Module;
use crate::objects::property::Property;
use crate::objects::staticmethod::StaticMethod;
use crate::objects::str::Str;
use crate::objects::super_;
use crate::objects::types::{self, Flags, Type, class_of, is_instance, lookup};
use crate::ops::raise;
use crate::runtime::docstrings;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

pub use classes::{class_attr, is_plain, set as set_class_attr};
pub use descriptors::{Nature, bind, is_method, nature, property_get};
pub(crate) use descriptors::{bind_to_class, check_get, copy_wrapped, is_abstract, property_set};
pub use errors::{missing, no_attribute as not_found};
pub(crate) use modules::get as module_attr;

/// What `object.name` is, before any of it is executed.
pub enum Found {
    /// The instance attribute in this slot of the object's hidden class; nothing on the class comes before it.
    Slot(u32),
    /// An entry of the object's own dict.
    Entry(Value),
    /// Found on the class; a function to be called with the object in front, bound where it is only loaded.
    Method(Value),
    /// A property: what its getter returns.
    Property(Ref<Property>),
    /// An attribute behind a declared getter, or a `__slots__` member.
    Attribute(Ref<Descriptor>),
    /// Found on the class, with a `__get__` of another kind.
    Descriptor(Value),
    /// Found on the class, and nothing more.
    ClassValue(Value),
    Missing,
    /// The class has a `__getattribute__` of its own, or the object is a class, a module, a `super` or a method.
    Hooked,
}

/// Where `object.name` is found. A class with `__getattr__` is searched as any other: who executes the answer has to
/// call the hook where that raises AttributeError.
pub fn classify(vm: &Vm, object: &Value, name: &Ref<Str>) -> Found {
    let class = class_of(vm, object);
    let is_special =
        matches!(object.kind(), Some(Kind::Type | Kind::Module | Kind::Super | Kind::BoundMethod));
    if is_special || class.flags(vm).contains(Flags::GETATTRIBUTE) {
        return Found::Hooked;
    }
    search(vm, object, name)
}

/// Whether `object.__class__` can be nothing but the object's class: it is `object`'s attribute.
pub(crate) fn tells_its_class(vm: &Vm, object: &Value) -> bool {
    let class = class_of(vm, object);
    let version = class.version(vm);
    if class.get(vm).told_by_instances.get() == version {
        return true;
    }
    let is_special = matches!(object.kind(), Some(Kind::Module | Kind::Super | Kind::BoundMethod));
    if is_special || class.flags(vm).contains(Flags::GETATTRIBUTE) {
        return false;
    }
    let name = &vm.names().__class__;
    let (found, usual) = (lookup(vm, class, name), lookup(vm, &vm.types().object, name));
    let tells = found.zip(usual).is_some_and(|(found, usual)| found.is(&usual));
    if tells {
        class.get(vm).told_by_instances.set(version);
    }
    tells
}

/// `PyObject_GenericGetAttr` up to where it would run anything.
fn search(vm: &Vm, object: &Value, name: &Ref<Str>) -> Found {
    let on_class = lookup(vm, class_of(vm, object), name);
    let nature = on_class.as_ref().map_or(Nature::Value, |found| nature(vm, found));
    if nature != Nature::Data {
        match attrs::find(vm, object, name) {
            Some(attrs::Place::Slot(slot)) => return Found::Slot(slot),
            Some(attrs::Place::Entry(value)) => return Found::Entry(value),
            None => {}
        }
        if let Some(value) = own_dict(vm, object).and_then(|dict| dict.get_str(vm, name)) {
            return Found::Entry(value);
        }
    }
    let Some(found) = on_class else { return Found::Missing };
    if nature.is_plain() {
        return Found::ClassValue(found);
    }
    if is_method(&found) {
        return Found::Method(found);
    }
    match found.downcast_owned::<Descriptor>() {
        Ok(attribute) => Found::Attribute(attribute),
        Err(found) => match found.exact::<Property>() {
            Some(property) => Found::Property(property.clone()),
            None => Found::Descriptor(found),
        },
    }
}

/// The dict that is part of the payload, if there is one yet.
fn own_dict(vm: &Vm, object: &Value) -> Option<Ref<Dict>> {
    match object.kind()? {
        Kind::Module => Some(object.downcast::<Module>()?.get(vm).dict.clone()),
        Kind::Function => object.downcast::<Function>()?.get(vm).dict.clone(),
        Kind::ClassMethod => object.downcast::<ClassMethod>()?.get(vm).dict.clone(),
        Kind::StaticMethod => object.downcast::<StaticMethod>()?.get(vm).dict.clone(),
        _ => None,
    }
}

/// Whether payloads of this kind have a dict in them: their classes need not give instances another one.
pub(crate) fn has_own_dict(kind: Kind) -> bool {
    matches!(kind, Kind::Module | Kind::Function | Kind::Type | Kind::ClassMethod | Kind::StaticMethod)
}

/// The `__dict__` of an object that has one, made now if need be; a class's own namespace excepted.
pub fn dict_of(vm: &mut Vm, object: &Value) -> Option<Ref<Dict>> {
    let made = match own_dict(vm, object) {
        Some(dict) => return Some(dict),
        None if attrs::has_dict(vm, object) => return Some(attrs::dict_of(vm, object)),
        None => dict::new(vm),
    };
    let place = match object.kind()? {
        Kind::Function => &mut object.downcast::<Function>()?.get_mut(vm).dict,
        Kind::ClassMethod => &mut object.downcast::<ClassMethod>()?.get_mut(vm).dict,
        Kind::StaticMethod => &mut object.downcast::<StaticMethod>()?.get_mut(vm).dict,
        _ => return None,
    };
    *place = Some(made.clone());
    Some(made)
}

/// `object.name`
pub fn get_attr(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<Value> {
    match find_attr(vm, object, name) {
        Ok(Some(value)) => Ok(value),
        Ok(None) => Err(missing(vm, object, name)),
        Err(raised) => Err(errors::add_context(vm, raised, object, name)),
    }
}

/// `object.name`, or none where that raises AttributeError (`_PyObject_LookupAttr`).
pub fn get_attr_or_none(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
    find_attr(vm, object, name).or_else(|raised| absent(vm, raised))
}

/// None for an AttributeError.
fn absent(vm: &Vm, raised: Raised) -> Res<Option<Value>> {
    let class = vm.types().attribute_error.clone();
    raise::catch(vm, raised, &class).map(|_| None)
}

/// `object.name`, or none where it is plainly not there; AttributeErrors of hooks and descriptors are raised.
fn find_attr(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
    let mut place = None;
    let name = name.as_interned(vm, &mut place);
    if let Some(own) = get_own(vm, object, name) {
        return Ok(Some(own));
    }
    let flags = class_of(vm, object).flags(vm);
    if flags.intersects(Flags::GETATTRIBUTE | Flags::GETATTR) {
        return hooks::get(vm, object, name, flags);
    }
    builtin_get(vm, object, name)
}

/// The attribute of a plain instance whose class has nothing of that name.
#[inline(always)]
fn get_own(vm: &Vm, object: &Value, name: &Ref<Str>) -> Option<Value> {
    let class = class_of(vm, object);
    let plain = object.kind() == Some(Kind::Instance)
        && !class.flags(vm).contains(Flags::GETATTRIBUTE)
        && types::lookup_word(vm, class, name) == 0;
    if plain { attrs::get(vm, object, name) } else { None }
}

/// What `__getattribute__` of the object's builtin base does.
fn builtin_get(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
    match object.kind() {
        Some(Kind::Type) => classes::get(vm, object, name),
        Some(Kind::Module) => modules::get(vm, object, name),
        Some(Kind::Super) => super_::get(vm, object, name),
        Some(Kind::BoundMethod) => crate::objects::method::get_attr(vm, object, name),
        _ => interned_get(vm, object, name),
    }
}

/// `object.__getattribute__`; none where the name is not found.
pub fn generic_get(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
    let mut place = None;
    let name = name.as_interned(vm, &mut place);
    interned_get(vm, object, name)
}

/// [`generic_get`] of an interned name.
fn interned_get(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
    docstrings::complete(vm, object, name)?;
    Ok(Some(match search(vm, object, name) {
        Found::Slot(slot) => return Ok(attrs::read(vm, object, slot)),
        Found::Entry(value) | Found::ClassValue(value) => value,
        Found::Property(property) => property_get(vm, &property, object)?,
        Found::Attribute(attribute) => attribute.read(vm, object)?,
        Found::Method(found) | Found::Descriptor(found) => {
            let class = class_of(vm, object).clone();
            bind(vm, &found, Some(object), &class)?
        }
        Found::Missing | Found::Hooked => return Ok(None),
    }))
}

/// `object.name`, which an attribute declared for its class is.
pub(crate) fn read_declared(
    vm: &mut Vm,
    object: &Value,
    name: &Ref<Str>,
    attribute: &Ref<Descriptor>,
) -> Res<Value> {
    attribute.read(vm, object).map_err(|raised| errors::add_context(vm, raised, object, name))
}

/// What is passed in front of the arguments of a method that was loaded for a call.
pub enum Receiver {
    Nothing,
    /// The object whose attribute it is.
    Object,
    /// What a `super` object stands for.
    Other(Value),
}

/// What `object.name(...)` calls, and with what in front: no bound method is made.
pub fn load_method(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<(Value, Receiver)> {
    match classify(vm, object, name) {
        Found::Method(function) => return Ok((function, Receiver::Object)),
        Found::Hooked => {
            if let Some((function, receiver)) = super_::method(vm, object, name) {
                return Ok((function, Receiver::Other(receiver)));
            }
        }
        _ => {}
    }
    Ok((get_attr(vm, object, name)?, Receiver::Nothing))
}

/// `object.name = value`
pub fn set_attr(vm: &mut Vm, object: &Value, name: &Ref<Str>, value: &Value) -> Res<()> {
    assign(vm, object, name, Some(value))
}

/// `del object.name`
pub fn del_attr(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<()> {
    assign(vm, object, name, None)
}

fn assign(vm: &mut Vm, object: &Value, name: &Ref<Str>, value: Option<&Value>) -> Res<()> {
    let mut place = None;
    let name = name.as_interned(vm, &mut place);
    if class_of(vm, object).flags(vm).contains(Flags::SETATTR) {
        return hooks::set(vm, object, name, value);
    }
    match object.kind() {
        Some(Kind::Type) => match object.downcast::<Type>() {
            Some(class) => classes::set(vm, class, name, value),
            None => Ok(()),
        },
        _ => generic_set(vm, object, name, value),
    }
}

/// `object.__setattr__`; `object.__delattr__` for no value.
pub fn generic_set(vm: &mut Vm, object: &Value, name: &Ref<Str>, value: Option<&Value>) -> Res<()> {
    let mut place = None;
    let name = name.as_interned(vm, &mut place);
    docstrings::complete(vm, object, name)?;
    let on_class = lookup(vm, class_of(vm, object), name);
    if let Some(found) = &on_class
        && nature(vm, found).takes_writes()
        && descriptors::write(vm, found, object, value)?
    {
        return Ok(());
    }
    let done = if attrs::has_dict(vm, object) {
        match value {
            Some(value) => {
                attrs::set(vm, object, name, value.clone())?;
                true
            }
            None => attrs::delete(vm, object, name).is_some(),
        }
    } else if object.kind().is_some_and(has_own_dict)
        && let Some(dict) = dict_of(vm, object)
    {
        match value {
            Some(value) => {
                dict.set_str(vm, name, value.clone())?;
                true
            }
            None => dict.remove_str(vm, name).is_some(),
        }
    } else {
        if on_class.is_some() {
            return Err(errors::read_only(vm, object, name));
        }
        false
    };
    if done { Ok(()) } else { Err(errors::no_attribute(vm, object, name)) }
}

/// The method `name` (interned) of the object's class, bound to it; looked up as special methods are, past the
/// instance.
pub fn special(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
    let class = class_of(vm, object).clone();
    match lookup(vm, &class, name) {
        Some(found) => bind(vm, &found, Some(object), &class).map(Some),
        None => Ok(None),
    }
}

/// The getter of a property, for an inline cache.
pub fn property_getter(vm: &Vm, descriptor: &Value) -> Option<Value> {
    descriptor.exact::<Property>()?.get(vm).get.clone()
}

/// Byte offset from `object`'s start of the `__slots__` member that `descriptor` stands for, for an inline cache.
pub fn member_offset(vm: &Vm, object: &Value, descriptor: &Value) -> Option<u32> {
    let descriptor = descriptor.downcast::<Descriptor>()?;
    let Access::Member(index) = descriptor.access else { return None };
    if !is_instance(vm, object, &descriptor.class) {
        return None;
    }
    attrs::member_offset(vm, object, index)
}

/// The name that `getattr` and its relatives were given.
pub fn name_argument<'a>(vm: &Vm, name: &'a Value) -> Res<&'a Ref<Str>> {
    name.downcast::<Str>().ok_or_else(|| {
        let given = class_of(vm, name).name(vm);
        vm.type_error(&format!("attribute name must be string, not '{given}'"))
    })
}

/// Refuses `object.__setattr__(class, ...)` and the like, which would go past the checks of a builtin class in between
/// (`hackcheck`).
pub(crate) fn check_assignment(vm: &Vm, object: &Value, name: &str) -> Res<()> {
    if object.kind() != Some(Kind::Type) {
        return Ok(());
    }
    let class = class_of(vm, object).name(vm);
    Err(vm.type_error(&format!("can't apply this {name} to {class} object")))
}
