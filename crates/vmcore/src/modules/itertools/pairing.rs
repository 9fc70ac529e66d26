//! `pairwise` and `zip_longest`.

use crate::heap::{Buf, Trace, Visit};
use crate::native::{Kwargs, methods};
use crate::objects::iteration::iteration;
use crate::objects::types::{Type, class_of};
use crate::objects::{attrs, tuple};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Pairwise {
    /// None once it is used up.
    iterator: Option<Value>,
    /// The second of the last pair.
    last: Option<Value>,
}

impl Trace for Pairwise {
    fn trace(&self, visit: &mut Visit<'_>) {
        [&self.iterator, &self.last].into_iter().flatten().for_each(visit);
    }
}

impl Pairwise {
    fn advance(vm: &mut Vm, this: &Ref<Pairwise>) -> Res<Option<Value>> {
        let Some(mut iterator) = this.get(vm).iterator.clone() else { return Ok(None) };
        let first = match this.get(vm).last.clone() {
            Some(last) => last,
            None => {
                let first = ops::next(vm, &iterator)?;
                let old = std::mem::replace(&mut this.get_mut(vm).last, first.clone());
                drop(old);
                // The input may have asked for pairs itself.
                match (first, this.get(vm).iterator.clone()) {
                    (Some(first), Some(still)) => {
                        iterator = still;
                        first
                    }
                    _ => {
                        let old =
                            std::mem::replace(this.get_mut(vm), Pairwise { iterator: None, last: None });
                        drop(old);
                        return Ok(None);
                    }
                }
            }
        };
        let Some(second) = ops::next(vm, &iterator)? else {
            let old = std::mem::replace(this.get_mut(vm), Pairwise { iterator: None, last: None });
            drop(old);
            return Ok(None);
        };
        let old = this.get_mut(vm).last.replace(second.clone());
        drop(old);
        Ok(Some(tuple::pair(vm, first, second)?.into()))
    }
}

iteration!(Pairwise);

#[methods("itertools.pairwise", with(ITERATION))]
impl Pairwise {
    #[py("__new__($type, iterable, /)", flavour = "positional")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, iterable: &Value) -> Res<Ref<Pairwise>> {
        let iterator = Some(ops::get_iter(vm, iterable)?);
        Ok(attrs::new_instance(vm, class, Pairwise { iterator, last: None }))
    }
}

pub struct ZipLongest {
    /// None where one is used up.
    iterators: Buf<Option<Value>>,
    active: usize,
    fill: Value,
}

impl Trace for ZipLongest {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.iterators.iter().flatten().for_each(&mut *visit);
        visit(&self.fill);
    }

    fn bytes(&self) -> usize {
        self.iterators.bytes()
    }
}

impl ZipLongest {
    fn advance(vm: &mut Vm, this: &Ref<ZipLongest>) -> Res<Option<Value>> {
        if this.get(vm).active == 0 {
            return Ok(None);
        }
        let count = this.get(vm).iterators.len();
        let mut items = Buf::with_capacity(vm.heap(), count)?;
        for index in 0..count {
            let iterator = this.get(vm).iterators.get(index).cloned().flatten();
            let item = match iterator {
                None => None,
                Some(iterator) => match ops::next(vm, &iterator) {
                    Ok(Some(item)) => Some(item),
                    Ok(None) => {
                        let zip = this.get_mut(vm);
                        zip.active = zip.active.saturating_sub(1);
                        if let Some(slot) = zip.iterators.get_mut(index) {
                            *slot = None;
                        }
                        if this.get(vm).active == 0 {
                            return Ok(None);
                        }
                        None
                    }
                    Err(raised) => {
                        this.get_mut(vm).active = 0;
                        return Err(raised);
                    }
                },
            };
            let item = item.unwrap_or_else(|| this.get(vm).fill.clone());
            items.push(item)?;
        }
        Ok(Some(tuple::from_buf(vm, &mut items)?.into()))
    }
}

iteration!(ZipLongest);

#[methods("itertools.zip_longest", with(ITERATION))]
impl ZipLongest {
    #[py("__new__($type, /, *iterables, **kwargs)", no_text_signature)]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        iterables: &[Value],
        kwargs: Kwargs<'_>,
    ) -> Res<Ref<ZipLongest>> {
        let mut fill = Value::NONE;
        for (name, value) in kwargs {
            if name.as_ascii() != Some("fillvalue") {
                return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
            }
            fill = value.clone();
        }
        let mut iterators = Buf::with_capacity(vm.heap(), iterables.len())?;
        for iterable in iterables {
            iterators.push(Some(ops::get_iter(vm, iterable)?))?;
        }
        let active = iterators.len();
        Ok(attrs::new_instance(vm, class, ZipLongest { iterators, active, fill }))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<ZipLongest>) -> Res<(Value, Value, Value)> {
        let ZipLongest { iterators, fill, .. } = this.get(vm);
        let nothing: Value = tuple::from_slice(vm, &[])?.into();
        let each = iterators.iter().map(|iterator| iterator.clone().unwrap_or_else(|| nothing.clone()));
        let args = tuple::from_iter(vm, each)?.into();
        Ok((class_of(vm, this.as_value()).to_value(), args, fill.clone()))
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<ZipLongest>, state: &Value) {
        let old = std::mem::replace(&mut this.get_mut(vm).fill, state.clone());
        drop(old);
    }
}
