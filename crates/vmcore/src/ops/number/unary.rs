//! `-a`, `+a`, `~a` and `abs(a)`.

use crate::objects::complex::Complex;
use crate::objects::int::{self, IntView};
use crate::objects::types::class_of;
use crate::ops::call::{self, Special};
use crate::value::Value;
use crate::vm::{Res, Vm};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    Positive,
    Negative,
    Invert,
}

impl UnaryOp {
    /// As messages show it.
    pub fn symbol(self) -> &'static str {
        match self {
            UnaryOp::Positive => "unary +",
            UnaryOp::Negative => "unary -",
            UnaryOp::Invert => "unary ~",
        }
    }

    /// The operator's special method.
    pub fn special(self) -> Special {
        match self {
            UnaryOp::Positive => |n| &n.__pos__,
            UnaryOp::Negative => |n| &n.__neg__,
            UnaryOp::Invert => |n| &n.__invert__,
        }
    }
}

/// `op a`
pub fn unary(vm: &mut Vm, op: UnaryOp, a: &Value) -> Res<Value> {
    if let Some(i) = a.as_small_int() {
        return int::from_i64(
            vm,
            match op {
                UnaryOp::Positive => i,
                UnaryOp::Negative => -i,
                UnaryOp::Invert => !i,
            },
        );
    }
    if int::is_exact(a) || a.as_bool().is_some() {
        let view = IntView::of(a).unwrap_or(IntView::from(0));
        return match op {
            UnaryOp::Positive => view.to_value(vm),
            UnaryOp::Negative => (-view).to_value(vm),
            UnaryOp::Invert => int::invert(vm, view),
        };
    }
    if let (Some(x), UnaryOp::Negative | UnaryOp::Positive) = (a.as_float(), op) {
        return Ok(Value::float(if op == UnaryOp::Negative { -x } else { x }));
    }
    ask(vm, a, op.special(), op.symbol())
}

/// `abs(a)`
pub fn abs(vm: &mut Vm, a: &Value) -> Res<Value> {
    if let Some(i) = a.as_small_int() {
        return int::from_i64(vm, i.abs());
    }
    if int::is_exact(a) || a.as_bool().is_some() {
        return IntView::of(a).unwrap_or(IntView::from(0)).abs().to_value(vm);
    }
    if let Some(x) = a.as_float() {
        return Ok(Value::float(x.abs()));
    }
    if let Some(z) = a.exact::<Complex>() {
        return z.abs(vm);
    }
    ask(vm, a, |n| &n.__abs__, "abs()")
}

fn ask(vm: &mut Vm, a: &Value, special: Special, symbol: &str) -> Res<Value> {
    match call::special(vm, a, special, &[])? {
        Some(result) => Ok(result),
        None => {
            let class = class_of(vm, a).name(vm);
            Err(vm.type_error(&format!("bad operand type for {symbol}: '{class}'")))
        }
    }
}
