//! Asynchronous generators, and the awaitables that drive them one step (PEP 525; CPython's `Objects/genobject.c`).

use super::methods::set_name;
use super::throw::{Thrown, exit, throw};
use super::{Generator, State, WrappedValue};
use crate::heap::{Trace, Visit};
use crate::interp::delegation::delegate;
use crate::interp::generators::{self, Step};
use crate::native::methods;
use crate::objects::exception::Exception;
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::types::{Type, is_instance};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Where an awaitable of one step stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Init,
    Iterating,
    Closed,
}

/// The awaitable of `__anext__()` and `asend(value)`.
pub struct Send {
    generator: Ref<Generator>,
    value: Value,
    progress: Progress,
}

/// The awaitable of `athrow(...)`, and without an exception of `aclose()`.
pub struct Throw {
    generator: Ref<Generator>,
    exception: Option<[Value; 3]>,
    progress: Progress,
}

impl Trace for Send {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.generator.as_value());
        visit(&self.value);
    }
}

impl Trace for Throw {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.generator.as_value());
        self.exception.iter().flatten().for_each(visit);
    }
}

/// What a step of an asynchronous generator means to whoever awaits it: a wrapped value is the step's result, anything
/// else is passed on to the event loop (`async_gen_unwrap_value`).
fn unwrap(vm: &mut Vm, generator: &Ref<Generator>, step: Res<Step>) -> Res<Step> {
    let raised = match step {
        Ok(Step::Yielded(value)) => match value.downcast::<WrappedValue>() {
            None => return Ok(Step::Yielded(value)),
            Some(wrapped) => {
                generator.get_mut(vm).running_async = false;
                return Ok(Step::Returned(wrapped.value.clone()));
            }
        },
        Ok(Step::Returned(_)) => vm.raise_with(&vm.types().stop_async_iteration, &[]),
        Err(raised) => raised,
    };
    let exception = vm.take_raised(raised);
    if ends(vm, &exception) {
        generator.get_mut(vm).closed = true;
    }
    generator.get_mut(vm).running_async = false;
    Err(vm.raise(exception))
}

/// Whether an exception is an end of the generator.
fn ends(vm: &Vm, exception: &Ref<Exception>) -> bool {
    let types = vm.types();
    let value = exception.as_value();
    is_instance(vm, value, &types.stop_async_iteration) || is_instance(vm, value, &types.generator_exit)
}

/// What `sys.set_asyncgen_hooks` sets for a thread: called with a generator that begins, and with one that dies before
/// its end.
#[derive(Clone, Default)]
pub struct Hooks {
    pub firstiter: Option<Value>,
    pub finalizer: Option<Value>,
}

/// Tells the thread's hooks of a generator at its first step (`async_gen_init_hooks`).
fn begin(vm: &mut Vm, generator: &Ref<Generator>) -> Res<()> {
    if generator.get(vm).hooks_inited {
        return Ok(());
    }
    generator.get_mut(vm).hooks_inited = true;
    let Hooks { firstiter, finalizer } = vm.thread().asyncgen_hooks.borrow().clone();
    generator.get_mut(vm).finalizer = finalizer;
    if let Some(firstiter) = firstiter {
        crate::ops::call::call_positional(vm, &firstiter, &[generator.to_value()])?;
    }
    Ok(())
}

/// A step of an awaitable for callers of its methods, to whom the result comes as StopIteration.
fn as_raised(vm: &mut Vm, step: Step) -> Res<Value> {
    match step {
        Step::Yielded(value) => Ok(value),
        Step::Returned(value) => Err(vm.stop_iteration(&value)),
    }
}

impl Send {
    /// One step: what is passed on to the event loop, or the awaitable's result.
    pub(crate) fn step(vm: &mut Vm, this: &Ref<Send>, arg: &Value) -> Res<Step> {
        let generator = this.get(vm).generator.clone();
        let mut value = arg.clone();
        match this.get(vm).progress {
            Progress::Closed => {
                return Err(vm.runtime_error("cannot reuse already awaited __anext__()/asend()"));
            }
            Progress::Init => {
                if generator.get(vm).running_async {
                    return Err(vm.runtime_error("anext(): asynchronous generator is already running"));
                }
                if value.is_none() {
                    value = this.get(vm).value.clone();
                }
                this.get_mut(vm).progress = Progress::Iterating;
            }
            Progress::Iterating => {}
        }
        generator.get_mut(vm).running_async = true;
        let step = generators::send(vm, &generator, value);
        Send::ended(vm, this, &generator, step)
    }

    fn ended(vm: &mut Vm, this: &Ref<Send>, generator: &Ref<Generator>, step: Res<Step>) -> Res<Step> {
        let step = unwrap(vm, generator, step);
        if !matches!(step, Ok(Step::Yielded(_))) {
            this.get_mut(vm).progress = Progress::Closed;
        }
        step
    }
}

#[methods("async_generator_asend")]
impl Send {
    #[py("__await__")]
    fn await_(this: &Ref<Send>) -> &Ref<Send> {
        this
    }

    #[py("__iter__")]
    fn iter(this: &Ref<Send>) -> &Ref<Send> {
        this
    }

    #[py("__next__")]
    fn next(vm: &mut Vm, this: &Ref<Send>) -> Res<Value> {
        Send::send(vm, this, &Value::NONE)
    }

    #[py("send($self, arg, /)", no_text_signature)]
    fn send(vm: &mut Vm, this: &Ref<Send>, arg: &Value) -> Res<Value> {
        let step = Send::step(vm, this, arg)?;
        as_raised(vm, step)
    }

    #[py("throw($self, typ, val=None, tb=None, /)", flavour = "positional", no_text_signature)]
    fn throw(
        vm: &mut Vm,
        this: &Ref<Send>,
        typ: &Value,
        val: Option<&Value>,
        tb: Option<&Value>,
    ) -> Res<Value> {
        if this.get(vm).progress == Progress::Closed {
            return Err(vm.runtime_error("cannot reuse already awaited __anext__()/asend()"));
        }
        let generator = this.get(vm).generator.clone();
        let step = throw(vm, &generator, &Thrown::new(typ, val, tb));
        let step = Send::ended(vm, this, &generator, step)?;
        as_raised(vm, step)
    }

    #[py("close($self, /)", no_text_signature)]
    fn close(vm: &mut Vm, this: &Ref<Send>) {
        this.get_mut(vm).progress = Progress::Closed;
    }
}

#[methods("async_generator_athrow")]
impl Throw {
    #[py("__await__")]
    fn await_(this: &Ref<Throw>) -> &Ref<Throw> {
        this
    }

    #[py("__iter__")]
    fn iter(this: &Ref<Throw>) -> &Ref<Throw> {
        this
    }

    #[py("__next__")]
    fn next(vm: &mut Vm, this: &Ref<Throw>) -> Res<Value> {
        Throw::send(vm, this, &Value::NONE)
    }

    #[py("send($self, arg, /)", no_text_signature)]
    fn send(vm: &mut Vm, this: &Ref<Throw>, arg: &Value) -> Res<Value> {
        let generator = this.get(vm).generator.clone();
        let exception = this.get(vm).exception.clone();
        let step = match this.get(vm).progress {
            Progress::Closed => {
                return Err(vm.runtime_error("cannot reuse already awaited aclose()/athrow()"));
            }
            _ if generator.get(vm).state == State::Finished => {
                this.get_mut(vm).progress = Progress::Closed;
                return Err(vm.stop_iteration(&Value::NONE));
            }
            Progress::Init => {
                if generator.get(vm).running_async {
                    this.get_mut(vm).progress = Progress::Closed;
                    let what = if exception.is_none() { "aclose" } else { "athrow" };
                    return Err(
                        vm.runtime_error(&format!("{what}(): asynchronous generator is already running"))
                    );
                }
                if generator.get(vm).closed {
                    this.get_mut(vm).progress = Progress::Closed;
                    return Err(vm.raise_with(&vm.types().stop_async_iteration, &[]));
                }
                if !arg.is_none() {
                    return Err(vm.runtime_error("can't send non-None value to a just-started coroutine"));
                }
                this.get_mut(vm).progress = Progress::Iterating;
                generator.get_mut(vm).running_async = true;
                let thrown = match &exception {
                    Some([class, value, traceback]) => Thrown::new(class, Some(value), Some(traceback)),
                    None => {
                        generator.get_mut(vm).closed = true;
                        Thrown::exception(exit(vm)?)
                    }
                };
                throw(vm, &generator, &thrown.without_closing())
            }
            Progress::Iterating => generators::send(vm, &generator, arg.clone()),
        };
        let result = match &exception {
            Some(_) => unwrap(vm, &generator, step).and_then(|step| as_raised(vm, step)),
            None => closing(vm, step),
        };
        result.map_err(|raised| Throw::ended(vm, this, raised, exception.is_none()))
    }

    #[py("throw($self, typ, val=None, tb=None, /)", flavour = "positional", no_text_signature)]
    fn throw(
        vm: &mut Vm,
        this: &Ref<Throw>,
        typ: &Value,
        val: Option<&Value>,
        tb: Option<&Value>,
    ) -> Res<Value> {
        if this.get(vm).progress == Progress::Closed {
            return Err(vm.runtime_error("cannot reuse already awaited aclose()/athrow()"));
        }
        let generator = this.get(vm).generator.clone();
        let closes = this.get(vm).exception.is_none();
        let step = throw(vm, &generator, &Thrown::new(typ, val, tb));
        if !closes {
            return unwrap(vm, &generator, step).and_then(|step| as_raised(vm, step));
        }
        closing(vm, step).map_err(|raised| Throw::ended(vm, this, raised, true))
    }

    #[py("close($self, /)", no_text_signature)]
    fn close(vm: &mut Vm, this: &Ref<Throw>) {
        this.get_mut(vm).progress = Progress::Closed;
    }
}

/// A step of `aclose()`: the generator may await, but yield no more.
fn closing(vm: &mut Vm, step: Res<Step>) -> Res<Value> {
    match step? {
        Step::Yielded(value) if value.downcast::<WrappedValue>().is_some() => {
            drop(value);
            Err(vm.runtime_error("async generator ignored GeneratorExit"))
        }
        Step::Yielded(value) => Ok(value),
        Step::Returned(_) => Err(vm.raise_with(&vm.types().stop_async_iteration, &[])),
    }
}

impl Throw {
    /// The awaitable has ended by an exception; an `aclose()` that ended the generator ends well.
    fn ended(vm: &mut Vm, this: &Ref<Throw>, raised: Raised, closes: bool) -> Raised {
        let exception = vm.take_raised(raised);
        let generator = this.get(vm).generator.clone();
        generator.get_mut(vm).running_async = false;
        this.get_mut(vm).progress = Progress::Closed;
        if closes && ends(vm, &exception) {
            return vm.stop_iteration(&Value::NONE);
        }
        vm.raise(exception)
    }
}

fn is_async_generator(vm: &Vm, value: &Value) -> bool {
    value.downcast::<Generator>().is_some_and(|g| g.is_async_generator(vm))
}

/// The payload of `async_generator`'s declarations: a generator's.
pub struct AsyncGenerator;

#[methods("async_generator", is = is_async_generator)]
impl AsyncGenerator {
    #[py("__class_getitem__($type, object, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }

    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<Generator>) -> String {
        let name = this.get(vm).qualname.to_string_lossy();
        format!("<async_generator object {name} at {:#x}>", this.as_value().word())
    }

    #[py("__aiter__")]
    fn aiter(this: &Ref<Generator>) -> &Ref<Generator> {
        this
    }

    #[py("__anext__")]
    pub(crate) fn anext(vm: &mut Vm, this: &Ref<Generator>) -> Res<Value> {
        begin(vm, this)?;
        let value = Value::NONE;
        Ok(vm.alloc(Send { generator: this.clone(), value, progress: Progress::Init }).into())
    }

    #[py("asend($self, arg, /)", no_text_signature)]
    fn asend(vm: &mut Vm, this: &Ref<Generator>, arg: &Value) -> Res<Value> {
        begin(vm, this)?;
        let value = arg.clone();
        Ok(vm.alloc(Send { generator: this.clone(), value, progress: Progress::Init }).into())
    }

    #[py("athrow($self, typ, val=None, tb=None, /)", flavour = "positional", no_text_signature)]
    fn athrow(
        vm: &mut Vm,
        this: &Ref<Generator>,
        typ: &Value,
        val: Option<&Value>,
        tb: Option<&Value>,
    ) -> Res<Value> {
        begin(vm, this)?;
        let or_none = |v: Option<&Value>| v.cloned().unwrap_or(Value::NONE);
        let exception = Some([typ.clone(), or_none(val), or_none(tb)]);
        Ok(vm.alloc(Throw { generator: this.clone(), exception, progress: Progress::Init }).into())
    }

    #[py("aclose($self, /)", no_text_signature)]
    fn aclose(vm: &mut Vm, this: &Ref<Generator>) -> Res<Value> {
        begin(vm, this)?;
        Ok(vm.alloc(Throw { generator: this.clone(), exception: None, progress: Progress::Init }).into())
    }

    #[getter("__name__")]
    fn name(vm: &Vm, this: &Ref<Generator>) -> Value {
        this.get(vm).name.to_value()
    }

    #[setter("__name__")]
    fn set_name(vm: &mut Vm, this: &Ref<Generator>, value: Option<&Value>) -> Res<()> {
        set_name(vm, this, value, "__name__")
    }

    #[getter("__qualname__")]
    fn qualname(vm: &Vm, this: &Ref<Generator>) -> Value {
        this.get(vm).qualname.to_value()
    }

    #[setter("__qualname__")]
    fn set_qualname(vm: &mut Vm, this: &Ref<Generator>, value: Option<&Value>) -> Res<()> {
        set_name(vm, this, value, "__qualname__")
    }

    #[getter("ag_running")]
    fn running(vm: &Vm, this: &Ref<Generator>) -> bool {
        this.get(vm).running_async
    }

    #[getter("ag_suspended")]
    fn suspended(vm: &Vm, this: &Ref<Generator>) -> bool {
        this.get(vm).state == State::Suspended
    }

    #[getter("ag_await")]
    fn awaits(vm: &Vm, this: &Ref<Generator>) -> Option<Value> {
        delegate(vm, this)
    }

    #[getter("ag_code")]
    fn code(vm: &Vm, this: &Ref<Generator>) -> Value {
        this.get(vm).code.to_value()
    }

    #[getter("ag_frame")]
    fn frame(vm: &mut Vm, this: &Ref<Generator>) -> Option<Value> {
        generators::frame_object(vm, this)
    }
}
