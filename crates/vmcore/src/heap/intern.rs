//! Interned strings, held without a count: an interned string that dies leaves the table.

use std::cell::RefCell;
use std::ptr::NonNull;

use hashbrown::HashTable;

use super::{Header, Heap, Object};
use crate::objects::str::Str;
use crate::value::Ref;

#[derive(Default)]
pub(super) struct Interned(RefCell<HashTable<NonNull<Object<Str>>>>);

impl Heap {
    /// The interned string that `same` says is the one looked for.
    pub(crate) fn find_interned(&self, hash: i64, same: impl Fn(&Str) -> bool) -> Option<Ref<Str>> {
        let table = self.interned.0.borrow();
        let found = table.find(hash as u64, |s| {
            // SAFETY: strings leave the table before they are freed.
            same(unsafe { &*s.as_ref().payload() })
        });
        found.map(|s| {
            // SAFETY: as above; the count is added here.
            unsafe {
                s.as_ref().header.retain();
                Ref::from_raw(*s)
            }
        })
    }

    /// Enters a string of which no equal one is in the table.
    pub(crate) fn intern(&self, string: &Ref<Str>, hash: i64) {
        string.note_interned();
        self.interned.0.borrow_mut().insert_unique(hash as u64, string.as_ptr(), |s| {
            // SAFETY: strings leave the table before they are freed; an interned string has its hash.
            unsafe { (*s.as_ref().payload()).head.hash.get() as u64 }
        });
    }

    /// Takes a dying string out of the table, if it is in it.
    #[inline(always)]
    pub(super) fn forget_interned(&self, object: NonNull<Header>) {
        let object = object.cast::<Object<Str>>();
        // SAFETY: the string is still whole.
        let string = unsafe { &*object.as_ref().payload() };
        if string.is_interned() {
            self.remove_interned(object, string.head.hash.get());
        }
    }

    #[cold]
    #[inline(never)]
    fn remove_interned(&self, object: NonNull<Object<Str>>, hash: i64) {
        if let Ok(entry) = self.interned.0.borrow_mut().find_entry(hash as u64, |s| *s == object) {
            entry.remove();
        }
    }
}
