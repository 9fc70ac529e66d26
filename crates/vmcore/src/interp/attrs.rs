//! Attributes, through inline caches: what was seen at a site is guarded by the object's layout word (builtin type or
//! hidden class, so which instance attributes there are) and its class's version (so what the class has).

use std::ptr::NonNull;

use ir::Instr;

use super::binding::enter_with;
use super::caching::{self, fill_load, fill_store};
use super::entering::enter_moved;
use super::executable::{Cache, CacheState, Site};
use super::frame::Return;
use super::state::{End, Outcome, State, failed, further, is_object, let_go, part, second, settle, slow};
use crate::heap::{Header, Object, Payload};
use crate::native::Args;
use crate::objects::classmethod::ClassMethod;
use crate::objects::descriptor::Descriptor;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::property::Property;
use crate::objects::staticmethod::StaticMethod;
use crate::objects::str::Str;
use crate::objects::super_::Super;
use crate::objects::tuple::Tuple;
use crate::objects::types::{Flags, Type, class_of, lookup};
use crate::ops;
use crate::ops::attr::Receiver;
use crate::value::{Ref, Value, Word, retain};
use crate::vm::{Res, Vm};

/// Whether the object and its class are as they were when the cache was filled.
#[inline(always)]
unsafe fn matches(cache: &Cache, word: Word) -> bool {
    // SAFETY: the word is a live object's; its class outlives it.
    unsafe {
        let header = &*(word as *const Header);
        header.layout() == cache.layout.get()
            && header
                .class_ptr()
                .is_some_and(|c| (*c.as_ref().payload()).version.get() as u64 == cache.version.get())
    }
}

/// An inline attribute slot.
#[inline(always)]
unsafe fn slot(word: Word, cache: &Cache) -> *mut Word {
    // SAFETY: the hidden class says that the slot lies in the object.
    unsafe { (word as *mut u8).add(cache.index.get() as usize).cast() }
}

/// The dict or overflow of an instance whose layout word the cache was filled with.
#[inline(always)]
unsafe fn behind<'a, T: Payload>(cache: &Cache, word: Word) -> Option<&'a Ref<T>> {
    // SAFETY: the hidden class says that the word at this offset is the dict or overflow, or nothing.
    unsafe {
        let at = (word as *const u8).add(cache.next_shape.get() as usize).cast::<Word>();
        if *at == 0 { None } else { Value::at(at).downcast::<T>() }
    }
}

/// The index of the attribute in the instance's dict, and that dict.
#[inline(always)]
unsafe fn dict_entry<'a>(vm: &Vm, site: &Site, word: Word) -> Option<(&'a Ref<Dict>, usize)> {
    // SAFETY: the caller's; the layout word matches.
    unsafe {
        let dict = behind::<Dict>(&site.cache, word)?;
        let hint = site.cache.index.get() as usize;
        if let Some((key, _)) = dict.get(vm).table.entry(hint)
            && key.is(site.name.as_value())
        {
            return Some((dict, hint));
        }
        let index = dict.index_of_str(vm, &site.name)?;
        site.cache.index.set(index as u32);
        Some((dict, index))
    }
}

/// The entry of a module's namespace.
#[inline(always)]
unsafe fn module_entry(vm: &Vm, cache: &Cache, word: Word) -> Option<Word> {
    // SAFETY: the layout word says that it is a module.
    unsafe {
        if (*(word as *const Header)).layout() != cache.layout.get() {
            return None;
        }
        let module = &*(*(word as *const Object<Module>)).payload();
        let table = &module.dict.get(vm).table;
        if table.version() != cache.version.get() {
            return None;
        }
        table.value_at(cache.index.get() as usize).map(Value::word)
    }
}

/// Whether the object is a class of type `type`, as it was when the cache was filled.
#[inline(always)]
unsafe fn type_matches(cache: &Cache, word: Word) -> bool {
    // SAFETY: the layout word says that it is a class.
    unsafe {
        (*(word as *const Header)).layout() == cache.layout.get()
            && (*(*(word as *const Object<Type>)).payload()).version.get() as u64 == cache.version.get()
    }
}

/// The value in the namespace's entry that the cache remembers; 0 for none.
///
/// # Safety
/// The class that the cache was filled with has not changed, so the entry is where it was.
#[inline(always)]
unsafe fn entry(cache: &Cache) -> Word {
    // SAFETY: the caller's promise.
    unsafe {
        let namespace = &*(*(cache.value.get() as *const Object<Dict>)).payload();
        namespace.table.value_at(cache.index.get() as usize).map_or(0, Value::word)
    }
}

/// What the method that the cache remembers is called with, where the object is a `super` like the one seen.
fn super_receiver<'a>(vm: &'a Vm, cache: &Cache, object: &'a Value) -> Option<&'a Value> {
    let found = object.exact::<Super>()?.get(vm);
    let (class, start) = (found.class.as_ref()?, found.object_class.as_ref()?);
    let receiver = found.object.as_ref()?;
    let fits = caching::versions(vm, class, start) == cache.version.get() && !receiver.is(start.as_value());
    fits.then_some(receiver)
}

/// The callable in the static method that the cache remembers.
///
/// # Safety
/// The class that has it has not changed.
#[inline(always)]
unsafe fn static_callable(cache: &Cache) -> Word {
    // SAFETY: the caller's promise.
    unsafe { (*(*(cache.value.get() as *const Object<StaticMethod>)).payload()).callable.word() }
}

/// The callable in the class method that the cache remembers.
///
/// # Safety
/// The class that has it has not changed.
#[inline(always)]
unsafe fn class_callable(cache: &Cache) -> Word {
    // SAFETY: the caller's promise.
    unsafe { (*(*(cache.value.get() as *const Object<ClassMethod>)).payload()).callable.word() }
}

/// Whether what the cache remembers holds of this object.
unsafe fn fits(vm: &Vm, cache: &Cache, word: Word) -> bool {
    // SAFETY: each state says what guards it.
    unsafe {
        match cache.state.get() {
            CacheState::Empty | CacheState::Global | CacheState::Builtin | CacheState::MethodOfImmediate => {
                false
            }
            CacheState::MethodOfSuper => super_receiver(vm, cache, Value::at(&word)).is_some(),
            CacheState::ModuleEntry => module_entry(vm, cache, word).is_some(),
            CacheState::TypeValue | CacheState::TypeEntry | CacheState::TypeClassMethod => {
                type_matches(cache, word)
            }
            CacheState::Slot
            | CacheState::AddSlot
            | CacheState::Overflow
            | CacheState::InDict
            | CacheState::MethodBehindDict
            | CacheState::ClassEntry
            | CacheState::ClassValue
            | CacheState::StaticMethod
            | CacheState::ClassMethod
            | CacheState::Method
            | CacheState::Declared
            | CacheState::Property
            | CacheState::TupleItem => matches(cache, word),
        }
    }
}

/// The second tier of all three: if what another cache of the site remembers holds of the object in `register`, the
/// instruction begins anew with that.
#[inline(always)]
fn try_others(vm: &Vm, s: State, register: i16) -> Option<NonNull<Instr>> {
    // SAFETY: the register and the site are the instruction's.
    unsafe {
        let word = s.word(register);
        // Where the cache itself fits, what it remembers is for the slow path: a bound method, an unbound slot.
        if !is_object(word)
            || fits(vm, &s.site().cache, word)
            || !s.site().bring_forward(|cache| fits(vm, cache, word))
        {
            return None;
        }
        NonNull::new(s.pc.cast_mut())
    }
}

/// What the cache knows the object's attribute to be, where that is not bound to anything; 0 if nothing.
#[inline(always)]
unsafe fn found(vm: &Vm, site: &Site, word: Word) -> Word {
    let cache = &site.cache;
    // SAFETY: each state says what guards it.
    unsafe {
        match cache.state.get() {
            CacheState::Slot if matches(cache, word) => *slot(word, cache),
            CacheState::Overflow if matches(cache, word) => behind::<List>(cache, word)
                .and_then(|overflow| overflow.get(vm).items.get(cache.index.get() as usize))
                .map_or(0, Value::word),
            CacheState::InDict if matches(cache, word) => dict_entry(vm, site, word)
                .and_then(|(dict, index)| dict.get(vm).table.value_at(index))
                .map_or(0, Value::word),
            CacheState::ClassEntry if matches(cache, word) => entry(cache),
            CacheState::ClassValue if matches(cache, word) => cache.value.get(),
            CacheState::StaticMethod if matches(cache, word) => static_callable(cache),
            CacheState::TupleItem if matches(cache, word) => {
                let tuple = &*(*(word as *const Object<Tuple>)).payload();
                tuple.items().get(cache.index.get() as usize).map_or(0, Value::word)
            }
            CacheState::ModuleEntry => module_entry(vm, cache, word).unwrap_or(0),
            CacheState::TypeValue if type_matches(cache, word) => cache.value.get(),
            CacheState::TypeEntry if type_matches(cache, word) => entry(cache),
            _ => 0,
        }
    }
}

#[inline(always)]
pub(super) unsafe fn load_attr(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        let word = s.word(i.b);
        let cache = &s.site().cache;
        if is_object(word) && cache.state.get() == CacheState::Slot && matches(cache, word) {
            let found = *slot(word, cache);
            if found != 0 {
                return loaded(vm, s, i.b, found);
            }
        }
        further(vm, s, |vm, s| {
            let word = s.word(s.instr().b);
            let found = if is_object(word) { found(vm, s.site(), word) } else { 0 };
            if found != 0 {
                return loaded(vm, s, s.instr().b, found);
            }
            second(
                vm,
                s,
                |vm, s| {
                    match s.site().cache.state.get() {
                        CacheState::Property => call_getter(vm, s),
                        CacheState::Declared => read_declared(vm, s),
                        _ => None,
                    }
                    .or_else(|| try_others(vm, s, s.instr().b))
                },
                load_attr_slow,
            )
        })
    }
}

/// Enters a frame for the function behind the property that the cache knows the attribute to be.
#[inline(always)]
unsafe fn call_getter(vm: &mut Vm, s: State) -> Option<NonNull<Instr>> {
    // SAFETY: the register and the site are the instruction's; the class that has the property has not changed.
    unsafe {
        let (word, cache) = (s.word(s.instr().b), &s.site().cache);
        if cache.state.get() != CacheState::Property || !is_object(word) || !matches(cache, word) {
            return None;
        }
        let property = &*(*(cache.value.get() as *const Object<Property>)).payload();
        enter_moved(vm, s, &property.get.clone()?, [s.instr().b])
    }
}

/// Reads the attribute that the cache knows to be declared for the object's class.
#[inline(always)]
unsafe fn read_declared(vm: &mut Vm, s: State) -> Option<NonNull<Instr>> {
    // SAFETY: the register and the site are the instruction's; the class that has the attribute has not changed.
    unsafe {
        let (i, site) = (s.instr(), s.site());
        let word = s.word(i.b);
        if !is_object(word) || !matches(&site.cache, word) {
            return None;
        }
        let attribute = Value::at(site.cache.value.as_ptr()).downcast::<Descriptor>()?.clone();
        (*vm.thread().frames.current()).pc = s.pc;
        match ops::attr::read_declared(vm, s.value(i.b), &site.name, &attribute) {
            Ok(value) => {
                let died = s.consume(i.b);
                if s.set(i.a, value.into_word()) | died {
                    settle(vm, s);
                }
                NonNull::new(s.behind().pc.cast_mut())
            }
            Err(raised) => NonNull::new(failed(vm, raised).cast_mut()),
        }
    }
}

/// Ends the load of an attribute whose value is `found` and whose object is in register `owner`.
#[inline(always)]
unsafe fn loaded(vm: &mut Vm, s: State, owner: i16, found: Word) -> End {
    // SAFETY: the registers are the instruction's.
    unsafe {
        retain(found);
        let died = s.part(vm, owner);
        let died = s.put(vm, s.instr().a, found) | died;
        s.after(died)
    }
}

fn load_attr_slow(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: the operand and the site belong to the instruction.
    let (object, site) = unsafe { (s.value(s.instr().b), s.site()) };
    fill_load(vm, site, object);
    if let Some(getter) = python_getter(vm, object, &site.name) {
        return enter_with(vm, &getter, object, Args::positional_only(&[]), Return::Finish, 0);
    }
    Ok(Outcome::Store(ops::get_attr(vm, object, &site.name)?))
}

/// The Python function behind a property that `object.name` runs, so that it runs in a frame of this loop.
fn python_getter(vm: &Vm, object: &Value, name: &Ref<Str>) -> Option<Value> {
    let class = class_of(vm, object);
    if class.flags(vm).intersects(Flags::GETATTRIBUTE | Flags::GETATTR) || object.downcast::<Type>().is_some()
    {
        return None;
    }
    let getter = ops::attr::property_getter(vm, &lookup(vm, class, name)?)?;
    if getter.exact::<Function>().is_some() { Some(getter) } else { None }
}

#[inline(always)]
pub(super) unsafe fn load_method(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; `a` and `a + 1` are empty temporaries.
    unsafe {
        let i = s.instr();
        let word = s.word(i.c);
        let cache = &s.site().cache;
        if is_object(word) && cache.state.get() == CacheState::Method && matches(cache, word) {
            let function = cache.value.get();
            (*(function as *const Header)).retain();
            let receiver = s.take(i.c);
            *s.reg(i.a) = function;
            *s.reg(i.a + 1) = receiver;
            return s.next();
        }
        further(vm, s, |vm, s| load_other_method(vm, s))
    }
}

/// [`load_method`] where the class has no function of that name, or is not the one seen last.
#[inline(always)]
unsafe fn load_other_method(vm: &mut Vm, s: State) -> End {
    // SAFETY: as in `load_method`.
    unsafe {
        let i = s.instr();
        let word = s.word(i.c);
        let cache = &s.site().cache;
        if is_object(word) {
            match cache.state.get() {
                CacheState::MethodBehindDict
                    if matches(cache, word)
                        && behind::<Dict>(cache, word)
                            .is_none_or(|dict| dict.index_of_str(vm, &s.site().name).is_none()) =>
                {
                    let function = cache.value.get();
                    retain(function);
                    let receiver = s.take(i.c);
                    *s.reg(i.a) = function;
                    *s.reg(i.a + 1) = receiver;
                    return s.next();
                }
                CacheState::TypeClassMethod if type_matches(cache, word) => {
                    let function = class_callable(cache);
                    retain(function);
                    let receiver = s.take(i.c);
                    *s.reg(i.a) = function;
                    *s.reg(i.a + 1) = receiver;
                    return s.next();
                }
                CacheState::ClassMethod if matches(cache, word) => {
                    let function = class_callable(cache);
                    let class = (*(word as *const Header)).class_ptr().map_or(0, |c| c.as_ptr() as Word);
                    retain(function);
                    retain(class);
                    let died = s.part(vm, i.c);
                    *s.reg(i.a) = function;
                    *s.reg(i.a + 1) = class;
                    return s.after(died);
                }
                CacheState::MethodOfSuper => {
                    if let Some(object) = super_receiver(vm, cache, s.value(i.c)) {
                        let function = cache.value.get();
                        retain(function);
                        let receiver = object.clone().into_word();
                        let died = s.part(vm, i.c);
                        *s.reg(i.a) = function;
                        *s.reg(i.a + 1) = receiver;
                        return s.after(died);
                    }
                }
                _ => {
                    let found = found(vm, s.site(), word);
                    if found != 0 {
                        retain(found);
                        let died = s.part(vm, i.c);
                        *s.reg(i.a) = found;
                        *s.reg(i.a + 1) = 0;
                        return s.after(died);
                    }
                }
            }
        } else if cache.state.get() == CacheState::MethodOfImmediate
            && class_of(vm, s.value(i.c)).get(vm).version.get() as u64 == cache.version.get()
        {
            let function = cache.value.get();
            retain(function);
            *s.reg(i.a + 1) = s.take(i.c);
            *s.reg(i.a) = function;
            return s.next();
        }
        second(
            vm,
            s,
            |vm, s| try_others(vm, s, s.instr().c),
            |vm, s| {
                let i = s.instr();
                let (object, site) = (s.value(i.c), s.site());
                fill_load(vm, site, object);
                let (callable, receiver) = ops::attr::load_method(vm, object, &site.name)?;
                *s.reg(i.a + 1) = match receiver {
                    Receiver::Nothing => 0,
                    Receiver::Object => s.take(i.c),
                    Receiver::Other(receiver) => receiver.into_word(),
                };
                // `a` may be the register that the object was in: `take` and `finish` leave it empty before this is
                // stored.
                Ok(Outcome::Store(callable))
            },
        )
    }
}

#[inline(always)]
pub(super) unsafe fn store_attr(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        let word = s.word(i.b);
        let cache = &s.site().cache;
        if is_object(word) && matches(cache, word) {
            match cache.state.get() {
                CacheState::Slot => {
                    let value = s.take(i.c);
                    let old = std::mem::replace(&mut *slot(word, cache), value);
                    let died = part(vm, old) | s.part(vm, i.b);
                    return s.after(died);
                }
                CacheState::AddSlot => {
                    let value = s.take(i.c);
                    *slot(word, cache) = value;
                    (*(word as *const Header)).set_shape(cache.next_shape.get());
                    let died = s.part(vm, i.b);
                    return s.after(died);
                }
                _ => {}
            }
        }
        second(
            vm,
            s,
            |vm, s| match store_behind(vm, s) {
                None => try_others(vm, s, s.instr().b),
                stored => stored,
            },
            |vm, s| {
                let i = s.instr();
                let (object, site) = (s.value(i.b), s.site());
                let before = object.header().map_or(0, Header::layout);
                ops::set_attr(vm, object, &site.name, s.value(i.c))?;
                fill_store(vm, site, object, before);
                Ok(Outcome::Go)
            },
        )
    }
}

/// Stores into the instance's dict or overflow, where the cache remembers.
#[inline(always)]
unsafe fn store_behind(vm: &mut Vm, s: State) -> Option<NonNull<Instr>> {
    // SAFETY: the registers and the site are the instruction's.
    unsafe {
        let (i, site) = (s.instr(), s.site());
        let word = s.word(i.b);
        if !is_object(word) || !matches(&site.cache, word) {
            return None;
        }
        let old = match site.cache.state.get() {
            CacheState::InDict => {
                let (dict, index) = dict_entry(vm, site, word)?;
                let value = Value::from_word(s.take(i.c));
                dict.get_mut(vm).table.replace(index, value)
            }
            CacheState::Overflow => {
                let overflow = behind::<List>(&site.cache, word)?;
                let place = overflow.get_mut(vm).items.get_mut(site.cache.index.get() as usize)?;
                Some(std::mem::replace(place, Value::from_word(s.take(i.c))))
            }
            _ => return None,
        };
        if let_go(old.map_or(0, Value::into_word)) | s.consume(i.b) {
            settle(vm, s);
        }
        NonNull::new(s.behind().pc.cast_mut())
    }
}

#[inline(always)]
pub(super) unsafe fn delete_attr(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            ops::del_attr(vm, s.value(s.instr().b), &s.site().name)?;
            Ok(Outcome::Go)
        })
    }
}
