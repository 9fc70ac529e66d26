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
    #[py("getattr($module, object, name, default=<unrepresentable>, /)", no_text_signature)]
    fn getattr(vm: &mut Vm, object: &Value, name: &Value, default: Option<&Value>) -> Res<Value> {
        let mut place = None;
        let name = attribute_name(vm, name, &mut place)?;
        match default {
            None => ops::get_attr(vm, object, name),
            Some(default) => Ok(ops::get_attr_or_none(vm, object, name)?.unwrap_or_else(|| default.clone())),
        }
    }

    #[py("setattr($module, obj, name, value, /)")]
    fn setattr(vm: &mut Vm, obj: &Value, name: &Value, value: &Value) -> Res<()> {
        let mut place = None;
        let name = attribute_name(vm, name, &mut place)?;
        ops::set_attr(vm, obj, name, value)
    }

    #[py("delattr($module, obj, name, /)")]
    fn delattr(vm: &mut Vm, obj: &Value, name: &Value) -> Res<()> {
        let mut place = None;
        let name = attribute_name(vm, name, &mut place)?;
        ops::del_attr(vm, obj, name)
    }

    #[py("hasattr($module, obj, name, /)")]
    fn hasattr(vm: &mut Vm, obj: &Value, name: &Value) -> Res<bool> {
        let mut place = None;
        let name = attribute_name(vm, name, &mut place)?;
        Ok(ops::get_attr_or_none(vm, obj, name)?.is_some())
    }

    #[py("vars($module, object=<unrepresentable>, /)", no_text_signature)]
    fn vars(vm: &mut Vm, object: Option<&Value>) -> Res<Value> {
        let Some(object) = object else { return code::locals_of_caller(vm) };
        let name = vm.names().__dict__.clone();
        match ops::get_attr_or_none(vm, object, &name)? {
            Some(dict) => Ok(dict),
            None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
        }
    }

    #[py("dir($module, object=<unrepresentable>, /)", no_text_signature)]
    fn dir(vm: &mut Vm, object: Option<&Value>) -> Res<Ref<List>> {
        let names = match object {
            Some(object) => return dir(vm, object),
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

/// `dir(object)`
pub(crate) fn dir(vm: &mut Vm, object: &Value) -> Res<Ref<List>> {
    let name = vm.names().__dir__.clone();
    let Some(method) = ops::attr::special(vm, object, &name)? else {
        return Err(vm.type_error("object does not provide __dir__"));
    };
    let names = ops::call::call_positional(vm, &method, &[])?;
    super::iteration::sorted_list(vm, &names, crate::native::Args::positional_only(&[]))
}

/// The name of an attribute that the program gives; it may lie in `place`.
fn attribute_name<'a>(vm: &Vm, name: &'a Value, place: &'a mut Option<Ref<Str>>) -> Res<&'a Ref<Str>> {
    match (name.exact::<Str>(), name.downcast::<Str>()) {
        (Some(name), _) => Ok(name.as_interned(vm, place)),
        (None, Some(name)) => Ok(place.insert(str::from_view(vm, name.view())?.interned(vm))),
        (None, None) => {
            let class = class_of(vm, name).name(vm);
            Err(vm.type_error(&format!("attribute name must be string, not '{class}'")))
        }
    }
}
