//! The methods that `set` and `frozenset` share, and those of `set` alone.

use super::iter::SetIterator;
use super::{FrozenSet, Set, hash_of_key, of_class};
use crate::native::{Kwargs, methods};
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::types::{Type, class_of};
use crate::objects::{list, reduce, tuple};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `a op b` of two sets; NotImplemented where one is none.
fn operate(
    vm: &mut Vm,
    a: &Value,
    b: &Value,
    f: impl FnOnce(&mut Vm, &Ref<Set>, &Value) -> Res<Ref<Set>>,
) -> Res<Value> {
    match (a.downcast::<Set>(), b.downcast::<Set>()) {
        (Some(set), Some(_)) => Ok(f(vm, set, b)?.into()),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn reduced(vm: &mut Vm, set: &Ref<Set>) -> Res<(Value, Value, Value)> {
    let class = class_of(vm, set.as_value()).to_value();
    let items: Value = list::from_iterable(vm, SetIterator::new(vm, set).as_value())?.into();
    let args = tuple::of(vm, [items])?.into();
    let state = reduce::state(vm, set.as_value(), false)?;
    Ok((class, args, state))
}

macro_rules! common_methods {
    ($type:ty) => {
        #[methods(COMMON)]
        impl $type {
            #[py("__repr__")]
            fn repr(vm: &mut Vm, this: &Ref<Set>) -> Res<Value> {
                let class = class_of(vm, this.as_value());
                let plain = class.is(&vm.types().set);
                let name = class.name(vm);
                if this.is_empty(vm) {
                    return Ok(vm.str(&format!("{name}()"))?.into());
                }
                ops::repr::container(vm, this.as_value(), &format!("{name}(...)"), |vm, out| {
                    let items = ops::iter::collect(vm, SetIterator::new(vm, this).as_value())?;
                    if !plain {
                        out.push_str(&format!("{name}("));
                    }
                    out.push_str("{");
                    for (index, item) in items.iter().enumerate() {
                        if index > 0 {
                            out.push_str(", ");
                        }
                        out.push_repr(vm, item)?;
                    }
                    out.push_str(if plain { "}" } else { "})" });
                    Ok(())
                })
            }

            #[py("__len__")]
            fn dunder_len(vm: &Vm, this: &Ref<Set>) -> usize {
                this.len(vm)
            }

            #[py("__contains__($self, object, /)", flavour = "method", no_text_signature)]
            fn contains(vm: &mut Vm, this: &Ref<Set>, object: &Value) -> Res<bool> {
                this.contains(vm, object)
            }

            #[py("__iter__")]
            fn iter(vm: &Vm, this: &Ref<Set>) -> Ref<SetIterator> {
                SetIterator::new(vm, this)
            }

            #[py("__and__")]
            fn and(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                operate(vm, this, value, |vm, a, b| a.intersection(vm, b))
            }

            #[py("__rand__")]
            fn and_reflected(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                operate(vm, value, this, |vm, a, b| a.intersection(vm, b))
            }

            #[py("__or__")]
            fn or(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                operate(vm, this, value, |vm, a, b| a.union(vm, b))
            }

            #[py("__ror__")]
            fn or_reflected(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                operate(vm, value, this, |vm, a, b| a.union(vm, b))
            }

            #[py("__sub__")]
            fn subtract(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                operate(vm, this, value, |vm, a, b| a.difference(vm, b))
            }

            #[py("__rsub__")]
            fn subtract_reflected(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                operate(vm, value, this, |vm, a, b| a.difference(vm, b))
            }

            #[py("__xor__")]
            fn xor(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                operate(vm, this, value, |vm, a, b| a.symmetric_difference(vm, b))
            }

            #[py("__rxor__")]
            fn xor_reflected(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                operate(vm, value, this, |vm, a, b| a.symmetric_difference(vm, b))
            }

            #[py("copy($self, /)", no_text_signature)]
            fn copy(vm: &mut Vm, this: &Ref<Set>) -> Res<Ref<Set>> {
                if class_of(vm, this.as_value()).is(&vm.types().frozenset) {
                    return Ok(this.clone());
                }
                this.copy(vm)
            }

            #[py("union($self, /, *others)", no_text_signature)]
            fn union(vm: &mut Vm, this: &Ref<Set>, others: &[Value]) -> Res<Ref<Set>> {
                let made = this.like(vm, Some(this.as_value()))?;
                for other in others {
                    made.update(vm, other)?;
                }
                Ok(made)
            }

            #[py("intersection($self, /, *others)", no_text_signature)]
            fn intersection(vm: &mut Vm, this: &Ref<Set>, others: &[Value]) -> Res<Ref<Set>> {
                intersection_of_all(vm, this, others)
            }

            #[py("difference($self, /, *others)", no_text_signature)]
            fn difference(vm: &mut Vm, this: &Ref<Set>, others: &[Value]) -> Res<Ref<Set>> {
                let Some((first, rest)) = others.split_first() else { return this.copy(vm) };
                let made = this.difference(vm, first)?;
                for other in rest {
                    made.difference_update(vm, other)?;
                }
                Ok(made)
            }

            #[py("symmetric_difference($self, other, /)", no_text_signature)]
            fn symmetric_difference(vm: &mut Vm, this: &Ref<Set>, other: &Value) -> Res<Ref<Set>> {
                this.symmetric_difference(vm, other)
            }

            #[py("isdisjoint($self, other, /)", no_text_signature)]
            fn is_disjoint(vm: &mut Vm, this: &Ref<Set>, other: &Value) -> Res<bool> {
                this.is_disjoint(vm, other)
            }

            #[py("issubset($self, other, /)", no_text_signature)]
            fn is_subset(vm: &mut Vm, this: &Ref<Set>, other: &Value) -> Res<bool> {
                this.is_subset(vm, other)
            }

            #[py("issuperset($self, other, /)", no_text_signature)]
            fn is_superset(vm: &mut Vm, this: &Ref<Set>, other: &Value) -> Res<bool> {
                this.is_superset(vm, other)
            }

            #[py("__reduce__($self, /)", no_text_signature)]
            fn reduce(vm: &mut Vm, this: &Ref<Set>) -> Res<(Value, Value, Value)> {
                reduced(vm, this)
            }

            #[py("__sizeof__($self, /)", no_text_signature)]
            fn sizeof(vm: &Vm, this: &Ref<Set>) -> usize {
                200 + this.get(vm).table.bytes()
            }

            #[py("__class_getitem__($type, object, /)", no_text_signature)]
            fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
                generic_alias::new(vm, class.as_value(), object)
            }
        }
    };
}

common_methods!(Set);
common_methods!(FrozenSet);

fn intersection_of_all(vm: &mut Vm, set: &Ref<Set>, others: &[Value]) -> Res<Ref<Set>> {
    let Some((first, rest)) = others.split_first() else { return set.copy(vm) };
    let mut made = set.intersection(vm, first)?;
    for other in rest {
        made = made.intersection(vm, other)?;
    }
    Ok(made)
}

fn is_set(vm: &Vm, value: &Value) -> bool {
    value.downcast::<Set>().is_some_and(|set| !set.get(vm).frozen)
}

#[methods("set", is = is_set, with(COMMON, COMPARE))]
impl Set {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<Set> {
        of_class(vm, class)
    }

    #[py("__init__($self, iterable=(), /)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Set>, iterable: Option<&Value>) -> Res<()> {
        let old = this.get_mut(vm).table.take();
        drop(old);
        match iterable {
            Some(iterable) => this.update(vm, iterable),
            None => Ok(()),
        }
    }

    #[py("__iand__")]
    fn inplace_and(vm: &mut Vm, this: &Ref<Set>, value: &Value) -> Res<Value> {
        if value.downcast::<Set>().is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let made = this.intersection(vm, value)?;
        this.become_set(vm, &made);
        Ok(this.to_value())
    }

    #[py("__ior__")]
    fn inplace_or(vm: &mut Vm, this: &Ref<Set>, value: &Value) -> Res<Value> {
        if value.downcast::<Set>().is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        this.update(vm, value)?;
        Ok(this.to_value())
    }

    #[py("__isub__")]
    fn inplace_subtract(vm: &mut Vm, this: &Ref<Set>, value: &Value) -> Res<Value> {
        if value.downcast::<Set>().is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        this.difference_update(vm, value)?;
        Ok(this.to_value())
    }

    #[py("__ixor__")]
    fn inplace_xor(vm: &mut Vm, this: &Ref<Set>, value: &Value) -> Res<Value> {
        if value.downcast::<Set>().is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        this.symmetric_difference_update(vm, value)?;
        Ok(this.to_value())
    }

    #[py("add($self, object, /)", no_text_signature, at_sight = "Add")]
    fn add(vm: &mut Vm, this: &Ref<Set>, object: &Value) -> Res<()> {
        super::add(vm, this, object)
    }

    #[py("clear($self, /)", no_text_signature)]
    fn clear(vm: &mut Vm, this: &Ref<Set>) {
        let old = this.get_mut(vm).table.take();
        drop(old);
    }

    #[py("discard($self, object, /)", no_text_signature)]
    fn discard(vm: &mut Vm, this: &Ref<Set>, object: &Value) -> Res<()> {
        let hash = hash_of_key(vm, object)?;
        this.discard_hashed(vm, object, hash).map(drop)
    }

    #[py("remove($self, object, /)", no_text_signature)]
    fn remove(vm: &mut Vm, this: &Ref<Set>, object: &Value) -> Res<()> {
        let hash = hash_of_key(vm, object)?;
        if this.discard_hashed(vm, object, hash)? { Ok(()) } else { Err(vm.key_error(object)) }
    }

    #[py("pop($self, /)", no_text_signature)]
    fn pop(vm: &mut Vm, this: &Ref<Set>) -> Res<Value> {
        match this.get_mut(vm).table.pop() {
            Some(key) => Ok(key),
            None => {
                let message = vm.str("pop from an empty set")?.into();
                Err(vm.key_error(&message))
            }
        }
    }

    #[py("update($self, /, *others)", no_text_signature)]
    fn update(vm: &mut Vm, this: &Ref<Set>, others: &[Value]) -> Res<()> {
        others.iter().try_for_each(|other| this.update(vm, other))
    }

    #[py("intersection_update($self, /, *others)", no_text_signature)]
    fn intersection_update(vm: &mut Vm, this: &Ref<Set>, others: &[Value]) -> Res<()> {
        let made = intersection_of_all(vm, this, others)?;
        this.become_set(vm, &made);
        Ok(())
    }

    #[py("difference_update($self, /, *others)", no_text_signature)]
    fn difference_update(vm: &mut Vm, this: &Ref<Set>, others: &[Value]) -> Res<()> {
        others.iter().try_for_each(|other| this.difference_update(vm, other))
    }

    #[py("symmetric_difference_update($self, other, /)", no_text_signature)]
    fn symmetric_difference_update(vm: &mut Vm, this: &Ref<Set>, other: &Value) -> Res<()> {
        this.symmetric_difference_update(vm, other)
    }
}
