//! The protocols of the data model: what an operator, a builtin function or a statement does to a value. One route for
//! the interpreter, native code and (later) machine code.

pub mod attr;
pub mod buffer;
pub mod call;
pub mod classes;
pub mod codec;
pub mod compare;
pub mod exceptions;
mod finalize;
pub mod format;
pub mod hash;
pub mod imports;
pub mod int;
pub mod item;
pub mod iter;
pub mod matching;
pub mod number;
pub mod raise;
pub mod recursion;
pub mod repr;
pub mod truth;
pub mod warn;

pub use attr::{del_attr, get_attr, get_attr_or_none, set_attr};
pub use buffer::{BytesLike, WritableBytes};
pub use call::call;
pub use classes::{is_instance, is_subclass};
pub use compare::{CompareOp, compare, equal, identical};
pub(crate) use finalize::{finalize, weak_callback};
pub use format::{repr, str};
pub use hash::{hash, identity_hash};
pub use item::{contains, delete_item, get_item, get_item_or_none, set_item};
pub use iter::{get_iter, next};
pub use number::{
    BinaryOp, UnaryOp, abs, as_f64, binary, divmod, has_index, index, inplace, power, round, unary,
};
pub use truth::{is_silent, len, stored_len, truth, truth_at_sight, truth_of_word};

use crate::value::Value;
use crate::vm::{Res, Vm};

/// The int of `i`.
pub fn int(vm: &Vm, i: i64) -> Res<Value> {
    crate::objects::int::from_i64(vm, i)
}

/// Writes to `sys.stderr` (`PySys_WriteStderr`).
pub(crate) fn say(vm: &mut Vm, words: &str) {
    let mut text = text::StrBuf::new();
    text.push_str(words);
    let file = sys_attribute(vm, "stderr").filter(|file| !file.is_none());
    crate::objects::traceback::print::write(vm, &text.finish(), file.as_ref());
}

/// An attribute of the module `sys`, as the program has it now.
pub fn sys_attribute(vm: &Vm, name: &str) -> Option<Value> {
    vm.interp().sys.get()?.get_str(vm, &vm.intern(name))
}
