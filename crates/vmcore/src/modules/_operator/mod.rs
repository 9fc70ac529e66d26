//! `_operator`: operators as functions, and callables that get attributes, items and methods.

pub(crate) mod getters;
pub(crate) mod method_caller;

use crate::heap::Kind;
use crate::native::{Args, Kwargs, module};
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::objects::tuple;
use crate::objects::types::class_of;
use crate::ops::{self, BinaryOp, BytesLike, CompareOp, UnaryOp, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Operator;

macro_rules! binary {
    ($($(#[$doc:meta])* $signature:literal $name:ident $op:ident)*) => {
        #[module("_operator", BINARY)]
        impl Operator {
            $($(#[$doc])* #[py($signature)]
            fn $name(vm: &mut Vm, a: &Value, b: &Value) -> Res<Value> {
                ops::binary(vm, BinaryOp::$op, a, b)
            })*
        }
    };
}

binary! {
    /// Same as a + b.
    "add($module, a, b, /)" add Add
    /// Same as a - b.
    "sub($module, a, b, /)" sub Subtract
    /// Same as a * b.
    "mul($module, a, b, /)" mul Multiply
    /// Same as a @ b.
    "matmul($module, a, b, /)" matmul MatrixMultiply
    /// Same as a // b.
    "floordiv($module, a, b, /)" floordiv FloorDivide
    /// Same as a / b.
    "truediv($module, a, b, /)" truediv TrueDivide
    /// Same as a % b.
    "mod($module, a, b, /)" remainder Remainder
    /// Same as a ** b.
    "pow($module, a, b, /)" pow Power
    /// Same as a << b.
    "lshift($module, a, b, /)" lshift LeftShift
    /// Same as a >> b.
    "rshift($module, a, b, /)" rshift RightShift
    /// Same as a & b.
    "and_($module, a, b, /)" and And
    /// Same as a ^ b.
    "xor($module, a, b, /)" xor Xor
    /// Same as a | b.
    "or_($module, a, b, /)" or Or
}

macro_rules! inplace {
    ($($(#[$doc:meta])* $signature:literal $name:ident $op:ident)*) => {
        #[module("_operator", INPLACE)]
        impl Operator {
            $($(#[$doc])* #[py($signature)]
            fn $name(vm: &mut Vm, a: &Value, b: &Value) -> Res<Value> {
                ops::inplace(vm, BinaryOp::$op, a, b)
            })*
        }
    };
}

inplace! {
    /// Same as a += b.
    "iadd($module, a, b, /)" iadd Add
    /// Same as a -= b.
    "isub($module, a, b, /)" isub Subtract
    /// Same as a *= b.
    "imul($module, a, b, /)" imul Multiply
    /// Same as a @= b.
    "imatmul($module, a, b, /)" imatmul MatrixMultiply
    /// Same as a //= b.
    "ifloordiv($module, a, b, /)" ifloordiv FloorDivide
    /// Same as a /= b.
    "itruediv($module, a, b, /)" itruediv TrueDivide
    /// Same as a %= b.
    "imod($module, a, b, /)" imod Remainder
    /// Same as a **= b.
    "ipow($module, a, b, /)" ipow Power
    /// Same as a <<= b.
    "ilshift($module, a, b, /)" ilshift LeftShift
    /// Same as a >>= b.
    "irshift($module, a, b, /)" irshift RightShift
    /// Same as a &= b.
    "iand($module, a, b, /)" iand And
    /// Same as a ^= b.
    "ixor($module, a, b, /)" ixor Xor
    /// Same as a |= b.
    "ior($module, a, b, /)" ior Or
}

macro_rules! comparisons {
    ($($(#[$doc:meta])* $signature:literal $name:ident $op:ident)*) => {
        #[module("_operator", COMPARISONS)]
        impl Operator {
            $($(#[$doc])* #[py($signature)]
            fn $name(vm: &mut Vm, a: &Value, b: &Value) -> Res<Value> {
                ops::compare(vm, CompareOp::$op, a, b)
            })*
        }
    };
}

comparisons! {
    /// Same as a < b.
    "lt($module, a, b, /)" lt Less
    /// Same as a <= b.
    "le($module, a, b, /)" le LessEqual
    /// Same as a == b.
    "eq($module, a, b, /)" eq Equal
    /// Same as a != b.
    "ne($module, a, b, /)" ne NotEqual
    /// Same as a > b.
    "gt($module, a, b, /)" gt Greater
    /// Same as a >= b.
    "ge($module, a, b, /)" ge GreaterEqual
}

macro_rules! unary {
    ($($(#[$doc:meta])* $signature:literal $name:ident $op:ident)*) => {
        #[module("_operator", UNARY)]
        impl Operator {
            $($(#[$doc])* #[py($signature)]
            fn $name(vm: &mut Vm, a: &Value) -> Res<Value> {
                ops::unary(vm, UnaryOp::$op, a)
            })*
        }
    };
}

unary! {
    /// Same as -a.
    "neg($module, a, /)" neg Negative
    /// Same as +a.
    "pos($module, a, /)" pos Positive
    /// Same as ~a.
    "inv($module, a, /)" inv Invert
    /// Same as ~a.
    "invert($module, a, /)" invert Invert
}

/// `a + b` of sequences; TypeError where `a` is none.
fn concat(vm: &mut Vm, a: &Value, b: &Value, inplace: bool) -> Res<Value> {
    // These say themselves what they cannot be joined with.
    let joins = matches!(
        a.kind(),
        Some(
            Kind::List | Kind::Tuple | Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::Array | Kind::Deque
        )
    );
    let adds = inplace && call::find_special(vm, a, |n| &n.__iadd__).is_some()
        || call::find_special(vm, a, |n| &n.__add__).is_some()
        || call::find_special(vm, b, |n| &n.__radd__).is_some();
    let both = adds && ops::iter::is_sequence(vm, a) && ops::iter::is_sequence(vm, b);
    if !joins && !both {
        let class = class_of(vm, a).name(vm);
        return Err(vm.type_error(&format!("'{class}' object can't be concatenated")));
    }
    if inplace { ops::inplace(vm, BinaryOp::Add, a, b) } else { ops::binary(vm, BinaryOp::Add, a, b) }
}

#[module("_operator", with(BINARY, INPLACE, COMPARISONS, UNARY))]
impl Operator {
    #[py("abs($module, a, /)")]
    fn abs(vm: &mut Vm, a: &Value) -> Res<Value> {
        ops::abs(vm, a)
    }

    #[py("truth($module, a, /)")]
    fn truth(vm: &mut Vm, a: &Value) -> Res<bool> {
        ops::truth(vm, a)
    }

    #[py("not_($module, a, /)")]
    fn not(vm: &mut Vm, a: &Value) -> Res<bool> {
        Ok(!ops::truth(vm, a)?)
    }

    #[py("is_($module, a, b, /)")]
    fn is(a: &Value, b: &Value) -> bool {
        a.is(b)
    }

    #[py("is_not($module, a, b, /)")]
    fn is_not(a: &Value, b: &Value) -> bool {
        !a.is(b)
    }

    #[py("index($module, a, /)")]
    fn index(vm: &mut Vm, a: &Value) -> Res<Value> {
        ops::index(vm, a)
    }

    #[py("contains($module, a, b, /)")]
    fn contains(vm: &mut Vm, a: &Value, b: &Value) -> Res<bool> {
        ops::contains(vm, a, b)
    }

    #[py("getitem($module, a, b, /)")]
    fn getitem(vm: &mut Vm, a: &Value, b: &Value) -> Res<Value> {
        ops::get_item(vm, a, b)
    }

    #[py("setitem($module, a, b, c, /)")]
    fn setitem(vm: &mut Vm, a: &Value, b: &Value, c: &Value) -> Res<()> {
        ops::set_item(vm, a, b, c)
    }

    #[py("delitem($module, a, b, /)")]
    fn delitem(vm: &mut Vm, a: &Value, b: &Value) -> Res<()> {
        ops::delete_item(vm, a, b)
    }

    #[py("concat($module, a, b, /)")]
    fn concat(vm: &mut Vm, a: &Value, b: &Value) -> Res<Value> {
        concat(vm, a, b, false)
    }

    #[py("iconcat($module, a, b, /)")]
    fn iconcat(vm: &mut Vm, a: &Value, b: &Value) -> Res<Value> {
        concat(vm, a, b, true)
    }

    #[py("countOf($module, a, b, /)")]
    fn count_of(vm: &mut Vm, a: &Value, b: &Value) -> Res<usize> {
        let (iterator, mut count) = (ops::iter::searched(vm, a)?, 0);
        while let Some(item) = ops::next(vm, &iterator)? {
            vm.tick(1)?;
            count += usize::from(ops::equal(vm, &item, b)?);
        }
        Ok(count)
    }

    #[py("indexOf($module, a, b, /)")]
    fn index_of(vm: &mut Vm, a: &Value, b: &Value) -> Res<usize> {
        let iterator = ops::iter::searched(vm, a)?;
        let mut index = 0;
        let found = ops::iter::try_for_each(vm, &iterator, |vm, item| {
            if ops::equal(vm, &item, b)? {
                return Ok(std::ops::ControlFlow::Break(()));
            }
            index += 1;
            Ok(std::ops::ControlFlow::Continue(()))
        })?;
        match found {
            Some(()) => Ok(index),
            None => Err(vm.value_error("sequence.index(x): x not in sequence")),
        }
    }

    #[py("length_hint($module, obj, default=0, /)")]
    fn length_hint(vm: &mut Vm, obj: &Value, default: i64) -> Res<i64> {
        match usize::try_from(default) {
            Ok(default) => Ok(ops::iter::length_hint(vm, obj, default)? as i64),
            // CPython gives a negative default back as it is.
            Err(_) => match ops::iter::length_hint(vm, obj, usize::MAX)? {
                usize::MAX => Ok(default),
                hint => Ok(hint as i64),
            },
        }
    }

    #[py("call($module, obj, /, *args, **kwargs)", too_few = "call expected at least 1 argument, got 0")]
    fn call(vm: &mut Vm, obj: &Value, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        let (names, named): (Vec<Value>, Vec<Value>) = kwargs.map(|(n, v)| (n.to_value(), v.clone())).unzip();
        let values: Vec<Value> = args.iter().cloned().chain(named).collect();
        let names = tuple::from_slice(vm, &names)?;
        call::call(vm, obj, Args::new(&values, Some(&names)))
    }

    #[py("_compare_digest($module, a, b, /)")]
    fn compare_digest(vm: &Vm, a: &Value, b: &Value) -> Res<bool> {
        if let (Some(a), Some(b)) = (a.downcast::<Str>(), b.downcast::<Str>()) {
            if !a.is_ascii() || !b.is_ascii() {
                return Err(vm.type_error("comparing strings with non-ASCII characters is not supported"));
            }
            return Ok(a.same(b));
        }
        if BytesLike::of(a).is_none() && BytesLike::of(b).is_none() {
            let (a, b) = (class_of(vm, a).name(vm), class_of(vm, b).name(vm));
            let message = format!("unsupported operand types(s) or combination of types: '{a}' and '{b}'");
            return Err(vm.type_error(&message));
        }
        let (a, b) = (BytesLike::required(vm, a)?, BytesLike::required(vm, b)?);
        Ok(a.bytes(vm)? == b.bytes(vm)?)
    }
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let types = vm.types();
    for class in [&types.attrgetter, &types.itemgetter, &types.methodcaller].map(Ref::clone) {
        let name = class.get(vm).name.clone();
        dict.set_str(vm, &name, class.into())?;
    }
    Ok(())
}
