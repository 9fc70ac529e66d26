//! Module objects.

use std::cell::Cell;

use super::dict::{self, Dict};
use super::str::Str;
use super::types::Type;
use super::{attrs, list};
use crate::heap::{Trace, Visit};
use crate::native::{Kwargs, ModuleDef, methods};
use crate::ops::raise::catch;
use crate::ops::{self, attr, call};
use crate::runtime::docstrings;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Module {
    pub dict: Ref<Dict>,
    /// The native module whose docstring `__doc__` in the dict is to become: [`docstrings`].
    pub docstring_due: Cell<Option<&'static ModuleDef>>,
}

impl Trace for Module {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.dict.as_value());
    }
}

#[methods("module")]
impl Module {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn new(vm: &mut Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<Module> {
        let dict = dict::new(vm);
        attrs::new_instance(vm, class, Module { dict, docstring_due: Cell::new(None) })
    }

    #[py("__init__($self, /, name, doc=None)")]
    fn init(vm: &mut Vm, this: &Ref<Module>, name: &Ref<Str>, doc: &Value) -> Res<()> {
        let dict = this.get(vm).dict.clone();
        let names = vm.names();
        let entries = [
            (names.__name__.clone(), name.to_value()),
            (names.__doc__.clone(), doc.clone()),
            (names.__package__.clone(), Value::NONE),
            (names.__loader__.clone(), Value::NONE),
            (names.__spec__.clone(), Value::NONE),
        ];
        for (name, value) in entries {
            dict.set_str(vm, &name, value)?;
        }
        Ok(())
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Module>) -> Res<Value> {
        let module = this.as_value();
        let loader = attribute(vm, module, "__loader__")?.unwrap_or(Value::NONE);
        if let Some(spec) = attribute(vm, module, "__spec__")?
            && ops::truth(vm, &spec)?
        {
            let shown = repr_from_spec(vm, &spec)?;
            return Ok(vm.str(&shown)?.into());
        }
        if let Some(method) = attribute(vm, &loader, "module_repr")? {
            match call::call_positional(vm, &method, std::slice::from_ref(module)) {
                Ok(shown) => return Ok(shown),
                Err(raised) => drop(catch(vm, raised, &vm.types().exception)?),
            }
        }
        let name = match attribute(vm, module, "__name__")? {
            Some(name) => shown(vm, &name)?,
            None => "'?'".to_owned(),
        };
        let text = match attribute(vm, module, "__file__")? {
            Some(file) => format!("<module {name} from {}>", shown(vm, &file)?),
            None if loader.is_none() => format!("<module {name}>"),
            None => format!("<module {name} ({})>", shown(vm, &loader)?),
        };
        Ok(vm.str(&text)?.into())
    }

    #[py("__getattribute__")]
    fn getattribute(vm: &mut Vm, this: &Ref<Module>, name: &Value) -> Res<Value> {
        let name = attr::name_argument(vm, name)?.interned(vm);
        match attr::module_attr(vm, this.as_value(), &name)? {
            Some(value) => Ok(value),
            None => Err(attr::missing(vm, this.as_value(), &name)),
        }
    }

    #[py("__dir__($self, /)", no_text_signature)]
    fn dir(vm: &mut Vm, this: &Ref<Module>) -> Res<Value> {
        let name = vm.names().__dict__.clone();
        let dict = ops::get_attr(vm, this.as_value(), &name)?;
        let Some(dict) = dict.downcast::<Dict>() else {
            return Err(vm.type_error("<module>.__dict__ is not a dictionary"));
        };
        if let Some(hook) = dict.get_str(vm, &vm.names().__dir__) {
            return call::call_positional(vm, &hook, &[]);
        }
        let keys: Vec<Value> = dict.get(vm).table.iter().map(|(key, _)| key.clone()).collect();
        Ok(list::from_slice(vm, &keys)?.into())
    }

    #[member("__dict__")]
    fn dict(vm: &mut Vm, this: &Ref<Module>) -> Res<Ref<Dict>> {
        docstrings::complete_module(vm, this)?;
        Ok(this.get(vm).dict.clone())
    }

    #[getter("__annotations__")]
    fn get_annotations(vm: &mut Vm, this: &Ref<Module>) -> Res<Value> {
        let (name, dict) = (vm.names().__annotations__.clone(), this.get(vm).dict.clone());
        if let Some(found) = dict.get_str(vm, &name) {
            return Ok(found);
        }
        let made = dict::new(vm).to_value();
        dict.set_str(vm, &name, made.clone())?;
        Ok(made)
    }

    #[setter("__annotations__")]
    fn set_annotations(vm: &mut Vm, this: &Ref<Module>, value: Option<&Value>) -> Res<()> {
        let (name, dict) = (vm.names().__annotations__.clone(), this.get(vm).dict.clone());
        match value {
            Some(value) => Ok(dict.set_str(vm, &name, value.clone())?),
            None => match dict.remove_str(vm, &name) {
                Some(_) => Ok(()),
                None => Err(vm.attribute_error("__annotations__")),
            },
        }
    }
}

fn shown(vm: &mut Vm, value: &Value) -> Res<String> {
    Ok(ops::repr(vm, value)?.to_string_lossy())
}

fn attribute(vm: &mut Vm, object: &Value, name: &str) -> Res<Option<Value>> {
    let name = vm.intern(name);
    ops::get_attr_or_none(vm, object, &name)
}

/// How a module is shown whose spec says where it is from (`_module_repr_from_spec` in Lib/importlib/_bootstrap.py).
fn repr_from_spec(vm: &mut Vm, spec: &Value) -> Res<String> {
    let mut field = |name: &str| {
        let name = vm.intern(name);
        ops::get_attr(vm, spec, &name)
    };
    let (name, origin) = (field("name")?, field("origin")?);
    let (loader, has_location) = match origin.is_none() {
        true => (field("loader")?, Value::FALSE),
        false => (Value::NONE, field("has_location")?),
    };
    let name = if name.is_none() { vm.intern("?").to_value() } else { name };
    let name = shown(vm, &name)?;
    Ok(if !origin.is_none() {
        if ops::truth(vm, &has_location)? {
            format!("<module {name} from {}>", shown(vm, &origin)?)
        } else {
            format!("<module {name} ({})>", ops::str(vm, &origin)?.to_string_lossy())
        }
    } else if loader.is_none() {
        format!("<module {name}>")
    } else {
        format!("<module {name} ({})>", shown(vm, &loader)?)
    })
}
