//! The formats that the module's functions have read lately, as CPython keeps them.

use std::rc::Rc;

use super::format::Layout;
use super::{Struct, read};
use crate::objects::dict::{self, Dict, Found};
use crate::objects::str::Str;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `MAXCACHE` of CPython's `Modules/_struct.c`.
const MOST: usize = 100;

/// What the interpreter keeps the dict of [`Struct`]s by format under.
const STATE: &str = "_struct.cache";

fn known(vm: &Vm) -> Option<Ref<Dict>> {
    vm.interp().module_state.borrow().get(STATE).and_then(|known| known.downcast()).cloned()
}

/// The layout of a format.
pub(super) fn layout(vm: &mut Vm, format: &Value) -> Res<Rc<Layout>> {
    if let Some(made) = format.downcast::<Struct>() {
        return Ok(made.get(vm).layout.clone());
    }
    if let Some(known) = known(vm)
        && let Some(Found::At(index)) = known.find_quick(vm, format)
        && let Some(made) = known.get(vm).table.value_at(index).and_then(|made| made.downcast::<Struct>())
    {
        return Ok(made.get(vm).layout.clone());
    }
    let made = read(vm, format)?;
    let layout = made.layout.clone();
    if format.exact::<Str>().is_some() {
        let known = match known(vm).filter(|known| known.len(vm) < MOST) {
            Some(known) => known,
            None => {
                let empty = dict::new(vm);
                let old = vm.interp().module_state.borrow_mut().insert(STATE, empty.to_value());
                drop(old);
                empty
            }
        };
        let made = vm.alloc(made).into();
        known.set_item(vm, format, made)?;
    }
    Ok(layout)
}

/// Forgets all of them.
pub(super) fn clear(vm: &Vm) {
    let old = vm.interp().module_state.borrow_mut().remove(STATE);
    drop(old);
}
