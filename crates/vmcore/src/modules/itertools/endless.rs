//! `count`, `cycle` and `repeat`.

use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::list::iter::ListIterator;
use crate::objects::list::{self, List};
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::objects::{attrs, int};
use crate::ops::{self, BinaryOp, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Count {
    next: Value,
    step: Value,
}

impl Trace for Count {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.next);
        visit(&self.step);
    }
}

/// `PyNumber_Check`
fn is_number(vm: &Vm, value: &Value) -> bool {
    value.as_small_int().is_some()
        || value.as_float().is_some()
        || call::find_special(vm, value, |n| &n.__index__).is_some()
        || call::find_special(vm, value, |n| &n.__int__).is_some()
        || call::find_special(vm, value, |n| &n.__float__).is_some()
        || class_of(vm, value)
            .mro(vm)
            .iter()
            .any(|c| c.downcast::<Type>().is_some_and(|c| c.name(vm) == "complex"))
}

impl Count {
    fn advance(vm: &mut Vm, this: &Ref<Count>) -> Res<Option<Value>> {
        let Count { next, step } = this.get(vm);
        let (next, step) = (next.clone(), step.clone());
        let after = match (next.as_small_int(), step.as_small_int()) {
            (Some(next), Some(step)) => ops::int(vm, next + step)?,
            _ => ops::binary(vm, BinaryOp::Add, &next, &step)?,
        };
        let old = std::mem::replace(&mut this.get_mut(vm).next, after);
        drop(old);
        Ok(Some(next))
    }
}

iteration!(Count);

#[methods("itertools.count", with(ITERATION))]
impl Count {
    #[py("__new__($type, /, start=0, step=1)")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, start: &Value, step: &Value) -> Res<Ref<Count>> {
        if !is_number(vm, start) || !is_number(vm, step) {
            return Err(vm.type_error("a number is required"));
        }
        Ok(attrs::new_instance(vm, class, Count { next: start.clone(), step: step.clone() }))
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Count>) -> Res<String> {
        let Count { next, step } = this.get(vm);
        let (next, step) = (next.clone(), step.clone());
        let name = class_of(vm, this.as_value()).short_name(vm);
        let next = ops::format::repr(vm, &next)?.to_string_lossy();
        if step.as_small_int() == Some(1) {
            return Ok(format!("{name}({next})"));
        }
        let step = ops::format::repr(vm, &step)?.to_string_lossy();
        Ok(format!("{name}({next}, {step})"))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Count>) -> Res<(Value, Value)> {
        let Count { next, step } = this.get(vm);
        let args = match step.as_small_int() {
            Some(1) => tuple::from_slice(vm, std::slice::from_ref(next))?,
            _ => tuple::from_slice(vm, &[next.clone(), step.clone()])?,
        };
        Ok((class_of(vm, this.as_value()).to_value(), args.into()))
    }
}

pub struct Cycle {
    /// None once it is used up: the saved items come round then.
    iterator: Option<Value>,
    saved: Ref<List>,
    /// Whether `saved` holds the items of a first round already: it was restored.
    complete: bool,
    index: usize,
}

impl Trace for Cycle {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.iterator.iter().for_each(&mut *visit);
        visit(self.saved.as_value());
    }
}

impl Cycle {
    fn advance(vm: &mut Vm, this: &Ref<Cycle>) -> Res<Option<Value>> {
        let saved = this.get(vm).saved.clone();
        if let Some(iterator) = this.get(vm).iterator.clone() {
            if let Some(item) = ops::next(vm, &iterator)? {
                if !this.get(vm).complete {
                    saved.push(vm, item.clone())?;
                }
                return Ok(Some(item));
            }
            this.get_mut(vm).iterator = None;
        }
        let index = this.get(vm).index;
        let item = saved.get(vm).items.get(index).cloned();
        let len = saved.len(vm);
        this.get_mut(vm).index = if index + 1 >= len { 0 } else { index + 1 };
        Ok(item)
    }
}

iteration!(Cycle);

#[methods("itertools.cycle", with(ITERATION))]
impl Cycle {
    #[py("__new__($type, iterable, /)", flavour = "positional")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, iterable: &Value) -> Res<Ref<Cycle>> {
        let iterator = Some(ops::get_iter(vm, iterable)?);
        let saved = list::new(vm);
        Ok(attrs::new_instance(vm, class, Cycle { iterator, saved, complete: false, index: 0 }))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<Cycle>) -> Res<(Value, Value, Value)> {
        let (saved, index) = (this.get(vm).saved.clone(), this.get(vm).index);
        let (iterator, complete) = match this.get(vm).iterator.clone() {
            Some(iterator) => (iterator, false),
            None => (ListIterator::starting_at(vm, &saved, index).into(), true),
        };
        let args = tuple::from_slice(vm, &[iterator])?.into();
        let complete = if complete { Value::TRUE } else { Value::FALSE };
        let state = tuple::from_slice(vm, &[saved.into(), complete])?.into();
        Ok((class_of(vm, this.as_value()).to_value(), args, state))
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<Cycle>, state: &Value) -> Res<()> {
        let Some(state) = state.downcast::<Tuple>() else {
            return Err(vm.type_error("state is not a tuple"));
        };
        let [saved, complete] = state.items() else {
            let given = state.len();
            return Err(vm.type_error(&format!("function takes exactly 2 arguments ({given} given)")));
        };
        let Some(saved) = saved.downcast::<List>() else {
            let class = class_of(vm, saved).name(vm);
            return Err(vm.type_error(&format!("argument 1 must be list, not {class}")));
        };
        let complete = int::to_i64(&ops::index(vm, complete)?) != Some(0);
        let cycle = this.get_mut(vm);
        let old = std::mem::replace(&mut cycle.saved, saved.clone());
        (cycle.complete, cycle.index) = (complete, 0);
        drop(old);
        Ok(())
    }
}

pub struct Repeat {
    object: Value,
    /// None: without end.
    left: Option<u64>,
}

impl Trace for Repeat {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.object);
    }
}

impl Repeat {
    fn advance(vm: &mut Vm, this: &Ref<Repeat>) -> Res<Option<Value>> {
        let repeat = this.get_mut(vm);
        if let Some(left) = &mut repeat.left {
            match left.checked_sub(1) {
                Some(less) => *left = less,
                None => return Ok(None),
            }
        }
        Ok(Some(repeat.object.clone()))
    }
}

iteration!(Repeat);

#[methods("itertools.repeat", with(ITERATION))]
impl Repeat {
    #[py("__new__($type, /, object, times=<unrepresentable>)", no_text_signature)]
    fn construct(vm: &Vm, class: &Ref<Type>, object: &Value, times: Option<i64>) -> Ref<Repeat> {
        let left = times.map(|times| u64::try_from(times).unwrap_or(0));
        attrs::new_instance(vm, class, Repeat { object: object.clone(), left })
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Repeat>) -> Res<String> {
        let (object, left) = (this.get(vm).object.clone(), this.get(vm).left);
        let name = class_of(vm, this.as_value()).short_name(vm);
        let object = ops::format::repr(vm, &object)?.to_string_lossy();
        Ok(match left {
            Some(left) => format!("{name}({object}, {left})"),
            None => format!("{name}({object})"),
        })
    }

    #[py("__length_hint__($self, /)", no_text_signature)]
    fn length_hint(vm: &Vm, this: &Ref<Repeat>) -> Res<usize> {
        match this.get(vm).left {
            Some(left) => Ok(left as usize),
            None => Err(vm.type_error("len() of unsized object")),
        }
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Repeat>) -> Res<(Value, Value)> {
        let Repeat { object, left } = this.get(vm);
        let mut args = vec![object.clone()];
        if let Some(left) = left {
            args.push(ops::int(vm, *left as i64)?);
        }
        Ok((class_of(vm, this.as_value()).to_value(), tuple::from_slice(vm, &args)?.into()))
    }
}
