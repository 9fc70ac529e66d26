//! What dying objects run: `__del__`, the rest of a suspended generator, weak references' callbacks. An exception raised
//! there goes nowhere; it is shown.

use crate::native::Args;
use crate::objects::exception::Exception;
use crate::objects::generator::{Generator, State, methods};
use crate::objects::types::{class_of, lookup};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Calls an object's finalizer.
pub(crate) fn finalize(vm: &mut Vm, object: &Value) {
    aside(vm, |vm| {
        if let Some(generator) = object.exact::<Generator>() {
            let result = finalize_generator(vm, generator);
            return result.map_err(|raised| (raised, object.clone()));
        }
        let Some(del) = lookup(vm, class_of(vm, object), &vm.names().__del__) else { return Ok(()) };
        match ops::call::unbound(vm, &del, object, &[]) {
            Ok(_) => Ok(()),
            Err(raised) => Err((raised, del)),
        }
    });
}

/// Closes a suspended generator; says so of a coroutine that was never awaited.
fn finalize_generator(vm: &mut Vm, generator: &Ref<Generator>) -> Res<()> {
    if generator.is_coroutine(vm) && generator.get(vm).state == State::Created {
        ops::warn::never_awaited(vm, generator)?;
    }
    let Generator { finalizer, closed, .. } = generator.get(vm);
    if let Some(finalizer) = finalizer.clone().filter(|_| !closed) {
        // An event loop closes it in its own time.
        ops::call::call_positional(vm, &finalizer, &[generator.to_value()])?;
        return Ok(());
    }
    methods::close(vm, generator)
}

/// Calls a weak reference's callback with it.
pub(crate) fn weak_callback(vm: &mut Vm, reference: &Value, callback: &Value) {
    aside(vm, |vm| match ops::call(vm, callback, Args::positional_only(std::slice::from_ref(reference))) {
        Ok(_) => Ok(()),
        Err(raised) => Err((raised, callback.clone())),
    });
}

/// Runs `f` beside the exception on its way, and shows what it raises with the object that it names.
fn aside(vm: &mut Vm, f: impl FnOnce(&mut Vm) -> Result<(), (Raised, Value)>) {
    let raised: Option<Ref<Exception>> = vm.thread().raised.take();
    if let Err((error, object)) = f(vm) {
        ops::exceptions::unraisable(vm, error, &object);
    }
    vm.thread().raised.set(raised);
}
