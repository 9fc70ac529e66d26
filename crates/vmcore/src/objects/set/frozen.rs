//! What `frozenset` has of its own.

use super::{Set, of_class};
use crate::native::methods;
use crate::objects::types::{Type, class_of};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Stands for the type: its instances are frozen [`Set`]s.
pub struct FrozenSet;

fn is_frozenset(vm: &Vm, value: &Value) -> bool {
    value.downcast::<Set>().is_some_and(|set| set.get(vm).frozen)
}

#[methods("frozenset", is = is_frozenset, with(COMMON, COMPARE))]
impl FrozenSet {
    #[py("__new__($type, iterable=(), /)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, iterable: Option<&Value>) -> Res<Value> {
        if let Some(iterable) = iterable
            && class.is(&vm.types().frozenset)
            && class_of(vm, iterable).is(class)
        {
            return Ok(iterable.clone());
        }
        let made = of_class(vm, class);
        if let Some(iterable) = iterable {
            made.update(vm, iterable)?;
        }
        Ok(made.into())
    }

    #[py("__hash__")]
    fn hash(vm: &Vm, this: &Ref<Set>) -> i64 {
        this.content_hash(vm)
    }
}
