//! `_queue`: `SimpleQueue`, whose `put` may interrupt a `get` or another `put` of the same thread (CPython's
//! `Modules/_queuemodule.c`).

use std::sync::Arc;
use std::time::Duration;

use super::time::timestamp::{Nanoseconds, Rounding};
use crate::heap::{Trace, Visit};
use crate::modules::_collections::deque::ring::Ring;
use crate::native::{Kwargs, methods, module};
use crate::objects::attrs;
use crate::objects::dict::Dict;
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::types::{self, Type};
use crate::runtime::breaker;
use crate::runtime::platform::semaphore::{Semaphore, Waited, monotonic};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

pub struct SimpleQueue {
    items: Ring,
    /// Up unless a `get` has found the queue empty since the last item came or went.
    semaphore: Arc<Semaphore>,
    /// Whether it is down: then whoever puts or gets an item raises it, and so wakes one thread that waits.
    awaited: bool,
}

impl Trace for SimpleQueue {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.items.trace(visit);
    }

    fn bytes(&self) -> usize {
        self.items.bytes()
    }
}

impl SimpleQueue {
    fn wake(&mut self) {
        if std::mem::take(&mut self.awaited) {
            self.semaphore.post();
        }
    }
}

#[methods("_queue.SimpleQueue")]
impl SimpleQueue {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        args: &[Value],
        kwargs: Kwargs<'_>,
    ) -> Res<Ref<SimpleQueue>> {
        // A subclass may have an `__init__` that takes arguments.
        if types::is_objects(vm, class, &vm.names().__init__) {
            if !args.is_empty() {
                return Err(vm.type_error("SimpleQueue() takes no positional arguments"));
            }
            if !kwargs.is_empty() {
                return Err(vm.type_error("SimpleQueue() takes no keyword arguments"));
            }
        }
        let queue = SimpleQueue {
            items: Ring::new(vm.heap()),
            semaphore: Arc::new(Semaphore::new(1)),
            awaited: false,
        };
        Ok(attrs::new_instance(vm, class, queue))
    }

    /// There is always room: nothing ever waits.
    #[py("put($self, /, item, block=True, timeout=None)")]
    fn put(
        vm: &mut Vm,
        this: &Ref<SimpleQueue>,
        item: &Value,
        _block: bool,
        _timeout: Option<&Value>,
    ) -> Res<()> {
        let queue = this.get_mut(vm);
        queue.items.push_back(item.clone())?;
        queue.wake();
        Ok(())
    }

    #[py("put_nowait($self, /, item)")]
    fn put_nowait(vm: &mut Vm, this: &Ref<SimpleQueue>, item: &Value) -> Res<()> {
        SimpleQueue::put(vm, this, item, false, None)
    }

    #[py("get($self, /, block=True, timeout=None)")]
    fn get(vm: &mut Vm, this: &Ref<SimpleQueue>, block: bool, timeout: Option<&Value>) -> Res<Value> {
        let until = match timeout.filter(|_| block) {
            None => None,
            Some(timeout) => match Nanoseconds::of(vm, timeout, Rounding::Up)? {
                Nanoseconds(nanoseconds @ 0..) => Some(monotonic(Duration::from_nanos(nanoseconds as u64))),
                _ => return Err(vm.value_error("'timeout' must be a non-negative number")),
            },
        };
        loop {
            let queue = this.get_mut(vm);
            if let Some(item) = queue.items.pop_front() {
                queue.wake();
                return Ok(item);
            }
            if queue.semaphore.try_wait() {
                queue.awaited = true;
                continue;
            }
            if !block {
                return Err(empty(vm));
            }
            let semaphore = queue.semaphore.clone();
            match vm.blocking(move || semaphore.wait(until)) {
                Waited::Taken => this.get_mut(vm).awaited = true,
                Waited::TimedOut => return Err(empty(vm)),
                Waited::Interrupted => breaker::check(vm)?,
            }
        }
    }

    #[py("get_nowait($self, /)", too_many = "get_nowait() takes no arguments")]
    fn get_nowait(vm: &mut Vm, this: &Ref<SimpleQueue>) -> Res<Value> {
        SimpleQueue::get(vm, this, false, None)
    }

    #[py("empty($self, /)")]
    fn empty(vm: &Vm, this: &Ref<SimpleQueue>) -> bool {
        this.get(vm).items.len() == 0
    }

    #[py("qsize($self, /)")]
    fn qsize(vm: &Vm, this: &Ref<SimpleQueue>) -> usize {
        this.get(vm).items.len()
    }

    #[py("__class_getitem__($type, object, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }
}

/// `_queue.Empty`
fn empty(vm: &Vm) -> Raised {
    let class = vm.interp().module_state.borrow().get("_queue").cloned();
    match class.as_ref().and_then(|class| class.downcast()) {
        Some(class) => vm.raise_with(class, &[]),
        None => vm.system_error("_queue is no module yet"),
    }
}

pub(crate) struct Queue;

#[module("_queue")]
impl Queue {}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let base = vm.types().exception.clone();
    let error = super::new_exception(vm, "_queue.Empty", &base)?;
    vm.interp().module_state.borrow_mut().insert("_queue", error.clone());
    super::set(vm, module, "Empty", error)?;
    let class = vm.types().simple_queue.to_value();
    super::set(vm, module, "SimpleQueue", class)
}
