//! `atexit`: what a program wants called when it ends.

use crate::native::{Kwargs, module};
use crate::objects::dict::{self, Dict};
use crate::objects::list::{self, List};
use crate::objects::tuple::{self, Tuple};
use crate::ops::{self, call, exceptions};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Atexit;

#[module("atexit")]
impl Atexit {
    #[py("register($module, /, *args, **kwargs)", no_text_signature)]
    fn register(vm: &mut Vm, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        let Some((function, args)) = args.split_first() else {
            return Err(vm.type_error("register() takes at least 1 argument (0 given)"));
        };
        if !call::is_callable(vm, function) {
            return Err(vm.type_error("the first argument must be callable"));
        }
        let keywords = dict::new(vm);
        keywords.update_keywords(vm, kwargs)?;
        let args = tuple::from_slice(vm, args)?.to_value();
        let entry = tuple::from_slice(vm, &[function.clone(), args, keywords.into()])?;
        callbacks(vm).push(vm, entry.into())?;
        Ok(function.clone())
    }

    #[py("unregister($module, func, /)", no_text_signature)]
    fn unregister(vm: &mut Vm, func: &Value) -> Res<()> {
        let callbacks = callbacks(vm);
        let mut kept = Vec::new();
        let entries = callbacks.get(vm).items.to_vec();
        for entry in entries {
            let registered = entry.downcast::<Tuple>().and_then(|entry| entry.items().first().cloned());
            match registered {
                Some(registered) if ops::equal(vm, &registered, func)? => {}
                _ => kept.push(entry),
            }
        }
        replace(vm, &kept)
    }

    #[py("_clear($module, /)", no_text_signature)]
    fn clear(vm: &mut Vm) -> Res<()> {
        replace(vm, &[])
    }

    #[py("_run_exitfuncs($module, /)", no_text_signature)]
    fn run_exitfuncs(vm: &mut Vm) {
        run(vm);
    }

    #[py("_ncallbacks($module, /)", no_text_signature)]
    fn ncallbacks(vm: &mut Vm) -> usize {
        callbacks(vm).len(vm)
    }
}

/// What was registered: tuples of function, arguments and keyword arguments.
fn callbacks(vm: &mut Vm) -> Ref<List> {
    let kept = vm.interp().module_state.borrow().get("atexit").cloned();
    match kept.and_then(|kept| kept.downcast_owned::<List>().ok()) {
        Some(callbacks) => callbacks,
        None => {
            let made = list::new(vm);
            vm.interp().module_state.borrow_mut().insert("atexit", made.to_value());
            made
        }
    }
}

fn replace(vm: &mut Vm, entries: &[Value]) -> Res<()> {
    let made = list::from_slice(vm, entries)?;
    let old = vm.interp().module_state.borrow_mut().insert("atexit", made.into());
    drop(old);
    Ok(())
}

/// Calls what was registered, the last first. What is registered meanwhile is forgotten.
pub(crate) fn run(vm: &mut Vm) {
    if !vm.interp().module_state.borrow().contains_key("atexit") {
        return;
    }
    for at in (0..callbacks(vm).len(vm)).rev() {
        let Some(entry) = callbacks(vm).get(vm).items.get(at).cloned() else { continue };
        let Some([function, args, keywords]) = entry.downcast::<Tuple>().map(|entry| entry.items()) else {
            continue;
        };
        let (Some(args), Some(keywords)) = (args.downcast::<Tuple>(), keywords.downcast::<Dict>()) else {
            continue;
        };
        let called = match keywords.is_empty(vm) {
            true => call::call_positional(vm, function, args.items()),
            false => call::call_with_dict(vm, function, args.items(), keywords),
        };
        if let Err(raised) = called {
            exceptions::unraisable_in(vm, raised, Some("Exception ignored in atexit callback"), function);
        }
    }
    if let Err(raised) = replace(vm, &[]) {
        drop(vm.take_raised(raised));
    }
}

pub(crate) fn fill(_: &mut Vm, _: &Ref<Dict>) -> Res<()> {
    Ok(())
}
