//! The memo of a pickler or unpickler, which programs can read and set.

use crate::heap::{Mut, Payload};
use crate::objects::dict::{self, Dict};
use crate::objects::types::class_of;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A pickler or unpickler.
pub(super) trait Memoizes: Payload<Access = Mut> {
    /// The class of CPython's stand-in for the memo, as errors name it.
    const PROXY: &'static str;

    /// The memo, if there is one yet.
    fn memo(&mut self) -> &mut Option<Ref<Dict>>;
}

/// The memo, made at its first use.
pub(super) fn of<T: Memoizes>(vm: &mut Vm, this: &Ref<T>) -> Ref<Dict> {
    if let Some(memo) = this.get_mut(vm).memo() {
        return memo.clone();
    }
    let memo = dict::new(vm);
    *this.get_mut(vm).memo() = Some(memo.clone());
    memo
}

/// The dict that a program gives for a memo.
pub(super) fn given<'a, T: Memoizes>(vm: &Vm, value: Option<&'a Value>) -> Res<&'a Ref<Dict>> {
    let Some(value) = value else { return Err(vm.type_error("attribute deletion is not supported")) };
    value.downcast::<Dict>().ok_or_else(|| {
        let (proxy, class) = (T::PROXY, class_of(vm, value).name(vm));
        vm.type_error(&format!("'memo' attribute must be {proxy} object or dict, not {class}"))
    })
}

/// Makes a copy of `given` the memo.
pub(super) fn set<T: Memoizes>(vm: &mut Vm, this: &Ref<T>, given: &Ref<Dict>) -> Res<()> {
    let table = given.get(vm).table.copy()?;
    let memo = dict::from_table(vm, table);
    let old = this.get_mut(vm).memo().replace(memo);
    drop(old);
    Ok(())
}
