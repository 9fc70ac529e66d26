//! What opcodes stand for besides the stack: numbers and text, names looked up, objects made and given their state.

use super::{globals, unpickling_error};
use crate::heap::Buf;
use crate::native::Args;
use crate::objects::bytes::Bytes;
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::{Type, class_of};
use crate::ops::raise::catch;
use crate::ops::{self, attr, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Bytes as text.
pub fn decode(vm: &mut Vm, data: Ref<Bytes>, encoding: &str, errors: &str) -> Res<Value> {
    let (encoding, errors) = (vm.intern(encoding).to_value(), vm.intern(errors).to_value());
    let class = vm.types().str.to_value();
    call::call_positional(vm, &class, &[data.into(), encoding, errors])
}

/// An int as it stands in a source.
pub fn parse_int(vm: &mut Vm, text: &str) -> Res<Value> {
    let text = vm.str(text)?.to_value();
    let class = vm.types().int.to_value();
    match call::call_positional(vm, &class, &[text, Value::small_int_wrapping(0)]) {
        Ok(int) => Ok(int),
        Err(raised) => {
            catch(vm, raised, &vm.types().value_error)?;
            Err(vm.value_error("could not convert string to int"))
        }
    }
}

/// A float as it stands in a source.
pub fn parse_float(vm: &mut Vm, text: &str) -> Res<Value> {
    let given = vm.str(text)?.to_value();
    let class = vm.types().float.to_value();
    match call::call_positional(vm, &class, &[given]) {
        Ok(float) => Ok(float),
        Err(raised) => {
            catch(vm, raised, &vm.types().value_error)?;
            Err(vm.value_error(&format!("could not convert string to float: '{text}\n'")))
        }
    }
}

/// `module.name`, where the name may be dotted from protocol 4 on.
pub fn find_class(vm: &mut Vm, module: &Value, name: &Value, protocol: u8, fix_imports: bool) -> Res<Value> {
    let (module, name) = match fix_imports && protocol < 3 {
        true => globals::renamed(vm, module, name, false)?,
        false => (module.clone(), name.clone()),
    };
    let module = globals::module(vm, &module)?;
    let text = ops::str(vm, &name)?;
    let found = match protocol >= 4 {
        true => globals::walk(vm, &module, &text.to_string_lossy())?.map(|(found, _)| found),
        false => attr::get_attr_or_none(vm, &module, &text.interned(vm))?,
    };
    match found {
        Some(found) => Ok(found),
        None => {
            let (name, module) = (globals::shown(vm, &name)?, globals::shown(vm, &module)?);
            Err(vm.attribute_error(&format!("Can't get attribute {name} on {module}")))
        }
    }
}

/// `class.__new__(class, *args, **keywords)`
pub fn new_object(
    vm: &mut Vm,
    code: &str,
    class: &Value,
    args: &Value,
    keywords: Option<&Value>,
) -> Res<Value> {
    if class.downcast::<Type>().is_none() {
        let given = class_of(vm, class).name(vm);
        let message = format!("{code} class argument must be a type, not {given}");
        return Err(unpickling_error(vm, &message));
    }
    let Some(positional) = args.downcast::<Tuple>() else {
        let given = class_of(vm, args).name(vm);
        return Err(unpickling_error(vm, &format!("{code} args argument must be a tuple, not {given}")));
    };
    let new = vm.names().__new__.clone();
    let new = ops::get_attr(vm, class, &new)?;
    let mut all: Buf<Value> = Buf::with_capacity(vm.heap(), positional.len() + 1)?;
    all.push(class.clone())?;
    all.extend_from_slice(positional.items())?;
    match keywords {
        None => call::call(vm, &new, Args::positional_only(&all)),
        Some(keywords) => match keywords.downcast::<Dict>() {
            Some(keywords) => call::call_with_dict(vm, &new, &all, keywords),
            None => {
                let given = class_of(vm, keywords).name(vm);
                Err(unpickling_error(vm, &format!("{code} kwargs argument must be a dict, not {given}")))
            }
        },
    }
}

/// What INST and OBJ make: without arguments, and without `__getinitargs__`, `__init__` does not run.
pub fn instantiate(vm: &mut Vm, class: &Value, args: &[Value]) -> Res<Value> {
    if args.is_empty() && class.downcast::<Type>().is_some() {
        let name = vm.intern("__getinitargs__");
        if attr::get_attr_or_none(vm, class, &name)?.is_none() {
            let new = vm.names().__new__.clone();
            return call::method(vm, class, &new, std::slice::from_ref(class));
        }
    }
    call::call_positional(vm, class, args)
}

/// Gives an object its state, by `__setstate__` or into its `__dict__` and slots.
pub fn build(vm: &mut Vm, object: &Value, state: &Value) -> Res<()> {
    let name = vm.intern("__setstate__");
    if let Some(set) = attr::get_attr_or_none(vm, object, &name)? {
        return call::call_positional(vm, &set, std::slice::from_ref(state)).map(drop);
    }
    let (state, slots) = match state.downcast::<Tuple>().map(|parts| parts.items()) {
        Some([state, slots]) => (state.clone(), slots.clone()),
        _ => (state.clone(), Value::NONE),
    };
    if !state.is_none() {
        let name = vm.names().__dict__.clone();
        let entries = entries(vm, &state, "state is not a dictionary")?;
        let dict = ops::get_attr(vm, object, &name)?;
        for (key, value) in entries {
            let key = key.exact::<Str>().map_or_else(|| key.clone(), |key| key.interned(vm).into());
            ops::set_item(vm, &dict, &key, &value)?;
        }
    }
    if !slots.is_none() {
        for (key, value) in entries(vm, &slots, "slot state is not a dictionary")? {
            let key = attr::name_argument(vm, &key)?.interned(vm);
            ops::set_attr(vm, object, &key, &value)?;
        }
    }
    Ok(())
}

fn entries(vm: &Vm, dict: &Value, otherwise: &str) -> Res<Vec<(Value, Value)>> {
    match dict.downcast::<Dict>() {
        Some(dict) => {
            let table = &dict.get(vm).table;
            Ok(table.iter().map(|(key, value)| (key.clone(), value.clone())).collect())
        }
        None => Err(unpickling_error(vm, otherwise)),
    }
}
