//! `bool`: two words of their own. Its arithmetic is int's.

use super::int;
use super::operators::binary_operators;
use super::types::Type;
use crate::native::methods;
use crate::ops::{self, BinaryOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Stands for the class: its instances have no payload.
pub struct Bool;

fn is_bool(_: &Vm, value: &Value) -> bool {
    value.as_bool().is_some()
}

#[methods("bool", is = is_bool, with(OPERATORS))]
/// bool(x) -> bool
///
/// True if x is true, else False.  There are no other instances of the class, which
/// is a subclass of int and has no subclasses.
impl Bool {
    #[py("__new__($type, x=<unrepresentable>, /)", no_text_signature)]
    fn construct(vm: &mut Vm, _class: &Ref<Type>, x: Option<&Value>) -> Res<bool> {
        match x {
            Some(x) => ops::truth(vm, x),
            None => Ok(false),
        }
    }

    #[py("__repr__")]
    fn repr(this: bool) -> &'static str {
        if this { "True" } else { "False" }
    }
}

binary_operators! { OPERATORS, Bool, int::operate:
    And "__and__" and "__rand__" rand;
    Or "__or__" or "__ror__" ror;
    Xor "__xor__" xor "__rxor__" rxor;
}
