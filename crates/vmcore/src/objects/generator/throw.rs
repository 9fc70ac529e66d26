//! Throwing into a generator, and into what it delegates to (`_gen_throw` in CPython's `Objects/genobject.c`).

use super::{Generator, State, methods};
use crate::interp::delegation::{self, delegate};
use crate::interp::generators::Step;
use crate::native::Args;
use crate::objects::exception::{self, Exception, stop};
use crate::objects::traceback::Traceback;
use crate::objects::types::{Type, class_of, is_instance};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The arguments of `throw()`. What is delegated to gets them as they are.
pub(crate) struct Thrown {
    class: Value,
    value: Option<Value>,
    traceback: Option<Value>,
    /// Whether GeneratorExit closes what is delegated to instead of being thrown into it.
    closes: bool,
}

impl Thrown {
    pub fn new(class: &Value, value: Option<&Value>, traceback: Option<&Value>) -> Thrown {
        Thrown { class: class.clone(), value: value.cloned(), traceback: traceback.cloned(), closes: true }
    }

    pub fn exception(exception: Ref<Exception>) -> Thrown {
        Thrown { class: exception.into(), value: None, traceback: None, closes: true }
    }

    /// As an asynchronous generator's `athrow()` and `aclose()` throw: GeneratorExit goes to the innermost.
    pub fn without_closing(self) -> Thrown {
        Thrown { closes: false, ..self }
    }

    fn is_exit(&self, vm: &Vm) -> bool {
        let exit = &vm.types().generator_exit;
        match self.class.downcast::<Type>() {
            Some(class) => class.is_subtype(vm, exit),
            None => is_instance(vm, &self.class, exit),
        }
    }

    fn args(&self) -> Vec<Value> {
        [Some(&self.class), self.value.as_ref(), self.traceback.as_ref()]
            .into_iter()
            .flatten()
            .cloned()
            .collect()
    }

    /// The exception that they stand for.
    fn raised(&self, vm: &mut Vm) -> Res<Ref<Exception>> {
        let traceback = match self.traceback.as_ref().filter(|t| !t.is_none()) {
            None => None,
            Some(t) => match t.downcast::<Traceback>() {
                Some(t) => Some(t.clone()),
                None => return Err(vm.type_error("throw() third argument must be a traceback object")),
            },
        };
        let value = self.value.as_ref().filter(|v| !v.is_none());
        let class = &self.class;
        let exception =
            if class.downcast::<Type>().is_some() && ops::exceptions::is_exception_class(vm, class) {
                // What making it raises is thrown in its place.
                ops::exceptions::instantiate(vm, class, value).unwrap_or_else(|raised| vm.take_raised(raised))
            } else if let Some(exception) = class.downcast::<Exception>() {
                if value.is_some() {
                    return Err(vm.type_error("instance exception may not have a separate value"));
                }
                exception.clone()
            } else {
                let name = class_of(vm, class).name(vm);
                return Err(vm.type_error(&format!(
                    "exceptions must be classes or instances deriving from BaseException, not {name}"
                )));
            };
        if let Some(traceback) = traceback {
            exception.get_mut(vm).traceback = Some(traceback);
        }
        Ok(exception)
    }
}

/// Throws into the generator, or into what it delegates to.
pub(crate) fn throw(vm: &mut Vm, generator: &Ref<Generator>, thrown: &Thrown) -> Res<Step> {
    crate::interp::check_stack(vm)?;
    let Some(inner) = delegate(vm, generator) else { return throw_here(vm, generator, thrown) };
    let outcome = if thrown.closes && thrown.is_exit(vm) {
        match close_delegate(vm, generator, &inner) {
            Ok(()) => return throw_here(vm, generator, thrown),
            Err(raised) => Err(raised),
        }
    } else if let Some(inner) = inner.exact::<Generator>() {
        let inner = inner.clone();
        delegation::delegating(vm, generator, |vm| throw(vm, &inner, thrown))
    } else {
        let name = vm.names().throw.clone();
        match ops::attr::get_attr_or_none(vm, &inner, &name)? {
            None => return throw_here(vm, generator, thrown),
            Some(method) => delegation::delegating(vm, generator, |vm| {
                let result = ops::call(vm, &method, Args::positional_only(&thrown.args()));
                result.map(Step::Yielded)
            }),
        }
    };
    match outcome {
        Ok(Step::Yielded(value)) => Ok(Step::Yielded(value)),
        Ok(Step::Returned(value)) => delegation::leave_delegate(vm, generator, Ok(value)),
        Err(raised) => {
            let class = vm.types().stop_iteration.clone();
            match ops::raise::catch(vm, raised, &class) {
                Ok(stop) => {
                    let value = stop::value(vm, &stop);
                    delegation::leave_delegate(vm, generator, Ok(value))
                }
                Err(raised) => {
                    let exception = vm.take_raised(raised);
                    delegation::leave_delegate(vm, generator, Err(exception))
                }
            }
        }
    }
}

fn throw_here(vm: &mut Vm, generator: &Ref<Generator>, thrown: &Thrown) -> Res<Step> {
    let exception = thrown.raised(vm)?;
    delegation::throw(vm, generator, exception)
}

/// Runs `f` while the generator counts as running, though its frame does not stand on the stack, as in CPython.
fn mark_running<T>(vm: &mut Vm, generator: &Ref<Generator>, f: impl FnOnce(&mut Vm) -> T) -> T {
    generator.get_mut(vm).state = State::Running;
    let result = f(vm);
    generator.get_mut(vm).state = State::Suspended;
    result
}

/// Closes what a generator delegates to (`gen_close_iter`).
fn close_delegate(vm: &mut Vm, generator: &Ref<Generator>, inner: &Value) -> Res<()> {
    if let Some(inner) = inner.exact::<Generator>() {
        let inner = inner.clone();
        return mark_running(vm, generator, |vm| methods::close(vm, &inner));
    }
    let name = vm.names().close.clone();
    // What looking for the method raises is nobody's to catch.
    let method = ops::attr::get_attr_or_none(vm, inner, &name).unwrap_or_else(|raised| {
        ops::exceptions::unraisable(vm, raised, inner);
        None
    });
    if let Some(method) = method {
        mark_running(vm, generator, |vm| ops::call(vm, &method, Args::positional_only(&[])))?;
    }
    Ok(())
}

/// A GeneratorExit.
pub(super) fn exit(vm: &Vm) -> Res<Ref<Exception>> {
    let class = vm.types().generator_exit.clone();
    let args = crate::objects::tuple::from_slice(vm, &[])?;
    Ok(exception::new(vm, &class, args))
}
