//! Calling what is neither a Python function nor a native one: classes, bound methods, instances with `__call__`.

use super::state::Outcome;
use crate::native::Args;
use crate::ops;
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(super) fn call(vm: &mut Vm, callee: &Value, args: Args<'_>) -> Res<Outcome> {
    Ok(Outcome::Store(ops::call(vm, callee, args)?))
}
