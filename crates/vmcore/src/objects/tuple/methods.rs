//! The methods of `tuple`.

use super::Tuple;
use super::iter::TupleIterator;
use crate::heap::NoMemory;
use crate::native::{SliceIx, methods};
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::slice::Subscript;
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[methods("tuple", with(COMPARE))]
impl Tuple {
    #[py("__new__($type, iterable=(), /)")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, iterable: Option<&Value>) -> Res<Ref<Tuple>> {
        let items = match iterable {
            Some(iterable) => super::from_iterable(vm, iterable)?,
            None => super::from_slice(vm, &[])?,
        };
        if class.is(&vm.types().tuple) { Ok(items) } else { Ok(super::of_class(vm, class, items.items())?) }
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Tuple>) -> Res<Value> {
        if this.is_empty() {
            return Ok(vm.str("()")?.into());
        }
        ops::repr::container(vm, this.as_value(), "(...)", |vm, out| {
            out.push_str("(");
            for (index, item) in this.items().iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                out.push_repr(vm, item)?;
            }
            out.push_str(if this.len() == 1 { ",)" } else { ")" });
            Ok(())
        })
    }

    #[py("__hash__")]
    fn hash(vm: &mut Vm, this: &Ref<Tuple>) -> Res<i64> {
        ops::hash::tuple(vm, this)
    }

    #[py("__len__")]
    fn dunder_len(this: &Ref<Tuple>) -> usize {
        this.len()
    }

    #[py("__contains__")]
    fn contains(vm: &mut Vm, this: &Ref<Tuple>, key: &Value) -> Res<bool> {
        Ok(ops::iter::position_in(vm, this.items(), key)?.is_some())
    }

    #[py("__getitem__")]
    fn get_item(vm: &mut Vm, this: &Ref<Tuple>, key: &Value) -> Res<Value> {
        match Subscript::of(vm, key, "tuple")? {
            Subscript::Slice(bounds) => {
                let selection = bounds.select(this.len());
                if selection.is_whole(this.len()) && this.as_value().exact::<Tuple>().is_some() {
                    return Ok(this.to_value());
                }
                vm.tick(selection.len as u64)?;
                Ok(super::select(vm, this.items(), selection)?.into())
            }
            Subscript::Index(index) => {
                match ops::item::position(index, this.len()).and_then(|i| this.items().get(i)) {
                    Some(item) => Ok(item.clone()),
                    None => Err(vm.index_error("tuple index out of range")),
                }
            }
        }
    }

    #[py("__iter__")]
    fn iter(vm: &Vm, this: &Ref<Tuple>) -> Ref<TupleIterator> {
        TupleIterator::new(vm, this)
    }

    #[py("__add__")]
    fn add(vm: &mut Vm, this: &Ref<Tuple>, value: &Value) -> Res<Ref<Tuple>> {
        let Some(other) = value.downcast::<Tuple>() else {
            let class = class_of(vm, value).name(vm);
            return Err(vm.type_error(&format!("can only concatenate tuple (not \"{class}\") to tuple")));
        };
        super::concat(vm, this, other)
    }

    #[py("__mul__")]
    fn multiply(vm: &mut Vm, this: &Ref<Tuple>, value: &Value) -> Res<Ref<Tuple>> {
        let count = ops::item::repeat_count(vm, value)?;
        if (count == 1 || this.is_empty()) && this.as_value().exact::<Tuple>().is_some() {
            return Ok(this.clone());
        }
        let len = this.len().checked_mul(count).ok_or(NoMemory)?;
        vm.tick(len as u64)?;
        Ok(super::from_exact(vm, len, this.items().iter().cycle().take(len).cloned())?)
    }

    #[py("__rmul__")]
    fn multiply_reflected(vm: &mut Vm, this: &Ref<Tuple>, value: &Value) -> Res<Ref<Tuple>> {
        Tuple::multiply(vm, this, value)
    }

    #[py("__getnewargs__($self, /)")]
    fn new_args(vm: &Vm, this: &Ref<Tuple>) -> Res<Ref<Tuple>> {
        let copy: Value = super::from_slice(vm, this.items())?.into();
        Ok(super::from_iter(vm, [copy].into_iter())?)
    }

    #[py("index($self, value, start=0, stop=sys.maxsize, /)")]
    fn index(vm: &mut Vm, this: &Ref<Tuple>, value: &Value, start: SliceIx, stop: SliceIx) -> Res<usize> {
        let (start, stop) = (start.clamp(this.len()), stop.clamp(this.len()));
        let items = this.items().get(start..stop).unwrap_or(&[]);
        match ops::iter::position_in(vm, items, value)? {
            Some(index) => Ok(start + index),
            None => Err(vm.value_error("tuple.index(x): x not in tuple")),
        }
    }

    #[py("count($self, value, /)")]
    fn count(vm: &mut Vm, this: &Ref<Tuple>, value: &Value) -> Res<usize> {
        let mut count = 0;
        for item in this.items() {
            vm.tick(1)?;
            count += usize::from(ops::equal(vm, item, value)?);
        }
        Ok(count)
    }

    #[py("__class_getitem__($type, object, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }
}
