//! Globals, builtins and the names of class bodies and modules.

use super::inline_cache::{CacheState, specialises};
use super::state::{End, Outcome, State, part, slow};
use crate::objects::dict::Dict;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::ops::{self, raise};
use crate::value::{Ref, Value, Word, retain};
use crate::vm::{Res, Vm};

#[inline(always)]
pub(super) unsafe fn load_global<const FORM: u8>(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; the dicts belong to the running function.
    unsafe {
        let cache = s.cache();
        let function = s.function();
        if function.globals.get(vm).table.version() == cache.version.get() {
            let found = match cache.state.get() {
                CacheState::Global => true,
                CacheState::Builtin => function.builtins.get(vm).table.version() == cache.builtins_version(),
                _ => false,
            };
            if found {
                // The versions say that the entry is where it was; nobody deletes a value without its key.
                let word = *(cache.value.get() as *const Word);
                retain(word);
                return s.end_in::<FORM>(vm, word);
            }
        }
        slow(vm, s, load_global_slow)
    }
}

fn load_global_slow(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: the function and the site belong to the running frame.
    let (function, site, cache) = unsafe { (s.function(), s.site(), s.cache()) };
    let (globals, builtins) = (function.globals.clone(), function.builtins.clone());
    if let Some(looked_up) = by_protocol(vm, &globals, &builtins, &site.name) {
        return looked_up.map(Outcome::Store);
    }
    let (dict, state) = if globals.index_of_str(vm, &site.name).is_some() {
        (&globals, CacheState::Global)
    } else {
        (&builtins, CacheState::Builtin)
    };
    let Some(index) = dict.index_of_str(vm, &site.name) else {
        return Err(undefined(vm, &site.name));
    };
    let value = dict.get(vm).table.value_at(index).cloned();
    if !specialises(vm) {
        return Ok(value.map_or(Outcome::Go, Outcome::Store));
    }
    let address = dict.get(vm).table.value_address(index).map_or(0, |address| address as Word);
    cache.value.set(address);
    cache.version.set(globals.keys_version(vm));
    if state == CacheState::Builtin {
        cache.set_builtins_version(builtins.keys_version(vm));
    }
    cache.state.set(state);
    Ok(value.map_or(Outcome::Go, Outcome::Store))
}

/// What a name is where globals or builtins are no plain dicts: as their own `__getitem__` says. None where they are.
fn by_protocol(
    vm: &mut Vm,
    globals: &Ref<Dict>,
    builtins: &Ref<Dict>,
    name: &Ref<Str>,
) -> Option<Res<Value>> {
    let others = other_builtins(vm, globals);
    let plain = |dict: &Ref<Dict>| dict.as_value().exact::<Dict>().is_some();
    if plain(globals) && plain(builtins) && others.is_none() {
        return None;
    }
    let builtins = others.unwrap_or_else(|| builtins.to_value());
    for namespace in [globals.as_value(), &builtins] {
        match ops::get_item_or_none(vm, namespace, name.as_value()) {
            Ok(None) => {}
            Ok(Some(value)) => return Some(Ok(value)),
            Err(raised) => return Some(Err(raised)),
        }
    }
    Some(Err(undefined(vm, name)))
}

/// `__builtins__` of these globals, if it is neither a module nor a dict.
pub(crate) fn other_builtins(vm: &Vm, globals: &Ref<Dict>) -> Option<Value> {
    let found = globals.get_str(vm, &vm.names().__builtins__)?;
    let usual = found.downcast::<Module>().is_some() || found.downcast::<Dict>().is_some();
    if usual { None } else { Some(found) }
}

fn undefined(vm: &Vm, name: &Ref<Str>) -> crate::vm::Raised {
    raise::name_error(vm, &format!("name '{}' is not defined", name.to_string_lossy()), name)
}

#[inline(always)]
pub(super) unsafe fn store_global(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; the dict belongs to the running function.
    unsafe {
        let cache = s.cache();
        let globals = &s.function().globals;
        if cache.state.get() == CacheState::Global && globals.get(vm).table.version() == cache.version.get() {
            let value = Value::from_word(s.take(s.instr().b));
            let old = globals.get_mut(vm).table.replace(cache.index.get() as usize, value);
            let died = part(vm, old.map_or(0, Value::into_word));
            return s.after(died);
        }
        slow(vm, s, |vm, s| {
            let value = s.value(s.instr().b).clone();
            let (globals, site, cache) = (s.function().globals.clone(), s.site(), s.cache());
            globals.set_str(vm, &site.name, value)?;
            if specialises(vm)
                && let Some(index) = globals.index_of_str(vm, &site.name)
            {
                cache.version.set(globals.keys_version(vm));
                cache.index.set(index as u32);
                cache.state.set(CacheState::Global);
            }
            Ok(Outcome::Go)
        })
    }
}

#[inline(always)]
pub(super) unsafe fn delete_global(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let globals = s.function().globals.clone();
            match globals.remove_str(vm, &s.site().name) {
                Some(_) => Ok(Outcome::Go),
                None => Err(undefined(vm, &s.site().name)),
            }
        })
    }
}

/// The namespace that code with these globals finds builtins in (`_PyEval_BuiltinsFromGlobals`).
pub(crate) fn builtins_of(vm: &Vm, globals: &Ref<Dict>) -> Res<Ref<Dict>> {
    let found = globals.get_str(vm, &vm.names().__builtins__);
    match &found {
        Some(value) => match (value.downcast::<Module>(), value.downcast::<Dict>()) {
            (Some(module), _) => Ok(module.get(vm).dict.clone()),
            (_, Some(dict)) => Ok(dict.clone()),
            // What is no dict is asked itself, name by name: see `by_protocol`.
            _ => Ok(crate::objects::dict::new(vm)),
        },
        // As the code that asks (`_PyEval_BuiltinsFromGlobals`).
        None => Ok(super::caller::builtins(vm)),
    }
}

/// The namespace of a module or class body.
pub(super) fn namespace(vm: &Vm) -> Value {
    // SAFETY: there is a current frame; its namespace is owned by it, and copied here.
    unsafe {
        let frame = &*vm.thread().frames.current();
        if frame.locals == 0 { Value::NONE } else { Value::at(&frame.locals).clone() }
    }
}

#[inline(always)]
pub(super) unsafe fn load_name(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let name = &s.site().name;
            let namespace = namespace(vm);
            let local = match namespace.exact::<Dict>() {
                Some(dict) => dict.get_str(vm, name),
                None => ops::get_item_or_none(vm, &namespace, name.as_value())?,
            };
            match local {
                Some(value) => Ok(Outcome::Store(value)),
                None => load_global_slow(vm, s),
            }
        })
    }
}

#[inline(always)]
pub(super) unsafe fn store_name(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let name = &s.site().name;
            let namespace = namespace(vm);
            let value = s.value(s.instr().b);
            match namespace.exact::<Dict>() {
                Some(dict) => dict.set_str(vm, name, value.clone())?,
                None => ops::set_item(vm, &namespace, name.as_value(), value)?,
            }
            Ok(Outcome::Go)
        })
    }
}

#[inline(always)]
pub(super) unsafe fn delete_name(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let name = &s.site().name;
            let namespace = namespace(vm);
            let removed = match namespace.exact::<Dict>() {
                Some(dict) => dict.remove_str(vm, name).is_some(),
                None => match ops::delete_item(vm, &namespace, name.as_value()) {
                    Ok(()) => true,
                    Err(raised) => {
                        drop(vm.take_raised(raised));
                        false
                    }
                },
            };
            if removed { Ok(Outcome::Go) } else { Err(undefined(vm, name)) }
        })
    }
}
