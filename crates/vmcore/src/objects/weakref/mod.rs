//! Weak references: the payload that references and proxies share, and the table that finds them.

pub mod proxy;
pub mod reference;

use std::collections::HashMap;
use std::ptr::NonNull;

use super::types::{Flags, Type, class_of};
use crate::heap::{Header, Object, Page, Trace, Visit, WEAK};
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

    /// Enters a new reference to a heap object into the table.
    pub fn register(&self, vm: &mut Vm, target: &Value) {
        let Some(header) = target.header() else { return };
        let object = NonNull::from(header);
        // SAFETY: a live object lies in a live page.
        let page = unsafe { Page::of(object).as_ref() };
        if !page.is_marked(object, WEAK) && !class_of(vm, target).flags(vm).contains(Flags::FINALIZER) {
            vm.heap().note_birth(object);
        }
        page.mark(object, WEAK);
        self.get_mut(vm).target = target.word();
        let mut table = vm.heap().weak.borrow_mut();
        table.0.entry(object.as_ptr() as usize).or_default().push(self.as_ptr().cast());
    }
}

/// Weak references by the address of what they refer to; neither side is counted. The newest comes last.
#[derive(Default)]
pub struct WeakTable(HashMap<usize, Vec<NonNull<Header>>>);

/// The handle of a reference in the table.
///
/// # Safety
/// References leave the table before they die.
unsafe fn handle(reference: NonNull<Header>) -> Ref<WeakRef> {
    // SAFETY: the caller's promise: the object is live, and the count is added here.
    unsafe {
        reference.as_ref().retain();
        Ref::from_raw(reference.cast())
    }
}

impl WeakTable {
    /// Clears the references to a dying object and returns those with a callback, which is to be called: the most
    /// recently made first, as CPython calls them.
    pub(crate) fn remove(&mut self, object: NonNull<Header>) -> Vec<(Value, Value)> {
        let references = self.0.remove(&(object.as_ptr() as usize)).unwrap_or_default();
        let mut callbacks = Vec::new();
        for reference in references.into_iter().rev() {
            // SAFETY: references leave the table before they die; nothing else looks at the payload meanwhile.
            unsafe {
                let payload = &mut *reference.cast::<Object<WeakRef>>().as_ref().payload();
                payload.target = 0;
                if let Some(callback) = payload.callback.take() {
                    callbacks.push((handle(reference).into(), callback));
                }
            }
        }
        callbacks
    }

    /// Takes out a dying reference.
    pub(crate) fn forget(&mut self, reference: NonNull<Header>) {
        // SAFETY: the reference is still whole, and nothing else looks at it.
        let target = unsafe {
            let payload = reference.cast::<Object<WeakRef>>().as_ref().payload();
            std::mem::replace(&mut (*payload).target, 0)
        };
        if let Some(list) = self.0.get_mut(&(target as usize)) {
            list.retain(|r| *r != reference);
            if list.is_empty() {
                self.0.remove(&(target as usize));
            }
        }
    }

    /// Whether something refers weakly to an object.
    pub(crate) fn has(&self, object: NonNull<Header>) -> bool {
        self.0.contains_key(&(object.as_ptr() as usize))
    }

    /// Checks that all entries are of live objects; the error says what is wrong.
    pub(crate) fn verify(&self, is_live: impl Fn(NonNull<Header>) -> bool) -> Result<(), String> {
        for (target, references) in &self.0 {
            let target = NonNull::new(*target as *mut Header);
            if !target.is_some_and(&is_live) {
                return Err("weak references to a freed object".to_owned());
            }
            for reference in references {
                if !is_live(*reference) {
                    return Err("a freed weak reference is in the table".to_owned());
                }
                // SAFETY: the reference is live, and nothing is mutated.
                let to = unsafe { (*reference.cast::<Object<WeakRef>>().as_ref().payload()).target };
                if to as *mut Header != target.map_or(std::ptr::null_mut(), NonNull::as_ptr) {
                    return Err("a weak reference and the table disagree".to_owned());
                }
            }
        }
        Ok(())
    }

    /// The references to an object, the newest first.
    fn references(&self, object: &Value) -> Vec<Ref<WeakRef>> {
        let list = self.0.get(&(object.word() as usize)).map_or(&[][..], |l| l);
        // SAFETY: references leave the table before they die.
        list.iter().rev().map(|r| unsafe { handle(*r) }).collect()
    }
}

/// The references to an object in the order that `__weakref__` and `getweakrefs` show: those without callback that are
/// shared, then the newest first.
pub fn references(vm: &Vm, object: &Value) -> Vec<Ref<WeakRef>> {
    let mut references = vm.heap().weak.borrow().references(object);
    references.sort_by_key(|reference| {
        if reference.get(vm).callback.is_some() {
            2
        } else if reference.header().shape() == 0 {
            0
        } else if proxy::is_proxy(vm, reference.as_value()) {
            1
        } else {
            2
        }
    });
    references
}

/// The shared reference or proxy of `class` to an object, if there is one.
fn find_basic(vm: &Vm, class: &Ref<Type>, object: &Value) -> Option<Ref<WeakRef>> {
    if !class.flags(vm).contains(Flags::BUILTIN) {
        return None;
    }
    let references = vm.heap().weak.borrow().references(object);
    references.into_iter().find(|r| r.get(vm).callback.is_none() && class_of(vm, r.as_value()).is(class))
}

/// Whether objects like this one can be referred to weakly.
pub fn is_supported(vm: &Vm, object: &Value) -> bool {
    object.is_pointer() && class_of(vm, object).get(vm).layout.has_weakref
}

/// A new reference without callback, never the shared one.
pub fn new(vm: &mut Vm, target: &Value) -> Ref<WeakRef> {
    let made = vm.alloc(WeakRef { target: 0, callback: None, hash: None });
    made.register(vm, target);
    made
}
