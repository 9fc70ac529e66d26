//! What an instruction does with the value that a Python function called by it has returned.

use super::state::{Outcome, State};
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(super) fn resume(_vm: &mut Vm, _s: State, value: Value) -> Res<Outcome> {
    Ok(Outcome::Store(value))
}
