//! Named places in code and what their inline caches remember, each guarded by what was seen: the object's layout word
//! (builtin type or hidden class, so which instance attributes there are) and its class's version (so what the class has).

use std::cell::{Cell, OnceCell};

use crate::heap::{Header, Object, Payload};
use crate::objects::classmethod::ClassMethod;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::staticmethod::StaticMethod;
use crate::objects::str::Str;
use crate::objects::super_::Super;
use crate::objects::tuple::Tuple;
use crate::objects::types::{Type, class_of};
use crate::runtime::Specialise;
use crate::value::{Ref, Value, Word};
use crate::vm::Vm;

/// A named place in the code. Its cache, what was seen last, lies apart: that is all that handlers look at before their
/// further tiers, and there are many.
pub(crate) struct Site {
    pub name: Ref<Str>,
    /// What was seen before, where objects of several classes come.
    others: OnceCell<Box<[Cache; OTHERS]>>,
    /// How often one of the others was found to hold.
    turns: Cell<u8>,
}

const OTHERS: usize = 3;

/// What is at a site now.
#[derive(Clone, Copy)]
enum Seen {
    /// The word of a live object.
    Object(Word),
    /// The version of a value's class that has no header.
    Immediate(u64),
}

impl Seen {
    /// Whether a cache remembers something that holds of it.
    #[inline(always)]
    fn is_of(self, vm: &Vm, cache: &Cache) -> bool {
        match self {
            // SAFETY: it is a live object's, as `seen` was promised.
            Seen::Object(word) => unsafe { cache.holds(vm, word) },
            Seen::Immediate(version) => {
                cache.state.get() == CacheState::MethodOfImmediate && cache.version.get() == version
            }
        }
    }
}

/// So many times one of the others is used where it is; then it becomes the cache, for it may be the usual one.
const TURNS: u8 = 16;

impl Site {
    pub(super) fn new(name: Ref<Str>) -> Site {
        Site { name, others: OnceCell::new(), turns: Cell::new(0) }
    }

    /// The site's `cache` or one of the others, that which remembers something that holds of this object.
    ///
    /// # Safety
    /// The word is a live object's.
    #[inline(always)]
    pub(super) unsafe fn seen<'a>(&'a self, vm: &Vm, cache: &'a Cache, word: Word) -> Option<&'a Cache> {
        self.find(vm, cache, Seen::Object(word))
    }

    /// As [`seen`](Self::seen) of a value without a header.
    #[inline(always)]
    pub(super) fn seen_of_immediate<'a>(
        &'a self,
        vm: &Vm,
        cache: &'a Cache,
        value: &Value,
    ) -> Option<&'a Cache> {
        self.find(vm, cache, Seen::Immediate(class_of(vm, value).get(vm).version.get() as u64))
    }

    #[inline(always)]
    fn find<'a>(&'a self, vm: &Vm, cache: &'a Cache, seen: Seen) -> Option<&'a Cache> {
        if seen.is_of(vm, cache) { Some(cache) } else { self.find_other(vm, cache, seen) }
    }

    /// [`find`](Self::find) among the others. A function, and one that takes no addresses of a handler's variables, so that
    /// this can still end in a jump.
    #[inline(never)]
    fn find_other<'a>(&'a self, vm: &Vm, cache: &'a Cache, seen: Seen) -> Option<&'a Cache> {
        for other in self.others.get()?.iter() {
            if seen.is_of(vm, other) {
                let turns = self.turns.get().wrapping_add(1) % TURNS;
                self.turns.set(turns);
                if turns != 0 {
                    return Some(other);
                }
                cache.swap(other);
                return Some(cache);
            }
        }
        None
    }

    /// Forgets what `cache` has seen, which has just missed, or puts it aside; whether it is worth filling anew.
    pub(super) fn begin(&self, vm: &Vm, cache: &Cache) -> bool {
        let misses = cache.misses.get();
        if misses > 0 && cache.state.get() != CacheState::Empty {
            let others = self.others.get_or_init(Default::default);
            cache.swap(&others[misses as usize % OTHERS]);
        }
        cache.begin(vm)
    }

    /// The index of the attribute in the instance's dict, and that dict.
    ///
    /// # Safety
    /// `cache` is one of this site's, remembers an entry of the dict, and holds of the object.
    #[inline(always)]
    pub(super) unsafe fn dict_entry<'a>(
        &self,
        vm: &Vm,
        cache: &Cache,
        word: Word,
    ) -> Option<(&'a Ref<Dict>, usize)> {
        // SAFETY: the caller's promise.
        let dict = unsafe { cache.behind::<Dict>(word) }?;
        let hint = cache.index.get() as usize;
        if let Some((key, _)) = dict.get(vm).table.entry(hint)
            && key.is(self.name.as_value())
        {
            return Some((dict, hint));
        }
        let index = dict.index_of_str(vm, &self.name)?;
        cache.index.set(index as u32);
        Some((dict, index))
    }

    /// Whether the instance's dict has the name.
    ///
    /// # Safety
    /// `cache` is one of this site's, remembers where the dict is, and holds of the object.
    #[inline(always)]
    pub(super) unsafe fn is_in_dict(&self, vm: &Vm, cache: &Cache, word: Word) -> bool {
        // SAFETY: the caller's promise.
        let dict = unsafe { cache.behind::<Dict>(word) };
        dict.is_some_and(|dict| dict.index_of_str(vm, &self.name).is_some())
    }

    /// What the attribute is, where it is not bound to anything; 0 if the cache does not say.
    ///
    /// # Safety
    /// `cache` is one of this site's and holds of the object.
    #[inline(always)]
    pub(super) unsafe fn found(&self, vm: &Vm, cache: &Cache, word: Word) -> Word {
        // SAFETY: the caller's promise, for each state.
        unsafe {
            let found = match cache.state.get() {
                CacheState::Slot => return *cache.slot(word),
                CacheState::Class => {
                    let class = (*(word as *const Header)).class_ptr();
                    return class.map_or(0, |class| class.as_ptr() as Word);
                }
                CacheState::ClassValue | CacheState::TypeValue => return cache.value.get(),
                CacheState::Overflow => cache
                    .behind::<List>(word)
                    .and_then(|overflow| overflow.get(vm).items.get(cache.index.get() as usize)),
                CacheState::InDict => self
                    .dict_entry(vm, cache, word)
                    .and_then(|(dict, index)| dict.get(vm).table.value_at(index)),
                CacheState::ClassEntry | CacheState::TypeEntry => {
                    cache.held::<Dict>().table.value_at(cache.index.get() as usize)
                }
                CacheState::ModuleEntry => {
                    payload::<Module>(word).dict.get(vm).table.value_at(cache.index.get() as usize)
                }
                CacheState::ClassEntryBehindDict if !self.is_in_dict(vm, cache, word) => {
                    cache.held::<Dict>().table.value_at(cache.index.get() as usize)
                }
                CacheState::StaticMethod | CacheState::TypeStaticMethod => {
                    Some(&cache.held::<StaticMethod>().callable)
                }
                CacheState::TupleItem => payload::<Tuple>(word).items().get(cache.index.get() as usize),
                _ => None,
            };
            found.map_or(0, Value::word)
        }
    }
}

/// What is in an object.
///
/// # Safety
/// The word is a live object's, of this kind.
#[inline(always)]
unsafe fn payload<'a, T: Payload>(word: Word) -> &'a T {
    // SAFETY: the caller's promise.
    unsafe { &*(*(word as *const Object<T>)).payload() }
}

/// What was seen at a site. `state` says what the other fields mean; 0 is nothing yet. Never across two cache lines.
#[derive(Default)]
#[repr(align(32))]
pub(crate) struct Cache {
    /// Version of the class, or of a dict's keys.
    pub version: Cell<u64>,
    /// Uncounted, held by the class of that version: what was found, or the namespace that has its entry. Of a global or
    /// builtin, the address of the entry's value.
    pub value: Cell<Word>,
    /// Byte offset of a slot, or index of an entry.
    pub index: Cell<u32>,
    /// Hidden class to change to, for a store that adds an attribute. Byte offset of an instance's dict or overflow.
    pub next_shape: Cell<u32>,
    /// Layout word of the object seen.
    pub layout: Cell<u32>,
    pub state: Cell<CacheState>,
    /// Misses so far.
    misses: Cell<u8>,
}

/// A site that has missed so often is filled anew only every so many misses.
const MAX_MISSES: u8 = 64;

impl Cache {
    /// Whether what was seen holds of this object too.
    ///
    /// # Safety
    /// The word is a live object's.
    #[inline(always)]
    pub(super) unsafe fn holds(&self, vm: &Vm, word: Word) -> bool {
        // SAFETY: the layout word says of what kind the object is.
        unsafe {
            if (*(word as *const Header)).layout() != self.layout.get() {
                return false;
            }
            match self.state.get() {
                CacheState::Empty
                | CacheState::Global
                | CacheState::Builtin
                | CacheState::MethodOfImmediate => false,
                CacheState::Slot
                | CacheState::AddSlot
                | CacheState::Overflow
                | CacheState::InDict
                | CacheState::MethodBehindDict
                | CacheState::ClassEntry
                | CacheState::ClassEntryBehindDict
                | CacheState::ClassValue
                | CacheState::StaticMethod
                | CacheState::ClassMethod
                | CacheState::Method
                | CacheState::Declared
                | CacheState::Class
                | CacheState::Property
                | CacheState::Descriptor
                | CacheState::TupleItem => self.knows_class(word),
                CacheState::TypeValue
                | CacheState::TypeEntry
                | CacheState::TypeClassMethod
                | CacheState::TypeStaticMethod => {
                    let Some(metaclass) = (*(word as *const Header)).class_ptr() else { return false };
                    let metaclass = (*metaclass.as_ref().payload()).version.get() as u64;
                    metaclass << 32 | payload::<Type>(word).version.get() as u64 == self.version.get()
                }
                CacheState::ModuleEntry => {
                    payload::<Module>(word).dict.get(vm).table.version() == self.version.get()
                }
                CacheState::MethodOfSuper => self.receiver(vm, Value::at(&word)).is_some(),
            }
        }
    }

    /// Whether the object and its class are as they were when the cache was filled.
    ///
    /// # Safety
    /// The word is a live object's.
    #[inline(always)]
    pub(super) unsafe fn matches(&self, word: Word) -> bool {
        // SAFETY: the caller's promise.
        unsafe { (*(word as *const Header)).layout() == self.layout.get() && self.knows_class(word) }
    }

    /// Whether the object's class is as it was when the cache was filled.
    #[inline(always)]
    unsafe fn knows_class(&self, word: Word) -> bool {
        // SAFETY: the word is a live object's; its class, which it has since the first types were made, outlives it.
        unsafe {
            let class = (*(word as *const Header)).class_ptr().unwrap_unchecked();
            (*class.as_ref().payload()).version.get() as u64 == self.version.get()
        }
    }

    /// What a method found through a `super` is called with, where the object is a `super` like the one seen.
    pub(super) fn receiver<'a>(&self, vm: &'a Vm, object: &'a Value) -> Option<&'a Value> {
        let found = object.exact::<Super>()?.get(vm);
        let (class, start) = (found.class.as_ref()?, found.object_class.as_ref()?);
        let receiver = found.object.as_ref()?;
        let fits = versions(vm, class, start) == self.version.get() && !receiver.is(start.as_value());
        fits.then_some(receiver)
    }

    /// An inline attribute slot.
    ///
    /// # Safety
    /// The cache remembers a slot, and its layout word is the object's.
    #[inline(always)]
    pub(super) unsafe fn slot(&self, word: Word) -> *mut Word {
        // SAFETY: the hidden class says that the slot lies in the object.
        unsafe { (word as *mut u8).add(self.index.get() as usize).cast() }
    }

    /// The dict or overflow of an instance.
    ///
    /// # Safety
    /// The cache remembers what is behind such a thing, and its layout word is the object's.
    #[inline(always)]
    pub(super) unsafe fn behind<'a, T: Payload>(&self, word: Word) -> Option<&'a Ref<T>> {
        // SAFETY: the hidden class says that the word at this offset is the dict or overflow, or nothing.
        unsafe {
            let at = (word as *const u8).add(self.next_shape.get() as usize).cast::<Word>();
            if *at == 0 { None } else { Value::at(at).downcast::<T>() }
        }
    }

    /// What the cache remembers, of this type.
    ///
    /// # Safety
    /// It holds of the object at hand, and its state says that it remembers such a thing.
    #[inline(always)]
    unsafe fn held<T: Payload>(&self) -> &T {
        // SAFETY: the class that owns it has not changed.
        unsafe { payload::<T>(self.value.get()) }
    }

    /// The callable in the class method that the cache remembers.
    ///
    /// # Safety
    /// As for [`held`](Self::held).
    #[inline(always)]
    pub(super) unsafe fn class_callable(&self) -> Word {
        // SAFETY: the caller's promise.
        unsafe { self.held::<ClassMethod>() }.callable.word()
    }

    /// The version of the builtins' keys, of a builtin: in place of what it does not have.
    #[inline(always)]
    pub(super) fn builtins_version(&self) -> u64 {
        (self.next_shape.get() as u64) << 32 | self.index.get() as u64
    }

    pub(super) fn set_builtins_version(&self, version: u64) {
        self.next_shape.set((version >> 32) as u32);
        self.index.set(version as u32);
    }

    /// Exchanges what was seen, not how often that missed.
    fn swap(&self, other: &Cache) {
        self.state.swap(&other.state);
        self.layout.swap(&other.layout);
        self.version.swap(&other.version);
        self.index.swap(&other.index);
        self.next_shape.swap(&other.next_shape);
        self.value.swap(&other.value);
    }

    /// Forgets what was seen at a site that has just missed; whether it is worth filling anew.
    fn begin(&self, vm: &Vm) -> bool {
        if !specialises(vm) {
            return false;
        }
        let misses = self.misses.get();
        self.misses.set(misses.wrapping_add(1).max(1));
        let worth = misses < MAX_MISSES || misses.is_multiple_of(MAX_MISSES);
        if worth {
            self.state.set(CacheState::Empty);
        }
        worth
    }
}

/// Whether caches are filled at all.
pub(super) fn specialises(vm: &Vm) -> bool {
    vm.interp().configuration.options.specialise != Specialise::Never
}

/// The versions of two classes in one number: of the one behind which a `super` searches and the one whose order that is, of
/// a metaclass and its class.
pub(super) fn versions(vm: &Vm, first: &Ref<Type>, second: &Ref<Type>) -> u64 {
    (first.get(vm).version.get() as u64) << 32 | second.get(vm).version.get() as u64
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum CacheState {
    #[default]
    Empty,
    /// The global's entry in the module's dict.
    Global,
    /// The builtin's entry, and the module's dict does not have the name.
    Builtin,
    /// An instance attribute in an inline slot.
    Slot,
    /// A store that adds an attribute in an inline slot.
    AddSlot,
    /// An instance attribute in the list of those that found no room inline.
    Overflow,
    /// An instance attribute in the instance's dict, last seen at that entry.
    InDict,
    /// As `Method`, of a number: the class is guarded, there is no layout word.
    MethodOfImmediate,
    /// A function found through a `super`: `version` is that of both its classes.
    MethodOfSuper,
    /// As `Method`, of instances with a dict, which must not have the name.
    MethodBehindDict,
    /// A plain value found on the class: the entry of the namespace that it lies in.
    ClassEntry,
    /// As `ClassEntry`, of instances with a dict, which must not have the name.
    ClassEntryBehindDict,
    /// Something else found on the class that is given as it is.
    ClassValue,
    /// A static method found on the class.
    StaticMethod,
    /// A class method found on the class.
    ClassMethod,
    /// A function found on the class: bound when loaded, passed along when called.
    Method,
    /// An attribute declared for the class, with a getter.
    Declared,
    /// The class itself: `__class__`.
    Class,
    /// A property found on the class.
    Property,
    /// A descriptor found on the class whose own class is written in Python.
    Descriptor,
    /// An item of an instance of a named tuple.
    TupleItem,
    /// The module's dict entry.
    ModuleEntry,
    /// Something else found on a class itself that is given as it is.
    TypeValue,
    /// A plain value found on a class itself.
    TypeEntry,
    /// A class method found on a class itself.
    TypeClassMethod,
    /// A static method found on a class itself.
    TypeStaticMethod,
}
