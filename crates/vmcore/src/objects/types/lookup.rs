//! Looking a name up along the method resolution order, through a cache (CPython's type attribute cache).

use std::cell::{Cell, RefCell};

use super::Type;
use crate::native::MethodDef;
use crate::objects::native::NativeFunction;
use crate::objects::str::Str;
use crate::ops::attr;
use crate::value::{Ref, Value, Word, retain};
use crate::vm::Vm;

const ENTRIES: usize = 1 << 12;

struct Entry {
    version: Cell<u32>,
    /// Uncounted: the class of that version keeps it alive. 0: the name is not found.
    found: Cell<Word>,
    /// Address of the name, which `name` keeps alive.
    key: Cell<usize>,
    name: RefCell<Option<Ref<Str>>>,
}

/// What was found for a class's version and a name.
pub(crate) struct MethodCache(Box<[Entry]>);

impl MethodCache {
    pub(crate) fn new() -> MethodCache {
        let entry = || Entry {
            version: Cell::new(0),
            found: Cell::new(0),
            key: Cell::new(0),
            name: RefCell::new(None),
        };
        MethodCache((0..ENTRIES).map(|_| entry()).collect())
    }

    #[inline(always)]
    fn entry(&self, version: u32, name: &Ref<Str>) -> &Entry {
        let address = name.as_ptr().as_ptr() as usize >> 4;
        &self.0[(version as usize ^ address) & (ENTRIES - 1)]
    }

    /// Lets go of all names.
    pub(crate) fn clear(&self) {
        for entry in &self.0 {
            entry.version.set(0);
            entry.name.borrow_mut().take();
        }
    }
}

/// `class`'s attribute `name` along the method resolution order, unbound. `name` is interned.
#[inline]
pub fn lookup(vm: &Vm, class: &Ref<Type>, name: &Ref<Str>) -> Option<Value> {
    let word = lookup_word(vm, class, name);
    if word == 0 {
        return None;
    }
    // SAFETY: the class has not changed since the word was found, so its namespaces hold the value.
    unsafe {
        retain(word);
        Some(Value::from_word(word))
    }
}

/// The native function that `class` has by that name, if an instance is to stand in front of its arguments.
#[inline]
pub(crate) fn native_method(vm: &Vm, class: &Ref<Type>, name: &Ref<Str>) -> Option<&'static MethodDef> {
    let word = lookup_word(vm, class, name);
    if word == 0 {
        return None;
    }
    // SAFETY: as in `lookup`; the reference ends here.
    let found = unsafe { Value::at(&raw const word) };
    let function = found.downcast::<NativeFunction>()?;
    attr::is_method(found).then_some(function.def)
}

/// As [`lookup`], the value's word without a count of its own; 0 if there is none.
#[inline]
pub(crate) fn lookup_word(vm: &Vm, class: &Ref<Type>, name: &Ref<Str>) -> Word {
    let version = class.version(vm);
    let entry = vm.interp().method_cache.entry(version, name);
    if entry.version.get() == version && entry.key.get() == name.as_ptr().as_ptr() as usize {
        return entry.found.get();
    }
    fill(vm, entry, version, class, name)
}

/// Whether `class` has this special method from `object`.
#[inline]
pub fn is_objects(vm: &Vm, class: &Ref<Type>, name: &Ref<Str>) -> bool {
    is_inherited(vm, class, &vm.types().object, name)
}

/// Whether `class` has this special method from `builtin`, a builtin type that has it.
#[inline]
pub fn is_inherited(vm: &Vm, class: &Ref<Type>, builtin: &Ref<Type>, name: &Ref<Str>) -> bool {
    lookup_word(vm, class, name) == lookup_word(vm, builtin, name)
}

#[inline(never)]
fn fill(vm: &Vm, entry: &Entry, version: u32, class: &Ref<Type>, name: &Ref<Str>) -> Word {
    // The class's namespaces hold what is found.
    let found = lookup_uncached(vm, class, name).map_or(0, |found| found.word());
    entry.version.set(version);
    entry.found.set(found);
    entry.key.set(name.as_ptr().as_ptr() as usize);
    *entry.name.borrow_mut() = Some(name.clone());
    found
}

fn lookup_uncached(vm: &Vm, class: &Ref<Type>, name: &Ref<Str>) -> Option<Value> {
    class.mro(vm).iter().find_map(|c| c.downcast::<Type>()?.get(vm).dict.get_str(vm, name))
}

/// As [`lookup`], with the class whose namespace has it.
pub fn lookup_with_owner(vm: &Vm, class: &Ref<Type>, name: &Ref<Str>) -> Option<(Value, Ref<Type>)> {
    class.mro(vm).iter().find_map(|c| {
        let c = c.downcast::<Type>()?;
        Some((c.get(vm).dict.get_str(vm, name)?, c.clone()))
    })
}

impl Ref<Type> {
    /// The version number, given out now if the class has none.
    #[inline(always)]
    pub(crate) fn version(&self, vm: &Vm) -> u32 {
        match self.get(vm).version.get() {
            0 => self.next_version(vm),
            version => version,
        }
    }

    #[cold]
    #[inline(never)]
    fn next_version(&self, vm: &Vm) -> u32 {
        // A class that has a version has bases that have one: changing a base must reach it.
        for base in self.get(vm).bases.items() {
            if let Some(base) = base.downcast::<Type>() {
                base.version(vm);
            }
        }
        let next = vm.interp().next_type_version.get();
        // After 2^32 changes caching ends rather than errs: number 1 is never given out and never matches twice.
        vm.interp().next_type_version.set(next.saturating_add(1));
        self.get(vm).version.set(next);
        next
    }

    /// A plain value in the namespace was replaced by another: forget what was cached of that name.
    pub(crate) fn replaced(&self, vm: &Vm, name: &Ref<Str>) {
        let version = self.get(vm).version.get();
        if version == 0 {
            return;
        }
        vm.interp().method_cache.entry(version, name).version.set(0);
        for subclass in self.live_subclasses(vm) {
            subclass.replaced(vm, name);
        }
    }

    /// The namespace changed: forget what was cached of this class and those below it.
    pub(crate) fn modified(&self, vm: &Vm) {
        if self.get(vm).version.replace(0) == 0 {
            return;
        }
        for subclass in &self.get(vm).subclasses {
            if let Some(class) = subclass.target(vm)
                && let Some(class) = class.downcast::<Type>()
            {
                class.modified(vm);
            }
        }
    }
}
