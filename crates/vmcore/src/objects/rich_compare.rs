//! The six comparison methods of a type, over one function.

/// Declares them as the part `COMPARE` of a type's methods. The function is `fn(&mut Vm, CompareOp, &Value, &Value) ->
/// Res<Value>`; the first operand is an instance of the type.
macro_rules! rich_compare {
    ($type:ty, $compare:path) => {
        const _: () = {
            use $crate::ops::CompareOp;
            use $crate::value::Value;
            use $crate::vm::{Res, Vm};

            #[$crate::native::methods(COMPARE)]
            impl $type {
                #[py("__lt__")]
                fn lt(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                    $compare(vm, CompareOp::Less, this, value)
                }

                #[py("__le__")]
                fn le(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                    $compare(vm, CompareOp::LessEqual, this, value)
                }

                #[py("__eq__")]
                fn eq(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                    $compare(vm, CompareOp::Equal, this, value)
                }

                #[py("__ne__")]
                fn ne(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                    $compare(vm, CompareOp::NotEqual, this, value)
                }

                #[py("__gt__")]
                fn gt(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                    $compare(vm, CompareOp::Greater, this, value)
                }

                #[py("__ge__")]
                fn ge(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                    $compare(vm, CompareOp::GreaterEqual, this, value)
                }
            }
        };
    };
}

pub(crate) use rich_compare;
