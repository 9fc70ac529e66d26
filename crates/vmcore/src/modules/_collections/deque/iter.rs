//! `_deque_iterator` and `_deque_reverse_iterator`.

use super::Deque;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::attrs;
use crate::objects::iteration::iteration;
use crate::objects::tuple;
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Where an iterator stands.
struct Position {
    deque: Ref<Deque>,
    /// The deque's state when this was made.
    state: u64,
    /// Items not given yet.
    left: usize,
}

impl Position {
    fn new(vm: &Vm, deque: &Ref<Deque>) -> Position {
        Position { deque: deque.clone(), state: deque.get(vm).state, left: deque.len(vm) }
    }
}

macro_rules! deque_iterator {
    ($type:ident, $name:tt, $index:expr) => {
        pub struct $type(Position);

        impl Trace for $type {
            fn trace(&self, visit: &mut Visit<'_>) {
                visit(self.0.deque.as_value());
            }
        }

        impl $type {
            pub fn new(vm: &Vm, deque: &Ref<Deque>) -> Ref<$type> {
                vm.alloc($type(Position::new(vm, deque)))
            }

            fn advance(vm: &mut Vm, this: &Ref<$type>) -> Res<Option<Value>> {
                let position = &this.get(vm).0;
                if position.deque.get(vm).state != position.state {
                    this.get_mut(vm).0.left = 0;
                    return Err(vm.runtime_error("deque mutated during iteration"));
                }
                if position.left == 0 {
                    return Ok(None);
                }
                let index: fn(usize, usize) -> usize = $index;
                let item = position.deque.item(vm, index(position.deque.len(vm), position.left));
                this.get_mut(vm).0.left -= 1;
                Ok(item)
            }
        }

        iteration!($type);

        #[methods($name, with(ITERATION))]
        impl $type {
            #[py("__new__($type, deque, index=0, /)", no_text_signature)]
            fn construct(vm: &mut Vm, class: &Ref<Type>, deque: &Ref<Deque>, index: i64) -> Res<Ref<$type>> {
                let made = attrs::new_instance(vm, class, $type(Position::new(vm, deque)));
                for _ in 0..index {
                    if $type::advance(vm, &made)?.is_none() {
                        break;
                    }
                }
                Ok(made)
            }

            #[py("__length_hint__($self, /)", no_text_signature)]
            fn length_hint(vm: &Vm, this: &Ref<$type>) -> usize {
                this.get(vm).0.left
            }

            #[py("__reduce__($self, /)", no_text_signature)]
            fn reduce(vm: &Vm, this: &Ref<$type>) -> Res<(Value, Value)> {
                let position = &this.get(vm).0;
                let given = position.deque.len(vm).saturating_sub(position.left);
                let args = [position.deque.to_value(), ops::int(vm, given as i64)?];
                Ok((class_of(vm, this.as_value()).to_value(), tuple::from_slice(vm, &args)?.into()))
            }
        }
    };
}

deque_iterator!(DequeIterator, "_collections._deque_iterator", |len, left| len - left);
deque_iterator!(DequeReverseIterator, "_collections._deque_reverse_iterator", |_, left| left - 1);
