//! `zip`.

use super::attrs;
use super::tuple::{self, LastTuple, Tuple};
use super::types::{Type, class_of};
use crate::heap::{Buf, Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

pub struct Zip {
    iterators: Ref<Tuple>,
    strict: bool,
    last: LastTuple,
}

impl Trace for Zip {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.iterators.as_value());
        self.last.trace(visit);
    }
}

impl Zip {
    #[inline]
    pub fn advance(vm: &mut Vm, this: &Ref<Zip>) -> Res<Option<Value>> {
        let (iterators, strict) = (this.get(vm).iterators.clone(), this.get(vm).strict);
        if iterators.is_empty() {
            return Ok(None);
        }
        if let [first, second] = iterators.items() {
            // The common case needs no buffer.
            return match Zip::step(vm, &iterators, [first, second], strict)? {
                Some(pair) => {
                    let mut last = std::mem::take(&mut this.get_mut(vm).last);
                    let tuple = last.give(vm, pair);
                    this.get_mut(vm).last = last;
                    Ok(Some(tuple?.into()))
                }
                None => Ok(None),
            };
        }
        let mut items = Buf::with_capacity(vm.heap(), iterators.len())?;
        for (index, iterator) in iterators.items().iter().enumerate() {
            match ops::next(vm, iterator)? {
                Some(item) => items.push(item)?,
                None if !strict => return Ok(None),
                None if index == 0 => return Zip::check_rest(vm, &iterators, 0),
                None => return Err(shorter(vm, index)),
            }
        }
        Ok(Some(tuple::from_buf(vm, &mut items)?.into()))
    }

    /// The next item of each, where there are two iterators; none at the end, or where there are not.
    pub fn advance_pair(vm: &mut Vm, this: &Ref<Zip>) -> Option<Res<Option<[Value; 2]>>> {
        let (iterators, strict) = (this.get(vm).iterators.clone(), this.get(vm).strict);
        match iterators.items() {
            [first, second] => {
                let pair = Zip::step(vm, &iterators, [first, second], strict);
                if let Ok(Some(pair)) = &pair
                    && !this.get_mut(vm).last.keep(pair)
                {
                    match LastTuple::keep_first(vm, pair) {
                        Ok(last) => this.get_mut(vm).last = last,
                        Err(no_memory) => return Some(Err(no_memory.into())),
                    }
                }
                Some(pair)
            }
            _ => None,
        }
    }

    /// As [`Zip::advance_pair`], where both items lie there to be taken.
    #[inline(always)]
    pub fn quick_pair(vm: &mut Vm, this: &Ref<Zip>) -> Option<[Value; 2]> {
        let iterators = this.get(vm).iterators.clone();
        let [first, second] = iterators.items() else { return None };
        if !ops::iter::has_quick(vm, first) || !ops::iter::has_quick(vm, second) {
            return None;
        }
        let pair = [ops::iter::next_quick(vm, first)?, ops::iter::next_quick(vm, second)?];
        if !this.get_mut(vm).last.keep(&pair) {
            this.get_mut(vm).last = LastTuple::keep_first(vm, &pair).unwrap_or_default();
        }
        Some(pair)
    }

    fn step(
        vm: &mut Vm,
        iterators: &Ref<Tuple>,
        [first, second]: [&Value; 2],
        strict: bool,
    ) -> Res<Option<[Value; 2]>> {
        let Some(a) = ops::next(vm, first)? else {
            if strict {
                Zip::check_rest(vm, iterators, 0)?;
            }
            return Ok(None);
        };
        match ops::next(vm, second)? {
            Some(b) => Ok(Some([a, b])),
            None if strict => Err(shorter(vm, 1)),
            None => Ok(None),
        }
    }

    /// The first argument is used up: so must be all others.
    fn check_rest(vm: &mut Vm, iterators: &Ref<Tuple>, first: usize) -> Res<Option<Value>> {
        for (index, iterator) in iterators.items().iter().enumerate().skip(first + 1) {
            if ops::next(vm, iterator)?.is_some() {
                return Err(uneven(vm, index, "longer"));
            }
        }
        Ok(None)
    }
}

#[cold]
fn shorter(vm: &Vm, index: usize) -> Raised {
    uneven(vm, index, "shorter")
}

#[cold]
fn uneven(vm: &Vm, index: usize, how: &str) -> Raised {
    let others = if index == 1 { " 1".to_owned() } else { format!("s 1-{index}") };
    vm.value_error(&format!("zip() argument {} is {how} than argument{others}", index + 1))
}

iteration!(Zip);

#[methods("zip", with(ITERATION))]
impl Zip {
    #[py("__new__($type, /, *iterables, strict=False)", no_text_signature, flavour = "parse_tuple")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, iterables: &[Value], strict: bool) -> Res<Ref<Zip>> {
        let mut iterators = Buf::with_capacity(vm.heap(), iterables.len())?;
        for iterable in iterables {
            iterators.push(ops::get_iter(vm, iterable)?)?;
        }
        let iterators = tuple::from_slice(vm, &iterators)?;
        Ok(attrs::new_instance(vm, class, Zip { iterators, strict, last: LastTuple::default() }))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Zip>) -> Res<Value> {
        let class = class_of(vm, this.as_value()).to_value();
        let mut parts = vec![class, this.get(vm).iterators.to_value()];
        if this.get(vm).strict {
            parts.push(Value::TRUE);
        }
        Ok(tuple::from_slice(vm, &parts)?.into())
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<Zip>, state: bool) {
        this.get_mut(vm).strict = state;
    }
}
