//! Attributes that live outside an instance's dict: `getset_descriptor` and `member_descriptor`.

use super::dict::Dict;
use super::str::Str;
use super::tuple::Tuple;
use super::types::{Flags, Type, class_of, is_instance, lookup};
use super::{attrs, weakref};
use crate::heap::{Trace, Visit};
use crate::native::{AttributeDef, methods};
use crate::ops::attr;
use crate::runtime::docstrings;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Descriptor {
    pub name: Ref<Str>,
    /// The class whose instances have it.
    pub class: Ref<Type>,
    pub access: Access,
}

/// Where the value is.
#[derive(Clone, Copy)]
pub enum Access {
    /// Behind functions that are declared with a builtin type.
    Declared(&'static AttributeDef),
    /// In the `__slots__` member of this number.
    Member(u16),
    /// The tuple's item of this number.
    Item(u16),
    /// `__dict__` of instances of classes that Python code made.
    Dict,
    /// `__weakref__`
    WeakRef,
}

impl Trace for Descriptor {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.name.as_value());
        visit(self.class.as_value());
    }
}

impl Descriptor {
    /// Whether this is a `member_descriptor`.
    pub fn is_member(&self) -> bool {
        match self.access {
            Access::Declared(def) => def.member,
            Access::Member(_) | Access::Item(_) => true,
            Access::Dict | Access::WeakRef => false,
        }
    }

    fn check(&self, vm: &Vm, object: &Value) -> Res<()> {
        if is_instance(vm, object, &self.class) {
            return Ok(());
        }
        let (name, class) = (self.name.to_string_lossy(), self.class.name(vm));
        let given = class_of(vm, object).name(vm);
        Err(vm.type_error(&format!(
            "descriptor '{name}' for '{class}' objects doesn't apply to a '{given}' object"
        )))
    }
}

/// A new descriptor.
pub fn new(vm: &Vm, class: &Ref<Type>, name: Ref<Str>, access: Access) -> Ref<Descriptor> {
    let payload = Descriptor { name, class: class.clone(), access };
    if payload.is_member() {
        attrs::new_instance(vm, &vm.types().member_descriptor.clone(), payload)
    } else {
        vm.alloc(payload)
    }
}

impl Ref<Descriptor> {
    /// `object.name`
    pub fn read(&self, vm: &mut Vm, object: &Value) -> Res<Value> {
        if !matches!(self.access, Access::Declared(_)) {
            self.check(vm, object)?;
        }
        match self.access {
            Access::Declared(def) => match def.get {
                Some(get) => {
                    let result = get(vm, object);
                    #[cfg(feature = "instrument")]
                    vm.interp().instrument.accessed(def, result.is_err());
                    result
                }
                None => Err(self.inaccessible(vm, "readable")),
            },
            Access::Member(index) => match attrs::member(vm, object, index) {
                Some(value) => Ok(value),
                None => {
                    let class = class_of(vm, object).name(vm);
                    let name = self.name.to_string_lossy();
                    Err(vm.attribute_error(&format!("'{class}' object has no attribute '{name}'")))
                }
            },
            Access::Item(index) => {
                let item = object.downcast::<Tuple>().and_then(|tuple| tuple.items().get(usize::from(index)));
                Ok(item.cloned().unwrap_or(Value::NONE))
            }
            Access::Dict => match self.of_builtin_base(vm, object) {
                Some(other) => other.read(vm, object),
                None => Ok(attrs::dict_of(vm, object).into()),
            },
            Access::WeakRef => {
                let first = weakref::references(vm, object).into_iter().next();
                Ok(first.map_or(Value::NONE, Value::from))
            }
        }
    }

    /// `object.name = value`, or `del object.name` for none.
    pub fn write(&self, vm: &mut Vm, object: &Value, value: Option<&Value>) -> Res<()> {
        if !matches!(self.access, Access::Declared(_)) {
            self.check(vm, object)?;
        }
        match self.access {
            Access::Declared(def) => match def.set {
                Some(set) => {
                    let result = set(vm, object, value);
                    #[cfg(feature = "instrument")]
                    vm.interp().instrument.accessed(def, result.is_err());
                    result
                }
                None if def.member => {
                    self.check(vm, object)?;
                    Err(vm.attribute_error("readonly attribute"))
                }
                None => {
                    self.check(vm, object)?;
                    Err(self.inaccessible(vm, "writable"))
                }
            },
            Access::Member(_) if self.class.flags(vm).contains(Flags::BUILTIN) => {
                Err(vm.attribute_error("readonly attribute"))
            }
            Access::Member(index) => {
                let old = attrs::set_member(vm, object, index, value.cloned());
                if old.is_none() && value.is_none() {
                    return Err(vm.attribute_error(&self.name.to_string_lossy()));
                }
                Ok(())
            }
            Access::Item(_) => Err(vm.attribute_error("readonly attribute")),
            Access::Dict => {
                if let Some(other) = self.of_builtin_base(vm, object) {
                    return other.write(vm, object, value);
                }
                let dict = match value {
                    None if self.class.flags(vm).contains(Flags::BUILTIN) => {
                        return Err(vm.type_error("cannot delete __dict__"));
                    }
                    None => None,
                    Some(value) => Some(dict_argument(vm, value)?.clone()),
                };
                attrs::set_dict(vm, object, dict);
                Ok(())
            }
            Access::WeakRef => Err(self.inaccessible(vm, "writable")),
        }
    }

    /// The builtin base's own descriptor of `__dict__`, where instances of that have one already
    /// (`get_builtin_base_with_dict`).
    fn of_builtin_base(&self, vm: &Vm, object: &Value) -> Option<Ref<Descriptor>> {
        let base = class_of(vm, object).builtin_base(vm);
        let found = lookup(vm, base, &vm.names().__dict__)?.downcast_owned::<Descriptor>().ok()?;
        (!found.is(self)).then_some(found)
    }

    fn inaccessible(&self, vm: &Vm, how: &str) -> crate::vm::Raised {
        let (name, class) = (self.name.to_string_lossy(), self.class.name(vm));
        vm.attribute_error(&format!("attribute '{name}' of '{class}' objects is not {how}"))
    }
}

/// What is assigned to a `__dict__`.
pub fn dict_argument<'a>(vm: &Vm, value: &'a Value) -> Res<&'a Ref<Dict>> {
    value.downcast::<Dict>().ok_or_else(|| {
        let class = class_of(vm, value).name(vm);
        vm.type_error(&format!("__dict__ must be set to a dictionary, not a '{class}'"))
    })
}

macro_rules! class {
    ($owner:ident = $name:literal, $field:ident, $is:ident, $shown:literal) => {
        pub struct $owner;

        fn $is(vm: &Vm, value: &Value) -> bool {
            class_of(vm, value).is(&vm.types().$field)
        }

        #[methods($name, is = $is)]
        impl $owner {
            #[py("__repr__")]
            fn repr(vm: &Vm, this: &Ref<Descriptor>) -> String {
                let (name, class) = (this.name.to_string_lossy(), this.class.name(vm));
                format!(concat!("<", $shown, " '{}' of '{}' objects>"), name, class)
            }

            #[py("__get__")]
            fn get(
                vm: &mut Vm,
                this: &Ref<Descriptor>,
                instance: &Value,
                owner: Option<&Value>,
            ) -> Res<Value> {
                attr::check_get(vm, instance, owner)?;
                match instance.is_none() {
                    true => Ok(this.to_value()),
                    false => this.read(vm, instance),
                }
            }

            #[py("__set__")]
            fn set(vm: &mut Vm, this: &Ref<Descriptor>, instance: &Value, value: &Value) -> Res<()> {
                this.write(vm, instance, Some(value))
            }

            #[py("__delete__")]
            fn delete(vm: &mut Vm, this: &Ref<Descriptor>, instance: &Value) -> Res<()> {
                this.write(vm, instance, None)
            }

            #[member("__name__")]
            fn name(this: &Ref<Descriptor>) -> Ref<Str> {
                this.name.clone()
            }

            #[getter("__qualname__")]
            fn qualname(vm: &Vm, this: &Ref<Descriptor>) -> String {
                let class = this.class.get(vm).qualname.to_string_lossy();
                format!("{class}.{}", this.name.to_string_lossy())
            }

            #[member("__objclass__")]
            fn objclass(this: &Ref<Descriptor>) -> Ref<Type> {
                this.class.clone()
            }

            #[getter("__doc__")]
            fn doc(vm: &mut Vm, this: &Ref<Descriptor>) -> Res<Value> {
                let name = this.name.to_string_lossy();
                let builtin = this.class.flags(vm).contains(Flags::BUILTIN);
                match this.access {
                    _ if builtin => docstrings::of_attribute(vm, &this.class, &name),
                    Access::Dict | Access::WeakRef => docstrings::of_common_attribute(vm, &name),
                    _ => Ok(Value::NONE),
                }
            }
        }
    };
}

class!(GetSet = "getset_descriptor", getset_descriptor, is_getset, "attribute");
class!(Member = "member_descriptor", member_descriptor, is_member, "member");
