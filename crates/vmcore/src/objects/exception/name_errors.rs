//! `NameError` and `AttributeError`, which know the name that was not found.

use super::Exception;
use super::base::init_args;
use super::fields::members;
use crate::native::{Kwargs, methods};
use crate::objects::str::Str;
use crate::objects::types::is_instance;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Takes the keyword arguments `names` as the fields of the same indices; a message for any other
/// (`PyArg_ParseTupleAndKeywords`).
pub(super) fn keyword_fields(
    vm: &mut Vm,
    this: &Ref<Exception>,
    class: &str,
    names: &[(&str, usize)],
    kwargs: Kwargs<'_>,
) -> Res<()> {
    let given: Vec<(String, &Value)> = kwargs.map(|(name, value)| (name.to_string_lossy(), value)).collect();
    if given.len() > names.len() {
        let (most, plural) = (names.len(), if names.len() == 1 { "" } else { "s" });
        return Err(vm.type_error(&format!(
            "{class}() takes at most {most} keyword argument{plural} ({} given)",
            given.len()
        )));
    }
    for (name, _) in &given {
        if !names.iter().any(|(known, _)| known == name) {
            return Err(vm.type_error(&format!("'{name}' is an invalid keyword argument for {class}()")));
        }
    }
    for (known, index) in names {
        let value = given.iter().find(|(name, _)| name == known).map(|(_, value)| (*value).clone());
        this.set_field(vm, *index, value)?;
    }
    Ok(())
}

pub struct NameError;

fn is_name_error(vm: &Vm, value: &Value) -> bool {
    is_instance(vm, value, &vm.types().name_error)
}

members! { NameError, MEMBERS:
    NAME = 0 "name";
}

#[methods("NameError", is = is_name_error, with(MEMBERS))]
impl NameError {
    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Exception>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        init_args(vm, this, args)?;
        keyword_fields(vm, this, "NameError", &[("name", NAME)], kwargs)
    }
}

/// The name that a NameError or AttributeError is about.
pub fn name(vm: &Vm, error: &Ref<Exception>) -> Option<Value> {
    error.field(vm, NAME)
}

/// The fields of a NameError about `name`.
pub(crate) fn fields(name: &Ref<Str>) -> [Option<Value>; 1] {
    [Some(name.to_value())]
}

pub struct AttributeError;

fn is_attribute_error(vm: &Vm, value: &Value) -> bool {
    is_instance(vm, value, &vm.types().attribute_error)
}

members! { AttributeError, ATTRIBUTE_MEMBERS:
    ATTRIBUTE = 0 "name";
    OBJECT = 1 "obj";
}

#[methods("AttributeError", is = is_attribute_error, with(ATTRIBUTE_MEMBERS))]
impl AttributeError {
    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Exception>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        init_args(vm, this, args)?;
        keyword_fields(vm, this, "AttributeError", &[("name", ATTRIBUTE), ("obj", OBJECT)], kwargs)
    }
}

/// The object that an AttributeError is about.
pub fn object(vm: &Vm, error: &Ref<Exception>) -> Option<Value> {
    error.field(vm, OBJECT)
}

/// Says which attribute of which object was not found, unless that has been said.
pub fn set_attribute(vm: &mut Vm, error: &Ref<Exception>, object: &Value, name: &Ref<Str>) -> Res<()> {
    if error.field(vm, ATTRIBUTE).is_none() && error.field(vm, OBJECT).is_none() {
        error.set_field(vm, ATTRIBUTE, Some(name.to_value()))?;
        error.set_field(vm, OBJECT, Some(object.clone()))?;
    }
    Ok(())
}
