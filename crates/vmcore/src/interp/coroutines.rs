//! `await`, `async for` and asynchronous generators.

use super::state::{End, Outcome, State, slow};
use crate::native::Args;
use crate::objects::exception::Exception;
use crate::objects::generator::async_generator::{self, AsyncGenerator};
use crate::objects::generator::{self, Generator};
use crate::objects::types::{class_of, is_instance};
use crate::ops;
use crate::value::Value;
use crate::vm::{Raised, Res, Vm};

/// The iterator behind `await value` (`_PyCoro_GetAwaitableIter`).
pub(crate) fn awaitable_iterator(vm: &mut Vm, value: &Value) -> Res<Value> {
    if let Some(generator) = value.exact::<Generator>()
        && generator.is_awaitable(vm)
    {
        return Ok(value.clone());
    }
    // Its `__await__` returns itself.
    if value.exact::<async_generator::Send>().is_some() {
        return Ok(value.clone());
    }
    let name = vm.names().__await__.clone();
    let Some(method) = ops::attr::special(vm, value, &name)? else {
        let class = class_of(vm, value).name(vm);
        return Err(vm.type_error(&format!("object {class} can't be used in 'await' expression")));
    };
    let iterator = ops::call(vm, &method, Args::positional_only(&[]))?;
    if iterator.exact::<Generator>().is_some_and(|g| g.is_awaitable(vm)) {
        return Err(vm.type_error("__await__() returned a coroutine"));
    }
    let next = vm.names().__next__.clone();
    if crate::objects::types::lookup(vm, class_of(vm, &iterator), &next).is_none() {
        let class = class_of(vm, &iterator).name(vm);
        return Err(vm.type_error(&format!("__await__() returned non-iterator of type '{class}'")));
    }
    Ok(iterator)
}

#[inline(always)]
pub(super) unsafe fn get_awaitable(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        if let Some(generator) = s.value(i.b).exact::<Generator>()
            && generator.is_coroutine(vm)
            && generator.get(vm).state == generator::State::Created
        {
            let word = s.take(i.b);
            let died = s.put(vm, i.a, word);
            return s.after(died);
        }
        slow(vm, s, |vm, s| {
            let i = s.instr();
            let value = s.value(i.b);
            let iterator = match awaitable_iterator(vm, value) {
                Ok(iterator) => iterator,
                Err(raised) => return Err(explain(vm, raised, value, i.n)),
            };
            if let Some(coroutine) = iterator.exact::<Generator>()
                && coroutine.is_coroutine(vm)
                && super::delegation::delegate(vm, coroutine).is_some()
            {
                return Err(vm.runtime_error("coroutine is being awaited already"));
            }
            Ok(Outcome::Store(iterator))
        })
    }
}

/// The error for what `__aenter__` or `__aexit__` returned, where it cannot be awaited.
fn explain(vm: &mut Vm, raised: Raised, value: &Value, place: u16) -> Raised {
    let name = match place {
        1 => "__aenter__",
        2 => "__aexit__",
        _ => return raised,
    };
    let awaits = vm.names().__await__.clone();
    let class = class_of(vm, value).clone();
    if crate::objects::types::lookup(vm, &class, &awaits).is_some() {
        return raised;
    }
    drop(vm.take_raised(raised));
    let class = class.name(vm);
    vm.type_error(&format!(
        "'async with' received an object from {name} that does not implement __await__: {class}"
    ))
}

#[inline(always)]
pub(super) unsafe fn get_aiter(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let value = s.value(s.instr().b);
            if value.exact::<Generator>().is_some_and(|generator| generator.is_async_generator(vm)) {
                return Ok(Outcome::Store(value.clone()));
            }
            let (aiter, anext) = (vm.names().__aiter__.clone(), vm.names().__anext__.clone());
            let Some(method) = ops::attr::special(vm, value, &aiter)? else {
                let class = class_of(vm, value).name(vm);
                return Err(vm.type_error(&format!(
                    "'async for' requires an object with __aiter__ method, got {class}"
                )));
            };
            let iterator = ops::call(vm, &method, Args::positional_only(&[]))?;
            if crate::objects::types::lookup(vm, class_of(vm, &iterator), &anext).is_none() {
                let class = class_of(vm, &iterator).name(vm);
                return Err(vm.type_error(&format!(
                    "'async for' received an object from __aiter__ that does not implement __anext__: {class}"
                )));
            }
            Ok(Outcome::Store(iterator))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn get_anext(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let value = s.value(s.instr().b);
            if let Some(generator) = value.exact::<Generator>()
                && generator.is_async_generator(vm)
            {
                let generator = generator.clone();
                return AsyncGenerator::anext(vm, &generator).map(Outcome::Store);
            }
            let anext = vm.names().__anext__.clone();
            let Some(method) = ops::attr::special(vm, value, &anext)? else {
                let class = class_of(vm, value).name(vm);
                return Err(vm.type_error(&format!(
                    "'async for' requires an iterator with __anext__ method, got {class}"
                )));
            };
            let step = ops::call(vm, &method, Args::positional_only(&[]))?;
            match awaitable_iterator(vm, &step) {
                Ok(iterator) => Ok(Outcome::Store(iterator)),
                Err(raised) => {
                    let cause = vm.take_raised(raised);
                    let class = class_of(vm, &step).name(vm);
                    let raised = vm.type_error(&format!(
                        "'async for' received an invalid object from __anext__: {class}"
                    ));
                    let error = vm.take_raised(raised);
                    error.set_origin(vm, cause);
                    Err(vm.raise(error))
                }
            }
        })
    }
}

#[inline(always)]
pub(super) unsafe fn end_async_for(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let exception = s.value(s.instr().c);
            if is_instance(vm, exception, &vm.types().stop_async_iteration) {
                // CPython pops the exception before the iterator.
                s.consume(s.instr().c);
                return Ok(Outcome::Go);
            }
            match exception.downcast::<Exception>() {
                Some(exception) => Err(vm.raise(exception.clone())),
                None => Err(vm.system_error("what ends an async for is no exception")),
            }
        })
    }
}

#[inline(always)]
pub(super) unsafe fn async_gen_wrap(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let value = s.value(s.instr().b).clone();
            Ok(Outcome::Store(vm.alloc(crate::objects::generator::WrappedValue { value }).into()))
        })
    }
}
