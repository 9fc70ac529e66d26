//! The slots that all number types have alike.

/// Declares the binary operators of a type as one part of its methods: each operator and its reflected form are
/// `$operate(vm, op, left, right)`, which answers NotImplemented where an operand is not its to deal with.
macro_rules! binary_operators {
    ($part:ident, $owner:ident, $operate:path: $($op:ident $name:literal $method:ident $reflected_name:literal $reflected:ident;)*) => {
        #[methods($part)]
        impl $owner {
            $(
                #[py($name)]
                fn $method(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                    $operate(vm, BinaryOp::$op, this, value)
                }

                #[py($reflected_name)]
                fn $reflected(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                    $operate(vm, BinaryOp::$op, value, this)
                }
            )*
        }
    };
}

/// Declares the comparisons of a type: `$compare(vm, op, this, value)`.
macro_rules! comparisons {
    ($part:ident, $owner:ident, $compare:path) => {
        #[methods($part)]
        impl $owner {
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
}

pub(crate) use binary_operators;
pub(crate) use comparisons;
