//! Arithmetic: operators and the builtin functions that are operators in disguise.

mod binary;
mod compare;
mod functions;
mod index;
mod inplace;
mod power;
mod sequence;
mod unary;

pub use binary::{BinaryOp, binary, find_binary, without_candidates};
pub use compare::{compare_numbers, hash_number, may_be_number};
pub use functions::{divmod, round};
pub(crate) use index::float_result;
pub use index::{as_f64, has_index, index, to_ssize};
pub use inplace::{find_inplace, inplace, inplace_without_candidates};
pub use power::power;
pub use unary::{UnaryOp, abs, unary};

use crate::objects::types::class_of;
use crate::value::Value;
use crate::vm::{Raised, Vm};

/// `unsupported operand type(s) for +: 'int' and 'str'`
#[cold]
fn unsupported(vm: &Vm, symbol: &str, a: &Value, b: &Value) -> Raised {
    let (a, b) = (class_of(vm, a).name(vm), class_of(vm, b).name(vm));
    vm.type_error(&format!("unsupported operand type(s) for {symbol}: '{a}' and '{b}'"))
}
