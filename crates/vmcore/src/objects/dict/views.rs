//! `dict_keys`, `dict_values` and `dict_items`: views that follow their dict.

use super::iter::DictIterator;
use super::{Dict, Found, Part};
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::mappingproxy::MappingProxy;
use crate::objects::rich_compare::rich_compare;
use crate::objects::set::{self, Set};
use crate::objects::tuple::Tuple;
use crate::objects::types::class_of;
use crate::ops::{self, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct DictView {
    pub dict: Ref<Dict>,
    pub part: Part,
}

impl Trace for DictView {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.dict.as_value());
    }
}

impl DictView {
    pub fn new(vm: &Vm, dict: &Ref<Dict>, part: Part) -> Ref<DictView> {
        let types = vm.types();
        let class = match part {
            Part::Keys => &types.dict_keys,
            Part::Values => &types.dict_values,
            Part::Items => &types.dict_items,
        };
        vm.alloc_as(class, DictView { dict: dict.clone(), part })
    }
}

impl Ref<DictView> {
    fn contains(&self, vm: &mut Vm, item: &Value) -> Res<bool> {
        match self.part {
            Part::Keys => self.dict.contains(vm, item),
            Part::Values => ops::iter::contains(vm, self.as_value(), item),
            Part::Items => {
                let Some(pair) = item.downcast::<Tuple>() else { return Ok(false) };
                let [key, value] = pair.items() else { return Ok(false) };
                let hash = ops::hash(vm, key)?;
                let Found::At(index) = self.dict.find(vm, key, hash)? else { return Ok(false) };
                let Some(found) = self.dict.get(vm).table.value_at(index).cloned() else { return Ok(false) };
                ops::equal(vm, &found, value)
            }
        }
    }
}

/// A set-like view, by which keys and items are meant.
fn set_like(value: &Value) -> Option<&Ref<DictView>> {
    value.downcast::<DictView>().filter(|view| view.part != Part::Values)
}

/// A new set of the items.
fn to_set(vm: &mut Vm, iterable: &Value) -> Res<Ref<Set>> {
    let made = set::new(vm);
    match set_like(iterable) {
        Some(view) if view.part == Part::Keys && view.dict.as_value().exact::<Dict>().is_some() => {
            made.update(vm, view.dict.as_value())?;
        }
        _ => made.update(vm, iterable)?,
    }
    Ok(made)
}

/// `_PyDictView_Intersect`
fn intersect(vm: &mut Vm, a: &Value, b: &Value) -> Res<Ref<Set>> {
    let (view, other) = match (set_like(a), set_like(b)) {
        (Some(view), _) => (view, b),
        (None, Some(view)) => (view, a),
        (None, None) => return to_set(vm, a)?.intersection(vm, b),
    };
    let len = view.dict.len(vm);
    let class = class_of(vm, other);
    if let Some(set) = other.downcast::<Set>()
        && class.is(&vm.types().set)
        && len <= set.len(vm)
    {
        return set.intersection(vm, view.as_value());
    }
    let (view, other) = match set_like(other) {
        Some(larger) if larger.dict.len(vm) > len => (larger, view.as_value()),
        _ => (view, other),
    };
    let made = set::new(vm);
    ops::iter::for_each(vm, other, |vm, item| {
        if view.contains(vm, &item)? {
            set::add(vm, &made, &item)?;
        }
        Ok(())
    })?;
    Ok(made)
}

fn union(vm: &mut Vm, a: &Value, b: &Value) -> Res<Ref<Set>> {
    let made = to_set(vm, a)?;
    made.update(vm, b)?;
    Ok(made)
}

fn subtract(vm: &mut Vm, a: &Value, b: &Value) -> Res<Ref<Set>> {
    let made = to_set(vm, a)?;
    made.difference_update(vm, b)?;
    Ok(made)
}

fn symmetric(vm: &mut Vm, a: &Value, b: &Value) -> Res<Ref<Set>> {
    let made = to_set(vm, a)?;
    made.symmetric_difference_update(vm, b)?;
    Ok(made)
}

fn is_disjoint(vm: &mut Vm, view: &Ref<DictView>, other: &Value) -> Res<bool> {
    if view.as_value().is(other) {
        return Ok(view.dict.is_empty(vm));
    }
    // The smaller one is gone through, where both are sets.
    let sized = set_like(other).is_some() || other.downcast::<Set>().is_some();
    let swap = sized && ops::len(vm, other)? > view.dict.len(vm);
    let (asked, walked) = if swap { (other, view.as_value()) } else { (view.as_value(), other) };
    let common = ops::iter::try_for_each(vm, walked, |vm, item| {
        Ok(match ops::contains(vm, asked, &item)? {
            true => std::ops::ControlFlow::Break(()),
            false => std::ops::ControlFlow::Continue(()),
        })
    })?;
    Ok(common.is_none())
}

fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    if b.downcast::<Set>().is_none() && set_like(b).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (m, n) = (ops::len(vm, a)?, ops::len(vm, b)?);
    let mut all_in = |a: &Value, b: &Value| -> Res<bool> {
        let missing = ops::iter::try_for_each(vm, a, |vm, item| {
            Ok(match ops::contains(vm, b, &item)? {
                true => std::ops::ControlFlow::Continue(()),
                false => std::ops::ControlFlow::Break(()),
            })
        })?;
        Ok(missing.is_none())
    };
    Ok(Value::bool(match op {
        CompareOp::Equal => m == n && all_in(a, b)?,
        CompareOp::NotEqual => !(m == n && all_in(a, b)?),
        CompareOp::Less => m < n && all_in(a, b)?,
        CompareOp::LessEqual => m <= n && all_in(a, b)?,
        CompareOp::Greater => m > n && all_in(b, a)?,
        CompareOp::GreaterEqual => m >= n && all_in(b, a)?,
    }))
}

/// Stand for the types: their instances are [`DictView`]s.
pub struct DictKeys;
pub struct DictValues;
pub struct DictItems;

rich_compare!(DictKeys, compare);
rich_compare!(DictItems, compare);

fn is_keys(_: &Vm, value: &Value) -> bool {
    value.downcast::<DictView>().is_some_and(|view| view.part == Part::Keys)
}

fn is_values(_: &Vm, value: &Value) -> bool {
    value.downcast::<DictView>().is_some_and(|view| view.part == Part::Values)
}

fn is_items(_: &Vm, value: &Value) -> bool {
    value.downcast::<DictView>().is_some_and(|view| view.part == Part::Items)
}

fn repr(vm: &mut Vm, view: &Ref<DictView>) -> Res<Value> {
    let class = class_of(vm, view.as_value()).name(vm);
    ops::repr::container(vm, view.as_value(), "...", |vm, out| {
        let items = crate::objects::list::from_iterable(vm, view.as_value())?;
        out.push_str(&class);
        out.push_str("(");
        out.push_repr(vm, items.as_value())?;
        out.push_str(")");
        Ok(())
    })
}

macro_rules! view_methods {
    ($type:ty) => {
        #[methods(VIEW)]
        impl $type {
            #[py("__repr__")]
            fn repr(vm: &mut Vm, this: &Ref<DictView>) -> Res<Value> {
                repr(vm, this)
            }

            #[py("__len__")]
            fn len(vm: &Vm, this: &Ref<DictView>) -> usize {
                this.dict.len(vm)
            }

            #[py("__iter__")]
            fn iter(vm: &Vm, this: &Ref<DictView>) -> Ref<DictIterator> {
                DictIterator::new(vm, &this.dict, this.part, false)
            }

            #[py("__reversed__($self, /)", no_text_signature)]
            fn reversed(vm: &Vm, this: &Ref<DictView>) -> Ref<DictIterator> {
                DictIterator::new(vm, &this.dict, this.part, true)
            }

            #[getter("mapping")]
            fn mapping(vm: &Vm, this: &Ref<DictView>) -> Ref<MappingProxy> {
                vm.alloc(MappingProxy { mapping: this.dict.to_value() })
            }
        }
    };
}

view_methods!(DictKeys);
view_methods!(DictValues);
view_methods!(DictItems);

macro_rules! set_methods {
    ($type:ty) => {
        #[methods(SET)]
        impl $type {
            #[py("__contains__")]
            fn contains(vm: &mut Vm, this: &Ref<DictView>, key: &Value) -> Res<bool> {
                this.contains(vm, key)
            }

            #[py("isdisjoint($self, other, /)", no_text_signature)]
            fn is_disjoint(vm: &mut Vm, this: &Ref<DictView>, other: &Value) -> Res<bool> {
                is_disjoint(vm, this, other)
            }

            #[py("__and__")]
            fn and(vm: &mut Vm, this: &Value, value: &Value) -> Res<Ref<Set>> {
                intersect(vm, this, value)
            }

            #[py("__rand__")]
            fn and_reflected(vm: &mut Vm, this: &Value, value: &Value) -> Res<Ref<Set>> {
                intersect(vm, value, this)
            }

            #[py("__or__")]
            fn or(vm: &mut Vm, this: &Value, value: &Value) -> Res<Ref<Set>> {
                union(vm, this, value)
            }

            #[py("__ror__")]
            fn or_reflected(vm: &mut Vm, this: &Value, value: &Value) -> Res<Ref<Set>> {
                union(vm, value, this)
            }

            #[py("__sub__")]
            fn subtract(vm: &mut Vm, this: &Value, value: &Value) -> Res<Ref<Set>> {
                subtract(vm, this, value)
            }

            #[py("__rsub__")]
            fn subtract_reflected(vm: &mut Vm, this: &Value, value: &Value) -> Res<Ref<Set>> {
                subtract(vm, value, this)
            }

            #[py("__xor__")]
            fn xor(vm: &mut Vm, this: &Value, value: &Value) -> Res<Ref<Set>> {
                symmetric(vm, this, value)
            }

            #[py("__rxor__")]
            fn xor_reflected(vm: &mut Vm, this: &Value, value: &Value) -> Res<Ref<Set>> {
                symmetric(vm, value, this)
            }
        }
    };
}

set_methods!(DictKeys);
set_methods!(DictItems);

#[methods("dict_keys", is = is_keys, with(VIEW, SET, COMPARE))]
impl DictKeys {}

#[methods("dict_values", is = is_values, with(VIEW))]
impl DictValues {}

#[methods("dict_items", is = is_items, with(VIEW, SET, COMPARE))]
impl DictItems {}
