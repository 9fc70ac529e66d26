//! `weakref.proxy`: an object that does what the one it refers to does, as long as that lives.

use super::WeakRef;
use crate::native::{Kwargs, OwnedArgs, methods};
use crate::objects::operators::binary_operators;
use crate::objects::rich_compare::rich_compare;
use crate::objects::str::Str;
use crate::objects::types::class_of;
use crate::ops::{self, BinaryOp, CompareOp, UnaryOp, attr, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Whether it is a proxy.
pub(crate) fn is_proxy(vm: &Vm, value: &Value) -> bool {
    let (class, types) = (class_of(vm, value), vm.types());
    class.is(&types.weakproxy) || class.is(&types.weakcallableproxy)
}

fn is_callable_proxy(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is(&vm.types().weakcallableproxy)
}

/// What a proxy refers to; any other value itself.
fn target(vm: &Vm, value: &Value) -> Res<Value> {
    match value.downcast::<WeakRef>().filter(|_| is_proxy(vm, value)) {
        Some(proxy) => proxy.target(vm).ok_or_else(|| {
            vm.raise_message(&vm.types().reference_error, "weakly-referenced object no longer exists")
        }),
        None => Ok(value.clone()),
    }
}

/// A proxy. The callable kind has all this, and can be called.
macro_rules! proxy {
    ($owner:ident = $name:literal, $is:ident $(, $call:ident)?) => {
        pub struct $owner;

        #[methods($name, is = $is, with(BINARY, INPLACE, COMPARE, CONTAINER, $($call)?))]
        impl $owner {
            #[py("__getattribute__")]
            fn getattribute(vm: &mut Vm, this: &Value, name: &Value) -> Res<Value> {
                let (object, name) = (target(vm, this)?, attr::name_argument(vm, name)?);
                ops::get_attr(vm, &object, name)
            }

            #[py("__setattr__")]
            fn setattr(vm: &mut Vm, this: &Value, name: &Value, value: &Value) -> Res<()> {
                let (object, name) = (target(vm, this)?, attr::name_argument(vm, name)?);
                ops::set_attr(vm, &object, name, value)
            }

            #[py("__delattr__")]
            fn delattr(vm: &mut Vm, this: &Value, name: &Value) -> Res<()> {
                let (object, name) = (target(vm, this)?, attr::name_argument(vm, name)?);
                ops::del_attr(vm, &object, name)
            }

            #[py("__str__")]
            fn str(vm: &mut Vm, this: &Value) -> Res<Ref<Str>> {
                let object = target(vm, this)?;
                ops::str(vm, &object)
            }

            #[py("__repr__")]
            fn repr(vm: &Vm, this: &Ref<WeakRef>) -> String {
                let object = this.target(vm).unwrap_or(Value::NONE);
                let class = class_of(vm, &object).name(vm);
                let (at, of) = (this.as_value().word(), object.word());
                format!("<weakproxy at {at:#x} to {class} at {of:#x}>")
            }

            #[py("__bool__")]
            fn bool(vm: &mut Vm, this: &Value) -> Res<bool> {
                let object = target(vm, this)?;
                ops::truth(vm, &object)
            }

            #[py("__neg__")]
            fn neg(vm: &mut Vm, this: &Value) -> Res<Value> {
                let object = target(vm, this)?;
                ops::unary(vm, UnaryOp::Negative, &object)
            }

            #[py("__pos__")]
            fn pos(vm: &mut Vm, this: &Value) -> Res<Value> {
                let object = target(vm, this)?;
                ops::unary(vm, UnaryOp::Positive, &object)
            }

            #[py("__invert__")]
            fn invert(vm: &mut Vm, this: &Value) -> Res<Value> {
                let object = target(vm, this)?;
                ops::unary(vm, UnaryOp::Invert, &object)
            }

            #[py("__abs__")]
            fn abs(vm: &mut Vm, this: &Value) -> Res<Value> {
                of_builtin(vm, "abs", this)
            }

            #[py("__int__")]
            fn int(vm: &mut Vm, this: &Value) -> Res<Value> {
                of_builtin(vm, "int", this)
            }

            #[py("__float__")]
            fn float(vm: &mut Vm, this: &Value) -> Res<Value> {
                of_builtin(vm, "float", this)
            }

            #[py("__index__")]
            fn index(vm: &mut Vm, this: &Value) -> Res<Value> {
                let object = target(vm, this)?;
                ops::index(vm, &object)
            }

            #[py("__bytes__($self, /)", no_text_signature)]
            fn bytes(vm: &mut Vm, this: &Value) -> Res<Value> {
                of_builtin(vm, "bytes", this)
            }

            #[py("__reversed__($self, /)", no_text_signature)]
            fn reversed(vm: &mut Vm, this: &Value) -> Res<Value> {
                of_builtin(vm, "reversed", this)
            }

            #[py("__divmod__")]
            fn divmod(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                let (a, b) = (target(vm, this)?, target(vm, value)?);
                ops::number::divmod(vm, &a, &b)
            }

            #[py("__rdivmod__")]
            fn rdivmod(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                let (a, b) = (target(vm, value)?, target(vm, this)?);
                ops::number::divmod(vm, &a, &b)
            }

            #[py("__pow__")]
            fn pow(vm: &mut Vm, this: &Value, value: &Value, r#mod: Option<&Value>) -> Res<Value> {
                let (a, b) = (target(vm, this)?, target(vm, value)?);
                ops::number::power(vm, &a, &b, r#mod)
            }

            #[py("__rpow__")]
            fn rpow(vm: &mut Vm, this: &Value, value: &Value, r#mod: Option<&Value>) -> Res<Value> {
                let (a, b) = (target(vm, value)?, target(vm, this)?);
                ops::number::power(vm, &a, &b, r#mod)
            }
        }

        #[methods(CONTAINER)]
        impl $owner {
            #[py("__len__")]
            fn len(vm: &mut Vm, this: &Value) -> Res<usize> {
                let object = target(vm, this)?;
                ops::len(vm, &object)
            }

            #[py("__getitem__")]
            fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> Res<Value> {
                let (object, key) = (target(vm, this)?, target(vm, key)?);
                ops::get_item(vm, &object, &key)
            }

            #[py("__setitem__")]
            fn setitem(vm: &mut Vm, this: &Value, key: &Value, value: &Value) -> Res<()> {
                let object = target(vm, this)?;
                ops::set_item(vm, &object, key, value)
            }

            #[py("__delitem__")]
            fn delitem(vm: &mut Vm, this: &Value, key: &Value) -> Res<()> {
                let object = target(vm, this)?;
                ops::delete_item(vm, &object, key)
            }

            #[py("__contains__")]
            fn contains(vm: &mut Vm, this: &Value, key: &Value) -> Res<bool> {
                let object = target(vm, this)?;
                ops::contains(vm, &object, key)
            }

            #[py("__iter__")]
            fn iter(vm: &mut Vm, this: &Value) -> Res<Value> {
                let object = target(vm, this)?;
                ops::get_iter(vm, &object)
            }

            #[py("__next__")]
            fn next(vm: &mut Vm, this: &Value) -> Res<Value> {
                let object = target(vm, this)?;
                if call::find_special(vm, &object, |n| &n.__next__).is_none() {
                    let class = class_of(vm, &object).name(vm);
                    let message = format!("Weakref proxy referenced a non-iterator '{class}' object");
                    return Err(vm.type_error(&message));
                }
                match ops::next(vm, &object)? {
                    Some(value) => Ok(value),
                    None => Err(vm.stop_iteration(&Value::NONE)),
                }
            }
        }

        binary_operators!(BINARY, $owner, operate:
            Add "__add__" add "__radd__" radd;
            Subtract "__sub__" sub "__rsub__" rsub;
            Multiply "__mul__" mul "__rmul__" rmul;
            Remainder "__mod__" r#mod "__rmod__" rmod;
            TrueDivide "__truediv__" truediv "__rtruediv__" rtruediv;
            FloorDivide "__floordiv__" floordiv "__rfloordiv__" rfloordiv;
            MatrixMultiply "__matmul__" matmul "__rmatmul__" rmatmul;
            LeftShift "__lshift__" lshift "__rlshift__" rlshift;
            RightShift "__rshift__" rshift "__rrshift__" rrshift;
            And "__and__" and "__rand__" rand;
            Or "__or__" or "__ror__" ror;
            Xor "__xor__" xor "__rxor__" rxor;
        );

        inplace!($owner:
            Add "__iadd__" iadd;
            Subtract "__isub__" isub;
            Multiply "__imul__" imul;
            Remainder "__imod__" imod;
            TrueDivide "__itruediv__" itruediv;
            FloorDivide "__ifloordiv__" ifloordiv;
            MatrixMultiply "__imatmul__" imatmul;
            LeftShift "__ilshift__" ilshift;
            RightShift "__irshift__" irshift;
            And "__iand__" iand;
            Or "__ior__" ior;
            Xor "__ixor__" ixor;
            Power "__ipow__" ipow;
        );

        rich_compare!($owner, compare);
    };
}

macro_rules! inplace {
    ($owner:ident: $($op:ident $name:literal $method:ident;)*) => {
        #[methods(INPLACE)]
        impl $owner {
            $(
                #[py($name)]
                fn $method(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
                    let (a, b) = (target(vm, this)?, target(vm, value)?);
                    ops::inplace(vm, BinaryOp::$op, &a, &b)
                }
            )*
        }
    };
}

proxy!(Proxy = "weakref.ProxyType", is_proxy);
proxy!(CallableProxy = "weakref.CallableProxyType", is_callable_proxy, CALL);

#[methods(CALL)]
impl CallableProxy {
    #[py("__call__")]
    fn call(vm: &mut Vm, this: &Value, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        let (object, owned) = (target(vm, this)?, OwnedArgs::new(vm, args, kwargs)?);
        ops::call(vm, &object, owned.args())
    }
}

fn operate(vm: &mut Vm, op: BinaryOp, left: &Value, right: &Value) -> Res<Value> {
    let (a, b) = (target(vm, left)?, target(vm, right)?);
    ops::binary(vm, op, &a, &b)
}

fn compare(vm: &mut Vm, op: CompareOp, this: &Value, value: &Value) -> Res<Value> {
    let (a, b) = (target(vm, this)?, target(vm, value)?);
    ops::compare(vm, op, &a, &b)
}

/// What the builtin function or class of that name makes of the object.
fn of_builtin(vm: &mut Vm, name: &str, this: &Value) -> Res<Value> {
    let object = target(vm, this)?;
    let function = vm.builtins().get_str(vm, &vm.intern(name)).unwrap_or(Value::NONE);
    call::call_positional(vm, &function, &[object])
}
