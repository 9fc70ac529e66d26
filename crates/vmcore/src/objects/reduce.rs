//! How `copy` and `pickle` take an object apart: `object.__reduce_ex__`, `__reduce__` and `__getstate__` (PEP 307; the
//! order of look-ups is that of CPython's `Objects/typeobject.c`).

use super::dict::{self, Dict};
use super::list::List;
use super::native::NativeFunction;
use super::object::Object;
use super::str::Str;
use super::tuple::{self, Tuple};
use super::types::{Flags, Type, class_of, lookup};
use crate::heap::Kind;
use crate::native::methods;
use crate::ops::{self, attr, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[methods(REDUCE)]
impl Object {
    #[py("__getstate__($self, /)")]
    fn getstate(vm: &mut Vm, this: &Value) -> Res<Value> {
        default_state(vm, this, false)
    }

    #[py("__reduce__($self, /)")]
    fn reduce(vm: &mut Vm, this: &Value) -> Res<Value> {
        by_protocol(vm, this, 0)
    }

    #[py("__reduce_ex__($self, protocol, /)")]
    fn reduce_ex(vm: &mut Vm, this: &Value, protocol: i32) -> Res<Value> {
        let name = vm.names().__reduce__.clone();
        if let Some(reduce) = ops::get_attr_or_none(vm, this, &name)? {
            let class = class_of(vm, this).to_value();
            let of_class = ops::get_attr(vm, &class, &name)?;
            let own = vm.types().object.get(vm).dict.get_str(vm, &name);
            if !own.is_some_and(|own| own.is(&of_class)) {
                return call::call_positional(vm, &reduce, &[]);
            }
        }
        by_protocol(vm, this, protocol)
    }
}

fn by_protocol(vm: &mut Vm, object: &Value, protocol: i32) -> Res<Value> {
    if protocol >= 2 {
        return by_new(vm, object);
    }
    let reduce = copyreg(vm, "_reduce_ex")?;
    call::call_positional(vm, &reduce, &[object.clone(), Value::small_int_wrapping(protocol.into())])
}

/// A function of `copyreg`.
fn copyreg(vm: &mut Vm, name: &str) -> Res<Value> {
    let module = vm.intern("copyreg").to_value();
    let module = ops::imports::import_module(vm, &module, None, &Value::NONE, 0)?;
    let name = vm.intern(name);
    ops::get_attr(vm, &module, &name)
}

/// Protocols 2 and up: what `__new__` is called with, and what is done to the object after that.
fn by_new(vm: &mut Vm, object: &Value) -> Res<Value> {
    let class = class_of(vm, object).clone();
    if class.flags(vm).contains(Flags::NO_INSTANCES) {
        return Err(cannot_pickle(vm, &class));
    }
    let arguments = new_arguments(vm, object)?;
    let (is_list, is_dict) = (object.downcast::<List>().is_some(), object.downcast::<Dict>().is_some());
    let required = arguments.is_none() && !is_list && !is_dict;
    let (make, arguments) = match arguments {
        Some((args, Some(keywords))) if !keywords.is_empty(vm) => {
            let parts = [class.to_value(), args.into(), keywords.into()];
            ("__newobj_ex__", tuple::from_slice(vm, &parts)?)
        }
        arguments => {
            let mut parts = vec![class.to_value()];
            if let Some((args, _)) = arguments {
                parts.extend_from_slice(args.items());
            }
            ("__newobj__", tuple::from_slice(vm, &parts)?)
        }
    };
    let make = copyreg(vm, make)?;
    let state = state(vm, object, required)?;
    let items = if is_list { ops::get_iter(vm, object)? } else { Value::NONE };
    let entries = if is_dict {
        let items = vm.names().items.clone();
        let items = call::method(vm, object, &items, &[])?;
        ops::get_iter(vm, &items)?
    } else {
        Value::NONE
    };
    Ok(tuple::from_slice(vm, &[make, arguments.into(), state, items, entries])?.into())
}

type Arguments = (Ref<Tuple>, Option<Ref<Dict>>);

/// What `__getnewargs_ex__` or `__getnewargs__` gives; none without them.
fn new_arguments(vm: &mut Vm, object: &Value) -> Res<Option<Arguments>> {
    let not_a_tuple = |vm: &Vm, what: &str, value: &Value| {
        let class = class_of(vm, value).name(vm);
        vm.type_error(&format!("{what}, not '{class}'"))
    };
    if let Some(given) = call::special(vm, object, |n| &n.__getnewargs_ex__, &[])? {
        let Some(parts) = given.downcast::<Tuple>() else {
            return Err(not_a_tuple(vm, "__getnewargs_ex__ should return a tuple", &given));
        };
        let [args, keywords] = parts.items() else {
            let length = parts.len();
            let message = format!("__getnewargs_ex__ should return a tuple of length 2, not {length}");
            return Err(vm.value_error(&message));
        };
        let Some(args) = args.downcast::<Tuple>() else {
            let what = "first item of the tuple returned by __getnewargs_ex__ must be a tuple";
            return Err(not_a_tuple(vm, what, args));
        };
        let Some(keywords) = keywords.downcast::<Dict>() else {
            let what = "second item of the tuple returned by __getnewargs_ex__ must be a dict";
            return Err(not_a_tuple(vm, what, keywords));
        };
        return Ok(Some((args.clone(), Some(keywords.clone()))));
    }
    match call::special(vm, object, |n| &n.__getnewargs__, &[])? {
        None => Ok(None),
        Some(given) => match given.downcast::<Tuple>() {
            Some(args) => Ok(Some((args.clone(), None))),
            None => Err(not_a_tuple(vm, "__getnewargs__ should return a tuple", &given)),
        },
    }
}

/// `object.__getstate__()`. With `required`, an object that has more than its attributes is refused: nothing would
/// restore the rest.
pub(crate) fn state(vm: &mut Vm, object: &Value, required: bool) -> Res<Value> {
    let name = vm.names().__getstate__.clone();
    let getstate = ops::get_attr(vm, object, &name)?;
    let own = lookup(vm, &vm.types().object, &name);
    let is_default = match (getstate.downcast::<NativeFunction>(), own) {
        (Some(bound), Some(own)) => {
            bound.receiver.as_ref().is_some_and(|receiver| receiver.is(object))
                && own.downcast::<NativeFunction>().is_some_and(|own| std::ptr::eq(own.def, bound.def))
        }
        _ => false,
    };
    if is_default { default_state(vm, object, required) } else { call::call_positional(vm, &getstate, &[]) }
}

/// The `__dict__`, None where there is none or it is empty; with the filled `__slots__` in a pair.
fn default_state(vm: &mut Vm, object: &Value, required: bool) -> Res<Value> {
    let class = class_of(vm, object).clone();
    let layout = class.get(vm).layout;
    if required
        && matches!(layout.kind, Kind::Int | Kind::Bytes | Kind::Tuple | Kind::Type | Kind::MemoryView)
    {
        let name = class.name(vm);
        return Err(vm.type_error(&format!("cannot pickle {name} objects")));
    }
    let state = match attr::dict_of(vm, object) {
        Some(attributes) if !attributes.is_empty(vm) => attributes.to_value(),
        _ => Value::NONE,
    };
    let names = slot_names(vm, &class)?;
    if required && (layout.kind != Kind::Instance || usize::from(layout.members) > names.len()) {
        return Err(cannot_pickle(vm, &class));
    }
    let slots = dict::new(vm);
    for name in &names {
        if let Some(value) = ops::get_attr_or_none(vm, object, name)? {
            slots.set_str(vm, name, value)?;
        }
    }
    if slots.is_empty(vm) {
        return Ok(state);
    }
    Ok(tuple::from_slice(vm, &[state, slots.into()])?.into())
}

/// The names in `__slots__` of the class and its bases, kept by it as `__slotnames__`.
fn slot_names(vm: &mut Vm, class: &Ref<Type>) -> Res<Vec<Ref<Str>>> {
    let name = vm.intern("__slotnames__");
    let names = match class.get(vm).dict.get_str(vm, &name) {
        Some(names) => {
            if !names.is_none() && names.downcast::<List>().is_none() {
                let (class, given) = (class.name(vm), class_of(vm, &names).name(vm));
                let message = format!("{class}.__slotnames__ should be a list or None, not {given}");
                return Err(vm.type_error(&message));
            }
            names
        }
        None => {
            let find = copyreg(vm, "_slotnames")?;
            let names = call::call_positional(vm, &find, &[class.to_value()])?;
            if !names.is_none() && names.downcast::<List>().is_none() {
                return Err(vm.type_error("copyreg._slotnames didn't return a list or None"));
            }
            names
        }
    };
    let Some(list) = names.downcast::<List>() else { return Ok(Vec::new()) };
    Ok(list.get(vm).items.iter().filter_map(|n| n.downcast::<Str>()).map(|n| n.interned(vm)).collect())
}

#[cold]
fn cannot_pickle(vm: &Vm, class: &Ref<Type>) -> crate::vm::Raised {
    vm.type_error(&format!("cannot pickle '{}' object", class.name(vm)))
}
