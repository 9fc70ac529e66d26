//! `__abstractmethods__`: the names of methods that keep a class from being instantiated.

use super::{Flags, Type};
use crate::objects::str::{self, Str};
use crate::objects::tuple;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

fn name(vm: &Vm) -> Ref<Str> {
    str::intern_utf8(vm, "__abstractmethods__")
}

/// The names in the class's own namespace.
pub(super) fn get(vm: &Vm, class: &Ref<Type>) -> Res<Value> {
    let found = if class.is(&vm.types().type_) { None } else { class.get(vm).dict.get_str(vm, &name(vm)) };
    found.ok_or_else(|| vm.attribute_error("__abstractmethods__"))
}

pub(super) fn set(vm: &mut Vm, class: &Ref<Type>, value: Option<&Value>) -> Res<()> {
    let name = name(vm);
    let dict = class.get(vm).dict.clone();
    let is_abstract = match value {
        Some(value) => {
            let truth = ops::truth(vm, value)?;
            dict.set_str(vm, &name, value.clone())?;
            truth
        }
        None if dict.remove_str(vm, &name).is_none() => return Err(vm.attribute_error("__abstractmethods__")),
        None => false,
    };
    class.changed(vm, &name);
    let mut flags = class.flags(vm);
    flags.set(Flags::ABSTRACT, is_abstract);
    class.get(vm).flags.set(flags);
    Ok(())
}

/// The error for an instance of an abstract class.
#[cold]
pub(crate) fn refuse(vm: &mut Vm, class: &Ref<Type>) -> Raised {
    let names = (|| {
        let methods = get(vm, class)?;
        let methods = tuple::from_iterable(vm, &methods)?;
        let mut names = Vec::new();
        for item in methods.items() {
            names.push(ops::str(vm, item)?.to_string_lossy());
        }
        names.sort();
        Ok(names)
    })();
    match names {
        Ok(names) => vm.type_error(&format!(
            "Can't instantiate abstract class {} with abstract method{} {}",
            class.name(vm),
            if names.len() == 1 { "" } else { "s" },
            names.join(", ")
        )),
        Err(raised) => raised,
    }
}
