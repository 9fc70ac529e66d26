//! Numbers that C names, as modules show them.

use super::set;
use crate::objects::dict::Dict;
use crate::ops;
use crate::value::Ref;
use crate::vm::{Res, Vm};

/// The crate `libc`'s constants of these names: `&[(&str, i64)]`.
macro_rules! c_constants {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name as i64)),*] };
}
pub(crate) use c_constants;

/// Puts constants into a module's namespace.
pub(crate) fn fill<'a>(
    vm: &mut Vm,
    module: &Ref<Dict>,
    constants: impl IntoIterator<Item = &'a (&'a str, i64)>,
) -> Res<()> {
    for &(name, value) in constants {
        let value = ops::int(vm, value)?;
        set(vm, module, name, value)?;
    }
    Ok(())
}
