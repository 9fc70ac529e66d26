//! What `anext(iterator, default)` returns: the step's awaitable, whose end is the default (CPython's
//! `Objects/iterobject.c`).

use super::Generator;
use crate::heap::{Trace, Visit};
use crate::interp::awaitable_iterator;
use crate::native::{Args, methods};
use crate::objects::str::Str;
use crate::objects::types::class_of;
use crate::ops::{self, call};
use crate::runtime::names::Names;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct AnextAwaitable {
    pub wrapped: Value,
    pub default: Value,
}

impl Trace for AnextAwaitable {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.wrapped);
        visit(&self.default);
    }
}

impl AnextAwaitable {
    /// The iterator behind the awaitable.
    fn iterator(vm: &mut Vm, this: &Ref<AnextAwaitable>) -> Res<Value> {
        let found = awaitable_iterator(vm, &this.wrapped)?;
        let is_coroutine = found.exact::<Generator>().is_some_and(|g| g.is_coroutine(vm));
        if !is_coroutine {
            return Ok(found);
        }
        let iterator = call::special(vm, &found, |n| &n.__await__, &[])?.unwrap_or(Value::NONE);
        if ops::iter::is_iterator(vm, &iterator) {
            return Ok(iterator);
        }
        let class = class_of(vm, &iterator).name(vm);
        Err(vm.type_error(&format!("__await__() must return an iterable, not {class}")))
    }

    /// The end of the asynchronous iteration is the default.
    fn or_default(vm: &mut Vm, this: &Ref<AnextAwaitable>, result: Res<Value>) -> Res<Value> {
        match result {
            Ok(value) => Ok(value),
            Err(raised) => {
                let class = vm.types().stop_async_iteration.clone();
                ops::raise::catch(vm, raised, &class)?;
                Err(vm.stop_iteration(&this.default))
            }
        }
    }

    /// Calls a method of the iterator.
    fn proxy(
        vm: &mut Vm,
        this: &Ref<AnextAwaitable>,
        name: fn(&Names) -> &Ref<Str>,
        args: &[Value],
    ) -> Res<Value> {
        let iterator = AnextAwaitable::iterator(vm, this)?;
        let name = name(vm.names()).clone();
        let result = ops::get_attr(vm, &iterator, &name)
            .and_then(|method| ops::call(vm, &method, Args::positional_only(args)));
        AnextAwaitable::or_default(vm, this, result)
    }
}

#[methods("anext_awaitable")]
impl AnextAwaitable {
    #[py("__await__")]
    fn await_(this: &Ref<AnextAwaitable>) -> &Ref<AnextAwaitable> {
        this
    }

    #[py("__iter__")]
    fn iter(this: &Ref<AnextAwaitable>) -> &Ref<AnextAwaitable> {
        this
    }

    #[py("__next__")]
    fn next(vm: &mut Vm, this: &Ref<AnextAwaitable>) -> Res<Value> {
        let iterator = AnextAwaitable::iterator(vm, this)?;
        let result = match ops::iter::advance(vm, &iterator) {
            Ok(step) => super::methods::value_or_stop(vm, step),
            Err(raised) => Err(raised),
        };
        AnextAwaitable::or_default(vm, this, result)
    }

    #[py("send($self, /, *args)", no_text_signature)]
    fn send(vm: &mut Vm, this: &Ref<AnextAwaitable>, args: &[Value]) -> Res<Value> {
        AnextAwaitable::proxy(vm, this, |n| &n.send, args)
    }

    #[py("throw($self, /, *args)", no_text_signature)]
    fn throw(vm: &mut Vm, this: &Ref<AnextAwaitable>, args: &[Value]) -> Res<Value> {
        AnextAwaitable::proxy(vm, this, |n| &n.throw, args)
    }

    #[py("close($self, /, *args)", no_text_signature)]
    fn close(vm: &mut Vm, this: &Ref<AnextAwaitable>, args: &[Value]) -> Res<Value> {
        AnextAwaitable::proxy(vm, this, |n| &n.close, args)
    }
}
