//! `groupby`: runs of items with equal keys, each given by an iterator of its own over the same input.

use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::objects::{attrs, iterator_state};
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct GroupBy {
    iterator: Value,
    /// None: an item is its own key.
    key: Option<Value>,
    /// Key of the group given last.
    target: Option<Value>,
    current_key: Option<Value>,
    /// The item read last, until a group gives it.
    current_item: Option<Value>,
    /// Number of the group given last: only that one gives items.
    group: u64,
}

impl Trace for GroupBy {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.iterator);
        let parts = [&self.key, &self.target, &self.current_key, &self.current_item];
        parts.into_iter().flatten().for_each(visit);
    }
}

impl GroupBy {
    /// Reads an item and its key; whether there was one.
    fn step(vm: &mut Vm, this: &Ref<GroupBy>) -> Res<bool> {
        vm.tick(1)?;
        let (iterator, key) = (this.get(vm).iterator.clone(), this.get(vm).key.clone());
        let Some(item) = ops::next(vm, &iterator)? else { return Ok(false) };
        let key = match key {
            Some(function) => call::call_positional(vm, &function, std::slice::from_ref(&item))?,
            None => item.clone(),
        };
        let groups = this.get_mut(vm);
        let old = (groups.current_item.replace(item), groups.current_key.replace(key));
        drop(old);
        Ok(true)
    }

    fn advance(vm: &mut Vm, this: &Ref<GroupBy>) -> Res<Option<Value>> {
        this.get_mut(vm).group += 1;
        loop {
            if let Some(current) = this.get(vm).current_key.clone() {
                let Some(target) = this.get(vm).target.clone() else { break };
                if !ops::equal(vm, &target, &current)? {
                    break;
                }
            }
            if !GroupBy::step(vm, this)? {
                return Ok(None);
            }
        }
        let groups = this.get_mut(vm);
        let (key, number) = (groups.current_key.clone(), groups.group);
        let Some(key) = key else { return Ok(None) };
        let old = this.get_mut(vm).target.replace(key.clone());
        drop(old);
        let group = vm.alloc(Grouper { groups: this.clone(), target: key.clone(), number });
        Ok(Some(tuple::pair(vm, key, group.into())?.into()))
    }
}

iteration!(GroupBy);

#[methods("itertools.groupby", with(ITERATION))]
impl GroupBy {
    #[py("__new__($type, /, iterable, key=None)")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, iterable: &Value, key: Option<&Value>) -> Res<Ref<GroupBy>> {
        let iterator = ops::get_iter(vm, iterable)?;
        let payload = GroupBy {
            iterator,
            key: key.cloned(),
            target: None,
            current_key: None,
            current_item: None,
            group: 0,
        };
        Ok(attrs::new_instance(vm, class, payload))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<GroupBy>) -> Res<Ref<Tuple>> {
        let GroupBy { iterator, key, target, current_key, current_item, .. } = this.get(vm);
        let key = key.clone().unwrap_or(Value::NONE);
        let args = tuple::from_slice(vm, &[iterator.clone(), key])?.into();
        let mut parts = vec![class_of(vm, this.as_value()).to_value(), args];
        if let (Some(target), Some(key), Some(item)) = (target, current_key, current_item) {
            parts.push(tuple::from_slice(vm, &[key.clone(), item.clone(), target.clone()])?.into());
        }
        Ok(tuple::from_slice(vm, &parts)?)
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<GroupBy>, state: &Value) -> Res<()> {
        let Some(state) = state.downcast::<Tuple>() else {
            return Err(vm.type_error("state is not a tuple"));
        };
        let [key, item, target] = state.items() else {
            let given = state.len();
            return Err(vm.type_error(&format!("function takes exactly 3 arguments ({given} given)")));
        };
        let groups = this.get_mut(vm);
        let old = (
            groups.current_key.replace(key.clone()),
            groups.current_item.replace(item.clone()),
            groups.target.replace(target.clone()),
        );
        drop(old);
        Ok(())
    }
}

/// One group.
pub struct Grouper {
    groups: Ref<GroupBy>,
    target: Value,
    number: u64,
}

impl Trace for Grouper {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.groups.as_value());
        visit(&self.target);
    }
}

impl Grouper {
    fn advance(vm: &mut Vm, this: &Ref<Grouper>) -> Res<Option<Value>> {
        let (groups, target, number) =
            (this.get(vm).groups.clone(), this.get(vm).target.clone(), this.get(vm).number);
        if groups.get(vm).group != number {
            return Ok(None);
        }
        if groups.get(vm).current_item.is_none() && !GroupBy::step(vm, &groups)? {
            return Ok(None);
        }
        let Some(current) = groups.get(vm).current_key.clone() else { return Ok(None) };
        if !ops::equal(vm, &target, &current)? {
            return Ok(None);
        }
        Ok(groups.get_mut(vm).current_item.take())
    }
}

iteration!(Grouper);

#[methods("itertools._grouper", with(ITERATION))]
impl Grouper {
    #[py("__new__($type, parent, tgtkey, /)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, parent: &Value, tgtkey: &Value) -> Res<Ref<Grouper>> {
        let Some(groups) = parent.downcast::<GroupBy>() else {
            return Err(vm.type_error("incorrect usage of internal _grouper"));
        };
        groups.get_mut(vm).group += 1;
        let number = groups.get(vm).group;
        let payload = Grouper { groups: groups.clone(), target: tgtkey.clone(), number };
        Ok(attrs::new_instance(vm, class, payload))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<Grouper>) -> Res<(Value, Value)> {
        let Grouper { groups, target, number } = this.get(vm);
        if groups.get(vm).group != *number {
            return iterator_state::exhausted(vm);
        }
        let args = tuple::from_slice(vm, &[groups.to_value(), target.clone()])?;
        Ok((class_of(vm, this.as_value()).to_value(), args.into()))
    }
}
