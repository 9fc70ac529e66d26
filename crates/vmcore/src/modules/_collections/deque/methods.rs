//! The methods of `deque`.

use super::Deque;
use super::iter::{DequeIterator, DequeReverseIterator};
use super::ring::Ring;
use crate::native::{Kwargs, SliceIx, methods};
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::int::{self, Int};
use crate::objects::rich_compare::rich_compare;
use crate::objects::types::{Type, class_of};
use crate::objects::{attrs, list, reduce, tuple};
use crate::ops::{self, CompareOp, call};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

rich_compare!(Deque, compare);

fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    let (Some(x), Some(y)) = (a.downcast::<Deque>(), b.downcast::<Deque>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if a.is(b) {
        return Ok(Value::bool(op.holds(std::cmp::Ordering::Equal)));
    }
    if x.len(vm) != y.len(vm) && matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return Ok(Value::bool(op == CompareOp::NotEqual));
    }
    let (left, right) = (DequeIterator::new(vm, x).into(), DequeIterator::new(vm, y).into());
    loop {
        let pair = (ops::next(vm, &left)?, ops::next(vm, &right)?);
        let (Some(p), Some(q)) = pair else {
            let order = pair.0.is_some().cmp(&pair.1.is_some());
            return Ok(Value::bool(op.holds(order)));
        };
        vm.tick(1)?;
        if !ops::equal(vm, &p, &q)? {
            return match op {
                CompareOp::Equal => Ok(Value::FALSE),
                CompareOp::NotEqual => Ok(Value::TRUE),
                _ => ops::compare(vm, op, &p, &q),
            };
        }
    }
}

/// A new deque of the same class, with the same bound.
fn like(vm: &mut Vm, deque: &Ref<Deque>) -> Res<Value> {
    let class = class_of(vm, deque.as_value()).clone();
    let maxlen = deque.get(vm).maxlen;
    if class.is(&vm.types().deque) {
        let made = Deque { ring: Ring::new(vm.heap()), maxlen, state: 0 };
        let made = attrs::new_instance(vm, &class, made);
        made.extend(vm, deque.as_value())?;
        return Ok(made.into());
    }
    let made = match maxlen {
        Some(maxlen) => {
            let maxlen = ops::int(vm, maxlen as i64)?;
            call::call_positional(vm, class.as_value(), &[deque.to_value(), maxlen])
        }
        None => call::call_positional(vm, class.as_value(), &[deque.to_value()]),
    }?;
    if made.downcast::<Deque>().is_none() {
        let (class, given) = (class.name(vm), class_of(vm, &made).name(vm));
        return Err(vm.type_error(&format!("{class}() must return a deque, not {given}")));
    }
    Ok(made)
}

/// The index of a subscript.
fn position(vm: &mut Vm, deque: &Ref<Deque>, key: &Value) -> Res<usize> {
    if !ops::has_index(vm, key) {
        let class = class_of(vm, key).name(vm);
        return Err(vm.type_error(&format!("sequence index must be integer, not '{class}'")));
    }
    let index = ops::item::index_of_subscript(vm, key)?;
    ops::item::position(index, deque.len(vm)).ok_or_else(|| vm.index_error("deque index out of range"))
}

#[cold]
fn missing(vm: &mut Vm, value: &Value) -> Raised {
    match ops::format::repr(vm, value) {
        Ok(repr) => vm.value_error(&format!("{} is not in deque", repr.to_string_lossy())),
        Err(raised) => raised,
    }
}

#[methods("collections.deque", with(COMPARE))]
impl Deque {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<Deque> {
        let deque = Deque { ring: Ring::new(vm.heap()), maxlen: None, state: 0 };
        attrs::new_instance(vm, class, deque)
    }

    #[py("__init__($self, /, iterable=<unrepresentable>, maxlen=<unrepresentable>)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Deque>, iterable: Option<&Value>, maxlen: Option<&Value>) -> Res<()> {
        let maxlen = match maxlen.filter(|maxlen| !maxlen.is_none()) {
            None => None,
            Some(maxlen) => {
                if maxlen.as_small_int().is_none()
                    && maxlen.as_bool().is_none()
                    && maxlen.downcast::<Int>().is_none()
                {
                    return Err(vm.type_error("an integer is required"));
                }
                match int::to_i64(maxlen) {
                    Some(maxlen) => Some(
                        usize::try_from(maxlen).map_err(|_| vm.value_error("maxlen must be non-negative"))?,
                    ),
                    None => return Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
                }
            }
        };
        this.get_mut(vm).maxlen = maxlen;
        if this.len(vm) > 0 {
            this.clear(vm);
        }
        match iterable {
            Some(iterable) => this.extend(vm, iterable),
            None => Ok(()),
        }
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Deque>) -> Res<Value> {
        ops::repr::container(vm, this.as_value(), "[...]", |vm, out| {
            let items = list::from_iterable(vm, this.as_value())?;
            let name = class_of(vm, this.as_value()).short_name(vm);
            out.push_str(&name);
            out.push_str("(");
            out.push_repr(vm, items.as_value())?;
            match this.get(vm).maxlen {
                Some(maxlen) => out.push_str(&format!(", maxlen={maxlen})")),
                None => out.push_str(")"),
            }
            Ok(())
        })
    }

    #[py("__len__")]
    fn dunder_len(vm: &Vm, this: &Ref<Deque>) -> usize {
        this.len(vm)
    }

    #[py("__contains__")]
    fn contains(vm: &mut Vm, this: &Ref<Deque>, key: &Value) -> Res<bool> {
        Ok(this.position(vm, key, 0, usize::MAX)?.is_some())
    }

    #[py("__getitem__")]
    fn get_item(vm: &mut Vm, this: &Ref<Deque>, key: &Value) -> Res<Value> {
        let index = position(vm, this, key)?;
        this.item(vm, index).ok_or_else(|| vm.index_error("deque index out of range"))
    }

    #[py("__setitem__")]
    fn set_item(vm: &mut Vm, this: &Ref<Deque>, key: &Value, value: &Value) -> Res<()> {
        let index = position(vm, this, key)?;
        let old = this.get_mut(vm).ring.replace(index, value.clone());
        drop(old);
        Ok(())
    }

    #[py("__delitem__")]
    fn delete_item(vm: &mut Vm, this: &Ref<Deque>, key: &Value) -> Res<()> {
        let index = position(vm, this, key)?;
        let old = this.remove_at(vm, index);
        drop(old);
        Ok(())
    }

    #[py("__iter__")]
    fn iter(vm: &Vm, this: &Ref<Deque>) -> Ref<DequeIterator> {
        DequeIterator::new(vm, this)
    }

    #[py("__reversed__($self, /)", no_text_signature)]
    fn reversed(vm: &Vm, this: &Ref<Deque>) -> Ref<DequeReverseIterator> {
        DequeReverseIterator::new(vm, this)
    }

    #[py("__add__")]
    fn add(vm: &mut Vm, this: &Ref<Deque>, value: &Value) -> Res<Value> {
        if value.downcast::<Deque>().is_none() {
            let class = class_of(vm, value).name(vm);
            return Err(vm.type_error(&format!("can only concatenate deque (not \"{class}\") to deque")));
        }
        let made = like(vm, this)?;
        if let Some(made) = made.downcast::<Deque>() {
            made.extend(vm, value)?;
        }
        Ok(made)
    }

    #[py("__iadd__")]
    fn inplace_add(vm: &mut Vm, this: &Ref<Deque>, value: &Value) -> Res<Ref<Deque>> {
        this.extend(vm, value)?;
        Ok(this.clone())
    }

    #[py("__mul__")]
    fn multiply(vm: &mut Vm, this: &Ref<Deque>, value: &Value) -> Res<Value> {
        let made = like(vm, this)?;
        if made.downcast::<Deque>().is_some() {
            return ops::inplace(vm, ops::BinaryOp::Multiply, &made, value);
        }
        Ok(made)
    }

    #[py("__rmul__")]
    fn multiply_reflected(vm: &mut Vm, this: &Ref<Deque>, value: &Value) -> Res<Value> {
        Deque::multiply(vm, this, value)
    }

    #[py("__imul__")]
    fn inplace_multiply(vm: &mut Vm, this: &Ref<Deque>, value: &Value) -> Res<Ref<Deque>> {
        let count = ops::item::repeat_count(vm, value)?;
        if count == 0 {
            this.clear(vm);
            return Ok(this.clone());
        }
        let items = ops::iter::collect(vm, DequeIterator::new(vm, this).as_value())?;
        for _ in 1..if items.is_empty() { 1 } else { count } {
            for item in items.iter() {
                vm.tick(1)?;
                this.push_back(vm, item.clone())?;
            }
        }
        Ok(this.clone())
    }

    #[py("append($self, item, /)", no_text_signature)]
    fn append(vm: &mut Vm, this: &Ref<Deque>, item: &Value) -> Res<()> {
        Ok(this.push_back(vm, item.clone())?)
    }

    #[py("appendleft($self, item, /)", no_text_signature)]
    fn append_left(vm: &mut Vm, this: &Ref<Deque>, item: &Value) -> Res<()> {
        Ok(this.push_front(vm, item.clone())?)
    }

    #[py("clear($self, /)", no_text_signature)]
    fn clear(vm: &mut Vm, this: &Ref<Deque>) {
        this.clear(vm);
    }

    #[py("copy($self, /)", no_text_signature)]
    fn copy(vm: &mut Vm, this: &Ref<Deque>) -> Res<Value> {
        like(vm, this)
    }

    #[py("__copy__($self, /)", no_text_signature)]
    fn dunder_copy(vm: &mut Vm, this: &Ref<Deque>) -> Res<Value> {
        like(vm, this)
    }

    #[py("count($self, value, /)", no_text_signature)]
    fn count(vm: &mut Vm, this: &Ref<Deque>, value: &Value) -> Res<usize> {
        let (mut start, mut count) = (0, 0);
        while let Some(found) = this.position(vm, value, start, usize::MAX)? {
            count += 1;
            start = found + 1;
        }
        Ok(count)
    }

    #[py("extend($self, iterable, /)", no_text_signature)]
    fn extend(vm: &mut Vm, this: &Ref<Deque>, iterable: &Value) -> Res<()> {
        this.extend(vm, iterable)
    }

    #[py("extendleft($self, iterable, /)", no_text_signature)]
    fn extend_left(vm: &mut Vm, this: &Ref<Deque>, iterable: &Value) -> Res<()> {
        this.each_of(vm, iterable, |vm, item| this.push_front(vm, item))
    }

    #[py("index($self, value, start=0, stop=sys.maxsize, /)", no_text_signature)]
    fn index(vm: &mut Vm, this: &Ref<Deque>, value: &Value, start: SliceIx, stop: SliceIx) -> Res<usize> {
        let len = this.len(vm);
        match this.position(vm, value, start.clamp(len), stop.clamp(len))? {
            Some(index) => Ok(index),
            None => Err(missing(vm, value)),
        }
    }

    #[py("insert($self, index, value, /)", no_text_signature)]
    fn insert(vm: &mut Vm, this: &Ref<Deque>, index: i64, value: &Value) -> Res<()> {
        let len = this.len(vm);
        if this.get(vm).maxlen == Some(len) {
            return Err(vm.index_error("deque already at its maximum size"));
        }
        let index = SliceIx(index).clamp(len);
        this.get_mut(vm).ring.rotate(-(index as i64));
        let pushed = this.push_front(vm, value.clone());
        this.get_mut(vm).ring.rotate(index as i64);
        Ok(pushed?)
    }

    #[py("pop($self, /)", no_text_signature)]
    fn pop(vm: &mut Vm, this: &Ref<Deque>) -> Res<Value> {
        let deque = this.get_mut(vm);
        match deque.ring.pop_back() {
            Some(item) => {
                deque.state += 1;
                Ok(item)
            }
            None => Err(vm.index_error("pop from an empty deque")),
        }
    }

    #[py("popleft($self, /)", no_text_signature)]
    fn pop_left(vm: &mut Vm, this: &Ref<Deque>) -> Res<Value> {
        let deque = this.get_mut(vm);
        match deque.ring.pop_front() {
            Some(item) => {
                deque.state += 1;
                Ok(item)
            }
            None => Err(vm.index_error("pop from an empty deque")),
        }
    }

    #[py("remove($self, value, /)", no_text_signature)]
    fn remove(vm: &mut Vm, this: &Ref<Deque>, value: &Value) -> Res<()> {
        let len = this.len(vm);
        for index in 0..len {
            vm.tick(1)?;
            let Some(candidate) = this.item(vm, index) else { break };
            let equal = ops::equal(vm, &candidate, value)?;
            if this.len(vm) != len {
                return Err(vm.index_error("deque mutated during remove()."));
            }
            if equal {
                let old = this.remove_at(vm, index);
                drop(old);
                return Ok(());
            }
        }
        Err(missing(vm, value))
    }

    #[py("reverse($self, /)", no_text_signature)]
    fn reverse(vm: &mut Vm, this: &Ref<Deque>) {
        let len = this.len(vm);
        let ring = &mut this.get_mut(vm).ring;
        (0..len / 2).for_each(|index| ring.swap(index, len - 1 - index));
    }

    #[py("rotate($self, n=1, /)", no_text_signature)]
    fn rotate(vm: &mut Vm, this: &Ref<Deque>, n: i64) -> Res<()> {
        vm.tick(this.len(vm) as u64 / 2)?;
        let deque = this.get_mut(vm);
        if deque.ring.len() > 1 && n != 0 {
            deque.state += 1;
        }
        deque.ring.rotate(n);
        Ok(())
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<Deque>) -> Res<Value> {
        let class = class_of(vm, this.as_value()).to_value();
        let args = match this.get(vm).maxlen {
            Some(maxlen) => {
                let empty: Value = tuple::from_slice(vm, &[])?.into();
                tuple::from_slice(vm, &[empty, ops::int(vm, maxlen as i64)?])?
            }
            None => tuple::from_slice(vm, &[])?,
        };
        let state = reduce::state(vm, this.as_value(), false)?;
        let items = ops::get_iter(vm, this.as_value())?;
        Ok(tuple::from_slice(vm, &[class, args.into(), state, items])?.into())
    }

    #[py("__sizeof__($self, /)", no_text_signature)]
    fn sizeof(vm: &Vm, this: &Ref<Deque>) -> usize {
        96 + this.get(vm).ring.bytes()
    }

    #[getter("maxlen")]
    fn maxlen(vm: &Vm, this: &Ref<Deque>) -> Option<usize> {
        this.get(vm).maxlen
    }

    #[py("__class_getitem__($type, object, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }
}
