//! `pow(a, b, modulus)`

use super::binary::{BinaryOp, binary, find_binary};
use crate::objects::types::class_of;
use crate::objects::{complex, float};
use crate::ops::call;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// `pow(a, b, modulus)`; None as modulus is as good as absent (`ternary_op` in Objects/abstract.c).
pub fn power(vm: &mut Vm, a: &Value, b: &Value, modulus: Option<&Value>) -> Res<Value> {
    let Some(modulus) = modulus.filter(|modulus| !modulus.is_none()) else {
        return binary(vm, BinaryOp::Power, a, b);
    };
    for candidate in find_binary(vm, BinaryOp::Power, a, b).into_iter().flatten() {
        let (receiver, argument) = if candidate.reflected { (b, a) } else { (a, b) };
        // No method written in Python is asked with the operands reversed.
        if candidate.reflected && !is_builtin(&candidate.method) {
            continue;
        }
        let args = [argument.clone(), modulus.clone()];
        let result = call::unbound(vm, &candidate.method, receiver, &args)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    // Then the modulus is asked, which float and complex answer.
    if float::of(modulus).is_some() {
        float::refuse_modulus(vm, a, b)?;
    } else if complex::of(modulus).is_some() {
        complex::refuse_modulus(vm, a, b)?;
    }
    let [a, b, c] = [a, b, modulus].map(|value| class_of(vm, value).name(vm));
    let symbol = BinaryOp::Power.symbol();
    Err(vm.type_error(&format!("unsupported operand type(s) for {symbol}: '{a}', '{b}', '{c}'")))
}

fn is_builtin(method: &Value) -> bool {
    method.downcast::<crate::objects::native::NativeFunction>().is_some()
}
