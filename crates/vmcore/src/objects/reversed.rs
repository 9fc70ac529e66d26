//! `reversed`: over anything with `__len__` and `__getitem__`, from its last index down.

use super::attrs;
use super::tuple;
use super::types::{Type, class_of};
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Reversed {
    /// None once it is used up.
    sequence: Option<Value>,
    /// One more than the next index.
    left: i64,
}

impl Trace for Reversed {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.sequence.iter().for_each(visit);
    }
}

impl Reversed {
    fn advance(vm: &mut Vm, this: &Ref<Reversed>) -> Res<Option<Value>> {
        let (sequence, left) = (this.get(vm).sequence.clone(), this.get(vm).left);
        if let Some(sequence) = sequence
            && left > 0
        {
            let key = ops::int(vm, left - 1)?;
            match ops::get_item(vm, &sequence, &key) {
                Ok(item) => {
                    this.get_mut(vm).left = left - 1;
                    return Ok(Some(item));
                }
                Err(raised) => {
                    let exception = vm.take_raised(raised);
                    let types = vm.types();
                    let at_end = [&types.index_error, &types.stop_iteration]
                        .into_iter()
                        .any(|class| super::types::is_instance(vm, exception.as_value(), class));
                    if !at_end {
                        return Err(vm.raise(exception));
                    }
                }
            }
        }
        let reversed = this.get_mut(vm);
        reversed.left = 0;
        let sequence = reversed.sequence.take();
        drop(sequence);
        Ok(None)
    }
}

iteration!(Reversed);

#[methods("reversed", with(ITERATION))]
impl Reversed {
    #[py("__new__($type, sequence, /)")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, sequence: &Value) -> Res<Value> {
        match call::find_special(vm, sequence, |n| &n.__reversed__) {
            Some(method) if !method.is_none() => return call::unbound(vm, &method, sequence, &[]),
            None if ops::iter::is_sequence(vm, sequence) => {}
            _ => {
                let class = class_of(vm, sequence).name(vm);
                return Err(vm.type_error(&format!("'{class}' object is not reversible")));
            }
        }
        let len = ops::len(vm, sequence)?;
        let reversed = Reversed { sequence: Some(sequence.clone()), left: len as i64 };
        Ok(attrs::new_instance(vm, class, reversed).into())
    }

    #[py("__length_hint__($self, /)", no_text_signature)]
    fn length_hint(vm: &mut Vm, this: &Ref<Reversed>) -> Res<i64> {
        let (sequence, left) = (this.get(vm).sequence.clone(), this.get(vm).left);
        let Some(sequence) = sequence else { return Ok(0) };
        let len = ops::len(vm, &sequence)? as i64;
        Ok(if len < left { 0 } else { left })
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Reversed>) -> Res<Value> {
        let class = class_of(vm, this.as_value()).to_value();
        let Reversed { sequence, left } = this.get(vm);
        let parts = match sequence {
            Some(sequence) => {
                let args = tuple::from_slice(vm, std::slice::from_ref(sequence))?;
                vec![class, args.into(), ops::int(vm, left - 1)?]
            }
            None => {
                let empty = tuple::from_slice(vm, &[])?.into();
                vec![class, tuple::from_slice(vm, &[empty])?.into()]
            }
        };
        Ok(tuple::from_slice(vm, &parts)?.into())
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<Reversed>, state: i64) -> Res<()> {
        if let Some(sequence) = this.get(vm).sequence.clone() {
            let len = ops::len(vm, &sequence)? as i64;
            this.get_mut(vm).left = state.saturating_add(1).clamp(0, len);
        }
        Ok(())
    }
}
