//! `type`: classes, their namespaces and method resolution.

pub(crate) mod abstract_methods;
pub mod build_class;
pub mod construct;
mod hooks;
pub(crate) mod install;
mod layout;
pub mod lookup;
pub(crate) mod methods;
mod mro;
pub mod new;
pub(crate) mod reclass;

use std::cell::Cell;

pub(crate) use lookup::{MethodCache, lookup_word};
pub use lookup::{is_inherited, is_objects, lookup, lookup_with_owner};

use super::dict::Dict;
use super::generator::Generator;
use super::str::Str;
use super::tuple::Tuple;
use super::weakref::WeakRef;
use crate::heap::{Header, Kind, Object, Trace, Visit};
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// What is laid down once for all instances of a class.
#[derive(Clone, Copy, Debug)]
pub struct InstanceLayout {
    /// The payload of instances.
    pub kind: Kind,
    /// Number of `__slots__` members, inherited ones included.
    pub members: u16,
    pub has_dict: bool,
    pub has_weakref: bool,
}

bitflags::bitflags! {
    /// What is true of a class; the hooks are worked out from the methods found and kept up to date.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Flags: u32 {
        /// Made by the VM: immutable, immortal.
        const BUILTIN = 1;
        /// May be subclassed.
        const BASETYPE = 2;
        const ABSTRACT = 4;
        /// Matched by sequence patterns.
        const SEQUENCE = 8;
        /// Matched by mapping patterns.
        const MAPPING = 16;
        /// Whose instances a class pattern with one positional part matches whole.
        const MATCH_SELF = 32;
        /// `T()` cannot be called.
        const NO_INSTANCES = 64;
        /// Instances of a builtin type have a dict of attributes.
        const DICT = 128;
        /// Instances of a builtin type can be referred to weakly.
        const WEAKREF = 1 << 14;
        /// `+` and `*` are a sequence's (`sq_concat`, `sq_repeat`): asked after all numbers.
        const CONCAT = 1 << 15;
        /// Instances of a builtin type have fields that those of its base do not have, though of the same payload kind.
        const SOLID = 1 << 16;
        /// `__doc__` in the namespace is not the docstring yet: [`crate::runtime::docstrings`].
        const DOCSTRING_DUE = 1 << 17;
        /// Instances have a `__del__`.
        const FINALIZER = 1 << 8;
        /// `__getattribute__` is not `object`'s.
        const GETATTRIBUTE = 1 << 9;
        /// There is a `__getattr__`.
        const GETATTR = 1 << 10;
        /// `__setattr__` or `__delattr__` is not `object`'s.
        const SETATTR = 1 << 11;
        /// Subclass of `type`.
        const TYPE_SUBCLASS = 1 << 12;
        /// Subclass of `BaseException`.
        const EXCEPTION_SUBCLASS = 1 << 13;
        /// Subclass of `dict` whose `__getitem__` is another one.
        const DICT_GETITEM = 1 << 18;
        /// Subclass of `dict` whose `__setitem__` is another one.
        const DICT_SETITEM = 1 << 19;
        /// Subclass of `dict` whose `__contains__` is another one.
        const DICT_CONTAINS = 1 << 20;
    }
}

pub struct Type {
    pub flags: Cell<Flags>,
    /// Number of the present state of this class and its bases, for caches; 0 while nobody has asked.
    pub(crate) version: Cell<u32>,
    /// How a call makes an instance, and the version of the class for which that was found out.
    pub(crate) constructor: Cell<(u32, construct::Constructor)>,
    /// The version of the class for which was found that its instances' `__class__` can be nothing else.
    pub(crate) told_by_instances: Cell<u32>,
    /// The version of the class for which was found that it has neither `__bool__` nor `__len__`.
    pub(crate) silent: Cell<u32>,
    pub layout: InstanceLayout,
    /// Hidden class of new instances; 0 for the one builtin type of its payload kind.
    pub(crate) root_shape: Cell<u32>,
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
    pub base: Option<Ref<Type>>,
    pub bases: Ref<Tuple>,
    /// This class and its bases in method resolution order; none while the class is being made.
    pub mro: Option<Ref<Tuple>>,
    pub dict: Ref<Dict>,
    pub subclasses: Vec<Ref<WeakRef>>,
}

impl Trace for Type {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.name.as_value());
        visit(self.qualname.as_value());
        self.base.iter().for_each(|b| visit(b.as_value()));
        visit(self.bases.as_value());
        self.mro.iter().for_each(|m| visit(m.as_value()));
        visit(self.dict.as_value());
        self.subclasses.iter().for_each(|s| visit(s.as_value()));
    }
}

/// The class of any value.
#[inline]
pub fn class_of<'a>(vm: &'a Vm, value: &'a Value) -> &'a Ref<Type> {
    if let Some(header) = value.header() {
        return class_of_header(header);
    }
    let types = vm.types();
    if value.as_small_int().is_some() {
        &types.int
    } else if value.as_float().is_some() {
        &types.float
    } else if value.as_bool().is_some() {
        &types.bool
    } else if value.is_none() {
        &types.none_type
    } else if value.is_not_implemented() {
        &types.not_implemented_type
    } else {
        &types.ellipsis
    }
}

#[inline(always)]
fn class_of_header(header: &Header) -> &Ref<Type> {
    // SAFETY: outside start-up every object has a class, which it keeps alive; a handle is a pointer.
    unsafe {
        &*(header.class_cell() as *const Cell<Option<std::ptr::NonNull<Object<Type>>>>).cast::<Ref<Type>>()
    }
}

/// The payload of a generator.
fn as_generator(header: &Header) -> Option<&Generator> {
    // SAFETY: the kind says what the payload is; it is read only.
    (header.kind() == Kind::Generator)
        .then(|| unsafe { &*(*std::ptr::from_ref(header).cast::<Object<Generator>>()).payload() })
}

/// Whether Python code must run when the last reference to this object goes.
#[inline]
pub(crate) fn runs_at_death(header: &Header) -> bool {
    as_generator(header).map_or_else(|| has_finalizer(header), Generator::runs_at_death)
}

/// Whether this object has something to do before it goes as part of a cycle.
pub(crate) fn needs_finalizer(header: &Header) -> bool {
    as_generator(header).map_or_else(|| has_finalizer(header), Generator::needs_finalizer)
}

/// Whether its class has a `__del__`.
#[inline]
fn has_finalizer(header: &Header) -> bool {
    if header.shape() == 0 {
        return false;
    }
    // SAFETY: the class outlives its instances; its flags are a cell.
    header
        .class_ptr()
        .is_some_and(|class| unsafe { (*class.as_ref().payload()).flags.get().contains(Flags::FINALIZER) })
}

impl Ref<Type> {
    /// The classes in method resolution order.
    pub fn mro<'a>(&'a self, vm: &'a Vm) -> &'a [Value] {
        match &self.get(vm).mro {
            Some(mro) => mro.items(),
            None => std::slice::from_ref(self.as_value()),
        }
    }

    /// `issubclass` without `__subclasscheck__`.
    pub fn is_subtype(&self, vm: &Vm, of: &Ref<Type>) -> bool {
        if self.is(of) {
            return true;
        }
        match &self.get(vm).mro {
            Some(order) => order.items().iter().any(|c| c.is(of.as_value())),
            // A class in the making has no order yet: its chain of first bases stands for it.
            None => self.get(vm).base.as_ref().is_some_and(|base| base.is_subtype(vm, of)),
        }
    }

    /// The name in messages (CPython's `tp_name`): with the module for builtin classes that have one besides `builtins`.
    pub fn name(&self, vm: &Vm) -> String {
        let name = self.get(vm).name.to_string_lossy();
        if self.flags(vm).contains(Flags::BUILTIN)
            && let Some(module) = self.get(vm).dict.get_str(vm, &vm.names().__module__)
            && let Some(module) = module.downcast::<Str>()
        {
            return format!("{}.{name}", module.to_string_lossy());
        }
        name
    }

    /// The name without a module, as some types' `repr` has it (`_PyType_Name`).
    pub fn short_name(&self, vm: &Vm) -> String {
        self.get(vm).name.to_string_lossy()
    }

    pub fn flags(&self, vm: &Vm) -> Flags {
        self.get(vm).flags.get()
    }
}

/// `isinstance` without `__instancecheck__` and `__class__`.
pub fn is_instance(vm: &Vm, value: &Value, class: &Ref<Type>) -> bool {
    class_of(vm, value).is_subtype(vm, class)
}
