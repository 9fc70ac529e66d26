//! `getattr`, `setattr`, `delattr`, `hasattr`, `vars`, `dir`

use super::{Builtins, code};
use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::list::{self, List};
use crate::objects::str::{self, Str};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[module("builtins", ATTRIBUTES)]
impl Builtins {
    /// getattr(object, name[, default]) -> value
    ///
    /// Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y.
    /// When a default argument is given, it is returned when the attribute doesn't
    /// exist; without it, an exception is raised in that case.
    #[py("getattr($module, object, name, default=<unrepresentable>, /)", no_text_signature)]
    fn getattr(vm: &mut Vm, object: &Value, name: &Value, default: Option<&Value>) -> Res<Value> {
        let name = attribute_name(vm, name)?;
        match default {
            None => ops::get_attr(vm, object, &name),
            Some(default) => Ok(ops::get_attr_or_none(vm, object, &name)?.unwrap_or_else(|| default.clone())),
        }
    }

    /// Sets the named attribute on the given object to the specified value.
    ///
    /// setattr(x, 'y', v) is equivalent to ``x.y = v``
    #[py("setattr($module, obj, name, value, /)")]
    fn setattr(vm: &mut Vm, obj: &Value, name: &Value, value: &Value) -> Res<()> {
        let name = attribute_name(vm, name)?;
        ops::set_attr(vm, obj, &name, value)
    }

    /// Deletes the named attribute from the given object.
    ///
    /// delattr(x, 'y') is equivalent to ``del x.y``
    #[py("delattr($module, obj, name, /)")]
    fn delattr(vm: &mut Vm, obj: &Value, name: &Value) -> Res<()> {
        let name = attribute_name(vm, name)?;
        ops::del_attr(vm, obj, &name)
    }

    /// Return whether the object has an attribute with the given name.
    ///
    /// This is done by calling getattr(obj, name) and catching AttributeError.
    #[py("hasattr($module, obj, name, /)")]
    fn hasattr(vm: &mut Vm, obj: &Value, name: &Value) -> Res<bool> {
        let name = attribute_name(vm, name)?;
        Ok(ops::get_attr_or_none(vm, obj, &name)?.is_some())
    }

    /// vars([object]) -> dictionary
    ///
    /// Without arguments, equivalent to locals().
    /// With an argument, equivalent to object.__dict__.
    #[py("vars($module, object=<unrepresentable>, /)", no_text_signature)]
    fn vars(vm: &mut Vm, object: Option<&Value>) -> Res<Value> {
        let Some(object) = object else { return code::locals_of_caller(vm) };
        let name = vm.names().__dict__.clone();
        match ops::get_attr_or_none(vm, object, &name)? {
            Some(dict) => Ok(dict),
            None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
        }
    }

    /// dir([object]) -> list of strings
    ///
    /// If called without an argument, return the names in the current scope.
    /// Else, return an alphabetized list of names comprising (some of) the attributes
    /// of the given object, and of attributes reachable from it.
    /// If the object supplies a method named __dir__, it will be used; otherwise
    /// the default dir() logic is used and returns:
    ///   for a module object: the module's attributes.
    ///   for a class object:  its attributes, and recursively the attributes
    ///     of its bases.
    ///   for any other object: its attributes, its class's attributes, and
    ///     recursively the attributes of its class's base classes.
    #[py("dir($module, object=<unrepresentable>, /)", no_text_signature)]
    fn dir(vm: &mut Vm, object: Option<&Value>) -> Res<Ref<List>> {
        let names = match object {
            Some(object) => {
                let name = vm.names().__dir__.clone();
                match ops::attr::special(vm, object, &name)? {
                    Some(method) => ops::call::call_positional(vm, &method, &[])?,
                    None => return Err(vm.type_error("object does not provide __dir__")),
                }
            }
            None => {
                let locals = code::locals_of_caller(vm)?;
                match locals.exact::<Dict>() {
                    Some(dict) => {
                        let keys: Vec<Value> =
                            dict.get(vm).table.iter().map(|(key, _)| key.clone()).collect();
                        list::from_slice(vm, &keys)?.into()
                    }
                    None => {
                        let name = vm.names().keys.clone();
                        let keys = ops::call::method(vm, &locals, &name, &[])?;
                        if keys.downcast::<List>().is_none() {
                            let class = class_of(vm, &keys).name(vm);
                            return Err(vm.type_error(&format!(
                                "dir(): expected keys() of locals to be a list, not '{class}'"
                            )));
                        }
                        keys
                    }
                }
            }
        };
        super::iteration::sorted_list(vm, &names, crate::native::Args::positional_only(&[]))
    }
}

/// The name of an attribute that the program gives.
pub(super) fn attribute_name(vm: &Vm, name: &Value) -> Res<Ref<Str>> {
    match (name.exact::<Str>(), name.downcast::<Str>()) {
        (Some(name), _) => Ok(name.interned(vm)),
        (None, Some(name)) => Ok(str::from_view(vm, name.view())?.interned(vm)),
        (None, None) => {
            let class = class_of(vm, name).name(vm);
            Err(vm.type_error(&format!("attribute name must be string, not '{class}'")))
        }
    }
}
