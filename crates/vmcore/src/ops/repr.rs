//! Representations of containers: their text as it grows, and the guard against containers within themselves.

use text::StrBuf;

use crate::objects::str;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// Text on the heap's books while it grows.
pub struct Text {
    buf: StrBuf,
    charged: usize,
}

impl Text {
    /// Adds text of the VM's own: brackets and commas.
    pub fn push_str(&mut self, text: &str) {
        self.buf.push_str(text);
    }

    /// Adds `repr(value)`.
    pub fn push_repr(&mut self, vm: &mut Vm, value: &Value) -> Res<()> {
        let repr = super::format::repr(vm, value)?;
        vm.tick(1 + repr.len() as u64)?;
        self.buf.push_view(repr.view());
        // A buffer that doubles is at most twice as large as what is in it.
        let bytes = 2 * self.buf.byte_len();
        if bytes > self.charged {
            vm.heap().charge(bytes - self.charged)?;
            self.charged = bytes;
        }
        Ok(())
    }
}

/// The text that `f` writes as the representation of `object`; `ellipsis` where `object` is being represented already.
pub fn container(
    vm: &mut Vm,
    object: &Value,
    ellipsis: &str,
    f: impl FnOnce(&mut Vm, &mut Text) -> Res<()>,
) -> Res<Value> {
    let word = object.word();
    if vm.thread().repr_stack.borrow().contains(&word) {
        return Ok(vm.str(ellipsis)?.into());
    }
    vm.thread().repr_stack.borrow_mut().push(word);
    let mut out = Text { buf: StrBuf::new(), charged: 0 };
    let result = f(vm, &mut out);
    vm.thread().repr_stack.borrow_mut().pop();
    let made = match result {
        Ok(()) => str::from_data(vm, &out.buf.finish()).map(Value::from).map_err(Into::into),
        Err(raised) => Err(raised),
    };
    vm.heap().uncharge(out.charged);
    made
}
