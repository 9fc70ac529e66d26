//! `enumerate`.

use super::attrs;
use super::generic_alias::{self, GenericAlias};
use super::tuple::{self, LastTuple};
use super::types::{Type, class_of};
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::ops::{self, BinaryOp};
use crate::value::{Ref, SMALL_INT_MAX, Value};
use crate::vm::{Res, Vm};

pub struct Enumerate {
    iterator: Value,
    /// The next number: an int of any size.
    count: Value,
    last: LastTuple,
}

impl Trace for Enumerate {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.iterator);
        visit(&self.count);
        self.last.trace(visit);
    }
}

impl Enumerate {
    #[inline]
    pub fn advance(vm: &mut Vm, this: &Ref<Enumerate>) -> Res<Option<Value>> {
        match Enumerate::step(vm, this)? {
            Some(pair) => {
                let mut last = std::mem::take(&mut this.get_mut(vm).last);
                let tuple = last.give(vm, pair);
                this.get_mut(vm).last = last;
                Ok(Some(tuple?.into()))
            }
            None => Ok(None),
        }
    }

    /// The next number and item, where the number is small and the item a matter of looking.
    #[inline(always)]
    pub fn quick_pair(vm: &mut Vm, this: &Ref<Enumerate>) -> Option<[Value; 2]> {
        let enumerate = this.get(vm);
        let count = enumerate.count.as_small_int().filter(|i| *i < SMALL_INT_MAX)?;
        let iterator = enumerate.iterator.clone();
        let item = ops::iter::next_quick(vm, &iterator)?;
        this.get_mut(vm).count = Value::small_int_wrapping(count + 1);
        Some([Value::small_int_wrapping(count), item])
    }

    /// The next number and item.
    #[inline]
    pub fn step(vm: &mut Vm, this: &Ref<Enumerate>) -> Res<Option<[Value; 2]>> {
        let iterator = this.get(vm).iterator.clone();
        let Some(item) = ops::next(vm, &iterator)? else { return Ok(None) };
        let count = this.get(vm).count.clone();
        let next = match count.as_small_int().filter(|i| *i < SMALL_INT_MAX) {
            Some(i) => Value::small_int_wrapping(i + 1),
            None => ops::binary(vm, BinaryOp::Add, &count, &Value::small_int_wrapping(1))?,
        };
        this.get_mut(vm).count = next;
        Ok(Some([count, item]))
    }
}

iteration!(Enumerate);

#[methods("enumerate", with(ITERATION))]
impl Enumerate {
    #[py("__new__($type, /, iterable=<unrepresentable>, start=0)", shown = "(iterable, start=0)")]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        iterable: Option<&Value>,
        start: Option<&Value>,
    ) -> Res<Ref<Enumerate>> {
        // Asked for after the keywords' names.
        let Some(iterable) = iterable else {
            return Err(vm.type_error(match start {
                Some(_) => "'start' is an invalid keyword argument for enumerate()",
                None => "enumerate() missing required argument 'iterable'",
            }));
        };
        let count = match start {
            Some(start) => ops::index(vm, start)?,
            None => Value::small_int_wrapping(0),
        };
        let iterator = ops::get_iter(vm, iterable)?;
        Ok(attrs::new_instance(vm, class, Enumerate { iterator, count, last: LastTuple::default() }))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Enumerate>) -> Res<(Value, Value)> {
        let Enumerate { iterator, count, .. } = this.get(vm);
        let args = tuple::from_slice(vm, &[iterator.clone(), count.clone()])?;
        Ok((class_of(vm, this.as_value()).to_value(), args.into()))
    }

    #[py("__class_getitem__($type, object, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }
}
