//! What programs do with generators and coroutines: send, throw, close (CPython's `Objects/genobject.c`).

use super::throw::{Thrown, exit, throw};
use super::{Generator, State};
use crate::interp::delegation::{delegate, notices_exit};
use crate::interp::generators::{self, Step};
use crate::native::methods;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// A step's value; the end of a generator as StopIteration.
pub(super) fn value_or_stop(vm: &mut Vm, step: Step) -> Res<Value> {
    match step {
        Step::Yielded(value) => Ok(value),
        Step::Returned(value) => Err(vm.stop_iteration(&value)),
    }
}

/// `generator.close()`
pub(crate) fn close(vm: &mut Vm, generator: &Ref<Generator>) -> Res<()> {
    let exit = match generator.get(vm).state {
        State::Finished => return Ok(()),
        State::Running => return Err(generators::already_running(vm, generator)),
        State::Suspended if notices_exit(generator.get(vm)) => exit(vm)?,
        State::Created | State::Suspended => {
            generators::abandon(vm, generator);
            return Ok(());
        }
    };
    match throw(vm, generator, &Thrown::exception(exit)) {
        Ok(Step::Returned(_)) => Ok(()),
        Ok(Step::Yielded(value)) => {
            drop(value);
            let what = generators::what(vm, generator);
            Err(vm.runtime_error(&format!("{what} ignored GeneratorExit")))
        }
        Err(raised) => ends_quietly(vm, raised),
    }
}

/// StopIteration and GeneratorExit are how closing ends.
fn ends_quietly(vm: &mut Vm, raised: Raised) -> Res<()> {
    let exception = vm.take_raised(raised);
    let types = vm.types();
    let quiet = [&types.stop_iteration, &types.generator_exit]
        .into_iter()
        .any(|class| crate::objects::types::is_instance(vm, exception.as_value(), class));
    if quiet { Ok(()) } else { Err(vm.raise(exception)) }
}

fn is_generator(vm: &Vm, value: &Value) -> bool {
    value.downcast::<Generator>().is_some_and(|g| g.is_generator(vm))
}

fn is_coroutine(vm: &Vm, value: &Value) -> bool {
    value.downcast::<Generator>().is_some_and(|g| g.is_coroutine(vm))
}

/// The names that a generator object shows; setting them takes a string.
pub(super) fn set_name(vm: &mut Vm, this: &Ref<Generator>, value: Option<&Value>, which: &str) -> Res<()> {
    let Some(name) = value.and_then(|v| v.downcast::<crate::objects::str::Str>()) else {
        return Err(vm.type_error(&format!("{which} must be set to a string object")));
    };
    let name = name.clone();
    let generator = this.get_mut(vm);
    let old = match which {
        "__name__" => std::mem::replace(&mut generator.name, name),
        _ => std::mem::replace(&mut generator.qualname, name),
    };
    drop(old);
    Ok(())
}

fn repr(vm: &Vm, this: &Ref<Generator>, what: &str) -> String {
    let name = this.get(vm).qualname.to_string_lossy();
    format!("<{what} object {name} at {:#x}>", this.as_value().word())
}

#[methods("generator", is = is_generator)]
impl Generator {
    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<Generator>) -> String {
        repr(vm, this, "generator")
    }

    #[py("__iter__")]
    fn iter(this: &Ref<Generator>) -> &Ref<Generator> {
        this
    }

    #[py("__next__")]
    fn next(vm: &mut Vm, this: &Ref<Generator>) -> Res<Value> {
        let step = generators::send(vm, this, Value::NONE)?;
        value_or_stop(vm, step)
    }

    #[py("send($self, arg, /)", no_text_signature)]
    fn send(vm: &mut Vm, this: &Ref<Generator>, arg: &Value) -> Res<Value> {
        let step = generators::send(vm, this, arg.clone())?;
        value_or_stop(vm, step)
    }

    #[py("throw($self, typ, val=None, tb=None, /)", flavour = "positional", no_text_signature)]
    fn throw(
        vm: &mut Vm,
        this: &Ref<Generator>,
        typ: &Value,
        val: Option<&Value>,
        tb: Option<&Value>,
    ) -> Res<Value> {
        let step = throw(vm, this, &Thrown::new(typ, val, tb))?;
        value_or_stop(vm, step)
    }

    #[py("close($self, /)", no_text_signature)]
    fn close(vm: &mut Vm, this: &Ref<Generator>) -> Res<()> {
        close(vm, this)
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

    #[getter("gi_running")]
    fn running(vm: &Vm, this: &Ref<Generator>) -> bool {
        this.get(vm).state == State::Running
    }

    #[getter("gi_suspended")]
    fn suspended(vm: &Vm, this: &Ref<Generator>) -> bool {
        this.get(vm).state == State::Suspended
    }

    #[getter("gi_yieldfrom")]
    fn yield_from(vm: &Vm, this: &Ref<Generator>) -> Option<Value> {
        delegate(vm, this)
    }

    #[getter("gi_code")]
    fn code(vm: &Vm, this: &Ref<Generator>) -> Value {
        this.get(vm).code.to_value()
    }

    #[getter("gi_frame")]
    fn frame(vm: &mut Vm, this: &Ref<Generator>) -> Option<Value> {
        generators::frame_object(vm, this)
    }
}

/// The payload of `coroutine`'s declarations: a generator's.
pub struct Coroutine;

#[methods("coroutine", is = is_coroutine)]
impl Coroutine {
    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<Generator>) -> String {
        repr(vm, this, "coroutine")
    }

    #[py("__await__")]
    fn await_(vm: &Vm, this: &Ref<Generator>) -> Value {
        vm.alloc(CoroutineWrapper { coroutine: this.clone() }).into()
    }

    #[py("send($self, arg, /)", no_text_signature)]
    fn send(vm: &mut Vm, this: &Ref<Generator>, arg: &Value) -> Res<Value> {
        let step = generators::send(vm, this, arg.clone())?;
        value_or_stop(vm, step)
    }

    #[py("throw($self, typ, val=None, tb=None, /)", flavour = "positional", no_text_signature)]
    fn throw(
        vm: &mut Vm,
        this: &Ref<Generator>,
        typ: &Value,
        val: Option<&Value>,
        tb: Option<&Value>,
    ) -> Res<Value> {
        let step = throw(vm, this, &Thrown::new(typ, val, tb))?;
        value_or_stop(vm, step)
    }

    #[py("close($self, /)", no_text_signature)]
    fn close(vm: &mut Vm, this: &Ref<Generator>) -> Res<()> {
        close(vm, this)
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

    #[getter("cr_running")]
    fn running(vm: &Vm, this: &Ref<Generator>) -> bool {
        this.get(vm).state == State::Running
    }

    #[getter("cr_suspended")]
    fn suspended(vm: &Vm, this: &Ref<Generator>) -> bool {
        this.get(vm).state == State::Suspended
    }

    #[getter("cr_await")]
    fn awaits(vm: &Vm, this: &Ref<Generator>) -> Option<Value> {
        delegate(vm, this)
    }

    #[getter("cr_code")]
    fn code(vm: &Vm, this: &Ref<Generator>) -> Value {
        this.get(vm).code.to_value()
    }

    #[getter("cr_frame")]
    fn frame(vm: &mut Vm, this: &Ref<Generator>) -> Option<Value> {
        generators::frame_object(vm, this)
    }

    #[getter("cr_origin")]
    fn origin(vm: &Vm, this: &Ref<Generator>) -> Option<Value> {
        this.get(vm).origin.clone()
    }
}

/// What `coroutine.__await__()` returns.
pub struct CoroutineWrapper {
    pub coroutine: Ref<Generator>,
}

impl crate::heap::Trace for CoroutineWrapper {
    fn trace(&self, visit: &mut crate::heap::Visit<'_>) {
        visit(self.coroutine.as_value());
    }
}

#[methods("coroutine_wrapper")]
impl CoroutineWrapper {
    #[py("__iter__")]
    fn iter(this: &Ref<CoroutineWrapper>) -> &Ref<CoroutineWrapper> {
        this
    }

    #[py("__next__")]
    fn next(vm: &mut Vm, this: &Ref<CoroutineWrapper>) -> Res<Value> {
        let step = generators::send(vm, &this.coroutine, Value::NONE)?;
        value_or_stop(vm, step)
    }

    #[py("send($self, arg, /)", no_text_signature)]
    fn send(vm: &mut Vm, this: &Ref<CoroutineWrapper>, arg: &Value) -> Res<Value> {
        let step = generators::send(vm, &this.coroutine, arg.clone())?;
        value_or_stop(vm, step)
    }

    #[py("throw($self, typ, val=None, tb=None, /)", flavour = "positional", no_text_signature)]
    fn throw(
        vm: &mut Vm,
        this: &Ref<CoroutineWrapper>,
        typ: &Value,
        val: Option<&Value>,
        tb: Option<&Value>,
    ) -> Res<Value> {
        let step = throw(vm, &this.coroutine, &Thrown::new(typ, val, tb))?;
        value_or_stop(vm, step)
    }

    #[py("close($self, /)", no_text_signature)]
    fn close(vm: &mut Vm, this: &Ref<CoroutineWrapper>) -> Res<()> {
        close(vm, &this.coroutine)
    }
}
