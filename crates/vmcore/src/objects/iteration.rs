//! `__iter__` and `__next__` of iterators.

/// Makes the type an iterator, and declares both as the part `ITERATION` of an iterator type's methods, over the type's own
/// `advance(&mut Vm, &Ref<Self>) -> Res<Option<Value>>`.
macro_rules! iteration {
    ($type:ty) => {
        const _: () = {
            use $crate::value::{Ref, Value};
            use $crate::vm::{Res, Vm};

            impl $crate::heap::Iterates for $type {
                #[inline]
                fn advance(vm: &mut Vm, this: &Ref<$type>) -> Res<Option<Value>> {
                    <$type>::advance(vm, this)
                }
            }

            #[$crate::native::methods(ITERATION)]
            impl $type {
                #[py("__iter__")]
                fn iter(this: &Value) -> Value {
                    this.clone()
                }

                #[py("__next__")]
                fn next(vm: &mut Vm, this: &Ref<$type>) -> Res<Value> {
                    match <$type>::advance(vm, this)? {
                        Some(item) => Ok(item),
                        None => Err(vm.stop_iteration(&Value::NONE)),
                    }
                }
            }
        };
    };
}

pub(crate) use iteration;
