//! `compress`, `dropwhile`, `takewhile`, `filterfalse` and `starmap`: one input, items left out or replaced.

use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::filter::accepts;
use crate::objects::iteration::iteration;
use crate::objects::types::{Type, class_of};
use crate::objects::{attrs, tuple};
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Compress {
    data: Value,
    selectors: Value,
}

impl Trace for Compress {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.data);
        visit(&self.selectors);
    }
}

impl Compress {
    fn advance(vm: &mut Vm, this: &Ref<Compress>) -> Res<Option<Value>> {
        let Compress { data, selectors } = this.get(vm);
        let (data, selectors) = (data.clone(), selectors.clone());
        loop {
            vm.tick(1)?;
            let Some(item) = ops::next(vm, &data)? else { return Ok(None) };
            let Some(selector) = ops::next(vm, &selectors)? else { return Ok(None) };
            if ops::truth(vm, &selector)? {
                return Ok(Some(item));
            }
        }
    }
}

iteration!(Compress);

#[methods("itertools.compress", with(ITERATION))]
impl Compress {
    #[py("__new__($type, /, data, selectors)")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, data: &Value, selectors: &Value) -> Res<Ref<Compress>> {
        let data = ops::get_iter(vm, data)?;
        let selectors = ops::get_iter(vm, selectors)?;
        Ok(attrs::new_instance(vm, class, Compress { data, selectors }))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Compress>) -> Res<(Value, Value)> {
        let Compress { data, selectors } = this.get(vm);
        let args = tuple::from_slice(vm, &[data.clone(), selectors.clone()])?;
        Ok((class_of(vm, this.as_value()).to_value(), args.into()))
    }
}

/// A function and the iterator over what it looks at.
macro_rules! function_over_iterator {
    ($type:ident $(, $state:ident)?) => {
        pub struct $type {
            function: Value,
            iterator: Value,
            $($state: bool,)?
        }

        impl Trace for $type {
            fn trace(&self, visit: &mut Visit<'_>) {
                visit(&self.function);
                visit(&self.iterator);
            }
        }

        impl $type {
            fn parts(vm: &Vm, this: &Ref<$type>) -> (Value, Value) {
                (this.get(vm).function.clone(), this.get(vm).iterator.clone())
            }

            fn reduced(vm: &Vm, this: &Ref<$type>) -> Res<(Value, Value)> {
                let (function, iterator) = $type::parts(vm, this);
                let args = tuple::from_slice(vm, &[function, iterator])?;
                Ok((class_of(vm, this.as_value()).to_value(), args.into()))
            }
        }

        iteration!($type);
    };
}

function_over_iterator!(DropWhile, started);

impl DropWhile {
    fn advance(vm: &mut Vm, this: &Ref<DropWhile>) -> Res<Option<Value>> {
        let (function, iterator) = DropWhile::parts(vm, this);
        loop {
            vm.tick(1)?;
            let Some(item) = ops::next(vm, &iterator)? else { return Ok(None) };
            if this.get(vm).started {
                return Ok(Some(item));
            }
            let result = call::call_positional(vm, &function, std::slice::from_ref(&item))?;
            if !ops::truth(vm, &result)? {
                this.get_mut(vm).started = true;
                return Ok(Some(item));
            }
        }
    }
}

#[methods("itertools.dropwhile", with(ITERATION))]
impl DropWhile {
    #[py("__new__($type, predicate, iterable, /)")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, predicate: &Value, iterable: &Value) -> Res<Ref<DropWhile>> {
        let iterator = ops::get_iter(vm, iterable)?;
        let payload = DropWhile { function: predicate.clone(), iterator, started: false };
        Ok(attrs::new_instance(vm, class, payload))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<DropWhile>) -> Res<(Value, Value, i64)> {
        let (class, args) = DropWhile::reduced(vm, this)?;
        Ok((class, args, i64::from(this.get(vm).started)))
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<DropWhile>, state: bool) {
        this.get_mut(vm).started = state;
    }
}

function_over_iterator!(TakeWhile, stopped);

impl TakeWhile {
    fn advance(vm: &mut Vm, this: &Ref<TakeWhile>) -> Res<Option<Value>> {
        if this.get(vm).stopped {
            return Ok(None);
        }
        let (function, iterator) = TakeWhile::parts(vm, this);
        let Some(item) = ops::next(vm, &iterator)? else { return Ok(None) };
        let result = call::call_positional(vm, &function, std::slice::from_ref(&item))?;
        if ops::truth(vm, &result)? {
            return Ok(Some(item));
        }
        this.get_mut(vm).stopped = true;
        Ok(None)
    }
}

#[methods("itertools.takewhile", with(ITERATION))]
impl TakeWhile {
    #[py("__new__($type, predicate, iterable, /)")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, predicate: &Value, iterable: &Value) -> Res<Ref<TakeWhile>> {
        let iterator = ops::get_iter(vm, iterable)?;
        let payload = TakeWhile { function: predicate.clone(), iterator, stopped: false };
        Ok(attrs::new_instance(vm, class, payload))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<TakeWhile>) -> Res<(Value, Value, i64)> {
        let (class, args) = TakeWhile::reduced(vm, this)?;
        Ok((class, args, i64::from(this.get(vm).stopped)))
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<TakeWhile>, state: bool) {
        this.get_mut(vm).stopped = state;
    }
}

function_over_iterator!(FilterFalse);

impl FilterFalse {
    fn advance(vm: &mut Vm, this: &Ref<FilterFalse>) -> Res<Option<Value>> {
        let (function, iterator) = FilterFalse::parts(vm, this);
        while let Some(item) = ops::next(vm, &iterator)? {
            vm.tick(1)?;
            if !accepts(vm, &function, &item)? {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}

#[methods("itertools.filterfalse", with(ITERATION))]
impl FilterFalse {
    #[py("__new__($type, function, iterable, /)")]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        function: &Value,
        iterable: &Value,
    ) -> Res<Ref<FilterFalse>> {
        let iterator = ops::get_iter(vm, iterable)?;
        Ok(attrs::new_instance(vm, class, FilterFalse { function: function.clone(), iterator }))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<FilterFalse>) -> Res<(Value, Value)> {
        FilterFalse::reduced(vm, this)
    }
}

function_over_iterator!(StarMap);

impl StarMap {
    fn advance(vm: &mut Vm, this: &Ref<StarMap>) -> Res<Option<Value>> {
        let (function, iterator) = StarMap::parts(vm, this);
        let Some(args) = ops::next(vm, &iterator)? else { return Ok(None) };
        let args = tuple::from_iterable(vm, &args)?;
        call::call_positional(vm, &function, args.items()).map(Some)
    }
}

#[methods("itertools.starmap", with(ITERATION))]
impl StarMap {
    #[py("__new__($type, function, iterable, /)")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, function: &Value, iterable: &Value) -> Res<Ref<StarMap>> {
        let iterator = ops::get_iter(vm, iterable)?;
        Ok(attrs::new_instance(vm, class, StarMap { function: function.clone(), iterator }))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<StarMap>) -> Res<(Value, Value)> {
        StarMap::reduced(vm, this)
    }
}
