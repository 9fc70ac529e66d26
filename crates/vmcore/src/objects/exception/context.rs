//! `__context__`: which exception was being handled when another was raised (PEP 3134).

use std::cell::Cell;

use super::Exception;
use crate::value::Ref;
use crate::vm::Vm;

/// An exception that can be set wherever one can be raised: without the exclusive token.
#[derive(Default)]
pub struct Link(Cell<Option<Ref<Exception>>>);

impl Link {
    pub fn get(&self) -> Option<Ref<Exception>> {
        let link = self.0.take();
        self.0.set(link.clone());
        link
    }

    pub fn set(&self, exception: Option<Ref<Exception>>) {
        drop(self.0.replace(exception));
    }
}

/// Makes the handled exception the context of one that is being raised. If it stands in that one's own chain of contexts
/// already, the chain is cut there, so that no cycle arises (`_PyErr_SetObject`).
pub fn set_context(vm: &Vm, exception: &Ref<Exception>) {
    let Some(handled) = crate::interp::handled(vm) else { return };
    if handled.is(exception) {
        return;
    }
    // Programs can make a cycle by hand; Floyd's tortoise follows to notice it.
    let (mut at, mut slow, mut slow_moves) = (handled.clone(), handled.clone(), false);
    while let Some(context) = at.context(vm) {
        if context.is(exception) {
            at.get(vm).context.set(None);
            break;
        }
        at = context;
        if at.is(&slow) {
            break;
        }
        if slow_moves && let Some(next) = slow.context(vm) {
            slow = next;
        }
        slow_moves = !slow_moves;
    }
    exception.get(vm).context.set(Some(handled));
}
