//! `_warnings`

use crate::native::module;
use crate::objects::dict::Dict;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Warnings;

#[module("_warnings")]
/// _warnings provides basic warning filtering support.
/// It is a helper module to speed up interpreter start-up.
impl Warnings {
    /// Issue a warning, or maybe ignore it or raise an exception.
    #[py("warn($module, /, message, category=None, stacklevel=1, source=None)")]
    fn warn(_message: &Value, _category: Option<&Value>, _stacklevel: i64, _source: Option<&Value>) {}
}

pub(crate) fn fill(_vm: &mut Vm, _dict: &Ref<Dict>) -> Res<()> {
    Ok(())
}
