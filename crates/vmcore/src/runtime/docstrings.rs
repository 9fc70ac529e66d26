//! Docstrings of what is implemented here: CPython's, asked of the host when a program looks at one, and then kept
//! (`docs/decisions/docstrings.md`).
//!
//! Namespaces of builtin classes and native modules hold None under `__doc__` at first. Whatever is about to read or
//! change that entry, or hands out the namespace, has it completed before.

use super::host::Documented;
use crate::objects::dict;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::types::{Flags, Type, class_of};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Puts the docstring where looking up `object.name` will find it.
#[inline]
pub(crate) fn complete(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<()> {
    if !name.is(&vm.names().__doc__) {
        return Ok(());
    }
    if let Some(module) = object.downcast::<Module>() {
        complete_module(vm, module)?;
    }
    // Every class has an entry of its own, so none of its bases' is found.
    let class = class_of(vm, object).clone();
    complete_class(vm, &class)
}

pub(crate) fn complete_module(vm: &mut Vm, module: &Ref<Module>) -> Res<()> {
    let Some(def) = module.get(vm).docstring_due.take() else { return Ok(()) };
    let doc = ask(vm, Documented { module: Some(def.name), class: None, attribute: None })?;
    let (dict, name) = (module.get(vm).dict.clone(), vm.names().__doc__.clone());
    Ok(dict.set_str(vm, &name, doc)?)
}

/// Gives the namespace of a builtin class its `__doc__`, where that is no descriptor.
pub(crate) fn complete_class(vm: &mut Vm, class: &Ref<Type>) -> Res<()> {
    let flags = class.flags(vm);
    if !flags.contains(Flags::DOCSTRING_DUE) {
        return Ok(());
    }
    class.get(vm).flags.set(flags - Flags::DOCSTRING_DUE);
    let doc = of_class(vm, class)?;
    let (dict, name) = (class.get(vm).dict.clone(), vm.names().__doc__.clone());
    dict.set_str(vm, &name, doc)?;
    class.modified(vm);
    Ok(())
}

pub(crate) fn complete_mro(vm: &mut Vm, class: &Ref<Type>) -> Res<()> {
    let mro = class.mro(vm).to_vec();
    mro.iter().filter_map(|c| c.downcast::<Type>()).try_for_each(|class| complete_class(vm, class))
}

pub(crate) fn of_class(vm: &mut Vm, class: &Ref<Type>) -> Res<Value> {
    let (module, name) = names_of(vm, class);
    ask(vm, Documented { module: Some(&module), class: Some(&name), attribute: None })
}

/// The docstring of a native module's function.
pub(crate) fn of_function(vm: &mut Vm, module: &str, name: &str) -> Res<Value> {
    ask(vm, Documented { module: Some(module), class: None, attribute: Some(name) })
}

/// The docstring of what a builtin class declares as `name`: the first of them in `class`'s order, or its metaclass's.
pub(crate) fn of_attribute(vm: &mut Vm, class: &Ref<Type>, name: &str) -> Res<Value> {
    let key = vm.intern(name);
    let declares =
        |c: &Ref<Type>| c.flags(vm).contains(Flags::BUILTIN) && c.get(vm).dict.get_str(vm, &key).is_some();
    let orders = [class.mro(vm), class_of(vm, class.as_value()).mro(vm)];
    let found = orders.into_iter().flatten().filter_map(|c| c.downcast::<Type>()).find(|c| declares(c));
    let Some(class) = found.cloned() else { return Ok(Value::NONE) };
    let (module, class) = names_of(vm, &class);
    ask(vm, Documented { module: Some(&module), class: Some(&class), attribute: Some(name) })
}

/// The docstring of a descriptor that every class has which Python code makes: `__dict__`, `__weakref__`.
pub(crate) fn of_common_attribute(vm: &mut Vm, name: &str) -> Res<Value> {
    ask(vm, Documented { module: None, class: None, attribute: Some(name) })
}

/// `__module__` and `__qualname__` of a builtin class.
fn names_of(vm: &Vm, class: &Ref<Type>) -> (String, String) {
    let module = class.get(vm).dict.get_str(vm, &vm.names().__module__);
    let module = module.as_ref().and_then(|m| m.downcast::<Str>()).map(|m| m.to_string_lossy());
    (module.unwrap_or_else(|| "builtins".to_owned()), class.get(vm).qualname.to_string_lossy())
}

fn ask(vm: &mut Vm, of: Documented<'_>) -> Res<Value> {
    let known = vm.interp().docstrings.get_or_init(|| dict::new(vm)).clone();
    let part = |part: Option<&str>| part.unwrap_or_default().to_owned();
    let key = vm.str(&[part(of.module), part(of.class), part(of.attribute)].join("\n"))?;
    if let Some(doc) = known.get_item(vm, key.as_value())? {
        return Ok(doc);
    }
    let doc = match vm.ask_host(|host| host.docstring(of)) {
        Some(doc) => vm.str(&doc)?.to_value(),
        None => Value::NONE,
    };
    known.set_item(vm, key.as_value(), doc.clone())?;
    Ok(doc)
}
