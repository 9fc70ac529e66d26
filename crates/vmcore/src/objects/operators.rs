//! Operators that number types declare alike.

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

pub(crate) use binary_operators;
